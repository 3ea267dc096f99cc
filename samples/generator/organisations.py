"""Made-up organisations: the words that their names, departments and titles are put together from.

`日本語=English` throughout; what has no English half is printed in Japanese only.
"""

# ruff: noqa: E501 (tables are easier to read in long rows)
from __future__ import annotations


def _table(text: str) -> tuple[tuple[str, str], ...]:
    rows = []
    for item in text.replace("\n", ";").split(";"):
        if item.strip():
            ja, _, en = item.strip().partition("=")
            rows.append((ja, en))
    return tuple(rows)


STEMS = _table("""
松風=Matsukaze;暁星=Gyosei;明成=Meisei;東雲=Shinonome;若葉=Wakaba;青嶺=Aomine;白鷺=Shirasagi;鳴海=Narumi;八雲=Yakumo
碧海=Hekikai;桐生山=Kiryuyama;千歳屋=Chitoseya;久遠=Kuon;晴嵐=Seiran;永和=Eiwa;鳳凰=Hoo;富嶽=Fugaku;紫峰=Shiho;花筏=Hanaikada
三栄=San-ei;旭光=Kyokko;丸十=Marujū;大和田=Owada;蔵王=Zao;翠嵐=Suiran;北斗=Hokuto;南風=Minamikaze;天領=Tenryo;金剛=Kongo;綾瀬川=Ayasegawa
ミライエ=Miraie;ラウンドテーブル=Round Table;ポラリス=Polaris;ハーヴェスト=Harvest;ルミナス=Luminous;セレスト=Celeste;ヴェルデ=Verde
アトリエ・ノワ=Atelier Noix;クロスポイント=Crosspoint;ノースゲート=Northgate;ピクセルフォージ=Pixel Forge;エヴァーミント=Evermint;サンライズ=Sunrise
ブルーヘロン=Blue Heron;オルビス・リンク=Orbis Link;キャラバン=Caravan;スピカ=Spica;テトラ=Tetra;ユニゾン=Unison;フィヨルド=Fjord;グラナート=Granat
こもれび=Komorebi;つなぐ=Tsunagu;ひだまり=Hidamari;みのり=Minori;いろは=Iroha;ゆめの木=Yumenoki;さんかく=Sankaku;はなうた=Hanauta
Linnea=Linnea;e-ノート=e-Note;NEXTA=NEXTA;Quorum=Quorum;ai工房=ai Kobo;K2=K2;Sora=Sora;MOKU=MOKU;2ndステージ=2nd Stage;TripleA=TripleA
""")

INDUSTRIES = _table("""
製作所=Manufacturing;電機=Electric;化学工業=Chemical Industries;建設=Construction;物流=Logistics;商事=Trading;不動産=Realty;酒造=Brewery
システムズ=Systems;テクノロジー=Technologies;エンジニアリング=Engineering;パートナーズ=Partners;コンサルティング=Consulting;ホールディングス=Holdings
食品=Foods;印刷=Printing;精工=Precision;造園土木=Landscape & Civil;メディカル=Medical;デザイン=Design;総合研究所=Research Institute
ロボティクス=Robotics;エナジー=Energy;海運=Shipping;繊維=Textile;住建=Housing;出版=Publishing;警備保障=Security;ソフト=Software;観光=Tourism
鉄工所=Iron Works;水産=Fisheries;農園=Farm;倉庫=Warehouse;硝子=Glass;楽器=Musical Instruments;写真館=Photo Studio;=;=;=
""")

# Before the name, after it, and the English form of the same.
LEGAL_FORMS: tuple[tuple[str, str, str, float], ...] = (
    ("株式会社", "before", "Co., Ltd.", 5.0),
    ("株式会社", "after", "Co., Ltd.", 4.0),
    ("株式会社", "after", "Corporation", 1.0),
    ("株式会社", "before", "Inc.", 1.5),
    ("株式会社", "after", "K.K.", 0.6),
    ("（株）", "before", "Co.,Ltd.", 0.8),
    ("(株)", "after", "Co., Ltd.", 0.7),
    ("㈱", "before", "Co., Ltd.", 0.8),
    ("㈱", "after", "Co.,Ltd.", 0.6),
    ("有限会社", "before", "Ltd.", 1.3),
    ("有限会社", "after", "Y.K.", 0.6),
    ("(有)", "before", "Ltd.", 0.4),
    ("㈲", "before", "Ltd.", 0.4),
    ("合同会社", "before", "LLC", 1.4),
    ("合同会社", "after", "G.K.", 0.5),
    ("合資会社", "before", "", 0.3),
    ("合名会社", "after", "", 0.2),
    ("協同組合", "before", "Cooperative", 0.3),
    ("一般社団法人", "before", "Association", 0.8),
    ("公益財団法人", "before", "Foundation", 0.6),
    ("特定非営利活動法人", "before", "NPO", 0.4),
    ("NPO法人", "before", "NPO", 0.4),
    ("農業生産法人", "before", "", 0.2),
)

SLOGANS = tuple(
    """
人と技術で未来をひらく|つくる喜び、つながるしあわせ|あなたの暮らしに寄り添う|安心・安全・まごころ|お客様の「ありがとう」のために
ものづくりを、もっと自由に。|地域とともに歩んで七十年|一歩先の、その先へ。|街のいちばん近くの専門家|水と緑をつなぐ
信頼を、かたちに|小さな「困った」を解決します|Creating Tomorrow, Together|Quality First|Think local, act kind.|はたらくを、たのしく。
創業明治三十八年|since 1958|ISO 9001 認証取得
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

GROUPS = tuple(
    "暁星グループ|八雲ホールディングスグループ|A member of the Northgate Group|明成グループ|NEXTA GROUP".split(
        "|"
    )
)

DEPARTMENTS = _table("""
営業本部=Sales Division;第二営業部=Sales Department 2;営業企画部=Sales Planning Dept.;法人営業部=Corporate Sales;東日本営業所=East Japan Office
総務部=General Affairs;人事部=Human Resources;人事総務課=HR & General Affairs Section;経理部=Accounting Dept.;財務企画室=Finance Planning Office
研究開発部=R&D Department;開発本部=Development Division;技術開発センター=Technology Development Center;生産技術課=Production Engineering Section
品質保証部=Quality Assurance Dept.;製造部=Manufacturing Dept.;購買部=Purchasing;資材調達グループ=Procurement Group;海外事業部=International Business Dept.
新規事業開発室=New Business Development Office;経営企画室=Corporate Planning Office;広報・IR部=Public Relations & IR;デジタル推進部=Digital Promotion Dept.
情報システム部=Information Systems Dept.;カスタマーサクセス部=Customer Success;マーケティング本部=Marketing Division;ブランドデザイン室=Brand Design Office
クリエイティブ局=Creative Bureau;映像事業部=Film Division;編集部=Editorial Dept.;店舗運営部=Store Operations;物流管理課=Logistics Control Section
工事部=Construction Dept.;第一工事課=Construction Section 1;設計監理室=Design & Supervision Office;法務・コンプライアンス部=Legal & Compliance
プラットフォーム事業本部=Platform Business Division;サステナビリティ推進室=Sustainability Office;お客様相談室=Customer Relations;監査室=Internal Audit Office
""")

SUB_DEPARTMENTS = _table("""
第一課=Section 1;第三グループ=Group 3;企画チーム=Planning Team;東日本課=East Japan Section;推進グループ=Promotion Group;西日本エリア=West Japan Area
開発一課=Development Section 1;アライアンス推進課=Alliance Section;業務課=Operations Section;基盤チーム=Infrastructure Team
""")

TITLES = _table("""
代表取締役=Representative Director;代表取締役社長=President & CEO;代表取締役会長=Chairman;取締役=Director;専務取締役=Senior Managing Director
常務取締役=Managing Director;執行役員=Executive Officer;上席執行役員=Senior Executive Officer;代表社員=Representative Partner;最高技術責任者（CTO）=CTO
本部長=General Manager;部長=General Manager;副部長=Deputy General Manager;次長=Deputy General Manager;室長=Office Manager;課長=Manager;課長代理=Assistant Manager
係長=Section Chief;主任=Supervisor;主査=Chief;主幹=Senior Chief;リーダー=Leader;チームリーダー=Team Leader;グループ長=Group Manager;マネージャー=Manager
シニアマネージャー=Senior Manager;ゼネラルマネージャー=General Manager;プロジェクトマネージャー=Project Manager;エンジニア=Engineer;シニアエンジニア=Senior Engineer
ソフトウェアエンジニア=Software Engineer;デザイナー=Designer;アートディレクター=Art Director;コンサルタント=Consultant;シニアコンサルタント=Senior Consultant
プランナー=Planner;ディレクター=Director;プロデューサー=Producer;編集長=Editor in Chief;顧問=Advisor;相談役=Senior Advisor;工場長=Plant Manager
所長=Director;支店長=Branch Manager;営業担当=Sales Representative;研究員=Researcher;主任研究員=Senior Researcher;監査役=Auditor;参与=Counselor;店長=Store Manager
""")

QUALIFICATIONS = tuple(
    """
中小企業診断士|一級建築士|二級建築士|第二種電気工事士|PMP|宅地建物取引士|技術士（建設部門）|一級施工管理技士|社会保険労務士|公認会計士|税理士
情報処理安全確保支援士|管理栄養士|キャリアコンサルタント|一級造園施工管理技士|MBA|工学博士|博士（農学）|ファイナンシャルプランナー|測量士|行政書士
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

# Offices of the licensed professions: name form ({f} is the family of the founder or a stem),
# English, titles, and what the registration line looks like ({n} is a number).
OFFICES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("{f}税理士事務所", "{F} Tax Accountant Office", ("所長", "税理士"), "税理士登録番号 第{n}号"),
    ("税理士法人{s}", "{S} Tax Corporation", ("代表社員", "税理士"), "東京税理士会 登録番号 {n}"),
    (
        "{f}司法書士事務所",
        "{F} Judicial Scrivener Office",
        ("認定司法書士",),
        "東京司法書士会 第{n}号",
    ),
    (
        "社会保険労務士法人{s}",
        "{S} Labor & Social Security",
        ("特定社会保険労務士",),
        "社会保険労務士 第{n}号",
    ),
    ("{f}法律事務所", "{F} Law Office", ("弁護士",), "大阪弁護士会 登録番号 {n}"),
    (
        "弁護士法人{s}総合法律事務所",
        "{S} Law Offices",
        ("パートナー", "弁護士"),
        "第二東京弁護士会 No.{n}",
    ),
    (
        "特許業務法人{s}国際特許事務所",
        "{S} Patent Firm",
        ("副所長", "弁理士"),
        "弁理士登録番号 第{n}号",
    ),
    ("行政書士法人{s}", "{S} Administrative Scriveners", ("特定行政書士",), "登録番号 第{n}号"),
    ("{f}行政書士事務所", "{F} Immigration & Legal Office", ("行政書士",), "行政書士登録 第{n}号"),
    ("{f}公認会計士事務所", "{F} CPA Office", ("公認会計士", "税理士"), "公認会計士登録番号 {n}"),
    ("監査法人{s}", "{S} Audit Corporation", ("パートナー", "公認会計士"), ""),
    ("一級建築士事務所 {f}設計室", "{F} Architects", ("管理建築士",), "一級建築士 大臣登録第{n}号"),
    ("司法書士・土地家屋調査士 {f}事務所", "", ("司法書士",), ""),
    ("{f}土地家屋調査士事務所", "", ("土地家屋調査士",), "登録番号 第{n}号"),
    ("{f}不動産鑑定事務所", "", ("代表", "不動産鑑定士"), ""),
)

SHOPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("鮨 {w}", ("店主", "板長")),
    ("整体院 {w}", ("院長", "整体師")),
    ("カフェ {w}", ("オーナー", "店長", "バリスタ")),
    ("珈琲 {w}", ("マスター", "焙煎士")),
    ("Bar {w}", ("店主", "バーテンダー")),
    ("パン工房 {w}", ("オーナーシェフ",)),
    ("美容室 {w}", ("スタイリスト", "トップスタイリスト", "店長")),
    ("写真室 {w}", ("フォトグラファー",)),
    ("花屋 {w}", ("フローリスト", "店主")),
    ("呉服 {w}", ("店主", "番頭")),
    ("古書 {w}", ("店主",)),
    ("民宿 {w}", ("女将", "主人")),
    ("手打ちそば {w}", ("店主",)),
    ("{w}堂書店", ("店長", "代表")),
    ("{w}工房", ("木工作家", "代表")),
    ("ピアノ教室 {w}", ("主宰", "講師")),
    ("陶房 {w}", ("陶芸家",)),
)
SHOP_WORDS = tuple(
    "月兎 ゆらぎ ことり 灯 結 つむぎ 鈴の音 かわせみ 一閑 雲水 Lumière NOOK 麦の穂 さんぽ道 うたかた 千鳥 花笑み 蒼 ひなた はしもと 宵待ち 木蓮".split()
)

INSTITUTIONS: tuple[
    tuple[str, str, str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...
] = tuple(
    (name, en, kind, _table(departments), _table(titles))
    for name, en, kind, departments, titles in (
        (
            "{s}国際大学",
            "{S} International University",
            "ac",
            "工学部=Faculty of Engineering;経済学部=Faculty of Economics;情報理工学研究科=Graduate School of Information Science;産学連携推進本部=Industry-Academia Collaboration;入試課=Admissions Section",
            "教授=Professor;准教授=Associate Professor;助教=Assistant Professor;特任講師=Project Lecturer;名誉教授=Professor Emeritus;係長=Chief",
        ),
        (
            "国立大学法人 {s}大学",
            "{S} University",
            "ac",
            "理学部=Faculty of Science;医学部附属病院=University Hospital;附属図書館=University Library",
            "教授=Professor;准教授=Associate Professor;副学長=Vice President;特任研究員=Project Researcher",
        ),
        (
            "学校法人 {s}学園",
            "{S} Gakuen",
            "ed",
            "法人本部=Head Office;高等学校=Senior High School;幼稚園=Kindergarten",
            "理事長=Chairperson;校長=Principal;教頭=Vice-Principal;園長=Director;教諭=Teacher",
        ),
        (
            "医療法人社団 {s}会 {w}クリニック",
            "{W} Clinic",
            "or",
            "地域連携室=Community Liaison Office;看護部=Nursing Dept.;内科=Internal Medicine;リハビリテーション科=Rehabilitation",
            "院長=Director;医師=Physician;看護師長=Head Nurse;事務長=Administrator;医療ソーシャルワーカー=Medical Social Worker",
        ),
        (
            "社会福祉法人 {s}福祉会",
            "{S} Welfare Association",
            "or",
            "特別養護老人ホームみどり園=;居宅介護支援事業所=;地域包括支援センター=",
            "施設長=;主任介護支援専門員=;生活相談員=;理事長=",
        ),
        (
            "医療法人財団 {s}会 {s}総合病院",
            "{S} General Hospital",
            "or",
            "循環器内科=Cardiology;薬剤部=Pharmacy;医事課=Medical Affairs Section",
            "部長=Director;医長=Chief Physician;薬剤師=Pharmacist;主任=Chief",
        ),
        (
            "{w}歯科医院",
            "{W} Dental Clinic",
            "com",
            "",
            "院長=Director;歯科医師=Dentist;歯科衛生士=Dental Hygienist",
        ),
        (
            "{c}役所",
            "",
            "lg",
            "産業振興部=;商工観光課=;市民協働推進課=;建築指導課=;健康福祉局=;教育委員会事務局=;総務企画部=",
            "主事=;主査=;課長補佐=;係長=;課長=;参事=;技師=",
        ),
        (
            "国立研究開発法人 {s}研究機構",
            "{S} Research Organization",
            "go",
            "材料研究部門=Materials Division;普及啓発部=Outreach Dept.;企画戦略室=Strategy Office",
            "主任研究員=Senior Researcher;研究員=Researcher;理事=Executive Director;上級主席研究員=Principal Researcher",
        ),
        (
            "独立行政法人 {s}振興機構",
            "{S} Promotion Agency",
            "go",
            "総務課=General Affairs;助成事業部=Grants Dept.",
            "課長=Manager;主幹=Senior Chief;専門員=Specialist",
        ),
        (
            "{c}商工会議所",
            "",
            "or",
            "経営支援課=;地域振興部=",
            "経営指導員=;事務局長=;会頭=;専務理事=",
        ),
        (
            "公益財団法人 {s}文化振興財団",
            "{S} Cultural Foundation",
            "or",
            "事業課=Programs Section;学芸課=Curatorial Section",
            "理事長=Chairperson;常任理事=Managing Director;学芸員=Curator;事務局長=Secretary General",
        ),
        (
            "一般社団法人 {s}観光協会",
            "{S} Tourism Association",
            "or",
            "誘客推進部=Visitor Promotion",
            "会長=President;事務局次長=Deputy Secretary General",
        ),
    )
)

WESTERN_COMPANIES = tuple(
    "Beacon Street Advisors, LLC|Fennimore & Hart LLP|Kestrel Analytics Ltd.|Nordwind Maschinenbau GmbH|Atelier Vauban S.A.S.|Ostara Biosciences, Inc."
    "|Harbourline Freight Pty Ltd|Tidewater Robotics Corp.|Lindqvist & Partners AB|Copperfield Media Group plc|Quillon Systems B.V.|Southbank Textiles Limited"
    "|Aldermoor Capital Partners|Juniper Hollow Press|Blue Ridge Timber Co.|Marigold Health Foundation".split(
        "|"
    )
)
WESTERN_TITLES = tuple(
    "Vice President|Senior Consultant|Managing Partner|Software Engineer|Head of Product|Account Executive|Chief Financial Officer|Research Scientist"
    "|Director of Operations|Regional Sales Manager|Founder & CEO|Editor-at-Large|UX Designer|Legal Counsel|Program Manager|Export Manager".split(
        "|"
    )
)
WESTERN_DEPARTMENTS = tuple(
    "Portfolio Management|Global Supply Chain|Cloud Infrastructure|Corporate Communications|Business Development|Clinical Research|Asia Pacific Sales|Litigation|Product Design"
    "|Customer Experience|Materials Laboratory|Government Affairs".split("|")
)
# City and country as printed; streets are made up, offices have numbers that no house bears.
WESTERN_PLACES: tuple[tuple[str, str, str, str], ...] = (
    ("4{n} Alder Avenue, Suite 1{n}0, Seattle, WA 98101, USA", "98101", "US", "206"),
    ("98{n} Larkin Terrace, Floor {f}, San Francisco, CA 94102, USA", "94102", "US", "415"),
    ("7{n} Beaumont Plaza, New York, NY 10017", "10017", "US", "212"),
    ("{n} Copperfield Row, London EC2A 4NE, United Kingdom", "EC2A 4NE", "GB", "20"),
    ("Unit {f}, {n} Weaver's Wharf, Manchester M1 2JQ, UK", "M1 2JQ", "GB", "161"),
    ("Lindenhof {n}, 10115 Berlin, Germany", "10115", "DE", "30"),
    ("{n} rue des Tilleuls, 75011 Paris, France", "75011", "FR", "1"),
    ("Level {f}, {n} Harbourline Street, Sydney NSW 2000, Australia", "2000", "AU", "2"),
    ("{n} Kingfisher Quay, Bristol BS1 4ST, United Kingdom", "BS1 4ST", "GB", "117"),
)
