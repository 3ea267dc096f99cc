"""What is understood: fields with their evidence, and the contact that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

PhoneKind: TypeAlias = Literal["tel", "fax", "mobile", "direct", "main", "tollfree"]

PHONE_KINDS: tuple[PhoneKind, ...] = ("tel", "fax", "mobile", "direct", "main", "tollfree")


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of a card: `side` counts the sides (0 is the front), `line` its lines, from 0."""

    side: int
    line: int


@dataclass(frozen=True, slots=True)
class Check:
    """A test that a field passed or failed. `name` is stable (`postal-town`); `detail` is data."""

    name: str
    passed: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One value with its evidence.

    `value` is normalised, `printed` is what stood on the card, `confidence` is the calibrated
    probability (0 to 1) that `value` is right. `doubtful` says that a person should look.
    `alternatives` are other values, best first.
    """

    value: str
    printed: str = ""
    sources: tuple[LineRef, ...] = ()
    confidence: float = 1.0
    doubtful: bool = False
    checks: tuple[Check, ...] = ()
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.value.strip():
            raise ValueError("a field has a value; an absent field is None")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is 0 to 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number. `number.value` is as printed, spaces trimmed; `e164` as ITU-T E.164."""

    number: Field
    kind: PhoneKind = "tel"
    e164: str | None = None
    extension: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An office. `text` is the address without its postal code; the parts may be empty."""

    text: Field
    postal_code: Field | None = None
    prefecture: str = ""
    city: str = ""
    street: str = ""
    building: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class SocialHandle:
    """A handle on a social service, e.g. service `Instagram`, value `@name`."""

    service: str
    handle: Field


@dataclass(frozen=True, slots=True)
class Contact:
    """A person's card, parsed. Absent fields are None or empty, never guessed.

    `name_kana` (hiragana) holds a printed reading only; `name_kana_guess` a proposed one, with
    further proposals as its alternatives. On a bilingual card the Japanese value is the main one
    and the second language stands in the `_en` fields. `further` keeps the lines that were not
    understood.
    """

    name_full: Field | None = None
    name_family: Field | None = None
    name_given: Field | None = None
    name_kana: Field | None = None
    name_kana_guess: Field | None = None
    name_romaji: Field | None = None
    company: Field | None = None
    company_en: Field | None = None
    company_kana: Field | None = None
    departments: tuple[Field, ...] = ()
    departments_en: tuple[Field, ...] = ()
    titles: tuple[Field, ...] = ()
    titles_en: tuple[Field, ...] = ()
    qualifications: tuple[Field, ...] = ()
    emails: tuple[Field, ...] = ()
    phones: tuple[Phone, ...] = ()
    urls: tuple[Field, ...] = ()
    addresses: tuple[Address, ...] = ()
    addresses_en: tuple[Address, ...] = ()
    postal_codes: tuple[Field, ...] = ()
    sns: tuple[SocialHandle, ...] = ()
    registration: Field | None = None
    further: tuple[Field, ...] = field(default=())

    @property
    def address(self) -> Address | None:
        """The main office: the first that was printed."""
        return self.addresses[0] if self.addresses else None

    @property
    def display_name(self) -> str:
        """What to call this contact in a list; empty when neither name nor company is known."""
        best = self.name_full or self.name_romaji or self.company or self.company_en
        if best is None and self.emails:
            best = self.emails[0]
        return best.value if best else ""

    def doubtful_fields(self) -> tuple[str, ...]:
        """The names of the fields that hold a doubtful value, in the order of this class."""
        return tuple(name for name in FIELD_NAMES if any(f.doubtful for f in self.fields(name)))

    def fields(self, name: str) -> tuple[Field, ...]:
        """Every `Field` under the attribute `name`, those inside phones and addresses included."""
        found = getattr(self, name)
        items = found if isinstance(found, tuple) else (found,)
        plain: list[Field] = []
        for item in items:
            match item:
                case Field():
                    plain.append(item)
                case Phone():
                    plain.append(item.number)
                case Address():
                    plain.append(item.text)
                case SocialHandle():
                    plain.append(item.handle)
        return tuple(plain)


FIELD_NAMES: tuple[str, ...] = tuple(
    name for name in Contact.__dataclass_fields__ if name != "further"
)
