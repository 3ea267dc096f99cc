"""Words of departments, titles and qualifications, Japanese and English.

Sources: the posts of 会社法 (取締役, 監査役, 執行役 …) and of universities (学校教育法 第92条); the
titles and units that company and ministry organisation charts use; national qualifications as the
ministries list them (国家資格).
"""

from __future__ import annotations

import re

UNIT_ENDING = (
    r"(?:事業本部|営業本部|本部|事業部門|部門|事業部|統括部|推進部|企画部|部|課|係|班|室|局|"
    r"グループ|チーム|ユニット|セクション|センター|センタ|ラボ|エリア|ブロック|支社|支店|支部|支局|"
    r"営業所|出張所|事業所|工場|研究域|研究院|研究科|研究室|専攻|学部|学科|学類|講座|科|病棟|分室|本社|支所|"
    r"プロジェクト|事業|展示場|ショールーム|売場|斎場|式場|研修所|社務所|寺務所|宗務所|タスクフォース|カンパニー|ディビジョン|デスク|オフィス|事務局|委員会|戦略室|秘書室|"
    r"領域|分野|コース|系列|学系|学域|学環|学府|機構|学校|高校|幼稚園|保育園|駅|(?<=[^\s学])校|研究所|研究センター|研究部|図書館|附属病院|病院|クラブ|店舗|店|院)"
)
# These end names of companies and shops as well.
WEAK_UNIT = re.compile(
    r"(?:駅|校|事業|グループ|病院|機構|研究所|図書館|工房|店舗|店|房|院|学校|高校|幼稚園|保育園|クラブ|カンパニー|工場|オフィス|センター|ラボ)$"
)
UNIT = re.compile(rf"\S*{UNIT_ENDING}$")

TITLE_ENDING = (
    r"(?:(?:調査|書記|検査|監督|審判|外交|補佐|秘書|参事|検察|裁判|事務|指導|管理|監察|審議|専門|企画|調整|審査|執行|登記|統括|技|教|次|長)官|"
    r"[初二三四五六七八九]段|[一二三]等[陸海空][佐尉曹士]|(?:リサーチ)?フェロー|ポスドク|助役|若旦那|人形遣い|インターン|ブーラン(?:ジェ|ジエ)|[俳歌詩蔵]人|"
    r"所属税理士|地域おこし協力隊|警部補|警部|警視|巡査部長|消防司令補?|消防士長|[初二三四五六七八九十]+代目?(?:\S{0,2}主|当主)?|主宰|管理薬剤師|船長|機長|艇長|駅長|局長|責任者|管理者|(?:通訳|山岳|登山|ツアー|観光|自然|ネイチャー|フィッシング|ラフティング|サイクリング|アウトドア|カヤック|ダイビング)?ガイド|メカニック|総経理|副総経理|董事長?|首席代表|(?:テクニカル|テック|チーム|デザイン|プロダクト|開発|エンジニアリング)リード|パラリーガル|アドバイザリー|医療事務|一般事務|営業事務|社内SE|ブリッジSE|(?:[23]D)?モデラー|PMO|嘱託|当主|司祭|"
    r"ビデオグラファー|知事|大使|公使|領事|書記官|行員|アクチュアリー|ヘアメイク|牧場主|社主|テックリード|店長代行|補助者|"
    r"トレーニー|社長室付|部長付|役員|労務士補助|書士補助|士補助|巫女|保安官|執事|車掌|駅長|駅員|船員|操縦士|消防士|自衛官|"
    r"募集人|権禰宜|禰宜|権宮司|ソムリエール|教師|教員|指導員|調査役|審査役|参事役|推進役|検査役|考査役|業務役|理事役|C[A-Z]{1,3}O|VPo[EP]|VP|SVP|EVP|GM|PM|PdM|フローリスト|バーテンダー|会頭|副会頭|ガーデナー|トリマー|ドライバー|パイロット|リサーチャー|マーケター|バイヤー|オペレーター|チェアマン|主宰|番頭|若女将|大将|特別顧問|主筆|塾長|塾頭|頭取|総裁|団長|隊長|船長|機長|監督|指揮者|編集委員|代表取締役会長兼社長|代表取締役社長|代表取締役|取締役会長|取締役社長|取締役副社長|取締役|監査役|"
    r"執行役員|執行役|会計参与|代表社員|業務執行社員|代表理事|常任理事|常務理事|専務理事|理事長|副理事長|"
    r"理事|監事|評議員|代表執行役|代表者|代表|会長|副会長|名誉会長|社長|副社長|専務|常務|相談役|顧問|最高顧問|"
    r"総支配人|支配人|総長|学長|副学長|学部長|学科長|研究科長|校長|教頭|園長|副園長|院長|副院長|医院長|"
    r"本部長|副本部長|事業部長|部長|副部長|次長|課長|副課長|係長|主任|班長|室長|副室長|局長|副局長|所長|"
    r"副所長|支社長|支店長|店長|副店長|工場長|センター長|館長|館員|チーム長|グループ長|ユニット長|リーダー|長|"
    r"主査|主幹|主事|主席|参事|参与|主管|主務|統括|担当|代理|補佐|心得|専門職|専門員|総合職|一般職|主宰者|陶芸家|作陶家|料理人|(?:農?園|蔵|窯|工房|農場|宿|庵|館|席|楼|堂|道場|塾)主|蔵元|技師|技師長|技監|"
    r"研究員|主任研究員|上席研究員|特任研究員|教授|准教授|助教|助手|講師|客員教授|名誉教授|特任教授|"
    r"特任准教授|非常勤講師|教諭|医師|医長|看護師|看護師長|師長|薬剤師|管理栄養士|栄養士|理学療法士|"
    r"作業療法士|社員|職員|スタッフ|ワーカー|ヘルパー|キャスター|テクニシャン|ドクター|アテンダント|コンシェルジュ|アシスタント|秘書|店主|主人|女将|板長|料理長|オーナー|オーナーシェフ|"
    r"シェフ|パティシエ|パティシエール|ソムリエ|バリスタ|パーソナリティー?|プリンシパル|マスター|ママ|住職|宮司|神父|牧師|院主|家元|師範|"
    r"マネージャー|マネジャー|マネージャ|マネジャ|ゼネラルマネージャー|ディレクター|プロデューサー|"
    r"デザイナー|グラフィックデザイナー|エンジニア|エグゼクティブ|スーパーバイザー|ナビゲーター|メンター|プロモーター|レセプショニスト|オーガナイザー|ファシリテーター|"
    r"バイスプレジデント|チェアパーソン|ビルダー|プレス|アンバサダー|アーキテクト|プログラマー?|コンサルタント|アナリスト|"
    r"ストラテジスト|プランナー|アドバイザー|コーディネーター|カウンセラー|コーチ|トレーナー|"
    r"インストラクター|セラピスト|スペシャリスト|エキスパート|エバンジェリスト|アソシエイト?|パートナー|"
    r"プレジデント|オフィサー|チーフ|サブリーダー|カメラマン|フォトグラファー|ライター|コピーライター|"
    r"エディター|編集者|編集長|記者|論説委員|イラストレーター|作家|画家|書家|作曲家|演奏家|ピアニスト|"
    r"(?:通訳|研究|指導|設計|製作|開発|主催)者|美容師|スタイリスト|ネイリスト|メイクアップアーティスト|アーティスト|クリエイター|建築家|"
    r"設計士|弁護士|税理士|司法書士|行政書士|弁理士|公認会計士|社会保険労務士|土地家屋調査士|"
    r"中小企業診断士|不動産鑑定士|海事代理士|公証人|建築士|管理建築士|議員|委員|委員長|議長|幹事|"
    r"事務局長|書記|会計|広報|営業|セールス|販売員|店員|職人|棟梁|親方|杜氏|通訳|翻訳家|翻訳者|司会者|"
    r"アナウンサー|タレント|モデル|俳優|声優|農家|漁師|フリーランス|個人事業主|経営者|起業家|創業者|"
    r"ファウンダー|マイスター|キュレーター|学芸員|司書|相談員|支援員|保育士|介護士|ケアマネージャー|"
    r"施術者|整体師|鍼灸師|歯科医師|獣医師|博士|修士|CEO|CTO|CFO|COO|CIO|CMO|CHRO|CISO|CPO|CDO|CSO)"
)
TITLE = re.compile(
    rf"\S*{TITLE_ENDING}(?:代理|補佐|補|心得|待遇|格|候補|見習い?)?(?:\s?[(（][^)）]{{1,20}}[)）])?$"
)

# Licensed professions: on the title's line they are titles, elsewhere qualifications.
PROFESSIONS = re.compile(
    r"(?:認定|特定|特定社会保険|登録政治資金監査人|米国)?(?:弁護士|税理士|司法書士|行政書士|弁理士|公認会計士|"
    r"社会保険労務士|土地家屋調査士|中小企業診断士|不動産鑑定士|海事代理士|技術士|測量士|通関士)"
)

QUALIFICATION = re.compile(
    r"^(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級|上級|初級|中級|認定|公認|国家資格)?.*"
    r"(?:工事士|建築士|施工管理技士|技士|技能士|作業主任者|取扱者|取引士|取引主任者|宅建士|管理士|"
    r"鑑定士|診断士|主任者|要員|技術者|検定|アナリスト協会検定会員|プランナー|コーディネーター|コンサルタント|"
    r"アドバイザー|療法士|介護福祉士|社会福祉士|精神保健福祉士|公認心理師|臨床心理士|保育士|栄養士|"
    r"調理師|調査士|測量士|監理技術者|設備士|講習修了|課程修了|情報処理安全確保支援士|衛生管理者|危険物|電気主任技術者|支援士|"
    r"補償業務管理士|マンション管理士|業務主任者|簿記.{0,4}級|TOEIC.*|英検.*|AFP|CFP|MBA|PMP|CPA|USCPA|"
    r"CISSP|CISA|CIA|CMA|CFA|FP技能士|[123]級FP.*|Ph\.?D|博士|修士|士|師|技師|マスター|インストラクター|"
    r"ソムリエ|基幹技能者|業務認定|合格者?|\S{3,}会員|有資格者|資格|認定者|認定医|専門医|指導医|指定医|産業医|ITIL.*|AWS.*)"
    r"(?:修了者?)?(?:[甲乙丙]種?(?:第?[0-9一二三四五六七八九]類)?)?(?:\s?[(（][^)）]{1,16}[)）])?(?:\s*(?:®|[®™]))?$",
    re.IGNORECASE,
)
CERTIFICATE = re.compile(
    r"^(?:RCCM|CISM|CCNA|CCNP|LPIC.*|JDLA.*|G検定|E資格|JGAP.*|HACCP.*|CIIA|CMT|PMP|MBA|CFP|AFP|CPA|USCPA|CISSP|CISA|CFA|CIA|CMA|TOEIC.*|英検.*|ITIL.*|AWS.*|Ph\.?\s?D\.?|"
    r"D\.?D\.?S\.?|D\.?V\.?M\.?|J\.?D\.?|D\.?\s?Sc\.?|Dr\.?\s?(?:Eng|Sci|Sc|Med|Phil|Agr|Ing|Arts)\.?|M\.?D\.?|[BMD]\.\s?(?:Ed|Eng|Arch|Sc|Phil|Des|Com|Tech|Litt|Mus)\.?|LL\.?M\.?|Esq\.?|P\.?E\.?|CPCU|SHRM.*|(?:E-)?RYT\s?\d{3}|WSET.*|SAKE DIPLOMA|PADI (?:OWSI|MSDT|IDC|AOW|OW)|MOS|FCAS|ACAS|FSA|FCCA|FCIM|CEng|CPIM|CSCP|CAMS|Q (?:Arabica )?Grader|SPHR|PHR|LEED.*|RIBA|FRICS|MRICS|ACCA|CIPD|"
    r"CAIA|FRM|IFMGA .*|Dr\.?\s(?:rer|phil|med|jur|oec)\.?(?:\s?nat\.?)?|Dipl\.?[- ]?Ing\.?(?: \w+)?|Certified .*|Licensed .*|Chartered .*|[A-Z]{2,6} Certified\b(?!.*\b(?:Broker|Company|Site|Factory|No\.)).*|\w+ charterholder|"
    r"(?:NSCA|NASM|ACSM|JATI|JSPO)-[A-Z]{2,5})(?:\s?[(（][^)）]+[)）])?[®™]?$",
    re.IGNORECASE,
)
REGISTRATION = re.compile(
    r"(?:登録番号|登録第|第\s?[\d〇一二三四五六七八九]{3,}\s?号|大臣登録|知事登録|弁護士会|税理士会|書士会|許可番号|免許番号|"
    r"所属|インボイス|適格請求書|許認可|\(般-|知事許可|公安委員会|Reg(?:istration)?\.?\s*No|Bar No)",
    re.IGNORECASE,
)

ENGLISH_TITLE = re.compile(
    r"\b(?:manager|director|officer|president|chairman|chairwoman|chairperson|chair|chief|ceo|cto|cfo|"
    r"coo|cio|cmo|ciso|founder|co-founder|cofounder|owner|partner|principal|associate|assistant|"
    r"engineer|developer|programmer|architect|designer|analyst|consultant|advisor|adviser|strategist|"
    r"specialist|coordinator|administrator|supervisor|lead|leader|head|vice|vp|svp|evp|avp|"
    r"executive(?!\s(?:search|education|coaching|recruit\w+|office$|lounge|training|services?))|representative|secretary|treasurer|accountant|auditor|attorney|lawyer|counsel|"
    r"solicitor|barrister|paralegal|scrivener|notary|professor|lecturer|instructor|teacher|dean|"
    r"researcher|scientist|fellow|postdoc|doctor|physician|surgeon|dentist|nurse|pharmacist|"
    r"therapist|technician|producer|editor|writer|copywriter|reporter|journalist|photographer|"
    r"artist|illustrator|chef|sommelier|barista|stylist|planner|buyer|agent|broker|realtor|"
    r"controller|comptroller|clerk|trainee|intern|staff|member|deputy|acting|evangelist|"
    r"interpreter|translator|curator|librarian|superintendent|foreman|inspector|commissioner|"
    r"ambassador|consul|mayor|minister|governor|proprietor|entrepreneur|freelance|recruiter|hygienist|worker|"
    r"scrum master|correspondent|conductor|pianist|violinist|calligrapher|(?:brew|roast)master|councill?or|podcaster|poet|missionary|"
    r"counsell?or|caregiver|midwife|acupuncturist|roaster|potter|brewer|florist|tailor|innkeeper|concierge|"
    r"patissier|baker|hairdresser|trainer|coach|tutor|guide|carpenter|farmer|painter|composer|"
    r"musician|rector|provost|registrar|emeritus|scholar|apprentice|promoter|host|hostess|operator|driver|captain|pilot|"
    r"actor|actress|singer|dancer|author|blogger|pastor|priest|reverend|monk|sergeant|investor|trader|dealer|"
    r"merchant|importer|exporter|distributor|salesman|saleswoman|salesperson|marketer|mentor|student|candidate|"
    r"delegate|envoy|attach[eé]|judge|bookkeeper|actuary|economist|statistician|mathematician|physicist|chemist|"
    r"biologist|geologist|machinist|mechanic|electrician|plumber|welder|builder|contractor|surveyor|estimator|"
    r"adjuster|lender|arbitrator|mediator|bailiff|examiner|teller|server$|attendant|bellhop|bellman|collector|"
    r"\w{3,}(?:ologist|ographer|echnologist|odontist|otist|ediatrician|hemist|transcriptionist)|cashier|reviewer|"
    r"underwriter|creator|advocate|educator|evaluator|aide|generalist|receptionist|"
    r"housekeeper|influencer|lobbyist|magistrate|merchandiser|banker|appraiser|interviewer|demonstrator|"
    r"forecaster|organizer|organiser|typist|colou?rist|valet|youtuber|freelancer|streamer|vpo[ep]|"
    r"reservationist|prosthetist|tester|moderator|presenter|announcer|broadcaster|columnist|critic|"
    r"draftsman|decorator|gardener|landscaper|bartender|waiter|waitress|cook|butcher|beautician|barber|"
    r"okami|esthetician|manicurist|masseur|masseuse|optician|optometrist|podiatrist|chiropractor|veterinarian|dietitian|"
    r"nutritionist|paramedic|psychologist|psychiatrist|radiologist|dermatologist|cardiologist|winemaker|sculptor|"
    r"weaver|carver|reviser|checker|filmmaker|animator|retoucher|copyeditor|proofreader|publicist|liaison|ombudsman|"
    r"gérant|directeur|directrice|responsable|ingénieure?|architecte|avocate?|conseiller|conseillère|chef de \w+|"
    r"\w+manager(?:in)?|\w+leiter(?:in)?|\w+ingenieur(?:in)?|\w+berater(?:in)?|geschäftsführer(?:in)?|leiter(?:in)?|abteilungsleiter(?:in)?|prokurist(?:in)?|vorstand|ingenieur(?:in)?|"
    r"rechtsanwalt|rechtsanwältin|berater(?:in)?|direttore|direttrice|responsabile|ingegnere|gerente|director[a]?|"
    r"presidente|directeur général|docteur|professeure?|verkaufsleiter(?:in)?)\b",
    re.IGNORECASE,
)
ENGLISH_UNIT = re.compile(
    r"\b(?:dept|department|division|div|section|sect|unit|team|group|office|bureau|center|centre|"
    r"laborator(?:y|ies)|labs?|branch|headquarters|faculty|school|graduate school|committee|"
    r"management|marketing|sales|engineering|development|research|r&d|planning|finance|accounting|"
    r"human resources|hr|legal|compliance|operations|production|manufacturing|procurement|purchasing|"
    r"logistics|administration|general affairs|public relations|pr|communications|strategy|support|"
    r"customer success|customer service|services|business|technology|it|information|systems|security|"
    r"quality|product|design|creative|digital|international|overseas|corporate|relations|affairs|"
    r"litigation|intellectual property|real estate|investment|banking|insurance|audit|risk|tax|training|education|safety|maintenance|projects?|merchandising|sourcing|growth|partnerships?|community|content|"
    r"abteilung|vertrieb|entwicklung|einkauf|forschung|verkauf|département|service commercial|ventes)\b",
    re.IGNORECASE,
)
# A line of nothing but these names a unit: `Data & Analytics`, `Talent Acquisition`. Source: the
# organisation charts of trading firms, banks, makers, agencies, hotels, embassies and law firms.
ENGLISH_FIELD_WORDS = frozenset(
    """
    academic account accounting accounts acquisition acquisitions administration administrative admissions
    advertising advisory affairs agriculture ai air alliances alumni analytics animation apparel applied aquaculture
    architecture arts asia assembly asset assurance audience audit automation automotive aviation back banking
    banquet basic benefits beverage beverages biology biotech brand branding broadcasting business buying capital
    cardiac care cargo casting catering ceramics channel chemical chemicals citizenship claims client clinical cloud
    collections commerce commercial commodities communication communications community compensation compliance
    components computing construction consular consulting consumer content contract contracts control controls
    copyright corporate cosmetics credit crm crew crisis csr cultural culture curatorial customer customs cyber
    cybersecurity data dealer delivery demand derivatives desk destination development devices devops digital
    diplomatic direct distribution diversity documentation domestic dx e-commerce ecommerce economic economics
    ecosystem editorial education ehs electric electronic electronics embedded emerging employee employment energy
    engagement engineering enterprise entertainment environment environmental equities equity esg estate europe
    evaluation event events exchange executive exhibitions experience export extension external fabrication
    facilities facility family fashion features field film finance financial fisheries fixed fleet food foods
    foreign forestry forwarding foundry franchise freight frontier front fulfillment fund fundraising funds fx game games
    gaming gas general genomics global goods governance government graphics group growth guest hardware health
    healthcare home hospitality hotel housekeeping hr human immigration import improvement inclusion income
    industrial industries industry informatics information infrastructure innovation institutional insurance
    integration integrity intellectual intelligence interior internal international inventory investigations
    investment investments investor iot ip ir it japan journalism key kitchen knowledge labor laboratory land
    landscape large localisation localization leasing legal lending liaison licensing life litigation live livestock loan loans local
    logistics loyalty m&a machine machinery mail maintenance management manufacturing marine maritime market
    marketing markets materials measurement mechanical mechatronics media medical membership merchandise
    merchandising mergers metals methods mobile mobility mortgage motion multimedia museum music network networks
    new news nuclear nursery nutrition ocean office oil onboarding online open operation operations optics options outbound
    outreach overseas owned ownership pacific packaging parts partner partners partnership partnerships patent
    patents payment payments payroll people performance personnel petrochemicals pharma pharmaceutical
    pharmaceuticals photography physical pipeline planning plant plastics platform policy political polymer
    portfolio power pr practice pre-sales precision preservation press prevention pricing print printing private
    process processing procurement product production products program programming programs project projects
    promotion promotions property protection prototyping public publications publishing purchasing quality quantum
    r&d rail real recovery recruiting recruitment regional registry regulatory relations reliability relief
    renewable renewables rental reporting research reservations resilience resource resources response restaurant
    retail revenue risk robotics rooms rural safety sales satellite scheduling science sciences scm secretariat
    securities security semiconductor semiconductors seo service services servicing settlement shared ship shipping
    social software solution solutions sound sourcing space special sports statistics steel store stores
    strategic strategies strategy structural structured student studio studies success supply support sustainability
    systems talent tax taxation technical technologies technology telecom telecommunications test testing textile textiles
    therapeutics tooling tourism trade trademark trademarks trading training transaction transactions
    transformation transport transportation travel treasury trust ui underwriting urban user ux validation
    valuation vehicle vehicles visitor ventures verification video visa visual wafer warehouse warehousing waste water wealth web
    welfare wellness wholesale wine wireless workforce workplace youth
    """.split()
)
OFFICE_LABEL = re.compile(
    r"^[【\[<＜〈(（■●◆▼・]?\s*(?:\S{0,8}?(?:本社|本店|支社|支店|営業所|オフィス|オフイス|工場|事務所|事業所|支所|出張所|"
    r"研究所|センター|分室|分院|キャンパス|本部|支部|ショールーム|店舗|店|倉庫|物流センター|サテライト|ラボ)"
    r"|(?:head|main|branch|registered|tokyo|osaka)\s?(?:office)|head\s?quarters?|hq|office|"
    r"[A-Z][a-z]+ (?:office|branch|factory|plant))\s*[】\]>＞〉)）:：]?$|"
    # One of the brackets may be lost.
    r"^[【〈■●◆▼]\s?[^\s\d]{2,10}[】〉]?$|^[^\s\d【〈]{2,10}[】〉]$",
    re.IGNORECASE,
)
# Facilities that are a unit where a corporation runs them (社会福祉法人, 医療法人).
FACILITY = re.compile(
    r"\S*(?:老人ホーム|ケアハウス|グループホーム|デイサービス|ステーション|介護老人保健施設|こども園|保育園)"
    r"\S{0,8}"
)
# Fields of a hospital and institutes of a university, which are units by themselves.
ENGLISH_FIELD = re.compile(
    r"(?:university|graduate|medical|central|affiliated)\s(?:hospital|library|museum|centre|center|school)|"
    r"(?:(?:general|internal|emergency|family|sports|preventive|oriental|respiratory|nuclear)\s)?medicine|"
    r"(?:(?:general|plastic|orthop(?:a?e)dic|cardiac|cardiovascular|thoracic|vascular|pa?ediatric|oral)\s)?"
    r"surgery|pa?ediatrics|cardiology|neurology|neurosurgery|orthopa?edics|dermatology|psychiatry|"
    r"radiology|urology|an(?:a?e)sthesiology|ophthalmology|otolaryngology|gastroenterology|"
    r"obstetrics(?:\s(?:and|&)\sgyna?ecology)?|gyna?ecology|oncology|pathology|rehabilitation|"
    r"nursing|pharmacy|dentistry|oral\shealth|physical\stherapy|nutrition",
    re.IGNORECASE,
)

# Certificates whose names read like titles. Sources: 厚生労働省 (技能検定, 安全衛生法の選任者), the
# bodies that grant them (インテリア産業協会, 日本ソムリエ協会, 東京商工会議所, JAGAT …).
CERTIFIED_NAMES = re.compile(
    r"(?:.*(?:インテリア|カラー|福祉住環境|キッチン|照明|マンションリフォーム)(?:・)?(?:プランナー|コーディネーター?|"
    r"スペシャリスト|コンサルタント|マネージャー)|"
    r"(?:DTP|ワイン|日本酒|ビール|Web|ウェブ|色彩|ハーブ|スパイス)\S*(?:エキスパート|検定|解析士)|.*ソムリエ(?:プロフェッショナル)?|唎酒師|"
    r"利き酒師|"
    # Certificates of associations, named like posts: the field tells.
    r"(?:日本茶|紅茶|コーヒー|森林(?:施業)?|木育|野菜|食育|食生活|薬膳|漢方|発酵|温泉|環境|チーズ|スパ|雑穀|お?米|だし|和食|オリーブオイル|"
    r"フード|アロマテラピー|パーソナルカラー|骨格診断|整理収納|生前整理|終活|相続|事業承継|家族信託|年金|DC|健康経営|女性活躍推進|"
    r"グリーフケア|家電製品|木材|DIY|お墓|再開発|SDGs|アンガーマネジメント)"
    r"(?:インストラクター|アドバイザー|マイスター|カウンセラー|プロフェッショナル|コーディネーター|アナリスト|エキスパート|プランナー|"
    r"ガイド|ディレクター|ソムリエ|ファシリテーター|コンサルタント)|"
    r"(?:福祉用具専門|増改築)相談員|(?:介護予防運動|自然観察|温泉入浴)指導員|(?:自動車|農産物)検査員|特殊建築物調査員|"
    r"(?:子育て|放課後児童)支援員|認知症サポーター|樹木医|年金数理人|M&Aエキスパート|"
    r"ヘリテージマネー?ジャー|応急危険度判定士|かかりつけ薬剤師|スポーツファーマシスト|SAKE DIPLOMA|(?:食品衛生|防火|防災|危険物保安|甲種防火|乙種防火)(?:責任者|管理者|監督者)|"
    r"\S*(?:業務|保安|取扱|放射線)(?:管理者|責任者|主任者|監督者)|\S*(?:教育責任者|等検査員|主任技士|センター要員|管理主任者|販売主任者)|(?:衛生|安全|運行|整備|エネルギー|公害防止|放射線|毒物劇物取扱|安全運転)(?:管理者|管理士|責任者|取扱主任者)|"
    r".*(?:損害保険|生命保険|損保|生保|トータル).*(?:プランナー|コンサルタント|募集人)|[甲乙丙]種\S+|\S+士補|工事担任者.*|"
    r"(?:電気|電気通信|ガス|ボイラー・?タービン|火薬類取扱保安)主任技術者|IT(?:コーディネーター?|ストラテジスト|パスポート)|"
    r".*(?:相続診断士|終活カウンセラー|産業カウンセラー|心理カウンセラー|住宅ローンアドバイザー|証券外務員.*|外務員.*|"
    r"整理収納アドバイザー|ライフオーガナイザー|キャリアコンサルタント|住宅診断士|ファイナンシャル・?プランナー|"
    r"セラピスト検定.*|認定講師|認定トレーナー|認定コーチ|公認スポーツ指導者|応急手当普及員|防災士|気象予報士|通訳案内士|"
    r"総合旅行業務取扱管理者|国内旅行業務取扱管理者|サービス介助士|介護支援専門員|登録販売者|情報処理技術者|"
    r"基本情報技術者|応用情報技術者|ネットワークスペシャリスト|データベーススペシャリスト|システムアーキテクト|"
    r"プロジェクトマネージャ試験.*))(?:\s?[(（][^)）]{1,16}[)）])?"
)

# `プロダクト開発`: a unit that says no more than what it does.
WORK = re.compile(
    r"(?:プロダクト|サービス|システム|ソフトウェア|アプリ|ゲーム|事業|商品|製品|技術|研究|経営|人事|広報|法人|海外|国内|新規事業|"
    r"マーケティング|デザイン|データ|コンテンツ|ブランド|営業|採用|品質|生産|購買|物流|顧客|店舗|施設)"
    r"(?:開発|企画|推進|戦略|営業|管理|支援|運用|運営|設計|制作|編集|統括)"
)

# What an office is opened with; the licences beside these are further qualifications.
PRACTICES = re.compile(
    r"(?:特定|認定|申請取次)?(?:弁護士|税理士|公認会計士|司法書士|行政書士|弁理士|社会保険労務士|土地家屋調査士|海事代理士|不動産鑑定士)"
)

# What a small map beside a clinic's address shows.
ON_A_MAP = re.compile(
    r"当[院社店館園校所駅]|(?:小|中|高等|高)?学校|[東西南北][口改札]*駅|郵便局|交番|銀行|コンビニ|公園|病院|市役所"
)
# `■ 防災士`, and a full-width stroke before a line's second half, read as ノ.
MARK_BEFORE = re.compile(r"^(?:[●■◆▼]\s*(?=\S{3})|ノ(?=[㐀-鿿]{3}))")
HELD = re.compile(r"[【\[]?(?:保有)?資格[】\]]?(?:[\s:：]+|$)")
