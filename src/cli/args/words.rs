//! The words that an option may hold, and what they mean.

use jiff::civil::Date;

use wiba_core::assessment::{AnswerValue, HandOutForm, Side};
use wiba_core::catalog::{Contact, QuestionId};
use wiba_core::store::backups::KEPT_RANGE;
use wiba_core::wording::date::{DateFault, YEARS, parse_iso};

/// Whose version holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideWord(pub Side);

impl std::str::FromStr for SideWord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "meine" => Ok(Self(Side::Mine)),
            "andere" => Ok(Self(Side::Other)),
            _ => Err(format!("„{text}“ ist keine der beiden Fassungen; möglich sind meine und andere")),
        }
    }
}

/// What happens to a field where the file says something else than what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// What is recorded stays.
    Keep,
    /// What the file says takes its place.
    Replace,
}

/// An answer as it is typed; „offen“ takes one back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerWord(pub Option<AnswerValue>);

impl std::str::FromStr for AnswerWord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        wiba_core::exchange::answer_word(text)
            .map(Self)
            .ok_or_else(|| format!("„{text}“ ist keine Antwort; erwartet wird ja, nein, nicht-relevant oder offen"))
    }
}

/// What is done with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordWish {
    /// A file that has none gets one.
    Setzen,
    /// Another one in place of the one it has.
    Aendern,
    /// It has none from then on.
    Entfernen,
}

impl std::str::FromStr for PasswordWish {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "setzen" => Ok(Self::Setzen),
            "aendern" | "ändern" => Ok(Self::Aendern),
            "entfernen" => Ok(Self::Entfernen),
            _ => Err(format!("„{text}“ passt hier nicht; erwartet wird setzen, aendern oder entfernen")),
        }
    }
}

/// What paints the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX.
    Wgpu,
    /// OpenGL.
    Glow,
}

pub(super) fn renderer(text: &str) -> Result<Renderer, String> {
    match text.to_lowercase().as_str() {
        "wgpu" => Ok(Renderer::Wgpu),
        "glow" => Ok(Renderer::Glow),
        _ => Err(format!("„{text}“ ist keine Grafikausgabe; möglich sind wgpu und glow")),
    }
}

pub(super) fn question(text: &str) -> Result<QuestionId, String> {
    text.parse::<QuestionId>().map_err(|error| match text.replacen(',', ".", 1).parse::<QuestionId>() {
        Ok(meant) => format!("„{text}“ ist keine Fragennummer; gemeint ist wohl {meant}"),
        Err(_) => error.to_string(),
    })
}

pub(super) fn number(text: &str) -> Result<usize, String> {
    text.trim()
        .parse()
        .map_err(|_| format!("„{text}“ ist keine Nummer aus der Liste; erwartet wird eine Zahl, zum Beispiel 1"))
}

pub(super) fn kept(text: &str) -> Result<usize, String> {
    let number = text.trim().parse().ok().filter(|number| KEPT_RANGE.contains(number));
    number.ok_or_else(|| format!("„{text}“ ist keine Anzahl von {} bis {}", KEPT_RANGE.start(), KEPT_RANGE.end()))
}

pub(super) fn decision(text: &str) -> Result<Decision, String> {
    match text.trim().to_lowercase().as_str() {
        "behalten" => Ok(Decision::Keep),
        "ersetzen" => Ok(Decision::Replace),
        _ => Err(format!("„{text}“ ist keine Wahl; möglich sind behalten und ersetzen")),
    }
}

pub(super) fn hand_out_form(text: &str) -> Result<HandOutForm, String> {
    let wanted = text.trim().to_lowercase();
    let known = HandOutForm::ALL.into_iter().find(|form| form.ending() == wanted);
    known.ok_or_else(|| format!("„{text}“ ist keine Form; möglich sind xlsx, docx und wiba"))
}

pub(super) fn contact(text: &str) -> Result<Contact, String> {
    let wanted = text.trim().to_lowercase();
    Contact::ALL.into_iter().find(|contact| contact.label().to_lowercase() == wanted).ok_or_else(|| {
        let known: Vec<_> = Contact::ALL.iter().map(|contact| contact.label()).collect();
        format!("„{text}“ ist keine Stelle; bekannt sind {}", known.join(", "))
    })
}

pub(super) fn checklist(text: &str) -> Result<u8, String> {
    text.trim()
        .parse()
        .map_err(|_| format!("„{text}“ ist keine Nummer einer Checkliste; erwartet wird eine Zahl, zum Beispiel 7"))
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    parse_iso(text).map_err(|fault| match fault {
        DateFault::Year => format!("„{text}“ liegt nicht in den Jahren {} bis {}", YEARS.start(), YEARS.end()),
        _ => format!("„{text}“ ist kein Datum; erwartet wird JJJJ-MM-TT, zum Beispiel 2026-11-22"),
    })
}
