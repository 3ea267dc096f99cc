"""The contract of the vCard writer: an entry, its bytes, two parsers that are not ours, equal."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from card_parsers import PARSERS, SeenCard
from export_entries import BARE, EXAMPLES, FULL, GUESSED, WESTERN, card_picture, entries
from hypothesis import HealthCheck, given, settings
from PIL import Image

from pipeline.errors import ExportError
from pipeline.export import write_vcard, write_vcard_files, write_vcards
from pipeline.export.outgoing import prepare_outgoing
from pipeline.export.phone_forms import dial_form
from pipeline.export.picture import PICTURE_LIMIT
from pipeline.export.vcard import uri_value
from pipeline.model import Address, Contact, Encounter, Entry, Field, Note, Phone

Parser = Callable[[bytes], list[SeenCard]]


@pytest.fixture(params=sorted(PARSERS))
def parse(request: pytest.FixtureRequest) -> Parser:
    return PARSERS[request.param]


def assert_arrived(entry: Entry, seen: SeenCard) -> None:
    """Every field of `entry` stands in `seen` where an app looks for it."""
    out = prepare_outgoing(entry)
    assert seen.one("UID") == entry.uid
    assert seen.one("FN") == out.display_name
    assert seen.one("N") == f"{out.family} | {out.given} |  |  | "
    assert seen.one("X-PHONETIC-LAST-NAME") == out.family_reading
    assert seen.one("X-PHONETIC-FIRST-NAME") == out.given_reading
    assert seen.one("NOTE") == out.note_text()
    assert seen.one("TITLE") == " / ".join(out.titles)
    organisation = (out.company, *out.departments) if out.company or out.departments else ("",)
    assert seen.one("ORG") == " | ".join(organisation)
    assert seen.all("TEL") == [dial_form(phone) for phone in out.phones]
    assert seen.all("EMAIL") == list(out.emails)
    assert seen.all("URL") == [uri_value(url) for url in out.urls]
    assert seen.one("CATEGORIES") == " | ".join(out.categories)
    for address, value in zip(out.addresses, seen.all("ADR"), strict=True):
        parts = ("", "", address.street_and_building, address.city, address.prefecture,
                 address.postal_code, address.country_name)  # fmt: skip
        assert value == " | ".join(parts)


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda e: e.contact.display_name or "bare")
def test_an_entry_arrives(entry: Entry, parse: Parser) -> None:
    (seen,) = parse(write_vcard(entry))
    assert_arrived(entry, seen)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_whatever_is_on_a_card_arrives(entry: Entry) -> None:
    data = write_vcard(entry)
    for parse in PARSERS.values():
        (seen,) = parse(data)
        assert_arrived(entry, seen)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_lines_are_short_whole_and_without_control_characters(entry: Entry) -> None:
    for version in ("3.0", "4.0"):
        data = write_vcard(entry, version=version)
        assert data.endswith(b"END:VCARD\r\n")
        for line in data.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75
            text = line.decode()  # no character is cut in two
            assert not any((c < " " and c != "\t") or c in "\x7f\x85\u2028\u2029" for c in text)
        assert write_vcard(entry, version=version) == data


def test_the_known_values(parse: Parser) -> None:
    """What stands in the file in the words of the file, not of our own preparation."""
    (seen,) = parse(write_vcard(FULL))
    assert seen.one("VERSION") == "3.0"
    assert seen.one("FN") == "髙橋 彩花"
    assert seen.one("N") == "髙橋 | 彩花 |  |  | "
    assert seen.one("SORT-STRING") == "タカハシ アヤカ"
    assert seen.one("X-PHONETIC-LAST-NAME") == "タカハシ"
    assert seen.one("X-PHONETIC-ORG") == "ヒカリセイサクショ"
    assert seen.one("ORG") == "株式会社ひかり製作所 | 営業本部 | 第一課; 東"
    assert seen.all("TEL") == [
        "+81-3-5550-0123", "+81-3-5550-0199", "+81-90-5550-0100", "+81-3-5550-0111",
        "+81-3-5550-0000", "0120-555-010",
    ]  # fmt: skip
    assert seen.types["TEL"] == [
        "WORK,VOICE", "WORK,FAX", "CELL", "WORK,VOICE", "WORK,VOICE", "WORK,VOICE",
    ]  # fmt: skip
    assert seen.label_of("TEL", 0) == "内線45"
    assert seen.label_of("TEL", 3) == "直通"
    assert seen.label_of("TEL", 4) == "代表"
    assert seen.label_of("TEL", 5) == "フリーダイヤル"
    assert seen.all("ADR")[0] == (
        " |  | 丸の内1-2-3 ひかりビル5F | 千代田区 | 東京都 | 100-0005 | 日本"
    )
    assert seen.label_of("ADR", 1) == "大阪支社"
    assert seen.one("CATEGORIES") == "CEATEC | 春の展示会 | 客先 | 釣り, 海"
    assert seen.one("URL") == "https://hikari.example/a%2Cb;c?d=e"
    assert seen.one("REV") == "20261022T030405Z"
    assert seen.one("X-SOCIALPROFILE") == "https://www.instagram.com/hikari"
    note = seen.one("NOTE")
    assert note.startswith("釣りの話で盛り上がった。\n赤い眼鏡 🎣\n→ 資料を送る (2026-11-01)\n\n")
    assert "― 2026-10-21 / CEATEC / 幕張メッセ\n― 2026-04-03 / 春の展示会 / 東京\n" in note
    assert "名刺を忘れて照れていた" in note
    assert "Ayaka Takahashi / Director / Sales / Hikari Mfg. Co., Ltd." in note


def test_numbers_in_one_piece_or_in_kanji_are_grouped(parse: Parser) -> None:
    numbers = (("0355500123", "+81355500123"), ("〇三(五五五〇)〇一二三", "+81355500123"),
               ("+44 20 7946 0000", "+442079460000"), ("内線のみ", None))  # fmt: skip
    phones = tuple(Phone(Field(printed), "tel", e164) for printed, e164 in numbers)
    (seen,) = parse(write_vcard(replace(BARE, contact=Contact(phones=phones))))
    assert seen.all("TEL") == [
        "+81-3-5550-0123", "+81-3-5550-0123", "+44-20-7946-0000", "内線のみ",
    ]  # fmt: skip


def test_countries(parse: Parser) -> None:
    codes = ("JP", "日本", "", "US", "France")
    offices = tuple(Address(Field("1 Main St"), country=code) for code in codes)
    (seen,) = parse(write_vcard(replace(BARE, contact=Contact(addresses=offices))))
    countries = [value.rpartition(" | ")[2] for value in seen.all("ADR")]
    assert countries == ["日本", "日本", "日本", "US", "France"]
    labels = [seen.labels.get(f"{group}.X-ABADR") for group in seen.groups["ADR"]]
    assert labels == ["jp", "jp", "jp", "us", None]


def test_version_4(parse: Parser) -> None:
    (seen,) = parse(write_vcard(FULL, version="4.0"))
    assert seen.one("VERSION") == "4.0"
    assert seen.all("TEL")[0] == "tel:+81-3-5550-0123"
    assert seen.one("NOTE") == prepare_outgoing(FULL).note_text()
    assert b'SORT-AS="' in write_vcard(FULL, version="4.0")


def test_a_guessed_reading_says_so() -> None:
    text = write_vcard(GUESSED).decode().replace("\r\n ", "")
    assert "SORT-STRING:ショウジ ショウ" in text
    assert "reading guessed" in text
    assert "reading guessed" not in write_vcard(FULL).decode().replace("\r\n ", "")


def test_a_name_is_never_empty(parse: Parser) -> None:
    (seen,) = parse(write_vcard(BARE))
    assert seen.one("FN") == "?"
    (seen,) = parse(write_vcard(WESTERN))
    assert seen.one("FN") == "Mary Jane O'Brien"
    assert seen.all("TEL") == ["+1-650-253-0000"]


def test_many_cards_make_one_file_or_one_each(parse: Parser) -> None:
    together = parse(write_vcards(EXAMPLES))
    assert [card.one("UID") for card in together] == [entry.uid for entry in EXAMPLES]
    files = write_vcard_files(EXAMPLES)
    assert len({name.casefold() for name, _data in files}) == len(EXAMPLES)
    assert b"".join(data for _name, data in files) == write_vcards(EXAMPLES)
    for name, _data in files:
        assert not set(name) & set('/\\:*?"<>| \n')
        assert len(name.encode()) <= 200


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_file_names_are_safe(entry: Entry) -> None:
    ((name, _data),) = write_vcard_files([entry])
    assert name.endswith(".vcf") and not name.startswith(".")
    assert not set(name) & set('/\\:*?"<>|\r\n\0')
    assert len(name.encode()) <= 200


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_picture_is_written_on_request_and_small(version: str) -> None:
    big = card_picture(2400, 1450, 92)
    assert len(big) > PICTURE_LIMIT
    entry = replace(FULL, picture=big)
    assert b"PHOTO" not in write_vcard(entry, version=version)  # type: ignore[arg-type]
    data = write_vcard(entry, version=version, pictures=True)  # type: ignore[arg-type]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (seen,) = PARSERS["icalendar"](data)
    assert seen.photo is not None and len(seen.photo) <= PICTURE_LIMIT
    assert seen.photo.startswith(b"\xff\xd8")
    small = replace(FULL, picture=card_picture())
    (seen,) = PARSERS["icalendar"](write_vcard(small, pictures=True))
    assert seen.photo == small.picture
    if version == "3.0":
        (seen,) = PARSERS["vobject"](data)
        assert seen.photo is not None and len(seen.photo) <= PICTURE_LIMIT


def test_a_damaged_picture_is_named_with_its_card() -> None:
    with pytest.raises(ExportError, match="髙橋 彩花"):
        write_vcard(replace(FULL, picture=b"no picture"), pictures=True)


def test_a_picture_says_nothing_of_where_it_was_taken() -> None:
    image = Image.open(io.BytesIO(card_picture()))
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (35.0, 40.0, 0.0)}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    (seen,) = PARSERS["icalendar"](
        write_vcard(replace(FULL, picture=out.getvalue()), pictures=True)
    )
    assert seen.photo is not None
    assert not Image.open(io.BytesIO(seen.photo)).getexif()


def test_only_chosen_fields_leave() -> None:
    text = write_vcard(FULL, fields=frozenset({"name", "phones", "met"})).decode()
    text = text.replace("\r\n ", "")
    assert "TEL" in text and "N:髙橋;彩花" in text and "CEATEC" in text
    for hidden in ("釣り", "照れて", "EMAIL", "ORG", "ADR", "SORT-STRING", "Ayaka"):
        assert hidden not in text


def test_no_line_of_a_card_can_open_another() -> None:
    evil = Contact(
        name_full=Field("A\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:B"), company=Field("x\u2028TEL:1")
    )
    entry = Entry(FULL.uid, evil, (Encounter(note=Note("n\nTEL:2\r\nUID:3")),))
    for parse in PARSERS.values():
        (seen,) = parse(write_vcard(entry))
        assert seen.all("TEL") == []
        assert seen.one("FN") == "A END:VCARD BEGIN:VCARD FN:B"
