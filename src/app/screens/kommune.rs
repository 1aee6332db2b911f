//! Stammdaten of the Kommune, checked as one types.

use eframe::egui::{self, Image, TextStyle, TextureHandle, Ui};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::app::parts::{adding, field, follow_added, texture};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    ComboStyle, FieldStyle, ICON_BUTTON, add_link, button, card, choose, icon, icon_button, muted, primary_button,
    small_muted, strong, title, two_columns,
};
use wiba_core::analysis::next_open;
use wiba_core::assessment::{Kommune, LAENDER, Logo};
use wiba_core::desk::command::{Command, Commands};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::intent::Intent;
use wiba_core::report;

/// State of the screen: the picture that was last shown, with what it was made from.
#[derive(Default)]
pub struct State {
    shown: Option<(Logo, Option<TextureHandle>)>,
}

/// The chosen picture is shown no larger than that, in points.
const PICTURE: f32 = 72.0;

/// Room for a date.
const DATE: f32 = 108.0;

/// What does not fit together, in German.
pub fn faults(kommune: &Kommune) -> Vec<String> {
    let mut faults = Vec::new();
    let by_ags = LAENDER.iter().find(|land| kommune.ags.starts_with(land.prefix));
    if let Some(land) = by_ags.filter(|land| !kommune.land.is_empty() && land.name != kommune.land) {
        faults.push(format!("Der AGS {} gehört zu {}, angegeben ist {}.", kommune.ags, land.name, kommune.land));
    }
    faults
}

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    title(ui, "Stammdaten");
    muted(ui, "Stehen auf dem Deckblatt des Berichts. Was gültig ist, wird von selbst gespeichert.");
    ui.add_space(space::XS);
    let half = ((ui.available_width() - space::L) / 2.0).max(260.0);
    let (left, ()) = two_columns(
        ui,
        half,
        300.0,
        |ui| card(ui, |ui| kommune(ui, cx)).inner,
        |ui| {
            card(ui, |ui| people(ui, cx));
        },
    );
    out.append(left);
    ui.add_space(space::S);
    out.append(card(ui, |ui| logo(state, ui, cx)).inner);
    ui.add_space(space::S);
    out.append(card(ui, |ui| round(ui, cx)).inner);
    if cx.findings.score.overall.answered() == 0
        && let Some(id) = next_open(cx.catalog, &cx.assessment.round, None)
    {
        ui.add_space(space::S);
        if primary_button(ui, "Zur ersten Frage").clicked() {
            out.push(Command::Show(id));
        }
    }
    out
}

/// What was assessed, and who took part.
fn round(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    strong(ui, "Erhebung");
    let round = &cx.assessment.round;
    muted(ui, format!("{}, begonnen am {}", round.name, wiba_core::wording::date::short(round.started)));
    small_muted(ui, format!("Katalog: {}", round.catalog));
    let look = FieldStyle::text("Geltungsbereich", 2)
        .hint("welche Ämter, Orte und Systeme, z. B. Kernverwaltung ohne Schulen");
    field(ui, cx, Field::Scope, look);
    ui.label(theme::text("Beteiligte, auch an Besprechungen", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    let mut listed: Vec<_> = round.participants.iter().collect();
    listed.sort_by_key(|(_, who)| (who.date.is_none(), who.date));
    for (index, (id, _)) in listed.into_iter().enumerate() {
        ui.push_id(id, |ui| {
            ui.horizontal_top(|ui| {
                let (name, date) = (format!("Beteiligte {}", index + 1), format!("Datum von Beteiligte {}", index + 1));
                let width = (ui.available_width() - DATE - ICON_BUTTON - 2.0 * space::S).max(120.0);
                ui.vertical(|ui| {
                    let look = FieldStyle::line(&name).bare().hint("Name und Amt").width(width);
                    field(ui, cx, Field::Participant(*id), look);
                });
                ui.vertical(|ui| {
                    ui.set_max_width(DATE);
                    let look = FieldStyle::line(&date).bare().hint("TT.MM.JJJJ").width(DATE);
                    field(ui, cx, Field::ParticipantDate(*id), look);
                });
                if icon_button(ui, Icon::Trash2, &format!("{name} entfernen")).clicked() {
                    out.push(Command::Apply(Intent::RemoveParticipant(*id)));
                }
            });
        });
    }
    let list = egui::Id::unique("participants");
    let named = round.participants.iter().map(|(id, who)| (*id, Field::Participant(*id), who.name.clone()));
    follow_added(ui, list, named);
    if add_link(ui, "Beteiligte hinzufügen").clicked() {
        adding(ui, list, round.participants.keys().copied());
        out.push(Command::Apply(Intent::AddParticipant));
    }
    out
}

fn kommune(ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let kommune = &cx.assessment.kommune;
    strong(ui, "Kommune");
    field(ui, cx, Field::Name, FieldStyle::line("Name").hint("wie sie unterschreibt, z. B. Stadt Musterstadt"));
    field(ui, cx, Field::Ags, FieldStyle::line("Amtlicher Gemeindeschlüssel (AGS)").hint("8 Ziffern"));
    ui.label(theme::text("Land", TextStyle::Small, theme::tokens(ui).muted));
    ui.add_space(-space::XS);
    let mut all = LAENDER.map(|land| (land.name, land.name));
    all.sort_by_key(|(name, _)| *name);
    if let Some(name) = choose(ui, "land", &all, kommune.land.as_str(), ComboStyle::new("Land", ui.available_width())) {
        out.push(Command::Apply(Intent::Land(name.to_owned())));
    }
    for fault in faults(kommune) {
        let tokens = theme::tokens(ui);
        ui.label(theme::text(format!("{} {fault}", icon(Icon::TriangleAlert)), TextStyle::Small, tokens.warn));
    }
    field(ui, cx, Field::Inhabitants, FieldStyle::line("Einwohnerzahl"));
    out
}

fn logo(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    strong(ui, "Wappen oder Logo");
    let present = cx.assessment.kommune.logo.is_some();
    muted(ui, if present { "Steht auf dem Deckblatt des vollständigen Berichts." } else { "Noch keines gewählt." });
    if let Some(texture) = shown(state, ui, &cx.assessment.kommune) {
        let size = texture.size_vec2();
        let scale = (PICTURE / size.max_elem()).min(1.0);
        ui.add(Image::new((texture.id(), size * scale)).alt_text("Das gewählte Bild"));
    }
    ui.horizontal(|ui| {
        if button(ui, format!("{} Bild wählen …", icon(Icon::Image))).clicked() {
            out.push(Command::ChooseLogo);
        }
        if present && button(ui, format!("{} Entfernen", icon(Icon::X))).clicked() {
            out.push(Command::Apply(Intent::Logo(None)));
        }
    });
    small_muted(ui, "PNG, JPEG oder SVG; eine verkleinerte Fassung liegt in der Datei der Kommune.");
    out
}

/// The picture of the Kommune, made anew where it is another one.
fn shown<'a>(state: &'a mut State, ui: &Ui, kommune: &Kommune) -> Option<&'a TextureHandle> {
    let logo = kommune.logo.as_ref()?;
    if state.shown.as_ref().is_none_or(|(of, _)| of != logo) {
        let picture = report::logo(kommune);
        state.shown = Some((logo.clone(), picture.and_then(|picture| texture(ui.ctx(), &picture))));
    }
    state.shown.as_ref()?.1.as_ref()
}

fn people(ui: &mut Ui, cx: &Cx<'_>) {
    strong(ui, "Verantwortung");
    field(ui, cx, Field::Leitung, FieldStyle::line("Leitung der Verwaltung").hint("Name und Amt"));
    field(ui, cx, Field::Isb, FieldStyle::line("Informationssicherheit (ISB)").hint("Name"));
    field(ui, cx, Field::Email, FieldStyle::line("E-Mail").hint("isb@musterstadt.example"));
    field(ui, cx, Field::Confidentiality, FieldStyle::line("Vertraulichkeit, auf jeder Seite").hint("Vertraulich"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ags_of_another_land_is_pointed_out() {
        let kommune = Kommune { ags: "09162000".into(), land: "Hessen".into(), ..Kommune::default() };
        assert_eq!(faults(&kommune), ["Der AGS 09162000 gehört zu Bayern, angegeben ist Hessen."]);
        assert!(faults(&Kommune::default()).is_empty());
    }
}
