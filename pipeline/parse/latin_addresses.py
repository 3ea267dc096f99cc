"""The addresses in Latin letters on a card: which lines make one, in any country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..text.widths import one_space
from .facts.organisations import ENGLISH_LEGAL
from .facts.places_abroad import ADDRESS_LABEL, ADDRESS_LABEL_ONLY, STREET
from .latin_codes import COUNTRY, country_told, latin_code
from .latin_evidence import (
    LIKELY,
    SURE,
    closes_address,
    is_bare_town,
    is_foreign,
    is_latin_address,
    is_name,
    is_numbered_street,
    likeness,
    may_stand_between,
    may_stand_first,
    may_stand_inside,
    with_clear_marks,
)
from .layout import below, beside
from .office import Office
from .segments import Segment, plain_form

_JAPANESE = re.compile(r"[\u3005-\u3007\u3041-\u30fa\u3400-\u9fff\uf900-\ufaff]")
_SEPARATOR = re.compile(r"\s+-\s+|\s*[|•·・]\s*|(?<=\s)/\s+")
_SEPARATOR_LAST = re.compile(r"(?:[\s|•·・]|\s[-/]\s*|,\s*)+$")
# An icon, or the letter it was read as, before a colon: `a: 12 Harbor Street`.
_ICON = re.compile(r"^(?:[^\W\d]{1,2}\s)?[^\W\d]{0,2}\s?:\s+(?=[\w#])")
_MOST_LINES = 8


def find_latin_offices(free: Sequence[Segment]) -> list[Office]:
    """Every address among the pieces in Latin letters that are still free.

    An address begins at the line that shows most of one and grows up and down from it.
    """
    block = _Block.of([s for s in free if _is_latin(s)])
    offices: list[Office] = []
    for anchor in sorted(block.lines, key=lambda s: -block.likeness[s]):
        if block.likeness[anchor] < SURE or anchor in block.used:
            continue
        run = block.run_from(anchor)
        office = _office(run)
        if office:
            block.used.update(run)
            offices.append(block.with_label_above(office))
    return offices


def cut_addresses(segments: Sequence[Segment]) -> list[Segment]:
    """`segments` with an address cut off the company or number that stands on its line."""
    return [piece for segment in segments for piece in _pieces(segment)]


@dataclass(frozen=True, slots=True)
class _Block:
    """The pieces in Latin letters, how much each reads like an address, and those taken."""

    lines: tuple[Segment, ...]
    likeness: dict[Segment, float]
    used: set[Segment]

    @staticmethod
    def of(lines: Sequence[Segment]) -> _Block:
        return _Block(tuple(lines), {s: likeness(_unlabelled(s.plain)) for s in lines}, set())

    def run_from(self, anchor: Segment) -> list[Segment]:
        """The lines of the address of which `anchor` is one, in reading order."""
        run = [anchor]
        while len(run) < _MOST_LINES and (more := self._next_below(run, anchor)):
            run += more
        while len(run) < _MOST_LINES and (more := self._next_above(run, anchor)):
            run = more + run
        return [piece for line in run for piece in self._row_of(line, run)]

    def with_label_above(self, office: Office) -> Office:
        """`office` with the label (`Head Office`) that stands alone above or before it."""
        if office.label:
            return office
        first = office.segments[0]
        labels = [s for s in self._free(()) if _is_label(s.plain) and _same_size(s, first)]
        before = next((s for s in labels if beside(s, [first]) and _near(s, first)), None)
        found = _above(first, labels) or before
        if found is None:
            return office
        self.used.add(found)
        label = found.plain if is_bare_town(found.plain) else _label(f"{found.plain} :")
        return replace(office, segments=(found, *office.segments), label=label)

    def _next_below(self, run: Sequence[Segment], anchor: Segment) -> list[Segment]:
        """The line or the two lines that go on under `run`."""
        last = run[-1]
        others = [s for s in self._free(run) if _same_size(s, anchor)]
        likely = [s for s in others if self.likeness[s] >= LIKELY]
        following, nearest = below(last, likely), below(last, others)
        if following and closes_address(last.plain, following.plain):
            return [following] if _adds_country(last, following) else []
        if nearest is None or closes_address(last.plain) or _is_labelled(nearest):
            return [following] if following and not _is_labelled(following) else []
        if nearest is following:
            return [following]
        inside = may_stand_inside(nearest.plain)
        if following and not _is_labelled(following):
            return [nearest, following] if inside else [following]
        goes_on = below(nearest, likely)
        if inside and goes_on and not _is_labelled(goes_on):
            return [nearest, goes_on]
        unended = last.plain.endswith((",", "-")) and may_stand_between(nearest.plain)
        return [nearest] if unended and not is_name(nearest.plain) else []

    def _next_above(self, run: Sequence[Segment], anchor: Segment) -> list[Segment]:
        """The line or the two lines that go before `run`."""
        first = run[0]
        if _is_labelled(first):
            return []
        others = [s for s in self._free(run) if _same_size(s, anchor)]
        likely = [s for s in others if self.likeness[s] >= LIKELY]
        nearest, found = _above(first, others), _above(first, likely)
        fits = found is not None and _begins(found, first)
        if nearest is None or nearest is found:
            return [found] if found and fits else []
        if found and fits:
            return [found, nearest] if may_stand_inside(nearest.plain) else [found]
        reached = self._reached_over(nearest, others)
        if reached:
            return reached
        goes_on = nearest.plain.endswith(",") and may_stand_between(nearest.plain)
        return [nearest] if goes_on else []

    def _reached_over(self, nearest: Segment, others: Sequence[Segment]) -> list[Segment]:
        """The street above one to three towns, districts or counties, with them."""
        towns = [nearest]
        while len(towns) <= 3 and may_stand_inside(towns[0].plain):
            found = _above(towns[0], others)
            if found is None:
                return []
            if self.likeness[found] >= LIKELY:
                fits = _begins(found, towns[0]) and self._starts(found)
                return [found, *towns] if fits else []
            towns.insert(0, found)
        return []

    def _starts(self, segment: Segment) -> bool:
        """Whether a line is sure enough to reach over another one for it."""
        plain = _unlabelled(segment.plain)
        street = is_numbered_street(plain) or bool(STREET.search(plain))
        return street or self.likeness[segment] >= SURE

    def _row_of(self, line: Segment, run: Sequence[Segment]) -> Iterator[Segment]:
        """`line` with the pieces right before and behind it on its row."""
        likely = [s for s in self._free(run) if self.likeness[s] >= LIKELY and _same_size(s, line)]
        before = next((s for s in likely if beside(s, [line]) and _near(s, line)), None)
        behind = beside(line, likely)
        if before and not closes_address(before.plain):
            yield before
        yield line
        if behind and _near(line, behind) and not closes_address(line.plain):
            yield behind

    def _free(self, run: Sequence[Segment]) -> list[Segment]:
        return [s for s in self.lines if s not in self.used and s not in run]


def _begins(segment: Segment, following: Segment) -> bool:
    """Whether an address may begin with `segment` and go on with `following`."""
    return not closes_address(segment.plain, following.plain) and may_stand_first(segment.plain)


def _adds_country(last: Segment, following: Segment) -> bool:
    """Whether `following` is the country under the line that ends an address, and no street."""
    country = COUNTRY.search(following.plain) and not COUNTRY.search(last.plain)
    return bool(country) and not STREET.search(following.plain) and not _is_labelled(following)


def _office(run: Sequence[Segment]) -> Office | None:
    """The address that the lines of `run` make, if they make one."""
    # `I-22-20 Kawabata`: a block begins with a figure.
    lines = [
        re.sub(r"(?<![\w-])[Il](?=-\d)", "1", line)
        for line in (_unlabelled(run[0].plain), *(s.plain for s in run[1:]))
    ]
    if not is_latin_address(lines):
        return None
    lined = with_clear_marks("\n".join(lines))
    text = one_space(lined)
    country = country_told(text)
    code = latin_code(lined, country)
    return Office(tuple(run), text, code, _line_of(code, run), True, country, _label(run[0].plain))


def _line_of(code: str | None, run: Sequence[Segment]) -> Segment:
    return next((s for s in run if code and code in s.plain), run[-1])


def _pieces(segment: Segment) -> tuple[Segment, ...]:
    if not _is_latin(segment) or segment.vertical:
        return (segment,)
    labelled = _cut_by_labels(segment.plain)
    if labelled:
        return tuple(_slice(segment, one, two) for one, two in labelled)
    cut = _cut_behind_company(segment.plain) or _cut_by_separators(segment.plain)
    if cut is None:
        return (segment,)
    start, end = cut
    spans = ((0, start), (start, end), (end, len(segment.plain)))
    return tuple(_slice(segment, one, two) for one, two in spans if segment.plain[one:two].strip())


def _cut_by_labels(plain: str) -> list[tuple[int, int]]:
    """Where each of several labelled addresses lies that were printed on one line."""
    starts = [one for one, two in _parts(plain) if ADDRESS_LABEL.match(plain[one:two])]
    spans = list(pairwise([*starts, len(plain)]))
    texts = [_unlabelled(_SEPARATOR_LAST.sub("", plain[one:two])) for one, two in spans]
    several = len(spans) > 1 and starts[0] == 0
    return spans if several and all(is_latin_address([text]) for text in texts) else []


def _parts(plain: str) -> list[tuple[int, int]]:
    """The stretches of a line between its separators."""
    marks = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(plain)), (len(plain), len(plain))]
    return [(one[1], two[0]) for one, two in pairwise(marks)]


def _cut_by_separators(plain: str) -> tuple[int, int] | None:
    """Where the address lies between separators, with something foreign at one end."""
    parts = _parts(plain)
    foreign = [is_foreign(plain[start:end]) for start, end in parts]
    kept = [part for part, other in zip(parts, foreign, strict=True) if not other]
    together = [i for i, other in enumerate(foreign) if not other]
    if not kept or len(kept) == len(parts) or together[-1] - together[0] + 1 != len(together):
        return None
    start, end = kept[0][0], kept[-1][1]
    return (start, end) if is_latin_address([plain[start:end]]) else None


def _cut_behind_company(plain: str) -> tuple[int, int] | None:
    """Where the address begins behind `Bluewater Ltd., 12 Harbor Street, Bristol`."""
    forms = list(ENGLISH_LEGAL.finditer(plain))
    if not forms:
        return None
    comma = re.match(r"\.?\)?,\s+", plain[forms[-1].end() :])
    start = forms[-1].end() + comma.end() if comma else len(plain)
    rest = plain[start:]
    whole = is_latin_address([rest]) and likeness(rest) >= SURE
    return (start, len(plain)) if whole else None


def _slice(segment: Segment, start: int, end: int) -> Segment:
    """The letters from `start` to `end` of a line, its box cut in proportion."""
    text = re.sub(r"^(?:[\s|•·・/]|-\s)+", "", segment.plain[start:end])
    text = _SEPARATOR_LAST.sub("", text)
    step = (segment.right - segment.left) / max(len(segment.plain), 1)
    return replace(
        segment,
        text=text,
        plain=plain_form(text),
        left=segment.left + start * step,
        right=segment.left + end * step,
        whole=False,
    )


def _is_latin(segment: Segment) -> bool:
    """Latin letters or figures and nothing Japanese but a middle dot."""
    return not _JAPANESE.search(segment.plain) and bool(re.search(r"\w", segment.plain))


def _unlabelled(plain: str) -> str:
    """`plain` without the label and the marks before an address."""
    text = ADDRESS_LABEL.sub("", plain)
    text = re.sub(r"^[^\w(#]+", "", text)
    return _ICON.sub("", text)


def _label(plain: str) -> str:
    match = ADDRESS_LABEL.match(plain)
    word = match.group(1) if match else ""
    return "" if re.match(r"add|ad[dr]|anschrift|indirizzo|direcci", word, re.IGNORECASE) else word


def _is_label(plain: str) -> bool:
    """Whether a line is the label of an address and no more: `Head Office`, or a city."""
    return bool(ADDRESS_LABEL_ONLY.fullmatch(plain)) or is_bare_town(plain)


def _is_labelled(segment: Segment) -> bool:
    return bool(ADDRESS_LABEL.match(segment.plain))


def _same_size(one: Segment, other: Segment) -> bool:
    """Whether two lines may be of one address: `Jiyoung PARK` in large letters is no street."""
    return 0.65 < one.size / max(other.size, 0.01) < 1.55


def _above(segment: Segment, others: Sequence[Segment]) -> Segment | None:
    """The line right above `segment`."""
    found = [s for s in others if below(s, [segment])]
    return max(found, key=lambda s: s.top, default=None)


def _near(left: Segment, right: Segment) -> bool:
    em = left.height / (1.0 if left.vertical else max(left.aspect, 0.5))
    return right.left - left.right < 3 * em
