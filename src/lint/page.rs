//! `Page`: what people read about a rule, taken from the comment at the top of the rule's own file.

use std::fmt::Write as _;

use super::level::Level;
use super::registry::RULES;
use super::rule::{Family, Rule};

/// What people read about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The sections in order.
    pub sections: Vec<Section>,
}

/// A heading and the text under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Such as `What it does`.
    pub title: &'static str,
    /// Markdown, without blank lines at both ends.
    pub text: String,
}

impl Page {
    /// The headings that a page may have, in their order; the first two are always there.
    pub const TITLES: [&'static str; 5] = [
        "What it does",
        "Why is this bad?",
        "Example",
        "Use instead",
        "References",
    ];

    /// The page at the top of a rule's file.
    pub(super) fn of(file: &'static str) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        for line in file.lines().map_while(|line| line.strip_prefix("//!")) {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let title = line.strip_prefix("# ");
            match (
                title.filter(|it| Self::TITLES.contains(it)),
                sections.last_mut(),
            ) {
                (Some(title), _) => sections.push(Section {
                    title,
                    text: String::new(),
                }),
                (None, Some(section)) => {
                    section.text.push_str(line);
                    section.text.push('\n');
                }
                (None, None) => {}
            }
        }
        for section in &mut sections {
            section.text = section.text.trim().to_owned();
        }
        Self { sections }
    }

    /// The text under a heading; empty where there is none.
    #[must_use]
    pub fn section(&self, title: &str) -> &str {
        self.sections
            .iter()
            .find(|section| section.title == title)
            .map_or("", |section| &section.text)
    }

    /// What it does, in its first paragraph and on one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let text = self.section(Self::TITLES[0]);
        let paragraph = text.split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Rule {
    /// Its page as Markdown, under a heading of that depth.
    #[must_use]
    pub fn explained(&self, depth: usize) -> String {
        let marks = "#".repeat(depth);
        let mut text = format!("{marks} {}\n\n", self.name);
        let family = self.family.title();
        let _ = writeln!(text, "{family}, {} by default.", level_word(self.level));
        for section in self.page().sections {
            let _ = write!(text, "\n**{}**\n\n{}\n", section.title, section.text);
        }
        text
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "an error",
        Level::Warning => "a warning",
        Level::Off => "off",
    }
}

/// `docs/rules.md`: a list of all rules, and their pages.
#[must_use]
pub fn rules_document() -> String {
    let mut text = String::from(INTRODUCTION);
    for family in Family::ALL {
        let rules = || RULES.iter().filter(|rule| rule.family == family);
        if rules().next().is_none() {
            continue;
        }
        let _ = write!(
            text,
            "\n## {}\n\n| rule | default | what it does |\n| --- | --- | --- |\n",
            family.title()
        );
        for rule in rules() {
            let summary = rule.page().summary().replace('|', "\\|");
            let _ = writeln!(
                text,
                "| [`{0}`](#{0}) | {1} | {summary} |",
                rule.name,
                rule.level.as_str()
            );
        }
        for rule in rules() {
            let _ = write!(text, "\n{}", rule.explained(3));
        }
    }
    text
}

const INTRODUCTION: &str = "\
# Rules of `cloudtrail-lookml lint`

Each page here is the comment at the top of the rule's own file in `src/lint/rules/`.
`cloudtrail-lookml lint --explain RULE` prints it.

A comment allows what a rule finds, with the reason:

```lookml
# lint: allow rule-name, because the reason
```

On a line of its own it is for the declaration that follows; behind something it is for its line; at the top of a file, with a blank line behind it, it is for the whole file.
";
