"""Readings of Japanese names: proposed, scored, and aligned with what is printed.

Names of the tables bring their readings; for others, and for rarer readings, the units that each
kanji is read with in names are put together (`data/units.tsv.gz`).
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from ..text.kana import full_sized, is_kana, sounds_alike, to_hiragana
from ..text.romaji import (
    edit_distance,
    fold_kana,
    fold_romaji,
    kana_to_romaji,
    romaji_to_kana,
)
from ..text.widths import nfkc
from .name_tables import Part, known_name, units_of
from .name_western import spread_words

_SPACES = re.compile(r"[\s　・･]+")
_MOST_UNITS = 40


@dataclass(frozen=True, slots=True)
class ReadingGuess:
    """A proposed reading, `せい めい` in hiragana. `confidence` is 0 to 1.

    `evidence` names what spoke for it: `romaji`, `email`, `dictionary`, `characters`.
    """

    kana: str
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """A printed reading cut along the name: `score` (0 to 1) is how well it reads the kanji.

    `family` and `given` are hiragana for furigana and the printed letters for romaji.
    `family_first` tells the order in which the two were printed.
    """

    family: str
    given: str
    score: float
    family_first: bool = True

    @property
    def text(self) -> str:
        """Both parts with one space, family name first."""
        return f"{self.family} {self.given}".strip()


@lru_cache(maxsize=2048)
def propose_readings(text: str, part: Part) -> tuple[tuple[str, float], ...]:
    """Hiragana readings of one part of a name with their chances (sum 1), likeliest first.

    Empty when a character has no reading at all.
    """
    if is_kana(text):
        return ((to_hiragana(text), 1.0),)
    chances: dict[str, float] = {}
    known = known_name(text, part)
    beam = [("", 1.0)]
    for index, char in enumerate(text):
        units = units_of(text[index - 1] if char == "々" and index else char, part)
        total = sum(count for _, count in units) + 1.0
        beam = sorted(
            ((kana + unit, p * count / total) for kana, p in beam for unit, count in units),
            key=lambda pair: -pair[1],
        )[:_MOST_UNITS]
    built = sum(p for _, p in beam)
    share = 0.15 if known and known.readings else 1.0
    for kana, p in beam:
        chances[kana] = chances.get(kana, 0.0) + share * p / (built or 1.0)
    if known:
        for kana, p in known.readings:
            chances[kana] = chances.get(kana, 0.0) + (1.0 - share) * p
    return tuple(sorted(chances.items(), key=lambda pair: -pair[1]))


@lru_cache(maxsize=8192)
def score_reading(text: str, kana: str, part: Part) -> float:
    """How well the hiragana `kana` reads `text` as a family or given name, 0 to 1.

    1 for a reading of the tables; less for one built of the kanji's own readings, for small print
    misread (ゃ for や, は for ば), and for a reading that shares only some characters.
    """
    if not kana:
        return 0.0
    if is_kana(text):
        ours = to_hiragana(text)
        if ours == kana:
            return 1.0
        if sounds_alike(ours) == sounds_alike(kana):
            return 0.85
        far = edit_distance(ours, kana) / max(len(ours), len(kana))
        return max(0.0, 0.85 - 1.2 * far)
    readings = propose_readings(text, part)
    best = 0.0
    alike = sounds_alike(kana)
    for reading, chance in readings:
        if reading == kana:
            return max(0.8, 1.0 - 0.05 * max(0.0, -math.log10(chance + 1e-9) - 1.0))
        other = sounds_alike(reading)
        if other == alike:
            best = max(best, 0.75)
        elif chance > 0.01:
            far = edit_distance(other, alike) / max(len(other), len(alike))
            best = max(best, 0.65 * (1.0 - far) - 0.1)
    return max(best, _built_score(text, kana, part))


def _built_score(text: str, kana: str, part: Part) -> float:
    """How far `kana` can be cut into readings of the characters of `text`, at most 0.7."""
    states = {0: 0.0}
    for index, char in enumerate(text):
        known = dict(units_of(text[index - 1] if char == "々" and index else char, part))
        total = sum(known.values()) + 1.0
        after: dict[int, float] = {}
        for start, gain in states.items():
            for end in range(start + 1, min(len(kana), start + 5) + 1):
                held = known.get(kana[start:end], 0.0)
                chance = math.log((held + 1e-3) / total)
                after[end] = max(after.get(end, -99.0), gain + chance)
        states = after
    total = states.get(len(kana), -99.0) / max(1, len(text))
    return 0.7 / (1.0 + math.exp(-(total + 5.5)))


def align_reading(line: str, family: str, given: str) -> Alignment | None:
    """A printed furigana line (hiragana or katakana) cut along `family` and `given`.

    None when the line is not kana. `score` tells whether it reads this name at all; below about
    0.5 it more likely reads something else. Punctuation around it is dropped. What small print
    loses (ゃ for や, a letter of a name that is in kana itself) is put back.
    """
    plain = nfkc(line).strip(" 　()（）[]「」〈〉<>:：・･")
    for label in ("ふりがな", "フリガナ", "よみ", "ヨミ"):
        plain = plain.removeprefix(label).strip(" 　:：()")
    parts = [p for p in _SPACES.split(plain) if p]
    joined = "".join(parts)
    if not is_kana(joined):
        return None
    kana = to_hiragana(joined)
    if not given:
        return Alignment(kana, "", score_reading(family, kana, "family"))
    gaps: set[int] = set()
    at = 0
    for part in parts[:-1]:
        at += len(part)
        gaps.add(at)
    single = all(len(p) == 1 for p in parts) and len(parts) > 2
    best: Alignment | None = None
    for cut in range(1, len(kana)):
        one = score_reading(family, kana[:cut], "family")
        other = score_reading(given, kana[cut:], "given")
        score = math.sqrt(one * other)
        if gaps and cut not in gaps:
            score *= 0.6
        elif len(gaps) == 1 and not single:
            score = min(1.0, score + 0.05)
        if best is None or score > best.score:
            best = Alignment(kana[:cut], kana[cut:], score)
    if best is None or best.score < 0.5:
        return best
    of_family = _as_spelled(family, best.family, "family")
    of_given = _as_spelled(given, best.given, "given")
    mended = _whole_reading(family, of_family, "family"), _whole_reading(given, of_given, "given")
    sure = best.score if mended == (of_family, of_given) else min(best.score, 0.6)
    return replace(best, family=mended[0], given=mended[1], score=sure)


def _whole_reading(text: str, kana: str, part: Part) -> str:
    """`kana` with a lost letter or voicing mark put back where only a known reading explains it."""
    if is_kana(text) or score_reading(text, kana, part) >= 0.5:
        return kana
    for reading, chance in propose_readings(text, part):
        one, other = _unvoiced(reading), _unvoiced(kana)
        lost = len(one) == len(other) + 1 and edit_distance(one, other) == 1
        if chance > 0.01 and (one == other or lost):
            return reading
    return kana


def _unvoiced(kana: str) -> str:
    """`kana` without voicing marks and small letters, which small print blurs."""
    bare = unicodedata.normalize("NFD", full_sized(kana))
    return bare.replace("\u3099", "").replace("\u309a", "")


def _as_spelled(text: str, kana: str, part: Part) -> str:
    """`kana` with what small print loses put back: a part in kana is read as it is spelled, and
    ゃ is told from や by the name's known readings."""
    if is_kana(text):
        return to_hiragana(text)
    readings = [reading for reading, chance in propose_readings(text, part) if chance > 0.01]
    if kana in readings:
        return kana
    alike = [reading for reading in readings if full_sized(reading) == full_sized(kana)]
    return alike[0] if alike else kana


def align_romaji(line: str, family: str, given: str) -> Alignment | None:
    """A name printed in Latin letters, cut along the Japanese `family` and `given`.

    None when there are not at least two words in it (or one, where `given` is empty). Capitals
    and a comma tell which is the family name; so do the readings of the kanji, which decide.
    """
    plain = spread_words(re.sub(r"[\s　]+", " ", nfkc(line)).strip(" ()[].,・"))
    words = [w for w in re.split(r"[ ,]+", plain) if w]
    if not words or any(not re.fullmatch(r"[^\W\d_]['’.\-\w]*", w) for w in words):
        return None
    if any(ord(char) > 0x24F and char not in "’" for word in words for char in word):
        return None
    if not given:
        return Alignment("".join(words), "", _sound_score(family, "".join(words), "family"))
    if len(words) == 1:
        return _align_joined(plain, family, given)
    best: Alignment | None = None
    for cut in range(1, len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        for family_first in (True, False):
            of_family, of_given = (head, tail) if family_first else (tail, head)
            one = _sound_score(family, of_family, "family")
            other = _sound_score(given, of_given, "given")
            score = math.sqrt(one * other)
            if of_family.isupper() and not of_given.isupper():
                score = min(1.0, score + 0.05)
            if best is None or score > best.score:
                best = Alignment(of_family, of_given, score, family_first)
    return best


def _align_joined(word: str, family: str, given: str) -> Alignment | None:
    """`TAROYAMADA`, whose space was lost: only where both parts are exactly what they sound."""
    for cut in range(2, len(word) - 1):
        for family_first in (False, True):
            of_family, of_given = word[cut:], word[:cut]
            if family_first:
                of_family, of_given = of_given, of_family
            one = _sound_score(family, of_family, "family")
            other = _sound_score(given, of_given, "given")
            if min(one, other) >= 0.8:
                return Alignment(of_family, of_given, math.sqrt(one * other), family_first)
    return None


@lru_cache(maxsize=4096)
def _sound_score(text: str, romaji: str, part: Part) -> float:
    """How well `romaji` sounds like a reading of `text`, 0 to 1."""
    sound = fold_romaji(romaji)
    if not sound:
        return 0.0
    initial = len(sound) == 1
    best = 0.0
    for reading, chance in propose_readings(text, part):
        ours = fold_kana(reading)
        if not ours:
            continue
        if initial:
            score = 0.6 if ours[0] == sound[0] and chance > 0.01 else 0.0
        elif ours == sound:
            score = max(0.8, 1.0 - 0.05 * max(0.0, -math.log10(chance + 1e-9) - 1.0))
        elif chance > 0.005:
            score = 0.75 * (1.0 - edit_distance(ours, sound) / max(len(ours), len(sound))) - 0.1
        else:
            continue
        best = max(best, score)
    if best < 0.7 and not initial and (literal := romaji_to_kana(romaji)) is not None:
        best = max(best, 0.9 * _built_score(text, literal, part))
    return best


def is_kana_reading(line: str, family: str, given: str) -> float:
    """How surely this line is the furigana of the name, 0 to 1; 0 for a line that is not kana."""
    found = align_reading(line, family, given)
    return found.score if found else 0.0


def is_romaji_of(line: str, family: str, given: str) -> float:
    """How surely this line is the name in Latin letters, 0 to 1."""
    found = align_romaji(line, family, given)
    return found.score if found else 0.0


def guess_readings(
    family: str, given: str, romaji: str | None = None, email_local: str | None = None
) -> tuple[ReadingGuess, ...]:
    """Readings for a name that is printed without one, ranked; at most five.

    Romaji on the card decides about sounds and leaves only long vowels open; the local part of an
    e-mail address is weaker. Empty when the kanji have no readings in names.
    """
    families = propose_readings(family, "family")[:12]
    givens = propose_readings(given, "given")[:24] if given else (("", 1.0),)
    printed = align_romaji(romaji, family, given) if romaji else None
    if printed is not None and printed.score > 0.3:
        families = _by_sound(propose_readings(family, "family"), printed.family)
        if given:
            givens = _by_sound(propose_readings(given, "given"), printed.given)
    scored: list[tuple[float, str, tuple[str, ...]]] = []
    for of_family, one in families:
        for of_given, other in givens:
            weight = math.log(one + 1e-9) + math.log(other + 1e-9)
            evidence = ["romaji"] if printed is not None and printed.score > 0.3 else []
            if email_local:
                bonus = email_evidence(email_local, of_family, of_given)
                weight += 1.5 * bonus
                if bonus > 2:
                    evidence.append("email")
            if known_name(family, "family") and (not given or known_name(given, "given")):
                evidence.append("dictionary")
            else:
                evidence.append("characters")
            scored.append((weight, f"{of_family} {of_given}".strip(), tuple(evidence)))
    if not scored:
        return ()
    scored.sort(key=lambda item: -item[0])
    top = scored[0][0]
    total = sum(math.exp(max(-60.0, weight - top)) for weight, _, _ in scored)
    return tuple(
        ReadingGuess(kana, math.exp(max(-60.0, weight - top)) / total, evidence)
        for weight, kana, evidence in scored[:5]
    )


def _by_sound(
    readings: tuple[tuple[str, float], ...], romaji: str
) -> tuple[tuple[str, float], ...]:
    """The readings that sound like `romaji`; else what `romaji` itself spells."""
    sound = fold_romaji(romaji)
    if len(sound) == 1:
        kept = tuple((k, p) for k, p in readings if fold_kana(k)[:1] == sound)
        return kept or readings
    kept = tuple((k, p) for k, p in readings if fold_kana(k) == sound)
    if kept:
        return kept
    literal = romaji_to_kana(romaji.replace(" ", ""))
    return ((literal, 1.0),) if literal else readings


def email_evidence(local: str, family_kana: str, given_kana: str) -> float:
    """How much the local part of an address speaks for a reading: above 0 for, below against.

    `a-ogasawara`, `watanabek`, `y.teshigawara`, `kojima_toru`, `sogo39` are all understood.
    About 5 for each name found whole, 1 for an initial, 0 when the address says nothing.
    """
    words = [w for w in re.split(r"[^a-z]+", local.lower()) if w]
    if not words:
        return 0.0
    f_raw, g_raw = kana_to_romaji(family_kana), kana_to_romaji(given_kana)
    f, g = fold_romaji(f_raw), fold_romaji(g_raw)
    if not f:
        return 0.0
    if len(words) == 1:
        sound = fold_romaji(words[0])
        forms = [(5.5, f), (4.8, g)]  # a whole name is likelier than one cut shorter and an initial
        if g:
            forms += [
                (8.0, fold_romaji(f_raw + g_raw)),
                (8.0, fold_romaji(g_raw + f_raw)),
                (8.0, f + g),
                (8.0, g + f),
                (5.0, fold_romaji(f_raw + g_raw[0])),
                (5.0, fold_romaji(g_raw[0] + f_raw)),
                (5.0, f + g[0]),
                (5.0, g[0] + f),
                (4.5, g + f[0]),
                (4.5, f[0] + g),
            ]
        return max((value for value, form in forms if form and form == sound), default=0.0)
    total = 0.0
    for word in words:
        sound = fold_romaji(word)
        if len(word) == 1:
            total += 1.0 if word[0] in (f_raw[:1], g_raw[:1], f[:1], g[:1]) else -1.0
        elif sound in (f, g):
            total += 4.0
    return total
