//! The official wording, as far as a user has it: laid over our texts on this PC, and never part of the program or of a
//! Kommune's file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Catalog, QuestionId, RequirementId};

/// Texts from the user's own official files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Official {
    /// The question texts, and where they come from.
    pub questions: Sourced<QuestionId, Asked>,
    /// The titles of requirements, and which of them each question asks about by the official mapping.
    pub requirements: Sourced<RequirementId, String>,
    /// The mapping itself.
    pub mapping: BTreeMap<QuestionId, Vec<RequirementId>>,
}

/// Texts by what they are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<K: Ord, V> {
    /// The name of the file, and the day on which it was taken in.
    source: String,
    /// The texts.
    pub texts: BTreeMap<K, V>,
    /// The same as `source` for texts that come from files taken in before it.
    #[serde(default = "BTreeMap::new")]
    earlier: BTreeMap<K, String>,
}

impl<K: Ord, V> Default for Sourced<K, V> {
    fn default() -> Self {
        Self::new(String::new(), BTreeMap::new())
    }
}

impl<K: Ord, V> Sourced<K, V> {
    /// The texts of one file; `source` names it, and the day on which it was taken in.
    pub fn new(source: String, texts: BTreeMap<K, V>) -> Self {
        Self { source, texts, earlier: BTreeMap::new() }
    }

    /// The files from which the texts come, the latest last.
    pub fn sources(&self) -> String {
        let earlier: BTreeSet<&str> = self.earlier.values().map(String::as_str).collect();
        earlier
            .into_iter()
            .filter(|source| *source != self.source)
            .chain([self.source.as_str()])
            .collect::<Vec<_>>()
            .join("; ")
    }
}

impl<K: Ord + Clone, V> Sourced<K, V> {
    /// Takes over what another file says.
    fn add(&mut self, other: Self) {
        for key in self.texts.keys() {
            self.earlier.entry(key.clone()).or_insert_with(|| self.source.clone());
        }
        self.earlier.retain(|key, _| !other.texts.contains_key(key));
        self.texts.extend(other.texts);
        self.source = other.source;
    }
}

/// How the BSI puts a question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    /// The question.
    pub text: String,
    /// The Hilfsmittel; may be empty.
    pub help: String,
}

/// Where the official mapping and ours differ about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which question.
    pub question: QuestionId,
    /// What only the official mapping has.
    pub added: Vec<RequirementId>,
    /// What only ours has.
    pub missing: Vec<RequirementId>,
}

impl Official {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.questions.texts.is_empty() && self.mapping.is_empty()
    }

    /// Takes over what another file has said; what it says nothing about stays.
    pub fn add(&mut self, other: Self) {
        if !other.questions.texts.is_empty() {
            self.questions.add(other.questions);
        }
        if !other.mapping.is_empty() {
            self.requirements.add(other.requirements);
            self.mapping.extend(other.mapping);
        }
    }

    /// Where the mapping differs from ours. The figures keep to ours, so that all reports count alike.
    pub fn differences(&self, catalog: &Catalog) -> Vec<Difference> {
        let differs = |(id, theirs): (&QuestionId, &Vec<RequirementId>)| {
            let ours = &catalog.question(*id)?.requirements;
            let without = |of: &[RequirementId], other: &[RequirementId]| -> Vec<RequirementId> {
                of.iter().filter(|id| !other.contains(id)).cloned().collect()
            };
            let (added, missing) = (without(theirs, ours), without(ours, theirs));
            (!added.is_empty() || !missing.is_empty()).then_some(Difference { question: *id, added, missing })
        };
        self.mapping.iter().filter_map(differs).collect()
    }
}

impl Catalog {
    /// The same in the official wording, where there is one.
    pub fn in_wording(&self, official: &Official) -> Self {
        let mut worded = self.clone();
        for question in worded.checklists.iter_mut().flat_map(|list| &mut list.questions) {
            let Some(asked) = official.questions.texts.get(&question.id) else { continue };
            question.text.clone_from(&asked.text);
            if !asked.help.is_empty() {
                question.explanation.clone_from(&asked.help);
            }
        }
        for requirement in worded.profile.bausteine.iter_mut().flat_map(|baustein| &mut baustein.requirements) {
            if let Some(title) = official.requirements.texts.get(&requirement.id) {
                requirement.title.clone_from(title);
            }
        }
        let mut sources = Vec::new();
        if !official.questions.texts.is_empty() {
            let texts = || worded.questions().filter_map(|question| official.questions.texts.get(&question.id));
            let (asked, helps) = (texts().count(), texts().filter(|text| !text.help.is_empty()).count());
            let (all, from) = (worded.questions().count(), official.questions.sources());
            sources
                .push(format!("Im Wortlaut des BSI: {asked} von {all} Prüffragen, {helps} von {all} Hilfen ({from})."));
        }
        if !official.requirements.texts.is_empty() {
            sources.push(format!("Titel der Anforderungen: {}.", official.requirements.sources()));
        }
        worded.wording = Some(sources.join(" ")).filter(|words| !words.is_empty());
        worded
    }
}
