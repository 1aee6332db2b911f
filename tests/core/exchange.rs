//! Other people's formats, end to end.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "exchange/forms.rs"]
mod forms;
#[path = "exchange/logos.rs"]
mod logos;
#[path = "exchange/official.rs"]
mod official;
#[path = "exchange/parts.rs"]
mod parts;
#[path = "exchange/wording.rs"]
mod wording;
#[path = "exchange/written.rs"]
mod written;

use std::sync::LazyLock;

use jiff::civil::{date, datetime};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, KommuneEdit, Logo, MeasureEdit, Stamp, decide};
use wiba_core::catalog::{Catalog, QuestionId};
use wiba_core::exchange::{ImportError, answer_word, answers_csv, logo_from_picture, plan_csv, read, read_csv};
use wiba_core::report::page::Shape;
use wiba_core::report::{self, Kind, Options};

const SVG: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"><path d="M0 0h30v25q0 15-15 15T0 25z" fill="#0a5a9c"/></svg>"##;

/// Whether the cover of the full report has a picture, and that the PDF can be written.
fn cover_has_picture(logo: Logo) -> bool {
    let catalog = Catalog::embedded().unwrap();
    let mut town = Assessment::new("Stadt Test", date(2026, 11, 22), &catalog);
    let stamp = Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() };
    town.apply(vec![Edit::Kommune(KommuneEdit::Logo(Some(logo)))], &catalog, stamp).unwrap();
    let layout = report::pages(&town, &catalog, &Options::new(Kind::Full, date(2026, 11, 22)));
    assert!(report::pdf(&layout).unwrap().starts_with(b"%PDF"));
    layout.pages[0].items.iter().any(|item| matches!(item.shape, Shape::Image { .. }))
}

#[test]
fn a_logo_stands_on_the_cover_and_a_damaged_one_leaves_the_report_complete() {
    assert!(cover_has_picture(logo_from_picture(SVG).unwrap()));
    for base64 in ["", "kein Base64!", "AAAA"] {
        assert!(!cover_has_picture(Logo { base64: base64.to_owned() }));
    }
}

#[test]
fn a_logo_of_40_megapixels_becomes_a_small_one() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(8000, 5000).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let logo = logo_from_picture(&png.into_inner()).unwrap();
    assert!(logo.base64.len() < 20_000, "{}", logo.base64.len());
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());

/// What a table makes of an empty town.
fn town_of(table: impl AsRef<[u8]>) -> Result<Assessment, ImportError> {
    let proposal = read_csv(table.as_ref(), &CATALOG)?;
    let mut town = Assessment::new("Stadt Test", date(2026, 11, 22), &CATALOG);
    let edits = proposal.against(&town.round, &CATALOG).edits(|_, _| true);
    town.apply(edits, &CATALOG, Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() }).unwrap();
    Ok(town)
}

/// Lines and reasons of a table that must be refused, and that it says what to do.
fn refused(table: impl AsRef<[u8]>) -> String {
    let table = table.as_ref();
    let error = town_of(table).expect_err(&String::from_utf8_lossy(table));
    assert!(
        error.hint().lines().count() >= 2 && error.hint().contains("Es wurde nichts übernommen."),
        "{}",
        error.hint()
    );
    error.to_string()
}

fn id(text: &str) -> QuestionId {
    text.parse().unwrap()
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_named_with_its_line() {
    let swallowing = "frage;antwort;notiz\n1.1;ja;\"offen\n1.2;nein;x\n1.3;ja;y\n";
    assert_eq!(refused(swallowing), "Zeile 2: ein Anführungszeichen wird nicht geschlossen");
    let meeting_another = "frage;antwort;notiz\n1.1;ja;\"offen\n1.2;nein;\"x\"\n";
    assert_eq!(refused(meeting_another), "Zeile 2: hinter einem schließenden Anführungszeichen steht noch Text");
}

#[test]
fn a_row_with_too_many_or_too_few_cells_is_refused() {
    let many = "frage;antwort;notiz\n1.1;nein;Vertrag; läuft aus\n";
    assert_eq!(refused(many), "Zeile 2: mehr Zellen als die erste Zeile (4 statt 3)");
    let few = "frage;antwort;notiz\n1.1\n";
    assert_eq!(refused(few), "Zeile 2: weniger Zellen als die erste Zeile (1 statt 3)");
    assert!(refused("notiz;frage;antwort\nText;1.1\n").contains("weniger Zellen"));
    assert!(
        refused("frage;antwort;notiz\n1.1;nein;Vertrag\nläuft aus\n").starts_with("Zeile 3: "),
        "a note torn in two"
    );
    let torn = "frage;antwort;notiz;begruendung\n1.1;nein;Vertrag; läuft aus\n";
    assert_eq!(refused(torn), "Zeile 2: „läuft aus“ gehört wohl noch zum Text davor");
    let apart = "frage; antwort; notiz; begruendung\n1.1; nein; Vertrag; läuft aus\n";
    assert_eq!(town_of(apart).unwrap().round.answer(id("1.1")).justification, "läuft aus");
}

#[test]
fn a_row_with_too_few_cells_is_refused_because_nobody_can_tell_which_are_missing() {
    let table = "frage;antwort;notiz;begruendung\n1.1;nein;;\n1.2;r;weil\n";
    assert_eq!(refused(table), "Zeile 3: weniger Zellen als die erste Zeile (3 statt 4)");
    // Who has not touched them learns who has, and what to do.
    let cure = town_of(table).unwrap_err().hint();
    assert!(cure.contains("Excel lässt") && cure.contains("als Excel-Arbeitsmappe (.xlsx) speichern"), "{cure}");
}

#[test]
fn a_row_that_is_wrong_in_one_cell_says_whose_it_is_and_that_nothing_of_it_is_taken() {
    let table =
        "frage;antwort;notiz;nachweise\n7.12;ja;geprüft;Plan | Intranet | 31.02.2026\n7.13;vllt;x;\n7.14;ja;;\n";
    let proposal = read(table.as_bytes(), &CATALOG).unwrap();
    assert_eq!(proposal.statements.iter().map(|said| said.question).collect::<Vec<_>>(), [id("7.14")]);
    let told: Vec<String> = proposal.not_understood.iter().map(ToString::to_string).collect();
    assert_eq!(
        told[0],
        "Zeile 2, Frage 7.12: „Plan | Intranet | 31.02.2026“ ist kein Nachweis mit Titel, Fundort und Datum; aus der Zeile wird nichts übernommen"
    );
    assert!(told[1].starts_with("Zeile 3, Frage 7.13: „vllt“ ist keine Antwort"), "{told:?}");
    assert!(told[1].ends_with("; aus der Zeile wird nichts übernommen"), "{told:?}");
}

#[test]
fn a_table_of_which_every_row_is_torn_is_read_as_fast_as_any_other() {
    let start = std::time::Instant::now();
    let table = "frage;antwort\n".to_owned() + &"1.1;ja;x\n".repeat(120_000);
    assert_eq!(read(table.as_bytes(), &CATALOG).unwrap().not_understood.len(), 120_000);
    let mixed = "frage;antwort\n".to_owned() + &"1.1;ja;x\n1.1;ja\n".repeat(60_000);
    assert_eq!(read(mixed.as_bytes(), &CATALOG).unwrap().not_understood.len(), 120_000);
    assert!(start.elapsed().as_secs() < 40, "{:?}", start.elapsed());
}

#[test]
fn a_column_that_is_unknown_doubled_or_without_a_heading_is_refused() {
    for (table, told) in [
        ("frage;antwort;notizen\n1.1;nein;wichtig\n", "Zeile 1: die Spalte „notizen“ ist nicht bekannt"),
        ("frage;antwort;Bemerkung\n1.1;nein;x\n", "Zeile 1: die Spalte „Bemerkung“ ist nicht bekannt"),
        ("frage;antwort;antwort\n1.1;ja;nein\n", "Zeile 1: die Spalte „antwort“ steht doppelt"),
        ("frage;antwort;begründung;begruendung\n1.1;r;a;\n", "Zeile 1: die Spalte „begruendung“ steht doppelt"),
        ("frage;antwort;\n1.1;ja;nein\n", "Zeile 1: Spalte 3 hat keine Überschrift, ist aber nicht leer"),
        ("Antworten 2026\nfrage;antwort\n1.1;ja\n", "Zeile 1: die Spalte „frage“ fehlt"),
    ] {
        assert!(refused(table).contains(told), "{table}: {}", refused(table));
    }
    assert!(town_of("frage;antwort;;Bemerkung\n1.1;ja;;\n").is_ok(), "an empty column says nothing that could be lost");
}

#[test]
fn headings_and_answers_may_have_decomposed_umlauts_and_hard_blanks() {
    let table = "Frage;\u{a0}Antwort ;Begru\u{308}ndung\n1.1;entfa\u{308}llt;weil\n1.2;nicht\u{a0}relevant;\n";
    let town = town_of(table).unwrap();
    assert_eq!(town.round.answer(id("1.1")).justification, "weil");
    assert_eq!(town.round.value(id("1.2")), Some(AnswerValue::NotRelevant));
}

#[test]
fn every_encoding_of_excel_is_read() {
    let text = "frage\tantwort\tnotiz\r\n1.1\tja\tfür\r\n";
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let old = b"frage\tantwort\tnotiz\r\n1.1\tja\tf\xfcr\r\n".to_vec();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", text.as_bytes()),
        marked(b"\xFF\xFE", &little),
        marked(b"\xFE\xFF", &big),
        little,
        big,
        old,
    ] {
        assert_eq!(town_of(&bytes).unwrap().round.answer(id("1.1")).note, "für", "{bytes:x?}");
    }
}

#[test]
fn a_table_in_utf8_with_a_bad_byte_is_damaged_and_not_windows_1252() {
    let table = b"frage;antwort;notiz\n1.1;ja;f\xc3\xbcr\n1.2;ja;Gr\xf6\xc3\x9fe\n";
    assert_eq!(refused(table), "Zeile 3: ein Zeichen ist beschädigt (Byte F6); die übrige Tabelle ist UTF-8");
    let marked = b"\xEF\xBB\xBFfrage;antwort;notiz\n1.1;ja;f\xfcr\n";
    assert!(refused(marked).starts_with("Zeile 2: ein Zeichen ist beschädigt"));
    assert!(refused(b"\xFF\xFEf\0r\0a").contains("UTF-16"), "cut off within a character");
}

#[test]
fn a_picture_is_called_a_picture_whatever_its_name() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(8, 5).write_to(&mut png, image::ImageFormat::Png).unwrap();
    assert_eq!(refused(png.into_inner()), "Die Datei ist ein Bild und keine Tabelle");
    for start in [&b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], b"GIF89a", b"II*\0\x08", b"RIFF\x10\0\0\0WEBPVP8 "] {
        assert_eq!(refused(start), "Die Datei ist ein Bild und keine Tabelle");
    }
}

#[test]
fn what_is_no_text_is_not_called_a_table_with_a_bad_sign() {
    for bytes in [
        &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0 \xc3\xbc \xff"[..],
        b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20",
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xc3\xa4\xff",
    ] {
        assert_eq!(refused(bytes), "Die Datei ist keine Tabelle als Text");
    }
    let broken = b"frage;antwort;notiz\n1.1;ja;\"erste\x0bzweite f\xfcr\"\n";
    assert_eq!(town_of(broken).unwrap().round.answer(id("1.1")).note, "erste\u{b}zweite für", "a break of Word");
}

#[test]
fn the_answers_that_are_expected_are_named_as_people_write_them() {
    let told = refused("frage;antwort\n1.1;vielleicht\n");
    assert!(told.contains("erwartet wird Ja, Nein, Nicht relevant oder offen"), "{told}");
    for word in ["Nicht relevant", "nicht-relevant", "Ja", "offen"] {
        assert!(town_of(format!("frage;antwort\n1.1;{word}\n")).is_ok(), "{word}");
    }
}

#[test]
fn the_code_pages_of_dos_and_mac_are_refused() {
    let dos = b"frage;antwort;notiz\r\n1.1;ja;f\x81r Gr\x94\xe1e\r\n";
    let mac = b"frage;antwort;notiz\r1.1;ja;f\x9fr Gr\x9a\xa7e\r";
    for table in [dos.as_slice(), mac] {
        let told = refused(table);
        assert!(told.starts_with("Zeile 2: die Umlaute sind nicht lesbar"), "{told}");
    }
}

#[test]
fn empty_lines_before_the_heading_and_between_the_rows_are_skipped_and_counted() {
    for start in ["\n\n", ";;\r\n", "sep=;\n", "\nsep=;\n", "SEP=;\n\n"] {
        let table = format!("{start}frage;antwort;notiz\n;;\n1.1;ja;\n\n1.2;nein;\n");
        assert_eq!(town_of(&table).unwrap().round.answers.len(), 2, "{table}");
        let lines = table.replace("nein", "?").lines().count();
        assert!(refused(table.replace("nein", "?")).starts_with(&format!("Zeile {lines}, Frage 1.2: ")), "{table}");
    }
    assert!(refused("").starts_with("Zeile 1: "));
    assert!(refused("frage;antwort\n;\n").contains("enthält keine Antworten"));
}

#[test]
fn question_numbers_are_read_as_people_and_spreadsheets_write_them() {
    for cell in ["7.12", " 7.12 ", "7,12", "Frage 7.12", "frage\u{a0}7.12", "Nr. 7.12", "7.12.", "07.12", "'7.12"] {
        assert!(town_of(format!("frage;antwort\n{cell};ja\n")).unwrap().round.value(id("7.12")).is_some(), "{cell}");
    }
    for cell in ["7", "7.x", "7-12", "1.2.3", "Frage"] {
        assert!(refused(format!("frage;antwort\n{cell};ja\n")).contains("ist keine Fragennummer"), "{cell}");
    }
}

#[test]
fn a_question_number_that_became_a_date_is_taken_if_only_one_question_can_be_meant() {
    for (cell, question) in [
        ("07. Dez", "7.12"),
        ("7. Dezember", "7.12"),
        ("7.12.2026", "7.12"),
        ("07.12.", "7.12"),
        ("7-Dec", "7.12"),
        ("2026-12-07 00:00:00", "7.12"),
        ("46363", "7.12"),
        ("01. Mrz", "1.3"),
        // 12.26 is no question; nor is 1.12, but 12.16 is.
        ("Dez 16", "12.16"),
    ] {
        let town = town_of(format!("frage;antwort\n{cell};ja\n")).unwrap();
        assert_eq!(town.round.answers.keys().copied().collect::<Vec<_>>(), [id(question)], "{cell}");
    }
    // 1.4 or 4.15, unless the table names one of them elsewhere.
    let told = refused("frage;antwort\nApr 15;ja\n");
    assert!(told.contains("„Apr 15“ kann Frage 1.4 oder 4.15 sein"), "{told}");
    let town = town_of("frage;antwort\nApr 15;ja\n1.4;nein\n").unwrap();
    assert_eq!(town.round.value(id("4.15")), Some(AnswerValue::Yes));
    for cell in ["Dez 26", "31.12.2026"] {
        let told = refused(format!("frage;antwort\n{cell};ja\n"));
        assert_eq!(told, format!("Zeile 2: „{cell}“ war eine Fragennummer, Excel hat ein Datum daraus gemacht"));
    }
}

#[test]
fn a_question_number_that_lost_its_zero_is_refused_where_it_can_be_seen() {
    let twice = refused("frage;antwort\n1.1;ja\n1.2;ja\n1.1;nein\n");
    assert!(twice.contains("Zeile 4: Frage 1.1 steht schon in Zeile 2; eine davon war wohl 1.10"), "{twice}");
    for rows in ["7.8;ja\n7.9;ja\n7.1;nein\n", "7.8;ja\n7.1;nein\n7.11;ja\n"] {
        let told = refused(format!("frage;antwort\n{rows}"));
        assert!(told.contains("Frage 7.1 steht an der Stelle von 7.10"), "{told}");
    }
    assert!(refused("frage;antwort\n7,1;ja\n").contains("kann Frage 7.1 oder 7.10 sein"));
    for rows in [
        "1.1;ja\n",
        "1.1;ja\n1.10;ja\n",
        "7.1;ja\n7.11;ja\n",
        "1.3;ja\n1.2;ja\n1.1;ja\n",
        "1,1;ja\n1,10;ja\n",
        "3,1;ja\n",
    ] {
        assert!(town_of(format!("frage;antwort\n{rows}")).is_ok(), "{rows}");
    }
}

#[test]
fn answers_are_read_as_people_write_them() {
    let cases: [(&[&str], Option<AnswerValue>); 4] = [
        (&["ja", "Ja", "JA", "J", " ja. ", "j\u{a0}"], Some(AnswerValue::Yes)),
        (&["nein", "N", "Nein."], Some(AnswerValue::No)),
        (
            &[
                "nicht relevant",
                "Nicht-relevant",
                "nicht_relevant",
                "n. r.",
                "n.r.",
                "NR",
                "r",
                "n/a",
                "entfällt",
                "entfa\u{308}llt",
            ],
            Some(AnswerValue::NotRelevant),
        ),
        (&["offen", "O"], None),
    ];
    for (words, value) in cases {
        for word in words {
            assert_eq!(answer_word(word), Some(value), "{word}");
        }
    }
    for word in ["", "x", "ja?", "ja nein", "teilweise", "1", "nicht"] {
        assert_eq!(answer_word(word), None, "{word}");
    }
}

#[test]
fn a_table_for_a_spreadsheet_keeps_single_ids_as_text_and_runs_no_formula() {
    let mut town = town_of("frage;antwort\n3.4;nein\n12.2;nein\n").unwrap();
    let stamp = Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() };
    for (question, owner) in [("3.4", "=1+1"), ("12.2", "+49 30 1234567")] {
        let edits = decide(&town, id(question), [MeasureEdit::Owner(owner.to_owned())]);
        town.apply(edits, &CATALOG, stamp.clone()).unwrap();
    }
    let table = plan_csv(&wiba_core::analysis::plan(&CATALOG, &town.round));
    for cell in [";'3.4;", ";'12.2;", ";'=1+1;", ";+49 30 1234567;"] {
        assert!(table.contains(cell), "{cell}: {table}");
    }
}

/// The same answers, written to a table and read again.
fn there_and_back(town: &Assessment) -> Assessment {
    town_of(answers_csv(&town.round, &CATALOG)).unwrap()
}

proptest! {
    // A failing case becomes a test with a name of its own instead of a file.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_note_and_any_reason_survive_our_own_table(note in any::<String>(), reason in "[ '=+@;\"\r\n\t＝0-9.a-z-]{0,12}") {
        let mut town = Assessment::new("Stadt Test", date(2026, 11, 22), &CATALOG);
        let stamp = Stamp { at: datetime(2026, 11, 22, 9, 0, 0, 0), by: "Test".to_owned() };
        let edits = vec![
            Edit::answer(id("1.10"), Some(AnswerValue::NotRelevant), 1),
            Edit::note(id("1.10"), note.clone()),
            Edit::justification(id("1.10"), reason.clone()),
        ];
        town.apply(edits, &CATALOG, stamp).unwrap();
        let read = there_and_back(&town);
        let answer = read.round.answer(id("1.10"));
        prop_assert_eq!(answer.value(), Some(AnswerValue::NotRelevant));
        for (read, written) in [(&answer.note, &note), (&answer.justification, &reason)] {
            // A text of blanks alone is an empty cell, which changes nothing.
            prop_assert!(read == written || (read.is_empty() && written.trim().is_empty()), "{:?}: {:?}", written, read);
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_are_refused(bytes in any::<Vec<u8>>(), tail in "[1-9.,;\t\"\r\njaneinör=sep ]{0,60}") {
        for table in [bytes.clone(), tail.clone().into_bytes(), [b"frage;antwort;notiz\n".as_slice(), tail.as_bytes(), &bytes].concat()] {
            if let Err(error) = read_csv(&table, &CATALOG) {
                let whole = |reason: &str| reason == "die Datei ist keine Tabelle als Text";
                let faults = error.faults();
                prop_assert!(!faults.is_empty() && faults.iter().all(|fault| fault.at.row > 0 || whole(&fault.reason)));
            }
        }
    }
}
