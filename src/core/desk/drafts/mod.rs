//! Text being typed. Free text reaches the file as it stands, after a pause and at the latest after a few seconds; it is
//! trimmed when its field is left. What has a form of its own (a date, an amount, a key) reaches the file on leaving.
//!
//! A visit is the time that the focus spends in a field: all that is typed in it is one entry of the journal.

mod field;
mod forms;

use std::collections::BTreeMap;

use crate::assessment::{Assessment, Edit};

pub use field::Field;

/// Seconds without a key after which free text is taken over.
pub const PAUSE: f64 = 1.0;
/// Seconds after which it is taken over though somebody goes on typing.
pub const LONGEST: f64 = 5.0;

#[derive(Debug, Clone)]
struct Draft {
    /// What stands in the field and not yet in the file.
    text: Option<String>,
    visit: u64,
    /// When the first key came that is not in the file yet, and the last, in the window's seconds.
    first: f64,
    last: f64,
    /// Whether its field has the focus.
    focused: bool,
}

/// Which drafts are taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Whose field was left, and free text that is due.
    Due,
    /// Also all free text: something else is about to change the file.
    FreeText,
    /// All that fits: the file is about to be saved by hand, or to go.
    All,
}

/// What has become of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The change.
    pub edits: Vec<Edit>,
    /// The visit during which it was typed.
    pub visit: u64,
}

/// All fields in which somebody is, or in which something stands that the file does not hold yet.
#[derive(Debug, Default)]
pub struct Drafts {
    drafts: BTreeMap<Field, Draft>,
    visits: u64,
}

impl Drafts {
    /// What the field shows: what is being typed, else what the file holds.
    pub fn text(&self, field: Field, assessment: &Assessment) -> String {
        let typed = self.drafts.get(&field).and_then(|draft| draft.text.clone());
        typed.unwrap_or_else(|| field.stored(assessment))
    }

    /// Something was typed.
    pub fn typed(&mut self, field: Field, text: String, time: f64) {
        let visits = &mut self.visits;
        let draft = self.drafts.entry(field).or_insert_with(|| {
            *visits += 1;
            Draft { text: None, visit: *visits, first: time, last: time, focused: true }
        });
        if draft.text.is_none() {
            draft.first = time;
        }
        draft.text = Some(text);
        draft.last = time;
        draft.focused = true;
    }

    /// All of these fields.
    pub fn fields(&self) -> Vec<Field> {
        self.drafts.keys().copied().collect()
    }

    /// The field has no longer the focus.
    pub fn left(&mut self, field: Field) {
        if let Some(draft) = self.drafts.get_mut(&field) {
            draft.focused = false;
        }
    }

    /// What is wrong with what stands in the field.
    pub fn fault(&self, field: Field, assessment: &Assessment) -> Option<&'static str> {
        let text = self.drafts.get(&field)?.text.as_ref()?;
        field.edits(text, assessment).err()
    }

    /// The fields whose text is not in the file yet.
    pub fn pending(&self, assessment: &Assessment) -> Vec<Field> {
        let differs = |(field, draft): (&Field, &Draft)| {
            let text = draft.text.as_ref()?;
            (*text != field.stored(assessment)).then_some(*field)
        };
        self.drafts.iter().filter_map(differs).collect()
    }

    /// Seconds until the next draft is due; `None` while all wait for their user.
    pub fn next_due(&self, time: f64) -> Option<f64> {
        self.drafts
            .iter()
            .filter(|(field, draft)| draft.text.is_some() && field.is_free_text())
            .map(|(_, draft)| ((draft.last + PAUSE).min(draft.first + LONGEST) - time).max(0.0))
            .reduce(f64::min)
    }

    /// The next draft to take over. What cannot be taken over stays where it is, with its message.
    pub fn take(&mut self, assessment: &Assessment, which: Which, time: f64) -> Option<Taken> {
        let due = |field: &Field, draft: &Draft| {
            let paused = time - draft.last >= PAUSE || time - draft.first >= LONGEST;
            !draft.focused
                || match which {
                    Which::Due => field.is_free_text() && paused,
                    Which::FreeText => field.is_free_text(),
                    Which::All => true,
                }
        };
        let mut taken = None;
        let mut gone = Vec::new();
        for (field, draft) in &mut self.drafts {
            if !due(field, draft) {
                continue;
            }
            let text = draft.text.clone().unwrap_or_else(|| field.stored(assessment));
            let text = if draft.focused { text } else { field.trimmed(&text) };
            let Ok(edits) = field.edits(&text, assessment) else { continue };
            draft.text = None;
            if !draft.focused {
                gone.push(*field);
            }
            if edits.iter().any(|edit| edit.current(assessment) != *edit) {
                taken = Some(Taken { edits, visit: draft.visit });
                break;
            }
        }
        gone.iter().for_each(|field| drop(self.drafts.remove(field)));
        taken
    }

    /// Forgets everything, e.g. when another file is opened.
    pub fn clear(&mut self) {
        self.drafts.clear();
    }
}
