//! A resolved project as text: a line for each value in force, with the line of the file that sets it.

use std::fmt::Write;

use cloudtrail_lookml::diagnostic::Place;
use cloudtrail_lookml::lookml::{Located, Parameter, YesNo};
use cloudtrail_lookml::resolve::{
    Dashboard, Declared, Explore, ExploreView, Layers, Model, Resolved, View,
};
use serde::Serialize;
use serde_json::Value;

/// The outline of a resolved project.
pub(crate) fn of(resolved: &Resolved<'_>) -> String {
    let mut outline = Outline {
        text: String::new(),
    };
    let manifest = &resolved.manifest;
    if manifest.path.is_some() {
        outline.line(
            0,
            &format!("project {}", manifest.project_name.unwrap_or("-")),
        );
        for constant in &manifest.constants {
            let export = constant.export.as_deref().unwrap_or("none");
            let line = format!(
                "constant {} = {:?}, {export}",
                constant.name, constant.value
            );
            outline.at(1, &line, constant.origin.place());
        }
        for import in &manifest.imports {
            outline.line(1, &format!("imports {}", import.project.unwrap_or("-")));
        }
    }
    for model in &resolved.models {
        outline.model(model);
    }
    for path in &resolved.unincluded {
        outline.line(0, &format!("not included: {path}"));
    }
    outline.text
}

struct Outline {
    text: String,
}

impl Outline {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 2);
    }

    fn at(&mut self, depth: usize, line: &str, place: Option<Place>) {
        match place {
            Some(place) => self.line(depth, &format!("{line}  <- {}", spot(&place))),
            None => self.line(depth, line),
        }
    }

    fn model(&mut self, model: &Model<'_>) {
        self.line(0, &format!("model {}", model.name.unwrap_or("-")));
        let settings = [
            ("connection", model.connection.as_deref()),
            ("label", model.label.as_deref()),
            ("week_start_day", model.week_start_day),
            (
                "case_sensitive",
                model.case_sensitive.as_ref().map(YesNo::as_str),
            ),
        ];
        for (key, value) in settings {
            if let Some(value) = value {
                self.line(1, &format!("{key}: {value}"));
            }
        }
        let files: Vec<&str> = model.files.iter().map(|path| path.as_str()).collect();
        self.line(1, &format!("files: {}", files.join(", ")));
        for block in model.datagroups() {
            self.line(1, &format!("datagroup {}", block.name));
        }
        if model.is_open {
            self.line(1, "there may be more in other projects");
        }
        for test in &model.tests {
            self.line(1, &format!("test {}", test.name));
        }
        for view in &model.views {
            self.view(view);
        }
        for explore in &model.explores {
            self.explore(explore);
        }
        for dashboard in &model.dashboards {
            self.dashboard(dashboard);
        }
    }

    fn view(&mut self, view: &View<'_>) {
        self.line(
            1,
            &format!(
                "view {}{}",
                view.name(),
                flags(view.is_template(), view.is_open)
            ),
        );
        self.layers(&view.layers);
        let texts = [
            ("label", view.label()),
            ("sql_table_name", view.sql_table_name()),
            ("suggestions", view.suggestions().map(YesNo::as_str)),
            (
                "fields_hidden_by_default",
                view.fields_hidden_by_default().map(YesNo::as_str),
            ),
        ];
        for (key, value) in texts {
            if let Some(value) = value {
                self.value(2, key, value, view.origin_of(key));
            }
        }
        if let Some(fields) = view.drill_fields() {
            self.value(
                2,
                "drill_fields",
                &fields.join(", "),
                view.origin_of("drill_fields"),
            );
        }
        if let Some(table) = view.derived_table() {
            let shown = shown(table).to_string();
            self.value(2, "derived_table", &shown, view.origin_of("derived_table"));
        }
        self.others(2, view.other(), |key| view.origin_of(key));
        for set in view.sets() {
            let all = view.set_fields(&set.name, view.name());
            let all: Vec<String> = all
                .iter()
                .map(|(view, field)| format!("{view}.{field}"))
                .collect();
            let line = format!(
                "set {}: {} = {}",
                set.name,
                set.fields.join(", "),
                all.join(", ")
            );
            self.at(2, &line, set.origin.place());
        }
        for field in &view.fields {
            let declared = &field.declared;
            let hidden = if view.is_hidden(field) {
                " (hidden)"
            } else {
                ""
            };
            self.line(
                2,
                &format!("{} {}{hidden}", declared.kind.as_str(), declared.name),
            );
            self.parameters(3, &**declared, &["kind", "name"], |key| {
                field.origin_of(key)
            });
            self.others(3, &declared.other, |key| field.origin_of(key));
        }
    }

    fn explore(&mut self, explore: &Explore<'_>) {
        let flags = flags(explore.is_template(), explore.is_open);
        let base = over(&explore.base);
        self.line(1, &format!("explore {}{flags} over {base}", explore.name()));
        self.layers(&explore.layers);
        let skipped = ["name", "is_refinement", "joins"];
        self.parameters(2, &*explore.declared, &skipped, |key| {
            explore.origin_of(key)
        });
        self.others(2, &explore.declared.other, |key| explore.origin_of(key));
        for join in &explore.joins {
            self.line(2, &format!("join {}", over(&join.target)));
            self.parameters(3, &*join.declared, &["name"], |key| join.origin_of(key));
            self.others(3, &join.declared.other, |key| join.origin_of(key));
        }
        let fields: Vec<String> = explore
            .fields()
            .map(|(view, field)| format!("{}.{}", view.alias, field.declared.name))
            .collect();
        self.line(2, &format!("fields: {}", fields.join(", ")));
    }

    fn dashboard(&mut self, dashboard: &Dashboard<'_>) {
        let flags = flags(dashboard.is_template(), dashboard.is_open);
        self.line(1, &format!("dashboard {}{flags}", dashboard.id()));
        self.layers(&dashboard.layers);
        let skipped = ["id", "elements", "filters", "other"];
        self.parameters(2, &*dashboard.declared, &skipped, |key| {
            dashboard.origin_of(key)
        });
        for filter in dashboard.filters() {
            self.line(2, &format!("filter {}", filter.declared.name));
            self.parameters(3, filter.declared, &["name", "other"], |key| {
                filter.origin_of(key)
            });
        }
        for tile in dashboard.elements() {
            self.line(
                2,
                &format!("tile {}", tile.declared.name.as_deref().unwrap_or("-")),
            );
            self.parameters(3, tile.declared, &["name", "other"], |key| {
                tile.origin_of(key)
            });
        }
    }

    fn layers<T: Declared>(&mut self, layers: &Layers<'_, T>) {
        let spots: Vec<String> = layers
            .iter()
            .map(|layer| {
                layer
                    .origin()
                    .place()
                    .map_or("-".to_owned(), |place| spot(&place))
            })
            .collect();
        self.line(2, &format!("layers: {}", spots.join(", ")));
    }

    fn parameters<'p>(
        &mut self,
        depth: usize,
        declared: &impl Serialize,
        skipped: &[&str],
        origin_of: impl Fn(&str) -> Option<Located<'p>>,
    ) {
        let Value::Object(entries) = shown(declared) else {
            return;
        };
        for (key, value) in entries {
            let is_empty = match &value {
                Value::Null => true,
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            if is_empty || key == "other" || skipped.contains(&key.as_str()) {
                continue;
            }
            let spelt = match key.as_str() {
                "links" => "link",
                "allowed_values" => "allowed_value",
                key => key,
            };
            let text = match &value {
                Value::String(text) => text.clone(),
                value => value.to_string(),
            };
            self.value(depth, spelt, &text, origin_of(spelt));
        }
    }

    fn others<'p>(
        &mut self,
        depth: usize,
        others: &[Parameter],
        origin_of: impl Fn(&str) -> Option<Located<'p>>,
    ) {
        for parameter in others {
            let own = parameter.origin.value().map(|it| spot(&it.place()));
            let value = shown(&parameter.value).to_string();
            let in_force = origin_of(&parameter.name).map(|it| spot(&it.place()));
            let note = if own == in_force { "" } else { " (added to)" };
            let at = own.unwrap_or_default();
            self.line(
                depth,
                &format!("{} = {value}  <- {at}{note}", parameter.name),
            );
        }
    }

    fn value(&mut self, depth: usize, key: &str, value: &str, origin: Option<Located<'_>>) {
        self.at(
            depth,
            &format!("{key} = {value}"),
            origin.map(|it| it.place()),
        );
    }
}

fn shown(value: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(value).expect("a value in JSON");
    // Whether `serde_json` keeps the order depends on the features of other crates.
    value.sort_all_objects();
    value
}

fn flags(is_template: bool, is_open: bool) -> String {
    let mut flags = String::new();
    if is_template {
        flags.push_str(" (only to be extended)");
    }
    if is_open {
        flags.push_str(" (open)");
    }
    flags
}

fn over(target: &ExploreView<'_>) -> String {
    let known = if target.view.is_some() {
        ""
    } else {
        " (unknown)"
    };
    format!("{} -> {}{known}", target.alias, target.view_name)
}

/// `file:line`
fn spot(place: &Place) -> String {
    let line = 1 + place.source.text[..place.span.start].matches('\n').count();
    format!("{}:{line}", place.source.name)
}
