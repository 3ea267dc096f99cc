"""From a library to files: plans that change nothing, who leaves, and writing whole or not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from card_parsers import PARSERS

from pipeline.errors import ExportError, HeldBack, UsageError
from pipeline.export.atomic import write_atomically
from pipeline.export.json_file import read_json
from pipeline.exporting import (
    ExportRequest,
    choose_fields,
    describe_export,
    execute_export,
    held_back_error,
    plan_export,
)
from pipeline.library import CardFilter, FieldEdit, Library
from pipeline.model import Event

MakeLibrary = Callable[..., Library]


def export(library: Library, request: ExportRequest) -> tuple[Path, ...]:
    return execute_export(library, plan_export(library, request))


def names(path: Path) -> list[str]:
    return [card.one("FN") for card in PARSERS["vobject"](path.read_bytes())]


def test_only_contacts_with_a_note_leave(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=2, drafts=1), tmp_path / "a.vcf"
    plan = plan_export(library, ExportRequest(path))
    assert not path.exists()
    assert [row.name for row in plan.held_back] == ["山田 2郎"]
    lines = "\n".join(describe_export(plan))
    assert "髙橋 彩花" in lines and "山田 2郎" in lines and "meishi note" in lines
    assert execute_export(library, plan) == (path,)
    assert sorted(names(path)) == sorted(["髙橋 彩花", "山田 1郎"])
    error = held_back_error(plan.held_back)
    assert error.names == ("山田 2郎",) and error.exit_code == 7 and "meishi note" in error.hint


def test_all_or_nothing(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=1, drafts=1), tmp_path / "a.vcf"
    with pytest.raises(HeldBack, match="山田 1郎"):
        plan_export(library, ExportRequest(path, all_or_nothing=True))
    assert not path.exists()
    export(make_library(people=1), ExportRequest(path, all_or_nothing=True))
    assert path.exists()


def test_the_same_library_gives_the_same_bytes(make_library: MakeLibrary, tmp_path: Path) -> None:
    library = make_library(people=3)
    for name in ("a.vcf", "a.csv", "a.json"):
        path = tmp_path / name
        assert export(library, ExportRequest(path)) == (path,)
        before, moment = path.read_bytes(), path.stat().st_mtime_ns
        assert export(library, ExportRequest(path)) == ()
        assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, moment)


def test_changed_leaves_out_what_went_there(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=3), tmp_path / "a.vcf"
    request = ExportRequest(path, changed=True)
    assert len(plan_export(library, request).entries) == 3
    export(library, request)
    plan = plan_export(library, request)
    assert (plan.entries, plan.unchanged) == ((), 3)
    before = path.read_bytes()
    assert execute_export(library, plan) == ()
    assert path.read_bytes() == before
    (row,) = library.find_cards("髙橋")
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    plan = plan_export(library, request)
    assert [entry.contact.display_name for entry in plan.entries] == ["髙橋 彩花"]
    # Another target has seen nothing yet.
    other = ExportRequest(tmp_path / "b.vcf", changed=True)
    assert len(plan_export(library, other).entries) == 3


def test_a_plan_marks_nothing(make_library: MakeLibrary, tmp_path: Path) -> None:
    library = make_library(people=2)
    request = ExportRequest(tmp_path / "a.vcf", changed=True)
    plan_export(library, request)
    assert len(plan_export(library, request).entries) == 2


def test_by_event_and_since(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=2), tmp_path / "a.vcf"
    (row,) = library.find_cards("髙橋")
    library.set_encounter(row.card_id, event=Event("夏の会"), met_on=date(2026, 8, 1))
    export(library, ExportRequest(path, where=CardFilter(event="夏の会")))
    assert names(path) == ["髙橋 彩花"]
    export(library, ExportRequest(path, where=CardFilter(since=date(2026, 9, 1))))
    assert names(path) == ["山田 1郎"]


def test_one_file_each(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, folder = make_library(people=3), tmp_path / "cards"
    written = export(library, ExportRequest(folder, one_file_each=True))
    assert sorted(written) == sorted(folder.iterdir()) and len(written) == 3
    assert export(library, ExportRequest(folder, one_file_each=True)) == ()


def test_json_holds_drafts_too(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=2, drafts=2), tmp_path / "a.json"
    plan = plan_export(library, ExportRequest(path, all_or_nothing=True))
    assert plan.held_back == ()
    execute_export(library, plan)
    entries, drafts = read_json(path.read_bytes())
    assert (len(entries), len(drafts)) == (2, 2)
    assert entries == tuple(library.entries())


def test_fields_are_chosen_by_name(make_library: MakeLibrary, tmp_path: Path) -> None:
    library, path = make_library(people=1), tmp_path / "a.csv"
    export(library, ExportRequest(path, fields=choose_fields("name, phones")))
    text = path.read_text("utf-8-sig")
    assert "03-5550-0123" in text and "眼鏡" not in text and "hikari.example" not in text
    with pytest.raises(UsageError, match="shoe"):
        choose_fields("name,shoe")


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (ExportRequest(Path("a.txt")), "format"),
        (ExportRequest(None), "format"),
        (ExportRequest(Path("a.csv"), profile="nope"), "nope"),
        (ExportRequest(Path("a.csv"), one_file_each=True, format="csv"), "vCard"),
        (ExportRequest(None, format="vcard", changed=True), "file is needed"),
        (ExportRequest(Path("a.json"), fields=frozenset({"name"})), "JSON"),
    ],
)
def test_requests_that_contradict_themselves(
    make_library: MakeLibrary, request_: ExportRequest, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        plan_export(make_library(people=1), request_)


def test_standard_output(make_library: MakeLibrary) -> None:
    plan = plan_export(make_library(people=1), ExportRequest(None, format="vcard"))
    ((path, data),) = plan.files
    assert path is None and data.startswith(b"BEGIN:VCARD\r\n")


def test_a_file_is_as_it_was_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.vcf"
    assert write_atomically(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match="No space left"):
        write_atomically(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_and_the_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.vcf", tmp_path / "link.vcf"
    real.write_bytes(b"one")
    real.chmod(0o640)
    link.symlink_to(real)
    assert write_atomically(link, b"two")
    assert link.is_symlink() and real.read_bytes() == b"two"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none/a\.vcf"):
        write_atomically(tmp_path / "none" / "a.vcf", b"")
