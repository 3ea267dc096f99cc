"""Train the small network that tells variant kanji apart, and export it for `ocr/variants.py`.

    pip install torch==2.13.0 onnx fonttools pillow opencv-python-headless numpy
    python training/variant_glyphs.py --fonts FOLDER… --out glyphs.npz
    python training/train_variants.py --glyphs glyphs.npz --minutes 15

Whole fonts are held out (`HELD_OUT`); the figure reported is theirs. A sample is judged among the
characters of its group alone, so the loss is taken over the group's logits alone.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from variant_glyphs import (
    CHARS,
    GROUP_OF,
    HELD_OUT,
    MEMBERS,
    SIDE,
    USUAL,
    Face,
    compose,
    load,
    spoil,
)  # fmt: skip

MODEL = Path(__file__).resolve().parent.parent / "pipeline/ocr/data/variants.onnx"
SAME_GROUP = torch.tensor([[a == b for b in GROUP_OF] for a in GROUP_OF])


class Glyphs(torch.utils.data.IterableDataset):  # type: ignore[misc]
    """Endless batches of spoiled glyphs: every group as often as any other."""

    def __init__(self, faces: list[Face], batch: int) -> None:
        self.faces, self.batch = faces, batch

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        info = torch.utils.data.get_worker_info()
        random = np.random.default_rng(1000 + (info.id if info else 0) + int(time.time()))
        while True:
            yield make_batch(self.faces, self.batch, random)


def make_batch(
    faces: list[Face], size: int, random: np.random.Generator, hard: float = 1.0
) -> tuple[torch.Tensor, torch.Tensor]:
    images, labels = [], []
    while len(images) < size:
        face = faces[random.integers(len(faces))]
        usual = random.random() < 0.4  # what names are spelled with most comes first in the list
        group = int(random.integers(USUAL if usual else len(MEMBERS)))
        held = [i for i in MEMBERS[group] if face.held[i]]
        if len(held) < 2 and random.random() < 0.9:
            continue  # a font without the variant teaches little
        index = int(held[random.integers(len(held))]) if held else -1
        if index < 0:
            continue
        images.append(spoil(compose(face, index, random), random, hard))
        labels.append(index)
    return torch.from_numpy(np.stack(images)[:, None]), torch.tensor(labels)


def block(inside: int, outside: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU()
    )


class Net(nn.Module):
    """48 x 48 gray to one logit for each character of `CONFUSABLE`."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            block(1, 16, 1), block(16, 24, 2), block(24, 32, 1), block(32, 48, 2),
            block(48, 64, 1), block(64, 96, 2), nn.Conv2d(96, 48, 1), nn.ReLU(), nn.Flatten(),
        )  # fmt: skip
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(48 * (SIDE // 8) ** 2, len(CHARS)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x))  # type: ignore[no-any-return]


def begin_from(net: Net, path: Path, images: torch.Tensor) -> None:
    """Take the weights of an exported network; characters that it does not know begin at zero.

    Export folds normalisation into the convolutions, so it is set here to undo itself on `images`.
    """
    import onnx

    model = onnx.load(str(path))
    held = {
        weight.name.removesuffix("_half"): torch.from_numpy(
            onnx.numpy_helper.to_array(weight).astype(np.float32)
        )
        for weight in model.graph.initializer
    }
    of = {node.output[0]: node.input[0] for node in model.graph.node if node.op_type == "Cast"}
    layers = [node for node in model.graph.node if node.op_type in ("Conv", "Gemm")]
    weights = [[held[of.get(name, name).removesuffix("_half")] for name in node.input[1:3]]
               for node in layers]  # fmt: skip
    known = {p.key: p.value for p in model.metadata_props}["characters"]
    x = images
    with torch.no_grad():
        for layer in net.body:
            if isinstance(layer, nn.Sequential):
                weight, bias = weights.pop(0)
                layer[0].weight.copy_(weight)
                made = layer[0](x)
                middle, spread = made.mean((0, 2, 3)), made.var((0, 2, 3)) + layer[1].eps
                layer[1].running_mean.copy_(middle)
                layer[1].running_var.copy_(spread - layer[1].eps)
                layer[1].weight.copy_(spread.sqrt())
                layer[1].bias.copy_(middle + bias)
                x = torch.relu(made + bias[:, None, None])
            elif isinstance(layer, nn.Conv2d):
                weight, bias = weights.pop(0)
                layer.weight.copy_(weight)
                layer.bias.copy_(bias)
        weight, bias = weights.pop(0)
        net.head[1].weight.zero_()
        net.head[1].bias.zero_()
        for at, char in enumerate(CHARS):
            if char in known:
                net.head[1].weight[at] = weight[known.index(char)]
                net.head[1].bias[at] = bias[known.index(char)]


def group_logits(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return logits.masked_fill(~SAME_GROUP[labels], -1e4)


def measure(
    net: Net, faces: list[Face], batches: int, hard: float
) -> tuple[float, list[tuple[str, str, float]]]:
    """Share right on `faces`; and `(font, character, share)` of the worst."""
    net.eval()
    random = np.random.default_rng(7)
    right: dict[str, list[int]] = {}
    total = count = 0
    with torch.no_grad():
        for _ in range(batches):
            images, labels = make_batch(faces, 256, random, hard)
            guess = group_logits(net(images), labels).argmax(1)
            for label, ok in zip(labels.tolist(), (guess == labels).tolist(), strict=True):
                right.setdefault(CHARS[label], []).append(ok)
            total += int((guess == labels).sum())
            count += len(labels)
    net.train()
    worst = sorted((sum(v) / len(v), k) for k, v in right.items())
    return total / count, [("", k, share) for share, k in worst[:15]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glyphs", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--keep", type=Path, help="where the weights are kept and begun from")
    parser.add_argument(
        "--begin", type=Path, help="an exported network whose weights to begin from"
    )
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    faces = load(options.glyphs)
    held_out = [f for f in faces if f.name.startswith(HELD_OUT)]
    known = [f for f in faces if not f.name.startswith(HELD_OUT)]
    print(f"{len(known)} fonts, held out: {[f.name for f in held_out]}")
    net = Net()
    if options.begin:
        begin_from(net, options.begin, make_batch(known, 512, np.random.default_rng(3))[0])
    if options.keep and options.keep.exists():
        net.load_state_dict(torch.load(options.keep))
    size = 128
    loader = iter(torch.utils.data.DataLoader(Glyphs(known, size), batch_size=None, num_workers=1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=1e-3)
    begun, step, shown = time.monotonic(), 0, 0.0
    losses: list[float] = []
    while (gone := (time.monotonic() - begun) / 60 / options.minutes) < 1:
        for parameters in optimiser.param_groups:
            warm = min(1.0, (step + 1) / 100)
            parameters["lr"] = options.rate * warm * 0.5 * (1 + math.cos(math.pi * gone))
        images, labels = next(loader)
        loss = nn.functional.cross_entropy(
            group_logits(net(images), labels), labels, label_smoothing=0.0
        )
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if gone - shown > 0.07:
            shown = gone
            share, _ = measure(net, held_out, 3, 1.0)
            print(
                f"{gone:.0%} step {step} loss {np.mean(losses[-200:]):.4f} held out {share:.4f}",
                flush=True,
            )
            if options.keep:
                torch.save(net.state_dict(), options.keep)
    for hard in (0.5, 1.0, 1.5):
        share, worst = measure(net, held_out, 20, hard)
        print(
            f"fonts held out, hardness {hard}: {share:.4f}", [(c, round(s, 2)) for _, c, s in worst]
        )
    share, _ = measure(net, known, 10, 1.0)
    print(f"fonts known: {share:.4f}")
    export(net, options.out)


def export(net: Net, path: Path) -> None:
    """ONNX with a free batch; the characters are in its metadata, so that none gets out of step."""
    import onnx

    net.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net, (torch.zeros(1, 1, SIDE, SIDE),), str(path), input_names=["glyphs"],
        output_names=["logits"], dynamic_axes={"glyphs": {0: "n"}, "logits": {0: "n"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, {"characters": CHARS})
    halve(model)
    onnx.save(model, str(path))
    print(f"{path}: {path.stat().st_size // 1024} KB")


def halve(model: Any) -> None:
    """Keep the weights in half precision; they are cast to single where they are used."""
    import onnx

    for weight in list(model.graph.initializer):
        values = onnx.numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 256:
            continue
        half = onnx.numpy_helper.from_array(values.astype(np.float16), f"{weight.name}_half")
        cast = onnx.helper.make_node(
            "Cast", [half.name], [weight.name], f"{weight.name}_cast", to=onnx.TensorProto.FLOAT
        )
        model.graph.initializer.remove(weight)
        model.graph.initializer.append(half)
        model.graph.node.insert(0, cast)


if __name__ == "__main__":
    main()
