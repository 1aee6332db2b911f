//! A questionnaire of ours that was filled in on the screen. Viewers append what has changed, or write the file anew;
//! either way the fields keep their names, and beside what stands in them what stood there when we made it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, decode_text_string};

use super::archive::cut_off;
use super::evidence;
use super::fault::{At, Fault, ImportError};
use super::proposal::{Kind, Proposal, Statement};
use crate::assessment::{AnswerValue, FormField, Id, PersonPart};
use crate::catalog::{Catalog, QuestionId};

/// More than this is in no stream of a questionnaire; a stream that claims to hold more would fill the memory.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More fields than this has no questionnaire, and none lies deeper.
const MOST_FIELDS: usize = 100_000;
const DEEPEST: usize = 16;

const FILLED: &str = "Den Fragebogen wählen, wie er nach dem Ausfüllen gespeichert wurde. Wurde er gedruckt oder „als PDF gedruckt“, die Antworten von Hand übertragen.";
const OURS: &str = "Einen Fragebogen wählen, der zum Ausfüllen am Bildschirm geschrieben wurde.";
const ONE_BOX: &str = "Im Fragebogen nur ein Kästchen je Frage ankreuzen und ihn noch einmal einlesen.";
const ONE_LINE: &str = "Nachweise je Zeile als „Titel | Ort | TT.MM.JJJJ“ angeben, Ort und Datum dürfen fehlen.";
const THIS_CATALOGUE: &str = "Den Fragebogen mit dem jetzigen Katalog neu ausgeben.";

/// What stands in a field, and what stood in it when the questionnaire was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Filled {
    now: String,
    before: String,
}

impl Filled {
    fn changed(&self) -> bool {
        self.now != self.before
    }
}

/// The fields of a questionnaire.
type Fields = BTreeMap<FormField, Filled>;

/// Where a PDF begins: some mail programs put lines before it.
pub(super) fn start(bytes: &[u8]) -> Option<usize> {
    bytes.get(..bytes.len().min(1024))?.windows(5).position(|window| window == b"%PDF-")
}

pub(super) fn read(bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| damaged(&error, bytes))?;
    // Without a password for reading it is open to everybody.
    if document.is_encrypted() {
        return Err(
            Fault::whole("das PDF ist verschlüsselt", "Es ohne Passwort speichern und noch einmal wählen.").into()
        );
    }
    let form = form(&document).ok_or_else(|| no_fields(&document))?;
    let fields = fields(&document, form);
    let said = |field| fields.get(&field).map(|filled| filled.now.as_str());
    let (Some(file), Some(edition)) = (said(FormField::File), said(FormField::Edition)) else {
        return Err(foreign().into());
    };
    let (Ok(file), Ok(edition)) = (file.parse::<Id>(), edition.parse::<u32>()) else {
        return Err(foreign().into());
    };
    let questions: BTreeSet<QuestionId> = fields.keys().filter_map(question).collect();
    let mut statements = Vec::new();
    let mut faults = Vec::new();
    for question in questions {
        statements.push(statement(question, &fields, catalog, &mut faults));
    }
    Ok(Proposal { of: Some(file), edition: Some(edition), ..Proposal::new(Kind::Pdf, statements, faults) })
}

fn damaged(error: &lopdf::Error, bytes: &[u8]) -> ImportError {
    let end = bytes.get(bytes.len().saturating_sub(1024)..).unwrap_or(bytes);
    let reason = match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => "das PDF ist verschlüsselt",
        _ if !end.windows(5).any(|window| window == b"%%EOF") => {
            return cut_off("das PDF ist nicht vollständig, sein Ende fehlt").into();
        }
        _ => "das PDF ist beschädigt",
    };
    Fault::whole(reason, FILLED).into()
}

fn foreign() -> Fault {
    Fault::whole("das PDF ist ein Formular, aber kein Fragebogen von WiBA-Kompass", OURS)
}

/// Why a PDF has no fields: ours had some, unless it was made for paper.
fn no_fields(document: &Document) -> ImportError {
    let title = document
        .trailer
        .get(b"Info")
        .ok()
        .and_then(|info| resolved(document, info).as_dict().ok())
        .and_then(|info| text(document, info.get(b"Title").ok()?));
    if title.is_some_and(|title| title.starts_with("Fragebogen")) {
        let reason = "der Fragebogen hat keine Felder: er war für Papier gemacht, oder sie sind beim Drucken oder \
                      Einebnen verloren gegangen";
        return Fault::whole(reason, FILLED).into();
    }
    let reason = "das PDF hat keine Felder: es ist kein Fragebogen für den Bildschirm, oder es wurde gedruckt oder \
                  eingeebnet";
    Fault::whole(reason, FILLED).into()
}

/// The fields at the top of the form; `None` if there is none or it is empty.
fn form(document: &Document) -> Option<&Vec<Object>> {
    let form = resolved(document, document.catalog().ok()?.get(b"AcroForm").ok()?).as_dict().ok()?;
    let fields = resolved(document, form.get(b"Fields").ok()?).as_array().ok()?;
    (!fields.is_empty()).then_some(fields)
}

/// What a reference leads to; references that lead nowhere or in a circle are nothing.
fn resolved<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

/// All fields of ours by name.
fn fields(document: &Document, roots: &[Object]) -> Fields {
    let mut found = Fields::new();
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let mut rest: Vec<(&Object, String, usize)> = roots.iter().rev().map(|root| (root, String::new(), 0)).collect();
    while let Some((object, above, depth)) = rest.pop() {
        if let Object::Reference(id) = object
            && !seen.insert(*id)
        {
            continue;
        }
        let Ok(field) = resolved(document, object).as_dict() else { continue };
        let name = match field.get(b"T").ok().and_then(|name| text(document, name)) {
            Some(name) if above.is_empty() => name,
            Some(name) => format!("{above}.{name}"),
            None => above,
        };
        if let Ok(known) = name.parse::<FormField>() {
            found.insert(known, filled(document, field));
        } else if depth < DEEPEST
            && seen.len() < MOST_FIELDS
            && let Ok(kids) = field.get(b"Kids").map(|kids| resolved(document, kids))
        {
            let kids = kids.as_array().map(Vec::as_slice).unwrap_or_default();
            rest.extend(kids.iter().rev().map(|kid| (kid, name.clone(), depth + 1)));
        }
    }
    found
}

fn filled(document: &Document, field: &Dictionary) -> Filled {
    let value = |key: &[u8]| field.get(key).ok().and_then(|value| text(document, value)).unwrap_or_default();
    let ticked = |state: String| if state == "Off" { String::new() } else { state };
    if field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Btn") {
        // Some write only how the box looks.
        let now = if field.has(b"V") { value(b"V") } else { value(b"AS") };
        return Filled { now: ticked(now), before: ticked(value(b"DV")) };
    }
    Filled { now: value(b"V"), before: value(b"DV") }
}

/// A text, with line breaks as we write them; a long one may be a stream of its own.
fn text(document: &Document, object: &Object) -> Option<String> {
    let text = match resolved(document, object) {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        string @ Object::String(..) => decode_text_string(string).ok()?,
        Object::Stream(stream) => {
            let bytes = match stream.decompressed_content_with_limit(MOST_BYTES) {
                Ok(bytes) => bytes,
                Err(_) => stream.content.clone(),
            };
            decode_text_string(&Object::String(bytes, lopdf::StringFormat::Literal)).ok()?
        }
        _ => return None,
    };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    Some(text.chars().filter(|character| !character.is_control() || matches!(character, '\n' | '\t')).collect())
}

fn question(field: &FormField) -> Option<QuestionId> {
    match field {
        FormField::Answer(question, _)
        | FormField::Condition(question, _)
        | FormField::Note(question)
        | FormField::Justification(question)
        | FormField::Evidence(question) => Some(*question),
        FormField::Person(..) | FormField::File | FormField::Edition | FormField::Catalog => None,
    }
}

/// „Frage 7.12 (K. Winter, Hauptamt, 03.12.2026)“.
fn place(question: QuestionId, fields: &Fields) -> At {
    let part = |part| fields.get(&FormField::Person(question.checklist, part)).map(|filled| filled.now.trim());
    let by: Vec<&str> = PersonPart::ALL.into_iter().filter_map(part).filter(|text| !text.is_empty()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" ({})", by.join(", ")) };
    At::within(&format!("Frage {question}{by}"), 0)
}

/// What the questionnaire says about a question. What stands as it was printed says nothing: it may be out of date.
fn statement(question: QuestionId, fields: &Fields, catalog: &Catalog, faults: &mut Vec<Fault>) -> Statement {
    let at = place(question, fields);
    let mut said = Statement::about(question, at.clone());
    let of_question: Vec<(&FormField, &Filled)> =
        fields.iter().filter(|(field, _)| self::question(field) == Some(question)).collect();
    let Some(asked) = catalog.question(question) else {
        if of_question.iter().any(|(_, filled)| filled.changed()) {
            faults.push(Fault::new(at, format!("der Katalog hat keine Frage {question}"), THIS_CATALOGUE));
        }
        return said;
    };
    let boxes: Vec<(AnswerValue, &Filled)> = of_question
        .iter()
        .filter_map(|(field, filled)| match field {
            FormField::Answer(_, value) => Some((*value, *filled)),
            _ => None,
        })
        .collect();
    if boxes.iter().any(|(_, filled)| filled.changed()) {
        let ticked: Vec<AnswerValue> =
            boxes.iter().filter(|(_, filled)| !filled.now.is_empty()).map(|(value, _)| *value).collect();
        match ticked.as_slice() {
            [] => said.answer = Some(None),
            [one] => said.answer = Some(Some(*one)),
            several => {
                let labels: Vec<&str> = several.iter().map(|value| value.label()).collect();
                faults.push(Fault::new(at.clone(), format!("angekreuzt ist {}", labels.join(" und ")), ONE_BOX));
            }
        }
    }
    let text = |field| fields.get(&field).filter(|filled| filled.changed()).map(|filled| filled.now.clone());
    said.note = text(FormField::Note(question));
    said.justification = text(FormField::Justification(question));
    if let Some(lines) = text(FormField::Evidence(question)) {
        match evidence::read(&lines) {
            Ok(items) => said.evidence = Some(items),
            Err(line) => {
                let reason = format!("„{line}“ ist kein Nachweis mit Titel, Ort und Datum");
                faults.push(Fault::new(at.clone(), reason, ONE_LINE));
            }
        }
    }
    let letters: Vec<(char, &Filled)> = of_question
        .iter()
        .filter_map(|(field, filled)| match field {
            FormField::Condition(_, letter) => Some((*letter, *filled)),
            _ => None,
        })
        .collect();
    if letters.iter().any(|(_, filled)| filled.changed()) {
        let known: BTreeSet<char> =
            asked.yardstick.iter().flat_map(|yardstick| yardstick.yes_if.iter().map(|condition| condition.0)).collect();
        match letters.iter().find(|(letter, _)| !known.contains(letter)) {
            Some((letter, _)) => {
                let reason = format!("die Bedingung {letter}) gibt es bei dieser Frage nicht mehr");
                faults.push(Fault::new(at, reason, THIS_CATALOGUE));
            }
            None => {
                let met = letters.iter().filter(|(_, filled)| !filled.now.is_empty()).map(|(letter, _)| *letter);
                said.met = Some(met.collect());
            }
        }
    }
    said
}
