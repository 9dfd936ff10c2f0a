//! Error Overview: what fails, for whom, and why.

use crate::lookml::{Dashboard, DashboardValue};
use crate::modeling::NEW_ERROR_CODE;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{FAILURE, Look, NEUTRAL, axis};
use super::page::{Page, Section};
use super::page_filter::{
    ERROR_CLASSES, choice, identity_class, known_network, principal, source_ip, text,
};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// Hours that the page begins with.
const HOURS: u32 = 48;

/// The figures at the top.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "errors",
        title: "Errors",
        measure: "errors",
        comparison: Some(("events", "events")),
        color: FAILURE,
        hint: "Calls that failed, failed sign-ins included, which have no error code.",
    },
    KeyFigure {
        name: "error_rate",
        title: "Error rate",
        measure: "error_rate",
        comparison: None,
        color: FAILURE,
        hint: "The share of all calls that failed.",
    },
    KeyFigure {
        name: "access_denied",
        title: "Access denied",
        measure: "access_denied",
        comparison: Some(("denied_actions", "different actions")),
        color: FAILURE,
        hint: "Calls that were not allowed, whatever the service calls that.",
    },
    KeyFigure {
        name: "throttled",
        title: "Throttled",
        measure: "throttled",
        comparison: None,
        color: NEUTRAL,
        hint: "Calls that came too fast. They cost time, and can hide in retries.",
    },
    KeyFigure {
        name: "principals_affected",
        title: "Principals affected",
        measure: "affected_principals",
        comparison: None,
        color: NEUTRAL,
        hint: "Principals with at least one failed call, counted once in each account.",
    },
    KeyFigure {
        name: "services_affected",
        title: "Services affected",
        measure: "affected_services",
        comparison: None,
        color: NEUTRAL,
        hint: "Services with at least one failed call.",
    },
];

/// The *Error Overview*.
pub(super) fn error_overview(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let range = scene.range_of(HOURS);
    let page = Page {
        id: "error_overview",
        title: "Error Overview",
        description: "Which calls fail, for whom, and why: denied, throttled, wrong, or not found.",
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            known_network(scene),
            choice("Error class", "error_class", &ERROR_CLASSES, scene),
            text("Service", "event_source", scene),
        ],
        is_cross_filtered: false,
        is_run_at_once: true,
        introduction: introduction(scene),
        sections: vec![
            Section::plain(strip(&FIGURES, TileQuery::of, scene)),
            Section::plain(vec![
                errors_over_time(scene.time_of(&range), scene),
                error_classes(scene),
                top_error_codes(scene),
                events_that_fail(scene),
                who_is_denied(scene),
                throttled_callers(scene),
                new_error_codes(scene),
                errors_by_identity_class(scene),
                detail(scene),
            ]),
        ],
        range,
    };
    page.into_dashboard(scene)
}

fn introduction(scene: &DashboardScene) -> Introduction {
    Introduction {
        title: "How to read this dashboard",
        reading: "*Access denied* is somebody without the right, or somebody who tries; one principal \
                  that is refused many different actions is looking around. *Throttled* is a program \
                  that calls too often. *Invalid request*, *Not found* and *Conflict* are mostly \
                  programs with a fault. *AWS side* passes. Sign-in failures have no code; they are \
                  counted here as class *Sign-in failure*."
            .to_owned(),
        height: 4,
        links: vec![("all events", scene.events.clone())],
    }
}

/// Errors as columns, and their rate as a line on an axis of its own.
fn with_rate(look: Look, scene: &DashboardScene) -> Look {
    let mut axes = vec![axis("Errors", "left", &["errors"], scene)];
    if !scene.has("error_rate") {
        return look.set("y_axes", axes);
    }
    axes.push(axis("Error rate", "right", &["error_rate"], scene));
    let line = vec![(scene.field("error_rate"), "line".into())];
    look.set("series_types", DashboardValue::Mapping(line))
        .set("y_axes", axes)
}

fn errors_over_time(time: &'static str, scene: &DashboardScene) -> Tile {
    let look = with_rate(Look::cartesian("", scene), scene);
    Tile::new(
        "errors_over_time",
        "Errors over time",
        "looker_column",
        TileQuery::of([time, "errors", "error_rate"])
            .filled([time])
            .sorted([time]),
        &[time, "errors"],
    )
    .sized(16, 8)
    .drawn(look.mean_and_deviation("Errors: mean and deviation"))
    .hint("The band is one standard deviation around the mean of errors over the rows shown. More errors at the same rate are more work; a higher rate is something else.")
}

fn error_classes(scene: &DashboardScene) -> Tile {
    Tile::new(
        "error_classes",
        "Error classes",
        "looker_bar",
        TileQuery::of(["error_class", "errors"])
            .filtered("has_error", "Yes")
            .sorted(["errors desc"])
            .limited(20),
        &["error_class", "errors"],
    )
    .drawn(Look::cartesian("", scene))
    .hint("The codes of all services, sorted into the same few classes.")
}

fn top_error_codes(scene: &DashboardScene) -> Tile {
    Tile::new(
        "top_error_codes",
        "Top error codes",
        "looker_bar",
        TileQuery::of(["error_code", "errors", "principals"])
            .filtered("error_code", "-NULL")
            .sorted(["errors desc"])
            .limited(50),
        &["error_code", "errors"],
    )
    .sized(8, 9)
    .drawn(Look::cartesian("", scene).first_rows(10))
    .hint("The ten codes with the most errors. Failed sign-ins have no code.")
}

fn events_that_fail(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_source",
        "event_name",
        "error_codes",
        "errors",
        "error_rate",
        "principals",
    ])
    .filtered("errors", ">0");
    Tile::grid(
        "events_that_fail",
        "Events that fail",
        query.sorted(["errors desc"]).limited(100),
        &["event_name", "errors"],
        &["errors"],
        scene,
    )
    .sized(16, 9)
    .hint("Actions with failed calls, their codes, and which share of the calls failed. A new line near the top is a new fault, or somebody new.")
}

fn who_is_denied(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "source_ip",
        "access_denied",
        "denied_actions",
        "services",
        "last_seen",
    ])
    .filtered("error_class", "Access denied")
    .filtered("denied_actions", ">=5");
    Tile::grid(
        "who_is_denied",
        "Who is denied, and how broadly",
        query.sorted(["denied_actions desc"]).limited(50),
        &["principal", "access_denied"],
        &["denied_actions"],
        scene,
    )
    .sized(12, 8)
    .hint("At least 5 different actions refused to one principal from one address. A program asks for the same few; somebody who looks around asks for many.")
}

fn throttled_callers(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "event_source",
        "event_name",
        "throttled",
        "last_seen",
    ])
    .filtered("error_class", "Throttled");
    Tile::grid(
        "throttled_callers",
        "Throttled callers",
        query.sorted(["throttled desc"]).limited(50),
        &["principal", "throttled"],
        &["throttled"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("Who calls what too fast. The limits are those of the account, so one caller can slow down all others.")
}

fn new_error_codes(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_source",
        "error_code",
        "first_seen",
        "errors",
        "principals",
        "sample_message",
    ])
    .over(NEW_ERROR_CODE)
    .filtered("is_new", "Yes");
    Tile::grid(
        "new_error_codes",
        "New error codes",
        query.sorted(["first_seen desc"]).limited(50),
        &["event_source", "error_code"],
        &["errors"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("Codes that a service gave in the period and in no account in the days before it, as many as the constant LOOK_BACK_DAYS says. The tile reads those days too.")
}

fn errors_by_identity_class(scene: &DashboardScene) -> Tile {
    Tile::new(
        "errors_by_identity_class",
        "Errors by identity class",
        "looker_column",
        TileQuery::of(["identity_class", "errors", "error_rate"])
            .sorted(["errors desc"])
            .limited(20),
        &["identity_class", "errors"],
    )
    .sized(12, 8)
    .drawn(with_rate(Look::cartesian("", scene), scene))
    .in_full()
    .hint("People, roles and services fail at different rates; compare a class with itself over time.")
}

fn detail(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_source",
        "event_name",
        "error_code",
        "error_message",
        "source_ip",
        "aws_region",
    ])
    .filtered("has_error", "Yes");
    Tile::grid(
        "detail",
        "Detail",
        query.sorted(["event_time desc"]).limited(200),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(24, 9)
    .in_full()
    .hint("The last 200 failed calls.")
}
