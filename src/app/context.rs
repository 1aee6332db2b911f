//! What every screen may read.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use wiba_core::analysis::Findings;
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::drafts::Drafts;
use wiba_core::desk::settings::Settings;
use wiba_core::desk::spelling::Speller;

/// Handed to the screens of an open file. All but the drafts is read-only: changes are [`wiba_core::desk::command::Command`]s.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// What is asked.
    pub catalog: &'a Arc<Catalog>,
    /// What was answered.
    pub assessment: &'a Assessment,
    /// Where it is saved; `None` for the example.
    pub path: Option<&'a Path>,
    /// What follows.
    pub findings: &'a Findings,
    /// Everybody who is named anywhere in the file, to choose from.
    pub names: &'a [String],
    /// Which state of the file this is.
    pub revision: u64,
    /// The user's settings.
    pub settings: &'a Settings,
    /// Fundorte of Nachweise that name a file which is not there.
    pub missing: &'a BTreeSet<String>,
    /// How words are spelt, once a dictionary has been read.
    pub speller: Option<&'a Speller>,
    /// Text being typed.
    pub drafts: &'a RefCell<Drafts>,
    /// Whether something is laid over the screen, so that keys belong there.
    pub covered: bool,
    /// Wall-clock time.
    pub now: DateTime,
    /// The window's seconds.
    pub time: f64,
}

impl Cx<'_> {
    /// The day.
    pub fn today(&self) -> Date {
        self.now.date()
    }
}
