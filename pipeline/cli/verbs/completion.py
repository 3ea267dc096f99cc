"""`meishi completion`: the completion script of a shell."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...i18n import gettext as _
from ..session import Session

SHELLS = ("bash", "zsh", "fish")


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help=_("the shell"))
    parser.epilog = _('In bash: eval "$(meishi completion bash)"')


def run(args: Namespace, session: Session) -> int:
    import shtab

    from ..parser import build_parser

    session.console.print(shtab.complete(build_parser(), args.shell))
    return 0
