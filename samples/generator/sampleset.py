"""The samples that the repository carries: one photo for each kind of card and of shot.

Each is drawn anew from its own name until the card is of the kind that it should show, so the set
is the same on every run with the same fonts.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .bench import write_photo
from .camera import Shot, quad_of
from .fonts import check_fonts
from .layouts import LAYOUTS
from .pairs import print_pair
from .press import PrintedCard, print_card
from .scenes import draw_shot, lay_out_table

Test = Callable[[PrintedCard], bool]

_VARIANTS = set("髙﨑齋齊邊邉濵濱栁德𠮷桒槗曻眞廣惠澤瀨國櫻嶋嶌龍")


def _anything(card: PrintedCard) -> bool:
    return bool(card.truth["emails"] and card.truth["phones"])


def _name(card: PrintedCard) -> Any:
    return card.content.name


@dataclass(frozen=True)
class Sample:
    """`changes` are applied to the shot of grade `tier`; `angle` replaces the card's."""

    file: str
    layout: str
    tier: str
    test: Test = _anything
    changes: tuple[tuple[str, Any], ...] = ()
    angle: float | None = None


_DIM = (("gain", 0.62), ("warm", 0.2), ("noise", 6.0), ("light", 0.2), ("blur", 0.8))

SAMPLES: tuple[Sample, ...] = (
    Sample("01-horizontal.jpg", "classic-left", "clean"),
    Sample(
        "02-letter-spaced.jpg",
        "centred",
        "easy",
        lambda c: _anything(c) and _name(c).tracking >= 0.5,
    ),
    Sample("03-vertical.jpg", "vertical-classic", "easy", lambda c: "〇" in c.truth["lines"][-3]),
    Sample("04-portrait-vertical.jpg", "portrait-vertical", "medium"),
    Sample("05-portrait.jpg", "portrait-centred", "clean"),
    Sample(
        "06-bilingual.jpg",
        "bilingual-columns",
        "easy",
        lambda c: bool(c.truth["addresses_en"] and c.truth["title_en"]),
    ),
    Sample("07-bilingual-dark.jpg", "bilingual-dark", "medium"),
    Sample("08-english.jpg", "english-centred", "clean"),
    Sample(
        "09-english-abroad.jpg",
        "english-split",
        "easy",
        lambda c: not c.truth["phones"][0]["e164"].startswith("+81"),
    ),
    Sample("10-dark.jpg", "classic-dark", "easy"),
    Sample("11-two-tone.jpg", "two-tone", "medium"),
    Sample(
        "12-tiny-type.jpg",
        "name-left",
        "clean",
        lambda c: c.text_pt < 5.2 and bool(c.truth["emails"] and c.truth["urls"]),
    ),
    Sample(
        "13-furigana.jpg",
        "ruled",
        "easy",
        lambda c: _name(c).kana is not None and _name(c).kana_place == "ruby",
    ),
    Sample(
        "14-several-titles.jpg",
        "band-top",
        "easy",
        lambda c: len(c.truth["title"]) > 1 and bool(c.truth["department"]),
    ),
    Sample(
        "15-several-offices.jpg",
        "office-columns",
        "clean",
        lambda c: len(c.truth["addresses"]) == 3,
    ),
    Sample("16-qr.jpg", "footer-band", "easy", lambda c: "VCARD" in "".join(c.truth["qr"])),
    Sample(
        "19-rotated-90.jpg",
        "right-aligned",
        "easy",
        angle=90.0,
        changes=(("width", 1500), ("height", 2000)),
    ),
    Sample("20-rotated-180.jpg", "diagonal", "easy", angle=180.0),
    Sample(
        "21-rotated-270.jpg",
        "band-left",
        "medium",
        angle=268.0,
        changes=(("width", 1500), ("height", 2000)),
    ),
    Sample(
        "22-perspective.jpg",
        "company-bottom",
        "hard",
        changes=(("tilt", 31.0), ("pan", -14.0), ("glare", 0.0), ("motion", 0.0), ("noise", 2.5)),
        angle=12.0,
    ),
    Sample("23-shadow.jpg", "framed", "medium", changes=(("shadow", 0.5),)),
    Sample("24-blur.jpg", "name-first", "medium", changes=(("blur", 1.7), ("shadow", 0.0))),
    Sample(
        "25-white-on-white.jpg",
        "corners",
        "easy",
        lambda c: _anything(c) and min(c.paper) > 246,
        (("table", "white"),),
    ),
    Sample("26-glare.jpg", "shop-picture", "hard", changes=(("glare", 0.35), ("motion", 0.0))),
    Sample(
        "27-variant-kanji.jpg",
        "vertical-over-horizontal",
        "easy",
        lambda c: len(_VARIANTS & set(c.truth["name_full"])) > 1,
    ),
    Sample("28-handheld.jpg", "picture-side", "medium", changes=(("hand", True), ("shadow", 0.0))),
    Sample(
        "29-evening-bar.jpg",
        "even-text",
        "medium",
        lambda c: len(c.truth["lines"]) < 10 and _anything(c),
        (*_DIM, ("table", "wood")),
    ),
    Sample("30-evening-table.jpg", "classic-left", "medium", changes=(*_DIM, ("table", "leather"))),
    Sample(
        "31-registration.jpg", "ruled", "easy", lambda c: "T" in "".join(c.content.registrations)
    ),
    Sample(
        "32-screenshot.jpg",
        "bilingual-left",
        "clean",
        lambda c: _anything(c) and c.radius == 0,
        (("crop", True),),
    ),
)


def make_samples(folder: Path) -> Iterator[dict[str, Any]]:
    """Writes the photos of the samples and their `truth.jsonl`; yields each row."""
    check_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for sample in SAMPLES:
        rows.append(take_sample(folder, sample))
        yield rows[-1]
    for row in _sides_and_tables(folder):
        rows.append(row)
        yield row
    rows.sort(key=lambda row: str(row["file"]))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "truth.jsonl").write_text(text, encoding="utf-8")


def take_sample(folder: Path, sample: Sample) -> dict[str, Any]:
    """Writes the photo of `sample` into `folder`; returns its row."""
    rng = random.Random(f"samples/{sample.file}")
    layout = next(x for x in LAYOUTS if x.name == sample.layout)
    while not sample.test(card := print_card(rng, layout, layout.split)):
        continue
    changes = dict(sample.changes)
    cropped = changes.pop("crop", False)
    while True:
        laid, shot = draw_shot(rng, sample.tier, card)
        angle = laid.angle if sample.angle is None else sample.angle + rng.uniform(-1.5, 1.5)
        shot = replace(_smaller(shot), **changes)
        if shot.scale < 10.5 and sample.angle is None:
            continue
        if sample.angle is not None:
            shot = replace(shot, scale=min(shot.width, shot.height) / 91 * rng.uniform(0.72, 0.85))
        if cropped:
            size = {"width": round(card.width * 11.8), "height": round(card.height * 11.8)}
            shot, angle = replace(shot, scale=11.8, **size), 0.0
        laid = replace(laid, angle=angle)
        if not all(
            -1 <= x <= shot.width + 1 and -1 <= y <= shot.height + 1 for x, y in quad_of(laid, shot)
        ):
            laid = replace(laid, x=0.0, y=0.0)
        if all(
            -1 <= x <= shot.width + 1 and -1 <= y <= shot.height + 1 for x, y in quad_of(laid, shot)
        ):
            break
    return write_photo(folder, sample.file, sample.tier, [laid], shot, rng)


def _smaller(shot: Shot, longest: int = 1900) -> Shot:
    """The shot at a size fit for a repository."""
    factor = min(1.0, longest / max(shot.width, shot.height))
    return replace(
        shot,
        width=round(shot.width * factor),
        height=round(shot.height * factor),
        scale=shot.scale * factor,
        blur=shot.blur * factor,
        noise=min(shot.noise, 3.0),
        quality=min(shot.quality, 86),
    )


def _sides_and_tables(folder: Path) -> Iterator[dict[str, Any]]:
    """Front and back of one card in two photos, and tables with several cards."""
    rng = random.Random("samples/17-front-back")
    for name, card in zip(("17-front.jpg", "18-back.jpg"), print_pair(rng, "all"), strict=True):
        laid, shot = draw_shot(rng, "easy", card)
        yield write_photo(folder, name, "easy", [laid], _smaller(shot), rng)
    tables = (
        ("33-table-5.jpg", "easy", 5, False, False),
        ("34-table-touching.jpg", "easy", 4, True, False),
        ("35-evening-table-8.jpg", "medium", 8, False, True),
    )
    for name, tier, count, touching, turned in tables:
        rng = random.Random(f"samples/{name}")
        layouts = rng.sample([x for x in LAYOUTS if not x.wish.offices > 2], count)
        cards = []
        for layout in layouts:
            while not _anything(card := print_card(rng, layout, layout.split)):
                continue
            cards.append(card)
        laid_cards, shot = lay_out_table(rng, cards, tier, touching, turned)
        shot = _smaller(shot, 2800)
        if "evening" in name:
            shot = replace(shot, gain=0.68, warm=0.16, noise=3.5, table="wood")
        yield write_photo(folder, name, tier, laid_cards, shot, rng)
