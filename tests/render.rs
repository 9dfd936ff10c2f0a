//! What the files look like, what is refused, and what a template of the user's may do wrong.

#[path = "render/sample.rs"]
mod sample;

use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::render::{Templates, render};

/// The program's templates, with a page for analysts that does not change when its text does.
fn templates() -> Templates {
    let page = SourceText::new("CLOUDTRAIL.md", "# CloudTrail in << \"x\" | markdown_code >>\n");
    Templates::embedded().replace("CLOUDTRAIL.md", page)
}

#[test]
fn every_part_of_the_model_is_written() {
    let rendered = render(&sample::modeled(), &templates()).expect("a project that can be written");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("render/every_part_of_the_model");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, text) in &rendered.files {
            insta::assert_snapshot!(path.as_str().replace('/', "__"), text);
        }
    });
}
