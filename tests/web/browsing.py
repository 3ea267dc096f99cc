"""A real browser before a real server: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE = HERE / "axe.min.js"


@contextmanager
def open_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=list(ARGUMENTS), headless=True
        )
        yield browser
        browser.close()


@dataclass
class Server:
    """`meishi review` in a process of its own, on a port that stays the same over restarts."""

    library: Path
    photos: Path
    port: int = 0
    link: str = ""
    _process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self.port = self.port or free_port()
        self._process = subprocess.Popen(
            [
                sys.executable, str(HERE / "serve_page.py"),
                str(self.library), str(self.photos), str(self.port),
            ],
            stdout=subprocess.PIPE, text=True, cwd=HERE,
        )  # fmt: skip
        assert self._process.stdout
        for line in self._process.stdout:
            if found := re.search(r"http://\S+", line):
                self.link = found[0]
            if "Ctrl-C" in line:
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a power cut would: nothing is finished."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def wait(self) -> int:
        assert self._process
        code = self._process.wait(timeout=20)
        self._end(signal.SIGTERM)
        return code

    def _end(self, how: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(how)
            self._process.wait(timeout=20)
            assert self._process.stdout
            self._process.stdout.close()
            self._process = None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Visit:
    """One window, which notes what it should not do."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def watch(self) -> Visit:
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)
        return self

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "blob:", "data:", "about:")):
            self.faults.append(f"asked {request.url}")

    def look(self) -> None:
        """Hold the page as it stands against WCAG 2.2 AA, and against the width of the window."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
            " 'best-practice'], resultTypes: ['violations']})"
        )
        told = [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        assert not told, "\n".join(told)
        wide, room = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= room, f"{self.page.url} is {wide} wide in a window of {room}"
