"""The two sides of one card: Japanese on the front, English on the back."""

from __future__ import annotations

import random
from dataclasses import replace

from .card import Card, Line, NamePrint
from .compose import DoesNotFit
from .layouts import layouts_of
from .phones import Style
from .press import PrintedCard, draw_typeface, print_card
from .wish import Wish
from .write import draw_card

_LABELS = {
    "tel": "Tel",
    "main": "Main",
    "direct": "Direct",
    "fax": "Fax",
    "mobile": "Mobile",
    "tollfree": "Toll-free",
}


def print_pair(rng: random.Random, split: str) -> tuple[PrintedCard, PrintedCard]:
    """Front and back of the card of one person, of one size and in one typeface."""
    front_layouts = [x for x in layouts_of(split) if x.kind == "ja"]
    back_layouts = [x for x in layouts_of(split) if x.kind == "en"]
    while True:
        card = draw_card(rng, Wish(script="bilingual", offices=1, qr=0.3))
        if not (card.company_en and card.english_address and card.truth["title_en"]):
            continue
        front, back = rng.choice(front_layouts), rng.choice(back_layouts)
        if not front.wish.qr:  # a layout that has no room for a code
            card = replace(card, qr="", truth=card.truth | {"qr": []})
        face = draw_typeface(rng, front, split)
        try:
            seen = print_card(rng, front, split, front_of(card), face)
            turned = print_card(rng, back, split, back_of(card), face)
        except (DoesNotFit, RuntimeError):
            continue
        if (seen.width, seen.height) == (turned.width, turned.height):
            return seen, replace(turned, radius=seen.radius)


def front_of(card: Card) -> Card:
    """The Japanese side: what is English is left to the back."""
    assert card.name is not None
    truth = {
        **card.truth,
        "company_en": None,
        "department_en": [],
        "title_en": [],
        "addresses_en": [],
        "name_romaji": None,
    }
    name = replace(card.name, romaji="")
    return replace(card, company_en="", org_en=(), english_address=(), name=name, truth=truth)


def back_of(card: Card) -> Card:
    """The English side; its values are the main ones, since it is in one language."""
    given, family = card.latin
    style = Style("+81")
    phones = [
        {
            "type": n.kind,
            "e164": n.e164,
            "printed": style.write(n),
            "extension": n.extension or None,
        }
        for n in card.numbers
    ]
    lines = [
        Line(
            f"{_LABELS[n.kind]} {style.write(n)}" + (f" ext. {n.extension}" if n.extension else "")
        )
        for n in card.numbers
    ]
    address = " ".join(card.english_address)
    truth = {
        **card.truth,
        "name_full": f"{given} {family}",
        "name_family": family,
        "name_given": given,
        "name_kana": None,
        "name_romaji": None,
        "company": card.company_en,
        "company_en": None,
        "department": card.truth["department_en"],
        "department_en": [],
        "title": card.truth["title_en"],
        "title_en": [],
        "qualifications": [],
        "phones": phones,
        "postal_codes": [_postal(card)],
        "postal_code": _postal(card),
        "addresses": [address],
        "address": address,
        "addresses_en": [],
        "sns": [],
        "qr": [],
    }
    contacts = [Line(f"E-mail {mail}") for mail in card.truth["emails"]]
    contacts += [Line(f"URL {url}") for url in card.truth["urls"]]
    return Card(
        name=NamePrint(family, given, joined=f"{given} {family}"),
        company=(card.company_en,),
        org=tuple([", ".join(truth["title"])] + truth["department"]),
        offices=((Line(address, "", (card.english_address,)), *lines),),
        contacts=tuple(contacts),
        logo_text=card.logo_text,
        truth=truth,
    )


def _postal(card: Card) -> str:
    """The postal code that ends the English address."""
    words = card.english_address[-1].replace(",", " ").split()
    return next(w for w in words if w[:3].isdigit() and "-" in w)
