//! MFA and identity: who signs in without a second factor, as what, and as root.

use super::super::look::Look;
use super::super::page::{Section, Text};
use super::super::scene::DashboardScene;
use super::super::tile::{Tile, TileQuery};

/// The section of the full dashboard.
pub(super) fn section(scene: &DashboardScene) -> Section {
    Section {
        heading: Some(Text {
            name: "section_mfa_and_identity",
            title: "MFA and identity",
            body:
                "AWS sees the second factor of IAM users and root only. With single sign-on it is \
                   checked by the identity provider and *not visible* here, which is not the same \
                   as *no MFA*."
                    .to_owned(),
        }),
        tiles: vec![
            sign_ins_without_mfa(scene),
            identity_classes(),
            latest_root_sign_ins(scene),
        ],
    }
}

fn sign_ins_without_mfa(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins([
        "principal",
        "identity_class",
        "sign_ins_without_mfa",
        "last_seen",
        "last_source_ip",
    ])
    .filtered("result", "Success")
    .filtered("mfa_status", "No MFA")
    .sorted(["sign_ins_without_mfa desc"])
    .limited(50);
    Tile::new(
        "sign_ins_without_mfa",
        "Sign-ins without MFA",
        "looker_grid",
        query,
        &["principal", "sign_ins_without_mfa"],
    )
    .drawn(Look::grid(&["sign_ins_without_mfa"], scene))
    .hint(
        "IAM users and root only. For single sign-on AWS cannot see MFA; check your identity \
         provider.",
    )
}

fn identity_classes() -> Tile {
    let query = TileQuery::of_console_sign_ins(["identity_class", "successful_sign_ins"])
        .filtered("result", "Success")
        .sorted(["successful_sign_ins desc"])
        .limited(20);
    Tile::new(
        "identity_classes",
        "Identity classes",
        "looker_pie",
        query,
        &["identity_class", "successful_sign_ins"],
    )
    .drawn(Look::pie())
    .hint("Successful sign-ins by the kind of identity behind them.")
}

fn latest_root_sign_ins(scene: &DashboardScene) -> Tile {
    let query = TileQuery::of_console_sign_ins([
        "event_time",
        "recipient_account",
        "result",
        "mfa_status",
        "source_ip",
        "network_zone",
        "client",
    ])
    .filtered("identity_class", "Root user")
    .sorted(["event_time desc"])
    .limited(100);
    Tile::new(
        "latest_root_sign_ins",
        "Latest root sign-ins",
        "looker_grid",
        query,
        &["event_time", "result"],
    )
    .drawn(Look::grid(&[], scene))
    .hint("Every attempt to sign in as root, successful or not.")
}
