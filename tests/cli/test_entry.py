"""The command from outside: help, codes, languages, the one boundary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import errors
from pipeline.cli import main
from pipeline.cli.boundary import EXIT_CODES, INTERRUPTED, report_failure
from pipeline.cli.commands import COMMANDS
from pipeline.cli.console import Console
from pipeline.cli.parser import build_parser


def run_program(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """meishi as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ}, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    for command in COMMANDS:
        assert command.name in shown


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself_in_both_languages(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = {}
    for language in ("en", "ja"):
        with pytest.raises(SystemExit) as left:
            main(["--lang", language, command, "--help"])
        assert left.value.code == 0
        shown[language] = capsys.readouterr().out
    assert command in shown["en"] and command in shown["ja"]
    assert shown["en"] != shown["ja"]
    assert any("\u3040" <= char <= "\u30ff" for char in shown["ja"])


def test_help_imports_no_array_model_or_database() -> None:
    code = (
        "import sys; from pipeline.cli import main; main([]);"
        "heavy = {'numpy', 'cv2', 'sqlite3', 'PIL', 'openvino', 'starlette'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_wrong_argument_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["list", "--no-such-thing"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "--no-such-thing" in said and "--help" in said


def test_the_locale_decides_the_language() -> None:
    assert "名刺" in run_program("--help", LANG="ja_JP.UTF-8").stdout
    assert "名刺" not in run_program("--help", LANG="en_US.UTF-8").stdout
    assert "名刺" in run_program("--help", "--lang", "ja", LANG="en_US.UTF-8").stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("meishi ")


def test_every_class_of_error_has_a_documented_code() -> None:
    documented = {code for code, _text in EXIT_CODES}
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.MeishiError)
    ]
    assert {cls.exit_code for cls in classes} <= documented


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.LibraryError("It is locked.", "Close the other one."), 5),
        (errors.PhotoError("empty", Path("a.jpg"), "It is empty.", "Take it again."), 3),
        (KeyboardInterrupt(), INTERRUPTED),
        (RuntimeError("a fault"), 1),
        (FileNotFoundError(2, "No such file", "x.csv"), 1),
    ],
)
def test_errors_become_one_message_on_stderr(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report_failure(error, Console.standard()) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.strip() and "Traceback" not in shown.err


def test_a_message_names_file_reason_and_next_step(capsys: pytest.CaptureFixture[str]) -> None:
    error = errors.PhotoError("empty", Path("a.jpg"), "It is empty.", "Take it again.")
    report_failure(error, Console.standard())
    assert capsys.readouterr().err == "a.jpg: It is empty. Take it again.\n"


def test_a_wrong_setting_names_its_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MEISHI_ENGINE", "abacus")
    assert main(["list"]) == 2
    said = capsys.readouterr().err
    assert "MEISHI_ENGINE" in said and "abacus" in said and "rapidocr" in said


def test_no_colour_off_a_terminal() -> None:
    done = run_program("read", "nothing.jpg")
    assert "\033" not in done.stderr + done.stdout


def test_the_reader_of_the_output_may_go_away() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline", "completion", "bash"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said and b"Exception ignored" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for command in COMMANDS:
        assert command.name in script


def test_the_whole_parser_has_no_two_meanings() -> None:
    build_parser()  # argparse raises on options that conflict


def test_doctor_finds_the_engines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 0
    findings = {item["name"]: item for item in json.loads(capsys.readouterr().out)}
    assert findings["rapidocr"]["state"] == "ok"
    assert all(item["hint"] for item in findings.values() if item["state"] == "missing")
