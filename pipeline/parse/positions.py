"""Departments, titles and qualifications in one line of text."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.widths import no_space
from .facts.positions import (
    CERTIFICATE,
    CERTIFIED_NAMES,
    FACILITY,
    PROFESSIONS,
    QUALIFICATION,
    REGISTRATION,
    TITLE,
    TITLE_ENDING,
    UNIT,
    UNIT_ENDING,
    WEAK_UNIT,
    WORK,
)
from .position import Position, PositionKind
from .positions_english import parse_english
from .segments import plain_form, settled

_SEPARATOR = re.compile(
    r"\s*[／/|｜、]\s*|\s+|　+|(?<=[部課室局係店所科])[1lIＩ](?=[ァ-ヺ㐀-鿿])|"
    r"(?<=[部課室局係所])ー(?=.)|(?<=エリア|チーム)ー(?=.)"
)
_UNIT_INSIDE = re.compile(
    rf"{UNIT_ENDING}(?=(?:第?[一二三四五六七八九十0-9]|品質|[^長員員品門材分会員費数首屋族下隊署活]).)"
)
_EXACT_TITLE = re.compile(TITLE_ENDING)
_RANK = re.compile(r".*(?:取締役|執行役|執行役員|監査役|社長|会長)")
_RANKED = re.compile(
    r"^(?:シニア|ジュニア|チーフ|リード|アシスタント|チーム|グループ|プロジェクト|プロダクト|ゼネラル|エリア|ブランド|"
    r"アカウント|ソフトウェア|グラフィック|アート|テクニカル|セールス|ストア|ビジネス)"
)
_PRACTICE = re.compile(r"(?:医院|助産院|歯科|接骨院|整骨院|美容院|病院)$")
_ALL_KATAKANA = re.compile(r"[ァ-ヺー・]+")
_UNIT_WORD = re.compile(UNIT_ENDING)
_KANA = re.compile(r"[ァ-ヶー]{4,}")
_GRANTING = re.compile(r"(?:学会|協会|連盟|機構)$")  # `日本矯正歯科学会　認定医`
_NATIVE = re.compile(r"^[^\d]*[ぁ-ヺ㐀-鿿]")
_HOURS = re.compile(
    r"\d{1,2}[:：]\d{2}|定休|曜日?休|年中無休|認定(?:事業所|工場|店|企業|機関|施設)$"
)
_MISREAD_BAR = frozenset("1lI!")  # `部 | 課`
# `AEAJ認定アロマセラピスト`: somebody certifies it.
_GRADED = re.compile(
    r"(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級)\S{3,}(?<![所社人])|\S*\s?[1-9一二三]級"
)
_CERTIFIED = re.compile(
    r"\S{0,16}?(?:認定|公認)(?!会計士|心理師|看護師|NPO|こども園|医療法人)\S{3,}(?<!事業所)(?<![店院園校室局])$"
)
# Words for who does something: 写真家, カラリスト, ナビゲーター.
_AGENT = re.compile(
    r"[一-鿿]{1,5}(?:家|師|士|手|匠|職|官|頭|僧|司|生|工|医)|[一-鿿]{2,}[理話集行料買財作]人|"
    r"[一-鿿ァ-ヺー・]{2,}(?:リスト|ニスト|ピスト|イスト|マン|チェ|シャン|[タナサザラヤマワハパダガカバ]ー|[チジシリニキ]ャー|スト|ドレス|ティスト)"
)


# Posts and units are printed in the new forms; engines now and then read an old one.
_NEW_FORMS = str.maketrans(
    "專營學會總經發團圖區醫濟實縣點當檢勞廣舖涉釀", "専営学会総経発団図区医済実県点当検労広舗渉醸"
)


@lru_cache(maxsize=4096)
def parse_positions(text: str) -> tuple[Position, ...]:
    """The positions that a line names, in order; empty when a part of it is none."""
    plain = plain_form(text)
    registered = re.fullmatch(r"([A-Z][A-Z\s]{2,5})R", plain)
    if registered and CERTIFICATE.match(no_space(registered.group(1))):
        return (Position("qualification", no_space(registered.group(1)) + "®", 0.8),)
    if not plain or REGISTRATION.search(plain) or _HOURS.search(plain):
        return ()
    if re.search(r"[ぁ-ヿ㐀-鿿]", plain):
        return _japanese(text)
    return parse_english(plain)


def _japanese(printed: str) -> tuple[Position, ...]:
    text = printed.translate(_NEW_FORMS)
    whole = settled(re.sub(r"\s", "", text))
    if _EXACT_TITLE.fullmatch(plain_form(whole)) and " " in text.strip():
        return (Position("title", whole, 0.9),)  # `オーナー シェフ`
    if CERTIFIED_NAMES.fullmatch(plain_form(whole)) and re.search(r"\s", text.strip()):
        return (Position("title", text.strip(), 0.85),)  # `工事担任者 総合通信`
    closed = _rejoined(_tokens(text))
    tokens = [part for token in closed for part in _split_misread_slash(token)]
    if len(tokens) > 1 and tokens[-1].endswith("事務所") and _are_professions(tokens[:-1]):
        return ()  # `司法書士・土地家屋調査士 四方事務所` is the firm
    split = [_split_token(token) for token in tokens]
    titled = any(p.kind == "title" and p.sureness >= 0.8 for parts in split for p in parts)
    if not titled and len(split) > 1 and not split[-1] and all(split[:-1]):
        before = [position for parts in split[:-1] for position in parts]
        sure = all(p.kind == "department" and p.sureness >= 0.9 for p in before)
        if sure and re.fullmatch(r"[ァ-ヺー・]{4,}|[A-Z][A-Za-z]{1,5}|[㐀-鿿]{2,4}", tokens[-1]):
            split[-1] = [Position("title", tokens[-1], 0.5)]  # `営業部　アカウントレップ`
    found: list[Position] = []
    for token, parts in zip(tokens, split, strict=True):
        if not parts:
            if not titled or not 2 <= len(token) <= 16 or not _NATIVE.search(token):
                return ()
            # What stands on one line with a title is the unit, known or not.
            parts = [Position("department", token, 0.35)]
        found.extend(parts)
    return tuple(found)


def _rejoined(tokens: list[str]) -> list[str]:
    """A katakana word that a seeming gap has cut (`アートディレ クター`) in one piece again."""
    kept: list[str] = []
    for token in tokens:
        cut = bool(kept) and _ALL_KATAKANA.fullmatch(kept[-1]) and _ALL_KATAKANA.fullmatch(token)
        unit = bool(cut and UNIT.fullmatch(kept[-1]) and len(kept[-1]) > 4)
        whole = cut and _EXACT_TITLE.fullmatch(token) and (unit or _EXACT_TITLE.fullmatch(kept[-1]))
        if cut and not whole and not (unit and _is_katakana_title(token)):
            kept[-1] = settled(kept[-1] + token)
        else:
            kept.append(token)
    return kept


def _split_misread_slash(token: str) -> list[str]:
    """`所長ノデザイナー`: a full-width stroke between two titles is read as a kana."""
    left, mark, right = token.partition("ノ")
    begins = TITLE.fullmatch(left) or _is_katakana_title(left)
    begins = begins or bool(UNIT.fullmatch(left) and len(left) > 2)
    ends = TITLE.fullmatch(plain_form(right)) or _AGENT.fullmatch(right)
    if mark and begins and ends:
        return [left, right]
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
        bare_unit = _UNIT_WORD.fullmatch(token) and not UNIT.fullmatch(
            joined[-1] if joined else "部"
        )
        granted = joined and _GRANTING.search(joined[-1]) and re.match("認定|専門|指導|公認", token)
        if joined and (token[0] in "(（兼" or bare_unit or granted):
            joined[-1] += token  # `推進 グループ`: the gap is not one of meaning
        else:
            joined.append(token)
    return joined


def _split_token(token: str) -> list[Position]:
    plain = plain_form(token)
    if _ALL_KATAKANA.fullmatch(token) and not _EXACT_TITLE.fullmatch(plain):
        together = _titles_run_together(token)
        if len(together) > 1:
            return [Position("title", part, 0.85) for part in together]
    whole = classify(plain)
    if whole is None and _EXACT_TITLE.fullmatch(plain + "ー"):
        return [
            Position("title", token, 0.7)
        ]  # コーディネータ and コーディネーター are both printed
    if whole and whole[0] == "department":
        levels = split_levels(token)
        if len(levels) > 1:
            return [Position("department", level, 0.9) for level in levels]
    if whole:
        # `営業部マネージャー`: a unit and the title that follows it.
        cut = _unit_and_title(token)
        if whole[0] == "title" and cut:
            return [
                *(Position("department", level, 0.8) for level in split_levels(cut[0])),
                Position("title", cut[1], 0.85),
            ]
        if whole[0] == "title" and not _EXACT_TITLE.fullmatch(plain):
            return [Position("title", part, whole[1]) for part in _titles_run_together(token)]
        return [Position(whole[0], token, whole[1])]
    return []


def _are_professions(tokens: list[str]) -> bool:
    return all(PROFESSIONS.fullmatch(part) for token in tokens for part in token.split("・"))


def _is_katakana_title(text: str) -> bool:
    """`シニアマネージャー`: a title with the word that ranks it."""
    return bool(_RANKED.match(text)) and bool(_EXACT_TITLE.fullmatch(_RANKED.sub("", text)))


def _titles_run_together(token: str) -> list[str]:
    """`部長営業担当`: two posts whose gap was not seen; `専務取締役営業部長` is one."""
    for cut in range(len(token) - 2, 1, -1):
        head, tail = token[:cut], token[cut:]
        ends = head[-1] in "長役ー" and not _RANK.fullmatch(head)
        if re.match(r"代理|補佐|心得|待遇|格$|候補", tail):
            continue
        begins = _is_katakana_title(tail) or bool(
            _EXACT_TITLE.fullmatch(tail) or re.fullmatch(r"[一-鿿]{2}担当", tail)
        )
        known = _EXACT_TITLE.fullmatch(head) or _is_katakana_title(head)
        if ends and begins and known and not _RANK.fullmatch(tail):
            return [head, tail]
    return [token]


def classify(plain: str) -> tuple[PositionKind, float] | None:
    """What one token is, with sureness; None when it is no position that is known."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain)
    if CERTIFICATE.match(plain) or (_CERTIFIED.match(plain) and not plain.endswith(("会", "法人"))):
        return "qualification", 0.9
    if _EXACT_TITLE.fullmatch(bare):
        return "title", 0.95
    if re.fullmatch(
        r"(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級)\S{3,}(?<![所社人])|\S*\s?[1-9一二三]級",
        bare,
    ):
        return "qualification", 0.85
    if re.search(r"[^委会]員$", bare) and len(bare) >= 3:
        return "title", 0.8
    if re.search(r"(?:責任者|管理者|担当者|担当)$", bare):
        return "title", 0.9
    if all(PROFESSIONS.fullmatch(part) for part in bare.split("・")):
        return "title", 0.9
    if UNIT.fullmatch(bare) and len(bare) >= 2 and not _PRACTICE.search(bare):
        if WEAK_UNIT.search(bare):
            return "department", 0.5
        return "department", 0.9 if len(bare) >= 3 else 0.6
    if FACILITY.fullmatch(bare):
        return "department", 0.6
    if re.match(r"博士|修士|学士", plain):
        return "title", 0.6
    if QUALIFICATION.match(plain) and not re.search(r"(?:長|役|員)$", bare):
        strong = re.match(r"^(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級)", plain)
        if strong or not TITLE.fullmatch(plain) or re.search(r"(?:技士|士)$", bare):
            return "qualification", 0.85 if strong else 0.6
    if TITLE.fullmatch(plain) or (
        plain[-1:] in "タダナラサザヤマカガバ" and TITLE.fullmatch(plain + "ー")
    ):
        return "title", 0.85
    if CERTIFIED_NAMES.fullmatch(bare):
        return "qualification", 0.7
    if _AGENT.fullmatch(bare):
        return "title", 0.5
    if WORK.fullmatch(bare):
        return "department", 0.5
    return None


def is_profession(text: str) -> bool:
    """Whether this names licensed professions and nothing else (`弁護士・弁理士`)."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain_form(text))
    parts = re.split(r"[・･]", bare)
    return all(PROFESSIONS.fullmatch(p) or re.fullmatch(r".*(?:士|師|医)", p) for p in parts)


def is_licence(text: str) -> bool:
    """Whether this is a licence that may be a title or a qualification (税理士, 管理栄養士)."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain_form(text))
    if re.fullmatch(r"博士|修士|学士|(?:国家資格)?キャリアコンサルタント", bare):
        return True
    if CERTIFIED_NAMES.fullmatch(bare) and not bare.startswith(("シニア", "チーフ", "ヘッド")):
        return True
    return bool(re.fullmatch(r".+(?:士|師|再生医)", bare)) and not re.search(
        r"(?:教|講|技|牧|医)師$|弁護士会$", bare
    )


def split_levels(text: str) -> list[str]:
    """`営業本部第二営業部東日本課` as its levels; a single unit as itself."""
    levels: list[str] = []
    rest = text
    while True:
        cut = next(
            (
                match.end()
                for match in _UNIT_INSIDE.finditer(rest)
                if match.end() >= 2
                and (UNIT.fullmatch(rest[match.end() :]) or FACILITY.fullmatch(rest[match.end() :]))
                and len(rest) - match.end() >= 2
                and UNIT.fullmatch(rest[: match.end()])
                and not rest[match.end() :].startswith(("附属", "付属"))
                and not _UNIT_WORD.fullmatch(rest[match.end() :])  # 教育委員会事務局 is one
                and not rest[: match.end()].endswith(("院", "事業", "歯科"))
                and not (rest[match.end() - 1] == "科" and rest[match.end()] == "学")
                and len(rest[: match.end()]) >= 2
            ),
            None,
        )
        if cut is None or (cut < 3 and not rest.startswith(("本社", "本部"))):
            return [*levels, rest]
        levels.append(rest[:cut])
        rest = rest[cut:]


def _unit_and_title(token: str) -> tuple[str, str] | None:
    for cut in range(len(token) - 2, 1, -1):
        head, tail = token[:cut], token[cut:]
        bare = re.sub(r"[(（][^)）]*[)）]$", "", tail)
        if len(bare) < 2 or not _named_unit(head):
            continue
        if _EXACT_TITLE.fullmatch(bare) and (
            len(bare) >= 3 or _KANA.search(bare) or bare in _SHORT
        ):
            longer = _unit_and_longer_title(token, cut)
            return longer or (head, tail)
    # `経理部ソフトウェアエンジニア`: the kanji end with a unit, and katakana begin the title.
    mixed = re.fullmatch(
        r"([\u3400-\u9fff]{2,}(?:[部課室局係科]|グループ|チーム|センター))([ァ-ヺー・]{5,})", token
    )
    if mixed and _named_unit(mixed.group(1)) and TITLE.fullmatch(mixed.group(2)):
        return mixed.group(1), mixed.group(2)
    return None


_SHORT = frozenset(
    ("主任", "部長", "課長", "係長", "室長", "次長", "所長", "主査", "主幹", "主席", "教授", "講師")
)


def _unit_and_longer_title(token: str, cut: int) -> tuple[str, str] | None:
    for earlier in range(2, cut):
        head, tail = token[:earlier], token[earlier:]
        if _named_unit(head) and _EXACT_TITLE.fullmatch(tail):
            return head, tail
    return None


def _named_unit(text: str) -> bool:
    """`営業グループ` is a unit; `グループ` alone is the beginning of `グループリーダー`."""
    return bool(UNIT.fullmatch(text)) and not _UNIT_WORD.fullmatch(text)
