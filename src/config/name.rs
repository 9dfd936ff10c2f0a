//! The names that a person may choose: of views, models, tables, connections, folders.

use camino::Utf8PathBuf;

use super::fault::{Checked, Fault};
use crate::athena::is_reserved;
use crate::diagnostic::is_invisible;

/// Views that have their names from the program.
const TAKEN: [&str; 9] = [
    "bucket_reader",
    "iam_change",
    "ip_address",
    "ip_block",
    "ip_geolocation",
    "ip_inner_block",
    "new_error_code",
    "security_group_rule",
    "sign_in_risk",
];

const MAX_LENGTH: usize = 100;

/// The name of a view, and of the explore with the same name.
pub(super) fn view(text: &str) -> Checked<String> {
    let name = lookml(text).map_err(|fault| match taken(&suggestion(text)) {
        Some(taken) => Fault::new(fault.rule, taken.help),
        None => fault,
    })?;
    match taken(text) {
        Some(taken) => Err(taken),
        None => Ok(name),
    }
}

/// Why a name of LookML is none for a view.
fn taken(name: &str) -> Option<Fault> {
    let rule = if is_reserved(name) {
        "is a reserved word of Athena's SQL, in which the view's name is a table's alias"
    } else if TAKEN.contains(&name) {
        "is the name of a view that the program writes itself"
    } else {
        return None;
    };
    Some(Fault::new(rule, format!("write such as `{name}_events`")))
}

/// The name of a model.
pub(super) fn lookml(text: &str) -> Checked<String> {
    let is_name = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && text.len() <= MAX_LENGTH;
    if is_name {
        return Ok(text.to_owned());
    }
    Err(Fault::new(
        "is not a name in LookML, which begins with a letter and holds small letters, digits and `_`",
        format!("write such as `{}`", suggestion(text)),
    ))
}

/// What a person may have meant, as a name.
fn suggestion(text: &str) -> String {
    let lower = text.to_lowercase();
    let kept: String = lower
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .take(30)
        .collect();
    let kept = kept.trim_matches('_');
    match kept.chars().next() {
        Some(first) if first.is_ascii_lowercase() => kept.to_owned(),
        Some(_) => format!("t_{kept}"),
        None => "cloudtrail".to_owned(),
    }
}

/// The name of a Looker project.
pub(super) fn project(text: &str) -> Checked<String> {
    spelt(
        text,
        |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'),
        || {
            Fault::new(
                "is not the name of a Looker project, which holds letters, digits, `_` and `-`",
                "write such as `my_project`",
            )
        },
    )
}

/// The name of a user attribute of Looker.
pub(super) fn user_attribute(text: &str) -> Checked<String> {
    spelt(
        text,
        |c| c.is_ascii_alphanumeric() || c == '_',
        || {
            Fault::new(
                "is not the name of a user attribute, which holds letters, digits and `_`",
                "write the name that stands in Looker under Admin, User Attributes",
            )
        },
    )
}

/// The name of a Looker connection.
pub(super) fn connection(text: &str) -> Checked<String> {
    spelt(
        text,
        |c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '),
        || {
            Fault::new(
                "is not the name of a Looker connection",
                "write the name that stands in Looker under Admin, Connections",
            )
        },
    )
}

/// The name of a database, a table or a partition key.
pub(super) fn catalog(text: &str) -> Checked<String> {
    spelt(
        text,
        |c| c.is_alphanumeric() || matches!(c, '_' | '-'),
        || {
            Fault::new(
                "is not a name in the Glue catalog, which holds letters, digits, `_` and `-`",
                "write such as `cloudtrail_logs`",
            )
        },
    )
}

/// `table` or `database.table`.
pub(super) fn qualified(text: &str) -> Checked<String> {
    let parts: Vec<&str> = text.split('.').collect();
    if parts.len() <= 2 && parts.iter().all(|part| catalog(part).is_ok()) {
        return Ok(text.to_owned());
    }
    Err(Fault::new(
        "is not the name of a table",
        "write such as `logs.cloudtrail`",
    ))
}

/// One of the tables shipped with the program, without `builtin:`.
pub(super) fn built_in(text: &str) -> Checked<String> {
    let named = text
        .strip_prefix("builtin:")
        .filter(|name| lookml_like(name));
    named.map(ToOwned::to_owned).ok_or_else(|| {
        Fault::new(
            "is not one of the tables shipped with the program",
            "write such as `builtin:projection`; `cloudtrail-lookml tables` lists the names",
        )
    })
}

fn lookml_like(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

/// A pattern over field names.
pub(super) fn field_pattern(text: &str) -> Checked<String> {
    spelt(
        text,
        |c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '*'),
        || {
            Fault::new(
                "is not a pattern over field names, which hold small letters, digits and `_`",
                "write such as `useridentity__*`",
            )
        },
    )
}

/// A folder below the project's root, with `/` between its parts.
pub(super) fn folder(text: &str) -> Checked<Utf8PathBuf> {
    let trimmed = text.strip_suffix('/').unwrap_or(text);
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    if trimmed.len() <= MAX_LENGTH && trimmed.split('/').all(is_part) {
        return Ok(Utf8PathBuf::from(trimmed));
    }
    Err(Fault::new(
        "is not a folder below the project's root",
        "write such as `cloudtrail`, without a leading `/` and without `..`",
    ))
}

/// A file on disk, named from the folder of the configuration.
pub(super) fn file(text: &str) -> Checked<Utf8PathBuf> {
    match text {
        "" => Err(Fault::new(
            "is not the name of a file",
            "write such as `schemas/cloudtrail.sql`",
        )),
        "-" => Err(Fault::new(
            "means standard input, which only the command line can name",
            "write the name of a file, or use `--ddl -` or `--get-table -`",
        )),
        _ => Ok(Utf8PathBuf::from(text)),
    }
}

/// A folder on disk, named from the folder of the configuration.
pub(super) fn templates(text: &str) -> Checked<Utf8PathBuf> {
    match text {
        "" => Err(Fault::new(
            "names no folder",
            "write such as `lookml_templates`",
        )),
        _ => Ok(Utf8PathBuf::from(text)),
    }
}

/// A value of a partition key; it becomes a filter value in the model.
pub(super) fn partition_value(text: &str) -> Checked<String> {
    let is_allowed = |c: char| !is_invisible(c) && !"'\"`\\,;{}$@<>".contains(c);
    spelt(text, is_allowed, || {
        Fault::new(
            "is not a partition value, which holds no comma, quote, bracket or blank at its ends",
            "write such as `[\"111122223333\"]`",
        )
    })
}

fn spelt(text: &str, allowed: impl Fn(char) -> bool, fault: impl Fn() -> Fault) -> Checked<String> {
    let is_right = !text.is_empty()
        && text.trim() == text
        && text.len() <= MAX_LENGTH
        && text.chars().all(allowed);
    if is_right {
        Ok(text.to_owned())
    } else {
        Err(fault())
    }
}

#[cfg(test)]
mod tests {
    use super::{folder, lookml, partition_value, qualified, view};

    #[test]
    fn a_view_is_named_by_no_reserved_word() {
        assert!(view("cloudtrail").is_ok());
        assert!(view("ip_geolocation2").is_ok());
        for refused in [
            "user",
            "order",
            "Cloudtrail",
            "1events",
            "a-b",
            "",
            "ip_block",
            "ip_geolocation",
            "ip_inner_block",
        ] {
            assert!(view(refused).is_err(), "{refused}");
        }
    }

    /// The name that a help text gives.
    fn offered(help: &str) -> &str {
        help.trim_start_matches("write such as `")
            .trim_end_matches('`')
    }

    #[test]
    fn a_refused_name_comes_with_one_that_is_not() {
        for refused in ["My Events", "2024", "---", "Ünlü"] {
            let help = lookml(refused).unwrap_err().help;
            assert!(lookml(offered(&help)).is_ok(), "{refused}: {help}");
        }
        for refused in ["user", "User", "IP-Block", "ip_geolocation"] {
            let help = view(refused).unwrap_err().help;
            assert!(view(offered(&help)).is_ok(), "{refused}: {help}");
        }
    }

    #[test]
    fn a_folder_stays_below_the_root() {
        assert_eq!(folder("a/b/").unwrap(), "a/b");
        for refused in ["", "/", "/a", "..", "a/../b", "a//b", "a\\b", ".git", "a/*"] {
            assert!(folder(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_table_has_at_most_a_database() {
        assert!(qualified("logs.cloudtrail").is_ok());
        assert!(qualified("a.b.c").is_err());
        assert!(qualified("a.").is_err());
    }

    #[test]
    fn a_partition_value_breaks_out_of_nothing() {
        assert!(partition_value("012345678901").is_ok());
        assert!(partition_value("2024/01").is_ok());
        for refused in [
            "", " a", "a,b", "a'b", "a\"b", "{{ x }}", "${x}", "@{x}", "a\nb", ";;",
        ] {
            assert!(partition_value(refused).is_err(), "{refused}");
        }
    }
}
