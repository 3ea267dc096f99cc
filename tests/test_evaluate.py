from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate import evaluate_rows, load_truth

TRUE = {
    "name_full": "湖山 太一",
    "company": "株式会社みずうみ",
    "emails": ["a@lake.example"],
    "phones": [{"type": "tel", "e164": "+81300001111", "printed": "03", "extension": None}],
    "urls": [],
}


def test_a_card_read_right_is_right_whatever_its_spaces_and_hyphens() -> None:
    read = {**TRUE, "name_full": "湖山　太一", "doubtful": ["company"]}
    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE]}], lambda _: [read])
    tally = result.overall
    assert (tally.cards, tally.cards_right, tally.total.f1) == (1, 1, 1.0)
    assert (tally.sure, tally.sure_right, tally.doubtful) == (3, 3, 1)


def test_a_variant_kanji_is_another_name() -> None:
    read = {**TRUE, "name_full": "湖山 大一"}
    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE]}], lambda _: [read])
    assert result.overall.cards_right == 0
    assert [f.field for f in result.failures] == ["name_full"]


def test_missed_cards_and_phantoms_count() -> None:
    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE, TRUE]}], lambda _: [])
    assert result.overall.missed == 2 and result.overall.total.recall == 0
    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE]}], lambda _: [TRUE, TRUE])
    assert result.overall.phantoms == 1 and result.overall.total.precision == 0.5


def test_a_photo_that_fails_is_named_and_counted() -> None:
    def fail(file: str) -> list[dict[str, object]]:
        raise OSError(f"{file} is gone")

    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE]}], fail)
    assert result.errors == {"a.jpg": "a.jpg is gone"} and result.overall.missed == 1


def test_fields_that_the_truth_does_not_name_are_not_measured() -> None:
    read = {**TRUE, "title": ["部長"]}
    result = evaluate_rows([{"file": "a.jpg", "cards": [TRUE]}], lambda _: [read])
    assert result.overall.total.precision == 1.0


def test_truth_that_cannot_be_read_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no truth"):
        load_truth(tmp_path)
    (tmp_path / "truth.jsonl").write_text(json.dumps({"file": "a"}) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        load_truth(tmp_path)
