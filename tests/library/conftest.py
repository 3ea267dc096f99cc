from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up_cards import Clock

from pipeline.library import Library


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3", now=clock) as opened:
        yield opened
        assert opened.check() == ()
