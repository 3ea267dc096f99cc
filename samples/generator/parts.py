"""The parts of a card as items to be set: company, organisation, name, ways to reach."""

from __future__ import annotations

from dataclasses import replace

from .card import Card, Line
from .compose import Item, Theme
from .typeset import Colour


def company_items(
    card: Card, theme: Theme, ink: Colour | None = None, points: float | None = None
) -> list[Item]:
    """Slogan and group in small type, the company, its English line."""
    colour = ink or theme.ink
    pt = points or theme.company_pt
    small = max(5.2, pt * 0.62)
    items = []
    if card.group:
        items.append(Item(((card.group,),), small, colour))
    first = bool(card.slogan) and hash_free(card.slogan) % 2 == 0
    if card.slogan and first:
        items.append(Item(((card.slogan,),), small, colour))
    for index, line in enumerate(card.company):
        form = (
            len(card.company) == 2
            and index == 0
            and len(line) <= 9
            and line.endswith(("会社", "法人", "組合"))
        )
        items.append(
            Item(((line,),), pt * (0.78 if form else 1), colour, 0.3, bold=theme.bold_company)
        )
    if card.company_en:
        items.append(Item(((card.company_en,),), max(5.4, pt * 0.66), colour, 0.2))
    if card.slogan and not first:
        items.append(Item(((card.slogan,),), small, colour, 0.4))
    return items


def hash_free(text: str) -> int:
    """A number from `text` that is the same in every process."""
    return sum(map(ord, text))


def org_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    colour = ink or (theme.accent if theme.tint_title else theme.ink)
    items = [Item(((line,),), theme.text_pt * 1.05, colour, 0.15) for line in card.org]
    return items + [
        Item(((line,),), theme.text_pt * 0.9, ink or theme.ink, 0.15) for line in card.org_en
    ]


def name_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    """The name with what belongs to it; kana and romaji apart unless they are ruby or beside."""
    name, colour = card.name, ink or theme.ink
    if name is None:
        return []
    small = max(5.4, theme.name_pt * 0.42)
    whole = Item(
        (),
        theme.name_pt,
        colour,
        0.8,
        name.tracking,
        theme.bold_name,
        face=theme.name_face,
        name=name,
    )
    items = [whole]
    kana = Item(((name.kana_text,),), small, colour, 0.4) if name.kana else None
    romaji = (
        Item(((name.romaji,),), max(5.6, theme.name_pt * 0.5), colour, 0.5) if name.romaji else None
    )
    if kana and name.kana_place == "above":
        items.insert(0, replace(kana, gap=0.8))
    if kana and name.kana_place == "below":
        items.append(kana)
    if romaji:
        items = [romaji, *items] if name.romaji_first else [*items, romaji]
    return items


def extra_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    rows = (*card.qualifications, *card.registrations)
    return [
        Item(((row,),), theme.text_pt * 0.86, ink or theme.ink, 0.3 if not i else 0.05)
        for i, row in enumerate(rows)
    ]


def contact_items(
    card: Card,
    theme: Theme,
    ink: Colour | None = None,
    offices: bool = True,
    contacts: bool = True,
    pt: float | None = None,
) -> list[Item]:
    """Offices and ways to reach the person; a space before each new office."""
    items: list[Item] = []
    size = pt or theme.text_pt
    colour = ink or theme.ink
    if offices:
        for number, block in enumerate(card.offices):
            for place, line in enumerate(block):
                items.append(
                    _line_item(line, size, colour, theme, 0.9 if number and not place else 0.0)
                )
    if card.english_address and offices:
        way = card.english_address
        items.append(Item(((" ".join(way),), way), size * 0.92, colour, 0.3))
    if contacts:
        items += [_line_item(line, size, colour, theme, 0.0) for line in card.contacts]
    return items


def _line_item(line: Line, size: float, colour: Colour, theme: Theme, gap: float) -> Item:
    ways = line.breaks or ((line.text,),)
    return Item(
        ways,
        size,
        theme.accent if line.strong and colour == theme.ink else colour,
        gap,
        bold=line.strong,
        icon=line.icon,
    )
