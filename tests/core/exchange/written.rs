//! What goes back: the BSI's tool filled in, workbooks and tables of our own; and that nothing is lost on the way.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use jiff::civil::{date, datetime};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use wiba_core::analysis::asked;
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Evidence, EvidenceEdit, Id, Stamp};
use wiba_core::exchange::{self, Relation, fill_tool, make_tool, questions_csv, questions_xlsx};

use super::official::{bytes, zipped};
use super::{CATALOG, id};

fn empty() -> Assessment {
    Assessment::new("Stadt Test", date(2026, 11, 22), &CATALOG)
}

fn changed(mut town: Assessment, edits: Vec<Edit>) -> Assessment {
    let stamp = Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() };
    town.apply(edits, &CATALOG, stamp).unwrap();
    town
}

/// A town with this answer, note and reason at a question.
fn town(question: &str, value: Option<AnswerValue>, note: &str, reason: &str) -> Assessment {
    let id = id(question);
    let edits = vec![
        Edit::answer(id, value, CATALOG.edition),
        Edit::note(id, note.to_owned()),
        Edit::justification(id, reason.to_owned()),
    ];
    changed(empty(), edits)
}

/// What an empty town becomes by reading a file, in which everything must be understood.
fn taken(file: &[u8]) -> Assessment {
    let proposal = exchange::read(file, &CATALOG).unwrap();
    assert_eq!(proposal.not_understood, []);
    let edits = proposal.against(&empty().round, &CATALOG).edits(|_, _| true);
    changed(empty(), edits)
}

pub(super) fn parts(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.into_owned()).collect();
    let read = |name: String| {
        let mut part = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut part).unwrap();
        (name, part)
    };
    names.into_iter().map(read).collect()
}

fn text(part: &[u8]) -> String {
    String::from_utf8(part.to_vec()).unwrap()
}

#[test]
fn in_a_copy_of_the_tool_only_answers_notes_and_results_of_formulas_change() {
    let original = bytes("tool.xlsx");
    let town = town("3.1", Some(AnswerValue::NotRelevant), "neu & <anders>", "weil");
    let filled = fill_tool(&original, &town.round, &CATALOG).unwrap();
    assert_eq!(filled.left_out, []);
    let (before, after) = (parts(&original), parts(&filled.bytes));
    let differing: Vec<&String> = before.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    // The library that made it has already ordered to work out everything.
    assert_eq!(differing, ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"]);
    assert!(before.keys().eq(after.keys()));
    let sheet = |parts: &BTreeMap<String, Vec<u8>>| text(&parts["xl/worksheets/sheet2.xml"]);
    // Without the cells of the two columns both are the same, but for cells that were not there.
    let rest = |sheet: &str| {
        let cells: Vec<&str> = sheet.split("<c ").collect();
        let other = cells.iter().filter(|cell| !cell.starts_with("r=\"F") && !cell.starts_with("r=\"G"));
        other.map(|cell| (*cell).to_owned()).collect::<String>()
    };
    let tail = |sheet: &str| sheet.split_once("</sheetData>").unwrap().1.to_owned();
    assert_eq!(tail(&sheet(&before)), tail(&sheet(&after)));
    assert!(tail(&sheet(&after)).contains("dataValidation") && tail(&sheet(&after)).contains("conditionalFormatting"));
    let heads = |text: String| text.replace("</row>", "");
    assert_eq!(heads(rest(&sheet(&before))).len(), heads(rest(&sheet(&after))).len());
    assert!(text(&after["xl/workbook.xml"]).contains("fullCalcOnLoad=\"1\""));
    assert!(!text(&after["xl/worksheets/sheet3.xml"]).contains("</f><v>"));
    assert_eq!(taken(&filled.bytes).round.answers, town.round.answers);
}

/// The bytes of a part as they lie in the archive.
fn raw(file: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file.to_vec())).unwrap();
    let index = zip.index_for_name(name).unwrap();
    let mut raw = Vec::new();
    zip.by_index_raw(index).unwrap().read_to_end(&mut raw).unwrap();
    raw
}

#[test]
fn a_copy_of_a_tool_with_macros_keeps_them_byte_for_byte_and_is_called_so() {
    let original = bytes("macros.xlsm");
    let town = town("3.1", Some(AnswerValue::No), "neu", "");
    let fill = || fill_tool(&original, &town.round, &CATALOG).unwrap();
    let filled = fill().named(Path::new("voll.XLSM")).unwrap().bytes;
    for name in ["xl/vbaProject.bin", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"] {
        assert_eq!(raw(&original, name), raw(&filled, name), "{name}");
    }
    assert_eq!(taken(&filled).round.answers, town.round.answers);
    let refused = fill().named(Path::new("voll.xlsx")).unwrap_err();
    assert_eq!(refused.to_string(), "Die Vorlage hat Makros, und das Ziel endet nicht auf .xlsm");
    let plain = fill_tool(&bytes("tool.xlsx"), &town.round, &CATALOG).unwrap();
    let refused = plain.named(Path::new("voll.xlsm")).unwrap_err();
    assert!(refused.to_string().contains("keine Makros"), "{refused}");
}

#[test]
fn a_template_of_excel_is_no_original_because_no_name_would_fit_its_copy() {
    let of_template = |name: &str, part: &[u8]| match name {
        "[Content_Types].xml" => {
            text(part).replace("spreadsheetml.sheet.main", "spreadsheetml.template.main").into_bytes()
        }
        _ => part.to_vec(),
    };
    let parts: Vec<_> =
        parts(&bytes("tool.xlsx")).iter().map(|(name, part)| (name.clone(), of_template(name, part))).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, part)| (name.as_str(), part.as_slice())).collect();
    let template = zipped(&parts);
    let refused = fill_tool(&template, &empty().round, &CATALOG).unwrap_err();
    assert!(refused.to_string().contains("Mustervorlage") && refused.hint().contains("Excel-Arbeitsmappe (.xlsx)"));
    assert_eq!(
        exchange::read(&template, &CATALOG),
        exchange::read(&bytes("tool.xlsx"), &CATALOG),
        "its answers are read"
    );
}

#[test]
fn parts_that_do_not_change_are_copied_compressed_as_they_are() {
    let original = bytes("tool.xlsx");
    let town = town("3.1", Some(AnswerValue::Yes), "", "");
    let filled = fill_tool(&original, &town.round, &CATALOG).unwrap().bytes;
    for name in ["xl/charts/chart1.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml"] {
        assert_eq!(raw(&original, name), raw(&filled, name), "{name}");
    }
}

#[test]
fn a_formula_that_goes_takes_the_chain_of_calculation_with_it_and_others_lose_their_results() {
    let sheet = br#"<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>Checkliste WiBA</x:v></x:c><x:c r="B1" t="str"><x:v>Nr. in WiBA</x:v></x:c><x:c r="C1" t="str"><x:v>Umsetzung</x:v></x:c><x:c r="D1" t="str"><x:v>Notizen</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="str"><x:v>Backup</x:v></x:c><x:c r="B2"><x:v>1</x:v></x:c><x:c r="C2" s="4" t="str"><x:f>E2</x:f><x:v>Ja</x:v></x:c><x:c r="E2" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let file = zipped(&[
        ("[Content_Types].xml", br#"<Types><Override PartName="/xl/calcChain.xml"/><Override PartName="/xl/s.xml"/></Types>"#),
        ("_rels/.rels", br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/w.xml"/></Relationships>"#),
        ("xl/w.xml", br#"<workbook><sheets><sheet name="Dokumentation" sheetId="1" r:id="s"/></sheets><calcPr calcId="5"/></workbook>"#),
        ("xl/_rels/w.xml.rels", br#"<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/><Relationship Id="c" Type="x/calcChain" Target="calcChain.xml"></Relationship></Relationships>"#),
        ("xl/s.xml", sheet),
        ("xl/calcChain.xml", b"<calcChain/>"),
    ]);
    let filled = fill_tool(&file, &town("3.1", Some(AnswerValue::No), "n", "").round, &CATALOG).unwrap();
    let parts = parts(&filled.bytes);
    assert!(!parts.contains_key("xl/calcChain.xml"));
    assert_eq!(text(&parts["[Content_Types].xml"]), r#"<Types><Override PartName="/xl/s.xml"/></Types>"#);
    assert!(!text(&parts["xl/_rels/w.xml.rels"]).contains("calcChain"));
    assert!(text(&parts["xl/w.xml"]).contains(r#"<calcPr fullCalcOnLoad="1" calcId="5"/>"#));
    let sheet = text(&parts["xl/s.xml"]);
    let cell = |place: &str, rest: &str, text: &str| {
        format!("<x:c r=\"{place}\"{rest} t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">{text}</x:t></x:is></x:c>")
    };
    assert!(sheet.contains(&cell("C2", " s=\"4\"", "Nein")), "{sheet}");
    assert!(sheet.contains(&(cell("D2", "", "n") + "<x:c r=\"E2\"><x:f>1/0</x:f></x:c>")), "{sheet}");
    // Once more it finds everything as it is to be.
    let again = fill_tool(&filled.bytes, &town("3.1", Some(AnswerValue::No), "n", "").round, &CATALOG).unwrap();
    assert_eq!(again.bytes, filled.bytes);
}

#[test]
fn what_has_no_place_in_the_original_is_named() {
    let filled = fill_tool(&bytes("wild.xlsx"), &town("13.4", Some(AnswerValue::No), "", "").round, &CATALOG).unwrap();
    let told: Vec<String> = filled.left_out.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.contains("Frage 13.4 lässt sich nicht schreiben")), "{told:?}");
    let filled = fill_tool(&bytes("wild.xlsx"), &town("1.1", Some(AnswerValue::Yes), "", "").round, &CATALOG).unwrap();
    let told: Vec<String> = filled.left_out.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.contains("keine eindeutige Zeile für Frage 1.1")), "{told:?}");
}

#[test]
fn a_text_that_no_cell_can_hold_is_refused_and_one_that_just_fits_arrives_whole() {
    let long = "ä".repeat(32_768);
    let refused = fill_tool(&bytes("tool.xlsx"), &town("3.1", None, &long, "").round, &CATALOG).unwrap_err();
    assert!(refused.to_string().contains("Frage 3.1"), "{refused}");
    assert!(make_tool(&town("3.1", None, &long, ""), &CATALOG, date(2026, 11, 22)).is_err());
    let fits = town("3.1", None, &long[2..], "");
    for file in [
        fill_tool(&bytes("tool.xlsx"), &fits.round, &CATALOG).unwrap().bytes,
        make_tool(&fits, &CATALOG, date(2026, 11, 22)).unwrap(),
    ] {
        assert_eq!(taken(&file).round.answer(id("3.1")).note, long[2..]);
    }
}

#[test]
fn the_table_of_all_questions_gives_back_what_can_be_set_and_names_what_cannot() {
    let mut town = town("7.10", Some(AnswerValue::Yes), "=1+1\n- Punkt", "'3.4");
    let evidence = Id::random();
    let fields = [
        EvidenceEdit::Listed(Some(0)),
        EvidenceEdit::Title("Plan | A\nB".to_owned()),
        EvidenceEdit::Place("Ablage \\ 7".to_owned()),
        EvidenceEdit::Date(Some(date(2026, 3, 4))),
    ];
    town = changed(town, fields.map(|field| Edit::Evidence(id("7.10"), evidence, field)).to_vec());
    let table = asked(&CATALOG, &town);
    for file in [questions_csv(&table).into_bytes(), questions_xlsx("Stadt", &table, date(2026, 11, 22)).unwrap()] {
        let proposal = exchange::read(&file, &CATALOG).unwrap();
        assert_eq!(proposal.not_understood, []);
        assert_eq!(proposal.against(&town.round, &CATALOG).count(Relation::Equal), 1);
        assert!(proposal.ignored.contains(&"Geändert von".to_owned()), "{:?}", proposal.ignored);
        let read = taken(&file);
        let (read, written) = (read.round.answer(id("7.10")), town.round.answer(id("7.10")));
        assert_eq!((&read.note, &read.justification), (&written.note, &written.justification));
        let evidence_id = evidence;
        let without_id = |evidence: &Evidence| Evidence { id: evidence_id, ..evidence.clone() };
        assert!(read.evidence.iter().map(without_id).eq(written.evidence.iter().map(without_id)));
    }
}

/// A Nachweis of a question at the end of its list.
pub(super) fn proof(question: &str, place: usize, item: &Evidence) -> Vec<Edit> {
    let fields = [
        EvidenceEdit::Listed(Some(place)),
        EvidenceEdit::Title(item.title.clone()),
        EvidenceEdit::Place(item.place.clone()),
        EvidenceEdit::Date(item.date),
        EvidenceEdit::ValidUntil(item.valid_until),
    ];
    fields.map(|field| Edit::Evidence(id(question), item.id, field)).to_vec()
}

#[test]
fn a_nachweis_that_a_table_still_names_stays_the_one_it_was_with_the_day_until_which_it_holds() {
    let item = |title: &str, place: &str, day| Evidence {
        title: title.to_owned(),
        place: place.to_owned(),
        date: Some(day),
        valid_until: Some(date(2027, 5, 6)),
        ..Evidence::blank(Id::random())
    };
    let [plan, proof_of_test, rules] = [("Plan", "Ablage"), ("Probe", "Ablage"), ("Regeln", "Schrank")]
        .map(|(title, place)| item(title, place, date(2026, 3, 4)));
    let items = [&plan, &proof_of_test, &rules];
    let town = changed(empty(), items.iter().enumerate().flat_map(|(at, item)| proof("7.10", at, item)).collect());
    let read = |cell: &str| {
        let table = format!("frage;antwort;nachweise\n7.10;;\"{cell}\"\n");
        let proposal = exchange::read(table.as_bytes(), &CATALOG).unwrap();
        let preview = proposal.against(&town.round, &CATALOG);
        let read = changed(town.clone(), preview.edits(|_, _| true));
        (preview, read.round.answer(id("7.10")).evidence.clone(), read.journal)
    };
    // One more at the end: nothing else has happened.
    let all = "Plan | Ablage | 04.03.2026\nProbe | Ablage | 04.03.2026\nRegeln | Schrank | 04.03.2026";
    let (_, now, journal) = read(&format!("{all}\nNeu"));
    assert_eq!((&now[..3], now[3].title.as_str()), (&[plan.clone(), proof_of_test.clone(), rules.clone()][..], "Neu"));
    assert_eq!(journal.entries().last().unwrap().changes.len(), 2, "the new one and its title");
    assert_eq!(read(all).0.count(Relation::Equal), 1);
    // One is gone, one has changed places, one is of another day, one is worded anew.
    let (preview, now, _) = read("Regelung | Schrank | 04.03.2026\nPlan | Ablage | 05.03.2026");
    let reworded = Evidence { title: "Regelung".to_owned(), ..rules.clone() };
    assert_eq!(now, [reworded, Evidence { date: Some(date(2026, 3, 5)), ..plan.clone() }]);
    assert!(!preview.questions[0].changes[0].old.contains("gültig"), "a table does not tell until when: {preview:?}");
    // Another thing in the same place is another thing.
    let (_, now, _) = read("Anders | Ablage | 01.01.2020");
    assert_eq!((now.len(), now[0].valid_until), (1, None));
    assert!(items.iter().all(|item| item.id != now[0].id));
}

#[test]
fn a_table_that_a_spreadsheet_has_saved_as_a_workbook_loses_the_apostrophes_and_a_workbook_of_ours_keeps_them() {
    let row = |number: u8, cells: [&str; 3]| {
        let cell = |(column, text): (&str, &str)| {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
        };
        let cells: String = ["A", "B", "C"].into_iter().zip(cells).map(cell).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows =
        [row(1, ["Frage", "Antwort", "Notiz"]), row(2, ["'1.10", "Ja", "'=1+1"]), row(3, ["3.1", "Ja", "'0815"])];
    let saved = super::official::workbook(
        format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.concat()).as_bytes(),
    );
    let read = taken(&saved);
    assert_eq!(read.round.answer(id("1.10")).note, "=1+1");
    assert_eq!(read.round.answer(id("3.1")).note, "0815");
    let town = town("1.10", Some(AnswerValue::Yes), "'0815", "");
    let ours = questions_xlsx("Stadt", &asked(&CATALOG, &town), date(2026, 11, 22)).unwrap();
    assert_eq!(taken(&ours).round.answer(id("1.10")).note, "'0815");
}

#[test]
fn a_workbook_of_the_same_day_is_the_same_to_the_byte() {
    let town = town("3.1", Some(AnswerValue::Yes), "Notiz", "");
    let made = || make_tool(&town, &CATALOG, date(2026, 11, 22)).unwrap();
    assert_eq!(made(), made());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_note_and_reason_comes_back_from_every_file(
        value in prop_oneof![
            proptest::strategy::Just(None),
            proptest::sample::select(AnswerValue::ALL.to_vec()).prop_map(Some)
        ],
        note in prop_oneof![any::<String>(), "(Begründung: |\u{2060}|\n|_x000D_|_|\r|\u{fffe}|<&> ){0,8}"],
        reason in "(a|\n|Begründung:| |\u{1}|;|\"){0,8}",
    ) {
        let town = town("1.10", value, &note, &reason);
        let table = asked(&CATALOG, &town);
        let day = date(2026, 11, 22);
        for file in [
            fill_tool(&bytes("tool.xlsx"), &town.round, &CATALOG).unwrap().bytes,
            make_tool(&town, &CATALOG, day).unwrap(),
            questions_csv(&table).into_bytes(),
            questions_xlsx("Stadt", &table, day).unwrap(),
        ] {
            let read = taken(&file);
            let read = read.round.answer(id("1.10"));
            prop_assert_eq!(read.value(), value);
            for (read, written) in [(&read.note, &note), (&read.justification, &reason)] {
                // A text of blanks alone says nothing.
                let written = if written.trim().is_empty() { "" } else { written.as_str() };
                prop_assert_eq!(read.as_str(), written);
            }
        }
    }
}
