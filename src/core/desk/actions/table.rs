//! The table itself.

use super::action::{Action, Group, Menu};
use super::chord::{Chord, Key, alt, plain, shifted, strg};

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// Where.
    pub group: Group,
    /// Its keys; the first one is shown.
    pub keys: &'static [Chord],
    /// Its name in the palette; empty if it is not there.
    pub name: &'static str,
    /// What the help says beside its keys; empty if it is not there.
    pub help: &'static str,
    /// Whether there must be an open file.
    pub needs_file: bool,
    /// Whether its key works while text is being typed.
    pub while_typing: bool,
    /// Where it stands in the menu.
    pub menu: Option<Menu>,
    /// Other words by which people look for it.
    pub also: &'static str,
}

const fn row(action: Action, keys: &'static [Chord], name: &'static str, help: &'static str) -> Row {
    let menu = if name.is_empty() { None } else { Some(Menu::View) };
    Row { action, group: Group::Everywhere, keys, name, help, needs_file: true, while_typing: true, menu, also: "" }
}

/// In another part of the menu than „Ansicht“.
const fn in_menu(menu: Menu, row: Row) -> Row {
    Row { menu: Some(menu), ..row }
}

/// Called otherwise in menu and palette than in the help.
const fn called(name: &'static str, row: Row) -> Row {
    Row { name, ..row }
}

/// Found by other words, too.
const fn also(also: &'static str, row: Row) -> Row {
    Row { also, ..row }
}

/// Without a file as well.
const fn always(row: Row) -> Row {
    Row { needs_file: false, ..row }
}

/// In a text field the key belongs to the field.
const fn not_typing(row: Row) -> Row {
    Row { while_typing: false, ..row }
}

const fn question(action: Action, keys: &'static [Chord], help: &'static str) -> Row {
    Row { group: Group::Questions, while_typing: false, menu: Some(Menu::Edit), ..row(action, keys, "", help) }
}

/// All actions, in the order of [`Action`].
pub const TABLE: &[Row] = &[
    also(
        "dashboard start hinweise",
        row(Action::Overview, &[alt(Key::Sign('1'))], "Übersicht", "Übersicht, 2–4: Ergebnisse"),
    ),
    also("plan aufgaben todo eigene", row(Action::Measures, &[alt(Key::Sign('2'))], "Maßnahmen", "")),
    also("grundschutz anforderungen bausteine", row(Action::Profile, &[alt(Key::Sign('3'))], "Profil", "")),
    also("export pdf drucken speichern", row(Action::Report, &[alt(Key::Sign('4'))], "Bericht", "")),
    also("kommune bearbeiten wappen logo isb", row(Action::Kommune, &[], "Stammdaten", "")),
    also("kontakte ansprechpartner zuständig amt", row(Action::People, &[], "Personen und Ämter", "")),
    also("protokoll journal änderungen", row(Action::History, &[], "Verlauf", "")),
    also("optionen schrift farben dunkel", row(Action::Settings, &[], "Einstellungen", "")),
    in_menu(Menu::Edit, also("finden", row(Action::Search, &[strg(Key::Sign('F'))], "Suchen", "Suchen"))),
    in_menu(Menu::Help, always(row(Action::Palette, &[strg(Key::Sign('K'))], "Alle Befehle", "Alle Befehle"))),
    always(row(Action::Menu, &[plain(Key::F(10))], "", "Menü")),
    row(Action::Back, &[alt(Key::Left)], "Zurück", "Zurück, mit → vor"),
    row(Action::Forward, &[alt(Key::Right)], "Vor", ""),
    in_menu(Menu::Edit, not_typing(row(Action::Undo, &[strg(Key::Sign('Z'))], "Rückgängig", "Rückgängig"))),
    in_menu(
        Menu::Edit,
        not_typing(row(
            Action::Redo,
            &[strg(Key::Sign('Y')), shifted(strg(Key::Sign('Z')))],
            "Wiederholen",
            "Wiederholen",
        )),
    ),
    in_menu(Menu::File, row(Action::Save, &[strg(Key::Sign('S'))], "Speichern", "Speichern")),
    in_menu(Menu::File, also("kopie", row(Action::SaveAs, &[shifted(strg(Key::Sign('S')))], "Speichern unter …", ""))),
    in_menu(
        Menu::File,
        also("kennwort ändern setzen", row(Action::SetPassword, &[], "Mit Passwort verschlüsseln …", "")),
    ),
    in_menu(Menu::File, also("kennwort", row(Action::RemovePassword, &[], "Passwort entfernen …", ""))),
    in_menu(
        Menu::File,
        also("import excel word csv tabelle zip", row(Action::ImportAnswers, &[], "Antworten einlesen …", "")),
    ),
    in_menu(
        Menu::File,
        also("konflikt fassung kopie kollege vereinen", row(Action::Merge, &[], "Zusammenführen …", "")),
    ),
    in_menu(
        Menu::File,
        also("sicherung backup wiederherstellen verloren", row(Action::Backups, &[], "Frühere Stände …", "")),
    ),
    in_menu(
        Menu::File,
        also("kollegen word excel teil fragebogen ausgeben", row(Action::HandOut, &[], "Fragen verteilen …", "")),
    ),
    in_menu(Menu::File, also("excel csv tabelle ausgeben", row(Action::Export, &[], "Exportieren …", ""))),
    in_menu(
        Menu::File,
        always(also("bsi original hilfsmittel text", row(Action::Wording, &[], "Amtlichen Wortlaut einlesen …", ""))),
    ),
    in_menu(
        Menu::File,
        also("pdf drucker papier", row(Action::Print, &[strg(Key::Sign('P'))], "Bericht drucken …", "Bericht drucken")),
    ),
    in_menu(Menu::File, row(Action::CloseFile, &[strg(Key::Sign('W'))], "Datei schließen", "")),
    in_menu(Menu::File, always(row(Action::OpenFile, &[strg(Key::Sign('O'))], "Datei öffnen …", "Datei öffnen"))),
    in_menu(
        Menu::File,
        always(row(Action::NewWindow, &[shifted(strg(Key::Sign('N')))], "Neues Fenster", "Neues Fenster")),
    ),
    // Where + needs Umschalt, the key says so; = is the same key there.
    always(row(
        Action::LargerText,
        &[strg(Key::Sign('+')), strg(Key::Sign('=')), shifted(strg(Key::Sign('+'))), shifted(strg(Key::Sign('=')))],
        "Größere Schrift",
        "Größere Schrift, mit – kleiner",
    )),
    always(row(Action::SmallerText, &[strg(Key::Sign('-'))], "Kleinere Schrift", "")),
    always(row(Action::NormalText, &[strg(Key::Sign('0'))], "Normale Schrift", "")),
    also("vollbild besprechung beamer", row(Action::Meeting, &[plain(Key::F(11))], "Sitzungsmodus", "Sitzungsmodus")),
    in_menu(
        Menu::File,
        also(
            "ende exit verlassen",
            always(row(Action::Quit, &[strg(Key::Sign('Q'))], "Beenden", "Speichern und schließen")),
        ),
    ),
    always(row(Action::NextControl, &[plain(Key::Tab)], "", "Zum nächsten Bedienelement")),
    in_menu(
        Menu::Help,
        also(
            "hilfe tastatur kürzel",
            always(row(Action::Help, &[plain(Key::F(1)), plain(Key::Written('?'))], "Hilfe und Tasten", "Diese Hilfe")),
        ),
    ),
    question(Action::Yes, &[plain(Key::Sign('J'))], "Ja"),
    question(Action::No, &[plain(Key::Sign('N'))], "Nein"),
    question(Action::NotRelevant, &[plain(Key::Sign('R'))], "Nicht relevant"),
    also("entfernen löschen offen", question(Action::ClearAnswer, &[plain(Key::Delete)], "Antwort zurücknehmen")),
    question(Action::NextOpen, &[plain(Key::Enter)], "Nächste offene Frage"),
    called(
        "Vorige Frage",
        question(Action::Previous, &[plain(Key::Left), plain(Key::Up)], "Vorige Frage, zum Berichtigen"),
    ),
    question(Action::Next, &[plain(Key::Right), plain(Key::Down)], "Nächste Frage"),
    in_menu(
        Menu::View,
        called(
            "Maßstab auf und zu",
            question(Action::Explanation, &[plain(Key::Sign('H'))], "Maßstab und Erläuterung auf und zu"),
        ),
    ),
    called("Notiz schreiben", question(Action::Note, &[strg(Key::Enter)], "Notiz schreiben, im Feld: Feld verlassen")),
    question(Action::Justification, &[plain(Key::Sign('B'))], "Begründung schreiben"),
    called(
        "Verantwortliche eintragen",
        question(Action::Owner, &[plain(Key::Sign('M'))], "Maßnahme: Verantwortliche eintragen"),
    ),
    question(Action::Clarify, &[plain(Key::Sign('K'))], "In Klärung: wen fragen, bis wann"),
    called(
        "Alle Fragen auswählen",
        question(Action::SelectAll, &[strg(Key::Sign('A'))], "Alle Fragen der Liste auswählen"),
    ),
    question(Action::WholeList, &[], "Alle offenen nicht relevant, weil …"),
    in_menu(Menu::View, question(Action::View, &[plain(Key::Sign('L'))], "Interview oder Liste")),
    Row { menu: None, ..question(Action::Leave, &[plain(Key::Escape)], "Feld verlassen") },
];

impl Row {
    /// The keys for the help, as they stand on the keyboard: one combination, or all single keys.
    pub fn caps(&self) -> Vec<String> {
        let single = self.keys.iter().take_while(|chord| chord.is_plain()).count();
        self.keys.iter().take(single.max(1)).flat_map(|chord| chord.caps()).collect()
    }

    /// The first key in words, e.g. „Strg+F“; empty if there is none.
    pub fn key_words(&self) -> String {
        self.keys.first().map(|chord| chord.caps().join("+")).unwrap_or_default()
    }
}

impl Action {
    /// Its row of the table.
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// What it is called in the menu.
    pub fn menu_name(self) -> &'static str {
        let row = self.row();
        if row.name.is_empty() { row.help } else { row.name }
    }

    /// A name with the key behind it, for a tooltip: „Suchen (Strg+F)“.
    pub fn with_key(self, name: &str) -> String {
        format!("{name} ({})", self.row().key_words())
    }
}

impl Menu {
    /// What stands in it, in the order of the table.
    pub fn rows(self) -> impl Iterator<Item = &'static Row> {
        TABLE.iter().filter(move |row| row.menu == Some(self))
    }
}

/// What the help shows of a group.
pub fn helped(group: Group) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.group == group && !row.help.is_empty() && !row.keys.is_empty())
}

/// What the palette shows on every screen, with a file or without.
pub fn named(needs_file: bool) -> impl Iterator<Item = &'static Row> {
    let everywhere = |row: &&Row| row.group == Group::Everywhere && !row.name.is_empty();
    TABLE.iter().filter(everywhere).filter(move |row| row.needs_file == needs_file)
}

/// What it shows besides while questions are worked through.
pub fn at_questions() -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(|row| row.group == Group::Questions && row.menu.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_finds_its_row() {
        for (place, row) in TABLE.iter().enumerate() {
            assert_eq!(row.action as usize, place, "{:?}", row.action);
        }
        assert_eq!(TABLE.len(), Action::Leave as usize + 1);
    }

    #[test]
    fn no_key_means_two_things() {
        let mut seen: Vec<Chord> = Vec::new();
        for chord in TABLE.iter().flat_map(|row| row.keys) {
            assert!(!seen.contains(chord), "{chord:?}");
            seen.push(*chord);
        }
    }

    #[test]
    fn keys_are_told_as_they_stand_on_the_keyboard() {
        assert_eq!(Action::Search.with_key("Suchen"), "Suchen (Strg+F)");
        assert_eq!(Action::Redo.row().caps(), ["Strg", "Y"]);
        assert_eq!(Action::Next.row().caps(), ["→", "↓"]);
        assert_eq!(Action::Kommune.row().key_words(), "");
    }
}
