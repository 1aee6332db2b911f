//! Where the keyboard goes on: Esc leaves a field and a list or menu closes, and the next Tab goes on from there and not
//! from the beginning of the window.

use eframe::egui::{Context, Id, Response};

use super::widgets::look_at;

/// Remembers where the focus was.
#[derive(Debug, Default)]
pub struct FocusReturn {
    last: Option<Id>,
    /// What had it when something was laid over the window.
    opener: Option<Id>,
    covered: bool,
}

/// The focus goes there in the next frame, or once nothing is laid over the screen any more. A field that is painted after the click that leads to it would take that click
/// for one elsewhere, and give the focus away.
pub fn focus_next(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(wished(), Some(id)));
    ctx.request_repaint();
}

fn wished() -> Id {
    Id::unique("focus in the next frame")
}

impl FocusReturn {
    /// Called once a frame, before anything is painted. `covered`: something is laid over the screen.
    pub fn follow(&mut self, ctx: &Context, covered: bool) {
        if covered || self.covered {
            // In the first frame after a box, what lies below it cannot have the focus yet.
            if !covered {
                ctx.request_repaint();
            }
        } else if let Some(id) = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(wished()).flatten()) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        let focused = ctx.memory(|memory| memory.focused());
        if covered && !self.covered {
            self.opener = self.last;
        }
        if !covered {
            let mut now = focused;
            if self.covered
                && let Some(opener) = self.opener.take()
                && let Some(there) = look_at(ctx, opener).filter(Response::enabled)
                // Whoever has clicked on something else meanwhile wants to be there.
                && focused.is_none_or(|id| look_at(ctx, id).is_none_or(|other| other.layer_id != there.layer_id))
            {
                ctx.memory_mut(|memory| memory.request_focus(opener));
                now = Some(opener);
            }
            self.last = now.or(self.last);
        }
        self.covered = covered;
    }

    /// Where Tab goes on while nothing has the focus.
    pub fn resume(&self, ctx: &Context) -> Option<Id> {
        self.last.filter(|id| look_at(ctx, *id).is_some_and(|response| response.enabled()))
    }

    /// Another screen: the keyboard begins anew.
    pub fn forget(&mut self) {
        *self = Self { covered: self.covered, ..Self::default() };
    }
}
