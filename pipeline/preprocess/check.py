"""The finds held against where text stands: cut, wrong and lost cards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..geometry import homography, intersection_area, map_points, quad_area
from ..model import Pixels, Point, Quad
from .bytext import locate_by_text
from .locate import LocatedCard
from .survey import Survey, look_at
from .texthull import hull_of_text

Outline: TypeAlias = Sequence[Point]

DOUBTED = 0.75
"""The score below which a find is held against the text."""
_APART = 0.3
"""Text nearer than this share of a card's shorter side belongs to one card."""
_ASKEW = 2.5
"""Degrees from which on text is read better when it is turned straight."""
_READ_WHOLE = 2000
"""The longer side, in pixels, up to which a photo is read without being made smaller."""
_LITTLE = 0.35
_CLOSER = (1.0, 0.7, 0.5, 0.35)
_FEWEST = 3
"""Pieces of text from which on they are a card that was lost."""
_HIGH = (20.0, 16.0, 12.5, 10.0)
"""The shorter side of a card in heights of its text; where text is small its boxes are wide."""
_MOST = 0.8
"""The share of the text that cards told by it alone must hold."""
_UNIT: Quad = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def find_around_text(
    pixels: Pixels,
    text: Sequence[Outline],
    found: Sequence[Quad] = (),
    survey: Survey | None = None,
) -> LocatedCard | None:
    """The one card that holds all of `text`: by its edges, or else the text's own rectangle.

    `survey` is `look_at(pixels)`, where it is there already. The rectangle is given only
    where there is no first guess `found`, and where it gains something: the text stands askew or
    fills little of the photo.
    """
    card = locate_by_text(pixels, text, found, survey)
    if card is not None or found:
        return card
    hull = hull_of_text(text, pixels.shape)
    if hull is None or not _worth_cutting(hull, pixels):
        return None
    return LocatedCard(hull, 0.0, "text")


def check_table(
    pixels: Pixels,
    found: Sequence[LocatedCard],
    text: Sequence[Outline],
    survey: Survey | None = None,
) -> tuple[LocatedCard, ...]:
    """Several finds without those that hold no text, doubted ones looked for around their text,
    and cards that text outside of all finds shows.

    `survey` is `look_at(pixels)`, where it is there already.
    """
    if not text:
        return tuple(found)
    survey = survey or look_at(pixels)
    centres = np.array([np.mean(np.asarray(outline), axis=0) for outline in text])
    owner = np.full(len(text), -1)
    for k, card in enumerate(found):
        places = map_points(centres, homography(card.quad, _UNIT))
        owner[((places > 0) & (places < 1)).all(axis=1)] = k
    kept = [k for k in range(len(found)) if (owner == k).any()]
    cards = {k: found[k] for k in kept}
    for k in kept:
        if found[k].score < DOUBTED:
            own = [text[j] for j in np.flatnonzero(owner == k).tolist()]
            better = locate_by_text(pixels, own, [found[k].quad], survey)
            others = [card for j, card in cards.items() if j != k]
            if better is not None and _like(better.quad, others):
                cards[k] = better
    lost = [text[j] for j in np.flatnonzero(owner < 0).tolist()]
    known = list(cards.values())
    typical = float(np.median([quad_area(card.quad) for card in known])) if known else 0.0
    checked = _with_lost(pixels, lost, known, typical, survey, edges_only=False)
    if all(card.found_by == "edges" for card in checked):
        return checked
    by_text = find_table(pixels, text, survey)
    return by_text if len(by_text) >= len(checked) else checked


def find_table(
    pixels: Pixels, text: Sequence[Outline], survey: Survey | None = None
) -> tuple[LocatedCard, ...]:
    """The cards of a photo in which no card was seen, or one for several, told by the text alone.

    How large they are is tried out, by the text's height. Empty where most of it does not stand
    on several cards that show their edges. `survey` is `look_at(pixels)`, if it is there already.
    """
    if len(text) < 2 * _FEWEST:
        return ()
    survey = survey or look_at(pixels)
    corners = np.asarray([outline[:4] for outline in text if len(outline) >= 4], np.float64)
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2)
    height = float(np.median(sides.min(axis=1)))
    best: tuple[LocatedCard, ...] = ()
    most = _MOST * len(text)
    for lines in _HIGH:
        area = 1.65 * (lines * height) ** 2
        found = _with_lost(pixels, text, [], area, survey, edges_only=True)
        held = sum(any(_holds(card.quad, outline) for card in found) for outline in text)
        if len(found) > 1 and held > most:
            best, most = found, held
    return best


def _with_lost(
    pixels: Pixels,
    text: Sequence[Outline],
    known: list[LocatedCard],
    typical: float,
    survey: Survey,
    *,
    edges_only: bool,
) -> tuple[LocatedCard, ...]:
    """`known` and the cards of about the area `typical` that `text` outside of them shows.

    Without `edges_only` text that stands far from other text is a card without edges as well.

    Texts of cards that touch lie close together: what is too large for one card is parted into
    what lies closer, and then only believed where edges show a card around it.
    """
    left = list(text)
    for share in _CLOSER:
        for group in _groups(left, typical, share):
            lost = locate_by_text(pixels, group, (), survey)
            if lost is not None and _like(lost.quad, known, typical):
                known.append(lost)
                left = [outline for outline in left if not _holds(lost.quad, outline)]
    for group in () if edges_only else _groups(left, typical, 1.0):
        hull = hull_of_text(group, pixels.shape)
        if hull is not None and not _overlaps(hull, known):
            known.append(LocatedCard(hull, 0.0, "text"))
    return tuple(known)


def _holds(quad: Quad, outline: Outline) -> bool:
    """Whether the middle of `outline` lies inside of `quad`."""
    middle = np.mean(np.asarray(outline), axis=0)
    place = map_points([middle], homography(quad, _UNIT))[0]
    return bool((place > 0).all() and (place < 1).all())


def _worth_cutting(hull: Quad, pixels: Pixels) -> bool:
    """Whether the text stands askew, or fills so little that it was read too small."""
    (ax, ay), (bx, by) = hull[0], hull[1]
    askew = abs((math.degrees(math.atan2(by - ay, bx - ax)) + 45) % 90 - 45)
    height, width = pixels.shape[:2]
    small = max(height, width) > _READ_WHOLE and quad_area(hull) < _LITTLE * height * width
    return bool(askew > _ASKEW or small)


def _like(quad: Quad, others: Sequence[LocatedCard], typical: float = 0.0) -> bool:
    """Whether `quad` could be a card beside `others`: of their size, and not upon them.

    `typical` is the area of a card where there are no others.
    """
    if others:
        typical = float(np.median([quad_area(card.quad) for card in others]))
    if typical and not 0.5 < quad_area(quad) / typical < 1.8:
        return False
    return not _overlaps(quad, others)


def _overlaps(quad: Quad, others: Sequence[LocatedCard]) -> bool:
    return any(
        intersection_area(quad, card.quad) > 0.12 * min(quad_area(quad), quad_area(card.quad))
        for card in others
    )


def _groups(text: Sequence[Outline], typical: float, share: float) -> list[list[Outline]]:
    """The pieces of `text` that lie together and could be a card of the area `typical`.

    `share` is how close together, of what text of one card lies apart at most.
    """
    if not typical:
        return []
    reach = share * _APART * math.sqrt(typical / 1.65)
    free = list(range(len(text)))
    groups = []
    while free:
        group, edge = [], [free.pop()]
        while edge:
            one = edge.pop()
            group.append(one)
            near = [k for k in free if _gap(text[one], text[k]) < reach]
            free = [k for k in free if k not in near]
            edge.extend(near)
        pieces = [text[k] for k in sorted(group)]
        (left, top), (right, bottom) = _bounds([point for piece in pieces for point in piece])
        small = max(right - left, bottom - top) < 1.5 * math.sqrt(typical * 1.65)
        if len(pieces) >= _FEWEST and small:
            groups.append(pieces)
    return groups


def _gap(one: Outline, other: Outline) -> float:
    """The distance of two pieces of text, by their upright boxes."""
    (left, top), (right, bottom) = _bounds(one)
    (begin, above), (end, below) = _bounds(other)
    return math.hypot(max(begin - right, left - end, 0.0), max(above - bottom, top - below, 0.0))


def _bounds(points: Outline) -> NDArray[np.float64]:
    corners = np.asarray(points, dtype=np.float64)
    return np.stack([corners.min(axis=0), corners.max(axis=0)])
