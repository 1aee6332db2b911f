//! Long work beside the window: what it is, how far it is, and how to stop it. What was stopped has changed nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui::{Align2, Area, Context, Frame, Id, Order, ProgressBar, vec2};

use crate::kit::theme::{self, space};
use crate::kit::widgets::{button, small_muted, strong};

/// Work shorter than this is not shown: a box that only flickers helps nobody.
const PATIENCE: f64 = 0.3;
const STOPPED: usize = usize::MAX;

/// What is done, and its steps in German. The last step changes something on disk or in the file: until it begins, the
/// work can be stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Steps {
    pub name: &'static str,
    pub words: &'static [&'static str],
}

/// How far a piece of work is. The window and the thread look at the same place.
#[derive(Debug, Clone)]
pub(super) struct Progress {
    steps: Steps,
    step: Arc<AtomicUsize>,
}

impl Progress {
    pub(super) fn new(steps: Steps) -> Self {
        Self { steps, step: Arc::default() }
    }

    /// Goes on to a step, counted from 0. False if the work has been stopped and must end.
    #[must_use]
    pub(super) fn advance(&self, step: usize) -> bool {
        let next = |now| (now != STOPPED).then_some(step);
        self.step.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).is_ok()
    }

    /// Stops the work. False if its last step has begun, and with it what cannot be stopped.
    pub(super) fn stop(&self) -> bool {
        let last = self.steps.words.len().saturating_sub(1);
        let next = |now| (now < last).then_some(STOPPED);
        self.step.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).is_ok()
    }

    fn shown(&self) -> Option<(usize, &'static str)> {
        let step = self.step.load(Ordering::Acquire);
        self.steps.words.get(step).map(|words| (step, *words))
    }

    fn can_stop(&self) -> bool {
        self.shown().is_some_and(|(step, _)| step + 1 < self.steps.words.len())
    }
}

/// How a thread ended.
pub(super) enum End<T> {
    /// With something to tell.
    Done(T),
    /// Without a word: it has panicked.
    Lost,
}

struct Piece<T> {
    progress: Progress,
    /// When it was seen first, in the window's seconds.
    since: Option<f64>,
    receiver: Receiver<T>,
}

/// Everything at work.
pub(super) struct Jobs<T>(Vec<Piece<T>>);

impl<T> Default for Jobs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + 'static> Jobs<T> {
    /// Starts a thread. What it returns is told to the window, which is woken.
    pub(super) fn start(&mut self, ctx: &Context, steps: Steps, work: impl FnOnce(&Progress) -> T + Send + 'static) {
        let (sender, receiver) = channel();
        let progress = Progress::new(steps);
        let (ctx, shared) = (ctx.clone(), progress.clone());
        std::thread::spawn(move || {
            sender.send(work(&shared)).ok();
            drop(sender);
            ctx.request_repaint();
        });
        self.0.push(Piece { progress, since: None, receiver });
    }

    /// What the threads that have ended say. What was stopped says nothing any more.
    pub(super) fn ended(&mut self) -> Vec<End<T>> {
        let mut ends = Vec::new();
        self.0.retain(|piece| {
            let end = match piece.receiver.try_recv() {
                Ok(told) => End::Done(told),
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => End::Lost,
            };
            ends.push(end);
            false
        });
        ends
    }

    /// Whether something of this kind is at work.
    pub(super) fn is_running(&self, steps: Steps) -> bool {
        self.0.iter().any(|piece| piece.progress.steps == steps)
    }

    /// Stops what can still be stopped. Returns what that was.
    pub(super) fn stop(&mut self) -> Vec<&'static str> {
        let (stopped, rest) = std::mem::take(&mut self.0).into_iter().partition(|piece| piece.progress.stop());
        self.0 = rest;
        let stopped: Vec<Piece<T>> = stopped;
        stopped.into_iter().map(|piece| piece.progress.steps.name).collect()
    }

    /// Lets work of this kind end unheard.
    pub(super) fn forget(&mut self, steps: Steps) {
        self.0.retain(|piece| piece.progress.steps != steps);
    }

    /// Shows what takes longer. Returns whether the user wants it stopped.
    pub(super) fn ui(&mut self, ctx: &Context, time: f64) -> bool {
        let mut stop = false;
        for piece in &mut self.0 {
            let since = *piece.since.get_or_insert(time);
            let Some((step, words)) = piece.progress.shown().filter(|_| piece.progress.steps.words.len() > 1) else {
                continue;
            };
            // Looks again soon: the thread says nothing between its steps.
            ctx.request_repaint_after_secs(0.1);
            if time - since < PATIENCE {
                continue;
            }
            let area = Area::new(Id::unique("work")).order(Order::Foreground);
            area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -space::L)).show(ctx, |ui| {
                Frame::popup(ui.style()).inner_margin(space::L).show(ui, |ui| {
                    ui.set_width(320.0_f32.min(ctx.content_rect().width() - 64.0));
                    let count = piece.progress.steps.words.len();
                    strong(ui, piece.progress.steps.name);
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
}

#[cfg(test)]
mod tests {
    use eframe::egui::Ui;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;

    const STEPS: Steps = Steps { name: "Etwas", words: &["rechnen", "schreiben"] };

    #[test]
    fn what_was_stopped_never_reaches_its_last_step() {
        let progress = Progress::new(STEPS);
        assert!(progress.advance(0));
        assert!(progress.stop());
        assert!(!progress.advance(1));
    }

    #[test]
    fn the_last_step_cannot_be_stopped() {
        let progress = Progress::new(STEPS);
        assert!(progress.advance(1));
        assert!(!progress.stop());
    }

    #[test]
    fn a_thread_that_was_stopped_is_forgotten() {
        let ctx = Context::default();
        let mut work = Jobs::default();
        let (go, wait) = channel::<()>();
        let (done, seen) = channel();
        work.start(&ctx, STEPS, move |progress| {
            wait.recv().ok();
            done.send(progress.advance(1)).ok();
        });
        assert!(work.is_running(STEPS));
        assert_eq!(work.stop(), ["Etwas"]);
        assert!(!work.is_running(STEPS) && work.ended().is_empty());
        go.send(()).unwrap();
        assert_eq!(seen.recv(), Ok(false));
    }

    #[test]
    fn long_work_is_shown_after_a_while_and_can_be_stopped() {
        let (go, wait) = channel::<()>();
        let mut work = Jobs::default();
        work.start(&Context::default(), STEPS, move |_| wait.recv().is_ok());
        let state = (work, 0.0, false);
        let show = |ui: &mut Ui, (work, time, stop): &mut (Jobs<bool>, f64, bool)| *stop |= work.ui(ui.ctx(), *time);
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

    #[test]
    fn a_thread_that_panics_is_noticed() {
        let mut work: Jobs<()> = Jobs::default();
        work.start(&Context::default(), STEPS, |_| std::panic::resume_unwind(Box::new(())));
        for _ in 0..500 {
            if let [End::Lost] = work.ended().as_slice() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("not noticed");
    }
}
