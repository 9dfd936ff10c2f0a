//! `Session`: the Athena API with credentials and a region, and the four calls that are made.

use std::time::Duration;

use aws_sdk_athena::Client;
use aws_sdk_athena::config::{AsyncSleep as _, SharedAsyncSleep};
use aws_sdk_athena::types::{
    QueryExecutionContext, QueryExecutionState, QueryExecutionStatistics, ResultConfiguration, Row,
};

use super::answer::Ended;
use super::failure::Failure;
use super::target::Target;
use crate::aws::{self, Exchange, Network, Reach};
use crate::diagnostic::Diagnostics;

/// The most rows that are fetched of a result, the one with the names included; Athena's own limit for
/// one page.
const MAX_ROWS: i32 = 1_000;

/// The Athena API with credentials and a region.
pub(super) struct Session {
    client: Client,
    sleep: Option<SharedAsyncSleep>,
    workgroup: Option<String>,
    results: Option<ResultConfiguration>,
    context: Option<QueryExecutionContext>,
}

/// What is known of a statement at some moment.
pub(super) struct Look {
    /// Where it stands.
    pub(super) state: State,
    /// Athena's words on it.
    pub(super) reason: String,
    /// Bytes read so far.
    pub(super) bytes_scanned: Option<u64>,
    /// Milliseconds of the engine so far.
    pub(super) engine_milliseconds: Option<u64>,
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Queued or running.
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// Sends a call of the SDK, and keeps what went over the wire.
macro_rules! send {
    ($action:literal, $builder:expr) => {{
        let exchange = Exchange::default();
        let result = $builder
            .customize()
            .interceptor(exchange.clone())
            .send()
            .await;
        let seen = exchange.take();
        match result {
            Ok(output) => Ok((output, seen)),
            Err(error) => Err(Failure::new($action, &error, &seen)),
        }
    }};
}

impl Session {
    /// Finds credentials and a region as every AWS program does.
    pub(super) async fn open(target: &Target, network: &Network) -> Result<Self, Diagnostics> {
        let reach = Reach {
            region: target.region.as_deref(),
            profile: target.profile.as_deref(),
            endpoint_url: target.endpoint_url.as_deref(),
        };
        let opened = aws::open(reach, network).await?;
        let results = target.output_location.as_ref().map(|location| {
            ResultConfiguration::builder()
                .output_location(location)
                .build()
        });
        let has_context = target.catalog.is_some() || target.database.is_some();
        let context = has_context.then(|| {
            QueryExecutionContext::builder()
                .set_catalog(target.catalog.clone())
                .set_database(target.database.clone())
                .build()
        });
        Ok(Self {
            sleep: opened.sdk.sleep_impl(),
            client: Client::new(&opened.sdk),
            workgroup: target.workgroup.clone(),
            results,
            context,
        })
    }

    /// Waits, on the clock that the SDK has.
    pub(super) async fn sleep(&self, wait: Duration) {
        match &self.sleep {
            Some(sleep) => sleep.sleep(wait).await,
            None => tokio::time::sleep(wait).await,
        }
    }

    /// Hands a statement over; its id.
    pub(super) async fn start(&self, sql: &str) -> Result<String, Failure> {
        let call = self
            .client
            .start_query_execution()
            .query_string(sql)
            .set_work_group(self.workgroup.clone())
            .set_result_configuration(self.results.clone())
            .set_query_execution_context(self.context.clone());
        let (output, seen) = send!("athena:StartQueryExecution", call)?;
        output
            .query_execution_id
            .ok_or_else(|| Failure::not_athena("athena:StartQueryExecution", &seen))
    }

    /// Where a statement stands.
    pub(super) async fn look(&self, id: &str) -> Result<Look, Failure> {
        let call = self.client.get_query_execution().query_execution_id(id);
        let (output, seen) = send!("athena:GetQueryExecution", call)?;
        let not_athena = || Failure::not_athena("athena:GetQueryExecution", &seen);
        let execution = output.query_execution.ok_or_else(not_athena)?;
        let status = execution.status().ok_or_else(not_athena)?;
        let state = match status.state() {
            Some(QueryExecutionState::Queued | QueryExecutionState::Running) => State::Running,
            Some(QueryExecutionState::Succeeded) => State::Succeeded,
            Some(QueryExecutionState::Failed) => State::Failed,
            Some(QueryExecutionState::Cancelled) => State::Cancelled,
            _ => return Err(not_athena()),
        };
        let statistics = execution.statistics();
        let number = |value: Option<i64>| value.and_then(|value| u64::try_from(value).ok());
        Ok(Look {
            state,
            reason: status.state_change_reason().unwrap_or_default().to_owned(),
            bytes_scanned: number(
                statistics.and_then(QueryExecutionStatistics::data_scanned_in_bytes),
            ),
            engine_milliseconds: number(
                statistics.and_then(QueryExecutionStatistics::engine_execution_time_in_millis),
            ),
        })
    }

    /// The first rows of a statement that has succeeded.
    pub(super) async fn rows(&self, id: &str) -> Result<Ended, Failure> {
        let call = self
            .client
            .get_query_results()
            .query_execution_id(id)
            .max_results(MAX_ROWS);
        let (output, seen) = send!("athena:GetQueryResults", call)?;
        let is_cut = output.next_token.is_some();
        let result = output
            .result_set
            .ok_or_else(|| Failure::not_athena("athena:GetQueryResults", &seen))?;
        let columns: Vec<String> = result
            .result_set_metadata()
            .map(|data| {
                let names = data.column_info().iter().map(|it| it.name().to_owned());
                names.collect()
            })
            .unwrap_or_default();
        let mut rows: Vec<_> = result.rows().iter().map(values).collect();
        // Athena gives the names of the columns as the first row of a SELECT, and none before a plan.
        let is_header = |row: &Vec<Option<String>>| {
            row.len() == columns.len()
                && row.iter().zip(&columns).all(|(a, b)| a.as_ref() == Some(b))
        };
        if rows.first().is_some_and(is_header) {
            rows.remove(0);
        }
        Ok(Ended::Succeeded {
            columns,
            rows,
            is_cut,
        })
    }

    /// Stops a statement.
    pub(super) async fn stop(&self, id: &str) -> Result<(), Failure> {
        let call = self.client.stop_query_execution().query_execution_id(id);
        send!("athena:StopQueryExecution", call).map(drop)
    }
}

fn values(row: &Row) -> Vec<Option<String>> {
    let data = row.data().iter();
    data.map(|datum| datum.var_char_value().map(str::to_owned))
        .collect()
}
