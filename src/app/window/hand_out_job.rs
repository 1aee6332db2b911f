//! Questions written to a file for somebody else, in a job.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::outcome::{Origin, Outcome, Problem};
use wiba_core::assessment::{Assessment, HandOut, HandOutForm, Id};
use wiba_core::catalog::Catalog;
use wiba_core::desk::jobs::{Progress, Steps};
use wiba_core::exchange::{Handed, cures, hand_out_bytes};
use wiba_core::store::{EXTENSION, File, StoreError, target};

pub(super) const HANDING_OUT: Steps =
    Steps { name: "Fragen werden verteilt", words: &["Fragen werden zusammengestellt", "Datei wird gespeichert"] };

/// What goes out: as it stood when the user asked for it.
pub(super) struct HandOutJob {
    pub id: Id,
    pub of: Origin,
    pub hand_out: HandOut,
    pub answered: bool,
    pub assessment: Assessment,
    pub catalog: Arc<Catalog>,
    pub day: Date,
}

impl HandOutJob {
    /// The ending of its file.
    pub(super) fn ending(&self) -> &'static str {
        self.hand_out.form.ending()
    }

    /// The same, as the dialog wants it.
    pub(super) fn endings(&self) -> &'static [&'static str] {
        match self.hand_out.form {
            HandOutForm::Xlsx => &["xlsx"],
            HandOutForm::Docx => &["docx"],
            HandOutForm::Wiba => &[EXTENSION],
        }
    }

    /// What kind of file it is, for the dialog.
    pub(super) fn label(&self) -> &'static str {
        self.hand_out.form.label()
    }

    /// Writes it; a file that is there goes only if the user has confirmed that by `replace`.
    pub(super) fn write(&self, path: PathBuf, replace: bool, progress: &Progress) -> Outcome {
        let Self { id, of, hand_out, answered, assessment, catalog, day } = self;
        let failed =
            |error: StoreError| Outcome::Failed(Problem { message: error.to_string(), hint: error.hint().to_owned() });
        let written = if hand_out.form == HandOutForm::Wiba {
            let part = assessment.part_for(*id, hand_out, *answered, catalog);
            if !progress.advance(1) {
                return Outcome::Stopped;
            }
            // A part may be a file with answers by now: it is never written over one.
            File::create(&path, &part).map(drop)
        } else {
            let (id, answered, day) = (*id, *answered, *day);
            match hand_out_bytes(&Handed { assessment, catalog, id, hand_out, answered, day }) {
                Ok(_) if !progress.advance(1) => return Outcome::Stopped,
                Ok(bytes) => target::write(&path, &bytes, replace),
                Err(error) => {
                    let hint = cures(error.faults());
                    return Outcome::Failed(Problem { message: error.to_string(), hint });
                }
            }
        };
        match written {
            Ok(()) => Outcome::HandedOut(path, assessment.id, *id, Box::new(hand_out.clone()), *of),
            Err(error) => failed(error),
        }
    }
}
