//! Other people's formats: answers from a table and to one, plan and profile to one.

mod answers;
mod guard;
mod logo;
mod tables;

pub use answers::{Answers, ImportError, RowError, answer_word, answers_from_csv, read_answers};
pub use logo::{LogoError, logo_from_picture};
pub use tables::{answers_csv, plan_csv, profile_csv};
