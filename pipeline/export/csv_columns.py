"""What the columns of other programs' CSV files mean.

Sources: the exports of Google Contacts (2024 and the older `Given Name` form), Outlook in English
and Japanese, Eight, Sansan, 宛名職人, and our own plain profile. Names are compared after NFKC,
in lower case, without spaces and with one kind of bracket.
"""

from __future__ import annotations

import re
import unicodedata

ROLES: dict[str, tuple[str, ...]] = {
    "name_full": ("氏名", "名前", "お名前", "姓名", "name", "full name", "name_full", "表示名",
                  "display name"),
    "family": ("姓", "last name", "family name", "surname", "name_family", "氏名[姓]", "名字",
               "苗字"),
    "given": ("名", "first name", "given name", "name_given", "氏名[名]"),
    "middle": ("middle name", "additional name", "ミドルネーム"),
    "kana_family": ("姓フリガナ", "姓かな", "姓カナ", "姓ふりがな", "phonetic last name",
                    "surname yomi", "family name yomi", "kana_family", "セイ", "氏名カナ[姓]",
                    "氏名[姓]カナ", "氏名[姓](カナ)", "姓(カナ)", "姓(フリガナ)"),
    "kana_given": ("名前フリガナ", "名フリガナ", "名かな", "名カナ", "名ふりがな",
                   "phonetic first name", "given yomi", "given name yomi", "kana_given", "メイ",
                   "氏名カナ[名]", "氏名[名]カナ", "氏名[名](カナ)", "名(カナ)", "名(フリガナ)"),
    "kana_full": ("氏名カナ", "氏名かな", "フリガナ", "ふりがな", "氏名フリガナ", "氏名(カナ)",
                  "姓名かな", "name_kana", "カナ"),
    "kana_guessed": ("kana_guessed", "カナ推定"),
    "romaji": ("ローマ字", "name_romaji", "romaji", "氏名ローマ字", "英語名"),
    "company": ("会社名", "会社", "company", "organization name", "organization 1 - name",
                "organization", "勤務先", "会社名(日本語)", "組織名"),
    "company_kana": ("会社名カナ", "会社名フリガナ", "会社名かな", "company yomi", "company_kana",
                     "organization 1 - yomi name"),
    "company_en": ("company_en", "会社名(英)"),
    "department": ("部署", "部署名", "department", "organization department",
                   "organization 1 - department", "部署名1", "部署名2", "所属"),
    "title": ("役職", "役職名", "job title", "organization title", "organization 1 - title",
              "肩書", "肩書き"),
    "title_or_prefix": ("title",),
    "qualifications": ("資格", "qualifications"),
    "email": ("e-mail", "email", "メール", "メールアドレス", "電子メールアドレス",
              "電子メール2アドレス", "電子メール3アドレス", "e-mail address", "e-mail 2 address",
              "e-mail 3 address", "会社e-mail", "mail", "email1", "email2", "e_mail",
              "eメール", "自宅e-mail"),
    "tel": ("tel", "tel会社", "tel部門", "電話", "電話番号", "会社電話", "会社電話2",
            "business phone", "business phone 2", "phone", "tel1", "tel2", "tel_1", "tel_2",
            "tel(1)", "tel(2)", "会社電話番号", "home phone", "自宅電話", "other phone",
            "primary phone"),
    "direct": ("直通", "tel直通", "直通電話", "direct", "直通番号"),
    "main": ("代表", "会社代表電話", "company main phone", "代表電話", "main"),
    "fax": ("fax", "会社fax", "business fax", "fax番号", "fax(1)", "fax_1", "会社ファックス"),
    "mobile": ("携帯", "携帯電話", "携帯番号", "携帯電話番号", "mobile phone", "mobile", "携帯1"),
    "tollfree": ("フリーダイヤル", "tollfree"),
    "postal": ("〒", "郵便番号", "postal_code", "会社〒", "郵便番号(会社)", "business postal code",
               "郵便番号(1)", "postal code", "zip", "会社郵便番号"),
    "address": ("住所", "address", "住所(1)", "住所(1)[全て]", "business address", "所在地",
                "会社住所", "住所(会社)"),
    "address_lines": ("会社住所1", "会社住所2", "会社住所3"),
    "prefecture": ("都道府県", "prefecture", "都道府県(会社)", "business state", "住所_都道府県",
                   "住所(1)[都道府県]"),
    "city": ("市区町村", "市町村", "city", "市町村(会社)", "business city", "住所_市区町村",
             "住所(1)[市区町村]"),
    "street": ("番地", "street", "番地(会社)", "business street", "住所_番地", "町名番地", "町域",
               "住所(1)[番地]"),
    "building": ("建物", "建物名", "building", "ビル名", "住所_ビル名", "住所(1)[ビル名]"),
    "country": ("国(会社)/地域", "business country/region", "国", "country"),
    "url": ("url", "webページ", "web page", "website", "ホームページ", "会社url", "web",
            "webサイト"),
    "sns": ("sns",),
    "registration": ("登録番号", "registration"),
    "note": ("メモ", "備考", "notes", "note", "memory", "メモ1", "memo", "コメント"),
    "more_note": ("メモ2", "メモ3", "メモ4", "メモ5", "備考1", "備考2", "備考3", "以前の出会い",
                  "earlier"),
    "tags": ("タグ", "tags", "labels", "group membership", "categories", "分類項目", "分類",
             "ラベル", "グループ"),
    "met_on": ("名刺交換日", "met_on", "交換日", "出会った日"),
    "event": ("イベント", "event"),
    "place": ("場所", "place"),
    "uid": ("uid",),
    "nothing": ("敬称", "photo", "file as", "name prefix", "name suffix", "suffix", "宛先",
                "other_addresses", "その他の住所", "名刺所有者ユーザid", "名刺所有者", "名刺id",
                "人物id", "会社id", "登録日", "名刺更新日時", "address 1 - formatted",
                "department_en", "title_en", "部署(英)", "役職(英)", "phonetic middle name"),
}  # fmt: skip

MARKS: dict[str, tuple[str, ...]] = {
    "eight": ("tel会社", "tel直通", "名刺交換日"),
    "sansan": ("名刺所有者ユーザid", "名刺所有者", "名刺id"),
    "google": (
        "organizationname",
        "phoneticlastname",
        "groupmembership",
        "labels",
        "organization1-name",
        "givenname",
        "familyname",
    ),
    "outlook": ("businessphone", "surnameyomi", "businessstreet"),
    "outlook-ja": ("会社電話", "姓フリガナ", "webページ"),
    "atena": ("会社〒", "姓かな"),
    "plain": ("name_full", "memory", "met_on"),
}
"""Columns that tell whose file it is; two of them are enough."""

_BRACKETS = str.maketrans({"（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]"})


def plain_name(header: str) -> str:
    """A header in the form in which headers are compared."""
    text = unicodedata.normalize("NFKC", header.translate(_BRACKETS)).lower()
    return re.sub(r"[\s　\ufeff]+", "", text)


_BY_NAME = {plain_name(name): role for role, names in ROLES.items() for name in names}

_NUMBERED = re.compile(
    r"^(?P<what>phone|e-mail|address|website|customfield|relation|event)(?P<n>\d+)-(?P<part>.+)$"
)


def role_of(header: str) -> str:
    """The role of a column: a key of `ROLES`, `phone:2:value` for Google's numbered ones, or
    nothing when it is not known."""
    name = plain_name(header)
    numbered = _NUMBERED.match(name)
    if numbered:
        part = {"type": "label"}.get(numbered["part"], numbered["part"])
        return f"{numbered['what']}:{numbered['n']}:{part}"
    return _BY_NAME.get(name, "")


def kind_of(headers: list[str]) -> str:
    """Whose file it is, by its columns; `csv` when nothing tells."""
    names = {plain_name(header) for header in headers}
    scores = {kind: len(names & set(marks)) for kind, marks in MARKS.items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 2 or (best == "sansan" and scores[best]) else "csv"
