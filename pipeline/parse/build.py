"""Putting the contact together: values, sources, cross-checks, confidences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Address, Check, Contact, Field, Phone, PhoneKind, SocialHandle
from ..text.widths import comparable, no_space
from .addresses import judge_address
from .assign import Assignment
from .company import CompanyName
from .facts.organisations import LEGAL
from .fields import make_field
from .found import FoundPhone, FoundText
from .harvest import Harvest
from .known import KnownCompanies
from .mailbox import with_mailbox_checks
from .name_readings import guess_readings
from .names import split_name
from .offices import Office
from .person import Person
from .position import Position
from .positions import parse_positions
from .posts import with_positions
from .qr_contact import merge_payloads
from .segments import Segment
from .spellings import ADDRESS_FORM, Spelling


def build_contact(
    harvest: Harvest,
    offices: Sequence[Office],
    assignment: Assignment,
    payloads: Sequence[str],
    known: KnownCompanies,
) -> Contact:
    """The contact of everything that was found, each field judged."""
    bilingual = _bilingual(assignment, offices)
    japanese = tuple(_address(o, known) for o in offices if not o.latin)
    latin = tuple(_latin_address(o) for o in offices if o.latin)
    main, second = (japanese, latin) if japanese else (latin, ())
    positions = [*_from_name_line(assignment.person), *assignment.positions]
    contact = Contact(
        company=_company(assignment.company, known, harvest),
        company_en=_company(assignment.company_en, known, harvest),
        emails=_texts(harvest.emails),
        phones=_phones(harvest, offices),
        urls=_texts(harvest.urls),
        addresses=main,
        addresses_en=second,
        postal_codes=_codes(main),
        sns=tuple(
            SocialHandle(
                found.service, make_field(found.value, found.printed, (segment,), found.checks)
            )
            for segment, found in _distinct(harvest.sns, by_service=True)
        ),
        registration=(
            make_field(
                harvest.registration[1].value,
                harvest.registration[1].printed,
                (harvest.registration[0],),
                harvest.registration[1].checks,
            )
            if harvest.registration
            else None
        ),
        further=tuple(
            make_field(s.text, s.text, (s,), ()) for s in assignment.further if s.text.strip()
        ),
    )
    contact = _with_person(contact, assignment.person, harvest, bilingual)
    contact = with_positions(contact, positions, assignment, bilingual)
    return merge_payloads(with_mailbox_checks(contact), payloads)


def _bilingual(assignment: Assignment, offices: Sequence[Office]) -> bool:
    pieces: list[Segment] = [segment for segment, _ in assignment.positions]
    pieces += assignment.person.name_segments if assignment.person else ()
    pieces += assignment.company.segments if assignment.company else ()
    return any(s.japanese for s in pieces) or any(not o.latin for o in offices)


def _with_person(
    contact: Contact, person: Person | None, harvest: Harvest, bilingual: bool
) -> Contact:
    if person is None:
        return contact
    local = next((m.value.partition("@")[0] for _, m in harvest.emails), None)
    kana = person.kana.text if person.kana else None
    romaji = person.romaji.text if person.romaji else None
    guess = person.guess
    split = guess.split
    if guess.script not in ("latin", "katakana"):
        split = split_name(guess.text, kana, romaji, local)
    printed = " ".join(s.text for s in person.name_segments)
    checks = (
        Check(
            "name-known", guess.family_known and (guess.given_known or not split.given), split.full
        ),
        Check("name-split", split.confidence >= 0.8, f"{split.confidence:.2f}"),
        Check("name-lead", person.margin >= 2.0, f"{person.margin:.1f}"),
        Check("name-spelled", bool(person.kana or person.romaji), romaji or kana or ""),
        # A Latin name on a Japanese card is its translation, and the name itself was not read.
        Check("name-native", not (bilingual and guess.script == "latin"), guess.script),
    )
    lines = person.name_segments
    mended: tuple[Check, ...] = ()
    if split.family and no_space(split.family) not in no_space(printed):
        mended = (Check("name-mended", True, printed),)
    others = tuple(f"{family} {given}".strip() for family, given in split.alternatives[:3])
    full = split.full
    if guess.script == "latin" and re.fullmatch(r"(?:Dr|Prof|Sir)\.?", guess.before):
        full = f"{guess.before} {full}"
    family = given = kana_field = kana_guess = romaji_field = None
    if split.family:
        family = make_field(split.family, printed, lines, (*checks, *mended))
    if split.given:
        given = make_field(split.given, printed, lines, (*checks, *mended))
    if person.kana:
        kana_field = _spelling(person.kana)
    elif guess.script != "latin":
        kana_guess = _guessed_reading(split.family, split.given, romaji, local)
    if person.romaji:
        romaji_field = _spelling(person.romaji)
    return replace(
        contact,
        name_full=make_field(full, printed, lines, (*checks, *mended), others),
        name_family=family,
        name_given=given,
        name_kana=kana_field,
        name_kana_guess=kana_guess,
        name_romaji=romaji_field,
    )


def _spelling(spelling: Spelling) -> Field:
    printed = " ".join(s.text for s in spelling.segments)
    fits = Check("reading-fits", spelling.score >= 0.8, f"{spelling.score:.2f}")
    text = ADDRESS_FORM.sub("", spelling.text).strip("()（） ")
    return make_field(text, printed, spelling.segments, (fits,))


def _guessed_reading(
    family: str, given: str, romaji: str | None, local: str | None
) -> Field | None:
    ranked = guess_readings(family, given, romaji, local)
    if not ranked:
        return None
    best, *others = ranked
    return Field(
        best.kana,
        confidence=min(1.0, max(0.0, best.confidence)),
        alternatives=tuple(other.kana for other in others[:4]),
    )


def _from_name_line(person: Person | None) -> list[tuple[Segment, Position]]:
    """Titles that stood on the line of the name."""
    if person is None:
        return []
    found = []
    for text in (person.guess.before, person.guess.after):
        bare = re.sub(r"^(?:様|さま|氏|殿|先生|さん)$", "", text)
        found += [(person.name_segments[0], p) for p in parse_positions(bare)] if bare else []
    return found


def _company(company: CompanyName | None, known: KnownCompanies, harvest: Harvest) -> Field | None:
    if company is None:
        return None
    hosts = [mail.value.rpartition("@")[2].lower() for _, mail in harvest.emails]
    confirmed = known.company_of(hosts)
    checks = [
        Check("company-form", company.score >= 4.0, f"{company.score:.1f}"),
        Check("company-lead", company.margin >= 1.5, f"{company.margin:.1f}"),
        Check("domain-agrees", company.domain_likeness >= 0.5, f"{company.domain_likeness:.2f}"),
        Check("company-whole", not LEGAL.fullmatch(no_space(company.text)), company.text),
    ]
    others: tuple[str, ...] = ()
    if confirmed:
        checks.append(Check("company-known", comparable(confirmed) == comparable(company.text)))
        others = (confirmed,) if comparable(confirmed) != comparable(company.text) else ()
    return make_field(company.text, company.text, company.segments, checks, others)


def _texts(found: Sequence[tuple[Segment, FoundText]]) -> tuple[Field, ...]:
    return tuple(
        make_field(text.value, text.printed, (segment,), text.checks)
        for segment, text in _distinct(found)
    )


def _distinct(
    found: Sequence[tuple[Segment, FoundText]], *, by_service: bool = False
) -> list[tuple[Segment, FoundText]]:
    seen: dict[tuple[str, str], tuple[Segment, FoundText]] = {}
    for segment, text in found:
        # One handle on two services is two.
        seen.setdefault((text.service if by_service else "", text.value.lower()), (segment, text))
    return list(seen.values())


def _phones(harvest: Harvest, offices: Sequence[Office]) -> tuple[Phone, ...]:
    kept: list[tuple[Segment, FoundPhone]] = []
    for segment, phone in harvest.phones:
        same = [k for _, k in kept if k.e164 == phone.e164 and k.kind == phone.kind]
        if not same:
            kept.append((segment, phone))
    kept = _unlabelled_fax(kept, [s.ref.line for office in offices for s in office.segments])
    kept = _unlabelled_main(kept)
    return tuple(
        Phone(
            make_field(
                phone.printed,
                phone.printed,
                (segment,),
                (*phone.checks, Check("phone-labelled", phone.labelled, phone.label)),
            ),
            phone.kind,
            phone.e164,
            phone.extension,
            phone.label,
        )
        for segment, phone in kept
    )


def _unlabelled_fax(
    phones: Sequence[tuple[Segment, FoundPhone]], offices: Sequence[int]
) -> list[tuple[Segment, FoundPhone]]:
    """Where labels are icons, a second number of the same exchange right below is the fax."""
    out: list[tuple[Segment, FoundPhone]] = []
    for segment, phone in phones:
        internet = (phone.e164 or "").startswith("+8150")  # a line of the net, never a fax
        if phone.labelled or phone.kind != "tel" or not out or internet:
            out.append((segment, phone))
            continue
        before, last = out[-1]
        lines = sorted((before.ref.line, segment.ref.line))
        another_office = any(lines[0] < line < lines[1] for line in offices)
        near = any(
            p.kind in ("tel", "main", "direct") and _exchange(p) == _exchange(phone) for _, p in out
        )
        spelled = any(p.kind == "mobile" and p.label for _, p in phones)
        has_fax = any(p.kind == "fax" for _, p in out)
        follows = not last.labelled or last.kind in ("main", "direct")
        kind: PhoneKind = (
            "fax"
            if near and not another_office and not has_fax and follows and not spelled
            else "tel"
        )
        out.append((segment, replace(phone, kind=kind)))
    return out


_TEL = r"[tp電話☎℡]|phone"  # a label that says no more than that it is a telephone


def _unlabelled_main(
    phones: Sequence[tuple[Segment, FoundPhone]],
) -> list[tuple[Segment, FoundPhone]]:
    """Beside a direct number, a first one that says nothing of itself is the main number."""
    direct = [phone for _, phone in phones if phone.kind == "direct"]
    plain = [p for _, p in phones if p.kind == "tel" and not re.search(_TEL, p.label, re.I)]
    if len(direct) != 1 or len(plain) != 1 or _exchange(direct[0]) != _exchange(plain[0]):
        return list(phones)
    return [(s, replace(p, kind="main") if p is plain[0] else p) for s, p in phones]


def _exchange(phone: FoundPhone) -> str:
    """The area code as printed, or the number's head where it is printed in one."""
    groups = re.findall(r"\d+", phone.printed)
    if not (phone.e164 or "").startswith("+81"):
        return (phone.e164 or "")[:-4]
    if phone.printed.lstrip("(").startswith("+"):
        groups = groups[1:]
    return groups[0] if len(groups) > 1 and len(groups[0]) > 1 else (phone.e164 or "")[:6]


def _address(office: Office, known: KnownCompanies) -> Address:
    code_line = (office.code_segment,) if office.code_segment else ()
    judged = judge_address(
        office.text,
        office.code,
        clear=_is_clear(s for s in office.segments if s not in code_line or s.kanji),
        code_clear=_is_clear(code_line),
    )
    plain = not re.search(r"[-－]{2}|[A-Za-z]{4,}|[〇一二三四五六七八九]{4,}", judged.text)
    checks = (*judged.checks, Check("address-plain", plain, judged.text))
    if known.confirms_address(judged.text):
        checks = (*checks, Check("address-known", True))
    code = None
    if judged.code:
        segment = office.code_segment or office.segments[0]
        read = office.misread or office.code or judged.code
        told = (Check("code-from-town", True, office.misread),) if office.misread else ()
        code = make_field(judged.code, read, (segment,), (*checks, *told))
    return Address(
        make_field(judged.text, office.text, office.segments, checks),
        code,
        judged.prefecture,
        judged.city,
        judged.street,
        judged.building,
        "JP",
        office.label,
    )


_CLEAR = 0.97  # of the least certain letter: what was read so is not questioned


def _is_clear(segments: Iterable[Segment]) -> bool:
    clarity = [segment.clarity for segment in segments]
    return bool(clarity) and min(clarity) >= _CLEAR


def _latin_address(office: Office) -> Address:
    code = None
    numbered = bool(re.search(r"\d", re.sub(r"\d{3}-\d{4}", "", office.text)))
    checks = (
        Check("country-known", bool(office.country), office.country),
        Check("street-numbered", numbered and bool(office.code), office.code or ""),
    )
    if office.code:
        segment = office.code_segment or office.segments[0]
        code = make_field(office.code, office.code, (segment,), checks)
    return Address(
        make_field(office.text, office.text, office.segments, checks),
        code,
        country=office.country,
        street=office.text,
        label=office.label,
    )


def _codes(addresses: Sequence[Address]) -> tuple[Field, ...]:
    seen: dict[str, Field] = {}
    for address in addresses:
        if address.postal_code:
            seen.setdefault(no_space(address.postal_code.value), address.postal_code)
    return tuple(seen.values())
