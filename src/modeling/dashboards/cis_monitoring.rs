//! CIS Monitoring: the monitors of the CIS AWS Foundations Benchmark on one page.

use crate::lookml::Dashboard;
use crate::modeling::event_fields::MONITORS;

use super::introduction::Introduction;
use super::look::{CHANGE, FAILURE, Look, NEUTRAL, WITHOUT_MFA, mapping};
use super::page::{Page, Section};
use super::page_filter::{choice, known_network, principal, source_ip};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// A monitor that has a figure of its own.
struct Figure {
    measure: &'static str,
    title: &'static str,
    color: &'static str,
    /// What is counted.
    meaning: &'static str,
}

const FIGURES: [Figure; 6] = [
    Figure {
        measure: "cis_unauthorized_calls",
        title: "Unauthorized calls",
        color: FAILURE,
        meaning: "calls that were refused for lack of a right. Some are everyday; one principal with \
                  many different ones is not.",
    },
    Figure {
        measure: "cis_sign_ins_without_mfa",
        title: "Sign-ins without MFA",
        color: WITHOUT_MFA,
        meaning: "sign-ins of IAM users and root without a second factor. For people at an identity \
                  provider AWS cannot see it.",
    },
    Figure {
        measure: "cis_root_use",
        title: "Use of root",
        color: FAILURE,
        meaning: "calls that the root user made itself.",
    },
    Figure {
        measure: "cis_iam_policy_changes",
        title: "IAM policy changes",
        color: CHANGE,
        meaning: "policies made, changed, attached or removed. Refused calls count too, as CIS has it.",
    },
    Figure {
        measure: "cis_failed_sign_ins",
        title: "Failed sign-ins",
        color: FAILURE,
        meaning: "sign-ins with the message \u{201c}Failed authentication\u{201d}, as CIS has it. \
                  All that failed, unknown names included, are in a line of their own below.",
    },
    Figure {
        measure: "cis_security_group_changes",
        title: "Security group changes",
        color: NEUTRAL,
        meaning: "groups and rules made, changed or removed. Refused calls count too, as CIS has it.",
    },
];

/// What stands beside the monitors.
const BESIDE: [&str; 2] = ["cis_failed_sign_ins_all", "cis_sign_ins_idp"];

/// The *CIS Monitoring*.
pub(super) fn cis_monitoring(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let titles = MONITORS.each_ref().map(|monitor| monitor.title);
    let mut figures: Vec<Tile> = FIGURES.iter().map(figure).collect();
    figures.push(all_monitors(scene));
    let page = Page {
        id: "cis_monitoring",
        title: "CIS Monitoring",
        description: "The monitors of the CIS AWS Foundations Benchmark, counted in one query.",
        range: scene.default_range.clone(),
        filters: vec![
            principal(scene),
            source_ip(scene),
            known_network(scene),
            choice("Monitor", "cis_monitor", &titles, scene),
        ],
        is_cross_filtered: false,
        is_run_at_once: true,
        introduction: Introduction {
            title: "How to read this dashboard",
            reading: "CIS asks for an alarm on each of these; here they are counted side by side. The \
                      numbers are those of versions 6.0 and 7.0 of the benchmark, unless the constant \
                      *CIS_SECTION* of the manifest says otherwise. Two lines at the end say what CIS \
                      leaves out: sign-ins that failed for another reason, and sign-ins whose second \
                      factor AWS cannot see. An event that belongs to several monitors counts for \
                      each, and stands in the trend and the detail under the first."
                .to_owned(),
            height: 4,
            links: vec![("all events", scene.events.clone())],
        },
        sections: vec![
            Section::plain(figures),
            Section::plain(vec![trend(scene), detail(scene)]),
        ],
    };
    page.into_dashboard(scene)
}

/// The one query behind the figures and the table.
fn counts() -> TileQuery {
    TileQuery::of(measures())
        .sorted(["cis_unauthorized_calls desc"])
        .limited(1)
}

fn measures() -> impl Iterator<Item = &'static str> {
    MONITORS.iter().map(|monitor| monitor.measure).chain(BESIDE)
}

fn figure(figure: &Figure) -> Tile {
    let measure = figure.measure;
    let place = MONITORS
        .iter()
        .position(|monitor| monitor.measure == measure);
    let number = place.map_or_else(String::new, |place| format!("Monitor {}: ", place + 1));
    Tile::new(measure, figure.title, "single_value", counts(), &[measure])
        .sized(4, 4)
        .shows([measure])
        .ignores(&["cis_monitor"])
        .drawn(Look::single_value(figure.color, None))
        .hint(format!("{number}{}", figure.meaning))
}

fn all_monitors(scene: &DashboardScene) -> Tile {
    Tile::new(
        "all_monitors",
        "All monitors",
        "looker_grid",
        counts(),
        &["cis_iam_policy_changes"],
    )
    .sized(24, 10)
    .ignores(&["cis_monitor"])
    .drawn(
        Look::grid(&[], scene)
            .set("transpose", true)
            .set("show_row_numbers", false),
    )
    .hint("Every monitor with its number. None should rise without a reason that somebody knows.")
}

fn trend(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of(["event_date", "cis_monitor", "events"])
        .filtered("is_cis_event", "Yes")
        .pivoted("cis_monitor", 15)
        .filled(["event_date"])
        .sorted(["cis_monitor", "event_date"]);
    Tile::new(
        "monitors_over_time",
        "Monitors over time",
        "looker_column",
        query,
        &["event_date", "cis_monitor", "events"],
    )
    .sized(24, 8)
    .drawn(Look::cartesian("normal", scene).set("series_colors", mapping([])))
    .hint("Events by the first monitor that they belong to. Click a monitor in the legend to hide it.")
}

fn detail(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "cis_monitor",
        "principal",
        "identity_class",
        "event_source",
        "event_name",
        "error_code",
        "source_ip",
        "recipient_account",
    ])
    .filtered("is_cis_event", "Yes");
    Tile::grid(
        "detail",
        "Detail",
        query.sorted(["event_time desc"]).limited(200),
        &["event_time", "cis_monitor"],
        &[],
        scene,
    )
    .sized(24, 10)
    .hint("The last 200 events of the monitors. The filter Monitor chooses among them.")
}
