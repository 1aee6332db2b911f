//! Profil: Bausteine with bars, requirements with their status and the reasons for it.

use std::collections::BTreeMap;

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Color32, Id, Rect, Response, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use crate::app::context::Cx;
use crate::app::parts::{legend, mark_color, parts_bar};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, ICON_BUTTON, card, chip, icon, icon_button, labelled, link, menu_entry, muted, paint_text, row,
    small_muted, title,
};
use wiba_core::analysis::{Fulfilment, RequirementStatus};
use wiba_core::assessment::answer_words;
use wiba_core::desk::command::{Command, Commands, Copied};
use wiba_core::desk::settings::Settings;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// The Baustein that is folded out.
    open: Option<String>,
    /// Text filter; forgotten, as that of the Maßnahmen.
    filter: String,
}

/// How many requirements have which status.
type Counts = [(Fulfilment, usize); Fulfilment::ALL.len()];

/// A Baustein with its requirements.
#[derive(Debug)]
pub struct Line<'a> {
    /// e.g. `ORP.4`.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its requirements that pass the filter.
    pub requirements: Vec<&'a RequirementStatus>,
    /// How many of all its requirements have which status, whatever the filter.
    pub counts: Counts,
}

/// The Bausteine that have something to show.
pub fn lines<'a>(cx: &Cx<'a>, only: Option<Fulfilment>, filter: &str) -> Vec<Line<'a>> {
    let mut by_baustein: BTreeMap<&str, Vec<&RequirementStatus>> = BTreeMap::new();
    let needle = filter.trim().to_lowercase();
    for status in &cx.findings.coverage {
        let found = needle.is_empty()
            || status.requirement.as_str().to_lowercase().contains(&needle)
            || status.title.to_lowercase().contains(&needle);
        if found && only.is_none_or(|only| status.status == only) {
            by_baustein.entry(&status.baustein).or_default().push(status);
        }
    }
    cx.catalog
        .profile
        .bausteine
        .iter()
        .filter_map(|baustein| {
            let requirements = by_baustein.remove(baustein.id.as_str())?;
            let all = || cx.findings.coverage.iter().filter(|status| status.baustein == baustein.id);
            let counts = Fulfilment::ALL.map(|one| (one, all().filter(|status| status.status == one).count()));
            Some(Line { id: &baustein.id, title: &baustein.title, requirements, counts })
        })
        .collect()
}

/// Paints the screen.
pub fn ui(state: &mut State, ui: &mut Ui, cx: &Cx<'_>) -> Commands {
    let mut out = Commands::default();
    let coverage = &cx.findings.coverage;
    let mut only = cx.settings.profile;
    title(ui, "Profil");
    muted(ui, &cx.catalog.profile.title);
    small_muted(
        ui,
        "„Ja“ heißt: Der Teil der Anforderung, nach dem WiBA fragt, ist erfüllt. Es ersetzt keinen Grundschutz-Check.",
    );
    ui.horizontal_wrapped(|ui| {
        if chip(ui, only.is_none(), &format!("Alle {}", coverage.len())).clicked() {
            only = None;
        }
        for status in Fulfilment::ALL {
            let count = coverage.iter().filter(|requirement| requirement.status == status).count();
            let text = format!("{} {} {count}", status.mark().sign(), status.label());
            if chip(ui, only == Some(status), &text).clicked() {
                only = if only == Some(status) { None } else { Some(status) };
            }
        }
    });
    let look = FieldStyle::line("Anforderungen filtern")
        .bare()
        .hint("Anforderung, z. B. ORP.4 oder Passwort")
        .width((ui.available_width() - ICON_BUTTON - space::S).min(320.0));
    ui.horizontal(|ui| {
        labelled(ui, Id::unique("profile-filter"), &mut state.filter, look);
        if icon_button(ui, Icon::Copy, "Tabelle kopieren").clicked() {
            out.push(Command::Copy(copied(
                self::lines(cx, only, &state.filter).iter().flat_map(|line| line.requirements.iter().copied()),
            )));
        }
    });
    let lines = lines(cx, only, &state.filter);
    if lines.is_empty() {
        muted(ui, "Keine Anforderung passt zu diesem Filter.");
    } else {
        card(ui, |ui| list(ui, cx, state, &lines, &mut out));
    }
    small_muted(ui, &cx.catalog.profile.provenance);
    if only != cx.settings.profile {
        out.push(Command::Set(Box::new(Settings { profile: only, ..cx.settings.clone() })));
    }
    out
}

/// The Bausteine, and the requirements of the one that is folded out.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, lines: &[Line<'_>], out: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        legend(ui, &Fulfilment::ALL.map(|status| (status.mark(), status.label())));
    });
    ui.add_space(space::XS);
    ui.spacing_mut().item_spacing.y = 0.0;
    for line in lines {
        let open = state.open.as_deref() == Some(line.id);
        if baustein_row(ui, line, open, out) {
            state.open = if open { None } else { Some(line.id.to_owned()) };
        }
        if open {
            ui.add_space(space::XS);
            let width = status_width(ui);
            for requirement in &line.requirements {
                out.append(requirement_ui(ui, cx, requirement, width));
            }
            ui.add_space(space::S);
        }
    }
}

/// What the right mouse button offers at a requirement.
fn requirement_menu(response: &Response, requirement: &RequirementStatus, out: &mut Commands) {
    response.context_menu(|ui| {
        for (question, _) in &requirement.reasons {
            if menu_entry(ui, &format!("Zur Frage {question}")) {
                out.push(Command::Show(*question));
            }
        }
        if menu_entry(ui, "Anforderung kopieren") {
            out.push(Command::Copy(copied([requirement])));
        }
    });
}

/// Requirements as a table.
fn copied<'a>(requirements: impl IntoIterator<Item = &'a RequirementStatus>) -> Copied {
    let heading = ["Baustein", "Anforderung", "Titel", "Stufe", "Umsetzungsstatus", "Fragen"];
    let row = |status: &RequirementStatus| {
        let questions: Vec<String> = status.reasons.iter().map(|(id, _)| id.to_string()).collect();
        vec![
            status.baustein.clone(),
            status.requirement.to_string(),
            status.title.clone(),
            status.level.label().to_owned(),
            status.status.label().to_owned(),
            questions.join(", "),
        ]
    };
    Copied::table("Profil", &heading, &requirements.into_iter().map(row).collect::<Vec<_>>())
}

fn baustein_row(ui: &mut Ui, line: &Line<'_>, open: bool, out: &mut Commands) -> bool {
    let counts = line.counts;
    let total = counts.iter().map(|(_, count)| count).sum::<usize>();
    let words = || {
        counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(status, count)| format!("{count} {}", status.label()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (rect, response) = row(ui, 30.0, open, || format!("{} {}: {}", line.id, line.title, words()));
    if ui.is_rect_visible(rect) {
        let tokens = theme::tokens(ui);
        let bar_width = (rect.width() * 0.3).clamp(90.0, 260.0);
        let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        let sign = icon(if open { Icon::ChevronDown } else { Icon::ChevronRight });
        let left = rect.left();
        let style = if open { theme::strong() } else { TextStyle::Body };
        paint_text(ui, part(left + 4.0, left + 22.0), &sign, TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
        paint_text(ui, part(left + 24.0, left + 104.0), line.id, theme::strong(), tokens.text, Align2::LEFT_CENTER);
        let bar_left = rect.right() - bar_width - 84.0;
        paint_text(ui, part(left + 104.0, bar_left - 8.0), line.title, style, tokens.text, Align2::LEFT_CENTER);
        let middle = rect.center().y;
        let place = Rect::from_min_max(pos2(bar_left, middle - 5.0), pos2(bar_left + bar_width, middle + 5.0));
        parts_bar(ui.painter(), place, total, counts.map(|(status, count)| (count, status.mark())), tokens);
        let place = part(rect.right() - 80.0, rect.right() - 4.0);
        let shown = line.requirements.len();
        let number = if shown == total { total.to_string() } else { format!("{shown} von {total}") };
        paint_text(ui, place, &number, TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
    }
    let clicked = response.clicked();
    response.context_menu(|ui| {
        if menu_entry(ui, "Anforderungen kopieren") {
            out.push(Command::Copy(copied(line.requirements.iter().copied())));
        }
    });
    response.on_hover_text(format!("{} {}\n{}", line.id, line.title, words()));
    clicked
}

/// What is said of a requirement, „vorläufig“ with it.
fn status_words(status: Fulfilment, provisional: bool) -> String {
    let note = if provisional { " (vorläufig)" } else { "" };
    format!("{} {}{note}", status.mark().sign(), status.label())
}

/// Room for the longest of these words: codes and titles stand below each other.
fn status_width(ui: &Ui) -> f32 {
    let font = theme::strong().resolve(ui.style());
    let width = |words: String| ui.painter().layout_no_wrap(words, font.clone(), Color32::PLACEHOLDER).size().x;
    let all = Fulfilment::ALL.into_iter().flat_map(|status| {
        // What is not asked is never provisional.
        let provisional = (status != Fulfilment::NotCovered).then(|| status_words(status, true));
        provisional.into_iter().chain([status_words(status, false)])
    });
    all.map(width).fold(0.0, f32::max).min(ui.available_width() * 0.4)
}

fn requirement_ui(ui: &mut Ui, cx: &Cx<'_>, requirement: &RequirementStatus, width: f32) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    ui.add_space(space::XS);
    let line = |ui: &mut Ui| {
        ui.add_space(24.0);
        let status = requirement.status;
        let words = status_words(status, requirement.provisional);
        let height = ui.text_style_height(&theme::strong());
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let color = mark_color(tokens, status.mark());
        let cut = paint_text(ui, rect, &words, theme::strong(), color, Align2::LEFT_CENTER);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        requirement_menu(&response, requirement, &mut out);
        if cut {
            response.on_hover_text(&words);
        }
        let id = ui.label(theme::text(requirement.requirement.as_str(), theme::strong(), tokens.text));
        requirement_menu(&id, requirement, &mut out);
        let title = format!("{} ({})", requirement.title, requirement.level.label());
        let title = if ui.layout().main_wrap() { ui.label(title) } else { ui.vertical(|ui| ui.label(title)).inner };
        requirement_menu(&title, requirement, &mut out);
    };
    // A second line of the title stands below the first, where there is room for that.
    if ui.available_width() < 560.0 {
        ui.horizontal_wrapped(line);
    } else {
        ui.horizontal_top(line);
    }
    if !requirement.reasons.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(24.0);
            small_muted(ui, "weil");
            for (question, answer) in &requirement.reasons {
                let response = link(ui, format!("{question} {}", answer_words(*answer)));
                let text = cx.catalog.question(*question).map_or("", |question| question.text.as_str());
                if response.on_hover_text(text).clicked() {
                    out.push(Command::Show(*question));
                }
            }
        });
    }
    out
}
