//! Rules for the texts of the catalogue: filled, short enough, unique, in real German letters.

use std::collections::{BTreeMap, BTreeSet};

use wiba_core::catalog::{Catalog, Question, QuestionId, Yardstick};

fn sentences(text: &str) -> Vec<String> {
    let mut protected = text.to_owned();
    for short in ["z. B.", "d. h.", "u. a.", "bzw.", "ggf.", "Nr.", "o. Ä.", "etc."] {
        protected = protected.replace(short, &short.replace('.', "·"));
    }
    let mut sentences = Vec::new();
    let mut current = String::new();
    let mut words = protected.split_whitespace().peekable();
    while let Some(word) = words.next() {
        current.push_str(word);
        current.push(' ');
        let ends = word.trim_end_matches('“').ends_with(['.', '?', '!']);
        let next_starts = words
            .peek()
            .is_none_or(|next| next.starts_with(|c: char| c.is_uppercase() || c == '„' || c.is_ascii_digit()));
        if ends && next_starts {
            sentences.push(std::mem::take(&mut current));
        }
    }
    if !current.is_empty() {
        sentences.push(current);
    }
    sentences
}

fn between(id: &dyn std::fmt::Display, what: &str, text: &str, range: std::ops::RangeInclusive<usize>) {
    let length = text.chars().count();
    assert!(range.contains(&length), "{id}: {what} hat {length} Zeichen: {text}");
}

fn yardstick(question: &Question) -> &Yardstick {
    question.yardstick.as_ref().unwrap_or_else(|| panic!("{}: kein Maßstab", question.id))
}

/// All lines of a question's Maßstab.
fn lines(question: &Question) -> Vec<&str> {
    let Yardstick { yes_if, contents, suffices, not_enough, exceptions, not_relevant_if } = yardstick(question);
    let conditions = yes_if.iter().map(|condition| condition.1.as_str());
    let others = [contents, suffices, not_enough, exceptions, not_relevant_if].into_iter().flatten();
    conditions.chain(others.map(String::as_str)).collect()
}

/// All texts of the catalogue with where they stand.
fn all_texts(catalog: &Catalog) -> Vec<(String, &str)> {
    let mut texts = Vec::new();
    for list in &catalog.checklists {
        for text in [&list.title, &list.short, &list.goal, &list.scope, &list.introduction, &list.not_relevant] {
            texts.push((format!("Checkliste {}", list.number), text.as_str()));
        }
        for question in &list.questions {
            let fields = [&question.short, &question.text, &question.explanation, &question.measure.title];
            for text in fields.into_iter().chain(&question.measure.steps).chain(&question.evidence) {
                texts.push((question.id.to_string(), text.as_str()));
            }
            texts.extend(lines(question).into_iter().map(|line| (question.id.to_string(), line)));
        }
    }
    texts.extend([&catalog.words, &catalog.providers].map(|text| ("Katalog".to_owned(), text.as_str())));
    texts.extend(
        catalog.glossary.terms().iter().map(|term| (format!("Glossar: {}", term.term), term.explanation.as_str())),
    );
    texts
}

#[test]
fn every_field_of_every_question_is_filled_and_short_enough() {
    for question in Catalog::embedded().unwrap().questions() {
        let Question { id, short, text, explanation, measure, evidence, contacts, .. } = question;
        between(id, "Kurztitel", short, 3..=32);
        between(id, "Frage", text, 20..=200);
        assert!(text.ends_with('?') && text.matches('?').count() == 1, "{id}: {text}");
        between(id, "Erläuterung", explanation, 80..=650);
        assert!((2..=5).contains(&sentences(explanation).len()), "{id}: {:#?}", sentences(explanation));
        between(id, "Maßnahme", &measure.title, 5..=60);
        assert!((1..=5).contains(&measure.steps.len()), "{id}");
        measure.steps.iter().for_each(|step| between(id, "Schritt", step, 10..=180));
        assert!((1..=3).contains(&evidence.len()), "{id}");
        evidence.iter().for_each(|item| between(id, "Nachweis", item, 3..=90));
        assert!((1..=2).contains(&contacts.len()), "{id}");
        assert_eq!(contacts.iter().collect::<BTreeSet<_>>().len(), contacts.len(), "{id}: eine Stelle doppelt");
    }
}

#[test]
fn every_question_has_a_yardstick_of_short_lines_that_say_nothing_twice() {
    for question in Catalog::embedded().unwrap().questions() {
        let Question { id, edition, .. } = question;
        assert!((1..=2).contains(edition), "{id}: edition {edition}");
        let Yardstick { yes_if, contents, .. } = yardstick(question);
        assert!((1..=5).contains(&yes_if.len()), "{id}: {} Bedingungen", yes_if.len());
        assert!(contents.len() <= 12, "{id}: {} Mindestinhalte", contents.len());
        let lines = lines(question);
        for line in &lines {
            between(id, "Zeile des Maßstabs", line, 3..=90);
            assert!(!line.ends_with('.') || line.ends_with("etc."), "{id}: Punkt am Ende: {line}");
        }
        assert_eq!(lines.iter().collect::<BTreeSet<_>>().len(), lines.len(), "{id}: eine Zeile doppelt");
    }
}

/// The questions that a text names: „7.16“, „7.16 bis 7.22“.
fn named(text: &str) -> BTreeSet<QuestionId> {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_numeric())).collect();
    let mut ids = BTreeSet::new();
    for (place, word) in words.iter().enumerate() {
        let Ok(id) = word.parse::<QuestionId>() else { continue };
        ids.insert(id);
        let until = text.split_whitespace().nth(place + 1).filter(|word| *word == "bis").and(words.get(place + 2));
        if let Some(last) = until.and_then(|word| word.parse::<QuestionId>().ok()) {
            ids.extend((id.number..=last.number).map(|number| QuestionId::new(id.checklist, number)));
        }
    }
    ids
}

#[test]
fn a_checklist_names_exactly_the_questions_that_may_be_not_relevant() {
    for list in &Catalog::embedded().unwrap().checklists {
        let may: BTreeSet<QuestionId> = list
            .questions
            .iter()
            .filter(|question| !yardstick(question).not_relevant_if.is_empty())
            .map(|question| question.id)
            .collect();
        let all = may.len() == list.questions.len() && list.not_relevant.contains("Alle Prüffragen");
        let named = named(&list.not_relevant);
        assert!(named == may || (all && named.is_subset(&may)), "{}: {named:?} statt {may:?}", list.number);
    }
}

/// Where a word of obligation stands because WiBA itself asks for it, and its reason.
const OBLIGATION: [(&str, &str, &str); 5] = [
    ("6.4", "schriftlich", "mit Dienstleistern ist die Vertraulichkeit schriftlich vereinbart"),
    ("10.4", "schriftlich", "Zuständigkeit, Aufgaben, Pflichten und Befugnisse werden schriftlich festgehalten"),
    ("10.9", "schriftlich", "die Ansprechpersonen werden möglichst schriftlich mitgeteilt"),
    ("11.3", "schriftlich", "Kennzahlen stehen im Vertrag, sonst schriftlich an anderer Stelle"),
    ("12.13", "schriftlich", "die verbindlichen Regeln liegen schriftlich vor"),
];

#[test]
fn words_of_obligation_stand_only_where_wiba_itself_obliges() {
    const NUMBERS: [&str; 11] =
        ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "zehn", "zwölf", "zwanzig"];
    let mut used = BTreeSet::<&(&str, &str, &str)>::new();
    for question in Catalog::embedded().unwrap().questions() {
        let conditions = yardstick(question).yes_if.iter().map(|condition| &condition.1);
        for text in [&question.text, &question.explanation].into_iter().chain(conditions) {
            let words: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            for (place, word) in words.iter().enumerate() {
                let counted = words.get(place + 1).is_some_and(|next| {
                    next.starts_with(|c: char| c.is_ascii_digit())
                        || NUMBERS.iter().any(|number| next.starts_with(number))
                });
                let obliges = word.starts_with("muss")
                    || word.starts_with("müss")
                    || word == "nur"
                    || word.starts_with("schriftlich")
                    || (word == "mindestens" && counted);
                if !obliges {
                    continue;
                }
                let id = question.id.to_string();
                let allowed = OBLIGATION.iter().find(|(of, start, _)| *of == id && word.starts_with(start));
                assert!(allowed.is_some(), "{id}: „{word}“ in: {text}");
                used.extend(allowed);
            }
        }
    }
    assert_eq!(used.len(), OBLIGATION.len(), "eine Erlaubnis wird nicht mehr gebraucht");
}

#[test]
fn explanations_carry_no_conditions() {
    for question in Catalog::embedded().unwrap().questions() {
        for start in ["„Ja“ gilt", "„Ja“ ist", "„Ja“ setzt", "„Ja“ verlangt", "Für ein „Ja“", "ein „Ja“ verlangt"]
        {
            assert!(!question.explanation.contains(start), "{}: {}", question.id, question.explanation);
        }
    }
}

#[test]
fn every_checklist_says_goal_scope_introduction_and_when_it_is_not_relevant() {
    for list in &Catalog::embedded().unwrap().checklists {
        between(&list.number, "kurzer Titel", &list.short, 3..=22);
        between(&list.number, "Ziel", &list.goal, 40..=400);
        assert!((1..=2).contains(&sentences(&list.goal).len()), "{}: {}", list.number, list.goal);
        between(&list.number, "Abgrenzung", &list.scope, 40..=600);
        between(&list.number, "Einführung", &list.introduction, 80..=600);
        between(&list.number, "nicht relevant", &list.not_relevant, 40..=600);
    }
}

#[test]
fn no_two_questions_have_the_same_text_and_no_two_measures_the_same_title() {
    let catalog = Catalog::embedded().unwrap();
    for field in
        [|q: &Question| q.text.clone(), |q: &Question| q.measure.title.clone(), |q: &Question| q.explanation.clone()]
    {
        let mut seen = BTreeMap::new();
        for question in catalog.questions() {
            if let Some(other) = seen.insert(field(question), question.id) {
                panic!("{} und {other} haben denselben Text: {}", question.id, field(question));
            }
        }
    }
    for list in &catalog.checklists {
        let shorts: BTreeSet<_> = list.questions.iter().map(|question| &question.short).collect();
        assert_eq!(shorts.len(), list.questions.len(), "Kurztitel doppelt in Checkliste {}", list.number);
    }
}

#[test]
fn sentences_are_short() {
    for list in &Catalog::embedded().unwrap().checklists {
        let mut lengths: Vec<usize> = list
            .questions
            .iter()
            .flat_map(|question| sentences(&question.explanation))
            .map(|sentence| sentence.split_whitespace().count())
            .collect();
        lengths.sort_unstable();
        assert!(lengths[lengths.len() / 2] <= 16, "Checkliste {}: Median {}", list.number, lengths[lengths.len() / 2]);
        assert!(lengths.last().is_some_and(|longest| *longest <= 30), "Checkliste {}", list.number);
    }
}

#[test]
fn umlauts_are_real_and_quotes_are_german() {
    // Words as they would look without umlauts; „neue“ or „Bauer“ are not among them.
    const TRANSLITERATED: [&str; 26] = [
        "fuer",
        "ueber",
        "koenn",
        "muess",
        "pruef",
        "massnahme",
        "geraet",
        "zusaetz",
        "oeffn",
        "loesch",
        "waehr",
        "aender",
        "schluessel",
        "stoer",
        "gross",
        "schliess",
        "regelmaess",
        "moegl",
        "noetig",
        "zugaeng",
        "verschluess",
        "gebaeude",
        "raeum",
        "behoerd",
        "buerger",
        "gewaehr",
    ];
    for (place, text) in all_texts(&Catalog::embedded().unwrap()) {
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphabetic()) {
            let hit = TRANSLITERATED.iter().find(|start| word.starts_with(**start));
            assert!(hit.is_none(), "{place}: „{word}“ ohne Umlaut in: {text}");
        }
        assert!(!text.contains(['"', '\'', '’', '‚', '`']), "{place}: falsche Anführungszeichen in: {text}");
        assert_eq!(text.matches('„').count(), text.matches('“').count(), "{place}: {text}");
        assert!(!text.contains("  ") && !text.contains(" - ") && !text.contains("..."), "{place}: {text}");
        assert_eq!(text.trim(), text, "{place}");
    }
}

#[test]
fn nobody_is_addressed_and_nothing_is_a_placeholder() {
    for (place, text) in all_texts(&Catalog::embedded().unwrap()) {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '@') {
            assert!(!["Ihr", "Ihre", "Ihren", "Ihrem", "Ihnen", "@@", "TODO"].contains(&word), "{place}: {text}");
        }
        // „Sie“ within a sentence is an address; at its start it may stand for a noun.
        assert!(
            !text.contains(", Sie ") && !text.contains(" können Sie ") && !text.contains(" sollten Sie "),
            "{place}: {text}"
        );
    }
}

/// Abbreviations that everybody in an office knows, and names that are not abbreviations.
const EVERYDAY: [&str; 11] = ["PC", "PCs", "IT", "USB", "PDF", "PIN", "SMS", "CD", "CDs", "DVD", "DVDs"];

#[test]
fn every_abbreviation_in_a_question_or_explanation_is_in_the_glossary() {
    let catalog = Catalog::embedded().unwrap();
    for question in catalog.questions() {
        for text in [question.text.as_str(), &question.explanation].into_iter().chain(lines(question)) {
            let explained: Vec<_> = catalog.glossary.find_in(text).into_iter().map(|(range, _)| range).collect();
            let mut start = 0;
            for word in text.split(|c: char| !c.is_alphanumeric()) {
                let place = start..start + word.len();
                start = place.end + text[place.end..].chars().next().map_or(0, char::len_utf8);
                let capitals =
                    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_uppercase() && b.is_uppercase());
                if capitals && !EVERYDAY.contains(&word) {
                    let known = explained.iter().any(|range| range.start <= place.start && place.end <= range.end);
                    assert!(known, "{}: {word} fehlt im Glossar", question.id);
                }
            }
        }
    }
}

#[test]
fn the_glossary_is_alphabetical_short_and_holds_only_terms_that_the_texts_use() {
    let catalog = Catalog::embedded().unwrap();
    let terms = catalog.glossary.terms();
    assert!(terms.len() >= 80, "{}", terms.len());
    let key = |term: &str| {
        term.to_lowercase()
            .replace('ä', "a")
            .replace('ö', "o")
            .replace('ü', "u")
            .replace('ß', "ss")
            .replace(['-', ' ', '/'], "")
    };
    for pair in terms.windows(2) {
        assert!(key(&pair[0].term) < key(&pair[1].term), "{} vor {}", pair[0].term, pair[1].term);
    }
    // Words of the program itself, which its screens and reports use.
    const PROGRAM: [&str; 5] = ["Basis-Absicherung", "Baustein", "Grundschutz-Check", "Quick Win", "Umsetzungsgrad"];
    let used: BTreeSet<&str> = all_texts(&catalog)
        .iter()
        .filter(|(place, _)| !place.starts_with("Glossar"))
        .flat_map(|(_, text)| catalog.glossary.find_in(text))
        .map(|(_, term)| term.term.as_str())
        .collect();
    for term in terms {
        assert!(
            used.contains(term.term.as_str()) || PROGRAM.contains(&term.term.as_str()),
            "{} kommt in keinem Text vor",
            term.term
        );
        between(&term.term, "Erklärung", &term.explanation, 20..=260);
        assert!((1..=2).contains(&sentences(&term.explanation).len()), "{}", term.term);
    }
}
