//! What is wrong with a RON text, in German: the reader's own words are English and speak to programmers.

use ron::Error;
use ron::error::SpannedError;

/// The reason alone; the place is told beside it.
pub(crate) fn in_german(error: &SpannedError, text: &str) -> String {
    // What a cut-off file lacks first says nothing about what happened to it.
    if at_end(error, text.trim_end()) {
        return reason(&Error::Eof);
    }
    reason(&error.code)
}

fn at_end(error: &SpannedError, text: &str) -> bool {
    let last = text.lines().last().unwrap_or_default().chars().count();
    let place = error.span.end;
    (place.line, place.col) > (text.lines().count(), last)
}

fn reason(error: &Error) -> String {
    match error {
        Error::Eof => "der Text endet mittendrin".to_owned(),
        Error::TrailingCharacters => "nach dem Ende steht noch Text".to_owned(),
        Error::ExpectedArray => expected("eine öffnende eckige Klammer ["),
        Error::ExpectedArrayEnd => expected("eine schließende eckige Klammer ]"),
        Error::ExpectedMap => expected("eine öffnende geschweifte Klammer {"),
        Error::ExpectedMapEnd => expected("eine schließende geschweifte Klammer }"),
        Error::ExpectedMapColon => expected("ein Doppelpunkt"),
        Error::ExpectedComma => expected("ein Komma"),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedOption => expected("eine öffnende Klammer ("),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => expected("eine schließende Klammer )"),
        Error::ExpectedString | Error::ExpectedChar => expected("ein Text in Anführungszeichen"),
        Error::ExpectedStringEnd => expected("ein schließendes Anführungszeichen"),
        Error::ExpectedInteger | Error::ExpectedFloat => expected("eine Zahl"),
        Error::ExpectedBoolean => expected("true oder false"),
        Error::ExpectedIdentifier => expected("ein Name"),
        Error::IntegerOutOfBounds => "eine Zahl ist zu groß oder negativ".to_owned(),
        Error::InvalidIntegerDigit { digit, .. } => format!("„{digit}“ ist keine Ziffer"),
        Error::UnexpectedChar(char) => format!("unerwartetes Zeichen „{char}“"),
        Error::InvalidEscape(_) => "hinter einem \\ steht kein erlaubtes Zeichen".to_owned(),
        Error::UnclosedBlockComment => "ein Kommentar /* wird nicht geschlossen".to_owned(),
        Error::MissingStructField { field, .. } => format!("das Feld „{field}“ fehlt"),
        Error::DuplicateStructField { field, .. } => format!("das Feld „{field}“ steht doppelt"),
        Error::NoSuchStructField { found, expected, .. } => {
            format!("unbekanntes Feld „{found}“; möglich: {}", expected.join(", "))
        }
        Error::NoSuchEnumVariant { found, expected, .. } => {
            format!("unbekannter Wert „{found}“; möglich: {}", expected.join(", "))
        }
        Error::InvalidValueForType { found, .. } => {
            // „the boolean `true`“: the value itself stands in quotes.
            let value = found.find(['`', '"']).and_then(|start| found.get(start..)).unwrap_or_default();
            format!("ein Wert von falscher Art {value}").trim_end().to_owned()
        }
        Error::ExpectedDifferentLength { found, .. } => {
            format!("eine Liste mit {found} Einträgen hat die falsche Länge")
        }
        // Our own types begin with what they refuse, quoted; dates are read by a library that speaks English.
        Error::Message(message) if message.starts_with('„') => message.clone(),
        Error::Message(_) => "ein Datum oder eine Uhrzeit ist ungültig".to_owned(),
        Error::ExceededRecursionLimit => "Klammern sind zu tief ineinander geschachtelt".to_owned(),
        Error::InvalidIdentifier(name) | Error::SuggestRawIdentifier(name) => {
            format!("„{name}“ ist kein erlaubter Name")
        }
        Error::ExpectedRawValue | Error::ExpectedUnit => expected("ein Wert"),
        Error::NoSuchExtension(name) => format!("die Erweiterung „{name}“ gibt es nicht"),
        Error::Utf8Error(_) => "der Text ist nicht in UTF-8".to_owned(),
        Error::UnderscoreAtBeginning | Error::FloatUnderscore => "ein Unterstrich steht an falscher Stelle".to_owned(),
        // What remains are faults of programs and not of files; their words are English.
        _ => "die Stelle ist nicht verständlich".to_owned(),
    }
}

fn expected(what: &str) -> String {
    format!("hier fehlt {what}")
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read")]
    struct Sample {
        name: String,
        number: u8,
        color: Color,
        #[serde(default)]
        day: Option<jiff::civil::Date>,
    }

    #[derive(Debug, Deserialize)]
    enum Color {
        Red,
        Green,
    }

    #[test]
    fn what_is_nested_too_deep_is_told_in_german() {
        let text = format!("(name: {}", "[".repeat(400));
        let error = ron::from_str::<ron::Value>(&text).unwrap_err();
        assert_eq!(in_german(&error, &text), "Klammern sind zu tief ineinander geschachtelt");
    }

    #[test]
    fn the_usual_faults_are_told_in_german() {
        for (text, told) in [
            ("(name: \"a\", number: 1", "der Text endet mittendrin"),
            ("(name: \"a\", number: 1,\n", "der Text endet mittendrin"),
            (
                "(name: \"a\", number: 1, color: Red, day: Some(\"gestern\"))",
                "ein Datum oder eine Uhrzeit ist ungültig",
            ),
            ("(name: \"a\", number: ", "der Text endet mittendrin"),
            ("(name: \"a\", number: 1, color: Red) rest", "nach dem Ende steht noch Text"),
            ("(name: \"a\" number: 1, color: Red)", "hier fehlt ein Komma"),
            ("(name: \"a\", number: 300, color: Red)", "eine Zahl ist zu groß oder negativ"),
            ("(name: \"a\", color: Red)", "das Feld „number“ fehlt"),
            ("(name: \"a\", number: 1, number: 2, color: Red)", "das Feld „number“ steht doppelt"),
            ("(name: \"a\", numbre: 1, color: Red)", "unbekanntes Feld „numbre“; möglich: name, number, color, day"),
            ("(name: \"a\", number: 1, color: Blue)", "unbekannter Wert „Blue“; möglich: Red, Green"),
            ("(name: 7, number: 1, color: Red)", "hier fehlt ein Text in Anführungszeichen"),
            ("name 7", "hier fehlt eine öffnende Klammer ("),
        ] {
            let error = ron::from_str::<Sample>(text).unwrap_err();
            assert_eq!(in_german(&error, text), told, "{text}");
        }
    }
}
