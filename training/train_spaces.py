"""Train the trees that find the spaces of a line (`pipeline/ocr/data/spaces.json`).

    python training/train_spaces.py [--lines N] [--seed S]

Renders lines of made-up text with every Japanese and Latin font that fontconfig knows, reads them
with the main engine, and learns from the gaps where spaces were printed. A fifth of the fonts is
held out; the figures printed at the end are of those. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sklearn.ensemble import GradientBoostingClassifier

from pipeline.ocr.rapid import RapidOcrEngine
from pipeline.ocr.spaces import lay_out, pair_features

OUT = Path(__file__).parents[1] / "pipeline" / "ocr" / "data" / "spaces.json"
TREES, DEPTH = 120, 4

FAMILY = "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 林 森 原 南 菅 東 長谷川 五十嵐 佐々木 小鳥遊 勅使河原 久保田 三上 二宮 一色 八木 十河".split()
GIVEN = "太郎 花子 一 二三 健 修 葵 翔太 美咲 陽菜 さくら ひなた みのり のぞみ 健一 三郎 八重子 由美子 大 翼 涼介 ゆり".split()
KANA = "さとう すずき たかはし わたなべ やまもと こばやし ながたに いしい ふじわら".split()
KANA2 = "たろう はなこ けんいち みさき ひろし ゆうこ りん さくら".split()
COMPANY = "株式会社山川製作所 有限会社みどり園 合同会社クロスワーク 税理士法人あおぞら ニュータウン開発株式会社 日本データセンター 株式会社ウィンドファーム 一般社団法人 全国まちづくり協会 医療法人社団 光明会 ひかりクリニック キャッチアップ・ラボ 行政書士事務所 株式会社 東西物流".split(
    " "
)
DEPT = "営業本部 第二営業部|総務部 人事課|開発部|マーケティング室　企画グループ|執行役員 技術本部長|代表取締役社長|取締役（非常勤）|課長代理／中小企業診断士|看護師長|シニア・マネージャー|部長 博士（工学）|弁護士・弁理士|グラフィックデザイナー".split(
    "|"
)
PLACE = "東京都 千代田区 神田錦町|大阪府大阪市北区梅田|北海道札幌市中央区北一条西|神奈川県　横浜市西区　みなとみらい|福岡県福岡市博多区博多駅前|京都市下京区四条通|長野県安曇野市穂高|宮崎県 宮崎市橘通東|一関市三関字二本木".split(
    "|"
)
BUILDING = "第一ビル|みなとタワー|サンライズ八丁堀|コーポ石川|クイーンズスクエア|Le Grand 青山|ABCビルディング|第3中央ビル".split(
    "|"
)
WORDS = "Chief Executive Officer Senior Manager Sales Marketing and Planning Division Research Institute International University Group Leader of the Director Vice President Engineering Co., Ltd. Inc. LLC Corporation Foods Landscape & Civil Building Tower Street Avenue Suite Nishi-Shinjuku, Minato-ku, Tokyo Japan Osaka Chuo-ku, Kita Floor West Park Illinois Will Fitting Little Hill Jill Taro YAMADA Hiroshi Ito Lillian Fry J. Mitchell Ph.D. Attorney at Law".split()
LABEL = "TEL FAX Tel. Fax. Tel: Fax: T F M 携帯 電話 直通 代表 Mobile MOBILE Direct TEL. FAX. tel fax 電話： フリーダイヤル ファックス Free ☎".split()
WEB = "E-mail Email: e-mail Mail E URL Web HP メール U: E: URL: W".split()


def rnd_phone(r: random.Random) -> str:
    parts = [
        r.choice(
            ["03", "06", "045", "0120", "090", "0467", "+81-3", "+81(0)90", "011", "(03)", "1"]
        )
    ]
    parts += [
        "".join(r.choice("0123456789111") for _ in range(n))
        for n in r.choice([(4, 4), (3, 4), (2, 4), (3, 3)])
    ]
    form = r.random()
    if form < 0.55:
        return "-".join(parts)
    if form < 0.65:
        return f"{parts[0]}({parts[1]}){parts[2]}"
    if form < 0.75:
        return f"({parts[0].strip('()')}) {parts[1]}-{parts[2]}"
    if form < 0.85:
        return " ".join(parts)
    if form < 0.9:
        return " - ".join(parts)
    return ".".join(parts)


def rnd_web(r: random.Random) -> str:
    word = "".join(r.choice("abcdefghijklmnopqrstuvwxyzilt") for _ in range(r.randint(3, 9)))
    host = (
        "".join(r.choice("abcdefghijklmnopqrstuvwxyzilt-") for _ in range(r.randint(3, 9))).strip(
            "-"
        )
        or "il"
    )
    end = r.choice([".co.jp", ".jp", ".com", ".net", ".or.jp", ".io"])
    if r.random() < 0.5:
        return (
            f"{word}{r.choice(['', '.', '_', '-'])}{r.choice(['k', 'taro', '11', 'i'])}@{host}{end}"
        )
    return (
        r.choice(["https://www.", "www.", "http://", ""]) + host + end + r.choice(["", "/", "/jp/"])
    )


def rnd_text(r: random.Random) -> str:
    gap = r.choice([" ", "　", " ", "  "])
    kind = r.random()
    if kind < 0.2:
        family, given = r.choice(FAMILY), r.choice(GIVEN)
        style = r.random()
        if style < 0.35:
            return f"{family}{gap}{given}"
        if style < 0.55:
            return family + given
        if style < 0.85:
            return r.choice(["　", " "]).join(family + given)
        return (
            f"{family}　{'　'.join(given)}"
            if r.random() < 0.5
            else f"{'　'.join(family)}　　{'　'.join(given)}"
        )
    if kind < 0.26:
        a, b = r.choice(KANA), r.choice(KANA2)
        if r.random() < 0.4:
            a, b = ("".join(chr(ord(c) + 96) for c in w) for w in (a, b))
        return a + r.choice([" ", "　", "", " "]) + b
    if kind < 0.34:
        return r.choice(COMPANY)
    if kind < 0.42:
        return r.choice(DEPT) + r.choice(["", "", gap + r.choice(DEPT)])
    if kind < 0.58:
        number = r.choice(
            [
                "{}-{}-{}",
                "{}丁目{}番{}号",
                "{}番地{}",
                "{}丁目{}-{}",
                "一丁目{}番{}号",
                "{}－{}－{}",
                "{}‐{}",
            ]
        )
        number = number.format(
            *(r.choice([1, 2, 7, 11, 12, 21, 31, 111, 10, 5, 18]) for _ in range(3))
        )
        if r.random() < 0.15:
            number = number.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
        text = r.choice(PLACE) + r.choice(["", "", gap]) + number
        if r.random() < 0.5:
            text += (
                r.choice([" ", "　", ""])
                + r.choice(BUILDING)
                + r.choice(["", " ", "　", ""])
                + r.choice(["11F", "2階", "101号室", "7F", "1F"])
            )
        if r.random() < 0.5:
            code = f"{r.randint(0, 999):03}-{r.randint(0, 9999):04}"
            text = r.choice(["〒", "〒 ", ""]) + code + r.choice([" ", "　", "  "]) + text
        return text
    if kind < 0.76:
        label = r.choice(LABEL)
        text = (
            f"{label}{r.choice([' ', ' ', '　', ''])}{rnd_phone(r)}"
            if r.random() < 0.85
            else rnd_phone(r)
        )
        if r.random() < 0.35:
            text += r.choice([" ", "　", "  ", " / "]) + f"{r.choice(LABEL)} {rnd_phone(r)}"
        if r.random() < 0.1:
            text += r.choice(["（代）", " (代)", "（内線123）", " ext. 51"])
        return text
    if kind < 0.86:
        return r.choice([r.choice(WEB) + r.choice([" ", " ", "　", ""]), "", ""]) + rnd_web(r)
    words = [r.choice(WORDS) for _ in range(r.randint(1, 7))]
    if r.random() < 0.2:
        words = [w.upper() for w in words]
    if r.random() < 0.25:
        words.insert(r.randint(0, len(words)), r.choice(["1-11-2", "4F", "5-1", "100-0011", "101"]))
    return " ".join(words)


def fonts() -> tuple[list[str], list[str]]:
    def listed(query: str) -> set[str]:
        text = subprocess.run(
            ["fc-list", query, "--format", "%{file}\n"], capture_output=True, text=True, check=True
        ).stdout
        return {f for f in text.splitlines() if f.endswith((".ttf", ".otf", ".ttc"))}

    wide = listed(":lang=ja")
    narrow = {
        f
        for f in listed(":lang=en")
        if not any(w in f for w in ("Symbol", "Math", "opens", "Dingbat", "D0500", "Emoji"))
    } - wide
    return sorted(wide), sorted(narrow)


def render(r: random.Random, text: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    """`text` as detection cuts it: a strip with a margin, worn like a photo."""
    em = font.size
    tracking = r.choice([0, 0, 0, 0, 0.02, 0.05, 0.1, 0.2]) * em * r.random()
    if len(text) < 10 and r.random() < 0.15 and not text.isascii():
        tracking = r.uniform(0.1, 0.3) * em
    advances = [font.getlength(c) + tracking for c in text]
    width = int(sum(advances)) + em * 2
    ground, ink = r.randint(200, 255), r.randint(0, 110)
    if r.random() < 0.2:
        ground, ink = ink, ground
    image = Image.new("L", (width, em * 3), ground)
    draw = ImageDraw.Draw(image)
    x = float(em)
    for c, advance in zip(text, advances, strict=True):
        draw.text((x, em), c, font=font, fill=ink)
        x += advance
    pixels = np.array(image)
    off = np.abs(pixels.astype(int) - ground) > 40
    rows, columns = np.flatnonzero(off.any(axis=1)), np.flatnonzero(off.any(axis=0))
    if not len(rows):
        return pixels
    high = rows[-1] - rows[0] + 1
    margin = (
        r.uniform(
            0.1,
            0.32,
        )
        * high
    )
    top, bottom = (
        int(rows[0] - margin * r.uniform(0.7, 1.3)),
        int(rows[-1] + margin * r.uniform(0.7, 1.3)),
    )
    left, right = int(columns[0] - margin), int(columns[-1] + margin)
    strip = pixels[max(top, 0) : bottom, max(left, 0) : right]
    scale = r.uniform(18, 64) / len(strip)
    strip = cv2.resize(
        strip,
        None,
        fx=scale,
        fy=scale,
        interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR,
    )
    if r.random() < 0.5:
        strip = cv2.GaussianBlur(strip, (0, 0), r.uniform(0.3, 0.022 * len(strip) + 0.35))
    noise = np.random.default_rng(r.randrange(1 << 30)).normal(
        0, r.choice([0, 2, 5, 9]), strip.shape
    )
    return np.clip(strip + noise, 0, 255).astype(np.uint8)


def spaces_before(text: str, read: str) -> list[int] | None:
    """For each character read, whether a space was printed before it; None when misread."""
    flags, bare, space = [], "", 0
    for c in unicodedata.normalize("NFKC", text):
        if c.isspace():
            space = 1
            continue
        bare, space = bare + c, (flags.append(space), 0)[1]
    fold = str.maketrans("－‐–—―−ｰ·•", "-------・・")
    read = unicodedata.normalize("NFKC", read).translate(fold)
    bare = bare.translate(fold)
    if bare.startswith("〒") and read[:1] != "〒":
        bare, flags = bare[1:], [0, *flags[2:]]
    return (
        flags
        if len(read) == len(bare)
        and sum(a != b for a, b in zip(read, bare, strict=True)) <= 0.2 * len(bare)
        else None
    )


def examples(
    engine: RapidOcrEngine, lines: int, seed: int
) -> Iterator[tuple[bool, np.ndarray, np.ndarray, str]]:
    r = random.Random(seed)
    wide, narrow = fonts()
    held = {f for i, f in enumerate(wide + narrow) if i % 5 == 2}
    kept = 0
    while kept < lines:
        text = rnd_text(r)
        path = r.choice(narrow) if text.isascii() and r.random() < 0.75 else r.choice(wide)
        font = ImageFont.truetype(path, r.choice([40, 64]))
        strip = render(r, text, font)
        glyphs, line, _ = engine.glyphs_of(cv2.cvtColor(strip, cv2.COLOR_GRAY2BGR))
        flags = spaces_before(text, "".join(g.text for g in glyphs))
        if (
            flags is None
            or len(glyphs) < 2
            or any(len(unicodedata.normalize("NFKC", g.text)) != 1 for g in glyphs)
        ):
            continue
        kept += 1
        layout = lay_out(glyphs, cv2.cvtColor(line, cv2.COLOR_BGR2GRAY), 8)
        yield path in held, pair_features(glyphs, layout), np.array(flags[1:]), text


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--lines", type=int, default=7000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    sets: dict[bool, list[tuple[np.ndarray, np.ndarray, str]]] = {False: [], True: []}
    for held, features, flags, text in examples(RapidOcrEngine(), options.lines, options.seed):
        sets[held].append((features, flags, text))
    x = np.concatenate([f for f, _, _ in sets[False]])
    y = np.concatenate([f for _, f, _ in sets[False]])
    model = GradientBoostingClassifier(
        n_estimators=TREES,
        max_depth=DEPTH,
        learning_rate=0.2,
        subsample=0.7,
        min_samples_leaf=15,
        random_state=options.seed,
    )
    model.fit(x, y)
    for name, held in (("trained", False), ("held-out fonts", True)):
        tx = np.concatenate([f for f, _, _ in sets[held]])
        ty = np.concatenate([f for _, f, _ in sets[held]])
        said = model.decision_function(tx) > 0
        hit = int((said & (ty == 1)).sum())
        whole = np.mean(
            [bool(((model.decision_function(f) > 0) == (g == 1)).all()) for f, g, _ in sets[held]]
        )
        print(
            f"{name}: lines {len(sets[held])} F1 {2 * hit / (said.sum() + ty.sum()):.4f} whole lines {whole:.4f}",
            file=sys.stderr,
        )
    nodes = 2 ** (DEPTH + 1)
    held_trees: dict[str, list[list[float]]] = {
        k: [] for k in ("feature", "threshold", "left", "right", "value")
    }
    for (tree,) in model.estimators_:
        t = tree.tree_
        pad = [0] * (nodes - t.node_count)
        held_trees["feature"].append([int(max(v, -1)) for v in t.feature] + [-1] * len(pad))
        held_trees["threshold"].append([round(float(v), 4) for v in t.threshold] + pad)
        held_trees["left"].append([int(max(v, 0)) for v in t.children_left] + pad)
        held_trees["right"].append([int(max(v, 0)) for v in t.children_right] + pad)
        held_trees["value"].append(
            [round(float(v) * model.learning_rate, 4) for v in t.value[:, 0, 0]] + pad
        )
    prior = float(np.clip(y.mean(), 1e-6, 1))
    body = {"start": round(float(np.log(prior / (1 - prior))), 4), **held_trees}
    OUT.parent.mkdir(exist_ok=True)
    lines = ",\n".join(
        f'"{k}": '
        + (
            str(v)
            if k == "start"
            else "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in v) + "]"
        )
        for k, v in body.items()
    )
    OUT.write_text("{" + lines + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
