//! What a field is called and what it holds, for whoever sees two versions side by side.

use super::super::{
    About, Assessment, Edit, EvidenceEdit, HandOutEdit, KommuneEdit, MeasureEdit, ParticipantEdit, PersonEdit,
    QuestionEdit, StepEdit,
};
use crate::wording::date;

/// The name of the thing that an edit is of: „7.12“, „M5“, „Stadt Musterstadt“.
pub fn thing_name(edit: &Edit, file: &Assessment) -> String {
    let measure =
        |id| file.round.measures.get(id).map_or("Maßnahme".to_owned(), |measure| format!("M{}", measure.number));
    match edit {
        Edit::Question(id, _) | Edit::Evidence(id, ..) => id.to_string(),
        Edit::Measure(id, _) | Edit::Step(id, ..) => measure(id),
        Edit::Kommune(_) => "Stammdaten".to_owned(),
        Edit::Person(id, _) => {
            file.kommune.people.get(id).map_or("Personenliste".to_owned(), |person| person.label().to_owned())
        }
        Edit::Participant(id, _) => {
            file.round.participants.get(id).map_or("Beteiligte".to_owned(), |participant| participant.name.clone())
        }
        Edit::HandOut(id, _) => match file.round.hand_outs.get(id) {
            Some(known) => format!("Verteilt, {}", known.name()),
            None => "Verteilt".to_owned(),
        },
    }
}

/// The German name of the field that an edit sets, and the key by which programs know it.
fn names(edit: &Edit) -> (&'static str, &'static str) {
    match edit {
        Edit::Question(_, edit) => match edit {
            QuestionEdit::Answer(_) => ("Antwort", "answer"),
            QuestionEdit::Met(_) => ("Maßstab", "met"),
            QuestionEdit::Note(_) => ("Notiz", "note"),
            QuestionEdit::Justification(_) => ("Begründung", "justification"),
            QuestionEdit::Measure(_) => ("Maßnahme", "measure"),
            QuestionEdit::InClarification(_) => ("in Klärung", "in_clarification"),
            QuestionEdit::Ask(_) => ("zu fragen", "ask"),
            QuestionEdit::AskUntil(_) => ("Klärung bis", "ask_until"),
        },
        Edit::Evidence(_, _, edit) => match edit {
            EvidenceEdit::Listed(_) => ("Nachweis", "evidence"),
            EvidenceEdit::Title(_) => ("Nachweis", "evidence_title"),
            EvidenceEdit::Place(_) => ("Nachweis, Fundort", "evidence_place"),
            EvidenceEdit::Date(_) => ("Nachweis vom", "evidence_date"),
            EvidenceEdit::ValidUntil(_) => ("Nachweis gültig bis", "evidence_valid_until"),
        },
        Edit::Measure(_, edit) => match edit {
            MeasureEdit::Number(_) => ("Maßnahme", "measure"),
            MeasureEdit::Title(_) => ("Titel", "title"),
            MeasureEdit::Description(_) => ("Beschreibung", "description"),
            MeasureEdit::Owner(_) => ("Verantwortlich", "owner"),
            MeasureEdit::Due(_) => ("Frist", "due"),
            MeasureEdit::Status(_) => ("Status", "status"),
            MeasureEdit::StatusNote(_) => ("Zum Status", "status_note"),
            MeasureEdit::CostOnce(_) => ("einmalige Kosten", "cost_once"),
            MeasureEdit::CostYearly(_) => ("jährliche Kosten", "cost_yearly"),
            MeasureEdit::PersonDays(_) => ("Personentage", "person_days"),
            MeasureEdit::About(_) => ("wofür", "about"),
        },
        Edit::Step(_, _, edit) => match edit {
            StepEdit::Listed(_) => ("Schritt", "step"),
            StepEdit::Text(_) => ("Schritt", "step_text"),
            StepEdit::Done(_) => ("Schritt erledigt", "step_done"),
        },
        Edit::Kommune(edit) => match edit {
            KommuneEdit::Name(_) => ("Name", "name"),
            KommuneEdit::Ags(_) => ("AGS", "ags"),
            KommuneEdit::Land(_) => ("Land", "land"),
            KommuneEdit::Inhabitants(_) => ("Einwohnerzahl", "inhabitants"),
            KommuneEdit::Leitung(_) => ("Leitung", "leitung"),
            KommuneEdit::Isb(_) => ("ISB", "isb"),
            KommuneEdit::IsbEmail(_) => ("E-Mail des ISB", "isb_email"),
            KommuneEdit::Confidentiality(_) => ("Vertraulichkeit", "confidentiality"),
            KommuneEdit::Logo(_) => ("Wappen oder Logo", "logo"),
            KommuneEdit::Scope(_) => ("Geltungsbereich", "scope"),
        },
        Edit::Person(_, edit) => match edit {
            PersonEdit::Listed(_) => ("Person", "person"),
            PersonEdit::Name(_) => ("Name", "name"),
            PersonEdit::Office(_) => ("Amt", "office"),
            PersonEdit::Email(_) => ("E-Mail", "email"),
            PersonEdit::Telephone(_) => ("Telefon", "telephone"),
            PersonEdit::Presence(_) => ("Anwesenheit", "presence"),
        },
        Edit::Participant(_, edit) => match edit {
            ParticipantEdit::Listed(_) => ("Beteiligte", "participant"),
            ParticipantEdit::Name(_) => ("Name", "name"),
            ParticipantEdit::Date(_) => ("Datum", "date"),
        },
        Edit::HandOut(_, edit) => match edit {
            HandOutEdit::Listed(_) => ("Verteilt", "hand_out"),
            HandOutEdit::To(_) => ("an", "to"),
            HandOutEdit::Questions(_) => ("Fragen", "questions"),
            HandOutEdit::On(_) => ("am", "on"),
            HandOutEdit::Form(_) => ("als", "form"),
            HandOutEdit::Due(_) => ("bis", "due"),
            HandOutEdit::State(_) => ("Stand", "state"),
        },
    }
}

/// The German name of the field that an edit sets.
pub fn field_name(edit: &Edit) -> &'static str {
    names(edit).0
}

/// The key by which programs know the field that an edit sets.
pub fn field_key(edit: &Edit) -> &'static str {
    names(edit).1
}

/// A field in which two states differ: what it is called, what stands there now, and what `edit` sets as in the other
/// state.
pub fn compared(edit: &Edit, now: &Assessment, other: &Assessment) -> [String; 3] {
    let current = edit.current(now);
    let named = if current.is_there() == Some(false) { other } else { now };
    let name = format!("{} {}", thing_name(edit, named), field_name(edit));
    [name, value_shown(&current, now), value_shown(edit, other)]
}

/// How another state of a file differs from what it holds now, in lines like those of [`compared`]. A thing that only one
/// of the two has is one line, and not one for each of its fields. `None` as for [`Assessment::differences`].
pub fn states_compared(now: &Assessment, other: &Assessment) -> Option<Vec<[String; 3]>> {
    let edits = now.differences(other)?;
    let of_both = |edit: &Edit| [now, other].iter().all(|file| edit.names_what_is_in(file));
    let line = |edit: &Edit| match edit.is_there() {
        None if of_both(edit) => Some(compared(edit, now, other)),
        None => None,
        Some(_) => Some(presence_line(edit, now, other, of_both(edit))),
    };
    Some(edits.iter().filter_map(line).collect())
}

/// The line of a thing that only one of two states has, or that has another place in them.
pub(super) fn presence_line(edit: &Edit, now: &Assessment, other: &Assessment, moved: bool) -> [String; 3] {
    let [name, ..] = compared(edit, now, other);
    [name, presence(&edit.current(now), now, moved), presence(edit, other, moved)]
}

/// What a thing is that is there or not; of one that has only `moved`, its place.
fn presence(edit: &Edit, file: &Assessment, moved: bool) -> String {
    let place = match edit {
        Edit::Evidence(_, _, EvidenceEdit::Listed(place)) | Edit::Step(_, _, StepEdit::Listed(place)) => *place,
        _ => None,
    };
    if let Some(place) = place.filter(|_| moved) {
        return format!("an Stelle {}", place.saturating_add(1));
    }
    match (edit.is_there(), thing_title(edit, file)) {
        (Some(true), Some(title)) => quoted(&title),
        (Some(true), None) => "vorhanden".to_owned(),
        _ => "–".to_owned(),
    }
}

/// What tells a Nachweis or a step from others of its question or measure; `None` if it has no title yet.
pub fn thing_title(edit: &Edit, file: &Assessment) -> Option<String> {
    let title = match edit {
        Edit::Evidence(question, id, _) => {
            file.round.answer(*question).evidence.iter().find(|item| item.id == *id).map(|item| item.title.clone())
        }
        Edit::Step(measure, id, _) => {
            let steps = file.round.measures.get(measure).map(|measure| measure.steps.as_slice()).unwrap_or_default();
            steps.iter().find(|step| step.id == *id).map(|step| step.text.clone())
        }
        _ => None,
    };
    title.filter(|title| !title.is_empty())
}

/// What an edit sets, for people: what somebody has typed stands in quotation marks, for it may say anything; „–“ for nothing.
pub fn value_shown(edit: &Edit, file: &Assessment) -> String {
    value(edit, file, quoted).unwrap_or_else(|| "–".to_owned())
}

pub(super) fn quoted(text: &str) -> String {
    format!("„{text}“")
}

/// What an edit sets, in full and in German; `None` if that is nothing.
pub fn value_text(edit: &Edit, file: &Assessment) -> Option<String> {
    value(edit, file, str::to_owned)
}

/// The same, with what somebody has typed as `typed` shows it.
fn value(edit: &Edit, file: &Assessment, typed: fn(&str) -> String) -> Option<String> {
    let day = |day: &Option<jiff::civil::Date>| day.map(date::short);
    let text = |text: &String| (!text.is_empty()).then(|| typed(text));
    let euros = |amount: &Option<u32>| amount.map(|amount| format!("{amount} €"));
    let yes = |yes: bool| Some(if yes { "ja" } else { "nein" }.to_owned());
    let there = |there: bool| Some(if there { "behalten und geändert" } else { "entfernt" }.to_owned());
    match edit {
        Edit::Question(_, edit) => match edit {
            QuestionEdit::Answer(given) => given.map(|given| given.value.label().to_owned()),
            QuestionEdit::Met(letters) => {
                (!letters.is_empty()).then(|| letters.iter().map(char::to_string).collect::<Vec<_>>().join(", "))
            }
            QuestionEdit::Note(note) | QuestionEdit::Justification(note) | QuestionEdit::Ask(note) => text(note),
            QuestionEdit::Measure(id) => id.map(|id| match file.round.measures.get(&id) {
                Some(measure) => format!("M{}", measure.number),
                None => "andere Maßnahme".to_owned(),
            }),
            QuestionEdit::InClarification(asked) => yes(*asked),
            QuestionEdit::AskUntil(until) => day(until),
        },
        Edit::Evidence(_, _, edit) => match edit {
            EvidenceEdit::Listed(place) => there(place.is_some()),
            EvidenceEdit::Title(words) | EvidenceEdit::Place(words) => text(words),
            EvidenceEdit::Date(date) | EvidenceEdit::ValidUntil(date) => day(date),
        },
        Edit::Measure(_, edit) => match edit {
            MeasureEdit::Number(number) => there(number.is_some()),
            MeasureEdit::Title(words)
            | MeasureEdit::Description(words)
            | MeasureEdit::Owner(words)
            | MeasureEdit::StatusNote(words) => text(words),
            MeasureEdit::Due(due) => day(due),
            MeasureEdit::Status(status) => Some(status.label().to_owned()),
            MeasureEdit::CostOnce(amount) | MeasureEdit::CostYearly(amount) => euros(amount),
            MeasureEdit::PersonDays(days) => days.map(|days| days.to_string()),
            MeasureEdit::About(about) => about.map(|about| match about {
                About::Whole => "ganze Kommune".to_owned(),
                About::Checklist(number) => format!("Checkliste {number}"),
            }),
        },
        Edit::Step(_, _, edit) => match edit {
            StepEdit::Listed(place) => there(place.is_some()),
            StepEdit::Text(words) => text(words),
            StepEdit::Done(done) => yes(*done),
        },
        Edit::Kommune(edit) => match edit {
            KommuneEdit::Name(words)
            | KommuneEdit::Ags(words)
            | KommuneEdit::Land(words)
            | KommuneEdit::Leitung(words)
            | KommuneEdit::Isb(words)
            | KommuneEdit::IsbEmail(words)
            | KommuneEdit::Confidentiality(words)
            | KommuneEdit::Scope(words) => text(words),
            KommuneEdit::Inhabitants(count) => count.map(|count| count.to_string()),
            KommuneEdit::Logo(logo) => {
                logo.as_ref().map(|logo| format!("Bild, {} kB", logo.base64.len() / 4 * 3 / 1024))
            }
        },
        Edit::Person(_, edit) => match edit {
            PersonEdit::Listed(listed) => there(*listed),
            PersonEdit::Name(words)
            | PersonEdit::Office(words)
            | PersonEdit::Email(words)
            | PersonEdit::Telephone(words) => text(words),
            PersonEdit::Presence(presence) => Some(presence.label().to_owned()),
        },
        Edit::Participant(_, edit) => match edit {
            ParticipantEdit::Listed(listed) => there(*listed),
            ParticipantEdit::Name(words) => text(words),
            ParticipantEdit::Date(date) => day(date),
        },
        Edit::HandOut(_, edit) => match edit {
            HandOutEdit::Listed(listed) => there(*listed),
            HandOutEdit::To(words) => text(words),
            HandOutEdit::Questions(ids) => {
                (!ids.is_empty()).then(|| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            }
            HandOutEdit::On(date) | HandOutEdit::Due(date) => day(date),
            HandOutEdit::Form(form) => Some(form.label().to_owned()),
            HandOutEdit::State(state) => Some(state.label().to_owned()),
        },
    }
}
