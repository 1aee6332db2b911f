//! The Verlauf: what each entry has set, field by field.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::super::syntax::FormatFault;
use super::pictures::{Pictures, keep, picture};
use super::round::{Status, Value};
use crate::assessment::{self, Edit, EvidenceEdit, Given, Id, KommuneEdit, MeasureEdit, PersonDays, QuestionEdit};
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
}

/// What an edit sets.
#[derive(Serialize, Deserialize)]
pub(super) enum Field {
    Answer(QuestionId, Option<(Value, u32)>),
    Met(QuestionId, String),
    Note(QuestionId, String),
    Justification(QuestionId, String),
    Planned(QuestionId, Option<Id>),
    EvidenceListed(QuestionId, Id, Option<usize>),
    EvidenceTitle(QuestionId, Id, String),
    EvidencePlace(QuestionId, Id, String),
    EvidenceDate(QuestionId, Id, Option<Date>),
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
        }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<assessment::Entry, FormatFault> {
        let Self { id, at, by, round, changes } = self;
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
        Ok(assessment::Entry { id, at, by, round, changes })
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
            },
            Edit::Evidence(question, id, edit) => match edit {
                EvidenceEdit::Listed(place) => Self::EvidenceListed(question, id, place),
                EvidenceEdit::Title(text) => Self::EvidenceTitle(question, id, text),
                EvidenceEdit::Place(text) => Self::EvidencePlace(question, id, text),
                EvidenceEdit::Date(date) => Self::EvidenceDate(question, id, date),
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
            },
        }
    }

    pub(super) fn read(self, pictures: &Pictures) -> Result<Edit, FormatFault> {
        let question = Edit::Question;
        let measure = Edit::Measure;
        Ok(match self {
            Self::Answer(id, given) => {
                let given = given.map(|(value, edition)| Given { value: value.into(), edition });
                question(id, QuestionEdit::Answer(given))
            }
            Self::Met(id, letters) => question(id, QuestionEdit::Met(letters.chars().collect())),
            Self::Note(id, text) => question(id, QuestionEdit::Note(text)),
            Self::Justification(id, text) => question(id, QuestionEdit::Justification(text)),
            Self::Planned(id, measure) => question(id, QuestionEdit::Measure(measure)),
            Self::EvidenceListed(of, id, place) => Edit::Evidence(of, id, EvidenceEdit::Listed(place)),
            Self::EvidenceTitle(of, id, text) => Edit::Evidence(of, id, EvidenceEdit::Title(text)),
            Self::EvidencePlace(of, id, text) => Edit::Evidence(of, id, EvidenceEdit::Place(text)),
            Self::EvidenceDate(of, id, date) => Edit::Evidence(of, id, EvidenceEdit::Date(date)),
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
            Self::Name(text) => Edit::Kommune(KommuneEdit::Name(text)),
            Self::Ags(text) => Edit::Kommune(KommuneEdit::Ags(text)),
            Self::Land(text) => Edit::Kommune(KommuneEdit::Land(text)),
            Self::Inhabitants(count) => Edit::Kommune(KommuneEdit::Inhabitants(count)),
            Self::Leitung(text) => Edit::Kommune(KommuneEdit::Leitung(text)),
            Self::Isb(text) => Edit::Kommune(KommuneEdit::Isb(text)),
            Self::IsbEmail(text) => Edit::Kommune(KommuneEdit::IsbEmail(text)),
            Self::Confidentiality(text) => Edit::Kommune(KommuneEdit::Confidentiality(text)),
            Self::Logo(digest) => Edit::Kommune(KommuneEdit::Logo(picture(digest, pictures)?)),
        })
    }
}
