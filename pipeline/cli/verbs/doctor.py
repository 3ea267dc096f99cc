"""`meishi doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from ...i18n import gettext as _
from ..columns import fit, width_of
from ..diagnosis import Finding, examine
from ..session import Session

_MARKS = {"ok": ("32", "✓"), "missing": ("33", "–"), "wrong": ("31", "✗")}


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print the findings as JSON"))


def run(args: Namespace, session: Session) -> int:
    findings = list(examine(session.settings))
    if args.json:
        session.console.print_json([finding.to_json() for finding in findings], indent=2)
    else:
        _show(findings, session)
    return 4 if any(finding.state == "wrong" for finding in findings) else 0


def _show(findings: Iterable[Finding], session: Session) -> None:
    console = session.console
    findings = list(findings)
    width = max(width_of(finding.name) for finding in findings)
    for finding in findings:
        colour, sign = _MARKS[finding.state]
        if console.out.isatty() and console.colour:
            sign = console.paint(colour, sign)
        console.print(f"{sign} {fit(finding.name, width)}  {finding.found}")
        if finding.hint:
            console.print(f"  {' ' * width}  → {finding.hint}")
