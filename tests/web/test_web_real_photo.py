"""One sample all the way: from the page through the real engine into the library, and again."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Filled, open_page

from pipeline.cli.reading import PageReader, make_reader
from pipeline.photos import PhotoLimits
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = SAMPLES / "08-english.jpg"


@pytest.mark.skipif(not SAMPLE.exists(), reason="samples are not here")
def test_a_sample_is_uploaded_read_and_read_again(filled: Filled, tmp_path: Path) -> None:
    page = open_page(filled, tmp_path)
    page.intake.limit = 50_000_000
    page.intake.desk.reader = PageReader(make_reader(Settings()), PhotoLimits())
    page.enter()
    headers = {**page.headers, "x-file-name": quote("card 08.jpg")}
    assert page.client.post("/photos", content=SAMPLE.read_bytes(), headers=headers).is_success
    told = page.client.get("/jobs").json()
    for _ in range(1200):
        if not told["busy"]:
            break
        time.sleep(0.1)
        told = page.client.get("/jobs").json()
    (job,) = told["jobs"]
    assert job["state"] == "done", job
    number = job["cards"][0]
    truth = next(
        json.loads(line)
        for line in (SAMPLES / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        if SAMPLE.name in line
    )
    email = truth["cards"][0]["emails"][0]
    text = page.client.get(f"/cards/{number}").text
    assert email in text
    quad = page.client.get(f"/cards/{number}/corners").json()["quad"]
    answer = page.post(f"/cards/{number}/corners", {"side": 0, "quad": quad})
    assert answer.status_code == 200, answer.text
    assert email in page.client.get(f"/cards/{number}").text
    page.intake.close()
    page.library.close()
