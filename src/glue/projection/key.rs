//! The projection of one key, from its properties.

use super::property::{Group, NAMES, Property};
use super::{IntervalUnit, KeyProjection, range};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt, near_word};
use crate::glue::Table;

/// A type of projection, with the properties that it needs and those that it may have.
struct Kind {
    name: &'static str,
    needs: &'static [&'static str],
    may_have: &'static [&'static str],
    read: fn(&Faults<'_, '_>) -> Result<KeyProjection, Diagnostics>,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "enum",
        needs: &["values"],
        may_have: &[],
        read: enumeration,
    },
    Kind {
        name: "integer",
        needs: &["range"],
        may_have: &["interval", "digits"],
        read: integer,
    },
    Kind {
        name: "date",
        needs: &["range", "format"],
        may_have: &["interval", "interval.unit"],
        read: date,
    },
    Kind {
        name: "injected",
        needs: &[],
        may_have: &[],
        read: |_| Ok(KeyProjection::Injected),
    },
];

/// Reads the projection of a key; what Athena would refuse is the error.
pub(super) fn projection(
    table: &Table,
    group: &Group<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<KeyProjection, Diagnostics> {
    let faults = Faults { table, group };
    let wanted = faults.need("type")?;
    let kind = KINDS
        .iter()
        .find(|kind| wanted.value.trim().eq_ignore_ascii_case(kind.name));
    let Some(kind) = kind else {
        let names = KINDS.iter().map(|kind| kind.name);
        let help = match near_word(wanted.value, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write `enum`, `integer`, `date` or `injected`".to_owned(),
        };
        return Err(faults.wrong(wanted, "is no type of projection", &help));
    };
    for property in group.entries() {
        let is_used = property.name == "type"
            || kind.needs.contains(&property.name)
            || kind.may_have.contains(&property.name);
        if !is_used {
            diagnostics.push(faults.unused(kind, *property));
        }
    }
    diagnostics.0.extend(faults.blanks(kind));
    (kind.read)(&faults)
}

fn enumeration(faults: &Faults<'_, '_>) -> Result<KeyProjection, Diagnostics> {
    let values = faults.need("values")?;
    Ok(KeyProjection::Enum {
        values: values.value.split(',').map(str::to_owned).collect(),
    })
}

fn integer(faults: &Faults<'_, '_>) -> Result<KeyProjection, Diagnostics> {
    let property = faults.need("range")?;
    let range = property.value.split_once(',').and_then(|(first, last)| {
        Some((
            first.trim().parse::<i64>().ok()?,
            last.trim().parse::<i64>().ok()?,
        ))
    });
    let Some(range) = range.filter(|(first, last)| first <= last) else {
        return Err(faults.wrong(
            property,
            "is no range of whole numbers",
            "write such as `1,12`",
        ));
    };
    let digits = faults
        .number("digits")?
        .map(|digits| u8::try_from(digits).unwrap_or(u8::MAX));
    let interval = faults.number("interval")?.unwrap_or(1);
    Ok(KeyProjection::Integer {
        range,
        digits,
        interval,
    })
}

fn date(faults: &Faults<'_, '_>) -> Result<KeyProjection, Diagnostics> {
    let format = faults.need("format")?;
    let property = faults.need("range")?;
    let Some((start, fixed_end)) = range::read(property.value, format.value) else {
        let rule = format!(
            "is no range of dates in the format `{}`",
            excerpt(format.value)
        );
        let help = "write such as `2020/01/01,NOW` or `NOW-3YEARS,NOW`";
        return Err(faults.wrong(property, &rule, help));
    };
    Ok(KeyProjection::Date {
        format: format.value.to_owned(),
        start,
        fixed_end,
        range: property.value.to_owned(),
        interval: interval(faults)?,
    })
}

/// How far apart the values are; a number without a unit counts what the format ends in, which is
/// Athena's own default.
fn interval(faults: &Faults<'_, '_>) -> Result<Option<(u32, IntervalUnit)>, Diagnostics> {
    let amount = faults.number("interval")?;
    let Some(property) = faults.group.get("interval.unit") else {
        return Ok(None);
    };
    let Some(unit) = range::unit(&property.value.trim().to_uppercase()) else {
        return Err(faults.wrong(property, "is no unit of time", "write such as `DAYS`"));
    };
    let amount = amount.map_or(1, |amount| u32::try_from(amount).unwrap_or(u32::MAX));
    Ok(Some((amount, unit)))
}

/// What is wrong with the properties of one key.
struct Faults<'t, 'g> {
    table: &'t Table,
    group: &'g Group<'t>,
}

impl<'t> Faults<'t, '_> {
    fn need(&self, name: &str) -> Result<Property<'t>, Diagnostics> {
        debug_assert!(NAMES.contains(&name));
        if let Some(property) = self.group.get(name) {
            return Ok(property);
        }
        let key = excerpt(self.group.key);
        let message = format!(
            "the projection of `{key}` lacks `projection.{key}.{name}`: Athena fails each query on the table"
        );
        let warning = Diagnostic::warning("incomplete-projection", message).help(format!(
            "add `'projection.{key}.{name}' = '...'` to TBLPROPERTIES"
        ));
        let first = self.group.entries().first().map(|property| property.index);
        let place = first.and_then(|index| self.table.places.parameters.get(index));
        Err(self.table.locate(warning, place, "").into())
    }

    /// A number above 0, where the property is there.
    fn number(&self, name: &str) -> Result<Option<i64>, Diagnostics> {
        let Some(property) = self.group.get(name) else {
            return Ok(None);
        };
        match property.value.trim().parse::<i64>() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(self.wrong(property, "is no number above 0", "write such as `2`")),
        }
    }

    fn wrong(&self, property: Property<'_>, rule: &str, help: &str) -> Diagnostics {
        let message = format!(
            "`{}`, the value of `projection.{}.{}`, {rule}: Athena fails each query on the table",
            excerpt(property.value),
            excerpt(self.group.key),
            property.name
        );
        let warning = Diagnostic::warning("wrong-projection", message).help(help);
        let place = self.table.places.parameters.get(property.index);
        self.table.locate(warning, place, "").into()
    }

    /// Blanks round a value of an enum are part of the value.
    fn blanks(&self, kind: &Kind) -> Option<Diagnostic> {
        let property = self.group.get("values").filter(|_| kind.name == "enum")?;
        let value = property
            .value
            .split(',')
            .find(|value| value.trim() != *value)?;
        let key = excerpt(self.group.key);
        let message = format!(
            "`projection.{key}.values` lists `{}` with a blank, which Athena takes for a part of the value",
            excerpt(value)
        );
        let warning = Diagnostic::warning("blank-in-enum", message)
            .help("put commas without blanks between the values");
        let place = self.table.places.parameters.get(property.index);
        Some(self.table.locate(warning, place, ""))
    }

    fn unused(&self, kind: &Kind, property: Property<'_>) -> Diagnostic {
        let key = excerpt(self.group.key);
        let message = format!(
            "`projection.{key}.{}` has no effect, because the projection of `{key}` is of the type `{}`",
            property.name, kind.name
        );
        let warning = Diagnostic::warning("unused-projection-property", message);
        let place = self.table.places.parameters.get(property.index);
        let warning = self.table.locate(warning, place, "no effect");
        if kind.name == "integer" && property.name == "format" {
            return warning.help(format!(
                "write `'projection.{key}.digits' = '2'` to have zeros in front"
            ));
        }
        warning.help("take the property away")
    }
}
