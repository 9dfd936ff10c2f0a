//! Operational Account Activity: what one principal does, and the page to look somebody up.

use crate::lookml::Dashboard;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{CHANGE, FAILURE, Look, NEUTRAL, WITHOUT_MFA};
use super::page::{Page, Section, Text};
use super::page_filter::{identity_class, known_network, principal, source_ip, text};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// Hours that the page begins with.
const HOURS: u32 = 48;

/// The figures at the top.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "root_events",
        title: "Root events",
        measure: "root_events",
        comparison: None,
        color: FAILURE,
        hint: "Calls by the root user itself, without those that a service made for it.",
    },
    KeyFigure {
        name: "iam_users_active",
        title: "IAM users active",
        measure: "active_iam_users",
        comparison: None,
        color: NEUTRAL,
        hint: "IAM users with at least one call, counted once in each account.",
    },
    KeyFigure {
        name: "roles_used",
        title: "Roles used",
        measure: "roles_assumed",
        comparison: None,
        color: NEUTRAL,
        hint: "Roles in whose sessions something was called.",
    },
    KeyFigure {
        name: "long_lived_keys_used",
        title: "Long-lived keys used",
        measure: "long_lived_keys",
        comparison: None,
        color: WITHOUT_MFA,
        hint: "Access keys that do not expire. Each is a secret that somebody has to keep.",
    },
    KeyFigure {
        name: "cross_account_callers",
        title: "Cross-account callers",
        measure: "cross_account_callers",
        comparison: Some(("cross_account_events", "calls")),
        color: NEUTRAL,
        hint: "Other accounts from which something was called here.",
    },
    KeyFigure {
        name: "write_events",
        title: "Write events",
        measure: "write_events",
        comparison: Some(("events", "events")),
        color: CHANGE,
        hint: "Calls that could change something.",
    },
];

/// The *Operational Account Activity*.
pub(super) fn account_activity(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let page = Page {
        id: "operational_account_activity",
        title: "Operational Account Activity",
        description: "What root, IAM users and roles do, from where, with which keys; and one \
                      principal looked up.",
        range: scene.range_of(HOURS),
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            known_network(scene),
            text("Service", "event_source", scene),
        ],
        is_cross_filtered: false,
        is_run_at_once: true,
        introduction: Introduction {
            title: "How to read this dashboard",
            reading: "Without a filter the page shows the accounts; with a *Principal* it is that \
                      principal's own page, and links from other dashboards lead here with the name \
                      and the period filled in."
                .to_owned(),
            height: 3,
            links: vec![("all events", scene.events.clone())],
        },
        sections: vec![
            Section::plain(strip(&FIGURES, TileQuery::of, scene)),
            Section::plain(vec![
                root_activity(scene),
                top_iam_users(scene),
                recurring_errors(scene),
                profile_over_time(scene),
                addresses_and_clients(scene),
                role_use(scene),
                keys_from_several_addresses(scene),
            ]),
        ],
    };
    page.into_dashboard(scene)
}

fn note(name: &'static str, title: &'static str, body: &str) -> Text {
    Text {
        name,
        title,
        body: body.to_owned(),
    }
}

fn root_activity(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_name",
        "event_source",
        "recipient_account",
        "invoked_by",
        "events",
        "root_events",
        "source_ip",
        "last_seen",
    ])
    .filtered("identity_class", "Root user");
    Tile::grid(
        "root_activity",
        "Root activity",
        query.sorted(["last_seen desc"]).limited(100),
        &["event_name", "events"],
        &["events"],
        scene,
    )
    .sized(18, 8)
    .beside(note(
        "note_root",
        "Why root?",
        "Few tasks need the root user. *Root Events* are calls that root made itself; the rest are a \
         service's, which *Invoked By* names. Anything that nobody announced is an incident until it \
         is explained.",
    ))
}

fn top_iam_users(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "event_name",
        "events",
        "source_ips",
        "last_seen",
    ])
    .filtered("identity_class", "IAM user");
    Tile::grid(
        "top_iam_users",
        "Top IAM users",
        query.sorted(["events desc"]).limited(100),
        &["principal", "events"],
        &["events"],
        scene,
    )
    .sized(18, 8)
    .beside(note(
        "note_iam_users",
        "What do users do?",
        "IAM users have passwords and keys of their own that do not expire. Look for a user whose \
         actions do not fit the job, and for one with many addresses.",
    ))
}

fn recurring_errors(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_name",
        "error_code",
        "sample_message",
        "errors",
        "principals",
    ])
    .filtered("has_error", "Yes");
    Tile::grid(
        "recurring_errors",
        "Recurring errors",
        query.sorted(["errors desc"]).limited(50),
        &["event_name", "errors"],
        &["errors"],
        scene,
    )
    .sized(18, 8)
    .in_full()
    .beside(note(
        "note_errors",
        "What keeps failing?",
        "The same error all day is a program with a fault. One principal with many different errors \
         is a person, or somebody else with that person's key.",
    ))
}

fn profile_over_time(scene: &DashboardScene) -> Tile {
    Tile::new(
        "profile_over_time",
        "Principal profile over time",
        "looker_column",
        TileQuery::of(["event_date", "write_events", "read_events", "errors"])
            .filled(["event_date"])
            .sorted(["event_date"]),
        &["event_date", "write_events", "read_events"],
    )
    .sized(12, 8)
    .drawn(Look::cartesian("", scene))
    .hint("Choose a principal: each has a rhythm. A day that breaks it deserves a look.")
}

fn addresses_and_clients(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "source_ip",
        "network_zone",
        "tool",
        "events",
        "first_seen",
        "last_seen",
    ]);
    Tile::grid(
        "addresses_and_clients",
        "Principal's source IPs and clients",
        query.sorted(["events desc"]).limited(100),
        &["source_ip", "events"],
        &["events"],
        scene,
    )
    .sized(12, 8)
    .hint("Choose a principal: an address or a tool that is new and short deserves a look.")
}

fn role_use(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "session_issuer",
        "sessions",
        "events",
        "source_ips",
        "last_seen",
    ])
    .filtered("session_issuer", "-NULL");
    Tile::grid(
        "role_use",
        "Role use",
        query.sorted(["events desc"]).limited(100),
        &["session_issuer", "events"],
        &["events"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("Which roles are used, in how many sessions, and from how many addresses.")
}

fn keys_from_several_addresses(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "access_key",
        "principal",
        "source_networks",
        "events",
        "last_seen",
    ])
    .filtered("access_key", "-NULL")
    .filtered("source_networks", ">1");
    Tile::grid(
        "keys_from_several_addresses",
        "Access keys from several addresses",
        query.sorted(["source_networks desc"]).limited(50),
        &["access_key", "source_networks"],
        &["source_networks"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("One key or one session from several networks: a laptop that moved, a fleet with one key, or a stolen key.")
}
