//! One field, old and new, in words.

use std::collections::BTreeSet;

use crate::assessment::{
    About, AnswerValue, Edit, Entry, EvidenceEdit, HandOutEdit, Id, KommuneEdit, Measure, MeasureEdit, ParticipantEdit,
    PersonEdit, QuestionEdit, Round, StepEdit,
};
use crate::catalog::QuestionId;
use crate::wording::date;

/// What a thing that goes says, instead of all that it loses.
pub(super) const GONE: &str = "entfernt";

/// Sign and word of an answer, „○ offen“ while there is none.
pub fn answer_words(value: Option<AnswerValue>) -> String {
    value.map_or_else(|| "○ offen".to_owned(), |value| format!("{} {}", value.sign(), value.label()))
}

pub(super) fn question_line(
    id: QuestionId,
    old: &QuestionEdit,
    new: &QuestionEdit,
    entry: &Entry,
    round: &Round,
) -> Option<String> {
    match (old, new) {
        (QuestionEdit::Answer(before), QuestionEdit::Answer(after)) => {
            let (before, after) = (before.map(|given| given.value), after.map(|given| given.value));
            Some(if before == after {
                format!("{id} {} bestätigt", answer_words(after))
            } else {
                format!("{id} {} → {}", answer_words(before), answer_words(after))
            })
        }
        (QuestionEdit::Met(before), QuestionEdit::Met(after)) => {
            let letters = |set: &BTreeSet<char>| {
                if set.is_empty() {
                    "nichts".to_owned()
                } else {
                    set.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
                }
            };
            Some(format!("{id} erfüllt: {} → {}", letters(before), letters(after)))
        }
        (QuestionEdit::Note(before), QuestionEdit::Note(after)) => {
            Some(text_line(&format!("{id} Notiz"), before, after))
        }
        (QuestionEdit::Justification(before), QuestionEdit::Justification(after)) => {
            Some(text_line(&format!("{id} Begründung"), before, after))
        }
        (QuestionEdit::Measure(before), QuestionEdit::Measure(after)) => {
            // What plans or removes a measure tells so itself.
            let told = |measure: &Option<Id>| {
                measure.is_some_and(|measure| {
                    entry
                        .changes
                        .iter()
                        .any(|change| matches!(change.new, Edit::Measure(id, MeasureEdit::Number(_)) if id == measure))
                })
            };
            let name = |measure: Option<Id>| {
                measure
                    .and_then(|id| round.measures.get(&id))
                    .map_or_else(|| "keine".to_owned(), |measure: &Measure| format!("M{}", measure.number))
            };
            (!told(before) && !told(after)).then(|| format!("{id} Maßnahme {} → {}", name(*before), name(*after)))
        }
        (_, QuestionEdit::InClarification(asked)) => {
            Some(format!("{id} {}", if *asked { "in Klärung" } else { "nicht mehr in Klärung" }))
        }
        (QuestionEdit::Ask(before), QuestionEdit::Ask(after)) => {
            Some(text_line(&format!("{id} Klärung, zu fragen"), before, after))
        }
        (_, QuestionEdit::AskUntil(Some(day))) => Some(format!("{id} Klärung bis {}", date::short(*day))),
        (_, QuestionEdit::AskUntil(None)) => Some(format!("{id} Klärung ohne Frist")),
        _ => None,
    }
}

pub(super) fn evidence_line(question: QuestionId, old: &EvidenceEdit, new: &EvidenceEdit) -> Option<String> {
    let name = format!("{question} Nachweis");
    match (old, new) {
        (EvidenceEdit::Listed(None), EvidenceEdit::Listed(Some(_))) => Some(format!("{name} hinzugefügt")),
        (EvidenceEdit::Listed(_), EvidenceEdit::Listed(None)) => Some(format!("{name} entfernt")),
        (EvidenceEdit::Listed(_), EvidenceEdit::Listed(_)) => Some(format!("{name} verschoben")),
        (EvidenceEdit::Title(before), EvidenceEdit::Title(after)) => Some(text_line(&name, before, after)),
        (EvidenceEdit::Place(before), EvidenceEdit::Place(after)) => {
            Some(text_line(&format!("{name}, Fundort"), before, after))
        }
        (EvidenceEdit::Date(_), EvidenceEdit::Date(after)) => Some(match after {
            Some(day) => format!("{name} vom {}", date::short(*day)),
            None => format!("{name} ohne Datum"),
        }),
        (_, EvidenceEdit::ValidUntil(day)) => Some(match day {
            Some(day) => format!("{name} gültig bis {}", date::short(*day)),
            None => format!("{name} unbefristet"),
        }),
        _ => None,
    }
}

pub(super) fn measure_part(old: &MeasureEdit, new: &MeasureEdit) -> Option<String> {
    match (old, new) {
        (_, MeasureEdit::Number(None)) => Some(GONE.to_owned()),
        (MeasureEdit::Number(None), MeasureEdit::Number(Some(number))) => Some(format!("aufgenommen als M{number}")),
        (_, MeasureEdit::Number(Some(number))) => Some(format!("jetzt M{number}")),
        (MeasureEdit::Title(before), MeasureEdit::Title(after)) => Some(text_line("Titel", before, after)),
        (MeasureEdit::Description(before), MeasureEdit::Description(after)) => {
            Some(text_line("Beschreibung", before, after))
        }
        (MeasureEdit::Owner(before), MeasureEdit::Owner(after)) => Some(text_line("Verantwortlich", before, after)),
        (_, MeasureEdit::Due(Some(day))) => Some(format!("Frist {}", date::short(*day))),
        (_, MeasureEdit::Due(None)) => Some("ohne Frist".to_owned()),
        (MeasureEdit::Status(before), MeasureEdit::Status(after)) => {
            Some(format!("{} → {}", before.label(), after.label()))
        }
        (MeasureEdit::StatusNote(before), MeasureEdit::StatusNote(after)) => {
            Some(text_line("Zum Status", before, after))
        }
        (_, MeasureEdit::CostOnce(amount)) => Some(amount_words("einmalige Kosten", *amount)),
        (_, MeasureEdit::CostYearly(amount)) => Some(amount_words("jährliche Kosten", *amount)),
        (_, MeasureEdit::PersonDays(days)) => {
            Some(days.map_or_else(|| "ohne Personentage".to_owned(), |days| format!("{days} Personentage")))
        }
        (_, MeasureEdit::About(Some(About::Whole))) => Some("für die ganze Kommune".to_owned()),
        (_, MeasureEdit::About(Some(About::Checklist(number)))) => Some(format!("zu Checkliste {number}")),
        _ => None,
    }
}

pub(super) fn step_part(old: &StepEdit, new: &StepEdit, text: impl Fn() -> String) -> Option<String> {
    match (old, new) {
        (StepEdit::Text(before), StepEdit::Text(after)) => Some(text_line("Schritt", before, after)),
        (_, StepEdit::Done(true)) => Some(format!("Schritt erledigt: {}", quoted(&text(), 0))),
        (_, StepEdit::Done(false)) => Some(format!("Schritt wieder offen: {}", quoted(&text(), 0))),
        // That it comes or goes is told by its text.
        _ => None,
    }
}

pub(super) fn person_part(old: &PersonEdit, new: &PersonEdit) -> Option<String> {
    match (old, new) {
        (_, PersonEdit::Listed(true)) => Some("aufgenommen".to_owned()),
        (_, PersonEdit::Listed(false)) => Some(GONE.to_owned()),
        (PersonEdit::Name(before), PersonEdit::Name(after)) => Some(text_line("Name", before, after)),
        (PersonEdit::Office(before), PersonEdit::Office(after)) => Some(text_line("Amt", before, after)),
        (PersonEdit::Email(before), PersonEdit::Email(after)) => Some(text_line("E-Mail", before, after)),
        (PersonEdit::Telephone(before), PersonEdit::Telephone(after)) => Some(text_line("Telefon", before, after)),
        (_, PersonEdit::Presence(presence)) => Some(presence.label().to_owned()),
        _ => None,
    }
}

pub(super) fn participant_part(old: &ParticipantEdit, new: &ParticipantEdit) -> Option<String> {
    match (old, new) {
        (_, ParticipantEdit::Listed(true)) => Some("aufgenommen".to_owned()),
        (_, ParticipantEdit::Listed(false)) => Some(GONE.to_owned()),
        (ParticipantEdit::Name(before), ParticipantEdit::Name(after)) => Some(text_line("Name", before, after)),
        (_, ParticipantEdit::Date(Some(day))) => Some(format!("am {}", date::short(*day))),
        (_, ParticipantEdit::Date(None)) => Some("ohne Datum".to_owned()),
        _ => None,
    }
}

pub(super) fn hand_out_part(old: &HandOutEdit, new: &HandOutEdit) -> Option<String> {
    match (old, new) {
        (_, HandOutEdit::Listed(false)) => Some(GONE.to_owned()),
        // To whom stands before it.
        (HandOutEdit::To(before), HandOutEdit::To(after)) if !before.trim().is_empty() => {
            Some(text_line("an", before, after))
        }
        (_, HandOutEdit::Questions(ids)) => {
            let named = || ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Some(match ids.len() {
                1 => format!("Frage {}", named()),
                2..=5 => format!("Fragen {}", named()),
                count => format!("{count} Fragen"),
            })
        }
        (_, HandOutEdit::Due(Some(day))) => Some(format!("bis {}", date::short(*day))),
        (_, HandOutEdit::Due(None)) => Some("ohne Frist".to_owned()),
        (_, HandOutEdit::State(state)) => Some(state.label().to_owned()),
        _ => None,
    }
}

fn amount_words(what: &str, amount: Option<u32>) -> String {
    amount.map_or_else(|| format!("ohne {what}"), |amount| format!("{what} {amount} €"))
}

pub(super) fn kommune_line(old: &KommuneEdit, new: &KommuneEdit) -> String {
    match (old, new) {
        (KommuneEdit::Name(before), KommuneEdit::Name(after)) => text_line("Name", before, after),
        (KommuneEdit::Ags(before), KommuneEdit::Ags(after)) => text_line("AGS", before, after),
        (KommuneEdit::Land(before), KommuneEdit::Land(after)) => text_line("Land", before, after),
        (KommuneEdit::Leitung(before), KommuneEdit::Leitung(after)) => text_line("Leitung", before, after),
        (KommuneEdit::Isb(before), KommuneEdit::Isb(after)) => text_line("ISB", before, after),
        (KommuneEdit::IsbEmail(before), KommuneEdit::IsbEmail(after)) => text_line("E-Mail des ISB", before, after),
        (KommuneEdit::Confidentiality(before), KommuneEdit::Confidentiality(after)) => {
            text_line("Vertraulichkeit", before, after)
        }
        (KommuneEdit::Scope(before), KommuneEdit::Scope(after)) => text_line("Geltungsbereich", before, after),
        (_, KommuneEdit::Inhabitants(Some(count))) => format!("Einwohnerzahl {count}"),
        (_, KommuneEdit::Inhabitants(None)) => "Einwohnerzahl gelöscht".to_owned(),
        (_, KommuneEdit::Logo(Some(_))) => "Wappen oder Logo gewählt".to_owned(),
        _ => "Wappen oder Logo entfernt".to_owned(),
    }
}

/// „Notiz: „a“ → „b““, cut to where they differ.
fn text_line(what: &str, before: &str, after: &str) -> String {
    match (before.trim().is_empty(), after.trim().is_empty()) {
        (_, true) => format!("{what} gelöscht"),
        (true, false) => format!("{what}: {}", quoted(after, 0)),
        (false, false) => {
            let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other).count();
            format!("{what}: {} → {}", quoted(before, same), quoted(after, same))
        }
    }
}

/// The text in quotes, at most about sixty letters of it, from shortly before the letter where the change begins.
fn quoted(text: &str, from: usize) -> String {
    const MOST: usize = 60;
    const BEFORE: usize = 16;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = line.chars().count();
    if count <= MOST {
        return format!("„{line}“");
    }
    let start = from.saturating_sub(BEFORE).min(count.saturating_sub(MOST));
    let cut: String = line.chars().skip(start).take(MOST).collect();
    let (head, tail) = (if start > 0 { "…" } else { "" }, if start + MOST < count { "…" } else { "" });
    format!("„{head}{}{tail}“", cut.trim())
}
