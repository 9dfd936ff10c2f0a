//! # What it does
//! Finds measures and tiles that count sign-ins without MFA by `MFAUsed` alone.
//!
//! # Why is this bad?
//! AWS writes `MFAUsed: No` for everybody who signs in at an identity provider, whatever second factor that
//! asked for. So whole companies appear without MFA that have it; only of IAM users and root can AWS tell.
//!
//! # Example
//! ```yaml
//! filters:
//!   cloudtrail.mfa_used: "No"
//! ```
//!
//! # Use instead
//! ```yaml
//! filters:
//!   cloudtrail.mfa_used: "No"
//!   cloudtrail.user_type: IAMUser,Root
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>

use crate::diagnostic::Diagnostics;
use crate::lint::conditions::conditions;
use crate::lint::meaning::Meaning;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "mfa-without-identity-class",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("mfa_without_identity_class.rs"),
    check: Check::Project(check),
};

/// What tells people of an identity provider from IAM users.
const IDENTITY: [&str; 3] = [
    "useridentity.type",
    "useridentity.arn",
    "useridentity__type",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for conditions in conditions(context) {
        let is_no = |text: &str| ["no", "-yes", "-%yes%"].contains(&text.to_lowercase().as_str());
        for condition in conditions.all.iter().filter(|it| is_no(it.expression)) {
            if !Meaning::of_field(condition.view, condition.field).has_text("mfaused") {
                continue;
            }
            let others = conditions.all.iter().map(|it| (it.view, it.field));
            let mut fields = others.chain(conditions.shown.iter().copied());
            let tells_identity = fields.any(|(view, field)| {
                let meaning = Meaning::of_field(view, field);
                IDENTITY.iter().any(|it| meaning.reads(it)) || meaning.has_text("samlprovider")
            });
            if !tells_identity {
                findings.push(
                    RULE.finding(format!(
                        "{} counts everybody who signs in at an identity provider as without MFA",
                        conditions.who
                    ))
                    .on(condition.place.clone())
                    .help("filter on the type of the identity as well: `IAMUser,Root`"),
                );
            }
        }
    }
}
