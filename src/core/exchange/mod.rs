//! Other people's formats: answers from them and to them, plan and profile as tables, pictures.

mod archive;
mod book;
mod columns;
mod csv;
mod dates;
mod dictionary;
mod docx;
mod evidence;
mod fault;
mod form;
mod guard;
mod ids;
mod logo;
mod own;
mod part;
mod proposal;
mod questions;
mod reason;
mod source;
mod table;
mod tables;
mod tool;
mod words;
mod workbook;
mod xml;

pub use dictionary::dictionary_in;
pub use fault::{At, Fault, ImportError, cures};
pub use logo::{LOGO_BYTES, LogoError, logo_from_picture};
pub use part::{Handed, answered, hand_out_bytes};
pub use proposal::{Change, ChangedField, Compared, Kind, Preview, Proposal, Relation, Statement};
pub use questions::{questions_csv, questions_xlsx};
pub use source::{read, read_csv, read_file};
pub use tables::{answers_csv, plan_csv, profile_csv};
pub use tool::{Filled, fill_tool, make_tool};
pub use words::answer_word;
