"""What contacts are found, sorted and compared by. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from ..model import Contact, Field
from ..text.romaji import fold_kana, fold_romaji
from ..text.variants import fold_variants

_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|(一般|公益)?(社団|財団)法人|医療法人(社団|財団)?"
    r"|(特定非営利活動|税理士|弁護士|行政書士|社会福祉|学校|宗教|独立行政)法人"
    r"|[(（]\s*[株有同合資名財社医]\s*[)）]"
    r"|\b(co\.?,?\s*ltd|inc|incorporated|corp|corporation|ltd|limited|llc|k\.?k|gmbh|plc)\b\.?"
)
"""Legal forms after `fold` (国税庁 法人番号公表サイト, 法人種別), for comparing alone."""

_SHARED_MAILBOXES = frozenset(
    "info contact sales support office mail admin hello webmaster soumu eigyo inquiry jinji "
    "saiyo recruit customer service shop press pr".split()
)
"""Local parts that several people share (RFC 2142 and Japanese habit): no sign of a person."""

_NOT_WORD = re.compile(r"[\W_]+")

# JIS X 4061 sorts by base letters first; voicing and size only break ties.
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOICING = re.compile("[\u3099\u309a]")


def fold(text: str) -> str:
    """`text` for searching: width, case, katakana, old and variant kanji made alike."""
    plain = unicodedata.normalize("NFKC", fold_variants(text)).casefold()
    return fold_variants("".join(_hiragana(char) for char in plain))


def _hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char


def compact(text: str) -> str:
    """`fold` with nothing left but letters and digits."""
    return _NOT_WORD.sub("", fold(text))


def is_latin(text: str) -> bool:
    """Whether every letter is a Latin one, accents included (U+024F ends Latin Extended-B)."""
    return all(char <= "\u024f" for char in text if char.isalpha())


def company_key(name: str) -> str:
    """A company's name for comparing: folded, without its legal form."""
    folded = fold(name)
    return _NOT_WORD.sub("", _LEGAL_FORM.sub("", folded)) or _NOT_WORD.sub("", folded)


def search_text(parts: Iterable[str]) -> str:
    """One text in which `fold`ed words are looked for.

    Each part stands as it is and once more without spaces, since 佐藤健 is looked for as well
    as 佐藤 健.
    """
    lines: list[str] = []
    for part in parts:
        folded = " ".join(fold(part).split())
        lines.append(folded)
        if " " in folded:
            lines.append(folded.replace(" ", ""))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def contact_texts(contact: Contact) -> tuple[str, ...]:
    """Everything that is written in a contact."""
    texts = [f.value for name in Contact.__dataclass_fields__ for f in contact.fields(name)]
    for phone in contact.phones:
        texts += [phone.e164 or "", re.sub(r"\D", "", phone.number.value)]
    return tuple(text for text in texts if text)


def reading_of(contact: Contact) -> str:
    """The reading of the name: printed, else guessed, else romaji; "" where there is none."""
    best = contact.name_kana or contact.name_kana_guess or contact.name_romaji
    return best.value if best else ""


def sort_key(contact: Contact) -> str:
    """What a contact is sorted by: its reading, else its name; those without either come last."""
    return sortable(reading_of(contact) or contact.display_name)


def sortable(text: str) -> str:
    """`text` so that comparing code points follows Japanese order (JIS X 4061, simplified)."""
    folded = "".join(fold(text).split()).replace("ー", "")
    if not folded:
        return "\U0010ffff"
    base = _VOICING.sub("", unicodedata.normalize("NFD", folded)).translate(_SMALL)
    return f"{base}\t{folded}"


def content_key(contact: Contact) -> str:
    """The same for two readings of the same card, whatever their evidence; "" where too little
    was read to say so."""
    name = _value(contact.name_full) or _value(contact.name_romaji)
    mails = sorted(compact(field.value) for field in contact.emails)
    phones = sorted(phone_key(phone.e164, phone.number.value) for phone in contact.phones)
    if not name or not (mails or phones):
        return ""
    parts = [
        name,
        _value(contact.company),
        _value(contact.company_en),
        *(_value(item) for item in (*contact.departments, *contact.titles)),
        *(compact(office.text.value) for office in contact.addresses),
        *mails,
        *phones,
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def traits(contact: Contact) -> tuple[tuple[str, str], ...]:
    """What makes a person recognisable, as `(kind, value)`: `email`, `mobile`, `name`,
    `romaji`, `name-company`, `content`."""
    found: list[tuple[str, str]] = []
    name, romaji = _value(contact.name_full), romaji_key(contact)
    firms = {company_key(f.value) for f in (contact.company, contact.company_en) if f}
    if name:
        found.append(("name", name))
        found += [("name-company", f"{name}\t{firm}") for firm in sorted(firms)]
    if romaji:
        found.append(("romaji", romaji))
    found += [("email", mail) for mail in personal_emails(contact)]
    found += [
        ("mobile", phone_key(phone.e164, phone.number.value))
        for phone in contact.phones
        if phone.kind == "mobile"
    ]
    if key := content_key(contact):
        found.append(("content", key))
    return tuple(dict.fromkeys((kind, value) for kind, value in found if value))


def personal_emails(contact: Contact) -> tuple[str, ...]:
    """The addresses that are one person's, folded."""
    mails = (fold(field.value) for field in contact.emails)
    return tuple(m for m in mails if m.split("@")[0] not in _SHARED_MAILBOXES)


def romaji_key(contact: Contact) -> str:
    """The name in Latin letters by its sound, its parts in the order of the alphabet (Taro Ōta
    is OHTA Taro); "" for none."""
    best = contact.name_romaji
    if best is None and contact.name_full and is_latin(contact.name_full.value):
        best = contact.name_full
    words = re.findall(r"[^\W\d_]+", best.value) if best else []
    return " ".join(sorted(fold_romaji(word) for word in words))


def spoken_keys(contact: Contact, *, guessed: bool = False) -> frozenset[str]:
    """`romaji_key` made of the readings of a name: the printed one, or where `guessed` all that
    were proposed."""
    field = contact.name_kana_guess if guessed else contact.name_kana
    readings = (field.value, *field.alternatives) if field else ()
    keys = (" ".join(sorted(fold_kana(part) for part in r.split())) for r in readings)
    return frozenset(key for key in keys if " " in key)


def phone_key(e164: str | None, printed: str) -> str:
    """A number for comparing: E.164 where known, else its digits."""
    return e164 or re.sub(r"\D", "", unicodedata.normalize("NFKC", printed))


def domains(contact: Contact) -> frozenset[str]:
    """The domains of the addresses and URLs, without `www`."""
    found = {fold(f.value).rpartition("@")[2] for f in contact.emails}
    for field in contact.urls:
        host = re.sub(r"^[a-z]+://", "", fold(field.value)).split("/")[0].split(":")[0]
        found.add(host.removeprefix("www."))
    return frozenset(d for d in found if "." in d)


def _value(field: Field | None) -> str:
    return compact(field.value) if field else ""
