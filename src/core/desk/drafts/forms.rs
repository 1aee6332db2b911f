//! What has a form of its own as people write it: amounts, the AGS, an e-mail address.

use crate::assessment::LAENDER;

/// An amount of money in whole euros: cents are rounded, because costs are estimates.
pub(super) fn euros(text: &str) -> Result<Option<u32>, &'static str> {
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
pub(super) fn number(text: &str) -> Result<Option<u32>, &'static str> {
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

/// Checks an AGS and tells its Land.
pub(super) fn ags(text: &str) -> Result<Option<&'static str>, &'static str> {
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

pub(super) fn email(text: &str) -> Result<(), &'static str> {
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
