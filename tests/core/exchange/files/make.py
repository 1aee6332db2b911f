#!/usr/bin/env python3
"""Makes the foreign files beside it, with texts of our own: tests/core/exchange/files/make.py

Needs openpyxl and python-docx of PyPI. What it writes is committed; run it again only to change it."""

import csv
import datetime
import io
import pathlib
import re
import zipfile

import docx
import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

HERE = pathlib.Path(__file__).parent
FACTS = HERE.parent.parent / "facts"
HEAD = ["Checkliste WiBA", "Nr. in WiBA", "Prüffrage WiBA", "Hilfsmittel", "Aufwand", "Umsetzung", "Notizen"]
TIME = datetime.datetime(2026, 11, 1, 9, 0, 0)


def facts():
    names = {row["checkliste"]: row["titel"] for row in csv.DictReader((FACTS / "checklisten.csv").open(), delimiter=";")}
    for row in csv.DictReader((FACTS / "fragen.csv").open(), delimiter=";"):
        low, high = row["aufwand_min"], row["aufwand_max"]
        yield names[row["checkliste"]], int(row["checkliste"]), int(row["frage"]), low if low == high else f"{low} - {high}"


def save(book, name, replace=()):
    book.properties.creator = "Testdatei"
    book.properties.created = book.properties.modified = TIME
    data = io.BytesIO()
    book.save(data)
    repack(data.getvalue(), HERE / name, replace=replace)


def repack(data, path, drop=(), replace=(), add=()):
    """The same archive with fixed times, so that a second run changes nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in drop:
                content = old.read(item)
                if item.filename == "docProps/core.xml":
                    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-01T09:00:00Z", content)
                for old_text, new_text in replace:
                    content = content.replace(old_text, new_text)
                new.writestr(zipfile.ZipInfo(item.filename, (2026, 11, 1, 9, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
        for name, content in add:
            new.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)


def answer(checklist, number):
    return ["Ja", "Nein", "Nicht relevant", None][(checklist * 7 + number) % 4]


def tool():
    """As the tool is: an introduction, the documentation with everything a workbook may have, an evaluation."""
    book = openpyxl.Workbook()
    intro = book.active
    intro.title = "Einleitung"
    intro["A1"] = "Eine Arbeitsmappe für Tests, mit eigenen Texten"
    sheet = book.create_sheet("Dokumentation & Auswertung")
    sheet.append(HEAD)
    for title, checklist, number, effort in facts():
        note = f"Notiz zu {checklist}.{number}\nzweite Zeile" if number % 3 == 0 else None
        sheet.append([title, number, f"Eigene Frage {checklist}.{number}?", "Eigene Hilfe", effort,
                      answer(checklist, number), note])
    last = sheet.max_row
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    words = DataValidation(type="list", formula1='"Ja,Nein,Nicht relevant"', allow_blank=True)
    sheet.add_data_validation(words)
    words.add(f"F2:F{last}")
    sheet.conditional_formatting.add(
        f"F2:F{last}", CellIsRule(operator="equal", formula=['"Nein"'], fill=PatternFill("solid", bgColor="FFC7CE")))
    sheet.auto_filter.ref = f"A1:G{last}"
    sheet.freeze_panes = "A2"
    sheet.print_area = f"A1:G{last}"
    for row in (5, 6, 7):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["D"].hidden = True
    figures = book.create_sheet("Diagramm")
    for row, word in enumerate(["Ja", "Nein", "Nicht relevant"], start=1):
        figures.cell(row, 1, word)
        figures.cell(row, 2, f"=COUNTIF('{sheet.title}'!F2:F{last},A{row})")
    chart = BarChart()
    chart.add_data(Reference(figures, min_col=2, min_row=1, max_row=3))
    figures.add_chart(chart, "D2")
    save(book, "tool.xlsx")


def wild():
    """All that editions, people and programs make of it. The head is not in row 1, columns stand elsewhere."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2. Dokumentation"
    sheet["B2"] = "Stand der Dinge"
    sheet.append([])
    sheet.append(["", "Umsetzung ", "Nr. in\u00a0WiBA", "Checkliste WiBA", "eigene Spalte", "Notizen"])
    rows = [
        ("JA", 1, "backup", "x", "groß\nund mehrzeilig"),
        ("nein ", "2", "Checkliste Backup", "x", None),
        ("n. r.", "3.0", "BACKUP", None, None),
        ("entfa\u0308llt", 4.0, "3. Backup", None, 12.5),
        ("J", "12", "Buerosoftware", None, None),
        ("✓", 1, "Vorbereitung für IT-Sicherheitsvorfälle", None, None),
        ("N", "7.10", "IT Administration", None, None),
        ("Ja", 1, "Arbeit innerhalb der Institution/Haustechnik", None, None),
        # Not understood, each with its reason.
        ("vielleicht", 5, "Backup", None, None),
        ("Ja", 99, "Backup", None, None),
        ("Ja", 1, "Raumfahrt", None, None),
        ("Ja", 3, "Client", None, None),
        ("Nein", 3, "Client", None, None),
        ("Ja", None, "Client", None, None),
        ("=1/0", 4, "Client", None, None),
        ("=B5", 5, "Client", None, None),
    ]
    for row in rows:
        sheet.append(["", *row])
    sheet.append(["", "Ja", 6, "Client", None, "RICH"])
    first = sheet.max_row + 1
    for number in (1, 2, 3):
        sheet.append(["", "Nein", number, "Serverraum und Datenträgerarchiv" if number == 1 else None, None, None])
    sheet.merge_cells(f"D{first}:D{first + 2}")
    # One cell that answers two questions answers none.
    first = sheet.max_row + 1
    for number in (4, 5):
        sheet.append(["", "Ja" if number == 4 else None, number, "Serverraum und Datenträgerarchiv", None, None])
    sheet.merge_cells(f"B{first}:B{first + 1}")
    book.create_sheet("Hilfe")["A1"] = "Umsetzung"
    # The result of a formula that somebody has kept.
    save(book, "wild.xlsx", replace=[(b"><f>1/0</f><v />", b' t="e"><f>1/0</f><v>#DIV/0!</v>'),
                                     (b"><f>1/0</f><v></v>", b' t="e"><f>1/0</f><v>#DIV/0!</v>')])
    share(HERE / "wild.xlsx")


def share(path):
    """Puts the texts of all cells into shared strings, as Excel does; the library leaves them in the cells."""
    with zipfile.ZipFile(path) as old:
        parts = {item.filename: old.read(item) for item in old.infolist()}
    texts = []

    def shared(match):
        text = match[2].replace(b"<t>RICH</t>", b'<r><t xml:space="preserve">reich </t></r><r><rPr><b/></rPr><t>an Formen'
                                b"</t></r><rPh sb=\"0\" eb=\"1\"><t>nein</t></rPh>")
        if text not in texts:
            texts.append(text)
        return b'<c%s t="s"><v>%d</v></c>' % (match[1], texts.index(text))

    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = re.sub(rb'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', shared, parts[name], flags=re.DOTALL)
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = b"".join(b"<si>%s</si>" % text for text in texts)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (main, items)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind)
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rIdS" Type="%s" Target="sharedStrings.xml"/></Relationships>' % relation)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)


def two_sheets():
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet()):
        sheet.title = f"Dokumentation {len(book.sheetnames)}"
        sheet.append(HEAD)
        sheet.append(["Backup", 1, "?", "", 1, "Ja", ""])
    save(book, "two-sheets.xlsx")


W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')


def control(on):
    return (f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612"/>'
            f'<w14:uncheckedState w14:val="2610"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{"☒" if on else "☐"}'
            "</w:t></w:r></w:sdtContent></w:sdt>")


def field(on):
    checked = "<w:checked/>" if on else ""
    return ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="K"/><w:enabled/><w:checkBox><w:sizeAuto/>'
            f'<w:default w:val="0"/>{checked}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space='
            '"preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def glyph(on):
    return f'<w:r><w:t>{"☒" if on else "☐"}</w:t></w:r>'


def typed(on):
    return f'<w:r><w:t>{"x" if on else ""}</w:t></w:r>'


def paragraph(text):
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(text.split("\n"))
    return f'<w:p><w:r><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def cell(content):
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{content}</w:tc>'


def checklist(title, rows, box):
    """One of the checklists as they are handed out."""
    body = [paragraph("Weg in die Basis-Absicherung"), paragraph(f"Checkliste {title}"),
            paragraph("Zugrundeliegende Bausteine"), paragraph("CON.3 Beispiel"), paragraph("Ziel"),
            paragraph("Ein Ziel in eigenen Worten."), paragraph("Prüffragen")]
    head = ["Nr.", "Frage", "Hilfsmittel", "Aufwand", "Ja", "Nein", "Nicht relevant", "Notizen"]
    table = ["<w:tr>" + "".join(cell(paragraph(word)) for word in head) + "</w:tr>"]
    for number, ticks, note, effort in rows:
        boxes = [cell(f"<w:p>{box(on)}</w:p>") for on in ticks]
        texts = [cell(paragraph(text)) for text in (str(number), "Eigene Frage?", "Eigene Hilfe", effort)]
        table.append("<w:tr>" + "".join(texts + boxes + [cell(paragraph(note))]) + "</w:tr>")
    xml = f'<w:document {W}><w:body>{"".join(body)}<w:tbl>{"".join(table)}</w:tbl><w:sectPr/></w:body></w:document>'
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
             'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
             'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>')
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", xml)]:
            item = zipfile.ZipInfo(name, (2026, 11, 1, 9, 0, 0))
            archive.writestr(item, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content,
                             zipfile.ZIP_DEFLATED, 9)
    return data.getvalue()


def ticks(word):
    return [word == name for name in ("Ja", "Nein", "Nicht relevant")]


def documents():
    boxes = [control, field, glyph, typed]
    lists = {}
    for title, checklist_number, number, effort in facts():
        lists.setdefault((checklist_number, title), []).append(
            (number, ticks(answer(checklist_number, number)),
             f"Notiz {checklist_number}.{number}\nzweite Zeile" if number % 3 == 0 else "", effort))
    with zipfile.ZipFile(HERE / "checklists.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for (number, title), rows in lists.items():
            name = "Checkliste_" + title.replace(" / ", "_").replace(" ", "_") + "_2.0.docx"
            item = zipfile.ZipInfo("WiBA/" + name, (2026, 11, 1, 9, 0, 0))
            archive.writestr(item, checklist(title, rows, boxes[number % 4]), zipfile.ZIP_DEFLATED, 9)
        archive.writestr(zipfile.ZipInfo("__MACOSX/WiBA/._Checkliste_Backup_2.0.docx", (2026, 11, 1, 9, 0, 0)), b"Mac")
        archive.writestr(zipfile.ZipInfo("WiBA/Lies mich.txt", (2026, 11, 1, 9, 0, 0)), b"Text")
    for name, box in [("controls", control), ("fields", field), ("glyphs", glyph)]:
        rows = [(1, ticks("Ja"), "erste\nzweite", "1"), (2, ticks("Nein"), "", "2"), (3, ticks("Nicht relevant"), "", "1 - 3"),
                (4, ticks(None), "nur Notiz", "1"), (5, [True, True, False], "", "1"), (99, ticks("Ja"), "", "1")]
        (HERE / f"{name}.docx").write_bytes(checklist("Backup", rows, box))


def library():
    """A document as a library writes it, with a head of two rows and merged cells, in which somebody has typed."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = TIME
    document.add_heading("Checkliste Rollen / Berechtigungen / Authentisierung")
    table = document.add_table(rows=2, cols=6)
    table.cell(0, 2).merge(table.cell(0, 4)).text = "Umsetzung"
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(0, 5).text = "Nr.", "Frage", "Notizen"
    for column, word in enumerate(["Ja", "Nein", "Nicht relevant"], start=2):
        table.cell(1, column).text = word
    for number, signs, note in [(1, ("x", "", ""), "Müller"), (2, ("", "X", ""), ""), (3, ("", "", "✓"), ""),
                                (4, ("☐", "☐", "☐"), ""), (5, ("ja", "", ""), "")]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[5].text = f"{number}.", "Eigene Frage?", note
        for cell_, sign in zip(cells[2:5], signs):
            cell_.text = sign
    data = io.BytesIO()
    document.save(data)
    repack(data.getvalue(), HERE / "library.docx", drop=("docProps/thumbnail.jpeg",))


def macros():
    """The tool and a checklist as Office saves them with macros. Theirs are bytes that run nowhere."""
    kind = b'<Override PartName="/%s/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    vba = bytes(range(256)) * 8
    link = b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    office = b"application/vnd.openxmlformats-officedocument."
    to_macros = b'<Relationship Id="vba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    repack((HERE / "tool.xlsx").read_bytes(), HERE / "macros.xlsm", add=[("xl/vbaProject.bin", vba)], replace=[
        (office + b"spreadsheetml.sheet.main+xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        (b"</Types>", kind % b"xl"),
        (b"<Relationship " + link + b"styles", to_macros + b'Target="vbaProject.bin"/><Relationship ' + link + b"styles")])
    repack((HERE / "glyphs.docx").read_bytes(), HERE / "macros.docm", add=[("word/vbaProject.bin", vba)], replace=[
        (office + b"wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        (b"</Types>", kind % b"word")])


if __name__ == "__main__":
    tool()
    wild()
    two_sheets()
    documents()
    library()
    macros()
