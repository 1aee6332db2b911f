//! Which measures the table shows, and in which order and groups. It is remembered for the user.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::analysis::PlanItem;
use crate::assessment::{About, MeasureStatus};
use crate::catalog::Catalog;

/// Which measures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the labels say it")]
pub enum Filter {
    #[default]
    All,
    Pending,
    QuickWins,
    Overdue,
    NoOwner,
    NoDueDate,
    Finished,
}

impl Filter {
    /// All, in the order of a selection.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Pending, Self::QuickWins, Self::Overdue, Self::NoOwner, Self::NoDueDate, Self::Finished];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Pending => "Zu tun",
            Self::QuickWins => "Quick Wins",
            Self::Overdue => "Überfällig",
            Self::NoOwner => "Ohne Verantwortliche",
            Self::NoDueDate => "Ohne Frist",
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
            Self::NoOwner => item.lacks_owner(),
            Self::NoDueDate => item.lacks_due_date(),
            Self::Finished => !item.status.is_pending(),
        }
    }
}

/// How measures are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
    pub fn of(self, item: &PlanItem, catalog: &Catalog) -> (usize, String) {
        match self {
            Self::None => (0, String::new()),
            Self::Priority => {
                let title = catalog.priority_group(item.priority).map_or("", |group| group.title.as_str());
                (usize::from(item.priority), format!("{} · {title}", item.priority))
            }
            Self::Checklist => {
                let number = match item.about {
                    Some(About::Checklist(number)) => Some(number),
                    Some(About::Whole) => None,
                    None => item.questions.first().map(|id| id.checklist),
                };
                let list = number.and_then(|number| catalog.checklist(number));
                let whole = || (usize::MAX, "Ganze Kommune".to_owned());
                list.map_or_else(whole, |list| (usize::from(list.order), list.title.clone()))
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
pub struct TableView {
    /// Which measures.
    pub filter: Filter,
    /// How they are grouped.
    pub group: Group,
    /// How they are sorted.
    pub order: Order,
    /// Whether the last comes first.
    pub backwards: bool,
}
