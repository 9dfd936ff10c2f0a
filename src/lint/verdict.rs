//! `Verdict`: the findings that are left when levels, exclusions and allowances are taken into account.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use super::allowance::{Allowance, allowances};
use super::context::Context;
use super::level::Level;
use super::registry::{self, RULES};
use super::rule::{Check, Rule};
use super::rules::unused_allowance;
use super::settings::LintConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, SourceText};
use crate::parallel;

/// What is looked for, and where.
#[derive(Clone, Debug, Default)]
pub struct Options<'o> {
    /// Levels and exclusions.
    pub config: LintConfig,
    /// The configuration file, into which exclusions point.
    pub file: Option<&'o Arc<SourceText>>,
    /// Only these rules, if there are any.
    pub only: Vec<&'static Rule>,
    /// Only the file or folder of that path from the project's root.
    pub scope: Option<Utf8PathBuf>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The findings, file by file and in the order of the text.
    pub findings: Diagnostics,
    /// How many files of LookML were looked at.
    pub files: usize,
}

/// Looks for everything that the rules find.
#[must_use]
pub fn lint(context: &Context<'_>, options: &Options<'_>) -> Verdict {
    let mut run = Run::new(context, options);
    let mut findings = run.keep(context.subject.findings.clone());
    findings.extend(run.keep(context.resolved().findings.clone()));
    for found in check(context, &run) {
        findings.extend(run.keep(found));
    }
    let found = run.allowance_findings();
    findings.extend(run.keep(found));
    run.sort(&mut findings);
    Verdict {
        findings,
        files: run.files(),
    }
}

/// What each rule finds that looks at the project.
fn check(context: &Context<'_>, run: &Run<'_, '_>) -> Vec<Diagnostics> {
    let checks = RULES.iter().filter_map(|rule| match rule.check {
        Check::Project(check) if run.is_run(rule) => Some(check),
        _ => None,
    });
    let checks: Vec<_> = checks.collect();
    let files = context.subject.files.values();
    let bytes = files.map(|file| file.source.text.len()).sum();
    parallel::map(&checks, bytes, |check| {
        let mut found = Diagnostics::new();
        check(context, &mut found);
        found
    })
}

struct Run<'r, 'p> {
    context: &'r Context<'p>,
    options: &'r Options<'r>,
    paths: BTreeMap<*const SourceText, &'r Utf8Path>,
    allowances: BTreeMap<&'r Utf8Path, Vec<Allowance>>,
    /// About comments that cannot be understood.
    malformed: Diagnostics,
    /// Whether each of the configured exclusions took something out.
    used_exclusions: Vec<bool>,
    /// The files that were not read to their end.
    unsound: BTreeSet<&'r Utf8Path>,
}

impl<'r, 'p> Run<'r, 'p> {
    fn new(context: &'r Context<'p>, options: &'r Options<'r>) -> Self {
        let mut malformed = Diagnostics::new();
        let mut all = BTreeMap::new();
        for (path, file) in &context.subject.files {
            let found = allowances(file, &mut malformed);
            if !found.is_empty() {
                all.insert(path.as_path(), found);
            }
        }
        let paths = context.subject.paths();
        let is_error = |finding: &&Diagnostic| finding.level == crate::diagnostic::Level::Error;
        let unsound = context.subject.findings.iter().filter(is_error);
        let unsound = unsound.filter_map(|finding| path_of(&paths, finding));
        Self {
            context,
            options,
            unsound: unsound.collect(),
            paths,
            allowances: all,
            malformed,
            used_exclusions: vec![false; options.config.exclusions.len()],
        }
    }

    /// Whether a rule is looked at, be it to know which allowances are needed.
    fn is_run(&self, rule: &Rule) -> bool {
        let only = &self.options.only;
        let is_chosen = self.is_shown(rule.name)
            || only.iter().any(|it| it.name == unused_allowance::RULE.name);
        is_chosen && self.level(rule) != Level::Off
    }

    fn is_shown(&self, rule: &str) -> bool {
        let only = &self.options.only;
        only.is_empty() || only.iter().any(|it| it.name == rule)
    }

    /// Whoever asks for a rule that is off gets warnings.
    fn level(&self, rule: &Rule) -> Level {
        match self.options.config.level(rule) {
            Level::Off if self.options.only.iter().any(|it| it.name == rule.name) => Level::Warning,
            level => level,
        }
    }

    /// The findings that are neither off nor excluded nor allowed, with their levels.
    fn keep(&mut self, findings: Diagnostics) -> Diagnostics {
        let kept = findings
            .0
            .into_iter()
            .filter_map(|finding| self.kept(finding));
        Diagnostics(kept.collect())
    }

    fn kept(&mut self, mut finding: Diagnostic) -> Option<Diagnostic> {
        if let Some(rule) = registry::rule(finding.code) {
            finding.level = self.level(rule).of_findings()?;
        }
        let path = path_of(&self.paths, &finding);
        if let Some(path) = path
            && (self.is_excluded(finding.code, path) || self.is_allowed(path, &finding))
        {
            return None;
        }
        (self.is_shown(finding.code) && self.is_in_scope(path)).then_some(finding)
    }

    fn is_excluded(&mut self, rule: &str, path: &Utf8Path) -> bool {
        let mut is_excluded = false;
        let exclusions = self.options.config.exclusions.iter();
        for (exclusion, is_used) in exclusions.zip(&mut self.used_exclusions) {
            if exclusion.is_about(rule) && exclusion.matches(path) {
                *is_used = true;
                is_excluded = true;
            }
        }
        is_excluded
    }

    fn is_allowed(&mut self, path: &Utf8Path, finding: &Diagnostic) -> bool {
        let (Some(allowances), Some(place)) = (self.allowances.get_mut(path), &finding.place)
        else {
            return false;
        };
        let mut is_allowed = false;
        for allowance in allowances {
            if allowance.allows(finding.code, place.span.start) {
                allowance.is_used = true;
                is_allowed = true;
            }
        }
        is_allowed
    }

    /// What belongs to no file is no matter of a single file or folder.
    fn is_in_scope(&self, path: Option<&Utf8Path>) -> bool {
        match &self.options.scope {
            Some(scope) => path.is_some_and(|path| path.starts_with(scope)),
            None => true,
        }
    }

    /// About comments that cannot be understood, and about what allows nothing.
    fn allowance_findings(&mut self) -> Diagnostics {
        let mut findings = std::mem::take(&mut self.malformed);
        for (path, allowances) in &self.allowances {
            if self.unsound.contains(path) {
                continue;
            }
            for allowance in allowances.iter().filter(|it| !it.is_used) {
                if self.is_judged(allowance.rule) {
                    findings.push(unused_allowance::in_a_file(
                        allowance.rule,
                        &allowance.place,
                    ));
                }
            }
        }
        if self.options.scope.is_none() {
            findings.extend(self.unused_exclusions());
        }
        findings
    }

    /// Whether it is known what a rule finds in this run.
    fn is_judged(&self, rule: &str) -> bool {
        registry::rule(rule).is_some_and(|rule| self.is_run(rule))
    }

    fn unused_exclusions(&self) -> Diagnostics {
        let mut findings = Diagnostics::new();
        let exclusions = self.options.config.exclusions.iter();
        for (exclusion, is_used) in exclusions.zip(&self.used_exclusions) {
            let is_needless = match exclusion.rule {
                Some(rule) => !is_used && self.is_judged(rule),
                // Files that are taken out of everything may be sound.
                None => !self
                    .context
                    .subject
                    .files
                    .keys()
                    .any(|path| exclusion.matches(path)),
            };
            if is_needless {
                let place = self
                    .options
                    .file
                    .map(|file| place(file, exclusion.span.clone()));
                findings.push(unused_allowance::in_the_configuration(exclusion, place));
            }
        }
        findings
    }

    fn sort(&self, findings: &mut Diagnostics) {
        let key = |finding: &Diagnostic| {
            let path = path_of(&self.paths, finding);
            let start = finding.place.as_ref().map(|place| place.span.start);
            // The configuration comes last.
            (path.is_none() && start.is_some(), path, start, finding.code)
        };
        findings.0.sort_by(|one, other| {
            key(one)
                .cmp(&key(other))
                .then_with(|| one.message.cmp(&other.message))
        });
        findings.0.dedup();
    }

    fn files(&self) -> usize {
        let files = self.context.subject.project.files.keys();
        files.filter(|path| self.is_in_scope(Some(path))).count()
    }
}

fn path_of<'r>(
    paths: &BTreeMap<*const SourceText, &'r Utf8Path>,
    finding: &Diagnostic,
) -> Option<&'r Utf8Path> {
    let place = finding.place.as_ref()?;
    paths.get(&Arc::as_ptr(&place.source)).copied()
}

fn place(source: &Arc<SourceText>, span: Range<usize>) -> Place {
    Place {
        source: Arc::clone(source),
        span,
        label: String::new(),
    }
}
