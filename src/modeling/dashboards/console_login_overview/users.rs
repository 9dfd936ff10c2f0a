//! Users: one query, shown as a chart and as a table.

use super::super::look::Look;
use super::super::page::{Section, Text};
use super::super::scene::DashboardScene;
use super::super::table_calculation::TableCalculation;
use super::super::tile::{Tile, TileQuery};

/// The section of the full dashboard.
pub(super) fn section(scene: &DashboardScene) -> Section {
    Section {
        heading: Some(Text {
            name: "section_users",
            title: "Users",
            body: "Who signs in, how often, and from how many addresses. \
                   The chart shows the first ten users of the table beside it."
                .to_owned(),
        }),
        tiles: tiles(scene).into(),
    }
}

/// The chart and the table.
pub(super) fn tiles(scene: &DashboardScene) -> [Tile; 2] {
    [top_users(scene), load_and_spread(scene)]
}

fn shared_query(scene: &DashboardScene) -> TileQuery {
    let failure_share = TableCalculation::share(
        "failure_share",
        "Failed share",
        "failed_sign_ins",
        "attempts",
        scene,
    );
    let running_share = TableCalculation::running_share(
        "running_share",
        "Running share of the attempts shown",
        "attempts",
        scene,
    );
    TileQuery::of_console_sign_ins([
        "principal",
        "identity_class",
        "attempts",
        "successful_sign_ins",
        "failed_sign_ins",
        "active_days",
        "attempts_per_active_day",
        "source_ips",
        "last_sign_in",
        "last_source_ip",
    ])
    .sorted(["attempts desc"])
    .limited(50)
    .calculating(failure_share)
    .calculating(running_share)
}

fn top_users(scene: &DashboardScene) -> Tile {
    Tile::new(
        "top_users",
        "Top users",
        "looker_bar",
        shared_query(scene),
        &[
            "principal",
            "attempts",
            "successful_sign_ins",
            "failed_sign_ins",
        ],
    )
    .sized(10, 9)
    .shows(["principal", "successful_sign_ins", "failed_sign_ins"])
    .drawn(Look::cartesian("normal", scene).first_rows(10))
    .hint("The ten users with the most attempts. The table beside it has more of them.")
}

fn load_and_spread(scene: &DashboardScene) -> Tile {
    Tile::new(
        "users_load_and_spread",
        "Users: load and spread",
        "looker_grid",
        shared_query(scene),
        &[
            "principal",
            "attempts",
            "successful_sign_ins",
            "failed_sign_ins",
        ],
    )
    .sized(14, 9)
    .drawn(Look::grid(&["attempts", "source_ips"], scene))
    .hint(
        "Load: attempts, and attempts on each day with any. Spread: source IPs. The shares are \
         computed from the rows of the table.",
    )
}
