//! `sql`: the SQL that Athena gets for the tiles of dashboards, or for a query of an explore.

use camino::Utf8PathBuf;
use jiff::civil::DateTime;
use serde::Serialize;

use super::workplace::directory;
use super::{Exit, Format, General, Outcome, Sql};
use crate::config;
use crate::diagnostic::{Diagnostic, Diagnostics, near_word};
use crate::query::{
    Asked, Circumstances, Clock, FieldName, LookerQuery, SetFilter, Tile, ask_all_fields,
    ask_dashboards, ask_explore, asks_something, names_of_fields,
};
use crate::report::visible;
use crate::resolve::{Dashboard, Explore, Model, Resolved, resolve};
use crate::source::looker_project;

pub(super) fn run(general: &General, options: &Sql) -> Outcome {
    ask(general, options, Diagnostics::new(), |asked, findings| {
        outcome(&asked, options.format, findings)
    })
}

fn outcome(asked: &[Asked<'_>], format: Format, mut findings: Diagnostics) -> Outcome {
    let refusals = asked.iter().filter_map(|it| it.compiled.as_ref().err());
    for refusal in refusals {
        findings.push(refusal.finding());
    }
    let exit = if asked.iter().any(|it| it.compiled.is_err()) {
        Exit::Refused
    } else {
        Exit::Done
    };
    let result = match format {
        Format::Text => asked.iter().map(text).collect::<Vec<_>>().join("\n"),
        Format::Json => json(asked),
    };
    Outcome {
        exit,
        ..Outcome::done(result, findings)
    }
}

/// Compiles what is asked for, and lets it be told with the findings until then.
pub(super) fn ask(
    general: &General,
    options: &Sql,
    mut findings: Diagnostics,
    tell: impl FnOnce(Vec<Asked<'_>>, Diagnostics) -> Outcome,
) -> Outcome {
    let loaded = project_folder(general, options.project.as_ref())
        .and_then(|folder| looker_project::load(&folder, &folder));
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(errors) => return Outcome::failed(findings, errors),
    };
    findings.extend(loaded.findings);
    let resolved = resolve(&loaded.project);
    findings.extend(resolved.findings.clone());
    let mut names = Vec::new();
    let request = match Request::of(options, &mut findings) {
        Ok(request) => request,
        Err(errors) => return Outcome::failed(findings, errors),
    };
    let asked = match &options.explore {
        Some(explore) => request.of_explore(&resolved, explore, &mut names),
        None => request.of_dashboards(&resolved),
    };
    match asked {
        Ok(asked) => tell(asked, findings),
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// `--project`, else the folder of the configuration file, else the working directory.
pub(super) fn project_folder(
    general: &General,
    project: Option<&Utf8PathBuf>,
) -> Result<Utf8PathBuf, Diagnostics> {
    let directory = directory(general)?;
    let folder = match project {
        Some(project) => directory.join(project),
        None => config::find(&directory)
            .and_then(|file| Some(file.parent()?.to_owned()))
            .unwrap_or(directory),
    };
    Ok(if folder.as_str().is_empty() {
        ".".into()
    } else {
        folder
    })
}

/// What is asked for, read.
struct Request<'o> {
    set: Vec<SetFilter>,
    circumstances: Circumstances,
    options: &'o Sql,
}

impl<'o> Request<'o> {
    fn of(options: &'o Sql, findings: &mut Diagnostics) -> Result<Self, Diagnostics> {
        // What is no name at all is refused, and an offset is none of that database.
        let is_name = |zone: &&str| {
            zone.chars()
                .all(|c| c.is_alphanumeric() || "/_+-".contains(c))
        };
        let timezone = options.timezone.as_deref().filter(is_name);
        findings
            .0
            .extend(timezone.and_then(config::unknown_time_zone));
        Ok(Self {
            set: set_filters(&options.filter)?,
            circumstances: circumstances(options)?,
            options,
        })
    }

    /// `names` is where the names of all fields are kept.
    fn of_explore<'r>(
        &'r self,
        resolved: &'r Resolved<'_>,
        name: &str,
        names: &'r mut Vec<String>,
    ) -> Result<Vec<Asked<'r>>, Diagnostics> {
        let options = self.options;
        let (model, explore) = explore_named(resolved, name)?;
        if options.fields.iter().any(|field| field.trim().is_empty()) {
            let error = Diagnostic::error("bad-option", "`--fields` holds an empty name");
            return Err(error.help("write `--fields view.field,view.field`").into());
        }
        let query = LookerQuery {
            fields: borrowed(&options.fields)
                .into_iter()
                .map(FieldName::from)
                .collect(),
            pivots: borrowed(&options.pivots),
            filters: self
                .set
                .iter()
                .map(|set| (set.name.as_str().into(), set.expression.as_str().into()))
                .collect(),
            sorts: borrowed(&options.sorts),
            limit: options.limit,
            fill_fields: Vec::new(),
            timezone: options.timezone.as_deref(),
        };
        if options.all_fields {
            *names = names_of_fields(explore);
            let circumstances = &self.circumstances;
            return Ok(ask_all_fields(model, explore, names, &query, circumstances));
        }
        Ok(vec![ask_explore(
            model,
            explore,
            query,
            &self.circumstances,
        )])
    }

    fn of_dashboards<'r>(
        &'r self,
        resolved: &'r Resolved<'_>,
    ) -> Result<Vec<Asked<'r>>, Diagnostics> {
        let wanted = self.options.target.as_deref();
        let (wanted, tile) = match wanted {
            Some(target) => match target.split_once('/') {
                Some((dashboard, tile)) => (Some(dashboard), Some(tile)),
                None => (Some(target), None),
            },
            None => (None, None),
        };
        let dashboards = dashboards(resolved, wanted)?;
        check_filters(&self.set, &dashboards)?;
        let is_wanted =
            |it: &Tile<'_>| tile.is_none_or(|tile| it.name == Some(tile) || it.shown == tile);
        let asked = ask_dashboards(
            resolved,
            &dashboards,
            is_wanted,
            &self.set,
            self.options.timezone.as_deref(),
            &self.circumstances,
        );
        if let Some(tile) = tile
            && asked.is_empty()
        {
            return Err(unknown_tile(tile, &dashboards).into());
        }
        check_fields(&self.set, &asked)?;
        Ok(asked)
    }
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// A filter with a point is one on a field of a tile's explore.
pub(super) fn check_fields(set: &[SetFilter], asked: &[Asked<'_>]) -> Result<(), Diagnostics> {
    for set in set.iter().filter(|set| set.name.contains('.')) {
        let mut filtered = asked.iter().flat_map(|asked| &asked.query.filters);
        if filtered.any(|(field, _)| field.name == set.name) {
            continue;
        }
        // Of a tile that is refused it is not known.
        if asked.iter().all(|asked| asked.compiled.is_err()) {
            continue;
        }
        let message = format!(
            "`--filter {}` is on no view that a tile here asks",
            set.name
        );
        let error = Diagnostic::error("unknown-filter", message);
        return Err(error
            .help("name a field of a tile's explore, as view.field, or a filter of the dashboard")
            .into());
    }
    Ok(())
}

/// A filter without a point is one of a dashboard's.
pub(super) fn check_filters(
    set: &[SetFilter],
    dashboards: &[(&Model<'_>, &Dashboard<'_>)],
) -> Result<(), Diagnostics> {
    for set in set.iter().filter(|set| !set.name.contains('.')) {
        let names = || {
            dashboards
                .iter()
                .flat_map(|(_, dashboard)| &dashboard.declared.filters)
                .map(|filter| filter.name.as_str())
        };
        if !names().any(|name| name == set.name) {
            let error = Diagnostic::error(
                "unknown-filter",
                format!("`--filter {}` names no filter of the dashboards", set.name),
            );
            return Err(suggest(error, &set.name, names()).into());
        }
    }
    Ok(())
}

/// The dashboard of that id, or all of them.
pub(super) fn dashboards<'r, 'p>(
    resolved: &'r Resolved<'p>,
    wanted: Option<&str>,
) -> Result<Vec<(&'r Model<'p>, &'r Dashboard<'p>)>, Diagnostics> {
    let all = || {
        let models = resolved.models.iter();
        models.flat_map(|model| model.dashboards.iter().map(move |it| (model, it)))
    };
    let found: Vec<_> = all()
        .filter(|(_, dashboard)| !dashboard.is_template())
        .filter(|(_, dashboard)| wanted.is_none_or(|wanted| dashboard.id() == wanted))
        .collect();
    if found.is_empty() {
        let message = match wanted {
            Some(wanted) => format!("there is no dashboard `{wanted}`"),
            None => "no model of the project includes a dashboard".to_owned(),
        };
        let error = Diagnostic::error("unknown-dashboard", message);
        let names = all().map(|(_, dashboard)| dashboard.id());
        return Err(suggest(error, wanted.unwrap_or_default(), names).into());
    }
    Ok(found)
}

fn explore_named<'r, 'p>(
    resolved: &'r Resolved<'p>,
    name: &str,
) -> Result<(&'r Model<'p>, &'r Explore<'p>), Diagnostics> {
    let (model_name, explore_name) = match name.split_once('/') {
        Some((model, explore)) => (Some(model), explore),
        None => (None, name),
    };
    let models = || {
        let models = resolved.models.iter();
        models.filter(move |model| model_name.is_none() || model.name == model_name)
    };
    let mut found = models().filter_map(|model| Some((model, model.explore(explore_name)?)));
    let Some(first) = found.next() else {
        return Err(unknown_explore(resolved, name).into());
    };
    let mut owners: Vec<&str> = vec![model_name_of(first.0)];
    owners.extend(found.map(|(model, _)| model_name_of(model)));
    if owners.len() > 1 {
        let message = format!(
            "the explore `{name}` is one of the models {}",
            owners.join(" and ")
        );
        let error = Diagnostic::error("ambiguous-explore", message);
        return Err(error
            .help(format!("write `--explore {}/{name}`", owners[0]))
            .into());
    }
    Ok(first)
}

fn model_name_of<'r>(model: &'r Model<'_>) -> &'r str {
    model.name.unwrap_or_default()
}

fn unknown_explore(resolved: &Resolved<'_>, name: &str) -> Diagnostic {
    let models = || resolved.models.iter();
    if let Some((model, _)) = name.split_once('/')
        && !models().any(|it| model_name_of(it) == model)
    {
        let error = Diagnostic::error("unknown-model", format!("there is no model `{model}`"));
        return suggest(error, model, models().map(model_name_of));
    }
    let explore = name.split_once('/').map_or(name, |(_, explore)| explore);
    let error = Diagnostic::error("unknown-explore", format!("there is no explore `{name}`"));
    let names = models().flat_map(|model| model.explores.iter().map(Explore::name));
    suggest(error, explore, names)
}

fn unknown_tile(tile: &str, dashboards: &[(&Model<'_>, &Dashboard<'_>)]) -> Diagnostic {
    let names = dashboards
        .iter()
        .flat_map(|(_, dashboard)| &dashboard.declared.elements)
        .filter(|element| asks_something(element))
        .flat_map(|element| [element.title.as_deref(), element.name.as_deref()])
        .flatten();
    let error = Diagnostic::error(
        "unknown-tile",
        format!("no tile that asks something is named `{tile}`"),
    );
    suggest(error, tile, names)
}

/// Says which name may have been meant, or which there are.
fn suggest<'n>(error: Diagnostic, wrong: &str, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    let names: Vec<&str> = names.collect();
    if let Some(near) = near_word(wrong, names.iter().copied()) {
        return error.help(format!("did you mean `{near}`?"));
    }
    if names.is_empty() {
        return error.help("name the folder of the project with `--project`");
    }
    error.help(format!("there is: {}", names.join(", ")))
}

pub(super) fn set_filters(filters: &[String]) -> Result<Vec<SetFilter>, Diagnostics> {
    pairs("--filter", "FIELD=EXPRESSION", filters).map(|pairs| {
        let pairs = pairs.into_iter();
        pairs
            .map(|(name, expression)| SetFilter { name, expression })
            .collect()
    })
}

fn circumstances(options: &Sql) -> Result<Circumstances, Diagnostics> {
    let clock = match options.clock.as_deref() {
        None => Clock::Engine,
        Some(text) => Clock::At(time(text)?),
    };
    let attributes = pairs("--user-attribute", "NAME=VALUE", &options.user_attribute)?;
    Ok(Circumstances {
        clock,
        user_attributes: attributes.into_iter().collect(),
    })
}

/// `yyyy-mm-dd hh:mm:ss` in UTC; the time may be left out.
pub(super) fn time(text: &str) -> Result<DateTime, Diagnostic> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    text.parse().map_err(|_| {
        Diagnostic::error("bad-clock", format!("`--clock {text}` is no time"))
            .help("write such as `--clock '2025-01-31 12:00:00'`, in UTC")
    })
}

fn pairs(option: &str, form: &str, texts: &[String]) -> Result<Vec<(String, String)>, Diagnostics> {
    let mut pairs = Vec::new();
    for text in texts {
        let Some((name, value)) = text.split_once('=') else {
            let message = format!("`{option} {text}` has no equals sign");
            let error = Diagnostic::error("bad-option", message);
            return Err(error.help(format!("write `{option} {form}`")).into());
        };
        pairs.push((name.trim().to_owned(), value.to_owned()));
    }
    Ok(pairs)
}

/// SQL that can be pasted, with what is known of it in comments.
fn text(asked: &Asked<'_>) -> String {
    let mut lines = Vec::new();
    if let Some(dashboard) = &asked.dashboard {
        let tiles = asked.tiles.join(", ");
        let word = if asked.tiles.len() == 1 {
            "tile"
        } else {
            "tiles"
        };
        lines.push(format!("-- dashboard {dashboard}, {word}: {tiles}"));
    }
    lines.push(format!("-- explore: {} of {}", asked.explore, asked.model));
    match &asked.compiled {
        Ok(compiled) => {
            let assumed = compiled.all_assumed().into_iter();
            lines.extend(assumed.map(|sentence| format!("-- assumed: {sentence}")));
            let lines: Vec<_> = lines.iter().map(|line| visible(line)).collect();
            format!("{}\n{};\n", lines.join("\n"), compiled.statement)
        }
        Err(refusal) => {
            lines.push(format!(
                "-- refused ({}): {}",
                refusal.rule, refusal.message
            ));
            let lines: Vec<_> = lines.iter().map(|line| visible(line)).collect();
            format!("{}\n", lines.join("\n"))
        }
    }
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
    fields: Vec<JsonField<'a>>,
    pivots: &'a [&'a str],
    filters: Vec<JsonFilter<'a>>,
    sorts: &'a [&'a str],
    limit: u32,
    sql: String,
    assumed: Vec<String>,
    refused: Option<JsonRefusal<'a>>,
}

#[derive(Serialize)]
struct JsonField<'a> {
    name: String,
    alias: String,
    kind: &'a str,
    #[serde(rename = "type")]
    value_type: &'a str,
    sort_only: bool,
}

#[derive(Serialize)]
struct JsonFilter<'a> {
    field: String,
    expression: &'a str,
}

#[derive(Serialize)]
struct JsonRefusal<'a> {
    rule: &'a str,
    message: &'a str,
}

fn json(asked: &[Asked<'_>]) -> String {
    let report = JsonReport {
        version: 1,
        queries: asked.iter().map(json_query).collect(),
    };
    let text = serde_json::to_string_pretty(&report).unwrap_or_default();
    format!("{text}\n")
}

fn json_filters<'a>(asked: &'a Asked<'_>) -> Vec<JsonFilter<'a>> {
    let filter = |field: String, expression: &'a str| JsonFilter { field, expression };
    if let Ok(compiled) = &asked.compiled {
        let in_force = compiled.filters.iter();
        let filters = in_force.map(|it| filter([it.view, ".", it.field].concat(), it.expression));
        return filters.collect();
    }
    let filters = asked.query.filters.iter();
    filters
        .map(|(field, expression)| filter(field.name.to_owned(), expression.text))
        .collect()
}

fn json_query<'a>(asked: &'a Asked<'_>) -> JsonQuery<'a> {
    let compiled = asked.compiled.as_ref().ok();
    JsonQuery {
        dashboard: asked.dashboard,
        tiles: &asked.tiles,
        model: asked.model,
        explore: asked.explore,
        fields: compiled
            .map(|compiled| compiled.columns.as_slice())
            .unwrap_or_default()
            .iter()
            .map(|column| JsonField {
                name: column.name(),
                alias: column.name(),
                kind: column.kind.as_str(),
                value_type: column.value_type,
                sort_only: column.is_sort_only,
            })
            .collect(),
        pivots: &asked.query.pivots,
        filters: json_filters(asked),
        sorts: &asked.query.sorts,
        limit: asked.query.limit.unwrap_or(crate::query::DEFAULT_LIMIT),
        sql: compiled.map_or_else(String::new, |compiled| compiled.statement.to_string()),
        assumed: compiled.map_or_else(Vec::new, crate::query::Compiled::all_assumed),
        refused: asked.compiled.as_ref().err().map(|refusal| JsonRefusal {
            rule: refusal.rule,
            message: &refusal.message,
        }),
    }
}
