//! What the file of a Kommune is called.

/// A file name for a Kommune.
pub fn file_name(name: &str) -> String {
    let plain: String = name
        .trim()
        .chars()
        .map(|char| if char.is_alphanumeric() || matches!(char, '-' | '_') { char } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let stem: String = parts.join("-").chars().take(80).collect();
    format!("{}.wiba", if stem.is_empty() { "Kommune" } else { &stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_keeps_umlauts_and_drops_what_file_systems_refuse() {
        assert_eq!(file_name("Stadt Köln"), "Stadt-Köln.wiba");
        assert_eq!(file_name("a/b:c?"), "a-b-c.wiba");
        assert_eq!(file_name("  "), "Kommune.wiba");
    }
}
