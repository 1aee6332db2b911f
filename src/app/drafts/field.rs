//! The text fields of the file: what stands in them, and which change a new text is.

use wiba_core::assessment::{Assessment, Edit, Evidence, Kommune, LAENDER, Measure, PersonDays};
use wiba_core::catalog::QuestionId;
use wiba_core::wording::date;

/// A text field and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as what they hold; the question is the one the measure closes first")]
pub enum Field {
    Note(QuestionId),
    Justification(QuestionId),
    EvidenceTitle(QuestionId, usize),
    EvidencePlace(QuestionId, usize),
    EvidenceDate(QuestionId, usize),
    Owner(QuestionId),
    Due(QuestionId),
    MeasureTitle(QuestionId),
    Description(QuestionId),
    StatusNote(QuestionId),
    CostOnce(QuestionId),
    CostYearly(QuestionId),
    PersonDays(QuestionId),
    Name,
    Ags,
    Inhabitants,
    Leitung,
    Isb,
    Email,
    Confidentiality,
}

/// The measure of a question as it is, or as it would be planned.
pub fn measure_edit(assessment: &Assessment, question: QuestionId, change: impl FnOnce(&mut Measure)) -> Edit {
    let round = &assessment.round;
    let (id, mut measure) = round.measure_for(question).map_or_else(
        || (round.free_measure_id(), Measure::for_question(question)),
        |(id, measure)| (id, measure.clone()),
    );
    change(&mut measure);
    Edit::Measure(id, Some(measure))
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn number(text: &str) -> Result<Option<u32>, &'static str> {
    let digits: String = text.chars().filter(|char| !char.is_whitespace() && !matches!(char, '.' | '€')).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().map(Some).map_err(|_| "Bitte eine ganze Zahl angeben")
}

impl Field {
    /// What the file holds.
    pub fn stored(self, assessment: &Assessment) -> String {
        let round = &assessment.round;
        let kommune = &assessment.kommune;
        let measure = |question| round.measure_for(question).map(|(_, measure)| measure);
        let evidence = |question, index: usize| round.answer(question).evidence.get(index);
        match self {
            Self::Note(id) => round.answer(id).note.clone(),
            Self::Justification(id) => round.answer(id).justification.clone(),
            Self::EvidenceTitle(id, index) => evidence(id, index).map(|item| item.title.clone()).unwrap_or_default(),
            Self::EvidencePlace(id, index) => evidence(id, index).map(|item| item.place.clone()).unwrap_or_default(),
            Self::EvidenceDate(id, index) => optional(evidence(id, index).and_then(|item| item.date).map(date::short)),
            Self::Owner(id) => measure(id).map(|measure| measure.owner.clone()).unwrap_or_default(),
            Self::Due(id) => optional(measure(id).and_then(|measure| measure.due).map(date::short)),
            Self::MeasureTitle(id) => measure(id).map(|measure| measure.title.clone()).unwrap_or_default(),
            Self::Description(id) => measure(id).map(|measure| measure.description.clone()).unwrap_or_default(),
            Self::StatusNote(id) => measure(id).map(|measure| measure.status_note.clone()).unwrap_or_default(),
            Self::CostOnce(id) => optional(measure(id).and_then(|measure| measure.cost_once)),
            Self::CostYearly(id) => optional(measure(id).and_then(|measure| measure.cost_yearly)),
            Self::PersonDays(id) => optional(measure(id).and_then(|measure| measure.person_days)),
            Self::Name => kommune.name.clone(),
            Self::Ags => kommune.ags.clone(),
            Self::Inhabitants => optional(kommune.inhabitants),
            Self::Leitung => kommune.leitung.clone(),
            Self::Isb => kommune.isb.clone(),
            Self::Email => kommune.isb_email.clone(),
            Self::Confidentiality => kommune.confidentiality.clone(),
        }
    }

    /// The change that puts `text` into the file.
    ///
    /// # Errors
    /// What is wrong with the text, in German.
    pub fn edit(self, text: &str, assessment: &Assessment) -> Result<Edit, &'static str> {
        let day = || match text.trim() {
            "" => Ok(None),
            text => date::parse(text).map(Some).ok_or("Bitte ein Datum wie 31.03.2027 angeben"),
        };
        let owned = || text.trim().to_owned();
        Ok(match self {
            Self::Note(id) => Edit::Note(id, text.to_owned()),
            Self::Justification(id) => Edit::Justification(id, text.to_owned()),
            Self::EvidenceTitle(id, index) => evidence(assessment, id, index, |item| item.title = owned()),
            Self::EvidencePlace(id, index) => evidence(assessment, id, index, |item| item.place = owned()),
            Self::EvidenceDate(id, index) => {
                let day = day()?;
                evidence(assessment, id, index, |item| item.date = day)
            }
            Self::Owner(id) => measure_edit(assessment, id, |measure| measure.owner = owned()),
            Self::Due(id) => {
                let day = day()?;
                measure_edit(assessment, id, |measure| measure.due = day)
            }
            Self::MeasureTitle(id) => measure_edit(assessment, id, |measure| measure.title = owned()),
            Self::Description(id) => measure_edit(assessment, id, |measure| measure.description = text.to_owned()),
            Self::StatusNote(id) => measure_edit(assessment, id, |measure| measure.status_note = owned()),
            Self::CostOnce(id) => {
                let amount = number(text)?;
                measure_edit(assessment, id, |measure| measure.cost_once = amount)
            }
            Self::CostYearly(id) => {
                let amount = number(text)?;
                measure_edit(assessment, id, |measure| measure.cost_yearly = amount)
            }
            Self::PersonDays(id) => {
                let days = match text.trim() {
                    "" => None,
                    text => Some(text.parse::<PersonDays>().map_err(|()| "Bitte eine Zahl wie 2 oder 2,5 angeben")?),
                };
                measure_edit(assessment, id, |measure| measure.person_days = days)
            }
            Self::Name => match text.trim() {
                "" => return Err("Bitte den Namen der Kommune angeben"),
                name => kommune(assessment, |kommune| kommune.name = name.to_owned()),
            },
            Self::Ags => {
                let land = ags(text.trim())?;
                kommune(assessment, |kommune| {
                    kommune.ags = owned();
                    if let Some(land) = land {
                        kommune.land = land.to_owned();
                    }
                })
            }
            Self::Inhabitants => {
                let count = number(text)?;
                kommune(assessment, |kommune| kommune.inhabitants = count)
            }
            Self::Leitung => kommune(assessment, |kommune| kommune.leitung = owned()),
            Self::Isb => kommune(assessment, |kommune| kommune.isb = owned()),
            Self::Email => {
                email(text.trim())?;
                kommune(assessment, |kommune| kommune.isb_email = owned())
            }
            Self::Confidentiality => kommune(assessment, |kommune| kommune.confidentiality = owned()),
        })
    }
}

fn evidence(assessment: &Assessment, id: QuestionId, index: usize, change: impl FnOnce(&mut Evidence)) -> Edit {
    let mut items = assessment.round.answer(id).evidence.clone();
    if let Some(item) = items.get_mut(index) {
        change(item);
    }
    Edit::Evidence(id, items)
}

fn kommune(assessment: &Assessment, change: impl FnOnce(&mut Kommune)) -> Edit {
    let mut new = Kommune { logo: None, ..assessment.kommune.clone() };
    change(&mut new);
    Edit::Kommune(new)
}

/// Checks an AGS and tells its Land.
fn ags(text: &str) -> Result<Option<&'static str>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("Der AGS besteht nur aus Ziffern");
    }
    if text.len() != 8 {
        return Err("Der AGS hat 8 Ziffern");
    }
    match LAENDER.iter().find(|land| text.starts_with(land.prefix)) {
        Some(land) => Ok(Some(land.name)),
        None => Err("Die ersten beiden Ziffern nennen das Land, 01 bis 16"),
    }
}

fn email(text: &str) -> Result<(), &'static str> {
    let wrong = Err("Bitte eine Adresse wie isb@musterstadt.example angeben");
    if text.is_empty() {
        return Ok(());
    }
    let Some((name, domain)) = text.split_once('@') else { return wrong };
    let fine = !name.is_empty()
        && !domain.contains('@')
        && domain.split('.').count() > 1
        && domain.split('.').all(|part| !part.is_empty())
        && !text.contains(char::is_whitespace);
    if fine { Ok(()) } else { wrong }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ags_has_eight_digits_and_names_its_land() {
        assert_eq!(ags("05315000"), Ok(Some("Nordrhein-Westfalen")));
        assert_eq!(ags(""), Ok(None));
        assert!(ags("5315000").is_err());
        assert!(ags("99315000").is_err());
        assert!(ags("0531500x").is_err());
    }

    #[test]
    fn an_address_needs_a_name_and_a_domain() {
        assert!(email("isb@musterstadt.example").is_ok());
        for text in ["isb", "@x.de", "isb@x", "isb@x..de", "a b@x.de", "a@b@c.de"] {
            assert!(email(text).is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_may_have_points() {
        assert_eq!(number("12.500 €"), Ok(Some(12_500)));
        assert_eq!(number(" "), Ok(None));
        assert!(number("viel").is_err());
    }
}
