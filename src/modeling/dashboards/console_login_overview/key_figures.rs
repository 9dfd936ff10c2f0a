//! The strip of figures at the top; all of them come from one query.

use super::super::key_figure::{KeyFigure, strip};
use super::super::look::{FAILURE, NEUTRAL, SUCCESS, WITHOUT_MFA};
use super::super::scene::DashboardScene;
use super::super::tile::{Tile, TileQuery};

/// The figures, in order; a comparison stands behind its measure, as Looker wants it.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "sign_in_attempts",
        title: "Sign-in attempts",
        measure: "attempts",
        comparison: Some(("source_ips", "source IPs")),
        color: NEUTRAL,
        hint: "Console sign-ins, successful and failed. An event that was delivered twice counts once.",
    },
    KeyFigure {
        name: "failed_sign_ins",
        title: "Failed sign-ins",
        measure: "failed_sign_ins",
        comparison: Some(("failure_rate", "of attempts")),
        color: FAILURE,
        hint: "Counts responseElements.ConsoleLogin = Failure. AWS writes no error code for these.",
    },
    KeyFigure {
        name: "users_signed_in",
        title: "Users signed in",
        measure: "users",
        comparison: Some(("iam_users", "IAM users")),
        color: SUCCESS,
        hint: "Users with at least one successful sign-in, counted once in each account.",
    },
    KeyFigure {
        name: "without_mfa",
        title: "Without MFA",
        measure: "sign_ins_without_mfa",
        comparison: Some(("mfa_coverage", "MFA coverage")),
        color: WITHOUT_MFA,
        hint: "IAM users and root only. For single sign-on AWS cannot see MFA; check your identity \
               provider.",
    },
    KeyFigure {
        name: "root_sign_ins",
        title: "Root sign-ins",
        measure: "root_sign_ins",
        comparison: Some(("root_failures", "failed root attempts")),
        color: NEUTRAL,
        hint: "Successful sign-ins as root. Few tasks need root, so each one deserves a look.",
    },
    KeyFigure {
        name: "from_unknown_networks",
        title: "From unknown networks",
        measure: "sign_ins_unknown_network",
        comparison: Some(("unknown_network_share", "of sign-ins")),
        color: NEUTRAL,
        hint: "Sign-ins from addresses outside the networks that are known as yours.",
    },
];

/// The strip.
pub(super) fn tiles(scene: &DashboardScene) -> Vec<Tile> {
    let mut figures = FIGURES;
    if !scene.has("event_id") {
        figures[0].hint = "Console sign-ins, successful and failed.";
    }
    strip(&figures, TileQuery::of_console_sign_ins, scene)
}
