//! Source IPs: who shares an address, who uses several, bursts of failures, and the working week.

use super::super::look::{Look, SUCCESS};
use super::super::page::{Section, Text};
use super::super::scene::DashboardScene;
use super::super::table_calculation::TableCalculation;
use super::super::tile::{Tile, TileQuery};

/// The section of the full dashboard.
pub(super) fn section(scene: &DashboardScene) -> Section {
    Section {
        heading: Some(Text {
            name: "section_source_ips",
            title: "Source IPs",
            body: "Which addresses sign-ins come from, and at which hours. \
                   Many users behind one address can be an office or a proxy; one user behind many \
                   addresses can be a traveller or a stolen password."
                .to_owned(),
        }),
        tiles: vec![
            top_source_ips(scene),
            users_from_several_ips(scene),
            bursts_of_failures(scene),
            when_people_sign_in(scene),
        ],
    }
}

/// The busiest addresses.
pub(super) fn top_source_ips(scene: &DashboardScene) -> Tile {
    let country = scene.country();
    let query = TileQuery::of_console_sign_ins([
        "source_ip",
        "network_zone",
        &country,
        "attempts",
        "failed_sign_ins",
        "users",
        "first_seen",
        "last_seen",
    ]);
    let failure_share = TableCalculation::share(
        "failure_share",
        "Failed share",
        "failed_sign_ins",
        "attempts",
        scene,
    );
    Tile::new(
        "top_source_ips",
        "Top source IPs",
        "looker_grid",
        query
            .sorted(["attempts desc"])
            .limited(50)
            .calculating(failure_share),
        &["source_ip", "attempts"],
    )
    .sized(12, 8)
    .drawn(Look::grid(&["attempts", "failed_sign_ins"], scene))
    .hint("The addresses with the most attempts, and how many users signed in from each.")
}

fn users_from_several_ips(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins([
        "principal",
        "source_ips",
        "source_networks",
        "source_ip_list",
        "last_source_ip",
    ])
    .filtered("result", "Success")
    .filtered("source_ips", ">1")
    .sorted(["source_ips desc"])
    .limited(50);
    Tile::new(
        "users_from_several_ips",
        "Users signing in from several IPs",
        "looker_grid",
        query,
        &["principal"],
    )
    .sized(12, 8)
    .drawn(Look::grid(&["source_ips"], scene))
    .hint(
        "Successful sign-ins only. Several addresses in one network are usual; several networks \
         deserve a look.",
    )
}

fn bursts_of_failures(scene: &DashboardScene) -> Tile {
    // A filter expression cannot hold a parameter, so the threshold sits in the measure `is_burst`.
    let query = TileQuery::of_console_sign_ins([
        "source_ip",
        "event_ten_minutes",
        "failed_sign_ins",
        "known_users_targeted",
        "unknown_name_attempts",
        "successful_sign_ins",
        "burst_kind",
    ])
    .filtered("is_burst", "Yes")
    .sorted(["failed_sign_ins desc", "event_ten_minutes desc"])
    .limited(100);
    Tile::new(
        "bursts_of_failures",
        "Bursts of failures",
        "looker_grid",
        query,
        &["source_ip", "event_ten_minutes", "failed_sign_ins"],
    )
    .sized(12, 8)
    .drawn(Look::grid(&["failed_sign_ins"], scene))
    .ignores(&["result"])
    .reads_parameters(&["failure_threshold"])
    .hint(
        "One address, ten minutes. Many known users = spraying; one user = guessing; many unknown \
         names = someone is trying a list. AWS hides names that do not exist.",
    )
}

fn when_people_sign_in(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins([
        "event_hour_of_day",
        "event_day_of_week",
        "successful_sign_ins",
    ])
    .filtered("result", "Success")
    .pivoted("event_day_of_week", 7)
    .filled(["event_hour_of_day", "event_day_of_week"])
    .sorted(["event_day_of_week", "event_hour_of_day"])
    .limited(24);
    let look = Look::grid(&[], scene)
        .set("show_row_numbers", false)
        .heat_map("successful_sign_ins", SUCCESS, scene);
    Tile::new(
        "when_people_sign_in",
        "When people sign in",
        "looker_grid",
        query,
        &[
            "event_hour_of_day",
            "event_day_of_week",
            "successful_sign_ins",
        ],
    )
    .sized(12, 8)
    .drawn(look)
    .hint(
        "Successful sign-ins by hour and day of the week, in the dashboard's time zone (UTC unless \
         it is set): the darker, the more.",
    )
}
