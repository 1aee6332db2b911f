//! Spellings that count as the same: capitals, umlauts, ß.

/// Lower case. German text is ASCII with a few umlauts, and this is several times faster for it than
/// [`str::to_lowercase`], which gives up its quick way at the first umlaut.
pub(super) fn lower_into(text: &str, lower: &mut String) {
    for char in text.chars() {
        if char.is_ascii() {
            lower.push(char.to_ascii_lowercase());
        } else {
            lower.extend(char.to_lowercase());
        }
    }
}

/// Lower case without accents: ä is a, ß is ss.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars() {
        fold_char(char, &mut folded);
    }
    folded
}

/// One sign of [`fold`].
pub(super) fn fold_char(char: char, folded: &mut String) {
    if char.is_ascii() {
        folded.push(char.to_ascii_lowercase());
        return;
    }
    for char in char.to_lowercase() {
        match char {
            'ä' | 'à' | 'á' | 'â' | 'ã' | 'å' => folded.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' | 'õ' => folded.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => folded.push('u'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
}

/// Umlauts as people write them without an umlaut key: ä as ae.
pub(super) fn spelt_out(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    lower_into(text, &mut lower);
    fold(&lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"))
}

/// The way back: ae, which may stand for ä, as its folded a.
pub(super) fn drawn_together(folded: &str) -> String {
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// What is left of a folded word for telling whether another one is meant: doubled letters count once.
pub(super) fn squeeze(folded: &str) -> String {
    let mut squeezed = String::with_capacity(folded.len());
    for char in drawn_together(folded).chars() {
        if !squeezed.ends_with(char) {
            squeezed.push(char);
        }
    }
    squeezed
}

/// The words of a text, without what stands around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(is_around)).filter(|word| !word.is_empty())
}

fn is_around(char: char) -> bool {
    !char.is_alphanumeric()
}
