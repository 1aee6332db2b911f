//! What follows from the answers: score, plan, coverage, hints, and where to go on. Pure functions; every figure in the
//! window, on paper, on the command line and in exports comes from here.

mod coverage;
mod findings;
mod hints;
mod mark;
mod next;
mod plan;
mod score;
mod ticks;

pub use coverage::{Fulfilment, RequirementStatus, coverage};
pub use findings::Findings;
pub use hints::{Hint, hints};
pub use mark::Mark;
pub use next::{next_open, next_open_from, next_open_within};
pub use plan::{PlanItem, plan};
pub use score::{Counts, Score, percent, score};
pub use ticks::{Ticks, ticks};
