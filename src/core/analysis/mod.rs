//! What follows from the answers: score, plan, coverage, hints, and where to go on. Pure functions; every figure in the
//! window, on paper, on the command line and in exports comes from here.

mod asked;
mod clarification;
mod costs;
mod coverage;
mod decisions;
mod findings;
mod ground;
mod hint_words;
mod hints;
mod involved;
mod levels;
mod mark;
mod next;
mod period;
mod plan;
mod quality;
mod score;
mod threats;
mod ticks;
mod verdict;

pub use asked::{Asked, asked};
pub use clarification::{Asking, asking};
pub use costs::{Costs, Sums, costs};
pub use coverage::{Fulfilment, RequirementStatus, coverage};
pub use decisions::{Decision, MOST_DECISIONS, decisions};
pub use findings::Findings;
pub use ground::{Ground, Grounds};
pub use hints::{Hint, HintKind, HintPlace, hints};
pub use involved::{Involved, involved};
pub use levels::{Standing, level};
pub use mark::Mark;
pub use next::{next_open, next_open_from, next_open_within};
pub use period::{Development, Period, answered_by, development, period};
pub use plan::{NO_PRIORITY, PlanItem, plan};
pub use quality::{Quality, quality};
pub use score::{Counts, Score, percent, score};
pub use threats::threats;
pub use ticks::{Ticks, ticks};
pub use verdict::{Verdict, verdict};
