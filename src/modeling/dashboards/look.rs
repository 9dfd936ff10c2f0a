//! `Look`: how a tile is drawn, in the option names of Looker's built-in visualisations.
//!
//! Names are those of dashboards exported from Looker; the reference documents few of them
//! (<https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>).

use crate::lookml::DashboardValue;

use super::scene::DashboardScene;

/// What went well.
pub(super) const SUCCESS: &str = "#1A73E8";
/// What failed.
pub(super) const FAILURE: &str = "#D93025";
/// What lacks a second factor.
pub(super) const WITHOUT_MFA: &str = "#F9AB00";
/// What changes something.
pub(super) const CHANGE: &str = "#9334E6";
/// What comes into being.
pub(super) const CREATED: &str = "#12B5CB";
/// What ceases to be.
pub(super) const DELETED: &str = "#E8710A";
/// Everything else.
pub(super) const NEUTRAL: &str = "#5F6368";

/// The colour of a measure, the same on every tile, and its name where the tile gives the context.
const SERIES: [(&str, &str, &str); 18] = [
    ("attempts", NEUTRAL, "Attempts"),
    ("failed_sign_ins", FAILURE, "Failed"),
    ("successful_sign_ins", SUCCESS, "Successful"),
    ("users", NEUTRAL, "Users signed in"),
    ("sign_ins_without_mfa", WITHOUT_MFA, "Without MFA"),
    ("events", NEUTRAL, "Events"),
    ("write_events", CHANGE, "Writes"),
    ("read_events", NEUTRAL, "Reads"),
    ("errors", FAILURE, "Errors"),
    ("error_rate", NEUTRAL, "Error rate"),
    ("access_denied", FAILURE, "Denied"),
    ("principals", NEUTRAL, "Principals"),
    ("created", CREATED, "Created"),
    ("updated", CHANGE, "Updated"),
    ("deleted", DELETED, "Deleted"),
    ("group_changes", CHANGE, "Changes"),
    ("groups_touched", NEUTRAL, "Groups"),
    ("total_bytes_out", CHANGE, "Bytes out"),
];

/// The options whose keys are fields.
const BY_FIELD: [&str; 3] = [
    "series_labels",
    "series_colors",
    "series_cell_visualizations",
];

/// Looker's own colour collection, which every instance has.
const COLOR_COLLECTION: &str = "7c56cc21-66e4-41c9-81ce-a60e1c3967b2";

/// How a tile is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Look(Vec<(String, DashboardValue)>);

impl Look {
    /// One large figure, with a second one below it where there is one.
    pub(super) fn single_value(color: &str, comparison_label: Option<&str>) -> Self {
        let look = Self::default()
            .set("custom_color_enabled", true)
            .set("custom_color", color)
            .set("show_single_value_title", true)
            .set("show_comparison", comparison_label.is_some());
        match comparison_label {
            Some(label) => look
                .set("comparison_type", "value")
                .set("comparison_reverse_colors", false)
                .set("show_comparison_label", true)
                .set("comparison_label", label),
            None => look,
        }
    }

    /// A table; each of the measures `bars` has a bar in its cells.
    pub(super) fn grid(bars: &[&str], scene: &DashboardScene) -> Self {
        let cell = || mapping([("is_active", true.into())]);
        let cells = bars
            .iter()
            .filter(|name| scene.has(name))
            .map(|name| (scene.field(name), cell()));
        Self::default()
            .set("show_view_names", false)
            .set("show_row_numbers", true)
            .set("transpose", false)
            .set("truncate_text", true)
            .set("truncate_header", false)
            .set("size_to_fit", true)
            .set("table_theme", "white")
            .set("limit_displayed_rows", false)
            .set("enable_conditional_formatting", false)
            .set("header_text_alignment", "left")
            .set("header_font_size", "12")
            .set("rows_font_size", "12")
            .set(
                "series_cell_visualizations",
                DashboardValue::Mapping(cells.collect()),
            )
            .with_series_labels(scene)
    }

    /// Columns over time, or bars; `stacking` is empty or `normal`.
    pub(super) fn cartesian(stacking: &str, scene: &DashboardScene) -> Self {
        Self::default()
            .set("x_axis_gridlines", false)
            .set("y_axis_gridlines", true)
            .set("show_view_names", false)
            .set("show_y_axis_labels", true)
            .set("show_y_axis_ticks", true)
            .set("y_axis_tick_density", "default")
            .set("show_x_axis_label", false)
            .set("show_x_axis_ticks", true)
            .set("y_axis_scale_mode", "linear")
            .set("stacking", stacking)
            .set("limit_displayed_rows", false)
            .set("legend_position", "center")
            .set("point_style", "none")
            .set("show_value_labels", false)
            .set("x_axis_scale", "auto")
            .set("y_axis_combined", true)
            .set("show_null_points", true)
            .with_series_labels(scene)
            .with_series_colors(scene)
    }

    /// A pie whose legend tells the share of each slice, so that colour is never alone.
    pub(super) fn pie() -> Self {
        Self::default()
            .set("value_labels", "legend")
            .set("label_type", "labPer")
            .set("inner_radius", 50_u32)
            .set("show_view_names", false)
    }

    /// A map of the world whose countries take the colour of the first measure.
    pub(super) fn map_of_areas() -> Self {
        Self::default()
            .set("map_plot_mode", "areas")
            .set("show_region_field", true)
            .set("draw_map_labels_above_data", true)
            .set("map_tile_provider", "light")
            .set("map_position", "fit_data")
            .set("map_pannable", true)
            .set("map_zoomable", true)
            .set("show_view_names", false)
            .set("show_legend", true)
            .set("map_value_colors", vec!["#D2E3FC", SUCCESS])
            .set("quantize_map_value_colors", false)
            .set("reverse_map_value_colors", false)
    }

    /// Sets an option; one that is already set takes the new value.
    pub(super) fn set(mut self, name: &str, value: impl Into<DashboardValue>) -> Self {
        let value = value.into();
        match self.0.iter_mut().find(|(set, _)| set == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name.to_owned(), value)),
        }
        self
    }

    /// Shows the first rows of a longer result only.
    pub(super) fn first_rows(self, rows: u32) -> Self {
        let shown = mapping([
            ("show_hide", "show".into()),
            ("first_last", "first".into()),
            ("num_rows", rows.to_string().into()),
        ]);
        self.set("limit_displayed_rows", true)
            .set("limit_displayed_rows_values", shown)
    }

    /// Colours the cells of a measure from white to `color`.
    pub(super) fn heat_map(self, measure: &str, color: &str, scene: &DashboardScene) -> Self {
        let rule = mapping([
            ("type", "along a scale...".into()),
            ("value", DashboardValue::Null),
            ("background_color", color.into()),
            ("font_color", DashboardValue::Null),
            ("color_application", white_to(color)),
            ("bold", false.into()),
            ("italic", false.into()),
            ("strikethrough", false.into()),
            ("fields", vec![scene.field(measure)].into()),
        ]);
        self.set("enable_conditional_formatting", true)
            .set("conditional_formatting", DashboardValue::List(vec![rule]))
            .set("conditional_formatting_include_totals", false)
            .set("conditional_formatting_include_nulls", false)
    }

    /// The mean of the first series, with a band of one standard deviation to either side.
    ///
    /// Looker computes both from the rows of the chart, so they cost no query.
    pub(super) fn mean_and_deviation(self, label: &str) -> Self {
        let line = mapping([
            ("reference_type", "margins".into()),
            ("line_value", "mean".into()),
            ("margin_top", "deviation".into()),
            ("margin_value", "mean".into()),
            ("margin_bottom", "deviation".into()),
            ("label_position", "right".into()),
            ("color", NEUTRAL.into()),
            ("label", label.into()),
        ]);
        self.set("reference_lines", DashboardValue::List(vec![line]))
    }

    /// The options, in order; of those that speak of single fields, the part about `fields`.
    pub(super) fn into_options(self, fields: &[String]) -> Vec<(String, DashboardValue)> {
        let mut options = self.0;
        for (name, value) in &mut options {
            if let DashboardValue::Mapping(entries) = value
                && BY_FIELD.contains(&name.as_str())
            {
                entries.retain(|(field, _)| fields.contains(field));
            }
        }
        options.retain(|(_, value)| *value != mapping([]));
        options
    }

    fn with_series_labels(self, scene: &DashboardScene) -> Self {
        self.set("series_labels", by_field(scene, |(_, _, label)| label))
    }

    fn with_series_colors(self, scene: &DashboardScene) -> Self {
        self.set("series_colors", by_field(scene, |(_, color, _)| color))
    }
}

/// A mapping with these entries.
pub(super) fn mapping<const N: usize>(entries: [(&str, DashboardValue); N]) -> DashboardValue {
    let entries = entries.into_iter();
    DashboardValue::Mapping(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

/// One of the two axes of a chart, with the series that belong to it.
pub(super) fn axis(
    label: &str,
    orientation: &str,
    measures: &[&str],
    scene: &DashboardScene,
) -> DashboardValue {
    let series = measures.iter().map(|name| {
        let field = scene.field(name);
        mapping([
            ("axisId", field.clone().into()),
            ("id", field.into()),
            ("name", series_label(name).into()),
        ])
    });
    mapping([
        ("label", label.into()),
        ("orientation", orientation.into()),
        ("series", DashboardValue::List(series.collect())),
        ("showLabels", true.into()),
        ("showValues", true.into()),
        ("unpinAxis", false.into()),
        ("tickDensity", "default".into()),
        ("type", "linear".into()),
    ])
}

fn series_label(measure: &str) -> &str {
    SERIES
        .iter()
        .find(|(name, _, _)| *name == measure)
        .map_or(measure, |(_, _, label)| label)
}

/// One text for each measure of [`SERIES`] that the scene has.
fn by_field(
    scene: &DashboardScene,
    text: fn((&'static str, &'static str, &'static str)) -> &'static str,
) -> DashboardValue {
    let present = SERIES.into_iter().filter(|(name, _, _)| scene.has(name));
    DashboardValue::Mapping(
        present
            .map(|series| (scene.field(series.0), text(series).into()))
            .collect(),
    )
}

/// A scale from white to a colour, in the form that Looker's own editor writes.
fn white_to(color: &str) -> DashboardValue {
    let stop =
        |color: &str, offset: u32| mapping([("color", color.into()), ("offset", offset.into())]);
    let limit = |kind: &str| mapping([("type", kind.into())]);
    mapping([
        ("collection_id", COLOR_COLLECTION.into()),
        (
            "custom",
            mapping([
                ("id", "white-to-color".into()),
                ("label", "Custom".into()),
                ("type", "continuous".into()),
                (
                    "stops",
                    DashboardValue::List(vec![stop("#FFFFFF", 0), stop(color, 100)]),
                ),
            ]),
        ),
        (
            "options",
            mapping([
                ("steps", 5_u32.into()),
                (
                    "constraints",
                    mapping([("min", limit("minimum")), ("max", limit("maximum"))]),
                ),
                ("mirror", false.into()),
                ("reverse", false.into()),
                ("stepped", false.into()),
            ]),
        ),
    ])
}
