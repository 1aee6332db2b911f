//! Format 2. Its types are the disk's and not the domain's: a field may be renamed there without a file noticing.
//!
//! The text is put together by hand where it pays: each entry of the journal is one line, written once and hashed as it
//! is written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::maps::unique;
use super::syntax::{FormatFault, VERSION, one_line, options, pretty};
use crate::assessment::{
    self, AnswerValue, Assessment, Edit, EvidenceEdit, Given, Id, Journal, KommuneEdit, MeasureEdit, MeasureStatus,
    PersonDays, QuestionEdit,
};
use crate::catalog::QuestionId;

/// Pictures by their digest: the file keeps each once, however often the journal names it.
type Pictures = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "version")]
    _version: String,
    id: Id,
    kommune: Kommune,
    round: Round,
    #[serde(default)]
    earlier_rounds: Vec<Round>,
    #[serde(default, deserialize_with = "unique")]
    pictures: Pictures,
    #[serde(default)]
    journal: Vec<Entry>,
    #[serde(default)]
    checksum: Option<String>,
}

/// All but the journal, whose lines follow it.
#[derive(Serialize)]
struct Head {
    format: u32,
    version: &'static str,
    id: Id,
    kommune: Kommune,
    round: Round,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier_rounds: Vec<Round>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pictures: Pictures,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Kommune {
    name: String,
    ags: String,
    land: String,
    inhabitants: Option<u32>,
    leitung: String,
    isb: String,
    isb_email: String,
    confidentiality: String,
    invented: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

impl Default for Kommune {
    fn default() -> Self {
        Self::of(&assessment::Kommune::default(), &mut Pictures::new())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Round {
    id: Id,
    name: String,
    started: Date,
    catalog: String,
    #[serde(default, deserialize_with = "unique")]
    answers: BTreeMap<QuestionId, Answer>,
    #[serde(default, deserialize_with = "unique")]
    measures: BTreeMap<Id, Measure>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// Of the catalogue under which the value was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<u32>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    met: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    justification: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    measure: Option<Id>,
}

/// Also of format 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Answer")]
pub(super) enum Value {
    Yes,
    No,
    NotRelevant,
}

impl From<Value> for AnswerValue {
    fn from(value: Value) -> Self {
        match value {
            Value::Yes => Self::Yes,
            Value::No => Self::No,
            Value::NotRelevant => Self::NotRelevant,
        }
    }
}

impl From<AnswerValue> for Value {
    fn from(value: AnswerValue) -> Self {
        match value {
            AnswerValue::Yes => Self::Yes,
            AnswerValue::No => Self::No,
            AnswerValue::NotRelevant => Self::NotRelevant,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    id: Id,
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    number: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    owner: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(default)]
    status: Status,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status_note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost_once: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost_yearly: Option<u32>,
    /// Tenths of a person-day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person_tenths: Option<u32>,
}

/// Also of format 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Status {
    #[default]
    Open,
    InProgress,
    Done,
    Discarded,
}

impl From<Status> for MeasureStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Open => Self::Open,
            Status::InProgress => Self::InProgress,
            Status::Done => Self::Done,
            Status::Discarded => Self::Discarded,
        }
    }
}

impl From<MeasureStatus> for Status {
    fn from(status: MeasureStatus) -> Self {
        match status {
            MeasureStatus::Open => Self::Open,
            MeasureStatus::InProgress => Self::InProgress,
            MeasureStatus::Done => Self::Done,
            MeasureStatus::Discarded => Self::Discarded,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Id,
    at: DateTime,
    by: String,
    round: Id,
    /// Old and new, each of the same field.
    changes: Vec<(Field, Field)>,
}

/// What an edit sets.
#[derive(Serialize, Deserialize)]
enum Field {
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

/// The text of a file.
///
/// # Errors
/// Those of the RON writer.
pub(super) fn to_text(assessment: &Assessment) -> ron::Result<String> {
    let Assessment { id, kommune, earlier_rounds, round, journal } = assessment;
    let mut pictures = Pictures::new();
    let mut lines = String::new();
    for entry in journal.entries() {
        lines.push_str("    ");
        options().to_string_pretty(&Entry::of(entry, &mut pictures), one_line()).map(|line| lines.push_str(&line))?;
        lines.push_str(",\n");
    }
    let kommune = Kommune::of(kommune, &mut pictures);
    let head = Head {
        format: 2,
        version: VERSION,
        id: *id,
        kommune,
        round: Round::of(round),
        earlier_rounds: earlier_rounds.iter().map(Round::of).collect(),
        pictures,
    };
    let mut text = options().to_string_pretty(&head, pretty())?;
    // Up to the bracket that closes the whole.
    text.truncate(text.trim_end().trim_end_matches(')').len());
    text.push_str("  journal: [\n");
    text.push_str(&lines);
    text.push_str("  ],\n  checksum: \"");
    text.push_str(&checksum_of(&lines));
    text.push_str("\",\n)\n");
    Ok(text)
}

/// A digest of the journal's lines as they are written. It shows accidents, not forgery.
fn checksum_of(lines: &str) -> String {
    hex(&Sha256::digest(lines.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().take(16).fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

impl File {
    /// Whether the journal is as it was written; `None` for a file without a checksum.
    pub(super) fn journal_is_whole(&self) -> Option<bool> {
        let said = self.checksum.as_ref()?;
        let mut lines = String::new();
        for entry in &self.journal {
            let line = options().to_string_pretty(entry, one_line()).ok()?;
            lines.push_str("    ");
            lines.push_str(&line);
            lines.push_str(",\n");
        }
        Some(checksum_of(&lines) == *said)
    }

    /// The assessment that it holds.
    pub(super) fn read(self) -> Result<Assessment, FormatFault> {
        let pictures = &self.pictures;
        let mut seen = BTreeSet::new();
        let entries = self
            .journal
            .into_iter()
            .map(|entry| {
                if !seen.insert(entry.id) {
                    return Err(FormatFault(format!("der Eintrag {} steht doppelt im Verlauf", entry.id)));
                }
                entry.read(pictures)
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Assessment {
            id: self.id,
            kommune: self.kommune.read(pictures)?,
            earlier_rounds: self.earlier_rounds.into_iter().map(Round::read).collect::<Result<_, _>>()?,
            round: self.round.read()?,
            journal: Journal::new(entries),
        })
    }
}

fn keep(logo: Option<&assessment::Logo>, pictures: &mut Pictures) -> Option<String> {
    logo.map(|logo| {
        let digest = hex(&Sha256::digest(logo.base64.as_bytes()));
        pictures.entry(digest.clone()).or_insert_with(|| logo.base64.clone());
        digest
    })
}

fn picture(digest: Option<String>, pictures: &Pictures) -> Result<Option<assessment::Logo>, FormatFault> {
    digest
        .map(|digest| match pictures.get(&digest) {
            Some(base64) => Ok(assessment::Logo { base64: base64.clone() }),
            None => Err(FormatFault(format!("das Bild {digest} fehlt"))),
        })
        .transpose()
}

impl Kommune {
    fn of(kommune: &assessment::Kommune, pictures: &mut Pictures) -> Self {
        let assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
        } = kommune.clone();
        let logo = keep(logo.as_ref(), pictures);
        Self { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, invented, logo }
    }

    fn read(self, pictures: &Pictures) -> Result<assessment::Kommune, FormatFault> {
        let Self { name, ags, land, inhabitants, leitung, isb, isb_email, confidentiality, invented, logo } = self;
        let logo = picture(logo, pictures)?;
        Ok(assessment::Kommune {
            name,
            ags,
            land,
            inhabitants,
            leitung,
            isb,
            isb_email,
            confidentiality,
            invented,
            logo,
        })
    }
}

impl Round {
    fn of(round: &assessment::Round) -> Self {
        Self {
            id: round.id,
            name: round.name.clone(),
            started: round.started,
            catalog: round.catalog.clone(),
            answers: round.answers.iter().map(|(id, answer)| (*id, Answer::of(answer))).collect(),
            measures: round.measures.iter().map(|(id, measure)| (*id, Measure::of(measure))).collect(),
        }
    }

    fn read(self) -> Result<assessment::Round, FormatFault> {
        let Self { id, name, started, catalog, answers, measures } = self;
        for (question, answer) in &answers {
            if answer.measure.is_some_and(|measure| !measures.contains_key(&measure)) {
                return Err(FormatFault(format!("die Maßnahme von Frage {question} fehlt")));
            }
            let mut seen = BTreeSet::new();
            if !answer.evidence.iter().all(|item| seen.insert(item.id)) {
                return Err(FormatFault(format!("ein Nachweis von Frage {question} steht doppelt")));
            }
        }
        Ok(assessment::Round {
            id,
            name,
            started,
            catalog,
            answers: answers.into_iter().map(|(id, answer)| (id, answer.read())).collect(),
            measures: measures.into_iter().map(|(id, measure)| (id, measure.read())).collect(),
        })
    }
}

impl Answer {
    fn of(answer: &assessment::Answer) -> Self {
        let evidence = answer.evidence.iter().map(|item| {
            let assessment::Evidence { id, title, place, date } = item.clone();
            Evidence { id, title, place, date }
        });
        Self {
            value: answer.given.map(|given| given.value.into()),
            edition: answer.given.map(|given| given.edition),
            met: answer.met.iter().collect(),
            note: answer.note.clone(),
            justification: answer.justification.clone(),
            evidence: evidence.collect(),
            measure: answer.measure,
        }
    }

    fn read(self) -> assessment::Answer {
        let evidence = self.evidence.into_iter().map(|item| {
            let Evidence { id, title, place, date } = item;
            assessment::Evidence { id, title, place, date }
        });
        assessment::Answer {
            given: self.value.map(|value| Given { value: value.into(), edition: self.edition.unwrap_or(1) }),
            met: self.met.chars().collect(),
            note: self.note,
            justification: self.justification,
            evidence: evidence.collect(),
            measure: self.measure,
        }
    }
}

impl Measure {
    fn of(measure: &assessment::Measure) -> Self {
        let assessment::Measure {
            number,
            title,
            description,
            owner,
            due,
            status,
            status_note,
            cost_once,
            cost_yearly,
            person_days,
        } = measure.clone();
        let person_tenths = person_days.map(|days| days.tenths);
        let status = status.into();
        Self { number, title, description, owner, due, status, status_note, cost_once, cost_yearly, person_tenths }
    }

    fn read(self) -> assessment::Measure {
        let Self { number, title, description, owner, due, status, status_note, cost_once, cost_yearly, person_tenths } =
            self;
        assessment::Measure {
            number,
            title,
            description,
            owner,
            due,
            status: status.into(),
            status_note,
            cost_once,
            cost_yearly,
            person_days: person_tenths.map(|tenths| PersonDays { tenths }),
        }
    }
}

impl Entry {
    fn of(entry: &assessment::Entry, pictures: &mut Pictures) -> Self {
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

    fn read(self, pictures: &Pictures) -> Result<assessment::Entry, FormatFault> {
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
    fn of(edit: &Edit, pictures: &mut Pictures) -> Self {
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

    fn read(self, pictures: &Pictures) -> Result<Edit, FormatFault> {
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
