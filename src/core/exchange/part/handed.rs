//! What goes out, and what is said in it.

use jiff::civil::Date;

use super::mark::Mark;
use crate::assessment::{Answer, Assessment, HandOut, Id};
use crate::catalog::{Catalog, Checklist, Question};
use crate::wording::date;

/// What goes out, of which file, and by which id it is known again.
pub struct Handed<'a> {
    /// The file.
    pub assessment: &'a Assessment,
    /// The questions as they are asked.
    pub catalog: &'a Catalog,
    /// The id of the part.
    pub id: Id,
    /// What is noted about it.
    pub hand_out: &'a HandOut,
    /// Whether what is recorded goes out, too.
    pub answered: bool,
    /// The day.
    pub day: Date,
}

impl Handed<'_> {
    pub(super) fn mark(&self) -> Mark {
        Mark {
            part: self.id,
            of: self.assessment.id,
            edition: self.catalog.edition,
            to: self.hand_out.to.trim().to_owned(),
        }
    }

    pub(super) fn title(&self) -> String {
        let to = self.hand_out.to.trim();
        let whom = if to.is_empty() { String::new() } else { format!(" für {to}") };
        format!("{}: Fragen zur Informationssicherheit{whom}", self.assessment.kommune.name)
    }

    /// What whoever gets it has to know, a line each.
    pub(super) fn introduction(&self) -> Vec<String> {
        let kommune = &self.assessment.kommune;
        let until =
            self.hand_out.due.map_or(String::new(), |due| format!(", Antworten bitte bis {}", date::short(due)));
        let mut lines = vec![
            format!("Ausgegeben am {}{until}. {}.", date::short(self.day), kommune.confidentiality.trim())
                .replace(". .", "."),
            "Ja, wenn alles zutrifft, was der Maßstab verlangt; Nein, wenn nicht oder nur zum Teil; Nicht relevant, wenn \
             es den Gegenstand hier nicht gibt, dann mit Begründung. Was unklar ist, offen lassen und in der Notiz sagen, \
             warum."
                .to_owned(),
        ];
        let who: Vec<&str> =
            [kommune.isb.trim(), kommune.isb_email.trim()].into_iter().filter(|it| !it.is_empty()).collect();
        lines.push(match who.as_slice() {
            [] => "Ausfüllen, speichern und diese Datei zurückgeben.".to_owned(),
            who => format!("Ausfüllen, speichern und diese Datei zurückgeben an {}.", who.join(", ")),
        });
        lines
    }

    /// The questions that go out, by checklist.
    pub(super) fn asked(&self) -> impl Iterator<Item = (&Checklist, Vec<&Question>)> {
        let asked = |question: &&Question| self.hand_out.questions.contains(&question.id);
        let lists = self.catalog.checklists.iter();
        lists
            .map(move |list| (list, list.questions.iter().filter(asked).collect::<Vec<_>>()))
            .filter(|(_, questions)| !questions.is_empty())
    }

    /// What stands beside a question when it goes out.
    pub(super) fn answer(&self, question: &Question) -> Answer {
        if self.answered { self.assessment.round.answer(question.id).clone() } else { Answer::default() }
    }
}
