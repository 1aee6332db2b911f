//! What a mayor and an auditor read: the figures follow from each other, nothing is cut, and sentences are German.

use std::collections::BTreeMap;

use wiba_core::analysis::Findings;
use wiba_core::assessment::{About, AnswerValue, Assessment, Edit, Evidence, Given, Id, Measure, MeasureStatus, Stamp};
use wiba_core::catalog::Catalog;
use wiba_core::report::page::{Page, Role, Shape};
use wiba_core::report::{self, Kind, Layout, Options};
use wiba_core::wording::number::in_words;

use super::{TODAY, catalog, lay_out, texts, towns, words};

fn own(number: u32, title: &str, about: About) -> Measure {
    Measure { number, title: title.to_owned(), about: Some(about), due: Some(TODAY), ..Measure::default() }
}

fn with_own_measures(catalog: &Catalog) -> Assessment {
    let mut town = towns::one_no(catalog);
    for measure in
        [own(7, "Leitlinie schreiben", About::Whole), own(8, "Band in den Tresor legen", About::Checklist(3))]
    {
        town.round.measures.insert(Id::derived(&[&measure.title]), measure);
    }
    town
}

#[test]
fn measures_of_ones_own_stand_in_the_plan_and_links_lead_to_them() {
    let catalog = catalog();
    let layout = lay_out(&with_own_measures(&catalog), &catalog, Kind::Measures);
    let text = words(&layout);
    for expected in [
        "Der Plan enthält drei Maßnahmen: eine zu den mit Nein beantworteten Fragen und zwei eigene.",
        "Eigene Maßnahmen für die ganze Kommune",
        "Leitlinie schreiben",
        "Band in den Tresor legen",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
    let to_own =
        layout.pages.iter().flat_map(|page| &page.items).filter(
            |item| matches!(&item.shape, Shape::Link { label, .. } if label.starts_with("eigene Maßnahme, Seite")),
        );
    assert_eq!(to_own.count(), 2, "from the timeline");
}

#[test]
fn nothing_is_said_to_be_in_order_at_the_greatest_risks_while_questions_about_them_are_open() {
    let catalog = catalog();
    let mut town = towns::all(&catalog, AnswerValue::Yes);
    let of_group = |wanted: u8| {
        let lists = catalog.checklists.iter().filter(move |list| list.priority == wanted);
        lists.flat_map(|list| &list.questions).map(|question| question.id)
    };
    for id in of_group(1).take(51) {
        town.round.answers.remove(&id);
    }
    let last = of_group(4).next().unwrap();
    town.round.answers.get_mut(&last).unwrap().given = Some(Given { value: AnswerValue::No, edition: catalog.edition });
    let text = words(&lay_out(&town, &catalog, Kind::Management));
    assert!(!text.contains("fehlt nichts"), "{text}");
    let expected = "Bei den größten Risiken ist bisher keine Lücke bekannt (51 Prüffragen sind noch offen), anderswo bestehen \
        Lücken: Insgesamt fehlt 1 von 257 Vorkehrungen.";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn where_all_measures_are_planned_the_summary_does_not_show_none_of_them() {
    let catalog = catalog();
    let mut town = towns::all(&catalog, AnswerValue::Yes);
    let no = Some(Given { value: AnswerValue::No, edition: catalog.edition });
    let later = Some(jiff::civil::date(2027, 6, 30));
    let easy = catalog.questions().filter(|question| question.effort.max < 4).map(|question| question.id).take(2);
    for (number, question) in (1..).zip(easy) {
        let id = Id::derived(&[&question.to_string()]);
        let answer = town.round.answers.get_mut(&question).unwrap();
        (answer.given, answer.measure) = (no, Some(id));
        let measure = Measure { number, owner: "IT".to_owned(), due: later, ..Measure::default() };
        town.round.measures.insert(id, measure);
    }
    let open = catalog.questions().last().unwrap().id;
    town.round.answers.remove(&open);
    let text = words(&lay_out(&town, &catalog, Kind::Management));
    assert!(!text.contains("0 von 2"), "{text}");
    assert!(text.contains("Zu den 2 noch zu erledigenden Maßnahmen ist nichts zu entscheiden"), "{text}");
}

#[test]
fn plan_timeline_and_summary_speak_of_the_same_measures() {
    let catalog = catalog();
    let town = towns::musterstadt();
    let findings = Findings::new(&catalog, &town.round, TODAY);
    let pending = findings.pending();
    let dated = pending.iter().filter(|item| item.due.is_some()).count();
    let text = words(&lay_out(&town, &catalog, Kind::Full));
    for expected in [
        format!("5 von {} noch zu erledigenden Maßnahmen", pending.len()),
        format!("von {} noch zu erledigenden Maßnahmen; was fehlt", pending.len()),
        format!("{} Maßnahmen sind noch zu erledigen, zwei sind umgesetzt und eine ist verworfen.", pending.len()),
        format!("{dated} von {} Maßnahmen, die noch zu erledigen sind, haben eine Frist", pending.len()),
        "überfällig sind vier. Zwei umgesetzte Maßnahmen stehen mit ihrer Frist dabei, im Diagramm grau.".to_owned(),
        "Von den Maßnahmen wurden zwei umgesetzt und eine verworfen.".to_owned(),
        "Umsetzungsgrad vorher nicht bestimmt, heute".to_owned(),
    ] {
        assert!(text.contains(&expected), "{expected} is missing");
    }
}

/// Answers by chance, the same every time.
fn by_chance(catalog: &Catalog, seed: u64) -> Assessment {
    let mut town = towns::musterstadt();
    let mut state = seed;
    let mut chance = move |of: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % of
    };
    for question in catalog.questions() {
        let value = [Some(AnswerValue::Yes), Some(AnswerValue::No), Some(AnswerValue::NotRelevant), None];
        let given = value[chance(4) as usize].map(|value| Given { value, edition: catalog.edition });
        town.round.answers.entry(question.id).or_default().given = given;
    }
    for measure in town.round.measures.values_mut() {
        measure.status = MeasureStatus::ALL[chance(4) as usize];
        measure.cost_once = Some(chance(20_000) as u32);
    }
    town
}

#[test]
fn the_figures_on_paper_are_those_of_the_findings_whatever_was_answered() {
    let catalog = catalog();
    for seed in 1..=4 {
        let town = by_chance(&catalog, seed);
        let findings = Findings::new(&catalog, &town.round, TODAY);
        let text = words(&lay_out(&town, &catalog, Kind::Full));
        let (all, basis, costs) = (findings.score.overall, findings.basis, findings.costs.all);
        let quick = findings.pending().iter().filter(|item| item.quick_win()).count();
        let mut expected = vec![
            format!("Bearbeitungsstand {}\u{a0}%", all.answered_percent()),
            format!("Umsetzungsgrad {}\u{a0}%", all.fulfilled_percent().unwrap()),
            format!("Bewertet sind {} Fragen: {} Ja, {} Nein.", all.rated(), all.yes, all.no),
            format!("nach {} der {} Basis-Anforderungen", basis.asked(), basis.total()),
            format!("{}\u{a0}Ja, {}\u{a0}Teilweise, {}\u{a0}Nein", basis.yes, basis.partial, basis.no),
            format!("Der Plan enthält {} Maßnahmen", findings.plan.len()),
            format!("sind {} Quick Wins", in_words(quick)),
            format!("Angegeben bei {} von {} noch zu erledigenden", costs.stated, costs.measures),
            format!("{} Maßnahmen sind noch zu erledigen", findings.pending().len()),
        ];
        for group in &catalog.priorities {
            let counts = findings.score.priority(group.number);
            let numbers = [counts.yes, counts.no, counts.not_relevant, counts.open];
            expected.push(numbers.map(|number| number.to_string()).join(" "));
        }
        for expected in expected {
            assert!(text.contains(&expected), "{seed}: {expected} is missing");
        }
    }
}

#[test]
fn one_measure_that_is_done_is_told_in_the_singular() {
    let catalog = catalog();
    let mut town = towns::one_discarded(&catalog);
    town.round.measures.values_mut().for_each(|measure| measure.status = MeasureStatus::Done);
    let text = words(&lay_out(&town, &catalog, Kind::Measures));
    for expected in [
        "Keine Maßnahme ist noch zu erledigen, eine ist umgesetzt. Auch dort bleibt die Antwort Nein",
        "Keine Maßnahme ist noch zu erledigen. Eine umgesetzte Maßnahme steht mit ihrer Frist dabei.",
    ] {
        assert!(text.contains(expected), "{expected} is missing in {text}");
    }
}

#[test]
fn a_proposal_is_cited_in_one_piece_wherever_it_stands() {
    let catalog = catalog();
    let town = towns::all_no_with_notes(&catalog);
    for kind in [Kind::Management, Kind::Measures] {
        let layout = lay_out(&town, &catalog, kind);
        let cited: Vec<&str> = layout
            .pages
            .iter()
            .flat_map(texts)
            .filter(|(item, ..)| item.node.is_some_and(|node| layout.nodes[node as usize].role != Role::TableCell))
            .map(|(.., text)| text)
            .filter(|text| text.starts_with("zu\u{a0}") && !text.contains("Rang"))
            .collect();
        assert!(cited.contains(&"zu\u{a0}10.10"), "{kind:?}: {cited:?}");
    }
    let text = words(&lay_out(&town, &catalog, Kind::Measures));
    assert!(text.contains("Fortsetzung: zu\u{a0}") && !text.contains("zu zu"));
}

#[test]
fn a_decision_can_be_taken_as_it_stands() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::musterstadt(), &catalog, Kind::Management));
    assert!(text.contains("mit neuer Frist umsetzen") && text.contains("neu bis:"), "{text}");
    assert!(text.contains("Zuständige benennen; Frist setzen.") && text.contains("Wer: Bis:"), "{text}");
}

#[test]
fn where_much_is_overdue_one_decision_takes_the_rest_and_says_how_many() {
    let catalog = catalog();
    let options = Options::new(Kind::Management, jiff::civil::date(2028, 3, 1));
    let layout = report::pages(&towns::musterstadt(), &catalog, &options);
    let text = words(&layout);
    assert!(text.contains("34 weitere überfällige Maßnahmen.") && text.contains("und 25 weitere."), "{text}");
    assert!(layout.pages.len() == 2 && !text.contains('…') && text.contains("Personentage"));
}

#[test]
fn who_has_answered_everything_without_proof_is_asked_to_have_it_checked_first() {
    let catalog = catalog();
    let unfounded = "Antworten ohne Nachweis oder Begründung prüfen lassen";
    let mut town = towns::all(&catalog, AnswerValue::Yes);
    let text = words(&lay_out(&town, &catalog, Kind::Management));
    let (check, goes_on) = (text.find(unfounded), text.find("In die Basis-Absicherung einsteigen"));
    assert!(check.is_some() && check < goes_on, "{text}");
    let stamp = Stamp { at: TODAY.at(9, 0, 0, 0), by: "M. Sommer".to_owned() };
    town.apply(vec![Edit::answer("3.1".parse().unwrap(), None, catalog.edition)], &catalog, stamp.clone()).unwrap();
    let given = Some(AnswerValue::Yes);
    town.apply(vec![Edit::answer("3.1".parse().unwrap(), given, catalog.edition)], &catalog, stamp).unwrap();
    assert_eq!(lay_out(&town, &catalog, Kind::Management).pages.len(), 1, "with the days of the round as well");
    for answer in town.round.answers.values_mut() {
        answer.evidence = vec![Evidence { title: "Akte".to_owned(), ..Evidence::blank(Id::derived(&[])) }];
    }
    assert!(!words(&lay_out(&town, &catalog, Kind::Management)).contains(unfounded));
}

#[test]
fn where_all_is_alike_no_checklist_is_called_the_weakest() {
    let catalog = catalog();
    let text = words(&lay_out(&towns::all(&catalog, AnswerValue::No), &catalog, Kind::Management));
    assert!(!text.contains("Am schwächsten") && text.contains("bei keiner ist der abgefragte Teil"), "{text}");
    let mut town = towns::all(&catalog, AnswerValue::No);
    let given = Some(Given { value: AnswerValue::Yes, edition: catalog.edition });
    town.round.answers.get_mut(&"3.1".parse().unwrap()).unwrap().given = given;
    assert!(words(&lay_out(&town, &catalog, Kind::Management)).contains("Am schwächsten ist"));
}

#[test]
fn nothing_of_the_example_is_cut() {
    let catalog = catalog();
    let town = towns::musterstadt();
    for kind in [Kind::Management, Kind::Measures, Kind::Profile, Kind::Questionnaire] {
        let layout = lay_out(&town, &catalog, kind);
        for (number, page) in layout.pages.iter().enumerate() {
            let cut = texts(page).find(|(.., text)| text.trim_end().ends_with('…'));
            assert!(cut.is_none(), "{kind:?}, page {}: {:?}", number + 1, cut.map(|(.., text)| text));
        }
    }
    // What the full report shortens stands elsewhere in it.
    let layout = lay_out(&town, &catalog, Kind::Full);
    let shortened = |page: &Page| texts(page).any(|(.., text)| text.trim_end().ends_with('…'));
    let chapter = |title: &str| layout.outline.iter().find(|entry| entry.title == title).unwrap().page;
    let profile = chapter("Stand zum Profil Basis-Absicherung")..chapter("Antworten");
    let elsewhere = |(number, page): &(usize, &Page)| !profile.contains(number) && shortened(page);
    assert_eq!(layout.pages.iter().enumerate().filter(elsewhere).count(), 0);
}

#[test]
fn a_long_note_in_the_plan_says_where_the_whole_stands() {
    let catalog = catalog();
    let said = "Von langen Notizen steht hier der Anfang";
    assert!(words(&lay_out(&towns::all_no_with_notes(&catalog), &catalog, Kind::Measures)).contains(said));
    assert!(!words(&lay_out(&towns::musterstadt(), &catalog, Kind::Measures)).contains(said));
}

#[test]
fn a_name_of_two_hundred_characters_leaves_room_for_the_day_and_the_confidentiality() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    town.kommune.name = "Verbandsgemeinde-Überlang-".repeat(8);
    let text = words(&lay_out(&town, &catalog, Kind::Management));
    assert!(text.contains("Stand 22.\u{a0}November 2026  · Vertraulich"), "{text}");
}

#[test]
fn where_only_measures_have_changed_no_figures_are_compared() {
    let catalog = catalog();
    let since = Some(jiff::civil::date(2026, 11, 10));
    let options = Options { since, ..Options::new(Kind::Management, TODAY) };
    let text = words(&report::pages(&towns::musterstadt(), &catalog, &options));
    assert!(
        text.contains("Seit dem 10.11.2026 hat sich keine Antwort geändert. Von den Maßnahmen wurden zwei"),
        "{text}"
    );
    assert!(!text.contains("vorher"));
}

#[test]
fn who_must_still_be_asked_stands_in_the_full_report_and_their_number_in_the_summary() {
    let catalog = catalog();
    let mut town = towns::musterstadt();
    for (id, ask) in [("16.1", "K. Winter"), ("16.2", "K. Winter"), ("11.3", "")] {
        let answer = town.round.answers.entry(id.parse().unwrap()).or_default();
        (answer.in_clarification, answer.ask, answer.ask_until) = (true, ask.to_owned(), Some(TODAY));
    }
    let text = words(&lay_out(&town, &catalog, Kind::Full));
    for expected in [
        "65 Fragen sind offen, davon drei in Klärung, verteilt auf 15 Checklisten",
        "Wer noch gefragt wird",
        "K. Winter 22.11.2026 2 16.1, 16.2",
        "Noch niemand benannt 22.11.2026 1 11.3",
    ] {
        assert!(text.contains(expected), "{expected} is missing");
    }
    assert!(!words(&lay_out(&towns::musterstadt(), &catalog, Kind::Full)).contains("Wer noch gefragt wird"));
}

#[test]
fn the_profile_says_how_many_requirements_rest_on_answers_that_nothing_supports() {
    let catalog = catalog();
    for (value, said) in [
        (AnswerValue::Yes, "175 Ja der Stufe Basis beruhen auf mindestens einer Antwort ohne Nachweis."),
        (
            AnswerValue::NotRelevant,
            "175 Entbehrlich der Stufe Basis beruhen auf mindestens einer Antwort ohne Begründung.",
        ),
    ] {
        let text = words(&lay_out(&towns::all(&catalog, value), &catalog, Kind::Profile));
        assert!(text.contains(said), "{said} is missing in {}", &text[..2500]);
    }
    assert!(!words(&lay_out(&towns::empty(&catalog), &catalog, Kind::Profile)).contains("der Stufe Basis beruh"));
}

/// Rows of a table by the page on which they begin, without those that name a group.
fn rows_by_page(layout: &Layout) -> BTreeMap<u32, Vec<(usize, usize)>> {
    let row_of = |mut node: u32| loop {
        match layout.nodes[node as usize].role {
            Role::TableRow => return Some(node),
            _ => node = layout.nodes[node as usize].parent?,
        }
    };
    let mut lines: BTreeMap<u32, (usize, std::collections::BTreeSet<i32>)> = BTreeMap::new();
    for (number, page) in layout.pages.iter().enumerate() {
        for (item, _, y, ..) in texts(page) {
            let Some(row) = item.node.and_then(row_of) else { continue };
            lines.entry(row).or_insert_with(|| (number, Default::default())).1.insert(y as i32);
        }
    }
    let mut tables: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for (row, (page, lines)) in lines {
        let cells = layout.nodes.iter().filter(|node| node.parent == Some(row)).count();
        if let Some(table) = layout.nodes[row as usize].parent.filter(|_| cells > 1) {
            tables.entry(table).or_default().push((page, lines.len()));
        }
    }
    tables
}

#[test]
fn no_table_ends_with_a_single_short_row_on_a_page_of_its_own() {
    let catalog = catalog();
    for town in [towns::musterstadt(), towns::all(&catalog, AnswerValue::No)] {
        for kind in [Kind::Measures, Kind::Profile, Kind::Full] {
            for rows in rows_by_page(&lay_out(&town, &catalog, kind)).into_values().filter(|rows| rows.len() > 3) {
                let [.., (before, _), (page, lines)] = rows.as_slice() else { continue };
                assert!(before == page || *lines > 3, "{kind:?}: alone on page {}", page + 1);
            }
        }
    }
}

#[test]
fn a_field_on_the_screen_is_as_high_as_what_stands_in_it() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let note = |town: &mut Assessment, id: &str, text: String| {
        town.round.answers.entry(id.parse().unwrap()).or_default().note = text;
    };
    note(&mut town, "1.1", "Kurz.".to_owned());
    note(&mut town, "1.2", "Der Bauhof führt seine Liste noch auf Papier. ".repeat(4));
    note(&mut town, "1.3", "x".repeat(100_000));
    let options = Options { prefilled: true, fillable: true, ..Options::new(Kind::Questionnaire, TODAY) };
    let layout = report::pages(&town, &catalog, &options);
    let height = |name: &str| {
        let mut items = layout.pages.iter().flat_map(|page| &page.items);
        let of_it = items.find_map(|item| match &item.shape {
            Shape::Field { height, field, .. } if field.name == name => Some(*height),
            _ => None,
        });
        of_it.unwrap()
    };
    assert!(height("1.1/notiz") < height("1.2/notiz") && height("1.2/notiz") < height("1.3/notiz"));
    assert!(height("1.3/notiz") < 600.0, "it stays on a page");
}
