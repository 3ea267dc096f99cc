"""Train the small network that tells icons apart, and export it for `ocr/icons.py`.

    pip install torch==2.13.0 onnx opencv-python-headless numpy
    python training/icon_drawings.py …                     # see there
    python training/train_icons.py --drawings icons.npz --minutes 20

Whole icon sets and fonts are held out (`icon_names.HELD_OUT`); the figure reported is theirs.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from icon_names import ALL, LETTERS, OTHER
from icon_pictures import Drawings, make_picture
from numpy.typing import NDArray
from torch import nn
from train_variants import block, halve

from pipeline.ocr.icons import KINDS, SIDE

MODEL = Path(__file__).resolve().parent.parent / "pipeline/ocr/data/icons.onnx"
BATCH = 128


class Pictures(torch.utils.data.IterableDataset):  # type: ignore[misc]
    """Endless batches of spoiled pictures."""

    def __init__(self, drawings: Drawings) -> None:
        self.drawings = drawings

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        cv2.setNumThreads(1)
        random = np.random.default_rng(int(time.time()))
        while True:
            yield make_batch(self.drawings, BATCH, random)


def make_batch(
    drawings: Drawings, size: int, random: np.random.Generator, hard: float = 1.0
) -> tuple[torch.Tensor, torch.Tensor]:
    pairs = [make_picture(drawings, random, hard) for _ in range(size)]
    pictures = torch.from_numpy(np.stack([picture for picture, _ in pairs])[:, None])
    return pictures, torch.tensor([kind for _, kind in pairs])


class Net(nn.Module):
    """`(n, 1, SIDE, SIDE)` ink to one logit for each of `KINDS`."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            block(1, 16, 1), block(16, 24, 2), block(24, 32, 1), block(32, 48, 2),
            block(48, 64, 1), block(64, 64, 2), nn.Conv2d(64, 32, 1), nn.ReLU(), nn.Flatten(),
        )  # fmt: skip
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(32 * (SIDE // 8) ** 2, len(KINDS)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x))  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Measured:
    right: float
    sure: float
    sure_right: float
    confused: list[tuple[str, str, int]]
    by_kind: dict[str, float]


def measure(net: Net, drawings: Drawings, batches: int, hard: float, sure: float = 0.8) -> Measured:
    """Shares right, above the chance `sure`, and right among those; and what is confused most."""
    net.eval()
    random = np.random.default_rng(7)
    table: NDArray[np.int64] = np.zeros((len(ALL), len(ALL)), np.int64)
    certain = certain_right = total = 0
    with torch.no_grad():
        for _ in range(batches):
            pictures, kinds = make_batch(drawings, 256, random, hard)
            chance, guess = net(pictures).softmax(1).max(1)
            for k, g in zip(kinds.tolist(), guess.tolist(), strict=True):
                table[k, g] += 1
            taken = (chance >= sure) & (guess != ALL.index(OTHER))
            certain += int(taken.sum())
            certain_right += int((taken & (guess == kinds)).sum())
            total += len(kinds)
    net.train()
    pairs = [(ALL[i], ALL[j], int(table[i, j])) for i, j in np.argwhere(table) if i != j]
    by_kind = {k: round(table[i, i] / max(1, table[i].sum()), 3) for i, k in enumerate(ALL)}
    return Measured(
        float(np.trace(table) / total), certain / total, certain_right / max(1, certain),
        sorted(pairs, key=lambda p: -p[2])[:14], by_kind,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--drawings", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--keep", type=Path, help="where the weights are kept and begun from")
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    assert ALL == KINDS, "the network's outputs and ocr/icons.py are out of step"
    torch.set_num_threads(1)
    torch.manual_seed(1)
    known, held_out = Drawings.load(options.drawings)
    print(f"{len(known)} drawings, {len(held_out)} held out")
    net = Net()
    if options.keep and options.keep.exists():
        net.load_state_dict(torch.load(options.keep))
    loader = iter(torch.utils.data.DataLoader(Pictures(known), batch_size=None, num_workers=1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-3)
    begun, step, shown = time.monotonic(), 0, 0.0
    losses: list[float] = []
    while (gone := (time.monotonic() - begun) / 60 / options.minutes) < 1:
        for parameters in optimiser.param_groups:
            warm = min(1.0, (step + 1) / 100)
            parameters["lr"] = options.rate * warm * 0.5 * (1 + math.cos(math.pi * gone))
        pictures, kinds = next(loader)
        loss = nn.functional.cross_entropy(net(pictures), kinds, label_smoothing=0.02)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if gone - shown > 0.1:
            shown = gone
            now = measure(net, held_out, 4, 1.0)
            print(
                f"{gone:.0%} step {step} loss {np.mean(losses[-100:]):.4f} held out {now.right:.4f}"
                f" sure {now.sure:.3f} of which right {now.sure_right:.4f}",
                flush=True,
            )
            if options.keep:
                torch.save(net.state_dict(), options.keep)
    for name, drawings in (("held out", held_out), ("known", known)):
        for hard in (0.5, 1.0):
            found = measure(net, drawings, 24, hard)
            print(
                f"{name}, hardness {hard}: right {found.right:.4f}, taken as sure {found.sure:.3f}, "
                f"of which right {found.sure_right:.4f}\n  {found.confused}\n  {found.by_kind}"
            )
    export(net, options.out)


def export(net: Net, path: Path) -> None:
    """ONNX with a free batch; the kinds are in its metadata, so that none gets out of step."""
    import onnx

    net.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net, (torch.zeros(1, 1, SIDE, SIDE),), str(path), input_names=["icons"],
        output_names=["logits"], dynamic_axes={"icons": {0: "n"}, "logits": {0: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"kinds": " ".join(KINDS), "letters": LETTERS})
    halve(model)
    onnx.save(model, str(path))
    print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
