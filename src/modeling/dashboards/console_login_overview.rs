//! Console Login Overview: who signs in to the console, from where, how, and why sign-ins fail.

mod key_figures;
mod mfa_and_identity;
mod places_and_time;
mod risky_sign_ins;
mod sign_in_trouble;
mod source_ips;
mod users;

use crate::config::DashboardSize;
use crate::lookml::Dashboard;
use crate::modeling::SIGN_IN_RISK;

use super::introduction::Introduction;
use super::page::{Page, Section};
use super::page_filter::{
    MFA_STATUSES, RESULTS, baseline, choice, failure_threshold, identity_class, known_network,
    principal, source_ip,
};
use super::scene::DashboardScene;

/// The *Console Login Overview*.
///
/// Lean, it has the figures, the map (without a geolocation table: the networks), the trend, the
/// list of risky sign-ins, the users, the addresses and the reasons of failures; full, every tile.
pub(super) fn console_login_overview(scene: &DashboardScene) -> Dashboard {
    let scene = &scene.over(&scene.sign_in);
    let page = Page {
        id: "console_login_overview",
        title: "Console Login Overview",
        description: "Who signs in to the AWS console, from where, with or without MFA, and why \
                      sign-ins fail.",
        range: scene.default_range.clone(),
        filters: vec![
            principal(scene),
            source_ip(scene),
            identity_class(scene),
            choice("Result", "result", &RESULTS, scene),
            choice("MFA status", "mfa_status", &MFA_STATUSES, scene),
            known_network(scene),
            failure_threshold(scene),
            baseline(&scene.over(SIGN_IN_RISK)),
        ],
        is_cross_filtered: true,
        is_run_at_once: true,
        introduction: introduction(scene),
        sections: match scene.size {
            DashboardSize::Lean => lean(scene),
            DashboardSize::Full => full(scene),
        },
    };
    page.into_dashboard(scene)
}

fn introduction(scene: &DashboardScene) -> Introduction {
    let first = if risky_sign_ins::risky_sign_ins(scene).is_possible(scene) {
        "Start at the figures, then at the scored list: it orders successful sign-ins by how \
         unusual they are for that user. It ranks, it does not judge."
    } else {
        "Start at the figures, then look at where and when people sign in."
    };
    Introduction {
        title: "How to read this dashboard",
        reading: format!(
            "{first} Click a user or an address to filter the whole page. \
             CloudTrail usually delivers within about 15 minutes, so the last quarter hour \
             can be incomplete. \
             Times are UTC unless the dashboard's time zone says otherwise."
        ),
        height: 4,
        links: vec![
            ("sign-ins", scene.sign_in.clone()),
            ("risky sign-ins", SIGN_IN_RISK.to_owned()),
            ("all events", scene.events.clone()),
        ],
    }
}

fn lean(scene: &DashboardScene) -> Vec<Section> {
    let [chart, table] = users::tiles(scene);
    vec![
        Section::plain(key_figures::tiles(scene)),
        Section::plain(places_and_time::tiles(scene)),
        Section::plain(vec![risky_sign_ins::risky_sign_ins(scene)]),
        Section::plain(vec![chart, table]),
        Section::plain(vec![
            source_ips::top_source_ips(scene),
            sign_in_trouble::why_sign_ins_fail(scene).sized(12, 8),
        ]),
    ]
}

fn full(scene: &DashboardScene) -> Vec<Section> {
    vec![
        Section::plain(key_figures::tiles(scene)),
        Section::plain(places_and_time::tiles(scene)),
        Section::plain(vec![risky_sign_ins::risky_sign_ins(scene)]),
        users::section(scene),
        source_ips::section(scene),
        mfa_and_identity::section(scene),
        sign_in_trouble::section(scene),
    ]
}
