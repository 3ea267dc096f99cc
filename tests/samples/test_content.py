"""What stands on made-up cards: it repeats by seed, agrees with itself, and reaches nobody."""

from __future__ import annotations

import random
import re
from urllib.parse import urlsplit

import phonenumbers
import pytest

from samples.generator.card import Card
from samples.generator.employers import draw_employer
from samples.generator.network import safe_domain, t_number
from samples.generator.places import make_office, towns
from samples.generator.romaji import romaji, to_hiragana, to_katakana
from samples.generator.wish import Wish
from samples.generator.write import draw_card

WISHES = (
    Wish(),
    Wish(script="bilingual", qr=1.0),
    Wish(script="en", offices=1),
    Wish(vertical=True, icons=False, qr=0.0),
)
KEPT_FOR_EXAMPLES = re.compile(
    r"(^|\.)example$|(^|\.)example\.(com|net|org)$|(^|\.)example\d?\.((co|or|ne|ac|go|lg|ed)\.)?jp$"
)


def draw_many(n: int = 60) -> list[Card]:
    return [
        draw_card(random.Random(f"content/{number}/{k}"), wish)
        for k, wish in enumerate(WISHES)
        for number in range(n)
    ]


CARDS = draw_many()


def test_the_same_seed_gives_the_same_card() -> None:
    assert draw_many(5) == draw_many(5)
    assert draw_card(random.Random(1), Wish()) != draw_card(random.Random(2), Wish())


def test_every_domain_is_kept_for_examples() -> None:
    for card in CARDS:
        for mail in card.truth["emails"]:
            assert KEPT_FOR_EXAMPLES.search(mail.partition("@")[2]), mail
        for url in card.truth["urls"]:
            host = urlsplit(url if "//" in url else "//" + url).hostname
            assert host and KEPT_FOR_EXAMPLES.search(host), url


def test_social_handles_say_that_they_are_examples() -> None:
    handles = [row["handle"] for card in CARDS for row in card.truth["sns"]]
    assert handles
    assert all("example" in handle for handle in handles)


def reaches_nobody(number: str) -> bool:
    """By the rules named in `samples/generator/phones.py`."""
    if not number.startswith("+81"):
        return bool(
            re.match(
                r"\+1\d{3}55501\d\d$|\+442079460\d{3}$|\+44(161|117)4960\d{3}$|\+447700900\d{3}$|"
                r"\+61491570\d{3}$|\+6125550\d{4}$|\+493023125\d{3}$|\+33(19900|63998)\d{4}$",
                number,
            )
        )
    rest = number[3:]
    if rest.startswith("800"):
        return rest[3:6] in {"040", "041", "042", "043", "044", "045", "046", "047", "048", "049"} \
            or rest[3:5] in {"05", "06"}  # fmt: skip
    if rest[:2] in {"70", "80", "90"} and len(rest) == 10:
        return rest[2] == "0"
    if rest[:2] == "60" and len(rest) == 10:
        return rest[2] in "89"
    areas = {town.area_code[1:] for town in towns()}
    return any(rest.startswith(area) and rest[len(area)] in "01" for area in areas)


def test_no_telephone_number_reaches_anybody() -> None:
    numbers = [row["e164"] for card in CARDS for row in card.truth["phones"]]
    assert len(numbers) > 200
    assert [n for n in numbers if not reaches_nobody(n)] == []


def test_fixed_lines_are_well_formed_for_phonenumbers() -> None:
    for card in CARDS:
        for row in card.truth["phones"]:
            if row["type"] != "mobile" and row["e164"].startswith("+81"):
                assert phonenumbers.is_valid_number(phonenumbers.parse(row["e164"])), row


@pytest.mark.parametrize("seed", range(30))
def test_t_numbers_have_their_check_digit_and_no_company(seed: int) -> None:
    printed = t_number(random.Random(seed))
    assert re.fullmatch(r"T\d{13}", printed)
    check, base = int(printed[1]), printed[2:]
    weighted = sum(int(d) * (1, 2)[i % 2] for i, d in enumerate(reversed(base)))
    assert check == 9 - weighted % 9
    assert base.startswith("99")


def test_postal_code_and_town_are_of_one_row() -> None:
    rows = {town.postal: town for town in towns()}
    for seed in range(200):
        office = make_office(random.Random(seed), vertical=seed % 2 == 0)
        town = rows[office.postal]
        assert office.head.replace(" ", "").replace("　", "").endswith(town.city + town.town)
        assert office.english[-1].find(office.postal) > 0


def test_full_name_is_made_of_its_parts() -> None:
    for card in CARDS:
        truth = card.truth
        assert truth["name_family"] in truth["name_full"]
        assert truth["name_given"] in truth["name_full"]
        if truth["name_kana"]:
            assert truth["name_kana"] == to_hiragana(truth["name_kana"])


def test_one_language_has_no_second_fields() -> None:
    for card in CARDS:
        if card.truth["name_full"].isascii():
            for name in ("company_en", "title_en", "department_en", "addresses_en"):
                assert not card.truth[name]


def test_kinds_of_employers_all_come() -> None:
    kinds = {draw_employer(random.Random(seed), english=False).kind for seed in range(120)}
    assert kinds == {"company", "office", "shop", "institution"}


def test_safe_domains_are_safe_for_every_suffix() -> None:
    for seed in range(100):
        for suffix in ("co", "ac", "go", "lg", "ed", "or", "shop", "com"):
            assert KEPT_FOR_EXAMPLES.search(safe_domain(random.Random(seed), "mugi-no-ho", suffix))


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("おおた", "ota"),
        ("じゅんぺい", "jumpei"),
        ("はっとり", "hattori"),
        ("ゆういちろう", "yuichiro"),
        ("サトウ", "sato"),
        ("せのお", "senoo"),
    ],
)
def test_romaji_is_hepburn(kana: str, latin: str) -> None:
    assert romaji(kana) == latin
    assert to_hiragana(to_katakana(kana)) == to_hiragana(kana)
