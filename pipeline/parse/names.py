"""People's names: how name-like a line is, and where the family name ends.

`judge_name` looks at one line alone and says what speaks for a name; `split_name` cuts a name,
with the reading, the romaji and the e-mail address of the card as witnesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from ..text.kana import is_kana, to_hiragana
from ..text.widths import nfkc, one_space
from .name_cuts import Cut, cut_confidence, cut_name
from .name_forms import (
    AFTER_NAME,
    BEFORE_NAME,
    BRACKETED,
    FORMER,
    HONORIFICS,
    KATAKANA_SURNAMES,
    NOT_IN_NAMES,
)
from .name_readings import (
    Alignment,
    ReadingGuess,
    align_reading,
    align_romaji,
    email_evidence,
    guess_readings,
    is_kana_reading,
    is_romaji_of,
    propose_readings,
)
from .name_tables import foreign_kind, known_name
from .name_traits import score_traits, traits_of
from .name_western import NICKNAME, judge_western, split_western

__all__ = [
    "Alignment",
    "NameGuess",
    "NameSplit",
    "ReadingGuess",
    "align_reading",
    "align_romaji",
    "email_evidence",
    "guess_readings",
    "is_kana_reading",
    "is_romaji_of",
    "judge_name",
    "split_name",
]

NameScript: TypeAlias = Literal["kanji", "kana", "katakana", "latin"]

_JAPANESE = re.compile(
    r"[\u3005-\u3007ぁ-ゖァ-ヺー\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_HAN = re.compile(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KATAKANA_NAME = re.compile(r"[ァ-ヺー]+(?:[・･=＝\s　]+[ァ-ヺー]+)+")
_FOREIGN_FAMILY = re.compile(r"([ァ-ヺー]+(?:・[ァ-ヺー]+)+)[\s　]+([㐀-鿿]{1,3}|[ぁ-ん]{2,4})")
_TWO_SCRIPTS = re.compile(
    r"(?P<japanese>[^\x00-\x1f!-~]{2,14}?)[\s/|｜／]*"
    r"(?P<latin>[A-Za-z][A-Za-z.'’,-]*(?: [A-Za-z.'’,-]+)+)"
)
_GAP = re.compile(r"[\s　]+")


@dataclass(frozen=True, slots=True)
class NameSplit:
    """A name cut in two. `full` is `姓 名` with one space, or as printed for a Western name.

    `confidence` (0 to 1) is that of the cut; `alternatives` are other cuts, best first.
    """

    family: str
    given: str
    full: str
    confidence: float
    alternatives: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NameGuess:
    """What one line is like as a name. `score` (0 to 1) weighs all of the rest.

    `text` is the name alone, as printed. `before` and `after` are what was glued to it (a title,
    a degree, 様); `former` is a 旧姓 in brackets; `aside` is other text in brackets, perhaps its
    reading. `spaced` says that gaps stand between family and given name, `lettered` between all
    letters. `family_known` and `given_known` say that the tables hold them; `chance` is the
    logarithm of the chance of the name, `word` that the line is also a word or a place.
    """

    score: float
    script: NameScript
    text: str
    split: NameSplit
    before: str = ""
    after: str = ""
    former: str = ""
    aside: str = ""
    spaced: bool = False
    lettered: bool = False
    family_known: bool = False
    given_known: bool = False
    chance: float = -40.0
    word: bool = False


@lru_cache(maxsize=4096)
def judge_name(line: str) -> NameGuess | None:
    """How name-like `line` is; None when it cannot be a name at all.

    What is glued to a name (`代表取締役 山田太郎`, `山田太郎様`, `(旧姓 鈴木)`) is taken off
    first. A score above 0.5 is more likely a name than a company, town, title or slogan in that
    place; the rest of the card has the last word.
    """
    text = plain_gaps(line).strip(" 　,、。・:：;|｜/／")
    if not text or len(text) > 60:
        return None
    best = _judge_bare(text)
    for before, bare in _without_titles(text):
        found = _judge_bare(bare)
        if found is not None and (best is None or found.score > best.score):
            best = replace(found, before=before, score=found.score * 0.98)
    return best


def plain_gaps(line: str) -> str:
    """NFKC with every gap in plain spaces; an ideographic space is two, since widths count."""
    return re.sub(r"\s", " ", nfkc(line.replace("\u3000", "  "))).strip()


def _without_titles(text: str) -> list[tuple[str, str]]:
    """`(title, rest)` for each way in which a title may stand before a name, longest title last."""
    found: list[tuple[str, str]] = []
    rest, taken = text, ""
    while match := BEFORE_NAME.match(rest):
        taken += rest[: match.end()]
        rest = rest[match.end() :]
        found.append((taken.strip(" 　:：/／・"), rest))
    return found


def _judge_bare(text: str) -> NameGuess | None:
    former = aside = after = ""
    if match := FORMER.search(text):
        former = (match.group("former") or match.group("bare") or "").strip()
        text = (text[: match.start()] + text[match.end() :]).strip()
    if match := AFTER_NAME.search(text):
        after, text = match.group().strip(" 　()（）"), text[: match.start()].strip(" 　,")
    nickname = _latin(text) and NICKNAME.search(text)  # `Yi-Chun (Irene) Hsu`
    if not nickname and (match := BRACKETED.search(text)):
        aside = match.group("inside").strip()
        text = (text[: match.start()] + text[match.end() :]).strip()
    if match := _TWO_SCRIPTS.fullmatch(text):
        text, aside = match.group("japanese").strip(), aside or match.group("latin").strip()
    bonus = 0.0
    for honorific in HONORIFICS:
        if text.endswith(honorific) and len(text) > len(honorific) + 1 and not _latin(text):
            after, text, bonus = honorific, text[: -len(honorific)].strip(), 0.1
            break
    if not text:
        return None
    found = judge_western_line(text) if _latin(text) else _judge_japanese(text)
    if found is None:
        return None
    return replace(
        found, former=former, aside=aside, after=after or found.after,
        score=min(1.0, found.score + bonus),
    )  # fmt: skip


def _latin(text: str) -> bool:
    return not _JAPANESE.search(text)


def judge_western_line(text: str) -> NameGuess | None:
    """`_judge_bare` for a line in Latin letters."""
    found = judge_western(text)
    if found is None:
        return None
    split = NameSplit(found.family, found.given, found.text, found.confidence, found.alternatives)
    return NameGuess(
        found.score, "latin", found.text, split, before=found.before, after=found.after,
        spaced=True, family_known=found.family_known, given_known=found.given_known, chance=-18.0,
    )  # fmt: skip


def _judge_japanese(text: str) -> NameGuess | None:
    if _KATAKANA_NAME.fullmatch(text) and (found := _judge_katakana(text)) is not None:
        return found
    joined = _GAP.sub("", text).replace("・", "")
    if foreign := _FOREIGN_FAMILY.fullmatch(text):
        # `ヴァン・デル・ミューレン　誠`
        family, given = foreign.groups()
        split = NameSplit(family, given, f"{family} {given}", 0.9)
        return NameGuess(0.8, "kanji", text, split, spaced=True)
    if not 2 <= len(joined) <= 10 or not _JAPANESE.fullmatch(joined):
        return None
    if NOT_IN_NAMES.search(joined):
        return None
    cuts = cut_name(text)
    if not cuts:
        return None
    best = cuts[0]
    family, given = best.family, best.given
    traits = traits_of(text, best)
    split = NameSplit(
        family, given, f"{family} {given}".strip(), cut_confidence(cuts),
        tuple((cut.family, cut.given) for cut in cuts[1:4]),
    )  # fmt: skip
    return NameGuess(
        score_traits(traits), "kanji" if _HAN.search(joined) else "kana", text, split,
        spaced=bool(traits.spaced or traits.lettered), lettered=bool(traits.lettered),
        family_known=traits.family_level > 0, given_known=traits.given_level > 0,
        chance=best.weight, word=traits.word > 0,
    )  # fmt: skip


def _judge_katakana(text: str) -> NameGuess | None:
    """`ジョン・スミス`: the given name first; None where nothing of it is known."""
    parts = [p for p in re.split(r"[・･=＝\s　]+", text) if p]
    if not 2 <= len(parts) <= 4:
        return None
    japanese = len(parts) == 2 and _is_japanese_kana(parts[0], parts[1])
    if japanese and not re.search("[・･=＝]", text):
        return None
    known = [foreign_kind(part) for part in parts]
    score = 0.25 + 0.65 * sum(bool(kind) for kind in known) / len(parts)
    if not re.search("[・･=＝]", text):
        score -= 0.15
    given, family = " ".join(parts[:-1]), parts[-1]
    if len(parts) > 2:
        given = text[: text.rindex(parts[-1])].strip(" 　・･=＝")
    if parts[0] in KATAKANA_SURNAMES and parts[-1] not in KATAKANA_SURNAMES:
        family, given = parts[0], text[len(parts[0]) :].strip(" 　・･=＝")
    split = NameSplit(family, given, text, 0.9, ((parts[0], " ".join(parts[1:])),))
    return NameGuess(
        max(0.0, score), "katakana", text, split, spaced=True,
        family_known=bool(known[-1]), given_known=bool(known[0]), chance=-18.0,
    )  # fmt: skip


def _is_japanese_kana(family: str, given: str) -> bool:
    return bool(known_name(to_hiragana(family), "family") and is_kana(given)) or bool(
        known_name(family, "family")
    )


def split_name(
    text: str,
    kana: str | None = None,
    romaji: str | None = None,
    email_local: str | None = None,
) -> NameSplit:
    """Cut a name into family and given name.

    `kana` is the printed furigana, `romaji` the name in Latin letters, `email_local` the part of
    an address before the @. A text that cannot be cut (one character, one word) is all family.
    """
    plain = plain_gaps(text)
    judged = judge_name(plain)
    if judged is not None and judged.script in ("latin", "katakana"):
        return judged.split
    name = judged.text if judged is not None else plain
    if _latin(name):
        family, given = split_western(name)
        return NameSplit(family, given, one_space(name), 0.4)
    cuts = cut_name(name)
    if not cuts:
        return NameSplit(name, "", name, 0.3)
    weighed = sorted(
        (
            replace(cut, weight=cut.weight + _witness(cut, kana, romaji, email_local))
            for cut in cuts
        ),
        key=lambda cut: -cut.weight,
    )
    best = weighed[0]
    return NameSplit(
        best.family, best.given, f"{best.family} {best.given}", cut_confidence(weighed),
        tuple((cut.family, cut.given) for cut in weighed[1:4]),
    )  # fmt: skip


def _witness(cut: Cut, kana: str | None, romaji: str | None, email_local: str | None) -> float:
    """What the reading, the romaji and the address add to the weight of a cut."""
    weight = 0.0
    if kana and (read := align_reading(kana, cut.family, cut.given)) is not None:
        weight += 8.0 * read.score
    if romaji and (spelled := align_romaji(romaji, cut.family, cut.given)) is not None:
        weight += 8.0 * spelled.score
    if email_local:
        families = propose_readings(cut.family, "family")[:4]
        givens = propose_readings(cut.given, "given")[:4]
        weight += max(
            (email_evidence(email_local, f, g) for f, _ in families for g, _ in givens),
            default=0.0,
        )
    return weight
