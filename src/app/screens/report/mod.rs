//! Bericht: choose, see the very pages, save, open, print.

mod choice;
mod choice_panel;
mod day_field;
mod page_grid;
mod page_painter;
mod pages;
mod preview;
mod state;

use eframe::egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2};

use crate::app::context::Cx;
use crate::kit::theme::space;
use crate::kit::widgets::{follow_focus, muted};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::command::{ReportCommand, ReportKey};

pub use choice::{Choice, KINDS, confidentiality, purpose};
pub use pages::{Pages, PreviewJob};
pub use state::{Saved, State};

/// Width of the choice.
const CHOICE: f32 = 288.0;
const CHOICE_SMALL: f32 = 248.0;
/// Room for the ring around what has the focus.
const RING: f32 = 3.0;
/// Below this width only one of choice and preview is shown.
const NARROW: f32 = 690.0;

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    state.choice.keep_to(&cx.findings.plan);
    let key = (cx.revision, state.choice.options(cx.today()));
    let kind = state.job.shown().map(|pages| pages.key.1.kind);
    if state.job.poll() && state.job.shown().map(|pages| pages.key.1.kind) != kind {
        state.preview.top();
    }
    if state.job.is_due(&key) {
        out.push(Command::Report(ReportCommand::LayOut(key.clone())));
    }
    let full = ui.available_rect_before_wrap();
    let narrow = full.width() < NARROW;
    let folded = state.folded.unwrap_or(false);
    let width = if full.width() < 800.0 { CHOICE_SMALL } else { CHOICE };
    let left_end = if narrow { full.right() } else { full.left() + width };
    if !folded {
        let place = Rect::from_min_max(full.min, pos2(left_end, full.bottom()));
        let mut left = ui.new_child(UiBuilder::new().id_salt("choice").max_rect(place));
        out.append(choice_panel::head(state, &mut left, cx, &key));
        // A little wider, so that the ring around what has the focus is not cut off.
        let mut place = left.available_rect_before_wrap();
        place.min.x -= RING;
        let foot = Rect::from_min_max(pos2(full.left(), full.bottom() - state.foot), place.max);
        if let Some(saved) = &state.saved {
            let mut below = ui.new_child(UiBuilder::new().id_salt("saved").max_rect(foot));
            out.append(choice_panel::done(&mut below, saved, &key));
            // How high it is depends on the name and on how the buttons break.
            let height = below.min_rect().height();
            if (height - state.foot).abs() > 0.5 {
                state.foot = height;
                ui.ctx().request_discard("the height of what was saved");
            }
            place.max.y = foot.top() - space::XS;
        }
        let mut left = ui.new_child(UiBuilder::new().id_salt("kinds").max_rect(place));
        ScrollArea::vertical().id_salt("choice").auto_shrink([false, false]).show(&mut left, |ui| {
            out.append(choice_panel::ui(state, ui, cx, narrow));
            follow_focus(ui, ui.min_rect());
        });
    }
    if folded || !narrow {
        let from = if folded { full.left() } else { left_end + space::L };
        let place = Rect::from_min_max(pos2(from, full.top()), full.max);
        let mut right = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(place));
        right.shrink_clip_rect(place.expand(4.0));
        show(state, &mut right, cx, &key, folded);
    }
    ui.allocate_rect(full, Sense::hover());
    out
}

/// The preview, or why there is none.
fn show(state: &mut State, ui: &mut Ui, cx: &Cx<'_>, key: &ReportKey, folded: bool) {
    let (fresh, failed) = (state.job.is_fresh(key), state.job.has_failed(key));
    let status = if failed {
        "Nicht darstellbar"
    } else if fresh {
        ""
    } else {
        "Wird gesetzt …"
    };
    let Some(pages) = state.job.shown() else {
        muted(ui, status);
        return;
    };
    let toolbar = preview::Toolbar { status, folded, covered: cx.covered };
    if preview::ui(&mut state.preview, ui, pages, toolbar) {
        state.folded = Some(!folded);
    }
}
