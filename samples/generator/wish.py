"""What a layout can carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """What a layout can carry."""

    script: str = "ja"  # ja, bilingual, en
    vertical: bool = False
    offices: int = 3
    icons: bool = True
    qr: float = 0.2
    ruby: bool = True
    roomy: bool = True
