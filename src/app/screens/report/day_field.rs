//! A day that has a usual value: typed, or picked from the calendar.

use eframe::egui::{Id, TextStyle, Ui};
use jiff::civil::Date;
use lucide_icons::Icon;

use crate::kit::theme::{self, space};
use crate::kit::widgets::{FieldStyle, calendar, icon, icon_button, labelled, link};
use wiba_core::wording::date::{self, DateFault, Nearest};

/// Which day.
pub(super) struct DayField<'a> {
    /// What it is called, and what the field is known by.
    pub name: &'a str,
    /// Without a choice.
    pub usual: Date,
    /// The way back to it, in a word.
    pub back: &'a str,
    /// It cannot be later than that, and what that is.
    pub latest: Option<(Date, &'a str)>,
    /// The day to which a date without a year is nearest.
    pub today: Date,
}

impl DayField<'_> {
    /// Paints it; returns whether what stands in it is no day that can be meant. `chosen` is `None` for the usual day, `typed`
    /// what stands in the field as long as somebody writes in it or it is wrong.
    pub(super) fn ui(&self, ui: &mut Ui, chosen: &mut Option<Date>, typed: &mut Option<String>) -> bool {
        let shown = chosen.unwrap_or(self.usual);
        ui.label(theme::text(self.name, TextStyle::Small, theme::tokens(ui).muted));
        ui.add_space(-space::XS);
        let mut wrong: Option<String> = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let mut text = typed.clone().unwrap_or_else(|| date::short(shown));
            let look = FieldStyle::line(self.name).bare().hint("TT.MM.JJJJ").width(120.0);
            let response = labelled(ui, Id::unique("report-day").with(self.name), &mut text, look);
            let read = self.read(&text);
            if !text.trim().is_empty() {
                wrong = read.clone().err();
            }
            if response.changed() {
                *typed = Some(text.clone());
            }
            // „1.1.20“ may become „1.1.2027“: what is not written out counts when the field is left.
            let meant =
                !response.has_focus() || date::parse(&text).is_some_and(|day| text.ends_with(&day.year().to_string()));
            if typed.is_some() && meant {
                match read {
                    Ok(day) => *chosen = (day != self.usual).then_some(day),
                    Err(_) => *chosen = None,
                }
                if !response.has_focus() && wrong.is_none() {
                    *typed = None;
                }
            }
            let open = icon_button(ui, Icon::Calendar, &format!("{}: Kalender", self.name));
            if let Some(day) = calendar(&open, Some(shown), self.today) {
                *chosen = Some(day).filter(|day| *day != self.usual);
                // One that is too late stands in the field, with the reason.
                *typed = self.read(&date::short(day)).err().map(|_| date::short(day));
            }
            if chosen.is_some() && link(ui, self.back).clicked() {
                *chosen = None;
                *typed = None;
            }
        });
        let is_wrong = wrong.is_some();
        if let Some(fault) = wrong {
            let tokens = theme::tokens(ui);
            let message = format!("{} {fault}", icon(Icon::TriangleAlert));
            ui.label(theme::text(message, TextStyle::Small, tokens.no));
        }
        is_wrong
    }

    fn read(&self, text: &str) -> Result<Date, String> {
        let day = date::read(text, self.today, Nearest::Last).map_err(|fault: DateFault| fault.to_string())?;
        match self.latest {
            Some((latest, words)) if day > latest => Err(format!("Das ist nach {words}, {}", date::short(latest))),
            _ => Ok(day),
        }
    }
}
