"""A picture of the card for each field that was read wrong, with the boxes and both values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ..evaluate import Failure
from ..i18n import gettext as _
from ..model import CardReading, Contact, Field

_WIDTH = 1200
_SIZE = 22
# Where systems keep a font with kanji; without one the values stand in the index alone.
_FONTS = (
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "/usr/share/fonts/truetype/fonts-japanese-gothic.ttf",
    "/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc",
    "C:/Windows/Fonts/meiryo.ttc",
    "C:/Windows/Fonts/YuGothR.ttc",
)
_ATTRIBUTES = {
    "department": "departments",
    "department_en": "departments_en",
    "title": "titles",
    "title_en": "titles_en",
}


def save_failures(
    failures: Iterable[Failure], cards: Mapping[str, Sequence[CardReading]], folder: Path
) -> int:
    """Write `NAME-CARD-FIELD.jpg` for each failure and `index.html` over all; how many pictures.

    A failure of a card that was not found at all has no picture and stands in the index alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, written = [], 0
    for failure in failures:
        card = _card_of(failure, cards.get(failure.file, ()))
        name = ""
        if card is not None:
            name = f"{_safe(failure.file)}-{failure.card}-{failure.field}.jpg"
            _draw(card, failure).save(folder / name, quality=85)
            written += 1
        rows.append((failure, name))
    (folder / "index.html").write_text(_index(rows), encoding="utf-8")
    return written


def _card_of(failure: Failure, cards: Sequence[CardReading]) -> CardReading | None:
    """The card that holds what was found; on a photo of one card, that one."""
    for card in cards:
        values = {f.value for f in _fields(card.contact, failure.field)}
        if values and all(any(_same(f, v) for v in values) for f in failure.found if f):
            return card
    if len(cards) == 1:
        return cards[0]
    return cards[failure.card] if failure.card < len(cards) else None


def _same(left: str, right: str) -> bool:
    return re.sub(r"\W", "", left).lower() == re.sub(r"\W", "", right).lower()


def _draw(card: CardReading, failure: Failure) -> Image.Image:
    picture = Image.fromarray(np.ascontiguousarray(card.image.pixels[:, :, ::-1]))
    scale = _WIDTH / picture.width
    picture = picture.resize((_WIDTH, max(1, round(picture.height * scale))))
    sheet = Image.new("RGB", (_WIDTH, picture.height + 3 * (_SIZE + 10) + 10), "white")
    sheet.paste(picture, (0, 0))
    pen = ImageDraw.Draw(sheet)
    used = {ref.line for held in _fields(card.contact, failure.field) for ref in held.sources}
    for number, line in enumerate(card.reading.lines):
        colour, width = ("red", 4) if number in used else ("dodgerblue", 2)
        corners = [(x * scale, y * scale) for x, y in line.polygon]
        pen.line([*corners, corners[0]], fill=colour, width=width)
    font = _font()
    for row, text in enumerate(_caption(failure)):
        place = (10, picture.height + 8 + row * (_SIZE + 10))
        if isinstance(font, ImageFont.FreeTypeFont) or text.isascii():
            pen.text(place, text, fill="black", font=font)
    return sheet


def _caption(failure: Failure) -> tuple[str, str, str]:
    doubt = _("doubtful") if failure.doubtful else _("not doubted")
    return (
        f"{failure.file}  {failure.field}  ({doubt})",
        _("truth: {values}").format(values=" | ".join(failure.expected) or "–"),
        _("found: {values}").format(values=" | ".join(failure.found) or "–"),
    )


def _fields(contact: Contact, name: str) -> tuple[Field, ...]:
    attribute = _ATTRIBUTES.get(name, name)
    return contact.fields(attribute) if hasattr(contact, attribute) else ()


def find_font() -> Path | None:
    """A font of this system that has kanji."""
    return next((Path(path) for path in _FONTS if Path(path).is_file()), None)


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = find_font()
    return ImageFont.truetype(str(path), _SIZE) if path else ImageFont.load_default()


def _index(rows: Sequence[tuple[Failure, str]]) -> str:
    from html import escape

    parts = ["<!doctype html><meta charset=utf-8><title>meishi evaluate</title>"]
    for failure, name in rows:
        parts.append("<hr>" + "<br>".join(escape(text) for text in _caption(failure)))
        if name:
            parts.append(f'<p><img src="{escape(name, quote=True)}" width=600 alt="">')
    return "\n".join(parts) + "\n"


def _safe(file: str) -> str:
    return re.sub(r"[^\w.-]", "_", Path(file).stem)
