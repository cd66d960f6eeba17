"""The README names every command and option that exists, and no other."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from events.command import main
from events.command.arguments import parser
from events.exports import FORMATS
from events.times.find_times import RULES
from events.types import Basis

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PARSER = parser(main.COMMANDS)


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands of a parser; of one that has commands of its own, these."""
    found = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                inner = commands_of(one)
                found |= {f"{name} {more}": it for more, it in inner.items()} or {name: one}
    return found


COMMANDS = commands_of(PARSER)
EXAMPLES = [
    line.split("#")[0].strip()
    for line in README.splitlines()
    if line.startswith("dateline") and not line.startswith("dateline --")
]
OPTIONS = sorted(
    option
    for parser in (PARSER, *COMMANDS.values())
    for action in parser._actions
    for option in action.option_strings
    if option != "-h"
)


def usage_in_readme(command: str) -> str:
    return next(line for line in README.splitlines() if line.startswith(f"| `dateline {command}"))


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_in_the_readme_with_its_options(command: str) -> None:
    usage = usage_in_readme(command).split("|")[1]
    long_options = {
        option
        for action in COMMANDS[command]._actions
        for option in action.option_strings
        if option not in ("-h", "--help", "--output")
    }

    assert set(re.findall(r"(?<!\w)--?[a-z][a-z-]*", usage)) == long_options


@pytest.mark.parametrize("option", OPTIONS)
def test_option_is_in_the_readme(option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}\b", README)


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"`dateline ([a-z]+)", README))

    assert named == {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_of_the_readme_is_understood(example: str) -> None:
    words = shlex.split(example.split("<")[0])[1:] or ["serve"]

    arguments = PARSER.parse_args(words)

    assert (getattr(arguments, "format", None) or "json") in FORMATS


@pytest.mark.parametrize("name", [*FORMATS, *(basis for basis in Basis if basis != Basis.NONE)])
def test_format_or_basis_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_both_commands_set_up_the_same_way() -> None:
    start, tests = (line for line in README.splitlines() if line.startswith("python3 -m venv"))

    assert start.removesuffix(".venv/bin/dateline") == tests.partition(".venv/bin/pytest")[0]


def test_tests_are_run_as_before_a_change_lands() -> None:
    [line] = [line for line in README.splitlines() if ".venv/bin/pytest" in line]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    runs = [run.split("pytest")[1].strip() for run in line.split(" && ") if "/pytest" in run]
    assert runs == re.findall(r'^timeout \d+ "\$bin/pytest" (.*?)(?: \|\|)?$', script, re.MULTILINE)
    # What measures seconds may be measured a second time, and nothing else.
    again = re.findall(r'^  timeout \d+ "\$bin/pytest" (.*) --last-failed ', script, re.MULTILINE)
    assert again == ["-m benchmark"]
    assert len(runs) + len(again) == script.count("/pytest")


def test_contributing_opens_with_a_rule_and_fits_a_screen() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()

    assert lines[2] == "## To add a rule"
    assert len(lines) <= 50


def test_pinned_packages_name_no_registry() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")

    assert not re.search(r"https?:|file:|--(?:extra-)?index-url|--find-links", pins)
    assert all(
        re.fullmatch(
            r"#.*|[a-z0-9-]+==\S+(?: ; .*)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?", line
        )
        for line in pins.splitlines()
    )


def test_every_time_in_the_table_is_an_example_of_a_rule() -> None:
    examples = {
        (re.sub(r".*<(.*)>.*", r"\1", marked), value)
        for rule in RULES
        for marked, value in rule.examples.items()
    }

    told = set(re.findall(r"“([^”]+)” `([^`]+)`", README))

    assert len(told) > 30
    assert told <= examples
