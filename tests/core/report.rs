//! Reports of all kinds: complete, inside the page, the same bytes every time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "report/form.rs"]
mod form;
#[path = "report/reading.rs"]
mod reading;
#[path = "report/rounds.rs"]
mod rounds;
#[path = "report/snapshots.rs"]
mod snapshots;
#[path = "report/towns.rs"]
#[allow(dead_code, reason = "the benchmarks need more of it")]
mod towns;

use std::sync::LazyLock;

use wiba_core::analysis::Findings;
use wiba_core::assessment::{
    AnswerValue, Assessment, Edit, HandOut, Id, MeasureEdit, MeasureStatus, Participant, Person, Stamp, Step, Target,
    decide,
};
use wiba_core::catalog::{Catalog, Contact};
use wiba_core::report::page::{Item, Page, Role, Shape, Weight};
use wiba_core::report::{self, Kind, Layout, Options, font_bytes};

use towns::TODAY;

fn catalog() -> Catalog {
    Catalog::embedded().unwrap()
}

fn towns(catalog: &Catalog) -> [(&'static str, Assessment); 7] {
    [
        ("empty", towns::empty(catalog)),
        ("example", towns::musterstadt()),
        ("extreme", towns::extreme(catalog)),
        ("all yes", towns::all(catalog, AnswerValue::Yes)),
        ("all not relevant", towns::all(catalog, AnswerValue::NotRelevant)),
        ("one no", towns::one_no(catalog)),
        ("one discarded", towns::one_discarded(catalog)),
    ]
}

fn lay_out(assessment: &Assessment, catalog: &Catalog, kind: Kind) -> Layout {
    report::pages(assessment, catalog, &Options::new(kind, TODAY))
}

fn texts(page: &Page) -> impl Iterator<Item = (&Item, f32, f32, f32, &str)> {
    page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { x, y, size, text, .. } => Some((item, *x, *y, *size, text.as_str())),
        _ => None,
    })
}

fn words(layout: &Layout) -> String {
    let mut words = String::new();
    for page in &layout.pages {
        for (_, _, _, _, text) in texts(page) {
            let whole = text.trim_end_matches('\u{ad}');
            words.push_str(whole);
            if whole == text && !text.ends_with(' ') {
                words.push(' ');
            }
        }
    }
    words
}

/// The fonts themselves, to measure with: Regular, SemiBold, Bold.
static FACES: LazyLock<[ttf_parser::Face<'static>; 3]> = LazyLock::new(|| {
    [Weight::Regular, Weight::SemiBold, Weight::Bold]
        .map(|weight| ttf_parser::Face::parse(font_bytes(weight), 0).unwrap())
});

/// The width of a text item; every character has a glyph in the font file itself.
fn width(item: &Item) -> f32 {
    let Shape::Text { size, weight, text, .. } = &item.shape else { return 0.0 };
    let face = &FACES[*weight as usize];
    for character in text.chars().filter(|character| *character != '\u{ad}') {
        assert!(face.glyph_index(character).is_some(), "no glyph for {character:?} in {text:?}");
    }
    report::text_width(text.trim_end(), *size, *weight)
}

#[test]
fn nothing_leaves_the_page_and_no_two_texts_overlap() {
    let catalog = catalog();
    for (name, town) in towns(&catalog) {
        for kind in Kind::ALL {
            let layout = lay_out(&town, &catalog, kind);
            for (number, page) in layout.pages.iter().enumerate() {
                let place = format!("{name}, {kind:?}, page {}", number + 1);
                let mut boxes: Vec<(f32, f32, f32, &str)> = Vec::new();
                for (item, x, y, _, text) in texts(page) {
                    let right = x + width(item);
                    // 25 mm at the side of the binding: left on odd pages, right on even ones.
                    let (first, last) = if number % 2 == 0 { (70.8, 552.3) } else { (43.0, 524.5) };
                    assert!(x >= first && right <= last, "{place}: {text:?} from {x} to {right}");
                    assert!((40.0..=820.0).contains(&y), "{place}: {text:?} at {y}");
                    boxes.push((x, right, y, text));
                }
                boxes.sort_by(|left, right| left.2.total_cmp(&right.2));
                for (index, left) in boxes.iter().enumerate() {
                    for right in boxes[index + 1..].iter().take_while(|right| right.2 - left.2 < 4.0) {
                        let apart = left.1 <= right.0 + 0.3 || right.1 <= left.0 + 0.3;
                        assert!(apart, "{place}: {:?} and {:?} overlap", left.3, right.3);
                    }
                }
            }
        }
    }
}

#[test]
fn the_summary_has_two_pages_at_most_and_one_where_it_fits_on_one() {
    let catalog = catalog();
    for (name, town) in towns(&catalog) {
        let pages = lay_out(&town, &catalog, Kind::Management).pages.len();
        let most = if ["example", "extreme", "one no", "one discarded"].contains(&name) { 2 } else { 1 };
        assert!(pages <= most, "{name}: {pages}");
    }
}

#[test]
fn no_page_is_empty_and_no_heading_stands_alone_at_its_end() {
    let catalog = catalog();
    for (name, town) in towns(&catalog) {
        for kind in Kind::ALL {
            let layout = lay_out(&town, &catalog, kind);
            for (number, page) in layout.pages.iter().enumerate() {
                let last = page.items.iter().rev().find_map(|item| item.node);
                // The back of a checklist that goes to somebody else.
                if last.is_none() && kind == Kind::Questionnaire && number % 2 == 1 {
                    continue;
                }
                let Some(last) = last else { panic!("{name}, {kind:?}: page {} is empty", number + 1) };
                let role = layout.nodes[last as usize].role;
                assert!(!matches!(role, Role::Heading(_)), "{name}, {kind:?}: page {} ends with a heading", number + 1);
            }
        }
    }
}

#[test]
fn an_empty_assessment_claims_nothing() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::empty(&catalog), &catalog, Kind::Full));
    assert!(text.contains("Der Stand ist unbekannt"), "it says that it says nothing");
    assert!(text.contains("Noch ist keine Frage beantwortet"));
    assert!(!text.contains("Am schwächsten"));
}

#[test]
fn an_empty_assessment_says_where_to_begin() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::empty(&catalog), &catalog, Kind::Management));
    assert!(text.contains("Am Anfang steht") && text.contains("„Backup“ (7 Fragen)"), "{text}");
    assert!(!text.contains("denn keine Frage ist mit Nein beantwortet"));
}

#[test]
fn a_single_nein_is_told_in_the_singular() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::one_no(&catalog), &catalog, Kind::Full));
    for sentence in [
        "1 von 257 Fragen ist beantwortet.",
        "Zuständige benennen; Frist setzen.",
        "Der Plan enthält eine Maßnahme",
        "Für keine Maßnahme, die noch zu erledigen ist, ist eine Frist gesetzt.",
    ] {
        assert!(text.contains(sentence), "{sentence} is missing in: {text}");
    }
    for wrong in [" 1 Fragen", " 1 Maßnahmen", " 1 sind", "Eine Fragen", "Die drei", "Alle 1 "] {
        assert!(!text.contains(wrong), "{wrong}");
    }
}

#[test]
fn with_every_answer_ja_the_summary_names_no_weakness_and_asks_for_nothing() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::all(&catalog, AnswerValue::Yes), &catalog, Kind::Management));
    assert!(text.contains("Alle 257 Ja sind ohne Nachweis") && text.contains("nicht belegt"), "{text}");
    assert!(text.contains("In die Basis-Absicherung einsteigen") && text.contains("ISMS.1"), "{text}");
    assert!(!text.contains("Am schwächsten") && !text.contains("dringendste") && !text.contains("Quick Win"));
}

#[test]
fn a_discarded_measure_has_its_reason_and_no_place_in_the_timeline() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::one_discarded(&catalog), &catalog, Kind::Measures));
    assert!(text.contains("verworfen") && text.contains("Begründung: Der Rat hat abgelehnt."), "{text}");
    assert!(!text.contains("Zeitplan") && !text.contains("ohne Frist") && !text.contains("niemand benannt"));
}

#[test]
fn the_last_question_of_a_checklist_does_not_stand_alone_below_a_repeated_head() {
    let catalog = catalog();
    let layout = lay_out(&towns::empty(&catalog), &catalog, Kind::Full);
    let lasts: Vec<String> =
        catalog.checklists.iter().filter_map(|list| list.questions.last()).map(|last| last.id.to_string()).collect();
    for (number, page) in layout.pages.iter().enumerate() {
        let mut rows = texts(page).filter(|(_, x, ..)| *x < 90.0).skip_while(|(.., text)| *text != "Nr.").skip(1);
        let first = rows.next().map_or("", |(.., text)| text);
        assert!(!lasts.iter().any(|last| last == first), "page {} begins with {first}", number + 1);
    }
}

#[test]
fn the_profile_says_what_a_yes_does_not_mean_and_where_the_list_comes_from() {
    let catalog = catalog();
    for kind in [Kind::Profile, Kind::Full] {
        let text = words(&lay_out(&towns::musterstadt(), &catalog, kind));
        assert!(text.contains("Grundschutz-Check") && text.contains("Arbeitsfassung"), "{kind:?}");
    }
}

#[test]
fn a_report_on_answers_to_another_catalogue_names_both() {
    let catalog = catalog();
    let mut town = towns::musterstadt();
    assert!(!words(&lay_out(&town, &catalog, Kind::Full)).contains("Beantwortet mit Katalog"));
    town.round.catalog = "WiBA 1.0".to_owned();
    let text = words(&lay_out(&town, &catalog, Kind::Full));
    for expected in
        ["Beantwortet mit Katalog WiBA 1.0", "mit dem Katalog „WiBA 1.0“ beantwortet", "nach dem Katalog „WiBA 2.0"]
    {
        assert!(text.contains(expected), "{expected}");
    }
    for kind in Kind::ALL {
        assert!(words(&lay_out(&town, &catalog, kind)).contains("beantwortet nach WiBA 1.0"), "{kind:?}");
    }
}

#[test]
fn a_note_of_one_endless_word_is_printed_whole() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let answer = town.round.answers.entry("3.2".parse().unwrap()).or_default();
    answer.note = "x".repeat(100_000);
    let printed = words(&lay_out(&town, &catalog, Kind::Full));
    let count =
        printed.split(' ').filter(|word| word.len() > 5).flat_map(str::chars).filter(|char| *char == 'x').count();
    assert!((100_000..100_200).contains(&count), "{count}");
}

#[test]
fn an_invented_town_is_called_invented_on_every_page() {
    let catalog = catalog();
    let layout = lay_out(&towns::musterstadt(), &catalog, Kind::Management);
    for page in &layout.pages {
        assert!(texts(page).any(|(_, _, _, _, text)| text.contains("erfunden")));
    }
}

#[test]
fn a_questionnaire_holds_only_the_chosen_questions() {
    let catalog = catalog();
    let town = towns::empty(&catalog);
    let options = Options { checklist: Some(7), ..Options::new(Kind::Questionnaire, TODAY) };
    let text = words(&report::pages(&town, &catalog, &options));
    assert!(text.contains("7.22") && !text.contains("8.1"));
    let options = Options { contact: Some(Contact::Gebaeude), ..Options::new(Kind::Questionnaire, TODAY) };
    let asked = catalog.questions().filter(|question| question.contacts.contains(&Contact::Gebaeude)).count();
    let conditions: usize = catalog
        .questions()
        .filter(|question| question.contacts.contains(&Contact::Gebaeude))
        .filter_map(|question| question.yardstick.as_ref().filter(|yardstick| yardstick.has_boxes()))
        .map(|yardstick| yardstick.yes_if.len())
        .sum();
    let boxes = words(&report::pages(&town, &catalog, &options)).matches('☐').count();
    assert_eq!(boxes, asked * 3 + conditions);
}

#[test]
fn questions_to_one_contact_follow_each_other_without_a_page_for_each_checklist() {
    let catalog = catalog();
    let options = Options { contact: Some(Contact::Leitung), ..Options::new(Kind::Questionnaire, TODAY) };
    let layout = report::pages(&towns::empty(&catalog), &catalog, &options);
    let lists = layout.outline.iter().filter(|entry| entry.level == 2).count();
    assert!(layout.pages.len() < lists, "{} pages for {lists} checklists", layout.pages.len());
}

#[test]
fn a_prefilled_questionnaire_ticks_the_answers() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let options = Options { prefilled: true, ..Options::new(Kind::Questionnaire, TODAY) };
    let answered = town.round.answers.values().filter(|answer| answer.value().is_some()).count();
    let ticked: usize = town.round.answers.values().map(|answer| answer.met.len()).sum();
    assert!(ticked > 0);
    assert_eq!(words(&report::pages(&town, &catalog, &options)).matches('☒').count(), answered + ticked);
}

#[test]
fn explanations_are_printed_only_if_asked_for() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let plain = lay_out(&town, &catalog, Kind::Full).pages.len();
    let options = Options { with_explanations: true, ..Options::new(Kind::Full, TODAY) };
    assert!(report::pages(&town, &catalog, &options).pages.len() > plain + 5);
}

#[test]
fn the_pdf_is_tagged_has_bookmarks_and_says_its_language() {
    let catalog = catalog();
    let layout = lay_out(&towns::musterstadt(), &catalog, Kind::Full);
    let document = lopdf::Document::load_mem(&report::pdf(&layout).unwrap()).unwrap();
    assert_eq!(document.get_pages().len(), layout.pages.len());
    let root = document.catalog().unwrap();
    assert_eq!(root.get(b"Lang").unwrap().as_str().unwrap(), b"de-DE");
    for key in [b"StructTreeRoot".as_slice(), b"MarkInfo", b"Outlines", b"Metadata", b"OutputIntents"] {
        assert!(root.has(key), "{}", String::from_utf8_lossy(key));
    }
}

#[test]
fn every_page_of_every_kind_says_of_which_day_it_speaks() {
    let catalog = catalog();
    for kind in Kind::ALL {
        let layout = lay_out(&towns::musterstadt(), &catalog, kind);
        for (number, page) in layout.pages.iter().enumerate() {
            let says = texts(page).any(|(.., text)| text.contains("Stand 22.11.2026"));
            let cover =
                kind == Kind::Full && number == 0 && texts(page).any(|(.., text)| text.contains("22.\u{a0}November"));
            assert!(says || cover, "{kind:?}, page {}", number + 1);
        }
    }
}

#[test]
fn name_day_and_confidentiality_stand_in_the_text_where_they_are_read_aloud() {
    let catalog = catalog();
    for kind in Kind::ALL {
        let layout = lay_out(&towns::musterstadt(), &catalog, kind);
        let read: String =
            texts(&layout.pages[0]).filter(|(item, ..)| item.node.is_some()).map(|(.., text)| text).collect();
        for word in ["Stadt Musterstadt", "22.\u{a0}November 2026", "Vertraulich"] {
            assert!(read.contains(word), "{kind:?}: {word} is missing in {read}");
        }
    }
}

#[test]
fn lines_that_go_on_end_with_a_blank_or_a_soft_hyphen() {
    let catalog = catalog();
    let layout = lay_out(&towns::musterstadt(), &catalog, Kind::Full);
    // Joined without anything between, the lines of an element are its text.
    let mut read: std::collections::BTreeMap<u32, String> = std::collections::BTreeMap::new();
    for page in &layout.pages {
        for (item, _, _, _, text) in texts(page) {
            if let Some(node) = item.node {
                read.entry(node).or_default().push_str(text);
            }
        }
    }
    let whole: Vec<String> = read.into_values().map(|text| text.replace('\u{ad}', "")).collect();
    let asked = catalog.questions().filter(|question| whole.iter().any(|text| text.trim() == question.text)).count();
    assert_eq!(asked, 257, "every question is read word by word");
}

#[test]
fn a_measure_names_its_number_its_requirements_and_why_it_is_needed() {
    let catalog = catalog();
    let mut town = towns::one_no(&catalog);
    town.round.answers.values_mut().for_each(|answer| answer.note = "Das Band liegt im Serverraum.".to_owned());
    let question = catalog.question("3.1".parse().unwrap()).unwrap();
    let text = words(&lay_out(&town, &catalog, Kind::Measures));
    assert!(
        text.contains("zu\u{a0}3.1") && text.contains("Notiz zu 3.1: ") && text.contains("Das Band liegt"),
        "{text}"
    );
    for requirement in &question.requirements {
        assert!(text.contains(&requirement.to_string()), "{requirement}");
    }
    assert!(text.contains(&question.short), "what the number stands for is explained");
}

#[test]
fn a_bar_of_a_baustein_is_scaled_to_all_its_requirements() {
    let catalog = catalog();
    let layout = lay_out(&towns::all(&catalog, AnswerValue::Yes), &catalog, Kind::Profile);
    let bars: Vec<&str> =
        layout.nodes.iter().filter(|node| node.role == Role::Figure).filter_map(|n| n.alt.as_deref()).collect();
    assert!(bars.iter().any(|alt| alt.contains("1 Ja, 11 nicht abgefragt")), "NET.3.2: {bars:?}");
}

#[test]
fn unfounded_answers_are_said_beside_the_two_figures() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::all(&catalog, AnswerValue::NotRelevant), &catalog, Kind::Management));
    assert!(text.contains("Alle 257 Nicht relevant sind ohne Begründung"), "{text}");
    assert!(!text.contains("nichts zu entscheiden"));
}

#[test]
fn lists_in_cells_are_lists_and_only_what_names_a_row_or_column_is_a_head() {
    let catalog = catalog();
    let layout = lay_out(&towns::musterstadt(), &catalog, Kind::Measures);
    let role = |id: u32| layout.nodes[id as usize].role;
    let in_cell = |node: &wiba_core::report::page::Node| {
        node.role == Role::List && node.parent.is_some_and(|p| role(p) == Role::TableCell)
    };
    assert!(layout.nodes.iter().filter(|node| in_cell(node)).count() > 50);
    let mut heads: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for page in &layout.pages {
        for (item, _, _, _, text) in texts(page) {
            let mut node = item.node;
            while let Some(id) = node {
                if role(id) == Role::RowHead {
                    *heads.entry(id).or_default() += text.chars().count();
                }
                node = layout.nodes[id as usize].parent;
            }
        }
    }
    assert!(heads.values().all(|letters| *letters < 100), "{heads:?}");
}

#[test]
fn each_checklist_of_a_questionnaire_begins_on_an_odd_page_with_a_place_for_a_name() {
    let catalog = catalog();
    let layout = lay_out(&towns::empty(&catalog), &catalog, Kind::Questionnaire);
    let lists: Vec<_> = layout.outline.iter().filter(|entry| entry.level == 2).collect();
    assert_eq!(lists.len(), 19);
    for list in lists {
        assert!(list.page.is_multiple_of(2), "{} is on page {}", list.title, list.page + 1);
        let labels: Vec<&str> = texts(&layout.pages[list.page]).map(|(.., text)| text).collect();
        for label in ["Name", "Amt oder Stelle", "Datum"] {
            assert!(labels.contains(&label), "{}: {label}", list.title);
        }
    }
}

#[test]
fn a_back_that_stays_empty_between_two_checklists_says_so() {
    let catalog = catalog();
    let layout = lay_out(&towns::empty(&catalog), &catalog, Kind::Questionnaire);
    let empty: Vec<&Page> =
        layout.pages.iter().filter(|page| page.items.iter().all(|item| item.node.is_none())).collect();
    assert!(empty.len() > 3, "{}", empty.len());
    for page in empty {
        assert!(texts(page).any(|(.., text)| text == "Diese Seite bleibt frei."));
    }
}

#[test]
fn no_page_of_a_questionnaire_but_the_first_holds_a_single_question() {
    let catalog = catalog();
    let layout = lay_out(&towns::empty(&catalog), &catalog, Kind::Questionnaire);
    for (number, page) in layout.pages.iter().enumerate() {
        let questions: std::collections::BTreeSet<_> = page
            .items
            .iter()
            .filter_map(|item| item.node)
            .filter(|node| layout.nodes[*node as usize].role == Role::Heading(3))
            .collect();
        let begins = layout.outline.iter().any(|entry| entry.page == number);
        assert!(questions.len() != 1 || begins, "page {}", number + 1);
    }
}

#[test]
fn a_questionnaire_on_paper_says_to_a_screen_reader_what_is_ticked_and_what_for() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let options = Options { prefilled: true, ..Options::new(Kind::Questionnaire, TODAY) };
    let layout = report::pages(&town, &catalog, &options);
    let fields: Vec<_> = layout.nodes.iter().filter_map(|node| node.field.as_deref()).collect();
    let field = |name: &str| fields.iter().find(|field| field.name == name).copied();
    let yes = field("1.1/antwort/ja").unwrap();
    assert_eq!(yes.about, "Frage 1.1: Ja");
    let on = town.round.value("1.1".parse().unwrap()) == Some(AnswerValue::Yes);
    assert_eq!(yes.kind, wiba_core::report::page::FieldKind::Check { on });
    assert!(words(&layout).contains("Nachweis bisher: "));
}

#[test]
fn a_questionnaire_for_the_screen_is_a_form_with_a_field_for_everything_that_can_be_said() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let options =
        Options { fillable: true, prefilled: true, checklist: Some(7), ..Options::new(Kind::Questionnaire, TODAY) };
    let bytes = report::pdf(&report::pages(&town, &catalog, &options)).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let form =
        document.get_dictionary(document.catalog().unwrap().get(b"AcroForm").unwrap().as_reference().unwrap()).unwrap();
    assert!(!form.has(b"NeedAppearances") && form.has(b"DR"));
    let widgets = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|d| d.has_type(b"Annot") && d.has(b"FT"));
    let widgets: Vec<_> = widgets.collect();
    let list = catalog.checklist(7).unwrap();
    let conditions: usize = list
        .questions
        .iter()
        .filter_map(|question| question.yardstick.as_ref())
        .filter(|y| y.has_boxes())
        .map(|y| y.yes_if.len())
        .sum();
    assert_eq!(widgets.len(), list.questions.len() * 6 + conditions + 3);
    for widget in widgets {
        for key in [b"AP".as_slice(), b"TU", b"StructParent", b"V", b"P"] {
            assert!(widget.has(key), "{}", String::from_utf8_lossy(key));
        }
        assert!(!widget.get(b"T").unwrap().as_str().unwrap().is_empty());
    }
}

#[test]
fn a_question_stands_on_one_page_with_its_boxes_and_lines() {
    let catalog = catalog();
    for fillable in [false, true] {
        let options = Options { fillable, ..Options::new(Kind::Questionnaire, TODAY) };
        let layout = report::pages(&towns::musterstadt(), &catalog, &options);
        for (number, page) in layout.pages.iter().enumerate() {
            let role = |item: &Item| item.node.map(|node| layout.nodes[node as usize].role);
            let first = page.items.iter().find_map(role);
            assert!(first.is_none_or(|role| matches!(role, Role::Heading(_))), "page {}: {first:?}", number + 1);
        }
    }
}

#[test]
fn cover_summary_and_profile_say_what_was_assessed_who_took_part_and_when() {
    let catalog = catalog();
    for kind in [Kind::Full, Kind::Management, Kind::Profile] {
        let text = words(&lay_out(&towns::musterstadt(), &catalog, kind));
        for expected in
            ["Geltungsbereich", "Bauhof und Stadtbücherei", "K. Winter, Hauptamt (06.10.2026)", "letzte Änderung am"]
        {
            assert!(text.contains(expected), "{kind:?}: {expected} is missing in {}", &text[..1500]);
        }
    }
    let text = words(&lay_out(&towns::empty(&catalog), &catalog, Kind::Management));
    assert!(
        !text.contains("Geltungsbereich") && !text.contains("Beteiligte"),
        "what nobody has filled in is not printed"
    );
}

#[test]
fn facts_of_a_full_title_page_end_above_its_note() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let long = |what: &str| [what; 60].join(" ");
    let kommune = &mut town.kommune;
    kommune.name = long("Verwaltungsgemeinschaft");
    (kommune.scope, kommune.leitung) = (long("Rathaus"), long("Bürgermeisterin"));
    (kommune.isb, kommune.isb_email) = (long("Sommer"), long("isb@musterstadt.example"));
    (kommune.land, kommune.ags) = (long("Bayern"), long("09"));
    kommune.inhabitants = Some(12_345);
    (town.round.name, town.round.catalog) = (long("Erhebung"), long("Katalog"));
    let layout = lay_out(&town, &catalog, Kind::Full);
    let rows: Vec<(f32, &str)> = texts(&layout.pages[0]).map(|(_, _, y, _, text)| (y, text.trim())).collect();
    let of = |start: &str| rows.iter().find(|(_, text)| text.starts_with(start)).unwrap().0;
    let (last, note) = (of("Beantwortet mit"), of("Dieser Bericht gibt"));
    assert!(last + 20.0 < note, "{last} and {note}: {rows:?}");
}

#[test]
fn the_summary_calls_no_requirement_met_of_which_a_question_is_open() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let yes = |question: &str| Edit::answer(question.parse().unwrap(), Some(AnswerValue::Yes), catalog.edition);
    let stamp = || Stamp { at: TODAY.at(9, 0, 0, 0), by: String::new() };
    town.apply(vec![yes("3.2")], &catalog, stamp()).unwrap();
    let said = |town: &Assessment| words(&lay_out(town, &catalog, Kind::Management));
    assert!(said(&town).contains("bei keiner ist der abgefragte Teil"), "{}", said(&town));
    town.apply(vec![yes("3.3"), yes("3.6")], &catalog, stamp()).unwrap();
    assert!(said(&town).contains("bei einer ist der abgefragte Teil"), "{}", said(&town));
}

#[test]
fn what_is_to_be_decided_is_there_in_full_and_a_stated_cost_of_nothing_is_no_missing_estimate() {
    let catalog = catalog();
    let mut town = towns::one_no(&catalog);
    let no = |answer: &wiba_core::assessment::Answer| answer.value() == Some(AnswerValue::No);
    let question = *town.round.answers.iter().find(|(_, answer)| no(answer)).unwrap().0;
    let decided = |edits: Vec<MeasureEdit>, town: &mut Assessment| {
        let edits = decide(town, Target::Question(question), edits);
        let stamp = Stamp { at: TODAY.at(9, 0, 0, 0), by: String::new() };
        town.apply(edits, &catalog, stamp).unwrap();
        words(&lay_out(town, &catalog, Kind::Management))
    };
    let long = "Bestehende Regelungen zur Arbeit außerhalb der Diensträume überarbeiten und allen bekannt machen";
    let due = Some(jiff::civil::date(2026, 3, 1));
    let edits = vec![MeasureEdit::Title(long.to_owned()), MeasureEdit::Due(due), MeasureEdit::CostOnce(Some(12_000))];
    let said = decided(edits, &mut town);
    assert!(said.contains("mit neuer Frist umsetzen; Zuständige benennen; Mittel bereitstellen."), "{said}");
    assert!(said.contains("Bestehende Regelungen zur Arbeit") && !said.contains("bekannt machen."), "{said}");
    let said = decided(vec![MeasureEdit::CostOnce(Some(0))], &mut town);
    assert!(said.contains("keine einmaligen Kosten"), "{said}");
}

#[test]
fn somebody_who_took_part_in_several_meetings_is_named_once_with_all_days() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let days = [Some(jiff::civil::date(2026, 10, 6)), Some(jiff::civil::date(2026, 9, 14)), None];
    for (index, date) in days.into_iter().enumerate() {
        let who = Participant { name: "M. Sommer ".to_owned(), date };
        town.round.participants.insert(Id::derived(&[&index.to_string()]), who);
    }
    let text = words(&lay_out(&town, &catalog, Kind::Management));
    assert!(text.contains("Beteiligte: M. Sommer (14.09.2026 und 06.10.2026)"), "{text}");
}

#[test]
fn without_names_nobody_is_named_and_offices_stay() {
    let catalog = catalog();
    let mut town = towns::musterstadt();
    let person =
        |name: &str, office: &str| Person { name: name.to_owned(), office: office.to_owned(), ..Person::default() };
    town.kommune.people.insert(Id::derived(&["1"]), person("", "Bauhof"));
    town.kommune.people.insert(Id::derived(&["2"]), person("K. Winter", "Hauptamt"));
    let due = Some(jiff::civil::date(2020, 1, 2));
    let late = HandOut { to: "Erika Unbekannt".to_owned(), due, ..HandOut::default() };
    town.round.hand_outs.insert(Id::derived(&["3"]), late);
    let mut owners = ["Bauhof", "K. Winter", "Erika Unbekannt"].into_iter();
    for measure in town.round.measures.values_mut() {
        measure.owner = owners.next().unwrap_or_default().to_owned();
    }
    for kind in [Kind::Management, Kind::Measures, Kind::Profile, Kind::Full] {
        let named = words(&report::pages(&town, &catalog, &Options::new(kind, TODAY)));
        let nameless =
            words(&report::pages(&town, &catalog, &Options { without_names: true, ..Options::new(kind, TODAY) }));
        for name in ["Petra Beispiel", "K. Winter", "Erika", "isb@", "M. Sommer"] {
            // Free text is not changed, and this one names somebody.
            let free = town.round.measures.values().filter(|measure| measure.description.contains(name)).count();
            assert!(nameless.matches(name).count() <= free, "{kind:?}: {name}");
        }
        for said in [
            "Ohne Namen von Personen ausgegeben",
            "Notizen, Begründungen, Nachweise",
            "Titel, Beschreibung, Schritte",
            "„Zum Status“",
            "Geltungsbereich und Name der Erhebung",
        ] {
            assert!(nameless.contains(said), "{kind:?}: {said}");
        }
        assert!(named.contains("K. Winter"), "{kind:?}");
        assert_eq!(named.contains("Rückgabe überfällig"), kind == Kind::Full, "{kind:?}");
    }
    let plan =
        words(&report::pages(&town, &catalog, &Options { without_names: true, ..Options::new(Kind::Measures, TODAY) }));
    assert!(plan.contains("Bauhof") && plan.contains("Hauptamt") && plan.contains("benannt"));
}

#[test]
fn a_plan_for_one_office_holds_its_measures_and_those_of_its_people_with_their_rank() {
    let catalog = catalog();
    let mut town = towns::musterstadt();
    town.kommune.people.insert(
        Id::derived(&["1"]),
        Person { name: "K. Winter".to_owned(), office: "Bauhof".to_owned(), ..Person::default() },
    );
    town.round.measures.values_mut().for_each(|measure| measure.owner.clear());
    let mut chosen = town.round.measures.values_mut();
    chosen.next().unwrap().owner = "bauhof ".to_owned();
    chosen.next().unwrap().owner = "K. Winter".to_owned();
    drop(chosen);
    let findings = Findings::new(&catalog, &town.round, TODAY);
    let own: Vec<_> = findings.plan.iter().filter(|item| !item.owner.trim().is_empty()).collect();
    let options = Options { owner: Some("Bauhof".to_owned()), ..Options::new(Kind::Measures, TODAY) };
    let text = words(&report::pages(&town, &catalog, &options));
    assert!(text.contains("Maßnahmenplan: Bauhof") && text.contains("Der Plan enthält zwei Maßnahmen"), "{text}");
    for item in own {
        assert!(
            text.contains(&format!("Rang\u{a0}{}", item.rank)) && text.contains(&item.citation()),
            "{}",
            item.title
        );
    }
}

#[test]
fn question_measure_and_requirement_lead_to_each_other_with_the_page_in_print() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let layout = lay_out(&town, &catalog, Kind::Full);
    let mut labels: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for page in &layout.pages {
        for item in &page.items {
            let Shape::Link { page: target, top, label, .. } = &item.shape else { continue };
            *labels.entry(label.split(' ').next().unwrap()).or_default() += 1;
            // Where it leads, the thing stands that it names.
            let Some((name, number)) = label.rsplit_once(", Seite ") else { panic!("{label}") };
            assert_eq!(number, (target + 1).to_string());
            let Some(id) = name.strip_prefix("Frage ").or(name.strip_prefix("Anforderung ")) else { continue };
            let there = texts(&layout.pages[*target]).any(|(_, _, y, _, text)| text == id && (y - top).abs() < 15.0);
            assert!(there, "{label}");
        }
    }
    for kind in ["Frage", "Maßnahme", "Anforderung"] {
        assert!(labels.get(kind).is_some_and(|count| *count > 50), "{kind}: {labels:?}");
    }
    let text = words(&layout);
    assert!(!text.contains("S.\u{a0}000") && text.contains(", S.\u{a0}"), "numbers of pages stand in the text");
    let every_link_has_its_element =
        layout.nodes.iter().enumerate().filter(|(_, node)| node.role == Role::Link).all(|(id, _)| {
            let of_it = |item: &&Item| item.node == Some(id as u32) && matches!(item.shape, Shape::Link { .. });
            layout.pages.iter().flat_map(|page| &page.items).filter(of_it).count() == 1
        });
    assert!(every_link_has_its_element);
}

#[test]
fn a_document_has_no_link_to_what_it_does_not_contain() {
    let catalog = catalog();
    let layout = lay_out(&towns::musterstadt(), &catalog, Kind::Measures);
    let links = || {
        layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.shape {
            Shape::Link { label, .. } => Some(label.as_str()),
            _ => None,
        })
    };
    assert!(
        links().any(|label| label.starts_with("Frage ")) && !links().any(|label| label.starts_with("Anforderung "))
    );
}

#[test]
fn steps_that_are_ticked_and_questions_in_klaerung_are_told_on_paper() {
    let catalog = catalog();
    let mut town = towns::one_discarded(&catalog);
    let measure = town.round.measures.values_mut().next().unwrap();
    measure.status = MeasureStatus::InProgress;
    for (text, done) in [("Angebot einholen", true), ("Bestellen", false)] {
        measure.steps.push(Step { id: Id::derived(&[text]), text: text.to_owned(), done });
    }
    let answer = town.round.answers.entry("7.1".parse().unwrap()).or_default();
    answer.in_clarification = true;
    answer.ask = "K. Winter".to_owned();
    answer.ask_until = Some(TODAY);
    let text = words(&lay_out(&town, &catalog, Kind::Full));
    for expected in ["✓ Angebot einholen", "○ Bestellen", "In Klärung: K. Winter, bis 22.11.2026"] {
        assert!(text.contains(expected), "{expected}");
    }
}
