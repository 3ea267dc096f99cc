"""Departments, titles and qualifications in one line of text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from ..text.widths import no_space
from .facts.labels import OPENING_HOURS
from .facts.positions import (
    CERTIFICATE,
    CERTIFIED_NAMES,
    FACILITY,
    HELD,
    MARK_BEFORE,
    ON_A_MAP,
    PROFESSIONS,
    QUALIFICATION,
    REGISTRATION,
    TITLE,
    UNIT,
    UNIT_ENDING,
    WEAK_UNIT,
    WORK,
)
from .position import Position, PositionKind
from .positions_english import parse_english
from .post_parts import (
    AGENT,
    ALL_KATAKANA,
    EXACT_TITLE,
    LATIN_UNIT,
    UNIT_WORD,
    is_katakana_title,
    parts_of,
)
from .segments import plain_form, settled

_UNIT_INSIDE = re.compile(
    rf"{UNIT_ENDING}(?=(?:第?[一二三四五六七八九十0-9]|品質|[^長員員品門材分会員費数首屋族下隊署活前税・･]).)"
)
_RANK = re.compile(r".*(?:取締役|執行役|執行役員|監査役|社長|会長)")
_PRACTICE = re.compile(
    r"(?:医院|薬局|助産院|歯科|接骨院|整骨院|美容院|病院|通商代表部|消防本部|消防局|警察本部|消防署|警察署)$"
)
_KANA = re.compile(r"[ァ-ヶー]{4,}")
_NATIVE = re.compile(r"^[^\d]*[ぁ-ヺ㐀-鿿]")
_CERTIFIED_FIRM = re.compile(r"認定(?:事業所|工場|店|企業|機関|施設)$")
_LOCAL_OFFICE = re.compile(
    r"[㐀-鿿]{2,8}(?<!建築士)(?<!法律)(?<!会計)(?<!設計)(?<!特許)事務所|[㐀-鿿]{2,6}(?:消防署|警察署|税務署)"
)
_SPACED_CAPITALS = re.compile(r"(?<=[A-Z])\s(?=[A-Z](?![A-Za-z]))")  # `2級F P技能士`
# Fields of work that are no post before another one: `営業・企画担当`.
_FIELDS_OF_POSTS = frozenset(("営業", "広報", "会計", "統括", "担当", "通訳", "講師", "販売"))
# `AEAJ認定アロマセラピスト`: somebody certifies it.
_GRADED = re.compile(
    r"(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級)\S{3,}(?<![所社人])|\S*\s?[1-9一二三]級"
)
_CERTIFIED = re.compile(
    r"\S{0,16}?(?:認定|公認)(?!会計士|心理師|看護師|NPO|こども園|医療法人)\S{3,}(?<!事業所)(?<!業者)(?<!機関)(?<![店院園校室局])$"
)
# `測量士（登録番号 H19-10482）`
REGISTERED = re.compile(r"(?<=[士師医])\s?[(（][^)）]*(?:登録|認定|第\s?\d)[^)）]*[)）]$")
# Posts and units are printed in the new forms; engines now and then read an old one.
_NEW_FORMS = str.maketrans(
    "專營學會總經發團圖區醫濟實縣點當檢勞廣舖涉釀髙",
    "専営学会総経発団図区医済実県点当検労広舗渉醸高",
)


@lru_cache(maxsize=4096)
def parse_positions(text: str) -> tuple[Position, ...]:
    """The positions that a line names, in order; empty when a part of it is none."""
    if held := HELD.match(text):
        return tuple(replace(p, kind="qualification") for p in parse_positions(text[held.end() :]))
    text = MARK_BEFORE.sub("", REGISTERED.sub("", text))
    plain = plain_form(text)
    registered = re.fullmatch(r"([A-Z][A-Z\s]{2,5})R", plain)
    if registered and CERTIFICATE.match(no_space(registered.group(1))):
        return (Position("qualification", no_space(registered.group(1)) + "®", 0.8),)
    if not plain or REGISTRATION.search(plain) or OPENING_HOURS.search(plain):
        return ()
    if _CERTIFIED_FIRM.search(plain) or ON_A_MAP.fullmatch(plain):
        return ()
    if not re.search(r"[ぁ-ヿ㐀-鿿]", plain):
        return _apart(text) or parse_english(plain)
    return _twice_over(text) or _japanese(text)


def _apart(text: str) -> tuple[Position, ...]:
    """The positions of English pieces that wide gaps part, where each of them is one."""
    pieces = [parse_english(plain_form(piece)) for piece in text.split("\u3000")]
    return tuple(chain.from_iterable(pieces)) if len(pieces) > 1 and all(pieces) else ()


# `通関部 / Customs Clearance Division`
_TWO_LANGUAGES = re.compile(
    r"((?=[^A-Za-z]*[ぁ-ヿ㐀-鿿])[^\s/／|｜]+?(?:[\s・／][^A-Za-z\s/／|｜]+)*)(?:\s*[/／|｜\s]\s*|ノ)"
    r"([A-Z][A-Za-z&.,'\-\s/()]{3,})"
)


def _twice_over(text: str) -> tuple[Position, ...]:
    """The positions of a line that says the same in Japanese and in English behind it."""
    both = _TWO_LANGUAGES.fullmatch(text.strip())
    if not both:
        return ()
    native, latin = _japanese(both.group(1)), parse_english(plain_form(both.group(2)))
    word = re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: \(\w+\))?", both.group(2))
    if [p.kind for p in native] in (["title"], ["qualification"]) and not latin and word:
        latin = (replace(native[0], text=word.group(), sureness=0.5),)  # `靴職人 / Shoemaker`
    # `プロダクトチーム／データエンジニア／Data Engineer` has its post twice and its unit once.
    same = latin and [p.kind for p in native][-len(latin) :] == [p.kind for p in latin]
    return (*native, *latin) if same else ()


def _japanese(printed: str) -> tuple[Position, ...]:
    text = _SPACED_CAPITALS.sub("", printed.translate(_NEW_FORMS))
    whole = settled(re.sub(r"\s", "", text))
    if EXACT_TITLE.fullmatch(plain_form(whole)) and " " in text.strip():
        return (Position("title", whole, 0.9),)  # `オーナー シェフ`
    apart = all(map(classify, text.split()))
    if CERTIFIED_NAMES.fullmatch(plain_form(whole)) and len(text.split()) > 1 and not apart:
        return (Position("title", text.strip(), 0.85),)  # `工事担任者 総合通信`
    tokens = parts_of(text)
    if len(tokens) > 1 and tokens[-1].endswith("事務所") and _are_professions(tokens[:-1]):
        return ()  # `司法書士・土地家屋調査士 四方事務所` is the firm
    split = [_split_token(token) for token in tokens]
    split = _with_fields(split)
    titled = any(p.kind == "title" and p.sureness >= 0.8 for parts in split for p in parts)
    if not titled and len(split) > 1 and not split[-1] and all(split[:-1]):
        before = [position for parts in split[:-1] for position in parts]
        sure = all(p.kind == "department" and p.sureness >= 0.9 for p in before)
        if sure and re.fullmatch(r"[ァ-ヺー・]{4,}|[A-Z][A-Za-z]{1,5}|[㐀-鿿]{2,4}", tokens[-1]):
            split[-1] = [Position("title", tokens[-1], 0.5)]  # `営業部　アカウントレップ`
    units = any(p.kind == "department" and p.sureness >= 0.9 for parts in split for p in parts)
    found: list[Position] = []
    for token, parts in zip(tokens, split, strict=True):
        if not parts and units and _LOCAL_OFFICE.fullmatch(token):
            parts = [Position("department", token, 0.6)]  # `大阪事務所 第2監査部`
        if not parts:
            if not titled or not 2 <= len(token) <= 16 or not _NATIVE.search(token):
                return ()
            # What stands on one line with a title is the unit, known or not.
            parts = [Position("department", token, 0.35)]
        found.extend(parts)
    return tuple(found)


def _with_fields(split: list[list[Position]]) -> list[list[Position]]:
    """`技術営業　シニアエンジニア`: the field before a post on its line is a unit."""
    for i, parts in enumerate(split[:-1]):
        post = split[i + 1][:1]
        field = len(parts) == 1 and re.fullmatch(r"\S{2,}(?:営業|企画|広報)", parts[0].text)
        if field and parts[0].kind == "title" and post and post[0].kind == "title":
            split[i] = [replace(parts[0], kind="department", sureness=0.7)]
    return split


def _split_token(token: str) -> list[Position]:
    plain = plain_form(token)
    if ALL_KATAKANA.fullmatch(token) and not EXACT_TITLE.fullmatch(plain):
        together = _titles_run_together(token)
        if len(together) > 1:
            return [Position("title", part, 0.85) for part in together]
    posts = _posts_by_dots(token)
    if len(posts) > 1:
        return [Position("title", post, 0.85) for post in posts]
    whole = classify(plain)
    if whole is None and EXACT_TITLE.fullmatch(plain + "ー"):
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
        one = EXACT_TITLE.fullmatch(plain) or _LICENSED_POST.fullmatch(plain)
        if whole[0] == "title" and not one:
            return [Position("title", part, whole[1]) for part in _titles_run_together(token)]
        return [Position(whole[0], token, whole[1])]
    return []


def _posts_by_dots(token: str) -> list[str]:
    """`理事・農場長`, `副所長・弁理士`: posts in a row; `弁護士・弁理士` is one of two licences."""
    parts = re.split("[・･]", token)
    posts = [part for part in parts if TITLE.fullmatch(part) and not is_licence(part)]
    fields = any(part in _FIELDS_OF_POSTS or _RANK_WORD.fullmatch(part) for part in parts[:-1])
    told = all(part in posts or is_licence(part) or _DUTY.fullmatch(part) for part in parts)
    return parts if posts and told and not fields else [token]


_RANK_WORD = re.compile(
    r"アソシエイト|エグゼクティブ|チーフ|シニア|アシスタント|マスター|リード|アート"
)
_DUTY = re.compile(r"[㐀-鿿]{2,4}担当")


def _are_professions(tokens: list[str]) -> bool:
    return all(PROFESSIONS.fullmatch(part) for token in tokens for part in token.split("・"))


def _titles_run_together(token: str) -> list[str]:
    """`部長営業担当`: two posts whose gap was not seen; `専務取締役営業部長` is one."""
    for cut in range(len(token) - 2, 1, -1):
        head, tail = token[:cut], token[cut:]
        ends = head[-1] in "長役ー" and not _RANK.fullmatch(head) and head != "オーナー"
        if re.match(r"代理|補佐|心得|待遇|格$|候補", tail):
            continue
        begins = is_katakana_title(tail) or bool(
            EXACT_TITLE.fullmatch(tail) or re.fullmatch(r"[一-鿿]{2}担当", tail)
        )
        known = EXACT_TITLE.fullmatch(head) or is_katakana_title(head)
        if ends and begins and known and not _RANK.fullmatch(tail):
            return [head, tail]
    return [token]


# `薬と健康のパートナー`, `第一営業担当` (which has a 担当課長)
_SLOGAN = re.compile(
    r"[のと](?:パートナー|プロ|専門家|スペシャリスト|コンシェルジュ|アドバイザー|エキスパート|マイスター|職人)$"
)
_FIELDS_OF_CARE = re.compile(r"(?:[㐀-鿿]{1,5}科[・･])+[㐀-鿿]{1,5}科")  # what a clinic treats
_LICENSED_POST = re.compile(
    r"(?:所長|代表|副所長|パートナー|アソシエイト)(?:弁護士|税理士|司法書士|行政書士|弁理士|会計士)"
)
_NUMBERED_DUTY = re.compile(r"第[一二三四五六七八九十\d]+\S{2,}担当")


def classify(plain: str) -> tuple[PositionKind, float] | None:
    """What one token is, with sureness; None when it is no position that is known."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain)
    if CERTIFICATE.match(plain) or (_CERTIFIED.match(plain) and not plain.endswith(("会", "法人"))):
        return "qualification", 0.9
    if _SLOGAN.search(bare) or _FIELDS_OF_CARE.fullmatch(bare):
        return None
    if _LICENSED_POST.fullmatch(bare):
        return "title", 0.95
    if _NUMBERED_DUTY.fullmatch(bare):
        return "department", 0.8
    if EXACT_TITLE.fullmatch(bare):
        return "title", 0.95
    if _GRADED.fullmatch(bare):
        return "qualification", 0.85
    if re.search(
        r"\S{3,}(?<!委員)会員$|合格者?$|センター要員$|認定証$|"
        r"\S{3,}(?:従事|技能|点検資格)者$|"
        r"(?:教諭\S*|銃猟|狩猟)免許$|(?:E-)?RYT\s?\d{3}$|^WSET レベル\d$|^Qグレーダー$",
        bare,
    ):
        return "qualification", 0.85
    if re.search(r"[^委会]員$", bare) and len(bare) >= 3:
        return "title", 0.8
    if re.search(r"(?:責任者|管理者|担当者|担当)$", bare):
        return "title", 0.9
    if all(PROFESSIONS.fullmatch(part) for part in bare.split("・")):
        return "title", 0.9
    if (
        (LATIN_UNIT.fullmatch(bare) or UNIT.fullmatch(bare))
        and len(bare) >= 2
        and not _PRACTICE.search(bare)
    ):
        if WEAK_UNIT.search(bare):
            return "department", 0.5
        return "department", 0.9 if len(bare) >= 3 else 0.6
    if FACILITY.fullmatch(bare):
        return "department", 0.6
    if re.match(r"博士|修士|学士", plain):
        return "title", 0.6
    if QUALIFICATION.match(plain) and not re.search(r"(?:長|役|員)$", bare):
        strong = re.match(r"^(?:第?[一二三四1-4]種|[一二三特123]級|準[一二12]級)", plain)
        strong = strong or re.search(
            r"(?:認定者|有資格者|検定会員|専門医|認定医|指導医|指定医)$", bare
        )
        if strong or not TITLE.fullmatch(plain) or re.search(r"(?:技士|士)$", bare):
            return "qualification", 0.85 if strong else 0.6
    if TITLE.fullmatch(plain) or (
        plain[-1:] in "タダナラサザヤマカガバ" and TITLE.fullmatch(plain + "ー")
    ):
        return "title", 0.85
    if CERTIFIED_NAMES.fullmatch(bare):
        return "qualification", 0.7
    if AGENT.fullmatch(bare) and not bare.startswith("オフィス"):
        return "title", 0.5
    if WORK.fullmatch(bare):
        return "department", 0.5
    return None


def is_profession(text: str) -> bool:
    """Whether this names licensed professions and nothing else (`弁護士・弁理士`)."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain_form(text))
    parts = re.split(r"[・･]", bare)
    return all(
        PROFESSIONS.fullmatch(p)
        or re.fullmatch(r".*(?:(?<!博)士|師|(?<!専門)(?<!認定)(?<!指導)(?<!指定)医)", p)
        for p in parts
    )


def is_licence(text: str) -> bool:
    """Whether this is a licence that may be a title or a qualification (税理士, 管理栄養士)."""
    bare = re.sub(r"\s?[(（][^)）]*[)）]$", "", plain_form(text))
    if re.fullmatch(r"博士|修士|学士|(?:国家資格)?キャリアコンサルタント", bare):
        return True
    if re.fullmatch(r"Registered Foreign (?:Lawyer|Attorney)", bare):
        return True
    if CERTIFIED_NAMES.fullmatch(bare) and not bare.startswith(("シニア", "チーフ", "ヘッド")):
        return True
    if bare in _POSTS_OF_LICENSED:
        return False
    return bool(
        re.fullmatch(r".+(?:士|師)|.*(?:再生|樹木|専門|認定|指導|指定)医", bare)
    ) and not re.search(r"(?:教|講|技|牧|医)師$|弁護士会$", bare)


_POSTS_OF_LICENSED = frozenset(("管理薬剤師", "管理建築士", "主任看護師"))


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
                and not rest.startswith("代理店")
                and not _is_product(rest[: match.end()], rest[match.end() :])
                and not UNIT_WORD.fullmatch(rest[match.end() :])  # 教育委員会事務局 is one
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


def _is_product(head: str, tail: str) -> bool:
    """`主軸ユニット開発部` makes units: no department stands below a team."""
    return head.endswith(("ユニット", "チーム", "プロジェクト")) and tail.endswith("部")


def _unit_and_title(token: str) -> tuple[str, str] | None:
    for cut in range(len(token) - 2, 1, -1):
        head, tail = token[:cut], token[cut:]
        bare = re.sub(r"[(（][^)）]*[)）]$", "", tail)
        if len(bare) < 2 or not _named_unit(head):
            continue
        if EXACT_TITLE.fullmatch(bare) and (len(bare) >= 3 or _KANA.search(bare) or bare in _SHORT):
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
        if _named_unit(head) and EXACT_TITLE.fullmatch(tail):
            return head, tail
    return None


def _named_unit(text: str) -> bool:
    """`営業グループ` is a unit; `グループ` alone is the beginning of `グループリーダー`."""
    bare = text.removeprefix("サブ")
    return bool(UNIT.fullmatch(text)) and not UNIT_WORD.fullmatch(bare) and bare != "教室"
