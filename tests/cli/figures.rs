//! Figures on paper are those of `--json`, for answers that nobody has chosen.

use std::fs;

use jiff::civil::date;
use serde_json::Value;
use wiba_core::catalog::Catalog;
use wiba_core::report::page::Shape;
use wiba_core::report::{self, Kind, Options};
use wiba_core::store::File;

use super::Desk;

/// A number sequence that is the same on every PC.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Answers of which some are rare, so that groups without any occur as well.
fn table(catalog: &Catalog, seed: u64) -> String {
    let mut chance = Chance(seed);
    let weights: Vec<u64> = (0..4).map(|_| chance.below(10)).collect();
    let whole = weights.iter().sum::<u64>().max(1);
    let mut lines = "frage;antwort;notiz;begruendung\n".to_owned();
    for question in catalog.questions() {
        let mut drawn = chance.below(whole);
        let answer = weights.iter().position(|weight| {
            let here = drawn < *weight;
            drawn = drawn.saturating_sub(*weight);
            here
        });
        let word = answer.and_then(|place| ["ja", "nein", "nicht relevant"].get(place)).unwrap_or(&"");
        let reason = if chance.below(2) == 0 { "" } else { "Grund" };
        lines.push_str(&format!("{};{word};;{reason}\n", question.id));
    }
    lines
}

/// All that is printed, blanks as blanks.
fn printed(desk: &Desk, catalog: &Catalog, kind: Kind) -> String {
    let (_, town) = File::open(&desk.path("a.wiba")).unwrap();
    let layout = report::pages(&town, catalog, &Options::new(kind, date(2026, 11, 22)));
    let mut words = String::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text { text, .. } = &item.shape {
            let whole = text.trim_end_matches('\u{ad}');
            words.push_str(whole);
            if whole == text && !text.ends_with(' ') {
                words.push(' ');
            }
        }
    }
    words.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn percent(value: &Value) -> String {
    value.as_u64().map_or("–".to_owned(), |percent| format!("{percent} %"))
}

#[test]
fn figures_on_paper_are_those_of_json_for_ten_random_assessments() {
    let catalog = Catalog::embedded().unwrap();
    for seed in 1..=10 {
        let desk = Desk::new();
        desk.ok(&["neu", "a.wiba", "--name", "Stadt Zufall"]);
        fs::write(desk.path("a.csv"), table(&catalog, seed)).unwrap();
        desk.ok(&["antworten", "a.wiba", "--aus", "a.csv"]);
        let stand = desk.json(&["stand", "a.wiba", "--json"]);
        let plan = desk.json(&["plan", "a.wiba", "--json"]);
        let profile = desk.json(&["profil", "a.wiba", "--json"]);
        let says =
            |paper: &str, sentence: &str| assert!(paper.contains(sentence), "{seed}: {sentence} is missing in {paper}");

        let full = printed(&desk, &catalog, Kind::Full);
        for list in stand["checklists"].as_array().unwrap() {
            let [yes, no, not_relevant, open] =
                ["yes", "no", "not_relevant", "open"].map(|key| list[key].as_u64().unwrap());
            let answered = percent(&list["answered_percent"]);
            let fulfilled = percent(&list["fulfilled_percent"]);
            says(
                &full,
                &format!(
                    "{yes} Ja, {no} Nein, {not_relevant} nicht relevant, {open} offen · bearbeitet {answered}, umgesetzt {fulfilled}"
                ),
            );
        }
        let summary = printed(&desk, &catalog, Kind::Management);
        let overall = &stand["overall"];
        says(&summary, &format!("Bearbeitungsstand {}", percent(&overall["answered_percent"])));
        says(&summary, &format!("Umsetzungsgrad {}", percent(&overall["fulfilled_percent"])));
        let missing = stand["threats"].as_array().unwrap().iter().filter(|threat| threat["no"].as_u64().unwrap() > 0);
        for threat in missing.take(5) {
            let all: u64 = ["yes", "no", "not_relevant", "open"].iter().map(|key| threat[*key].as_u64().unwrap()).sum();
            says(&summary, &format!("{} von {all}", threat["no"]));
        }

        let measures = printed(&desk, &catalog, Kind::Measures);
        for item in plan.as_array().unwrap() {
            says(&measures, &format!("{} Rang {} ", item["cited"].as_str().unwrap(), item["rank"]));
            for requirement in item["requirements"].as_array().unwrap() {
                says(&measures, requirement.as_str().unwrap());
            }
        }
        if let Some(last) = plan.as_array().unwrap().last() {
            let count = last["rank"].as_u64().unwrap();
            says(&measures, &format!("Der Plan enthält {count} Maßnahme"));
        }

        let requirements = printed(&desk, &catalog, Kind::Profile);
        let basis: Vec<&Value> = profile.as_array().unwrap().iter().filter(|item| item["level"] == "Basis").collect();
        let with = |status: &str| basis.iter().filter(|item| item["status"] == status).count();
        says(
            &requirements,
            &format!(
                "ihr Status: {} Ja, {} Teilweise, {} Nein, {} Entbehrlich, {} Unbearbeitet",
                with("yes"),
                with("partial"),
                with("no"),
                with("dispensable"),
                with("unanswered")
            ),
        );
        let asked = basis.len() - with("not_covered");
        says(&requirements, &format!("Das Profil hat {}, WiBA fragt nach {asked} davon", basis.len()));
    }
}
