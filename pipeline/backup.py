"""Everything in one archive, and back: the database, every picture, and readable JSON.

The archive is a ZIP file (so that any system opens it) with:

    manifest.json      format, version, and size and SHA-256 of every other file
    library.db         the whole library, copied while it may be in use
    contacts.json      what `meishi export --format json` writes
    pictures/          each side of each card, as it was cut out
    photos/            photos that were uploaded and have no place of their own
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .errors import ExportError, LibraryError
from .export.json_file import write_json
from .i18n import gettext as _
from .library import CardFilter, Library

FORMAT = "meishi-backup"
FORMAT_VERSION = 1

_MANIFEST = "manifest.json"
_DATABASE = "library.db"
_CONTACTS = "contacts.json"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same library makes the same archive
_PIECE = 1 << 20
_LARGEST_MANIFEST = 64_000_000


_DAMAGE = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    struct.error,
)
"""What the zipfile module raises for archives that are not whole."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What an archive holds."""

    path: Path
    contacts: int
    pictures: int
    photos: int
    size: int


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was restored. `former` is where the library lies that was there before, if any."""

    library: Path
    contacts: int
    photos: int
    former: Path | None


def write_backup(library: Library, path: Path) -> BackupReport:
    """Write the archive at `path`, which then is whole or as it was before.

    Raises ExportError when it cannot be written.
    """
    with _telling_of(path), tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as work:
        copy = Path(work) / _DATABASE
        library.copy_to(copy)
        partial = Path(work) / "archive.zip"
        with Library.open(copy) as frozen:
            contacts = write_json(frozen.entries(), frozen.drafts())
            people = frozen.count_cards()
        # Opening may leave a journal; what is archived is the copy alone.
        _settle(copy)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            writer = _Writer(archive)
            writer.add_file(_DATABASE, copy)
            writer.add_bytes(_CONTACTS, contacts)
            pictures = _add_pictures(writer, library)
            photos = _add_photos(writer, library.uploads)
            writer.add_manifest()
        partial.chmod(0o600)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        size = partial.stat().st_size
        partial.replace(path)
    return BackupReport(path, people, pictures, photos, size)


def check_backup(path: Path) -> dict[str, str]:
    """The files of an archive with their SHA-256, each of them verified.

    Raises ExportError when the archive is damaged, incomplete, or none of ours.
    """
    with _open_archive(path) as archive:
        return {name: digest for name, (digest, _size) in _verify(archive, path).items()}


def restore_backup(path: Path, target: Path, *, replace: bool = False) -> RestoreReport:
    """Put the library of an archive at `target`; nothing changes unless all of it is sound.

    A library that is there is refused, or with `replace` moved aside. Raises ExportError for a
    damaged archive and LibraryError for the rest.
    """
    if target.exists() and not replace:
        raise LibraryError(
            _("{file}: there is a library already.").format(file=target),
            _("Say --replace to move it aside, or restore to another place with --library."),
        )
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        _open_archive(path) as archive,
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".restore-") as work,
    ):
        names = _verify(archive, path)
        fresh = Path(work) / _DATABASE
        _unpack(archive, _DATABASE, fresh)
        with Library.open(fresh) as library:
            wrong = library.check()
            contacts = library.count_cards()
        if wrong:
            raise _damaged(path, wrong[0])
        _settle(fresh)
        photos = [name for name in names if name.startswith("photos/")]
        for name in photos:
            _unpack(archive, name, Path(work) / name)
        former = _move_aside(target) if target.exists() else None
        fresh.chmod(0o600)
        fresh.replace(target)
        _bring_photos(Path(work) / "photos", target)
    return RestoreReport(target, contacts, len(photos), former)


class _Writer:
    """Adds files to an archive and keeps what the manifest will say of them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._files: dict[str, dict[str, object]] = {}

    def add_bytes(self, name: str, data: bytes, *, packed: bool = True) -> None:
        info = self._info(name, packed)
        self._archive.writestr(info, data)
        self._files[name] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}

    def add_file(self, name: str, path: Path, *, packed: bool = True) -> None:
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as source, self._archive.open(self._info(name, packed), "w") as out:
            while piece := source.read(_PIECE):
                out.write(piece)
                digest.update(piece)
                size += len(piece)
        self._files[name] = {"sha256": digest.hexdigest(), "size": size}

    def add_manifest(self) -> None:
        document = {"format": FORMAT, "version": FORMAT_VERSION, "files": self._files}
        text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        self._archive.writestr(self._info(_MANIFEST, True), text.encode())

    def _info(self, name: str, packed: bool) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, _FIXED_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        return info


def _add_pictures(writer: _Writer, library: Library) -> int:
    count = 0
    for detail in library.details(CardFilter()):
        for side in detail.sides:
            face = "front" if side.position == 0 else "back"
            name = f"pictures/{detail.card_id:06d}-{face}-{side.side_id}.jpg"
            writer.add_bytes(name, library.picture(side.side_id), packed=False)
            count += 1
    return count


def _add_photos(writer: _Writer, uploads: Path) -> int:
    found = sorted(path for path in uploads.glob("*") if path.is_file()) if uploads.exists() else []
    for path in found:
        writer.add_file(f"photos/{path.name}", path, packed=False)
    return len(found)


@contextlib.contextmanager
def _open_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _DAMAGE as error:
        raise _damaged(path, str(error)) from error
    except FileNotFoundError as error:
        raise ExportError(
            _("{file}: there is no such file.").format(file=path), _("Check the path.")
        ) from error


def _verify(archive: zipfile.ZipFile, path: Path) -> dict[str, tuple[str, int]]:
    """Digest and size of every file, after each was compared with what the manifest says."""
    try:
        info = archive.getinfo(_MANIFEST)
        if info.file_size > _LARGEST_MANIFEST:
            raise ValueError("its list of files is too long")
        manifest = json.loads(archive.read(info))
        known = manifest.get("format") == FORMAT and manifest.get("version") <= FORMAT_VERSION
        files = {n: (str(f["sha256"]), int(f["size"])) for n, f in manifest["files"].items()}
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise _damaged(path, str(error)) from error
    if not known:
        raise ExportError(
            _("{file}: this is no backup of this meishi.").format(file=path),
            _("A newer meishi may have written it."),
        )
    names = [name for name in archive.namelist() if name != _MANIFEST]
    if sorted(names) != sorted(files) or _DATABASE not in files or _CONTACTS not in files:
        raise _damaged(path, _("files are missing or were added"))
    for name, (digest, size) in files.items():
        if not _is_safe(name):
            raise _damaged(path, name)
        if archive.getinfo(name).file_size != size or _digest_in(archive, name, size) != digest:
            raise _damaged(path, name)
    return files


def _is_safe(name: str) -> bool:
    """Only the names that we write: nothing that leaves the folder it is unpacked to."""
    folder, _slash, plain = name.rpartition("/")
    ordinary = bool(plain) and not plain.startswith(".") and not set(plain) & set("\\:\0")
    return ordinary and folder in ("", "pictures", "photos")


def _digest_in(archive: zipfile.ZipFile, name: str, size: int) -> str:
    digest, left = hashlib.sha256(), size
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                return ""
            digest.update(piece)
    return digest.hexdigest()


def _unpack(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, path.open("wb") as out:
        _copy(source, out)


def _copy(source: IO[bytes], out: IO[bytes]) -> None:
    shutil.copyfileobj(source, out, _PIECE)
    out.flush()
    os.fsync(out.fileno())


def _settle(database: Path) -> None:
    """Bring a closed database into one file, without its journal beside it."""
    import sqlite3

    connection = sqlite3.connect(database)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _move_aside(target: Path) -> Path:
    """The library that was there keeps its content under another name."""
    number = 1
    while (former := target.with_name(f"{target.name}.before-restore-{number}")).exists():
        number += 1
    _settle(target)
    target.replace(former)
    return former


def _bring_photos(unpacked: Path, target: Path) -> None:
    if not unpacked.exists():
        return
    with Library.open(target) as library:
        uploads = library.uploads
    uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in unpacked.iterdir():
        path.replace(uploads / path.name)


@contextlib.contextmanager
def _telling_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(
            _("{file}: the backup cannot be written ({reason}).").format(
                file=path, reason=error.strerror or error
            ),
            _("Choose another place, or make room there."),
        ) from error


def _damaged(path: Path, what: str) -> ExportError:
    return ExportError(
        _("{file}: the backup is damaged ({reason}).").format(file=path, reason=what),
        _("Nothing was restored. Use another copy of it."),
    )
