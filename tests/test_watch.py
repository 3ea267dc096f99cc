"""A folder in which photos arrive: half-written files are waited for, and nothing comes twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.photos import find_photos
from pipeline.watch import FolderEvents, SettledFiles, Stamp, look_into, watch_folder

A, B = Path("a.jpg"), Path("b.jpg")


def test_a_file_is_taken_when_it_rests() -> None:
    files = SettledFiles()
    assert files.after({A: Stamp(10, 1)}) == ()
    assert files.pending
    assert files.after({A: Stamp(20, 2)}) == ()  # it grew
    assert files.after({A: Stamp(20, 2), B: Stamp(5, 2)}) == (A,)
    assert files.pending
    assert files.after({A: Stamp(20, 2), B: Stamp(5, 2)}) == (B,)
    assert not files.pending
    assert files.after({A: Stamp(20, 2), B: Stamp(5, 2)}) == ()


def test_an_empty_file_is_not_written_yet() -> None:
    files = SettledFiles()
    for _look in range(3):
        assert files.after({A: Stamp(0, 1)}) == ()
    assert files.after({A: Stamp(9, 2)}) == ()
    assert files.after({A: Stamp(9, 2)}) == (A,)


def test_a_file_that_changes_comes_again() -> None:
    files = SettledFiles()
    files.after({A: Stamp(1, 1)})
    assert files.after({A: Stamp(1, 1)}) == (A,)
    files.after({A: Stamp(2, 5)})
    assert files.after({A: Stamp(2, 5)}) == (A,)
    files.after({})
    files.after({A: Stamp(2, 5)})
    assert files.after({A: Stamp(2, 5)}) == (A,)  # it went away and came back


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([A, B]), st.builds(Stamp, st.integers(0, 2), st.integers(0, 2))
        )
    )
)
def test_only_what_rested_is_taken_and_once(looks: list[dict[Path, Stamp]]) -> None:
    files = SettledFiles()
    before: dict[Path, Stamp] = {}
    taken: dict[Path, Stamp] = {}
    for now in looks:
        for path in files.after(now):
            assert now[path] == before[path] and now[path].size
            assert taken.get(path) != now[path]
            taken[path] = now[path]
        taken = {path: stamp for path, stamp in taken.items() if path in now}
        before = now


def test_a_folder_on_disk(tmp_path: Path) -> None:
    """The files that a person would see taken, in a folder that fills while it is watched."""
    taken: list[str] = []
    steps: list[Callable[[], object]] = [
        lambda: (tmp_path / "one.jpg").write_bytes(b"half"),
        lambda: (tmp_path / "one.jpg").write_bytes(b"half and half"),
        lambda: (tmp_path / "notes.txt").write_bytes(b"no photo"),
        lambda: (tmp_path / ".two.jpg.part").write_bytes(b"hidden"),
        lambda: (tmp_path / "sub").mkdir(),
        lambda: (tmp_path / "sub" / "two.png").write_bytes(b"two"),
        lambda: (tmp_path / "gone.jpg").write_bytes(b"gone"),
        lambda: (tmp_path / "gone.jpg").unlink(),
        lambda: None,
    ]

    def wait(pending: bool, /) -> bool:
        if not steps:
            return not pending
        steps.pop(0)()
        return False

    look = look_into(tmp_path, lambda folders: find_photos(folders))
    watch_folder(look, lambda paths: taken.extend(path.name for path in paths), wait)
    assert taken == ["one.jpg", "two.png"]


def test_what_lies_there_already_is_taken(tmp_path: Path) -> None:
    (tmp_path / "old.jpg").write_bytes(b"old")
    taken: list[Path] = []
    watch_folder(
        look_into(tmp_path, lambda folders: find_photos(folders)), taken.extend, lambda p: not p
    )
    assert [path.name for path in taken] == ["old.jpg"]


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        look_into(tmp_path / "none", lambda folders: find_photos(folders))


def test_the_system_tells_of_a_new_file(tmp_path: Path) -> None:
    import threading

    pytest.importorskip("watchdog", reason="watchdog is not installed (the extra watch)")
    told = threading.Event()
    with FolderEvents(tmp_path, told.set) as events:
        assert events.available
        (tmp_path / "new.jpg").write_bytes(b"new")
        assert told.wait(30)
