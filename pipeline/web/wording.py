"""Names in words: fields, states, checks, changes. Texts are msgids, translated when shown."""

from __future__ import annotations

from dataclasses import replace

from ..i18n import gettext, mark
from ..model import Field
from ..wording import reasons_for

FIELDS: dict[str, str] = {
    "name_full": mark("Full name"),
    "name_family": mark("Family name"),
    "name_given": mark("Given name"),
    "name_kana": mark("Reading"),
    "name_kana_guess": mark("Reading (a guess)"),
    "name_romaji": mark("Name in Latin letters"),
    "company": mark("Company"),
    "company_en": mark("Company (second language)"),
    "company_kana": mark("Company’s reading"),
    "departments": mark("Department"),
    "departments_en": mark("Department (second language)"),
    "titles": mark("Title"),
    "titles_en": mark("Title (second language)"),
    "qualifications": mark("Qualification"),
    "emails": mark("E-mail"),
    "phones": mark("Telephone"),
    "urls": mark("Web site"),
    "sns": mark("Social handle"),
    "addresses": mark("Address"),
    "addresses_en": mark("Address (second language)"),
    "postal_codes": mark("Postal code"),
    "postal_code": mark("Postal code"),
    "registration": mark("Registration number"),
}

GROUPS: dict[str, str] = {
    "doubtful": mark("Please look at these"),
    "name": mark("Name"),
    "work": mark("Work"),
    "reach": mark("Contact"),
    "place": mark("Place"),
}

PHONES: dict[str, str] = {
    "tel": mark("Phone"),
    "fax": mark("Fax"),
    "mobile": mark("Mobile"),
    "direct": mark("Direct line"),
    "main": mark("Switchboard"),
    "tollfree": mark("Toll-free"),
}

STATES: dict[str, str] = {
    "": mark("All"),
    "draft": mark("Without a note"),
    "doubtful": mark("Doubtful"),
    "finished": mark("Finished"),
    "deleted": mark("Deleted"),
    "not-a-card": mark("Not a card"),
}

SORTS: dict[str, str] = {
    "oldest": mark("As they came in"),
    "newest": mark("Newest first"),
    "reading": mark("By reading"),
    "company": mark("By company"),
    "updated": mark("Last changed"),
}

CHANGES: dict[str, str] = {
    "read": mark("Read from the photo"),
    "import": mark("Imported"),
    "edit": mark("Changed"),
    "accept": mark("Looked at and accepted"),
    "note": mark("Memory note"),
    "encounter": mark("Where and when met"),
    "tags": mark("Tags"),
    "delete": mark("Deleted"),
    "restore": mark("Brought back"),
    "not-a-card": mark("Marked as not a card"),
    "reread": mark("Read again"),
    "split": mark("Front and back parted"),
    "join": mark("Front and back joined"),
    "merge": mark("Merged with a person already known"),
    "unmerge": mark("Parted from a person"),
    "proposal": mark("Change from elsewhere taken over"),
    "undo": mark("Taken back"),
}

SAME: dict[str, str] = {
    "same-email": mark("same e-mail"),
    "same-mobile": mark("same mobile number"),
    "same-name-company": mark("same name and company"),
    "same-name": mark("same name"),
    "same-romaji": mark("same name in Latin letters"),
    "same-domain": mark("same e-mail domain"),
    "same-company": mark("same company"),
    "no-name": mark("no name on one side"),
}


def reasons(field: Field) -> tuple[str, ...]:
    """Why a field is doubtful, each reason a sentence; never empty."""
    bare = replace(field, alternatives=())  # the others stand beside it, each with its key
    return tuple(reason[:1].upper() + reason[1:] + gettext(".") for reason in reasons_for(bare))


def script_words() -> dict[str, object]:
    """What the scripts of the page say."""
    return {
        "saved": gettext("Saved"),
        "saving": gettext("Saving…"),
        "reading": gettext("Reading again…"),
        "failed": gettext("This was not saved."),
        "offline": gettext("meishi is not answering. What you typed is kept here and saved later."),
        "stale": gettext("This card was changed in another tab."),
        "reload": gettext("Load it again"),
        "mine": gettext("Keep mine"),
        "undo": gettext("Undo"),
        "restored": gettext("What had not been saved the last time was put back."),
        "nameless": gettext("No name"),
        "finished": gettext("Finished"),
        "stopped": gettext("meishi has stopped. You can close this page."),
        "waiting": gettext("Waiting"),
        "sending": gettext("Sending"),
        "refused": gettext("Not sent"),
        "corners": [
            gettext("Top left corner"),
            gettext("Top right corner"),
            gettext("Bottom right corner"),
            gettext("Bottom left corner"),
        ],
    }


def key_sheet() -> list[tuple[tuple[str, ...], str]]:
    """Every key and what it does."""
    return [
        (("Ctrl", "↵"), gettext("Card is right: next")),
        (("↵",), gettext("Field is right: next doubtful one")),
        (("Alt", "1–9"), gettext("Take another reading")),
        (("j", "→"), gettext("Next card")),
        (("k", "←"), gettext("Previous card")),
        (("d",), gettext("Next doubtful field")),
        (("n",), gettext("Memory note")),
        (("a",), gettext("Card is right: next")),
        (("s",), gettext("Skip")),
        (("u",), gettext("Undo")),
        (("e",), gettext("First field")),
        (("f",), gettext("Turn the card over")),
        (("z",), gettext("Larger")),
        (("r",), gettext("Rotate and read again")),
        (("h",), gettext("History")),
        (("Esc",), gettext("Out of the box")),
        (("Alt", "N"), gettext("Memory note, from a box")),
        (("Alt", "D"), gettext("Next doubtful field, from a box")),
        (("/",), gettext("Search")),
        (("?",), gettext("This sheet")),
    ]
