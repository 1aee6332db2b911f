//! What characters are, whatever font shows them.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Unicode composes nothing out of the characters before the first combining mark.
const FIRST_MARK: char = '\u{300}';

/// Whether a text of such characters is shown as it is: they have ink and stay apart under composition.
pub(super) fn is_plain(character: char) -> bool {
    if character < FIRST_MARK {
        return !is_invisible(character);
    }
    !is_invisible(character)
        && canonical_combining_class(character) == 0
        && is_nfc_quick([character].into_iter()) == IsNormalized::Yes
}

/// Controls, soft hyphens, joiners, direction marks and variation selectors have no ink of their own.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_first_combining_mark_every_character_with_ink_stays_as_it_is() {
        for character in (' '..FIRST_MARK).filter(|character| !is_invisible(*character)) {
            assert!(canonical_combining_class(character) == 0, "{character:?}");
            assert!(is_nfc_quick([character].into_iter()) == IsNormalized::Yes, "{character:?}");
        }
        assert!(!is_plain(FIRST_MARK));
    }
}
