//! Who has what to do: everybody who is named in the file, with what they must be asked and the measures they answer for.

use std::collections::BTreeMap;

use super::PlanItem;
use crate::assessment::{Assessment, Id, Person, names};
use crate::catalog::{Catalog, QuestionId};

/// A person or office that is named somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involved {
    /// As they are named.
    pub name: String,
    /// Their entry in the list of people; `None` if they are only named.
    pub listed: Option<Id>,
    /// What they must be asked, in working order; an office has the questions of its people, too.
    pub asked: Vec<QuestionId>,
    /// Places in the plan of the measures they answer for, in order; likewise.
    pub measures: Vec<usize>,
}

/// Everybody, by name. `plan` is the plan of the current round.
pub fn involved(catalog: &Catalog, assessment: &Assessment, plan: &[PlanItem]) -> Vec<Involved> {
    let Assessment { kommune, round, .. } = assessment;
    let mut found: BTreeMap<String, Involved> = BTreeMap::new();
    let entry =
        |name: &str, listed| Involved { name: name.to_owned(), listed, asked: Vec::new(), measures: Vec::new() };
    for (id, person) in &kommune.people {
        // Somebody just added has no name yet, and must be seen all the same.
        let key = if person.label().is_empty() { id.to_string() } else { person.label().to_lowercase() };
        found.entry(key).or_insert_with(|| entry(person.label(), Some(*id)));
    }
    for name in names(assessment) {
        found.entry(name.to_lowercase()).or_insert_with(|| entry(&name, None));
    }
    for (key, who) in &mut found {
        let mut meant: Vec<String> = vec![key.clone()];
        let belongs = |person: &&Person| person.office.trim().to_lowercase() == *key;
        meant.extend(kommune.people.values().filter(belongs).map(|person| person.label().to_lowercase()));
        let is = |text: &str| meant.contains(&text.trim().to_lowercase());
        let questions = catalog.in_working_order().into_iter().flat_map(|list| &list.questions).map(|one| one.id);
        let asked = |id: &QuestionId| round.answer(*id).in_clarification && is(&round.answer(*id).ask);
        // Few files have anything in Klärung.
        who.asked = questions.filter(asked).collect();
        let owned = plan.iter().enumerate().filter(|(_, item)| !item.owner.trim().is_empty() && is(&item.owner));
        who.measures = owned.map(|(place, _)| place).collect();
    }
    found.into_values().collect()
}
