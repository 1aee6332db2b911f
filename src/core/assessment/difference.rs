//! The way from one state of an assessment to another, as edits: what a backup would change, and how that is taken back.

use super::edit::Thing;
use super::{Assessment, Edit, QuestionEdit};

impl Assessment {
    /// The edits that make the master data and the current round what they are in `other`, in an order in which each finds
    /// what it names. `None` if `other` is of another file or in another round: what lies between is no change of fields.
    pub fn edits_toward(&self, other: &Self) -> Option<Vec<Edit>> {
        if self.id != other.id || self.round.id != other.round.id {
            return None;
        }
        let mut things = self.things();
        things.extend(other.things());
        let (mut coming, mut planned, mut fields) = (Vec::new(), Vec::new(), Vec::new());
        let (mut parts_going, mut going) = (Vec::new(), Vec::new());
        for thing in things {
            let edits: Vec<Edit> = thing.blank().iter().map(|blank| blank.current(other)).collect();
            let is_part = matches!(thing, Thing::Evidence(..) | Thing::Step(..));
            match edits.last().and_then(Edit::is_there) {
                Some(false) if is_part => parts_going.extend(edits),
                Some(false) => going.extend(edits),
                there => {
                    for edit in edits {
                        match edit {
                            Edit::Question(_, QuestionEdit::Measure(_)) => planned.push(edit),
                            _ if edit.is_there().is_none() => fields.push(edit),
                            // Parts get their places below.
                            _ if there == Some(true) && !is_part => coming.push(edit),
                            _ => {}
                        }
                    }
                }
            }
        }
        let lists = other.lists();
        let places =
            lists.iter().flat_map(|(list, ids)| ids.iter().enumerate().map(|(place, id)| list.place(*id, place)));
        Some([coming, planned, parts_going, places.collect(), fields, going].concat())
    }

    /// What [`Self::edits_toward`] would change: each field as it would be, those left out that are so already.
    pub fn differences(&self, other: &Self) -> Option<Vec<Edit>> {
        let edits = self.edits_toward(other)?;
        Some(edits.into_iter().filter(|edit| edit.current(self) != *edit).collect())
    }
}
