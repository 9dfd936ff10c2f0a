//! How a fuzz target runs its cases: as many as the environment says, from the seed that it says.

use crate::random::Random;

const SEED: u64 = 0x00C1_0D7A_11C0_FFEE;

/// Makes random inputs and has each looked at: as many as `CLOUDTRAIL_LOOKML_FUZZ_CASES` says, or else
/// the usual number, from the seed `CLOUDTRAIL_LOOKML_FUZZ_SEED`, which is printed.
pub(crate) fn each_case<I>(
    usual: u64,
    name: &str,
    make: impl Fn(&mut Random) -> I,
    shown: impl Fn(&I) -> String,
    look: impl Fn(&str, &I),
) {
    let cases = number("CLOUDTRAIL_LOOKML_FUZZ_CASES", usual);
    let seed = number("CLOUDTRAIL_LOOKML_FUZZ_SEED", SEED);
    print(&format!(
        "{name}: {cases} cases, CLOUDTRAIL_LOOKML_FUZZ_SEED={seed}"
    ));
    let mut random = Random::new(seed);
    for case in 0..cases {
        let input = make(&mut random);
        let what = format!("{name}, case {case} of seed {seed}");
        telling(&what, || shown(&input), || look(&what, &input));
    }
}

fn number(variable: &str, usual: u64) -> u64 {
    match std::env::var_os(variable) {
        Some(text) => text
            .to_str()
            .and_then(|text| text.parse().ok())
            .expect(variable),
        None => usual,
    }
}

/// Says which input it was when a check panics.
pub(crate) fn telling(what: &str, shown: impl Fn() -> String, check: impl FnOnce()) {
    let told = Told { what, shown };
    check();
    drop(told);
}

struct Told<'a, F: Fn() -> String> {
    what: &'a str,
    shown: F,
}

impl<F: Fn() -> String> Drop for Told<'_, F> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            print(&format!("{}:\n{}", self.what, (self.shown)()));
        }
    }
}

/// The start of a text, with its control characters to be seen.
pub(crate) fn excerpt(text: &str) -> String {
    let start: String = text.chars().take(6_000).collect();
    format!("{start:?}")
}

#[expect(
    clippy::print_stderr,
    reason = "a test has no other way to tell its seed"
)]
fn print(text: &str) {
    eprintln!("{text}");
}
