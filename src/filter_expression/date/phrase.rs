//! The phrases of dates: the moments at which they begin and end.

use jiff::civil::Weekday;

use super::literal::{self, Literal};
use super::{DateTest, Interval};
use crate::athena::Assumption;
use crate::filter_expression::item::Word;
use crate::filter_expression::{Base, Moment, Unit};

/// A stretch of time: where it begins, how long it is, and what is assumed of it.
struct Stretch {
    start: Moment,
    amount: i64,
    unit: Unit,
    assumed: Option<Assumption>,
}

type Parsed = (DateTest, Option<Assumption>);

/// The phrase of these words, if Looker knows it.
pub(super) fn parse(words: &[Word<'_>]) -> Option<Parsed> {
    match words {
        [word] if word.is("null") => return Some((DateTest::Null, None)),
        [not, null] if not.is("not") && null.is("null") => return Some((DateTest::NotNull, None)),
        [side, rest @ ..] if side.is("before") => {
            let (moment, assumed) = beginning(rest)?;
            return Some(within(None, Some(moment), assumed));
        }
        [side, rest @ ..] if side.is("after") => {
            let (moment, assumed) = beginning(rest)?;
            return Some(within(Some(moment), None, assumed));
        }
        [this, from, to, until] if this.is("this") && to.is("to") => {
            let start = ago(0, unit(*from)?);
            let end = ago(0, unit(*until)?);
            return Some(within(Some(start), Some(end), None));
        }
        _ => {}
    }
    let position = |word: &str| words.iter().position(|w| w.is(word));
    if let Some(to) = position("to") {
        let start = day_or_time(&words[..to])?;
        let end = day_or_time(&words[to + 1..])?;
        return Some(within(Some(start.moment), Some(end.moment), None));
    }
    let stretch = match position("for") {
        Some(at) => lasting(&words[..at], &words[at + 1..])?,
        None => stretch(words)?,
    };
    let end = stretch.start.clone().plus(stretch.amount, stretch.unit);
    Some(within(Some(stretch.start), Some(end), stretch.assumed))
}

fn within(start: Option<Moment>, end: Option<Moment>, assumed: Option<Assumption>) -> Parsed {
    (DateTest::Within(Interval { start, end }), assumed)
}

/// What `before` and `after` count from: the beginning of what follows them.
fn beginning(words: &[Word<'_>]) -> Option<(Moment, Option<Assumption>)> {
    if let [now] = words
        && now.is("now")
    {
        return Some((Moment::new(Base::Now), Some(Assumption::Now)));
    }
    if let Some(literal) = literal::parse(words) {
        return literal.has_day().then_some((literal.moment, None));
    }
    // Google's grammar takes `before 3 days` for `before 3 days ago`.
    if let [amount, unit_word] = words
        && let Some(amount) = number(*amount)
    {
        return Some((
            ago(amount, unit(*unit_word)?),
            Some(Assumption::BeforeInterval),
        ));
    }
    let is_last_of_some = words.len() == 3 && words[0].is("last");
    let stretch = stretch(words).filter(|_| !is_last_of_some)?;
    // How long it lasts does not matter here.
    let assumed = stretch.assumed.filter(|a| *a == Assumption::LatestWeekday);
    Some((stretch.start, assumed))
}

/// Something `for` so many units: the first says where it begins.
fn lasting(begin: &[Word<'_>], length: &[Word<'_>]) -> Option<Stretch> {
    let &[amount, unit_word] = length else {
        return None;
    };
    let (amount, unit) = (number(amount)?, unit(unit_word)?);
    let is_literal = literal::parse(begin).is_some();
    let is_period = begin.len() == 2
        || ["this", "next", "last"]
            .iter()
            .any(|w| begin.first().is_some_and(|b| b.is(w)));
    if is_period && !is_literal {
        return None;
    }
    let begin = stretch(begin)?;
    let assumed = match begin.start.base {
        Base::StartOf(other) if other != unit && begin.unit != Unit::Day => {
            Some(Assumption::MixedUnits)
        }
        Base::Latest(_) => begin.assumed,
        _ => None,
    };
    Some(Stretch {
        amount,
        unit,
        assumed,
        ..begin
    })
}

fn stretch(words: &[Word<'_>]) -> Option<Stretch> {
    if let Some(Literal { moment, unit }) = literal::parse(words) {
        return Some(Stretch {
            start: moment,
            amount: 1,
            unit,
            assumed: (unit < Unit::Day).then_some(Assumption::LiteralTime),
        });
    }
    match *words {
        [word] => day(word),
        [which, unit_word] if which.is("this") => Some(one(0, unit(unit_word)?)),
        [which, unit_word] if which.is("next") => Some(one(-1, unit(unit_word)?)),
        [which, unit_word] if which.is("last") => Some(one(1, unit(unit_word)?)),
        [which, amount, unit_word] if which.is("last") => counted(amount, unit_word),
        [amount, unit_word] => counted(amount, unit_word),
        [amount, unit_word, which] if which.is("ago") => {
            Some(one(number(amount)?, unit(unit_word)?))
        }
        [amount, unit_word, from, now] if from.is("from") && now.is("now") => Some(Stretch {
            assumed: Some(Assumption::FromNow),
            ..one(-number(amount)?, unit(unit_word)?)
        }),
        _ => None,
    }
}

/// One unit, so many before the one in which the clock stands.
fn one(amount: i64, unit: Unit) -> Stretch {
    Stretch {
        start: ago(amount, unit),
        amount: 1,
        unit,
        assumed: None,
    }
}

/// `7 days`: the last of them is the one in which the clock stands.
fn counted(amount: Word<'_>, unit_word: Word<'_>) -> Option<Stretch> {
    let (amount, unit) = (number(amount)?, unit(unit_word)?);
    Some(Stretch {
        start: ago(amount - 1, unit),
        amount,
        unit,
        assumed: (unit == Unit::Second && amount > 1).then_some(Assumption::Seconds),
    })
}

/// The beginning of the unit that lies so many before the one in which the clock stands.
fn ago(amount: i64, unit: Unit) -> Moment {
    Moment::new(Base::StartOf(unit)).plus(-amount, unit)
}

fn day(word: Word<'_>) -> Option<Stretch> {
    Some(match word.text.to_ascii_lowercase().as_str() {
        "today" => one(0, Unit::Day),
        "yesterday" => one(1, Unit::Day),
        "tomorrow" => one(-1, Unit::Day),
        name => Stretch {
            start: Moment::new(Base::Latest(weekday(name)?)),
            assumed: Some(Assumption::LatestWeekday),
            ..one(0, Unit::Day)
        },
    })
}

/// The day of the week of a name in small letters.
pub(crate) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The ends of a range are days, with or without a time.
fn day_or_time(words: &[Word<'_>]) -> Option<Literal> {
    literal::parse(words).filter(Literal::has_day)
}

fn unit(word: Word<'_>) -> Option<Unit> {
    let word = word.text;
    Unit::named(word.strip_suffix(['s', 'S']).unwrap_or(word))
}

/// A whole number without a sign; more than a million units are no date.
fn number(word: Word<'_>) -> Option<i64> {
    let is_number = word.text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| word.text.parse().ok()).flatten()?;
    (number <= 1_000_000).then_some(number)
}
