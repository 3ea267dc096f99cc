"""The baseline: Tesseract and regular expressions, an afternoon's work, to measure meishi against.

`python samples/baseline.py PHOTO…` prints the JSON lines of `meishi read --json`;
`python samples/baseline.py --evaluate FOLDER` measures them as `meishi evaluate FOLDER` does and
prints the same tables. It looks for one card in a photo and reads it upright as it stands.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import phonenumbers
import pytesseract

COMPANY = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|法人|協同組合|㈱|㈲|[(（][株有][)）]|事務所|大学|病院|クリニック|役所"
    r"|\b(Inc|LLC|Ltd|Corp|Co|K\.K|G\.K|GmbH|LLP|Foundation|Corporation)\b\.?"
)
TITLE = re.compile(
    r"(代表)?取締役(社長|会長)?|執行役員|[本支部課係室次店所工院]+長(代理|補佐)?|主任|主査|リーダー|マネージャー|ディレクター"
    r"|デザイナー|エンジニア|コンサルタント|顧問|教授|研究員|理事長?|税理士|弁護士|行政書士|司法書士|弁理士"
    r"|President|Director|Manager|Engineer|Consultant|Chairman|Officer|Designer|Partner|Professor"
)
DEPARTMENT = re.compile(
    r"[^\s　]+(本部|事業部|部|課|室|グループ|チーム|センター|学部|研究科)(?=[\s　]|$)"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[\w./~%-]+")
POSTAL = re.compile(r"〒?\s*(\d{3})\s*[-‐−–ー－]\s*(\d{4})(?!\d)")
PHONE = re.compile(r"(?:\+\d{1,3}[\s-]*)?[(（]?0?\d{1,4}[)）]?[\s.・-]*\d{2,4}[\s.・)）-]*\d{3,4}")
PREFECTURE = re.compile(r"(東京都|北海道|(?:京都|大阪)府|.{2,3}県|[一-龥]{1,4}市)[^\s].+")
JAPANESE = re.compile(r"[々〆〇一-龥ぁ-んァ-ヶー]")
LABELS = (
    ("fax", re.compile(r"fax|ファ.?ク?ス|\bF\b", re.I)),
    ("mobile", re.compile(r"携帯|mobile|cell|\bM\b", re.I)),
    ("direct", re.compile(r"直通|direct|\bD\b", re.I)),
    ("tollfree", re.compile(r"フリー|free", re.I)),
)


def read_photo(path: Path) -> dict[str, Any]:
    """One JSON object in the form of `meishi read --json`."""
    started = time.perf_counter()
    picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        error = {"kind": "not-an-image", "message": f"{path}: not an image"}
        return {"file": str(path), "page": 1, "error": error, "seconds": {}, "cards": []}
    card, quad = cut_card(picture)
    lines = read_lines(card)
    found = parse([text for text, _ in lines], [size for _, size in lines])
    shown = [{"text": t, "polygon": [], "confidence": 0.5, "engine": "tesseract"} for t, _ in lines]
    base = {"quad": quad, "rotation": 0, "vertical": False, "confidence": {}, "doubtful": []}
    return {
        "file": str(path),
        "page": 1,
        "error": None,
        "seconds": {"all": round(time.perf_counter() - started, 3)},
        "cards": [{**base, **found, "lines": shown}],
    }


def cut_card(picture: Any) -> tuple[Any, list[list[float]]]:
    """The largest four-cornered outline, straightened; else the whole photo."""
    height, width = picture.shape[:2]
    factor = 800 / max(height, width)
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    edges = cv2.Canny(cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0), 40, 120)
    outlines, _ = cv2.findContours(
        cv2.dilate(edges, np.ones((3, 3))), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    whole = [[0.0, 0.0], [float(width), 0.0], [float(width), float(height)], [0.0, float(height)]]
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:3]:
        if cv2.contourArea(outline) < 0.08 * small.shape[0] * small.shape[1]:
            break
        shape = cv2.approxPolyDP(outline, 0.03 * cv2.arcLength(outline, True), True)
        if len(shape) == 4:
            corners = shape.reshape(4, 2).astype(np.float32) / factor
            by_sum, by_difference = corners.sum(1), np.diff(corners, axis=1).ravel()
            order = [
                by_sum.argmin(),
                by_difference.argmin(),
                by_sum.argmax(),
                by_difference.argmax(),
            ]
            quad = corners[order]
            wide = int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])))
            tall = int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))
            flat = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32)
            matrix = cv2.getPerspectiveTransform(quad, flat)
            return cv2.warpPerspective(picture, matrix, (wide, tall)), quad.tolist()
    return picture, whole


def read_lines(card: Any) -> list[tuple[str, float]]:
    """The lines that Tesseract sees, from the top, each with its height in pixels."""
    grey = cv2.cvtColor(card, cv2.COLOR_BGR2GRAY)
    factor = 1800 / max(grey.shape)
    grey = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    if np.median(grey) < 100:
        grey = 255 - grey
    data = pytesseract.image_to_data(
        grey, lang="jpn+eng", config="--psm 6", output_type=pytesseract.Output.DICT
    )
    lines: dict[tuple[int, int, int], list[int]] = {}
    for number, text in enumerate(data["text"]):
        if text.strip() and float(data["conf"][number]) > 20:
            key = (data["block_num"][number], data["par_num"][number], data["line_num"][number])
            lines.setdefault(key, []).append(number)
    found = []
    for words in lines.values():
        text = " ".join(data["text"][n] for n in words)
        while (
            joined := re.sub(rf"({JAPANESE.pattern}) (?={JAPANESE.pattern})", r"\1", text)
        ) != text:
            text = joined
        heights = [data["height"][n] for n in words]
        found.append((unicodedata.normalize("NFKC", text).strip(), float(np.median(heights))))
    return found


def parse(lines: list[str], sizes: list[float]) -> dict[str, Any]:
    """Lines to fields by regular expressions."""
    text = "\n".join(lines)
    emails = [m.lower() for m in EMAIL.findall(text)]
    urls = URL.findall(EMAIL.sub("", text))
    postals = [f"{a}-{b}" for a, b in POSTAL.findall(text)]
    company = next((line for line in lines if COMPANY.search(line) and "@" not in line), None)
    phones: list[dict[str, Any]] = []
    addresses = []
    titles: list[str] = []
    departments: list[str] = []
    for line in lines:
        if "@" in line or URL.search(line):
            continue
        place = PREFECTURE.search(POSTAL.sub("", line))
        if place and re.search(r"\d", line) and line != company:
            addresses.append(place[0].strip())
            continue
        phones += phones_of(POSTAL.sub(" ", line))
        if line != company and not phones_of(line):
            departments += [m[0] for m in DEPARTMENT.finditer(line)]
            titles += [m[0] for m in TITLE.finditer(line)][:1]
    family, given, name = name_of(lines, sizes, company)
    romaji = next((x for x in lines if re.fullmatch(r"[A-Z][A-Za-z]+ [A-Z][A-Za-z]+", x)), None)
    japanese = bool(name and JAPANESE.search(name))
    return {
        "name_full": name, "name_family": family, "name_given": given, "name_kana": None,
        "name_romaji": romaji if japanese else None, "company": company, "company_en": None,
        "department": departments, "department_en": [], "title": titles, "title_en": [],
        "qualifications": [], "emails": emails, "phones": phones, "urls": urls,
        "postal_code": postals[0] if postals else None, "postal_codes": postals,
        "address": addresses[0] if addresses else None, "addresses": addresses, "addresses_en": [],
        "sns": [], "qr": [],
    }  # fmt: skip


def phones_of(line: str) -> list[dict[str, Any]]:
    """The numbers of a line that phonenumbers takes for possible ones."""
    found = []
    start = 0
    for match in PHONE.finditer(line):
        digits = re.sub(r"\D", "", match[0])
        if not 9 <= len(digits) <= 13:
            continue
        try:
            number = phonenumbers.parse(match[0].replace("(0)", ""), "JP")
        except phonenumbers.NumberParseException:
            continue
        label = line[start : match.start()]
        start = match.end()
        kind = next((kind for kind, word in LABELS if word.search(label)), "tel")
        if kind == "tel" and re.match(r"0[6-9]0", digits):
            kind = "mobile"
        if kind == "tel" and re.match(r"0120|0800", digits):
            kind = "tollfree"
        if kind == "tel" and "代" in label + line[match.end() : match.end() + 3]:
            kind = "main"
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        found.append({"type": kind, "e164": e164, "printed": match[0].strip(), "extension": None})
    return found


def name_of(
    lines: list[str], sizes: list[float], company: str | None
) -> tuple[str | None, str | None, str | None]:
    """The tallest line that can be a name: two to seven Japanese signs, or two Latin words."""
    best: tuple[float, str] | None = None
    for line, size in zip(lines, sizes, strict=True):
        bare = line.replace(" ", "")
        japanese = re.fullmatch(rf"(?:{JAPANESE.pattern}){{2,7}}", bare)
        japanese = japanese and not TITLE.search(bare) and not DEPARTMENT.search(bare)
        latin = re.fullmatch(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}", line) and not TITLE.search(
            line
        )
        if line != company and (japanese or latin) and (best is None or size > best[0]):
            best = (size, line)
    if best is None:
        return None, None, None
    name = best[1]
    if not JAPANESE.search(name):
        words = name.split()
        return words[-1], " ".join(words[:-1]), name
    parts = name.split()
    if len(parts) != 2:
        bare = "".join(parts)
        cut = 1 if len(bare) == 2 else 2
        parts = [bare[:cut], bare[cut:]]
    return parts[0], parts[1], " ".join(p for p in parts if p)


def evaluate(folder: Path) -> None:
    """The tables of `meishi evaluate`, for the baseline."""
    from pipeline.cli.verbs.evaluate import report_lines
    from pipeline.evaluate import evaluate_rows, load_truth

    result = evaluate_rows(load_truth(folder), lambda file: read_photo(folder / file)["cards"])
    print("\n".join(report_lines(result)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, nargs="*")
    parser.add_argument("--evaluate", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.evaluate:
        evaluate(given.evaluate)
    for photo in given.photos:
        print(json.dumps(read_photo(photo), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
