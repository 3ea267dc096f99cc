"""The samples that the repository carries: complete, consistent, and with notes that hold."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.memory import judge_note
from samples.generator.bench import FIELD_ORDER
from samples.generator.fonts import every_face
from samples.generator.sampleset import SAMPLES, take_sample

FOLDER = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def truth() -> dict[str, list[dict[str, Any]]]:
    text = (FOLDER / "truth.jsonl").read_text(encoding="utf-8")
    return {row["file"]: row["cards"] for row in map(json.loads, text.splitlines())}


@pytest.fixture(scope="module")
def notes() -> list[dict[str, str]]:
    with (FOLDER / "notes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_photo_has_truth_and_every_truth_a_photo(
    truth: dict[str, list[dict[str, Any]]],
) -> None:
    assert set(truth) == {path.name for path in FOLDER.glob("*.jpg")}
    assert len(truth) >= 24
    assert {sample.file for sample in SAMPLES} <= set(truth)
    assert all(tuple(card) == FIELD_ORDER for cards in truth.values() for card in cards)


def test_the_samples_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.jpg")) < 12_000_000


def test_notes_name_the_person_on_their_card(
    truth: dict[str, list[dict[str, Any]]], notes: list[dict[str, str]]
) -> None:
    for row in notes:
        assert truth[row["file"]][int(row["card"]) - 1]["name_full"] == row["name"]
    assert len({(row["file"], row["card"]) for row in notes}) == len(notes)


def test_notes_are_memories(notes: list[dict[str, str]]) -> None:
    for row in notes:
        judge_note(row["note"], [other["note"] for other in notes if other is not row])


def test_some_cards_are_left_without_a_note(
    truth: dict[str, list[dict[str, Any]]], notes: list[dict[str, str]]
) -> None:
    cards = sum(len(held) for held in truth.values())
    assert 3 <= cards - len(notes) <= cards // 4


@pytest.mark.skipif(
    not all(face.file.exists() for face in every_face()), reason="the generator's fonts are missing"
)
def test_a_sample_is_what_the_generator_makes(
    truth: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    row = take_sample(tmp_path, SAMPLES[0])
    assert row["cards"] == truth[SAMPLES[0].file]
