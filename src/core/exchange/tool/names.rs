//! The names of the checklists, in the spellings that are about.

use super::super::words::plain;
use crate::catalog::Catalog;

/// Names that an edition of the official files uses beside the title, plain.
const OTHER_NAMES: [(&str, u8); 1] = [("vorbereitungfueritsicherheitsvorfaelle", 18)];

/// The number of the checklist with this name: case, blanks, slashes and the spelling of umlauts do not count, nor do
/// „Checkliste“ and its number before it.
pub(in super::super) fn checklist_named(name: &str, catalog: &Catalog) -> Option<u8> {
    let name = plain(name);
    let name = name.strip_prefix("wiba").unwrap_or(&name);
    let name = name.strip_prefix("checkliste").unwrap_or(name);
    let name = name.strip_prefix("wiba").unwrap_or(name);
    let bare = name.trim_start_matches(|char: char| char.is_ascii_digit());
    let number: Option<u8> = name.get(..name.len() - bare.len()).and_then(|digits| digits.parse().ok());
    let known = catalog.checklists.iter().find(|list| plain(&list.title) == bare).map(|list| list.number);
    let known = known.or_else(|| OTHER_NAMES.iter().find(|(other, _)| *other == bare).map(|(_, number)| *number))?;
    (number.is_none() || number == Some(known)).then_some(known)
}
