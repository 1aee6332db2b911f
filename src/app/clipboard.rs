//! The clipboard of the system: text, and tables as HTML where it can hold that.

use eframe::egui::Context;

use wiba_core::desk::command::Copied;

/// Puts something there. Tests put their own in place of the system's.
pub trait Clipboard {
    /// Puts it there.
    fn put(&mut self, ctx: &Context, copied: &Copied);
}

/// egui's own: text only.
#[derive(Debug, Default)]
pub struct TextOnly;

impl Clipboard for TextOnly {
    fn put(&mut self, ctx: &Context, copied: &Copied) {
        ctx.copy_text(copied.text.clone());
    }
}

/// The system's own. Some systems ask for what was copied only when it is pasted, so it is kept.
#[derive(Default)]
pub struct System(Option<arboard::Clipboard>);

impl Clipboard for System {
    fn put(&mut self, ctx: &Context, copied: &Copied) {
        if let Some(html) = &copied.html {
            if self.0.is_none() {
                self.0 = arboard::Clipboard::new().ok();
            }
            let taken = self
                .0
                .as_mut()
                .is_some_and(|clipboard| clipboard.set().html(html.as_str(), Some(copied.text.as_str())).is_ok());
            if taken {
                return;
            }
        }
        ctx.copy_text(copied.text.clone());
    }
}
