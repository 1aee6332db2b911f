//! Everything that has a name or a key, in one table: shortcuts, help, tooltips and palette are made from it.

mod action;
mod chord;
mod meaning;
mod table;

pub use action::{Action, Group, Menu};
pub use chord::{Chord, Key};
pub use table::{Row, TABLE, at_questions, helped, named};
