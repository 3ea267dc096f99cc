"""Addresses in Latin letters, of many countries. People, firms and addresses are made up."""

from __future__ import annotations

import pytest

from pipeline.model import Reading
from pipeline.parse import parse_card
from pipeline.parse.harvest import harvest_contacts
from pipeline.parse.latin_addresses import cut_addresses
from pipeline.parse.latin_codes import country_of, country_told, latin_code
from pipeline.parse.office import Office
from pipeline.parse.offices import find_offices
from pipeline.parse.segments import segments_of

from .lines import card, line


def stack(*texts: str, left: float = 60, top: float = 40) -> list:
    return [line(text, left, top + 26 * place) for place, text in enumerate(texts)]


def offices(reading: Reading) -> list[Office]:
    free = harvest_contacts(segments_of(reading)).rest
    return list(find_offices(cut_addresses(free)))


def found(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(o.text, o.code, o.country) for o in offices(reading)]


@pytest.mark.parametrize(
    ("lines", "code", "country"),
    [
        (["2410 Alder Creek Blvd", "Suite 300", "Redmond Falls WA 98052-1234", "USA"], "98052-1234", "US"),
        (["2410 Alder Creek Blvd, Suite 300", "Boise, Idaho 83702"], "83702", "US"),
        (["2500 EL SENDERO REAL", "CEDAR HOLLOW, TX 75001"], "75001", "US"),
        (["P.O. Box 1142", "Cedar Hollow, TX 75001"], "75001", "US"),
        (["88 Maple Row", "Unit 5", "Hamilton, ON L8P 1A1", "Canada"], "L8P 1A1", "CA"),
        (["14/16 Tallow Hill", "North Bank", "London EC2A 4NE"], "EC2A 4NE", "GB"),
        (["Brook Street", "Weatherton", "West Yorkshire", "LS22 6RE"], "LS22 6RE", "GB"),
        (["Unit 7, Quayside Business Park", "Limerick V94 T9PX", "Ireland"], "V94 T9PX", "IE"),
        (["Plot No. 45, Phase II", "Rosewood Layout, Madhavpur,", "Hyderabad - 500 076", "Telangana, India"], "500 076", "IN"),
        (["12/4, Gandhi Salai,", "Lotuspet,", "CHENNAI - 600 017.", "India."], "600 017", "IN"),
        (["Door No. 8-3-11, 2nd Lane", "Lakshmipuram", "Guntur, A.P.", "PIN: 522 007"], "522 007", "IN"),
        (["Lotus Arcade,", "Above Garden Bank, Temple Jn.,", "Rosepuram"], None, ""),
        (["Seestrasse 45", "CH-8002 Zürich"], "8002", "CH"),
        (["Postfach 120", "Bahnhofplatz 3", "3011 Bern", "Schweiz"], "3011", "CH"),
        (["Cour des Tilleuls 7", "1860 Montbleu"], "1860", ""),
        (["Am Lindenhof 12a", "D-50667 Köln"], "50667", "DE"),
        (["Wiedner Hauptstraße 76", "A-1040 Wien", "Österreich"], "1040", "AT"),
        (["12 bis, rue des Lilas", "75011 Paris"], "75011", "FR"),
        (["Via Roma 12", "20121 Milano (MI)", "Italia"], "20121", "IT"),
        (["Calle del Sol, 24", "28013 Madrid", "España"], "28013", "ES"),
        (["Rosengracht 263", "1016 GV Amsterdam"], "1016 GV", "NL"),
        (["Avenue Lilas 231", "1050 Bruxelles", "Belgique"], "1050", "BE"),
        (["Storgatan 3", "SE-111 22 Stockholm"], "111 22", "SE"),
        (["ul. Prosta 51", "00-838 Warszawa", "Polska"], "00-838", "PL"),
        (["10 Fern Road, #05-12", "Garden Plaza", "Singapore 079903"], "079903", "SG"),
        (["Unit 1203, 12/F, Jade Tower", "88 Lotus Road Central", "Hong Kong"], None, "HK"),
        (["5F, 21 Hoa Sen Street", "Hoan Kiem District", "Ha Noi, Viet Nam"], None, "VN"),
        (["6F., No. 120, Sec. 2, Hehua E. Rd.", "Taipei City 106", "Taiwan (R.O.C.)"], "106", "TW"),
        (["14, Yeonkkot-ro 5-gil, Gangnam-gu", "Seoul 06134, Korea"], "06134", "KR"),
        (["Level 3, 45 Wattle Street", "Sydney NSW 2000"], "2000", "AU"),
        (["PO Box 123", "Wellington 6140", "New Zealand"], "6140", "NZ"),
        (["99/12 Moo 4, Soi Bua 21", "Bangkok 10110 Thailand"], "10110", "TH"),
        (["No. 12, Jalan Teratai", "50450 Kuala Lumpur", "Malaysia"], "50450", "MY"),
        (["12 Lotus St., Tel Aviv 6688312, Israel"], "6688312", "IL"),
        (["Lake Bldg. 4F, 1-2-3 Ginza,", "Chuo-ku, Tokyo 104-0061, Japan"], "104-0061", "JP"),
    ],
)  # fmt: skip
def test_an_address_is_whole_and_its_code_as_its_country_prints_it(
    lines: list[str], code: str | None, country: str
) -> None:
    reading = card(
        *stack("Bluewater Instruments Ltd", "Alice M. Winter", "Director"),
        *stack(*lines, "Tel: +1 206 555 0142", top=300),
    )
    assert found(reading) == [(" ".join(lines), code, country)]
    contact = parse_card((reading,))
    assert contact.company and contact.company.value == "Bluewater Instruments Ltd"
    assert contact.name_full and contact.name_full.value == "Alice M. Winter"


@pytest.mark.parametrize("above", ["JOHN PARK", "Stonefield Consulting", "The Rose Gate Bakery", "Sales Director"])  # fmt: skip
def test_a_name_a_firm_or_a_title_right_above_is_left(above: str) -> None:
    (office,) = offices(card(*stack(above, "12 Harbor Street", "Boise, ID 83702")))
    assert office.text == "12 Harbor Street Boise, ID 83702"


@pytest.mark.parametrize(
    "text",
    [
        "Serving Families Since 1984, Your Way",
        "2030 Vision",
        "ISO 9001 Certified Company",
        "3rd Year Lecturer, Park Hill School",
        "Regional Director, Asia Pacific, Singapore",
        "Sales Department, 2nd Unit",
        "you plan it, we paint it",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert offices(card(*stack("Alice M. Winter", text))) == []


def test_labels_part_offices_and_are_no_part_of_them() -> None:
    reading = card(
        *stack("Head Office: 12 Harbor Street", "Bristol BS1 4ST"),
        *stack("Res. : 5 Quay Road,", "Cardiff CF10 2AB", top=92),
    )
    assert [(o.text, o.label) for o in offices(reading)] == [
        ("12 Harbor Street Bristol BS1 4ST", "Head Office"),
        ("5 Quay Road, Cardiff CF10 2AB", "Res"),
    ]


def test_labelled_offices_on_one_line_are_parted() -> None:
    text = "Head Office: 12 Harbor Street, Bristol BS1 4ST | Branch: 5 Quay Road, Cardiff CF10 2AB"
    assert [o.text for o in offices(card(line(text, 20, 300)))] == [
        "12 Harbor Street, Bristol BS1 4ST",
        "5 Quay Road, Cardiff CF10 2AB",
    ]


def test_a_label_on_a_line_of_its_own_names_the_office() -> None:
    reading = card(*stack("Head Office", "12 Harbor Street", "Bristol BS1 4ST"))
    assert [(o.text, o.label) for o in offices(reading)] == [
        ("12 Harbor Street Bristol BS1 4ST", "Head Office")
    ]


def test_columns_stay_apart() -> None:
    reading = card(
        *stack("12 Harbor Street", "London E1 6AN", top=300),
        *stack("88 Maple Avenue", "New York, NY 10001", left=500, top=300),
    )
    assert [o.text for o in offices(reading)] == [
        "12 Harbor Street London E1 6AN",
        "88 Maple Avenue New York, NY 10001",
    ]


def test_pieces_of_one_row_are_one_address() -> None:
    reading = card(
        line("21C, 3rd Floor,", 60, 300),
        line("Lotus Complex,", 230, 300),
        line("Fern Lane, Pune - 411 001", 60, 326),
    )
    assert [o.text for o in offices(reading)] == [
        "21C, 3rd Floor, Lotus Complex, Fern Lane, Pune - 411 001"
    ]


@pytest.mark.parametrize(
    ("text", "company", "address"),
    [
        ("BLAUSEE S.A. - La Prairie 17 - 1860 Montbleu", "BLAUSEE S.A.", "La Prairie 17 - 1860 Montbleu"),
        ("Blausee GmbH · Hauptstraße 5 · 80331 München", "Blausee GmbH", "Hauptstraße 5 · 80331 München"),
        ("Bluewater Ltd, 12 Harbor Street, Bristol BS1 4ST", "Bluewater Ltd", "12 Harbor Street, Bristol BS1 4ST"),
    ],
)  # fmt: skip
def test_an_address_is_cut_off_the_company_on_its_line(
    text: str, company: str, address: str
) -> None:
    contact = parse_card((card(line("Alice M. Winter", 60, 100, 30), line(text, 60, 300)),))
    assert [a.text.value for a in contact.addresses] == [address]
    assert contact.company and contact.company.value == company


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("4 Fern Garden Street 18. Singapore 569100", "4 Fern Garden Street 18, Singapore 569100"),
        ("12 Harbor Street, Sulte 4, Boise, ID 837O2", "12 Harbor Street, Suite 4, Boise, ID 83702"),
        ("New Town Building sF, 2-4-10 Honcho, Tokushima 770-0824", "New Town Building 5F, 2-4-10 Honcho, Tokushima 770-0824"),
        ("1OF Green Tower, 5-28 Honcho, Shiga 522-0058", "10F Green Tower, 5-28 Honcho, Shiga 522-0058"),
        ("1200 Maple Road ・ Boise, ID 83702", "1200 Maple Road · Boise, ID 83702"),
    ],
)  # fmt: skip
def test_small_marks_are_put_right(text: str, read: str) -> None:
    assert [o.text for o in offices(card(line(text, 60, 300)))] == [read]


def test_a_number_with_a_label_is_no_code() -> None:
    assert latin_code("Fax 400 051", "") is None
    assert country_of("Fax 400 051") == "" and country_told("TEL 206 555 0142") == ""


def test_a_japanese_code_behind_its_address_is_read() -> None:
    (office,) = offices(card(line("東京都中央区銀座1-2-3 〒104-0061", 60, 300)))
    assert (office.text, office.code) == ("東京都中央区銀座1-2-3", "104-0061")


def test_u_s_a_is_no_legal_form() -> None:
    reading = card(
        line("3080 Olcott Street, Suite 210B,", 60, 300),
        line("Santa Clara, CA 95054, U.S.A.", 60, 328),
    )
    (found,) = parse_card((reading,)).addresses
    assert found.text.value == "3080 Olcott Street, Suite 210B, Santa Clara, CA 95054, U.S.A."


@pytest.mark.parametrize("town", ["TOKYO", "Kobe"])
def test_a_town_over_an_address_is_its_label(town: str) -> None:
    reading = card(
        line(town, 60, 270), line("7F Harbor Square,", 60, 298), line("2-6-10 Honcho,", 60, 326),
        line("Minato-ku, Tokyo 105-0012", 60, 354),
    )  # fmt: skip
    (found,) = offices(reading)
    assert found.text == "7F Harbor Square, 2-6-10 Honcho, Minato-ku, Tokyo 105-0012"
    assert found.label == town


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("Av. Apoquindo 4775, Of. 1203,", "Las Condes, Santiago 7580097, Chile"), "7580097"),
        (("Sokolska 2314/48,", "702 00 Ostrava, Czech Republic"), "702 00"),
        (("23, montée de la Grande-Côte", "69001 Lyon, France"), "69001"),
        (("via dei Mille 22,", "20129 Milano"), "20129"),
        (("Marunouchi 1-16-20, Kofu", "Yamanashi 400-0031"), "400-0031"),
    ],
)
def test_codes_and_streets_of_more_countries(lines: tuple[str, str], code: str) -> None:
    (found,) = offices(card(line(lines[0], 60, 300), line(lines[1], 60, 328)))
    assert (found.text, found.code) == (" ".join(lines), code)


def test_the_city_of_a_head_office_is_its_label() -> None:
    (office,) = offices(
        card(
            line(
                "Sapporo Head Office: 7F Linkage Odori, 8-2-6 Odori-nishi, Chuo-ku, Sapporo",
                60,
                200,
            )
        )
    )
    assert office.text == "7F Linkage Odori, 8-2-6 Odori-nishi, Chuo-ku, Sapporo"
    assert office.label == "Sapporo Head Office"
