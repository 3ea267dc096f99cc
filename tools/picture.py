"""The picture of the README: a photo, and beside it the contacts that meishi read on it.

python -m tools.picture samples/PHOTO.jpg "a memory note"
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from pipeline import make_engine, open_photos, read_photo
from pipeline.cli.card_text import shown_fields
from pipeline.cli.failure_pictures import find_font
from pipeline.i18n import using_language
from pipeline.model import Contact

OUT = Path(__file__).parents[1] / "docs" / "pictures" / "card-to-contact.jpg"
SIZE = (1440, 660)
PHOTO = 700
INK, QUIET, LINE, PAPER, ACCENT = "#1c1c1e", "#8a8a8e", "#e5e5ea", "#ffffff", "#b4552d"


def draw(photo_path: Path, memory: str) -> Image.Image:
    """The photo to the left, the contact as a phone would show it to the right."""
    photo = next(iter(open_photos(photo_path)))
    reading = read_photo(photo, make_engine("rapidocr"))
    sheet = Image.new("RGB", SIZE, "#f2f2f7")
    picture = Image.fromarray(photo.pixels[:, :, ::-1].copy())
    picture = ImageOps.contain(picture, (PHOTO - 60, SIZE[1] - 60))
    sheet.paste(picture, (30, (SIZE[1] - picture.height) // 2))
    _draw_contact(sheet, reading.cards[0].contact, memory)
    return sheet


def _draw_contact(sheet: Image.Image, contact: Contact, memory: str) -> None:
    pen = ImageDraw.Draw(sheet)
    left, top, right, bottom = PHOTO + 10, 30, SIZE[0] - 30, SIZE[1] - 30
    pen.rounded_rectangle((left, top, right, bottom), 18, fill=PAPER)
    x, y = left + 32, top + 24
    pen.text((x, y), contact.display_name, fill=INK, font=_font(34))
    kana = contact.name_kana or contact.name_kana_guess
    pen.text((x, y + 46), kana.value if kana else "", fill=QUIET, font=_font(17))
    y += 82
    pen.text((x, y), memory, fill=ACCENT, font=_font(20))
    y += 40
    skipped = ("name_full", "name_family", "name_given", "name_kana", "name_kana_guess", "further")
    with using_language("ja"):
        rows = [(label, f.value) for name, label, f in shown_fields(contact) if name not in skipped]
    for label, value in rows:
        if y > bottom - 34:
            break
        pen.line((x, y, right - 32, y), fill=LINE)
        pen.text((x, y + 8), label, fill=QUIET, font=_font(15))
        pen.text((x + 150, y + 5), value[:40], fill=INK, font=_font(18))
        y += 34


def _font(size: int) -> ImageFont.FreeTypeFont:
    path = find_font()
    if path is None:
        raise SystemExit("A font with kanji is needed: sudo apt install fonts-ipaexfont-gothic")
    return ImageFont.truetype(str(path), size)


def main(words: list[str]) -> int:
    OUT.parent.mkdir(parents=True, exist_ok=True)
    draw(Path(words[0]), words[1]).save(OUT, quality=86, optimize=True)
    print(OUT)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
