"""Files that are either as they were or wholly new."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from ..errors import ExportError
from ..i18n import gettext as _


def write_atomically(path: Path, data: bytes) -> bool:
    """Put `data` at `path` by way of a temporary file beside it; whether anything changed.

    A file that holds `data` already is left alone. What a link points to is replaced, not the
    link. Contacts are personal: a new file is readable by its owner alone. Raises ExportError.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.is_file() and target.read_bytes() == data:
            return False
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise ExportError(
            _("{file}: the file cannot be written ({reason}).").format(
                file=path, reason=error.strerror or error
            ),
            _("Choose another place, or make room and set its permissions."),
        ) from error
    return True
