//! One of them: how to reach them, and „alles von …“.

use eframe::egui::{TextStyle, Ui};
use jiff::civil::Date;
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::app::parts::field;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{ComboStyle, FieldStyle, button, choose, icon, link, muted, right_to_left, strong};
use wiba_core::analysis::Involved;
use wiba_core::assessment::{Id, Person, Presence};
use wiba_core::desk::command::{Command, Commands, Copied};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::wording::date;

pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, who: &Involved) -> Commands {
    let mut out = Commands::default();
    match who.listed.and_then(|id| Some((id, cx.assessment.kommune.people.get(&id)?))) {
        Some((id, person)) => entry(ui, cx, id, person, &mut out),
        None => {
            strong(ui, &who.name);
            muted(ui, "Steht noch nicht in der Liste.");
            if button(ui, format!("{} In die Liste aufnehmen", icon(Icon::Plus))).clicked() {
                out.push(Command::Apply(Intent::AddPerson(Id::random(), who.name.clone())));
            }
        }
    }
    same_as(ui, cx, who, &mut out);
    tasks(ui, cx, who, &mut out);
    out
}

/// The fields of somebody in the list.
fn entry(ui: &mut Ui, cx: &Cx<'_>, id: Id, person: &Person, out: &mut Commands) {
    field(ui, cx, Field::PersonName(id), FieldStyle::line("Name").hint("leer für ein Amt als Ganzes"));
    field(ui, cx, Field::PersonOffice(id), FieldStyle::line("Amt oder Firma").hint("z. B. Hauptamt"));
    field(ui, cx, Field::PersonEmail(id), FieldStyle::line("E-Mail"));
    field(ui, cx, Field::PersonTelephone(id), FieldStyle::line("Telefon"));
    label(ui, "Anwesenheit");
    let all = Presence::ALL.map(|presence| (presence, presence.label()));
    let look = ComboStyle::new("Anwesenheit", ui.available_width());
    let chosen = choose(ui, ("presence", id), &all, person.presence, look);
    if let Some(presence) = chosen.filter(|chosen| *chosen != person.presence) {
        out.push(Command::Apply(Intent::Presence(id, presence)));
    }
    if button(ui, format!("{} Aus der Liste nehmen", icon(Icon::Trash2)))
        .on_hover_text("Wo der Name eingetragen ist, bleibt er stehen")
        .clicked()
    {
        out.push(Command::Apply(Intent::RemovePerson(id)));
    }
}

fn label(ui: &mut Ui, words: &str) {
    ui.label(theme::text(words, TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
}

/// One name in place of two: „Haupt“ is „Hauptamt“.
fn same_as(ui: &mut Ui, cx: &Cx<'_>, who: &Involved, out: &mut Commands) {
    let others: Vec<(&str, &str)> =
        cx.names.iter().filter(|name| **name != who.name).map(|name| (name.as_str(), name.as_str())).collect();
    if others.is_empty() || who.name.is_empty() {
        return;
    }
    label(ui, "Ist dasselbe wie");
    let look = ComboStyle {
        hint: "Doppelte zusammenlegen …",
        acts: true,
        ..ComboStyle::new("Ist dasselbe wie", ui.available_width())
    };
    if let Some(other) = choose(ui, ("same", &who.name), &others, "", look) {
        out.push(Command::Apply(Intent::Rename(who.name.clone(), other.to_owned())));
    }
}

/// Everything they have to do.
fn tasks(ui: &mut Ui, cx: &Cx<'_>, who: &Involved, out: &mut Commands) {
    if who.name.is_empty() {
        return;
    }
    ui.separator();
    ui.horizontal(|ui| {
        strong(ui, format!("Alles von {}", who.name));
        right_to_left(ui, |ui| {
            if !(who.asked.is_empty() && who.measures.is_empty())
                && link(ui, icon(Icon::Copy)).on_hover_text("Als Text kopieren, z. B. für eine E-Mail").clicked()
            {
                out.push(Command::Copy(copied(cx, who)));
            }
        });
    });
    if who.asked.is_empty() && who.measures.is_empty() {
        muted(ui, "Keine Frage und keine Maßnahme.");
    }
    for id in &who.asked {
        if link(ui, format!("{} {}", icon(Icon::CircleQuestionMark), question_line(cx, *id))).clicked() {
            out.push(Command::Show(*id));
        }
    }
    for item in who.measures.iter().filter_map(|place| cx.findings.plan.get(*place)) {
        let words = format!("{} {}", icon(Icon::ListChecks), measure_line(cx, item));
        if let (true, Some(target)) = (link(ui, words).clicked(), item.target()) {
            out.push(Command::ShowMeasure(target));
        }
    }
}

fn question_line(cx: &Cx<'_>, id: wiba_core::catalog::QuestionId) -> String {
    let words = cx.catalog.question(id).map_or("", |question| question.short.as_str());
    let until = cx.assessment.round.answer(id).ask_until;
    format!("{id} {words}{}", limit(until, until.is_some_and(|day| day < cx.today())))
}

fn measure_line(cx: &Cx<'_>, item: &wiba_core::analysis::PlanItem) -> String {
    format!("{}{} ({})", item.title, limit(item.due, item.overdue(cx.today())), item.status.label())
}

/// „, bis 03.12.2026“, and whether that is over.
fn limit(day: Option<Date>, over: bool) -> String {
    let over = if over { ", überfällig" } else { "" };
    day.map(|day| format!(", bis {}{over}", date::short(day))).unwrap_or_default()
}

/// The same as text.
fn copied(cx: &Cx<'_>, who: &Involved) -> Copied {
    let mut text = format!("{}\n", who.name);
    if !who.asked.is_empty() {
        text += "\nZu fragen:\n";
        for id in &who.asked {
            let words = cx.catalog.question(*id).map_or("", |question| question.text.as_str());
            text += &format!("{id} {words}\n");
        }
    }
    if !who.measures.is_empty() {
        text += "\nMaßnahmen:\n";
        for item in who.measures.iter().filter_map(|place| cx.findings.plan.get(*place)) {
            text += &format!("{}: {}\n", item.citation(), measure_line(cx, item));
        }
    }
    Copied { what: format!("Alles von {}", who.name), text, html: None }
}
