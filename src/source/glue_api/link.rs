//! Following resource links to the table that has the columns.

use std::sync::Arc;

use aws_sdk_glue::types::Table;

use super::address::Address;
use super::session::Session;
use super::{answer, missing};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// Lake Formation makes no link to a link; links made by hand may form a chain, but no long one.
const MAX_LINKS: usize = 8;

/// The way through resource links.
#[derive(Debug)]
pub(super) struct Trail(Vec<Address>);

impl Trail {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// Goes to an address, unless the way has become too long or has been here before.
    pub(super) fn go(&mut self, to: &Address) -> Result<(), Diagnostic> {
        let is_cycle = self.0.contains(to);
        self.0.push(to.clone());
        if is_cycle {
            return Err(Diagnostic::error(
                "link-cycle",
                format!("the resource link `{to}` leads back to itself"),
            )
            .note(self.told())
            .help("give the name of the table itself, or make the link anew"));
        }
        if self.0.len() > MAX_LINKS + 1 {
            return Err(Diagnostic::error(
                "link-cycle",
                format!("more than {MAX_LINKS} resource links lead from one to the next"),
            )
            .note(self.told())
            .help("give the name of the table itself"));
        }
        Ok(())
    }

    /// Adds the way to a finding about its end.
    pub(super) fn tell(&self, finding: Diagnostic) -> Diagnostic {
        if self.is_direct() {
            return finding;
        }
        finding.note(self.told())
    }

    /// Whether no link was followed.
    pub(super) fn is_direct(&self) -> bool {
        self.0.len() < 2
    }

    fn told(&self) -> String {
        let stations: Vec<String> = self.0.iter().map(|at| format!("`{at}`")).collect();
        format!("the way through resource links: {}", stations.join(" -> "))
    }
}

/// The get-table JSON of the table at an address, or of the one that links lead to, with its address.
pub(super) async fn follow(
    session: &Session,
    mut at: Address,
) -> Result<(Address, Arc<SourceText>), Diagnostics> {
    let mut trail = Trail::new();
    loop {
        trail.go(&at)?;
        match session.table(&at).await {
            Ok(page) => match page.output.table() {
                Some(table) => {
                    let Some(next) = target(table, &at) else {
                        let text = answer(&at, page.body);
                        return Ok((at, text));
                    };
                    at = next;
                }
                None => {
                    return Err(page
                        .not_glue("an answer without a table")
                        .diagnostic()
                        .into());
                }
            },
            Err(failure) if failure.is_missing() => {
                at = missing::linked_or_missing(session, &at, &trail).await?;
            }
            Err(failure) => return Err(trail.tell(failure.diagnostic()).into()),
        }
    }
}

/// Where a link points to. Glue follows links by itself where it can; then the columns are there.
fn target(table: &Table, at: &Address) -> Option<Address> {
    let target = table.target_table()?;
    let has_columns = table
        .storage_descriptor()
        .is_some_and(|storage| !storage.columns().is_empty());
    if has_columns {
        return None;
    }
    Some(at.linked(
        target.catalog_id(),
        target.region(),
        target.database_name(),
        target.name(),
    ))
}
