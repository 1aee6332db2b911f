//! Several questions under one measure. Knows no window.

use std::collections::BTreeSet;

use wiba_core::analysis::PlanItem;
use wiba_core::assessment::{Assessment, Edit, Measure, MeasureStatus};

/// The change that puts measures together: the first takes over the questions of the others, and what it lacks.
pub fn merged(assessment: &Assessment, items: &[&PlanItem]) -> Option<Edit> {
    let (first, _) = items.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let round = &assessment.round;
    let id = items.iter().find_map(|item| item.id).unwrap_or_else(|| round.free_measure_id());
    let mut whole = Measure { questions: BTreeSet::new(), ..Measure::default() };
    let mut edits = Vec::new();
    for item in items {
        let own = item.id.and_then(|own| round.measures.get(&own).map(|measure| (own, measure)));
        if let Some((own, measure)) = own {
            if own != id {
                edits.push(Edit::Measure(own, None));
            }
            take(&mut whole, measure);
        }
        whole.questions.extend(item.questions.iter().copied());
    }
    if whole.title.is_empty() {
        whole.title.clone_from(&first.title);
    }
    edits.push(Edit::Measure(id, Some(whole)));
    Some(Edit::Several(edits))
}

fn take(whole: &mut Measure, part: &Measure) {
    whole.questions.extend(part.questions.iter().copied());
    for (to, from) in
        [(&mut whole.title, &part.title), (&mut whole.owner, &part.owner), (&mut whole.status_note, &part.status_note)]
    {
        if to.is_empty() {
            to.clone_from(from);
        }
    }
    if !part.description.is_empty() {
        if !whole.description.is_empty() {
            whole.description.push('\n');
        }
        whole.description.push_str(&part.description);
    }
    // The earliest date holds for all.
    whole.due = [whole.due, part.due].into_iter().flatten().min();
    let sum = |one: Option<u32>, other: Option<u32>| match (one, other) {
        (None, None) => None,
        (one, other) => Some(one.unwrap_or(0).saturating_add(other.unwrap_or(0))),
    };
    whole.cost_once = sum(whole.cost_once, part.cost_once);
    whole.cost_yearly = sum(whole.cost_yearly, part.cost_yearly);
    let days = sum(whole.person_days.map(|days| days.tenths), part.person_days.map(|days| days.tenths));
    whole.person_days = days.map(|tenths| wiba_core::assessment::PersonDays { tenths });
    if part.status == MeasureStatus::InProgress {
        whole.status = MeasureStatus::InProgress;
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::tests::{IDS, TODAY, town};
    use super::*;
    use wiba_core::analysis::plan;
    use wiba_core::assessment::Stamp;

    #[test]
    fn measures_put_together_keep_every_question_and_the_earliest_date() {
        let (catalog, mut assessment) = town();
        let before = plan(&catalog, &assessment.round);
        let items: Vec<&PlanItem> = before.iter().collect();
        let edit = merged(&assessment, &items).unwrap();
        let stamp = Stamp { at: TODAY.at(9, 5, 0, 0), by: "Test".into() };
        let back = assessment.apply(edit, &catalog, stamp.clone()).unwrap().unwrap();
        let after = plan(&catalog, &assessment.round);
        assert_eq!(after.len(), 1);
        assert_eq!(after[0].questions, IDS);
        assert_eq!(after[0].due, Some(jiff::civil::date(2026, 11, 10)));
        let whole = assessment.round.measures.values().next().unwrap();
        assert_eq!(whole.cost_once, Some(200));
        assessment.apply(back, &catalog, stamp).unwrap();
        assert_eq!(plan(&catalog, &assessment.round), before, "one step takes it back");
    }

    #[test]
    fn one_measure_alone_is_not_put_together() {
        let (catalog, assessment) = town();
        let plan = plan(&catalog, &assessment.round);
        assert_eq!(merged(&assessment, &[&plan[0]]), None);
    }
}
