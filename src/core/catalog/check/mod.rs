//! From RON text to a catalogue that the rest of the program may rely on.

mod checklist;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Deserialize;

use self::checklist::read_checklist;
use self::source::{CHECKLISTS, filled, find, first_edition, is_empty, last_line_with, line_of_field, numbered, read};
use super::{
    Catalog, CatalogError, Checklist, EffortLevel, Glossary, PriorityGroup, Profile, QuestionId, RequirementId,
    SourceFile, Term,
};

const CATALOG_FILE: &str = "katalog.ron";
const PROFILE_FILE: &str = "profil-basis-absicherung.ron";
const GLOSSARY_FILE: &str = "glossar.ron";
/// The only layout of catalogue files that this version reads.
const FORMAT: u32 = 1;

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
