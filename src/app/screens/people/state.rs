//! What the screen of the people remembers while the file is open.

use wiba_core::analysis::Involved;
use wiba_core::assessment::{Assessment, Id};

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The one whose details are shown.
    pub(super) open: Option<Who>,
    /// Of which state of the file they are, and who they are.
    pub(super) found: Option<(u64, Vec<Involved>)>,
}

impl State {
    /// Shows the details of a person or an office.
    pub fn show(&mut self, name: &str, assessment: &Assessment) {
        let mut people = assessment.kommune.people.iter();
        let listed = people.find(|(_, person)| person.label() == name).map(|(id, _)| Who::Listed(*id));
        self.open = Some(listed.unwrap_or_else(|| Who::Named(name.to_owned())));
    }

    /// Shows the details of somebody in the list.
    pub fn show_listed(&mut self, id: Id) {
        self.open = Some(Who::Listed(id));
    }
}

/// Somebody in the list, or somebody who is only named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Listed(Id),
    Named(String),
}

impl Who {
    pub(super) fn of(involved: &Involved) -> Self {
        involved.listed.map_or_else(|| Self::Named(involved.name.clone()), Self::Listed)
    }
}
