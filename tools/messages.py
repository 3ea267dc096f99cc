"""Gather the messages of the package, merge them into the Japanese catalogue, and compile it.

    python -m tools.messages          # also says which messages lack their Japanese

Messages that are gone are dropped; new ones stand at the end of the file with an empty msgstr.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipeline.i18n import LOCALE_DIR

ROOT = Path(__file__).parents[1]
PO = LOCALE_DIR / "ja" / "LC_MESSAGES" / "meishi.po"

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)

KEYWORDS = {
    "_": None,
    "gettext": None,
    "mark": None,
    "N_": None,
    "_n": (1, 2),
    "ngettext": (1, 2),
}

# What argparse itself says (Lib/argparse.py, Python 3.11 to 3.14); see `cli.parser`.
ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "%(prog)s: error: %(message)s\n",
    "unrecognized arguments: %s",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "not allowed with argument %s",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "ignored explicit argument %r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "argument %(argument_name)s: %(message)s",
)
ARGPARSE_PLURAL = (("expected %s argument", "expected %s arguments"),)


def extract_messages(folder: Path = ROOT / "pipeline") -> Catalog:
    """Every message of the Python modules and the templates under `folder`, and argparse's."""
    catalogue = Catalog(fuzzy=False)
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**.html", "jinja2")]
    extensions = {"**.html": {"extensions": "jinja2.ext.i18n"}}
    found = extract_from_dir(
        str(folder), method_map=methods, options_map=extensions, keywords=KEYWORDS
    )
    for file, line, message, _comments, _context in sorted(found, key=lambda item: item[:2]):
        catalogue.add(message, locations=[(Path(file).as_posix(), line)])
    for text in ARGPARSE:
        catalogue.add(text)
    for pair in ARGPARSE_PLURAL:
        catalogue.add(pair)
    return catalogue


def merge(old: bytes, messages: Catalog) -> Catalog:
    """`messages` with the translations of the catalogue `old`."""
    known = read_po(io.BytesIO(old), locale="ja") if old else Catalog(locale="ja")
    merged = Catalog(
        locale="ja", project="meishi", fuzzy=False, copyright_holder="meishi",
        header_comment="# Japanese messages of meishi.\n# Renewed by `make messages`.",
    )  # fmt: skip
    for message in messages:
        if message.id:
            # A msgid with a plural is looked up by its singular.
            held = known.get(message.id[0] if isinstance(message.id, tuple) else message.id)
            merged.add(message.id, held.string if held else "")
    return merged


def compile_catalogue(po: bytes) -> bytes:
    """The bytes of the .mo file for the .po file."""
    catalogue = read_po(io.BytesIO(po), locale="ja")
    # The header holds dates; with those of the clock the file would differ each time.
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a file without dates: it changes when a message does."""
    out = io.BytesIO()
    write_po(out, catalogue, width=96, sort_output=True, no_location=True, omit_header=False)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')
    return "".join(line for line in lines if not line.startswith(dated)).encode("utf-8")


def main() -> int:
    old = PO.read_bytes() if PO.exists() else b""
    catalogue = merge(old, extract_messages())
    new = po_bytes(catalogue)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(new)
    PO.with_suffix(".mo").write_bytes(compile_catalogue(new))
    lacking = [m.id for m in catalogue if m.id and not all(_texts(m.string))]
    for message in lacking:
        print(f"no Japanese: {message!r}")
    return 1 if lacking else 0


def _texts(string: object) -> tuple[object, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string,)


if __name__ == "__main__":
    sys.exit(main())
