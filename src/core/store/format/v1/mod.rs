//! Format 1, as versions 0.1 wrote it: measures by number, evidence without ids, edits of whole things. It is read for
//! ever and never written.

use std::collections::BTreeMap;

use serde::Deserialize;

use self::journal::Entry;
use self::kommune::Kommune;
use self::numbers::Numbers;
use self::round::RoundOut;
use super::syntax::FormatFault;
use crate::assessment::{Assessment, Id, Journal, Round};

mod evidence;
mod journal;
mod kommune;
mod measure;
mod numbers;
mod round;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: u32,
    kommune: Kommune,
    round: RoundOut,
    #[serde(default)]
    earlier_rounds: Vec<RoundOut>,
    #[serde(default)]
    journal: Vec<Entry>,
}

impl File {
    /// The assessment that it holds. What it has no ids for gets derived ones, the same on every PC.
    pub(super) fn read(self) -> Result<Assessment, FormatFault> {
        let File { kommune, round, earlier_rounds, journal, .. } = self;
        let first = journal.first().map(Entry::mark).unwrap_or_default();
        let id = Id::derived(&["file", &kommune.name, &round.name, &round.started.to_string(), &first]);
        let numbers = Numbers::of(round.id(), round.measures().chain(journal.iter().rev().flat_map(Entry::measures)));
        let earlier_rounds: Vec<Round> = earlier_rounds
            .into_iter()
            .map(|round| {
                let numbers = Numbers::of(round.id(), round.measures());
                round.read(&numbers)
            })
            .collect::<Result<_, _>>()?;
        let round = round.read(&numbers)?;
        let rounds: BTreeMap<&str, Id> =
            earlier_rounds.iter().chain([&round]).map(|round| (round.name.as_str(), round.id)).collect();
        let entries = journal::read(&journal, &numbers, &rounds, round.id);
        Ok(Assessment {
            id,
            part: None,
            kommune: kommune.read(),
            earlier_rounds,
            round,
            journal: Journal::new(entries),
        })
    }
}
