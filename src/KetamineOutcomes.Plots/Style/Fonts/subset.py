#!/usr/bin/env python3
"""Makes the two faces beside this script from Arimo (SIL Open Font License 1.1; Debian: fonts-croscore).

Cut down to Latin, Greek, Cyrillic and the signs of mathematics, without hints and kerning, and renamed, so that it cannot
be taken for the original. The same input gives the same bytes.
Needs fonttools (Debian: python3-fonttools). Run: python3 subset.py [folder with Arimo-Regular.ttf and Arimo-Bold.ttf]
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "KetamineOutcomes Sans"
SOURCE = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/croscore")
HERE = pathlib.Path(__file__).parent

RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0218, 0x021B),  # Romanian
    (0x0384, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x2010, 0x2015),  # dashes
    (0x2018, 0x201E),  # quotes
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x2190, 0x2195),  # arrows
]
SIGNS = "†‡•…‰′″‹›⁄€№™Ω℮−∂∆∏∑∕∙√∞∫≈≠≤≥±×÷µ■□▪▫▲►▼◄◊○●"


def main() -> None:
    characters = {c for first, last in RANGES for c in range(first, last + 1)} | {ord(c) for c in SIGNS}
    for style in ("Regular", "Bold"):
        font = TTFont(SOURCE / f"Arimo-{style}.ttf", recalcTimestamp=False)
        options = subset.Options()
        options.hinting = False
        options.layout_features = []
        options.notdef_outline = True
        options.recalc_bounds = True
        options.recalc_timestamp = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.name_languages = [0x409]
        options.drop_tables += ["GSUB", "GPOS", "GDEF", "meta", "DSIG"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters)
        cutter.subset(font)
        names = font["name"]
        for record in list(names.names):
            text = {
                1: FAMILY,
                3: f"{FAMILY} {style}; from Arimo",
                4: f"{FAMILY} {style}",
                6: f"{FAMILY.replace(' ', '')}-{style}",
            }.get(record.nameID)
            if text is not None:
                names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        font.save(HERE / f"KetamineOutcomesSans-{style}.ttf")


if __name__ == "__main__":
    main()
