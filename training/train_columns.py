"""Train the small network that reads numbers in columns, and export it for `ocr/numerals.py`.

    pip install torch==2.13.0 onnx fonttools brotli pillow opencv-python-headless numpy
    python training/column_glyphs.py --fonts FOLDER… --out columns.npz
    python training/train_columns.py --glyphs columns.npz --minutes 25

Whole fonts are held out (`HELD_OUT`), those of the samples' held-out cards among them. The figures
reported are theirs: the share of steps that hold a character and are told right, and the share of
windows whose every character is.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from column_glyphs import HELD_OUT, Face, load, sample
from numpy.typing import NDArray
from torch import nn
from train_variants import halve

from pipeline.ocr.numerals import CLASSES, STEP, TALL, spell_steps

MODEL = Path(__file__).resolve().parent.parent / "pipeline/ocr/data/numerals.onnx"
STEPS = 96
Batch = tuple[torch.Tensor, torch.Tensor]


class Columns(torch.utils.data.IterableDataset):  # type: ignore[misc]
    """Endless batches of windows of columns."""

    def __init__(self, faces: tuple[list[Face], list[Face]], batch: int) -> None:
        self.faces, self.batch = faces, batch

    def __iter__(self) -> Iterator[Batch]:
        info = torch.utils.data.get_worker_info()
        random = np.random.default_rng(77 + (info.id if info else 0) + int(time.time()))
        while True:
            yield make_batch(self.faces, self.batch, random)


def make_batch(
    faces: tuple[list[Face], list[Face]], size: int, random: np.random.Generator
) -> Batch:
    pairs = [sample(*faces, random, STEPS) for _ in range(size)]
    images = np.stack([image for image, _ in pairs])[:, None]
    return torch.from_numpy(images), torch.from_numpy(np.stack([label for _, label in pairs]))


def block(inside: int, outside: int, stride: int | tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU()
    )


class Along(nn.Module):
    """A residual block along the column, `apart` steps from one tap to the next."""

    def __init__(self, wide: int, apart: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(wide, wide, (3, 1), 1, (apart, 0), (apart, 1), bias=False),
            nn.BatchNorm2d(wide), nn.ReLU(), nn.Conv2d(wide, wide, 1, bias=False),
            nn.BatchNorm2d(wide),
        )  # fmt: skip

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(x + self.body(x))


class Net(nn.Module):
    """`(n, 1, length, TALL)` to `(n, length / STEP, classes)`: shares, which sum to 1."""

    def __init__(self) -> None:
        super().__init__()
        wide = 112
        self.body = nn.Sequential(
            block(1, 16, 2), block(16, 40, 2), block(40, 56, 1), block(56, 64, (1, 2)),
            nn.Conv2d(64, wide, (3, 5), 1, (1, 0), bias=False), nn.BatchNorm2d(wide), nn.ReLU(),
            *(Along(wide, apart) for apart in (1, 2, 4, 2, 1)),
        )  # fmt: skip
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Conv2d(wide, len(CLASSES), 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x))[:, :, :, 0].transpose(1, 2)  # type: ignore[no-any-return]


class Shares(nn.Module):
    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.net(x), -1)


def read(shares: NDArray[np.float32]) -> list[str]:
    return [found.name for found in spell_steps(shares)]


def measure(net: Net, faces: tuple[list[Face], list[Face]], batches: int) -> tuple[float, float]:
    """The share of steps with a character, and of windows, that are told right."""
    net.eval()
    random = np.random.default_rng(5)
    steps = right = whole = count = 0
    with torch.no_grad():
        for _ in range(batches):
            images, labels = make_batch(faces, 64, random)
            shares = torch.softmax(net(images), -1)
            guess = shares.argmax(-1)
            steps += int((labels > 0).sum())
            right += int(((guess == labels) & (labels > 0)).sum())
            for i in range(len(labels)):
                ideal = np.eye(len(CLASSES), dtype=np.float32)[labels[i].numpy()]
                whole += read(shares[i].numpy()) == read(ideal)
            count += len(labels)
    net.train()
    return right / steps, whole / count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glyphs", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--keep", type=Path, help="where the weights are kept and begun from")
    parser.add_argument("--rate", type=float, default=3e-3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(1)
    japanese, latin = load(options.glyphs)
    known = [[f for f in faces if not f.name.startswith(HELD_OUT)] for faces in (japanese, latin)]
    held = [[f for f in faces if f.name.startswith(HELD_OUT)] for faces in (japanese, latin)]
    print(f"{len(known[0])} Japanese fonts, held out: {[f.name for f in held[0]]}")
    net = Net()
    if options.keep and options.keep.exists():
        net.load_state_dict(torch.load(options.keep))
    data = Columns((known[0], known[1]), 32)
    loader = iter(torch.utils.data.DataLoader(data, batch_size=None, num_workers=1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-3)
    begun, step, shown = time.monotonic(), 0, 0.0
    losses: list[float] = []
    while (gone := (time.monotonic() - begun) / 60 / options.minutes) < 1:
        for parameters in optimiser.param_groups:
            warm = min(1.0, (step + 1) / 100)
            parameters["lr"] = options.rate * warm * 0.5 * (1 + math.cos(math.pi * gone))
        images, labels = next(loader)
        loss = nn.functional.cross_entropy(net(images).transpose(1, 2), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if gone - shown > 0.08:
            shown = gone
            steps, whole = measure(net, (held[0], held[1]), 3)
            mean = np.mean(losses[-100:])
            print(
                f"{gone:.0%} step {step} loss {mean:.4f} held out {steps:.4f} {whole:.4f}",
                flush=True,
            )
            if options.keep:
                torch.save(net.state_dict(), options.keep)
            export(net, options.out)
    steps, whole = measure(net, (held[0], held[1]), 16)
    print(f"fonts held out: steps {steps:.4f}, windows {whole:.4f}")
    steps, whole = measure(net, (known[0], known[1]), 8)
    print(f"fonts known: steps {steps:.4f}, windows {whole:.4f}")
    export(net, options.out)


def export(net: Net, path: Path) -> None:
    """ONNX of any length, weights in half precision."""
    import onnx

    net.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        Shares(net), (torch.zeros(1, 1, STEPS * STEP, TALL),), str(path), input_names=["ribbon"],
        output_names=["shares"], dynamic_axes={"ribbon": {2: "length"}, "shares": {1: "steps"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"classes": "\n".join(CLASSES)})
    halve(model)
    onnx.save(model, str(path))
    net.train()


if __name__ == "__main__":
    main()
