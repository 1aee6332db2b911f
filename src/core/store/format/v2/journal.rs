//! The Verlauf: what each entry has set, field by field.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::super::syntax::FormatFault;
use super::hand_out::{Form, State};
use super::measure::{About, Status};
use super::people::Presence;
use super::pictures::{Pictures, keep, picture};
use super::round::Value;
use crate::assessment::{
    self, Edit, EvidenceEdit, Given, HandOutEdit, Id, KommuneEdit, MeasureEdit, Occasion, ParticipantEdit, PersonDays,
    PersonEdit, QuestionEdit, StepEdit,
};
use crate::catalog::QuestionId;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: Id,
    at: DateTime,
    by: String,
    round: Id,
    /// Old and new, each of the same field.
    changes: Vec<(Field, Field)>,
    /// The names of the two files that were merged by it; or, in words that the first versions of this format show as
    /// such names, that an earlier state was restored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merged: Option<(String, String)>,
}

/// What stands in the place of the two names where an earlier state was restored.
const THIS_FILE: &str = "diese Datei";
const STATE: &str = "Stand vom ";

fn names(occasion: &Occasion) -> (String, String) {
    match occasion {
        Occasion::Merged(mine, other) => (mine.clone(), other.clone()),
        Occasion::Restored(then) => (THIS_FILE.to_owned(), format!("{STATE}{then}")),
    }
}

fn occasion((mine, other): (String, String)) -> Occasion {
    let then = other.strip_prefix(STATE).filter(|_| mine == THIS_FILE).and_then(|then| then.parse().ok());
    then.map_or(Occasion::Merged(mine, other), Occasion::Restored)
}

/// What an edit sets.
#[derive(Serialize, Deserialize)]
pub(super) enum Field {
    Answer(QuestionId, Option<(Value, u32)>),
    Met(QuestionId, String),
    Note(QuestionId, String),
    Justification(QuestionId, String),
    Planned(QuestionId, Option<Id>),
    InClarification(QuestionId, bool),
    Ask(QuestionId, String),
    AskUntil(QuestionId, Option<Date>),
    EvidenceListed(QuestionId, Id, Option<usize>),
    EvidenceTitle(QuestionId, Id, String),
    EvidencePlace(QuestionId, Id, String),
    EvidenceDate(QuestionId, Id, Option<Date>),
    EvidenceValidUntil(QuestionId, Id, Option<Date>),
    MeasureNumber(Id, Option<u32>),
    MeasureTitle(Id, String),
    MeasureDescription(Id, String),
    MeasureOwner(Id, String),
    MeasureDue(Id, Option<Date>),
    MeasureStatus(Id, Status),
    MeasureStatusNote(Id, String),
    MeasureCostOnce(Id, Option<u32>),
    MeasureCostYearly(Id, Option<u32>),
    MeasurePersonTenths(Id, Option<u32>),
    MeasureAbout(Id, Option<About>),
    /// Of a measure, a step.
    StepListed(Id, Id, Option<usize>),
    StepText(Id, Id, String),
    StepDone(Id, Id, bool),
    Name(String),
    Ags(String),
    Land(String),
    Inhabitants(Option<u32>),
    Leitung(String),
    Isb(String),
    IsbEmail(String),
    Confidentiality(String),
    /// The digest of a picture.
    Logo(Option<String>),
    Scope(String),
    PersonListed(Id, bool),
    PersonName(Id, String),
    PersonOffice(Id, String),
    PersonEmail(Id, String),
    PersonTelephone(Id, String),
    PersonPresence(Id, Presence),
    ParticipantListed(Id, bool),
    ParticipantName(Id, String),
    ParticipantDate(Id, Option<Date>),
    HandOutListed(Id, bool),
    HandOutTo(Id, String),
    HandOutQuestions(Id, BTreeSet<QuestionId>),
    HandOutOn(Id, Option<Date>),
    HandOutForm(Id, Form),
    HandOutDue(Id, Option<Date>),
    HandOutState(Id, State),
}

impl Entry {
    pub(super) fn of(entry: &assessment::Entry, pictures: &mut Pictures) -> Self {
        let mut pair =
            |change: &assessment::Change| (Field::of(&change.old, pictures), Field::of(&change.new, pictures));
        Self {
            id: entry.id,
            at: entry.at,
            by: entry.by.clone(),
            round: entry.round,
            changes: entry.changes.iter().map(&mut pair).collect(),
            merged: entry.occasion.as_ref().map(names),
        }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<assessment::Entry, FormatFault> {
        let Self { id, at, by, round, changes, merged } = self;
        let changes = changes
            .into_iter()
            .map(|(old, new)| {
                let (old, new) = (old.read(pictures)?, new.read(pictures)?);
                if old.field() != new.field() {
                    return Err(FormatFault(format!("im Eintrag {id} gehören alt und neu nicht zusammen")));
                }
                Ok(assessment::Change { old, new })
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(assessment::Entry { id, at, by, round, changes, occasion: merged.map(occasion) })
    }
}

impl Field {
    pub(super) fn of(edit: &Edit, pictures: &mut Pictures) -> Self {
        match edit.clone() {
            Edit::Question(id, edit) => match edit {
                QuestionEdit::Answer(given) => Self::Answer(id, given.map(|given| (given.value.into(), given.edition))),
                QuestionEdit::Met(letters) => Self::Met(id, letters.into_iter().collect()),
                QuestionEdit::Note(text) => Self::Note(id, text),
                QuestionEdit::Justification(text) => Self::Justification(id, text),
                QuestionEdit::Measure(measure) => Self::Planned(id, measure),
                QuestionEdit::InClarification(asked) => Self::InClarification(id, asked),
                QuestionEdit::Ask(text) => Self::Ask(id, text),
                QuestionEdit::AskUntil(date) => Self::AskUntil(id, date),
            },
            Edit::Evidence(question, id, edit) => match edit {
                EvidenceEdit::Listed(place) => Self::EvidenceListed(question, id, place),
                EvidenceEdit::Title(text) => Self::EvidenceTitle(question, id, text),
                EvidenceEdit::Place(text) => Self::EvidencePlace(question, id, text),
                EvidenceEdit::Date(date) => Self::EvidenceDate(question, id, date),
                EvidenceEdit::ValidUntil(date) => Self::EvidenceValidUntil(question, id, date),
            },
            Edit::Measure(id, edit) => match edit {
                MeasureEdit::Number(number) => Self::MeasureNumber(id, number),
                MeasureEdit::Title(text) => Self::MeasureTitle(id, text),
                MeasureEdit::Description(text) => Self::MeasureDescription(id, text),
                MeasureEdit::Owner(text) => Self::MeasureOwner(id, text),
                MeasureEdit::Due(date) => Self::MeasureDue(id, date),
                MeasureEdit::Status(status) => Self::MeasureStatus(id, status.into()),
                MeasureEdit::StatusNote(text) => Self::MeasureStatusNote(id, text),
                MeasureEdit::CostOnce(amount) => Self::MeasureCostOnce(id, amount),
                MeasureEdit::CostYearly(amount) => Self::MeasureCostYearly(id, amount),
                MeasureEdit::PersonDays(days) => Self::MeasurePersonTenths(id, days.map(|days| days.tenths)),
                MeasureEdit::About(about) => Self::MeasureAbout(id, about.map(About::from)),
            },
            Edit::Step(measure, id, edit) => match edit {
                StepEdit::Listed(place) => Self::StepListed(measure, id, place),
                StepEdit::Text(text) => Self::StepText(measure, id, text),
                StepEdit::Done(done) => Self::StepDone(measure, id, done),
            },
            Edit::Kommune(edit) => match edit {
                KommuneEdit::Name(text) => Self::Name(text),
                KommuneEdit::Ags(text) => Self::Ags(text),
                KommuneEdit::Land(text) => Self::Land(text),
                KommuneEdit::Inhabitants(count) => Self::Inhabitants(count),
                KommuneEdit::Leitung(text) => Self::Leitung(text),
                KommuneEdit::Isb(text) => Self::Isb(text),
                KommuneEdit::IsbEmail(text) => Self::IsbEmail(text),
                KommuneEdit::Confidentiality(text) => Self::Confidentiality(text),
                KommuneEdit::Logo(logo) => Self::Logo(keep(logo.as_ref(), pictures)),
                KommuneEdit::Scope(text) => Self::Scope(text),
            },
            Edit::Person(id, edit) => match edit {
                PersonEdit::Listed(listed) => Self::PersonListed(id, listed),
                PersonEdit::Name(text) => Self::PersonName(id, text),
                PersonEdit::Office(text) => Self::PersonOffice(id, text),
                PersonEdit::Email(text) => Self::PersonEmail(id, text),
                PersonEdit::Telephone(text) => Self::PersonTelephone(id, text),
                PersonEdit::Presence(presence) => Self::PersonPresence(id, presence.into()),
            },
            Edit::Participant(id, edit) => match edit {
                ParticipantEdit::Listed(listed) => Self::ParticipantListed(id, listed),
                ParticipantEdit::Name(text) => Self::ParticipantName(id, text),
                ParticipantEdit::Date(date) => Self::ParticipantDate(id, date),
            },
            Edit::HandOut(id, edit) => match edit {
                HandOutEdit::Listed(listed) => Self::HandOutListed(id, listed),
                HandOutEdit::To(text) => Self::HandOutTo(id, text),
                HandOutEdit::Questions(questions) => Self::HandOutQuestions(id, questions),
                HandOutEdit::On(date) => Self::HandOutOn(id, date),
                HandOutEdit::Form(form) => Self::HandOutForm(id, form.into()),
                HandOutEdit::Due(date) => Self::HandOutDue(id, date),
                HandOutEdit::State(state) => Self::HandOutState(id, state.into()),
            },
        }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<Edit, FormatFault> {
        let question = Edit::Question;
        let measure = Edit::Measure;
        let person = Edit::Person;
        let participant = Edit::Participant;
        let hand_out = Edit::HandOut;
        Ok(match self {
            Self::Answer(id, given) => {
                let given = given.map(|(value, edition)| Given { value: value.into(), edition });
                question(id, QuestionEdit::Answer(given))
            }
            Self::Met(id, letters) => question(id, QuestionEdit::Met(letters.chars().collect())),
            Self::Note(id, text) => question(id, QuestionEdit::Note(text)),
            Self::Justification(id, text) => question(id, QuestionEdit::Justification(text)),
            Self::Planned(id, measure) => question(id, QuestionEdit::Measure(measure)),
            Self::InClarification(id, asked) => question(id, QuestionEdit::InClarification(asked)),
            Self::Ask(id, text) => question(id, QuestionEdit::Ask(text)),
            Self::AskUntil(id, date) => question(id, QuestionEdit::AskUntil(date)),
            Self::EvidenceListed(of, id, place) => Edit::Evidence(of, id, EvidenceEdit::Listed(place)),
            Self::EvidenceTitle(of, id, text) => Edit::Evidence(of, id, EvidenceEdit::Title(text)),
            Self::EvidencePlace(of, id, text) => Edit::Evidence(of, id, EvidenceEdit::Place(text)),
            Self::EvidenceDate(of, id, date) => Edit::Evidence(of, id, EvidenceEdit::Date(date)),
            Self::EvidenceValidUntil(of, id, date) => Edit::Evidence(of, id, EvidenceEdit::ValidUntil(date)),
            Self::MeasureNumber(id, number) => measure(id, MeasureEdit::Number(number)),
            Self::MeasureTitle(id, text) => measure(id, MeasureEdit::Title(text)),
            Self::MeasureDescription(id, text) => measure(id, MeasureEdit::Description(text)),
            Self::MeasureOwner(id, text) => measure(id, MeasureEdit::Owner(text)),
            Self::MeasureDue(id, date) => measure(id, MeasureEdit::Due(date)),
            Self::MeasureStatus(id, status) => measure(id, MeasureEdit::Status(status.into())),
            Self::MeasureStatusNote(id, text) => measure(id, MeasureEdit::StatusNote(text)),
            Self::MeasureCostOnce(id, amount) => measure(id, MeasureEdit::CostOnce(amount)),
            Self::MeasureCostYearly(id, amount) => measure(id, MeasureEdit::CostYearly(amount)),
            Self::MeasurePersonTenths(id, tenths) => {
                measure(id, MeasureEdit::PersonDays(tenths.map(|tenths| PersonDays { tenths })))
            }
            Self::MeasureAbout(id, about) => measure(id, MeasureEdit::About(about.map(Into::into))),
            Self::StepListed(of, id, place) => Edit::Step(of, id, StepEdit::Listed(place)),
            Self::StepText(of, id, text) => Edit::Step(of, id, StepEdit::Text(text)),
            Self::StepDone(of, id, done) => Edit::Step(of, id, StepEdit::Done(done)),
            Self::Name(text) => Edit::Kommune(KommuneEdit::Name(text)),
            Self::Ags(text) => Edit::Kommune(KommuneEdit::Ags(text)),
            Self::Land(text) => Edit::Kommune(KommuneEdit::Land(text)),
            Self::Inhabitants(count) => Edit::Kommune(KommuneEdit::Inhabitants(count)),
            Self::Leitung(text) => Edit::Kommune(KommuneEdit::Leitung(text)),
            Self::Isb(text) => Edit::Kommune(KommuneEdit::Isb(text)),
            Self::IsbEmail(text) => Edit::Kommune(KommuneEdit::IsbEmail(text)),
            Self::Confidentiality(text) => Edit::Kommune(KommuneEdit::Confidentiality(text)),
            Self::Logo(digest) => Edit::Kommune(KommuneEdit::Logo(picture(digest, pictures)?)),
            Self::Scope(text) => Edit::Kommune(KommuneEdit::Scope(text)),
            Self::PersonListed(id, listed) => person(id, PersonEdit::Listed(listed)),
            Self::PersonName(id, text) => person(id, PersonEdit::Name(text)),
            Self::PersonOffice(id, text) => person(id, PersonEdit::Office(text)),
            Self::PersonEmail(id, text) => person(id, PersonEdit::Email(text)),
            Self::PersonTelephone(id, text) => person(id, PersonEdit::Telephone(text)),
            Self::PersonPresence(id, presence) => person(id, PersonEdit::Presence(presence.into())),
            Self::ParticipantListed(id, listed) => participant(id, ParticipantEdit::Listed(listed)),
            Self::ParticipantName(id, text) => participant(id, ParticipantEdit::Name(text)),
            Self::ParticipantDate(id, date) => participant(id, ParticipantEdit::Date(date)),
            Self::HandOutListed(id, listed) => hand_out(id, HandOutEdit::Listed(listed)),
            Self::HandOutTo(id, text) => hand_out(id, HandOutEdit::To(text)),
            Self::HandOutQuestions(id, questions) => hand_out(id, HandOutEdit::Questions(questions)),
            Self::HandOutOn(id, date) => hand_out(id, HandOutEdit::On(date)),
            Self::HandOutForm(id, form) => hand_out(id, HandOutEdit::Form(form.into())),
            Self::HandOutDue(id, date) => hand_out(id, HandOutEdit::Due(date)),
            Self::HandOutState(id, state) => hand_out(id, HandOutEdit::State(state.into())),
        })
    }
}
