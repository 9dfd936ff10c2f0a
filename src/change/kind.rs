//! `Change` and `ChangeKind`: the closed list of what can happen.

use serde::Serialize;

use super::{Class, Thing, ThingKind, User};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changed; of a thing that is gone or renamed, as it was.
    pub thing: Thing,
    /// Things to which the same happened at the same time, such as a field in a view that extends
    /// the other.
    pub also: Vec<Thing>,
    /// What happened.
    pub kind: ChangeKind,
    /// Who in the repository still says a name that is gone; sorted by place, each once.
    pub users: Vec<User>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// The declaration is gone, while a refinement is still there; a field is then taken for a column of
    /// that name.
    DefinitionRemoved,
    /// A field has another name: of one that is gone and one that is new, type and SQL are the same, or
    /// the new one has the old name as an `alias`.
    Renamed {
        /// The name that it has.
        to: String,
        /// Whether the old name still works in content, by `alias`.
        has_alias: bool,
    },
    /// The old name of a field that is kept as an `alias` does not work any more.
    AliasRemoved {
        /// The old name.
        alias: String,
    },
    /// Another kind of field under the same name.
    KindChanged {
        /// What it was.
        from: ThingKind,
    },
    /// Names of a dimension group's fields that are gone.
    TimeframesRemoved {
        /// The names, such as `event_hour`.
        names: Vec<String>,
    },
    /// Names of a dimension group's fields that are new.
    TimeframesAdded {
        /// The names.
        names: Vec<String>,
    },
    /// An explore does not offer a field any more that its view still has.
    FieldExcluded {
        /// The field, as `view.field`.
        field: String,
    },
    /// The view on which an explore is based has another name there.
    BaseRenamed {
        /// What stood before the point.
        from: String,
        /// What stands there.
        to: String,
    },
    /// A parameter has another value.
    Parameter {
        /// The parameter, as LookML calls it; of a block with a name both.
        parameter: String,
        /// The value that it had, as LookML writes it.
        from: Option<String>,
        /// The value that it has.
        to: Option<String>,
    },
}

impl Change {
    /// A change without users yet.
    pub(super) fn new(thing: Thing, kind: ChangeKind) -> Self {
        Self {
            thing,
            also: Vec::new(),
            kind,
            users: Vec::new(),
        }
    }

    /// The same happened to another thing: in another view, or in another model.
    pub(super) fn add(&mut self, thing: Thing) {
        let other = thing.model.clone();
        let is_same = |known: &Thing| {
            let model = other.clone();
            Thing {
                model,
                ..known.clone()
            } == thing
        };
        if is_same(&self.thing) {
            self.thing.model = None;
        } else if let Some(known) = self.also.iter_mut().find(|known| is_same(known)) {
            known.model = None;
        } else {
            self.also.push(thing);
        }
    }

    /// What it means for people.
    #[must_use]
    pub fn class(&self) -> Class {
        match &self.kind {
            ChangeKind::Added | ChangeKind::TimeframesAdded { .. } => Class::Cosmetic,
            // No content names a data test.
            ChangeKind::Removed if self.thing.kind == ThingKind::Test => Class::Cosmetic,
            // Content follows the alias; what says the old name in LookML does not.
            ChangeKind::Renamed {
                has_alias: true, ..
            } if self.users.is_empty() => Class::Cosmetic,
            ChangeKind::Parameter { parameter, .. } => {
                Class::of_parameter(self.thing.kind, parameter)
            }
            _ => Class::Breaking,
        }
    }

    /// What happened, in words that follow the thing.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.kind {
            ChangeKind::Added => "added".to_owned(),
            ChangeKind::Removed => "removed".to_owned(),
            ChangeKind::DefinitionRemoved => {
                let taken = if self.thing.kind.is_field() {
                    ": Looker takes it for a column"
                } else {
                    ""
                };
                format!("removed, and still refined{taken}")
            }
            ChangeKind::Renamed { to, has_alias } => {
                let alias = if *has_alias {
                    ", which keeps the name as an alias"
                } else {
                    ""
                };
                format!("renamed to `{to}`{alias}")
            }
            ChangeKind::AliasRemoved { alias } => {
                format!("its old name `{alias}` is no alias any more")
            }
            ChangeKind::KindChanged { from } => format!("was a {}", from.word()),
            ChangeKind::TimeframesRemoved { names } => format!("removed `{}`", names.join("`, `")),
            ChangeKind::TimeframesAdded { names } => format!("added `{}`", names.join("`, `")),
            ChangeKind::FieldExcluded { field } => format!("does not offer `{field}` any more"),
            ChangeKind::BaseRenamed { from, to } => {
                format!("calls its view `{to}`, not `{from}`")
            }
            ChangeKind::Parameter {
                parameter,
                from,
                to,
            } => match (from, to) {
                (None, _) => format!("`{parameter}` added"),
                (_, None) => format!("`{parameter}` removed"),
                _ => format!("`{parameter}` changed"),
            },
        }
    }

    /// The lines that only the older value has, and those that only the newer one has: both without the
    /// lines that they begin and end with in common.
    pub(super) fn lines(&self) -> Option<(Vec<&str>, Vec<&str>)> {
        let (from, to) = self.values()?;
        let mut from: Vec<&str> = from.unwrap_or_default().lines().collect();
        let mut to: Vec<&str> = to.unwrap_or_default().lines().collect();
        while !from.is_empty() && from.last() == to.last() {
            from.pop();
            to.pop();
        }
        let same = from.iter().zip(&to).take_while(|(old, new)| old == new);
        let same = same.count();
        Some((from.split_off(same), to.split_off(same)))
    }

    /// The values before and after, of a change that has them.
    #[must_use]
    pub fn values(&self) -> Option<(Option<&str>, Option<&str>)> {
        match &self.kind {
            ChangeKind::Parameter { from, to, .. } => Some((from.as_deref(), to.as_deref())),
            _ => None,
        }
    }
}
