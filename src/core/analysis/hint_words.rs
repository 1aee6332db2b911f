//! A hint in words, as it stands at its question or measure.

use super::hints::lapsing;
use super::{Findings, Hint, HintKind, HintPlace};
use crate::assessment::{Evidence, Round, Target};
use crate::wording::date;
use crate::wording::number::count;

impl Findings {
    /// What is missing here, in a sentence. `round` is the one that they were worked out for.
    pub fn hint_words(&self, hint: Hint, round: &Round) -> String {
        let item = match hint.at {
            HintPlace::Question(question) => self.item(question),
            HintPlace::Own(id) => self.item_of(Target::Own(id)),
            HintPlace::HandOut(_) => None,
        };
        let answer = hint.question().map(|id| round.answer(id));
        match hint.kind {
            HintKind::Overdue => match item.and_then(|item| item.due) {
                Some(due) => format!("Die Frist der Maßnahme, {}, ist vorbei.", date::short(due)),
                None => "Die Frist der Maßnahme ist vorbei.".to_owned(),
            },
            HintKind::ClarificationOverdue => {
                let until = answer.and_then(|answer| answer.ask_until).map(date::short).unwrap_or_default();
                match answer.map_or("", |answer| answer.ask.trim()) {
                    "" => format!("Die Frage sollte bis {until} geklärt sein."),
                    who => format!("{who} war bis {until} zu fragen."),
                }
            }
            HintKind::HandOutOverdue => handed_out(hint, round),
            HintKind::EvidenceLapsed => self.lapse(answer.map_or(&[], |answer| &answer.evidence), true),
            HintKind::EvidenceLapsing => self.lapse(answer.map_or(&[], |answer| &answer.evidence), false),
            HintKind::Reworded => "Die Frage ist seit der Antwort neu gefasst.".to_owned(),
            HintKind::NoOwner => "Für die Maßnahme ist niemand verantwortlich.".to_owned(),
            HintKind::NoDueDate => "Die Maßnahme hat keine Frist.".to_owned(),
            HintKind::NoJustification => "Warum die Frage nicht relevant ist, steht noch nicht da.".to_owned(),
            HintKind::NoEvidence => "Für das Ja ist noch kein Nachweis genannt.".to_owned(),
        }
    }

    /// The first Nachweis that has lapsed, or soon will.
    fn lapse(&self, evidence: &[Evidence], lapsed: bool) -> String {
        let until = |item: &Evidence| item.valid_until.filter(|until| lapsing(*until, self.today) == Some(lapsed));
        let Some((item, until)) = evidence.iter().find_map(|item| Some((item, until(item)?))) else {
            return String::new();
        };
        let verb = if lapsed { "galt bis" } else { "gilt nur noch bis" };
        format!("Der Nachweis „{}“ {verb} {}.", item.title, date::short(until))
    }
}

/// Who was to give what back, and when.
fn handed_out(hint: Hint, round: &Round) -> String {
    let HintPlace::HandOut(id) = hint.at else { return String::new() };
    let Some(what) = round.hand_outs.get(&id) else { return String::new() };
    let questions = count(what.questions.len(), "Frage war", "Fragen waren");
    let due = what.due.map(date::short).unwrap_or_default();
    format!("{}: {questions} bis {due} zurückzugeben.", what.name())
}
