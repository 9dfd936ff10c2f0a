//! Files that are too large to lie in the repository.

use camino::Utf8PathBuf;

/// The file in which a rule finds something, where a program makes it.
pub(crate) fn firing(rule: &str) -> Option<(Utf8PathBuf, String)> {
    let (path, text) = match rule {
        "file-too-large" => ("large.dashboard.lookml", "#".repeat((64 << 20) + 1)),
        "too-deep" => ("deep.view.lkml", "a: {".repeat(1_000)),
        "too-large" => {
            let fields = (0..2_100).map(|n| format!("dimension: f{n} {{ }}"));
            let views = (0..500).map(|n| format!("view: v{n} {{ extends: [a] }}"));
            let fields: Vec<String> = fields.collect();
            let views: Vec<String> = views.collect();
            let text = format!("view: a {{ {} }}\n{}\n", fields.join(" "), views.join("\n"));
            ("large.view.lkml", text)
        }
        "too-many-findings" => ("many.view.lkml", "} ".repeat(101)),
        "too-many-values" => {
            let items = "1,".repeat((1 << 20) + 1);
            (
                "many.dashboard.lookml",
                format!("- dashboard: a\n  b: [{items}]\n"),
            )
        }
        _ => return None,
    };
    Some((path.into(), text))
}
