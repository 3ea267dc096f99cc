"""Reading: engines, QR codes, and the whole reading of a card."""

from .card import UprightReading, read_card
from .engine import Engine, Recognition
from .engines import ENGINES, make_engine
from .qr import read_qr
from .rapid import RapidOcrEngine
from .tesseract import TesseractEngine

__all__ = [
    "ENGINES",
    "Engine",
    "RapidOcrEngine",
    "Recognition",
    "TesseractEngine",
    "UprightReading",
    "make_engine",
    "read_card",
    "read_qr",
]
