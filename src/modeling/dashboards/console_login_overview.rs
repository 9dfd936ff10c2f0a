//! Console Login Overview: who signs in to the console, from where, how, and why sign-ins fail.

mod key_figures;
mod mfa_and_identity;
mod places_and_time;
mod sign_in_trouble;
mod source_ips;
mod users;

use crate::config::DashboardSize;
use crate::lookml::Dashboard;

use super::page::{Page, Section, Text};
use super::scene::DashboardScene;

/// The *Console Login Overview*.
///
/// Lean, it has the figures, the map (without a geolocation table: the networks), the trend, the
/// users, the addresses and the reasons of failures; full, every tile.
#[must_use]
pub fn console_login_overview(scene: &DashboardScene) -> Dashboard {
    let page = Page {
        id: "console_login_overview",
        title: "Console Login Overview",
        description: "Who signs in to the AWS console, from where, with or without MFA, and why \
                      sign-ins fail.",
        sections: match scene.size {
            DashboardSize::Lean => lean(scene),
            DashboardSize::Full => full(scene),
        },
    };
    let height = if scene.reads_whole_bucket { 5 } else { 4 };
    page.into_dashboard(scene, height, |queries| introduction(scene, queries))
}

fn lean(scene: &DashboardScene) -> Vec<Section> {
    let [chart, table] = users::tiles(scene);
    vec![
        unheaded(key_figures::tiles(scene)),
        unheaded(places_and_time::tiles(scene)),
        unheaded(vec![chart, table]),
        unheaded(vec![
            source_ips::top_source_ips(scene),
            sign_in_trouble::why_sign_ins_fail(scene).sized(12, 8),
        ]),
    ]
}

fn full(scene: &DashboardScene) -> Vec<Section> {
    vec![
        unheaded(key_figures::tiles(scene)),
        unheaded(places_and_time::tiles(scene)),
        users::section(scene),
        source_ips::section(scene),
        mfa_and_identity::section(scene),
        sign_in_trouble::section(scene),
    ]
}

fn unheaded(tiles: Vec<super::tile::Tile>) -> Section {
    Section {
        heading: None,
        tiles,
    }
}

/// The text at the top. All of it is the program's own: names of models and explores are checked
/// when the configuration is read.
fn introduction(scene: &DashboardScene, queries: usize) -> Text {
    let reading = "Start at the figures, then look at where and when people sign in. \
                   Click a user or an address to filter the whole page. \
                   CloudTrail usually delivers within about 15 minutes, so the last quarter hour \
                   can be incomplete. \
                   Times are UTC unless the dashboard's time zone says otherwise.";
    let (model, sign_in, events) = (&scene.model, &scene.sign_in, &scene.events);
    let links = format!(
        "Explore further: [sign-ins](/explore/{model}/{sign_in}), \
         [all events](/explore/{model}/{events})."
    );
    Text {
        name: "how_to_read",
        title: "How to read this dashboard",
        body: format!("{reading}\n\n{} {links}", cost(scene, queries)),
    }
}

/// What opening the page costs.
fn cost(scene: &DashboardScene, queries: usize) -> String {
    let runs = match queries {
        1 => "Opening the page runs 1 query".to_owned(),
        _ => format!("Opening the page runs {queries} queries"),
    };
    let text = if scene.reads_whole_bucket {
        format!(
            "**The table has no partitions by date: whatever the filter *Date* says, each tile reads \
             the whole bucket.** {runs}; tiles that show the same query share it."
        )
    } else {
        format!(
            "{runs} over the days of the filter *Date*, and so does each click that filters it."
        )
    };
    match scene.max_days {
        Some(days) => format!("{text} No query looks at more than {days} days."),
        None => text,
    }
}
