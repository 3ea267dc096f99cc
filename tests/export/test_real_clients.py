"""What we write, in the hands of programs that people use: khard and vdirsyncer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PASSWORD, Radicale
from export_entries import EXAMPLES, FULL

from pipeline.export import write_vcard_files
from pipeline.export.carddav.client import DavClient
from pipeline.export.carddav.discovery import find_address_book
from pipeline.export.meaning import meaning_of
from pipeline.export.vcard_read import read_vcards
from pipeline.library import Library
from pipeline.syncing import Server, plan_pull_from, plan_push_to, push_to

MakeLibrary = Callable[..., Library]


def program(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (the dev group has it)")
    return found


def run(*words: str, folder: Path) -> str:
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=120, check=False,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
             "XDG_CONFIG_HOME": str(folder / "config")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stderr.lower(), done.stderr
    return done.stdout


def test_khard_shows_names_numbers_and_addresses(tmp_path: Path) -> None:
    khard = program("khard")
    cards = tmp_path / "cards"
    cards.mkdir()
    for name, data in write_vcard_files(EXAMPLES):
        (cards / name).write_bytes(data)
    config = tmp_path / "khard.conf"
    config.write_text(
        f"[addressbooks]\n[[cards]]\npath = {cards}\n[general]\ndefault_action = list\n"
        "editor = true\nmerge_editor = true\n[contact table]\ndisplay = formatted_name\n"
        "[vcard]\npreferred_version = 3.0\n"
    )
    base = (khard, "-c", str(config))
    listed = run(*base, "list", "--parsable", folder=tmp_path)
    for entry in EXAMPLES[:1] + EXAMPLES[2:]:
        assert entry.contact.name_full is not None
        assert entry.contact.name_full.value in listed
    phones = run(*base, "phone", "--parsable", "髙橋", folder=tmp_path)
    for number in ("+81-3-5550-0123", "+81-90-5550-0100", "0120-555-010"):
        assert number in phones
    emails = run(*base, "email", "--parsable", "髙橋", folder=tmp_path)
    assert "takahashi@hikari.example" in emails and "+ayaka@hikari.example" in emails
    shown = run(*base, "show", "--format", "yaml", "髙橋", folder=tmp_path)
    for text in ("株式会社ひかり製作所", "丸の内1-2-3 ひかりビル5F", "千代田区", "100-0005",
                 "釣りの話で盛り上がった。", "赤い眼鏡 🎣", "取締役 / 課長", "CEATEC", "釣り, 海",
                 "https://hikari.example/a%2Cb;c?d=e"):  # fmt: skip
        assert text in shown, text


def test_vdirsyncer_brings_our_cards_down_and_changes_up(
    radicale: Radicale, user: str, make_library: MakeLibrary, tmp_path: Path
) -> None:
    """push, sync down, edit the file, sync up, pull: the whole circle of a person's machine."""
    vdirsyncer = program("vdirsyncer")
    library = make_library(people=3)
    client = DavClient(radicale.url, radicale.account(user))
    server = Server(client, find_address_book(client, "cards", create=True))
    push_to(server, library, plan_push_to(server, library))

    (tmp_path / "local" / "cards").mkdir(parents=True)
    config = tmp_path / "vdirsyncer.conf"
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path}/status/"\n'
        '[pair cards]\na = "here"\nb = "there"\ncollections = ["cards"]\n'
        f'[storage here]\ntype = "filesystem"\npath = "{tmp_path}/local/"\nfileext = ".vcf"\n'
        f'[storage there]\ntype = "carddav"\nurl = "{radicale.url}"\nusername = "{user}"\n'
        f'password = "{PASSWORD}"\n',
        encoding="utf-8",
    )
    base = (vdirsyncer, "-c", str(config))
    run(*base, "discover", folder=tmp_path)
    run(*base, "sync", folder=tmp_path)
    files = {}
    for path in (tmp_path / "local" / "cards").glob("*.vcf"):
        (card,) = read_vcards(path.read_bytes())
        files[card.uid] = (path, card)
    ours = {action.local.uid: action.local for action in plan_push_to(server, library).actions}
    assert set(files) == set(ours)
    for uid, (_path, card) in files.items():
        assert meaning_of(card) == ours[uid].meaning

    path = next(path for path, card in files.values() if card.contact.phones[0].extension)
    text = path.read_bytes().decode().replace("\r\n ", "").replace("\n ", "")
    assert "takahashi@hikari.example" in text
    path.write_bytes(text.replace("takahashi@", "new@").encode())
    run(*base, "sync", folder=tmp_path)
    (change,) = plan_pull_from(server, library).changes
    assert change.fields == {"emails"}
    assert [field.value for field in change.contact.emails] == [
        "new@hikari.example", "+ayaka@hikari.example",
    ]  # fmt: skip
    assert change.contact.phones == FULL.contact.phones
