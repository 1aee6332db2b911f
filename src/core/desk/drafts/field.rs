//! The text fields of the file: what stands in them, and which change a new text is.

use crate::assessment::{
    Assessment, Edit, EvidenceEdit, Id, KommuneEdit, LAENDER, MeasureEdit, ParticipantEdit, PersonDays, QuestionEdit,
    decide,
};
use crate::catalog::QuestionId;
use crate::wording::date;

/// A text field and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "named as what they hold; the question is one that the measure closes")]
pub enum Field {
    Note(QuestionId),
    Justification(QuestionId),
    Ask(QuestionId),
    AskUntil(QuestionId),
    EvidenceTitle(QuestionId, Id),
    EvidencePlace(QuestionId, Id),
    EvidenceDate(QuestionId, Id),
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
    Scope,
    Participant(Id),
    ParticipantDate(Id),
}

fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// An amount of money in whole euros: cents are rounded, because costs are estimates.
fn euros(text: &str) -> Result<Option<u32>, &'static str> {
    let fault = "Bitte einen Betrag wie 1500 oder 1.500,50 angeben";
    let text = text.trim().trim_end_matches(['€', ' ']).trim_end_matches("EUR").trim();
    let (whole, cents) = match text.split_once(',') {
        Some((whole, cents)) if !whole.is_empty() => (whole, cents),
        Some(_) => return Err(fault),
        None => (text, "0"),
    };
    let up = match cents {
        "" | "-" | "–" => 0,
        cents if cents.len() <= 2 && cents.bytes().all(|byte| byte.is_ascii_digit()) => {
            u32::from(cents.as_bytes().first() >= Some(&b'5'))
        }
        _ => return Err(fault),
    };
    match number(whole) {
        Ok(amount) => Ok(amount.map(|amount| amount.saturating_add(up))),
        Err(_) => Err(fault),
    }
}

/// A whole amount; points count only between groups of three digits, so that „12.50“ is not 1250.
fn number(text: &str) -> Result<Option<u32>, &'static str> {
    let fault = "Bitte eine ganze Zahl wie 1500 oder 1.500 angeben";
    let text: String = text.chars().filter(|char| !char.is_whitespace() && *char != '€').collect();
    if text.is_empty() {
        return Ok(None);
    }
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    let digits = first.to_owned() + &rest.concat();
    if !grouped || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(fault);
    }
    digits.parse().map(Some).map_err(|_| "Die Zahl ist zu groß")
}

impl Field {
    /// What the file holds.
    pub fn stored(self, assessment: &Assessment) -> String {
        let round = &assessment.round;
        let kommune = &assessment.kommune;
        let measure = |question| round.measure_for(question).map(|(_, measure)| measure);
        let evidence = |question, id| round.evidence(question, id);
        match self {
            Self::Note(id) => round.answer(id).note.clone(),
            Self::Justification(id) => round.answer(id).justification.clone(),
            Self::Ask(id) => round.answer(id).ask.clone(),
            Self::AskUntil(id) => optional(round.answer(id).ask_until.map(date::short)),
            Self::EvidenceTitle(id, item) => evidence(id, item).map(|found| found.title.clone()).unwrap_or_default(),
            Self::EvidencePlace(id, item) => evidence(id, item).map(|found| found.place.clone()).unwrap_or_default(),
            Self::EvidenceDate(id, item) => optional(evidence(id, item).and_then(|found| found.date).map(date::short)),
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
            Self::Scope => kommune.scope.clone(),
            Self::Participant(id) => round.participants.get(&id).map(|who| who.name.clone()).unwrap_or_default(),
            Self::ParticipantDate(id) => {
                optional(round.participants.get(&id).and_then(|who| who.date).map(date::short))
            }
        }
    }

    /// Whether any text fits, so that it may reach the file while somebody is still typing it.
    pub fn is_free_text(self) -> bool {
        !matches!(
            self,
            Self::AskUntil(_)
                | Self::EvidenceDate(..)
                | Self::Due(_)
                | Self::CostOnce(_)
                | Self::CostYearly(_)
                | Self::PersonDays(_)
                | Self::Name
                | Self::Ags
                | Self::Inhabitants
                | Self::Email
                | Self::ParticipantDate(_)
        )
    }

    /// Its name, for „nicht gespeichert: Frist“.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note(_) => "Notiz",
            Self::Justification(_) => "Begründung",
            Self::Ask(_) => "Wen fragen",
            Self::AskUntil(_) => "Klärung bis",
            Self::EvidenceTitle(..) => "Nachweis",
            Self::EvidencePlace(..) => "Fundort",
            Self::EvidenceDate(..) => "Datum des Nachweises",
            Self::Owner(_) => "Verantwortlich",
            Self::Due(_) => "Frist",
            Self::MeasureTitle(_) => "Titel",
            Self::Description(_) => "Beschreibung",
            Self::StatusNote(_) => "Grund",
            Self::CostOnce(_) => "einmalige Kosten",
            Self::CostYearly(_) => "jährliche Kosten",
            Self::PersonDays(_) => "Personentage",
            Self::Name => "Name",
            Self::Ags => "AGS",
            Self::Inhabitants => "Einwohnerzahl",
            Self::Leitung => "Leitung",
            Self::Isb => "ISB",
            Self::Email => "E-Mail",
            Self::Confidentiality => "Vertraulichkeit",
            Self::Scope => "Geltungsbereich",
            Self::Participant(_) => "Beteiligte",
            Self::ParticipantDate(_) => "Datum der Beteiligung",
        }
    }

    /// The text without blanks at its ends, as it is kept once the field is left. Lines may begin with blanks.
    pub fn trimmed(self, text: &str) -> String {
        match self {
            Self::Note(_) | Self::Justification(_) | Self::Description(_) | Self::StatusNote(_) | Self::Scope => {
                text.trim_end()
            }
            _ => text.trim(),
        }
        .to_owned()
    }

    /// The edits that put `text` into the file as it stands; a measure that is not planned yet is planned with it.
    ///
    /// # Errors
    /// What is wrong with the text, in German.
    pub fn edits(self, text: &str, assessment: &Assessment) -> Result<Vec<Edit>, &'static str> {
        let day = || match text.trim() {
            "" => Ok(None),
            text => date::parse(text).map(Some).ok_or("Bitte ein Datum wie 31.03.2027 angeben"),
        };
        let owned = || text.to_owned();
        let measure = |id, edit: MeasureEdit| {
            let edits = decide(assessment, id, [edit]);
            // An empty field plans nothing.
            if edits.len() > 1 && text.trim().is_empty() { Vec::new() } else { edits }
        };
        // A Nachweis may have been removed while somebody typed.
        let evidence = |question, id, edit: EvidenceEdit| match assessment.round.evidence(question, id) {
            Some(_) => vec![Edit::Evidence(question, id, edit)],
            None => Vec::new(),
        };
        let kommune = |edit| vec![Edit::Kommune(edit)];
        // It may be settled while somebody types.
        let clarification = |id, edit| match assessment.round.answer(id).in_clarification {
            true => vec![Edit::Question(id, edit)],
            false => Vec::new(),
        };
        // So may somebody who took part.
        let participant = |id, edit: ParticipantEdit| match assessment.round.participants.get(&id) {
            Some(_) => vec![Edit::Participant(id, edit)],
            None => Vec::new(),
        };
        Ok(match self {
            Self::Note(id) => vec![Edit::Question(id, QuestionEdit::Note(owned()))],
            Self::Justification(id) => vec![Edit::Question(id, QuestionEdit::Justification(owned()))],
            Self::Ask(id) => clarification(id, QuestionEdit::Ask(owned())),
            Self::AskUntil(id) => clarification(id, QuestionEdit::AskUntil(day()?)),
            Self::EvidenceTitle(question, id) => evidence(question, id, EvidenceEdit::Title(owned())),
            Self::EvidencePlace(question, id) => evidence(question, id, EvidenceEdit::Place(owned())),
            Self::EvidenceDate(question, id) => evidence(question, id, EvidenceEdit::Date(day()?)),
            Self::Owner(id) => measure(id, MeasureEdit::Owner(owned())),
            Self::Due(id) => measure(id, MeasureEdit::Due(day()?)),
            Self::MeasureTitle(id) => measure(id, MeasureEdit::Title(owned())),
            Self::Description(id) => measure(id, MeasureEdit::Description(owned())),
            Self::StatusNote(id) => measure(id, MeasureEdit::StatusNote(owned())),
            Self::CostOnce(id) => measure(id, MeasureEdit::CostOnce(euros(text)?)),
            Self::CostYearly(id) => measure(id, MeasureEdit::CostYearly(euros(text)?)),
            Self::PersonDays(id) => {
                let days = match text.trim() {
                    "" => None,
                    text => Some(text.parse::<PersonDays>().map_err(|()| "Bitte eine Zahl wie 2 oder 2,5 angeben")?),
                };
                measure(id, MeasureEdit::PersonDays(days))
            }
            Self::Name => match text.trim() {
                "" => return Err("Bitte den Namen der Kommune angeben"),
                name => kommune(KommuneEdit::Name(name.to_owned())),
            },
            Self::Ags => {
                let text = text.trim();
                let land = ags(text)?.map(|land| Edit::Kommune(KommuneEdit::Land(land.to_owned())));
                [Edit::Kommune(KommuneEdit::Ags(text.to_owned()))].into_iter().chain(land).collect()
            }
            Self::Inhabitants => kommune(KommuneEdit::Inhabitants(number(text)?)),
            Self::Leitung => kommune(KommuneEdit::Leitung(owned())),
            Self::Isb => kommune(KommuneEdit::Isb(owned())),
            Self::Email => {
                email(text.trim())?;
                kommune(KommuneEdit::IsbEmail(text.trim().to_owned()))
            }
            Self::Confidentiality => kommune(KommuneEdit::Confidentiality(owned())),
            Self::Scope => kommune(KommuneEdit::Scope(owned())),
            Self::Participant(id) => participant(id, ParticipantEdit::Name(owned())),
            Self::ParticipantDate(id) => participant(id, ParticipantEdit::Date(day()?)),
        })
    }
}

/// Checks an AGS and tells its Land.
fn ags(text: &str) -> Result<Option<&'static str>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("Der AGS besteht nur aus Ziffern");
    }
    // A Kreis has five, a municipality eight.
    if !matches!(text.len(), 5 | 8) {
        return Err("Der AGS hat 8 Ziffern, der Schlüssel eines Kreises 5");
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
    fn an_ags_has_eight_digits_or_five_for_a_kreis_and_names_its_land() {
        assert_eq!(ags("05315"), Ok(Some("Nordrhein-Westfalen")));
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
    fn costs_may_have_cents_which_are_rounded() {
        for (text, amount) in [
            ("1.500,50 €", Some(1501)),
            ("1.500,49", Some(1500)),
            ("1.500 €", Some(1500)),
            ("12,-", Some(12)),
            ("99,5", Some(100)),
            ("3 EUR", Some(3)),
            (" ", None),
        ] {
            assert_eq!(euros(text), Ok(amount), "{text}");
        }
        for text in ["viel", "12.50", "1,500", ",50", "1,x", "-3"] {
            assert!(euros(text).is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_may_have_points() {
        assert_eq!(number("12.500 €"), Ok(Some(12_500)));
        assert_eq!(number(" "), Ok(None));
        assert_eq!(number("1.234.567"), Ok(Some(1_234_567)));
        for text in ["viel", "12.50", "1.5", "1234.567", ".500", "-3", "1,50", "99999999999"] {
            assert!(number(text).is_err(), "{text}");
        }
    }
}
