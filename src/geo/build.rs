//! `build`: inputs to a folder with the two tables.

mod address;
mod answer;
mod block;
mod civil_date;
mod cutter;
mod fault;
mod input;
mod key_plan;
mod names;
mod nesting;
mod output;
mod overlay;
mod record;
mod sorter;
mod spool;
mod summary;

pub use cutter::Limits;
pub use nesting::Overlaps;
pub use summary::{FamilySummary, Summary};

use std::cell::{Cell, RefCell};

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Diagnostics};
use address::{Family, family_of};
use cutter::Cutter;
use input::{Desk, Input};
use names::Names;
use output::{Folder, Properties, Tables};
use overlay::Overlay;
use summary::Counter;

/// What to build, and where.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// Files and folders; of two that know the same of an address, the earlier one wins.
    pub inputs: Vec<Utf8PathBuf>,
    /// The folder in which the build gets one of its own.
    pub out: Utf8PathBuf,
    /// The language of the names of places.
    pub locale: String,
    /// The S3 URI under which the builds will lie.
    pub location: String,
    /// The day on which the inputs were built, where they do not tell.
    pub source_built: Option<String>,
    /// What becomes of ranges of CSV that overlap.
    pub overlaps: Overlaps,
    /// How much is held in memory.
    pub limits: Limits,
}

/// Is told how far a build is.
pub trait Progress {
    /// So many bytes of so many are read.
    fn at(&mut self, read: u64, of: u64);
}

/// How many ranges pass between two words on the progress.
const STEP: u64 = 8192;

/// Reads the inputs and writes the tables. Nothing is left behind on a failure.
///
/// # Errors
///
/// When an input cannot be read or is not what it should be, or when the output cannot be written.
pub fn build(options: &BuildOptions, progress: &mut dyn Progress) -> Result<Summary, Diagnostics> {
    let inputs = options
        .inputs
        .iter()
        .map(|path| Input::open(path, &options.locale))
        .collect::<Result<Vec<_>, _>>()?;
    let total: u64 = inputs.iter().map(Input::size).sum();
    let (names, read) = (RefCell::new(Names::default()), Cell::new(0));
    let desk = Desk {
        names: &names,
        read: &read,
        locale: &options.locale,
        overlaps: options.overlaps,
        limits: options.limits,
    };
    let mut streams = Vec::new();
    for input in &inputs {
        streams.extend(input.streams(&desk)?);
    }
    let folder = Folder::create(&options.out)?;
    let mut counter = Counter::new(Tables::create(&folder.path(), &names)?);
    let mut cutter = Cutter::new(&mut counter, options.limits);
    let mut ranges = [0_u64; 2];
    for range in Overlay::new(streams)? {
        let range = range?;
        let count = &mut ranges[usize::from(family_of(range.range.start) == Family::V6)];
        *count += 1;
        cutter.push(range)?;
        if (ranges[0] + ranges[1]).is_multiple_of(STEP) {
            progress.at(read.get().min(total), total);
        }
    }
    cutter.finish()?;
    let (tables, families) = counter.finish(ranges);
    if families.is_empty() {
        return Err(nothing_known(options));
    }
    let written = tables.finish()?;
    progress.at(total, total);

    let source = source(&inputs);
    let source_built = source_built(options, &inputs);
    let day = source_built.as_deref().unwrap_or("undated");
    let properties = Properties {
        build: &format!("{day}-{:012x}", written.digest >> 16),
        source: &source,
        source_built: source_built.as_deref(),
        location: &options.location,
    };
    let (folder, is_new) = folder.publish(&written, &properties)?;
    Ok(Summary {
        folder,
        is_new,
        source,
        source_built,
        families,
    })
}

/// What the inputs call themselves, each once, without signs that could mean something elsewhere.
fn source(inputs: &[Input]) -> String {
    let mut names: Vec<String> = Vec::new();
    for input in inputs {
        let is_plain = |c: char| c.is_alphanumeric() || " ._-+()".contains(c);
        let name: String = input
            .about()
            .name
            .chars()
            .filter(|c| is_plain(*c))
            .collect();
        let name = if name.trim().is_empty() {
            "a file without a name".to_owned()
        } else {
            name.trim().to_owned()
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The day of the oldest input; unknown where one of them does not tell.
fn source_built(options: &BuildOptions, inputs: &[Input]) -> Option<String> {
    if options.source_built.is_some() {
        return options.source_built.clone();
    }
    let days: Option<Vec<&String>> = inputs.iter().map(|i| i.about().built.as_ref()).collect();
    days?.into_iter().min().cloned()
}

fn nothing_known(options: &BuildOptions) -> Diagnostics {
    match options.inputs.as_slice() {
        [input] => fault::in_file(
            input,
            "empty-input",
            "says nothing of any address",
            "name a database with places or owners",
        ),
        _ => Diagnostic::error("empty-input", "the inputs say nothing of any address")
            .help("name a database with places or owners")
            .into(),
    }
}
