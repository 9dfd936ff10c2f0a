//! `Dashboard`, `DashboardFilter`, `Element`: a LookML dashboard, which is YAML.

use serde::Serialize;

use super::Origin;

/// One entry of a `.dashboard.lookml` file.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dashboard {
    /// `dashboard`: the id, letters, digits, `_` and `-`.
    pub id: String,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `layout`: `newspaper` and others.
    pub layout: Option<String>,
    /// `preferred_viewer`
    pub preferred_viewer: Option<String>,
    /// `crossfilter_enabled`
    pub crossfilter_enabled: Option<bool>,
    /// `filters`
    pub filters: Vec<DashboardFilter>,
    /// `elements`: the tiles.
    pub elements: Vec<Element>,
    /// Keys without a type of their own, in order.
    pub other: Vec<(String, DashboardValue)>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// One entry of a dashboard's `filters`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DashboardFilter {
    /// `name`, to which the tiles listen.
    pub name: String,
    /// `title`
    pub title: Option<String>,
    /// `type`: `field_filter`, `date_filter`, ...
    #[serde(rename = "type")]
    pub filter_type: Option<String>,
    /// `default_value`: a filter expression.
    pub default_value: Option<String>,
    /// `allow_multiple_values`
    pub allow_multiple_values: Option<bool>,
    /// `required`
    pub required: Option<bool>,
    /// `ui_config`
    pub ui_config: Option<DashboardValue>,
    /// `model`
    pub model: Option<String>,
    /// `explore`
    pub explore: Option<String>,
    /// `field`, as `view.field`.
    pub field: Option<String>,
    /// `listens_to_filters`
    pub listens_to_filters: Option<Vec<String>>,
    /// Keys without a type of their own, in order.
    pub other: Vec<(String, DashboardValue)>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// One entry of a dashboard's `elements`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Element {
    /// `name`, unique in the dashboard.
    pub name: Option<String>,
    /// `title`
    pub title: Option<String>,
    /// `type`: `single_value`, `looker_grid`, `text`, ...
    #[serde(rename = "type")]
    pub element_type: Option<String>,
    /// `model`
    pub model: Option<String>,
    /// `explore`
    pub explore: Option<String>,
    /// `fields`, as `view.field`, in order.
    pub fields: Option<Vec<String>>,
    /// `pivots`
    pub pivots: Option<Vec<String>>,
    /// `fill_fields`
    pub fill_fields: Option<Vec<String>>,
    /// `filters`: field to filter expression, in order.
    pub filters: Vec<(String, String)>,
    /// `sorts`, such as `view.field desc`.
    pub sorts: Option<Vec<String>>,
    /// `limit`: rows.
    pub limit: Option<u32>,
    /// `column_limit`
    pub column_limit: Option<u32>,
    /// `hidden_fields`
    pub hidden_fields: Option<Vec<String>>,
    /// `dynamic_fields`: table calculations and the like.
    pub dynamic_fields: Option<DashboardValue>,
    /// `listen`: dashboard filter to field, in order.
    pub listen: Vec<(String, String)>,
    /// `title_text` of a text tile.
    pub title_text: Option<String>,
    /// `subtitle_text` of a text tile.
    pub subtitle_text: Option<String>,
    /// `body_text` of a text tile.
    pub body_text: Option<String>,
    /// `note_text`
    pub note_text: Option<String>,
    /// `note_state`
    pub note_state: Option<String>,
    /// `note_display`
    pub note_display: Option<String>,
    /// How the tile looks: keys without a type of their own, in order.
    pub other: Vec<(String, DashboardValue)>,
    /// `row` in the newspaper layout, from 0.
    pub row: Option<u32>,
    /// `col`, 0 to 23.
    pub col: Option<u32>,
    /// `width`, 1 to 24.
    pub width: Option<u32>,
    /// `height`
    pub height: Option<u32>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

/// A value of a dashboard file, order kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "form", content = "value")]
pub enum DashboardValue {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, in the spelling of the file.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<DashboardValue>),
    /// A mapping, in order.
    Mapping(Vec<(String, DashboardValue)>),
}

impl From<&str> for DashboardValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for DashboardValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for DashboardValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<u32> for DashboardValue {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl<T: Into<DashboardValue>> From<Vec<T>> for DashboardValue {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
