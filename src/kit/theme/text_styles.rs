//! The text styles beside egui's own.

use std::sync::Arc;

use eframe::egui::TextStyle;

/// Semi-bold body text.
pub fn strong() -> TextStyle {
    TextStyle::Name(Arc::from("strong"))
}

/// Semi-bold small text.
pub fn small_strong() -> TextStyle {
    TextStyle::Name(Arc::from("small-strong"))
}

/// The question in the interview.
pub fn question() -> TextStyle {
    TextStyle::Name(Arc::from("question"))
}

/// The big figures.
pub fn display() -> TextStyle {
    TextStyle::Name(Arc::from("display"))
}
