"""What every test stands on: no settings, no library and no language of the person's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.i18n import set_language


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: nothing of the machine's user is read or written."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("MEISHI_LIBRARY", "MEISHI_LANG", "MEISHI_CONFIG", "NO_COLOR", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    return home


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Each test begins in the language of the environment, which is English here."""
    set_language(None)
    yield
    set_language(None)
