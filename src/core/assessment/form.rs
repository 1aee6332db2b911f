//! What the fields of a questionnaire for the screen are called: paper writes them, and a filled one is read by them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::AnswerValue;
use crate::catalog::QuestionId;
use crate::wording::date;

/// A field of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormField {
    /// A box for one of the answers to a question.
    Answer(QuestionId, AnswerValue),
    /// A box for a condition of its Maßstab, by letter.
    Condition(QuestionId, char),
    /// Its Notiz.
    Note(QuestionId),
    /// Its Begründung.
    Justification(QuestionId),
    /// Its Nachweise, one a line as [`evidence_line`] writes them.
    Evidence(QuestionId),
    /// Something about who fills in a checklist.
    Person(u8, PersonPart),
    /// The id of the file that it belongs to.
    File,
    /// The edition of the catalogue with which it was made.
    Edition,
    /// The version of that catalogue.
    Catalog,
}

/// What is asked about who fills in a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonPart {
    /// Name.
    Name,
    /// Amt oder Stelle.
    Office,
    /// Datum.
    Day,
}

impl PersonPart {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Name, Self::Office, Self::Day];

    fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Office => "stelle",
            Self::Day => "datum",
        }
    }
}

fn answer_key(value: AnswerValue) -> &'static str {
    match value {
        AnswerValue::Yes => "ja",
        AnswerValue::No => "nein",
        AnswerValue::NotRelevant => "nicht-relevant",
    }
}

impl fmt::Display for FormField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(question, value) => write!(f, "{question}/antwort/{}", answer_key(*value)),
            Self::Condition(question, letter) => write!(f, "{question}/bedingung/{letter}"),
            Self::Note(question) => write!(f, "{question}/notiz"),
            Self::Justification(question) => write!(f, "{question}/begruendung"),
            Self::Evidence(question) => write!(f, "{question}/nachweis"),
            Self::Person(list, part) => write!(f, "person/{list}/{}", part.key()),
            Self::File => f.write_str("wiba/datei"),
            Self::Edition => f.write_str("wiba/ausgabe"),
            Self::Catalog => f.write_str("wiba/katalog"),
        }
    }
}

impl FromStr for FormField {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = text.split('/').collect();
        let question = |id: &str| id.parse::<QuestionId>().map_err(|_| ());
        match parts.as_slice() {
            ["wiba", "datei"] => Ok(Self::File),
            ["wiba", "ausgabe"] => Ok(Self::Edition),
            ["wiba", "katalog"] => Ok(Self::Catalog),
            ["person", list, part] => {
                let part = PersonPart::ALL.into_iter().find(|known| known.key() == *part).ok_or(())?;
                Ok(Self::Person(list.parse().map_err(|_| ())?, part))
            }
            [id, "antwort", key] => {
                let value = AnswerValue::ALL.into_iter().find(|value| answer_key(*value) == *key).ok_or(())?;
                Ok(Self::Answer(question(id)?, value))
            }
            [id, "bedingung", letter] => {
                let mut letters = letter.chars();
                let (Some(letter), None) = (letters.next(), letters.next()) else { return Err(()) };
                Ok(Self::Condition(question(id)?, letter))
            }
            [id, "notiz"] => Ok(Self::Note(question(id)?)),
            [id, "begruendung"] => Ok(Self::Justification(question(id)?)),
            [id, "nachweis"] => Ok(Self::Evidence(question(id)?)),
            _ => Err(()),
        }
    }
}

/// A Nachweis in one line, „Protokoll | Aktenschrank | 01.03.2026“; bars and line breaks within it have a backslash.
pub fn evidence_line(title: &str, place: &str, day: Option<Date>) -> String {
    let mut line = escaped(title);
    if !place.is_empty() || day.is_some() {
        line.push_str(" | ");
        line.push_str(&escaped(place));
    }
    if let Some(day) = day {
        line.push_str(" | ");
        line.push_str(&date::short(day));
    }
    line
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "\\n").replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_as_it_is_called() {
        let question = QuestionId::new(7, 12);
        let mut fields = vec![
            FormField::Condition(question, 'c'),
            FormField::Note(question),
            FormField::Justification(question),
            FormField::Evidence(question),
            FormField::File,
            FormField::Edition,
            FormField::Catalog,
        ];
        fields.extend(AnswerValue::ALL.map(|value| FormField::Answer(question, value)));
        fields.extend(PersonPart::ALL.map(|part| FormField::Person(7, part)));
        for field in fields {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for text in
            ["", "7.12", "7.12/antwort", "7.12/antwort/vielleicht", "7.12/bedingung/ab", "person/x/name", "x/notiz"]
        {
            assert_eq!(text.parse::<FormField>(), Err(()), "{text}");
        }
    }
}
