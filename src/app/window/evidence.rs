//! Whether the files that Nachweise name are where they should be. Looked at beside the window: a share may hang.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Context;

use wiba_core::desk::fundort::{self, Fundort};
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::desk::session::Session;

/// After so many seconds it is looked at again.
const AGAIN: f64 = 60.0;

/// What is known of them.
#[derive(Debug, Default)]
pub(super) struct MissingFiles {
    /// The Fundorte, as they are written, at which there is nothing.
    pub(super) places: BTreeSet<String>,
    /// Of which state of the file, and when, it was looked at last.
    looked: Option<(u64, f64)>,
    job: Option<Job<BTreeSet<String>>>,
}

impl MissingFiles {
    /// Looks whether they are there.
    pub(super) fn follow(&mut self, ctx: &Context, session: Option<&Session>, time: f64) {
        let Some(session) = session else {
            *self = Self::default();
            return;
        };
        if let Some(job) = self.job.take() {
            match job.poll() {
                Poll::Running => self.job = Some(job),
                Poll::Done(places) => self.places = places,
                Poll::Lost => {}
            }
        }
        let revision = session.revision();
        let known = self.looked.is_some_and(|(of, at)| of == revision && time < at + AGAIN);
        if known || self.job.is_some() {
            return;
        }
        self.looked = Some((revision, time));
        let named = files(session);
        if named.is_empty() {
            self.places.clear();
            return;
        }
        let ctx = ctx.clone();
        let work = move || {
            // What cannot be looked at is not said to be gone.
            let gone = named.into_iter().filter(|(_, path)| matches!(path.try_exists(), Ok(false)));
            gone.map(|(place, _)| place).collect()
        };
        self.job = Some(Job::start(move || ctx.request_repaint(), work));
    }
}

/// Every Fundort that is a file which may be looked for unasked, and where that is.
fn files(session: &Session) -> Vec<(String, PathBuf)> {
    let evidence = session.assessment().round.answers.values().flat_map(|answer| &answer.evidence);
    let places: BTreeSet<&String> = evidence.map(|item| &item.place).collect();
    let file = |place: &String| match fundort::read(place, session.path()) {
        Fundort::File(path) | Fundort::Folder(path) if fundort::is_near(&path, session.path()) => {
            Some((place.clone(), path))
        }
        _ => None,
    };
    places.into_iter().filter_map(file).collect()
}
