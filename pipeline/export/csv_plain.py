"""The plain profile: the project's own columns, for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import PHONE_KINDS, PhoneKind
from .cells import Cell, Row
from .outgoing import JOIN, Outgoing
from .phone_forms import national_form


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header in English and Japanese, what selects it, and what stands in it."""

    name: str
    name_ja: str
    field: str
    read: Callable[[Outgoing], str]
    free: bool = True


def _numbers(kind: PhoneKind) -> Callable[[Outgoing], str]:
    def read(card: Outgoing) -> str:
        found = [
            national_form(phone) + (f" 内線{phone.extension}" if phone.extension else "")
            for phone in card.phones
            if phone.kind == kind
        ]
        return JOIN.join(found)

    return read


def _office(read: Callable[[Outgoing, int], str]) -> Callable[[Outgoing], str]:
    return lambda card: read(card, 0) if card.addresses else ""


_PHONES_JA: dict[PhoneKind, str] = {
    "tel": "TEL", "fax": "FAX", "mobile": "携帯", "direct": "直通", "main": "代表",
    "tollfree": "フリーダイヤル",
}  # fmt: skip

COLUMNS: tuple[Column, ...] = (
    Column("name_full", "氏名", "", lambda c: c.display_name),
    Column("name_family", "姓", "name", lambda c: c.family),
    Column("name_given", "名", "name", lambda c: c.given),
    Column("kana_family", "姓カナ", "reading", lambda c: c.family_reading),
    Column("kana_given", "名カナ", "reading", lambda c: c.given_reading),
    Column("kana_guessed", "カナ推定", "reading", lambda c: "1" if c.reading_guessed else ""),
    Column("name_romaji", "ローマ字", "romaji", lambda c: c.romaji),
    Column("company", "会社名", "company", lambda c: c.company),
    Column("company_kana", "会社名カナ", "company", lambda c: c.company_reading),
    Column("department", "部署", "department", lambda c: JOIN.join(c.departments)),
    Column("title", "役職", "title", lambda c: JOIN.join(c.titles)),
    Column("qualifications", "資格", "qualifications", lambda c: JOIN.join(c.qualifications)),
    Column("company_en", "会社名（英）", "company", lambda c: c.company_en),
    Column("department_en", "部署（英）", "department", lambda c: JOIN.join(c.departments_en)),
    Column("title_en", "役職（英）", "title", lambda c: JOIN.join(c.titles_en)),
    Column("postal_code", "〒", "addresses", _office(lambda c, i: c.addresses[i].postal_code)),
    Column("prefecture", "都道府県", "addresses", _office(lambda c, i: c.addresses[i].prefecture)),
    Column("city", "市区町村", "addresses", _office(lambda c, i: c.addresses[i].city)),
    Column("street", "番地", "addresses", _office(lambda c, i: c.addresses[i].street)),
    Column("building", "建物", "addresses", _office(lambda c, i: c.addresses[i].building)),
    Column(
        "other_addresses", "その他の住所", "addresses",
        lambda c: JOIN.join(
            " ".join(p for p in (a.postal_code, a.in_one_line()) if p) for a in c.addresses[1:]
        ),
    ),
    *(Column(kind, _PHONES_JA[kind], "phones", _numbers(kind), False) for kind in PHONE_KINDS),
    Column("email", "メール", "emails", lambda c: JOIN.join(c.emails)),
    Column("url", "URL", "urls", lambda c: JOIN.join(c.urls)),
    Column("sns", "SNS", "sns", lambda c: JOIN.join(f"{s}: {h}" if s else h for s, h in c.sns)),
    Column("registration", "登録番号", "registration", lambda c: c.registration),
    Column("memory", "メモ", "note", lambda c: c.memory),
    Column("met_on", "名刺交換日", "met", lambda c: c.latest.on, False),
    Column("event", "イベント", "met", lambda c: c.latest.event),
    Column("place", "場所", "met", lambda c: c.latest.place),
    Column("earlier", "以前の出会い", "met", lambda c: _earlier(c)),
    Column("tags", "タグ", "tags", lambda c: JOIN.join(c.tags)),
    Column("uid", "UID", "", lambda c: c.uid),
)  # fmt: skip


def lay_out(
    cards: tuple[Outgoing, ...], fields: frozenset[str] | None, language: str
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows; only the columns of `fields` where given."""
    columns = [c for c in COLUMNS if fields is None or not c.field or c.field in fields]
    header = tuple(c.name_ja if language.startswith("ja") else c.name for c in columns)
    rows = (
        Row(card.display_name, tuple(Cell(c.read(card), c.free) for c in columns)) for card in cards
    )
    return header, tuple(rows)


def _earlier(card: Outgoing) -> str:
    lines = [text for m in card.meetings[1:] for text in (m.line(), m.note) if text]
    return "\n".join(lines)
