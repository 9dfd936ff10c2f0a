//! What the parser makes of a text, a folder a behaviour: the tree, the declarations, the findings.

#[path = "reading/outline.rs"]
mod outline;
#[path = "reading/shown.rs"]
mod shown;

use std::fs;
use std::sync::Arc;

use camino::Utf8Path;
use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::lookml::{Declaration, File, Origin};
use cloudtrail_lookml::syntax;

use outline::outline;
use shown::{shown_file, shown_findings};

fn settings(folder: &Utf8Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings
}

fn source(name: &str, text: impl Into<String>) -> Arc<SourceText> {
    SourceText::new(name, text)
}

fn declarations(text: &str) -> Vec<Declaration> {
    let (document, _) = syntax::parse(&source("x.lkml", text));
    syntax::lower(&document).0
}

#[test]
fn cases() {
    insta::glob!("syntax/*/input.*", |path| {
        let path = Utf8Path::from_path(path).expect("a path in UTF-8");
        let text = fs::read_to_string(path).expect("a text");
        let source = source(path.file_name().expect("a name"), text);
        let (file, findings) = syntax::read(path, &source).expect("a file of LookML");
        settings(path.parent().expect("a folder")).bind(|| {
            if let File::Lookml(_) = file {
                let (document, _) = syntax::parse(&source);
                assert_eq!(document.to_string(), source.text, "the same text");
                insta::assert_snapshot!("tree", outline(&document));
            }
            insta::assert_snapshot!("declares", shown_file(&file));
            insta::assert_snapshot!("findings", shown_findings(&findings));
        });
    });
}

#[test]
fn line_breaks_of_any_kind_and_a_byte_order_mark_make_no_difference() {
    insta::glob!("syntax/*/input.lkml", |path| {
        let text = fs::read_to_string(path).expect("a text");
        let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let (document, _) = syntax::parse(&source("x.lkml", marked.clone()));
        assert_eq!(document.to_string(), marked, "the same text");
        assert_eq!(
            declarations(&marked),
            declarations(&text),
            "{}",
            path.display()
        );
    });
}

/// Whatever is cut off or taken out, the rest comes back, and every token lies behind the one before.
#[test]
fn every_beginning_and_every_gap_comes_back() {
    insta::glob!("syntax/*/input.lkml", |path| {
        let text = fs::read_to_string(path).expect("a text");
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            comes_back(&text[..at]);
            let end = (at + 1..text.len()).find(|&end| text.is_char_boundary(end));
            if let Some(end) = end {
                comes_back(&format!("{}{}", &text[..at], &text[end..]));
            }
        }
    });
}

fn comes_back(text: &str) {
    let source = source("x.lkml", text);
    let (document, _) = syntax::parse(&source);
    assert_eq!(document.to_string(), text);
    let mut at = 0;
    for token in document.tokens() {
        let range = token.range();
        assert!(at <= range.start && range.start <= range.end, "{text}");
        at = range.end;
    }
}

#[test]
fn deep_nesting_is_named_and_survived() {
    for (open, close) in [
        ("a: {", "}"),
        ("a: [", "]"),
        ("[", "]"),
        ("{", "}"),
        ("a: b {", ""),
    ] {
        let text = open.repeat(100_000) + &close.repeat(100_000);
        let source = source("x.lkml", text);
        let (document, findings) = syntax::parse(&source);
        assert_eq!(document.to_string(), source.text);
        let _ = syntax::lower(&document);
        let is_named = findings.iter().any(|it| it.code == "too-deep");
        assert_eq!(is_named, open != "[", "{open}");
    }
}

#[test]
fn only_the_first_hundred_findings_are_told() {
    let (_, findings) = syntax::parse(&source("x.lkml", "}\n".repeat(1_000)));
    assert_eq!(findings.0.len(), 101);
    assert_eq!(
        findings.0.last().map(|it| it.message.as_str()),
        Some("`x.lkml` has 900 further faults of syntax")
    );
}

#[test]
fn comments_are_found_where_they_stand() {
    let text = "# one\nview: a { # two\n  label: \"# no\" sql: # no\n ;;\n}\n# three";
    let (document, _) = syntax::parse(&source("x.lkml", text));
    let at = |comment: &str| text.find(comment).expect("the comment");
    let expected = ["# one", "# two", "# three"].map(|comment| (at(comment), comment));
    assert_eq!(document.comments(), expected);
}

/// What an origin points at, as the file spells it.
fn pointed_at(origin: &Origin) -> &str {
    let place = origin.place().expect("a place");
    &origin.source().expect("a source").text[place.span]
}

#[test]
fn an_origin_points_at_what_it_names() {
    let text = r#"
include: "/views/*.view.lkml"
view: +users {
  set: detail { fields: [id, -name] }
  derived_table: { sql: SELECT 1 ;; datagroup_trigger: daily }
  dimension: name {
    sql: ${TABLE}.name ;;
    drill_fields: [id, detail*]
    link: { label: "a" url: "b" }
    link: { label: "c" url: "d" }
    tiers: [1, 2]
  }
  measure: count { type: count filters: [name: "x", id: "y"] }
}
explore: users { join: orders { sql_on: ${users.id} = ${orders.id} ;; } }
"#;
    let declared = declarations(text);
    let [
        Declaration::Include(include),
        Declaration::View(view),
        Declaration::Explore(explore),
    ] = declared.as_slice()
    else {
        panic!("{declared:#?}");
    };
    assert_eq!(
        include.origin.value().map(|it| it.text()),
        Some("\"/views/*.view.lkml\"")
    );
    assert_eq!(pointed_at(&view.origin), "+users");
    assert!(
        view.origin
            .whole()
            .is_some_and(|it| text[it.span].ends_with("\"y\"] }\n}"))
    );
    let trigger = &view.derived_table.as_ref().expect("a derived table").other[0];
    assert_eq!(pointed_at(&trigger.origin), "datagroup_trigger");
    let sql = view
        .origin
        .parameter("derived_table")
        .and_then(|it| it.parameter("sql"));
    assert_eq!(sql.map(|it| it.text()), Some("SELECT 1"));
    let set = view.sets[0]
        .origin
        .parameter("fields")
        .and_then(|it| it.item(1));
    assert_eq!(set.map(|it| it.text()), Some("-name"));

    let name = &view.fields[0].origin;
    assert_eq!(pointed_at(name), "name");
    assert_eq!(
        name.parameter("sql").map(|it| it.text()),
        Some("${TABLE}.name")
    );
    let drill = name.parameter("drill_fields").and_then(|it| it.item(1));
    assert_eq!(drill.map(|it| it.text()), Some("detail*"));
    let links = name.value().expect("a value");
    let second = links
        .parameters("link")
        .nth(1)
        .and_then(|it| it.parameter("url"));
    assert_eq!(second.map(|it| it.text()), Some("\"d\""));
    let tiers = view.fields[0].other[0]
        .origin
        .value()
        .and_then(|it| it.item(1));
    assert_eq!(tiers.map(|it| it.text()), Some("2"));

    let filter = &view.fields[1].filters[1].origin;
    assert_eq!(pointed_at(filter), "id");
    assert_eq!(filter.value().map(|it| it.text()), Some("\"y\""));
    let sql_on = explore.joins[0].origin.parameter("sql_on");
    assert_eq!(
        sql_on.map(|it| it.text()),
        Some("${users.id} = ${orders.id}")
    );
}

#[test]
fn an_origin_of_a_dashboard_points_at_its_keys_and_items() {
    let text = "\
- dashboard: signs
  filters:
  - name: Date
    default_value: 7 day
  elements:
  - title: Tile
    fields: [v.a, v.b]
    filters:
      v.a: 'x'
    dynamic_fields:
    - category: table_calculation
      expression: ${v.a}
";
    let (dashboards, findings) = syntax::dashboards(&source("x.dashboard.lookml", text));
    assert!(findings.is_empty(), "{findings:?}");
    let dashboard = &dashboards[0];
    assert_eq!(pointed_at(&dashboard.origin), "signs");
    assert_eq!(pointed_at(&dashboard.filters[0].origin), "Date");
    let tile = &dashboard.elements[0].origin;
    assert_eq!(pointed_at(tile), "Tile");
    let text_of = |key: &str, index| {
        let item = tile.parameter(key).and_then(|it| it.item(index));
        item.map(|it| (text[it.key().span].to_owned(), it.text()))
    };
    assert_eq!(text_of("fields", 1), Some(("v.b".to_owned(), "v.b")));
    assert_eq!(text_of("filters", 0), Some(("v.a".to_owned(), "'x'")));
    let calculation = tile.parameter("dynamic_fields").and_then(|it| it.item(0));
    let expression = calculation.and_then(|it| it.parameter("expression"));
    assert_eq!(expression.map(|it| it.text()), Some("${v.a}"));
}

#[test]
fn origins_do_not_make_declarations_different() {
    let one = declarations("view: a { dimension: b { sql: c ;; } }");
    let other = declarations("\n\n# moved\nview: a {\n  dimension: b {\n    sql: c ;;\n  }\n}");
    assert_eq!(one, other);
    assert_ne!(one, declarations("view: a { dimension: b { sql: d ;; } }"));
}
