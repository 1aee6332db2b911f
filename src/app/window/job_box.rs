//! The box that shows what takes longer, and lets it be stopped.

use eframe::egui::{Align2, Area, Context, Frame, Id, Order, ProgressBar, vec2};

use crate::kit::theme::{self, space};
use crate::kit::widgets::{button, small_muted, strong};
use wiba_core::desk::jobs::Jobs;

/// Work shorter than this is not shown: a box that only flickers helps nobody.
const PATIENCE: f64 = 0.3;

/// Shows what takes longer. Returns whether the user wants it stopped.
pub(super) fn job_box<T: Send + 'static>(jobs: &mut Jobs<T>, ctx: &Context, time: f64) -> bool {
    let mut stop = false;
    for piece in jobs.pieces() {
        let since = *piece.since.get_or_insert(time);
        let steps = piece.progress.steps();
        let count = steps.words.len();
        let Some((step, words)) = piece.progress.shown().filter(|_| count > 1) else { continue };
        // Looks again soon: the thread says nothing between its steps.
        ctx.request_repaint_after_secs(0.1);
        if time - since < PATIENCE {
            continue;
        }
        let area = Area::new(Id::unique("work")).order(Order::Foreground);
        area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -space::L)).show(ctx, |ui| {
            Frame::popup(ui.style()).inner_margin(space::L).show(ui, |ui| {
                ui.set_width(320.0_f32.min(ctx.content_rect().width() - 64.0));
                strong(ui, steps.name);
                small_muted(ui, format!("Schritt {} von {count}: {words}", step + 1));
                #[expect(clippy::cast_precision_loss, reason = "a few steps")]
                let share = (step as f32 + 0.5) / count as f32;
                ui.add(ProgressBar::new(share).fill(theme::of(ctx).primary).desired_height(space::S));
                ui.add_enabled_ui(piece.progress.can_stop(), |ui| stop |= button(ui, "Abbrechen").clicked());
            });
        });
        // One box is enough; the next one comes when this is done.
        break;
    }
    stop
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use eframe::egui::Ui;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use wiba_core::desk::jobs::Steps;

    const STEPS: Steps = Steps { name: "Etwas", words: &["rechnen", "schreiben"] };

    #[test]
    fn long_work_is_shown_after_a_while_and_can_be_stopped() {
        let (go, wait) = channel::<()>();
        let mut work = Jobs::default();
        work.start(|| {}, STEPS, move |_| wait.recv().is_ok());
        let state = (work, 0.0, false);
        let show =
            |ui: &mut Ui, (work, time, stop): &mut (Jobs<bool>, f64, bool)| *stop |= job_box(work, ui.ctx(), *time);
        let mut harness = Harness::new_ui_state(show, state);
        theme::install(&harness.ctx);
        let look = theme::Look {
            theme: eframe::egui::ThemePreference::Light,
            high_contrast: false,
            text_scale: 100,
            motion: false,
        };
        theme::apply(&harness.ctx, look);
        harness.run_steps(3);
        assert!(harness.query_by_label("Abbrechen").is_none(), "shown at once");
        harness.state_mut().1 = PATIENCE;
        harness.run_steps(3);
        assert!(harness.query_by_label("Schritt 1 von 2: rechnen").is_some());
        harness.get_by_label("Abbrechen").click();
        harness.run_steps(3);
        assert!(harness.state().2);
        go.send(()).unwrap();
    }
}
