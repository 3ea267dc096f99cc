"""What the READMEs say is so: the commands, the exit codes, the links, the worked example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tools.reference import READMES, renewed

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("path", "language"), READMES, ids=["en", "ja"])
def test_the_reference_is_that_of_the_commands(path: Path, language: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert renewed(text, language) == text, "run `make readme`"  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [path for path, _language in READMES], ids=["en", "ja"])
def test_links_and_pictures_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) + re.findall(r'src="([^":]+)"', text)
    assert targets
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert not missing


@pytest.mark.parametrize("path", [path for path, _language in READMES], ids=["en", "ja"])
def test_every_target_named_is_one_of_make(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", text)) | set(
        re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)
    )
    assert named and named <= targets


def test_the_worked_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    samples = sorted((ROOT / "samples").glob("*.jpg"))
    if not samples:
        pytest.skip("the samples are not made")
    (tmp_path / "cards").mkdir()
    shutil.copy(samples[0], tmp_path / "cards")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    written = (tmp_path / "contacts.vcf").read_text(encoding="utf-8")
    assert written.count("BEGIN:VCARD") == 1
    assert "NOTE:" in written
