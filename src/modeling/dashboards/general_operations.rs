//! General Operations: what goes on in the accounts, who does it, and whether the log keeps up.

use crate::lookml::Dashboard;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{CHANGE, FAILURE, Look, NEUTRAL, SUCCESS, mapping};
use super::page::{Page, Section};
use super::page_filter::{identity_class, known_network, principal, source_ip, text};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// Hours that the page begins with.
const HOURS: u32 = 48;

/// The events of an instance's life.
///
/// Source: Amazon EC2 API reference.
const LIFECYCLE: &str =
    "RunInstances,StartInstances,StopInstances,RebootInstances,TerminateInstances";

/// The figures at the top.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "events",
        title: "Events",
        measure: "events",
        comparison: Some(("accounts", "accounts")),
        color: NEUTRAL,
        hint: "Every record of the period. A record that was delivered twice counts twice.",
    },
    KeyFigure {
        name: "principals",
        title: "Principals",
        measure: "principals",
        comparison: Some(("source_ips", "source IPs")),
        color: NEUTRAL,
        hint: "Users, role sessions and services that called something, counted once in each account.",
    },
    KeyFigure {
        name: "services",
        title: "Services",
        measure: "services",
        comparison: None,
        color: NEUTRAL,
        hint: "AWS services that were called.",
    },
    KeyFigure {
        name: "write_share",
        title: "Write share",
        measure: "write_share",
        comparison: Some(("write_events", "writes")),
        color: CHANGE,
        hint: "The share of calls that could change something, by CloudTrail's own mark.",
    },
    KeyFigure {
        name: "error_rate",
        title: "Error rate",
        measure: "error_rate",
        comparison: Some(("errors", "errors")),
        color: FAILURE,
        hint: "The share of calls that failed. The Error Overview says why.",
    },
    KeyFigure {
        name: "active_regions",
        title: "Active regions",
        measure: "regions",
        comparison: None,
        color: NEUTRAL,
        hint: "Regions that were called. One that you do not use deserves a look.",
    },
];

/// The *General Operations*.
pub(super) fn general_operations(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let range = scene.range_of(HOURS);
    let page = Page {
        id: "general_operations",
        title: "General Operations",
        description: "What goes on in the accounts: services, actions, principals, regions, and \
                      whether the log keeps up.",
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            known_network(scene),
            text("Service", "event_source", scene),
        ],
        is_cross_filtered: false,
        is_run_at_once: true,
        introduction: introduction(scene),
        sections: vec![
            Section::plain(strip(&FIGURES, TileQuery::of, scene)),
            Section::plain(vec![
                activity_over_time(scene.time_of(&range), scene),
                activity_by_tool(scene),
                top_services(scene),
                top_events(scene),
                most_active_principals(scene),
                changes_by_hand(scene),
                created_and_deleted(scene),
                instance_lifecycle(scene),
                regions(scene),
                accounts(scene),
                hour_by_weekday(scene),
                log_health(scene),
            ]),
        ],
        range,
    };
    page.into_dashboard(scene)
}

fn introduction(scene: &DashboardScene) -> Introduction {
    Introduction {
        title: "How to read this dashboard",
        reading:
            "Is today like other days? Compare the figures and the trend with what you expect, \
                  then look at who is behind what stands out; the menu of a principal leads on. \
                  *Log health* at the bottom says how far CloudTrail is behind."
                .to_owned(),
        height: 3,
        links: vec![("all events", scene.events.clone())],
    }
}

fn activity_over_time(time: &'static str, scene: &DashboardScene) -> Tile {
    // Reference lines follow the first measure, so writes come first.
    Tile::new(
        "activity_over_time",
        "Activity over time",
        "looker_area",
        TileQuery::of([time, "write_events", "read_events"])
            .filled([time])
            .sorted([time]),
        &[time, "write_events", "read_events"],
    )
    .sized(16, 8)
    .drawn(Look::cartesian("normal", scene).mean_and_deviation("Writes: mean and deviation"))
    .hint("The band is one standard deviation around the mean of writes over the rows shown.")
}

fn activity_by_tool(scene: &DashboardScene) -> Tile {
    Tile::new(
        "activity_by_tool",
        "Activity by tool",
        "looker_bar",
        TileQuery::of(["tool", "write_events", "events"])
            .sorted(["events desc"])
            .limited(20),
        &["tool", "events"],
    )
    .drawn(Look::cartesian("", scene))
    .hint("The console, the AWS CLI, SDKs, infrastructure as code, and AWS services, by the user agent, which anybody can set.")
}

fn top_services(scene: &DashboardScene) -> Tile {
    Tile::new(
        "top_services",
        "Top services",
        "looker_bar",
        TileQuery::of(["event_source", "events", "write_events", "errors"])
            .sorted(["events desc"])
            .limited(50),
        &["event_source", "events"],
    )
    .sized(10, 8)
    .drawn(Look::cartesian("", scene).first_rows(15))
    .hint("The fifteen services with the most calls.")
}

fn top_events(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_name",
        "event_source",
        "events",
        "principals",
        "error_rate",
        "access_denied",
        "last_seen",
    ]);
    Tile::grid(
        "top_events",
        "Top events",
        query.sorted(["events desc"]).limited(100),
        &["event_name", "events"],
        &["events"],
        scene,
    )
    .sized(14, 8)
    .hint("Services use the same names for different actions, so read the name with its service.")
}

fn most_active_principals(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "identity_class",
        "events",
        "write_events",
        "services",
        "regions",
        "source_ips",
        "error_rate",
    ])
    .filtered("identity_class", "-AWS service");
    Tile::grid(
        "most_active_principals",
        "Most active principals",
        query.sorted(["events desc"]).limited(50),
        &["principal", "events"],
        &["events", "write_events"],
        scene,
    )
    .sized(12, 8)
    .hint("Without AWS services. Many services, regions or addresses for one name deserve a look.")
}

fn changes_by_hand(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "event_name",
        "event_source",
        "events",
        "last_seen",
    ])
    .filtered("is_made_by_hand", "Yes")
    .filtered("is_write", "Yes")
    .filtered("is_console_login", "No");
    Tile::grid(
        "changes_by_hand",
        "Changes made by hand in the console",
        query.sorted(["events desc"]).limited(100),
        &["principal", "event_name", "events"],
        &["events"],
        scene,
    )
    .sized(12, 8)
    .hint("Writes from a console session, or with the agent of the console or a browser. What infrastructure as code should have made does not belong here.")
}

fn created_and_deleted(scene: &DashboardScene) -> Tile {
    Tile::new(
        "created_and_deleted",
        "Created and deleted",
        "looker_column",
        TileQuery::of(["event_date", "created", "deleted", "updated"])
            .filled(["event_date"])
            .sorted(["event_date"]),
        &["event_date", "created", "deleted", "updated"],
    )
    .sized(12, 8)
    .drawn(Look::cartesian("", scene))
    .in_full()
    .hint("Successful writes by the first word of the action: Create, Run, Register and the like; Delete, Terminate; Update, Modify, Put.")
}

fn instance_lifecycle(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of(["event_date", "event_name", "events"])
        .filtered("event_source", "ec2.amazonaws.com")
        .filtered("event_name", LIFECYCLE)
        .filtered("has_error", "No")
        .pivoted("event_name", 5)
        .filled(["event_date"])
        .sorted(["event_name", "event_date"]);
    Tile::new(
        "instance_lifecycle",
        "Instance lifecycle",
        "looker_column",
        query,
        &["event_date", "event_name", "events"],
    )
    .sized(12, 8)
    .drawn(Look::cartesian("normal", scene).set("series_colors", mapping([])))
    .in_full()
    .hint("Calls that launched, started, stopped, rebooted or terminated EC2 instances. One call can be about many instances.")
}

fn regions(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "aws_region",
        "events",
        "write_events",
        "principals",
        "first_seen",
        "last_seen",
    ]);
    Tile::grid(
        "regions",
        "Regions",
        query.sorted(["events desc"]).limited(50),
        &["aws_region", "events"],
        &["events"],
        scene,
    )
    .in_full()
    .hint("Global services record in us-east-1. Writes in a region that you do not use deserve a look.")
}

fn accounts(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of(["recipient_account", "events", "errors", "principals"]);
    Tile::grid(
        "accounts",
        "Accounts",
        query.sorted(["events desc"]).limited(100),
        &["recipient_account", "events"],
        &["events"],
        scene,
    )
    .in_full()
    .hint("The accounts that received the records.")
}

fn hour_by_weekday(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of(["event_hour_of_day", "event_day_of_week", "events"])
        .pivoted("event_day_of_week", 7)
        .filled(["event_hour_of_day", "event_day_of_week"])
        .sorted(["event_day_of_week", "event_hour_of_day"])
        .limited(24);
    let look = Look::grid(&[], scene)
        .set("show_row_numbers", false)
        .heat_map("events", SUCCESS, scene);
    Tile::new(
        "hour_by_weekday",
        "Hour by weekday",
        "looker_grid",
        query,
        &["event_hour_of_day", "event_day_of_week", "events"],
    )
    .drawn(look)
    .in_full()
    .hint("Events by hour and day of the week, in the dashboard's time zone (UTC unless it is set): the darker, the more. Choose a week or more to compare days.")
}

fn log_health(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "last_seen",
        "minutes_behind",
        "duplicate_rows",
        "regions",
        "accounts",
    ]);
    Tile::grid(
        "log_health",
        "Log health",
        query.sorted(["last_seen desc"]).limited(1),
        &["last_seen", "minutes_behind"],
        &[],
        scene,
    )
    .sized(24, 4)
    .in_full()
    .hint("CloudTrail usually delivers within about 15 minutes. Duplicate rows come from repeated delivery, or from two trails that write into one bucket.")
}
