//! Which measures the table shows, in which order and groups. Knows no window.

use jiff::civil::Date;

use wiba_core::analysis::PlanItem;
use wiba_core::catalog::Catalog;
use wiba_core::desk::table_view::{Group, Order, TableView};

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Heading of a group, and how many it has.
    Group(String, usize),
    /// A measure, by its place in the plan.
    Item(usize),
}

/// The lines of the table.
pub fn rows(plan: &[PlanItem], catalog: &Catalog, view: TableView, needle: &str, today: Date) -> Vec<Row> {
    let TableView { filter, group, order, backwards } = view;
    let needle = needle.trim().to_lowercase();
    let mut kept: Vec<(usize, &PlanItem, (usize, String))> = plan
        .iter()
        .enumerate()
        .filter(|(_, item)| filter.keeps(item, today) && contains(item, &needle))
        .map(|(place, item)| (place, item, group.of(item, catalog)))
        .collect();
    kept.sort_by(|(_, one, one_group), (_, other, other_group)| {
        let by = match order {
            Order::Rank => one.rank.cmp(&other.rank),
            Order::Title => one.title.cmp(&other.title),
            Order::Effort => effort_of(one).cmp(&effort_of(other)),
            Order::Owner => one.owner.cmp(&other.owner),
            Order::Due => one.due.cmp(&other.due),
            Order::Status => one.status.cmp(&other.status),
        };
        let by = if backwards { by.reverse() } else { by };
        // Those without come last, whichever way one sorts.
        let without = match order {
            Order::Owner => one.owner.is_empty().cmp(&other.owner.is_empty()),
            Order::Due => one.due.is_none().cmp(&other.due.is_none()),
            _ => std::cmp::Ordering::Equal,
        };
        one_group.cmp(other_group).then(without).then(by).then(one.rank.cmp(&other.rank))
    });
    let mut rows: Vec<Row> = Vec::with_capacity(kept.len() + 8);
    let mut last: Option<(usize, String)> = None;
    for (place, _, name) in kept {
        if group != Group::None && last.as_ref() != Some(&name) {
            rows.push(Row::Group(name.1.clone(), 0));
            last = Some(name);
        }
        rows.push(Row::Item(place));
    }
    let mut count = 0;
    for row in rows.iter_mut().rev() {
        match row {
            Row::Item(_) => count += 1,
            Row::Group(_, total) => *total = std::mem::take(&mut count),
        }
    }
    rows
}

fn contains(item: &PlanItem, needle: &str) -> bool {
    needle.is_empty()
        || item.title.to_lowercase().contains(needle)
        || item.owner.to_lowercase().contains(needle)
        || item.questions.iter().any(|id| id.to_string() == needle)
        || item.requirements.iter().any(|id| id.as_str().to_lowercase().contains(needle))
}

/// By effort one's own come last: WiBA does not say what they take.
fn effort_of(item: &PlanItem) -> (bool, u8, u8) {
    item.effort.map_or((true, 0, 0), |effort| (false, effort.max, effort.min))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiba_core::analysis::plan;
    use wiba_core::assessment::{AnswerValue, Assessment, Edit, MeasureEdit, Stamp, decide};
    use wiba_core::catalog::QuestionId;
    use wiba_core::desk::table_view::Filter;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);
    const IDS: [QuestionId; 3] = [QuestionId::new(3, 1), QuestionId::new(3, 2), QuestionId::new(7, 1)];

    fn town() -> (Catalog, Assessment) {
        let catalog = Catalog::embedded().unwrap();
        let mut assessment = Assessment::new("Musterstadt", TODAY, &catalog);
        let stamp = || Stamp { at: TODAY.at(9, 0, 0, 0), by: "Test".into() };
        let no = IDS.map(|id| Edit::answer(id, Some(AnswerValue::No), 1));
        assessment.apply(no.into(), &catalog, stamp()).unwrap();
        for (id, owner, day) in [(IDS[0], "IT", 20), (IDS[1], "ISB", 10)] {
            let due = MeasureEdit::Due(Some(jiff::civil::date(2026, 11, day)));
            let edits = decide(&assessment, id, [MeasureEdit::Owner(owner.into()), due]);
            assessment.apply(edits, &catalog, stamp()).unwrap();
        }
        (catalog, assessment)
    }

    fn firsts(rows: &[Row], plan: &[PlanItem]) -> Vec<QuestionId> {
        rows.iter()
            .filter_map(|row| match row {
                Row::Item(place) => plan[*place].questions.first().copied(),
                Row::Group(..) => None,
            })
            .collect()
    }

    #[test]
    fn measures_without_a_date_come_last_whichever_way_one_sorts_by_date() {
        let (catalog, assessment) = town();
        let plan = plan(&catalog, &assessment.round);
        let by_date = TableView { group: Group::None, order: Order::Due, ..TableView::default() };
        let rows_of = |view| rows(&plan, &catalog, view, "", TODAY);
        assert_eq!(firsts(&rows_of(by_date), &plan), [IDS[1], IDS[0], IDS[2]]);
        let backwards = TableView { backwards: true, ..by_date };
        assert_eq!(firsts(&rows_of(backwards), &plan), [IDS[0], IDS[1], IDS[2]]);
    }

    #[test]
    fn groups_say_how_many_they_have_and_filters_leave_out() {
        let (catalog, assessment) = town();
        let plan = plan(&catalog, &assessment.round);
        let rows_of = |filter, needle| {
            let view = TableView { filter, group: Group::Checklist, ..TableView::default() };
            rows(&plan, &catalog, view, needle, TODAY)
        };
        let all = rows_of(Filter::All, "");
        let counts: Vec<usize> =
            all.iter().filter_map(|row| if let Row::Group(_, count) = row { Some(*count) } else { None }).collect();
        assert_eq!(counts, [2, 1]);
        assert_eq!(firsts(&rows_of(Filter::NoOwner, ""), &plan), [IDS[2]]);
        assert_eq!(firsts(&rows_of(Filter::All, "isb"), &plan), [IDS[1]]);
        assert_eq!(firsts(&rows_of(Filter::Overdue, ""), &plan).len(), 2);
    }
}
