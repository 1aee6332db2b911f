//! The pages, to scroll, zoom and jump in. Only those that can be seen are painted.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Align2, CornerRadius, CursorIcon, Id, Key, Modifiers, Popup, Rect, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use lucide_icons::Icon;

use super::page_grid::{self, GAP, PageGrid, Zoom};
use super::page_painter;
use super::pages::Pages;
use crate::kit::keys;
use crate::kit::theme::{self, radius, space};
use crate::kit::widgets::{at_right, button, chip, icon, icon_button, paint_text, row, small_muted};
use wiba_core::report::page::OutlineEntry;

/// A page, and how far from its top in points on paper.
type Target = (usize, f32);

/// Height of the bar above the pages.
const TOOLS: f32 = 36.0;

/// State of the preview.
#[derive(Debug, Default)]
pub struct State {
    zoom: Zoom,
    grid: PageGrid,
    /// What was seen last: the offset, and the size of the view.
    offset: Vec2,
    view: Vec2,
    target: Option<Target>,
}

impl State {
    /// Goes to the beginning, e.g. of another report.
    pub fn top(&mut self) {
        self.offset = Vec2::ZERO;
        self.grid = PageGrid::default();
    }
}

/// What stands above the pages.
#[derive(Debug, Clone, Copy)]
pub struct Toolbar<'a> {
    /// What is going on; empty if nothing.
    pub status: &'a str,
    /// Whether the choice is folded away.
    pub folded: bool,
    /// Whether keys belong to something else.
    pub covered: bool,
}

/// Paints the preview. True if the choice is to be folded in or out.
pub fn ui(state: &mut State, ui: &mut Ui, pages: &mut Pages, toolbar: Toolbar<'_>) -> bool {
    let tokens = theme::tokens(ui);
    let full = ui.available_rect_before_wrap();
    let pointer = ui.ctx().pointer_latest_pos().filter(|at| !toolbar.covered && full.contains(*at));
    let turned = ui.input(|input| input.zoom_delta());
    if pointer.is_some() && (turned - 1.0).abs() > f32::EPSILON {
        state.zoom = state.zoom.turned(state.grid.percent, turned);
    }
    let new = PageGrid::new(&pages.layout.pages, full.width() - 2.0, state.zoom);
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink([false, false]);
    if new != state.grid {
        // What is under the pointer, or at the top, stays there.
        let held = pointer.map_or(Vec2::ZERO, |at| (at - full.min - vec2(0.0, TOOLS)).max(Vec2::ZERO));
        state.offset = moved(&state.grid, &new, state.offset, held);
        state.grid = new;
        area = area.scroll_offset(state.offset);
    }
    let current = state.grid.current(state.offset.y, state.view.y).min(pages.layout.pages.len().saturating_sub(1));
    let fold = tools(state, ui, pages, toolbar, current);
    let frame = ui.available_rect_before_wrap();
    let round = CornerRadius::same(radius::CARD);
    ui.painter().rect(frame, round, tokens.background, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let place = frame.shrink(1.0);
    let step = keys(ui, toolbar.covered, place.height());
    let target = state.target.take();
    let mut inner = ui.new_child(eframe::egui::UiBuilder::new().id_salt("area").max_rect(place));
    inner.shrink_clip_rect(place);
    let grid = &state.grid;
    let output = area.show_viewport(&mut inner, |ui, view| {
        let origin = ui.min_rect().min;
        ui.set_min_size(grid.size);
        if let Some((page, y)) = target {
            go(ui, grid, origin.to_vec2(), page, y);
        }
        match step {
            Some(Step::By(delta)) => ui.scroll_with_delta(vec2(0.0, -delta)),
            Some(Step::Start) => go(ui, grid, origin.to_vec2(), 0, -GAP),
            Some(Step::End) => {
                let last = Rect::from_min_size(origin + vec2(0.0, grid.size.y), Vec2::ZERO);
                ui.scroll_to_rect(last, Some(Align::BOTTOM));
            }
            None => {}
        }
        paint(ui, grid, pages, origin.to_vec2(), view)
    });
    state.offset = output.state.clamped_offset();
    state.view = output.inner_rect.size();
    if output.inner.is_some() {
        state.target = output.inner;
        ui.ctx().request_repaint();
    }
    ui.allocate_rect(frame, Sense::hover());
    fold
}

/// The offset at which a held point of the view shows the same place of the same page.
fn moved(old: &PageGrid, new: &PageGrid, offset: Vec2, held: Vec2) -> Vec2 {
    if old.places.is_empty() {
        return Vec2::ZERO;
    }
    let y = new.height_of(old.locate(offset.y + held.y)) - held.y;
    let x = (offset.x + held.x) / old.size.x.max(1.0) * new.size.x - held.x;
    vec2(x.max(0.0), y.max(0.0))
}

fn go(ui: &Ui, grid: &PageGrid, origin: Vec2, page: usize, y: f32) {
    let Some(place) = grid.places.get(page) else { return };
    let top = place.top() + y * grid.scale() - GAP;
    let line = Rect::from_min_size(pos2(place.left(), top) + origin, vec2(place.width(), 1.0));
    ui.scroll_to_rect(line, Some(Align::TOP));
}

/// A way to go by key.
enum Step {
    By(f32),
    Start,
    End,
}

/// Bild auf and ab, Pos1 and Ende, unless they belong to a text field or something open.
fn keys(ui: &Ui, covered: bool, height: f32) -> Option<Step> {
    if covered || ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let most = (height - 48.0).max(40.0);
    let pressed = |key: Key| ui.input_mut(|input| keys::take(input, Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        Some(Step::By(most))
    } else if pressed(Key::PageUp) {
        Some(Step::By(-most))
    } else if pressed(Key::Home) {
        Some(Step::Start)
    } else if pressed(Key::End) {
        Some(Step::End)
    } else {
        None
    }
}

/// Paints what can be seen. Returns where a link that was clicked leads to.
fn paint(ui: &Ui, grid: &PageGrid, pages: &mut Pages, origin: Vec2, view: Rect) -> Option<Target> {
    let mut jump = None;
    let count = pages.layout.pages.len();
    for (index, (page, place)) in pages.layout.pages.iter().zip(&grid.places).enumerate() {
        let seen = place.intersects(view);
        let place = place.translate(origin);
        let response = ui.interact(place, ui.scope_id().with(("page", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Article, true, page_grid::name(index, count)));
        if !seen {
            continue;
        }
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(page_painter::words(page)));
        if let Some(spacing) = pages.spacing.get_mut(index) {
            page_painter::page(ui, page, spacing, &pages.textures, place);
        }
        let link = response.hover_pos().and_then(|at| page_painter::link_at(page, place, at));
        if let Some(target) = link {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            if ui.input(|input| input.pointer.primary_clicked()) {
                jump = Some(target);
            }
        }
    }
    jump
}

/// The bar above the pages. True if the choice is to be folded in or out.
fn tools(state: &mut State, ui: &mut Ui, pages: &Pages, toolbar: Toolbar<'_>, current: usize) -> bool {
    let mut fold = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (sign, name) = if toolbar.folded {
            (Icon::PanelLeftOpen, "Auswahl einblenden")
        } else {
            (Icon::PanelLeftClose, "Auswahl ausblenden")
        };
        fold = icon_button(ui, sign, name).clicked();
        let contents = button(ui, format!("{} Inhalt", icon(Icon::TableOfContents)));
        contents.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Inhalt"));
        let y = (state.offset.y + GAP + 1.0 - state.grid.places.get(current).map_or(0.0, Rect::top)).max(0.0);
        let y = if state.grid.percent > 0.0 { y / state.grid.scale() } else { 0.0 };
        let marked = page_grid::heading_at(&pages.layout.outline, current, y);
        if let Some(target) = popup(&contents, &pages.layout.outline, marked) {
            state.target = Some(target);
        }
        let count = pages.layout.pages.len();
        let words = page_grid::name(current, count);
        let shown = small_muted(ui, if toolbar.status.is_empty() { &words } else { toolbar.status });
        let name = if toolbar.status.is_empty() {
            format!("{words} wird angezeigt, {}", page_grid::count(count))
        } else {
            toolbar.status.to_owned()
        };
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        at_right(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let percent = state.grid.percent;
            if icon_button(ui, Icon::Minus, "Verkleinern").on_hover_text("Auch mit Strg und Mausrad").clicked() {
                state.zoom = Zoom::step(percent, false);
            }
            let (rect, response) = ui.allocate_exact_size(vec2(44.0, 32.0), Sense::hover());
            let words = format!("{percent:.0} %");
            let ink = theme::tokens(ui).text;
            paint_text(ui, rect, &words, TextStyle::Small, ink, Align2::CENTER_CENTER);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Größe {words}")));
            if icon_button(ui, Icon::Plus, "Vergrößern").on_hover_text("Auch mit Strg und Mausrad").clicked() {
                state.zoom = Zoom::step(percent, true);
            }
            if chip(ui, state.zoom == Zoom::Fit, "Breite").on_hover_text("An die Breite anpassen").clicked() {
                state.zoom = Zoom::Fit;
            }
        });
    });
    ui.add_space(-space::XS);
    fold
}

/// The contents as a list to jump by.
fn popup(opener: &eframe::egui::Response, outline: &[OutlineEntry], marked: Option<usize>) -> Option<Target> {
    let mut target = None;
    Popup::menu(opener).accessible_name("Inhalt").width(380.0).show(|ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width(380.0_f32.min(screen.width() - 32.0));
        let most = (screen.height() - 160.0).clamp(120.0, 560.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        // In the first frame the list is moved to where the reader is.
        let now = ui.ctx().cumulative_frame_nr();
        let seen: u64 = ui.data(|data| data.get_temp(Id::unique("contents-seen"))).unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(Id::unique("contents-seen"), now));
        let fresh = now > seen + 1;
        ScrollArea::vertical().id_salt("contents").max_height(most).min_scrolled_height(most).show(ui, |ui| {
            for (index, entry) in outline.iter().enumerate() {
                let current = marked == Some(index);
                let number = (entry.page + 1).to_string();
                let (rect, response) = row(ui, 26.0, current, || format!("{}, Seite {number}", entry.title));
                if current && fresh {
                    response.scroll_to_me(Some(Align::Center));
                }
                if ui.is_rect_visible(rect) {
                    contents_row(ui, rect, entry, &number, current);
                }
                if response.clicked() {
                    target = Some((entry.page, (entry.y - 24.0).max(0.0)));
                    ui.close();
                }
            }
        });
    });
    target
}

fn contents_row(ui: &Ui, rect: Rect, entry: &OutlineEntry, number: &str, current: bool) {
    let tokens = theme::tokens(ui);
    let inner = rect.shrink2(vec2(space::S, 0.0));
    let color = if current { tokens.primary } else { tokens.text };
    let style = if entry.level <= 1 { theme::strong() } else { TextStyle::Body };
    let mut left = inner;
    left.min.x += f32::from(entry.level.saturating_sub(1)) * space::L;
    left.max.x -= 36.0;
    paint_text(ui, left, &entry.title, style, color, Align2::LEFT_CENTER);
    paint_text(ui, inner, number, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
}
