//! `Few`: a list that mostly holds one, which then needs no room of its own; and `Same`, a text in it.

/// Things in the order in which they were added, each once.
#[derive(Debug)]
pub(super) struct Few<T> {
    first: Option<T>,
    others: Vec<T>,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self {
            first: None,
            others: Vec::new(),
        }
    }
}

/// A text that is mostly compared with the very same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Same<'r>(pub(super) &'r str);

impl PartialEq for Same<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0) || self.0 == other.0
    }
}

impl<T: PartialEq> Few<T> {
    pub(super) fn add(&mut self, one: T) {
        match &self.first {
            None => self.first = Some(one),
            Some(first) if *first == one => {}
            Some(_) if self.others.contains(&one) => {}
            Some(_) => self.others.push(one),
        }
    }

    pub(super) fn contains(&self, one: &T) -> bool {
        self.iter().any(|it| it == one)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.first.iter().chain(&self.others)
    }
}
