//! Risky sign-ins: one list in place of a tile for each thing that may be wrong.

use super::super::look::{FAILURE, Look};
use super::super::scene::DashboardScene;
use super::super::tile::{Tile, TileQuery};
use crate::modeling::SIGN_IN_RISK;

/// The list, the most unusual sign-in first.
pub(super) fn risky_sign_ins(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "identity_class",
        "risk_score",
        "risk_reasons",
        "source_ip",
        "network_zone",
        "country_code",
        "client",
        "mfa_status",
        "user_failures_60m",
        "ip_failures_60m",
        "days_since_previous",
        "km_from_previous",
        "recipient_account",
        "event_id",
    ])
    .over(SIGN_IN_RISK)
    .filtered("risk_score", ">0")
    .sorted(["risk_score desc", "event_time desc"])
    .limited(50);
    let look = Look::grid(&[], &scene.over(SIGN_IN_RISK)).heat_map(
        "risk_score",
        FAILURE,
        &scene.over(SIGN_IN_RISK),
    );
    Tile::new(
        "risky_sign_ins",
        "Risky sign-ins, highest score first",
        "looker_grid",
        query,
        &["event_time", "principal", "risk_reasons"],
    )
    .sized(24, 9)
    .drawn(look)
    .reads_parameters(&["failure_threshold", "baseline_days"])
    .hint(
        "Successful sign-ins by how unusual each is for its user. The score is the sum of the \
         weights of its reasons: it ranks, and judges nobody. What is new was not there in the \
         days that Baseline says, which are read as well.",
    )
}
