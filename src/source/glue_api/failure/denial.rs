//! `Denial`: which action on which resource a policy does not allow, as AWS tells it.

use std::fmt::Write as _;

use super::Call;
use crate::aws::words::plain;
use crate::diagnostic::{Diagnostic, excerpt, is_invisible};

/// Names longer than this are no ARN.
const MAX_LENGTH: usize = 2048;

/// Who may not do what, as far as AWS tells it.
///
/// The text is such as `User: ARN is not authorized to perform: glue:GetTable on resource: ARN because no
/// identity-based policy allows the glue:GetTable action`, or `... with an explicit deny in a service
/// control policy`. Source: IAM user guide, *Troubleshoot access denied error messages*
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>).
#[derive(Debug, Default)]
pub(super) struct Denial {
    principal: Option<String>,
    action: Option<String>,
    resource: Option<String>,
    reason: Option<String>,
}

impl Denial {
    /// Takes out what can be told; the words themselves are not shown.
    pub(super) fn read(message: &str) -> Self {
        let after = |mark: &str| message.split_once(mark).map(|(_, rest)| rest);
        let word = |mark: &str| {
            let word = after(mark)?.split_whitespace().next()?;
            Some(word.trim_end_matches(['.', ','])).filter(|word| is_plain(word))
        };
        Self {
            principal: word("User: ").map(str::to_owned),
            action: word("perform: ").map(str::to_owned),
            resource: word("on resource: ").map(str::to_owned),
            reason: after(" because ").or_else(|| after(" with ")).map(plain),
        }
    }

    /// What to put into which policy.
    pub(super) fn diagnostic(&self, call: &Call) -> Diagnostic {
        let action = self.action.as_deref().unwrap_or(call.action);
        let address = call.address.to_string();
        let resource = self.resource.as_deref().unwrap_or(&address);
        let message = format!("the credentials may not use `{action}` on `{resource}`");
        let error = Diagnostic::error("access-denied", message);
        let whose = match &self.principal {
            Some(principal) => format!("`{principal}`"),
            None => "the credentials' user or role".to_owned(),
        };
        let allow = format!(
            "put `{action}` on {} into the policy of {whose}; the README has one to copy",
            resources(call, self.resource.as_deref())
        );
        match &self.reason {
            Some(reason) if reason.contains("explicit deny") => error
                .note(format!("the reason that AWS gives: {reason}"))
                .help(format!(
                    "ask who keeps that policy to make an exception for {whose}"
                )),
            Some(reason) => error
                .note(format!("the reason that AWS gives: {reason}"))
                .help(allow),
            None => error.help(allow),
        }
    }
}

fn is_plain(word: &str) -> bool {
    word.len() <= MAX_LENGTH && !word.chars().any(|c| is_invisible(c) || c == '`')
}

/// All that Glue looks at for a call: the catalog, the database and the table.
///
/// Source: AWS Glue developer guide, *Specifying AWS Glue resource ARNs*
/// (<https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html>).
fn resources(call: &Call, named: Option<&str>) -> String {
    let prefix = named
        .and_then(|arn| arn.match_indices(':').nth(4))
        .and_then(|(end, _)| named?.get(..end).map(str::to_owned))
        .unwrap_or_else(|| prefix(call));
    let database = excerpt(&call.address.database);
    let (database, table) = match (call.action, &call.address.table) {
        ("glue:GetDatabases", _) => ("*".to_owned(), None),
        ("glue:GetTables", _) => (database, Some("*".to_owned())),
        ("glue:GetTable" | "glue:GetPartitions", Some(table)) => (database, Some(excerpt(table))),
        _ => (database, None),
    };
    let mut all = format!("`{prefix}:catalog`, `{prefix}:database/{database}`");
    if let Some(table) = table {
        let _ = write!(all, ", `{prefix}:table/{database}/{table}`");
    }
    all
}

/// The beginning of the ARNs of a catalog, as far as it is known.
fn prefix(call: &Call) -> String {
    let partition = match &call.region {
        region if region.starts_with("cn-") => "aws-cn",
        region if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    };
    let account = call.catalog_id.as_deref().unwrap_or("ACCOUNT");
    format!("arn:{partition}:glue:{}:{account}", call.region)
}

/// Lake Formation guards databases and tables beside IAM.
pub(super) fn lake_formation(call: &Call) -> Diagnostic {
    let address = &call.address;
    let message = format!("Lake Formation does not let the credentials see `{address}`");
    Diagnostic::error("lake-formation-denied", message)
        .note("this is not a matter of IAM policies: Lake Formation keeps permissions of its own")
        .help(format!(
            "ask an administrator of the data lake to run `aws lakeformation grant-permissions --principal DataLakePrincipalIdentifier=ARN-OF-YOUR-ROLE --permissions DESCRIBE --resource '{}'`",
            grant(call)
        ))
}

/// The resource in the form that the AWS command line reads.
fn grant(call: &Call) -> String {
    let address = &call.address;
    let mut resource = serde_json::Map::new();
    if let Some(catalog) = &address.catalog_id {
        resource.insert("CatalogId".to_owned(), catalog.as_str().into());
    }
    let kind = if let Some(table) = &address.table {
        resource.insert("DatabaseName".to_owned(), address.database.as_str().into());
        resource.insert("Name".to_owned(), table.as_str().into());
        "Table"
    } else {
        resource.insert("Name".to_owned(), address.database.as_str().into());
        "Database"
    };
    serde_json::json!({ kind: resource }).to_string()
}
