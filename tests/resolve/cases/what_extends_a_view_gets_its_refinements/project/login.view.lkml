include: "activity_refined.view"
view: login {
  extends: [activity]
  label: "Login"
  measure: failures { type: count }
}
