//! The output's words: what the files of a Looker project declare.
//!
//! Plain data: nothing in here knows of Glue or of CloudTrail, and nothing does I/O.
//! `modeling` makes a [`Project`], `render` writes it.
//! Known parameters are typed, closed lists of words end in `Other`, and each block ends in the
//! parameters that the program has no type for, in order, so that any project can be held.
//!
//! Words and their spelling are those of the LookML reference
//! (<https://cloud.google.com/looker/docs/reference/lookml-quick-reference>).

mod dashboard;
mod explore;
mod field;
mod filter_expression;
mod indentation;
mod looker_expression;
mod manifest;
mod origin;
mod parameter;
mod plain_text;
mod project;
mod sql_text;
mod sql_token;
mod test;
mod view;
mod word;

pub use dashboard::{Dashboard, DashboardFilter, DashboardValue, Element};
pub use explore::{Explore, Join};
pub use field::{AllowedValue, Field, FieldFilter, Link};
pub use filter_expression::FilterExpression;
pub use indentation::trim_indentation;
pub use looker_expression::{ExpressionReference, expression_references};
pub use manifest::Constant;
pub use origin::{Located, Origin};
pub(crate) use origin::{Part, Span};
pub use parameter::{Parameter, Value};
pub use plain_text::{MAX_CHARACTERS, is_unseen, plain_text};
pub use project::{Declaration, File, Include, Project};
pub use sql_text::{SqlInside, SqlPiece, SqlPieceKind, SqlPieces, replaced_pieces, sql_pieces};
pub use sql_token::{SqlToken, SqlTokenKind, sql_tokens};
pub use test::{Assert, ExploreSource, Test, TestColumn};
pub use view::{DerivedTable, FieldSet, View};
pub use word::{FieldKind, FieldType, JoinType, Relationship, Timeframe, YesNo};
