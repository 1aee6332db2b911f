//! The Maßstab of the questions: ticks, what is missing, and answers from before a question was put anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use jiff::civil::date;
use wiba_core::analysis::{Findings, Hint, HintKind, ticks};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Stamp, change_words};
use wiba_core::catalog::{Catalog, PartKind, QuestionId};
use wiba_core::desk::intent::Intent;
use wiba_core::report::page::Shape;
use wiba_core::report::{self, Kind, Options};

/// Three conditions, put anew in the second edition.
const ID: QuestionId = QuestionId::new(3, 6);
/// One condition.
const SINGLE: QuestionId = QuestionId::new(16, 1);

struct Town {
    catalog: Catalog,
    assessment: Assessment,
}

impl Town {
    fn new(catalog: Catalog) -> Self {
        let assessment = Assessment::new("Stadt Test", date(2026, 11, 1), &catalog);
        Self { catalog, assessment }
    }

    fn wish(&mut self, intent: Intent) {
        let edits = intent.edits(&self.assessment, &self.catalog);
        self.apply(edits);
    }

    fn apply(&mut self, edits: Vec<Edit>) {
        let stamp = Stamp { at: date(2026, 11, 20).at(9, 0, 0, 0), by: "M. Sommer".into() };
        self.assessment.apply(edits, &self.catalog, stamp).unwrap();
    }

    fn ticks(&self, id: QuestionId) -> Option<(String, usize)> {
        let question = self.catalog.question(id).unwrap();
        ticks(question, self.assessment.round.answer(id)).map(|ticks| (ticks.words(), ticks.missing.len()))
    }

    fn findings(&self) -> Findings {
        Findings::new(&self.catalog, &self.assessment.round, date(2026, 11, 22))
    }
}

fn embedded() -> Town {
    Town::new(Catalog::embedded().unwrap())
}

/// A question with several conditions, found in the catalogue: texts may change.
fn several(town: &Town, least: usize) -> (QuestionId, Vec<char>) {
    let many = |question: &&wiba_core::catalog::Question| {
        question.edition == 2 && question.yardstick.as_ref().unwrap().yes_if.len() >= least
    };
    let question = town.catalog.questions().find(many).unwrap();
    (question.id, question.yardstick.as_ref().unwrap().yes_if.iter().map(|condition| condition.0).collect())
}

#[test]
fn ticks_are_counted_and_never_answer() {
    let mut town = embedded();
    let (id, letters) = several(&town, 5);
    assert_eq!(town.ticks(id), None);
    town.wish(Intent::Met(id, letters[0], true));
    town.wish(Intent::Met(id, letters[2], true));
    assert_eq!(town.ticks(id), Some((format!("erfüllt: 2 von {}", letters.len()), letters.len() - 2)));
    assert_eq!(town.assessment.round.value(id), None);
    for letter in &letters {
        town.wish(Intent::Met(id, *letter, true));
    }
    assert_eq!(town.ticks(id).unwrap().1, 0);
    assert_eq!(town.assessment.round.value(id), None, "even all of them answer nothing");
    for letter in &letters {
        town.wish(Intent::Met(id, *letter, false));
    }
    assert!(town.assessment.round.answer(id).is_empty());
}

#[test]
fn a_tick_keeps_those_that_came_into_the_file_in_the_meantime() {
    let mut town = embedded();
    let (id, letters) = several(&town, 3);
    let (first, second) = (Intent::Met(id, letters[0], true), Intent::Met(id, letters[1], true));
    town.wish(first);
    town.wish(second);
    assert_eq!(town.assessment.round.answer(id).met.len(), 2);
    let last = town.assessment.journal.entries().last().unwrap();
    let words = change_words(last, &town.assessment, Some(id));
    assert_eq!(words, [format!("{id} erfüllt: {} → {}, {}", letters[0], letters[0], letters[1])]);
}

#[test]
fn a_letter_that_the_catalogue_does_not_know_counts_for_nothing() {
    let mut town = embedded();
    let (id, _) = several(&town, 3);
    town.wish(Intent::Met(id, 'z', true));
    assert_eq!(town.ticks(id), None);
    let single =
        town.catalog.questions().find(|question| !question.yardstick.as_ref().unwrap().has_boxes()).unwrap().id;
    town.wish(Intent::Met(single, 'a', true));
    assert_eq!(town.ticks(single), None, "a single condition is the answer itself");
}

#[test]
fn a_nein_with_ticks_tells_the_plan_what_is_missing() {
    let mut town = embedded();
    let (id, letters) = several(&town, 3);
    town.apply(vec![Edit::answer(id, Some(AnswerValue::No), 2)]);
    assert!(town.findings().item(id).unwrap().missing.is_empty(), "without ticks nobody knows");
    town.wish(Intent::Met(id, letters[0], true));
    let conditions = &town.catalog.question(id).unwrap().yardstick.as_ref().unwrap().yes_if;
    let expected: Vec<String> = conditions.iter().skip(1).map(|condition| condition.1.clone()).collect();
    assert_eq!(town.findings().item(id).unwrap().missing, expected);
}

#[test]
fn an_answer_from_before_a_question_was_put_anew_is_hinted_at_until_it_is_confirmed() {
    let mut town = embedded();
    let (id, _) = several(&town, 1);
    let unchanged = town.catalog.questions().find(|question| question.edition == 1).unwrap().id;
    town.apply(vec![Edit::answer(id, Some(AnswerValue::No), 1), Edit::answer(unchanged, Some(AnswerValue::No), 1)]);
    let reworded = |town: &Town| -> Vec<QuestionId> {
        let hints = town.findings().hints;
        hints.into_iter().filter(|hint| hint.kind == HintKind::Reworded).filter_map(Hint::question).collect()
    };
    assert_eq!(reworded(&town), [id]);
    town.wish(Intent::Confirm(id));
    assert_eq!(reworded(&town), []);
    assert_eq!(town.assessment.round.answer(id).given.unwrap().edition, town.catalog.edition);
    let last = town.assessment.journal.entries().last().unwrap();
    assert_eq!(change_words(last, &town.assessment, None), [format!("{id} ✕ Nein bestätigt")]);
    let entries = town.assessment.journal.entries().len();
    town.wish(Intent::Confirm(QuestionId::new(3, 7)));
    assert_eq!(town.assessment.journal.entries().len(), entries, "an open question has nothing to confirm");
}

#[test]
fn parts_come_in_the_order_in_which_they_are_read_and_examples_are_no_minimum() {
    let town = embedded();
    for question in town.catalog.questions() {
        let yardstick = question.yardstick.as_ref().unwrap();
        let parts = yardstick.parts();
        let lines: usize = parts.iter().map(|(_, lines)| lines.len()).sum();
        let given = [
            &yardstick.contents,
            &yardstick.suffices,
            &yardstick.not_enough,
            &yardstick.exceptions,
            &yardstick.not_relevant_if,
        ];
        assert_eq!(lines, given.iter().map(|lines| lines.len()).sum::<usize>(), "{}", question.id);
        for (kind, lines) in &parts {
            assert!(*kind != PartKind::Contents || lines.iter().all(|line| !line.starts_with("z. B. ")));
        }
    }
}

/// What stands on the pages, line ends as spaces.
fn printed(town: &Town, options: &Options) -> String {
    let mut text = String::new();
    for item in report::pages(&town.assessment, &town.catalog, options).pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text { text: words, .. } = &item.shape {
            text.push_str(words);
            text.push(' ');
        }
    }
    text.replace('\u{a0}', " ")
}

fn options(kind: Kind) -> Options {
    Options::new(kind, date(2026, 11, 22))
}

/// A Nein with the first of five conditions ticked.
fn one_of_five() -> (Town, QuestionId) {
    let mut town = embedded();
    let (id, letters) = several(&town, 5);
    town.apply(vec![Edit::answer(id, Some(AnswerValue::No), 2)]);
    town.wish(Intent::Met(id, letters[0], true));
    (town, id)
}

#[test]
fn a_questionnaire_asks_condition_by_condition_and_shows_the_ticks_if_prefilled() {
    let (town, id) = one_of_five();
    let yardstick = town.catalog.question(id).unwrap().yardstick.as_ref().unwrap();
    let blank = Options { checklist: Some(id.checklist), ..options(Kind::Questionnaire) };
    let text = printed(&town, &blank);
    assert!(text.contains("Ja, wenn:") && !text.contains('☒'));
    let first: String = yardstick.yes_if[0].1.chars().take(20).collect();
    assert!(text.contains(&format!("☐ a) {first}")), "{text}");
    let boxes: usize = town.catalog.checklist(id.checklist).unwrap().questions.iter().fold(0, |boxes, question| {
        let yardstick = question.yardstick.as_ref().unwrap();
        boxes + 3 + if yardstick.has_boxes() { yardstick.yes_if.len() } else { 0 }
    });
    assert_eq!(text.matches('☐').count(), boxes);
    let text = printed(&town, &Options { prefilled: true, ..blank });
    assert_eq!(text.matches('☒').count(), 2, "Nein and one condition");
    assert!(text.contains(&format!("☒ a) {first}")));
}

#[test]
fn the_report_says_beside_a_nein_how_much_is_met_and_before_the_steps_what_is_missing() {
    let (mut town, id) = one_of_five();
    let (full, plan) = (options(Kind::Full), options(Kind::Measures));
    assert_eq!(printed(&town, &full).matches("erfüllt: 1 von 5").count(), 1);
    let text = printed(&town, &plan);
    assert_eq!(text.matches("Es fehlt noch:").count(), 1);
    let second: String =
        town.catalog.question(id).unwrap().yardstick.as_ref().unwrap().yes_if[1].1.chars().take(20).collect();
    assert!(text.find("Es fehlt noch:") < text.find(&second));
    assert!(!printed(&town, &full).contains("Ja, wenn:"), "the Maßstab comes with the explanations");
    let explained = printed(&town, &Options { with_explanations: true, ..full.clone() });
    assert_eq!(explained.matches("Ja, wenn:").count(), town.catalog.questions().count());
    // The summary has boxes for what is decided.
    let empty = explained.matches('☐').count() - printed(&town, &full).matches('☐').count();
    assert_eq!((explained.matches('☒').count(), empty), (1, 4), "boxes only where somebody ticked");
    town.apply(vec![Edit::answer(id, Some(AnswerValue::Yes), 2)]);
    assert!(!printed(&town, &full).contains("erfüllt: 1 von 5"), "a Ja needs no count");
}

#[test]
fn the_method_says_once_how_the_words_are_meant() {
    let text = printed(&embedded(), &options(Kind::Full));
    for heading in ["Wörter im Maßstab", "Was ein Anbieter betreibt"] {
        assert_eq!(text.matches(heading).count(), 1, "{heading}");
    }
}

#[test]
fn a_catalogue_without_yardsticks_editions_and_words_stays_valid() {
    let mut files = Catalog::embedded_files();
    for file in &mut files {
        file.text = without_yardsticks(&file.text);
    }
    let mut town = Town::new(Catalog::parse(&files).unwrap());
    assert!(town.catalog.questions().all(|question| question.yardstick.is_none() && question.edition == 1));
    assert_eq!((town.catalog.words.as_str(), town.catalog.providers.as_str()), ("", ""));
    town.wish(Intent::Met(ID, 'a', true));
    town.apply(vec![Edit::answer(SINGLE, Some(AnswerValue::No), 1)]);
    assert_eq!(town.ticks(ID), None);
    assert!(!printed(&town, &options(Kind::Questionnaire)).contains("Ja, wenn:"));
    assert!(!printed(&town, &options(Kind::Full)).contains("Wörter im Maßstab"));
    assert!(town.findings().item(SINGLE).unwrap().missing.is_empty());
}

/// The text of a file as it was before there was a Maßstab.
fn without_yardsticks(text: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        inside |= line == "            yardstick: (";
        let dropped =
            inside || ["edition: ", "words: ", "providers: "].iter().any(|key| line.trim_start().starts_with(key));
        if !dropped {
            kept.push_str(line);
            kept.push('\n');
        }
        inside &= line != "            ),";
    }
    kept
}
