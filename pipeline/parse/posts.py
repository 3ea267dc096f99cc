"""Departments, titles and qualifications of a contact, and which of them a licence is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Check, Contact, Field, LineRef
from ..text.widths import comparable
from .assign import Assignment
from .fields import make_field
from .positions import Position, PositionKind, is_licence, is_profession
from .segments import Segment


def with_positions(
    contact: Contact,
    positions: Sequence[tuple[Segment, Position]],
    assignment: Assignment,
    bilingual: bool,
) -> Contact:
    """`contact` with its departments, titles and qualifications, Japanese and English apart."""
    kinds = ("department", "title", "qualification")
    native: dict[str, list[Field]] = {kind: [] for kind in kinds}
    latin: dict[str, list[Field]] = {kind: [] for kind in kinds}
    for segment, position in _settled(positions, assignment):
        field = make_field(
            position.text,
            position.text,
            (segment,),
            (
                Check("position-known", position.sureness >= 0.8, f"{position.sureness:.2f}"),
                Check("position-exact", position.sureness >= 0.9, f"{position.sureness:.2f}"),
            ),
        )
        side = native if not bilingual or re.search(r"[ぁ-ヿ㐀-鿿]", position.text) else latin
        if all(comparable(f.value) != comparable(field.value) for f in side[position.kind]):
            side[position.kind].append(field)
    for kind in ("department", "title"):
        if latin[kind] and not native[kind] and not _both_languages(native, latin, assignment):
            native[kind], latin[kind] = latin[kind], []
    return replace(
        contact,
        departments=tuple(native["department"]),
        departments_en=tuple(latin["department"]),
        titles=tuple(native["title"]),
        titles_en=tuple(latin["title"]),
        qualifications=tuple(native["qualification"] + latin["qualification"]),
    )


def _both_languages(
    native: dict[str, list[Field]], latin: dict[str, list[Field]], assignment: Assignment
) -> bool:
    """Whether the card says things twice, so that a Latin title is a translation."""
    twice = any(native[kind] and latin[kind] for kind in native)
    return twice or assignment.company_en is not None


_PROFESSIONAL = re.compile(
    r"士|法務|法律|税理|税務|会計|監査|特許|司法|行政|労務|登記|医|歯|病院|クリニック|診療|薬局|看護|"
    r"介護|福祉|設計|建築|鑑定|鍼|整|治療"
)


_ACADEMIC = re.compile(
    r"教授|学長|学部長|講師|助教|研究員|professor|lecturer|researcher", re.IGNORECASE
)
_DEGREE = re.compile(r"博士|修士|Ph\.?\s?D|M\.?D\.?$", re.IGNORECASE)


_GRADED = re.compile(r"第?[一二三四1-4]種|[一二三123]級|準[一二12]級|博士|修士|学士")


def _settled(
    positions: Sequence[tuple[Segment, Position]], assignment: Assignment
) -> list[tuple[Segment, Position]]:
    """Whether a licence is the title or a qualification.

    On one line with a title it is a title; on a line of its own it is the title of someone whose
    firm lives by it, and a qualification of everyone else.
    """
    company = assignment.company.text if assignment.company else ""
    academic = any(_ACADEMIC.search(p.text) for _, p in positions if p.kind == "title")
    titled = {s.ref for s, p in positions if p.kind == "title" and not is_licence(p.text)}
    licences = [p for _, p in positions if is_licence(p.text) and not _GRADED.match(p.text)]
    lone = not any(p.kind == "title" and not is_licence(p.text) for _, p in positions)
    # 焙煎士 above the name, on a card that names no other post; below it, it is a qualification.
    name = assignment.person.name_segments[0].ref if assignment.person else LineRef(0, 0)
    lone &= len(licences) == 1
    kept: list[tuple[Segment, Position]] = []
    for segment, position in positions:
        uncertain = position.kind == "qualification" and position.sureness < 0.8
        if uncertain or is_licence(position.text) or _DEGREE.match(position.text):
            practises = is_profession(position.text) and bool(_PROFESSIONAL.search(company))
            degree = academic and bool(_DEGREE.match(position.text))
            above = (segment.ref.side, segment.ref.line) < (name.side, name.line)
            post = lone and above and position is licences[0]
            is_title = segment.ref in titled or practises or degree or post
            kind: PositionKind = "title" if is_title else "qualification"
            position = replace(position, kind=kind)
        kept.append((segment, position))
    return kept
