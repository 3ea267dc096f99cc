"""Families and given names with their readings, as they stand in any telephone book.

Put together at random; a person who bears such a name is meant by nobody. `字=よみ`.
"""

# ruff: noqa: E501 (tables are easier to read in long rows)
from __future__ import annotations

COMMON_FAMILIES = """
佐藤=さとう 鈴木=すずき 高橋=たかはし 田中=たなか 伊藤=いとう 渡辺=わたなべ 山本=やまもと 中村=なかむら
小林=こばやし 加藤=かとう 吉田=よしだ 山田=やまだ 佐々木=ささき 山口=やまぐち 松本=まつもと 井上=いのうえ
木村=きむら 斎藤=さいとう 清水=しみず 阿部=あべ 池田=いけだ 橋本=はしもと 山下=やました 石川=いしかわ
中島=なかじま 前田=まえだ 藤田=ふじた 後藤=ごとう 小川=おがわ 岡田=おかだ 長谷川=はせがわ 村上=むらかみ
近藤=こんどう 石井=いしい 坂本=さかもと 遠藤=えんどう 青木=あおき 藤井=ふじい 西村=にしむら 福田=ふくだ
太田=おおた 三浦=みうら 岡本=おかもと 松田=まつだ 中川=なかがわ 中野=なかの 原田=はらだ 小野=おの
竹内=たけうち 金子=かねこ 和田=わだ 中山=なかやま 上田=うえだ 森田=もりた 柴田=しばた 酒井=さかい
横山=よこやま 宮崎=みやざき 宮本=みやもと 内田=うちだ 高木=たかぎ 安藤=あんどう 谷口=たにぐち 大野=おおの
丸山=まるやま 今井=いまい 河野=こうの 藤原=ふじわら 村田=むらた 武田=たけだ 上野=うえの 杉山=すぎやま
増田=ますだ 平野=ひらの 大塚=おおつか 千葉=ちば 久保=くぼ 松井=まつい 岩崎=いわさき 桜井=さくらい
野口=のぐち 松尾=まつお 菊地=きくち 野村=のむら 新井=あらい 久保田=くぼた 五十嵐=いがらし 大久保=おおくぼ
"""

SHORT_FAMILIES = """
林=はやし 森=もり 原=はら 辻=つじ 堀=ほり 関=せき 南=みなみ 東=ひがし 西=にし 北=きた 岸=きし 星=ほし
菅=すが 榊=さかき 畑=はた 泉=いずみ 谷=たに 岡=おか 平=たいら 栗=くり 岬=みさき 芹=せり 椿=つばき 柊=ひいらぎ
乾=いぬい 滝=たき 桂=かつら 城=じょう 茂=しげる 露=つゆ
"""

RARE_FAMILIES = """
小笠原=おがさわら 勅使河原=てしがわら 長曽我部=ちょうそかべ 小鳥遊=たかなし 東海林=しょうじ 四月一日=わたぬき
八月一日=ほづみ 月見里=やまなし 一尺八寸=かまつか 大豆生田=おおまみゅうだ 十河=そごう 伊集院=いじゅういん
九鬼=くき 武者小路=むしゃのこうじ 綾小路=あやのこうじ 喜屋武=きゃん 金城=きんじょう 島袋=しまぶくろ
比嘉=ひが 仲村渠=なかんだかり 安室=あむろ 御手洗=みたらい 早乙女=さおとめ 五百旗頭=いおきべ 鬼頭=きとう
薬師寺=やくしじ 百目鬼=どうめき 七五三掛=しめかけ 春夏冬=あきなし 鴨志田=かもしだ 神宮寺=じんぐうじ
蒲生=がもう 門真=かどま 毛利=もうり 妹尾=せのお 生越=おごし 日下部=くさかべ 宇佐美=うさみ 大河内=おおこうち
我妻=わがつま 四方=しかた 二階堂=にかいどう 一ノ瀬=いちのせ 三ツ橋=みつはし 井ノ口=いのくち 鶴ヶ谷=つるがや
桧垣=ひがき 瓜生=うりゅう 設楽=したら 纐纈=こうけつ 忽那=くつな 目黒=めぐろ 角=すみ 服部=はっとり 躑躅森=つつじもり
"""

VARIANT_FAMILIES = """
髙橋=たかはし 髙木=たかぎ 髙田=たかだ 髙山=たかやま 髙島=たかしま 山﨑=やまざき 宮﨑=みやざき 川﨑=かわさき
尾﨑=おざき 﨑山=さきやま 齋藤=さいとう 齊藤=さいとう 斉藤=さいとう 齊木=さいき 渡邊=わたなべ 渡邉=わたなべ
渡部=わたべ 田邊=たなべ 川邉=かわべ 濵田=はまだ 濱田=はまだ 濵口=はまぐち 濱﨑=はまさき 栁田=やなぎだ 栁澤=やなぎさわ
小栁=こやなぎ 德永=とくなが 德田=とくだ 𠮷田=よしだ 𠮷野=よしの 𠮷川=よしかわ 桒原=くわばら 桒田=くわた
槗本=はしもと 大槗=おおはし 廣田=ひろた 廣瀬=ひろせ 廣瀨=ひろせ 末廣=すえひろ 澤田=さわだ 藤澤=ふじさわ 黒澤=くろさわ
瀨戸=せと 長瀨=ながせ 成瀨=なるせ 眞鍋=まなべ 眞田=さなだ 惠良=えら 國分=こくぶ 小國=おぐに 嶋田=しまだ 嶌田=しまだ 冨田=とみた
冨永=とみなが 冨樫=とがし 櫻井=さくらい 關口=せきぐち 鹽谷=しおや 會田=あいだ 竒﨑=きざき 𡈽屋=つちや 𡌛田=やまだ 邊見=へんみ 龍﨑=りゅうざき
神﨑=かんざき 祐川=すけがわ 籠嶋=かごしま 圓山=まるやま 壽=ことぶき 萬田=まんだ 與田=よだ 顏田=かおだ 晝間=ひるま 彌永=やなが
"""

KANA_FAMILIES = (
    "かわにし=かわにし つじ=つじ みやこ=みやこ サトウ=さとう ヒラノ=ひらの マツオカ=まつおか"
)

GIVEN = """
大輔=だいすけ 健一=けんいち 拓也=たくや 翔太=しょうた 誠=まこと 隆=たかし 修=おさむ 剛=つよし 浩二=こうじ
和也=かずや 直樹=なおき 雅彦=まさひこ 信夫=のぶお 哲也=てつや 純平=じゅんぺい 陽介=ようすけ 亮=りょう 蓮=れん
湊=みなと 悠真=ゆうま 颯太=そうた 龍之介=りゅうのすけ 慎太郎=しんたろう 凜太郎=りんたろう 孝太郎=こうたろう
一=はじめ 一二三=ひふみ 仁=じん 学=まなぶ 正=ただし 光=ひかる 実=みのる 茂=しげる 茂樹=しげき 英樹=ひでき 秀明=ひであき
幸雄=ゆきお 義之=よしゆき 公一=こういち 雄一郎=ゆういちろう 善次=ぜんじ 清志=きよし 耕平=こうへい 涼=りょう
智也=ともや 徹=とおる 治=おさむ 博文=ひろふみ 賢治=けんじ 俊介=しゅんすけ 宗一郎=そういちろう 佑=たすく
洋子=ようこ 京子=きょうこ 美紀=みき 陽菜=ひな 葵=あおい 咲良=さくら 美咲=みさき 結衣=ゆい 愛=あい 彩=あや
由美子=ゆみこ 亜希子=あきこ 奈津子=なつこ 尚美=なおみ 瑠璃=るり 詩織=しおり 千尋=ちひろ 真由美=まゆみ 香織=かおり
恵=めぐみ 恵子=けいこ 裕子=ゆうこ 智恵=ちえ 幸子=さちこ 和子=かずこ 麻衣=まい 沙耶香=さやか 万里=まり 凛=りん
薫=かおる 忍=しのぶ 翼=つばさ 望=のぞみ 瞳=ひとみ 碧=あおい 優子=ゆうこ 理恵=りえ 紗英=さえ 琴音=ことね 芽衣=めい
くるみ=くるみ みちる=みちる ひろみ=ひろみ のぞみ=のぞみ しのぶ=しのぶ さくら=さくら ゆかり=ゆかり あゆみ=あゆみ
まどか=まどか かおる=かおる いづみ=いづみ みゑ=みえ アキラ=あきら ルミ=るみ エリカ=えりか マリ=まり ジュン=じゅん
"""

VARIANT_GIVEN = """
眞一=しんいち 眞理子=まりこ 曻=のぼる 惠=めぐみ 惠美=えみ 惠子=けいこ 廣志=ひろし 德仁=のりひと 壽=ひさし 榮治=えいじ 榮=さかえ 豐=ゆたか 彌生=やよい
靜香=しずか 櫻子=さくらこ 祐介=ゆうすけ 澤子=さわこ 國男=くにお 實=みのる 龍=りゅう 禮子=れいこ 峯子=みねこ 萬里子=まりこ 淸=きよし 晴=はる
"""

CHINESE = """
周=しゅう:思遠=しえん:Siyuan:Zhou 王=おう:建国=けんこく:Jianguo:Wang 李=り:小梅=しょうばい:Xiaomei:Li
陳=ちん:志強=しきょう:Zhiqiang:Chen 張=ちょう:麗華=れいか:Lihua:Zhang 劉=りゅう:洋=よう:Yang:Liu
林=りん:美玲=びれい:Meiling:Lin 黄=こう:俊傑=しゅんけつ:Junjie:Huang 趙=ちょう:雪=せつ:Xue:Zhao
歐陽=おうよう:明=めい:Ming:Ouyang 吳=ご:雅婷=がてい:Yating:Wu 許=きょ:家豪=かごう:Jiahao:Xu
"""

KOREAN = """
金=きむ:民秀=みんす:Minsu:Kim 朴=ぱく:智英=じよん:Jiyoung:Park 李=い:恩珠=うんじゅ:Eunju:Lee
崔=ちぇ:賢宇=ひょんう:Hyunwoo:Choi 鄭=ちょん:秀彬=すびん:Subin:Jung 姜=かん:東元=どんうぉん:Dongwon:Kang
尹=ゆん:瑞妍=そよん:Seoyeon:Yoon 柳=りゅ:昇勲=すんふん:Seunghoon:Ryu
"""

# Katakana names of people from the West: given, family, and both in Latin letters.
KATAKANA = """
ジョン:スミス:John:Smith マリア:ガルシア:Maria:Garcia ピーター:ブラウン:Peter:Brown エマ:ウィルソン:Emma:Wilson
ルーカス:シュミット:Lukas:Schmidt アンナ:コヴァルスカ:Anna:Kowalska マイケル:オコナー:Michael:O'Connor
ソフィー:デュボワ:Sophie:Dubois カルロス:フェルナンデス:Carlos:Fernandez
ディヴィヤ:シャルマ:Divya:Sharma オリヴィエ:マルタン:Olivier:Martin
"""

# Given, middle, family.
WESTERN = """
Marco||van der Berg;Emily|R.|Carter;James|T.|O'Brien;Sophie||Lefèvre;Anna-Lena||Müller;José||Álvarez;
William|H.|Prescott;Olivia||Bennett;Lars||Sørensen;Priya||Raman;Ahmed||El-Sayed;Grace|L.|Okafor;
Daniel||de la Cruz;Hannah||von Stein;Robert|J.|MacLeod;Ingrid||Nyström;Chloé||Dupont;Mateusz||Wójcik;
Eleanor||Whitfield;Samuel||Achebe;Karin||Åkesson;Thomas|A.|Di Marco;Wei Ling||Tan;Arjun||Mehta;
Rebecca||St. James;Nikolai||Petrov;Benedict||Ashworth-Hale;Fiona||McAllister
"""


def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, b in (item.split("=") for item in table.split()))


FAMILIES_BY_KIND: dict[str, tuple[tuple[str, str], ...]] = {
    "common": _pairs(COMMON_FAMILIES),
    "short": _pairs(SHORT_FAMILIES),
    "rare": _pairs(RARE_FAMILIES),
    "variant": _pairs(VARIANT_FAMILIES),
    "kana": _pairs(KANA_FAMILIES),
}
GIVEN_NAMES = _pairs(GIVEN)
VARIANT_GIVEN_NAMES = _pairs(VARIANT_GIVEN)


def foreign_in_kanji(table: str) -> tuple[tuple[str, str, str, str, str, str], ...]:
    """Family, its reading, given, its reading, given in Latin letters, family in Latin letters."""
    rows = []
    for item in table.split():
        left, given, given_latin, family_latin = item.split(":")
        family, family_kana = left.split("=")
        name, name_kana = given.split("=")
        rows.append((family, family_kana, name, name_kana, given_latin, family_latin))
    return tuple(rows)


def katakana_people() -> tuple[tuple[str, str, str, str], ...]:
    rows = []
    for item in KATAKANA.replace("Van An", "Van_An").split():
        given, family, given_latin, family_latin = item.split(":")
        rows.append((given, family, given_latin.replace("_", " "), family_latin))
    return tuple(rows)


def western_people() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        tuple(item.strip().split("|"))  # type: ignore[misc]
        for item in WESTERN.replace("\n", "").split(";")
        if item.strip()
    )
