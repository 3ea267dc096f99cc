"""The fonts that cards are set in: which Debian package each comes from, and which are held out."""

# ruff: noqa: E501 (tables are easier to read in long rows)
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from .cmap import covered

ROOT = Path("/usr/share/fonts")


class FontsMissing(RuntimeError):
    """Fonts of some Debian packages are not installed; the message names the apt command."""


@dataclass(frozen=True)
class Face:
    """A font file; `index` picks the face of a collection; `bold` is a heavier sibling's path."""

    path: str
    package: str
    style: str  # mincho, gothic, maru, serif, sans
    split: str  # tune, holdout
    index: int = 0
    bold: str = ""

    @property
    def file(self) -> Path:
        return ROOT / self.path


_NOTO = "opentype/noto/Noto"
JAPANESE: tuple[Face, ...] = (
    Face(f"{_NOTO}SansCJK-Regular.ttc", "fonts-noto-cjk", "gothic", "tune", 0, f"{_NOTO}SansCJK-Bold.ttc"),
    Face(f"{_NOTO}SansCJK-Light.ttc", "fonts-noto-cjk-extra", "gothic", "tune", 0, f"{_NOTO}SansCJK-Medium.ttc"),
    Face(f"{_NOTO}SansCJK-Medium.ttc", "fonts-noto-cjk-extra", "gothic", "tune", 0, f"{_NOTO}SansCJK-Black.ttc"),
    Face(f"{_NOTO}SerifCJK-Regular.ttc", "fonts-noto-cjk", "mincho", "tune", 0, f"{_NOTO}SerifCJK-Bold.ttc"),
    Face(f"{_NOTO}SerifCJK-Light.ttc", "fonts-noto-cjk-extra", "mincho", "tune", 0, f"{_NOTO}SerifCJK-SemiBold.ttc"),
    Face("opentype/ipafont-gothic/ipagp.ttf", "fonts-ipafont-gothic", "gothic", "tune"),
    Face("opentype/ipafont-mincho/ipamp.ttf", "fonts-ipafont-mincho", "mincho", "tune"),
    Face("opentype/ipaexfont-gothic/ipaexg.ttf", "fonts-ipaexfont-gothic", "gothic", "tune"),
    Face("opentype/ipaexfont-mincho/ipaexm.ttf", "fonts-ipaexfont-mincho", "mincho", "tune"),
    Face("truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", "fonts-morisawa-bizud-gothic", "gothic", "holdout", 0, "truetype/bizud-gothic/BIZUDPGothic-Bold.ttf"),
    Face("truetype/bizud-mincho/BIZUDPMincho-Regular.ttf", "fonts-morisawa-bizud-mincho", "mincho", "holdout"),
    Face("truetype/vlgothic/VL-PGothic-Regular.ttf", "fonts-vlgothic", "gothic", "tune"),
    Face("truetype/takao-mincho/TakaoPMincho.ttf", "fonts-takao-mincho", "mincho", "tune"),
    Face("truetype/takao-gothic/TakaoGothic.ttf", "fonts-takao-gothic", "gothic", "tune"),
    Face("truetype/motoya-l-cedar/MTLc3m.ttf", "fonts-motoya-l-cedar", "gothic", "holdout"),
    Face("truetype/motoya-l-maruberi/MTLmr3m.ttf", "fonts-motoya-l-maruberi", "maru", "tune"),
    Face("truetype/sawarabi-gothic/sawarabi-gothic-medium.ttf", "fonts-sawarabi-gothic", "gothic", "tune"),
    Face("truetype/sawarabi-mincho/sawarabi-mincho-medium.ttf", "fonts-sawarabi-mincho", "mincho", "holdout"),
    Face("truetype/migmix/migmix-1p-regular.ttf", "fonts-migmix", "gothic", "tune", 0, "truetype/migmix/migmix-1p-bold.ttf"),
    Face("truetype/migmix/migu-1c-regular.ttf", "fonts-migmix", "gothic", "tune", 0, "truetype/migmix/migu-1c-bold.ttf"),
    Face("truetype/umeplus/umeplus-p-gothic.ttf", "fonts-umeplus", "gothic", "holdout"),
    Face("truetype/dejima-mincho/dejima-mincho-r227.ttf", "fonts-dejima-mincho", "mincho", "holdout"),
    Face("truetype/ipamj/ipamjm.ttf", "fonts-ipamj-mincho", "mincho", "tune"),
)  # fmt: skip

_URW = "opentype/urw-base35/"
_ROBOTO = "truetype/roboto/unhinted/RobotoTTF/Roboto-"
LATIN: tuple[Face, ...] = (
    Face("truetype/lato/Lato-Regular.ttf", "fonts-lato", "sans", "tune", 0, "truetype/lato/Lato-Bold.ttf"),
    Face("truetype/lato/Lato-Light.ttf", "fonts-lato", "sans", "tune", 0, "truetype/lato/Lato-Medium.ttf"),
    Face("truetype/open-sans/OpenSans-Regular.ttf", "fonts-open-sans", "sans", "tune", 0, "truetype/open-sans/OpenSans-Bold.ttf"),
    Face(f"{_ROBOTO}Regular.ttf", "fonts-roboto-unhinted", "sans", "holdout", 0, f"{_ROBOTO}Bold.ttf"),
    Face("truetype/liberation/LiberationSans-Regular.ttf", "fonts-liberation", "sans", "tune", 0, "truetype/liberation/LiberationSans-Bold.ttf"),
    Face("truetype/liberation/LiberationSerif-Regular.ttf", "fonts-liberation", "serif", "tune", 0, "truetype/liberation/LiberationSerif-Bold.ttf"),
    Face("truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", "sans", "tune", 0, "truetype/dejavu/DejaVuSans-Bold.ttf"),
    Face("truetype/dejavu/DejaVuSerif.ttf", "fonts-dejavu-core", "serif", "tune", 0, "truetype/dejavu/DejaVuSerif-Bold.ttf"),
    Face("opentype/ebgaramond/EBGaramond12-Regular.otf", "fonts-ebgaramond", "serif", "holdout", 0, "opentype/ebgaramond/EBGaramond12-Bold.otf"),
    Face(f"{_URW}URWGothic-Book.otf", "fonts-urw-base35", "sans", "tune", 0, f"{_URW}URWGothic-Demi.otf"),
    Face(f"{_URW}P052-Roman.otf", "fonts-urw-base35", "serif", "tune", 0, f"{_URW}P052-Bold.otf"),
    Face(f"{_URW}C059-Roman.otf", "fonts-urw-base35", "serif", "holdout", 0, f"{_URW}C059-Bold.otf"),
    Face(f"{_URW}NimbusSansNarrow-Regular.otf", "fonts-urw-base35", "sans", "tune", 0, f"{_URW}NimbusSansNarrow-Bold.otf"),
)  # fmt: skip

# Where a font lacks a sign, the next of these that has it is used, as a printer would.
FALLBACKS: dict[str, tuple[Face, ...]] = {
    "mincho": (
        Face(f"{_NOTO}SerifCJK-Regular.ttc", "fonts-noto-cjk", "mincho", "any"),
        Face("truetype/ipamj/ipamjm.ttf", "fonts-ipamj-mincho", "mincho", "any"),
        Face("truetype/hanazono/HanaMinB.ttf", "fonts-hanazono", "mincho", "any"),
    ),
    "gothic": (Face(f"{_NOTO}SansCJK-Regular.ttc", "fonts-noto-cjk", "gothic", "any"),),
}
_LAST = (
    Face("truetype/ipamj/ipamjm.ttf", "fonts-ipamj-mincho", "mincho", "any"),
    Face("truetype/hanazono/HanaMinA.ttf", "fonts-hanazono", "mincho", "any"),
    Face("truetype/hanazono/HanaMinB.ttf", "fonts-hanazono", "mincho", "any"),
    Face("truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core", "sans", "any"),
)


def every_face() -> tuple[Face, ...]:
    return (*JAPANESE, *LATIN, *(f for faces in FALLBACKS.values() for f in faces), *_LAST)


def check_fonts() -> None:
    """Raises FontsMissing with the apt command when a font file is not there."""
    missing = sorted({f.package for f in every_face() if not f.file.exists()})
    if missing:
        raise FontsMissing(
            "The generator sets its cards in fonts that are not installed. "
            f"Install them with: apt-get install {' '.join(missing)}"
        )


@cache
def coverage(path: str, index: int = 0) -> frozenset[int]:
    """The code points that a font draws."""
    return covered(ROOT / path, index)


@cache
def sized(path: str, index: int, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(ROOT / path), pixels, index=index, layout_engine=ImageFont.Layout.BASIC
    )


@dataclass(frozen=True)
class Typeface:
    """What one card is set in: a Japanese face, and a Latin one for its ASCII where wanted."""

    japanese: Face
    latin: Face | None = None

    def pick(self, char: str, bold: bool) -> tuple[str, int]:
        """The file and face that draw `char`."""
        code = ord(char)
        if self.latin is not None and (code < 0x250 or char in "–—’“”•"):
            path = self.latin.bold if bold and self.latin.bold else self.latin.path
            if code in coverage(path):
                return path, 0
        base = self.japanese
        path = base.bold if bold and base.bold else base.path
        if code in coverage(path, base.index):
            return path, base.index
        style = "mincho" if base.style == "mincho" else "gothic"
        for face in (*FALLBACKS[style], *_LAST):
            if code in coverage(face.path, face.index):
                return face.path, face.index
        raise ValueError(f"no installed font draws {char!r} (U+{code:04X})")
