"""A line of departments and posts, cut into its parts."""

from __future__ import annotations

import re

from .facts.positions import TITLE, TITLE_ENDING, UNIT, UNIT_ENDING
from .segments import plain_form, settled

_SEPARATOR = re.compile(
    r"\s*[／/|｜、]\s*|\s+|　+|(?<=[部課室局係店所科])[1lIＩ](?=[ァ-ヺ㐀-鿿])|"
    r"(?<=[部課室局係所])ー(?=.)|(?<=エリア|チーム)ー(?=.)"
)
EXACT_TITLE = re.compile(TITLE_ENDING)
_RANKED = re.compile(
    r"^(?:シニア|ジュニア|チーフ|リード|アシスタント|チーム|グループ|プロジェクト|プロダクト|ゼネラル|エリア|ブランド|"
    r"アカウント|ソフトウェア|グラフィック|アート|テクニカル|セールス|ストア|ビジネス)"
)
ALL_KATAKANA = re.compile(r"[ァ-ヺー・]+")
UNIT_WORD = re.compile(UNIT_ENDING)
LATIN_UNIT = re.compile(rf"[A-Z][A-Za-z&\s]+{UNIT_ENDING}")  # `Customer Success部`
_FIELD = re.compile(
    r"(?:サクセス|サポート|セールス|マーケティング|ブランディング|コーポレート|バックオフィス|ファイナンス|コンプライアンス|"
    r"アライアンス|ソリューション|コンサルティング|エンジニアリング|クリエイティブ)$"
)
_GRANTING = re.compile(r"(?:学会|協会|連盟|機構)$")  # `日本矯正歯科学会　認定医`
_MISREAD_BAR = frozenset("1lI!ノ")  # `部 | 課`, `部／課`
# Words for who does something: 写真家, カラリスト, ナビゲーター.
AGENT = re.compile(
    r"[一-鿿]{1,5}(?:家|師|士|手|匠|職|官|頭|僧|(?<!菓子)司|生|工|医)|[一-鿿]{2,}[理話集行料買財作]人|"
    r"[一-鿿ァ-ヺー・]{2,}(?:リスト|ニスト|ピスト|イスト|マン|チェ|[ニジリ]シャン|[タナサザラヤマワハパダガカバ]ー|[チジシリニキ]ャー|スト|ドレス|ティスト)"
)


def parts_of(text: str) -> list[str]:
    """The parts of a line, one for each unit, post or licence that it names."""
    text = re.sub(r"^[(（]兼[)）]\s*", "", text)  # `（兼）企画部長` under another post
    cut = _rejoined(_with_spaced_posts(_tokens(text)), text)
    return [part for token in cut for part in _split_misread_slash(token)]


def is_katakana_title(text: str) -> bool:
    """`シニアマネージャー`: a title with the word that ranks it."""
    return bool(_RANKED.match(text)) and bool(EXACT_TITLE.fullmatch(_RANKED.sub("", text)))


def _with_spaced_posts(tokens: list[str]) -> list[str]:
    """`tokens` with a post set wide (`課　長`, `代 表`) in one piece."""
    kept: list[str] = []
    run: list[str] = []
    for token in [*tokens, ""]:
        if len(token) == 1 and "㐀" <= token <= "鿿":
            run.append(token)
            continue
        word = "".join(run)
        known = EXACT_TITLE.fullmatch(word) or (len(word) < 5 and TITLE.fullmatch(word))
        kept += [word] if known and len(run) > 1 else run
        run = []
        kept += [token] if token else []
    return kept


def _rejoined(tokens: list[str], text: str) -> list[str]:
    """A katakana word that a seeming gap has cut (`アートディレ クター`) in one piece again.

    A gap as wide as a letter parts a field of work from its post (`セールス　マネージャー`).
    """
    kept: list[str] = []
    for token in tokens:
        cut = bool(kept) and ALL_KATAKANA.fullmatch(kept[-1]) and ALL_KATAKANA.fullmatch(token)
        cut = cut and re.search(rf"{kept[-1][-2:]}\s+{token[:2]}", text)
        unit = bool(cut and UNIT.fullmatch(kept[-1]) and len(kept[-1]) > 4)
        unit |= bool(cut and _FIELD.search(kept[-1]) and f"{kept[-1]}\u3000{token}" in text)
        whole = cut and EXACT_TITLE.fullmatch(token) and (unit or EXACT_TITLE.fullmatch(kept[-1]))
        if cut and not whole and not (unit and is_katakana_title(token)):
            kept[-1] = settled(kept[-1] + token)
        else:
            kept.append(token)
    return kept


def _split_misread_slash(token: str) -> list[str]:
    """`所長ノデザイナー`: a full-width stroke between two titles is read as a kana."""
    for mark in re.finditer("ノ", token):
        left, right = token[: mark.start()], token[mark.end() :]
        unit = UNIT.fullmatch(left) and len(left) > 2
        begins = bool(unit or TITLE.fullmatch(left)) or is_katakana_title(left)
        if not begins:
            continue
        others = _split_misread_slash(right)
        latin = re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", right)
        if latin or TITLE.fullmatch(plain_form(right)) or AGENT.fullmatch(right) or len(others) > 1:
            return [left, *others]
    return [token]


def _tokens(text: str) -> list[str]:
    """The parts between separators; a parenthesis stays with what it explains."""
    kept: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"[(（]|[)）]|" + _SEPARATOR.pattern, text):
        sign = match.group(0)
        if sign in "(（":
            depth += 1
        elif sign in ")）":
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(text[start : match.start()])
            start = match.end()
    kept.append(text[start:])
    joined: list[str] = []
    for token in (t.strip() for t in kept):
        if not token or (token in _MISREAD_BAR and len(kept) > 1):
            continue
        bare_unit = UNIT_WORD.fullmatch(token) and not UNIT.fullmatch(
            joined[-1] if joined else "部"
        )
        granted = joined and _GRANTING.search(joined[-1]) and re.match("認定|専門|指導|公認", token)
        granted = granted or (joined and re.search(r"\S認定$", joined[-1]))
        latin = joined and re.fullmatch(r"[A-Z][A-Za-z&]+", joined[-1])
        if latin and LATIN_UNIT.fullmatch(token):
            joined[-1] += f" {token}"  # `Customer Success部`
            continue
        if joined and re.fullmatch(r"[1-9１-９一二三四五特]級", token):
            joined[-1] += token  # `農業機械整備技能士 1級`
            continue
        if token == "兼":
            continue  # `常務取締役 兼 部長`; `参事兼課長` is one
        if joined and (token[0] in "(（兼" or bare_unit or granted):
            joined[-1] += token  # `推進 グループ`: the gap is not one of meaning
        else:
            joined.append(token)
    return joined
