//! The index of everything that can be found. It is read anew beside the window whenever the search opens.

use std::sync::Arc;

use eframe::egui::Context;

use crate::app::context::Cx;
use wiba_core::catalog::Catalog;
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::desk::search::{Entry, Index, commands, contents};

/// What is found, and what is being read.
#[derive(Debug, Default)]
pub struct Finder {
    index: Option<Index>,
    job: Option<Job<Index>>,
    /// Of which state of the file the newest is.
    revision: Option<u64>,
    /// How often an index was made: what was found in another one is no longer true.
    pub(super) edition: u64,
}

impl Finder {
    /// Forgets what it has: the search has just opened.
    pub(super) fn renew(&mut self) {
        (self.index, self.job) = (None, None);
    }

    /// Reads what is not read yet. The file may change while the search is open: text being typed gets into it. In a
    /// `meeting` only what is asked is found.
    pub(super) fn follow(
        &mut self,
        ctx: &Context,
        catalog: &Arc<Catalog>,
        cx: Option<&Cx<'_>>,
        entries: &[Entry],
        meeting: bool,
    ) {
        let revision = cx.map(|cx| cx.revision);
        let known = self.index.is_some() || self.job.is_some();
        if known && revision == self.revision {
            return;
        }
        self.revision = revision;
        let mut things = commands(entries);
        let catalog = catalog.clone();
        let file = cx.map(|cx| {
            let mut round = cx.assessment.round.clone();
            if meeting {
                round.answers.clear();
                round.measures.clear();
                return (round, Vec::new(), Vec::new());
            }
            (round, cx.assessment.kommune.people.values().cloned().collect(), cx.names.to_vec())
        });
        let ctx = ctx.clone();
        let work = move || {
            if let Some((round, people, names)) = file {
                things.extend(contents(&catalog, &round, &people, &names));
            }
            Index::new(things)
        };
        self.job = Some(Job::start(move || ctx.request_repaint(), work));
    }

    /// The index. Whoever has typed something waits for the first one: Enter must not miss what is there.
    pub(super) fn index(&mut self, typed: bool) -> Option<&Index> {
        if let Some(job) = self.job.take() {
            let read = match job.poll() {
                Poll::Running if typed && self.index.is_none() => job.wait(),
                Poll::Running => {
                    self.job = Some(job);
                    None
                }
                Poll::Done(index) => Some(index),
                Poll::Lost => Some(Index::default()),
            };
            if let Some(index) = read {
                self.index = Some(index);
                self.edition += 1;
            }
        }
        self.index.as_ref()
    }
}
