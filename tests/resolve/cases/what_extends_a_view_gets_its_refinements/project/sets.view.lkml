view: sets {
  extension: required
  set: activity_default { fields: [email] }
}
