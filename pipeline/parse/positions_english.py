"""Departments, titles and qualifications in a line of Latin letters."""

from __future__ import annotations

import re

from .facts.places import COUNTRIES
from .facts.positions import (
    CERTIFICATE,
    ENGLISH_FIELD,
    ENGLISH_FIELD_WORDS,
    ENGLISH_TITLE,
    ENGLISH_UNIT,
)
from .position import Position, PositionKind

_PROSE = re.compile(
    r"^(?:a|an|the|your|our|we|for|with|to)\b|\b(?:the|your|our|you|we|us|together|tomorrow|since)\b|[!?]$",
    re.IGNORECASE,
)
_ADMITTED = re.compile(r"(?:admitted|member of|qualified|licensed in|registered in)\b", re.I)
_REGION = re.compile(
    r"(?:"
    + "|".join(re.escape(name) for name in COUNTRIES)
    + r"|asia(?:[- ]pacific)?|apac|emea|apj|anz|americas?|latam|europe|africa|middle east|asean)",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"(?:senior|junior|chief|lead|head|principal|assistant|associate|deputy|executive|managing|general)\s",
    re.IGNORECASE,
)
_FIELD_OFFICE = re.compile(
    r"\b(?:relations|affairs|planning|strategy|audit|promotion|management|control|support|services?)\s"
    r"(?:office|group|cent(?:er|re)|committee)$|^member (?:services|relations|support)\b",
    re.IGNORECASE,
)
# `[Osaka Head Office]`, `Head Office & Works:`
_LABEL_OF_OFFICE = re.compile(r"\[.+\]|.*\b(?:office|works|factory|branch)\s?[:：]", re.IGNORECASE)
_ABBREVIATED = re.compile(r"C(?:D|HR|P|S|R|L|K|B|C|AI|X|RE)O|VPo[EP]|PdMM?|PMM|SRE|VMD")
_BAR = re.compile(r"(?<=[a-z])\s[Il]\s(?=[A-Z][a-z])")  # a standing bar looks like a letter
_OFFICE_OF = re.compile(
    r"office of the \w+$|(?:\w+ )?(?:assistant|advis[eo]r) to the [\w ]+$|"
    r"member of the (?:[A-Z]\w+ of \w+|[A-Z]\w+)$|(?:desk|board) of \w+$|"
    r"(?:chair\w*|president|member|secretary|director|deputy) of the \w+$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\b[A-Za-z]{3,}(?:er|or|ist|ian|eer|man|woman)$", re.IGNORECASE)
_FIELD_ENDING = re.compile(r"(?:[ts]ion|ment|ing|ance|ity|ics)s?$")
# `R&D Dept. Thin Film Design Sect.`
_UNIT_THEN_UNIT = re.compile(
    r"(?:(?<=\bDept\.)|(?<=\bSect\.)|(?<=\bDiv\.))\s"
    r"(?=[A-Z].*\b(?:Dept|Div|Sect|Group|Team|Section|Office)\b)"
)
_BARE_UNIT = re.compile(r"(?:dept|div|sect|grp|department|division|section)\.?", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:(?:law|legal|tax|accounting|patent|accountants?|scriveners?|attorneys?|architects?|design|"
    r"judicial|administrative|consulting)\s+(?:office|firm|corporation)|"
    r"(?:elementary|primary|middle|high|secondary|nursery|driving|language|cooking) school|"
    r"\b(?:university|hospital|clinic|foundation|corporation|company|organization|association))$",
    re.IGNORECASE,
)


def _last_unit_word(part: str) -> bool:
    ends = [m.end() for m in ENGLISH_UNIT.finditer(part)]
    return bool(ends) and ends[-1] >= len(part.rstrip(".) "))


# `Account Executive` is somebody, `Executive Office` is a unit.
_PEOPLE = frozenset(
    "partner partners executive dealer owner investor student client employee guest".split()
)


def _is_field(words: list[str]) -> bool:
    """Whether a line is made of words for fields of work: `Public Relations & IR`."""
    plain = [word.strip(",").lower() for word in words]
    joined = ("&", "and", "of", "+")
    fields = [word for word in plain if word not in joined]
    ends = plain and plain[0] not in joined and plain[-1] not in joined
    if not ends or plain[-1] in _PEOPLE:
        return False
    return all(word in ENGLISH_FIELD_WORDS for word in fields)


def parse_english(plain: str) -> tuple[Position, ...]:
    # `OTR/L` is one, `Promoter/Photographer` two.
    if _LABEL_OF_OFFICE.fullmatch(plain):
        return ()
    plain = _BAR.sub(" | ", plain)
    parted = re.split(
        r"\s+[/|｜]\s*|\s\+\s(?=[a-z]{3})|(?<=\w{3})[/|｜]\s*(?=\w{3})|\s+[・•]\s+", plain
    )
    parts = [p.strip(" ,") for p in parted if p.strip(" ,")]
    if len(parts) == 1:
        parts = _split_commas(plain)
    if len(parts) == 1:
        parts = [p.strip() for p in _UNIT_THEN_UNIT.split(plain)]
    kinds = [_classify_english(part) for part in parts]
    if re.search(r"\w/\w", plain) and [k and k[0] for k in kinds] == ["department", "title"]:
        parts, kinds = [plain], kinds[1:]  # `Import/Export Manager`
    found: list[Position] = []
    listed = "/" in plain and any(k and k[0] == "title" for k in kinds)
    for part, kind in zip(parts, kinds, strict=True):
        if kind is None and listed and re.fullmatch(r"[A-Z][a-z]+(?:\s[A-Z]?[a-z]+){0,2}", part):
            field = _FIELD_ENDING.search(part)
            kind = ("department", 0.5) if field else ("title", 0.6)  # `Promoter/Photographer`
        if kind is None and found and found[-1].kind == "title":
            kind = ("department", 0.5)  # `Regional Manager, Supply Chain`
        if kind is None:
            return ()
        found.append(Position(kind[0], part, kind[1]))
    return tuple(found)


def _split_commas(plain: str) -> list[str]:
    """`Associate Professor, Ph.D.` is two; `Vice President, Sales` is a title with its field."""
    parts = [p.strip() for p in re.split(r",(?![^()]*\))", plain) if p.strip()]
    if len(parts) < 2:
        return [plain.rstrip(" ,")]
    tail = parts[1:]
    if all(_REGION.fullmatch(p) for p in tail):
        return [plain]  # `Country Head, Japan`
    if all(CERTIFICATE.match(p) for p in tail):
        return parts
    kinds = [_classify_english(p) for p in parts]
    if kinds[0] and kinds[0][0] == "title" and len(parts) == 2:
        return parts
    if all(k is not None for k in kinds) and kinds[0] and kinds[0][0] == "title":
        return parts  # `Team Leader, Salmon Team, Seafood Dept. III`
    named = [k[0] if k else "" for k in kinds]
    if set(named[:-1]) == {"department"} and named[-1] == "title":
        return parts  # `Global Procurement Dept., Assistant Manager`
    units = set(named) == {"department"}
    if units and all(len(part.split()) > 1 for part in parts):
        return parts  # `Global Markets, Fixed Income Sales`
    return [plain]


def _classify_english(part: str) -> tuple[PositionKind, float] | None:
    words = part.split()
    if CERTIFICATE.match(part):
        return "qualification", 0.85
    if _ABBREVIATED.fullmatch(part):
        return "title", 0.85
    if _PROSE.search(part) and not _OFFICE_OF.match(part):
        return None
    if not words or len(words) > 9 or re.search(r"\d{3,}|@", part):
        return None
    if re.fullmatch(r"(?:\w+ )?design office", part, re.I):
        return "department", 0.8
    if _FIRM.search(part) and not ENGLISH_FIELD.fullmatch(part):
        return None
    if _BARE_UNIT.fullmatch(part) or _ADMITTED.match(part):
        return None
    if re.fullmatch(r"head\s?(?:office|quarters)", part, re.IGNORECASE):
        return "department", 0.6
    if re.search(r"\b(?:representative|liaison|branch|regional)\s+office$", part, re.IGNORECASE):
        return "department", 0.9
    if ENGLISH_FIELD.fullmatch(part):
        return "department", 0.8
    if _FIELD_OFFICE.search(part):
        return "department", 0.9  # `Investor & Shareholder Relations Office`
    if _is_field(words):
        return "department", 0.7 if len(words) > 1 else 0.6
    title = ENGLISH_TITLE.search(part)
    unit = ENGLISH_UNIT.search(part)
    tail_unit = re.search(
        r"\b(?:dept|department|division|div|section|sect|unit|team|headquarters|hq|faculty|"
        r"(?:research|working|study|product|project) group|studio(?=\s\d)|"
        r"group(?=\s(?:no\.?\s?)?\d))\.?"
        r"(?:\s(?:no\.?\s?)?(?:\d{1,2}|[IVX]{1,4}))?$",
        part,
        re.IGNORECASE,
    )
    head_unit = re.match(
        r"(?:dept|department|division|section|office|faculty|school|graduate school|college|bureau|"
        r"(?:research\s)?cent(?:er|re)|laboratory|lab|board)"
        r"\.?\s+(?:of|for)\b",
        part,
        re.IGNORECASE,
    )
    if (tail_unit or head_unit) and not (
        title and title.start() == 0 and re.search(r"\bof\b", part)
    ):
        return "department", 0.9
    if title:
        return "title", 0.9
    if _RANKED.match(part) and _AGENT.search(part):
        return "title", 0.8  # `Senior Merchandiser`
    if unit and (unit.end() >= len(part.rstrip(".)")) or _last_unit_word(part)):
        # `Human Resources`, `Kansai Office`: less sure than what says that it is a department.
        return "department", 0.7
    return None
