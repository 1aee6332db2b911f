//! What is laid over the screen remembers this.

use crate::app::screens::{palette, search, welcome};

/// State of the overlays.
#[derive(Debug, Default)]
pub(super) struct OverlayState {
    /// Opened in this frame: its field takes the focus.
    pub fresh: bool,
    pub search: search::State,
    pub palette: palette::State,
    pub welcome: welcome::State,
}

impl OverlayState {
    /// Starts anew; what was searched for stays.
    pub(super) fn opened(&mut self) {
        self.fresh = true;
        self.palette = palette::State::default();
    }
}
