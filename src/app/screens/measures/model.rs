//! Which measures the table shows, in which order and groups. Knows no window.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use wiba_core::analysis::PlanItem;
use wiba_core::assessment::MeasureStatus;
use wiba_core::catalog::{Catalog, QuestionId};

/// Which measures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the labels say it")]
pub enum Filter {
    #[default]
    All,
    Pending,
    QuickWins,
    Overdue,
    NoOwner,
    Finished,
}

impl Filter {
    /// All, in the order of a selection.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Pending, Self::QuickWins, Self::Overdue, Self::NoOwner, Self::Finished];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Pending => "Zu tun",
            Self::QuickWins => "Quick Wins",
            Self::Overdue => "Überfällig",
            Self::NoOwner => "Ohne Verantwortliche",
            Self::Finished => "Abgeschlossen",
        }
    }

    /// Whether a measure is shown.
    pub fn keeps(self, item: &PlanItem, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Pending => item.status.is_pending(),
            Self::QuickWins => item.quick_win() && item.status.is_pending(),
            Self::Overdue => item.overdue(today),
            Self::NoOwner => item.owner.trim().is_empty() && item.status.is_pending(),
            Self::Finished => !item.status.is_pending(),
        }
    }
}

/// How measures are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the labels say it")]
pub enum Group {
    None,
    #[default]
    Priority,
    Checklist,
    Owner,
    Status,
}

impl Group {
    /// All, in the order of a selection.
    pub const ALL: [Self; 5] = [Self::None, Self::Priority, Self::Checklist, Self::Owner, Self::Status];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => "gar nicht",
            Self::Priority => "nach Priorität",
            Self::Checklist => "nach Checkliste",
            Self::Owner => "nach Verantwortlichen",
            Self::Status => "nach Status",
        }
    }

    /// Name of the group of a measure; groups are sorted by the first part.
    fn of(self, item: &PlanItem, catalog: &Catalog) -> (usize, String) {
        match self {
            Self::None => (0, String::new()),
            Self::Priority => {
                let title = catalog.priority_group(item.priority).map_or("", |group| group.title.as_str());
                (usize::from(item.priority), format!("{} · {title}", item.priority))
            }
            Self::Checklist => {
                let list = item.questions.first().and_then(|id| catalog.checklist(id.checklist));
                list.map_or((0, String::new()), |list| (usize::from(list.order), list.title.clone()))
            }
            Self::Owner => match item.owner.trim() {
                "" => (1, "Ohne Verantwortliche".to_owned()),
                owner => (0, owner.to_owned()),
            },
            Self::Status => {
                let place = MeasureStatus::ALL.iter().position(|status| *status == item.status);
                (place.unwrap_or(0), item.status.label().to_owned())
            }
        }
    }
}

/// How measures are sorted within their group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the columns say it")]
pub enum Order {
    #[default]
    Rank,
    Title,
    Effort,
    Owner,
    Due,
    Status,
}

/// What the table shows and how. It is remembered for the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// Which measures.
    pub filter: Filter,
    /// How they are grouped.
    pub group: Group,
    /// How they are sorted.
    pub order: Order,
    /// Whether the last comes first.
    pub backwards: bool,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Heading of a group, and how many it has.
    Group(String, usize),
    /// A measure, by its place in the plan.
    Item(usize),
}

/// The lines of the table.
pub fn rows(plan: &[PlanItem], catalog: &Catalog, arrangement: Arrangement, needle: &str, today: Date) -> Vec<Row> {
    let Arrangement { filter, group, order, backwards } = arrangement;
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
            Order::Effort => (one.effort.max, one.effort.min).cmp(&(other.effort.max, other.effort.min)),
            // Those without come last.
            Order::Owner => (one.owner.is_empty(), &one.owner).cmp(&(other.owner.is_empty(), &other.owner)),
            Order::Due => (one.due.is_none(), one.due).cmp(&(other.due.is_none(), other.due)),
            Order::Status => one.status.cmp(&other.status),
        };
        let by = if backwards { by.reverse() } else { by };
        one_group.cmp(other_group).then(by).then(one.rank.cmp(&other.rank))
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
        || item.requirements.iter().any(|id| id.to_lowercase().contains(needle))
}

/// The first questions of measures, to find them again.
pub fn key(item: &PlanItem) -> Option<QuestionId> {
    item.questions.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wiba_core::analysis::plan;
    use wiba_core::assessment::{AnswerValue, Assessment, Edit, MeasureEdit, Stamp, decide};

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
                Row::Item(place) => key(&plan[*place]),
                Row::Group(..) => None,
            })
            .collect()
    }

    #[test]
    fn measures_without_a_date_come_last_when_sorted_by_date() {
        let (catalog, assessment) = town();
        let plan = plan(&catalog, &assessment.round);
        let by_date = Arrangement { group: Group::None, order: Order::Due, ..Arrangement::default() };
        let rows = rows(&plan, &catalog, by_date, "", TODAY);
        assert_eq!(firsts(&rows, &plan), [IDS[1], IDS[0], IDS[2]]);
    }

    #[test]
    fn groups_say_how_many_they_have_and_filters_leave_out() {
        let (catalog, assessment) = town();
        let plan = plan(&catalog, &assessment.round);
        let rows_of = |filter, needle| {
            let arrangement = Arrangement { filter, group: Group::Checklist, ..Arrangement::default() };
            rows(&plan, &catalog, arrangement, needle, TODAY)
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
