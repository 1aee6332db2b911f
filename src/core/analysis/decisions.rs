//! What the Leitung is asked to decide: few things, each of which can be decided.

use jiff::civil::Date;

use super::PlanItem;

/// More than so many are not decided in one meeting.
pub const MOST_DECISIONS: usize = 5;

/// One decision. Measures are named by their place in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// A measure whose Frist has passed: a new Frist, or to drop it.
    Overdue(usize),
    /// Measures whose Frist has passed, where there are more of them than decisions.
    MoreOverdue(Vec<usize>),
    /// A measure without somebody responsible or without a Frist, or one that needs money or is long-term.
    Measure(usize),
}

/// At most five decisions: what is overdue first, then what needs somebody, a Frist or means, each by rank.
pub fn decisions(plan: &[PlanItem], today: Date) -> Vec<Decision> {
    let of = |wanted: &dyn Fn(&PlanItem) -> bool| -> Vec<usize> {
        plan.iter().enumerate().filter(|(_, item)| wanted(item)).map(|(place, _)| place).collect()
    };
    let overdue = of(&|item| item.overdue(today));
    let needy = of(&|item| item.status.is_pending() && !item.overdue(today) && needs_decision(item));
    let single = if overdue.len() > MOST_DECISIONS { MOST_DECISIONS - 1 } else { overdue.len() };
    let (first, rest) = overdue.split_at(single);
    let rest = (!rest.is_empty()).then(|| Decision::MoreOverdue(rest.to_vec()));
    let first = first.iter().copied().map(Decision::Overdue);
    first.chain(rest).chain(needy.into_iter().map(Decision::Measure)).take(MOST_DECISIONS).collect()
}

/// What nobody has taken on, what has no Frist, and what needs means is for the Leitung.
fn needs_decision(item: &PlanItem) -> bool {
    item.owner.trim().is_empty()
        || item.due.is_none()
        || item.effort.is_some_and(|effort| effort.max == 4)
        || item.cost_once.is_some_and(|cost| cost > 0)
        || item.cost_yearly.is_some_and(|cost| cost > 0)
}
