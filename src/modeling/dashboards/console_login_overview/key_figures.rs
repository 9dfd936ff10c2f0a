//! The strip of figures at the top; all of them come from one query.

use super::super::look::{FAILURE, Look, NEUTRAL, SUCCESS, WITHOUT_MFA};
use super::super::scene::DashboardScene;
use super::super::tile::{Tile, TileQuery};

/// One figure of the strip.
struct KeyFigure {
    name: &'static str,
    title: &'static str,
    measure: &'static str,
    comparison: &'static str,
    comparison_label: &'static str,
    color: &'static str,
    hint: &'static str,
}

/// The figures, in order; a comparison stands behind its measure, as Looker wants it.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "sign_in_attempts",
        title: "Sign-in attempts",
        measure: "attempts",
        comparison: "source_ips",
        comparison_label: "source IPs",
        color: NEUTRAL,
        hint: "Console sign-ins, successful and failed.",
    },
    KeyFigure {
        name: "failed_sign_ins",
        title: "Failed sign-ins",
        measure: "failed_sign_ins",
        comparison: "failure_rate",
        comparison_label: "of attempts",
        color: FAILURE,
        hint: "Counts responseElements.ConsoleLogin = Failure. AWS writes no error code for these.",
    },
    KeyFigure {
        name: "users_signed_in",
        title: "Users signed in",
        measure: "users",
        comparison: "iam_users",
        comparison_label: "IAM users",
        color: SUCCESS,
        hint: "Users with at least one successful sign-in, counted once in each account.",
    },
    KeyFigure {
        name: "without_mfa",
        title: "Without MFA",
        measure: "sign_ins_without_mfa",
        comparison: "mfa_coverage",
        comparison_label: "MFA coverage",
        color: WITHOUT_MFA,
        hint: "IAM users and root only. For single sign-on AWS cannot see MFA; check your identity \
               provider.",
    },
    KeyFigure {
        name: "root_sign_ins",
        title: "Root sign-ins",
        measure: "root_sign_ins",
        comparison: "root_failures",
        comparison_label: "failed root attempts",
        color: NEUTRAL,
        hint: "Successful sign-ins as root. Few tasks need root, so each one deserves a look.",
    },
    KeyFigure {
        name: "from_unknown_networks",
        title: "From unknown networks",
        measure: "sign_ins_unknown_network",
        comparison: "unknown_network_share",
        comparison_label: "of sign-ins",
        color: NEUTRAL,
        hint: "Sign-ins from addresses outside the networks that are known as yours.",
    },
];

/// The strip.
pub(super) fn tiles(scene: &DashboardScene) -> Vec<Tile> {
    let query = shared_query(scene);
    FIGURES
        .iter()
        .map(|figure| figure.tile(query.clone(), scene))
        .collect()
}

/// One query with the fields of every figure of the strip: Looker runs it once.
fn shared_query(scene: &DashboardScene) -> TileQuery {
    let shown = FIGURES.iter().filter(|figure| scene.has(figure.measure));
    let mut fields: Vec<&str> = Vec::new();
    for figure in shown {
        fields.extend([figure.measure, figure.comparison]);
    }
    let first = fields.first().map(|field| format!("{field} desc"));
    let query = TileQuery::of_console_sign_ins(fields).limited(1);
    match first {
        Some(sort) => query.sorted([&sort]),
        None => query,
    }
}

impl KeyFigure {
    fn tile(&self, query: TileQuery, scene: &DashboardScene) -> Tile {
        let comparison = scene.has(self.comparison).then_some(self.comparison_label);
        let hint = if self.name == "sign_in_attempts" && scene.has("event_id") {
            format!(
                "{} An event that was delivered twice counts once.",
                self.hint
            )
        } else {
            self.hint.to_owned()
        };
        Tile::new(
            self.name,
            self.title,
            "single_value",
            query,
            &[self.measure],
        )
        .sized(4, 4)
        .shows([self.measure, self.comparison])
        .drawn(Look::single_value(self.color, comparison))
        .hint(hint)
    }
}
