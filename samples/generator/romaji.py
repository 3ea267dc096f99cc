"""Hepburn for the cards and addresses that the generator makes.

The generator keeps to its own table so that its truth does not come out of the code it measures.
"""

# ruff: noqa: E501 (tables)
from __future__ import annotations

_TABLE = dict(
    pair.split("=")
    for pair in """
あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko さ=sa し=shi
す=su せ=se そ=so た=ta ち=chi つ=tsu て=te と=to な=na に=ni ぬ=nu ね=ne
の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ま=ma み=mi む=mu め=me も=mo や=ya
ゆ=yu よ=yo ら=ra り=ri る=ru れ=re ろ=ro わ=wa ゐ=i ゑ=e を=o ん=n
が=ga ぎ=gi ぐ=gu げ=ge ご=go ざ=za じ=ji ず=zu ぜ=ze ぞ=zo だ=da ぢ=ji
づ=zu で=de ど=do ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi ぷ=pu ぺ=pe
ぽ=po きゃ=kya きゅ=kyu きょ=kyo しゃ=sha しゅ=shu しょ=sho ちゃ=cha ちゅ=chu ちょ=cho にゃ=nya にゅ=nyu
にょ=nyo ひゃ=hya ひゅ=hyu ひょ=hyo みゃ=mya みゅ=myu みょ=myo りゃ=rya りゅ=ryu りょ=ryo ぎゃ=gya ぎゅ=gyu
ぎょ=gyo じゃ=ja じゅ=ju じょ=jo びゃ=bya びゅ=byu びょ=byo ぴゃ=pya ぴゅ=pyu ぴょ=pyo ちぇ=che うぉ=wo
うぃ=wi ふぁ=fa ふぃ=fi ふぇ=fe ふぉ=fo てぃ=ti でぃ=di しぇ=she じぇ=je ゔ=vu ー=
""".split()
)


def to_hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def to_katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def romaji(kana: str, long_vowels: bool = False) -> str:
    """`kana` in Hepburn as passports have it: long o and u are written short unless asked for."""
    text = to_hiragana(kana)
    out: list[str] = []
    at, double = 0, False
    while at < len(text):
        if text[at] == "っ":
            double = True
            at += 1
            continue
        for size in (2, 1):
            if text[at : at + size] in _TABLE:
                sound = _TABLE[text[at : at + size]]
                break
        else:
            size, sound = 1, text[at]
        at += size
        if double and sound:
            sound = ("t" if sound.startswith("ch") else sound[0]) + sound
            double = False
        if not long_vowels and out and sound in {"u", "o"}:
            if sound == "u" and out[-1][-1:] in {"o", "u"}:
                continue
            if sound == "o" and out[-1][-1:] == "o" and at < len(text):
                continue
        if out and out[-1] == "n" and sound[:1] in {"b", "m", "p"} and not long_vowels:
            out[-1] = "m"
        out.append(sound)
    return "".join(s for s in out if s)
