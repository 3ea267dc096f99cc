"""Words that make a company's name: legal forms, kinds of offices, English endings.

Sources: 商業登記規則 and the National Tax Agency's 法人番号 list of legal forms (法人種別);
士業 office names from their associations' registers; ISO 20275 entity legal forms.
"""

from __future__ import annotations

import re

LEGAL_FORMS: tuple[str, ...] = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "特例有限会社",
    "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "社団法人", "財団法人",
    "特定非営利活動法人", "NPO法人", "認定NPO法人", "社会福祉法人", "学校法人", "準学校法人",
    "宗教法人", "医療法人社団", "医療法人財団", "医療法人", "社会医療法人", "独立行政法人",
    "国立研究開発法人", "地方独立行政法人", "国立大学法人", "公立大学法人", "農業協同組合",
    "農事組合法人", "農業生産法人", "農地所有適格法人", "協同組合", "企業組合", "生活協同組合", "有限責任監査法人", "監査法人", "大学共同利用機関法人",
    "税理士法人", "弁護士法人", "司法書士法人", "行政書士法人", "社会保険労務士法人",
    "特許業務法人", "弁理士法人", "土地家屋調査士法人", "公認会計士事務所", "有限責任事業組合",
    "投資法人", "特定目的会社", "管理組合法人", "労働者協同組合", "信用金庫", "信用組合", "労働金庫",
    "(株)", "(有)", "(合)", "(同)", "(資)", "(名)", "(社)", "(財)", "(学)", "(医)", "(福)",
)  # fmt: skip

# A line that holds nothing else continues in the next one.
HEADS: re.Pattern[str] = re.compile(
    r"\S{1,6}[都道府県市区町村]立|[国公私]立|(?:(?:"
    + "|".join(re.escape(f) for f in LEGAL_FORMS)
    + r")|一級建築士事務所|二級建築士事務所|"
    r"(?:(?:公認会計士|税理士|弁護士|司法書士|行政書士|社会保険労務士|土地家屋調査士|弁理士|"
    r"中小企業診断士|海事代理士|測量士)[・、/\s]?)+)"
)

LEGAL = re.compile("|".join(re.escape(form) for form in sorted(LEGAL_FORMS, key=len, reverse=True)))

ENDINGS = re.compile(
    r"(?:事務所|法律事務所|会計事務所|設計室|設計事務所|建築事務所|研究所|総研|研究会|研究機構|機構|協会|"
    r"連盟|連合会|組合|財団|基金|大学|大学院|短期大学|高等学校|高校|中学校|小学校|幼稚園|保育園|こども園|"
    r"学園|学院|学校|専門学校|塾|教室|スクール|アカデミー|病院|医院|クリニック|歯科|診療所|薬局|整体院|"
    r"整骨院|接骨院|鍼灸院|助産院|治療院|訪問看護ステーション|ホーム|製作所|製造所|工業所|工業|鉄工所|鉄工|鋼業|"
    r"電機|電気|電設|電子|機械|精機|化学|化成|製薬|薬品|食品|製菓|水産|農園|牧場|酒造|醸造|商事|商会|"
    r"商店|商工|物産|物流|運輸|運送|交通|海運|倉庫|建設|工務店|組|土木|造園|塗装|設備|不動産|住宅|"
    r"地所|興産|興業|産業|実業|印刷|出版|新聞社|新聞|放送|書店|書房|文庫|堂|館|屋|亭|庵|園|苑|店|"
    r"工房|工芸|窯|本舗|本店|ホテル|旅館|温泉|銀行|信託|証券|生命|損保|保険|信用金庫|労働金庫|リース|カンパニー|"
    r"ホールディングス|グループ本社|コーポレーション|インダストリー|インターナショナル|パートナーズ|"
    r"コンサルティング|ソリューションズ?|システムズ?|テクノロジーズ?|エンジニアリング|デザイン|スタジオ|"
    r"オフィス|ラボ|ワークス|プロダクション|サービス|サプライ|フーズ|ファーム|マーケティング|"
    r"エージェンシー|メディカル|ヘルスケア|ケア|クリエイト|カフェ|サロン|市役所|区役所|町役場|村役場|"
    r"警備|保障|警備保障|県庁|道庁|府庁|都庁|省|庁|裁判所|商工会議所|商工会|観光協会|社会福祉協議会|図書館|美術館|博物館|"
    r"日報社|新報社|時報社|通信社|放送局|テレビ|出版社|信販|(?<=..)荘|神社|大社|神宮|寺|警察署|消防署|消防本部|税務署|保健所|議会|教会|大使館|領事館|(?<=通商)代表部|院|会|ようちえん|ほいくえん)$"
)

BEGINNINGS = re.compile(
    r"^(?:学習塾|進学塾|個別指導|真言宗|曹洞宗|臨済宗|浄土真宗|浄土宗|日蓮宗|天台宗|時宗|黄檗宗|Bar|Cafe|BAR|CAFE|カフェ|居酒屋|寿司|鮨|割烹|料亭|喫茶|美容室|理容|ヘアサロン|整体院|"
    r"レストラン|ビストロ|呉服|和菓子|洋菓子|菓子処|茶房|茶舗|酒蔵|古書|文具|工房|トラットリア|パン工房|花屋|菓子工房|珈琲|スタジオ|アトリエ|写真館|写真室|理容室|鍼灸室|相談室|料理教室|音楽教室|そば処|"
    r"株式|有限|特許業務|\S{0,6}ホテル(?=\S)|焼肉|焼鳥|炭火|手打|ホテル|旅館|民宿|湯の宿|湯宿|お宿|ネイルサロン|ギャラリー)[\s　・]*\S"
)

ENGLISH = re.compile(
    r"\b(?:co\.?,?\s*ltd|ltd|limited|inc|incorporated|llc|l\.l\.c|llp|lp|plc|corp|corporation|"
    r"company|k\.\s?k|kk|y\.\s?k|g\.\s?k|gmbh|ag|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|"
    r"a/s|pte|pty|pvt|sdn\.?\s?bhd|holdings?|group|partners|associates|& co|university|institute|"
    r"college|school|gakuen|hospital|clinic|foundation|association|organization|organisation|council|"
    r"committee|society|agency|bank|trust|ministry|bureau|laborator(?:y|ies)|labs?|studios?|works|"
    r"solutions|systems|technologies|industries|enterprises|consulting|advisors|advisory|ventures|"
    r"capital|law office|law firm|office|legal|cpas?|accounting|architects|designs?|productions?|"
    r"publishing|pharma(?:ceuticals)?|foods?|motors|electric|electronics|logistics|international|"
    r"embassy|consulate|brewery|bakery|guesthouse|ryokan|architecture|urbanism|farm|kitchen|global|networks?|media|hotel|gallery|museum|church|center|centre|interactive|software|"
    r"services|trading|construction|engineering|shokai|kogyo|shoji|sangyo|seisakusho|cooperative)\b",
    re.IGNORECASE,
)
ENGLISH_LEGAL = re.compile(
    r"(?:\bco\.?,?\s*ltd|\bltd\b|\blimited\b|\binc\b|\bincorporated\b|\bllc\b|\bl\.l\.c|\bllp\b|\bplc\b|"
    r"\bcorp\b|\bcorporation\b|\bk\.\s?k\b|\by\.\s?k\b|\bg\.\s?k\b|\bgmbh\b|\bag$|\bs\.?r\.?l\b|\bs\.p\.a|"
    r"\bb\.v\b|\bn\.v\b|\bpte\b|\bpty\b|\bpvt\b|\bsdn\b|(?<![A-Za-z]\.)\bs\.a\.(?:\s|$)|(?-i:\bCompany|COMPANY)$|& co\b|"
    r"\bs[àa]rl\b|\bpllc\b|\bl\.\s?p\.$|\bp\.\s?c\.$|\be\.\s?v\.$|\bs\.\s?r\.\s?o\.|\bsp\.\s?z\s?o|\ba/s$|"
    r"\baps$|\bbhd\b|,\sNPO$|\bco\.$|(?-i:\b(?:SA|SAS|SE|KG|OHG|UG|BV|NV|AB|AS|OY|Oy|Oyj|AG|KGaA|SL|SLU|SpA|"
    r"SPA|PLC|JSC|Kft|Lda|Ltda)$))",
    re.IGNORECASE,
)
ENGLISH_LAST = re.compile(
    r"\b(?:university|institute|college|hospital|clinic|foundation|association|organization|"
    r"organisation|council|society|agency|bank|office|offices|law firm|partners|associates|gakuen|"
    r"holdings|advisors|studios?|works|laborator(?:y|ies)|labs?|architects|technologies|industries|"
    r"ministry|museum|corporation|company|enterprises|ventures|solutions|systems|center|centre|academy|school|"
    r"church|library|brewery|bakery|guesthouse|ryokan|inn|farm|kitchen|garden|architecture|(?:ip|patent) law|dental clinic|theat(?:er|re)|orchestra|federation|union|league|chamber of commerce|cooperative)$|"
    r"\b(?:university|institute|college|school|academy|museum|bank|ministry|chamber|association|society)\s(?:of|for)\b",
    re.IGNORECASE,
)

# What a shop is, set over its name: `蕎麦処` over `ふくろう亭`. No firm is called so alone.
TRADE = re.compile(
    r"^\S{0,8}(?:処|どころ|麺屋|立ち?[呑飲]み?|[もやつ串鳥炉端煮]焼き?|旅館|ダイニング|料理|居酒屋|酒場|食堂|喫茶|カフェ|珈琲店?|ベーカリー|菓子店?|[ぱパ]ん[や屋]|パン[や屋]|蕎麦|そば|うどん|寿司|鮨|"
    r"焼肉|焼鳥|割烹|民宿|の宿|学習塾|進学塾|(?:そろばん|書道|英語|個別指導)塾|美容室|美容院|理容室|サロン|整体院?|鍼灸院|工房|教室|スクール|道場|クラブ|デイサービス|"
    r"こども園|写真館|スタジオ|アトリエ|ギャラリー|書店|古書|花屋|生花店|農園|牧場|専門店|窯元|織元|[蔵酒醸造窯]元|[菓料]子?司|菓匠|御菓子処|漆工房|"
    r"(?:訪問看護|訪問介護|ヘルパー)ステーション|居宅介護支援事業所|グループホーム|ケアハウス|薬局|動物病院|"
    r"酒店|米店|茶舗|鮮魚店|精肉店|青果店|電器店|呉服店|文具店|印章店|時計店|眼鏡店|畳店|表具店|石材店|"
    r"庭園|造園|塗装|板金|クリーニング|調進所|研磨|[㐀-鿿]{2}茶|(?:たこ|たい)焼き?|[㐀-鿿]{2}焼|友禅|[^組]紬|絣|漆器|和紙|人形|細工|指物|七宝|切子|型染)$|"
    r"^(?:hair|nail|eyelash|kids)?\s?(?:barber|atelier|caf[eé]|bistro|salon|studio|bakery|gallery)$",
    re.IGNORECASE,
)

# What a shop sells: `干物と地酒`, `まつエク・ネイル`, `自転車店`.
WARES = re.compile(
    r"(?!オフィス|アトリエ|スタジオ|サロン|カフェ|ギャラリー)"
    r"(?:[^\W\d_がをはのに]{2,8}?(?:と|[・･&＆])[^\W\d_とがをはに]{2,6}(?<![たるうくいてで])|"
    r"[㐀-鿿]{2,4}(?<![支本代分特号])店)"
)

# Such names end what may stand over the name proper, set as large: `花とみどりの店`.
KIND = re.compile(
    r"(?:の店|専門店|こども園|保育園|幼稚園|工房|サロン|教室|カフェ|スタジオ|ハウス|クリニック|薬局|美容室|工務店|食堂)$"
)

# What a house is, set under or over its name in Latin letters: `Spalti` over `RISTORANTE`.
KIND_LATIN = re.compile(
    r"(?:ristorante|restaurant|trattoria|bistro|brasserie|bar|grill|caf[eé]|coffee|bakery|hotel|inn|"
    r"guest ?house|hair|salon|nails?|spa|boutique|jewelry|gallery|graphics|studios?|photography|"
    r"insurance|services|travel|tours|realty|properties|florist|dental|clinic|pharmacy|catering)"
    r"(?:\s(?:&|and)?\s?(?:bar|grill|spa|services|caf[eé]|restaurant|salon|studio))*",
    re.IGNORECASE,
)

# The corporation, and what it runs (医療法 第39条).
MEDICAL = re.compile(r"(?:社会|特定)?医療法人")
PRACTICE_OF_CARE = re.compile(
    r"(?:歯科|眼科|皮膚科|耳鼻咽喉科|小児科|医院|病院|クリニック|診療所|整形外科)$"
)
DEPARTMENT_OF_CARE = re.compile(r"(?:[㐀-鿿]{1,4}科・?)+")

# The corporation of a school or a home, and what it runs (私立学校法, 社会福祉法).
CORPORATION = re.compile(r"準?学校法人|社会福祉法人")
RUN_BY_IT = re.compile(
    r"(?:大学|短大|高等学校|高校|中学校|小学校|幼稚園|専門学校|学院|カレッジ|スクール|[こ子]ども園|保育園|保育所|ようちえん|ほいくえん|"
    r"[園苑荘]|の[家里郷])$|老人ホーム|ケアハウス|グループホーム|デイサービス|"
    r"(?:居宅介護支援事業所|訪問看護ステーション)(?=\S{2})"
)

# A foundation, and the museum that it keeps.
FOUNDATION = re.compile(r"(?:公益|一般)?財団法人")
MUSEUM = re.compile(r"\S{2,}(?:美術館|博物館|記念館|文学館|資料館|水族館|植物園|図書館)")

# Homes and offices of care that bear their kind in their names.
CARE = re.compile(r"\S{2,}(?:支援|介護|看護)(?:事業所|センター|ステーション)")

# A temple under its sect and its mountain: `浄土真宗本願寺派 五色山` over `光照院`.
SECT = re.compile(
    r"^\S*(?:浄土真宗|真宗|浄土宗|曹洞宗|臨済宗|日蓮宗|日蓮正宗|真言宗|天台宗|時宗|黄檗宗|法華宗|念仏宗)\S*山$"
)
TEMPLE = re.compile(r"^\S{1,5}(?:寺|院|庵|坊|堂|閣|教会)$")

# What goes on with a name and is no name itself; the fields that firms are called after.
SUFFIX = re.compile(
    r"(?:ホールディングス|パートナーズ|コーポレーション|インターナショナル|インダストリーズ?|"
    r"エンタープライズ|アソシエイツ|テクノロジーズ?|ソリューションズ?|システムズ?|ワークス)"
)
FIELD = re.compile(
    r"総合研究所|精工|工業|産業|興業|商事|物産|電機|電気|電子|機械|化学|化成|製薬|食品|建設|不動産|住宅|印刷|出版|運輸|物流|"
    r"倉庫|ソフト|ソフトウェア|システムズ?|テクノロジー|エンジニアリング|コンサルティング|デザイン|サービス|"
    r"フーズ|観光|警備(?:保障)?|海運|繊維|農園|酒造|硝子|造園|土木|写真館|ロボティクス|メディカル|ヘルスケア|バイオ|"
    r"エナジー|エネルギー|マテリアル|ファーマ|メディア|ネットワークス?|エレクトロニクス|ケミカル|ハウジング|"
    r"ロジスティクス|リサーチ|キャピタル|プランニング|トレーディング|楽器|陶器|家具|製紙|紡績|織物|染色|鋳造|"
    r"金属|鋼材|木材|石材|建材|電工|通信|旅行|百貨店|製粉|青果|米穀|眼鏡|宝飾|映像|航空|鉄道|自動車|モーターズ|石油|"
    r"ガス|電力|リサイクル|ビルサービス|メンテナンス|レンタカー|トラベル|アパレル|コスメティックス?"
)
