"""Labels printed before and after numbers and addresses.

Source: the labels of Japanese and English cards as listed in the review forms of card services
(TEL, FAX, 携帯, 直通, 代表, 内線, フリーダイヤル) and the abbreviations of English cards.
Small kana are also given full size, since engines read ファックス as フアツクス.
"""

from __future__ import annotations

import re

from ...model import PhoneKind

_PHONE_LABELS: tuple[tuple[PhoneKind, str], ...] = (
    (
        "fax",
        r"f\s*a\s*x|\bfx(?=[.:：])|facsimile|ファ[ッツ]ク?ス|フ[^ァ-ヺ\s]?[ッツ]クス|ファ?クス|フア[ッツ]ク?ス|ファクシミリ|フアクシミリ|f(?=[\s.:)：/|])|^\s*a\s?x\W*$|℻",
    ),
    (
        "tollfree",
        r"フリ[ー一-]?ダイ[ヤア]ル|フリ[ー一-]コ[ー一-]ル|toll\s*-?free|free(?:\s*dial)?|通話料無料",
    ),
    (
        "direct",
        r"直通|ダイ[ヤア]ルイン|direct(?:\s*line)?|dial\s*-?in|\bddi\b|\bdid(?=[\s.:：])|\bdir(?=[\s.:：])|\bd(?=[\s.:)：/|])",
    ),
    (
        "main",
        r"代表(?:番号|電話)?|大代|[(（]\s*代\s*[)）]|main(?:\s*line)?|switchboard|general(?=\s*$)",
    ),
    (
        "mobile",
        r"携[帯带帶](?:電話)?|ケ[ー一-]タイ|モバイル|mobile|mob|cell(?:ular|phone)?|phs|hand\s?phone|\bh\.?\s?p\b|handy|natel|\bm(?=[\s.:)：/|])|\bc(?=[.:：/|])|\bc\s*$",
    ),
    (
        "tel",
        r"t\s*e\s*(?:l(?!efax)(?:ephone)?|[一ー1I](?=\W))|^\s*e\s?l\W*$|電話|phone|office|voice|\bph\b|\bres[i]?\b|℡|☎|☏|\bip(?=[\s.:：]|電話)|\bt(?=[\s.:)：/|])|\bp(?=[\s.:)：/|])|\bo(?=[.:：])",
    ),
)


def _spaced(pattern: str) -> str:
    """`pattern` with Japanese words that may be set with gaps (電 話)."""
    return re.sub(r"(?<=[\u3041-\u9fff])(?=[\u3041-\u9fff])", r"\\s*", pattern)


PHONE_LABELS = tuple((kind, _spaced(pattern)) for kind, pattern in _PHONE_LABELS)

EXTENSION = re.compile(r"(?:内線|内|ext(?:ension|n)?\.?|x)\s*[:：.]?\s*(\d{1,6})", re.IGNORECASE)

EMAIL_LABEL = r"(?:e\s*-?\s*mail|mail|メ[ー一-]ル(?:アドレス)?|電子メ[ー一-]ル|✉|📧|＠)"
URL_LABEL = (
    r"(?:url|web(?:\s*site)?|h\.?p\.?|home\s*page|"
    r"ホームペ[ーI]ジ|ホームパ[ーI]ジ|ウェブサイト|サイト|blog|ブログ|(?:online\s*)?shop|ショップ|store)"
)

CONTACT_LABEL_ONLY = re.compile(
    rf"^\W*(?:(?:(?:{'|'.join(p for _, p in PHONE_LABELS)})(?:番号)?[\W_]*)+|{EMAIL_LABEL}|{URL_LABEL}"
    r"|[a-z]\s*[.:：]?|〒|住所|address)\W*$",
    re.IGNORECASE,
)

OPENING_HOURS = re.compile(
    r"\d{1,2}[:：]\d{2}|\d{1,2}時(?:から|半|[〜～])|定休|休[診館]日|月[\s・]?火[\s・]?水|(?:診療|営業|受付)(?:時間|日)|曜日?休|年中無休"
)

SOCIAL_SERVICES: tuple[tuple[str, str], ...] = (
    ("Facebook", r"facebook|fb"),
    ("Instagram", r"instagram|insta|ig|インスタ(?:グラム)?"),
    ("X", r"x\s*[(（]?\s*(?:旧?\s*twitter)\s*[)）]?|twitter|ツイッタ[ー一-]|x(?=\s*[@:：])"),
    ("LINE", r"line(?:\s*公式)?(?:\s*id)?|ライン"),
    ("LinkedIn", r"linked\s*in"),
    ("YouTube", r"you\s*tube"),
    ("TikTok", r"tik\s*tok"),
    ("note", r"note"),
    ("GitHub", r"git\s*hub"),
    ("Threads", r"threads"),
    ("WeChat", r"we\s*chat|微信"),
    ("WhatsApp", r"whats\s*app"),
    ("Skype", r"skype"),
    ("Telegram", r"telegram"),
)

SOCIAL_HOSTS: dict[str, str] = {
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "twitter.com": "X",
    "x.com": "X",
    "line.me": "LINE",
    "lin.ee": "LINE",
    "linkedin.com": "LinkedIn",
    "youtube.com": "YouTube",
    "tiktok.com": "TikTok",
    "note.com": "note",
    "github.com": "GitHub",
    "threads.net": "Threads",
}
