"""A made-up evening: cards drawn and their readings built by hand, so that no engine is needed.

Nobody here exists; the domains are reserved (RFC 2606) and no subscriber has such a number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.library import Library
from pipeline.model import (
    Address,
    CardImage,
    CardReading,
    Char,
    Check,
    Contact,
    Encounter,
    Event,
    Field,
    LineRef,
    Phone,
    Photo,
    PhotoReading,
    Quad,
    Reading,
    TextLine,
)
from pipeline.photos import open_photos

EVENING = Encounter(Event("秋の交流会", date(2026, 11, 20), "神田"), date(2026, 11, 20), "神田")

_FONTS = (
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
)


@dataclass(frozen=True)
class Printed:
    """A line of a card: where it begins, how large it is, and which field it gives."""

    text: str
    x: int
    y: int
    size: int = 34
    gives: str = ""
    doubt: str = ""
    others: tuple[str, ...] = ()
    vertical: bool = False


@dataclass(frozen=True)
class Face:
    """One side of a card."""

    lines: tuple[Printed, ...]
    size: tuple[int, int] = (910, 550)
    ground: tuple[int, int, int] = (252, 250, 246)
    ink: tuple[int, int, int] = (34, 32, 30)
    extra: dict[str, object] = field(default_factory=dict)


MISAKI = Face(
    (
        Printed("株式会社みどり設計", 60, 60, 38, "company"),
        Printed("建築企画部", 60, 130, 28, "departments"),
        Printed("主任", 260, 130, 28, "titles"),
        Printed("髙橋 美咲", 60, 200, 72, "name_full", "variant", ("高橋 美咲",)),
        Printed("たかはし みさき", 64, 290, 26, "name_kana"),
        Printed("〒101-0000 東京都千代田区神田一丁目2-3 緑ビル4階", 60, 380, 26, "addresses"),
        Printed("TEL 03-0000-0012", 60, 425, 26, "phones"),
        Printed("misaki@midori.example.jp", 60, 465, 26, "emails", "tld"),
        Printed("つくる人と、つかう人のあいだに。", 470, 500, 24),
    ),
    extra={"family": "髙橋", "given": "美咲"},
)
KENICHI = Face(
    (
        Printed("有限会社 北風工房", 60, 70, 40, "company"),
        Printed("代表取締役", 60, 160, 30, "titles"),
        Printed("佐藤 健一", 60, 215, 70, "name_full"),
        Printed("携帯 090-0000-0034", 60, 400, 28, "phones"),
        Printed("ken@kitakaze.example.jp", 60, 450, 28, "emails"),
    ),
    ground=(60, 52, 40),
    ink=(245, 240, 230),
    extra={"family": "佐藤", "given": "健一"},
)
KENICHI_BACK = Face(
    (
        Printed("Kitakaze Koubou Ltd.", 60, 80, 40, "company"),
        Printed("Kenichi Sato", 60, 220, 64, "name_full"),
        Printed("President", 60, 320, 32, "titles"),
    ),
)
SHIORI = Face(
    (
        Printed("山ノ上文庫", 430, 60, 36, "company", vertical=True),
        Printed("司書", 330, 90, 30, "titles", vertical=True),
        Printed("小川 栞", 250, 150, 62, "name_full", vertical=True),
        Printed("電話〇四二ー〇〇〇ー〇〇五六", 120, 120, 26, "phones", "unsure", vertical=True),
    ),
    size=(550, 910),
    extra={"family": "小川", "given": "栞"},
)
EMILY = Face(
    (
        Printed("Blue Heron Studio", 60, 70, 42, "company"),
        Printed("Emily Carter", 60, 200, 66, "name_full"),
        Printed("Illustrator", 60, 290, 32, "titles"),
        Printed("emily@heron.example.com", 60, 420, 30, "emails"),
    ),
    extra={"family": "Carter", "given": "Emily"},
)
HOSTILE = Face(
    (
        Printed("<script>document.title='pwned'</script>", 60, 70, 34, "company"),
        Printed('"><img src=x onerror=alert(1)>', 60, 200, 40, "name_full", "variant"),
        Printed("{{ 7*7 }} ${7*7} 'quote' \"double\"", 60, 320, 28),
    ),
)
MISAKI_AGAIN = Face(
    (
        Printed("株式会社みどり設計", 60, 60, 38, "company"),
        Printed("課長", 60, 130, 28, "titles"),
        Printed("髙橋 美咲", 60, 200, 72, "name_full"),
        Printed("misaki@midori.example.jp", 60, 465, 26, "emails"),
    ),
    extra={"family": "髙橋", "given": "美咲"},
)

NEWCOMER = Face(
    (
        Printed("一般社団法人 川辺の会", 60, 70, 38, "company"),
        Printed("事務局長", 60, 150, 30, "titles"),
        Printed("森下 直", 60, 205, 70, "name_full"),
        Printed("nao@kawabe.example.jp", 60, 450, 28, "emails"),
    ),
    extra={"family": "森下", "given": "直"},
)

PEOPLE: tuple[tuple[Face, ...], ...] = (
    (MISAKI,),
    (KENICHI, KENICHI_BACK),
    (SHIORI,),
    (EMILY,),
    (MISAKI_AGAIN,),
)

_CHECKS = {"variant": (), "tld": (Check("tld", False, ".examp1e"),), "unsure": ()}


def fill(library: Library, folder: Path, people: Sequence[tuple[Face, ...]] = PEOPLE) -> list[int]:
    """Photos of `people` in `folder`, taken into `library`; the numbers of the cards."""
    numbers: list[int] = []
    for index, faces in enumerate(people):
        cards = []
        for side, face in enumerate(faces):
            path = folder / f"card-{index}-{side}.png"
            photo = take_photo(face, path)
            added = library.add_photo_reading(PhotoReading(photo, (read_face(face),)), EVENING)
            cards.extend(added.card_ids)
        if len(set(cards)) == 2:
            library.join_cards(cards[0], cards[1])
        numbers.append(cards[0])
    return numbers


def faces_by_photo(folder: Path, people: Sequence[tuple[Face, ...]]) -> dict[str, Face]:
    """Which face is on which photo of `fill`, by the digest of its file."""
    return {
        hashlib.sha256((folder / f"card-{i}-{j}.png").read_bytes()).hexdigest(): face
        for i, faces in enumerate(people)
        for j, face in enumerate(faces)
    }


def take_photo(face: Face, path: Path) -> Photo:
    """A picture of the card on a table, written to `path`."""
    card = draw(face)[0]
    height, width = card.shape[:2]
    table = np.full((height + 120, width + 160, 3), (150, 170, 180), np.uint8)
    table[60 : 60 + height, 80 : 80 + width] = card
    cv2.imwrite(str(path), table)
    return Photo(path, table, hashlib.sha256(path.read_bytes()).hexdigest())


def draw(face: Face) -> tuple[np.ndarray, list[TextLine]]:
    """The card as pixels (BGR), and its lines where they stand."""
    image = Image.new("RGB", face.size, face.ground)
    pen = ImageDraw.Draw(image)
    lines = []
    for printed in face.lines:
        font = _font(printed.size)
        chars: list[Char] = []
        x, y = float(printed.x), float(printed.y)
        for letter in printed.text:
            wide = font.getlength(letter)
            pen.text((x, y), letter, font=font, fill=face.ink)
            if printed.vertical:
                box = _box(x, y, x + printed.size, y + printed.size)
                y += printed.size * (0.4 if letter == " " else 1.05)
            else:
                box = _box(x, y, x + wide, y + printed.size)
                x += wide
            chars.append(Char(letter, box, 0.98))
        xs = [p[0] for c in chars for p in c.polygon]
        ys = [p[1] for c in chars for p in c.polygon]
        lines.append(
            TextLine(
                printed.text, _box(min(xs), min(ys), max(xs), max(ys)), 0.97, "made",
                printed.vertical, tuple(chars),
            )
        )  # fmt: skip
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1]), lines


def read_face(face: Face, quad: Quad | None = None) -> CardReading:
    """What an engine would have read on `face`."""
    pixels, lines = draw(face)
    height, width = pixels.shape[:2]
    corners = quad or _box(80, 60, 80 + width, 60 + height)
    reading = Reading(tuple(lines), width, height, vertical=any(li.vertical for li in lines))
    return CardReading(CardImage(pixels, corners), reading, _contact(face))


def _contact(face: Face) -> Contact:
    made = Contact()
    for index, line in enumerate(face.lines):
        if not line.gives:
            continue
        value = line.text
        if line.gives in ("phones", "addresses") and " " in value:
            value = value.split(" ", 1)[1]
        found = Field(
            value, value, (LineRef(0, index),), 0.6 if line.doubt else 0.99, bool(line.doubt),
            _CHECKS.get(line.doubt, ()), line.others,
        )  # fmt: skip
        held = getattr(made, line.gives)
        item: object = found
        if line.gives == "phones":
            kind = "mobile" if "携帯" in line.text else "tel"
            item = Phone(replace(found, value=value.replace("電話", "")), kind)
        elif line.gives == "addresses":
            code = replace(found, value="101-0000", printed="101-0000")
            item = Address(found, code, "東京都", "千代田区", "神田一丁目2-3", "緑ビル4階")
        made = replace(made, **{line.gives: (*held, item) if isinstance(held, tuple) else item})
    names = {"name_family": face.extra.get("family"), "name_given": face.extra.get("given")}
    source = next(
        (LineRef(0, i) for i, line in enumerate(face.lines) if line.gives == "name_full"), None
    )
    for name, value in names.items():
        if isinstance(value, str) and source:
            made = replace(made, **{name: Field(value, value, (source,), 0.99)})
    return made


class HandReader:
    """Reads what it was told to expect; every other photo is Emily's card."""

    def __init__(self, faces: dict[str, Face] | None = None) -> None:
        self.faces = faces or {}
        self.gone = False

    def open_photos(self, path: Path) -> Iterator[Photo]:
        return open_photos(path.with_name("gone.png") if self.gone else path)

    def read_photo(self, photo: Photo) -> PhotoReading:
        face = self.faces.get(photo.sha256, EMILY)
        return PhotoReading(photo, (read_face(face),))

    def read_again(self, photo: Photo, quad: Quad) -> CardReading:
        face = self.faces.get(photo.sha256, EMILY)
        return read_face(face, quad)

    def parse_sides(self, readings: Sequence[Reading]) -> Contact | None:
        return None


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for path in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)


def _box(left: float, top: float, right: float, bottom: float) -> Quad:
    return (left, top), (right, top), (right, bottom), (left, bottom)
