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
#     sql: ${identity_class} = 'Root' ;;
#   }
# }
#
# view: +<< refinements.sign_in_view | word >> {
#   measure: failures {
#     label: "Refused Sign-ins"
#   }
# }
#
# A dashboard of your own can build on a generated one. It lies in a file of its own, such as
# our_sign_ins.dashboard.lookml, which is included here:
#
# include: "/our_sign_ins.dashboard.lookml"
#
# - dashboard: our_sign_ins
#   extends: console_login_overview
