//! `Told`: what Athena said to each query, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::Act;
use crate::athena_api::{Answer, Ended, Position};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::query::{Asked, Compiled, SqlOrigin};
use crate::report::{begins_at, visible};

/// What Athena said to each query.
pub(super) struct Told<'r> {
    act: Act,
    /// The queries, with the answers of those that were sent.
    all: Vec<(Asked<'r>, Option<Answer>)>,
}

/// Where in the LookML an error lies.
struct Written<'r> {
    origin: SqlOrigin<'r>,
    place: Option<Place>,
}

impl<'r> Told<'r> {
    pub(super) fn new(act: Act, asked: Vec<Asked<'r>>) -> Self {
        let all = asked.into_iter().map(|asked| (asked, None)).collect();
        Self { act, all }
    }

    pub(super) fn act(&self) -> Act {
        self.act
    }

    /// The SQL of those that are compiled.
    pub(super) fn statements(&self) -> impl Iterator<Item = &str> {
        let compiled = self
            .all
            .iter()
            .filter_map(|(it, _)| it.compiled.as_ref().ok());
        compiled.map(|compiled| compiled.statement.sql())
    }

    /// Takes the answer to one of the statements, by its number.
    pub(super) fn add(&mut self, number: usize, answer: Answer) {
        let mut sent = self.all.iter_mut().filter(|(it, _)| it.compiled.is_ok());
        if let Some((_, slot)) = sent.nth(number) {
            *slot = Some(answer);
        }
    }

    pub(super) fn has_answers(&self) -> bool {
        self.all.iter().any(|(_, answer)| answer.is_some())
    }

    pub(super) fn is_fine(&self) -> bool {
        self.all.iter().all(|(_, answer)| {
            let ended = answer.as_ref().map(|answer| &answer.ended);
            matches!(ended, Some(Ended::Succeeded { .. }))
        })
    }

    pub(super) fn findings(&self) -> Diagnostics {
        let mut findings = Diagnostics::new();
        for (asked, answer) in &self.all {
            match (&asked.compiled, answer) {
                (Err(refusal), _) => findings.push(refusal.finding()),
                (Ok(compiled), Some(answer)) => {
                    findings.0.extend(self.finding(asked, compiled, answer));
                }
                (Ok(_), None) => {}
            }
        }
        findings
    }

    fn finding(
        &self,
        asked: &Asked<'r>,
        compiled: &Compiled<'r>,
        answer: &Answer,
    ) -> Option<Diagnostic> {
        let who = who(asked);
        let finding = match &answer.ended {
            Ended::Succeeded { .. } => return None,
            Ended::Failed { reason, position } => {
                let finding = Diagnostic::warning("athena-fails", format!("{who}: {reason}"));
                match self.written(compiled, *position) {
                    Some(Written { origin, place }) => finding
                        .note(format!(
                            "it lies in `{}` of `{}`",
                            origin.parameter,
                            origin.owner()
                        ))
                        .on(place)
                        .help("mend the SQL there; `cloudtrail-lookml sql` prints the whole statement"),
                    None => finding.help("`cloudtrail-lookml sql` prints the whole statement"),
                }
            }
            Ended::Cancelled { reason } => {
                let words = match reason.as_str() {
                    "" => String::new(),
                    reason => format!(": {reason}"),
                };
                let message = format!("{who}: somebody stopped the query{words}");
                Diagnostic::warning("athena-cancelled", message).help("run the command again")
            }
        };
        Some(finding.note(format!("Athena keeps it as the query {}", answer.id)))
    }

    /// Where in the LookML the place lies that an error names.
    fn written(&self, compiled: &Compiled<'r>, position: Option<Position>) -> Option<Written<'r>> {
        let sent = format!("{}{}", self.act.before(), compiled.statement);
        let byte = position?.offset_in(&sent)?;
        let byte = byte.checked_sub(self.act.before().len())?;
        let (piece, at) = compiled.statement.written_at(byte)?;
        Some(Written {
            origin: piece.origin?,
            place: piece.place(at),
        })
    }

    pub(super) fn summary(&self) -> String {
        let count = |wanted: fn(&Ended) -> bool| {
            let answers = self.all.iter().filter_map(|(_, answer)| answer.as_ref());
            answers.filter(|answer| wanted(&answer.ended)).count()
        };
        let fine = count(|ended| matches!(ended, Ended::Succeeded { .. }));
        let failed = count(|ended| !matches!(ended, Ended::Succeeded { .. }));
        let unsent = self.all.len() - fine - failed;
        let word = match self.act {
            Act::Explain => "accepted",
            Act::Run => "run",
        };
        let mut text = format!("{fine} of {} queries {word}", self.all.len());
        if failed > 0 {
            let _ = write!(text, ", {failed} failed");
        }
        if unsent > 0 {
            let _ = write!(text, ", {unsent} not sent");
        }
        text.push('\n');
        text
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (asked, answer) in &self.all {
            let state = self.state(asked, answer.as_ref());
            let _ = writeln!(text, "{state:12}  {}", visible(&who(asked)));
            if let (Act::Run, Some(answer)) = (self.act, answer) {
                text.push_str(&rows(answer));
            }
        }
        text
    }

    pub(super) fn json(&self) -> String {
        let statements = self.all.iter();
        let report = JsonReport {
            version: 1,
            queries: statements
                .map(|(it, answer)| self.json_query(it, answer.as_ref()))
                .collect(),
        };
        let text = serde_json::to_string_pretty(&report).unwrap_or_default();
        format!("{text}\n")
    }

    fn json_query<'t>(&'t self, asked: &'t Asked<'r>, answer: Option<&'t Answer>) -> JsonQuery<'t> {
        let compiled = asked.compiled.as_ref().ok();
        let (mut columns, mut rows, mut is_cut) = (None, None, None);
        if let Some(Ended::Succeeded {
            columns: names,
            rows: values,
            is_cut: cut,
        }) = answer.map(|answer| &answer.ended)
        {
            (columns, rows, is_cut) = (Some(names.as_slice()), Some(values.as_slice()), Some(*cut));
        }
        JsonQuery {
            dashboard: asked.dashboard,
            tiles: &asked.tiles,
            model: asked.model,
            explore: asked.explore,
            sql: compiled.map(|compiled| compiled.statement.sql()),
            state: self.state(asked, answer),
            id: answer.map(|answer| answer.id.as_str()),
            bytes_scanned: answer.and_then(|answer| answer.bytes_scanned),
            engine_milliseconds: answer.and_then(|answer| answer.engine_milliseconds),
            columns,
            rows,
            is_cut,
            error: self.json_error(asked, answer),
        }
    }

    fn json_error<'t>(
        &self,
        asked: &'t Asked<'r>,
        answer: Option<&'t Answer>,
    ) -> Option<JsonError<'t>> {
        let compiled = match &asked.compiled {
            Ok(compiled) => compiled,
            Err(refusal) => return Some(JsonError::of(&refusal.message)),
        };
        match &answer?.ended {
            Ended::Succeeded { .. } => None,
            Ended::Cancelled { reason } => Some(JsonError::of(reason)),
            Ended::Failed { reason, position } => {
                let written = self.written(compiled, *position);
                let place = written.as_ref().and_then(|it| it.place.as_ref());
                let begin = place.map(begins_at);
                Some(JsonError {
                    field: written.as_ref().map(|it| it.origin.owner()),
                    parameter: written.as_ref().map(|it| it.origin.parameter),
                    file: place.map(|place| place.source.name.clone()),
                    line: begin.map(|(line, _)| line),
                    column: begin.map(|(_, column)| column),
                    ..JsonError::of(reason)
                })
            }
        }
    }
}

impl Told<'_> {
    fn state(&self, asked: &Asked<'_>, answer: Option<&Answer>) -> &'static str {
        match (&asked.compiled, answer.map(|answer| &answer.ended)) {
            (Err(_), _) => "not compiled",
            (Ok(_), None) => "not asked",
            (_, Some(Ended::Succeeded { .. })) if self.act == Act::Explain => "accepted",
            (_, Some(Ended::Succeeded { .. })) => "succeeded",
            (_, Some(Ended::Failed { .. })) => "failed",
            (_, Some(Ended::Cancelled { .. })) => "cancelled",
        }
    }
}

/// The tiles that ask, or the explore that is asked.
fn who(asked: &Asked<'_>) -> String {
    if let Some(dashboard) = asked.dashboard {
        return format!("{dashboard}: {}", asked.tiles.join(", "));
    }
    let fields = asked.query.fields.iter().map(|field| field.name);
    let fields: Vec<&str> = fields.collect();
    format!("{}: {}", asked.explore, fields.join(", "))
}

/// The rows as a table, and what they cost.
fn rows(answer: &Answer) -> String {
    let Ended::Succeeded {
        columns,
        rows,
        is_cut,
    } = &answer.ended
    else {
        return String::new();
    };
    let shown = |row: &[Option<String>]| -> Vec<String> {
        let values = row.iter();
        values
            .map(|value| visible(value.as_deref().unwrap_or("NULL")).into_owned())
            .collect()
    };
    let mut lines: Vec<Vec<String>> =
        vec![columns.iter().map(|it| visible(it).into_owned()).collect()];
    lines.extend(rows.iter().map(|row| shown(row)));
    let width = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.get(at));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "  {}", line.trim_end());
    }
    let _ = write!(
        text,
        "  {} {}",
        rows.len(),
        if rows.len() == 1 { "row" } else { "rows" }
    );
    if *is_cut {
        text.push_str(" of more");
    }
    if let Some(bytes) = answer.bytes_scanned {
        let _ = write!(text, ", {bytes} bytes read");
    }
    if let Some(milliseconds) = answer.engine_milliseconds {
        let _ = write!(text, ", {milliseconds} ms");
    }
    text.push_str("\n\n");
    text
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    queries: Vec<JsonQuery<'a>>,
}

#[derive(Serialize)]
struct JsonQuery<'a> {
    dashboard: Option<&'a str>,
    tiles: &'a [&'a str],
    model: &'a str,
    explore: &'a str,
    sql: Option<&'a str>,
    state: &'a str,
    id: Option<&'a str>,
    bytes_scanned: Option<u64>,
    engine_milliseconds: Option<u64>,
    columns: Option<&'a [String]>,
    rows: Option<&'a [Vec<Option<String>>]>,
    is_cut: Option<bool>,
    error: Option<JsonError<'a>>,
}

#[derive(Serialize)]
struct JsonError<'a> {
    reason: &'a str,
    field: Option<String>,
    parameter: Option<&'a str>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> JsonError<'a> {
    fn of(reason: &'a str) -> Self {
        Self {
            reason,
            field: None,
            parameter: None,
            file: None,
            line: None,
            column: None,
        }
    }
}
