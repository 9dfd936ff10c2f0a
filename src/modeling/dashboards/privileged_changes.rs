//! Privileged and IAM Changes: who gave whom which rights.

use crate::lookml::Dashboard;
use crate::modeling::IAM_CHANGE;
use crate::modeling::event_fields::IAM_AREAS;

use super::introduction::Introduction;
use super::key_figure::{KeyFigure, strip};
use super::look::{CHANGE, CREATED, FAILURE, Look, NEUTRAL, WITHOUT_MFA, mapping};
use super::page::{Page, Section};
use super::page_filter::{choice, identity_class, known_network, principal, source_ip};
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// The figures at the top.
const FIGURES: [KeyFigure; 6] = [
    KeyFigure {
        name: "iam_policy_changes",
        title: "IAM policy changes",
        measure: "iam_policy_changes",
        comparison: Some(("iam_changes", "IAM changes")),
        color: CHANGE,
        hint: "Successful calls that changed, attached or detached a policy.",
    },
    KeyFigure {
        name: "users_created",
        title: "Users created",
        measure: "users_created",
        comparison: None,
        color: CREATED,
        hint: "New IAM users. Where people sign in through an identity provider, there should be few.",
    },
    KeyFigure {
        name: "access_keys_created",
        title: "Access keys created",
        measure: "access_keys_created",
        comparison: None,
        color: CREATED,
        hint: "New keys that do not expire.",
    },
    KeyFigure {
        name: "administrator_policy_attached",
        title: "Admin policies attached",
        measure: "admin_policies_attached",
        comparison: None,
        color: FAILURE,
        hint: "AWS's policy AdministratorAccess was attached to a user, a group or a role.",
    },
    KeyFigure {
        name: "mfa_devices_removed",
        title: "MFA devices removed",
        measure: "mfa_devices_removed",
        comparison: None,
        color: WITHOUT_MFA,
        hint: "Second factors that were deactivated or deleted.",
    },
    KeyFigure {
        name: "identity_provider_changes",
        title: "Identity provider changes",
        measure: "identity_provider_changes",
        comparison: None,
        color: NEUTRAL,
        hint: "Changes to SAML and OIDC providers and to IAM Identity Center: whoever controls these signs in as anybody.",
    },
];

/// The areas whose changes give or take rights.
const SENSITIVE: &str = "Policy,Access key,Login profile,MFA device,Identity provider,Role trust";

/// The *Privileged and IAM Changes*.
pub(super) fn privileged_changes(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.events);
    let page = Page {
        id: "privileged_and_iam_changes",
        title: "Privileged and IAM Changes",
        description: "Who changed users, roles, policies, keys, MFA devices and identity providers.",
        range: scene.default_range.clone(),
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            known_network(scene),
            choice("IAM area", "iam_area", &IAM_AREAS, scene),
        ],
        is_cross_filtered: true,
        is_run_at_once: true,
        introduction: Introduction {
            title: "How to read this dashboard",
            reading: "Rights are given in steps: a user, a key, a policy. Each tile is one kind of step. \
                      A change is explained by a ticket, a pipeline or a person who remembers it; one \
                      that none of them explains is the beginning of an incident. Only calls without an \
                      error are changes."
                .to_owned(),
            height: 3,
            links: vec![("all events", scene.events.clone())],
        },
        sections: vec![
            Section::plain(strip(&FIGURES, changes, scene)),
            Section::plain(vec![
                changes_over_time(scene),
                escalation(scene),
                sensitive_actions(scene),
                admin_policy(scene),
                for_someone_else(scene),
                mfa_devices(scene),
                identity_providers(scene),
                after_sign_in(scene),
                short_lived(scene),
            ]),
        ],
    };
    page.into_dashboard(scene)
}

/// These fields, of successful changes.
fn changes<T: Into<String>>(fields: impl IntoIterator<Item = T>) -> TileQuery {
    TileQuery::of(fields).filtered("is_iam_change", "Yes")
}

fn changes_over_time(scene: &DashboardScene) -> Tile {
    let query = changes(["event_date", "iam_area", "events"])
        .pivoted("iam_area", 7)
        .filled(["event_date"])
        .sorted(["iam_area", "event_date"]);
    Tile::new(
        "changes_over_time",
        "Changes over time",
        "looker_column",
        query,
        &["event_date", "iam_area", "events"],
    )
    .sized(12, 9)
    .drawn(Look::cartesian("normal", scene).set("series_colors", mapping([])))
    .hint("Successful changes by what they were about.")
}

fn escalation(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "principal",
        "escalation_actions",
        "escalation_share",
        "escalation_action_list",
        "access_denied",
        "last_seen",
    ])
    .filtered("escalation_actions", ">=3");
    Tile::grid(
        "escalation",
        "Escalation-type actions",
        query.sorted(["escalation_actions desc"]).limited(50),
        &["principal", "escalation_actions"],
        &["escalation_actions"],
        scene,
    )
    .sized(12, 9)
    .ignores(&["iam_area"])
    .hint("Principals that called at least 3 different actions of a public list of those that give more rights, refused calls too. Administrators and pipelines are at home here; others are not.")
}

fn sensitive_actions(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "target_identity",
        "event_name",
        "is_console_session",
        "session_mfa",
        "source_ip",
    ])
    .filtered("iam_area", SENSITIVE);
    Tile::grid(
        "sensitive_actions",
        "Sensitive actions",
        query.sorted(["event_time desc"]).limited(200),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(24, 9)
    .hint("Who did what to whom, whether from a console session, and whether that session had a second factor.")
}

fn admin_policy(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "target_identity",
        "source_ip",
    ])
    .filtered("attaches_admin_policy", "Yes");
    Tile::grid(
        "admin_policy",
        "Administrator policy attached",
        query.sorted(["event_time desc"]).limited(50),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(12, 8)
    .hint("Whoever holds AdministratorAccess can do everything. Policies of your own with the same rights are not seen here.")
}

fn for_someone_else(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "target_identity",
        "event_name",
        "source_ip",
    ])
    .filtered("is_for_someone_else", "Yes");
    Tile::grid(
        "for_someone_else",
        "Keys or passwords created for someone else",
        query.sorted(["event_time desc"]).limited(50),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(12, 8)
    .hint("A key or a password for another user lets its maker act as that user.")
}

fn mfa_devices(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "target_identity",
        "source_ip",
    ])
    .filtered("iam_area", "MFA device");
    Tile::grid(
        "mfa_devices",
        "MFA device changes",
        query.sorted(["event_time desc"]).limited(50),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("A factor that is removed, or added to somebody else's user, opens the way to a sign-in.")
}

fn identity_providers(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_source",
        "event_name",
        "source_ip",
    ])
    .filtered("iam_area", "Identity provider");
    Tile::grid(
        "identity_providers",
        "SAML, OIDC and Identity Center changes",
        query.sorted(["event_time desc"]).limited(50),
        &["event_time", "event_name"],
        &[],
        scene,
    )
    .sized(12, 8)
    .in_full()
    .hint("Whoever can change who is trusted to sign people in can sign in as anybody.")
}

fn after_sign_in(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "target",
        "minutes_since_sign_in",
        "sign_in_source_ip",
        "source_ip",
    ])
    .over(IAM_CHANGE)
    .filtered("minutes_since_sign_in", "<=60");
    Tile::grid(
        "after_sign_in",
        "Console sign-in, then an IAM change within an hour",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "minutes_since_sign_in"],
        &[],
        scene,
    )
    .sized(12, 9)
    .in_full()
    .hint("Changes from console sessions only, beside the last sign-in of the same principal. Another address than that of the sign-in deserves a look.")
}

fn short_lived(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of([
        "event_time",
        "principal",
        "event_name",
        "target",
        "minutes_since_creation",
        "created_by",
        "source_ip",
    ])
    .over(IAM_CHANGE)
    .filtered("minutes_since_creation", "<=10");
    Tile::grid(
        "short_lived",
        "Created, then deleted within ten minutes",
        query.sorted(["event_time desc"]).limited(100),
        &["event_time", "minutes_since_creation"],
        &[],
        scene,
    )
    .sized(12, 9)
    .in_full()
    .hint("Users, roles, groups, policies and keys that lived for minutes: a test, or somebody who cleans up.")
}
