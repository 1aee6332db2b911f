//! The dictionary: read beside the window as soon as a file is open and somebody wants it.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::Context;

use wiba_core::catalog::Catalog;
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::desk::spelling::Speller;
use wiba_core::store::{dictionary_folder, keep_words};

/// How far it is.
#[derive(Debug, Default)]
pub(super) enum Spelling {
    /// Nobody wants it, or there is no file.
    #[default]
    Off,
    /// A dictionary is being looked for.
    Reading(Job<Option<Speller>>),
    /// It is there; of which state of the file it knows the names.
    Ready(Box<Speller>, Option<u64>),
    /// There is none on this PC.
    Missing,
}

impl Spelling {
    /// What knows how words are spelt.
    pub(super) fn speller(&self) -> Option<&Speller> {
        match self {
            Self::Ready(speller, _) => Some(speller),
            _ => None,
        }
    }

    /// What the settings say about it.
    pub(super) fn words(&self, data: &Path) -> String {
        match self {
            Self::Off => {
                "Unterstreicht falsch geschriebene Wörter in Notizen, mit einem deutschen Wörterbuch dieses PCs."
                    .to_owned()
            }
            Self::Reading(_) => "Das Wörterbuch wird gelesen …".to_owned(),
            Self::Ready(speller, _) => format!("Wörterbuch: {}", speller.place().display()),
            Self::Missing => format!(
                "Auf diesem PC ist kein deutsches Wörterbuch. LibreOffice und Firefox bringen eines mit, unter Linux das Paket \
                 hunspell-de-de. Oder die Erweiterung „Deutsche Wörterbücher“ (dict-de…oxt) von extensions.libreoffice.org \
                 in diesen Ordner legen: {}. Danach hier aus- und wieder einschalten.",
                dictionary_folder(data).display()
            ),
        }
    }

    /// Another file is opened: its people are others.
    pub(super) fn forget_names(&mut self) {
        if let Self::Ready(_, revision) = self {
            *revision = None;
        }
    }

    /// Looks for a dictionary, and writes down the words that were added. Returns why that failed.
    pub(super) fn follow(&mut self, ctx: &Context, desk: Desk<'_>) -> Option<std::io::Error> {
        if !desk.wanted {
            *self = Self::Off;
            return None;
        }
        match self {
            Self::Off => {
                let (data, config, catalog) = (desk.data.to_owned(), desk.config.to_owned(), Arc::clone(desk.catalog));
                let ctx = ctx.clone();
                let work = move || Speller::load(&data, &config, &catalog);
                *self = Self::Reading(Job::start(move || ctx.request_repaint(), work));
            }
            Self::Reading(job) => match job.poll() {
                Poll::Running => {}
                Poll::Done(Some(speller)) => *self = Self::Ready(Box::new(speller), None),
                Poll::Done(None) | Poll::Lost => *self = Self::Missing,
            },
            Self::Ready(speller, revision) => {
                if *revision != Some(desk.revision) {
                    speller.respect(desk.names);
                    *revision = Some(desk.revision);
                }
                return speller.news().and_then(|words| keep_words(desk.config, &words).err());
            }
            Self::Missing => {}
        }
        None
    }
}

/// What it has to know of the window.
pub(super) struct Desk<'a> {
    /// Whether a file is open and somebody wants words to be marked.
    pub wanted: bool,
    /// Where a dictionary of one's own may be.
    pub data: &'a Path,
    /// Where the words of one's own are kept.
    pub config: &'a Path,
    /// Its words are right.
    pub catalog: &'a Arc<Catalog>,
    /// Who is named in the file, and of which state of it they are.
    pub names: &'a [String],
    /// That state.
    pub revision: u64,
}
