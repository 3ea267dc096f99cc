"""The lines that spell a person's name in kana and in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..text.kana import is_kana, to_hiragana
from ..text.romaji import fold_kana, fold_romaji
from ..text.widths import no_space, one_space
from .facts.katakana import WORDS
from .layout import below, beside, distance, same_row
from .name_readings import Alignment, align_reading, align_romaji
from .names import NameGuess, judge_name
from .positions import parse_positions
from .roles import local_likeness
from .segments import Segment

LATIN_NAME = re.compile(
    r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’.\-]*(?:,?\s+[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’.\-]*){1,3}"
)


# `Prof. Sumire Ninnaji`, `EBISAKA, Rin (Ms.)`
ADDRESS_FORM = re.compile(
    r"^(?:Prof|Dr|Mr|Ms|Mrs)\.?\s(?=\S+\s\S)|\s\((?:Mr|Ms|Mrs|he|she)[^)]*\)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A line that spells the name in another script, cut along it. `score` is 0 to 1."""

    text: str
    segments: tuple[Segment, ...]
    score: float


def sounding_alike(kana: Spelling, anchor: Segment, segments: Sequence[Segment]) -> Spelling | None:
    """The name in Latin letters that sounds like the printed reading (`OUYANG Jingyi`)."""
    for text, parts in _latin_lines(anchor, segments):
        latin = judge_name(text)
        near = len(parts) == 1 and latin is not None and latin.score > 0.2
        if near and not parse_positions(text) and sound_alike(kana.text, text):
            return Spelling(parts[0].text, parts, 0.5)
    return None


def sounding_like(romaji: Spelling, segments: Sequence[Segment]) -> Spelling | None:
    """The line of kana that sounds like the name in Latin letters (`ゆん そよん`), wherever."""
    for segment in segments:
        line = bare_reading(segment)
        letters = no_space(line)
        name = is_kana(letters) and len(letters) > 2 and letters not in WORDS
        if name and not parse_positions(line) and sound_alike(line, romaji.text):
            return Spelling(as_hiragana(line, to_hiragana(line)), (segment,), 0.5)
    return None


# How kana write the vowels of Korea's romanisation.
_AS_KANA = {"yeo": "yo", "eo": "o", "eu": "u", "oo": "u", "ae": "e"}
_KOREAN_VOWELS = re.compile("|".join(_AS_KANA))


def sound_alike(kana: str, romaji: str) -> bool:
    """Whether a reading in kana and a name in Latin letters are one, in whichever order."""
    words = romaji.lower().split()
    korean = [_KOREAN_VOWELS.sub(lambda match: _AS_KANA[match.group()], word) for word in words]
    orders = (words, words[::-1], korean, korean[::-1])
    spelled = [fold_romaji("".join(order)) for order in orders]
    return max(SequenceMatcher(None, fold_kana(kana), s).ratio() for s in spelled) > 0.6


def find_kana(guess: NameGuess, anchor: Segment, segments: Sequence[Segment]) -> Spelling | None:
    """The line of `segments` that reads the name `guess`, which stands in `anchor`, in kana."""
    best: Spelling | None = None
    for segment in segments:
        if segment is anchor or not is_kana(no_space(bare_reading(segment)).replace("・", "")):
            continue
        if no_space(segment.plain) in WORDS:
            continue  # エンジニアリング reads nobody's name
        row = [s for s in segments if s is not anchor and s is not segment and same_row(segment, s)]
        joined = [segment]
        for other in sorted(row, key=lambda s: s.left):
            if other.left > segment.right and is_kana(no_space(other.plain)) and other.size < 2:
                joined.append(other)
        for parts in ([segment], joined) if len(joined) > 1 else ([segment],):
            line = " ".join(map(bare_reading, parts))
            found = align_reading(line, guess.split.family, guess.split.given)
            # A wide gap between large kana is read as a long mark now and then.
            parted = align_reading(
                re.sub(r"(?<=\S)ー(?=\S)", " ", line), guess.split.family, guess.split.given
            )
            if parted and "ー" in line and (found is None or parted.score > found.score + 0.02):
                found = parted
            if (found is None or found.score < 0.5) and is_kana(guess.split.given):
                # Only the kanji were given ruby: すぎうら over `杉浦 まどか`.
                whole = f"{line} {guess.split.given}"
                found = align_reading(whole, guess.split.family, guess.split.given)
            short = _cut_short(line, guess)
            if short and (found is None or short.score > found.score + 0.2):
                found = short
            if found is None or any(p.sureness >= 0.8 for p in parse_positions(no_space(line))):
                continue
            if found.score < 0.5:
                weak = _unknown_reading(line, guess, anchor, segment)
                if weak and (best is None or weak > best.score):
                    best = Spelling(as_hiragana(line, found.text), tuple(parts), weak)
                continue
            score = found.score - 0.4 * min(distance(anchor, segment), 0.5)
            if best is None or score > best.score:
                given = found.given
                if not given and is_kana(guess.split.given):
                    given = to_hiragana(guess.split.given)  # only the kanji were given ruby
                text = f"{found.family} {given}".strip()
                best = Spelling(text, tuple(parts), score)
    return best


def _cut_short(line: str, guess: NameGuess) -> Alignment | None:
    """The reading that `line` begins, where its end was lost and the given name is kana itself."""
    given = to_hiragana(guess.split.given)
    letters = to_hiragana(no_space(line))
    if not is_kana(given) or len(given) < 2:
        return None
    for kept in range(len(given) - 1, 0, -1):
        if letters.endswith(given[:kept]):
            whole = f"{letters[:-kept]} {given}"
            found = align_reading(whole, guess.split.family, guess.split.given)
            return found if found and found.score >= 0.5 else None
    return None


def bare_reading(segment: Segment) -> str:
    """The text of a reading without the brackets that it may stand in, and without specks."""
    return re.sub("[、。]", "", segment.plain.strip(" ()[]〔〕<>〈〉【】"))


def _unknown_reading(line: str, guess: NameGuess, anchor: Segment, segment: Segment) -> float:
    """How far kana right beside a name may be its reading though no table knows it; 0 to 0.45."""
    if re.match(r"[ぁぃぅぇぉっゃゅょァィゥェォッャュョんンー]", line):
        return 0.0  # no name begins so
    letters = len(no_space(line))
    name = len(no_space(guess.split.full))
    if distance(anchor, segment) > 0.1 or segment.size > 0.7 * anchor.size:
        return 0.0
    if distance(anchor, segment) > 0.06 and " " not in line:
        return 0.0  # two words of kana beside a name spell it, one may be anything
    if any(len(word) < 2 for word in line.split()) and not re.fullmatch(r"(?:\S\s)*\S", line):
        return 0.0  # a long word that was torn
    if parse_positions(line):
        return 0.0
    return 0.45 if name <= letters <= 4 * name and letters >= 3 else 0.0


def as_hiragana(line: str, aligned: str) -> str:
    """`line` in hiragana where its one gap parts two words, `aligned` else."""
    words = one_space(to_hiragana(line))
    return words if words.count(" ") == 1 else aligned


def find_romaji(
    guess: NameGuess, anchor: Segment, segments: Sequence[Segment], locals_: tuple[str, ...]
) -> Spelling | None:
    """The line of `segments` that spells the name in Latin letters; `locals_` are mailboxes."""
    best: Spelling | None = None
    for text, parts in _latin_lines(anchor, segments):
        segment = parts[0]
        found = align_romaji(text, guess.split.family, guess.split.given)
        if found is None or found.score < 0.5:
            latin = judge_name(text)
            known = local_likeness(text, locals_) > 0.6  # `minsu_kim` spells 金 民秀
            near = (known or distance(anchor, segment) < 0.15) and not parse_positions(text)
            under = below(anchor, [segment]) is segment or same_row(anchor, segment)
            least = 0.1 if under and known else 0.2 if under else 0.4 if known else 0.6
            if best is None and near and len(parts) == 1 and latin and latin.score > least:
                best = Spelling(segment.text, parts, 0.4)
            continue
        score = found.score - 0.3 * min(distance(anchor, segment), 0.5)
        if best is None or score > best.score:
            best = Spelling(" ".join(part.text for part in parts), parts, score)
    return best


def _latin_lines(
    anchor: Segment, segments: Sequence[Segment]
) -> list[tuple[str, tuple[Segment, ...]]]:
    """Lines that may spell a name in Latin letters; one set over two lines is put together."""
    latin = [s for s in segments if s is not anchor and s.latin]
    bare = [(ADDRESS_FORM.sub("", s.plain).strip("()"), s) for s in latin]
    found = [(text, (s,)) for text, s in bare if LATIN_NAME.fullmatch(text)]
    words = [s for s in latin if re.fullmatch(r"[A-Za-zÀ-ɏ'’\-]{2,}", s.plain)]
    pairs: list[tuple[str, tuple[Segment, ...]]] = list(found)
    for one in words:
        other = below(one, words) or beside(one, words)
        # `Saito   Yuko` on one row, set wide above the name.
        reach = 0.3 if other is not None and same_row(one, other) else 0.08
        if other is not None and distance(one, other) < reach:
            pairs.append((f"{one.plain} {other.plain}", (one, other)))
    return pairs
