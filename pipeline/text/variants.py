"""Old and variant kanji: what may stand for what in a name, and what engines take for what.

Sources:
- `_OLD_NEW`: OpenCC's `JPVariants.txt` (Apache-2.0), the old forms (旧字体) of the jōyō kanji, and
  the old forms allowed in names, 戸籍法施行規則 別表第二 (jinmeiyō kanji).
- `_NAME_FORMS`: forms met in family registers, after the table that the tax agency publishes for
  corporate names (国税庁 法人番号公表サイト, JIS縮退マップ) and Unihan's kZVariant.
- Compatibility ideographs (U+F900 to U+FAFF, U+2F800 to U+2FA1F) fold as Unicode decomposes them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_OLD_NEW = (
    "乘乗 亂乱 亙亘 亞亜 佛仏 來来 假仮 傳伝 僞偽 價価 儉倹 兒児 內内 兩両 剎刹 剩剰 劍剣 劑剤 "
    "勞労 勳勲 勵励 勸勧 勻匀 區区 卷巻 卻却 參参 吳呉 咒呪 啞唖 單単 噓嘘 嚙噛 嚴厳 囑嘱 圈圏 "
    "國国 圍囲 圓円 圖図 團団 增増 墮堕 壓圧 壘塁 壞壊 壤壌 壯壮 壹壱 壽寿 奧奥 奬奨 妝粧 孃嬢 "
    "學学 寢寝 實実 寫写 寬寛 寶宝 將将 專専 對対 屆届 屬属 峯峰 峽峡 嶽岳 巖巌 巢巣 帶帯 廁厠 "
    "廢廃 廣広 廳庁 彈弾 彌弥 彎弯 彥彦 徑径 從従 徵徴 德徳 恆恒 悅悦 惠恵 惡悪 惱悩 慘惨 應応 "
    "懷懐 戀恋 戰戦 戲戯 戶戸 戾戻 拂払 拔抜 拜拝 挾挟 插挿 揭掲 搔掻 搖揺 搜捜 摑掴 擇択 擊撃 "
    "擔担 據拠 擴拡 攝摂 攪撹 收収 效効 敕勅 敘叙 數数 斷断 晉晋 晚晩 晝昼 暨曁 曆暦 曉暁 曾曽 "
    "會会 枡桝 查査 條条 棧桟 棱稜 榆楡 榮栄 樂楽 樓楼 樞枢 樣様 橫横 檢検 櫻桜 權権 歐欧 歡歓 "
    "步歩 歲歳 歷歴 歸帰 殘残 殼殻 毆殴 每毎 氣気 污汚 沒没 涉渉 淚涙 淨浄 淺浅 渴渇 潑溌 溪渓 "
    "溫温 溼湿 滯滞 滿満 潛潜 澀渋 澤沢 濟済 濤涛 濱浜 瀧滝 瀨瀬 灣湾 焰焔 燈灯 燒焼 營営 "
    "爐炉 爭争 爲為 牀床 犧犠 狀状 狹狭 獨独 獵猟 獸獣 獻献 瓣弁 產産 畫画 當当 疊畳 痹痺 "
    "瘦痩 癡痴 發発 皋皐 盜盗 盡尽 碎砕 祕秘 祿禄 禦御 禪禅 禮礼 禱祷 稅税 稱称 稻稲 頴穎 穗穂 "
    "穩穏 穰穣 竈竃 竊窃 粹粋 糉粽 絕絶 絲糸 經経 綠緑 緖緒 緣縁 縣県 縱縦 總総 繫繋 繡繍 繩縄 "
    "繪絵 繼継 續続 纔才 纖繊 缺欠 罐缶 羣群 聯連 聰聡 聲声 聽聴 肅粛 脣唇 脫脱 腦脳 腳脚 膽胆 "
    "臟臓 臺台 與与 舉挙 舊旧 舍舎 荔茘 莊荘 莖茎 菸煙 萊莱 萬万 蔣蒋 蔥葱 薰薫 藏蔵 藝芸 藥薬 "
    "蘆芦 處処 虛虚 號号 螢蛍 蟲虫 蠟蝋 蠶蚕 蠻蛮 裝装 覺覚 覽覧 觀観 觸触 說説 謠謡 證証 譯訳 "
    "譽誉 讀読 變変 讓譲 豐豊 豫予 貓猫 貳弐 賣売 賴頼 贊賛 贗贋 踐践 輕軽 輛輌 轉転 辨弁 辭辞 "
    "辯弁 遞逓 遙遥 遲遅 邊辺 鄉郷 醉酔 醱醗 醫医 醬醤 釀醸 釋釈 鋪舗 錄録 錢銭 鍊錬 鐵鉄 "
    "鑄鋳 鑛鉱 閱閲 關関 陷陥 隨随 險険 隱隠 雙双 雜雑 雞鶏 霸覇 靈霊 靜静 顏顔 顯顕 餘余 騷騒 "
    "驅駆 驗験 驛駅 髓髄 體体 髮髪 鬥闘 鱉鼈 鷗鴎 鹼鹸 鹽塩 麥麦 麪麺 麴麹 黃黄 黑黒 默黙 點点 "
    "黨党 齊斉 齋斎 齒歯 齡齢 龍竜 龜亀 "
)

_NAME_FORMS = (
    "髙高 﨑崎 嵜崎 碕崎 邉辺 邊辺 濵浜 濱浜 栁柳 桺柳 𠮷吉 桒桑 槗橋 𣘺橋 曻昇 眞真 凜凛 嶋島 "
    "嶌島 冨富 槇槙 渕淵 渊淵 舩船 舘館 邨村 埜野 圀国 囯国 寳宝 郞郎 淸清 靑青 栢柏 檜桧 枩松 "
    "楳梅 椙杉 穐秋 晄晃 堯尭 藪薮 蘆芦 條条 瑤瑶 禰祢 閒間 鄕郷 鰺鯵 籐藤 薗園 喆哲 祗祇 龝秋 "
    "峯峰 嶽岳 德徳 鐡鉄 鉃鉄 惠恵 廣広 國国 澤沢 瀨瀬 齋斎 齊斉 龍竜 瀧滝 櫻桜 靜静 壽寿 濤涛 "
    "吳呉 宫宮 戶戸 鋭銳 敎教 昻昂 塲場 祿禄 絲糸 步歩 黑黒 黃黄 巖巌 勳勲 鈇鉄 萠萌 荅答 斈学 "
    "侭儘 曺曹 蓜配 亊事 飮飲 鎭鎮 愼慎 塡填 顚顛 頰頬 剝剥 "
    "𡈽土 圡土 竒奇 仭仞 冲沖 㐂喜 靏鶴 靍鶴 "
)

CONFUSABLE: tuple[str, ...] = (
    "高髙", "崎﨑嵜", "辺邊邉", "斎斉齋齊", "浜濱濵", "柳栁桺", "徳德", "吉𠮷",
    "桑桒", "橋槗𣘺", "昇曻", "真眞", "広廣", "恵惠", "沢澤", "瀬瀨",
    "祐\ufa4f", "神\ufa19", "凛凜", "塚\ufa10", "島嶋嶌", "国國", "竜龍", "富冨",
    "桜櫻", "土𡈽圡", "静靜", "寿壽", "涛濤", "隆\uf9dc", "朗\uf929", "福\ufa1b", "祥\ufa1a",
    "靖\ufa1c", "精\ufa1d", "羽\ufa1e", "益\ufa17", "礼\ufa18禮", "諸\ufa22", "都\ufa26", "郎郞",
    "館\ufa2c舘", "飯\ufa2a", "鶴\ufa2d", "逸\ufa25", "海\ufa45", "渚\ufa46", "琢\ufa4a", "緒緖",
    "頼賴", "黒黑", "黄黃", "勉\ufa33", "敏\ufa41", "梅\ufa44", "晴\ufa12", "猪\ufa16",
    "清淸", "青靑", "薫薰", "淵渕", "曽曾", "呉吳", "彦彥", "顕顯",
    "栄榮", "亀龜", "滝瀧", "峰峯", "条條", "来來", "万萬", "関關",
    "学學", "実實", "宝寶寳", "弥彌", "渓溪", "楽樂", "稲稻", "穂穗",
    "聡聰", "与與", "芸藝", "豊豐", "遥遙", "槙槇", "晋晉", "禎\ufa53",
    "亜亞", "児兒", "悦悅", "緑綠", "増增", "歩步", "温溫", "荘莊",
    "蔵藏", "桧檜", "尭堯", "浅淺", "蒋蔣", "鉄鐵", "満滿", "円圓",
    "会會", "郷鄕", "巌巖", "勲勳", "船舩", "鴎鷗", "横橫", "教敎",
    "秋穐", "戸戶", "視\ufa61", "祝\ufa51", "祖\ufa50", "節\ufa56", "勤\ufa34",
    "奇竒", "慎愼", "鎮鎭", "昂昻", "仞仭", "沖冲", "顔顏", "将將", "寛寬", "壮壯", "瑶瑤", "巣巢",
)  # fmt: skip
"""Characters that engines take for each other, the common form first. None is in two groups."""

MISREAD: tuple[str, ...] = (
    "桒来乗棄菜尭葉", "𡈽犬", "圡玉", "𡌛堅", "嶌蔦嵩鳶", "嵜寄嵩", "曻舞", "槗槁", "𣘺槁",
    "濵演浪", "穐稚亀", "枩套杏杢", "晄胱眺", "椙榻", "渕測", "邉遍", "纐纈綴嶺", "纈糊", "靏靄",
    "靍靄", "槇横",
)  # fmt: skip
"""A character, then the unrelated ones that the engine, which was not taught it, reads for it."""


@lru_cache(maxsize=1)
def _folding() -> dict[int, str]:
    table: dict[int, str] = {}
    for first, last in ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFC", chr(code))
            if plain != chr(code):
                table[code] = plain
    for pair in (_OLD_NEW + _NAME_FORMS).split():
        old, new = pair[0], pair[1]
        if old != new:
            table[ord(old)] = new
    for code, new in list(table.items()):  # a chain ends at its last form: 郎 (U+F92C) 郞 郎
        seen = {chr(code)}
        while ord(new) in table and new not in seen:
            seen.add(new)
            new = table[ord(new)]
        table[code] = new
    return table


def fold_variants(text: str) -> str:
    """`text` with old, variant and compatibility kanji replaced by the common form.

    For looking up and comparing alone: a name is shown as it is printed. Folding twice is
    folding once, and the number of characters does not change.
    """
    return text.translate(_folding())


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {char: group for group in CONFUSABLE for char in group}


@lru_cache(maxsize=1)
def _rivals() -> dict[str, str]:
    held: dict[str, str] = {}
    for together in (*CONFUSABLE, *MISREAD):
        joined = "".join(dict.fromkeys("".join(held.get(char, char) for char in together)))
        held |= dict.fromkeys(joined, joined)
    return held


def looked_at() -> str:
    """Every character that has to be told from others by its pixels, in a fixed order."""
    return "".join(dict.fromkeys("".join((*CONFUSABLE, *MISREAD))))


def rivals_of(char: str) -> str:
    """What may be printed where `char` is read, itself among them; empty where nothing else may.

    More than its group: 桒 is read as 来, so 桒, 桑, 来 and 來 are one set of rivals.
    """
    return _rivals().get(char, "")


def confusable_group(char: str) -> str | None:
    """The group of `CONFUSABLE` that `char` is in, the common form first; None for no group."""
    return _groups().get(char)


def same_but_variants(one: str, other: str) -> bool:
    """Whether two spellings differ in nothing but old and variant kanji."""
    return fold_variants(one) == fold_variants(other)
