//! # What it does
//! Finds dimensions whose SQL names a measure.
//!
//! # Why is this bad?
//! A dimension is computed for each row, a measure over many: Looker says that the field
//! references an aggregate but is specified as a dimension.
//!
//! # Example
//! ```lookml
//! dimension: is_busy { type: yesno  sql: ${events} > 100 ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: is_busy { type: yesno  sql: ${events} > 100 ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::own_field;
use crate::lint::sql_text::{fields_of_view, sql_of_field};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, SqlPieceKind, replaced_pieces};

pub(super) const RULE: Rule = Rule {
    name: "measure-in-dimension",
    family: Family::References,
    level: Level::Error,
    file: include_str!("measure_in_dimension.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in &model.views {
            for field in &view.fields {
                let is_row = matches!(
                    field.declared.kind,
                    FieldKind::Dimension | FieldKind::DimensionGroup
                );
                let is_measure = |number: &u32| {
                    let named = view.fields.get(*number as usize);
                    named.is_some_and(|it| it.declared.kind == FieldKind::Measure)
                };
                let named = fields_of_view(view, field);
                if !is_row || named.is_some_and(|named| !named.iter().any(is_measure)) {
                    continue;
                }
                for sql in sql_of_field(field).iter().filter(|it| it.has_names()) {
                    for piece in replaced_pieces(sql.text) {
                        let SqlPieceKind::Field(name) = piece.kind else {
                            continue;
                        };
                        let named = own_field(view, name);
                        if named.is_none_or(|it| it.declared.kind != FieldKind::Measure) {
                            continue;
                        }
                        let finding = RULE.finding(format!(
                            "the dimension `{}.{}` names the measure `{name}`",
                            view.name(),
                            field.declared.name
                        ));
                        findings.push(
                            finding
                                .on(sql.at(piece.range()))
                                .help("make it a measure, or name what is counted instead"),
                        );
                    }
                }
            }
        }
    }
}
