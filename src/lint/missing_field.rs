//! `Missing`: why a name stands for no field, and what was meant.

use crate::diagnostic::{Diagnostic, excerpt, near_word};
use crate::lookml::FieldKind;
use crate::resolve::{Explore, FieldRef, Found, View};

/// Why a name stands for no field that can be asked for.
pub(super) struct Missing {
    reason: String,
    help: Option<String>,
}

impl Missing {
    /// No view of that name.
    pub(super) fn view<'n>(
        alias: &str,
        field: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        Self {
            reason: format!("there is no view `{}`", excerpt(alias)),
            help: Some(match near_word(alias, known) {
                Some(near) => format!("did you mean `{near}.{field}`?"),
                None => "include the file that declares it, or take the name out".to_owned(),
            }),
        }
    }

    /// A set that is not there.
    pub(super) fn set(reason: String, help: String) -> Self {
        let help = Some(help);
        Self { reason, help }
    }

    /// The finding, with a word on who names it, such as ``the tile `x` names``.
    pub(super) fn tell(self, finding: Diagnostic) -> Diagnostic {
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }

    /// The reason, as the end of a sentence.
    pub(super) fn reason(&self) -> &str {
        &self.reason
    }
}

/// Why a name stands for no field of an explore; `None` where it does, or where that cannot be known.
pub(super) fn in_explore(explore: &Explore<'_>, name: &str) -> Option<Missing> {
    match explore.field(name) {
        Found::Field(found) | Found::Excluded(found) => bare_group(&found, name),
        Found::Unknowable => None,
        Found::UnknownView => {
            let (alias, field) = name.split_once('.').unwrap_or(("", name));
            Some(unknown_view(explore, alias, field))
        }
        Found::UnknownField(target) => {
            let view = target.view.as_deref()?;
            let field = name.split_once('.').map_or(name, |(_, field)| field);
            Some(unknown_field(view, &target.alias, field))
        }
    }
}

/// Why a name without a view stands for no field of a view.
pub(super) fn in_view(view: &View<'_>, name: &str) -> Option<Missing> {
    match view.field(name) {
        Some(found) => bare_group(&found, name),
        None if view.is_open => None,
        None => Some(Missing {
            help: Some(help(view, "", name)),
            ..unknown_field(view, view.name(), name)
        }),
    }
}

/// A view that is joined into no explore that has the other.
pub(super) fn unjoined(alias: &str, view: &str) -> Missing {
    Missing {
        reason: format!(
            "no explore that has the view `{}` has a view `{}`",
            excerpt(view),
            excerpt(alias)
        ),
        help: Some(format!(
            "join `{}` in those explores, or take the name out",
            excerpt(alias)
        )),
    }
}

/// A view that has no field of that name.
pub(super) fn view_without(view: &View<'_>, field: &str) -> Missing {
    unknown_field(view, view.name(), field)
}

/// A dimension group is no field: its timeframes are.
fn bare_group(found: &FieldRef<'_, '_>, name: &str) -> Option<Missing> {
    if !found.is_bare_group() {
        return None;
    }
    let own = found.field.declared.name.as_str();
    let before = name.strip_suffix(own).unwrap_or_default();
    let names = crate::resolve::names_of_group(&found.field.declared);
    let shown = ["date", "raw"]
        .iter()
        .find_map(|it| names.iter().find(|name| name.ends_with(it)));
    let meant = shown.or(names.first());
    Some(Missing {
        reason: format!("`{}` is a dimension group, and no field", excerpt(name)),
        help: meant.map(|meant| format!("name one of its fields, such as `{before}{meant}`")),
    })
}

fn unknown_view(explore: &Explore<'_>, alias: &str, field: &str) -> Missing {
    let aliases = || explore.views().map(|it| &*it.alias);
    let holder = explore.views().find(|it| {
        let view = it.view.as_deref();
        view.is_some_and(|view| view.field(field).is_some())
    });
    let meant = near_word(alias, aliases()).or(holder.map(|it| &*it.alias));
    Missing {
        reason: format!(
            "the explore `{}` has no view `{}`",
            excerpt(explore.name()),
            excerpt(alias)
        ),
        help: Some(match meant {
            Some(meant) => format!("did you mean `{meant}.{field}`?"),
            None => format!(
                "join `{}` into the explore, or take the name out",
                excerpt(alias)
            ),
        }),
    }
}

fn unknown_field(view: &View<'_>, alias: &str, field: &str) -> Missing {
    Missing {
        reason: format!(
            "the view `{}` has no field `{}`",
            excerpt(alias),
            excerpt(field)
        ),
        help: Some(help(view, &format!("{alias}."), field)),
    }
}

/// `before` is what stands before the name.
fn help(view: &View<'_>, before: &str, field: &str) -> String {
    match meant_field(view, field) {
        Some(meant) => format!("did you mean `{before}{meant}`?"),
        None => format!(
            "declare it in the view `{}`, or take the name out",
            view.name()
        ),
    }
}

/// The field that a name was meant to be: one that differs little, or a timeframe of a group whose
/// name begins or ends alike.
fn meant_field(view: &View<'_>, field: &str) -> Option<String> {
    let names: Vec<String> = view.field_names().collect();
    let near = near_word(field, names.iter().map(String::as_str));
    if let Some(near) = near {
        return Some(near.to_owned());
    }
    let groups = view.fields.iter().map(|it| &*it.declared);
    let groups = groups.filter(|it| it.kind == FieldKind::DimensionGroup);
    let mut of_groups = groups.flat_map(crate::resolve::names_of_group);
    let plain = |name: &str| name.replace('_', "");
    // `event_date` for `event_time_date`, `eventtime` for `event_time_date`.
    if let Some((before, timeframe)) = field.rsplit_once('_') {
        let suffix = format!("_{timeframe}");
        let alike = |name: &String| name.starts_with(before) && name.ends_with(&suffix);
        if let Some(name) = of_groups.find(alike) {
            return Some(name);
        }
    }
    let same = names.iter().find(|name| plain(name) == plain(field));
    let group = || {
        names.iter().find(|name| {
            let bare = name.strip_suffix("_date");
            bare.is_some_and(|bare| plain(bare) == plain(field))
        })
    };
    same.or_else(group).cloned()
}
