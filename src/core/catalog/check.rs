//! From RON text to a catalogue that the rest of the program may rely on.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{
    Catalog, CatalogError, Checklist, Contact, Effort, EffortLevel, Glossary, PriorityGroup, Profile, Question,
    QuestionId, Recommendation, RequirementId, SourceFile, Term, Threat, Yardstick,
};

const CATALOG_FILE: &str = "katalog.ron";
const PROFILE_FILE: &str = "profil-basis-absicherung.ron";
const GLOSSARY_FILE: &str = "glossar.ron";
/// The only layout of catalogue files that this version reads.
const FORMAT: u32 = 1;
/// WiBA has 19 checklists; positions and numbers run from 1 to this.
const CHECKLISTS: u8 = 19;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCatalog {
    format: u32,
    version: String,
    #[serde(default = "first_edition")]
    edition: u32,
    source: String,
    #[serde(default)]
    authorship: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    providers: String,
    priorities: Vec<PriorityGroup>,
    efforts: Vec<EffortLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChecklist {
    number: u8,
    title: String,
    short: String,
    priority: u8,
    order: u8,
    goal: String,
    scope: String,
    introduction: String,
    not_relevant: String,
    questions: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    number: u8,
    #[serde(default = "first_edition")]
    edition: u32,
    short: String,
    text: String,
    #[serde(default)]
    yardstick: Option<Yardstick>,
    explanation: String,
    measure: Recommendation,
    evidence: Vec<String>,
    contacts: Vec<Contact>,
    threat: Threat,
    effort: Effort,
    requirements: Vec<RequirementId>,
}

/// Catalogues from before there were editions are the first.
fn first_edition() -> u32 {
    1
}

impl Catalog {
    /// Reads a catalogue from its files: `katalog.ron`, `profil-basis-absicherung.ron`, `glossar.ron` and one file for
    /// each checklist, whose name starts with its two-digit number.
    ///
    /// # Errors
    /// With file, line and reason: unreadable RON, a missing checklist, a doubled or skipped number, an effort outside
    /// 1–4, a requirement that the profile does not know, a Baustein that stands twice, a text that says nothing.
    pub fn parse(files: &[SourceFile]) -> Result<Self, CatalogError> {
        parse(files)
    }
}

fn parse(files: &[SourceFile]) -> Result<Catalog, CatalogError> {
    let head_file = find(files, CATALOG_FILE)?;
    let head: RawCatalog = read(head_file)?;
    if head.format != FORMAT {
        let reason = format!("das Format {} ist unbekannt, diese Version liest Format {FORMAT}", head.format);
        return Err(CatalogError::new(CATALOG_FILE, line_of_field(&head_file.text, "format:", 0), reason));
    }
    filled(head_file, &[("version", &head.version), ("source", &head.source)])?;
    numbered(CATALOG_FILE, "Prioritätsgruppen", head.priorities.iter().map(|group| group.number), 4)?;
    numbered(CATALOG_FILE, "Aufwände", head.efforts.iter().map(|effort| effort.level), 4)?;

    let profile = read_profile(find(files, PROFILE_FILE)?)?;
    let known: BTreeSet<&RequirementId> = profile.requirements().map(|(_, requirement)| &requirement.id).collect();
    let glossary = Glossary::new(read::<Vec<Term>>(find(files, GLOSSARY_FILE)?)?);
    let sources = (1..=CHECKLISTS).map(|number| checklist_file(files, number)).collect::<Result<Vec<_>, _>>()?;
    // Reading RON takes longer than anything else before a window or a report appears.
    let read: Vec<_> =
        sources.par_iter().map(|(number, file)| read_checklist(file, *number, &known, head.edition)).collect();
    let checklists = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut orders = BTreeMap::new();
    for (list, (_, file)) in checklists.iter().zip(&sources) {
        if let Some(other) = orders.insert(list.order, list.number) {
            let reason = format!("Position {} in der Reihenfolge hat schon Checkliste {other}", list.order);
            return Err(CatalogError::new(&file.name, line_of_field(&file.text, "order:", 0), reason));
        }
    }

    let mut asked_by: BTreeMap<RequirementId, Vec<QuestionId>> = BTreeMap::new();
    for question in checklists.iter().flat_map(|list: &Checklist| &list.questions) {
        for requirement in &question.requirements {
            asked_by.entry(requirement.clone()).or_default().push(question.id);
        }
    }
    Ok(Catalog {
        version: head.version,
        edition: head.edition,
        source: head.source,
        authorship: head.authorship,
        words: head.words,
        providers: head.providers,
        priorities: head.priorities,
        efforts: head.efforts,
        checklists,
        profile,
        glossary,
        wording: None,
        asked_by,
    })
}

/// The one file of a checklist.
fn checklist_file(files: &[SourceFile], number: u8) -> Result<(u8, &SourceFile), CatalogError> {
    let prefix = format!("{number:02}-");
    let mut candidates = files.iter().filter(|file| file.name.starts_with(&prefix));
    let Some(file) = candidates.next() else {
        let reason = format!("Checkliste {number} fehlt, erwartet werden 1 bis {CHECKLISTS}");
        return Err(CatalogError::new(&format!("{prefix}….ron"), None, reason));
    };
    match candidates.next() {
        None => Ok((number, file)),
        Some(second) => {
            let reason = format!("Checkliste {number} steht schon in {}", file.name);
            Err(CatalogError::new(&second.name, None, reason))
        }
    }
}

fn read_profile(file: &SourceFile) -> Result<Profile, CatalogError> {
    let profile: Profile = read(file)?;
    filled(file, &[("title", &profile.title), ("provenance", &profile.provenance)])?;
    if profile.bausteine.is_empty() {
        let line = line_of_field(&file.text, "bausteine:", 0);
        return Err(CatalogError::new(&file.name, line, "das Profil hat keine Bausteine"));
    }
    let mut bausteine = BTreeSet::new();
    for baustein in &profile.bausteine {
        let fault = if !bausteine.insert(&baustein.id) {
            "steht doppelt"
        } else if baustein.requirements.is_empty() {
            "hat keine Anforderungen"
        } else if is_empty(&baustein.title) {
            "hat keinen Titel"
        } else {
            continue;
        };
        let line = last_line_with(&file.text, &format!("\"{}\"", baustein.id));
        return Err(CatalogError::new(&file.name, line, format!("Baustein {} {fault}", baustein.id)));
    }
    let mut seen = BTreeSet::new();
    for (baustein, requirement) in profile.requirements() {
        let fault = if requirement.id.baustein() != baustein.id {
            format!("Anforderung {} gehört nicht zum Baustein {}", requirement.id, baustein.id)
        } else if !seen.insert(&requirement.id) {
            format!("Anforderung {} steht doppelt", requirement.id)
        } else if is_empty(&requirement.title) {
            format!("Anforderung {} hat keinen Titel", requirement.id)
        } else {
            continue;
        };
        return Err(CatalogError::new(
            &file.name,
            last_line_with(&file.text, &format!("\"{}\"", requirement.id)),
            fault,
        ));
    }
    Ok(profile)
}

fn read_checklist(
    file: &SourceFile,
    number: u8,
    known: &BTreeSet<&RequirementId>,
    edition: u32,
) -> Result<Checklist, CatalogError> {
    let raw: RawChecklist = read(file)?;
    let fault = |field: &str, nth: usize, reason: String| {
        Err(CatalogError::new(&file.name, line_of_field(&file.text, field, nth), reason))
    };
    if raw.number != number {
        return fault("number:", 0, format!("Checkliste {} in einer Datei für Checkliste {number}", raw.number));
    }
    if !(1..=4).contains(&raw.priority) {
        return fault("priority:", 0, format!("die Priorität {} liegt nicht zwischen 1 und 4", raw.priority));
    }
    if !(1..=CHECKLISTS).contains(&raw.order) {
        return fault("order:", 0, format!("die Position {} liegt nicht zwischen 1 und {CHECKLISTS}", raw.order));
    }
    let texts = [("title", &raw.title), ("short", &raw.short), ("goal", &raw.goal), ("scope", &raw.scope)];
    filled(file, &texts.map(|(field, text)| (field, text.as_str())))?;
    filled(file, &[("introduction", &raw.introduction), ("not_relevant", &raw.not_relevant)])?;
    if raw.questions.is_empty() {
        return fault("questions:", 0, "die Checkliste hat keine Fragen".to_owned());
    }
    let mut questions = Vec::with_capacity(raw.questions.len());
    for (index, question) in raw.questions.into_iter().enumerate() {
        // The checklist's own `number:` is the first, question i (from 0) has the one after it.
        let expected = index + 1;
        if usize::from(question.number) != expected {
            let what = if usize::from(question.number) < expected {
                "doppelt oder verschoben"
            } else {
                "eine Nummer übersprungen"
            };
            return fault("number:", expected, format!("Frage {} statt {expected}: {what}", question.number));
        }
        if let Some(field) = empty_in(&question) {
            return fault("number:", expected, format!("Frage {number}.{expected}: „{field}“ ist leer"));
        }
        // An answer is given to the edition of the catalogue: to a later one of a question nobody could ever have answered.
        if question.edition > edition {
            let reason = format!("Frage {number}.{expected}: Fassung {} ist neuer als der Katalog", question.edition);
            return fault("number:", expected, reason);
        }
        let mut seen = BTreeSet::new();
        for requirement in &question.requirements {
            let what = match known.contains(requirement) {
                false => format!("das Profil kennt keine Anforderung {requirement}"),
                true if !seen.insert(requirement) => format!("Anforderung {requirement} steht doppelt"),
                true => continue,
            };
            let line = last_line_with(&file.text, &format!("\"{requirement}\""));
            return Err(CatalogError::new(&file.name, line, format!("Frage {number}.{expected}: {what}")));
        }
        if let Some(reason) = question.yardstick.as_ref().and_then(fault_of) {
            let reason = format!("Frage {number}.{expected}: {reason}");
            return fault("yardstick:", questions.iter().filter(|q: &&Question| q.yardstick.is_some()).count(), reason);
        }
        questions.push(Question {
            id: QuestionId::new(number, question.number),
            edition: question.edition,
            short: question.short,
            text: question.text,
            yardstick: question.yardstick,
            explanation: question.explanation,
            measure: question.measure,
            evidence: question.evidence,
            contacts: question.contacts,
            threat: question.threat,
            effort: question.effort,
            requirements: question.requirements,
        });
    }
    Ok(Checklist {
        number,
        title: raw.title,
        short: raw.short,
        priority: raw.priority,
        order: raw.order,
        goal: raw.goal,
        scope: raw.scope,
        introduction: raw.introduction,
        not_relevant: raw.not_relevant,
        questions,
    })
}

/// Which field of a question says nothing, though window and paper show it.
fn empty_in(question: &RawQuestion) -> Option<&'static str> {
    let RawQuestion { short, text, explanation, measure, contacts, .. } = question;
    let texts = [("short", short), ("text", text), ("explanation", explanation), ("title", &measure.title)];
    let text = texts.into_iter().find(|(_, text)| is_empty(text)).map(|(field, _)| field);
    let steps = (measure.steps.is_empty() || measure.steps.iter().any(|step| is_empty(step))).then_some("steps");
    text.or(steps).or(contacts.is_empty().then_some("contacts"))
}

/// Refuses a file of which one of these fields says nothing.
fn filled(file: &SourceFile, fields: &[(&str, &str)]) -> Result<(), CatalogError> {
    let empty = fields.iter().find(|(_, text)| is_empty(text));
    empty.map_or(Ok(()), |(field, _)| {
        let line = line_of_field(&file.text, &format!("{field}:"), 0);
        Err(CatalogError::new(&file.name, line, format!("„{field}“ ist leer")))
    })
}

fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

/// What is wrong with a Maßstab.
fn fault_of(yardstick: &Yardstick) -> Option<String> {
    if yardstick.yes_if.is_empty() {
        return Some("der Maßstab hat keine Bedingung".to_owned());
    }
    let mut seen = BTreeSet::new();
    yardstick.yes_if.iter().find_map(|condition| {
        let letter = condition.0;
        if !letter.is_ascii_lowercase() {
            Some(format!("„{letter}“ ist kein Buchstabe von a bis z"))
        } else {
            if !seen.insert(letter) {
                return Some(format!("der Buchstabe {letter} steht doppelt"));
            }
            is_empty(&condition.1).then(|| format!("Bedingung {letter} ist leer"))
        }
    })
}

fn find<'a>(files: &'a [SourceFile], name: &str) -> Result<&'a SourceFile, CatalogError> {
    files.iter().find(|file| file.name == name).ok_or_else(|| CatalogError::new(name, None, "die Datei fehlt"))
}

fn read<T: DeserializeOwned>(file: &SourceFile) -> Result<T, CatalogError> {
    // A file saved by the Windows editor starts with a byte order mark.
    let text = file.text.trim_start_matches('\u{feff}');
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| {
        let reason = crate::wording::ron_error::in_german(&error, text);
        CatalogError::new(&file.name, Some(error.span.start.line), reason)
    })
}

/// Numbers must be 1, 2, … `count`, in this order.
fn numbered(file: &str, what: &str, numbers: impl Iterator<Item = u8>, count: u8) -> Result<(), CatalogError> {
    if numbers.eq(1..=count) {
        Ok(())
    } else {
        Err(CatalogError::new(file, None, format!("{what} müssen von 1 bis {count} nummeriert sein")))
    }
}

/// The line (from 1) of the `nth` (from 0) line that starts with this field. The RON reader tells places of syntax
/// errors only; fields stand on lines of their own in our files.
fn line_of_field(text: &str, field: &str, nth: usize) -> Option<usize> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with(field));
    lines.nth(nth).map(|(index, _)| index + 1)
}

fn last_line_with(text: &str, needle: &str) -> Option<usize> {
    text.lines().enumerate().filter(|(_, line)| line.contains(needle)).last().map(|(index, _)| index + 1)
}
