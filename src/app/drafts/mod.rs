//! Text being typed. It becomes an edit when its field loses the focus, after a pause, and before anything else happens:
//! so the journal has one entry for each change, and nothing is lost.

mod field;

use std::collections::BTreeMap;

use wiba_core::assessment::{Assessment, Edit};
use wiba_core::catalog::QuestionId;

pub use field::{Field, measure_edit};

/// Seconds without a key after which text is taken over.
pub const PAUSE: f64 = 1.0;

#[derive(Debug, Clone)]
struct Draft {
    text: String,
    changed: f64,
    /// Whether its field had the focus when it was last painted.
    focused: bool,
}

/// All fields in which something stands that the file does not hold yet.
#[derive(Debug, Default)]
pub struct Drafts(BTreeMap<Field, Draft>);

impl Drafts {
    /// What the field shows: what is being typed, else what the file holds.
    pub fn text(&self, field: Field, assessment: &Assessment) -> String {
        self.0.get(&field).map_or_else(|| field.stored(assessment), |draft| draft.text.clone())
    }

    /// Something was typed.
    pub fn typed(&mut self, field: Field, text: String, time: f64) {
        self.0.insert(field, Draft { text, changed: time, focused: true });
    }

    /// The field was painted without the focus.
    pub fn left(&mut self, field: Field) {
        if let Some(draft) = self.0.get_mut(&field) {
            draft.focused = false;
        }
    }

    /// What is wrong with what stands in the field.
    pub fn fault(&self, field: Field, assessment: &Assessment) -> Option<&'static str> {
        let draft = self.0.get(&field)?;
        field.edit(&draft.text, assessment).err()
    }

    /// Seconds until the next pause is over. What has paused already and is still here has a fault, and waits for its user.
    pub fn next_due(&self, time: f64) -> Option<f64> {
        self.0.values().map(|draft| draft.changed + PAUSE - time).filter(|rest| *rest > 0.0).reduce(f64::min)
    }

    /// The next draft to take over: with `all`, any; else one whose field was left or has paused. What cannot be taken
    /// over stays where it is, with its message.
    pub fn take(&mut self, assessment: &Assessment, all: bool, time: f64) -> Option<Edit> {
        // What was typed and taken back by hand is no change.
        self.0.retain(|field, draft| draft.focused || draft.text != field.stored(assessment));
        let (field, edit) = self.0.iter().find_map(|(field, draft)| {
            let due = all || !draft.focused || time - draft.changed >= PAUSE;
            if !due {
                return None;
            }
            field.edit(&draft.text, assessment).ok().map(|edit| (*field, edit))
        })?;
        self.0.remove(&field);
        Some(edit)
    }

    /// Forgets everything, e.g. when another file is opened.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets the fields of the Nachweise of a question, whose places are about to shift.
    pub fn forget_evidence(&mut self, question: QuestionId) {
        self.0.retain(|field, _| {
            !matches!(field, Field::EvidenceTitle(id, _) | Field::EvidencePlace(id, _) | Field::EvidenceDate(id, _) if *id == question)
        });
    }

    /// Whether nothing is being typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
