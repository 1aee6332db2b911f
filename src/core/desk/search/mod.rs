//! Finding: questions, measures, people and commands in one index, by words as people spell them. Strg+F and Strg+K look
//! into the same one.

mod commands;
mod fold;
mod index;
mod near;
mod needle;
mod things;

pub use commands::{Entry, entries};
pub use index::{First, Hit, Hits, Index};
pub use needle::Needle;
pub use things::{Found, Thing, commands, contents};
