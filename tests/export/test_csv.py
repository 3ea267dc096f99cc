"""The contract of the CSV profiles: read by Python's csv module, and by LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from export_entries import BARE, EXAMPLES, FULL, GUESSED, WESTERN, entries
from hypothesis import HealthCheck, given, settings

from pipeline.errors import ExportError, UsageError
from pipeline.export import PROFILES, write_csv
from pipeline.export.cells import Cell, guard_cell, guard_text, unguard_text
from pipeline.export.csv_plain import COLUMNS
from pipeline.export.outgoing import prepare_outgoing
from pipeline.model import Contact, Encounter, Entry, Field, Note, Phone

HEADERS = {
    "outlook": "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Business Phone,Business Phone 2,"
    "Mobile Phone,Business Fax,Company Main Phone,Job Title,Department,Company,Company Yomi,"
    "Business Street,Business City,Business State,Business Postal Code,Business Country/Region,"
    "Web Page,Birthday,Notes",
    "outlook-ja": "姓,名,姓フリガナ,名前フリガナ,会社名,会社名フリガナ,部署,役職,"
    "郵便番号 (会社),都道府県 (会社),市町村 (会社),番地 (会社),国 (会社)/地域,会社電話,会社電話 2,"
    "会社代表電話,会社 FAX,携帯電話,電子メール アドレス,Web ページ,メモ",
    "atena": "姓,名,姓かな,名かな,敬称,会社〒,会社住所1,会社住所2,会社住所3,会社電話,"
    "会社E-mail,会社URL,会社名かな,会社名,部署名1,部署名2,役職名,メモ1,メモ2,メモ3,メモ4,メモ5",
    "google": "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
    "Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,"
    "Custom Field 1 - Label,Custom Field 1 - Value",
}
ENCODINGS = {"plain": "utf-8-sig", "outlook-ja": "cp932"}


def read_rows(data: bytes, profile: str) -> list[dict[str, str]]:
    text = data.decode(ENCODINGS.get(profile, "utf-8"))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def without_emoji(entry: Entry) -> Entry:
    return replace(entry, encounters=(Encounter(note=Note("猫の話")),))


@pytest.mark.parametrize("profile", sorted(HEADERS))
def test_the_header_is_the_apps_own(profile: str) -> None:
    data = write_csv([BARE], profile)
    assert data.decode(ENCODINGS.get(profile, "utf-8")).split("\r\n")[0] == HEADERS[profile]


def test_google_repeats_columns_as_needed() -> None:
    (full, bare) = read_rows(write_csv([FULL, BARE], "google"), "google")
    assert full["Phone 6 - Value"] == "0120-555-010"
    assert full["Phone 6 - Label"] == "フリーダイヤル"
    assert full["Phone 1 - Label"] == "Work 内線45"
    assert full["E-mail 2 - Value"] == "+ayaka@hikari.example"
    assert full["Address 2 - City"] == "大阪市北区"
    assert full["Labels"] == "* myContacts ::: CEATEC ::: 春の展示会 ::: 客先 ::: 釣り, 海"
    assert full["Phonetic Last Name"] == "タカハシ"
    assert full["Notes"].startswith("釣りの話で盛り上がった。\n赤い眼鏡 🎣\n")
    assert bare["Phone 6 - Value"] == "" and bare["Last Name"] == "?"


def test_outlook_puts_what_has_no_place_into_the_notes() -> None:
    (row,) = read_rows(write_csv([FULL], "outlook"), "outlook")
    assert row["Business Phone"] == "03-5550-0123"
    assert row["Business Phone 2"] == "03(5550)0111"
    assert row["Company Main Phone"] == "03-5550-0000"
    assert row["Mobile Phone"] == "090 5550 0100"
    assert row["Business Fax"] == "03-5550-0199"
    assert row["Surname Yomi"] == "タカハシ"
    assert row["Business Street"] == "丸の内1-2-3 ひかりビル5F"
    for lost in ("0120-555-010", "内線45", "大阪府大阪市北区梅田9-8-7", "@hikari"):
        assert lost in row["Notes"]
    assert row["Notes"].startswith("釣りの話")


def test_outlook_in_japanese_is_cp932() -> None:
    (row,) = read_rows(write_csv([without_emoji(FULL)], "outlook-ja"), "outlook-ja")
    assert (row["姓"], row["名"], row["姓フリガナ"]) == ("髙橋", "彩花", "タカハシ")
    assert row["会社電話"] == "03-5550-0123"
    assert row["電子メール アドレス"] == "takahashi@hikari.example"
    assert "+ayaka@hikari.example" in row["メモ"]
    assert row["郵便番号 (会社)"] == "100-0005"


def test_what_cp932_lacks_is_named_with_its_card() -> None:
    lacking = Entry(
        BARE.uid, Contact(name_full=Field("𠮷田 翔")), (Encounter(note=Note("🎣 が好き")),)
    )
    with pytest.raises(ExportError) as caught:
        write_csv([without_emoji(FULL), lacking, FULL], "outlook-ja")
    message = str(caught.value)
    assert "𠮷田 翔: 𠮷 (U+20BB7) 🎣 (U+1F3A3)" in message
    assert "髙橋 彩花: 🎣 (U+1F3A3)" in message
    fine = replace(without_emoji(FULL), contact=Contact(company=Field("髙﨑㈱℡")))
    assert "髙﨑㈱℡".encode("cp932") in write_csv([fine], "outlook-ja")


def test_atena() -> None:
    (row,) = read_rows(write_csv([FULL], "atena"), "atena")
    assert (row["姓かな"], row["名かな"], row["敬称"]) == ("たかはし", "あやか", "様")
    assert (row["会社〒"], row["会社住所1"]) == ("100-0005", "東京都千代田区")
    assert (row["会社住所2"], row["会社住所3"]) == ("丸の内1-2-3", "ひかりビル5F")
    assert (row["部署名1"], row["部署名2"]) == ("営業本部", "第一課; 東")
    assert row["メモ1"].startswith("釣りの話")


def test_an_unknown_profile() -> None:
    with pytest.raises(UsageError, match="plain, google, outlook"):
        write_csv([FULL], "notes")


def test_the_plain_header_in_both_languages() -> None:
    english = write_csv([FULL], "plain").decode("utf-8-sig").split("\r\n")[0]
    japanese = write_csv([FULL], "plain", language="ja").decode("utf-8-sig").split("\r\n")[0]
    assert english.startswith("name_full,name_family,name_given,kana_family")
    assert japanese.startswith("氏名,姓,名,姓カナ")
    assert len(set(japanese.split(","))) == len(set(english.split(","))) == len(COLUMNS)
    chosen = write_csv([FULL], fields=frozenset({"phones"})).decode("utf-8-sig")
    assert chosen.split("\r\n")[0] == "name_full,tel,fax,mobile,direct,main,tollfree,uid"
    assert "釣り" not in chosen


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_whatever_is_on_a_card_arrives_in_a_spreadsheet(entry: Entry) -> None:
    (row,) = read_rows(
        write_csv(
            [
                entry,
            ],
            "plain",
        ),
        "plain",
    )
    out = prepare_outgoing(entry)
    for column in COLUMNS:
        expected = column.read(out)
        assert row[column.name] in (guard_text(expected), f"'{expected}"), column.name
        if not row[column.name].startswith("''"):
            assert unguard_text(row[column.name]).removeprefix("'") == expected.removeprefix("'")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_no_cell_is_a_formula(entry: Entry) -> None:
    for profile in PROFILES:
        try:
            rows = read_rows(write_csv([entry], profile), profile)
        except ExportError:
            assert profile == "outlook-ja"
            continue
        assert len(rows) == 1
        for name, cell in rows[0].items():
            for line in cell.split("\n"):
                if line[:1] in ("=", "＝", "\t", "\r"):
                    pytest.fail(f"{profile} {name}: {cell!r}")
                if line[:1] in ("+", "-", "@", "＋", "－", "＠"):  # an address, nothing that calls
                    assert not set(line) & set("|!'\"=,"), (profile, name, cell)


def test_guards() -> None:
    assert guard_text("a\n=1") == "a\n'=1"
    assert guard_text("＝1") == "'＝1"
    assert guard_text("O'Brien") == "O'Brien"
    assert unguard_text(guard_text("-x\n'=y\n+z")) == "-x\n'=y\n+z"
    assert guard_cell(Cell("0312345678", free=False), "spreadsheet") == "'0312345678"
    assert guard_cell(Cell("1-2-3"), "spreadsheet") == "'1-2-3"
    assert guard_cell(Cell("260-0015"), "spreadsheet") == "260-0015"
    assert guard_cell(Cell("+a@b.example", free=False), "import") == "+a@b.example"
    assert guard_cell(Cell("=cmd|'/c calc'!A1", free=False), "import").startswith("'=")


def test_numbers_keep_their_zero_and_lose_their_plus() -> None:
    numbers = (
        "0355500123",
        "+81 3 5550 0123",
        "+1 650-253-0000",
        "03-5550-0123 (代)",
        "=1+2",
        "0570",
        "０３５５５００１２３",
    )
    phones = tuple(Phone(Field(n), "tel") for n in numbers)
    entry = replace(BARE, contact=Contact(phones=phones))
    (row,) = read_rows(write_csv([entry], "google"), "google")
    assert [row[f"Phone {n} - Value"] for n in range(1, 8)] == [
        "03-5550-0123", "03-5550-0123", "010 1 650-253-0000", "03-5550-0123 (代)", "'=1+2",
        "0570", "03-5550-0123",
    ]  # fmt: skip


def test_the_same_entries_give_the_same_bytes() -> None:
    for profile in ("plain", "google", "outlook", "atena"):
        assert write_csv(EXAMPLES, profile) == write_csv(EXAMPLES, profile)


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        pytest.skip("LibreOffice is not installed (apt install libreoffice-calc-nogui)")
    return found


def test_a_spreadsheet_reads_the_same(
    office: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """LibreOffice opens each file as CSV, keeps it as a sheet, and writes the sheet as CSV again.

    Everything but free text must come back letter by letter: zeros, hyphens, no dates, no
    calculated cells.
    """
    folder = tmp_path_factory.mktemp("office")
    formula = replace(WESTERN, contact=replace(WESTERN.contact, company=Field("=1+1")))
    # Only the plain profile is for spreadsheets; what they would calculate is guarded there.
    digits = replace(
        WESTERN,
        contact=replace(
            WESTERN.contact,
            phones=(Phone(Field("0312345678"), "tel"), Phone(Field("0570"), "main")),
            departments=(Field("007"),),
            titles=(Field("1-2-3"),),
        ),
    )
    for profile in ("plain", "google", "outlook", "atena"):
        some = [FULL, formula, GUESSED, BARE] + [digits] * (profile == "plain")
        (folder / f"{profile}.csv").write_bytes(write_csv(some, profile))
    before = {path.stem: path for path in folder.glob("*.csv")}
    # Token 3 is the encoding (76: UTF-8); token 8 detects numbers, as in the import dialogue.
    reading = "CSV:44,34,76,1,,1033,false,true,false,false"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
         f"--infilter={reading}", "--convert-to", "ods", "--outdir", str(folder / "ods"),
         *map(str, before.values())],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false",
         "--outdir", str(folder / "back"), *map(str, (folder / "ods").glob("*.ods"))],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for profile, path in before.items():
        back = (folder / "back" / f"{profile}.csv").read_bytes()
        written = [list(r) for r in csv.reader(io.StringIO(path.read_text("utf-8-sig"), ""))]
        seen = [list(r) for r in csv.reader(io.StringIO(back.decode("utf-8-sig"), ""))]
        for one, two in zip(written, seen, strict=True):
            assert [c.replace("\r\n", "\n") for c in one] == two[: len(one)], profile


def test_a_file_is_a_file(tmp_path: Path) -> None:
    """A spreadsheet opens what is on disk: UTF-8 with a mark in front."""
    path = tmp_path / "plain.csv"
    path.write_bytes(write_csv([FULL]))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfname_full")
