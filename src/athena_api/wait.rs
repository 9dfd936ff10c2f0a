//! Waiting for the end of one statement.

use std::pin::Pin;
use std::time::Duration;

use super::answer::{Answer, Ended, Position};
use super::failure::Failure;
use super::session::{Session, State};
use crate::aws::words;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The first wait between two looks at a statement; each is twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// The longest wait between two looks.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// Why nobody waits any longer.
enum Stop {
    Interrupted,
    OutOfPatience,
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Starts a statement, waits for its end, and fetches its rows.
pub(super) async fn run(
    session: &Session,
    sql: &str,
    patience: Duration,
    mut interrupt: Pin<&mut impl Future<Output = std::io::Result<()>>>,
) -> Result<Answer, Diagnostics> {
    let id = match session.start(sql).await {
        Ok(id) => id,
        Err(failure) => return Err(failure.diagnostic().into()),
    };
    let ended = tokio::select! {
        biased;
        _ = interrupt.as_mut() => Err(Stop::Interrupted),
        ended = to_the_end(session, &id, patience) => ended,
    };
    match ended {
        Ok(answer) => Ok(answer),
        Err(stop) => Err(stopped(session, &id, patience, stop).await.into()),
    }
}

async fn to_the_end(session: &Session, id: &str, patience: Duration) -> Result<Answer, Stop> {
    let (mut wait, mut waited) = (FIRST_WAIT, Duration::ZERO);
    loop {
        let look = session.look(id).await?;
        let ended = match look.state {
            State::Running if waited >= patience => return Err(Stop::OutOfPatience),
            State::Running => {
                session.sleep(wait).await;
                waited += wait;
                wait = (wait * 2).min(LONGEST_WAIT);
                continue;
            }
            State::Succeeded => session.rows(id).await?,
            State::Failed => Ended::Failed {
                position: Position::of(&look.reason),
                reason: words::plain(&look.reason),
            },
            State::Cancelled => Ended::Cancelled {
                reason: words::plain(&look.reason),
            },
        };
        return Ok(Answer {
            id: id.to_owned(),
            ended,
            bytes_scanned: look.bytes_scanned,
            engine_milliseconds: look.engine_milliseconds,
        });
    }
}

/// Stops the statement at Athena too, and says why.
async fn stopped(session: &Session, id: &str, patience: Duration, stop: Stop) -> Diagnostic {
    let is_stopped = session.stop(id).await;
    let finding = match stop {
        Stop::Failure(failure) => failure.diagnostic(),
        Stop::Interrupted => Diagnostic::error("interrupted", "interrupted, and not all was asked")
            .help("run the command again; name a tile as DASHBOARD/TILE to ask less"),
        Stop::OutOfPatience => Diagnostic::error(
            "athena-timeout",
            format!(
                "Athena has not ended the query within {} s",
                patience.as_secs()
            ),
        )
        .help("wait longer with `--timeout SECONDS`, or look into the queue of the workgroup"),
    };
    match is_stopped {
        Ok(()) => finding.note(format!("the query {id} was stopped")),
        Err(failure) => finding.note(format!(
            "the query {id} could not be stopped and may go on: {}",
            failure.diagnostic().message
        )),
    }
}
