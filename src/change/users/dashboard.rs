//! Mentions in a LookML dashboard.

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::SourceText;
use crate::lookml::expression_references;
use crate::lookml::{Dashboard, DashboardFilter, DashboardValue, Element, Located, Origin};

use super::mention::{Lines, Mention, Named};
use super::text::{linked, replaced};

/// Keys of a tile without a type of their own that hold names of fields.
const DEEP: &[&str] = &["merged_queries", "filter_expression", "total_fields"];

pub(super) fn mentions(
    path: &Utf8Path,
    source: &Arc<SourceText>,
    dashboard: &Dashboard,
    mentions: &mut Vec<Mention>,
) {
    let mut dashboards = vec![dashboard.id.clone()];
    let extends = dashboard.other.iter().filter(|(key, _)| key == "extends");
    extends.for_each(|(_, value)| texts(value, &mut |id| dashboards.push(id.to_owned())));
    let mut walk = Walk {
        lines: Lines::new(path, source),
        dashboards,
        mentions,
    };
    let at = |key| byte(dashboard.origin.parameter(key), &dashboard.origin);
    for id in walk.dashboards.clone().into_iter().skip(1) {
        let what = format!("`extends` of the dashboard `{}`", dashboard.id);
        walk.add(&id, Named::Dashboard, None, at("extends"), &what);
    }
    for filter in &dashboard.filters {
        walk.filter(filter, &dashboard.id);
    }
    for tile in &dashboard.elements {
        walk.tile(tile, &dashboard.id);
    }
}

struct Walk<'f> {
    lines: Lines<'f>,
    dashboards: Vec<String>,
    mentions: &'f mut Vec<Mention>,
}

/// Where a value begins; without one, where the declaration does.
fn byte(located: Option<Located<'_>>, origin: &Origin) -> usize {
    let place = located.map(|it| it.place()).or_else(|| origin.place());
    place.map_or(0, |place| place.span.start)
}

impl Walk<'_> {
    fn add(&mut self, name: &str, named: Named, explore: Option<&str>, at: usize, what: &str) {
        self.mentions.push(Mention {
            name: name.to_owned(),
            named,
            view: None,
            explore: explore.map(str::to_owned),
            is_exclusion: false,
            dashboards: self.dashboards.clone(),
            user: self.lines.user(at, what.to_owned()),
        });
    }

    fn filter(&mut self, filter: &DashboardFilter, dashboard: &str) {
        let what = |key: &str| {
            format!(
                "`{key}` of the filter `{}` in `dashboard: {dashboard}`",
                filter.name
            )
        };
        let at = |key| byte(filter.origin.parameter(key), &filter.origin);
        let explore = filter.explore.as_deref();
        // A filter of a dashboard that extends another changes the one of the same name there.
        if self.dashboards.len() > 1 {
            self.add(
                &filter.name,
                Named::DashboardFilter,
                None,
                at("name"),
                &what("name"),
            );
        }
        for (key, value, named) in [
            ("model", &filter.model, Named::Model),
            ("explore", &filter.explore, Named::Explore),
            ("field", &filter.field, Named::Field),
        ] {
            if let Some(name) = value {
                self.add(name, named, explore, at(key), &what(key));
            }
        }
        for name in filter.listens_to_filters.iter().flatten() {
            let key = "listens_to_filters";
            self.add(name, Named::DashboardFilter, None, at(key), &what(key));
        }
    }

    fn tile(&mut self, tile: &Element, dashboard: &str) {
        let name = tile.name.as_ref().or(tile.title.as_ref());
        let name = name.cloned().unwrap_or_default();
        let what = |key: &str| format!("`{key}` of the tile `{name}` in `dashboard: {dashboard}`");
        let at = |key| byte(tile.origin.parameter(key), &tile.origin);
        let explore = tile.explore.as_deref();
        if self.dashboards.len() > 1 {
            self.add(&name, Named::Tile, None, at("name"), &what("name"));
        }
        for (key, value, named) in [
            ("model", &tile.model, Named::Model),
            ("explore", &tile.explore, Named::Explore),
        ] {
            if let Some(name) = value {
                self.add(name, named, explore, at(key), &what(key));
            }
        }
        for (key, list) in [
            ("fields", &tile.fields),
            ("pivots", &tile.pivots),
            ("fill_fields", &tile.fill_fields),
            ("hidden_fields", &tile.hidden_fields),
            ("sorts", &tile.sorts),
        ] {
            for (index, name) in list.iter().flatten().enumerate() {
                let item = tile.origin.parameter(key).and_then(|it| it.item(index));
                let at = item.map_or_else(|| at(key), |it| it.place().span.start);
                // `view.field desc`, and for a pivot `view.field desc 0`.
                let name = name.split(' ').next().unwrap_or(name);
                self.add(name, Named::Field, explore, at, &what(key));
            }
        }
        for (field, _) in &tile.filters {
            let place = tile.origin.parameter("filters");
            let place = place.and_then(|it| it.parameter(field)).map(|it| it.key());
            let at = place.map_or_else(|| at("filters"), |place| place.span.start);
            self.add(field, Named::Field, explore, at, &what("filters"));
        }
        for (filter, field) in &tile.listen {
            let place = tile.origin.parameter("listen");
            let place = place.and_then(|it| it.parameter(filter)).map(|it| it.key());
            let at = place.map_or_else(|| at("listen"), |place| place.span.start);
            self.add(filter, Named::DashboardFilter, None, at, &what("listen"));
            self.add(field, Named::Field, explore, at, &what("listen"));
        }
        let dynamic = tile.dynamic_fields.iter().map(|it| ("dynamic_fields", it));
        let others = tile.other.iter().map(|(key, value)| (key.as_str(), value));
        let others = others.filter(|(key, _)| DEEP.contains(key));
        for (key, value) in dynamic.chain(others) {
            texts(value, &mut |text| {
                self.add(text, Named::Field, explore, at(key), &what(key));
                for reference in expression_references(text) {
                    self.add(reference.name, Named::Field, explore, at(key), &what(key));
                }
            });
        }
        for (key, text) in [
            ("body_text", &tile.body_text),
            ("subtitle_text", &tile.subtitle_text),
            ("note_text", &tile.note_text),
        ] {
            let text = text.as_deref().unwrap_or_default();
            for said in linked(text).into_iter().chain(replaced(text)) {
                self.add(said.name, said.named, None, at(key), &what(key));
            }
        }
    }
}

/// Every text in a value, keys included.
fn texts(value: &DashboardValue, visit: &mut impl FnMut(&str)) {
    match value {
        DashboardValue::Text(text) => visit(text),
        DashboardValue::List(items) => items.iter().for_each(|item| texts(item, visit)),
        DashboardValue::Mapping(entries) => {
            for (key, value) in entries {
                visit(key);
                texts(value, visit);
            }
        }
        DashboardValue::Null | DashboardValue::Boolean(_) | DashboardValue::Number(_) => {}
    }
}
