"""Departments, titles and qualifications of a contact, and which of them a licence is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Check, Contact, Field, LineRef
from ..text.widths import comparable
from .assign import Assignment
from .facts.positions import ENGLISH_TITLE, PRACTICES, PROFESSIONS
from .fields import make_field
from .layout import below, beside, distance
from .position import Position, PositionKind
from .positions import is_licence, is_profession
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
    for segment, position in _one_by_one(_settled(positions, assignment)):
        field = make_field(
            position.text,
            position.text,
            (segment,),
            (
                Check("position-known", position.sureness >= 0.8, f"{position.sureness:.2f}"),
                Check("position-exact", position.sureness >= 0.9, f"{position.sureness:.2f}"),
                # A licence is a title or a qualification, by where it stands.
                Check("post-plain", not is_licence(position.text)),
            ),
        )
        japanese = bool(re.search(r"[ぁ-ヿ㐀-鿿]", position.text))
        # `共同創業者／CSO` is one line of Japanese.
        japanese |= segment.japanese and position.text.isupper() and len(position.text) < 6
        # A list of certificates mixes AFP with 簿記.
        japanese |= position.kind == "qualification"
        side = native if not bilingual or japanese else latin
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
        qualifications=tuple(native["qualification"]),
    )


def _one_by_one(
    positions: Sequence[tuple[Segment, Position]],
) -> Iterator[tuple[Segment, Position]]:
    """`positions` with qualifications in a row (`社会福祉士・介護支援専門員`) each for itself."""
    for segment, position in positions:
        parts = re.split("[・･]", position.text)
        each = position.kind == "qualification" and all(map(is_licence, parts))
        for part in parts if each else [position.text]:
            yield segment, replace(position, text=part)


def _both_languages(
    native: dict[str, list[Field]], latin: dict[str, list[Field]], assignment: Assignment
) -> bool:
    """Whether the card says things twice, so that a Latin title is a translation."""
    twice = any(native[kind] and latin[kind] for kind in native)
    return twice or assignment.company_en is not None


_PROFESSIONAL = re.compile(
    r"士|法務|法律|税理|税務|会計|監査|特許|司法|行政|労務|登記|医|歯|病院|クリニック|診療|薬局|看護|"
    r"介護|福祉|設計|建築|鑑定|鍼|整|治療|経営|コンサル|診断|労務|社労"
)


_ACADEMIC = re.compile(
    r"教授|学長|学部長|講師|助教|研究員|院長|医師|医長|professor|lecturer|researcher", re.IGNORECASE
)
_DEGREE = re.compile(r"\S{0,4}博士|修士|Ph\.?\s?D|M\.?D\.?$", re.IGNORECASE)


_DUTY = re.compile(r"\S{3,}担当")
_RANK_TITLE = re.compile(r"(?:[係課部室班]長|主任|主査|主事|主幹|参事|次長|補佐|技師)$")
_CERTIFIED = re.compile(rf"^(?!{PROFESSIONS.pattern}$).*(?:認定|公認(?!会計士|心理師))")
_GRADED = re.compile(r"第?[一二三四1-4]種|[一二三特123]級|準[一二12]級|博士|修士|学士")


def _settled(
    positions: Sequence[tuple[Segment, Position]], assignment: Assignment
) -> list[tuple[Segment, Position]]:
    """Whether a licence is the title or a qualification.

    On one line with a title it is a title; on a line of its own it is the title of someone whose
    firm lives by it, and a qualification of everyone else.
    """
    company = assignment.company.text if assignment.company else ""
    degreed = any(_ACADEMIC.search(p.text) for _, p in positions if p.kind == "title")
    titled = {
        s.ref
        for s, p in positions
        if p.kind == "department" or (p.kind == "title" and not is_licence(p.text))
    }
    with_title = {s.ref for s, p in positions if p.kind == "title" and not is_licence(p.text)}
    listed = _lists_of_qualifications(positions)
    native = any(s.japanese for s, _ in positions)
    lone = not any(
        p.kind == "title" and not is_licence(p.text) and (s.japanese or not native)
        for s, p in positions
    )
    # 焙煎士 above the name, on a card that names no other post; below it, it is a qualification.
    name = assignment.person.name_segments[0] if assignment.person else None
    line = name.ref if name else LineRef(0, 0)
    # `所長／税理士` over `行政書士`: the licence that is a title stands with the post.
    licensed = any(
        s.ref in with_title and is_licence(p.text) and is_profession(p.text) for s, p in positions
    )
    ranks = [s for s, p in positions if p.kind == "title" and _RANK_TITLE.search(p.text)]
    beside_sure = {
        s.ref
        for s, p in positions
        if p.kind == "qualification" and p.sureness >= 0.85 and s.ref not in with_title
    }
    posted = False
    kept: list[tuple[Segment, Position]] = []
    for segment, position in positions:
        uncertain = position.kind == "qualification" and position.sureness < 0.8
        duty = position.kind == "title" and _DUTY.fullmatch(position.text)
        if duty and segment.ref not in {s.ref for s in ranks} and below(segment, ranks):
            position = replace(position, kind="department")  # `輸出支援担当` over `係長`
        if position.kind == "qualification" and segment.ref in with_title:
            position = replace(position, kind="title")  # `Engineer, P.E.`
        elif segment.ref in listed:
            position = replace(position, kind="qualification")
        elif position.kind == "qualification" and _CERTIFIED.search(position.text) and not lone:
            pass
        elif uncertain or is_licence(position.text) or _DEGREE.match(position.text):
            practises = is_profession(position.text) and bool(_PROFESSIONAL.search(company))
            # 一級建築士 beside 設計部長 is a qualification, 税理士 beside 所長 a second title.
            practises &= lone or (_beside_title(segment, positions) and not licensed)
            practises &= not _over_post(segment, positions)
            practises &= not posted or bool(PRACTICES.fullmatch(position.text))
            degree = degreed and bool(_DEGREE.match(position.text))
            degree &= _by_post(segment, positions)
            above = (segment.ref.side, segment.ref.line) <= (line.side, line.line)
            placed = above or _in_title_place(segment, positions, name)
            placed &= segment.ref not in beside_sure
            placed &= above or not _by_certificate(segment, positions)
            post = lone and placed and not _GRADED.match(position.text) and not posted
            posted |= post
            is_title = segment.ref in titled or practises or degree or post
            kind: PositionKind = "title" if is_title else "qualification"
            position = replace(position, kind=kind)
        kept.append((segment, position))
    return kept


def _in_title_place(
    segment: Segment, positions: Sequence[tuple[Segment, Position]], name: Segment | None
) -> bool:
    """Whether a line stands with a title or right by the name, not in a corner of its own."""
    if _beside_title(segment, positions):
        return True
    near = name is not None and (
        below(segment, [name]) or below(name, [segment]) or beside(segment, [name])
    )
    return bool(near)


def _beside_title(segment: Segment, positions: Sequence[tuple[Segment, Position]]) -> bool:
    titles = [s for s, p in positions if p.kind == "title" and not is_licence(p.text)]
    return any(_same_block(segment, other) for other in titles)


def _by_post(segment: Segment, positions: Sequence[tuple[Segment, Position]]) -> bool:
    """Whether a doctorate stands on the line of a post or right below it (准教授, 博士（工学）)."""
    lines = [s for s, _ in positions]
    native = segment.japanese
    return any(
        other.ref == segment.ref
        or (_same_block(segment, other) and below(other, lines) is segment)
        or beside(other, lines) is segment
        for other, p in positions
        if p.kind == "title" and not is_licence(p.text) and other.japanese == native
    )


def _over_post(segment: Segment, positions: Sequence[tuple[Segment, Position]]) -> bool:
    """Whether the line right below is a post: 税理士 over 代表社員 is what that person passed."""
    posts = [s for s, p in positions if p.kind == "title" and not is_licence(p.text)]
    return below(segment, [s for s in posts if s is not segment]) is not None


def _by_certificate(segment: Segment, positions: Sequence[tuple[Segment, Position]]) -> bool:
    """Whether a graded licence or a certificate stands right above or below a line."""
    sure = [s for s, p in positions if p.kind == "qualification" and p.sureness >= 0.85]
    return any(_same_block(segment, other) for other in sure if other.ref != segment.ref)


def _lists_of_qualifications(positions: Sequence[tuple[Segment, Position]]) -> set[LineRef]:
    """The lines of blocks that list qualifications, on a card that has a title elsewhere."""
    blocks: list[list[tuple[Segment, Position]]] = []
    for item in positions:
        near = [block for block in blocks if any(_same_block(item[0], s) for s, _ in block)]
        blocks = [block for block in blocks if block not in near]
        blocks.append([*(i for block in near for i in block), item])
    listing = [block for block in blocks if _is_list(block)]
    titled = any(p.kind == "title" for block in blocks if block not in listing for _, p in block)
    return {s.ref for block in listing for s, _ in block} if titled else set()


def _same_block(one: Segment, other: Segment) -> bool:
    if one.ref == other.ref:
        return True
    like = 0.8 < one.size / max(other.size, 0.01) < 1.25
    row = distance(one, other) < _BLOCK and (beside(one, [other]) or beside(other, [one]))
    return like and bool(row or below(one, [other]) or below(other, [one]))


_BLOCK = 0.25  # of the card's height: pieces of a row farther apart belong to two blocks


def _is_list(block: Sequence[tuple[Segment, Position]]) -> bool:
    """Whether a block holds a sure qualification and neither a unit nor a rank."""
    sure = any(p.kind == "qualification" and p.sureness >= 0.85 for _, p in block)
    ranked = any(
        p.kind == "department"
        or _RANK.search(p.text)
        or (p.kind == "title" and ENGLISH_TITLE.search(p.text))
        for _, p in block
    )
    return sure and not ranked


_RANK = re.compile(
    r"(?:長|役|役員|代表|理事|主任|主査|主幹|主事|社員|教授|講師|助教|担当|員|マネー?ジャー?|リーダー|オーナー|パートナー|"
    r"ディレクター|CEO|CTO|CFO|COO)$|代表"
)
