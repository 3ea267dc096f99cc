"""Made-up readings: lines of text set on a card of 910 by 550 pixels."""

from __future__ import annotations

from pipeline.model import Reading, TextLine


def line(
    text: str, left: float, top: float, height: float = 20, confidence: float = 0.99
) -> TextLine:
    """A line whose width follows from its text (full-width letters are as wide as high)."""
    width = sum(height if ord(char) > 0x2E80 else 0.5 * height for char in text)
    box = (
        (left, top),
        (left + width, top),
        (left + width, top + height),
        (left, top + height),
    )
    return TextLine(text, box, confidence, "made-up")


def card(*lines: TextLine, qr: tuple[str, ...] = ()) -> Reading:
    return Reading(lines, 910, 550, qr)


def horizontal() -> Reading:
    """A usual Japanese card. The people, companies and domains are made up."""
    return card(
        line("株式会社みずうみ製作所", 60, 40, 34),
        line("営業本部 第二営業部", 60, 130),
        line("部長", 60, 158),
        line("湖山　太一", 60, 200, 48),
        line("Taichi KOYAMA", 60, 256),
        line("〒104-0061 東京都中央区銀座1-2-3 みずうみビル4F", 60, 330),
        line("TEL 03-0000-1111（代） FAX 03-0000-1112", 60, 360),
        line("携帯 090-0000-1113", 60, 390),
        line("E-mail t.koyama@mizuumi.example.co.jp", 60, 420),
        line("URL https://www.mizuumi.example.co.jp/", 60, 450),
    )


def english() -> Reading:
    return card(
        line("Bluewater Instruments, Inc.", 60, 40, 34),
        line("Alice M. Winter", 60, 180, 44),
        line("Vice President", 60, 232),
        line("Customer Success", 60, 260),
        line("12 Harbor Street, Suite 400,", 60, 340),
        line("Seattle, WA 98101, USA", 60, 368),
        line("T. 206.555.0142", 60, 396),
        line("e. alice.winter@bluewater.example", 60, 424),
    )
