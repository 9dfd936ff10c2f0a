//! `lint`: what is wrong in a Looker project.

use std::mem::ManuallyDrop;

use camino::{Utf8Path, Utf8PathBuf};

use super::produce::source_key;
use super::workplace::Workplace;
use super::{Exit, General, Lint, LintFormat, Outcome, overlay};
use crate::config::{Config, FILE_NAME, Origin, TableSource};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::Table;
use crate::lint::{self, Context, Options, Rule, Subject, Verdict};
use crate::report::{self, Tally};
use crate::source::{self, Network, looker_project};

pub(super) fn run(general: &General, options: &Lint, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    let done = match &options.explain {
        Some(name) => explain(name),
        None => look(general, options, network, &mut findings),
    };
    match done {
        Ok(outcome) => Outcome {
            findings,
            ..outcome
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// The page of a rule.
fn explain(name: &str) -> Result<Outcome, Diagnostics> {
    let rule = rule_named("--explain", name)?;
    Ok(Outcome::done(rule.explained(1), Diagnostics::new()))
}

fn look(
    general: &General,
    options: &Lint,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Outcome, Diagnostics> {
    let only = rules_named(&options.rule)?;
    let (workplace, place) = Place::of(general, options, findings)?;
    let table = table(&workplace, options, network, findings)?;
    let texts = looker_project::texts(place.folder(), &place.root)?;
    // The run ends here: to give every piece of a large project back would only take time.
    let subject = ManuallyDrop::new(Subject::read(texts.files).with_findings(texts.findings));
    if subject.project.files.is_empty() && subject.findings.is_empty() {
        return Err(nothing_to_read(&place.root).into());
    }
    let context = ManuallyDrop::new(Context::new(&subject, table.as_ref()));
    let verdict = lint::lint(
        &context,
        &Options {
            config: workplace.config.lint.clone(),
            file: workplace.config.file.as_ref(),
            only,
            scope: place.scope,
        },
    );
    Ok(outcome(verdict, options.format))
}

fn outcome(verdict: Verdict, format: LintFormat) -> Outcome {
    let exit = if verdict.findings.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    };
    let result = match format {
        LintFormat::Text => String::new(),
        LintFormat::Json => report::json(&verdict),
        LintFormat::Sarif => report::sarif(&verdict),
        LintFormat::Github => report::github(&verdict),
    };
    let mut outcome = Outcome {
        exit,
        ..Outcome::done(result, Diagnostics::new())
    };
    if format == LintFormat::Text {
        outcome.summary = format!("{}\n", Tally::of(&verdict));
        outcome.listed = verdict.findings;
    }
    outcome
}

fn nothing_to_read(root: &Utf8Path) -> Diagnostic {
    let message = match root.as_str() {
        "" => "there is no file of LookML here".to_owned(),
        root => format!("there is no file of LookML in `{root}`"),
    };
    Diagnostic::error("no-lookml", message)
        .help("name the folder of a Looker project, such as `cloudtrail-lookml lint looker`")
}

/// The project, and what of it is asked for.
struct Place {
    /// The root of the project as a person would type it; empty for the working directory.
    root: Utf8PathBuf,
    /// The file or folder below it, if it is not asked for as a whole.
    scope: Option<Utf8PathBuf>,
}

impl Place {
    /// The configuration is that of the project, unless another one is named.
    fn of(
        general: &General,
        options: &Lint,
        findings: &mut Diagnostics,
    ) -> Result<(Workplace, Self), Diagnostics> {
        let directory = super::workplace::directory(general)?;
        let path = match &options.path {
            Some(path) => directory.join(path),
            None => directory,
        };
        if !here(&path).exists() {
            return Err(no_path(&path).into());
        }
        let root = root_of(&path);
        let workplace = Workplace::open_in(general, &root, findings)?;
        let scope = match &options.path {
            Some(_) => below(&path, &root),
            // Whoever names nothing means the whole project.
            None => None,
        };
        Ok((workplace, Self { root, scope }))
    }

    fn folder(&self) -> &Utf8Path {
        here(&self.root)
    }
}

/// The working directory has no name that is shown.
fn here(path: &Utf8Path) -> &Utf8Path {
    if path.as_str().is_empty() {
        Utf8Path::new(".")
    } else {
        path
    }
}

/// The nearest folder at or above a path that holds a manifest or a configuration, up to the root of
/// the Git repository; else the folder itself, and for a file the root of its repository.
fn root_of(path: &Utf8Path) -> Utf8PathBuf {
    let is_folder = here(path).is_dir();
    let own = match path.parent() {
        Some(parent) if !is_folder => parent,
        _ => path,
    };
    for folder in upwards(own) {
        let holds = |name: &str| folder.join(name).exists();
        if holds("manifest.lkml") || holds(FILE_NAME) {
            return folder;
        }
        if holds(".git") {
            return if is_folder { own.to_owned() } else { folder };
        }
    }
    own.to_owned()
}

/// A folder and those above it, as a person would type them.
fn upwards(folder: &Utf8Path) -> impl Iterator<Item = Utf8PathBuf> {
    let real = here(folder).as_std_path().canonicalize();
    let levels = real.map_or(0, |real| real.components().count());
    let above = folder.as_str().is_empty() || folder.ends_with("..");
    let mut next = Some(folder.to_owned());
    let mut is_above = above;
    std::iter::from_fn(move || {
        let this = next.take()?;
        next = match this.parent() {
            Some(parent) if !is_above => Some(parent.to_owned()),
            _ => Some(this.join("..")),
        };
        is_above |= this.as_str().is_empty();
        Some(this)
    })
    .take(levels)
}

/// A path below a folder; `None` for the folder itself.
fn below(path: &Utf8Path, root: &Utf8Path) -> Option<Utf8PathBuf> {
    let real = here(path).canonicalize_utf8().ok()?;
    let root = here(root).canonicalize_utf8().ok()?;
    let below = real.strip_prefix(root).ok()?;
    (!below.as_str().is_empty()).then(|| below.to_owned())
}

fn no_path(path: &Utf8Path) -> Diagnostic {
    Diagnostic::error("no-such-path", format!("there is no `{path}`"))
        .help("name the folder of a Looker project, or a file in it")
}

fn rules_named(names: &[String]) -> Result<Vec<&'static Rule>, Diagnostics> {
    let mut findings = Diagnostics::new();
    let mut rules = Vec::new();
    for name in names {
        match rule_named("--rule", name) {
            Ok(rule) => rules.push(rule),
            Err(finding) => findings.push(finding),
        }
    }
    findings.or_else_ok(rules)
}

fn rule_named(flag: &str, name: &str) -> Result<&'static Rule, Diagnostic> {
    lint::rule(name).ok_or_else(|| {
        let message = format!("`{flag} {}` is no rule", excerpt(name));
        let help = match lint::near(name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "docs/rules.md lists the rules".to_owned(),
        };
        Diagnostic::error("wrong-value", message).help(help)
    })
}

/// The table over which the project is written, if one is named.
fn table(
    workplace: &Workplace,
    options: &Lint,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Option<Table>, Diagnostics> {
    let mut config = workplace.config.clone();
    overlay::described(&mut config, &options.described, &options.catalog).or_else_ok(())?;
    let key = source_key(&config.source);
    let base = match config.origins.of(key) {
        Origin::Default => return Ok(None),
        Origin::Flag(_) => &workplace.directory,
        // A look at the project needs no credentials unless somebody asks for the catalog.
        Origin::File(_) if is_glue(&config) => return Ok(None),
        Origin::File(_) => workplace.root(),
    };
    source::load_over(network, &config.source, base, findings).map(Some)
}

fn is_glue(config: &Config) -> bool {
    matches!(config.source, TableSource::Glue(_))
}
