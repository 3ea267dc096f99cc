"""Back in: vCards of three versions and the CSV of other apps, once, twice, and beside others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from export_entries import BARE, EXAMPLES, FULL, GUESSED, WESTERN, entries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ExportError, UsageError
from pipeline.export import PROFILES, write_csv, write_vcards
from pipeline.export.foreign import read_foreign
from pipeline.export.vcard_read import read_vcards
from pipeline.importing import describe_import, import_file
from pipeline.library import FieldEdit, Library
from pipeline.model import Contact, Entry, Field

MakeLibrary = Callable[..., Library]

VCARD_21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=B2=93=A1;=97=44=8E=71;;;\r\n"
    "FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=B2=93=A1 =97=44=8E=71\r\n"
    "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS:x\r\n"
    "TEL;CELL;VOICE:090-5550-0101\r\nTEL;WORK;FAX:03-5550-0102\r\n"
    "EMAIL;INTERNET:yuko@sato.example\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=8C=AB=0D=0A=\r\n=E7=8A=AC\r\n"
    "PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRg==\r\n\r\n"
    "END:VCARD\r\n"
).encode("ascii")

EIGHT = (
    "Eightからダウンロードした名刺データです。\r\n2026/10/01 出力\r\n\r\n"
    "会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,TEL部門,TEL直通,Fax,携帯電話,URL,"
    "名刺交換日,展示会2026\r\n"
    "株式会社みどり,開発部 第二課,係長,佐藤 優子,yuko@midori.example,150-0001,"
    "東京都渋谷区神宮前1-2-3,03-5550-0100,,03-5550-0101,03-5550-0102,090-5550-0103,"
    "https://midori.example,2026/09/30,1\r\n"
    "㈱あお,,,髙﨑 翔,,,,0355500200,,,,,,,\r\n"
)
SANSAN = (
    "名刺所有者ユーザID,会社名,部署名,役職,氏名[姓],氏名[名],氏名カナ[姓],氏名カナ[名],e-mail,TEL,"
    "携帯電話,郵便番号,住所,名刺交換日,メモ\r\n"
    "u1,株式会社きいろ,営業部,部長,鈴木,一郎,スズキ,イチロウ,i@kiiro.example,06-5550-0300,,"
    "530-0001,大阪府大阪市北区梅田1-1,2026-08-01,駅前で会った\r\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Organization 1 - Name,Organization 1 - Title,Notes,Group Membership\r\n"
    "Jane Doe,Jane,Doe,* Work,jane@doe.example,Mobile,+44 20 7946 0000 ::: +44 20 7946 0001,"
    "Doe Ltd,CEO,\"Line 1\nLine 2\",* myContacts ::: Fair\r\n"
)  # fmt: skip


def values(fields: tuple[Field, ...]) -> list[str]:
    return [field.value for field in fields]


def numbers(contact: Contact) -> list[tuple[str, str]]:
    return [(phone.kind, phone.number.value) for phone in contact.phones]


def test_vcard_2_1_of_an_old_phone() -> None:
    (found,) = read_foreign(VCARD_21).contacts
    assert found.contact.name_family == Field("佐藤", "佐藤")
    assert found.contact.name_full == Field("佐藤 優子", "佐藤 優子")
    assert numbers(found.contact) == [("mobile", "090-5550-0101"), ("fax", "03-5550-0102")]
    assert values(found.contact.emails) == ["yuko@sato.example"]
    assert found.note == "猫\n犬"


def test_vcards_of_apple_and_google() -> None:
    apple = (
        "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iOS 26//EN\nN:山田;太郎;;;\nFN:山田 太郎\n"
        "X-PHONETIC-LAST-NAME:やまだ\nX-PHONETIC-FIRST-NAME:たろう\nORG:株式会社 空;営業部\n"
        "item1.TEL;type=pref:+81 3-5550-0400\nitem1.X-ABLabel:_$!<Main>!$_\n"
        "TEL;type=CELL;type=VOICE:08055500401\nitem2.ADR;type=WORK:;;丸の内1-1\\n5階;千代田区;"
        "東京都;100-0005;日本\nitem2.X-ABADR:jp\nBDAY:1980-01-02\nUID:abc\nEND:VCARD\n"
    )
    (found,) = read_foreign(apple.encode()).contacts
    assert found.source_key == "vcard:abc"
    assert found.contact.name_kana == Field("やまだ たろう", "やまだ たろう")
    assert numbers(found.contact) == [("main", "03-5550-0400"), ("mobile", "08055500401")]
    address = found.contact.address
    assert address is not None
    assert (address.prefecture, address.city, address.street) == (
        "東京都", "千代田区", "丸の内1-1 5階",
    )  # fmt: skip
    assert values(found.contact.further) == ["BDAY: 1980-01-02"]


def test_vcard_4_of_a_server() -> None:
    text = (
        'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Ana Gómez\r\nN;SORT-AS="Gómez,Ana":'
        'Gómez;Ana;;;\r\nTEL;VALUE=uri;TYPE="work,voice":tel:+34-91-555-0101;ext=12\r\n'
        "EMAIL;TYPE=work:ana@gomez.example\r\nCATEGORIES:a\\,b,c\r\nEND:VCARD\r\n"
    )
    (card,) = read_vcards(text.encode())
    (phone,) = card.contact.phones
    assert (phone.number.value, phone.extension) == ("+34-91-555-0101", "12")
    assert card.categories == ("a,b", "c")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_eight(encoding: str) -> None:
    file = read_foreign(EIGHT.encode(encoding))
    assert file.kind == "eight" and file.problems == ()
    one, two = file.contacts
    assert one.contact.name_family == Field("佐藤", "佐藤")
    assert numbers(one.contact) == [
        ("tel", "03-5550-0100"), ("direct", "03-5550-0101"), ("fax", "03-5550-0102"),
        ("mobile", "090-5550-0103"),
    ]  # fmt: skip
    assert one.met_on == date(2026, 9, 30)
    assert one.tags == ("展示会2026",)
    assert one.contact.address is not None
    assert one.contact.address.text.value == "東京都渋谷区神宮前1-2-3"
    assert two.contact.company == Field("㈱あお", "㈱あお")
    assert two.contact.name_full == Field("髙﨑 翔", "髙﨑 翔")
    assert two.contact.phones[0].e164 == "+81355500200"


def test_sansan() -> None:
    (found,) = read_foreign(SANSAN.encode("cp932")).contacts
    assert found.contact.name_full == Field("鈴木 一郎", "鈴木 一郎")
    assert found.contact.name_kana == Field("すずき いちろう", "すずき いちろう")
    assert found.note == "駅前で会った"


def test_google_of_former_years() -> None:
    file = read_foreign(GOOGLE_OLD.encode())
    (found,) = file.contacts
    assert file.kind == "google"
    assert found.contact.name_full == Field("Jane Doe", "Jane Doe")
    assert numbers(found.contact) == [
        ("mobile", "+44 20 7946 0000"), ("mobile", "+44 20 7946 0001"),
    ]  # fmt: skip
    assert found.note == "Line 1\nLine 2"
    assert found.tags == ("Fair",)


@pytest.mark.parametrize("profile", ["plain", "google", "outlook", "atena"])
def test_what_we_wrote_comes_back(profile: str) -> None:
    file = read_foreign(write_csv(EXAMPLES, profile))
    assert file.kind == profile
    full, bare, western, guessed = file.contacts
    contact = full.contact
    assert contact.name_family == Field("髙橋", "髙橋")
    assert contact.name_given == Field("彩花", "彩花")
    assert contact.name_kana == Field("たかはし あやか", "たかはし あやか")
    assert contact.company == Field("株式会社ひかり製作所", "株式会社ひかり製作所")
    assert {"takahashi@hikari.example", "+ayaka@hikari.example"} == set(values(contact.emails))
    wanted = {"+81355500123", "+81355500000", "+819055500100"}
    assert wanted <= {phone.e164 for phone in contact.phones}
    assert contact.addresses and contact.addresses[0].text.value.startswith("東京都千代田区丸の内")
    assert full.note.startswith("釣りの話で盛り上がった。\n赤い眼鏡 🎣")
    assert western.contact.name_full == Field("Mary Jane O'Brien", "Mary Jane O'Brien")
    assert western.contact.phones[0].e164 == "+16502530000"
    assert guessed.contact.name_full == Field("東海林 翔", "東海林 翔")
    assert bare.note == "名前の無い名刺の人"
    if profile == "plain":
        assert guessed.contact.name_kana is None and guessed.contact.name_kana_guess is not None
        assert full.met_on == date(2026, 10, 21) and full.event == "CEATEC"


def test_vcards_that_we_wrote_come_back() -> None:
    for version in ("3.0", "4.0"):
        cards = read_vcards(write_vcards(EXAMPLES, version=version))
        assert [card.uid for card in cards] == [entry.uid for entry in EXAMPLES]
        contact = cards[0].contact
        assert [p.kind for p in contact.phones] == [p.kind for p in FULL.contact.phones]
        assert [p.e164 for p in contact.phones] == [p.e164 for p in FULL.contact.phones]
        assert contact.phones[0].extension == "45"
        assert values(contact.urls) == values(FULL.contact.urls)
        assert values(contact.titles) == ["取締役", "課長"]
        assert values(contact.departments) == ["営業本部", "第一課; 東"]
        assert len(contact.addresses) == 2 and len(contact.addresses_en) == 1
        assert cards[3].contact.name_kana_guess is not None
    (found,) = read_foreign(write_vcards([FULL])).contacts
    assert found.note == (
        "釣りの話で盛り上がった。\n赤い眼鏡 🎣\n→ 資料を送る (2026-11-01)\n\n名刺を忘れて照れていた"
    )
    assert (found.met_on, found.event, found.place) == (date(2026, 10, 21), "CEATEC", "幕張メッセ")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(entries(), min_size=1, max_size=2))
def test_reading_what_we_wrote_never_fails(some: list[Entry]) -> None:
    assert len(read_vcards(write_vcards(some))) == len(some)
    for profile in PROFILES:
        if profile != "outlook-ja":
            read_foreign(write_csv(some, profile))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_reading_anything_gives_contacts_or_a_reason(data: bytes) -> None:
    for start in (b"", b"BEGIN:VCARD\n", "氏名,会社名,e-mail\n".encode()):
        try:
            read_foreign(start + data)
        except ExportError as error:
            assert error.hint


def test_the_same_file_twice_adds_nothing(make_library: MakeLibrary, tmp_path: Path) -> None:
    library = make_library(people=1)
    for name, data in (
        ("old.vcf", VCARD_21.replace(b"sato", b"old")),
        ("eight.csv", EIGHT.encode("cp932")),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        first = import_file(library, path)
        assert first.result.added and not first.result.known
        count = library.count_cards()
        again = import_file(library, path)
        assert not again.result.added and len(again.result.known) == len(first.result.added)
        assert library.count_cards() == count
        assert str(path) in describe_import(again)[0]
    assert library.count_cards() == 4
    drafts = {draft.contact.display_name: draft.contact for draft in library.drafts()}
    (address,) = drafts["佐藤 優子"].addresses or drafts["佐藤 優子"].addresses_en
    assert (address.prefecture, address.city) == ("東京都", "渋谷区")
    assert len(list(library.entries())) == 1  # what came in has no memory note yet


def test_a_dry_run_stores_nothing(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=1), tmp_path / "a.csv"
    path.write_text(EIGHT, encoding="utf-8")
    import_file(library, path, dry_run=True)
    assert library.count_cards() == 1


def test_a_card_of_ours_is_not_doubled_but_its_changes_are_proposed(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    library, path = make_library(people=3), tmp_path / "ours.vcf"
    path.write_bytes(write_vcards(library.entries()))
    report = import_file(library, path)
    assert (report.own, report.proposed) == (3, 0)
    assert library.count_cards() == 3
    text = path.read_bytes().decode().replace("\r\n ", "").replace("TITLE:取締役", "TITLE:顧問")
    path.write_bytes(text.encode())
    report = import_file(library, path)
    assert (report.own, report.proposed) == (3, 1)
    (proposal,) = library.proposals()
    assert values(proposal.contact.titles) == ["顧問", "課長"]
    assert (
        proposal.contact.phones
        == next(e for e in library.entries() if e.uid == proposal.uid).contact.phones
    )


def test_somebody_known_is_joined_or_asked_about(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=1), tmp_path / "a.csv"
    header = "氏名,会社名,e-mail,携帯電話\r\n"
    path.write_text(
        header + "髙橋 彩花,株式会社ひかり製作所,takahashi@hikari.example,090-5550-0100\r\n",
        encoding="utf-8",
    )
    report = import_file(library, path)
    joined = len(report.result.joined)
    asked = len(report.result.questions)
    assert joined + asked == 1
    assert library.count_cards() == (1 if joined else 2)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.vcf", b"", "empty"),
        ("cut.vcf", b"BEGIN:VCARD\r\nFN:a\r\n", "no vCard"),
        ("noise.bin", bytes(range(128, 256)), "neither UTF-8 nor Shift_JIS"),
        ("list.csv", b"a,b\r\n1,2\r\n", "no header"),
    ],
)
def test_files_that_are_none(
    make_library: MakeLibrary, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ExportError, match=f"(?i){reason}") as caught:
        import_file(make_library(people=1), path)
    assert str(path) in str(caught.value) and caught.value.hint


def test_a_file_that_is_not_there(make_library: MakeLibrary, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.vcf"):
        import_file(make_library(people=1), tmp_path / "missing.vcf")


def test_rows_that_tell_nobody_are_named() -> None:
    file = read_foreign("氏名,会社名,e-mail,メモ\r\n,,,ただのメモ\r\n山田 花,,,\r\n".encode())
    assert len(file.contacts) == 1 and file.problems == ("Row 2: nothing in it tells a person.",)


def test_edits_before_the_import_stay(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=1), tmp_path / "ours.vcf"
    path.write_bytes(write_vcards(library.entries()))
    (row,) = library.list_cards()
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    import_file(library, path)
    assert values(library.card(row.card_id).contact.titles)[0] == "会長"


def test_the_bare_and_the_guessed_are_told_apart() -> None:
    assert read_vcards(write_vcards([BARE]))[0].contact.name_full is None
    assert read_vcards(write_vcards([GUESSED]))[0].contact.name_kana is None
    assert read_vcards(write_vcards([WESTERN]))[0].contact.name_family is None
