# Written once by `cloudtrail-lookml generate`, and yours from now on: it is never written again.
# The model includes this file last, so what stands here changes what was generated, without editing it.
#
# view: +<< refinements.events_view | word >> {
#   # A field keeps every parameter that is not named here.
#   dimension: principal {
#     label: "Who"
#   }
#
#   # A field that is new.
#   dimension: is_root {
#     type: yesno
#     label: "Is Root"
#     description: "Yes where the account's root user acted."
#     sql: ${identity_class} = 'Root user' ;;
#   }
# }
#
# view: +<< refinements.sign_in_view | word >> {
#   measure: failed_sign_ins {
#     label: "Refused Sign-Ins"
#   }
# }
