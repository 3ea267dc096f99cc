"""The names that stand in `pipeline` itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pipeline


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(pipeline, name).__doc__
    assert name in dir(pipeline)


def test_no_other_name() -> None:
    with pytest.raises(AttributeError):
        _ = pipeline.no_such_name  # type: ignore[attr-defined]


def test_importing_costs_nothing() -> None:
    code = (
        "import sys, pipeline;"
        "heavy = {'numpy', 'cv2', 'sqlite3', 'PIL'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_package_is_typed() -> None:
    from importlib.resources import files

    assert files("pipeline").joinpath("py.typed").is_file()
