//! Sends statements to Amazon Athena and waits for their end: beside `source::glue_api` the one room that
//! talks to a network.
//!
//! Statements run one after the other, so that a workgroup's limit on concurrent queries is never met.
//! A statement that is not waited for any longer (its time is up, or the person pressed Ctrl-C) is
//! stopped at Athena as well, for it goes on and costs otherwise.
//!
//! Source: Amazon Athena API reference, *`StartQueryExecution`*, *`GetQueryExecution`*,
//! *`GetQueryResults`*, *`StopQueryExecution`*
//! (<https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html>).

mod answer;
#[cfg(feature = "aws")]
mod failure;
#[cfg(not(feature = "aws"))]
mod left_out;
#[cfg(feature = "aws")]
mod session;
mod target;
#[cfg(feature = "aws")]
mod wait;

pub use answer::{Answer, Ended, Position};
#[cfg(not(feature = "aws"))]
pub use left_out::run;
pub use target::Target;

/// Takes the number of a statement, from 0, and what became of it.
pub type Visit<'v> = dyn FnMut(usize, Answer) + 'v;

/// Runs the statements in order, and calls back with each when it has ended.
///
/// A statement that Athena refuses or fails is an answer like any other; the next one is run all the same.
///
/// # Errors
///
/// When Athena cannot be reached or does not let these credentials run queries, when a statement takes
/// longer than `target.patience`, and when the person interrupts: one error that says what to do next.
#[cfg(feature = "aws")]
pub fn run(
    statements: &[String],
    target: &Target,
    network: &crate::source::Network,
    visit: &mut Visit<'_>,
) -> Result<(), crate::diagnostic::Diagnostics> {
    crate::aws::block_on(
        async {
            let session = session::Session::open(target, network).await?;
            let mut interrupt = std::pin::pin!(tokio::signal::ctrl_c());
            for (number, sql) in statements.iter().enumerate() {
                let answer = wait::run(&session, sql, target.patience, interrupt.as_mut()).await?;
                visit(number, answer);
            }
            Ok(())
        },
        failure::no_network,
    )
}
