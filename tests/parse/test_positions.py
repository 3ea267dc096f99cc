from __future__ import annotations

import pytest

from pipeline.parse.harvest import invoice_number_valid
from pipeline.parse.positions import parse_positions
from pipeline.parse.segments import settled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部長", [("title", "部長")]),
        ("営業本部 第二営業部 東日本課", [("department", "営業本部"), ("department", "第二営業部"), ("department", "東日本課")]),
        ("営業本部第二営業部東日本課", [("department", "営業本部"), ("department", "第二営業部"), ("department", "東日本課")]),
        ("地域連携室 看護師長", [("department", "地域連携室"), ("title", "看護師長")]),
        ("グループリーダー", [("title", "グループリーダー")]),
        ("所長／税理士", [("title", "所長"), ("title", "税理士")]),
        ("最高技術責任者（CTO）", [("title", "最高技術責任者（CTO）")]),
        ("第二種電気工事士", [("qualification", "第二種電気工事士")]),
        ("PMP", [("qualification", "PMP")]),
        ("Associate Professor, Ph.D.", [("title", "Associate Professor"), ("qualification", "Ph.D.")]),
        ("Data & Analytics", [("department", "Data & Analytics")]),
        ("Investor Relations", [("department", "Investor Relations")]),
        ("Account Executive", [("title", "Account Executive")]),
        ("Office of the President", [("department", "Office of the President")]),
        ("Clinical Microbiologist", [("title", "Clinical Microbiologist")]),
        ("総領事", [("title", "総領事")]),
        ("登録造園基幹技能者", [("qualification", "登録造園基幹技能者")]),
        ("24時間受付", []),
        ("海外事業推進室", [("department", "海外事業推進室")]),
        ("入退院支援係", [("department", "入退院支援係")]),
        ("プロダクト開発", [("department", "プロダクト開発")]),
        ("サーモンチーム　　チームリーダー", [("department", "サーモンチーム"), ("title", "チームリーダー")]),
        ("フリーライターノ編集者", [("title", "フリーライター"), ("title", "編集者")]),
        ("副総経理", [("title", "副総経理")]),
        ("カスタマーサクセス　マネージャー", [("department", "カスタマーサクセス"), ("title", "マネージャー")]),
        ("アートディレ クター", [("title", "アートディレクター")]),
        ("次席家庭裁判所調査官", [("title", "次席家庭裁判所調査官")]),
        ("館長　剣道教士七段", [("title", "館長"), ("title", "剣道教士七段")]),
        ("工房主", [("title", "工房主")]),
        ("MR認定証", [("qualification", "MR認定証")]),
        ("煙火打揚従事者", [("qualification", "煙火打揚従事者")]),
        ("Owner/ PADI Instructor", [("title", "Owner"), ("title", "PADI Instructor")]),
        ("co-founder + chief scientist", [("title", "co-founder"), ("title", "chief scientist")]),
        ("Executive Search", []),
        ("靴職人 / Shoemaker", [("title", "靴職人"), ("title", "Shoemaker")]),
        ("松本事務所　所長弁護士", [("department", "松本事務所"), ("title", "所長弁護士")]),
        ("法人課税第二部門", [("department", "法人課税第二部門")]),
        ("[Osaka Head Office]", []),
        ("Hydrology Research Group", [("department", "Hydrology Research Group")]),
        ("Attorney-at-Law (Japan, New York)", [("title", "Attorney-at-Law (Japan, New York)")]),
        ("Member Services & Events", [("department", "Member Services & Events")]),
        ("Investor & Shareholder Relations Office", [("department", "Investor & Shareholder Relations Office")]),
        ("（兼）企画調査部長", [("title", "企画調査部長")]),
        ("M.Ed.", [("qualification", "M.Ed.")]),
        ("Development Group 1, Optical Design Center", [("department", "Development Group 1"), ("department", "Optical Design Center")]),
        ("プロデューサー / シナリオライター", [("title", "プロデューサー"), ("title", "シナリオライター")]),
        ("技術営業　シニアエンジニア", [("department", "技術営業"), ("title", "シニアエンジニア")]),
        ("Import/Export Manager", [("title", "Import/Export Manager")]),
        ("Personal Assistant to the CEO", [("title", "Personal Assistant to the CEO")]),
        ("Scrum Master", [("title", "Scrum Master")]),
        ("サブチームリーダー", [("title", "サブチームリーダー")]),
        ("教室責任者", [("title", "教室責任者")]),
        ("代理店営業部", [("department", "代理店営業部")]),
        ("CHRO", [("title", "CHRO")]),
        ("シニアフェロー", [("title", "シニアフェロー")]),
        ("全米ヨガアライアンスRYT200", [("qualification", "全米ヨガアライアンスRYT200")]),
        ("フォークリフト運転技能者", [("qualification", "フォークリフト運転技能者")]),
        ("高等学校教諭専修免許", [("qualification", "高等学校教諭専修免許")]),
        ("最髙技術責任者", [("title", "最高技術責任者")]),
        ("Research Center for Shoreline Environments", [("department", "Research Center for Shoreline Environments")]),
        ("Osaka Branch　Steel Sales Dept.　Section 1", [("department", "Osaka Branch"), ("department", "Steel Sales Dept."), ("department", "Section 1")]),
        ("CF PR", [("qualification", "CFP®")]),
        ("Team Leader, Salmon Team, Seafood Dept. III", [("title", "Team Leader"), ("department", "Salmon Team"), ("department", "Seafood Dept. III")]),
        ("General Manager I Procurement Center", [("title", "General Manager"), ("department", "Procurement Center")]),
        ("ITコーディネータ", [("title", "ITコーディネータ")]),
        ("プラットフォーム開発部｜VPoE", [("department", "プラットフォーム開発部"), ("title", "VPoE")]),
        ("事業推進室1インサイドセールス リーダー", [("department", "事業推進室"), ("title", "インサイドセールスリーダー")]),
        ("安全環境部　アカウントレップ", [("department", "安全環境部"), ("title", "アカウントレップ")]),
        ("デニム企画室ノデザイナー", [("department", "デニム企画室"), ("title", "デザイナー")]),
        ("大学院理工学研究科 機械専攻", [("department", "大学院理工学研究科"), ("department", "機械専攻")]),
        ("情報科学研究科", [("department", "情報科学研究科")]),
        ("新規事業開発室", [("department", "新規事業開発室")]),
        ("看護学部 地域看護学領域", [("department", "看護学部"), ("department", "地域看護学領域")]),
        ("写真家", [("title", "写真家")]),
        ("カラリスト", [("title", "カラリスト")]),
        ("みずうみ認定アロマセラピスト", [("qualification", "みずうみ認定アロマセラピスト")]),
        ("日本みずうみ学会　認定医", [("qualification", "日本みずうみ学会認定医")]),
        ("車両系建設機械運転技能講習修了", [("qualification", "車両系建設機械運転技能講習修了")]),
        ("Country Head, Japan", [("title", "Country Head, Japan")]),
        ("Senior Merchandiser", [("title", "Senior Merchandiser")]),
        ("Center for International Exchange", [("department", "Center for International Exchange")]),
        ("Leiterin Sensorik", [("title", "Leiterin Sensorik")]),
        ("教育委員会事務局", [("department", "教育委員会事務局")]),
        ("特別養護老人ホームみずうみ", [("department", "特別養護老人ホームみずうみ")]),
        ("経理部ソフトウェアエンジニア", [("department", "経理部"), ("title", "ソフトウェアエンジニア")]),
        ("シニアエン シニア", [("title", "シニアエンジニア")]),
        ("部長営業担当", [("title", "部長"), ("title", "営業担当")]),
        ("課長代理", [("title", "課長代理")]),
        ("代表取締役社長", [("title", "代表取締役社長")]),
        ("推進グループシニアエンジニア", [("department", "推進グループ"), ("title", "シニアエンジニア")]),
        ("シニアマネージャーチームリーダー", [("title", "シニアマネージャー"), ("title", "チームリーダー")]),
        ("ソフトウェアエンジニアノ参与", [("title", "ソフトウェアエンジニア"), ("title", "参与")]),
        ("專務取締役", [("title", "専務取締役")]),
        ("University Hospital", [("department", "University Hospital")]),
        ("Internal Medicine", [("department", "Internal Medicine")]),
        ("Construction Section 1", [("department", "Construction Section 1")]),
        ("Dental Hygienist", [("title", "Dental Hygienist")]),
        ("Human Resources", [("department", "Human Resources")]),
        ("第二種販売主任者／液化石油ガス設備士", [("qualification", "第二種販売主任者"), ("qualification", "液化石油ガス設備士")]),
        ("農業機械整備技能士 1級", [("qualification", "農業機械整備技能士1級")]),
        ("防災センター要員", [("qualification", "防災センター要員")]),
        ("大阪市都島消防署 警防課", [("department", "大阪市都島消防署"), ("department", "警防課")]),
        ("Chairperson of the Board", [("title", "Chairperson of the Board")]),
        ("測量士（登録番号 H19-10482）", [("title", "測量士")]),
        ("課　長", [("title", "課長")]),
        ("営業部　施 設 長", [("department", "営業部"), ("title", "施設長")]),
        ("三代目当主", [("title", "三代目当主")]),
        ("常務取締役 兼 部長", [("title", "常務取締役"), ("title", "部長")]),
        ("理事・農場長", [("title", "理事"), ("title", "農場長")]),
        ("副所長・弁理士", [("title", "副所長"), ("title", "弁理士")]),
        ("弁護士・弁理士", [("title", "弁護士・弁理士")]),
        ("アソシエイト・ディレクター", [("title", "アソシエイト・ディレクター")]),
        ("主軸ユニット開発部", [("department", "主軸ユニット開発部")]),
        ("小杉駅前店 売買仲介課", [("department", "小杉駅前店"), ("department", "売買仲介課")]),
        ("九州地方整備局　筑後川河川事務所", [("department", "九州地方整備局"), ("department", "筑後川河川事務所")]),
        ("大阪事務所 第2監査部", [("department", "大阪事務所"), ("department", "第2監査部")]),
        ("Customer Success部　運用チーム", [("department", "Customer Success部"), ("department", "運用チーム")]),
        ("開発本部ノ基盤チームノテックリード", [("department", "開発本部"), ("department", "基盤チーム"), ("title", "テックリード")]),
        ("通関部 / Customs Clearance Division", [("department", "通関部"), ("department", "Customs Clearance Division")]),
        ("第一営業担当", [("department", "第一営業担当")]),
        ("2級F P技能士", [("qualification", "2級FP技能士")]),
        ("RCCM（河川、砂防及び海岸・海洋）", [("qualification", "RCCM（河川、砂防及び海岸・海洋）")]),
        ("AIPE認定 知的財産アナリスト", [("qualification", "AIPE認定知的財産アナリスト")]),
        ("Global Markets, Fixed Income Sales", [("department", "Global Markets"), ("department", "Fixed Income Sales")]),
        ("Global Procurement Dept., Assistant Manager", [("department", "Global Procurement Dept."), ("title", "Assistant Manager")]),
        ("R&D Dept. Thin Film Design Sect.", [("department", "R&D Dept."), ("department", "Thin Film Design Sect.")]),
        ("Lead Producer / Localization", [("title", "Lead Producer"), ("department", "Localization")]),
        ("Japan Representative Office", [("department", "Japan Representative Office")]),
        ("ATA Certified (JA>EN)", [("qualification", "ATA Certified (JA>EN)")]),
        ("Regional Manager, Supply Chain", [("title", "Regional Manager"), ("department", "Supply Chain")]),
    ],
)  # fmt: skip
def test_departments_titles_and_qualifications(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.text) for p in parse_positions(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "湖山 太一",
        "お客様のために。",
        "弁護士会 登録番号 12345",
        "A member of the Lake Group",
        "Lake University",
        "営業 11:00～19:00 水曜休",
        "Gマーク認定事業所",
        "診療時間 月 火 水 金 土",
        "薬と健康のパートナー",
        "Admitted in Japan and New York",
        "Dept.",
    ],
)
def test_other_lines_are_no_positions(text: str) -> None:
    assert parse_positions(text) == ()


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("パトナー弁護士", "パートナー弁護士"),
        ("リダー", "リーダー"),
        ("基盤チム", "基盤チーム"),
        ("S一般社団法人みずうみ", "一般社団法人みずうみ"),
        ("マネジャー", "マネジャー"),
        ("インサイトチーム", "インサイトチーム"),
        ("ビル", "ビル"),
    ],
)
def test_marks_that_were_lost_and_logos_that_were_read(read: str, printed: str) -> None:
    assert settled(read) == printed


def test_the_check_digit_of_an_invoice_number() -> None:
    # The example of the National Tax Agency: body 700110005901, check digit 8.
    assert invoice_number_valid("8700110005901")
    assert not invoice_number_valid("7700110005901")
    assert not invoice_number_valid("870011000590")


@pytest.mark.parametrize("mark", ["／", "ノ"])
def test_a_post_said_twice_behind_its_unit(mark: str) -> None:
    line = f"プロダクトチーム{mark}データエンジニア{mark}Data Engineer"
    assert [(p.kind, p.text) for p in parse_positions(line)] == [
        ("department", "プロダクトチーム"),
        ("title", "データエンジニア"),
        ("title", "Data Engineer"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "■ 宅地建物取引士",
        "ノ宅地建物取引士",
        "保有資格：宅地建物取引士",
        "【保有資格】 宅地建物取引士",
    ],
)
def test_a_mark_or_a_label_before_a_licence_is_no_part_of_it(text: str) -> None:
    assert [(p.kind, p.text) for p in parse_positions(text)] == [
        ("qualification", "宅地建物取引士")
    ]


def test_the_label_of_licences_alone_is_none() -> None:
    assert parse_positions("保有資格") == ()


def test_a_line_of_which_the_english_half_is_no_post_is_not_cut_short() -> None:
    assert parse_positions("営業部 / Kumo, quite soft clouds of May") == ()
