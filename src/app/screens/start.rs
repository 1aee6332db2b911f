//! Start: the example, a new Kommune, a file, or where one stopped last.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use eframe::egui::{Align2, Id, Key, Modifiers, Rect, TextStyle, Ui, vec2};
use lucide_icons::Icon;

use crate::app::parts::file_name;
use crate::kit::keys;
use crate::kit::theme::{self, space};
use crate::kit::widgets::{
    FieldStyle, ICON_BUTTON, button, card, icon, icon_button, labelled, muted, paint_text, primary_button,
    right_to_left, row, small_muted, strong, title,
};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Overlay};
use wiba_core::desk::jobs::{Job, Poll};
use wiba_core::desk::settings::Settings;

/// State of the screen.
#[derive(Debug, Default)]
pub struct State {
    /// Name of the new Kommune.
    pub name: String,
    /// Where its file goes.
    pub path: String,
    /// Why it could not be created there.
    pub fault: Option<Fault>,
    /// Whether it has just been tried.
    tried: bool,
    /// Whether the keyboard has been led to the first field.
    begun: bool,
    /// Which of the recent files are not there any more; looked for beside the window.
    missing: Missing,
}

/// What went wrong with a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Whether all would be well if there were the folder.
    pub can_make_folder: bool,
}

/// The recent files that are gone. They may lie on a share that answers slowly.
#[derive(Debug, Default)]
struct Missing {
    asked: Vec<PathBuf>,
    job: Option<Job<Vec<PathBuf>>>,
    found: Vec<PathBuf>,
}

impl Missing {
    fn look(&mut self, ui: &Ui, settings: &Settings) {
        let paths: Vec<PathBuf> = settings.recent.iter().map(|recent| recent.path.clone()).collect();
        if let Some(job) = self.job.take() {
            match job.poll() {
                Poll::Done(found) => self.found = found,
                Poll::Running => self.job = Some(job),
                Poll::Lost => {}
            }
        } else if self.asked != paths {
            self.asked.clone_from(&paths);
            let ctx = ui.ctx().clone();
            let gone = move || paths.into_iter().filter(|path| !path.exists()).collect();
            self.job = Some(Job::start(move || ctx.request_repaint(), gone));
        }
    }
}

/// The folder in which people keep documents.
pub fn documents() -> &'static Path {
    // Looked for once: it may lie on a slow share.
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        dirs::document_dir().filter(|folder| folder.is_dir()).or_else(dirs::home_dir).unwrap_or_default()
    });
    &FOLDER
}

/// Paints the screen. `covered` while a box lies over it.
pub fn ui(state: &mut State, ui: &mut Ui, settings: &Settings, covered: bool) -> Commands {
    let mut out = Commands::default();
    let width = ui.available_width().min(720.0);
    let margin = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.add_space(margin);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add_space(space::XL);
            out.append(head(ui));
            ui.add_space(space::M);
            state.missing.look(ui, settings);
            out.append(recent(ui, settings, &state.missing.found));
            out.append(new(ui, state, settings.welcomed && !covered));
            out.append(others(ui));
            ui.add_space(space::S);
            small_muted(ui, "Alle Angaben bleiben auf diesem PC. Kein Netz, kein Konto.");
        });
    });
    out
}

fn head(ui: &mut Ui) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.label(theme::text(icon(Icon::Compass), theme::display(), tokens.primary));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "WiBA-Kompass");
            muted(ui, "Die 19 Checklisten „Weg in die Basis-Absicherung“ für Kommunen");
        });
        right_to_left(ui, |ui| {
            if icon_button(ui, Icon::Menu, &Action::Menu.with_key("Menü")).clicked() {
                out.push(Command::Toggle(Overlay::Menu));
            }
        });
    });
    out
}

fn recent(ui: &mut Ui, settings: &Settings, missing: &[PathBuf]) -> Commands {
    let mut out = Commands::default();
    if settings.recent.is_empty() {
        return out;
    }
    card(ui, |ui| {
        strong(ui, "Zuletzt geöffnet");
        ui.spacing_mut().item_spacing.y = 2.0;
        for file in &settings.recent {
            ui.horizontal(|ui| {
                let place = file.path.display().to_string();
                let width = ui.available_width() - ICON_BUTTON - space::S;
                let (rect, response) = ui
                    .scope(|ui| {
                        ui.set_width(width);
                        row(ui, 44.0, false, || format!("{} öffnen, {place}", file.name))
                    })
                    .inner;
                let tokens = theme::tokens(ui);
                let gone = missing.contains(&file.path);
                let name_color = if gone { tokens.muted } else { tokens.text };
                let half = |top: f32| Rect::from_min_size(rect.min + vec2(8.0, top), vec2(rect.width() - 16.0, 18.0));
                let detail = if gone { "nicht gefunden".to_owned() } else { file.standing() };
                let width = if detail.is_empty() { 0.0 } else { 240.0_f32.min(rect.width() * 0.5) };
                let (name, right) = half(4.0).split_left_right_at_x(half(4.0).right() - width);
                paint_text(ui, name, &file.name, theme::strong(), name_color, Align2::LEFT_CENTER);
                paint_text(ui, right, &detail, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
                paint_text(ui, half(22.0), &place, TextStyle::Small, tokens.muted, Align2::LEFT_CENTER);
                let told = [file.name.as_str(), &detail, &place].join("\n");
                if response.on_hover_text(told).clicked() {
                    out.push(Command::Open(file.path.clone()));
                }
                if icon_button(ui, Icon::X, &format!("{} aus der Liste nehmen", file.name)).clicked() {
                    out.push(Command::Forget(file.path.clone()));
                }
            });
        }
    });
    ui.add_space(space::S);
    out
}

fn new(ui: &mut Ui, state: &mut State, begin: bool) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Neue Kommune");
        let before = file_name(&state.name);
        let name = FieldStyle::line("Name der Kommune").hint("z. B. Stadt Musterstadt");
        let enter = ui.input(|input| keys::pressed(input, Modifiers::NONE, Key::Enter));
        let field = labelled(ui, Id::unique("new-name"), &mut state.name, name);
        if begin && !std::mem::replace(&mut state.begun, true) {
            field.request_focus();
        }
        let mut go = enter && field.lost_focus();
        // The proposed path follows the name until the user writes another.
        if state.path.is_empty() || state.path == documents().join(&before).display().to_string() {
            state.path = documents().join(file_name(&state.name)).display().to_string();
        }
        ui.label(theme::text("Datei", TextStyle::Small, theme::tokens(ui).muted));
        ui.add_space(-space::XS);
        ui.horizontal(|ui| {
            // As wide as what stands above and below: the button is as wide as its words.
            let words = "Durchsuchen …";
            let font = TextStyle::Body.resolve(ui.style());
            let words_width = ui.painter().layout_no_wrap(words.to_owned(), font, theme::tokens(ui).text).size().x;
            let button_width = words_width + 2.0 * ui.spacing().button_padding.x;
            let width = (ui.available_width() - button_width - ui.spacing().item_spacing.x).max(120.0);
            let path = FieldStyle::line("Datei").bare().width(width);
            let field = labelled(ui, Id::unique("new-path"), &mut state.path, path);
            go |= enter && field.lost_focus();
            if state.fault.is_some() && std::mem::take(&mut state.tried) {
                // Where it is wrong, it is mended.
                field.request_focus();
            }
            if field.changed() {
                state.fault = None;
            }
            if button(ui, words).clicked() {
                out.push(Command::ChooseNewFile(file_name(&state.name)));
            }
        });
        let mut with_folder = false;
        if let Some(Fault { message, hint, can_make_folder }) = state.fault.clone() {
            let tokens = theme::tokens(ui);
            let message = format!("{} {message}", icon(Icon::TriangleAlert));
            ui.label(theme::text(message, TextStyle::Body, tokens.no));
            small_muted(ui, hint);
            with_folder = can_make_folder && primary_button(ui, "Ordner und Kommune anlegen").clicked();
        }
        let makes_folder = state.fault.as_ref().is_some_and(|fault| fault.can_make_folder);
        let ready = !state.name.trim().is_empty() && !state.path.trim().is_empty();
        // What has just been refused is not the way on.
        let words = "Kommune anlegen";
        let create = |ui: &mut Ui| if makes_folder { button(ui, words) } else { primary_button(ui, words) };
        let response = ui.add_enabled_ui(ready, create).inner;
        if response.on_disabled_hover_text("Bitte zuerst den Namen angeben").clicked() || (ready && (go || with_folder))
        {
            state.fault = None;
            state.tried = true;
            let (name, path) = (state.name.trim().to_owned(), PathBuf::from(state.path.trim()));
            out.push(Command::Create { name, path, with_folder });
        }
    });
    ui.add_space(space::S);
    out
}

fn others(ui: &mut Ui) -> Commands {
    let mut out = Commands::default();
    card(ui, |ui| {
        strong(ui, "Oder");
        ui.horizontal_wrapped(|ui| {
            if button(ui, format!("{} Datei öffnen …", icon(Icon::FolderOpen))).clicked() {
                out.push(Command::ChooseFile);
            }
            if button(ui, format!("{} Beispiel Musterstadt", icon(Icon::BookOpen))).clicked() {
                out.push(Command::OpenExample);
            }
        });
        small_muted(ui, "Eine .wiba-Datei lässt sich auch auf das Fenster ziehen.");
    });
    out
}
