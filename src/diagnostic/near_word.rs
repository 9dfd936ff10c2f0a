//! The word that a misspelt one was meant to be.

/// Longer words are not compared: they are no slip of the finger.
const MAX_LENGTH: usize = 40;

/// The candidate that differs least from the word, if it differs so little that it may be meant.
pub(crate) fn near_word<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    if word.len() > MAX_LENGTH {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate of which the word is a slip of one letter: put in, left out, changed, or swapped with
/// its neighbour.
pub(crate) fn slip_of<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let is_near = |other: &str| word.len().abs_diff(other.len()) <= 1;
    let is_slip = |other: &&'c str| is_near(other) && distance(word, other) == 1;
    candidates
        .into_iter()
        .filter(|_| word.len() <= MAX_LENGTH)
        .find(is_slip)
}

/// How many letters have to be put in, left out, changed, or swapped with their neighbour.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = row[j] + usize::from(a != b);
            let mut least = changed.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::near_word;

    #[test]
    fn a_slip_of_the_finger_finds_its_word() {
        let words = ["connection", "model", "project", "folder"];
        assert_eq!(near_word("conection", words), Some("connection"));
        assert_eq!(near_word("Modle", words), Some("model"));
        assert_eq!(near_word("REGIO", ["REGION", "YEAR"]), Some("REGION"));
        assert_eq!(near_word("colour", words), None);
        assert_eq!(near_word("", words), None);
    }
}
