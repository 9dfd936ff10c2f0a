//! `trim_indentation`: the form in which the model holds a text of several lines.

/// A text of several lines without what only lays it out: no blanks at the ends of lines, no empty
/// line at the beginning or the end, and no indentation that all lines share.
///
/// `render` indents such a text below its key, and reading a file applies this function, so
/// that the model keeps the same text on the way out and back.
#[must_use]
pub fn trim_indentation(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let Some(first) = lines.iter().position(|line| !line.is_empty()) else {
        return String::new();
    };
    let last = lines
        .iter()
        .rposition(|line| !line.is_empty())
        .unwrap_or(first);
    let lines = &lines[first..=last];
    let shared = lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| indentation(line))
        .min()
        .unwrap_or(0);
    let trimmed: Vec<&str> = lines
        .iter()
        .map(|line| line.get(shared..).unwrap_or(""))
        .collect();
    trimmed.join("\n")
}

/// The blanks before the first character, in bytes; only the blank counts, as LookML has no tabs.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::trim_indentation;

    #[test]
    fn only_the_layout_goes() {
        let text = "\n    CASE\n      WHEN a  THEN 1\n\n    END  \n ";
        assert_eq!(trim_indentation(text), "CASE\n  WHEN a  THEN 1\n\nEND");
        assert_eq!(trim_indentation(" ${TABLE}.x "), "${TABLE}.x");
        assert_eq!(trim_indentation(" \n "), "");
    }

    #[test]
    fn a_trimmed_text_stays_as_it_is() {
        for text in ["a", "a\n  b\nc", "  a\nb", "a\n\n  b"] {
            assert_eq!(trim_indentation(text), text);
        }
    }
}
