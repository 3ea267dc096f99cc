"""From the library to a file: first a plan, which `--dry-run` shows, then its execution.

plan = plan_export(library, ExportRequest(Path("contacts.vcf")))
for line in describe_export(plan): ...
execute_export(library, plan)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from .errors import ExportError, HeldBack, UsageError
from .export import PROFILES, SELECTABLE, VCardVersion, write_csv, write_vcard_files, write_vcards
from .export.atomic import write_atomically
from .export.json_file import write_json
from .i18n import gettext as _
from .i18n import ngettext
from .library import CardFilter, CardRow, Library
from .model import Entry

ExportFormat: TypeAlias = Literal["vcard", "csv", "json"]
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

_BY_SUFFIX: dict[str, ExportFormat] = {
    ".vcf": "vcard", ".vcard": "vcard", ".csv": "csv", ".json": "json",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to leave, and how. `target` None is standard output.

    `fields` are names out of `SELECTABLE`; None lets all leave. `changed` leaves out what went
    to the same target as it is now. `one_file_each` makes `target` a folder of vCards.
    `all_or_nothing` refuses when a contact is held back for want of a memory note. `language` is
    that of the header of the plain CSV profile.
    """

    target: Path | None
    format: ExportFormat | None = None
    profile: str = "plain"
    version: VCardVersion = "3.0"
    fields: frozenset[str] | None = None
    where: CardFilter = field(default_factory=CardFilter)
    changed: bool = False
    pictures: bool = False
    one_file_each: bool = False
    all_or_nothing: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What would be done: the files with their bytes, who leaves and who is held back.

    `unchanged` counts those left out since they went to this target as they are.
    """

    request: ExportRequest
    format: ExportFormat
    entries: tuple[Entry, ...]
    held_back: tuple[CardRow, ...]
    unchanged: int
    files: tuple[tuple[Path | None, bytes], ...]
    drafts: int = 0


def export_target(path: Path) -> str:
    """The name under which marks for `path` are kept."""
    return f"file:{path.expanduser().resolve()}"


def choose_format(request: ExportRequest) -> ExportFormat:
    """The format asked for, else the one that the name of the file says. Raises UsageError."""
    if request.format:
        return request.format
    if request.one_file_each:
        return "vcard"
    found = _BY_SUFFIX.get(request.target.suffix.lower()) if request.target else None
    if found is None:
        raise UsageError(
            _("The format of {target} is not known.").format(target=request.target or "-"),
            _("Name a file that ends in .vcf, .csv or .json, or say --format."),
        )
    return found


def choose_fields(names: str) -> frozenset[str]:
    """`--fields name,phones,…` as a set. Raises UsageError for a name that is none."""
    chosen = frozenset(name.strip() for name in names.split(",") if name.strip())
    wrong = sorted(chosen - set(SELECTABLE))
    if wrong or not chosen:
        raise UsageError(
            _("There is no field “{name}”.").format(name=", ".join(wrong)),
            _("There are: {names}.").format(names=", ".join(SELECTABLE)),
        )
    return chosen


def plan_export(library: Library, request: ExportRequest) -> ExportPlan:
    """What `execute_export` would do. Nothing is written or marked.

    Raises UsageError, HeldBack (with `all_or_nothing`), and ExportError for what the format or
    its encoding cannot hold.
    """
    chosen = choose_format(request)
    _refuse_contradictions(request, chosen)
    target = export_target(request.target) if request.changed and request.target else None
    pictures = request.pictures and chosen == "vcard"
    entries = tuple(library.entries(request.where, changed_for=target, with_pictures=pictures))
    held_back = () if chosen == "json" else library.held_back(request.where)
    if held_back and request.all_or_nothing:
        raise held_back_error(held_back, nothing_written=True)
    unchanged = 0
    if target:
        unchanged = sum(1 for _entry in library.entries(request.where)) - len(entries)
    files, drafts = _write(library, request, chosen, entries)
    return ExportPlan(request, chosen, entries, held_back, unchanged, files, drafts)


def execute_export(library: Library, plan: ExportPlan) -> tuple[Path, ...]:
    """Write the files of `plan` and remember what left; the files that changed.

    What goes to standard output is the caller's to write. With `changed` and nothing new the
    file is left as it is. Raises ExportError.
    """
    if plan.request.changed and not plan.entries:
        return ()
    written: list[Path] = []
    for path, data in plan.files:
        if path is None:
            continue
        if plan.request.one_file_each:
            _make_folder(path.parent)
        if write_atomically(path, data):
            written.append(path)
    if plan.request.target is not None:
        library.mark_exported(export_target(plan.request.target), plan.entries)
    return tuple(written)


def describe_export(plan: ExportPlan) -> tuple[str, ...]:
    """The plan in lines for a person."""
    count = len(plan.entries) + plan.drafts
    where = plan.request.target or "-"
    lines = [
        ngettext(
            "{count} contact goes to {target} as {format}.",
            "{count} contacts go to {target} as {format}.",
            count,
        ).format(count=count, target=where, format=plan.format)
    ]
    lines += [f"  + {entry.contact.display_name}" for entry in plan.entries]
    if plan.unchanged:
        lines.append(
            ngettext(
                "{count} contact is left out: it went there as it is.",
                "{count} contacts are left out: they went there as they are.",
                plan.unchanged,
            ).format(count=plan.unchanged)
        )
    lines += [
        _("  - {name} is held back: no memory note (meishi note {card})").format(
            name=row.name or "?", card=row.card_id
        )
        for row in plan.held_back
    ]
    return tuple(lines)


def held_back_error(rows: tuple[CardRow, ...], *, nothing_written: bool = False) -> HeldBack:
    """The error that names who was held back and the command that completes them."""
    names = tuple(row.name or "?" for row in rows)
    what = ngettext(
        "{count} contact was held back, since a memory note is missing: {names}.",
        "{count} contacts were held back, since a memory note is missing: {names}.",
        len(names),
    ).format(count=len(names), names=", ".join(f"{r.name or '?'} ({r.card_id})" for r in rows))
    hint = _("`meishi note` asks for the notes that are missing.")
    if nothing_written:
        hint = _("Nothing was written.") + " " + hint
    return HeldBack(names, what, hint)


def _refuse_contradictions(request: ExportRequest, chosen: ExportFormat) -> None:
    if chosen == "csv" and request.profile not in PROFILES:
        raise UsageError(
            _("There is no CSV profile “{name}”.").format(name=request.profile),
            _("There are: {names}.").format(names=", ".join(PROFILES)),
        )
    if request.one_file_each and chosen != "vcard":
        raise UsageError(_("Only vCards can be written one file a card."))
    if request.target is None and (request.changed or request.one_file_each):
        raise UsageError(_("A file is needed for that, not standard output."))
    if request.fields is not None and chosen == "json":
        raise UsageError(_("JSON holds everything; --fields is for vCard and CSV."))


def _write(
    library: Library, request: ExportRequest, chosen: ExportFormat, entries: tuple[Entry, ...]
) -> tuple[tuple[tuple[Path | None, bytes], ...], int]:
    if chosen == "json":
        drafts = tuple(library.drafts(request.where))
        return ((request.target, write_json(entries, drafts)),), len(drafts)
    if chosen == "csv":
        data = write_csv(entries, request.profile, fields=request.fields, language=request.language)
        return ((request.target, data),), 0
    pictures = request.pictures and (request.fields is None or "picture" in request.fields)
    if request.one_file_each and request.target is not None:
        each = write_vcard_files(
            entries, version=request.version, fields=request.fields, pictures=pictures
        )
        return tuple((request.target / name, data) for name, data in each), 0
    data = write_vcards(entries, version=request.version, fields=request.fields, pictures=pictures)
    return ((request.target, data),), 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            _("{file}: this folder cannot be made ({reason}).").format(
                file=folder, reason=error.strerror or error
            )
        ) from error
