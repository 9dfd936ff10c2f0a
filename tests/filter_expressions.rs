//! Filter expressions mean what the documentation says: intervals by two clocks, and sets of rows.
//!
//! The tables beside are counted another way; each says how. Every expression that Google's own grammar
//! is tested with stands in them.

use cloudtrail_lookml::filter_expression::{
    DateTest, Fault, Filter, Kind, NumberTest, StringTest, Wildcard, YesnoFilter, YesnoTest, parse,
};
use jiff::civil::{DateTime, Weekday, date};
use serde_json::Value;

const DATES: &str = include_str!("query/filter_expressions/dates.tsv");
const STRINGS: &str = include_str!("query/filter_expressions/strings.tsv");
const NUMBERS: &str = include_str!("query/filter_expressions/numbers.tsv");

fn lines(table: &str) -> Vec<Vec<&str>> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').collect()).collect()
}

fn read(kind: Kind, text: &str) -> Filter {
    parse(kind, text).unwrap_or_else(|fault| panic!("{text:?}: {fault:?}"))
}

/// The intervals of a date expression by a clock, as the table writes them.
fn intervals(text: &str, clock: DateTime) -> String {
    let Filter::Date(filter) = read(Kind::Date, text) else {
        unreachable!("a date was asked for");
    };
    let show = |time: Option<DateTime>| {
        time.map_or("-".to_owned(), |t| {
            t.strftime("%Y-%m-%d %H:%M:%S").to_string()
        })
    };
    let terms = filter.terms.iter().map(|term| match &term.test {
        DateTest::Within(interval) => {
            let at = |moment: &Option<_>| {
                moment
                    .as_ref()
                    .map(|moment: &cloudtrail_lookml::filter_expression::Moment| {
                        moment
                            .at(clock, Weekday::Monday)
                            .expect("a year of the calendar")
                    })
            };
            format!(
                "{} to {}",
                show(at(&interval.start)),
                show(at(&interval.end))
            )
        }
        DateTest::Null => "NULL".to_owned(),
        DateTest::NotNull => "NOT NULL".to_owned(),
        DateTest::Fiscal => "fiscal".to_owned(),
        DateTest::UserAttribute(_) => "user attribute".to_owned(),
    });
    let terms: Vec<String> = terms.collect();
    if terms.is_empty() {
        "any".to_owned()
    } else {
        terms.join(", ")
    }
}

#[test]
fn dates_are_the_intervals_of_the_table() {
    let clocks = [
        date(2018, 5, 18).at(18, 30, 2, 0),
        date(2024, 12, 30).at(0, 0, 7, 0),
    ];
    let table = lines(DATES);
    for row in &table {
        let phrase = if row[0] == "(nothing)" { "" } else { row[0] };
        for (clock, expected) in clocks.iter().zip(&row[1..]) {
            assert_eq!(
                &intervals(phrase, *clock),
                expected,
                "{phrase:?} by {clock}"
            );
        }
    }
    let fiscal = table[..64].iter().filter(|row| row[1] == "fiscal").count();
    assert_eq!((table.len() > 64, fiscal), (true, 6));
}

/// Whether some term that lets through does so, and none that keeps out matches.
fn lets_through<T>(
    terms: &[T],
    is_negated: impl Fn(&T) -> bool,
    matches: impl Fn(&T) -> bool,
) -> bool {
    let mut positive = terms.iter().filter(|term| !is_negated(term)).peekable();
    let is_wanted = positive.peek().is_none() || positive.any(&matches);
    is_wanted && !terms.iter().filter(|term| is_negated(term)).any(&matches)
}

fn text_matches(test: &StringTest, value: Option<&str>) -> bool {
    match (test, value) {
        (StringTest::Equals(wanted), Some(value)) => wanted == value,
        (StringTest::Like(pattern), Some(value)) => like(&pattern.0, value),
        (StringTest::Empty, value) => value.is_none_or(str::is_empty),
        (StringTest::Null, value) => value.is_none(),
        (StringTest::UserAttribute(_), _) | (_, None) => false,
    }
}

fn like(pattern: &[Wildcard], value: &str) -> bool {
    match pattern.split_first() {
        None => value.is_empty(),
        Some((Wildcard::Text(text), rest)) => value
            .strip_prefix(text.as_str())
            .is_some_and(|value| like(rest, value)),
        Some((Wildcard::AnyText, rest)) => value
            .char_indices()
            .map(|(at, _)| at)
            .chain([value.len()])
            .any(|at| like(rest, &value[at..])),
        Some((Wildcard::AnyCharacter, rest)) => {
            let mut characters = value.chars();
            characters.next().is_some() && like(rest, characters.as_str())
        }
    }
}

#[test]
fn texts_are_the_rows_of_the_table() {
    let table = lines(STRINGS);
    let samples: Vec<Option<String>> = serde_json::from_str(table[0][1]).expect("JSON");
    for row in &table[1..] {
        let expression: String = serde_json::from_str(row[0]).expect("JSON");
        let Filter::String(filter) = read(Kind::String, &expression) else {
            unreachable!("a text was asked for");
        };
        if row[1] == "user attribute" {
            assert!(matches!(filter.terms[0].test, StringTest::UserAttribute(_)));
            continue;
        }
        let passing: Vec<&Option<String>> = samples
            .iter()
            .filter(|sample| {
                lets_through(
                    &filter.terms,
                    |term| term.is_negated,
                    |term| text_matches(&term.test, sample.as_deref()),
                )
            })
            .collect();
        let passing = serde_json::to_value(passing).expect("JSON");
        let expected: Value = serde_json::from_str(row[1]).expect("JSON");
        assert_eq!(passing, expected, "{expression:?}");
    }
    assert!(table.len() > 39);
}

fn number_matches(test: &NumberTest, value: Option<f64>) -> bool {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let Some(value) = value else {
        return *test == NumberTest::Null;
    };
    match test {
        NumberTest::Equals(wanted) => (number(wanted) - value).abs() < 1e-9,
        NumberTest::Within { low, high, .. } => {
            let is_above = low.as_ref().is_none_or(|low| {
                let low_number = number(&low.number);
                value > low_number || low.is_included && value >= low_number
            });
            let is_below = high.as_ref().is_none_or(|high| {
                let high_number = number(&high.number);
                value < high_number || high.is_included && value <= high_number
            });
            is_above && is_below
        }
        NumberTest::Null | NumberTest::UserAttribute(_) => false,
    }
}

#[test]
fn numbers_are_the_rows_of_the_table() {
    let table = lines(NUMBERS);
    let samples: Vec<Option<f64>> = serde_json::from_str(table[0][1]).expect("JSON");
    for row in &table[1..] {
        let expression: String = serde_json::from_str(row[0]).expect("JSON");
        let Filter::Number(filter) = read(Kind::Number, &expression) else {
            unreachable!("a number was asked for");
        };
        let passing: Vec<Option<f64>> = samples
            .iter()
            .copied()
            .filter(|sample| {
                lets_through(
                    &filter.terms,
                    |term| term.is_negated,
                    |term| number_matches(&term.test, *sample),
                )
            })
            .collect();
        let expected: Vec<Option<f64>> = serde_json::from_str(row[1]).expect("JSON");
        assert_eq!(passing, expected, "{expression:?}");
    }
    assert!(table.len() > 36);
}

#[test]
fn yes_and_no_in_any_case() {
    let tests = |text: &str| match read(Kind::Yesno, text) {
        Filter::Yesno(YesnoFilter { tests }) => tests,
        _ => unreachable!("yes or no was asked for"),
    };
    assert_eq!(tests("Yes"), [YesnoTest::Yes]);
    assert_eq!(tests("no"), [YesnoTest::No]);
    assert_eq!(tests("TRUE, No"), [YesnoTest::Yes, YesnoTest::No]);
    assert_eq!(tests(""), []);
}

/// The part of the expression at which a fault points.
#[track_caller]
fn faulty(kind: Kind, text: &str) -> &str {
    let fault: Fault = parse(kind, text).expect_err("a fault");
    assert!(!fault.message.is_empty() && !fault.help.is_empty());
    &text[fault.span]
}

#[test]
fn a_fault_points_at_what_is_wrong() {
    assert_eq!(faulty(Kind::Date, "7 dais"), "7 dais");
    assert_eq!(
        faulty(Kind::Date, "today, last  7 day ago"),
        "last  7 day ago"
    );
    assert_eq!(faulty(Kind::Date, "2018-02-30"), "2018-02-30");
    assert_eq!(faulty(Kind::Date, "2018-1"), "2018-1");
    assert_eq!(faulty(Kind::Date, "after 2018"), "after 2018");
    assert_eq!(faulty(Kind::Date, "fiscal day"), "fiscal day");
    assert_eq!(faulty(Kind::Date, "today,"), "");
    assert_eq!(faulty(Kind::String, "a,,b"), "");
    assert_eq!(faulty(Kind::String, "a\"b"), "\"");
    assert_eq!(faulty(Kind::String, "\"a"), "\"a");
    assert_eq!(faulty(Kind::String, "\"a\"b"), "b");
    assert_eq!(faulty(Kind::String, "a^"), "^");
    assert_eq!(faulty(Kind::String, "a\\x"), "\\x");
    assert_eq!(faulty(Kind::Number, "5, abc"), "abc");
    assert_eq!(faulty(Kind::Number, ">5 AND >6"), ">5 AND >6");
    assert_eq!(faulty(Kind::Number, "[1,5"), "[1");
    assert_eq!(faulty(Kind::Number, "(,)"), "(");
    assert_eq!(faulty(Kind::Number, "01"), "01");
    assert_eq!(faulty(Kind::Yesno, "Yes,maybe"), "maybe");
}

/// Whatever stands in an expression, reading it ends, and a fault lies inside of it.
#[test]
fn no_expression_breaks_the_reader() {
    let alphabet = [
        "a", "-", "%", "^", "\"", "\\", ",", " ", "5", "to", "not ", "[", ")", "ä", "{{", "last",
        "day", ".",
    ];
    let mut texts = vec![String::new()];
    for _ in 0..3 {
        texts = texts
            .iter()
            .flat_map(|text| alphabet.map(|next| format!("{text}{next}")))
            .collect();
        for text in &texts {
            for kind in [Kind::Date, Kind::String, Kind::Number, Kind::Yesno] {
                if let Err(fault) = parse(kind, text) {
                    assert!(text.get(fault.span.clone()).is_some(), "{text:?} {fault:?}");
                }
            }
        }
    }
}
