//! `ProgressBar`: how far a long build is, on a terminal only.

use indicatif::{ProgressBar as Bar, ProgressDrawTarget, ProgressStyle};

use crate::geo::Progress;

/// How far a long build is, on standard error and on a terminal only.
pub struct ProgressBar(Bar);

impl ProgressBar {
    /// A bar, unless the person wants no words.
    #[must_use]
    pub fn new(is_quiet: bool) -> Self {
        let target = if is_quiet {
            ProgressDrawTarget::hidden()
        } else {
            // Nothing is drawn where standard error is no terminal.
            ProgressDrawTarget::stderr()
        };
        let bar = Bar::with_draw_target(Some(0), target);
        let shape = "{bar:40} {percent:>3} %  {elapsed}";
        if let Ok(style) = ProgressStyle::with_template(shape) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for ProgressBar {
    fn at(&mut self, read: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(read);
    }
}
