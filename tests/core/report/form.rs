//! A questionnaire for the screen as it is read aloud.

use lopdf::{Dictionary, Document, Object};
use wiba_core::report::{self, Kind, Options};

use super::{TODAY, catalog, towns};

fn kids(element: &Dictionary) -> Vec<&Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.iter().collect(),
        Ok(kid) => vec![kid],
        Err(_) => Vec::new(),
    }
}

fn role<'a>(document: &'a Document, kid: &Object) -> &'a str {
    let element = kid.as_reference().and_then(|id| document.get_dictionary(id));
    element
        .and_then(|element| element.get(b"S"))
        .and_then(Object::as_name)
        .map_or("text", |name| std::str::from_utf8(name).unwrap())
}

#[test]
fn a_box_is_read_before_its_label_and_each_label_behind_its_box() {
    let catalog = catalog();
    let options = Options { fillable: true, checklist: Some(3), ..Options::new(Kind::Questionnaire, TODAY) };
    let bytes = report::pdf(&report::pages(&towns::empty(&catalog), &catalog, &options)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let elements = || document.objects.values().filter_map(|object| object.as_dict().ok()).filter(|d| d.has(b"S"));
    let read = |element: &Dictionary| kids(element).into_iter().map(|kid| role(&document, kid)).collect::<Vec<_>>();
    let named = |name: &'static str| {
        elements().filter(move |d| d.get(b"S").and_then(Object::as_name).unwrap() == name.as_bytes())
    };
    let (mut items, mut answers) = (0, 0);
    for item in named("LI") {
        assert_eq!(read(item), ["Lbl", "LBody"]);
        items += 1;
    }
    for line in named("P").map(read).filter(|kids| kids.iter().filter(|kid| **kid == "Form").count() == 3) {
        assert_eq!(line, ["Form", "text", "Form", "text", "Form", "text"]);
        answers += 1;
    }
    assert!(items > 5 && answers == catalog.checklist(3).unwrap().questions.len(), "{items} {answers}");
}

#[test]
fn a_field_shows_all_that_stands_in_it() {
    let catalog = catalog();
    let mut town = towns::empty(&catalog);
    let long = "Wartung am Donnerstag ab 16 Uhr ist mit allen Ämtern vereinbart, andere Eingriffe werden vorab per E-Mail abgestimmt. ";
    let edits = [("3.1", 1), ("3.2", 2), ("3.3", 6), ("3.4", 9)].map(|(question, times)| {
        wiba_core::assessment::Edit::note(question.parse().unwrap(), long.repeat(times).trim_end())
    });
    let at = jiff::civil::datetime(2026, 11, 22, 9, 0, 0, 0);
    let stamp = wiba_core::assessment::Stamp { at, by: "Test".to_owned() };
    town.apply(edits.into(), &catalog, stamp).unwrap();
    let options =
        Options { fillable: true, prefilled: true, checklist: Some(3), ..Options::new(Kind::Questionnaire, TODAY) };
    let bytes = report::pdf(&report::pages(&town, &catalog, &options)).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let mut seen = 0;
    for widget in document.objects.values().filter_map(|object| object.as_dict().ok()).filter(|d| d.has(b"DV")) {
        let value = lopdf::decode_text_string(widget.get(b"DV").unwrap()).unwrap_or_default();
        if !value.starts_with("Wartung") {
            continue;
        }
        let shown =
            widget.get(b"AP").and_then(Object::as_dict).unwrap().get(b"N").and_then(Object::as_reference).unwrap();
        let stream = document.get_object(shown).and_then(Object::as_stream).unwrap();
        let drawn = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        let drawn = String::from_utf8_lossy(&drawn);
        let lines: Vec<&str> = drawn.lines().filter_map(|line| line.strip_suffix(")Tj T*")).collect();
        assert!(lines.last().unwrap().trim_end().ends_with("abgestimmt."), "{lines:?}");
        seen += 1;
    }
    assert_eq!(seen, 4);
}
