//! Listing the tables of a database, page by page, so that memory does not grow with their number.

use super::super::Visit;
use super::super::get_table;
use super::address::Address;
use super::link::Trail;
use super::missing;
use super::session::Session;
use crate::diagnostic::Diagnostics;

/// Calls back with each table of the database at an address, or of the one that a link leads to.
pub(super) async fn list(
    session: &Session,
    mut at: Address,
    visit: &mut Visit<'_>,
) -> Result<(), Diagnostics> {
    let mut trail = Trail::new();
    loop {
        trail.go(&at)?;
        if list_here(session, &at, &trail, visit).await? > 0 {
            return Ok(());
        }
        match link(session, &at).await {
            Some(next) => at = next,
            None => return Ok(()),
        }
    }
}

/// How many tables the database has.
async fn list_here(
    session: &Session,
    at: &Address,
    trail: &Trail,
    visit: &mut Visit<'_>,
) -> Result<usize, Diagnostics> {
    let mut count = 0;
    let mut token: Option<String> = None;
    loop {
        let page = match session.tables(at, token.clone()).await {
            Ok(page) => page,
            Err(failure) if failure.is_missing() => {
                missing::linked_or_missing(session, at, trail).await?;
                return Ok(0);
            }
            Err(failure) => return Err(trail.tell(failure.diagnostic()).into()),
        };
        let next = page.output.next_token.clone();
        if page.output.table_list.is_none() {
            return Err(page
                .not_glue("an answer without a list")
                .diagnostic()
                .into());
        }
        if next.is_some() && next == token {
            return Err(page.not_glue("the same page again").diagnostic().into());
        }
        count += page.output.table_list().len();
        token = next;
        get_table::each(&super::answer(at, page.body), visit)?;
        if token.is_none() {
            return Ok(count);
        }
    }
}

/// Where a database without tables points to, as far as it may be seen.
async fn link(session: &Session, at: &Address) -> Option<Address> {
    let page = session.database(at).await.ok()?;
    missing::target(page.output.database()?, at)
}
