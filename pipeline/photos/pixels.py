"""Pictures of every mode to the one form of array that the stages take."""

from __future__ import annotations

import numpy as np
from PIL import Image

from ..model import Pixels


def to_pixels(image: Image.Image) -> Pixels:
    """`image` as contiguous `(H, W, 3) uint8 BGR`; transparency is laid on white paper."""
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = _to_grey(image)
    if _is_transparent(image):
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        image = Image.alpha_composite(paper, layer)
    rgb = np.asarray(image.convert("RGB"), dtype=np.uint8)
    return np.ascontiguousarray(rgb[:, :, ::-1])


def _is_transparent(image: Image.Image) -> bool:
    return image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info


def _to_grey(image: Image.Image) -> Image.Image:
    """Deep greys to eight bits. Pillow's own conversion cuts off all above 255."""
    deep = np.asarray(image).astype(np.float32)
    deep = np.nan_to_num(deep, nan=0.0, posinf=0.0, neginf=0.0)
    if image.mode == "F":
        low, high = float(deep.min()), float(deep.max())
        scaled = (deep - low) * (255 / (high - low) if high > low else 1.0)
    else:
        # 16-bit PNGs open as "I" in some versions of Pillow: the full scale is 65535 all the same.
        scaled = deep * (255 / 65535)
    return Image.fromarray(scaled.clip(0, 255).round().astype(np.uint8))
