//! `verteilen`: questions for somebody else, and what is still out.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::args::DistributeArguments;
use super::keys::Keys;
use super::{Extent, Failure, change, open, output, stamp, target, today};
use wiba_core::assessment::{
    Assessment, HandOut, HandOutForm, HandOutState, Id, asked_of, hand_out, hand_outs_in_order, settle_hand_out, to_ask,
};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::{Handed, hand_out_bytes};
use wiba_core::store::File;
use wiba_core::store::target::Before;
use wiba_core::wording::date;
use wiba_core::wording::number::count;

pub(super) fn run(catalog: &Catalog, keys: &Keys, arguments: &DistributeArguments) -> Result<(), Failure> {
    let DistributeArguments { file, form, output, done, taken_back, .. } = arguments;
    match (form, output, done, taken_back) {
        (Some(form), Some(path), _, _) => give(catalog, keys, arguments, *form, path),
        (_, _, Some(number), _) => settle(file, catalog, keys, *number, HandOutState::Done),
        (_, _, _, Some(number)) => settle(file, catalog, keys, *number, HandOutState::TakenBack),
        _ => list(&whole(open(file, keys)?)?, arguments.json),
    }
}

/// The file, unless it is a part: then the command has nothing to work on.
pub(super) fn whole(assessment: Assessment) -> Result<Assessment, Failure> {
    match &assessment.part {
        None => Ok(assessment),
        Some(part) => Err(is_part(&assessment, part.questions.len())),
    }
}

/// What to say where a part cannot be what is meant.
pub(super) fn is_part(assessment: &Assessment, questions: usize) -> Failure {
    let questions = count(questions, "Frage", "Fragen");
    Failure::new(
        format!("Diese Datei ist ein Teil mit {questions} von „{}“", assessment.kommune.name),
        "Ein Teil lässt sich beantworten (antwort, antworten, fragen, stand) und zurückgeben; „einlesen“ übernimmt ihn in die Datei der Kommune. Alles andere geht nur dort.",
    )
}

fn give(
    catalog: &Catalog,
    keys: &Keys,
    arguments: &DistributeArguments,
    form: HandOutForm,
    path: &Path,
) -> Result<(), Failure> {
    target::is_file(path)?;
    target::name_content(path, form.ending());
    let DistributeArguments { file, until, answered, replace, .. } = arguments;
    let mut told = String::new();
    let mut before = None;
    let noted = change(file, keys, Extent::Little, |assessment| {
        if let Some(part) = &assessment.part {
            return Err(is_part(assessment, part.questions.len()));
        }
        let questions = chosen(assessment, catalog, arguments)?;
        let what = HandOut {
            to: recipient(arguments),
            questions,
            on: Some(today()),
            form,
            due: *until,
            state: HandOutState::Out,
        };
        let id = Id::random();
        assessment
            .apply(hand_out(id, &what), catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts verteilt."))?;
        before = Some(write(assessment, catalog, id, &what, path, (*answered, *replace))?);
        let questions = count(what.questions.len(), "Frage", "Fragen");
        let whom = what.recipient().map_or(String::new(), |to| format!(" für {to}"));
        told = format!("„{}“ ist geschrieben: {questions}{whom}.", path.display());
        Ok(())
    });
    // A part must not go out of which the file knows nothing; what it has replaced stands there again.
    if noted.is_err() && before.is_some_and(|before| before.put_back().is_err()) {
        output::note(&format!("„{}“ bitte löschen: In der Datei steht nicht, dass er verteilt ist.", path.display()));
    }
    noted?;
    keys.tell_unsealed();
    output::done(&told);
    Ok(())
}

fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    id: Id,
    what: &HandOut,
    path: &Path,
    (answered, replace): (bool, bool),
) -> Result<Before, Failure> {
    if what.form == HandOutForm::Wiba {
        File::create(path, &assessment.part_for(id, what, answered, catalog))?;
        return Ok(Before::nothing(path));
    }
    let handed = Handed { assessment, catalog, id, hand_out: what, answered, day: today() };
    let bytes = hand_out_bytes(&handed).map_err(|error| target::not_written(&error))?;
    target::write_for_now(path, &bytes, replace)
}

fn recipient(arguments: &DistributeArguments) -> String {
    let DistributeArguments { to, person, contact, .. } = arguments;
    let contact = contact.map(|contact| contact.label().to_owned());
    to.clone().or_else(|| person.clone()).or(contact).unwrap_or_default().trim().to_owned()
}

/// The questions that go out.
fn chosen(
    assessment: &Assessment,
    catalog: &Catalog,
    arguments: &DistributeArguments,
) -> Result<BTreeSet<QuestionId>, Failure> {
    let DistributeArguments { contact, person, questions, .. } = arguments;
    if let Some(unknown) = questions.iter().find(|id| catalog.question(**id).is_none()) {
        let hint = "Die Nummern stehen in der App und in „wiba-kompass katalog --json“. Es wurde nichts verteilt.";
        return Err(Failure::new(format!("Der Katalog hat keine Frage {unknown}"), hint));
    }
    let mut chosen: BTreeSet<QuestionId> = questions.iter().copied().collect();
    chosen.extend(contact.iter().flat_map(|contact| asked_of(catalog, *contact)));
    if let Some(person) = person {
        chosen.extend(to_ask(assessment, catalog, person));
    }
    if chosen.is_empty() {
        let who = recipient(arguments);
        let hint = "„--person“ nimmt die Fragen in Klärung, zu denen die Person oder Stelle genannt ist; „--fragen 7.12,12.2 --an NAME“ nennt sie einzeln.";
        return Err(Failure::new(format!("Für {who} gibt es keine Frage"), hint));
    }
    Ok(chosen)
}

fn settle(path: &Path, catalog: &Catalog, keys: &Keys, number: usize, state: HandOutState) -> Result<(), Failure> {
    let mut told = String::new();
    change(path, keys, Extent::Little, |assessment| {
        let all = hand_outs_in_order(&assessment.round);
        let Some((id, what)) = number.checked_sub(1).and_then(|place| all.get(place)) else {
            let hint = "„wiba-kompass verteilen DATEI“ zeigt die Nummern.";
            return Err(Failure::new(format!("Die Nummer {number} gibt es nicht"), hint));
        };
        told = format!("{}: {}.", what.name(), state.label());
        let edits = settle_hand_out(&assessment.round, *id, state);
        assessment
            .apply(edits, catalog, stamp())
            .map_err(|error| Failure::new(error.to_string(), "Es wurde nichts geändert."))?;
        Ok(())
    })?;
    output::done(&told);
    Ok(())
}

#[derive(Serialize)]
struct Told<'a> {
    number: usize,
    id: String,
    to: &'a str,
    on: Option<Date>,
    due: Option<Date>,
    form: &'static str,
    state: &'static str,
    overdue: bool,
    questions: Vec<String>,
}

fn list(assessment: &Assessment, json: bool) -> Result<(), Failure> {
    let all = hand_outs_in_order(&assessment.round);
    if json {
        let told = (1..).zip(&all).map(|(number, (id, what))| Told {
            number,
            id: id.to_string(),
            to: what.to.trim(),
            on: what.on,
            due: what.due,
            form: what.form.ending(),
            state: what.state.key(),
            overdue: what.is_overdue(today()),
            questions: what.questions.iter().map(ToString::to_string).collect(),
        });
        return output::json(&told.collect::<Vec<_>>());
    }
    if all.is_empty() {
        return output::line("Es sind keine Fragen verteilt.");
    }
    let day = |day: Option<Date>| day.map_or("–".to_owned(), date::short);
    let mut rows = vec![["Nr.", "An", "Fragen", "Seit", "Bis", "Als", "Stand"].map(str::to_owned).to_vec()];
    rows.extend((1..).zip(&all).map(|(number, (_, what))| {
        let late = if what.is_overdue(today()) { ", überfällig" } else { "" };
        vec![
            number.to_string(),
            what.name().to_owned(),
            what.questions.len().to_string(),
            day(what.on),
            day(what.due),
            what.form.label().to_owned(),
            format!("{}{late}", what.state.label()),
        ]
    }));
    output::text(&output::columns(&rows, &[0, 2]))
}
