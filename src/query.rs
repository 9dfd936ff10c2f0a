//! One Looker query over a resolved project, and the SQL that Athena gets for it.
//!
//! Whatever Looker's rules leave open is named in the result, and whatever they do not cover is refused
//! by its name: nothing is guessed in silence.

mod asked;
mod clock;
mod compiler;
mod condition;
mod fragment;
mod functions;
mod liquid;
mod looker_query;
mod refusal;
mod statement;
mod tile;

pub use asked::{Asked, ask_all_fields, ask_dashboards, ask_explore, names_of_fields};
pub use clock::Clock;
pub use compiler::{Column, ColumnKind, Compiled, FilterInForce, compile};
pub use looker_query::{Circumstances, DEFAULT_LIMIT, FieldName, FilterText, LookerQuery};
pub use refusal::Refusal;
pub use statement::{Piece, SqlOrigin, Statement};
pub use tile::{SetFilter, Tile, asks_something, tiles};
