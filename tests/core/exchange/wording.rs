//! The official wording out of the user's own files. The texts of these are invented.

use wiba_core::catalog::Catalog;
use wiba_core::exchange::{ImportError, Wording, read_wording};
use wiba_core::report::page::{Layout, Shape};
use wiba_core::report::{self, Kind, Options};
use wiba_core::store::{keep_official, read_official, remove_official};

use super::official::{bytes, workbook};
use super::{CATALOG, id};

fn read(bytes: &[u8]) -> Result<Wording, ImportError> {
    read_wording(bytes, "„eigene.xlsx“, eingelesen am 26.11.2026", &CATALOG)
}

fn row(number: usize, cells: &[&str]) -> String {
    let cells: String = (b'A'..)
        .zip(cells)
        .map(|(column, text)| {
            format!(
                "<c r=\"{}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>",
                char::from(column)
            )
        })
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

fn mapping() -> Vec<u8> {
    let ours: Vec<String> = CATALOG.question(id("3.1")).unwrap().requirements.iter().map(ToString::to_string).collect();
    let rows = [
        row(2, &["Checkliste WiBA", "Nr. in WiBA", "Baustein", "Anforderungen", "Titel der Anforderung"]),
        row(3, &["Backup", "1", "", &ours.join("\n"), ""]),
        row(4, &["Backup", "2", "CON.3 Beispiel", "A1", "Eigener Titel, mit Komma"]),
        row(5, &["Backup", "2", "", "ORP.4.A8 Noch ein Titel; ORP.4.A9,ORP.4.A10", ""]),
        row(6, &["Raumfahrt", "2", "", "ORP.4.A8", ""]),
    ];
    workbook(format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.concat()).as_bytes())
}

/// All text of the pages, without the blanks at which lines break.
fn words(layout: &Layout) -> String {
    let items = layout.pages.iter().flat_map(|page| &page.items);
    let texts = items.filter_map(|item| match &item.shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.flat_map(str::chars).filter(|char| !char.is_whitespace() && *char != '\u{ad}').collect()
}

#[test]
fn questions_and_helps_come_out_of_the_tool_and_the_checklists_for_all_questions() {
    let tool = read(&bytes("tool.xlsx")).unwrap();
    assert_eq!((tool.official.questions.texts.len(), tool.not_understood.len()), (257, 0));
    let worded = CATALOG.in_wording(&tool.official);
    let question = worded.question(id("7.12")).unwrap();
    assert_eq!((question.text.as_str(), question.explanation.as_str()), ("Eigene Frage 7.12?", "Eigene Hilfe"));
    assert_eq!(question.yardstick, CATALOG.question(id("7.12")).unwrap().yardstick);
    let checklists = read(&bytes("checklists.zip")).unwrap();
    assert_eq!(checklists.official.questions.texts.len(), 257);
    assert_eq!(checklists.official.questions.texts[&id("1.1")].help, "Eigene Hilfe");
    let one = read(&bytes("controls.docx")).unwrap();
    assert_eq!(one.official.questions.texts.len(), 5);
    assert!(one.not_understood[0].to_string().contains("3.99"), "{:?}", one.not_understood);
}

#[test]
fn the_mapping_gives_titles_and_tells_where_it_differs_and_the_figures_stay() {
    let read = read(&mapping()).unwrap();
    assert_eq!(read.not_understood.len(), 1);
    let official = read.official;
    let title = |name: &str| official.requirements.texts.get(&name.parse().unwrap()).map(String::as_str);
    assert_eq!(title("CON.3.A1"), Some("Eigener Titel, mit Komma"));
    assert_eq!((title("ORP.4.A8"), title("ORP.4.A9")), (Some("Noch ein Titel"), None));
    let differences = official.differences(&CATALOG);
    let [difference] = differences.as_slice() else { panic!("{differences:?}") };
    assert_eq!(difference.question, id("3.2"));
    assert!(difference.added.contains(&"ORP.4.A10".parse().unwrap()), "{difference:?}");
    let worded = CATALOG.in_wording(&official);
    assert_eq!(worded.question(id("3.2")).unwrap().requirements, CATALOG.question(id("3.2")).unwrap().requirements);
    assert_eq!(worded.profile.requirement(&"ORP.4.A8".parse().unwrap()).unwrap().title, "Noch ein Titel");
}

#[test]
fn what_has_no_wording_is_refused_with_a_cure() {
    for file in
        [b"frage;antwort\n1.1;ja\n".to_vec(), bytes("pdfjs.pdf"), workbook(b"<worksheet><sheetData/></worksheet>")]
    {
        let error = read(&file).unwrap_err();
        assert!(error.hint().contains("wählen"), "{error}");
    }
}

#[test]
fn the_texts_of_the_program_itself_are_no_official_wording() {
    let town = wiba_core::example::musterstadt().unwrap();
    let day = jiff::civil::date(2026, 11, 22);
    let error = read(&wiba_core::exchange::make_tool(&town, &CATALOG, day).unwrap()).unwrap_err();
    assert!(error.to_string().contains("die Texte von WiBA-Kompass, nicht den Wortlaut des BSI"), "{error}");
    assert!(error.hint().contains("wählen"), "{}", error.hint());
    // Of a file that holds both, only what is not ours is taken.
    let ours = &CATALOG.question(id("3.2")).unwrap().text;
    let rows = [
        row(1, &["Checkliste WiBA", "Nr. in WiBA", "Prüffrage WiBA", "Umsetzung"]),
        row(2, &["Backup", "1", "Eigene?", ""]),
        row(3, &["Backup", "2", ours, ""]),
    ];
    let both = workbook(format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.concat()).as_bytes());
    let texts = read(&both).unwrap().official.questions.texts;
    assert_eq!(texts.into_keys().collect::<Vec<_>>(), [id("3.1")]);
}

#[test]
fn a_questionnaire_and_a_report_print_the_wording_with_its_source() {
    let worded = CATALOG.in_wording(&read(&bytes("tool.xlsx")).unwrap().official);
    for kind in [Kind::Questionnaire, Kind::Full] {
        let text = |catalog: &Catalog| {
            let town = wiba_core::example::musterstadt().unwrap();
            let layout = report::pages(&town, catalog, &Options::new(kind, jiff::civil::date(2026, 11, 22)));
            words(&layout)
        };
        let said = text(&worded);
        assert!(said.contains("ImWortlautdesBSI:") && said.contains("(„eigene.xlsx“,"), "{kind:?}");
        assert!(!text(&CATALOG).contains("eigene.xlsx"));
    }
}

#[test]
fn the_wording_is_kept_for_its_owner_and_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    assert!(read_official(folder.path()).unwrap().is_empty());
    let mut official = read(&bytes("tool.xlsx")).unwrap().official;
    official.add(read(&mapping()).unwrap().official);
    keep_official(folder.path(), &official).unwrap();
    assert_eq!(read_official(folder.path()).unwrap(), official);
    std::fs::write(folder.path().join("wortlaut.ron"), "kaputt").unwrap();
    assert!(read_official(folder.path()).unwrap_err().to_string().contains("beschädigt"));
    assert!(remove_official(folder.path()).unwrap());
    assert!(!remove_official(folder.path()).unwrap());
}

#[test]
fn a_second_file_adds_its_words_to_those_of_the_first_and_each_is_named_as_long_as_anything_is_its() {
    let from = |source: &str, file: &[u8]| read_wording(file, source, &CATALOG).unwrap().official;
    let one = |number: &str, text: &str| {
        let rows = [
            row(1, &["Checkliste WiBA", "Nr. in WiBA", "Prüffrage WiBA", "Umsetzung"]),
            row(2, &["Backup", number, text, ""]),
        ];
        workbook(format!("<worksheet><sheetData>{}</sheetData></worksheet>", rows.concat()).as_bytes())
    };
    let mut official = from("„a“", &one("1", "Erste?"));
    official.add(from("„b“", &one("2", "Zweite?")));
    let asked = |official: &wiba_core::catalog::Official| {
        official.questions.texts.iter().map(|(id, asked)| format!("{id} {}", asked.text)).collect::<Vec<_>>()
    };
    assert_eq!(asked(&official), ["3.1 Erste?", "3.2 Zweite?"]);
    assert_eq!(
        CATALOG.in_wording(&official).wording.unwrap(),
        "Im Wortlaut des BSI: 2 von 257 Prüffragen, 0 von 257 Hilfen („a“; „b“)."
    );
    let folder = tempfile::tempdir().unwrap();
    keep_official(folder.path(), &official).unwrap();
    assert_eq!(read_official(folder.path()).unwrap(), official);
    // Nothing of the first is left.
    official.add(from("„c“", &one("1", "Neu?")));
    assert_eq!(asked(&official), ["3.1 Neu?", "3.2 Zweite?"]);
    assert_eq!(official.questions.sources(), "„b“; „c“");
    // The mapping of one file and another.
    official.add(from("„d“", &mapping()));
    let before = official.clone();
    official.add(from("„d“", &mapping()));
    assert_eq!(official, before);
}
