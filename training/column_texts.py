"""What columns of business cards say: numbers of every kind between words, and their classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.ocr.numerals import CLASSES, OTHER

FIGURES = "0123456789"
WIDE = "".join(chr(ord(c) + 0xFEE0) for c in FIGURES)
KANJI = "〇一二三四五六七八九"
_DASHES = "－‐−–ー"
_SIGNS = _DASHES + "（）・〒：／"
_UNITS = "十百千丁目番地号階室"
_LATIN = FIGURES + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-()+:/@"
_KANA = "ーーアイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤユヨラリルレロワンガギグジダデドバビブベボパピプペポァィェッャュョーのはがいりさとみ"
_HAN = "東京都大阪府県市区町村郡中央山田川本北南西上下新橋浜横名古屋福岡島宮城広株式会社法人有限代表取締役部課長第級士電話直通内線携帯建築事務所館棟弐壱参千干土工口力夕卜小林佐藤木井野原松石池子美太郎和也樹香奈平正明春夏志真寺谷沢町条"
TEXT = "".join(
    dict.fromkeys(KANJI + "○◯" + _UNITS + _SIGNS + WIDE + "ＦＡＴＥＬＸ" + _LATIN + _KANA + _HAN)
)


@dataclass(frozen=True)
class Piece:
    """A character to set: `label` indexes `CLASSES`; `lying` turned a quarter clockwise."""

    char: str
    label: int
    lying: bool = False


_LABEL = {name: i for i, name in enumerate(CLASSES)}
_DASH = _LABEL["－"]


def _upright(text: str) -> list[Piece]:
    out = []
    for char in text:
        name = "〇" if char in "○◯" else "u" + FIGURES[WIDE.index(char)] if char in WIDE else char
        name = "u" + char if char in FIGURES else {"（": "(", "）": ")", "Ｆ": "F"}.get(name, name)
        out.append(Piece(char, _LABEL.get(name, OTHER), char in "－（）：／ー‐−–"))
    return out


def _lying(text: str) -> list[Piece]:
    out = []
    for char in text:
        name = "l" + char if char in FIGURES else "－" if char == "-" else char
        out.append(Piece(char, _LABEL.get(name, OTHER), True))
    return out


class Writer:
    """Writes the text of columns; one style of figures for each column."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def some(self, letters: str, least: int, most: int) -> str:
        count = int(self.random.integers(least, most + 1))
        return "".join(letters[int(self.random.integers(len(letters)))] for _ in range(count))

    def digits(self, least: int, most: int) -> str:
        letters = FIGURES if self.random.random() < 0.6 else "0112233111101"
        return self.some(letters, least, most)

    def in_style(self, text: str, style: str) -> list[Piece]:
        if style == "lying":
            return _lying(text)
        if style == "kanji":
            zero = "〇" if self.random.random() < 0.8 else "○"
            if self.random.random() < 0.1:
                zero = "◯"
            names = zero + KANJI[1:]
            text = "".join(names[int(c)] if c in FIGURES else c for c in text)
        elif style == "wide":
            text = "".join(WIDE[int(c)] if c in FIGURES else c for c in text)
        elif style == "upright":
            pass
        dash = "－" if self.random.random() < 0.7 else self.some(_DASHES, 1, 1)
        swap = {"-": dash, "(": "（", ")": "）", ".": "・", ":": "：", "/": "／"}
        pieces = _upright("".join(swap.get(c, c) for c in text))
        # A long mark between figures is a dash; between kana it is no character of a number.
        return [Piece(p.char, _DASH, True) if p.char in _DASHES else p for p in pieces]

    def number(self, style: str) -> list[Piece]:
        groups = [self.digits(2, 4) for _ in range(int(self.random.integers(2, 4)))]
        kind = self.random.integers(7)
        if kind == 0 and len(groups) == 3:
            text = f"{groups[0]}({groups[1]}){groups[2]}"
        elif kind == 1 and len(groups) == 3:
            text = f"({groups[0]}){groups[1]}-{groups[2]}"
        elif kind == 2:
            text = ".".join(groups)
        elif kind == 3 and style == "lying":
            text = "+81-" + "-".join(groups)
        elif kind == 4 and self.random.random() < 0.3:
            text = "".join(groups)
        else:
            text = "-".join(groups)
        return self.in_style(text, style)

    def count(self, most: int) -> str:
        n = int(self.random.integers(1, most))
        tens, ones = divmod(n, 10)
        return (
            (KANJI[tens] if tens > 1 else "")
            + ("十" if tens else "")
            + (KANJI[ones] if ones else "")
        )

    def house(self, style: str) -> list[Piece]:
        town = _upright(
            self.some(_HAN, 1, 4) if self.random.random() < 0.7 else self.some(_KANA, 2, 5)
        )
        kind = self.random.integers(8)
        if kind < 2 and style == "kanji":
            tail = _upright(
                f"{self.count(9)}丁目{self.count(30)}番{self.count(30)}号"[
                    : int(self.random.integers(3, 12))
                ]
            )
        elif kind == 2 and style == "kanji":
            tail = _upright(f"{self.count(99)}番地{self.count(30)}")
        elif kind == 3:
            tail = (
                self.in_style(self.digits(1, 3), style)
                + _upright("丁目")
                + self.in_style(self.digits(1, 2) + "-" + self.digits(1, 2), style)
            )
        elif kind == 4:
            tail = self.in_style(self.digits(1, 4), style) + _upright(
                "番地" if self.random.random() < 0.5 else "号室"
            )
        elif kind == 5:
            tail = (
                _upright(self.count(40) + "階")
                if style == "kanji"
                else self.in_style(self.digits(1, 2), style)
                + (_upright("階") if self.random.random() < 0.5 else self.in_style("F", style))
            )
        else:
            tail = self.in_style("-".join(self.digits(1, 2) for _ in range(3)), style)
        return town + tail

    def postal(self, style: str) -> list[Piece]:
        mark = _upright("〒") if self.random.random() < 0.9 else []
        gap = [Piece(" ", 0)] if self.random.random() < 0.3 else []
        return mark + gap + self.in_style(self.digits(3, 3) + "-" + self.digits(4, 4), style)

    def label(self) -> list[Piece]:
        kind = self.random.integers(6)
        if kind < 2:
            word = ["TEL", "FAX", "Tel.", "Fax", "T", "F", "MOBILE", "DIRECT", "TEL:", "TEL(", "M"]
            out = _lying(word[int(self.random.integers(len(word)))])
        elif kind == 2:
            word = [
                "電話",
                "直通",
                "携帯",
                "代表",
                "電話（代表）",
                "内線",
                "第",
                "ＴＥＬ",
                "ＦＡＸ",
            ]
            out = _upright(word[int(self.random.integers(len(word)))])
        elif kind == 3:
            out = _upright(self.some(_KANA, 2, 7))
        elif kind == 4:
            out = _lying(self.some(_LATIN[10:62], 2, 8))
        else:
            out = _upright(self.some(_HAN, 1, 5))
        return [*out, Piece(" ", 0)] if self.random.random() < 0.8 else out

    def plain(self) -> list[Piece]:
        kind = self.random.integers(4)
        if kind == 0:
            return _upright(self.some(_KANA, 2, 8))
        if kind == 1:
            return _lying(self.some(_LATIN, 3, 12))
        if kind == 2:  # numerals in names and words
            return _upright(
                self.some(_HAN, 1, 3)
                + self.some(KANJI[1:] + "千百十", 1, 1)
                + self.some(_HAN, 1, 3)
            )
        return _upright(self.some(_HAN, 2, 8))

    def column(self) -> list[Piece]:
        styles = ("kanji", "kanji", "kanji", "lying", "lying", "wide", "upright")
        style = styles[int(self.random.integers(len(styles)))]
        kind = self.random.random()
        if kind < 0.34:
            out = (self.label() if self.random.random() < 0.7 else []) + self.number(style)
            if self.random.random() < 0.2:
                inside = _upright("内線") if self.random.random() < 0.7 else []
                out += (
                    _upright("（")
                    + inside
                    + self.in_style(
                        self.digits(3, 4), style if self.random.random() < 0.5 else "lying"
                    )
                    + _upright("）")
                )
            elif self.random.random() < 0.1:
                out += _upright("（代表）")
        elif kind < 0.56:
            out = self.postal(style)
            if self.random.random() < 0.4:
                out += [Piece(" ", 0), *self.house(style)]
        elif kind < 0.82:
            out = self.house(style)
            if self.random.random() < 0.5:
                out += ([Piece(" ", 0)] if self.random.random() < 0.6 else []) + self.house(style)
        elif kind < 0.9:
            letters = (
                KANJI + "十百千丁目番地号階室・－（）〒" if style == "kanji" else FIGURES + "-()."
            )
            out = (
                self.in_style(self.some(letters, 4, 12), "kanji")
                if style == "kanji"
                else self.in_style(self.some(letters, 4, 14), style)
            )
        else:
            out = self.plain()
        return out
