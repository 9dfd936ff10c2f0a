//! What a call did, and whether somebody did it by hand.

use indoc::indoc;

use crate::modeling::definition::Definition;

pub(super) fn definitions() -> Vec<Definition> {
    vec![change_verb(), is_made_by_hand()]
}

/// By the first word of the action, which is AWS's own convention for naming them. Old records do not
/// say whether a call could write.
fn change_verb() -> Definition {
    Definition::hidden_dimension(
        "change_verb",
        indoc! {r"
            CASE
              WHEN NOT COALESCE(${is_write}, false) THEN NULL
              WHEN ${has_error} THEN NULL
              WHEN regexp_like(${eventname}, '^(Create|Run|Launch|Register|Allocate)') THEN 'Created'
              WHEN regexp_like(${eventname}, '^(Delete|Terminate|Deregister|Release)') THEN 'Deleted'
              WHEN regexp_like(${eventname}, '^(Update|Modify|Put|Set|Change|Replace)') THEN 'Updated'
            END
        "},
    )
    .needs(&["is_write", "has_error", "eventname"])
}

/// Old records do not say whether a console session made a call; its agent does.
fn is_made_by_hand() -> Definition {
    Definition::hidden_dimension(
        "is_made_by_hand",
        indoc! {r"
            (${tool} = 'Console / browser'
              OR ${is_console_session}
            )
        "},
    )
    .needs(&["tool"])
    .yesno()
}
