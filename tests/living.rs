//! `generate` and `check` in a Looker repository with real Git: each state of a path, each flag, and each
//! place in which a repository may lie.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

#[path = "living/flags.rs"]
mod flags;
#[path = "support/git_repo.rs"]
mod git_repo;
#[path = "living/merges.rs"]
mod merges;
#[path = "living/places.rs"]
mod places;
#[path = "living/states.rs"]
mod states;
#[path = "living/unchanged.rs"]
mod unchanged;
#[path = "living/way_out.rs"]
mod way_out;

const VIEW: &str = "views/cloudtrail.view.lkml";
const RAW_VIEW: &str = "views/raw/cloudtrail.view.lkml";
const EXPLORE: &str = "explores/sign_in.explore.lkml";
const DASHBOARD: &str = "dashboards/console_login_overview.dashboard.lookml";
const PAGE: &str = "CLOUDTRAIL.md";
