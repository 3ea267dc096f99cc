"""Labels, extensions and services that stand as pieces of their own by what they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..text.widths import no_space
from .facts.labels import CONTACT_LABEL_ONLY
from .found import FoundPhone, FoundText
from .layout import below, beside
from .nets import handle_by_label
from .phones import find_phones
from .segments import Segment

# Who answers: `お客様相談室 0120-…`, `本部TEL: 03-…`.
_ANSWERS = re.compile(
    r"(?:本社|本部|本店|支店|支社|営業所|工場|センター|相談室|窓口|受付|デスク|専用|事務室|代表|フロント|"
    r"社務所|寺務所|予約|緊急|自宅|夜間|休日|学校|店舗|売場|作業場|スタジオ|会社|本人|社用)(?:[(（].*)?$|^24時間"
)
_NEXT_TO = 0.2  # of the card's width
_APART = re.compile(
    r"[(（]?\s*(?:内\s?線|ext\.?|[㐀-鿿]{0,4}(?:代表|直通)|ダイ[ヤア]ルイン)[^)）]{0,9}[)）]?", re.I
)


def dangling_labels(phones: Sequence[tuple[Segment, FoundPhone]]) -> list[Segment]:
    """Labels at the end of a piece, whose number begins the next (`03-… F` before `03-…`)."""
    found = []
    for segment, phone in phones:
        tail = segment.plain[phone.end :].strip(" |/・")
        if tail and len(tail) < 8 and CONTACT_LABEL_ONLY.match(tail):
            found.append(replace(segment, text=tail, plain=tail, whole=False))
    return found


def labelled_nearby(
    segment: Segment, phone: FoundPhone, labels: Sequence[Segment], region: str
) -> tuple[Segment, FoundPhone]:
    """`phone` with its segment, of the kind that one of `labels` says, where it has no label."""
    if phone.labelled:
        return segment, phone
    for label in labels:
        again = find_phones(f"{label.plain} {phone.printed}", region)
        if again and again[0].labelled:
            return segment, replace(phone, kind=again[0].kind, labelled=True, label=label.plain)
    return segment, phone


def labels_of(
    number: Segment, labels: Sequence[Segment], numbered: Sequence[Segment]
) -> list[Segment]:
    """The labels of a number: on its row before it, or alone on the line right above it."""
    others = [label for label in labels if label.ref != number.ref]
    before = [label for label in others if beside(label, numbered) is number]
    above = [
        label
        for label in others
        if below(label, numbered) is number and beside(label, numbered) is None
    ]
    return before or above


def names_line(segment: Segment, numbered: Sequence[Segment]) -> bool:
    """Whether a short piece on the row of a number says no more than who answers there."""
    if len(segment.plain) > 18 or not _ANSWERS.search(segment.plain):
        return False
    if any(s.ref == segment.ref for s in numbered):
        return not segment.whole
    following = beside(segment, numbered)
    return following is not None and following.left - segment.right < _NEXT_TO


def handles_by_labels(
    handles: Sequence[tuple[Segment, FoundText]], rest: Sequence[Segment]
) -> tuple[list[tuple[Segment, FoundText]], list[Segment]]:
    """Handles whose service is named by a piece of its own before or above them.

    Gives all handles, and what is left of `rest`.
    """
    labels = [s for s in rest if s.latin and handle_by_label(s.plain, "@name")]
    found: list[tuple[Segment, FoundText]] = []
    used: set[Segment] = set()
    bare = [s for s in rest if s not in labels]
    for segment, handle in handles:
        label = next((s for s in labels if beside(s, [segment]) or below(s, [segment])), None)
        named = any(check.passed for check in handle.checks if check.name == "service-named")
        told = handle_by_label(label.plain, handle.value) if label and not named else None
        if label and told:
            handle = replace(handle, service=told.service, checks=told.checks)
            used.add(label)
        found.append((segment, handle))
    for label in labels:
        following = beside(label, bare) or below(label, bare)
        told = handle_by_label(label.plain, following.plain) if following else None
        if following and told and label not in used:
            found.append((following, told))
            used |= {label, following}
    if found:  # a service's name by itself says nothing more
        used.update(labels)
    return found, [s for s in rest if s not in used]


def with_suffixes_apart(
    phones: Sequence[tuple[Segment, FoundPhone]], rest: Sequence[Segment]
) -> tuple[list[tuple[Segment, FoundPhone]], list[Segment]]:
    """`phones` with the extension or the kind that stands as a piece of its own behind them.

    Gives the phones, and what is left of `rest`.
    """
    numbered = [segment for segment, _ in phones]
    faxes = [segment for segment, phone in phones if phone.kind == "fax"]
    used: set[Segment] = set()
    found = list(phones)
    for piece in rest:
        if not _APART.fullmatch(piece.plain):
            continue
        before = [s for s in numbered if beside(s, [piece]) and piece.left - s.right < _NEXT_TO]
        over = [s for s in numbered if below(s, [piece])] if piece.plain[0] in "(（内" else []
        owner = next((s for s in before or over if s not in faxes), None)
        if owner is None or beside(piece, numbered):
            continue  # `代表` before a number is its label
        for i, (segment, phone) in enumerate(found):
            if segment is not owner:
                continue
            again = find_phones(f"{phone.printed} ({no_space(piece.plain).strip('()（）')})")
            if again and again[0].e164 == phone.e164:
                kind = again[0].kind if again[0].labelled else phone.kind
                extension = phone.extension or again[0].extension
                found[i] = (segment, replace(phone, kind=kind, extension=extension))
                used.add(piece)
    return found, [s for s in rest if s not in used]
