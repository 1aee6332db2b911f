//! Paragraphs, boxes and cells of a Word document.

/// How a paragraph looks; the names stand in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Heading,
    Head,
    Strong,
    Text,
    Small,
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Self::Title => "Titel",
            Self::Heading => "Ueberschrift1",
            Self::Head => "Kopf",
            Self::Strong => "Frage",
            Self::Text => "Standard",
            Self::Small => "Massstab",
        }
    }
}

/// A paragraph; the lines of its text stay lines.
pub(super) fn paragraph(style: Style, text: &str) -> String {
    let name = style.name();
    if text.is_empty() {
        return format!("<w:p><w:pPr><w:pStyle w:val=\"{name}\"/></w:pPr></w:p>");
    }
    let runs: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:p><w:pPr><w:pStyle w:val=\"{name}\"/></w:pPr><w:r>{}</w:r></w:p>", runs.join("<w:br/>"))
}

/// A text that somebody goes on writing: a paragraph for each of its lines.
pub(super) fn lines(text: &str) -> String {
    text.split('\n').map(|line| paragraph(Style::Text, line)).collect()
}

/// A box to tick; `name` is what a screen reader says.
pub(super) fn boxed(name: &str, ticked: bool) -> String {
    let (state, sign) = if ticked { (1, '☒') } else { (0, '☐') };
    let font = "<w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/>";
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Feld\"/></w:pPr><w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w14:checkbox>\
         <w14:checked w14:val=\"{state}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>\
         <w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr>\
         <w:sdtContent><w:r><w:rPr>{font}</w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        escaped(name)
    )
}

/// A cell with what stands in it.
pub(super) fn cell(width: u32, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
}

/// As it stands in XML; signs that XML cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let fits = |char: &char| matches!(char, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    quick_xml::escape::escape(text.chars().filter(fits).collect::<String>()).into_owned()
}
