//! LookML text -> lossless tree with spans -> the declarations of a [`Project`](crate::lookml::Project).
//!
//! ```text
//! text ──parse──▶ Document ──lower──▶ Vec<Declaration>
//!                    └──to_string──▶ the same text, byte for byte
//! ```
//!
//! Neither step stops at a fault: each fault is a finding with its place, and reading goes on.

mod expression;
mod finding;
mod keys;
mod lower;
mod parser;
mod scanner;
mod tree;

pub use lower::lower;
pub use parser::parse;
pub use tree::{Block, Document, Element, Expression, Item, List, ListItem, Pair, Token, Value};
