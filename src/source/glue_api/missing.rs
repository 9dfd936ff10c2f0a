//! What to say where a table or a database is not there: a link to follow, or the name that was meant.

use aws_sdk_glue::types::{Database, Table};

use super::super::table_name::typed;
use super::address::Address;
use super::failure::Failure;
use super::link::Trail;
use super::session::Session;
use crate::diagnostic::{Diagnostic, Diagnostics, near_word, shell_word};

/// The most pages of names that are looked through for the one that was meant.
const MAX_PAGES: usize = 100;

/// The address to go on with, where the database is a link; else what lacks, and what may be meant.
pub(super) async fn linked_or_missing(
    session: &Session,
    at: &Address,
    trail: &Trail,
) -> Result<Address, Diagnostics> {
    let finding = match session.database(at).await {
        Ok(page) => {
            if let Some(next) = page
                .output
                .database()
                .and_then(|database| target(database, at))
            {
                return Ok(next);
            }
            match at.table {
                Some(_) => missing_table(session, at, trail).await,
                None => {
                    return Err(page
                        .not_glue("no table, and a database")
                        .diagnostic()
                        .into());
                }
            }
        }
        Err(failure) if failure.is_missing() => missing_database(session, at, trail).await,
        Err(failure) if at.table.is_some() => {
            let finding = missing_table(session, at, trail).await;
            Diagnostic {
                message: format!("the Glue catalog has no table `{}`", at.plain()),
                ..finding
            }
            .note(match failure.denied() {
                Some(action) => format!("perhaps the database is not there either; `{action}`, which would tell, is not allowed"),
                None => "perhaps the database is not there either".to_owned(),
            })
        }
        Err(_) => missing_database(session, at, trail).await,
    };
    Err(trail.tell(finding.note(place(session, at))).into())
}

/// Where a database link points to.
pub(super) fn target(database: &Database, at: &Address) -> Option<Address> {
    let target = database.target_database()?;
    let next = at.linked(
        target.catalog_id(),
        target.region(),
        target.database_name(),
        None,
    );
    // Glue follows the link by itself where it can, and then tells the target's own properties.
    (next != *at).then_some(next)
}

async fn missing_table(session: &Session, at: &Address, trail: &Trail) -> Diagnostic {
    let name = at.table();
    let message = format!(
        "the database `{}` has no table `{}`",
        typed(&at.database),
        typed(name)
    );
    let error = Diagnostic::error("glue-table-not-found", message);
    if !trail.is_direct() {
        return error.help("ask who made the resource link, or give the name of the table itself");
    }
    match near_table(session, at).await {
        Ok(Some(near)) => {
            let near = Address::of_table(&at.database, &near).to_string();
            error.help(format!("did you mean `--glue {}`?", shell_word(&near)))
        }
        Ok(None) => error.help(format!(
            "list its tables with `cloudtrail-lookml tables --glue {}`",
            shell_word(&typed(&at.database))
        )),
        Err(failure) => unseen(error, &failure).help("look the name up in the Glue console"),
    }
}

async fn missing_database(session: &Session, at: &Address, trail: &Trail) -> Diagnostic {
    let message = format!("the Glue catalog has no database `{}`", typed(&at.database));
    let error = Diagnostic::error("glue-database-not-found", message);
    if !trail.is_direct() {
        return error.help("ask who made the resource link, or give the name of the table itself");
    }
    match near_database(session, at).await {
        Ok(Some(near)) => {
            let near = Address {
                database: near,
                ..at.clone()
            };
            error.help(format!(
                "did you mean `--glue {}`?",
                shell_word(&near.to_string())
            ))
        }
        Ok(None) => {
            error.help("choose another catalog with `--region`, `--profile` or `--catalog-id`")
        }
        Err(failure) => unseen(error, &failure).help("look the name up in the Glue console"),
    }
}

/// Says that a name could not be looked up, and why.
fn unseen(error: Diagnostic, failure: &Failure) -> Diagnostic {
    match failure.denied() {
        Some(action) => error.note(format!(
            "other names cannot be suggested, for `{action}` is not allowed"
        )),
        None => error.note("no other name can be suggested, for the names could not be read"),
    }
}

/// The wrong region is a common reason.
fn place(session: &Session, at: &Address) -> String {
    let region = at.region.as_deref().unwrap_or(session.region());
    match at.catalog_id.as_deref().or(session.default_catalog_id()) {
        Some(catalog) => format!("the region is `{region}`, the catalog `{catalog}`"),
        None => format!("the region is `{region}`, the catalog that of the credentials' account"),
    }
}

/// The table whose name differs least, page by page.
async fn near_table(session: &Session, at: &Address) -> Result<Option<String>, Failure> {
    let (mut near, mut token): (Option<String>, _) = (None, None);
    for _ in 0..MAX_PAGES {
        let page = session.table_names(at, token).await?;
        let names = page.output.table_list().iter().map(Table::name);
        near = nearer(at.table(), near.as_deref(), names);
        token = page.output.next_token;
        if token.is_none() {
            break;
        }
    }
    Ok(near)
}

/// The database whose name differs least, page by page.
async fn near_database(session: &Session, at: &Address) -> Result<Option<String>, Failure> {
    let (mut near, mut token): (Option<String>, _) = (None, None);
    for _ in 0..MAX_PAGES {
        let page = session.database_names(at, token).await?;
        let names = page.output.database_list().iter().map(Database::name);
        near = nearer(&at.database, near.as_deref(), names);
        token = page.output.next_token;
        if token.is_none() {
            break;
        }
    }
    Ok(near)
}

fn nearer<'n>(
    wanted: &str,
    near: Option<&'n str>,
    names: impl Iterator<Item = &'n str>,
) -> Option<String> {
    near_word(wanted, near.into_iter().chain(names)).map(str::to_owned)
}
