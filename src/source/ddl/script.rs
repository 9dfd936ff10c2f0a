//! Finds the statements of a file that create a table or a view; all others are passed over.

use std::ops::Range;

use super::super::table_name::TableName;
use crate::glue::cursor::Cursor;

/// The beginning of a `CREATE` statement.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) name: TableName,
    pub(super) name_span: Range<usize>,
    /// Where the statement begins, in bytes.
    pub(super) start: usize,
    /// Where it goes on behind the name.
    pub(super) body: usize,
    pub(super) is_view: bool,
}

impl Head {
    pub(super) fn full_name(&self) -> String {
        self.name.full_name()
    }
}

/// The words that begin a statement; a clause ends where one of them stands.
const STATEMENTS: &[&str] = &[
    "CREATE", "DROP", "ALTER", "MSCK", "SHOW", "DESCRIBE", "USE", "INSERT", "SELECT", "SET",
    "GRANT",
];

/// The statements that create something, in order.
pub(super) fn heads(text: &str) -> Vec<Head> {
    let mut heads = Vec::new();
    let mut cursor = Cursor::new(text);
    let mut follows_show = false;
    while let Some(next) = cursor.peek() {
        if let Some(word) = cursor.word() {
            if word.text.eq_ignore_ascii_case("create")
                && !follows_show
                && let Some(head) = head(&mut cursor, word.span.start)
            {
                heads.push(head);
            }
            follows_show = word.text.eq_ignore_ascii_case("show");
        } else if !pass_over(&mut cursor, next) {
            break;
        }
    }
    heads
}

/// Steps over a quoted text or one character; `false` where a quote or a comment is never closed, for
/// then all that follows is inside it.
pub(super) fn pass_over(cursor: &mut Cursor<'_>, next: char) -> bool {
    match next {
        '/' if cursor.rest().starts_with("/*") => false,
        '\'' | '"' => cursor.string().is_ok(),
        '`' => cursor.back_ticked().is_ok(),
        _ => {
            cursor.step();
            true
        }
    }
}

/// Reads on behind `CREATE`, if a table or a view is created.
fn head(cursor: &mut Cursor<'_>, start: usize) -> Option<Head> {
    let before = cursor.clone();
    cursor.eat_words(&["or", "replace"]);
    let _ = cursor.eat_words(&["external"]) || cursor.eat_words(&["protected"]);
    let is_view = cursor.eat_words(&["view"]) || cursor.eat_words(&["multi", "dialect", "view"]);
    let head = if is_view || cursor.eat_words(&["table"]) {
        cursor.eat_words(&["if", "not", "exists"]);
        TableName::read(cursor).ok().flatten()
    } else {
        None
    };
    let Some((name, name_span)) = head else {
        *cursor = before;
        return None;
    };
    Some(Head {
        name,
        name_span,
        start,
        body: cursor.offset(),
        is_view,
    })
}

/// Whether a cursor stands at a word that begins a statement.
pub(super) fn is_at_statement(cursor: &mut Cursor<'_>) -> bool {
    let word = cursor.peek_word();
    word.is_some_and(|word| {
        STATEMENTS
            .iter()
            .any(|begin| word.text.eq_ignore_ascii_case(begin))
    })
}
