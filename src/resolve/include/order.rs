//! `Order`: in which order the declarations of a model are read, and where Looker's documentation
//! leaves that order open.
//!
//! Refinements are applied "in the order in which their files are included", and within a file "line
//! by line going downwards" (<https://cloud.google.com/looker/docs/lookml-refinements>). The page does
//! not say in which order the files of one pattern come, whether a file that is included again counts
//! by its first place or by its last, and what comes first when a file includes another one below a
//! refinement.

/// Where a declaration stands in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) struct Spot {
    /// The number of its file, in the order in which files are read.
    pub(in crate::resolve) file: usize,
    /// Its number in the file.
    pub(in crate::resolve) at: usize,
    /// How many declarations of the model were read before.
    pub(in crate::resolve) tick: usize,
}

/// By which include a file came first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arrival {
    /// The file with the include.
    pub(super) parent: usize,
    /// The number of the include in that file.
    pub(super) at: usize,
    /// The number of the file among those that the include matches.
    pub(super) ordinal: usize,
}

/// How the files of a model came.
#[derive(Debug, Default)]
pub(in crate::resolve) struct Order {
    /// By file; `None` for one that is not included.
    arrivals: Vec<Option<Arrival>>,
    /// By file: how many declarations were read when it was included again for the last time.
    again: Vec<usize>,
}

/// Why it is open which of two refinements comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Unclear {
    /// One pattern brings both files.
    OnePattern,
    /// The file of one includes that of the other below the refinement.
    IncludedBelow,
    /// The file of one is included again behind the other.
    IncludedAgain,
}

impl Order {
    pub(super) fn add(&mut self, arrival: Option<Arrival>) {
        self.arrivals.push(arrival);
        self.again.push(0);
    }

    pub(super) fn add_again(&mut self, file: usize, tick: usize) {
        self.again[file] = tick;
    }

    /// Why the order of two declarations, of which `first` is read first, is open; `None` where
    /// Looker's documentation states it.
    pub(in crate::resolve) fn unclear(&self, first: Spot, second: Spot) -> Option<Unclear> {
        if first.file == second.file {
            return None;
        }
        if self.again[first.file] > second.tick {
            return Some(Unclear::IncludedAgain);
        }
        let (of_first, of_second) = (self.chain(first.file), self.chain(second.file));
        let same = of_first.iter().zip(&of_second).take_while(|(a, b)| a == b);
        let shared = same.count();
        match (of_first.get(shared), of_second.get(shared)) {
            (Some(a), Some(b)) if a.at == b.at => Some(Unclear::OnePattern),
            (None, Some(_)) => Some(Unclear::IncludedBelow),
            _ => None,
        }
    }

    /// The includes that lead to a file, from the beginning of the model.
    fn chain(&self, file: usize) -> Vec<Arrival> {
        let mut chain = Vec::new();
        let mut next = self.arrivals[file];
        while let Some(arrival) = next {
            chain.push(arrival);
            next = self.arrivals[arrival.parent];
        }
        chain.reverse();
        chain
    }
}
