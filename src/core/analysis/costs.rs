//! What the pending measures take, as far as somebody wrote it down.

use std::collections::BTreeMap;

use super::PlanItem;
use crate::assessment::PersonDays;

/// Money in euros and work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Measures that are summed up.
    pub measures: usize,
    /// Measures of them of which anything is written down.
    pub stated: usize,
    /// One-off cost.
    pub once: u64,
    /// Cost per year.
    pub yearly: u64,
    /// Own work.
    pub days: PersonDays,
}

/// The sums of the pending measures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// Of all.
    pub all: Sums,
    /// By the year of the Frist; `None`, without a Frist, comes last.
    pub years: Vec<(Option<i16>, Sums)>,
    /// Places in the plan of those that cost most in their first year, the most expensive first.
    pub largest: Vec<usize>,
}

impl Sums {
    fn add(&mut self, item: &PlanItem) {
        self.measures += 1;
        self.stated += usize::from(item.cost_once.is_some() || item.cost_yearly.is_some() || item.days.is_some());
        self.once += u64::from(item.cost_once.unwrap_or(0));
        self.yearly += u64::from(item.cost_yearly.unwrap_or(0));
        self.days.tenths = self.days.tenths.saturating_add(item.days.unwrap_or_default().tenths);
    }
}

/// Sums up the pending measures of a plan.
pub fn costs(plan: &[PlanItem]) -> Costs {
    let mut all = Sums::default();
    let mut years: BTreeMap<(bool, Option<i16>), Sums> = BTreeMap::new();
    let mut priced: Vec<(u64, usize)> = Vec::new();
    for (place, item) in plan.iter().enumerate().filter(|(_, item)| item.status.is_pending()) {
        all.add(item);
        let year = item.due.map(|due| due.year());
        years.entry((year.is_none(), year)).or_default().add(item);
        let price = u64::from(item.cost_once.unwrap_or(0)) + u64::from(item.cost_yearly.unwrap_or(0));
        if price > 0 {
            priced.push((price, place));
        }
    }
    priced.sort_by_key(|(price, place)| (std::cmp::Reverse(*price), *place));
    Costs {
        all,
        years: years.into_iter().map(|((_, year), sums)| (year, sums)).collect(),
        largest: priced.into_iter().map(|(_, place)| place).collect(),
    }
}
