//! What is laid over the screen remembers this.

use wiba_core::desk::command::Command;

use crate::app::screens::{many, participants, search, welcome};

/// State of the overlays.
#[derive(Debug, Default)]
pub(super) struct OverlayState {
    /// Opened in this frame: its field takes the focus.
    pub fresh: bool,
    pub search: search::State,
    pub palette: search::State,
    pub finder: search::Finder,
    pub welcome: welcome::State,
    pub many: many::State,
    pub participants: participants::State,
}

impl OverlayState {
    /// Starts anew; what was searched for stays.
    pub(super) fn opened(&mut self) {
        self.fresh = true;
        self.palette = search::State::default();
    }
}

/// What is asked before a file is left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Prompt {
    /// The open file cannot be saved, and this was to follow.
    Unsaved(Command),
    /// Fields hold what cannot be taken over, and this was to follow.
    Rejected(Command),
}
