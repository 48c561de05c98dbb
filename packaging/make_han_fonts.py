"""Makes the faces of Chinese in resources/fonts out of Noto Sans CJK SC.

usage: uv run --with fonttools python packaging/make_han_fonts.py NOTO UNIHAN

NOTO is the folder with NotoSansCJK-{Light,Regular,Medium}.ttc, UNIHAN the database's
Unihan_OtherMappings.txt. Kept are the characters of the Table of General Standard Chinese
Characters, those of GB 2312, kana, and Chinese punctuation.

Lines are as high as Inter's: Noto's own are half as high again, so that Han beside Latin letters
would stand low. The quotes are a family of their own, for they come before Inter and the rest
comes after it. Qt looks for the other faces of a text in the weight of the first, so there is one
of the quotes for each weight that texts are set in; and as Qt keeps those other faces by the first
one, there is one for Light, too.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
QUOTES = {0x201C, 0x201D}
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
FACES = (
    ("Han Light", "Light", 400),
    ("Han Regular", "Regular", 400),
    ("Han Medium", "Medium", 600),
)


def main() -> int:
    """Make them; returns the exit status."""
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    noto, unihan = Path(sys.argv[1]), Path(sys.argv[2])
    characters = known_characters(unihan)
    for name, style, weight in FACES:
        make(noto, style, characters, f"VoiceDesk {name}", weight)
    make(noto, "Light", QUOTES, "VoiceDesk Quotes Light", 400)
    for weight, style in ((400, "Regular"), (500, "Regular"), (600, "Medium")):
        make(noto, style, QUOTES, "VoiceDesk Quotes", weight)
    return 0


def known_characters(unihan: Path) -> set[int]:
    lines = unihan.read_text(encoding="utf-8").splitlines()
    found = {int(line[2:].split("\t")[0], 16) for line in lines if "\tkTGH\t" in line}
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            character = bytes((row, cell)).decode("gb2312", "ignore")
            found |= {ord(one) for one in character}
    for first, last in ((0x3000, 0x302F), (0x3041, 0x30FF), (0xFF01, 0xFF60)):
        found |= set(range(first, last + 1))
    return found


def make(noto: Path, style: str, characters: set[int], family: str, weight: int) -> None:
    faces = TTCollection(noto / f"NotoSansCJK-{style}.ttc", lazy=True).fonts
    font = next(one for one in faces if one["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB", "GDEF", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    set_names(font, family, weight)
    set_lines(font)
    suffix = "" if characters != QUOTES else f"-{weight}"
    file = FONTS / f"{family.replace(' ', '')}{suffix}.otf"
    font.save(file)
    print(f"{file.name}: {file.stat().st_size:,} bytes")


def set_names(font: TTFont, family: str, weight: int) -> None:
    names = font["name"]
    maker, technical = names.getDebugName(0), f"{family.replace(' ', '')}-{weight}"
    names.names = []
    style = {400: "Regular", 500: "Medium", 600: "SemiBold"}[weight]
    for number, text in (
        (0, maker), (1, f"{family} {style}" if weight == 500 else family), (2, "Regular"),
        (3, technical), (4, f"{family} {style}"), (6, technical), (13, LICENCE),
        (14, "https://openfontlicense.org"), (16, family), (17, style),
    ):  # fmt: skip
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    font["CFF "].cff.fontNames = [technical]
    top = font["CFF "].cff.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = f"{family} {style}", family, style


def set_lines(font: TTFont) -> None:
    inter = TTFont(FONTS / "Inter-Regular.otf")
    share = font["head"].unitsPerEm / inter["head"].unitsPerEm
    lines, theirs, os2 = font["hhea"], inter["hhea"], font["OS/2"]
    lines.ascent = os2.sTypoAscender = os2.usWinAscent = round(theirs.ascent * share)
    lines.descent = os2.sTypoDescender = round(theirs.descent * share)
    os2.usWinDescent = -lines.descent
    lines.lineGap = os2.sTypoLineGap = 0
    for measure in ("sxHeight", "sCapHeight", "xAvgCharWidth"):
        setattr(os2, measure, round(getattr(inter["OS/2"], measure) * share))


if __name__ == "__main__":
    sys.exit(main())
