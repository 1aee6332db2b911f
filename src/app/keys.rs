//! The keys, in one table for the help overlay and the tooltips.

/// A key and what it does.
#[derive(Debug, Clone, Copy)]
pub struct KeyHelp {
    /// The keys as they stand on the keyboard.
    pub keys: &'static [&'static str],
    /// What they do.
    pub what: &'static str,
}

const fn key(keys: &'static [&'static str], what: &'static str) -> KeyHelp {
    KeyHelp { keys, what }
}

/// Keys in a checklist.
pub const QUESTIONS: &[KeyHelp] = &[
    key(&["J"], "Ja"),
    key(&["N"], "Nein"),
    key(&["R"], "Nicht relevant"),
    key(&["Entf"], "Antwort löschen"),
    key(&["Enter"], "Nächste offene Frage"),
    key(&["←", "→"], "Vorige und nächste Frage"),
    key(&["↑", "↓"], "Vorige und nächste Frage"),
    key(&["H"], "Erläuterung ein- und ausklappen"),
    key(&["Strg", "Enter"], "Notiz schreiben, im Feld: Feld verlassen"),
    key(&["B"], "Begründung schreiben"),
    key(&["M"], "Maßnahme: Verantwortliche eintragen"),
    key(&["L"], "Interview oder Liste"),
    key(&["Esc"], "Feld verlassen"),
];

/// Keys everywhere.
pub const EVERYWHERE: &[KeyHelp] = &[
    key(&["Strg", "F"], "Suchen"),
    key(&["Strg", "K"], "Alle Befehle"),
    key(&["Strg", "Z"], "Rückgängig"),
    key(&["Strg", "Y"], "Wiederholen"),
    key(&["Strg", "S"], "Speichern"),
    key(&["Strg", "O"], "Datei öffnen"),
    key(&["Alt", "1"], "Übersicht, 2–4: Ergebnisse"),
    key(&["Strg", "+"], "Größere Schrift, mit – kleiner"),
    key(&["Tab"], "Zum nächsten Bedienelement"),
    key(&["?"], "Diese Hilfe"),
];
