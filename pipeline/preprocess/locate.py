"""Finding the cards of a photo: propose quads, fit them to edges, weigh them, choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..geometry import order_quad
from ..model import Pixels, Quad
from .choose import choose_cards, drop_twins
from .glyphs import seeds_of
from .ground import Ground
from .lines import propose_by_lines
from .second import propose_again
from .survey import Survey, look_at, place_in_photo


@dataclass(frozen=True, slots=True)
class LocatedCard:
    """A card in a photo.

    `quad` has its corners in pixels of the photo, clockwise, the side that points most nearly to
    the right first; which of them is the top as the text reads is not known yet. `score` is 0 to
    1. `found_by` says what found it. `print_share` is how much of the photo's print it holds, as
    far as marks like letters tell (grain counts as such), 0 to 1.
    """

    quad: Quad
    score: float
    found_by: Literal["edges", "text"] = "edges"
    print_share: float = 1.0


def locate_cards(pixels: Pixels, survey: Survey | None = None) -> tuple[LocatedCard, ...]:
    """The cards of a photo (`(H, W, 3) uint8 BGR`), from top to bottom and left to right.

    `survey` is `look_at(pixels)`, where it is there already. Empty where no card edge is seen
    (a screenshot, a scan cut to the card): the photo is then to be read whole. Pure and
    deterministic.
    """
    if min(pixels.shape[:2]) < 48:
        return ()
    survey = survey or look_at(pixels)
    by_lines = propose_by_lines(survey.lines, seeds_of(survey.glyphs), survey.image.shape)
    first = survey.weigh(survey.distinct(np.concatenate([survey.regions, by_lines])))
    second = survey.weigh(propose_again(survey.lab, first))
    candidates = drop_twins(sorted([*first, *second], key=lambda c: -c.score))
    marks = len(survey.glyphs.centres)
    chosen = choose_cards(candidates, Ground(survey.lab), marks)
    cards = []
    for candidate in chosen:
        quad = place_in_photo(pixels, survey, candidate.quad)
        share = min(1.0, candidate.marks / max(marks, 1))
        cards.append(
            LocatedCard(order_quad(quad), round(candidate.score, 4), print_share=round(share, 4))
        )
    return tuple(sorted(cards, key=_reading_place))


def _reading_place(card: LocatedCard) -> tuple[float, float]:
    xs = [x for x, _ in card.quad]
    ys = [y for _, y in card.quad]
    band = max(1.0, 0.5 * (max(ys) - min(ys)))
    return (round(sum(ys) / 4 / band), sum(xs) / 4)
