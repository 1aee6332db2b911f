//! What stands around every screen: the bar at the top and the navigation at the left.

use eframe::egui::{Align2, CornerRadius, Id, Rect, Response, ScrollArea, Stroke, TextStyle, Ui, pos2, vec2};
use lucide_icons::Icon;

use super::context::Cx;
use crate::app::parts::{bar, progress};
use crate::kit::theme::{self, space};
use crate::kit::widgets::{at_right, follow_focus, icon, icon_button, paint_text, pill, primary_button, row};
use wiba_core::analysis::Counts;
use wiba_core::catalog::{Checklist, Contact};
use wiba_core::desk::actions::Action;
use wiba_core::desk::command::{Command, Commands, Overlay};
use wiba_core::desk::drafts::Field;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::session::{SaveState, Session};
use wiba_core::wording::date;

/// Height of the bar.
pub const TOP: f32 = 48.0;
/// Width of the navigation.
pub const SIDE: f32 = 264.0;
/// Below this width the navigation folds away.
pub const NARROW: f32 = 860.0;

/// As long as a change is not in the file.
const PENDING: &str = "Nicht gespeichert …";

/// What the saved state says, and whether it is a fault. `pending` are the fields whose text is not in the file yet: from
/// the first letter on, not all is saved.
pub fn saved_words(state: &SaveState, pending: &[Field]) -> (String, bool) {
    let waiting: Vec<&str> = pending.iter().filter(|field| !field.is_free_text()).map(|field| field.name()).collect();
    match state {
        SaveState::Saved(_) | SaveState::Pending if !waiting.is_empty() => {
            (format!("Nicht gespeichert: {}", waiting.join(", ")), false)
        }
        SaveState::Saved(_) if !pending.is_empty() => (PENDING.to_owned(), false),
        SaveState::Saved(at) => (format!("✓ Gespeichert {}", date::clock(*at)), false),
        SaveState::Pending => (PENDING.to_owned(), false),
        SaveState::ReadOnly => ("Nur lesen".to_owned(), false),
        SaveState::Example => ("Beispiel, wird nicht gespeichert".to_owned(), false),
        SaveState::Failed { .. } => ("Speichern fehlgeschlagen".to_owned(), true),
    }
}

/// The bar at the top.
pub fn top(ui: &mut Ui, cx: &Cx<'_>, session: &Session) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let full = ui.max_rect();
    ui.painter().hline(full.x_range(), full.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let width = full.width();
    ui.horizontal_centered(|ui| {
        ui.add_space(space::M);
        if icon_button(ui, Icon::Menu, &Action::Menu.with_key("Menü")).clicked() {
            out.push(Command::Toggle(Overlay::Menu));
        }
        if width < NARROW && icon_button(ui, Icon::PanelLeft, "Navigation").clicked() {
            out.push(Command::ToggleSidebar);
        }
        let name = &cx.assessment.kommune.name;
        let name_width = (width * 0.22).clamp(90.0, 260.0);
        let galley = ui.painter().layout_no_wrap(name.clone(), theme::strong().resolve(ui.style()), tokens.text);
        let size = vec2(galley.size().x.min(name_width) + 12.0, 32.0);
        let (rect, response) = ui.allocate_exact_size(size, eframe::egui::Sense::click());
        paint_text(ui, rect.shrink2(vec2(4.0, 0.0)), name, theme::strong(), tokens.text, Align2::LEFT_CENTER);
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(
                eframe::egui::accesskit::Role::Button,
                true,
                format!("{name}: Stammdaten"),
            )
        });
        if response.on_hover_text(format!("{name}: Stammdaten")).clicked() {
            out.push(Command::Go(Route::Kommune));
        }
        let round = &cx.assessment.round.name;
        if width >= 1000.0 && round.chars().count() <= 24 {
            pill(ui, round, tokens.muted);
        }
        saved(ui, cx, session, width, &mut out);
        let room = ui.available_width();
        at_right(ui, |ui| {
            tools(ui, session, width, room, &mut out);
            // In line with what stands below.
            ui.add_space(if width < NARROW { space::XS } else { space::L });
        });
    });
    out
}

fn saved(ui: &mut Ui, cx: &Cx<'_>, session: &Session, width: f32, out: &mut Commands) {
    let tokens = theme::tokens(ui);
    let pending = cx.drafts.borrow().pending(cx.assessment);
    let (words, fault) = saved_words(&session.state(), &pending);
    let color = if fault { tokens.no } else { tokens.muted };
    let shown = if width >= 760.0 {
        words.clone()
    } else {
        let sign = match session.state() {
            SaveState::Saved(_) if pending.is_empty() => Icon::Check,
            SaveState::Saved(_) => Icon::Pencil,
            SaveState::Pending => Icon::Pencil,
            SaveState::Example => Icon::BookOpen,
            SaveState::ReadOnly => Icon::Lock,
            SaveState::Failed { .. } => Icon::TriangleAlert,
        };
        icon(sign)
    };
    let text = theme::text(
        if fault { format!("{} {shown}", icon(Icon::TriangleAlert)) } else { shown },
        TextStyle::Body,
        color,
    );
    let left = ui.cursor().left();
    let response = ui.add(eframe::egui::Button::new(text).frame_when_inactive(false).fill(tokens.surface));
    if width >= 760.0 {
        // What stands beside it stays where it is when the state changes.
        let usual = ui.painter().layout_no_wrap(PENDING.to_owned(), TextStyle::Body.resolve(ui.style()), tokens.muted);
        let room = usual.size().x + 2.0 * ui.spacing().button_padding.x;
        ui.add_space((left + room - response.rect.right()).max(0.0));
    }
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, format!("Datei: {words}"))
    });
    let detail = match session.state() {
        SaveState::Failed { message, hint, .. } => format!("{message}\n{hint}"),
        _ => session.path().map_or_else(
            || {
                "Änderungen am Beispiel bleiben nur bis zum Schließen. Zum Behalten unter eigenem Namen speichern."
                    .to_owned()
            },
            |path| path.display().to_string(),
        ),
    };
    if response.on_hover_text(detail).clicked() {
        out.push(Command::Toggle(Overlay::File));
    }
}

fn tools(ui: &mut Ui, session: &Session, width: f32, room: f32, out: &mut Commands) {
    // Undo, redo, the report and the gaps between them.
    let others = 240.0;
    let search_width = (room - others).min(width * 0.24).min(300.0);
    if width < 760.0 || search_width < 120.0 {
        if icon_button(ui, Icon::Search, &Action::Search.with_key("Suchen")).clicked() {
            out.push(Command::Toggle(Overlay::Search));
        }
    } else {
        search(ui, search_width, out);
    }
    let redo =
        session.redo_label().map_or_else(|| "Nichts zu wiederholen".to_owned(), |what| format!("Wiederholen: {what}"));
    let undo = session
        .undo_label()
        .map_or_else(|| "Nichts rückgängig zu machen".to_owned(), |what| format!("Rückgängig: {what}"));
    ui.add_enabled_ui(session.undo_label().is_some(), |ui| {
        if icon_button(ui, Icon::Undo2, &undo).on_disabled_hover_text(&undo).clicked() {
            out.push(Command::Undo);
        }
    });
    // The menu has it too.
    if width >= 440.0 {
        ui.add_enabled_ui(session.redo_label().is_some(), |ui| {
            if icon_button(ui, Icon::Redo2, &redo).on_disabled_hover_text(&redo).clicked() {
                out.push(Command::Redo);
            }
        });
    }
    let whole = session.assessment().part.is_none();
    if whole && width >= 900.0 && primary_button(ui, "Bericht …").clicked() {
        out.push(Command::Go(Route::Report));
    }
}

/// Where the place of what opens the search is remembered: it grows from there.
pub fn search_box() -> Id {
    Id::unique("search-box")
}

/// Looks like a field, and opens the search.
fn search(ui: &mut Ui, width: f32, out: &mut Commands) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), eframe::egui::Sense::click());
    ui.data_mut(|data| data.insert_temp(search_box(), rect));
    let tokens = theme::tokens(ui);
    let line = if response.hovered() { tokens.primary } else { tokens.line };
    let round = CornerRadius::same(theme::radius::CONTROL);
    ui.painter().rect(rect, round, tokens.background, Stroke::new(1.0, line), eframe::egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let hint = if width < 290.0 { "Suchen" } else { "Suchen, z. B. ORP.4.A8" };
    let words = format!("{}  {hint}", icon(Icon::Search));
    let left = Rect::from_min_max(inner.min, pos2(inner.right() - 50.0, inner.bottom()));
    paint_text(ui, left, &words, TextStyle::Body, tokens.muted, Align2::LEFT_CENTER);
    paint_text(ui, inner, &Action::Search.row().key_words(), TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(
            eframe::egui::accesskit::Role::Button,
            true,
            Action::Search.with_key("Suchen"),
        )
    });
    if response.clicked() {
        out.push(Command::Toggle(Overlay::Search));
    }
}

/// The navigation at the left.
pub fn side(ui: &mut Ui, cx: &Cx<'_>, route: Route) -> Commands {
    let mut out = Commands::default();
    let tokens = theme::tokens(ui);
    let full = ui.max_rect();
    ui.painter().vline(full.right() - 0.5, full.y_range(), Stroke::new(1.0, tokens.line));
    ScrollArea::vertical().id_salt("side").auto_shrink([false, false]).show(ui, |ui| {
        eframe::egui::Frame::new().inner_margin(eframe::egui::Margin::symmetric(10, 10)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            screen(ui, Icon::LayoutDashboard, "Übersicht", "", route, Route::Overview, &mut out);
            let mut group = 0;
            for list in cx.catalog.in_working_order() {
                if list.priority != group {
                    group = list.priority;
                    let name = cx.catalog.priority_group(group).map_or("", |group| group.title.as_str());
                    if section(ui, &format!("{group} · {name}"), "Alle Fragen dieser Priorität") {
                        out.push(Command::Go(Route::Questions(Scope::Priority(group))));
                    }
                }
                let target = Route::Questions(Scope::Checklist(list.number));
                let selected = route == target;
                let response = checklist(ui, list, cx.findings.score.checklist(list.number), selected);
                if selected {
                    follow_route(ui, &response, target);
                }
                if response.clicked() {
                    out.push(Command::Go(target));
                }
            }
            let whole = cx.assessment.part.is_none();
            if whole {
                section(ui, "Ergebnis", "");
                let count = cx.findings.plan.len().to_string();
                screen(ui, Icon::ListChecks, "Maßnahmen", &count, route, Route::Measures, &mut out);
                screen(ui, Icon::Layers, "Profil", "", route, Route::Profile, &mut out);
                screen(ui, Icon::FileText, "Bericht", "", route, Route::Report, &mut out);
            }
            section(ui, "Quer durch alle Listen", "");
            filters(ui, cx, route, &mut out);
            section(ui, if whole { "Kommune" } else { "Datei" }, "");
            if whole {
                screen(ui, Icon::Building2, "Stammdaten", "", route, Route::Kommune, &mut out);
                screen(ui, Icon::Users, "Personen und Ämter", "", route, Route::People, &mut out);
            }
            screen(ui, Icon::History, "Verlauf", "", route, Route::History, &mut out);
            screen(ui, Icon::Settings, "Einstellungen", "", route, Route::Settings, &mut out);
            follow_focus(ui, ui.min_rect());
            ui.data_mut(|data| data.insert_temp(shown_before(), route));
        });
    });
    out
}

fn shown_before() -> Id {
    Id::unique("shown in the navigation")
}

/// An entry that has just become the current one comes into sight, however one got there.
fn follow_route(ui: &Ui, response: &Response, target: Route) {
    if ui.data(|data| data.get_temp::<Route>(shown_before())) != Some(target) {
        response.scroll_to_me(None);
    }
}

/// The heading of a part of the navigation; returns whether it was clicked, if it leads somewhere.
fn section(ui: &mut Ui, title: &str, leads: &str) -> bool {
    ui.add_space(space::S);
    let sense = if leads.is_empty() { eframe::egui::Sense::hover() } else { eframe::egui::Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), sense);
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let tokens = theme::tokens(ui);
    let color = if response.hovered() && !leads.is_empty() { tokens.primary } else { tokens.muted };
    paint_text(ui, inner, title, theme::small_strong(), color, Align2::LEFT_CENTER);
    let role = match leads {
        "" => eframe::egui::accesskit::Role::Heading,
        _ => eframe::egui::accesskit::Role::Button,
    };
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(role, true, title));
    let clicked = response.clicked();
    if !leads.is_empty() {
        response.on_hover_text(leads);
    }
    clicked
}

fn screen(ui: &mut Ui, sign: Icon, name: &str, count: &str, route: Route, target: Route, out: &mut Commands) {
    let selected = route == target;
    let (rect, response) = row(ui, 26.0, selected, || name.to_owned());
    let tokens = theme::tokens(ui);
    let color = if selected { tokens.primary } else { tokens.text };
    let style = if selected { theme::strong() } else { TextStyle::Body };
    let inner = rect.shrink2(vec2(8.0, 0.0));
    paint_text(ui, inner, &format!("{}  {name}", icon(sign)), style, color, Align2::LEFT_CENTER);
    paint_text(ui, inner, count, TextStyle::Small, tokens.muted, Align2::RIGHT_CENTER);
    if selected {
        follow_route(ui, &response, target);
    }
    if response.clicked() {
        out.push(Command::Go(target));
    }
}

fn checklist(ui: &mut Ui, list: &Checklist, counts: Counts, selected: bool) -> Response {
    let name = &list.short;
    let (rect, response) = row(ui, 23.0, selected, || format!("{name}, {}", progress(counts)));
    let mut cut = false;
    if ui.is_rect_visible(rect) {
        let tokens = theme::tokens(ui);
        let (style, color) = if selected { (theme::strong(), tokens.primary) } else { (TextStyle::Body, tokens.text) };
        let right = rect.right() - 8.0;
        let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        cut = paint_text(ui, part(rect.left() + 8.0, right - 90.0), name, style, color, Align2::LEFT_CENTER);
        let middle = rect.center().y;
        let place = Rect::from_min_max(pos2(right - 84.0, middle - 3.0), pos2(right - 42.0, middle + 3.0));
        bar(ui.painter(), place, counts, tokens);
        let figure = format!("{}/{}", counts.answered(), counts.total());
        let style = if selected { theme::small_strong() } else { TextStyle::Small };
        paint_text(ui, part(right - 38.0, right), &figure, style, tokens.muted, Align2::RIGHT_CENTER);
    }
    if cut { response.on_hover_text(&list.title) } else { response }
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, route: Route, out: &mut Commands) {
    let overall = cx.findings.score.overall;
    let asking = cx.findings.asking.iter().map(|group| group.questions.len()).sum();
    for (sign, name, count, scope) in [
        (Icon::Circle, "Offene Fragen", overall.open, Scope::Open),
        (Icon::X, "Alle Nein", overall.no, Scope::No),
        (Icon::CircleQuestionMark, "In Klärung", asking, Scope::Asking),
        (Icon::CircleAlert, "Mit Hinweis", cx.findings.hinted.len(), Scope::Hint),
    ] {
        // Of a part, nobody says whom to ask: it has been given to them.
        if scope == Scope::Asking && cx.assessment.part.is_some() {
            continue;
        }
        screen(ui, sign, name, &count.to_string(), route, Route::Questions(scope), out);
    }
    let current = match route {
        Route::Questions(Scope::Contact(contact)) => Some(contact),
        _ => None,
    };
    let label = current.map_or_else(|| "Gespräch mit …".to_owned(), |contact| format!("Gespräch: {}", contact.label()));
    let (rect, response) = row(ui, 28.0, current.is_some(), || label.clone());
    let tokens = theme::tokens(ui);
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let color = if current.is_some() { tokens.primary } else { tokens.text };
    paint_text(
        ui,
        inner,
        &format!("{}  {label}", icon(Icon::MessagesSquare)),
        if current.is_some() { theme::strong() } else { TextStyle::Body },
        color,
        Align2::LEFT_CENTER,
    );
    paint_text(ui, inner, &icon(Icon::ChevronDown), TextStyle::Body, tokens.muted, Align2::RIGHT_CENTER);
    eframe::egui::Popup::menu(&response).accessible_name("Gespräch mit").show(|ui| {
        for contact in Contact::ALL {
            if ui.selectable_label(current == Some(contact), contact.label()).clicked() {
                out.push(Command::Go(Route::Questions(Scope::Contact(contact))));
                ui.close();
            }
        }
    });
}
