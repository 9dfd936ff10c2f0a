//! Sign-in trouble: why sign-ins fail, for whom, and what else happens at the sign-in service.

use super::super::look::Look;
use super::super::page::{Section, Text};
use super::super::scene::DashboardScene;
use super::super::tile::{Tile, TileQuery};

/// What two of the reasons mean.
const REASONS: &str = "'Failed at the MFA step' means AWS recorded that MFA was asked for and the \
                       sign-in still failed. 'Unknown user name' is usually a typing error or the \
                       wrong account.";

/// The section of the full dashboard.
pub(super) fn section(scene: &DashboardScene) -> Section {
    Section {
        heading: Some(Text {
            name: "section_sign_in_trouble",
            title: "Sign-in trouble",
            body:
                "For the help desk as much as for security: most failures are typing errors. AWS \
                   replaces a user name that does not exist, for it could be a password."
                    .to_owned(),
        }),
        tiles: vec![
            why_sign_ins_fail(scene),
            who_cannot_sign_in(scene),
            latest_failed_sign_ins(scene),
            other_sign_in_events(scene),
        ],
    }
}

/// Failures by reason.
pub(super) fn why_sign_ins_fail(scene: &DashboardScene) -> Tile {
    // The measure `users` counts users who got in; among failures it would always be 0.
    let query = TileQuery::of_console_sign_ins([
        "failure_reason",
        "failed_sign_ins",
        "known_users_targeted",
    ])
    .filtered("result", "Failure")
    .sorted(["failed_sign_ins desc"])
    .limited(20);
    Tile::new(
        "why_sign_ins_fail",
        "Why sign-ins fail",
        "looker_bar",
        query,
        &["failure_reason", "failed_sign_ins"],
    )
    .drawn(Look::cartesian("", scene).set("show_value_labels", true))
    .hint(REASONS)
}

fn who_cannot_sign_in(scene: &DashboardScene) -> Tile {
    // With the failures alone, somebody who got in at last would look locked out.
    let query = TileQuery::of_console_sign_ins([
        "principal",
        "failure_reasons",
        "failed_sign_ins",
        "last_failure",
        "last_success",
        "last_source_ip",
    ])
    .filtered("failed_sign_ins", ">0")
    .sorted(["failed_sign_ins desc"])
    .limited(50);
    Tile::new(
        "who_cannot_sign_in",
        "Who cannot sign in",
        "looker_grid",
        query,
        &["principal"],
    )
    .sized(16, 8)
    .drawn(Look::grid(&["failed_sign_ins"], scene))
    .ignores(&["result"])
    .hint(REASONS)
}

fn latest_failed_sign_ins(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins([
        "event_time",
        "principal",
        "failure_reason",
        "source_ip",
        "client",
        "recipient_account",
        "event_id",
    ])
    .filtered("result", "Failure")
    .sorted(["event_time desc"])
    .limited(100);
    Tile::new(
        "latest_failed_sign_ins",
        "Latest failed sign-ins",
        "looker_grid",
        query,
        &["event_time"],
    )
    .sized(16, 8)
    .drawn(Look::grid(&[], scene))
    .hint("The last 100 failures of the period.")
}

fn other_sign_in_events(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of(["event_name", "events"])
        .filtered("is_console_login", "No")
        .sorted(["events desc"])
        .limited(20);
    Tile::new(
        "other_sign_in_events",
        "Other sign-in events",
        "looker_bar",
        query,
        &["event_name", "events"],
    )
    .drawn(Look::cartesian("", scene).set("show_value_labels", true))
    // Result and MFA are read from console logins; these events have neither.
    .ignores(&["result", "mfa_status"])
    .hint(
        "Role switches, MFA checks, password recovery and single sign-on: everything of the sign-in \
         services but console logins. The filters Result and MFA status do not apply here.",
    )
}
