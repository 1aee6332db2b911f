//! The BSI's files as they come back: the tool, its checklists in Word, and what people and programs make of them.

use std::fs;
use std::io::Write;
use std::path::Path;

use wiba_core::assessment::AnswerValue::{No, NotRelevant, Yes};
use wiba_core::assessment::{AnswerValue, Round};
use wiba_core::exchange::{self, ImportError, Kind, Proposal, Relation};

use super::{CATALOG, id};

pub(super) fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files");
    fs::read(folder.join(name)).unwrap()
}

fn read(name: &str) -> Proposal {
    exchange::read(&bytes(name), &CATALOG).unwrap()
}

fn empty() -> Round {
    Round::new("Erhebung", jiff::civil::date(2026, 11, 22), &CATALOG)
}

/// What a file answers, without notes.
fn answers(proposal: &Proposal) -> Vec<(String, Option<AnswerValue>)> {
    let said = proposal.statements.iter().filter_map(|it| Some((it.question.to_string(), it.answer?)));
    said.collect()
}

/// Places and reasons of what is not understood.
fn faults(proposal: &Proposal) -> Vec<String> {
    proposal.not_understood.iter().map(ToString::to_string).collect()
}

/// As `make.py` answers.
fn expected(checklist: u8, number: u8) -> Option<AnswerValue> {
    [Some(Yes), Some(No), Some(NotRelevant), None][usize::from((checklist * 7 + number) % 4)]
}

#[test]
fn every_answer_and_note_of_the_tool_arrives_hidden_rows_included() {
    let proposal = read("tool.xlsx");
    assert_eq!(proposal.kind, Kind::WibaXlsx);
    assert_eq!(faults(&proposal), [""; 0]);
    for question in CATALOG.questions() {
        let id = question.id;
        let said = proposal.statements.iter().find(|statement| statement.question == id);
        let note = (id.number % 3 == 0).then(|| format!("Notiz zu {id}\nzweite Zeile"));
        assert_eq!(said.and_then(|said| said.answer).flatten(), expected(id.checklist, id.number), "{id}");
        assert_eq!(said.and_then(|said| said.note.clone()), note, "{id}");
    }
    let preview = proposal.against(&empty(), &CATALOG);
    assert_eq!(preview.count(Relation::New), proposal.statements.len());
    assert_eq!(preview.count(Relation::Equal) + preview.count(Relation::Different), 0);
}

#[test]
fn what_people_and_editions_make_of_the_tool_is_understood_or_named() {
    let proposal = read("wild.xlsx");
    let said: Vec<(String, Option<AnswerValue>)> = [
        ("3.1", Yes),
        ("3.2", No),
        ("3.3", NotRelevant),
        ("3.4", NotRelevant),
        ("4.12", Yes),
        ("18.1", Yes),
        ("7.10", No),
        ("2.1", Yes),
        ("5.6", Yes),
        ("13.1", No),
        ("13.2", No),
        ("13.3", No),
    ]
    .map(|(id, value)| (id.to_owned(), Some(value)))
    .into();
    assert_eq!(answers(&proposal), said);
    let note =
        |question| proposal.statements.iter().find(|it| it.question == id(question)).and_then(|it| it.note.clone());
    assert_eq!(note("3.1").as_deref(), Some("groß\nund mehrzeilig"));
    assert_eq!(note("3.4").as_deref(), Some("12,5"));
    assert_eq!(note("5.6").as_deref(), Some("reich an Formen"));
    assert_eq!(
        faults(&proposal),
        [
            "2. Dokumentation, Zeile 13, Frage 3.5: „vielleicht“ ist keine Antwort; erwartet wird Ja, Nein oder Nicht relevant; aus der Zeile wird nichts übernommen",
            "2. Dokumentation, Zeile 14: der Katalog hat keine Frage 3.99",
            "2. Dokumentation, Zeile 15: die Checkliste „Raumfahrt“ kennt der Katalog nicht",
            "2. Dokumentation, Zeile 16: Frage 5.3 steht auch in 2. Dokumentation, Zeile 17",
            "2. Dokumentation, Zeile 17: Frage 5.3 steht schon in 2. Dokumentation, Zeile 16",
            "2. Dokumentation, Zeile 18: Checkliste oder Nummer der Frage fehlt",
            "2. Dokumentation, Zeile 19, Frage 5.4: unter „Umsetzung“ steht der Fehlerwert #DIV/0!; aus der Zeile wird nichts übernommen",
            "2. Dokumentation, Zeile 20, Frage 5.5: unter „Umsetzung“ steht eine Formel ohne berechneten Wert; aus der Zeile wird nichts übernommen",
            "2. Dokumentation, Zeile 25, Frage 13.4: unter „Umsetzung“ steht eine Zelle, die über mehrere Zeilen verbunden ist; aus der Zeile wird nichts übernommen",
        ]
    );
}

#[test]
fn the_three_kinds_of_boxes_say_the_same() {
    for name in ["controls.docx", "fields.docx", "glyphs.docx"] {
        let proposal = read(name);
        assert_eq!(proposal.kind, Kind::Docx);
        let told = [("3.1", Some(Yes)), ("3.2", Some(No)), ("3.3", Some(NotRelevant))];
        let answered: Vec<_> = answers(&proposal).into_iter().filter(|(_, value)| value.is_some()).collect();
        assert_eq!(answered, told.map(|(id, value)| (id.to_owned(), value)), "{name}");
        let note =
            |question| proposal.statements.iter().find(|it| it.question == id(question)).and_then(|it| it.note.clone());
        assert_eq!(note("3.1").as_deref(), Some("erste\nzweite"), "{name}");
        assert_eq!(note("3.4").as_deref(), Some("nur Notiz"), "{name}");
        assert_eq!(
            faults(&proposal),
            [
                "Zeile 6, Frage 3.5: angekreuzt ist Ja und Nein; aus der Zeile wird nichts übernommen",
                "Zeile 7: der Katalog hat keine Frage 3.99"
            ],
            "{name}"
        );
    }
}

/// A document with one question a row, and a cell under Ja for each.
fn ticked(cells: &[&str]) -> Vec<u8> {
    let cell = |content: &str| format!("<tc><p><r>{content}</r></p></tc>");
    let text = |text: &str| cell(&format!("<t>{text}</t>"));
    let row = |cells: [String; 4]| format!("<tr>{}</tr>", cells.concat());
    let head = row(["Nr.", "Ja", "Nein", "Nicht relevant"].map(text));
    let rows = (1..).zip(cells).map(|(number, yes)| row([text(&format!("7.{number}")), cell(yes), text(""), text("")]));
    let body: String = rows.collect();
    let root = br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="d.xml"/></Relationships>"#;
    let document = format!("<document><body><tbl>{head}{body}</tbl></body></document>");
    zipped(&[("_rels/.rels", root), ("d.xml", document.as_bytes())])
}

#[test]
fn a_tick_that_was_inserted_as_a_symbol_counts_and_one_that_nobody_knows_is_no_empty_box() {
    let symbol = |(font, code): &(&str, &str)| format!("<sym w:font=\"{font}\" w:char=\"{code}\"/>");
    let read = |signs: &[(&str, &str)]| {
        let cells: Vec<String> = signs.iter().map(symbol).collect();
        exchange::read(&ticked(&cells.iter().map(String::as_str).collect::<Vec<_>>()), &CATALOG).unwrap()
    };
    let full = [
        ("Wingdings", "F0FE"),
        ("Wingdings", "F0FC"),
        ("Wingdings", "F0FD"),
        ("wingdings", "FB"),
        ("Wingdings", "F078"),
        ("Wingdings 2", "F050"),
        ("Wingdings 2", "F052"),
        ("Wingdings 2", "F054"),
        ("Webdings", "F061"),
        ("Segoe UI Symbol", "2611"),
    ];
    let told = read(&full);
    assert_eq!(faults(&told), [""; 0]);
    assert_eq!(answers(&told).iter().filter(|(_, value)| *value == Some(Yes)).count(), full.len());
    let empty = [("Wingdings", "F0A8"), ("Wingdings", "F06F"), ("Wingdings 2", "F0A3"), ("MS Gothic", "2610")];
    let told = read(&empty);
    assert_eq!((faults(&told), answers(&told).iter().filter(|(_, value)| value.is_some()).count()), (Vec::new(), 0));
    let unknown = [("Wingdings", "F04E"), ("Webdings", "F0A0"), ("Hausschrift", "F0FE"), ("Wingdings", "Unsinn")];
    let told = faults(&read(&unknown));
    assert_eq!(told.len(), unknown.len(), "{told:?}");
    assert!(told[0].contains("unter „Ja“ steht „\u{fffd}“ statt eines Kreuzes"), "{told:?}");
}

#[test]
fn a_document_with_a_head_of_two_rows_and_typed_crosses_is_read() {
    let proposal = read("library.docx");
    let answered: Vec<_> = answers(&proposal).into_iter().filter(|(_, value)| value.is_some()).collect();
    let told = [("12.1", Yes), ("12.2", No), ("12.3", NotRelevant)];
    assert_eq!(answered, told.map(|(id, value)| (id.to_owned(), Some(value))));
    assert_eq!(
        faults(&proposal),
        ["Zeile 7, Frage 12.5: unter „Ja“ steht „ja“ statt eines Kreuzes; aus der Zeile wird nichts übernommen"]
    );
}

#[test]
fn an_archive_of_all_checklists_answers_all_questions() {
    let proposal = read("checklists.zip");
    assert_eq!(proposal.kind, Kind::DocxZip);
    assert_eq!(faults(&proposal), [""; 0]);
    for question in CATALOG.questions() {
        let id = question.id;
        let said = proposal.statements.iter().find(|statement| statement.question == id);
        assert_eq!(said.and_then(|said| said.answer).flatten(), expected(id.checklist, id.number), "{id}");
    }
}

/// That a file is refused, and how.
fn refused(bytes: &[u8]) -> String {
    let error: ImportError = exchange::read(bytes, &CATALOG).unwrap_err();
    assert!(error.hint().lines().count() >= 2, "{error}: {}", error.hint());
    error.to_string()
}

pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: &[u8] =
    br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &[u8] = br#"<workbook><sheets><sheet name="Dokumentation" sheetId="1" r:id="s"/></sheets></workbook>"#;
const RELATIONS: &[u8] =
    br#"<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/></Relationships>"#;

/// A workbook with one sheet.
pub(super) fn workbook(sheet: &[u8]) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sheet.xml", sheet),
    ])
}

#[test]
fn what_is_no_workbook_is_refused_with_what_to_do() {
    let tool = bytes("tool.xlsx");
    assert!(refused(&[]).contains("leer"));
    assert!(refused(b"%PDF-1.7").contains("PDF"));
    assert_eq!(refused(&tool[..tool.len() / 2]), "Die Datei ist nicht vollständig, ihr Ende fehlt");
    assert!(refused(b"\xD0\xCF\x11\xE0old").contains("alten Format von Office"));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&[b"\xD0\xCF\x11\xE0", name.as_slice()].concat()).contains("Kennwort"));
    let ods: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    assert!(refused(&zipped(&[("mimetype", ods)])).contains("OpenDocument"));
    let binary =
        br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let binary = zipped(&[("_rels/.rels", binary), ("xl/workbook.bin", b"\x83\x01\x00")]);
    assert!(refused(&binary).contains("(.xlsb)"));
    let cure = exchange::read(&binary, &CATALOG).unwrap_err().hint();
    assert!(cure.contains("als „Excel-Arbeitsmappe (.xlsx)“ speichern"), "{cure}");
    assert!(refused(&zipped(&[("brief.txt", b"Hallo")])).contains("kein Word-Dokument"));
    assert!(refused(&workbook(b"<worksheet><sheetData/></worksheet>")).contains("Kein Blatt"));
    assert!(refused(&workbook(b"<worksheet><sheetData><row>")).contains("beschädigt"));
    assert!(refused(&bytes("two-sheets.xlsx")).contains("Zwei Blätter"));
}

/// A workbook of these sheets, by name and state, with number formats of its own from 164 on.
fn book(sheets: &[(&str, &str, &str)], formats: &[&str]) -> Vec<u8> {
    let mut tabs = String::new();
    let mut relations = r#"<Relationship Id="st" Type="x/styles" Target="styles.xml"/>"#.to_owned();
    for (at, (name, state, _)) in sheets.iter().enumerate() {
        tabs += &format!(r#"<sheet name="{name}" state="{state}" r:id="s{at}"/>"#);
        relations += &format!(r#"<Relationship Id="s{at}" Type="x/worksheet" Target="{at}.xml"/>"#);
    }
    let own: String = formats
        .iter()
        .zip(164..)
        .map(|(code, id)| format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#))
        .collect();
    let used: String = (164..).take(formats.len()).map(|id| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
    let mut parts = vec![
        ("_rels/.rels".to_owned(), String::from_utf8(ROOT.to_vec()).unwrap()),
        ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{tabs}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")),
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet><numFmts>{own}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"),
        ),
    ];
    parts.extend(sheets.iter().enumerate().map(|(at, (.., rows))| {
        (format!("xl/{at}.xml"), format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    }));
    zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

const OWN_HEAD: &str = r#"<row r="1"><c r="A1" t="str"><v>Frage</v></c><c r="B1" t="str"><v>Antwort</v></c><c r="C1" t="str"><v>Notiz</v></c></row>"#;

#[test]
fn times_percentages_and_days_of_a_workbook_read_as_they_are_shown() {
    let cases = [
        ("hh:mm", "0.604166666666667", "14:30"),
        ("[h]:mm", "1.51041666666667", "36:15"),
        ("[h]:mm:ss", "1.51041666666667", "36:15:00"),
        ("mm:ss", "0.0251736111111111", "36:15"),
        ("0%", "0.8", "80 %"),
        ("0.0%", "0.805", "80,5 %"),
        ("dd.mm.yyyy", "46363", "2026-12-07"),
        ("dd.mm.yyyy hh:mm", "46363.604166666666667", "2026-12-07 14:30"),
        ("dd.mm.yyyy hh:mm", "0.604166666666667", "14:30"),
        ("dd.mm.yyyy", "0.5", "0,5"),
        ("General", "12.5", "12,5"),
    ];
    let mut rows = OWN_HEAD.to_owned();
    for (style, (_, number, _)) in cases.iter().enumerate() {
        let (row, question) = (style + 2, style + 1);
        rows += &format!(
            r#"<row r="{row}"><c r="A{row}" t="str"><v>7.{question}</v></c><c r="C{row}" s="{style}"><v>{number}</v></c></row>"#
        );
    }
    let proposal =
        exchange::read(&book(&[("Fragen", "visible", &rows)], &cases.map(|(code, ..)| code)), &CATALOG).unwrap();
    assert_eq!(faults(&proposal), [""; 0]);
    let notes: Vec<&str> = proposal.statements.iter().filter_map(|said| said.note.as_deref()).collect();
    assert_eq!(notes, cases.map(|(.., shown)| shown));
}

#[test]
fn a_hidden_copy_of_our_table_is_not_read_and_several_that_are_shown_are_counted() {
    let rows = |word: &str| {
        format!(r#"{OWN_HEAD}<row r="2"><c r="A2" t="str"><v>3.1</v></c><c r="B2" t="str"><v>{word}</v></c></row>"#)
    };
    let (yes, no) = (rows("Ja"), rows("Nein"));
    for state in ["hidden", "veryHidden"] {
        let proposal =
            exchange::read(&book(&[("Alt", state, &no), ("Fragen", "visible", &yes)], &[]), &CATALOG).unwrap();
        assert_eq!(answers(&proposal), [("3.1".to_owned(), Some(Yes))]);
    }
    let three =
        book(&[("A", "visible", &no), ("B", "visible", &yes), ("C", "visible", &yes), ("D", "hidden", &yes)], &[]);
    assert_eq!(refused(&three), "Drei Blätter enthalten Antworten: „A“, „B“, „C“");
    let cure = exchange::read(&three, &CATALOG).unwrap_err().hint();
    assert!(cure.contains("löschen oder ausblenden"), "{cure}");
}

#[test]
fn what_office_saves_with_macros_says_what_it_says_without() {
    for (with, without) in [("macros.xlsm", "tool.xlsx"), ("macros.docm", "glyphs.docx")] {
        let read = |name: &str| exchange::read_file(Path::new(name), &bytes(name), &CATALOG).unwrap();
        assert!(!read(with).statements.is_empty());
        assert_eq!(read(with), read(without), "{with}");
    }
}

#[test]
fn entities_and_bombs_are_refused_before_they_are_unpacked() {
    let doctype = br#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>"#;
    assert!(refused(&workbook(doctype)).contains("Entitäten"));
    assert!(refused(&workbook(b"<worksheet>&lol;</worksheet>")).contains("Entitäten"));
    let bomb = vec![b' '; 200 * 1024 * 1024];
    assert!(refused(&workbook(&bomb)).contains("zu groß"));
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let head = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Checkliste WiBA</t></is></c><c r="B1" t="inlineStr"><is><t>Nr. in WiBA</t></is></c><c r="C1" t="inlineStr"><is><t>Umsetzung</t></is></c></row>"#;
    let mut sheet = format!("<worksheet><sheetData>{head}");
    for row in 2..=1_048_575 {
        sheet.push_str(&format!("<row r=\"{row}\"/>"));
    }
    sheet.push_str(r#"<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Backup</t></is></c><c r="B1048576"><v>1</v></c><c r="C1048576" t="str"><f>A1</f><v>Ja</v></c></row></sheetData></worksheet>"#);
    let proposal = exchange::read(&workbook(sheet.as_bytes()), &CATALOG).unwrap();
    assert_eq!(answers(&proposal), [("3.1".to_owned(), Some(Yes))]);
}

#[test]
fn numbers_of_rows_beyond_all_bounds_are_read() {
    let sheet = format!(
        "<worksheet><sheetData><row r=\"{}\"><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData></worksheet>",
        u64::MAX
    );
    assert!(refused(&workbook(sheet.as_bytes())).contains("Kein Blatt"));
}

#[test]
fn a_sheet_that_only_wants_to_keep_a_pc_busy_is_read_at_once_or_refused() {
    let start = std::time::Instant::now();
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let head = text("A1", "Frage") + &text("B1", "Antwort");
    // Each cell asks in which of the merged areas it is.
    let rows: String = (2..40_000)
        .map(|row| text(&format!("A{row}"), "x") + &text(&format!("B{row}"), "y"))
        .zip(2..)
        .map(|(cells, row)| format!("<row r=\"{row}\">{cells}</row>"))
        .collect();
    let merged: String = (2..40_000).map(|row| format!("<mergeCell ref=\"C{row}:D{row}\"/>")).collect();
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{head}</row>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    );
    assert!(exchange::read(&workbook(sheet.as_bytes()), &CATALOG).unwrap().statements.is_empty());
    let areas: String = (1..10_000).map(|row| format!("<mergeCell ref=\"A{row}:ZZZ{row}\"/>")).collect();
    let sheet = format!("<worksheet><sheetData/><mergeCells>{areas}</mergeCells></worksheet>");
    assert!(refused(&workbook(sheet.as_bytes())).contains("zu viele verbundene Zellen"));
    // One long text in thousands of cells.
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(10_000);
    let sheet = format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>");
    let relations = br#"<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="texts.xml"/></Relationships>"#;
    let book = zipped(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/sheet.xml", sheet.as_bytes()),
        ("xl/texts.xml", shared.as_bytes()),
    ]);
    assert!(refused(&book).contains("zu viel Text"));
    assert!(start.elapsed().as_secs() < 40, "{:?}", start.elapsed());
}

#[test]
fn a_gigabyte_of_zeros_in_a_document_is_refused_and_so_is_one_spread_over_many() {
    let document = |content: &[u8]| {
        let root = br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="d.xml"/></Relationships>"#;
        zipped(&[("_rels/.rels", root), ("d.xml", content)])
    };
    let zeros = document(&vec![0; 120 * 1024 * 1024]);
    assert!(refused(&zeros).contains("zu groß"));
    let large =
        document(&[b"<document><body>".as_slice(), &vec![b' '; 60 * 1024 * 1024], b"</body></document>"].concat());
    let names: Vec<String> = (0..8).map(|number| format!("{number}.docx")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), large.as_slice())).collect();
    let told = faults(&exchange::read(&zipped(&parts), &CATALOG).unwrap());
    assert!(told.iter().any(|told| told.contains("ausgepackt zu groß")), "{told:?}");
    // Also where each is refused as soon as it is unpacked.
    let spoilt = document(&[b"<document ".as_slice(), &vec![b' '; 60 * 1024 * 1024]].concat());
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), spoilt.as_slice())).collect();
    let told = faults(&exchange::read(&zipped(&parts), &CATALOG).unwrap());
    assert!(told.iter().any(|told| told.contains("ausgepackt zu groß")), "{told:?}");
}

#[test]
fn one_damaged_document_does_not_keep_the_others_away() {
    let good = bytes("glyphs.docx");
    let archive = zipped(&[("a.docx", &good), ("b.docx", b"PK kaputt"), ("c.docx", &bytes("tool.xlsx"))]);
    let proposal = exchange::read(&archive, &CATALOG).unwrap();
    assert_eq!(answers(&proposal).iter().filter(|(_, value)| value.is_some()).count(), 3);
    let told = faults(&proposal);
    assert!(told.iter().any(|told| told.starts_with("b.docx: ")), "{told:?}");
    assert!(told.iter().any(|told| told.starts_with("c.docx: ") && told.contains("kein Word-Dokument")), "{told:?}");
}

#[test]
fn a_document_nested_without_end_is_refused() {
    let deep = format!(
        "<document><body>{}</body></document>",
        "<tbl><tr><tc>".repeat(5_000) + &"</tc></tr></tbl>".repeat(5_000)
    );
    let root = br#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="d.xml"/></Relationships>"#;
    assert!(refused(&zipped(&[("_rels/.rels", root), ("d.xml", deep.as_bytes())])).contains("beschädigt"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_file_with_bytes_changed_is_read_or_refused(
        name in proptest::sample::select(vec!["tool.xlsx", "wild.xlsx", "glyphs.docx", "fields.docx", "checklists.zip"]),
        places in proptest::collection::vec((0.0..1.0_f64, 0..=255_u8), 1..6),
    ) {
        let mut file = bytes(name);
        for (place, byte) in places {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within")]
            let place = (place * file.len() as f64) as usize;
            file[place] = byte;
        }
        if let Err(error) = exchange::read(&file, &CATALOG) {
            proptest::prop_assert!(!error.faults().is_empty());
        }
    }

    #[test]
    fn a_sheet_of_any_markup_is_read_or_refused(
        sheet in "(<row r=\"[0-9]\">|</row>|<c r=\"[A-C][0-9]\"( t=\"(s|str|e|b|inlineStr)\")?>|</c>|<v>|</v>|<f>|</f>|<is><t>|</t></is>|Backup|Umsetzung|Nr. in WiBA|Checkliste WiBA|[0-9]|&amp;){0,40}",
    ) {
        exchange::read(&workbook(format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes()), &CATALOG).ok();
    }
}
