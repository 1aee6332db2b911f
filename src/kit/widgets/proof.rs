//! Misspelt words in a text field: a wavy line below them.

use std::fmt::Debug;
use std::ops::Range;

use eframe::egui::text::CCursor;
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{Shape, Stroke, Ui, pos2};

use crate::kit::theme;

/// Knows how words are spelt.
pub trait Proof: Debug {
    /// The misspelt words of a text, in bytes, and whether all of it has been looked at.
    fn faults(&self, text: &str) -> (Vec<Range<usize>>, bool);
    /// What may be meant by one; `None` as long as it is being looked for, after which `wake` is called.
    fn proposals(&self, word: &str, wake: Box<dyn FnOnce() + Send>) -> Option<Vec<String>>;
    /// A word is right from now on.
    fn add(&self, word: &str);
}

/// Paints the lines below what a field shows. The word that is being typed has none.
pub(super) fn underline(ui: &Ui, shown: &TextEditOutput, proof: &dyn Proof) {
    let text = shown.galley.text();
    let (faults, all) = proof.faults(text);
    if !all {
        ui.ctx().request_repaint();
    }
    let focused = shown.response.response.has_focus();
    let caret = shown.cursor_range.filter(|_| focused).map(|range| usize::from(range.primary.index));
    let stroke = Stroke::new(1.0, theme::tokens(ui).no);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(shown.text_clip_rect));
    for fault in faults {
        let chars = |bytes: Range<usize>| text.get(bytes).map_or(0, |part| part.chars().count());
        let start = chars(0..fault.start);
        let end = start + chars(fault.clone());
        if caret.is_some_and(|caret| (start..=end).contains(&caret)) {
            continue;
        }
        let place =
            |char: usize| shown.galley.pos_from_cursor(CCursor::new(char)).translate(shown.galley_pos.to_vec2());
        let (from, to) = (place(start), place(end));
        // A word that is broken between two lines is marked in the first.
        let right = if to.bottom() > from.bottom() + 1.0 { shown.text_clip_rect.right() } else { to.left() };
        let steps = ((right - from.left()) / STEP).max(1.0) as usize;
        let wave = (0..=steps).map(|step| {
            let up = if step % 2 == 0 { 0.0 } else { STEP };
            pos2(from.left() + step as f32 * STEP, from.bottom() - up)
        });
        painter.add(Shape::line(wave.collect(), stroke));
    }
}

/// Width and height of half a wave.
const STEP: f32 = 2.0;
