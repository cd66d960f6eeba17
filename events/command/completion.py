"""Completion of the command in a shell, written by shtab from the parser itself."""

from __future__ import annotations

import argparse

from events.exports import FORMATS

SHELLS = ("bash", "zsh", "tcsh")


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script that a shell of `SHELLS` is to read; it completes commands, options and files."""
    # Only this option needs it.
    import shtab

    for action in _actions(parser):
        if action.dest in ("paths", "output", "folder"):
            # The attribute that shtab looks for; argparse knows nothing of it.
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        if action.dest == "format" and action.choices is None:
            action.choices = list(FORMATS)
    return str(shtab.complete(parser, shell))


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Every argument of the command, of its subcommands, and of theirs."""
    found = list(parser._actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found += [inner for one in action.choices.values() for inner in _actions(one)]
    return found
