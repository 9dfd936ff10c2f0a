//! Where sign-ins come from, and when.

use super::super::look::{Look, axis};
use super::super::scene::{DashboardScene, place};
use super::super::tile::{Tile, TileQuery};

/// The map and its table, or the networks where no geolocation table is configured; then the trend.
pub(super) fn tiles(scene: &DashboardScene) -> Vec<Tile> {
    if scene.has_countries() {
        return vec![
            map(scene),
            top_countries(scene),
            sign_ins_over_time(scene).sized(9, 9),
        ];
    }
    vec![networks(scene), sign_ins_over_time(scene)]
}

/// The query that the map and its table share.
fn countries_query(scene: &DashboardScene) -> TileQuery {
    let mut fields = vec![place("country_code"), scene.country()];
    fields.dedup();
    fields.extend(["attempts", "failed_sign_ins", "users"].map(str::to_owned));
    TileQuery::of_console_sign_ins(fields).sorted(["attempts desc"])
}

fn map(scene: &DashboardScene) -> Tile {
    let shown = [
        place("country_code"),
        "attempts".to_owned(),
        "failed_sign_ins".to_owned(),
        "users".to_owned(),
    ];
    Tile::new(
        "where_sign_ins_come_from",
        "Where sign-ins come from",
        "looker_google_map",
        countries_query(scene),
        &["attempts"],
    )
    .sized(9, 9)
    .shows(shown)
    .drawn(Look::map_of_areas())
    .hint(
        "The place of an address is an estimate of the geolocation table. Private addresses and \
         AWS services have no place and are not on the map.",
    )
}

fn top_countries(scene: &DashboardScene) -> Tile {
    let shown = [
        scene.country(),
        "attempts".to_owned(),
        "failed_sign_ins".to_owned(),
    ];
    Tile::new(
        "top_countries",
        "Top countries",
        "looker_grid",
        countries_query(scene),
        &["attempts"],
    )
    .sized(6, 9)
    .shows(shown)
    .drawn(Look::grid(&["attempts"], scene).set("show_row_numbers", false))
    .hint(
        "The row without a country holds private addresses, AWS services, and addresses that the \
         geolocation table does not know.",
    )
}

fn networks(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins(["sign_in_region_hint", "network_zone", "attempts"]);
    let query = if scene.has("network_zone") {
        query
            .pivoted("network_zone", 10)
            .sorted(["network_zone", "attempts desc 0"])
    } else {
        query.sorted(["attempts desc"])
    };
    // The colours of the measures would be those of no series here: a series is a network zone.
    let look = Look::cartesian("normal", scene)
        .set("series_colors", super::super::look::mapping([]))
        .set("show_value_labels", true);
    Tile::new(
        "where_sign_ins_come_from_network",
        "Where sign-ins come from: network",
        "looker_bar",
        query.limited(50),
        &["sign_in_region_hint", "attempts"],
    )
    .sized(12, 9)
    .drawn(look)
    .caution(
        "AWS region here is the sign-in endpoint, not the user's place. us-east-2, eu-north-1 and \
         ap-southeast-2 are chosen by latency for IAM users, so they hint at a continent.",
    )
}

fn sign_ins_over_time(scene: &DashboardScene) -> Tile {
    let time = scene.time_of(&scene.default_range);
    // Reference lines follow the first measure, so failures come first.
    let query =
        TileQuery::of_console_sign_ins([time, "failed_sign_ins", "successful_sign_ins", "users"])
            .filled([time])
            .sorted([time]);
    let left = axis(
        "Sign-ins",
        "left",
        &["failed_sign_ins", "successful_sign_ins"],
        scene,
    );
    let mut axes = vec![left];
    let mut look = Look::cartesian("normal", scene);
    if scene.has("users") {
        axes.push(axis("Users signed in", "right", &["users"], scene));
        let line = vec![(scene.field("users"), "line".into())];
        look = look.set("series_types", crate::lookml::DashboardValue::Mapping(line));
    }
    Tile::new(
        "sign_ins_over_time",
        "Sign-ins over time",
        "looker_column",
        query,
        &[time, "failed_sign_ins", "successful_sign_ins"],
    )
    .sized(12, 9)
    .drawn(
        look.set("y_axes", axes)
            .mean_and_deviation("Failed: mean and deviation"),
    )
    .hint(
        "The band is one standard deviation around the mean of failed sign-ins over the rows shown: \
         a column of failures above it is unusual for this period.",
    )
}
