//! `zusammenfuehren --json`: what a merge takes, and what is to be decided.

use serde::Serialize;

use super::values::answer_key;
use wiba_core::assessment::{
    Assessment, Edit, Merge, QuestionEdit, Side, field_key, thing_name, thing_title, value_text,
};

/// What a merge takes, and what is to be decided.
#[derive(Serialize)]
pub(in super::super) struct Merged {
    taken: usize,
    removed: Vec<Removed>,
    conflicts: Vec<Conflict>,
}

/// A thing that goes without a question, because the other has removed it.
#[derive(Serialize)]
struct Removed {
    thing: String,
    field: &'static str,
    title: Option<String>,
}

#[derive(Serialize)]
struct Conflict {
    thing: String,
    field: &'static str,
    title: Option<String>,
    base: Option<String>,
    mine: Option<String>,
    other: Option<String>,
    mine_by: Option<String>,
    mine_at: Option<String>,
    other_by: Option<String>,
    other_at: Option<String>,
    decision: Option<&'static str>,
}

impl From<&Merge> for Merged {
    fn from(merge: &Merge) -> Self {
        let value = |edit: &Edit, file: &Assessment| match edit {
            Edit::Question(_, QuestionEdit::Answer(given)) => given.map(|given| answer_key(given.value).to_owned()),
            edit => value_text(edit, file),
        };
        let conflicts = merge.conflicts().iter().map(|conflict| Conflict {
            thing: thing_name(&conflict.mine, merge.having(conflict)),
            field: field_key(&conflict.mine),
            title: thing_title(&conflict.mine, merge.having(conflict)),
            // What was there before need not have changed, as the two sides have.
            base: match conflict.base.is_there() {
                Some(there) => there.then(|| "vorhanden".to_owned()),
                None => value(&conflict.base, merge.mine()),
            },
            mine: value(&conflict.mine, merge.mine()),
            other: value(&conflict.other, merge.other()),
            mine_by: conflict.mine_by.as_ref().map(|stamp| stamp.by.clone()),
            mine_at: conflict.mine_by.as_ref().map(|stamp| stamp.at.to_string()),
            other_by: conflict.other_by.as_ref().map(|stamp| stamp.by.clone()),
            other_at: conflict.other_by.as_ref().map(|stamp| stamp.at.to_string()),
            decision: conflict.decision.map(|side| match side {
                Side::Mine => "mine",
                Side::Other => "other",
            }),
        });
        let removed = merge.coming_and_going().filter(|edit| edit.is_there() == Some(false)).map(|edit| Removed {
            thing: thing_name(&edit, merge.mine()),
            field: field_key(&edit),
            title: thing_title(&edit, merge.mine()),
        });
        Self { taken: merge.taken(), removed: removed.collect(), conflicts: conflicts.collect() }
    }
}
