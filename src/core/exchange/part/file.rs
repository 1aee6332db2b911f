//! What a part file says that somebody has answered in this program.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::evidence::Said;
use super::super::fault::{At, Fault, ImportError};
use super::super::proposal::{Kind, Proposal, Statement};
use super::mark::Mark;
use crate::assessment::{Assessment, Edit, QuestionEdit, Round};
use crate::catalog::{Catalog, QuestionId};
use crate::store;
use crate::wording::date;

const MERGE: &str = "Zwei Fassungen einer Datei werden nicht eingelesen, sondern zusammengeführt.";
const THIS_CATALOGUE: &str = "Den Teil mit dem jetzigen Katalog neu verteilen.";

/// Whether the bytes are a file of ours rather than a table of text.
pub(in super::super) fn is_ours(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"(")
}

/// Reads a part file without a password.
pub(in super::super) fn read(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    let part = store::parse(bytes, Path::new("Teil")).map_err(|error| Fault::whole(error.to_string(), error.hint()))?;
    answered(&part, catalog)
}

/// What a part says: about each question that somebody has worked on, all that stands there now.
///
/// # Errors
/// If the file is no part.
pub fn answered(file: &Assessment, catalog: &Catalog) -> Result<Proposal, ImportError> {
    let Some(part) = &file.part else {
        let told = format!("die Datei gehört zu „{}“ und ist kein Teil, der verteilt wurde", file.kommune.name);
        return Err(Fault::whole(told, MERGE).into());
    };
    let mut statements: BTreeMap<QuestionId, Statement> = BTreeMap::new();
    let mut faults = Vec::new();
    for entry in file.journal.entries() {
        for id in entry.changes.iter().filter_map(|change| question(&change.new)) {
            // Whoever was there last.
            let at = At::within(&format!("Frage {id} ({}, {})", entry.by, date::short(entry.at.date())), 0);
            statements.entry(id).or_insert_with(|| Statement::about(id, At::default())).at = at;
        }
        for change in &entry.changes {
            say(&mut statements, &change.new, &file.round);
        }
    }
    statements.retain(|id, statement| {
        let known = catalog.question(*id).is_some();
        if !known {
            let told = format!("der Katalog hat keine Frage {id}");
            faults.push(Fault::new(statement.at.clone(), told, THIS_CATALOGUE));
        }
        known
    });
    let statements = statements.into_values().collect();
    let mark = Mark { part: file.id, of: part.of, edition: part.edition, to: part.to.clone() };
    Ok(Proposal::new(Kind::Part, statements, faults).marked(mark))
}

fn question(edit: &Edit) -> Option<QuestionId> {
    match edit {
        Edit::Question(id, _) | Edit::Evidence(id, ..) => Some(*id),
        _ => None,
    }
}

/// What somebody has changed is said as it stands now; what nobody has touched may be out of date.
fn say(statements: &mut BTreeMap<QuestionId, Statement>, edit: &Edit, round: &Round) {
    let Some((statement, id)) = question(edit).and_then(|id| Some((statements.get_mut(&id)?, id))) else { return };
    let answer = round.answer(id);
    match edit {
        Edit::Question(_, QuestionEdit::Answer(_)) => statement.answer = Some(answer.value()),
        Edit::Question(_, QuestionEdit::Note(_)) => statement.note = Some(answer.note.clone()),
        Edit::Question(_, QuestionEdit::Justification(_)) => {
            statement.justification = Some(answer.justification.clone());
        }
        Edit::Question(_, QuestionEdit::Met(_)) => statement.met = Some(answer.met.clone()),
        Edit::Evidence(..) => statement.evidence = Some(answer.evidence.iter().map(Said::from).collect()),
        _ => {}
    }
}
