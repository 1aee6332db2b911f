//! The title page.

use super::super::document::{Block, Cover};
use super::facts::Facts;
use super::{logo, names, scope, words};

pub(super) fn cover(facts: &Facts) -> Block {
    let kommune = facts.kommune();
    let mut lines = vec![("Stand".to_owned(), words::long_date(facts.date()))];
    let mut fact = |label: &str, value: &str| {
        if !value.trim().is_empty() {
            lines.push((label.to_owned(), value.trim().to_owned()));
        }
    };
    fact("Zeitraum", &scope::times(facts).unwrap_or_default());
    fact("Geltungsbereich", &kommune.scope);
    fact("Beteiligte", &scope::participants(facts).unwrap_or_default());
    fact("Leitung", &kommune.leitung);
    let isb = [kommune.isb.trim(), kommune.isb_email.trim()];
    let isb: Vec<&str> = isb.into_iter().filter(|part| !part.is_empty()).collect();
    fact("Informationssicherheit", &isb.join(", "));
    fact("Land", &kommune.land);
    fact("Amtlicher Gemeindeschlüssel", &kommune.ags);
    if let Some(inhabitants) = kommune.inhabitants {
        fact("Einwohnerinnen und Einwohner", &words::figure(inhabitants as usize));
    }
    fact("Fragenkatalog", &facts.catalog.version);
    fact("Beantwortet mit Katalog", facts.other_catalogue().unwrap_or_default());
    let invented = if kommune.invented { "Diese Kommune und alle Angaben sind erfunden. " } else { "" };
    let nameless = if facts.options.without_names { format!("{} ", names::NOTE) } else { String::new() };
    Block::Cover(Cover {
        institution: facts.name().to_owned(),
        title: facts.options.kind.title().to_owned(),
        subtitle: facts.round().name.clone(),
        confidentiality: kommune.confidentiality.trim().to_owned(),
        facts: lines,
        note: format!(
            "{invented}{nameless}Dieser Bericht gibt eine Selbsteinschätzung anhand der WiBA-Checklisten wieder. \
             Er ist kein Audit und kein Zertifikat."
        ),
        logo: logo::picture(kommune),
    })
}
