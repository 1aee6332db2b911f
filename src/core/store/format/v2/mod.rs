//! Format 2. Its types are the disk's and not the domain's: a field may be renamed there without a file noticing.
//!
//! The text is put together by hand where it pays: each entry of the journal is one line, written once and hashed as it
//! is written.

mod digest;
mod hand_out;
mod journal;
mod kommune;
mod measure;
mod people;
mod pictures;
mod round;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::digest::digest;
use self::hand_out::Part;
use self::journal::Entry;
use self::kommune::Kommune;
pub(super) use self::measure::Status;
use self::pictures::Pictures;
use self::round::Round;
pub(super) use self::round::Value;
use super::damage::Damage;
use super::maps::unique;
use super::syntax::{FormatFault, VERSION, one_line, options, pretty};
use crate::assessment::{Assessment, Id, Journal};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "version")]
    _version: String,
    id: Id,
    #[serde(default)]
    part: Option<Part>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Part>,
    kommune: Kommune,
    round: Round,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier_rounds: Vec<Round>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pictures: Pictures,
}

/// The text of a file.
///
/// # Errors
/// Those of the RON writer.
pub(super) fn to_text(assessment: &Assessment) -> ron::Result<String> {
    let Assessment { id, part, kommune, earlier_rounds, round, journal } = assessment;
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
        part: part.clone().map(Part::of),
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
    text.push_str(&digest(&lines));
    text.push_str("\",\n)\n");
    Ok(text)
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
        Some(digest(&lines) == *said)
    }

    /// Takes out what contradicts itself.
    pub(super) fn mend(&mut self) -> Vec<Damage> {
        let mut damages = Vec::new();
        let mut seen = BTreeSet::new();
        self.journal.retain(|entry| {
            let new = seen.insert(entry.id);
            if !new {
                let text = format!("Im Verlauf steht der Eintrag {} doppelt; der zweite ist weggelassen", entry.id);
                damages.push(Damage::new("journal_doubled", entry.id, text));
            }
            new
        });
        for round in self.earlier_rounds.iter_mut().chain([&mut self.round]) {
            damages.extend(round.mend());
        }
        damages
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
            part: self.part.map(Part::read),
            kommune: self.kommune.read(pictures)?,
            earlier_rounds: self.earlier_rounds.into_iter().map(Round::read).collect::<Result<_, _>>()?,
            round: self.round.read()?,
            journal: Journal::new(entries),
        })
    }
}
