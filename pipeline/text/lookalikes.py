"""Kana, kanji and marks that look the same: the neighbours decide which one was printed."""

from __future__ import annotations

import re

_KATAKANA = "ァ-ヺヽヾ"
_HIRAGANA = "ぁ-ゖ"
_KANJI = "㐀-鿿々"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        *(
            (rf"(?<=[{_KATAKANA}]){kanji}(?=一[{_KATAKANA}])", kana)  # ルミ工一ル
            for kanji, kana in zip("工口力二夕卜", "エロカニタト", strict=True)
        ),
        (rf"(?<=[A-Za-z])ー(?=[{_KATAKANA}])", "-"),  # no long mark follows a Latin letter
        # A dash or the kanji one inside katakana is the long vowel mark.
        (rf"(?<=[{_KATAKANA}])[一\-‐‑–—―−](?=[{_KATAKANA}])(?![ニ二][三ミ])", "ー"),
        (rf"(?<=[{_KATAKANA}])[I|l丨｜](?=[{_KATAKANA}])", "ー"),
        (rf"(?<=[{_KANJI}])ニ(?=[{_KANJI}])", "二"),
        (r"(?<=第)ニ", "二"),
        (rf"(?<=[{_HIRAGANA}\s])っ(?=$|\s)", "つ"),  # no word ends in a small one
        (rf"(?<=[{_HIRAGANA}\s])っ(?=[あ-おな-のま-もや-ん])", "つ"),  # nor do these double
        (r"加エ", "加工"),
        (r"儿", "ル"),
        (r"奧", "奥"),  # which engines read for either, but mostly where this one is printed
        (r"デイ(?=\s?ング)", "ディ"),
        (r"第(?=[課部係班]($|\s))", "第一"),  # no stroke is lost so often
        (r"卜(?=ノ)", "ト"),
        (r"釀(?=造)", "醸"),
        (r"^(\d) (?=[級種])", r"\1"),
        (r"(?<![ァ-ヺー])チム(?=$|\s|[／/]|リーダー)", "チーム"),
        # A bracket that closes nothing between kanji, as in 一ノ瀬 set downwards.
        (rf"^([^(（]*[{_KANJI}])[)）丿](?=[{_KANJI}])", r"\1ノ"),
        (rf"(?<=[{_KANJI}])ハ(?=[{_KANJI}])", "八"),
        (rf"(?<=[{_KANJI}])エ(?=[{_KANJI}])", "工"),
        (rf"(?<=[{_KANJI}])ロ(?=[{_KANJI}])", "口"),
        (rf"(?<=[{_KANJI}])カ(?=[{_KANJI}])", "力"),
        (rf"(?<=[{_KATAKANA}])力(?=[{_KATAKANA}ー])", "カ"),
        (rf"(?<=[{_KATAKANA}])工(?=[{_KATAKANA}ー])", "エ"),
        (rf"(?<=[{_KATAKANA}])口(?=[{_KATAKANA}ー])", "ロ"),
        (rf"(?<=[{_KATAKANA}])二(?=[{_KATAKANA}ー])", "ニ"),
        (rf"(?<=[{_KATAKANA}])二(?=[{_KANJI}])(?![三階番号丁条部課級十百])", "ニ"),
        (rf"(?<=[{_KATAKANA}ー])卜", "ト"),
        (rf"(?<=[{_KATAKANA}])工(?=[{_KANJI}])(?![業場房事務芸学程作具機員科])", "エ"),
        (rf"(?<=[{_KATAKANA}])夕(?=[{_KATAKANA}ー])", "タ"),
        (rf"(?<=[{_KATAKANA}])り(?=[{_KATAKANA}ー])", "リ"),
        (rf"(?<=[{_HIRAGANA}]{{2}})リ(?=[{_HIRAGANA}]|$|\s|[{_KANJI}])", "り"),
        (rf"(?<=[{_HIRAGANA}])[ヘ](?=[{_HIRAGANA}])", "へ"),
        (rf"(?<=[{_KATAKANA}])[へ](?=[{_KATAKANA}ー])", "ヘ"),
        # A word of katakana begins with one: 力メリア, 三ナモト; but 三ツ矢, 八ヶ岳.
        *(
            (
                rf"(?<![{_KANJI}{_HIRAGANA}\d第]){kanji}(?=[{_KATAKANA}ー]{{3}})(?![ツケノヶカヵ])",
                kana,
            )
            for kanji, kana in zip("力口夕卜才三八", "カロタトオミハ", strict=True)
        ),
        # What a word of two characters needs: 工房, 二階, 川口, 東京, NPO.
        (r"エ(?=[業場房務芸程具学事員])", "工"),
        (r"力(?=フェ|メラ|ラー|ード|レー|ット|ジュ|スタ|タロ|イロ|ルチ)", "カ"),
        (rf"(?<=[{_KATAKANA}]{{2}})一(?=[{_KANJI}])(?![番丁級階号部課室条人般棟館二三郎])", "ー"),
        (rf"(?<=[{_KATAKANA}ー])ニ(?=[階号番丁])", "二"),
        (rf"(?<=[{_KANJI}])ロ(?=[\d\s\-－・町市ビ]|$)", "口"),
        (
            rf"(?<=[{_KANJI}])口(?=[{_KATAKANA}]{{2}})(?!ビル|タワー|ハイツ|プラザ|センター|マンション)",
            "ロ",
        ),
        (rf"(?<=[{_KATAKANA}]{{2}})力(?=[{_KANJI}])(?![学士行量点作率持])", "カ"),
        (rf"通リ(?=$|[\s\d{_KANJI}]|ビル)", "通り"),
        (r"メソン(?=[\s・ァ-ヺ㐀-鿿])", "メゾン"),
        (r"八(?=イツ)", "ハ"),
        (r"\bMcl(?=[nlv][a-z])", "McI"),
        (r"(?<![A-Za-z])(AFP|CFP|FP|MBA|CPA)ノ(?=[ァ-ヺ一-鿿])(?!ート)", r"\1／"),
        (rf"(?<=[{_HIRAGANA}]{{2}})ベ(?=[{_KANJI}])", "べ"),
        (r"束(?=[京日海洋急証武])", "東"),
        (r"日木(?=[人国語製社橋])", "日本"),
        (r"(?<![A-Za-z0-9])NP0(?=法人)", "NPO"),
        (r"ヴア", "ヴァ"),
        (r"フア(?!ックス)", "ファ"),
        (r"フイ", "フィ"),
        (r"(?<!エ)フエ", "フェ"),
        (r"フオ", "フォ"),
        (r"ジエ(?=[ァ-ヺ])", "ジェ"),
        (r"ヴイ", "ヴィ"),
        (r"デェ", "デエ"),
        (r"ェ(?=ナジー|ネルギー|ンジニア|レクトロ)", "エ"),
        (rf"(?<=[{_KATAKANA}])ッ(?=$|\s)", "ツ"),  # no word ends in a small one
        (r"ヴエ", "ヴェ"),
        (r"ヴオ", "ヴォ"),
        (r"(?<=[発業画術報務理進])木(?=[部社店])", "本"),
        (rf"([シジニ])ユ(?=[{_KATAKANA}ー])", r"\1ュ"),
        (rf"ジヨ(?=[{_KATAKANA}ー])", "ジョ"),
        (r"デユ", "デュ"),
        (r"テユ", "テュ"),
        (rf"(?<=[{_KANJI}])ー(?=[0-9]{{1,2}}(?:F|階))", " "),
        (r"字(?=博士|修士)", "学"),
        (r"(?<=[A-Z]{3})[*＊](?=認定|$)", "®"),
        (r"博[十土](?=[（(\s]|$)", "博士"),
        (r"(?<=[書理護計養務築査断療祉衛])土(?=$|[\s・／/（(]|法人|事務所|会)", "士"),
        (r"(?<![A-Za-z0-9])C([TEFIOSMDP])0(?![A-Za-z0-9])", r"C\1O"),
        # The middle dot of Japanese text.
        (
            rf"(?<=[{_KATAKANA}{_HIRAGANA}{_KANJI}ーA-Za-z])[·•∙](?=[{_KATAKANA}{_HIRAGANA}{_KANJI}A-Za-z])",
            "・",
        ),
    )
)


# Furigana: a short line of katakana holds no kanji, nor one of hiragana.
_KATAKANA_LINE = re.compile(rf"(?=.{{2,12}}$)(?=.*[{_KATAKANA}])[{_KATAKANA}ー工口力二夕卜才\s]+")
_HIRAGANA_LINE = re.compile(rf"(?=.*[{_HIRAGANA}])[(（]?[{_HIRAGANA}元二ー\s]+[)）]?")
_AS_KATAKANA = str.maketrans("工口力二夕卜才", "エロカニタトオ")


def settle_lookalikes(text: str) -> str:
    """`text` with look-alike characters as their neighbours demand; as long as it was."""
    for pattern, right in _RULES:
        text = pattern.sub(right, text)
    if _KATAKANA_LINE.fullmatch(text):
        text = text.translate(_AS_KATAKANA)
    if _HIRAGANA_LINE.fullmatch(text):
        text = text.replace("元", "え")
        if sum("ぁ" <= char <= "ゖ" for char in text) > 2:
            text = text.replace("二", "こ")
    return text
