//! What the screen of the measures remembers while the file is open.

use std::collections::BTreeSet;

use wiba_core::assessment::Target;

/// State of the screen. Measures are known by the first question they close, one's own by their id.
#[derive(Debug, Default)]
pub struct State {
    /// Text that the measures contain. Unlike the rest it is forgotten: months later it would hide measures by surprise.
    pub needle: String,
    /// The one whose details are shown.
    pub open: Option<Target>,
    /// The one whose steps are being changed.
    pub(super) changing: Option<Target>,
    /// One that has just been added, and shall be seen.
    pub(super) reveal: Option<Target>,
    /// The first row in sight.
    pub(super) first: usize,
    /// Those to be put together.
    pub chosen: BTreeSet<Target>,
}
