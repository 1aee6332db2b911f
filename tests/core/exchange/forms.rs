//! Questionnaires filled in on the screen: what viewers save comes back, whatever else is a PDF is refused with its reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat};
use proptest::prelude::{ProptestConfig, any, proptest};
use wiba_core::assessment::{AnswerValue, Assessment, Edit, Id, QuestionEdit, Stamp, add_evidence};
use wiba_core::exchange::{self, ChangedField, Kind, Proposal, Relation};
use wiba_core::report::{self, Options};

use super::{CATALOG, id};

const TODAY: Date = date(2026, 11, 22);

fn town() -> Assessment {
    let mut town = Assessment::new("Stadt Test", TODAY, &CATALOG);
    let question = id("3.1");
    let mut edits = vec![
        Edit::answer(question, Some(AnswerValue::Yes), CATALOG.edition),
        Edit::note(question, "erste Zeile\nzweite".to_owned()),
    ];
    edits.extend(add_evidence(&town.round, question, "Protokoll | Teil 1").1);
    edits.push(Edit::Question(id("3.4"), QuestionEdit::Met(BTreeSet::from(['a']))));
    apply(&mut town, edits);
    town
}

fn apply(town: &mut Assessment, edits: Vec<Edit>) {
    town.apply(edits, &CATALOG, Stamp { at: TODAY.at(9, 0, 0, 0), by: "Test".to_owned() }).unwrap();
}

fn form_of(town: &Assessment, prefilled: bool) -> Vec<u8> {
    let options =
        Options { fillable: true, prefilled, checklist: Some(3), ..Options::new(report::Kind::Questionnaire, TODAY) };
    report::pdf(&report::pages(town, &CATALOG, &options)).unwrap()
}

fn utf16(text: &str) -> Object {
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Literal)
}

/// Where the field with this name is.
fn field(document: &Document, name: &str) -> ObjectId {
    let text = |d: &Dictionary| d.get(b"T").ok().and_then(|t| lopdf::decode_text_string(t).ok()).unwrap_or_default();
    let found = document.objects.iter().find(|(_, object)| {
        let Ok(field) = object.as_dict() else { return false };
        let parent = field.get(b"Parent").and_then(Object::as_reference).and_then(|id| document.get_dictionary(id));
        let whole = match parent {
            Ok(parent) if field.has(b"FT") && parent.has(b"T") => format!("{}.{}", text(parent), text(field)),
            _ => text(field),
        };
        whole == name
    });
    *found.unwrap_or_else(|| panic!("{name}")).0
}

/// As a viewer sets it: boxes by name, texts as they are.
fn set(field: &mut Dictionary, value: &str) {
    if field.get(b"FT").and_then(Object::as_name).unwrap() == b"Btn" {
        field.set("V", value);
        field.set("AS", value);
    } else {
        field.set("V", utf16(value));
    }
}

/// Written anew, as poppler and many others do.
fn filled(bytes: &[u8], values: &[(&str, &str)]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    for (name, value) in values {
        let id = field(&document, name);
        set(document.get_dictionary_mut(id).unwrap(), value);
    }
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// With the changes behind the file as it was, as Acrobat does.
fn appended(bytes: &[u8], values: &[(&str, &str)]) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let ids: Vec<ObjectId> = values.iter().map(|(name, _)| field(&document, name)).collect();
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), document);
    for (id, (_, value)) in ids.into_iter().zip(values) {
        update.opt_clone_object_to_new_document(id).unwrap();
        set(update.new_document.get_dictionary_mut(id).unwrap(), value);
    }
    let mut out = Vec::new();
    update.save_to(&mut out).unwrap();
    assert!(out.starts_with(bytes));
    out
}

fn read(bytes: &[u8]) -> Proposal {
    exchange::read(bytes, &CATALOG).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    exchange::read(bytes, &CATALOG).unwrap_err().to_string()
}

/// Takes everything over that is not in conflict.
fn taken(town: &Assessment, proposal: &Proposal) -> Assessment {
    let mut town = town.clone();
    let edits = proposal.against(&town.round, &CATALOG).edits(|_, _| true);
    apply(&mut town, edits);
    town
}

const SAID: [(&str, &str); 9] = [
    ("person/3/name", "K. Winter"),
    ("person/3/datum", "03.12.2026"),
    ("3.2/antwort/nein", "Ja"),
    ("3.2/notiz", "Größe „42“ –\rzweite Zeile"),
    ("3.3/antwort/nicht-relevant", "Ja"),
    ("3.3/begruendung", "Das gibt es hier nicht."),
    ("3.4/bedingung/a", "Ja"),
    ("3.4/bedingung/c", "Ja"),
    ("3.5/nachweis", "Protokoll | Aktenschrank | 01.03.2026\nFoto"),
];

#[test]
fn what_is_filled_in_comes_back_written_anew_and_appended() {
    let blank = Assessment::new("Stadt Test", TODAY, &CATALOG);
    let form = form_of(&blank, false);
    for bytes in [filled(&form, &SAID), appended(&form, &SAID), appended(&filled(&form, &SAID[..4]), &SAID[4..])] {
        let proposal = read(&bytes);
        assert_eq!((proposal.kind, proposal.of, proposal.not_understood.len()), (Kind::Pdf, Some(blank.id), 0));
        let preview = proposal.against(&blank.round, &CATALOG);
        assert_eq!(preview.count(Relation::New), 4);
        assert_eq!(preview.questions[0].at.to_string(), "Frage 3.2 (K. Winter, 03.12.2026)");
        let town = taken(&blank, &proposal);
        let answer = |name: &str| town.round.answer(id(name)).clone();
        assert_eq!(answer("3.2").value(), Some(AnswerValue::No));
        assert_eq!(answer("3.2").note, "Größe „42“ –\nzweite Zeile");
        assert_eq!(answer("3.3").value(), Some(AnswerValue::NotRelevant));
        assert_eq!(answer("3.3").justification, "Das gibt es hier nicht.");
        assert_eq!(answer("3.4").met, BTreeSet::from(['a', 'c']));
        let evidence: Vec<_> = answer("3.5").evidence.iter().map(|item| (item.title.clone(), item.date)).collect();
        assert_eq!(evidence, [("Protokoll".to_owned(), Some(date(2026, 3, 1))), ("Foto".to_owned(), None)]);
        assert_eq!(town.round.answers.len(), 4);
    }
}

#[test]
fn what_stands_as_it_was_printed_says_nothing_and_what_was_changed_is_a_conflict() {
    let mut town = town();
    let form = form_of(&town, true);
    assert_eq!(read(&form).statements, []);
    // Meanwhile somebody else answers otherwise: the form has nothing to say about it.
    apply(&mut town, vec![Edit::answer(id("3.1"), Some(AnswerValue::No), CATALOG.edition)]);
    assert_eq!(read(&form).against(&town.round, &CATALOG).edits(|_, _| true), []);
    let proposal = read(&appended(&form, &[("3.1/antwort/ja", "Off"), ("3.1/notiz", ""), ("3.4/bedingung/b", "Ja")]));
    let preview = proposal.against(&town.round, &CATALOG);
    assert_eq!(preview.count(Relation::Different), 2);
    let fields: Vec<ChangedField> =
        preview.questions.iter().flat_map(|asked| asked.changes.iter().map(|c| c.field)).collect();
    assert_eq!(fields, [ChangedField::Answer, ChangedField::Note, ChangedField::Met]);
    let town = taken(&town, &proposal);
    assert_eq!((town.round.value(id("3.1")), town.round.answer(id("3.1")).note.as_str()), (None, ""));
    assert_eq!(town.round.answer(id("3.4")).met, BTreeSet::from(['a', 'b']));
    assert_eq!(town.round.answer(id("3.1")).evidence[0].title, "Protokoll | Teil 1", "a bar in a title is none");
}

#[test]
fn two_ticks_and_a_wrong_date_are_named_with_their_place() {
    let form = form_of(&Assessment::new("Stadt Test", TODAY, &CATALOG), false);
    let values = [
        ("3.2/antwort/ja", "Ja"),
        ("3.2/antwort/nein", "Ja"),
        ("3.2/notiz", "bleibt"),
        ("3.5/nachweis", "a | b | morgen"),
    ];
    let proposal = read(&filled(&form, &values));
    let faults: Vec<String> = proposal.not_understood.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "Frage 3.2: angekreuzt ist Ja und Nein",
            "Frage 3.5: „a | b | morgen“ ist kein Nachweis mit Titel, Ort und Datum"
        ]
    );
    assert_eq!(proposal.statements.len(), 1);
}

#[test]
fn a_form_of_another_file_or_an_older_catalogue_is_told_from_ours() {
    let town = town();
    let form = filled(&form_of(&town, false), &[("3.2/antwort/ja", "Ja"), ("wiba/ausgabe", "1")]);
    let proposal = read(&form);
    assert!(proposal.belongs_to(town.id).is_ok());
    let other = proposal.belongs_to(Id::random()).unwrap_err();
    assert_eq!(other.to_string(), "Der Fragebogen gehört zu einer anderen Datei");
    let given = taken(&town, &proposal).round.answer(id("3.2")).given.unwrap();
    assert_eq!(given.edition, 1, "so it is to be confirmed if the question is put otherwise today");
}

#[test]
fn flattened_printed_foreign_encrypted_and_damaged_ones_are_refused_with_the_reason() {
    let form = form_of(&town(), false);
    let mut flattened = Document::load_mem(&form).unwrap();
    flattened.catalog_mut().unwrap().remove(b"AcroForm");
    let saved = |mut document: Document| {
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        out
    };
    assert!(refused(&saved(flattened.clone())).contains("hat keine Felder: er war für Papier gemacht"));
    flattened.trailer.remove(b"Info");
    assert!(refused(&saved(flattened)).contains("kein Fragebogen für den Bildschirm"));
    let options = Options { checklist: Some(3), ..Options::new(report::Kind::Questionnaire, TODAY) };
    let paper = report::pdf(&report::pages(&town(), &CATALOG, &options)).unwrap();
    assert!(refused(&paper).contains("hat keine Felder: er war für Papier gemacht"));
    let foreign = filled(&form, &[("wiba/datei", "keine Kennung")]);
    assert_eq!(refused(&foreign), "Das PDF ist ein Formular, aber kein Fragebogen von WiBA-Kompass");
    assert_eq!(refused(b"%PDF-1.7\nnichts\n%%EOF"), "Das PDF ist beschädigt");
    assert_eq!(refused(&form[..form.len() / 2]), "Das PDF ist nicht vollständig, sein Ende fehlt");
}

#[test]
fn lines_that_a_mail_program_puts_before_it_do_not_matter() {
    let form = filled(&form_of(&town(), false), &[("3.2/antwort/ja", "Ja")]);
    assert_eq!(read(&[b"X-Header: 1\r\n\r\n".as_slice(), &form].concat()).answers(), 1);
}

/// Filled in and saved by the viewers after which they are named; qpdf has compressed the second.
#[test]
fn what_viewers_have_saved_is_read() {
    for name in ["pdfjs.pdf", "poppler.pdf"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/core/exchange/files");
        let proposal = read(&fs::read(folder.join(name)).unwrap());
        let blank = Assessment::new("Stadt Test", TODAY, &CATALOG);
        let town = taken(&blank, &proposal);
        let answer = |name: &str| town.round.answer(id(name)).clone();
        assert_eq!(answer("3.2").value(), Some(AnswerValue::No), "{name}");
        assert_eq!(answer("3.2").note, "Größe „42“ –\nzweite Zeile", "{name}");
        assert_eq!(answer("3.3").value(), Some(AnswerValue::NotRelevant), "{name}");
        assert_eq!(answer("3.4").met, BTreeSet::from(['a']), "{name}");
        assert_eq!(town.round.answers.len(), 3, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_damaged_form_never_stops_the_program(places in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..30), cut in any::<proptest::sample::Index>()) {
        static FORM: std::sync::LazyLock<Vec<u8>> =
            std::sync::LazyLock::new(|| filled(&form_of(&town(), true), &[("3.2/antwort/ja", "Ja")]));
        let mut bytes = FORM.clone();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = exchange::read(&bytes, &CATALOG);
        bytes.truncate(cut.index(bytes.len()));
        let _ = exchange::read(&bytes, &CATALOG);
    }
}
