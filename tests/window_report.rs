//! The Bericht screen: choose, see the pages, save; driven by role and name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod desk;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT, Queryable};
use egui_kittest::{Harness, Node};
use jiff::civil::{Date, date};
use tempfile::TempDir;
use wiba_core::assessment::Assessment;
use wiba_core::catalog::Catalog;
use wiba_core::desk::jobs::Job;
use wiba_core::example;
use wiba_core::report::{self, Kind, Options};
use wiba_core::store::{File, atomic};
use wiba_kompass::app::dialogs::{Answer, Ask, Dialogs};
use wiba_kompass::app::window::{Services, Window};
use wiba_kompass::kit::theme;

const TODAY: Date = date(2026, 11, 22);
const FIELD: &str = "Datum auf dem Bericht";

/// Answers every dialog with the same path, and notes what was asked.
struct Chosen {
    answer: Option<PathBuf>,
    asked: Arc<Mutex<Vec<Ask>>>,
}

impl Dialogs for Chosen {
    fn ask(&mut self, ask: Ask, wake: Box<dyn FnOnce() + Send>) -> Job<Answer> {
        self.asked.lock().unwrap().push(ask);
        wake();
        Job::done(self.answer.clone().map_or(Answer::GivenUp, Answer::Chosen))
    }
}

#[derive(Default)]
struct Shown {
    start: Option<(Services, PathBuf)>,
    window: Option<Window>,
}

type Test = Harness<'static, Shown>;

struct Desk {
    harness: Test,
    assessment: Assessment,
    catalog: Arc<Catalog>,
    asked: Arc<Mutex<Vec<Ask>>>,
    folder: TempDir,
}

impl Desk {
    /// The report screen with Musterstadt; the file dialog answers with `target` in the folder of the file.
    fn new(target: Option<&str>) -> Self {
        Self::sized(target, 1280.0)
    }

    fn sized(target: Option<&str>, width: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("musterstadt.wiba");
        let assessment = example::musterstadt().unwrap();
        File::create(&path, &assessment).unwrap();
        let catalog = Arc::new(Catalog::embedded().unwrap());
        let asked = Arc::default();
        let answer = target.map(|name| folder.path().join(name));
        let dialogs = Box::new(Chosen { answer, asked: Arc::clone(&asked) });
        let parts = Services { dialogs, ..desk::parts(&catalog, desk::settings(), &folder.path().join("config")) };
        let mut harness = Harness::builder()
            .with_size(eframe::egui::vec2(width, 800.0))
            .with_context_setup(theme::install)
            .build_ui_state(
                |ui, shown: &mut Shown| {
                    if let Some((parts, path)) = shown.start.take() {
                        let mut window = Window::new(ui.ctx(), parts);
                        window.open(ui.ctx(), &path);
                        shown.window = Some(window);
                    }
                    if let Some(window) = &mut shown.window {
                        window.frame(ui);
                    }
                },
                Shown { start: Some((parts, path)), window: None },
            );
        harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
        harness.step();
        Self { harness, assessment, catalog, asked, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Paints until something is there: pages and files are made in threads.
    fn wait(&mut self, what: &str, there: impl Fn(&Test) -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            self.harness.step();
            if there(&self.harness) {
                return;
            }
            assert!(Instant::now() < end, "{what} does not come: {:?}", labels(&self.harness));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn wait_for(&mut self, label: &str) {
        self.wait(label, |harness| harness.query_by_label(label).is_some());
    }

    fn wait_for_words(&mut self, part: &str) {
        self.wait(part, |harness| harness.query_all_by_label_contains(part).count() > 0);
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    fn kind(&self, kind: Kind) -> Node<'_> {
        self.harness
            .query_all_by_role(Role::RadioButton)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(kind.label())))
            .unwrap()
    }

    /// Chooses a kind by keyboard.
    fn choose(&mut self, kind: Kind) {
        self.wait("the kinds", |harness| harness.query_all_by_role(Role::RadioButton).count() == Kind::ALL.len());
        self.kind(kind).focus();
        self.harness.step();
        self.press(Key::Space);
        assert_eq!(self.kind(kind).accesskit_node().toggled(), Some(Toggled::True));
    }

    fn save(&mut self) {
        self.harness.get_by_label("Speichern unter …").click();
        self.harness.run_steps(2);
    }

    fn pdf(&self, options: &Options) -> Vec<u8> {
        report::pdf(&report::pages(&self.assessment, &self.catalog, options)).unwrap()
    }
}

/// Everything that has a name, for the message of a test that fails.
fn labels(harness: &Test) -> Vec<String> {
    let all = harness.query_all(By::new().predicate(|node| node.label().is_some() || node.value().is_some()));
    all.map(|node| node.accesskit_node().label().or(node.value()).unwrap_or_default()).collect()
}

fn shows(page: usize, count: usize) -> String {
    format!("Seite {page} von {count} wird angezeigt, {count} Seiten")
}

#[test]
fn a_kind_is_chosen_by_keyboard_and_its_pages_follow() {
    let mut desk = Desk::new(None);
    desk.choose(Kind::Management);
    assert_eq!(desk.kind(Kind::Full).accesskit_node().toggled(), Some(Toggled::False));
    desk.wait_for("Seite 1 von 2");
    desk.wait_for("Seite 2 von 2");
    desk.wait_for(&shows(1, 2));
    // What the page says can be read aloud.
    let words = desk.harness.get_by_label("Seite 1 von 2").value().unwrap_or_default();
    assert!(words.contains("Zusammenfassung für die Leitung"), "{words}");
}

#[test]
fn every_page_of_a_long_report_has_a_name_and_keys_reach_the_last() {
    let mut desk = Desk::new(None);
    let count = report::pages(&desk.assessment, &desk.catalog, &Options::new(Kind::Full, TODAY)).pages.len();
    assert!(count > 20);
    desk.wait_for(&format!("Seite {count} von {count}"));
    desk.wait_for(&shows(1, count));
    desk.press(Key::End);
    desk.wait_for(&shows(count, count));
    desk.press(Key::Home);
    desk.wait_for(&shows(1, count));
    desk.press(Key::PageDown);
    desk.press(Key::PageDown);
    desk.wait_for(&shows(2, count));
    desk.press(Key::PageUp);
    desk.press(Key::PageUp);
    desk.wait_for(&shows(1, count));
}

#[test]
fn the_contents_lead_to_their_pages() {
    let mut desk = Desk::new(None);
    let layout = report::pages(&desk.assessment, &desk.catalog, &Options::new(Kind::Full, TODAY));
    let entry = layout.outline.iter().find(|entry| entry.level == 1 && entry.page > 10).unwrap();
    desk.wait_for("Inhalt");
    desk.harness.get_by_label("Inhalt").click();
    let name = format!("{}, Seite {}", entry.title, entry.page + 1);
    desk.wait_for(&name);
    desk.harness.get_by_label(&name).click_accesskit();
    desk.wait_for(&shows(entry.page + 1, layout.pages.len()));
}

#[test]
fn the_zoom_goes_in_steps_and_back_to_the_width() {
    let mut desk = Desk::new(None);
    desk.choose(Kind::Management);
    desk.wait_for("Seite 1 von 2");
    desk.wait_for("Größe 77 %");
    for size in [80, 90, 100] {
        desk.harness.get_by_label("Vergrößern").click();
        desk.wait_for(&format!("Größe {size} %"));
    }
    for size in [90, 80, 70, 60, 50] {
        desk.harness.get_by_label("Verkleinern").click();
        desk.wait_for(&format!("Größe {size} %"));
    }
    desk.harness.get_by_label("Breite").click();
    desk.wait_for("Größe 77 %");
}

#[test]
fn a_saved_report_is_the_pdf_of_the_same_options() {
    let mut desk = Desk::new(Some("bericht.pdf"));
    desk.choose(Kind::Questionnaire);
    desk.wait_for("Mit den jetzigen Antworten");
    desk.harness.get_by_label("Mit den jetzigen Antworten").click();
    desk.harness.run_steps(2);
    desk.save();
    desk.wait_for("Gespeichert als bericht.pdf");
    let options = Options { prefilled: true, ..Options::new(Kind::Questionnaire, TODAY) };
    assert!(std::fs::read(desk.path("bericht.pdf")).unwrap() == desk.pdf(&options), "another PDF");
    let asked = desk.asked.lock().unwrap().remove(0);
    assert_eq!(asked.save_as.as_deref(), Some("WiBA-Fragebogen_Musterstadt_2026-11-22.pdf"));
    assert_eq!(asked.kind.1, ["pdf"]);
    assert_eq!(asked.folder.as_deref(), Some(desk.folder.path()));
    for name in ["Öffnen", "Drucken", "Ordner zeigen"] {
        assert!(desk.harness.query_by_role_and_label(Role::Button, name).is_some(), "{name}");
    }
}

#[test]
fn the_kinds_stay_where_they_are_when_a_report_was_saved_or_another_is_chosen() {
    let mut desk = Desk::new(Some("bericht.pdf"));
    let places = |desk: &Desk| {
        let kinds = desk.harness.query_all_by_role(Role::RadioButton);
        kinds.map(|kind| kind.rect()).collect::<Vec<_>>()
    };
    let before = places(&desk);
    assert!(before.len() >= 5);
    desk.save();
    desk.wait_for("Gespeichert als bericht.pdf");
    assert_eq!(places(&desk), before);
    desk.harness.get_by_role_and_label(Role::RadioButton, "Maßnahmenplan: Was, durch wen und bis wann").click();
    desk.wait_for_words("Die Auswahl ist jetzt eine andere.");
    assert_eq!(places(&desk), before);
}

#[test]
fn the_date_on_the_report_can_be_another_day() {
    let mut desk = Desk::new(Some("bericht.pdf"));
    desk.choose(Kind::Management);
    desk.harness.get_by_role_and_label(Role::TextInput, FIELD).focus();
    desk.harness.step();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.harness.step();
    desk.harness.get_by_role_and_label(Role::TextInput, FIELD).type_text("3");
    desk.wait_for_words("Bitte ein Datum wie");
    desk.harness.get_by_role_and_label(Role::TextInput, FIELD).type_text(".1.2027");
    desk.harness.run_steps(3);
    desk.save();
    desk.wait_for("Gespeichert als bericht.pdf");
    let options = Options::new(Kind::Management, date(2027, 1, 3));
    assert!(std::fs::read(desk.path("bericht.pdf")).unwrap() == desk.pdf(&options), "another PDF");
}

#[test]
fn the_summary_tells_what_has_changed_since_a_chosen_day_but_not_since_one_to_come() {
    let mut desk = Desk::new(Some("bericht.pdf"));
    desk.choose(Kind::Management);
    let field = "Entwicklung seit";
    desk.harness.get_by_role_and_label(Role::TextInput, field).focus();
    desk.harness.step();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.harness.step();
    desk.harness.get_by_role_and_label(Role::TextInput, field).type_text("23.11.2026");
    desk.wait_for_words("Das ist nach dem Datum auf dem Bericht, 22.11.2026");
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.harness.step();
    desk.harness.get_by_role_and_label(Role::TextInput, field).type_text("1.11.2026");
    desk.harness.run_steps(3);
    desk.save();
    desk.wait_for("Gespeichert als bericht.pdf");
    let options = Options { since: Some(date(2026, 11, 1)), ..Options::new(Kind::Management, TODAY) };
    assert!(std::fs::read(desk.path("bericht.pdf")).unwrap() == desk.pdf(&options), "another PDF");
    desk.choose(Kind::Measures);
    assert!(desk.harness.query_by_label(field).is_none(), "the plan tells nothing of it");
}

#[test]
fn giving_up_in_the_file_dialog_changes_nothing() {
    let mut desk = Desk::new(None);
    desk.choose(Kind::Management);
    desk.save();
    desk.harness.run_steps(4);
    assert_eq!(desk.asked.lock().unwrap().len(), 1);
    assert!(desk.harness.query_by_label_contains("Gespeichert als").is_none());
}

#[test]
fn a_folder_that_is_not_there_is_said_with_a_hint() {
    let mut desk = Desk::new(Some("fehlt/bericht.pdf"));
    desk.choose(Kind::Management);
    desk.save();
    desk.wait_for_words("kann nicht geschrieben werden");
    desk.harness.get_by_label("Was tun?").click();
    desk.wait_for_words("oder an einem anderen Ort speichern");
    assert!(desk.harness.query_by_label_contains("Gespeichert als").is_none());
    assert!(!desk.path("fehlt").exists());
}

#[cfg(unix)]
#[test]
fn in_a_read_only_folder_the_old_pdf_stays() {
    use std::os::unix::fs::PermissionsExt;

    let mut desk = Desk::new(Some("fest/bericht.pdf"));
    let (folder, old) = (desk.path("fest"), desk.path("fest/bericht.pdf"));
    std::fs::create_dir(&folder).unwrap();
    atomic::write(&old, b"the old one").unwrap();
    let mode = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    if tempfile::tempfile_in(&folder).is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return mode(0o755);
    }
    desk.choose(Kind::Management);
    desk.save();
    desk.wait_for_words("die Berechtigung fehlt");
    mode(0o755);
    assert_eq!(std::fs::read(&old).unwrap(), b"the old one");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no half file");
}

#[test]
fn what_cannot_be_replaced_stays_and_no_half_file_is_left() {
    let mut desk = Desk::new(Some("bericht.pdf"));
    let old = desk.path("bericht.pdf");
    std::fs::create_dir(&old).unwrap();
    atomic::write(&old.join("drin.pdf"), b"the old one").unwrap();
    desk.choose(Kind::Management);
    desk.save();
    desk.wait_for_words("kann nicht geschrieben werden");
    assert_eq!(std::fs::read(old.join("drin.pdf")).unwrap(), b"the old one");
    let left = std::fs::read_dir(desk.folder.path()).unwrap().flatten().map(|entry| entry.file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "a half file");
}

#[test]
fn nothing_is_painted_again_once_the_pages_are_there() {
    let mut desk = Desk::new(None);
    desk.choose(Kind::Management);
    desk.wait_for("Seite 1 von 2");
    desk.harness.run_steps(10);
    let delay = desk.harness.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap();
    assert!(delay > Duration::from_secs(1), "{delay:?}");
}

#[test]
fn a_narrow_window_shows_the_choice_or_the_pages() {
    let mut desk = Desk::sized(None, 600.0);
    desk.choose(Kind::Management);
    assert!(desk.harness.query_by_label("Inhalt").is_none());
    desk.harness.get_by_label("Seiten zeigen").click();
    desk.wait_for("Seite 1 von 2");
    assert_eq!(desk.harness.query_all_by_role(Role::RadioButton).count(), 0);
    desk.harness.get_by_label("Auswahl einblenden").click();
    desk.wait("the kinds", |harness| harness.query_all_by_role(Role::RadioButton).count() == Kind::ALL.len());
}
