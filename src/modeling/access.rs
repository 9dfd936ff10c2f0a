//! Who sees what, for teams that share a Looker: the rows of their accounts, and the fields that tell
//! secrets.
//!
//! Sources: Looker, `access_filter`, `access_grant` and `required_access_grants`
//! (<https://cloud.google.com/looker/docs/reference/param-explore-access-filter>,
//! <https://cloud.google.com/looker/docs/reference/param-model-access-grant>). A grant on a field does
//! not reach the fields that refer to it
//! (<https://discuss.google.dev/t/how-to-use-and-troubleshoot-access-grants-field-permissions/121104>),
//! so every field that shows the text is named: columns, dimensions and measures.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::{Declaration, Explore, Parameter, Value, View};

/// The grant's name in the model.
const GRANT: &str = "cloudtrail_sensitive";

/// What readers without the grant do not see.
const SENSITIVE: [&str; 23] = [
    // Addresses.
    "sourceipaddress",
    "source_ip",
    "source_network",
    "source_ip_list",
    "last_source_ip",
    "sign_in_source_ip",
    "ip_key",
    "ip_low",
    "ip_block_key",
    // Access keys.
    "useridentity__accesskeyid",
    "access_key",
    // The texts of requests and responses, and what is taken out of them as it stands.
    "requestparameters",
    "responseelements",
    "request_parameters",
    "response_elements",
    "additionaleventdata",
    "serviceeventdetails",
    "network_search",
    "external_sharing",
    "secret_read",
    "object",
    "target",
    "console_host",
];

/// The declaration of the grant, where one is wanted.
pub(super) fn grant(config: &Config) -> Option<Declaration> {
    let attribute = config.access.sensitive.as_deref()?;
    let yes = Value::List(vec![Value::Text("yes".to_owned())]);
    Some(Declaration::Parameter(Parameter::new(
        "access_grant",
        Value::Block {
            name: Some(GRANT.to_owned()),
            parameters: vec![
                Parameter::word("user_attribute", attribute),
                Parameter::new("allowed_values", yes),
            ],
        },
    )))
}

/// Puts the grant on the fields of the view that need it.
pub(super) fn require_grant(view: &mut View, config: &Config) {
    if config.access.sensitive.is_none() {
        return;
    }
    let sensitive = |name: &str| SENSITIVE.contains(&name);
    for field in view.fields.iter_mut().filter(|it| sensitive(&it.name)) {
        field.other.push(Parameter::new(
            "required_access_grants",
            Value::List(vec![Value::Word(GRANT.to_owned())]),
        ));
    }
}

/// Shows each reader the rows of the accounts in the user attribute.
pub(super) fn filter_accounts(explore: &mut Explore, field: &str, config: &Config) {
    let Some(attribute) = config.access.accounts.as_deref() else {
        return;
    };
    explore.other.push(Parameter::new(
        "access_filter",
        Value::Block {
            name: None,
            parameters: vec![
                Parameter::word("field", format!("{}.{field}", explore.name)),
                Parameter::word("user_attribute", attribute),
            ],
        },
    ));
}

/// Says that no field tells the account, where readers are to see theirs alone.
pub(super) fn check(has_account: bool, config: &Config, diagnostics: &mut Diagnostics) {
    if config.access.accounts.is_none() || has_account {
        return;
    }
    let finding = Diagnostic::error(
        "access-without-account",
        "readers are to see their accounts alone, and the table does not tell the account",
    )
    .help("add the column `recipientaccountid string` to the table, or remove `access.accounts`");
    diagnostics.push(config.locate(finding, "access.accounts"));
}
