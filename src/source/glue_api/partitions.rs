//! How large the partitions of a table are, page by page.

use super::super::sizes::{PartitionSize, size};
use super::address::Address;
use super::session::Session;
use crate::diagnostic::Diagnostics;

/// Each partition of the table at an address.
pub(super) async fn list(
    session: &Session,
    at: &Address,
) -> Result<Vec<PartitionSize>, Diagnostics> {
    let mut all = Vec::new();
    let mut token: Option<String> = None;
    loop {
        let page = match session.partitions(at, token.clone()).await {
            Ok(page) => page,
            Err(failure) => return Err(failure.diagnostic().into()),
        };
        let next = page.output.next_token.clone();
        if next.is_some() && next == token {
            return Err(page.not_glue("the same page again").diagnostic().into());
        }
        all.extend(page.output.partitions().iter().map(|partition| {
            let storage = partition.storage_descriptor();
            let parameters = partition.parameters();
            PartitionSize {
                location: storage
                    .and_then(|it| it.location())
                    .unwrap_or_default()
                    .into(),
                bytes: size(|key| parameters?.get(key).map(String::as_str)),
            }
        }));
        token = next;
        if token.is_none() {
            return Ok(all);
        }
    }
}
