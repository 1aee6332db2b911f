//! The menu: every action with its key, in four columns side by side or one below the other.

use eframe::egui::{self, Align2, Area, Frame, Id, Order, Rect, ScrollArea, TextStyle, Ui, UiBuilder, pos2, vec2};

use crate::kit::theme::{self, space};
use crate::kit::widgets::{follow_focus, paint_text, row, small_muted};
use wiba_core::desk::actions::{Action, Group, Menu, Row};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::settings::Settings;

/// Width of a column and height of an entry.
const COLUMN: f32 = 258.0;
const ROW: f32 = 26.0;

/// What the menu has to know of the window.
#[derive(Debug, Clone)]
pub struct Situation {
    /// Whether a file is open.
    pub open: bool,
    /// Whether questions are worked through, and not only looked at.
    pub questions: bool,
    /// Whether the open file is a part, which has not all that a whole one has.
    pub part: bool,
    /// Whether the open file has a password.
    pub sealed: bool,
    /// What would be taken back, and made again.
    pub undo: Option<String>,
    /// The same for making again.
    pub redo: Option<String>,
    /// Whether there is a way back, and one forward.
    pub trail: (bool, bool),
}

impl Situation {
    /// Whether only the whole file has it, of which the open one is a part.
    fn is_elsewhere(&self, row: &Row, settings: &Settings) -> bool {
        self.part && row.action.command(settings).is_some_and(|command| command.needs_whole())
    }

    /// Whether an action can be carried out now.
    fn allows(&self, row: &Row) -> bool {
        let here = match row.group {
            Group::Everywhere => self.open || !row.needs_file,
            Group::Questions => self.questions,
        };
        here && match row.action {
            Action::RemovePassword => self.sealed,
            Action::Undo => self.undo.is_some(),
            Action::Redo => self.redo.is_some(),
            Action::Back => self.trail.0,
            Action::Forward => self.trail.1,
            _ => true,
        }
    }

    fn name(&self, row: &Row) -> String {
        let what = match row.action {
            Action::SetPassword if self.sealed => return "Passwort ändern …".to_owned(),
            Action::Undo => self.undo.as_deref(),
            Action::Redo => self.redo.as_deref(),
            _ => None,
        };
        what.map_or_else(|| row.action.menu_name().to_owned(), |what| format!("{}: {what}", row.action.menu_name()))
    }
}

/// Paints it below the bar.
pub fn ui(ctx: &egui::Context, settings: &Settings, now: &Situation, fresh: bool) -> Commands {
    let mut out = Commands::default();
    let screen = ctx.content_rect();
    let columns = Menu::ALL.len().min(((screen.width() - 32.0) / (COLUMN + space::M)).max(1.0) as usize);
    let columns = if columns == 3 { 2 } else { columns };
    let area = Area::new(Id::unique("menu")).order(Order::Foreground).fixed_pos(pos2(8.0, 46.0));
    let shown = area.show(ctx, |ui| {
        // As long as it is open, Tab and the arrows stay here.
        ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
        Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| {
            ui.set_width(columns as f32 * COLUMN + (columns as f32 - 1.0) * space::M);
            let height = screen.height() - 46.0 - 3.0 * space::M;
            let area = ScrollArea::vertical().id_salt("menu").max_height(height).min_scrolled_height(height);
            area.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut first = fresh;
                for menus in Menu::ALL.chunks(columns) {
                    let top = ui.cursor().min;
                    let mut bottom = top.y;
                    for (place, menu) in menus.iter().enumerate() {
                        let left = top.x + place as f32 * (COLUMN + space::M);
                        let rect = Rect::from_min_size(pos2(left, top.y), vec2(COLUMN, 10.0));
                        let mut column = ui.new_child(UiBuilder::new().id_salt(menu.label()).max_rect(rect));
                        if let Some(row) = column_ui(&mut column, *menu, settings, now, &mut first) {
                            out.push(Command::CloseOverlay);
                            out.extend(row.action.command(settings));
                        }
                        bottom = bottom.max(column.min_rect().bottom());
                    }
                    ui.advance_cursor_after_rect(Rect::from_min_max(
                        top,
                        pos2(ui.max_rect().right(), bottom + space::S),
                    ));
                }
                follow_focus(ui, ui.min_rect());
            });
        });
    });
    if !fresh && shown.response.clicked_elsewhere() {
        out.push(Command::CloseOverlay);
    }
    out
}

/// A part of the menu; returns what was chosen.
fn column_ui(ui: &mut Ui, menu: Menu, settings: &Settings, now: &Situation, first: &mut bool) -> Option<&'static Row> {
    let mut chosen = None;
    small_muted(ui, menu.label());
    ui.add_space(space::XS);
    for action in menu.rows().filter(|row| row.group == Group::Everywhere || now.questions) {
        let elsewhere = now.is_elsewhere(action, settings);
        let can = now.allows(action) && !elsewhere;
        let name = now.name(action);
        let (response, cut) = ui
            .add_enabled_ui(can, |ui| {
                let (rect, response) = row(ui, ROW, false, || name.clone());
                let tokens = theme::tokens(ui);
                let inner = rect.shrink2(vec2(8.0, 0.0));
                let keys = action.key_words();
                let font = TextStyle::Small.resolve(ui.style());
                let width = ui.painter().layout_no_wrap(keys.clone(), font, tokens.muted).size().x;
                let room = if keys.is_empty() { 0.0 } else { width + space::S };
                let cut = paint_text(
                    ui,
                    inner.with_max_x(inner.right() - room),
                    &name,
                    TextStyle::Body,
                    tokens.text,
                    Align2::LEFT_CENTER,
                );
                paint_text(ui, inner, &keys, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
                (response, cut)
            })
            .inner;
        if can && std::mem::take(first) {
            response.request_focus();
        }
        if response.clicked() {
            chosen = Some(action);
        }
        if elsewhere {
            response.on_disabled_hover_text("Das geht nur in der Datei der Kommune, nicht in einem Teil.");
        } else if cut {
            response.on_hover_text(&name);
        }
    }
    chosen
}
