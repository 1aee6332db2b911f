//! Everybody who is named, one line each.

use eframe::egui::{Align2, Rect, TextStyle, Ui, pos2};

use super::state::Who;
use crate::app::context::Cx;
use crate::app::parts::field_id;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{add_link, menu_entry, muted, paint_text, row};
use wiba_core::analysis::Involved;
use wiba_core::assessment::{Id, Presence};
use wiba_core::desk::command::{Command, Commands, Copied};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;

pub(super) fn ui(open: &mut Option<Who>, ui: &mut Ui, cx: &Cx<'_>, people: &[Involved]) -> Commands {
    let mut out = Commands::default();
    if people.is_empty() {
        muted(ui, "Noch niemand. Wer bei einer Maßnahme oder „in Klärung“ eingetragen wird, steht von selbst hier.");
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for who in people {
        let here = Who::of(who);
        let selected = open.as_ref() == Some(&here);
        if line(ui, cx, who, selected, &mut out) {
            *open = if selected { None } else { Some(here) };
        }
    }
    ui.add_space(space::S);
    if add_link(ui, "Person oder Amt").clicked() {
        let id = Id::random();
        out.push(Command::Apply(Intent::AddPerson(id, String::new())));
        *open = Some(Who::Listed(id));
        ui.memory_mut(|memory| memory.request_focus(field_id(Field::PersonName(id))));
    }
    out
}

/// Paints a line; returns whether it was clicked.
fn line(ui: &mut Ui, cx: &Cx<'_>, who: &Involved, selected: bool, out: &mut Commands) -> bool {
    let tokens = theme::tokens(ui);
    let person = who.listed.and_then(|id| cx.assessment.kommune.people.get(&id));
    let name = if who.name.is_empty() { "(ohne Namen)" } else { &who.name };
    let mut told = Vec::new();
    match person {
        Some(person) => {
            let office = person.office.trim();
            told.extend((!office.is_empty() && office != name).then(|| office.to_owned()));
            told.extend((person.presence != Presence::Here).then(|| person.presence.label().to_owned()));
        }
        None => told.push("noch ohne Kontaktdaten".to_owned()),
    }
    let duties = duties(who);
    let mut spoken = vec![name.to_owned()];
    spoken.extend(told.iter().cloned().chain(Some(duties.clone()).filter(|duties| !duties.is_empty())));
    let (rect, response) = row(ui, 44.0, selected, || spoken.join(", "));
    let middle = rect.right() - 170.0_f32.min(rect.width() * 0.45);
    let part = |from: f32, to: f32, top: f32, height: f32| {
        Rect::from_min_max(pos2(from, rect.top() + top), pos2(to, rect.top() + top + height))
    };
    let left = rect.left() + space::S;
    let style = if selected { theme::strong() } else { TextStyle::Body };
    let ink = if person.is_some_and(|person| person.presence == Presence::Left) { tokens.muted } else { tokens.text };
    let mut cut = paint_text(ui, part(left, middle, 4.0, 20.0), name, style, ink, Align2::LEFT_CENTER);
    let below = part(left, middle, 23.0, 17.0);
    cut |= paint_text(ui, below, &told.join(" · "), TextStyle::Small, tokens.muted, Align2::LEFT_CENTER);
    let right = part(middle + space::S, rect.right() - space::S, 0.0, 44.0);
    cut |= paint_text(ui, right, &duties, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
    let clicked = response.clicked();
    response.context_menu(|ui| {
        if menu_entry(ui, "Zeile kopieren") {
            let (email, phone) =
                person.map(|person| (person.email.clone(), person.telephone.clone())).unwrap_or_default();
            let cells = vec![name.to_owned(), told.join(", "), email, phone, duties.clone()];
            out.push(Command::Copy(Copied::table(
                name,
                &["Name", "Angaben", "E-Mail", "Telefon", "Zuständig"],
                &[cells],
            )));
        }
    });
    if cut {
        response.on_hover_text(spoken.join("\n"));
    }
    clicked
}

/// „2 Fragen, 1 Maßnahme“; empty if there is nothing.
fn duties(who: &Involved) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [count(who.asked.len(), "Frage", "Fragen"), count(who.measures.len(), "Maßnahme", "Maßnahmen")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
