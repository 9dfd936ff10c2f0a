//! Ctrl-C while a statement runs: it is stopped at Athena too.
//!
//! The signal reaches the whole process, so that this test has one of its own.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]
#![allow(dead_code, reason = "the other tests of the module use the rest")]

#[path = "support/replay.rs"]
mod replay;

use std::path::Path;

use replay::Exchange;

#[test]
fn ctrl_c_stops_the_query() {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/athena_api");
    let case = all.join("ctrl_c_stops_the_query");
    let exchange = Exchange::read(&case.join("interrupted.txt"));
    let replayed = replay::replay(&exchange, &all.join("project"), true);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("said", replayed.text()));
}
