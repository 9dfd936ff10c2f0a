//! EC2 Security Group Modifications: who changed which rules, and what stands open.

use crate::lookml::Dashboard;
use crate::modeling::SECURITY_GROUP_RULE;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{CHANGE, FAILURE, Look, NEUTRAL, mapping};
use super::page::{Page, Section};
use super::page_filter::{principal, switch, text};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// The figures at the top.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "rule_changes",
        title: "Rule changes",
        measure: "group_changes",
        comparison: None,
        color: CHANGE,
        hint: "Successful calls that changed a security group or its rules.",
    },
    KeyFigure {
        name: "groups_touched",
        title: "Groups touched",
        measure: "groups_touched",
        comparison: None,
        color: NEUTRAL,
        hint: "Security groups that were changed.",
    },
    KeyFigure {
        name: "people",
        title: "People",
        measure: "group_people",
        comparison: None,
        color: NEUTRAL,
        hint: "Principals that changed a security group, counted once in each account.",
    },
    KeyFigure {
        name: "opened_to_the_world",
        title: "Opened to the world",
        measure: "opened_to_world",
        comparison: None,
        color: FAILURE,
        hint: "Successful calls that let every address on the internet in.",
    },
    KeyFigure {
        name: "made_by_hand",
        title: "Made by hand",
        measure: "group_changes_by_hand",
        comparison: None,
        color: NEUTRAL,
        hint: "Changes from a console session, or with the agent of the console or a browser.",
    },
    KeyFigure {
        name: "failed_attempts",
        title: "Failed attempts",
        measure: "failed_group_changes",
        comparison: None,
        color: FAILURE,
        hint: "Calls that failed and changed nothing.",
    },
];

/// The *EC2 Security Group Modifications*.
pub(super) fn security_groups(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let page = Page {
        id: "ec2_security_group_modifications",
        title: "EC2 Security Group Modifications",
        description: "Who changed which security groups, what was opened to the world, and what \
                      still stands open.",
        range: scene.default_range.clone(),
        filters: vec![
            principal(scene),
            text("Security group", "security_group", scene),
            text("Group, instance or interface", "network_search", scene),
            switch("Opened to the world", "opens_to_world", scene),
        ],
        is_cross_filtered: true,
        is_run_at_once: true,
        introduction: Introduction {
            title: "When to use this",
            reading: "Something was reachable that should not be, or is not that should be. Name the \
                      group, the instance or the interface (with % around a part of its id), read *All \
                      changes* from the bottom up, then see who else touched it. *Opened to the world* \
                      lists each rule; *Still open* is what nobody has closed within the period. Only \
                      calls without an error are changes."
                .to_owned(),
            height: 4,
            links: vec![
                ("rules", SECURITY_GROUP_RULE.to_owned()),
                ("all events", scene.events.clone()),
            ],
        },
        sections: vec![
            Section::plain(strip(&FIGURES, changes, scene)),
            Section::plain(vec![
                changes_over_time(scene),
                who_changes_groups(scene),
                opened_to_the_world(scene),
                still_open(scene),
                most_changed_groups(scene),
                attached(scene),
                other_network_changes(scene),
                all_changes(scene),
            ]),
        ],
    };
    page.into_dashboard(scene)
}

/// These fields, of calls about security groups.
fn changes<T: Into<String>>(fields: impl IntoIterator<Item = T>) -> TileQuery {
    TileQuery::of(fields).filtered("security_group_change", "-NULL")
}

fn changes_over_time(scene: &DashboardScene) -> Tile {
    let query = changes(["event_date", "security_group_change", "group_changes"])
        .pivoted("security_group_change", 6)
        .filled(["event_date"])
        .sorted(["security_group_change", "event_date"]);
    Tile::new(
        "changes_over_time",
        "Changes over time",
        "looker_column",
        query,
        &["event_date", "security_group_change", "group_changes"],
    )
    .sized(16, 8)
    .drawn(Look::cartesian("normal", scene).set("series_colors", mapping([])))
    .hint("Successful changes by kind.")
}

fn who_changes_groups(scene: &DashboardScene) -> Tile {
    Tile::new(
        "who_changes_groups",
        "Who changes groups",
        "looker_bar",
        changes(["principal", "group_changes", "groups_touched"])
            .sorted(["group_changes desc"])
            .limited(20),
        &["principal", "group_changes"],
    )
    .drawn(Look::cartesian("", scene).first_rows(10))
    .hint("The ten principals with the most changes. One person with many groups is a project, or an attack.")
}

fn opened_to_the_world(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "tool",
        "security_group",
        "direction",
        "protocol",
        "ports",
        "peer",
        "is_sensitive_port",
        "source_ip",
    ])
    .over(SECURITY_GROUP_RULE)
    .filtered("opens_to_world", "Yes");
    Tile::grid(
        "opened_to_the_world_rules",
        "Opened to the world",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "security_group", "peer"],
        &[],
        scene,
    )
    .sized(24, 8)
    .caution(
        "A line for each rule that let every address in. Web servers need that on ports 80 and 443; \
         a sensitive port is one for administration or a database, or all of them.",
    )
}

fn still_open(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "security_group",
        "protocol",
        "ports",
        "peer",
        "opened_at",
        "last_action",
    ])
    .over(SECURITY_GROUP_RULE)
    .filtered("is_world", "Yes")
    .filtered("direction", "-Outbound")
    .filtered("is_still_open", "Yes");
    Tile::grid(
        "still_open",
        "Still open at the end of the period",
        query.sorted(["opened_at desc"]).limited(100),
        &["security_group", "opened_at"],
        &[],
        scene,
    )
    .sized(12, 8)
    .ignores(&["principal"])
    .hint("Rules for every address whose last change within the period opened them, whoever made it. Groups that were deleted later are left out; what was opened earlier is not seen.")
}

fn most_changed_groups(scene: &DashboardScene) -> Tile {
    Tile::grid(
        "most_changed_groups",
        "Most changed groups",
        changes([
            "security_group",
            "group_changes",
            "group_people",
            "opened_to_world",
            "last_seen",
        ])
        .sorted(["group_changes desc"])
        .limited(50),
        &["security_group", "group_changes"],
        &["group_changes"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("A group that many people change has no owner.")
}

fn attached(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "attached_resource",
        "attached_groups",
    ])
    .filtered("attached_groups", "-NULL");
    Tile::grid(
        "attached",
        "Group attached to instance or interface",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "attached_resource"],
        &[],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .ignores(&["security_group", "opens_to_world"])
    .hint("Another group on a machine opens it as surely as another rule.")
}

fn other_network_changes(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "network_area",
        "event_name",
        "events",
        "principals",
        "last_seen",
    ])
    .filtered("network_area", "-NULL");
    Tile::grid(
        "other_network_changes",
        "Other network changes",
        query.sorted(["events desc"]).limited(50),
        &["network_area", "events"],
        &["events"],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .ignores(&["security_group", "opens_to_world"])
    .hint("Network ACLs, gateways, routes, VPCs, peerings and flow logs. Deleted flow logs blind whoever looks for the rest.")
}

fn all_changes(scene: &DashboardScene) -> Tile {
    Tile::grid(
        "all_changes",
        "All changes",
        changes([
            "event_time",
            "principal",
            "event_name",
            "security_group",
            "error_code",
            "request_parameters",
        ])
        .sorted(["event_time desc"])
        .limited(200),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(24, 9)
    .hint("The last 200 calls about security groups, failed ones too, with what was asked for.")
}
