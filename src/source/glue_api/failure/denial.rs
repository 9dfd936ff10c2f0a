//! `Denial`: which action on which resource a policy does not allow, as AWS tells it.

use super::Call;
use crate::diagnostic::{Diagnostic, excerpt};

/// Names longer than this are no ARN.
const MAX_LENGTH: usize = 2048;

/// Who may not do what, as far as AWS tells it.
///
/// The text is such as `User: ARN is not authorized to perform: glue:GetTable on resource: ARN because no
/// identity-based policy allows the glue:GetTable action`. Source: IAM user guide, *Troubleshoot access
/// denied error messages*
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
            reason: after(" because ").map(reason),
        }
    }

    /// What to put into which policy.
    pub(super) fn diagnostic(&self, call: &Call) -> Diagnostic {
        let action = self.action.as_deref().unwrap_or(call.action);
        let resource = self.resource.clone().unwrap_or_else(|| resource(call));
        let message = format!("the credentials may not use `{action}` on `{resource}`");
        let mut error = Diagnostic::error("access-denied", message);
        if let Some(reason) = &self.reason {
            error = error.note(format!("the reason that AWS gives: {reason}"));
        }
        let whose = match &self.principal {
            Some(principal) => format!("`{principal}`"),
            None => "the credentials' user or role".to_owned(),
        };
        error
            .note("Glue asks for the action on the catalog, on the database and on the table")
            .help(format!(
                "put `{action}` on {} into the policy of {whose}; the README has one to copy",
                resources(call, &resource)
            ))
    }
}

/// One sentence without what only fills it.
fn reason(text: &str) -> String {
    let text = text.split(['.', '\n']).next().unwrap_or_default();
    excerpt_long(text.trim())
}

/// The text without anything invisible, cut to what AWS's own sentences need.
fn excerpt_long(text: &str) -> String {
    text.chars()
        .filter(|c| !crate::diagnostic::is_invisible(*c))
        .take(160)
        .collect()
}

fn is_plain(word: &str) -> bool {
    word.len() <= MAX_LENGTH
        && !word
            .chars()
            .any(|c| crate::diagnostic::is_invisible(c) || c == '`')
}

/// The three resources that Glue looks at, made from the one that AWS named.
///
/// Source: AWS Glue developer guide, *Specifying AWS Glue resource ARNs*
/// (<https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html>).
fn resources(call: &Call, named: &str) -> String {
    let prefix = match named
        .rsplit_once(":catalog")
        .or(named.split_once(":database/"))
        .or(named.split_once(":table/"))
    {
        Some((prefix, _)) => prefix.to_owned(),
        None => prefix(call),
    };
    let database = &call.address.database;
    let mut all = vec![format!("`{prefix}:catalog`")];
    if call.action == "glue:GetDatabases" {
        all.push(format!("`{prefix}:database/*`"));
    } else {
        all.push(format!("`{prefix}:database/{}`", excerpt(database)));
    }
    match (&call.address.table, call.action) {
        (Some(table), "glue:GetTable") => {
            all.push(format!(
                "`{prefix}:table/{}/{}`",
                excerpt(database),
                excerpt(table)
            ));
        }
        (_, "glue:GetTables") => all.push(format!("`{prefix}:table/{}/*`", excerpt(database))),
        _ => {}
    }
    all.join(", ")
}

fn resource(call: &Call) -> String {
    format!("{}:catalog", prefix(call))
}

fn prefix(call: &Call) -> String {
    let account = call.address.catalog_id.as_deref().unwrap_or("ACCOUNT");
    format!("arn:aws:glue:{}:{account}", call.region)
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
    let kind = match &address.table {
        Some(table) => {
            resource.insert("DatabaseName".to_owned(), address.database.as_str().into());
            resource.insert("Name".to_owned(), table.as_str().into());
            "Table"
        }
        None => {
            resource.insert("Name".to_owned(), address.database.as_str().into());
            "Database"
        }
    };
    serde_json::json!({ kind: resource }).to_string()
}
