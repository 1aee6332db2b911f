//! Other people's formats: answers from a table, plan and profile to one.

mod answers;
mod logo;
mod tables;

pub use answers::{ImportError, RowError, answer_word, answers_from_csv};
pub use logo::{LogoError, logo_from_picture};
pub use tables::{plan_csv, profile_csv};
