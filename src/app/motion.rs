//! Whether the system asks for less motion. Heard beside the window: the answer may come late, never, or change.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::Context;
use mundy::{Interest, Preferences, Subscription};

use super::settings::Motion;

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

    /// Whether things may move, by the user's choice and the system's.
    pub fn allows(&self, choice: Motion) -> bool {
        match choice {
            Motion::System => !self.is_reduced(),
            Motion::On => true,
            Motion::Off => false,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_choice_of_the_system_follows_the_system() {
        let system = SystemMotion::default();
        assert!(system.allows(Motion::System));
        system.set_reduced(true);
        assert!(!system.allows(Motion::System));
        assert!(system.allows(Motion::On));
        assert!(!system.allows(Motion::Off));
    }
}
