"""The command `meishi`: arguments, messages, exit codes.

The only place where an exception becomes a message (`boundary`). A command's module is imported
when that command is called, so that `meishi --help` needs no array, no model and no database.
"""

from .entry import main

__all__ = ["main"]
