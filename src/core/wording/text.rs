//! Enumerations and the beginnings of sentences.

/// The first letter as a capital: a clause becomes a sentence.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

/// „a, b und c“.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} und {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first few in quotation marks, and how many more there are.
pub fn examples<S: AsRef<str>>(items: &[S], most: usize) -> String {
    let shown: Vec<String> = items.iter().take(most).map(|item| format!("„{}“", item.as_ref())).collect();
    match items.len().saturating_sub(most) {
        0 => list(&shown),
        1 => format!("{} und eine weitere", shown.join(", ")),
        rest => format!("{} und {rest} weitere", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enumerations_end_with_und() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b und c");
        assert_eq!(examples(&["a", "b", "c"], 2), "„a“, „b“ und eine weitere");
        assert_eq!(examples(&["a", "b"], 2), "„a“ und „b“");
    }
}
