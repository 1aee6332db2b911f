"""Makes the three Inter*.ttf here from the npm package inter-ui 4.1.1 (pip install fonttools brotli).

Usage: make.py PATH/TO/package. Inter without the glyphs that a German report never needs, with these changes:
digits are tabular by default (neither egui nor our PDF writer switches OpenType features), the ballot box and the
replacement character point to the empty square, and U+2715 to Inter's cross, so that every sign we print has a glyph.
Two signs are composed from Inter's own: the half-filled circle (Teilweise) and the crossed box (ticked answer).
"""
import sys
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F),
          (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
          (0x2600, 0x27BF), (0x2B1C, 0x2B1C)]
ALIAS = {0x2715: 0x2717, 0x2610: 0x25A1, 0xFFFD: 0x25A1}


def tabular(font):
    gsub = font["GSUB"].table
    mapping = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for sub in gsub.LookupList.Lookup[index].SubTable:
                    mapping.update(getattr(sub, "ExtSubTable", sub).mapping)
    return mapping


def add(font, char, name, glyph, like):
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    font["hmtx"][name] = font["hmtx"][like]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[char] = name


def pen_with(font, name):
    pen, outline = TTGlyphPen(None), DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(outline)
    outline.replay(pen)
    return pen


def compose(font):
    cmap, glyf = font.getBestCmap(), font["glyf"]
    circle = glyf[cmap[0x25CB]]
    x, top, bottom = (circle.xMin + circle.xMax) // 2, circle.yMax, circle.yMin
    y, left, bend = (top + bottom) // 2, circle.xMin, round((circle.xMax - circle.xMin) * 0.207)
    pen = pen_with(font, cmap[0x25CB])
    pen.moveTo((x, bottom))
    pen.qCurveTo((x - bend, bottom), (left, y - bend), (left, y))
    pen.qCurveTo((left, y + bend), (x - bend, top), (x, top))
    pen.closePath()
    add(font, 0x25D0, "halfcircle", pen.glyph(), cmap[0x25CB])

    box, cross = glyf[cmap[0x2610]], glyf[cmap[0x2717]]
    pen, scale = pen_with(font, cmap[0x2610]), 0.6 * (box.xMax - box.xMin) / (cross.xMax - cross.xMin)
    middle = lambda glyph: ((glyph.xMin + glyph.xMax) / 2, (glyph.yMin + glyph.yMax) / 2)
    (bx, by), (cx, cy) = middle(box), middle(cross)
    outline = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[cmap[0x2717]].draw(outline)
    move = lambda point: (round(bx + (point[0] - cx) * scale), round(by + (point[1] - cy) * scale))
    for operator, points in outline.value:
        getattr(pen, operator)(*[move(point) for point in points])
    add(font, 0x2612, "crossedbox", pen.glyph(), cmap[0x2610])


for weight in ["Regular", "SemiBold", "Bold"]:
    font = TTFont(f"{sys.argv[1]}/web/Inter-{weight}.woff2")
    wide = tabular(font)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for digit in range(0x30, 0x3A):
                if digit in table.cmap:
                    table.cmap[digit] = wide.get(table.cmap[digit], table.cmap[digit])
            for char, like in ALIAS.items():
                table.cmap[char] = font.getBestCmap()[like]
    compose(font)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)] + list(ALIAS))
    subsetter.subset(font)
    font.flavor = None
    font.save(f"Inter-{weight}.ttf")
