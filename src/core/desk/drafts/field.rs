//! The text fields of the file: what stands in them, and which change a new text is.

use super::forms::{ags, email, euros, number};
use crate::assessment::{
    AnswerValue, Assessment, Edit, EvidenceEdit, Id, KommuneEdit, MeasureEdit, ParticipantEdit, PersonDays, PersonEdit,
    QuestionEdit, Round, Step, StepEdit, Target, decide, rename_office, rename_person,
};
use crate::catalog::QuestionId;
use crate::wording::date;

/// A text field and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as what they hold; the question is one that the measure closes")]
pub enum Field {
    Note(QuestionId),
    Justification(QuestionId),
    Ask(QuestionId),
    AskUntil(QuestionId),
    EvidenceTitle(QuestionId, Id),
    EvidencePlace(QuestionId, Id),
    EvidenceDate(QuestionId, Id),
    EvidenceValidUntil(QuestionId, Id),
    Owner(Target),
    Due(Target),
    MeasureTitle(Target),
    Description(Target),
    StatusNote(Target),
    CostOnce(Target),
    CostYearly(Target),
    PersonDays(Target),
    StepText(Target, Id),
    PersonName(Id),
    PersonOffice(Id),
    PersonEmail(Id),
    PersonTelephone(Id),
    Name,
    Ags,
    Inhabitants,
    Leitung,
    Isb,
    Email,
    Confidentiality,
    Scope,
    Participant(Id),
    ParticipantDate(Id),
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A step and the measure that has it.
fn step(round: &Round, target: Target, id: Id) -> Option<(Id, &Step)> {
    let (measure, found) = round.measure_of(target)?;
    found.steps.iter().find(|step| step.id == id).map(|step| (measure, step))
}

impl Field {
    /// What the file holds.
    pub fn stored(self, assessment: &Assessment) -> String {
        let round = &assessment.round;
        let kommune = &assessment.kommune;
        let measure = |target| round.measure_of(target).map(|(_, measure)| measure);
        let person = |id| kommune.people.get(&id);
        let evidence = |question, id| round.evidence(question, id);
        match self {
            Self::Note(id) => round.answer(id).note.clone(),
            Self::Justification(id) => round.answer(id).justification.clone(),
            Self::Ask(id) => round.answer(id).ask.clone(),
            Self::AskUntil(id) => optional(round.answer(id).ask_until.map(date::short)),
            Self::EvidenceTitle(id, item) => evidence(id, item).map(|found| found.title.clone()).unwrap_or_default(),
            Self::EvidencePlace(id, item) => evidence(id, item).map(|found| found.place.clone()).unwrap_or_default(),
            Self::EvidenceDate(id, item) => optional(evidence(id, item).and_then(|found| found.date).map(date::short)),
            Self::EvidenceValidUntil(id, item) => {
                optional(evidence(id, item).and_then(|found| found.valid_until).map(date::short))
            }
            Self::Owner(id) => measure(id).map(|measure| measure.owner.clone()).unwrap_or_default(),
            Self::Due(id) => optional(measure(id).and_then(|measure| measure.due).map(date::short)),
            Self::MeasureTitle(id) => measure(id).map(|measure| measure.title.clone()).unwrap_or_default(),
            Self::Description(id) => measure(id).map(|measure| measure.description.clone()).unwrap_or_default(),
            Self::StatusNote(id) => measure(id).map(|measure| measure.status_note.clone()).unwrap_or_default(),
            Self::CostOnce(id) => optional(measure(id).and_then(|measure| measure.cost_once)),
            Self::CostYearly(id) => optional(measure(id).and_then(|measure| measure.cost_yearly)),
            Self::PersonDays(id) => optional(measure(id).and_then(|measure| measure.person_days)),
            Self::StepText(target, id) => {
                step(round, target, id).map(|(_, step)| step.text.clone()).unwrap_or_default()
            }
            Self::PersonName(id) => person(id).map(|person| person.name.clone()).unwrap_or_default(),
            Self::PersonOffice(id) => person(id).map(|person| person.office.clone()).unwrap_or_default(),
            Self::PersonEmail(id) => person(id).map(|person| person.email.clone()).unwrap_or_default(),
            Self::PersonTelephone(id) => person(id).map(|person| person.telephone.clone()).unwrap_or_default(),
            Self::Name => kommune.name.clone(),
            Self::Ags => kommune.ags.clone(),
            Self::Inhabitants => optional(kommune.inhabitants),
            Self::Leitung => kommune.leitung.clone(),
            Self::Isb => kommune.isb.clone(),
            Self::Email => kommune.isb_email.clone(),
            Self::Confidentiality => kommune.confidentiality.clone(),
            Self::Scope => kommune.scope.clone(),
            Self::Participant(id) => round.participants.get(&id).map(|who| who.name.clone()).unwrap_or_default(),
            Self::ParticipantDate(id) => {
                optional(round.participants.get(&id).and_then(|who| who.date).map(date::short))
            }
        }
    }

    /// Whether any text fits, so that it may reach the file while somebody is still typing it.
    pub fn is_free_text(self) -> bool {
        !matches!(
            self,
            Self::AskUntil(_)
                | Self::EvidenceDate(..)
                | Self::EvidenceValidUntil(..)
                | Self::Due(_)
                | Self::CostOnce(_)
                | Self::CostYearly(_)
                | Self::PersonDays(_)
                | Self::PersonName(_)
                | Self::PersonOffice(_)
                | Self::PersonEmail(_)
                | Self::Name
                | Self::Ags
                | Self::Inhabitants
                | Self::Email
                | Self::ParticipantDate(_)
        )
    }

    /// Its name, for „nicht gespeichert: Frist“.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note(_) => "Notiz",
            Self::Justification(_) => "Begründung",
            Self::Ask(_) => "Wen fragen",
            Self::AskUntil(_) => "Klärung bis",
            Self::EvidenceTitle(..) => "Nachweis",
            Self::EvidencePlace(..) => "Fundort",
            Self::EvidenceDate(..) => "Datum des Nachweises",
            Self::EvidenceValidUntil(..) => "Nachweis gültig bis",
            Self::Owner(_) => "Verantwortlich",
            Self::Due(_) => "Frist",
            Self::MeasureTitle(_) => "Titel",
            Self::Description(_) => "Beschreibung",
            Self::StatusNote(_) => "Zum Status",
            Self::CostOnce(_) => "einmalige Kosten",
            Self::CostYearly(_) => "jährliche Kosten",
            Self::PersonDays(_) => "Personentage",
            Self::StepText(..) => "Schritt",
            Self::PersonName(_) => "Name",
            Self::PersonOffice(_) => "Amt",
            Self::PersonEmail(_) => "E-Mail",
            Self::PersonTelephone(_) => "Telefon",
            Self::Name => "Name",
            Self::Ags => "AGS",
            Self::Inhabitants => "Einwohnerzahl",
            Self::Leitung => "Leitung",
            Self::Isb => "ISB",
            Self::Email => "E-Mail",
            Self::Confidentiality => "Vertraulichkeit",
            Self::Scope => "Geltungsbereich",
            Self::Participant(_) => "Beteiligte",
            Self::ParticipantDate(_) => "Datum der Beteiligung",
        }
    }

    /// The text without blanks at its ends, as it is kept once the field is left. Lines may begin with blanks.
    pub fn trimmed(self, text: &str) -> String {
        match self {
            Self::Note(_) | Self::Justification(_) | Self::Description(_) | Self::StatusNote(_) | Self::Scope => {
                text.trim_end()
            }
            _ => text.trim(),
        }
        .to_owned()
    }

    /// The edits that put `text` into the file as it stands; a measure that is not planned yet is planned with it.
    ///
    /// # Errors
    /// What is wrong with the text, in German.
    pub fn edits(self, text: &str, assessment: &Assessment) -> Result<Vec<Edit>, &'static str> {
        match self.understood(text, assessment) {
            // Nobody could correct it: there is no such field any more.
            Err(_) if !self.is_there(assessment) => Ok(Vec::new()),
            other => other,
        }
    }

    /// Whether what the field belongs to is still there, as far as its text can be wrong.
    fn is_there(self, assessment: &Assessment) -> bool {
        let round = &assessment.round;
        match self {
            Self::AskUntil(id) => round.answer(id).in_clarification,
            Self::EvidenceDate(question, id) | Self::EvidenceValidUntil(question, id) => {
                round.evidence(question, id).is_some()
            }
            Self::Due(of) | Self::CostOnce(of) | Self::CostYearly(of) | Self::PersonDays(of) => match of {
                Target::Question(question) => round.value(question) == Some(AnswerValue::No),
                Target::Own(id) => round.measures.contains_key(&id),
            },
            Self::PersonEmail(id) => assessment.kommune.people.contains_key(&id),
            Self::ParticipantDate(id) => round.participants.contains_key(&id),
            _ => true,
        }
    }

    fn understood(self, text: &str, assessment: &Assessment) -> Result<Vec<Edit>, &'static str> {
        let day = || match text.trim() {
            "" => Ok(None),
            text => date::parse(text).map(Some).ok_or("Bitte ein Datum wie 31.03.2027 angeben"),
        };
        let owned = || text.to_owned();
        let measure = |id, edit: MeasureEdit| {
            let edits = decide(assessment, id, [edit]);
            // An empty field plans nothing.
            if edits.len() > 1 && text.trim().is_empty() { Vec::new() } else { edits }
        };
        // A Nachweis may have been removed while somebody typed.
        let evidence = |question, id, edit: EvidenceEdit| match assessment.round.evidence(question, id) {
            Some(_) => vec![Edit::Evidence(question, id, edit)],
            None => Vec::new(),
        };
        let kommune = |edit| vec![Edit::Kommune(edit)];
        let person = |id, edit| match assessment.kommune.people.contains_key(&id) {
            true => vec![Edit::Person(id, edit)],
            false => Vec::new(),
        };
        // It may be settled while somebody types.
        let clarification = |id, edit| match assessment.round.answer(id).in_clarification {
            true => vec![Edit::Question(id, edit)],
            false => Vec::new(),
        };
        // So may somebody who took part.
        let participant = |id, edit: ParticipantEdit| match assessment.round.participants.get(&id) {
            Some(_) => vec![Edit::Participant(id, edit)],
            None => Vec::new(),
        };
        Ok(match self {
            Self::Note(id) => vec![Edit::Question(id, QuestionEdit::Note(owned()))],
            Self::Justification(id) => vec![Edit::Question(id, QuestionEdit::Justification(owned()))],
            Self::Ask(id) => clarification(id, QuestionEdit::Ask(owned())),
            Self::AskUntil(id) => clarification(id, QuestionEdit::AskUntil(day()?)),
            Self::EvidenceTitle(question, id) => evidence(question, id, EvidenceEdit::Title(owned())),
            Self::EvidencePlace(question, id) => evidence(question, id, EvidenceEdit::Place(owned())),
            Self::EvidenceDate(question, id) => evidence(question, id, EvidenceEdit::Date(day()?)),
            Self::EvidenceValidUntil(question, id) => evidence(question, id, EvidenceEdit::ValidUntil(day()?)),
            Self::Owner(id) => measure(id, MeasureEdit::Owner(owned())),
            Self::Due(id) => measure(id, MeasureEdit::Due(day()?)),
            Self::MeasureTitle(id) => measure(id, MeasureEdit::Title(owned())),
            Self::Description(id) => measure(id, MeasureEdit::Description(owned())),
            Self::StatusNote(id) => measure(id, MeasureEdit::StatusNote(owned())),
            Self::CostOnce(id) => measure(id, MeasureEdit::CostOnce(euros(text)?)),
            Self::CostYearly(id) => measure(id, MeasureEdit::CostYearly(euros(text)?)),
            Self::PersonDays(id) => {
                let days = match text.trim() {
                    "" => None,
                    text => Some(text.parse::<PersonDays>().map_err(|()| "Bitte eine Zahl wie 2 oder 2,5 angeben")?),
                };
                measure(id, MeasureEdit::PersonDays(days))
            }
            Self::StepText(target, id) => match step(&assessment.round, target, id) {
                Some((measure, _)) => vec![Edit::Step(measure, id, StepEdit::Text(owned()))],
                None => Vec::new(),
            },
            Self::PersonName(id) => rename_person(assessment, id, text),
            Self::PersonOffice(id) => rename_office(assessment, id, text),
            Self::PersonEmail(id) => {
                email(text.trim())?;
                person(id, PersonEdit::Email(text.trim().to_owned()))
            }
            Self::PersonTelephone(id) => person(id, PersonEdit::Telephone(owned())),
            Self::Name => match text.trim() {
                "" => return Err("Bitte den Namen der Kommune angeben"),
                name => kommune(KommuneEdit::Name(name.to_owned())),
            },
            Self::Ags => {
                let text = text.trim();
                let land = ags(text)?.map(|land| Edit::Kommune(KommuneEdit::Land(land.to_owned())));
                [Edit::Kommune(KommuneEdit::Ags(text.to_owned()))].into_iter().chain(land).collect()
            }
            Self::Inhabitants => kommune(KommuneEdit::Inhabitants(number(text)?)),
            Self::Leitung => kommune(KommuneEdit::Leitung(owned())),
            Self::Isb => kommune(KommuneEdit::Isb(owned())),
            Self::Email => {
                email(text.trim())?;
                kommune(KommuneEdit::IsbEmail(text.trim().to_owned()))
            }
            Self::Confidentiality => kommune(KommuneEdit::Confidentiality(owned())),
            Self::Scope => kommune(KommuneEdit::Scope(owned())),
            Self::Participant(id) => participant(id, ParticipantEdit::Name(owned())),
            Self::ParticipantDate(id) => participant(id, ParticipantEdit::Date(day()?)),
        })
    }
}
