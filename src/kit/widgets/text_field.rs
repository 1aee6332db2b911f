//! Text fields with their names.

use eframe::egui::accesskit::Invalid;
use eframe::egui::{
    Align2, Color32, CompletionPopup, Context, CornerRadius, EventFilter, Id, Key, Margin, RectAlign, Response,
    RichText, ScrollArea, Stroke, StrokeKind, Suggestion, TextEdit, TextStyle, Ui, vec2,
};
use lucide_icons::Icon;

use super::basic::icon;
use super::field_menu::{field_menu, keep_selected, note_word, selected_before};
use super::proof::{Proof, underline};

use crate::kit::theme::{self, radius, space};

/// How a field looks and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct FieldStyle<'a> {
    /// Its name, above it and for screen readers.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// Lines; one cannot take a line break.
    pub rows: usize,
    /// Width in points.
    pub width: f32,
    /// Whether the name is shown above.
    pub label: bool,
    /// Whether it stands in a table: no room below for what is wrong, and a border only below the pointer and with the focus.
    pub tight: bool,
    /// Whether its letters are hidden.
    pub secret: bool,
    /// What may well be meant, to choose from.
    pub suggestions: &'a [String],
    /// What marks misspelt words.
    pub proof: Option<&'a dyn Proof>,
}

/// So far from its edge begins what stands in it.
const SIDE: i8 = 10;
/// How many suggestions are shown.
const SUGGESTED: usize = 6;

impl<'a> FieldStyle<'a> {
    /// A line of text over the whole width, with its name above.
    pub fn line(name: &'a str) -> Self {
        Self {
            name,
            hint: "",
            rows: 1,
            width: f32::INFINITY,
            label: true,
            tight: false,
            secret: false,
            suggestions: &[],
            proof: None,
        }
    }

    /// Several lines.
    pub fn text(name: &'a str, rows: usize) -> Self {
        Self { rows, ..Self::line(name) }
    }

    /// With a hint.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// With a width.
    pub fn width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Without its name above.
    pub fn bare(self) -> Self {
        Self { label: false, ..self }
    }

    /// In a cell of a table.
    pub fn cell(self) -> Self {
        Self { tight: true, ..self.bare() }
    }

    /// With letters that can be read or not.
    pub fn secret(self, secret: bool) -> Self {
        Self { secret, ..self }
    }

    /// With misspelt words marked.
    pub fn proofread(self, proof: Option<&'a dyn Proof>) -> Self {
        Self { proof, ..self }
    }

    /// With what may well be meant.
    pub fn suggest(self, suggestions: &'a [String]) -> Self {
        Self { suggestions, ..self }
    }
}

/// A text field with its name.
pub fn labelled(ui: &mut Ui, id: Id, text: &mut String, look: FieldStyle<'_>) -> Response {
    let tokens = theme::tokens(ui);
    if look.label {
        ui.label(theme::text(look.name, TextStyle::Small, tokens.muted));
        ui.add_space(-space::XS);
    }
    let hint = RichText::new(look.hint.to_owned()).color(tokens.muted);
    let edit = if look.rows > 1 { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
    let width = if look.width.is_finite() { look.width } else { ui.available_width() };
    let edit = edit
        .id(id)
        .password(look.secret)
        .hint_text(hint)
        .desired_rows(look.rows)
        .desired_width(width)
        .align(if look.rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER })
        .margin(Margin::symmetric(SIDE, 6))
        .min_size(vec2(0.0, 32.0));
    let before = selected_before(ui, id);
    let mut response = ui
        .scope(|ui| {
            if look.tight {
                let widgets = &mut ui.visuals_mut().widgets;
                (widgets.inactive.bg_stroke, widgets.inactive.bg_fill) = (Stroke::NONE, Color32::TRANSPARENT);
            }
            match look.suggestions {
                [] if look.rows > 1 => {
                    // A long note scrolls inside: what stands below it stays within reach.
                    let most = 240.0;
                    // Also at the end of a page, where egui would leave it 64 points.
                    let area = ScrollArea::vertical().id_salt(id).max_height(most).min_scrolled_height(most);
                    let shown = area.show(ui, |ui| show(ui, id, edit, look));
                    if shown.content_size.y > shown.inner_rect.height() + 0.5 {
                        // The border scrolls along with the text: the place in which it scrolls has one, too.
                        let stroke = ui.style().interact(&shown.inner).bg_stroke;
                        let round = CornerRadius::same(radius::CONTROL);
                        ui.painter().rect_stroke(shown.inner_rect, round, stroke, StrokeKind::Inside);
                    }
                    if shown.inner.changed() {
                        // The page follows what is typed: egui moves the innermost place that scrolls, and only that.
                        ui.scroll_to_rect(shown.inner_rect.expand(space::S), None);
                    }
                    shown.inner
                }
                [] => show(ui, id, edit, look),
                suggestions => with_suggestions(ui, id, edit, suggestions),
            }
        })
        .inner;
    keep_selected(ui, id, &response, before);
    if field_menu(ui, id, text, &response, look.secret, look.proof) {
        response.mark_changed();
    }
    let name = look.name.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if look.tight && !response.has_focus() {
        response = tell_cut(ui, response, text);
    }
    response
}

/// Says that a cell holds more than it shows.
fn tell_cut(ui: &Ui, response: Response, text: &str) -> Response {
    let font = TextStyle::Body.resolve(ui.style());
    let width = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x;
    let inner = response.rect.shrink2(vec2(f32::from(SIDE), 1.0));
    if width(text) <= inner.width() {
        return response;
    }
    if !response.hovered() {
        let tokens = theme::tokens(ui);
        let end = inner.with_min_x(inner.right() - width("…")).with_max_x(response.rect.right() - 1.0);
        ui.painter().rect_filled(end, CornerRadius::ZERO, tokens.surface);
        ui.painter().text(end.left_center(), Align2::LEFT_CENTER, "…", font, tokens.muted);
    }
    response.on_hover_text(text)
}

fn show(ui: &mut Ui, id: Id, edit: TextEdit<'_>, look: FieldStyle<'_>) -> Response {
    let shown = edit.show(ui);
    if let Some(proof) = look.proof {
        underline(ui, &shown, proof);
        note_word(ui, id, &shown, proof);
    }
    shown.response.response
}

fn proposing() -> Id {
    Id::unique("what may well be meant is shown")
}

/// Whether below some field there is what may well be meant: Esc closes that first.
pub fn proposes(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(proposing())).is_some_and(|pass: u64| pass + 1 >= ctx.cumulative_pass_nr())
}

/// egui's own completion, of the whole text. Enter takes a suggestion only after an arrow has gone to it, and Tab never:
/// what was typed must not become something else by leaving the field.
fn with_suggestions(ui: &mut Ui, id: Id, edit: TextEdit<'_>, suggestions: &[String]) -> Response {
    let memory = id.with("suggestion picked");
    let (open, mut picked): (bool, bool) = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
    picked |= open && ui.input(|input| [Key::ArrowDown, Key::ArrowUp].iter().any(|key| input.key_pressed(*key)));
    let keys = if picked { vec![Key::Enter] } else { Vec::new() };
    let fitting = |typed: &str| {
        let needle = typed.trim().to_lowercase();
        let fits = |name: &&String| name.to_lowercase().contains(&needle) && name.trim() != typed.trim();
        suggestions.iter().filter(fits).take(SUGGESTED).map(Suggestion::new).collect()
    };
    let shown = CompletionPopup::new(id)
        .word_boundary(|_| false)
        .align(RectAlign::BOTTOM_START)
        .accept_keys(keys)
        .show(ui, edit, |query| fitting(query.text));
    let mut response = shown.text_edit.response.response;
    // Tab leads on, as from every other field.
    let filter =
        EventFilter { escape: shown.is_open, horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    picked &= shown.is_open && !response.changed();
    ui.data_mut(|data| data.insert_temp(memory, (shown.is_open, picked)));
    if shown.is_open {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(proposing(), pass));
    }
    if shown.accepted.is_some() {
        response.mark_changed();
    }
    response
}

/// Says what is wrong with what stands in a field: below it, or in a table as a red line that explains itself.
pub fn fault(ui: &mut Ui, response: &Response, look: FieldStyle<'_>, message: &str) {
    let tokens = theme::tokens(ui);
    let words = message.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_invalid(Invalid::True);
        node.set_description(words);
    });
    if look.tight {
        let stroke = Stroke::new(2.0, tokens.no);
        let round = CornerRadius::same(radius::CONTROL);
        ui.painter().rect_stroke(response.rect, round, stroke, StrokeKind::Inside);
        response.clone().on_hover_text(message);
    } else {
        let message = format!("{} {message}", icon(Icon::TriangleAlert));
        ui.label(theme::text(message, TextStyle::Small, tokens.no));
    }
}
