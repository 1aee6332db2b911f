//! Questions that were handed out to somebody: which, to whom, since when, and whether they are back.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Assessment, Edit, HandOutEdit, Id, Round};
use crate::catalog::{Catalog, Contact, QuestionId};

/// In which form questions go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HandOutForm {
    /// A workbook with drop-downs.
    #[default]
    Xlsx,
    /// A document with boxes to tick.
    Docx,
    /// A part file, for this program.
    Wiba,
}

impl HandOutForm {
    /// All, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Docx, Self::Wiba];

    /// The German words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel-Tabelle",
            Self::Docx => "Word-Dokument",
            Self::Wiba => "WiBA-Datei",
        }
    }

    /// The ending of its file, and its key for programs.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Wiba => "wiba",
        }
    }
}

/// How it stands with a hand-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum HandOutState {
    /// Somebody still has it.
    #[default]
    Out,
    /// The answers are here.
    Done,
    /// Nobody waits for it any more.
    TakenBack,
}

impl HandOutState {
    /// The German word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Out => "unterwegs",
            Self::Done => "erledigt",
            Self::TakenBack => "zurückgenommen",
        }
    }

    /// For programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Done => "done",
            Self::TakenBack => "taken_back",
        }
    }
}

/// Questions in somebody's hands. Its id is that of the part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandOut {
    /// To whom; may be empty.
    pub to: String,
    /// Which.
    pub questions: BTreeSet<QuestionId>,
    /// Since when.
    pub on: Option<Date>,
    /// As what.
    pub form: HandOutForm,
    /// Until when the answers are expected.
    pub due: Option<Date>,
    /// Whether it is back.
    pub state: HandOutState,
}

impl HandOut {
    /// To whom, in words.
    pub fn name(&self) -> &str {
        match self.to.trim() {
            "" => "ohne Namen",
            to => to,
        }
    }

    /// Whether the answers were expected before this day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == HandOutState::Out && self.due.is_some_and(|due| due < today)
    }
}

/// Notes that questions have gone out.
pub fn hand_out(id: Id, what: &HandOut) -> Vec<Edit> {
    let HandOut { to, questions, on, form, due, state } = what.clone();
    [
        HandOutEdit::Listed(true),
        HandOutEdit::To(to),
        HandOutEdit::Questions(questions),
        HandOutEdit::On(on),
        HandOutEdit::Form(form),
        HandOutEdit::Due(due),
        HandOutEdit::State(state),
    ]
    .map(|edit| Edit::HandOut(id, edit))
    .into()
}

/// All hand-outs of a round, the oldest first.
pub fn hand_outs_in_order(round: &Round) -> Vec<(Id, &HandOut)> {
    let mut all: Vec<_> = round.hand_outs.iter().map(|(id, what)| (*id, what)).collect();
    all.sort_by_key(|(id, what)| (what.on, *id));
    all
}

/// The questions that are put to somebody by what they are in charge of.
pub fn asked_of(catalog: &Catalog, contact: Contact) -> impl Iterator<Item = QuestionId> {
    catalog.questions().filter(move |question| question.contacts.contains(&contact)).map(|question| question.id)
}

/// The questions „in Klärung“ for which a person or office is named.
pub fn to_ask(assessment: &Assessment, catalog: &Catalog, who: &str) -> impl Iterator<Item = QuestionId> {
    let named = move |question: &QuestionId| {
        let answer = assessment.round.answer(*question);
        answer.in_clarification && assessment.kommune.answers_for(who, &answer.ask)
    };
    catalog.questions().map(|question| question.id).filter(named)
}

/// Notes how it stands with a hand-out; nothing if it is not known.
pub fn settle_hand_out(round: &Round, id: Id, state: HandOutState) -> Vec<Edit> {
    match round.hand_outs.get(&id) {
        Some(known) if known.state != state => vec![Edit::HandOut(id, HandOutEdit::State(state))],
        _ => Vec::new(),
    }
}
