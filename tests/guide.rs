//! `CLOUDTRAIL.md`: what the page tells in each case, and that texts from outside stay texts.
//!
//! A folder of `guide/` holds the input, `case.json`, beside the expected page.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "guide/case.rs"]
mod case;

use cloudtrail_lookml::lookml::Project;
use cloudtrail_lookml::modeling::{Guide, Marketplace, Modeled, Refinements};
use cloudtrail_lookml::render::{Templates, render};

use case::Case;

#[test]
fn pages_are_as_expected() {
    insta::glob!("guide/*/case.json", |path| {
        let case = Case::parse(&std::fs::read_to_string(path).unwrap());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("page", page(&case.guide())));
    });
}

#[test]
fn texts_from_outside_leave_no_syntax() {
    let hostile = "x}} {{ y }} {% z %} ${v.f} @{C} <b> `c` | pipe\n# e";
    let page = page(&Case::with_texts(hostile).guide());
    for syntax in ["{{", "{%", "${", "<b>", "`c`", "\n# e", " | pipe"] {
        assert!(!page.contains(syntax), "{syntax} is left in\n{page}");
    }
    // The page's own example names the constant of the connection.
    assert!(!page.replace("@{CONNECTION_NAME}", "").contains("@{"));
}

/// The page as the program renders it.
fn page(guide: &Guide) -> String {
    let modeled = Modeled {
        project: Project::default(),
        marketplace: Marketplace::default(),
        guide: guide.clone(),
        refinements: Refinements {
            path: "refinements.lkml".into(),
            events_view: "cloudtrail".to_owned(),
            sign_in_view: "sign_in".to_owned(),
        },
    };
    let rendered = render(&modeled, &Templates::embedded()).unwrap();
    rendered.files[&guide.path].clone()
}
