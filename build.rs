//! Tells cargo that the crate has to be built again when a template or a table changes: `include_dir` alone
//! does not see a file that is new.

#![allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

fn main() {
    for folder in ["lookml_templates", "schemas"] {
        // Cargo takes a folder that is not there for one that always changes.
        if std::path::Path::new(folder).exists() {
            println!("cargo::rerun-if-changed={folder}");
        }
    }
}
