"""Made-up entries: one that fills every field, and strategies for all the rest."""

from __future__ import annotations

import io
import uuid
from datetime import UTC, date, datetime

from hypothesis import strategies as st
from PIL import Image

from pipeline.model import (
    PHONE_KINDS,
    Address,
    Contact,
    Encounter,
    Entry,
    Event,
    Field,
    Note,
    Phone,
    SocialHandle,
)


def field(text: str) -> Field:
    return Field(text)


def card_picture(width: int = 600, height: int = 363, quality: int = 80) -> bytes:
    """A JPEG with enough noise that it does not shrink to nothing."""
    image = Image.effect_noise((width, height), 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


FULL = Entry(
    uid="urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    contact=Contact(
        name_full=Field("髙橋 彩花"),
        name_family=Field("髙橋"),
        name_given=Field("彩花"),
        name_kana=Field("たかはし あやか"),
        name_romaji=Field("Ayaka Takahashi"),
        company=Field("株式会社ひかり製作所"),
        company_en=Field("Hikari Mfg. Co., Ltd."),
        company_kana=Field("ひかりせいさくしょ"),
        departments=(Field("営業本部"), Field("第一課; 東")),
        departments_en=(Field("Sales"),),
        titles=(Field("取締役"), Field("課長")),
        titles_en=(Field("Director"),),
        qualifications=(Field("一級建築士"),),
        emails=(Field("takahashi@hikari.example"), Field("+ayaka@hikari.example")),
        phones=(
            Phone(Field("03-5550-0123"), "tel", "+81355500123", "45"),
            Phone(Field("03-5550-0199"), "fax", "+81355500199"),
            Phone(Field("090 5550 0100"), "mobile", "+819055500100"),
            Phone(Field("03(5550)0111"), "direct", "+81355500111"),
            Phone(Field("03-5550-0000"), "main", "+81355500000"),
            Phone(Field("0120-555-010"), "tollfree", "+81120555010"),
        ),
        urls=(Field("https://hikari.example/a,b;c?d=e"),),
        addresses=(
            Address(
                Field("東京都千代田区丸の内1-2-3 ひかりビル5F"), Field("100-0005"),
                "東京都", "千代田区", "丸の内1-2-3", "ひかりビル5F",
            ),
            Address(Field("大阪府大阪市北区梅田9-8-7"), Field("530-0001"),
                    "大阪府", "大阪市北区", "梅田9-8-7", label="大阪支社"),
        ),
        addresses_en=(Address(Field("1-2-3 Marunouchi, Chiyoda-ku, Tokyo")),),
        sns=(SocialHandle("Instagram", Field("@hikari")),),
        registration=Field("T1234567890123"),
        further=(Field("ひかりで、つなぐ。"),),
    ),
    encounters=(
        Encounter(
            Event("春の展示会", date(2026, 4, 3), "東京"), None, "", Note("名刺を忘れて照れていた")
        ),
        Encounter(
            Event("CEATEC", date(2026, 10, 20), "幕張メッセ"), date(2026, 10, 21), "",
            Note("釣りの話で盛り上がった。\n赤い眼鏡 🎣", next_step="資料を送る",
                 next_on=date(2026, 11, 1)),
        ),
    ),
    tags=("客先", "釣り, 海"),
    updated_at=datetime(2026, 10, 22, 3, 4, 5, tzinfo=UTC),
)  # fmt: skip

BARE = Entry(
    uid="urn:uuid:00000000-0000-4000-8000-000000000001",
    contact=Contact(),
    encounters=(Encounter(note=Note("名前の無い名刺の人")),),
)

WESTERN = Entry(
    uid="urn:uuid:00000000-0000-4000-8000-000000000002",
    contact=Contact(
        name_full=Field("Mary Jane O'Brien"),
        company=Field("Example, Inc."),
        phones=(Phone(Field("+1 650-253-0000"), "tel", "+16502530000"),),
        addresses=(Address(Field("1 Main St\nSpringfield"), country="USA"),),
    ),
    encounters=(Encounter(note=Note("Collects stamps")),),
)

GUESSED = Entry(
    uid="urn:uuid:00000000-0000-4000-8000-000000000003",
    contact=Contact(
        name_full=Field("東海林 翔"), name_family=Field("東海林"), name_given=Field("翔"),
        name_kana_guess=Field("しょうじ しょう", confidence=0.4),
    ),
    encounters=(Encounter(note=Note("駅で道を聞かれた")),),
)  # fmt: skip

EXAMPLES = (FULL, BARE, WESTERN, GUESSED)

_PIECES = st.sampled_from(
    ["佐藤", "髙﨑", "𠮷", "﨑", "🎣", "👨‍👩‍👧", "é", "e\u0301", "=1+1", "＝cmd", "@x", "+81", "-2",
     ",", ";", ":", "\\", "\\n", "\n", "\r\n", "\t", '"', "'", "\x00", "\x0b", "\u2028", "\u2029",
     "\x85", "\x1c", "\ufeff", "\u202e", " ", "　", "BEGIN:VCARD", "END:VCARD", "item1.", " ::: ",
     "<b>", "%", "A" * 80, "あ" * 40, "０１２", "0312345678", "1-2-3", "― "]
)  # fmt: skip
NASTY = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=6).map("".join),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=30),
)
FIELDS = NASTY.filter(lambda text: bool(text.strip())).map(Field)
_MAYBE = st.none() | FIELDS
_SOME = st.lists(FIELDS, max_size=3).map(tuple)
_PLAIN = NASTY | st.just("")


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """A note whose memory says something once it is cleaned, as the library makes sure."""
    return Note("猫" + draw(NASTY), next_step=draw(_PLAIN), next_on=draw(st.none() | st.dates()))


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    phones = st.builds(
        Phone, FIELDS, st.sampled_from(PHONE_KINDS), st.none(), st.none() | NASTY, _PLAIN
    )
    addresses = st.builds(Address, FIELDS, _MAYBE, _PLAIN, _PLAIN, _PLAIN, _PLAIN, _PLAIN, _PLAIN)
    return Contact(
        name_full=draw(_MAYBE), name_family=draw(_MAYBE), name_given=draw(_MAYBE),
        name_kana=draw(_MAYBE), name_kana_guess=draw(_MAYBE), name_romaji=draw(_MAYBE),
        company=draw(_MAYBE), company_en=draw(_MAYBE), company_kana=draw(_MAYBE),
        departments=draw(_SOME), titles=draw(_SOME), qualifications=draw(_SOME),
        emails=draw(_SOME), phones=tuple(draw(st.lists(phones, max_size=2))),
        urls=draw(_SOME), addresses=tuple(draw(st.lists(addresses, max_size=2))),
        sns=tuple(draw(st.lists(st.builds(SocialHandle, NASTY, FIELDS), max_size=1))),
    )  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    encounters = st.builds(
        Encounter, st.builds(Event, _PLAIN, st.none(), _PLAIN), st.none() | st.dates(), _PLAIN,
        notes(),
    )  # fmt: skip
    return Entry(
        uid=uuid.UUID(int=draw(st.integers(0, 2**128 - 1))).urn,
        contact=draw(contacts()),
        encounters=tuple(draw(st.lists(encounters, min_size=1, max_size=2))),
        tags=tuple(draw(st.lists(NASTY, max_size=2))),
        updated_at=draw(st.none() | st.just(datetime(2026, 1, 2, tzinfo=UTC))),
    )
