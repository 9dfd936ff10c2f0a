//! `schema pull`: stores the table as the catalog has it, so that later runs need no AWS.

use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};

use super::{default_path, stored_path};
use crate::cli::produce::{described, source_key};
use crate::cli::workplace::Workplace;
use crate::cli::{Exit, General, Outcome, SchemaPull, overlay};
use crate::cloudtrail;
use crate::config::{GeolocationTable, Origin, TableSource};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::geo;
use crate::glue::Table;
use crate::repo::{Stored, store};
use crate::report::visible;
use crate::source::{self, Network, get_table, typed};

pub(in crate::cli) fn run(general: &General, options: &SchemaPull, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match pull(general, options, network, &mut findings) {
        Ok(outcome) => Outcome {
            findings,
            ..outcome
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// What a table is for, which says where the configuration names it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Events,
    Ranges,
    Blocks,
}

/// A table that was read, and where it is to be stored.
struct Pulled {
    role: Role,
    table: Table,
    /// Where the description came from, in words.
    from: String,
    /// As the configuration would name it: from the root.
    path: Utf8PathBuf,
}

fn pull(
    general: &General,
    options: &SchemaPull,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Outcome, Diagnostics> {
    let mut workplace = Workplace::open(general, findings)?;
    let configured = stored_path(&workplace.config.source).map(Utf8Path::to_owned);
    overlay::described(&mut workplace.config, &options.described, &options.catalog)
        .or_else_ok(())?;
    let tables = read(&workplace, configured.as_deref(), network, findings)?;
    if options.out.as_deref() == Some(Utf8Path::new("-")) {
        let text = tables.iter().map(|pulled| get_table::write(&pulled.table));
        return Ok(Outcome::done(text.collect(), Diagnostics::new()));
    }
    let mut outcome = Outcome::done(String::new(), Diagnostics::new());
    let mut lines = Vec::new();
    for pulled in &tables {
        let (shown, place) = match &options.out {
            Some(out) => (out.clone(), workplace.directory.join(out)),
            None => (pulled.path.clone(), workplace.root().join(&pulled.path)),
        };
        let stored = match store(&place, &get_table::write(&pulled.table), is_stored) {
            Ok(stored) => stored,
            Err(refused) if refused.code == "refused-path" => {
                outcome.exit = Exit::Refused;
                findings.push(refused);
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        tell(&mut outcome.summary, stored, &place, pulled);
        if options.out.is_none() && !is_configured(&workplace, pulled, configured.as_deref()) {
            lines.push((pulled.role, shown));
        }
    }
    outcome.summary.push_str(&to_configure(&lines));
    Ok(outcome)
}

/// The tables: the one that an option names, else all that the configuration describes.
fn read(
    workplace: &Workplace,
    configured: Option<&Utf8Path>,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Vec<Pulled>, Diagnostics> {
    let source = &workplace.config.source;
    let key = source_key(source);
    let base = workplace.base(key);
    let is_asked = matches!(workplace.config.origins.of(key), Origin::Flag(_));
    let mut wanted = vec![(source, base)];
    if let (false, Some(places)) = (is_asked, &workplace.config.geolocation) {
        for table in [&places.ranges, &places.blocks] {
            if let GeolocationTable::Described(source) = table {
                wanted.push((source, workplace.root()));
            }
        }
    }
    let mut pulled = Vec::new();
    for (source, base) in wanted {
        let table = source::load_over(network, source, base, findings)?;
        let role = role(&table)?;
        let path = match configured {
            Some(path) if role == Role::Events && holds(&workplace.root().join(path), &table) => {
                path.to_owned()
            }
            _ => default_path(&table),
        };
        if !is_asked && stored_path(source) == Some(&path) {
            if role == Role::Events {
                return Err(already_stored(&path, &table).into());
            }
            continue;
        }
        pulled.push(Pulled {
            role,
            from: described(source, base),
            table,
            path,
        });
    }
    Ok(pulled)
}

/// A geolocation table is known by its columns; any other has to be a trail's.
fn role(table: &Table) -> Result<Role, Diagnostics> {
    match geo::Role::of(table) {
        Some(geo::Role::Ranges) => Ok(Role::Ranges),
        Some(geo::Role::Blocks) => Ok(Role::Blocks),
        None => cloudtrail::recognize(table).map(|()| Role::Events),
    }
}

/// Whether a stored file describes a table of that name, or is still to be written.
fn holds(path: &Utf8Path, table: &Table) -> bool {
    let source = TableSource::GetTable {
        path: path.to_owned(),
        name: None,
    };
    let stored = source::load(&source, Utf8Path::new(""), &mut Diagnostics::new());
    !path.exists() || stored.is_ok_and(|stored| stored.name == table.name)
}

fn already_stored(path: &Utf8Path, table: &Table) -> Diagnostic {
    let database = table.database.as_deref().unwrap_or("DATABASE");
    Diagnostic::error(
        "already-stored",
        format!(
            "the configuration reads the table from `{path}`, which is the stored schema itself"
        ),
    )
    .help(format!(
        "say where the catalog's own is, such as `cloudtrail-lookml schema pull --glue {}.{}`",
        typed(database),
        typed(&table.name)
    ))
}

/// Whether a text is one that this command wrote: it is what would be written of the table in it.
fn is_stored(text: &str) -> bool {
    let source = SourceText::new("", text);
    get_table::parse(&source, None, &mut Diagnostics::new())
        .is_ok_and(|table| get_table::write(&table) == text)
}

fn is_configured(workplace: &Workplace, pulled: &Pulled, configured: Option<&Utf8Path>) -> bool {
    match pulled.role {
        Role::Events => configured == Some(&pulled.path),
        Role::Ranges | Role::Blocks => {
            workplace.config.geolocation.as_ref().is_some_and(|places| {
                [&places.ranges, &places.blocks].into_iter().any(|table| {
                    matches!(table, GeolocationTable::Described(source) if stored_path(source) == Some(&pulled.path))
                })
            })
        }
    }
}

fn tell(text: &mut String, stored: Stored, place: &Utf8Path, pulled: &Pulled) {
    let what = match stored {
        Stored::New | Stored::Changed => "stored",
        Stored::Unchanged => "unchanged:",
    };
    let keys = pulled.table.partition_keys.iter();
    let keys: Vec<&str> = keys.map(|key| key.name.as_str()).collect();
    let partitions = if keys.is_empty() {
        "not partitioned".to_owned()
    } else {
        format!("partitioned by {}", keys.join(", "))
    };
    let line = format!(
        "{what} `{}` from {} in `{place}`, {} columns, {partitions}",
        pulled.table.name,
        pulled.from,
        pulled.table.columns.len(),
    );
    let _ = writeln!(text, "{}", visible(&line));
    let left_out = get_table::left_out(&pulled.table);
    if !left_out.is_empty() {
        let _ = writeln!(
            text,
            "left out, for they do not say how the data is read: {}",
            visible(&left_out.join(", "))
        );
    }
}

/// The lines that the configuration lacks.
fn to_configure(lines: &[(Role, Utf8PathBuf)]) -> String {
    let mut text = String::new();
    let of = |wanted| lines.iter().find(|(role, _)| *role == wanted);
    if let Some((_, path)) = of(Role::Events) {
        let _ = writeln!(text, "source: {{get_table: {path}}}");
    }
    let places = [("ranges", Role::Ranges), ("blocks", Role::Blocks)];
    for (key, role) in places {
        if let Some((_, path)) = of(role) {
            if !text.contains("geolocation:") {
                text.push_str("geolocation:\n");
            }
            let _ = writeln!(text, "  {key}: {{get_table: {path}}}");
        }
    }
    if text.is_empty() {
        return text;
    }
    format!(
        "next: commit the file, and put this into {}, so that later runs need no AWS:\n{text}",
        crate::config::FILE_NAME
    )
}
