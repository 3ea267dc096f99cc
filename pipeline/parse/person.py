"""The person on a card: the name, its reading and its Latin spelling, found together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..text.kana import is_kana, to_hiragana
from ..text.widths import no_space
from .facts.organisations import TRADE, WARES
from .layout import below, beside, distance
from .name_mending import mend_family, unmisread
from .name_readings import align_reading, align_romaji, email_evidence, propose_readings
from .name_tables import foreign_kind
from .name_western import unaccented
from .names import NameGuess, judge_name, split_name
from .roles import Suit, Surroundings, name_score
from .segments import Segment
from .spellings import (
    LATIN_NAME,
    Spelling,
    as_hiragana,
    bare_reading,
    find_kana,
    find_romaji,
    sound_alike,
    sounding_alike,
    sounding_like,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A name with its lines; `margin` is the lead over the next best name on the card."""

    guess: NameGuess
    name_segments: tuple[Segment, ...]
    score: float
    margin: float = 0.0
    kana: Spelling | None = None
    romaji: Spelling | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        extra = [s.segments for s in (self.kana, self.romaji) if s]
        return self.name_segments + tuple(part for parts in extra for part in parts)


def name_candidates(suits: Sequence[Suit], around: Surroundings) -> list[Person]:
    """Possible names on the card, best first; a name in two boxes on one row is joined."""
    found: list[Person] = []
    segments = [suit.segment for suit in suits]
    ends = {part for s in segments for part in _row_parts(s, segments)[1:] if _joined(s, segments)}
    for suit in suits:
        guess = judge_name(suit.segment.text)
        posted = _posted(suit.segment, suits)
        if guess and suit.name + posted > -2.0:
            cut_short = 2.0 if _joined(suit.segment, segments) or suit.segment in ends else 0.0
            score = (
                suit.name
                + posted
                - cut_short
                + _spelled_elsewhere(guess, suit.segment, segments, around)
            )
            found.append(Person(guess, (suit.segment,), score))
        joined = _joined(suit.segment, segments)
        if joined:
            guess = judge_name(joined.text)
            if guess:
                score = name_score(joined, around, ()) + 0.5
                score += _spelled_elsewhere(guess, joined, segments, around)
                found.append(Person(guess, _row_parts(suit.segment, segments), score))
    found = [replace(p, score=p.score - 5.0 * _is_ruby(p, suits)) for p in found]
    found = [replace(p, score=p.score - 4.0 * _is_shop(p, segments)) for p in found]
    found.sort(key=lambda person: -person.score)
    return [
        replace(person, margin=person.score - _runner_up(person, found)) for person in found[:5]
    ]


def _is_shop(person: Person, segments: Sequence[Segment]) -> bool:
    """Whether a name in kana stands right under what a shop sells (`喫茶と古道具`)."""
    first = person.name_segments[0]
    trades = [s for s in segments if TRADE.fullmatch(s.plain) or WARES.fullmatch(s.plain)]
    return is_kana(no_space(first.plain)) and any(below(s, [first]) for s in trades)


def _is_ruby(person: Person, suits: Sequence[Suit]) -> bool:
    """Whether kana stand at a line twice as large that may be the name, though misread."""
    if not all(is_kana(no_space(bare_reading(s))) for s in person.name_segments):
        return False
    for suit in suits:
        base = suit.segment
        free = not suit.positions and suit.other < 1.0 and suit.company <= 1.0
        short = base.japanese and len(no_space(base.plain)) <= 7
        if base in person.name_segments or not free or not short:
            continue
        if any(
            base.size > 1.8 * ruby.size and distance(base, ruby) < 0.04
            for ruby in person.name_segments
        ):
            return True
    return False


def _posted(segment: Segment, suits: Sequence[Suit]) -> float:
    """What a title on the line speaks for a name, for a Latin one also one right above or below."""
    titles = [
        suit.segment
        for suit in suits
        if suit.segment is not segment
        and any(p.kind == "title" and p.sureness > 0.8 for p in suit.positions)
    ]
    if any(title.ref == segment.ref for title in titles):
        return 1.5
    if not segment.latin:
        return 0.0
    return 1.5 if below(segment, titles) or _below_any(titles, segment) else 0.0


def _below_any(segments: Sequence[Segment], segment: Segment) -> bool:
    """Whether `segment` stands right under one of `segments`."""
    return any(below(other, [segment]) for other in segments)


def largest_name(suits: Sequence[Suit], taken: Sequence[Segment]) -> Person | None:
    """On a card where no line is like a name: the largest that could be one, with no lead."""
    best: tuple[float, Person] | None = None
    for suit in suits:
        segment = suit.segment
        free = segment not in taken and not suit.positions and suit.other < 1.0
        if not free or suit.company > 1.0 or segment.size < 1.3:
            continue
        guess = judge_name(segment.text)
        if guess and (best is None or segment.size > best[0]):
            best = (segment.size, Person(guess, (segment,), 0.0))
    return best[1] if best else None


def _runner_up(person: Person, found: Sequence[Person]) -> float:
    others = [p.score for p in found if not set(p.name_segments) & set(person.name_segments)]
    return max(others, default=-3.0)


def _row_parts(first: Segment, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    parts = [first]
    while len(parts) < 6:
        following = beside(parts[-1], [s for s in segments if s not in parts])
        if following is None or not _same_hand(first, following):
            break
        parts.append(following)
    return tuple(parts)


def _same_hand(one: Segment, other: Segment) -> bool:
    return (
        other.japanese
        and 0.75
        < one.size / max(other.size, 0.01)
        < (1.6 if is_kana(no_space(other.plain)) else 1.33)
        and len(no_space(other.plain)) <= 4
        and other.size > 1.15
        and other.left - one.right < 0.35
    )


def _joined(first: Segment, segments: Sequence[Segment]) -> Segment | None:
    """The name that begins in `first` and goes on in the next boxes of its row."""
    if not first.japanese or len(no_space(first.plain)) > 4:
        return None
    parts = _row_parts(first, segments)
    if len(parts) < 2:
        return None
    text = "  ".join(part.plain for part in parts)
    return replace(
        first,
        text=text,
        plain=text,
        right=parts[-1].right,
        top=min(p.top for p in parts),
        bottom=max(p.bottom for p in parts),
        confidence=min(p.confidence for p in parts),
    )


def _spelled_elsewhere(
    guess: NameGuess, segment: Segment, segments: Sequence[Segment], around: Surroundings
) -> float:
    """What furigana, romaji and e-mail address say for this being the name."""
    if guess.script in ("latin",):
        return 0.0
    split, bonus = guess.split, 0.0
    if find_kana(guess, segment, segments):
        bonus += 2.5
    if find_romaji(guess, segment, segments, ()):
        bonus += 2.5
    families = propose_readings(split.family, "family")[:4]
    givens = propose_readings(split.given, "given")[:6] if split.given else ()
    best = 0.0
    for local in around.locals:
        for family, _ in families or (("", 0.0),):
            for given, _ in givens or (("", 0.0),):
                best = max(best, email_evidence(local, family, given))
    return bonus + min(best, 8.0) * 0.4


def settle_person(person: Person, suits: Sequence[Suit], around: Surroundings) -> Person:
    """`person` with the lines that spell the name in kana and in Latin letters."""
    segments = [s.segment for s in suits if s.segment not in person.name_segments]
    if person.guess.script == "latin":
        return _ordered_by_mailbox(person, around.locals)
    anchor = person.name_segments[0]
    person = _unmisread(person)
    kana = find_kana(person.guess, anchor, segments)
    if kana and person.guess.script in ("kanji", "kana"):
        # Two words of furigana cut a name whose letters stand apart (`三 原 田 守`).
        printed = " ".join(map(bare_reading, kana.segments))
        split = split_name(person.guess.text, printed)
        if printed.count(" ") == 1 and split.family != person.guess.split.family:
            person = replace(person, guess=replace(person.guess, split=split))
            kana = find_kana(person.guess, anchor, segments) or kana
    rest = [s for s in segments if not kana or s not in kana.segments]
    romaji = find_romaji(person.guess, anchor, rest, around.locals)
    aside = person.guess.aside
    if romaji is None and re.fullmatch(LATIN_NAME, aside):
        found = align_romaji(aside, person.guess.split.family, person.guess.split.given)
        romaji = Spelling(aside, (anchor,), found.score if found else 0.4)
    if kana and romaji and kana.score < 0.5 and not sound_alike(kana.text, romaji.text):
        kana = None  # ヘアメイク near the name of somebody whose name is spelled beside it
    if kana is None and is_kana(no_space(aside)) and len(aside) > 2:
        found_aside = align_reading(aside, person.guess.split.family, person.guess.split.given)
        kana = Spelling(
            as_hiragana(aside, to_hiragana(aside)),
            (anchor,),
            found_aside.score if found_aside else 0.4,
        )
    if kana and romaji is None:
        romaji = sounding_alike(kana, anchor, rest)
    person = _mended(person, kana, romaji, around.locals)
    if kana is None and romaji:
        kana = sounding_like(romaji, [s for s in rest if s not in romaji.segments])
    return replace(person, kana=kana, romaji=romaji)


def _unmisread(person: Person) -> Person:
    """`person` with a kanji that the engine does not know put right."""
    printed = unmisread(person.guess.split.family) if person.guess.script == "kanji" else None
    return _renamed(person, printed) if printed else person


def _renamed(person: Person, family: str) -> Person:
    """`person` under another family name, of which one is not sure."""
    split = person.guess.split
    full = f"{family} {split.given}".strip()
    text = person.guess.text.replace(split.family, family, 1)
    if family not in text:  # its letters stand apart
        text = full
    mended = replace(split, family=family, full=full, confidence=0.5)
    return replace(person, guess=replace(person.guess, text=text, split=mended))


def _mended(
    person: Person, kana: Spelling | None, romaji: Spelling | None, locals_: Sequence[str]
) -> Person:
    """`person` with a kanji of the family name put right by its reading."""
    split = person.guess.split
    read = (kana.text if kana else "").split()[:1]
    latin = re.findall(r"[a-z]+", " ".join([romaji.text if romaji else "", *locals_]).lower())
    family = mend_family(split.family, read, latin) if person.guess.script == "kanji" else None
    return _renamed(person, family) if family else person


def _ordered_by_mailbox(person: Person, locals_: tuple[str, ...]) -> Person:
    """`Wong Ka Yan` whose address begins with `kayan.wong`: what is written together is given."""
    split = person.guess.split
    words = split.full.split(" ")
    if len(words) != 3 or split.family != words[-1]:
        return person
    first, middle, last = (unaccented(word) for word in words)
    for local in map(str.lower, locals_):
        tokens = re.split(r"[._\-]", local)
        if local == first[:1] + middle:
            # `Anahí Quispe Rojas` at `aquispe@`: two names of the family's.
            turned = replace(split, family=" ".join(words[1:]), given=words[0])
        elif first in tokens and (
            middle + last in tokens
            or (tokens == [last, first] and "g" not in foreign_kind(words[0]))
        ):
            # `Truong Minh Anh` at `anh.truong@`
            turned = replace(split, family=words[0], given=" ".join(words[1:]))
        else:
            continue
        return replace(person, guess=replace(person.guess, split=turned))
    return person
