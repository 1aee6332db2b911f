//! Things said in passing. They go by themselves; faults stay until they are closed.

use eframe::egui::{Align2, Area, Context, Frame, Id, Order, Stroke, TextStyle, vec2};
use lucide_icons::Icon;

use super::theme::{self, space};
use crate::kit::widgets::{ICON_BUTTON, icon, icon_button, link, small_muted};

const SHOWN: f64 = 4.0;
const MOST: usize = 3;

#[derive(Debug, Default)]
struct Toast {
    text: String,
    /// What to do; empty for a mere message.
    hint: String,
    fault: bool,
    /// It says that the last step can be taken back.
    undoable: bool,
    open: bool,
    /// When it was first painted.
    since: Option<f64>,
}

/// The messages on the screen.
#[derive(Debug, Default)]
pub struct Toasts {
    all: Vec<Toast>,
    /// How high they were in the last frame.
    height: f32,
}

impl Toasts {
    /// Says something.
    pub fn say(&mut self, text: impl Into<String>) {
        self.add(Toast { text: text.into(), ..Toast::default() });
    }

    /// Says what was done in a step, and with which key it is taken back.
    pub fn say_undoable(&mut self, text: &str, key: &str) {
        self.add(Toast { text: format!("{text} {key} nimmt es zurück."), undoable: true, ..Toast::default() });
    }

    /// Something was taken back or done since: the key would take back something else now.
    pub fn undone(&mut self) {
        self.all.retain(|toast| !toast.undoable);
    }

    /// Whether one stays until it is closed.
    pub fn stays(&self) -> bool {
        self.all.iter().any(|toast| toast.fault)
    }

    /// Closes the fault that was said last.
    pub fn close_last_fault(&mut self) {
        if let Some(last) = self.all.iter().rposition(|toast| toast.fault) {
            self.all.remove(last);
        }
    }

    /// Says that something failed, and what to do.
    pub fn fault(&mut self, text: impl Into<String>, hint: String) {
        self.add(Toast { text: text.into(), hint, fault: true, ..Toast::default() });
    }

    /// Takes back what is no longer true.
    pub fn forget(&mut self, text: &str) {
        self.all.retain(|toast| toast.text != text);
    }

    fn add(&mut self, toast: Toast) {
        self.all.retain(|other| other.text != toast.text);
        // What goes by itself makes room; what stays until it is closed is hidden at most, and comes back.
        if self.all.len() >= MOST
            && let Some(passing) = self.all.iter().position(|other| !other.fault)
        {
            self.all.remove(passing);
        }
        self.all.push(toast);
    }

    /// How many of the first ones have no room for now.
    fn hidden(&self) -> usize {
        self.all.len().saturating_sub(MOST)
    }

    /// How much room they take at the lower edge, as long as one of them stays until it is closed.
    pub fn room(&self) -> f32 {
        if self.stays() { self.height } else { 0.0 }
    }

    /// Paints them and forgets those whose time is over.
    /// They stand in a column of this width at the lower left, or above the lower edge of a window without one.
    pub fn ui(&mut self, ctx: &Context, beside: Option<f32>, time: f64) {
        self.all.retain(|toast| toast.fault || toast.since.is_none_or(|since| time - since < SHOWN));
        if self.all.is_empty() {
            return;
        }
        if let Some(first) =
            self.all.iter().filter(|toast| !toast.fault).map(|toast| toast.since.unwrap_or(time)).reduce(f64::min)
        {
            ctx.request_repaint_after_secs(repaint_delay(first + SHOWN - time));
        }
        let tokens = theme::of(ctx);
        let mut closed = None;
        let hidden = self.hidden();
        let (align, offset, width) = match beside {
            Some(width) => (Align2::LEFT_BOTTOM, vec2(space::S, -space::S), width - 2.0 * space::S),
            // The way on is at the lower edge.
            None => (Align2::CENTER_BOTTOM, vec2(0.0, -64.0), 380.0),
        };
        // Also in front of a box: it may tell what became of what was decided there.
        let area = Area::new(Id::unique("toasts")).order(Order::Tooltip).anchor(align, offset);
        let shown = area.show(ctx, |ui| {
            ui.set_max_width(width.min(ctx.content_rect().width() - 32.0));
            for (index, toast) in self.all.iter_mut().enumerate().skip(hidden) {
                toast.since.get_or_insert(time);
                let line = if toast.fault { tokens.no } else { tokens.line };
                Frame::popup(ui.style()).stroke(Stroke::new(1.0, line)).inner_margin(space::M).show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        // Its first line stands level with the button at its end.
                        let above =
                            ((ui.spacing().interact_size.y - ui.text_style_height(&TextStyle::Body)) / 2.0).max(0.0);
                        if toast.fault {
                            ui.vertical(|ui| {
                                ui.add_space(above);
                                ui.label(theme::text(icon(Icon::TriangleAlert), TextStyle::Body, tokens.no));
                            });
                        }
                        ui.vertical(|ui| {
                            ui.add_space(above);
                            ui.set_width(ui.available_width() - ICON_BUTTON - space::S);
                            ui.label(&toast.text);
                            if !toast.hint.is_empty() {
                                if toast.open {
                                    small_muted(ui, &toast.hint);
                                } else if link(ui, "Was tun?").clicked() {
                                    toast.open = true;
                                }
                            }
                        });
                        if icon_button(ui, Icon::X, "Meldung schließen").clicked() {
                            closed = Some(index);
                        }
                    });
                });
            }
        });
        let height = shown.response.rect.height() + space::S;
        if (height - self.height).abs() > 0.5 {
            self.height = height;
            ctx.request_repaint();
        }
        if let Some(index) = closed {
            self.all.remove(index);
        }
    }
}

/// egui counts repaint delays in `f32`. A little more, so that the time has come when the frame does.
#[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
pub fn repaint_delay(rest: f64) -> f32 {
    rest as f32 + 0.01
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(toasts: &Toasts) -> Vec<&str> {
        toasts.all.iter().skip(toasts.hidden()).map(|toast| toast.text.as_str()).collect()
    }

    #[test]
    fn what_stays_until_it_is_closed_is_driven_out_by_nothing() {
        let mut toasts = Toasts::default();
        for fault in ["a", "b", "c", "d"] {
            toasts.fault(fault, String::new());
        }
        for message in ["1", "2", "3", "4"] {
            toasts.say(message);
        }
        assert_eq!(shown(&toasts), ["c", "d", "4"]);
        toasts.forget("4");
        assert_eq!(shown(&toasts), ["b", "c", "d"], "there is room for it again");
        for _ in 0..3 {
            toasts.close_last_fault();
        }
        assert_eq!(shown(&toasts), ["a"]);
    }

    #[test]
    fn of_what_goes_by_itself_the_latest_are_shown() {
        let mut toasts = Toasts::default();
        for message in ["1", "2", "3", "4"] {
            toasts.say(message);
        }
        assert_eq!(shown(&toasts), ["2", "3", "4"]);
    }
}
