"""What stands about names on cards: honorifics, titles glued on, particles, foreign surnames.

Sources: 百家姓 and the 2020 report of China's Ministry of Public Security on the commonest
surnames; Statistics Korea, census of 2015, surnames; the spellings are pinyin, Wade-Giles and the
usual romanisations of Hong Kong and Korea. Particles: those that Western surnames are printed with.
"""

from __future__ import annotations

import re

HONORIFICS = ("様", "さま", "氏", "殿", "先生", "さん", "女史")

BEFORE_NAME = re.compile(
    r"^(?P<title>.*?(?:代表取締役|取締役|社長|会長|専務|常務|部長|次長|課長|係長|主任|室長|"
    r"所長|院長|店長|支店長|"
    r"園長|校長|学長|教授|准教授|講師|理事長?|監事|局長|長官|税理士|弁護士|"
    r"会計士|司法書士|行政書士|"
    r"社会保険労務士|"
    r"社労士|弁理士|建築士|医師|医学博士|工学博士|博士|歯科医師|薬剤師|看護師|獣医師|中小企業診断士|宅地建物取引士|"
    r"不動産鑑定士|土地家屋調査士|技術士|代表|担当|氏名|名前|店主|女将|僧侶|住職|"
    r"CEO|COO|CTO|CFO))[\s　:：/／・]*(?=\S)"
)
"""A title or a profession in front of a name in the same line."""

AFTER_NAME = re.compile(
    r"[\s　]*[(（〈<［\[]?(?:代表取締役.*|取締役.*|社長|会長|部長|課長|係長|主任|税理士|弁護士|"
    r"公認会計士|行政書士|司法書士|医学博士|工学博士|博士.*|Ph\.?\s?D\.?|M\.?D\.?|MBA|CPA|Esq\.?|"
    r"Jr\.?|Sr\.?)[)）〉>］\]]?$"
)

WESTERN_BEFORE = re.compile(
    r"^(?:Dr\.?-\s?Ing|Dr|Mr|Mrs|Ms|Prof|Sir|Capt|Rev|Ing|Dipl\.-Ing)\.?\s+", re.IGNORECASE
)
WESTERN_AFTER = re.compile(
    r"[,\s]+(?:Dr\.?\s(?:rer|phil|med|jur|oec)\.?(?:\s?nat\.?)?|Ph\.?\s?D\.?|M\.?\s?D\.?|M\.?B\.?A\.?|CPA|CFA|PMP|J\.?D\.?|"
    r"LL\.?M\.?|Esq\.?|P\.?E\.?|"
    r"D\.?D\.?S\.?|M\.?Sc\.?|B\.?Sc\.?|MS|MA|FCA|AIA|R\.?N\.?|RIBA|FRICS|MRICS|ACCA|ACA|CISSP|"
    r"(?:B|M|D|Dr|Dipl)\.?-?(?:Tech|Eng|Engg|Com|Arch|Ed|Phil|Pharm|Des|Ing|Arts|Litt|Div)\.?|"
    # `B.E.`, `M.B.B.S.`, `B.S.B.A.`: letters with full stops after a name are a degree.
    r"(?:[BMDLFA]\.)(?:[A-Z]{1,2}\.){1,4}|MBBS|FIE|FRCS|MRCP|LLB|LLM|BSc|MSc|BA|BS|PhD\sCS)(?=$|[,\s])"
)
WESTERN_SUFFIX = re.compile(r"[,\s]+(?P<suffix>Jr\.?|Sr\.?|II|III|IV)$")

FORMER = re.compile(
    r"[\s　]*[(（［\[〔]\s*(?:旧姓|旧氏|旧|née|nee)\s*[:：]?\s*(?P<former>[^)）］\]〕]+)"
    r"[)）］\]〕]|"
    r"[\s　]+(?:旧姓|旧氏)[\s　:：]*(?P<bare>\S+)$"
)
BRACKETED = re.compile(r"[\s　]*[(（［\[〔<＜](?P<inside>[^)）］\]〕>＞]+)[)）］\]〕>＞]")

PARTICLES = frozenset(
    "van von der den de del della di da dos das du la le ten ter zu af av al el bin ibn bint "
    "san st st. mac mc o' y e dela".split()
)

NOT_IN_NAMES = re.compile(
    "^(?:北海道|東京都|京都府|大阪府|[\u4e00-\u9fff]{2,3}県)|株式|有限|合同|合資|合名|会社|法人|財団|社団|組合|協会|連盟|学校|大学|病院|医院|事務所|研究所|製作所|"
    "工場|工業|商事|商店|商会|産業|銀行|支店|本店|本社|営業|企画|開発|管理|総務|人事|経理|財務|広報|技術|製造|"
    "購買|法務|監査|戦略|推進|統括|担当|部門|本部|部$|課$|室$|係$|局$|店$|員$|役$|者$|号$|階$|所$|"
    "(?:部|課|係|社|会|所|院|店|室|局|校|園|次|事|場|館|団|学|塾|主|役|務)長|教授|主任|顧問|主査|参与|執行|"
    "(?:護|理|計|書|務|築|断|量|引|定|術|気|転|剤|祉|養|祷)士|[博修]士|学士|都道|府県|市役所|電話|携帯|代表|直通|内線|"
    "登録|番号|株$|[都府県市区町]$|丁目|番地|ビル|"
    "[0-9０-９@＠:：/／＃#%％&＆+＋=＝。、，！!？?★●■◆▼▲※〒☎℡]"
)
"""What a Japanese name never holds (a surname that does is outweighed by its rarity)."""

ENGLISH_NOT_NAME = frozenset(
    "inc ltd co corp corporation company limited llc llp gmbh kk k.k group holdings office offices "
    "department dept division section team sales marketing manager director president chairman "
    "chief officer executive engineer engineering consultant assistant associate senior vice "
    "general representative lawyer attorney accountant partner partners professor lecturer head "
    "lead leader planner designer architect analyst specialist coordinator supervisor editor "
    "founder owner administrative accounting human resources research development planning "
    "business international global japan tokyo osaka kyoto nagoya yokohama sapporo fukuoka kobe "
    "systems system solutions service services technology technologies technical university "
    "institute school hospital clinic center centre laboratory laboratories foundation "
    "association building bldg floor street avenue tel fax mobile phone email e-mail mail url "
    "web http https www the and of for to in with your our we a an store shop cafe restaurant "
    "hotel studio design works trading industries industry manufacturing construction "
    "electric electronics foods food bank insurance securities advisory consulting creative "
    "media digital network networks software data information products product project public "
    "relations quality control production purchasing legal finance financial strategy "
    "gakuen daigaku gakko shoten kogyo sangyo fudosan kensetsu komuten seisakusho jimusho byoin "
    "kyokai kumiai kaisha kabushiki hoikuen denki kikai ginko shokai kobo juku group holdings "
    "certified registered public tax member members branch plant factory headquarters hq "
    "city ward prefecture province zip postal code direct main toll free ext facebook twitter "
    "res resi ph cell extn est dist lic since authorized dealers dealer wholesale retail "
    "delivery open menu fresh taste best dining unique printing cutting sticker wedding visiting "
    "cards boards corporate "
    "instagram linkedin line youtube note tiktok mba pmp ceo cto coo cfo cio phd".split()
)

CHINESE_SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨黄黃趙赵呉吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾"
    "曽肖蕭田董潘袁蔡蒋蔣余于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏付方鄒邹"
    "熊白孟秦邱侯江尹薛閻阎段雷龍龙黎史陶賀贺毛郝顧顾龔龚邵萬万覃武錢钱戴厳严莫孔向湯汤温康施文牛樊葛邢"
    "安齊齐易喬乔伍庞龐顔颜倪荘莊庄聶聂章魯鲁岳翟申欧耿関关左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕単裴霍"
    "朴趙鄭姜柳権全洪南沈盧河郭成車周禹具辛任羅申奉池嚴元千方孔玄咸卞廉呂秋"
)
"""One character each, Chinese and Korean; variant and simplified forms beside each other."""

TWO_CHARACTER_SURNAMES = frozenset(("欧陽", "司馬", "諸葛", "上官", "司徒", "夏侯", "南宮", "独孤"))

KATAKANA_SURNAMES = frozenset(
    "グエン チャン レ ファム ホアン フイン ファン ヴー ヴォ ダン ブイ ドー ズオン リー ワン "
    "チェン リュウ リウ ヤン ホァン ジャオ チョウ シュー スン マー チュー リン ソン キム パク チェ "
    "チョン カン チョ ユン イム ハン オ ソ シン クォン アン ホン ユ チャオ ライ ツァイ シエ "
    "ウー".split()
)
"""Chinese, Korean and Vietnamese surnames in katakana; they stand first."""

ROMANISED_SURNAMES = frozenset(
    "goh ong teo koh seah tay toh chua chng phua quek soh heng kwek chew foo gan leong loh low neo "
    "pang peh png sia tng wee yap yeow "
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng "
    "liang xie song tang han feng deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lu lv ding ren shen yao zhong cui tan fan wan shi liao jia xia fu fang bai "
    "zou meng xiong qin qiu hou jiang yin xue yan duan lei long tao shi he mao hao gu gong "
    "shao wan qian dai mo kong xiang tang wong chan cheung lau leung kwok chow chu lam lai ng "
    "tsai hsu hsieh tseng chang chao chiang chiu chung ho hung kuo kwan lee lo lui mak mok poon "
    "siu tam tse tsang yeung yip yuen kim park pak choi jung jeong cho kang yoon yun jang lim "
    "im oh seo shin kwon hwang ahn an song ryu yoo you hong jeon ko moon son bae baek heo noh "
    "nam sim ha chung joo woo koo gu na min jin ji eom chae won cheon bang kong hyun ham byun "
    "yeom yeo choo do so seok sun sung nguyen tran le pham hoang phan vu vo dang bui do ngo".split()
)
