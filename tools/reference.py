"""Write the command reference and the exit codes into the READMEs, from the commands themselves.

python -m tools.reference           # renew
python -m tools.reference --check   # exit 1 where a README is out of date
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.cli.boundary import EXIT_CODES
from pipeline.cli.commands import COMMANDS
from pipeline.cli.parser import build_parser
from pipeline.i18n import Language, using_language
from pipeline.i18n import gettext as _

ROOT = Path(__file__).parents[1]
READMES: tuple[tuple[Path, Language], ...] = (
    (ROOT / "README.md", "en"),
    (ROOT / "README.ja.md", "ja"),
)
_COMMON = {"help", "library", "config", "lang", "no_input", "quiet", "verbose"}


def commands_section() -> str:
    """A heading and a table of arguments for each command, in the current language."""
    parser = build_parser()
    lines: list[str] = ["| | |", "|---|---|"]
    subs = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    for command in COMMANDS:
        lines.append(
            f"| [`meishi {command.name}`](#meishi-{command.name}) | {_(command.summary)} |"
        )
    lines += ["", *_options("meishi", parser, common=True)]
    for command in COMMANDS:
        sub = subs.choices[command.name]
        lines += ["", f"#### meishi {command.name}", "", sub.description or "", ""]
        lines += list(_options(f"meishi {command.name}", sub, common=False))
        if sub.epilog:
            lines += ["", sub.epilog]
    return "\n".join(lines)


def _options(program: str, parser: argparse.ArgumentParser, *, common: bool) -> Iterator[str]:
    actions = [
        action
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction)
        and (common or action.dest not in _COMMON)
    ]
    positional = [_metavar(a) for a in actions if not a.option_strings]
    yield f"`{' '.join([program, *positional, '[…]'])}`"
    if not actions:
        return
    yield ""
    yield "| | |"
    yield "|---|---|"
    for action in actions:
        names = ", ".join(action.option_strings) or _metavar(action)
        value = f" {_metavar(action)}" if action.option_strings and action.nargs != 0 else ""
        meaning = (action.help or "").replace("|", "\\|")
        yield f"| `{names}{value}` | {meaning} |"


def _metavar(action: argparse.Action) -> str:
    name = action.metavar if isinstance(action.metavar, str) else None
    if action.choices and name is None:
        return "\\|".join(map(str, action.choices))
    name = name or action.dest.upper()
    return f"{name}…" if action.nargs in ("+", "*") else name


def codes_section() -> str:
    """The table of exit codes, in the current language."""
    return "\n".join(
        ["| | |", "|---|---|", *(f"| {code} | {_(text)} |" for code, text in EXIT_CODES)]
    )


def renewed(text: str, language: Language) -> str:
    """`text` of a README with its generated sections as they are now."""
    with using_language(language):
        sections = {"commands": commands_section(), "exit-codes": codes_section()}
    for name, section in sections.items():
        begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
        if not pattern.search(text):
            raise ValueError(f"the README has no section {name}")
        # Not a template: what stands in a help text must not be taken for a group.
        text = pattern.sub(f"{begin}\n{section}\n{end}".replace("\\", r"\\"), text)
    return text


def main(words: list[str]) -> int:
    stale = []
    for path, language in READMES:
        text = path.read_text(encoding="utf-8")
        new = renewed(text, language)
        if new != text:
            stale.append(path.name)
            if "--check" not in words:
                path.write_text(new, encoding="utf-8")
    if stale and "--check" in words:
        print(f"out of date: {', '.join(stale)}; run `make readme`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
