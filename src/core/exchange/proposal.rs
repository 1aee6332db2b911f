//! What a foreign file says about questions.

use std::collections::BTreeSet;

use super::evidence::Said;
use super::fault::{At, Fault, ImportError};
use super::part::Mark;
use crate::assessment::{AnswerValue, Edit, HandOut, HandOutState, Id, Round, settle_hand_out};
use crate::catalog::{Catalog, QuestionId};
use crate::wording::date;
use crate::wording::number::count;

const THIS_FILE: &str = "Die Datei der Kommune öffnen, aus der er ausgegeben wurde; eine Kopie von ihr geht auch.";

/// What kind of file it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The BSI's tool.
    WibaXlsx,
    /// One checklist or questionnaire in Word.
    Docx,
    /// An archive of several.
    DocxZip,
    /// A table as text.
    Csv,
    /// A table of our own in a workbook.
    Xlsx,
    /// A questionnaire of ours, filled in on the screen.
    Pdf,
    /// Questions that were handed out, in whatever form.
    Part,
}

impl Kind {
    /// For programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::WibaXlsx => "wiba_xlsx",
            Self::Docx => "docx",
            Self::DocxZip => "docx_zip",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Part => "part",
        }
    }

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::WibaXlsx => "Excel-Tool des BSI",
            Self::Docx => "Word-Dokument",
            Self::DocxZip => "Archiv mit Word-Dokumenten",
            Self::Csv => "CSV-Tabelle",
            Self::Xlsx => "Excel-Tabelle",
            Self::Pdf => "Ausgefüllter Fragebogen",
            Self::Part => "Verteilte Fragen",
        }
    }
}

/// What the file says about a question; `None` where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// About which question.
    pub question: QuestionId,
    /// Where it stands.
    pub at: At,
    /// The answer; the inner `None` is „offen“.
    #[allow(clippy::option_option, reason = "the inner None is the answer „offen“")]
    pub answer: Option<Option<AnswerValue>>,
    /// The Notiz.
    pub note: Option<String>,
    /// The Begründung.
    pub justification: Option<String>,
    /// All Nachweise.
    pub(super) evidence: Option<Vec<Said>>,
    /// The conditions of the Maßstab that are met, by letter.
    pub met: Option<BTreeSet<char>>,
}

impl Statement {
    /// Says nothing yet.
    pub(super) fn about(question: QuestionId, at: At) -> Self {
        Self { question, at, answer: None, note: None, justification: None, evidence: None, met: None }
    }

    fn is_silent(&self) -> bool {
        let Self { question: _, at: _, answer, note, justification, evidence, met } = self;
        answer.is_none() && note.is_none() && justification.is_none() && evidence.is_none() && met.is_none()
    }
}

/// A part that has come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Returned {
    /// The id of the hand-out.
    id: Id,
    /// For whom it was, as the part itself says.
    to: String,
}

/// What a foreign file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What kind of file it was.
    pub kind: Kind,
    /// What it says, a question at most once.
    pub statements: Vec<Statement>,
    /// What could not be understood beyond doubt, in the order of the file.
    pub not_understood: Vec<Fault>,
    /// Columns that cannot be taken over, by their headings.
    pub ignored: Vec<String>,
    /// The id of the file for which it was made, if it says so.
    pub of: Option<Id>,
    /// The edition of the catalogue under which its questions were put, if it says so.
    pub edition: Option<u32>,
    /// Which part it is, if it was handed out.
    pub(super) part: Option<Returned>,
}

impl Proposal {
    /// Statements about questions that say nothing are left out.
    pub(super) fn new(kind: Kind, statements: Vec<Statement>, mut not_understood: Vec<Fault>) -> Self {
        not_understood.sort_by(|a, b| a.at.cmp(&b.at));
        let statements = statements.into_iter().filter(|statement| !statement.is_silent()).collect();
        Self { kind, statements, not_understood, ignored: Vec::new(), of: None, edition: None, part: None }
    }

    /// What has come back as the part that it says it is.
    pub(super) fn marked(self, mark: Mark) -> Self {
        let Mark { part, of, edition, to } = mark;
        let (of, edition) = (Some(of), Some(edition));
        // The columns beside the answers are there to be read.
        Self { kind: Kind::Part, ignored: Vec::new(), of, edition, part: Some(Returned { id: part, to }), ..self }
    }

    /// How many questions it answers; „offen“ is an answer here.
    pub fn answers(&self) -> usize {
        self.statements.iter().filter(|statement| statement.answer.is_some()).count()
    }

    /// Itself, unless it is a table of ours as text of which something is not understood: such a table is spoiled, and
    /// is taken whole or not at all.
    ///
    /// # Errors
    /// With what is not understood.
    pub fn whole(self) -> Result<Self, ImportError> {
        if self.kind == Kind::Csv && !self.not_understood.is_empty() {
            return Err(ImportError::new(self.not_understood));
        }
        Ok(self)
    }

    /// Whether it may be read into a file: what was made for another one is refused.
    ///
    /// # Errors
    /// If it says that it belongs to another file.
    pub fn belongs_to(&self, file: Id) -> Result<(), ImportError> {
        match self.of {
            Some(of) if of != file => {
                let what = if self.kind == Kind::Part { "der Teil" } else { "der Fragebogen" };
                Err(Fault::whole(format!("{what} gehört zu einer anderen Datei"), THIS_FILE).into())
            }
            _ => Ok(()),
        }
    }

    /// What to know about a part that has come back, a sentence each: whom it went to, and what is odd about it.
    pub fn remarks(&self, round: &Round, catalog: &Catalog) -> Vec<String> {
        let Some(Returned { id, to }) = &self.part else { return Vec::new() };
        let mut remarks = Vec::new();
        match round.hand_outs.get(id) {
            Some(known) => {
                remarks.push(went_out(known));
                let open = self.unanswered(known, round);
                if open > 0 {
                    let words = count(open, "der verteilten Fragen ist", "der verteilten Fragen sind");
                    remarks.push(format!("{words} ohne neue Antwort zurückgekommen."));
                }
                remarks.push(match known.state {
                    HandOutState::Out if self.settles(known, round) => {
                        "Nach dem Einlesen gilt der Teil als erledigt.".to_owned()
                    }
                    HandOutState::Out => "Der Teil bleibt deshalb unterwegs.".to_owned(),
                    state => format!("Dieser Teil gilt schon als {}.", state.label()),
                });
            }
            None => {
                let whom = if to.is_empty() { String::new() } else { format!(" für {to}") };
                remarks.push(format!("Der Teil{whom} steht nicht in der Liste der verteilten Fragen."));
            }
        }
        if let Some(edition) = self.edition.filter(|edition| *edition < catalog.edition) {
            remarks.push(format!(
                "Verteilt wurde er mit Ausgabe {edition} der Fragen, jetzt gilt Ausgabe {}. Antworten auf Fragen, die seither \
                 neu gefasst sind, bekommen einen Hinweis.",
                catalog.edition
            ));
        }
        remarks
    }

    /// An answer that stands there already is none that somebody has given: a table goes out with those that were recorded.
    fn unanswered(&self, known: &HandOut, round: &Round) -> usize {
        let answered = |id: &&QuestionId| {
            let is_new = |answer: &Option<AnswerValue>| answer.is_some() && *answer != round.answer(**id).value();
            self.statements.iter().any(|said| said.question == **id && said.answer.as_ref().is_some_and(is_new))
        };
        known.questions.len() - known.questions.iter().filter(answered).count()
    }

    /// Notes that the part has come back, unless it has come back as it went out, or was given up before.
    pub fn settled(&self, round: &Round) -> Vec<Edit> {
        let Some(part) = &self.part else { return Vec::new() };
        match round.hand_outs.get(&part.id) {
            Some(known) if self.settles(known, round) => settle_hand_out(round, part.id, HandOutState::Done),
            _ => Vec::new(),
        }
    }

    fn settles(&self, known: &HandOut, round: &Round) -> bool {
        known.state == HandOutState::Out && self.unanswered(known, round) < known.questions.len()
    }
}

/// „Ging am 03.12.2026 an Gebäude: 12 Fragen als Excel-Tabelle.“
fn went_out(hand_out: &HandOut) -> String {
    let on = hand_out.on.map_or(String::new(), |day| format!(" am {}", date::short(day)));
    let questions = count(hand_out.questions.len(), "Frage", "Fragen");
    let to = hand_out.recipient().map_or(String::new(), |to| format!(" an {to}"));
    format!("Ging{on}{to}: {questions} als {}.", hand_out.form.label())
}
