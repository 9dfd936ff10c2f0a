//! Texts made of nothing but trouble stay texts: whatever stands in a text of the model, the output
//! has the structure that it has with harmless texts, or nothing is written at all.

#[path = "render/sample.rs"]
mod sample;
#[path = "render/skeleton.rs"]
mod skeleton;
#[path = "render/texts.rs"]
mod texts;
#[path = "render/yaml_tree.rs"]
mod yaml_tree;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::lookml::{Declaration, File, plain_text};
use cloudtrail_lookml::modeling::Modeled;
use cloudtrail_lookml::render::{Rendered, Templates, render};

use texts::Place;

const CASES: u64 = 80;

/// Numbers that look random and are the same in every run.
struct Generator(u64);

impl Generator {
    /// A number below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 36] = [
            ";;",
            ";",
            "}",
            "{",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            "\0",
            "${x}",
            "{{ x }}",
            "{% x %}",
            "@{x}",
            "$",
            "@",
            "%",
            "{",
            "#",
            " # ",
            ": ",
            "- ",
            "--",
            "/*",
            "*/",
            "\u{202e}",
            "\u{2028}",
            "\u{85}",
            "\u{feff}",
            "\u{200b}",
            "🙂",
            "é",
            "(",
            ")",
            "sql: x ;;",
            "a",
        ];
        let pieces = self.below(7);
        (0..pieces)
            .map(|_| PIECES[self.below(PIECES.len())])
            .collect()
    }
}

fn templates() -> Templates {
    let page = SourceText::new("CLOUDTRAIL.md", "");
    Templates::embedded().replace("CLOUDTRAIL.md", page)
}

/// The sample with some of its fields and tiles, some of them more than once.
fn random_project(generator: &mut Generator) -> Modeled {
    let mut modeled = sample::modeled();
    for file in modeled.project.files.values_mut() {
        match file {
            File::Lookml(declarations) => {
                for declaration in declarations {
                    if let Declaration::View(view) = declaration {
                        redraw(&mut view.fields, generator);
                    }
                }
            }
            File::Dashboards(dashboards) => redraw(&mut dashboards[0].elements, generator),
        }
    }
    modeled
}

fn redraw<T: Clone>(items: &mut Vec<T>, generator: &mut Generator) {
    if !items.is_empty() {
        let number = generator.below(2 * items.len());
        *items = (0..number)
            .map(|_| items[generator.below(items.len())].clone())
            .collect();
    }
}

fn skeletons(rendered: &Rendered) -> BTreeMap<&Utf8Path, Vec<&'static str>> {
    let is_lookml = |path: &Utf8PathBuf| path.extension() == Some("lkml");
    let files = rendered.files.iter().filter(|(path, _)| is_lookml(path));
    files
        .map(|(path, text)| (path.as_path(), skeleton::skeleton(text)))
        .collect()
}

#[test]
fn plain_texts_from_outside_never_change_the_structure() {
    let templates = templates();
    for seed in 1..=CASES {
        let mut generator = Generator(seed);
        let harmless = random_project(&mut generator);
        let mut hostile = harmless.clone();
        texts::for_each_text(&mut hostile, |place, text| match place {
            Place::Quoted => *text = plain_text(&generator.text()).0,
            Place::Yaml => text.push_str(&plain_text(&generator.text()).0),
            Place::Word | Place::Sql => {}
        });
        let harmless = render(&harmless, &templates).expect("a harmless project");
        let hostile = render(&hostile, &templates).expect("plain texts can be written");
        assert_eq!(skeletons(&harmless), skeletons(&hostile), "seed {seed}");
    }
}

#[test]
fn any_text_is_kept_inside_its_place_or_refused() {
    let templates = templates();
    let mut written = 0;
    for seed in 1..=CASES {
        let mut generator = Generator(seed);
        let harmless = random_project(&mut generator);
        let mut hostile = harmless.clone();
        texts::for_each_text(&mut hostile, |place, text| {
            if place != Place::Yaml && generator.below(80) == 0 {
                *text = generator.text();
            }
        });
        let harmless = render(&harmless, &templates).expect("a harmless project");
        match render(&hostile, &templates) {
            Ok(hostile) => {
                written += 1;
                assert_eq!(skeletons(&harmless), skeletons(&hostile), "seed {seed}");
            }
            Err(refusals) => assert!(
                refusals.iter().all(|refusal| refusal.code == "text-unfit"),
                "seed {seed}: {refusals:?}"
            ),
        }
    }
    // A test that sees nothing but refusals, or none, would prove nothing.
    assert!(
        (10..CASES - 10).contains(&written),
        "{written} of {CASES} were written"
    );
}

#[test]
fn any_text_of_a_dashboard_is_read_back() {
    let templates = templates();
    for seed in 1..=CASES {
        let mut generator = Generator(seed);
        let mut modeled = random_project(&mut generator);
        texts::for_each_text(&mut modeled, |place, text| {
            if place == Place::Yaml {
                *text = generator.text();
            }
        });
        let rendered = render(&modeled, &templates).expect("any text can be written as YAML");
        for (path, file) in &modeled.project.files {
            if let File::Dashboards(dashboards) = file {
                let found = yaml_tree::read(&rendered.files[path]);
                assert_eq!(found, Ok(yaml_tree::expected(dashboards)), "seed {seed}");
            }
        }
    }
}
