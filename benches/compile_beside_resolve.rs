//! What it costs to compile all tiles of a generated project, beside resolving it, in one run.
//!
//! Reading is files to `lookml::Project`; resolving is `resolve` of the whole project that was read, with
//! all that names in SQL and in tiles stand for and what filters say, which lint asks too; and compiling is
//! every tile of every dashboard to SQL, each time of a project that was just resolved, so that nothing else
//! is known beforehand. Of all runs the quickest counts, since a machine that does other things too makes the
//! rest longer.
//!
//! `cargo bench --no-default-features --bench compile_beside_resolve`

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and may fail"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use camino::Utf8Path;
use clap::Parser as _;
use cloudtrail_lookml::cli::Cli;
use cloudtrail_lookml::query::{Asked, Circumstances, ask_dashboards};
use cloudtrail_lookml::resolve::{Resolved, resolve};
use cloudtrail_lookml::source::looker_project;

const RUNS: usize = 300;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    let arguments = [
        "cloudtrail-lookml",
        "-q",
        "generate",
        "--size",
        "full",
        "--out",
        folder,
    ];
    let _ = Cli::parse_from(arguments).run();
    let loaded = looker_project::load(Utf8Path::new(folder), Utf8Path::new("")).unwrap();
    let resolved = resolve(&loaded.project);
    let circumstances = Circumstances::default();
    let asked = compile_all(&resolved, &circumstances);
    assert!(asked.iter().all(|asked| asked.compiled.is_ok()));
    let tiles: usize = asked.iter().map(|asked| asked.tiles.len()).sum();
    let [mut reading, mut resolving, mut compiling] = [Duration::MAX; 3];
    for run in 0..RUNS {
        if run % 10 == 0 {
            reading = reading.min(time(|| {
                black_box(looker_project::load(Utf8Path::new(folder), Utf8Path::new("")).unwrap());
            }));
        }
        resolving = resolving.min(time(|| {
            black_box(resolve(black_box(&loaded.project)));
        }));
        let fresh = resolve(&loaded.project);
        compiling = compiling.min(time(|| {
            black_box(compile_all(black_box(&fresh), &circumstances));
        }));
    }
    println!("reading the project          {reading:>10.1?}");
    println!("resolving the project        {resolving:>10.1?}");
    println!("compiling its {tiles:>2} tiles       {compiling:>10.1?}");
    println!(
        "compiling to both            {:>10.2}",
        compiling.as_secs_f64() / (reading + resolving).as_secs_f64()
    );
    println!(
        "compiling to resolving alone {:>10.2}",
        compiling.as_secs_f64() / resolving.as_secs_f64()
    );
}

fn compile_all<'r>(resolved: &'r Resolved<'_>, circumstances: &'r Circumstances) -> Vec<Asked<'r>> {
    let models = resolved.models.iter();
    let dashboards: Vec<_> = models
        .flat_map(|model| model.dashboards.iter().map(move |it| (model, it)))
        .collect();
    ask_dashboards(resolved, &dashboards, |_| true, &[], None, circumstances)
}

fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}
