//! `TableCalculation`: a column that Looker computes from the rows it already has, at no cost.

use crate::lookml::DashboardValue;

use super::look::mapping;
use super::scene::DashboardScene;

/// A column that Looker computes from the rows of a query.
#[derive(Clone, Debug)]
pub(super) struct TableCalculation {
    name: &'static str,
    label: &'static str,
    uses: Vec<&'static str>,
    expression: String,
}

impl TableCalculation {
    /// A part of a whole within each row; no value where the whole is 0.
    pub(super) fn share(
        name: &'static str,
        label: &'static str,
        part: &'static str,
        whole: &'static str,
        scene: &DashboardScene,
    ) -> Self {
        let (part_field, whole_field) = (reference(part, scene), reference(whole, scene));
        Self {
            name,
            label,
            uses: vec![part, whole],
            expression: format!("if({whole_field} = 0, null, {part_field} / {whole_field})"),
        }
    }

    /// What all rows down to this one have of the total of the rows that the query returned.
    pub(super) fn running_share(
        name: &'static str,
        label: &'static str,
        measure: &'static str,
        scene: &DashboardScene,
    ) -> Self {
        let field = reference(measure, scene);
        Self {
            name,
            label,
            uses: vec![measure],
            expression: format!("running_total({field}) / sum({field})"),
        }
    }

    /// Whether the scene has the fields of the expression.
    pub(super) fn is_possible(&self, scene: &DashboardScene) -> bool {
        self.uses.iter().all(|name| scene.has(name))
    }

    /// The entry of `dynamic_fields`.
    pub(super) fn value(&self) -> DashboardValue {
        mapping([
            ("category", "table_calculation".into()),
            ("expression", self.expression.clone().into()),
            ("label", self.label.into()),
            ("value_format_name", "percent_1".into()),
            ("_kind_hint", "measure".into()),
            ("table_calculation", self.name.into()),
            ("_type_hint", "number".into()),
        ])
    }

    /// Its name, by which a tile can hide it.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}

/// A field as Looker expressions refer to it.
fn reference(name: &str, scene: &DashboardScene) -> String {
    format!("${{{}}}", scene.field(name))
}
