//! Whether the system asks for less motion. Heard beside the window: the answer may come late, never, or change.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::Context;
use mundy::{Interest, Preferences, Subscription};

/// What the system asks for. As long as it says nothing, things may move.
#[derive(Debug, Clone, Default)]
pub struct SystemMotion(Arc<AtomicBool>);

impl SystemMotion {
    /// Whether the system asks for less motion.
    pub fn is_reduced(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Notes what the system asks for.
    pub fn set_reduced(&self, reduced: bool) {
        self.0.store(reduced, Ordering::Relaxed);
    }

    /// Listens to the system as long as the subscription lives; the window is woken when something changes. Has to be
    /// called on the main thread, and does not wait.
    pub fn listen(&self, ctx: &Context) -> Subscription {
        let (heard, ctx) = (self.clone(), ctx.clone());
        Preferences::subscribe(Interest::ReducedMotion, move |preferences| {
            let reduced = preferences.reduced_motion.is_reduce();
            if reduced != heard.is_reduced() {
                heard.set_reduced(reduced);
                ctx.request_repaint();
            }
        })
    }
}
