//! Tells cargo that the crate has to be built again when a template changes: `include_dir` alone
//! does not see a file that is new.

#![allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

fn main() {
    println!("cargo::rerun-if-changed=lookml_templates");
}
