"""The JSON line that `meishi read --json` prints for each photo: a stable contract.

Pure: readings in, plain JSON values out. Absent values are null or `[]`. Keys may be added,
never renamed or removed.
"""

from __future__ import annotations

from typing import Any

from .errors import PhotoError
from .model import Address, CardReading, Contact, Field, PhotoReading


def photo_to_json(reading: PhotoReading) -> dict[str, Any]:
    """The object for a photo that was read."""
    return {
        "file": str(reading.photo.path),
        "page": reading.photo.page,
        "error": None,
        "seconds": {stage: round(spent, 3) for stage, spent in reading.seconds.items()},
        "cards": [card_to_json(card) for card in reading.cards],
    }


def error_to_json(error: PhotoError) -> dict[str, Any]:
    """The object for a photo (or a page of it) that could not be read."""
    message = " ".join(part for part in (error.what, error.hint) if part)
    return {
        "file": str(error.path),
        "page": error.page,
        "error": {"kind": error.kind, "message": message},
        "seconds": {},
        "cards": [],
    }


def card_to_json(card: CardReading) -> dict[str, Any]:
    """One card of the `cards` list."""
    return {
        "quad": [[round(x, 1), round(y, 1)] for x, y in card.image.quad],
        "rotation": card.image.rotation,
        "vertical": card.reading.vertical,
        **contact_to_json(card.contact),
        "qr": list(card.reading.qr),
        "lines": [
            {
                "text": line.text,
                "polygon": [[round(x, 1), round(y, 1)] for x, y in line.polygon],
                "confidence": round(line.confidence, 4),
                "engine": line.engine,
            }
            for line in card.reading.lines
        ],
    }


def contact_to_json(contact: Contact) -> dict[str, Any]:
    """The parsed fields, their confidences, and the names of the doubtful ones."""
    main = contact.address
    return {
        "name_full": _value(contact.name_full),
        "name_family": _value(contact.name_family),
        "name_given": _value(contact.name_given),
        "name_kana": _value(contact.name_kana),
        "name_kana_guess": _value(contact.name_kana_guess),
        "name_romaji": _value(contact.name_romaji),
        "company": _value(contact.company),
        "company_en": _value(contact.company_en),
        "department": _values(contact.departments),
        "department_en": _values(contact.departments_en),
        "title": _values(contact.titles),
        "title_en": _values(contact.titles_en),
        "qualifications": _values(contact.qualifications),
        "emails": _values(contact.emails),
        "phones": [
            {
                "type": phone.kind,
                "e164": phone.e164,
                "printed": phone.number.printed or phone.number.value,
                "extension": phone.extension,
            }
            for phone in contact.phones
        ],
        "urls": _values(contact.urls),
        "postal_code": _value(contact.postal_codes[0]) if contact.postal_codes else None,
        "postal_codes": _values(contact.postal_codes),
        "address": main.text.value if main else None,
        "address_parts": [_parts(address) for address in contact.addresses],
        "addresses": [address.text.value for address in contact.addresses],
        "addresses_en": [address.text.value for address in contact.addresses_en],
        "sns": [
            {
                "service": item.service,
                "handle": item.handle.value,
                "printed": item.handle.printed or item.handle.value,
            }
            for item in contact.sns
        ],
        "registration": _value(contact.registration),
        "further": _values(contact.further),
        "confidence": confidences(contact),
        "doubtful": doubtful_keys(contact),
    }


_KEYS: tuple[tuple[str, str], ...] = (
    ("name_full", "name_full"),
    ("name_family", "name_family"),
    ("name_given", "name_given"),
    ("name_kana", "name_kana"),
    ("name_kana_guess", "name_kana_guess"),
    ("name_romaji", "name_romaji"),
    ("company", "company"),
    ("company_en", "company_en"),
    ("departments", "department"),
    ("departments_en", "department_en"),
    ("titles", "title"),
    ("titles_en", "title_en"),
    ("qualifications", "qualifications"),
    ("emails", "emails"),
    ("phones", "phones"),
    ("urls", "urls"),
    ("postal_codes", "postal_codes"),
    ("addresses", "addresses"),
    ("addresses_en", "addresses_en"),
    ("sns", "sns"),
    ("registration", "registration"),
)


def confidences(contact: Contact) -> dict[str, float]:
    """The confidence of each field that is present; of several values, the lowest."""
    found: dict[str, float] = {}
    for attribute, key in _KEYS:
        held = contact.fields(attribute)
        if held:
            found[key] = round(min(item.confidence for item in held), 4)
    if contact.postal_codes:
        found["postal_code"] = round(contact.postal_codes[0].confidence, 4)
    if contact.addresses:
        found["address"] = round(contact.addresses[0].text.confidence, 4)
    return found


def doubtful_keys(contact: Contact) -> list[str]:
    """The keys under which a doubtful value stands."""
    keys = [key for name, key in _KEYS if any(item.doubtful for item in contact.fields(name))]
    if contact.postal_codes and contact.postal_codes[0].doubtful:
        keys.append("postal_code")
    if contact.addresses and contact.addresses[0].text.doubtful:
        keys.append("address")
    return keys


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _values(fields: tuple[Field, ...]) -> list[str]:
    return [field.value for field in fields]


def _parts(address: Address) -> dict[str, str | None]:
    return {
        "postal_code": _value(address.postal_code),
        "prefecture": address.prefecture,
        "city": address.city,
        "street": address.street,
        "building": address.building,
        "country": address.country,
        "label": address.label,
    }
