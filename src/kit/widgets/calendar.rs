//! A month to pick a day from, in German: by click, or by arrows, Bild↑/↓, Pos1, Ende and Enter.

use eframe::egui::{
    Align2, Button, EventFilter, Grid, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, TextStyle, Ui,
    WidgetInfo, vec2,
};
use jiff::ToSpan;
use jiff::civil::Date;
use lucide_icons::Icon;

use super::basic::icon_button;
use crate::kit::keys;
use crate::kit::theme;
use wiba_core::wording::date;
use wiba_core::wording::date::month_name;

/// Opens at a click on `button`; returns the day that was picked.
pub fn popup(button: &Response, chosen: Option<Date>, today: Date) -> Option<Date> {
    let mut picked = None;
    let shown = button.id.with("month");
    let fresh = button.id.with("fresh");
    if !Popup::is_id_open(&button.ctx, Popup::default_response_id(button)) {
        // The next time it begins where the field is, and not where somebody has last leafed to.
        button.ctx.data_mut(|data| data.remove::<Date>(shown));
        button.ctx.data_mut(|data| data.insert_temp(fresh, true));
    }
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).accessible_name("Kalender").show(
        |ui| {
            picked = month(ui, shown, chosen, today);
            if ui.data_mut(|data| data.remove_temp::<bool>(fresh)).is_some() {
                // The keyboard begins at the day of the field.
                ui.memory_mut(|memory| memory.request_focus(day_id(shown, chosen.unwrap_or(today))));
            }
            if picked.is_some() {
                ui.close();
            }
        },
    );
    picked
}

fn month(ui: &mut Ui, id: Id, chosen: Option<Date>, today: Date) -> Option<Date> {
    let start = chosen.unwrap_or(today).first_of_month();
    let mut shown: Date = ui.data(|data| data.get_temp(id)).unwrap_or(start);
    ui.horizontal(|ui| {
        if icon_button(ui, Icon::ChevronLeft, "Monat zurück").clicked() {
            shown = shown.checked_sub(1.month()).unwrap_or(shown);
        }
        let name = month_name(shown);
        let (rect, _) = ui.allocate_exact_size(vec2(128.0, 32.0), eframe::egui::Sense::hover());
        let tokens = theme::tokens(ui);
        let title = format!("{name} {}", shown.year());
        super::paint_text(ui, rect, &title, theme::strong(), tokens.text, Align2::CENTER_CENTER);
        if icon_button(ui, Icon::ChevronRight, "Monat vor").clicked() {
            shown = shown.checked_add(1.month()).unwrap_or(shown);
        }
    });
    if let Some(day) = moved(ui, id, shown) {
        shown = day.first_of_month();
        ui.memory_mut(|memory| memory.request_focus(day_id(id, day)));
    }
    ui.data_mut(|data| data.insert_temp(id, shown));
    let mut picked = None;
    Grid::new(id.with("days")).spacing([2.0, 2.0]).min_col_width(30.0).show(ui, |ui| {
        for name in ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"] {
            let muted = theme::tokens(ui).muted;
            ui.vertical_centered(|ui| ui.label(theme::text(name, TextStyle::Small, muted)));
        }
        ui.end_row();
        let before = shown.weekday().to_monday_zero_offset();
        for _ in 0..before {
            ui.label("");
        }
        for day in 1..=shown.days_in_month() {
            let Ok(date) = Date::new(shown.year(), shown.month(), day) else { continue };
            if day_button(ui, day_id(id, date), date, chosen == Some(date), date == today) {
                picked = Some(date);
            }
            if (i32::from(before) + i32::from(day)) % 7 == 0 {
                ui.end_row();
            }
        }
    });
    if super::link(ui, format!("Heute, {}", date::short(today))).clicked() {
        picked = Some(today);
    }
    picked
}

/// The id of the button of a day.
fn day_id(month: Id, day: Date) -> Id {
    month.with(("day", day.year(), day.month(), day.day()))
}

/// The day to which the arrows lead from the one that has the focus.
fn moved(ui: &Ui, id: Id, shown: Date) -> Option<Date> {
    let focused = ui.memory(|memory| memory.focused())?;
    let days = 1..=shown.days_in_month();
    let here = days
        .filter_map(|day| Date::new(shown.year(), shown.month(), day).ok())
        .find(|day| day_id(id, *day) == focused)?;
    // The arrows belong to the days as long as one of them has the focus.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let weekday = i64::from(here.weekday().to_monday_zero_offset());
    let step = [
        (Key::ArrowLeft, (-1).days()),
        (Key::ArrowRight, 1.day()),
        (Key::ArrowUp, (-7).days()),
        (Key::ArrowDown, 7.days()),
        (Key::PageUp, (-1).month()),
        (Key::PageDown, 1.month()),
        (Key::Home, (-weekday).days()),
        (Key::End, (6 - weekday).days()),
    ]
    .into_iter()
    .find(|(key, _)| ui.input_mut(|input| keys::take(input, Modifiers::NONE, *key)))?;
    here.checked_add(step.1).ok()
}

fn day_button(ui: &mut Ui, id: Id, date: Date, chosen: bool, today: bool) -> bool {
    let tokens = theme::tokens(ui);
    let color = if chosen || today { tokens.primary } else { tokens.text };
    let style = if chosen || today { theme::strong() } else { TextStyle::Body };
    let text = theme::text(date.day().to_string(), style, color);
    let fill = if chosen { tokens.soft } else { tokens.surface };
    let button = Button::new(text).fill(fill).frame_when_inactive(chosen).min_size(vec2(30.0, 28.0));
    let shown = ui.add(button.sense(eframe::egui::Sense::hover()));
    let response = ui.interact(shown.rect, id, eframe::egui::Sense::click());
    let name = date::short(date);
    response.widget_info(|| WidgetInfo::selected(eframe::egui::accesskit::Role::Button, true, chosen, &name));
    response.clicked()
}
