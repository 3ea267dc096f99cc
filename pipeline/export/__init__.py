"""Ways out: entries to vCard, CSV and JSON, and back in; CardDAV as a plan and its execution."""

from .csv_files import PROFILES, CsvProfile, write_csv
from .outgoing import SELECTABLE
from .vcard import VCardVersion, write_vcard, write_vcard_files, write_vcards

__all__ = [
    "PROFILES",
    "SELECTABLE",
    "CsvProfile",
    "VCardVersion",
    "write_csv",
    "write_vcard",
    "write_vcard_files",
    "write_vcards",
]
