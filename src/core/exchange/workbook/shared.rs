//! What the cells of all sheets share.

use super::styles::Styles;

/// Texts, styles and the day from which days are counted.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub strings: Vec<String>,
    pub styles: Styles,
    /// As old Macs count; else since 1900.
    pub since_1904: bool,
}
