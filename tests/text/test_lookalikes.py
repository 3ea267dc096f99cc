from __future__ import annotations

import pytest

from pipeline.text.lookalikes import settle_lookalikes


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("パンエ房みずうみ", "パン工房みずうみ"),
        ("みずうみビルニ階", "みずうみビル二階"),
        ("川ロ1-2-3", "川口1-2-3"),
        ("湖山口ボティクス", "湖山ロボティクス"),
        ("ミズウミ力観光", "ミズウミカ観光"),
        ("束京都中央区束日本橋", "東京都中央区東日本橋"),
        ("才サム", "オサム"),
        ("ち ょう せ っ", "ち ょう せ つ"),
        ("み 元", "み え"),
        ("(たつみ よしひ二)", "(たつみ よしひこ)"),
        ("法人営業第課", "法人営業第一課"),
        ("1 級塗装技能士", "1級塗装技能士"),
        ("富岡町卜ノ町", "富岡町トノ町"),
        ("元気", "元気"),
        ("元 み", "え み"),
        ("一）瀬　徹", "一ノ瀬　徹"),
        ("NP0法人みずうみ", "NPO法人みずうみ"),
        ("博十(工学)", "博士(工学)"),
        ("行政書土法人みずうみ", "行政書士法人みずうみ"),
        ("最高技術責任者（CT0）", "最高技術責任者（CTO）"),
        ("エヴアーミズ", "エヴァーミズ"),
        ("サトウ一二三", "サトウ一二三"),
        ("タカギ リ工", "タカギ リエ"),
        ("CFP*認定者", "CFP®認定者"),
        ("農字博士", "農学博士"),
        ("銀座1-2-3 力メリア館", "銀座1-2-3 カメリア館"),
        ("三ナモト計測器", "ミナモト計測器"),
    ],
)
def test_the_neighbours_tell_which_was_printed(read: str, printed: str) -> None:
    assert settle_lookalikes(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "工業",
        "日本木材",
        "土地家屋調査士",
        "アクア力学研究所",
        "口座",
        "C-10",
        "二階堂 花",
        "湖山（株）支店",
        "三ツ矢サイダー",
        "八ヶ岳",
        "大字みずうみ",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert settle_lookalikes(text) == text
