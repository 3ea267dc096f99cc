"""Names in Latin letters: foreign people's, and Japanese people's in romaji."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from ..text.romaji import fold_romaji, romaji_to_kana
from ..text.widths import one_space
from .facts.positions import CERTIFICATE
from .name_forms import (
    ENGLISH_NOT_NAME,
    PARTICLES,
    ROMANISED_SURNAMES,
    WESTERN_AFTER,
    WESTERN_BEFORE,
    WESTERN_SUFFIX,
)
from .name_tables import foreign_kind, sound_level

NICKNAME = re.compile(
    r"(?<=\w) (?:\([A-Z][a-z]{1,11}\)|\"[^\s\"]{1,12}\"|“[^\s”]{1,12}”|'[^\s']{2,12}') (?=\w)"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]))*\.?,?|[^\W\d_]\.")


@dataclass(frozen=True, slots=True)
class WesternName:
    """A name in Latin letters. `text` is as printed without degrees and `Dr.`"""

    score: float
    text: str
    family: str
    given: str
    confidence: float
    alternatives: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""
    family_known: bool = False
    given_known: bool = False


def judge_western(line: str) -> WesternName | None:
    """How name-like a line in Latin letters is; None when it cannot be a name of a person."""
    text = one_space(line)
    before = after = ""
    while match := WESTERN_BEFORE.match(text):
        before, text = f"{before} {match.group().strip()}".strip(), text[match.end() :]
    while match := WESTERN_AFTER.search(text):
        after = f"{after} {match.group().strip(' ,')}".strip()
        text = (text[: match.start()] + text[match.end() :]).strip(" ,")
    text = spread_words(text)
    nick = NICKNAME.search(text)
    if nick:
        # `Takeru "TK" Ishimine`
        judged = judge_western(text[: nick.start()] + text[nick.end() - 1 :])
        given = f"{judged.given} {nick.group().strip()}" if judged else ""
        return replace(judged, text=text, given=given, before=before) if judged else None
    words = text.split(" ")
    if not 2 <= len(words) <= 6 or not all(_WORD.fullmatch(word) for word in words):
        return None
    if "," in words[0] and CERTIFICATE.fullmatch(words[0].strip(",")):
        return None  # `RIBA, AIA Int'l Assoc.`
    bare = [word.strip(".,").lower() for word in words]
    if any(len(word) > 1 and word in ENGLISH_NOT_NAME for word in bare):
        return None
    if not all(_cased_as_name(word) for word in words):
        return None
    family, given = split_western(text)
    if not family or not given:
        return None
    chance_family, chance_given = _part_chance(family, "f"), _part_chance(given, "g")
    score = (chance_family + chance_given) / 2
    swapped = (_part_chance(given, "f") + _part_chance(family, "g")) / 2
    comma = "," in text
    capitals = family.isupper() != given.replace(".", "").isupper()
    if comma or (capitals and len(given.strip(".")) > 1):
        score += 0.12
    initial = re.fullmatch(r"([A-Z]\.? ?)+", given) is not None
    if initial:
        score = 0.25 + 0.65 * chance_family
    if len(words) > 3:
        score -= 0.1 * (len(words) - 3)
    surer = 0.95 if comma or capitals or initial else 0.5 + 0.4 * max(-1, min(1, score - swapped))
    return WesternName(
        max(0.0, min(1.0, score)), text, family, given, max(0.05, min(1.0, surer)),
        ((given, family),), before, after, chance_family > 0.5, chance_given > 0.5,
    )  # fmt: skip


def spread_words(text: str) -> str:
    """`R.Furukawa`, `IJUIN,Risa` and `TomoyaSogo` with the spaces that an engine lost."""
    text = re.sub(r"(?<=[^\W\d_][.,])(?=[^\W\d_]{2})", " ", text)
    if " " not in text and not text.startswith(("Mc", "Mac", "De", "Di", "La", "Le")):
        text = re.sub(r"(?<=[a-z]{2})(?=[A-Z][A-Za-z])", " ", text)
    return text


def _cased_as_name(word: str) -> bool:
    bare = word.strip(".,")
    return bare.lower() in PARTICLES or re.sub(r"^[dlo]['’]", "", bare)[:1].isupper()


@lru_cache(maxsize=2048)
def _part_chance(part: str, kind: str) -> float:
    """How well a family (`f`) or given (`g`) name is known, 0 to 1; the worst word counts."""
    worst = 1.0
    for word in part.replace("-", " ").split(" "):
        bare = word.strip(".,").lower()
        if bare in PARTICLES or len(bare) == 1:
            continue
        worst = min(worst, _word_chance(bare, kind))
    return worst


# Letters that no accent can be taken off.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def unaccented(word: str) -> str:
    """`word` in small letters without accents, as e-mail addresses have it."""
    parts = unicodedata.normalize("NFD", word.lower().translate(_WHOLE_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _word_chance(word: str, kind: str) -> float:
    plain = unaccented(word)
    best = 0.12
    if plain in ROMANISED_SURNAMES and kind == "f":
        best = 0.8
    held = foreign_kind(word) or foreign_kind(plain)
    if held:
        best = max(best, 0.85 if kind in held else 0.55 if held != "-" else 0.7)
    if romaji_to_kana(word) is not None:
        level = sound_level(fold_romaji(word), "family" if kind == "f" else "given")
        best = max(best, 0.3 if level is None else min(0.95, 0.6 + level / 250))
    return best


def split_western(text: str) -> tuple[str, str]:
    """`(family, given)` of a name in Latin letters.

    A comma puts the family name first; capitals tell it (`Taro YAMADA`, `YAMADA Taro`); particles
    go with it (`van der Berg`); a Japanese name whose first word is a family name and whose last
    is a given name alone stands in the Japanese order; else the last word is the family name.
    """
    suffix = WESTERN_SUFFIX.search(text)
    if suffix:
        text = text[: suffix.start()].strip(" ,")
    if "," in text:
        family, _, given = text.partition(",")
        first, _, middle = family.strip().partition(" ")
        if middle and first.lower() in ROMANISED_SURNAMES:
            return first, f"{middle},{given}"  # `Cheung Man Kit, Alvin`
        return family.strip(), given.strip()
    words = text.split(" ")
    if len(words) == 1:
        return text, ""
    upper = [len(w.strip(".")) > 1 and w.upper() == w and w.lower() != w for w in words]
    if upper[-1] and not upper[0]:
        start = len(words) - 1
        while start > 1 and (upper[start - 1] or words[start - 1].lower() in PARTICLES):
            start -= 1
        return " ".join(words[start:]), " ".join(words[:start])
    if upper[0] and not upper[-1] and len(words[-1].strip(".")) > 1:
        end = 1
        while end < len(words) - 1 and upper[end]:
            end += 1
        return " ".join(words[:end]), " ".join(words[end:])
    for index in range(1, len(words) - 1):
        if words[index].lower() in PARTICLES:
            return " ".join(words[index:]), " ".join(words[:index])
    if (
        len(words) == 3
        and words[0].lower() in ROMANISED_SURNAMES
        and "g" not in foreign_kind(words[0])
        and "f" not in foreign_kind(words[2])
    ):
        return words[0], " ".join(words[1:])
    if len(words) == 2:
        if _is_chinese_order(*words):
            return words[0], words[1]
        if (lead := _japanese_lead(words[0], words[1])) is not None:
            return (words[0], words[1]) if lead > 3.0 else (words[1], words[0])
        usual = _word_lead(words[1], words[0])
        turned = _word_lead(words[0], words[1])
        abroad = words[0].lower() in ROMANISED_SURNAMES and not words[1].endswith(".")
        if turned > usual + (0.25 if abroad else 0.6):
            return words[0], words[1]
    return words[-1], " ".join(words[:-1])


_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[iu]?(?:ang|eng|ong|ing|an|en|in|un|ai|ei|ao|ou|ia|ie|iu|ua|uo|ui|"
    r"ue|a|o|e|i|u))|er){2}"
)


def _is_chinese_order(first: str, second: str) -> bool:
    """`Lin Xiaoyu`: a Chinese surname before two syllables that are no name elsewhere."""
    given = second.lower().replace("-", "")
    return (
        first.lower() in ROMANISED_SURNAMES
        and second.lower() not in ROMANISED_SURNAMES
        and not foreign_kind(second)
        and romaji_to_kana(second) is None
        and bool(_PINYIN.fullmatch(given))
    )


def _japanese_lead(one: str, other: str) -> float | None:
    """The log odds that `one` is the family name and `other` the given; None if not Japanese."""
    odds = 0.0
    for word, sign in ((one, 1), (other, -1)):
        if romaji_to_kana(word) is None:
            return None
        sound = fold_romaji(word)
        family, given = sound_level(sound, "family"), sound_level(sound, "given")
        if family is None and given is None:
            return None
        odds += sign * ((family or 0) - (given or 0)) / 10
    return odds


def _word_lead(family: str, given: str) -> float:
    """How well two words fit as family and given name, as Japanese sounds or by the tables."""
    if given.endswith("."):
        return 2.0
    hyphen = 0.5 if "-" in given and family.lower() in ROMANISED_SURNAMES else 0.0
    return _word_chance(family.lower(), "f") + _word_chance(given.lower(), "g") + hyphen
