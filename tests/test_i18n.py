"""The language is that of the environment, of the flag, or of the block; and all is translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.i18n import (
    LOCALE_DIR,
    current_language,
    detect_language,
    gettext,
    match_language,
    set_language,
    using_language,
)

babel_po = pytest.importorskip("babel.messages.pofile")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LANGUAGE": "ja:en"}, "ja"),
        ({"LANGUAGE": "ja", "MEISHI_LANG": "en"}, "en"),
    ],
)
def test_the_environment_decides(environ: dict[str, str], language: str) -> None:
    assert detect_language(environ) == language


def test_names_of_languages() -> None:
    assert match_language("ja-JP") == match_language("Japanese_Japan.932") == "ja"
    assert match_language("fr") == match_language("") == "en"


def test_a_block_has_its_own_language() -> None:
    set_language("en")
    with using_language("ja"):
        assert current_language() == "ja"
        assert gettext("Saved.") == "保存しました。"
    assert current_language() == "en"
    assert gettext("Saved.") == "Saved."
    assert gettext("") == ""


def catalogue() -> object:
    with (LOCALE_DIR / "ja" / "LC_MESSAGES" / "meishi.po").open("rb") as file:
        return babel_po.read_po(file, locale="ja")


def test_every_message_has_its_japanese() -> None:
    from tools.messages import extract_messages

    held = {message.id: message.string for message in catalogue() if message.id}  # type: ignore[attr-defined]
    lacking = []
    for message in extract_messages():
        if not message.id:
            continue
        string = held.get(message.id)
        texts = string if isinstance(string, tuple) else (string,)
        if not all(texts):
            lacking.append(message.id)
    assert not lacking, "run `make messages` and translate these in meishi.po"


def test_translations_keep_what_is_filled_in() -> None:
    field = re.compile(r"\{(\w*)\}")
    for message in catalogue():  # type: ignore[attr-defined]
        if not message.id or not message.string:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = {name for text in ids for name in field.findall(text)}
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert set(field.findall(string)) <= wanted, message.id
            # argparse fills in by name after %.
            assert re.findall(r"%\(\w+\)s", string) == re.findall(r"%\(\w+\)s", ids[0]) or set(
                re.findall(r"%\(\w+\)s", string)
            ) == set(re.findall(r"%\(\w+\)s", ids[0]))


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    from tools.messages import compile_catalogue

    folder = LOCALE_DIR / "ja" / "LC_MESSAGES"
    compiled = compile_catalogue((folder / "meishi.po").read_bytes())
    assert (folder / "meishi.mo").read_bytes() == compiled, "run `make messages`"


def test_the_tool_finds_what_the_code_says(tmp_path: Path) -> None:
    from tools.messages import extract_messages

    (tmp_path / "x.py").write_text(
        'from .i18n import gettext as _\n_("one")\nmark("two")\nngettext("{n} a", "{n} b", 3)\n'
    )
    found = [message.id for message in extract_messages(tmp_path) if message.id]
    assert found[:3] == ["one", "two", ("{n} a", "{n} b")]
