//! What a frame of each screen costs with an extreme assessment: every question Nein, with a long note, evidence and a
//! measure of its own. Prints median and 95th percentile in milliseconds, and fails above the limits.

#[path = "../tests/desk/mod.rs"]
mod desk;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2};
use jiff::civil::date;
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, EvidenceEdit, Id, MeasureEdit, Person, Stamp, add_evidence, add_person, decide,
};
use wiba_core::catalog::Catalog;
use wiba_core::desk::route::{Route, Scope};
use wiba_core::desk::settings::Settings;
use wiba_core::store::StoreError;
use wiba_kompass::app::window::{Services, Window};
use wiba_kompass::kit::theme;

/// Frames measured for each screen.
const FRAMES: usize = 300;
/// Limits of median and 95th percentile, in milliseconds: for a frame, and for a key in the search.
const FRAME: (f64, f64) = (2.0, 4.0);
const KEY: (f64, f64) = (2.0, 4.0);
/// Limit of the frame in which the search opens for the first time, in milliseconds.
const FIRST: f64 = 5.0;
/// People in the list.
const PEOPLE: usize = 60;

fn extreme() -> Result<Assessment, StoreError> {
    let Ok(catalog) = Catalog::embedded() else { return wiba_core::example::musterstadt() };
    let catalog = &catalog;
    let mut assessment = Assessment::new("Überall-Nein-Stadt", date(2026, 1, 2), catalog);
    let note = "Der Dienstleister spielt Updates ungeprüft ein, der Vertrag läuft noch. ".repeat(70);
    for number in 1..=PEOPLE {
        let name = format!("Maximiliane Mustermann-Beispiel {number}");
        let person = Person { name, office: format!("Fachbereich {}", number % 9), ..Person::default() };
        let stamp = Stamp { at: desk::clock(), by: "M. Sommer".into() };
        if let Err(error) = assessment.apply(add_person(Id::random(), &person), catalog, stamp) {
            eprintln!("{error}");
        }
    }
    for question in catalog.questions() {
        let (evidence, listed) = add_evidence(&assessment.round, question.id, "Protokoll");
        let mut edits =
            vec![Edit::answer(question.id, Some(AnswerValue::No), 1), Edit::note(question.id, note.clone())];
        edits.extend(listed);
        edits.push(Edit::Evidence(question.id, evidence, EvidenceEdit::Place("Akte 12".into())));
        edits.extend(decide(
            &assessment,
            question.id,
            [
                MeasureEdit::Owner("Sachgebiet Informationstechnik und Digitalisierung".into()),
                MeasureEdit::Due(Some(date(2026, 6, 1))),
                MeasureEdit::Description(note.clone()),
            ],
        ));
        let stamp = Stamp { at: desk::clock(), by: "M. Sommer".into() };
        if let Err(error) = assessment.apply(edits, catalog, stamp) {
            eprintln!("{error}");
        }
    }
    Ok(assessment)
}

struct Bench {
    ctx: Context,
    window: Option<Window>,
    time: f64,
}

impl Bench {
    fn new(catalog: &Arc<Catalog>, settings: Settings) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut bench = Self { ctx, window: None, time: 0.0 };
        let config = std::env::temp_dir().join("wiba-kompass-bench");
        let mut parts = Some(Services { example: extreme, ..desk::parts(catalog, settings, &config) });
        let mut window = None;
        let output = bench.ctx.clone().run_ui(bench.input(Vec::new()), |ui| {
            if let Some(parts) = parts.take() {
                let mut new = Window::new(ui.ctx(), parts);
                new.open_example(ui.ctx());
                window = Some(new);
            }
        });
        output.drop_without_applying_deltas();
        bench.window = window;
        bench
    }

    fn input(&mut self, events: Vec<Event>) -> RawInput {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::from(SIZE)));
        RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() }
    }

    /// One frame, with what the graphics card gets.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let input = self.input(events);
        let ctx = self.ctx.clone();
        let start = Instant::now();
        let window = &mut self.window;
        let mut output = ctx.run_ui(input, |ui| {
            if let Some(window) = window {
                window.frame(ui);
            }
        });
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = ctx.tessellate(shapes, output.pixels_per_point);
        let spent = start.elapsed();
        drop(primitives);
        output.drop_without_applying_deltas();
        spent
    }

    fn visit(&mut self, route: Route) {
        if let Some(window) = &mut self.window {
            window.visit(route);
        }
        for _ in 0..10 {
            self.frame(Vec::new());
        }
        // The pages of the report are laid out beside the window.
        if route == Route::Report {
            std::thread::sleep(Duration::from_millis(1500));
            for _ in 0..10 {
                self.frame(Vec::new());
            }
        }
    }
}

const SIZE: (f32, f32) = (1280.0, 800.0);

/// Median and 95th percentile in milliseconds.
fn summary(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    (at(50), at(95))
}

fn main() -> ExitCode {
    let Ok(catalog) = Catalog::embedded().map(Arc::new) else { return ExitCode::FAILURE };
    let mut fine = true;
    let mut report = |name: &str, times: Vec<Duration>, limits: (f64, f64)| {
        let (median, late) = summary(times);
        let good = median <= limits.0 && late <= limits.1;
        fine &= good;
        println!("{name:<34} median {median:6.2} ms   95 % {late:6.2} ms   {}", if good { "ok" } else { "TOO SLOW" });
    };
    for list in [false, true] {
        let mut bench = Bench::new(&catalog, Settings { list, ..desk::settings() });
        let screens: &[(&str, Route)] = if list {
            &[
                ("Liste einer Checkliste", Route::Questions(Scope::Checklist(14))),
                ("Liste aller 257 Nein", Route::Questions(Scope::No)),
            ]
        } else {
            &[
                ("Übersicht", Route::Overview),
                ("Interview", Route::Questions(Scope::Checklist(14))),
                ("Interview über alle 257 Nein", Route::Questions(Scope::No)),
                ("Maßnahmen", Route::Measures),
                ("Profil", Route::Profile),
                ("Bericht", Route::Report),
                ("Stammdaten", Route::Kommune),
                ("Personen und Ämter", Route::People),
                ("Verlauf", Route::History),
                ("Einstellungen", Route::Settings),
            ]
        };
        for (name, route) in screens {
            bench.visit(*route);
            let times = (0..FRAMES).map(|_| bench.frame(Vec::new())).collect();
            report(name, times, FRAME);
        }
    }
    let mut bench = Bench::new(&catalog, desk::settings());
    bench.visit(Route::Overview);
    let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    bench.frame(vec![key(Key::F, Modifiers::COMMAND)]);
    // Everything is read beside the window when the search opens; the first letter waits for it.
    report("Suche, erstes Öffnen", vec![bench.frame(Vec::new())], (FIRST, FIRST));
    let mut times = Vec::new();
    for _ in 0..30 {
        for letter in ["d", "i", "e", "n", "s", "t", "l", "e", "i"] {
            times.push(bench.frame(vec![Event::Text(letter.to_owned())]));
        }
        for _ in 0..9 {
            times.push(bench.frame(vec![key(Key::Backspace, Modifiers::NONE)]));
        }
    }
    report("Suche, je Taste", times, KEY);
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
