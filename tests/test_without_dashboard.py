"""The library and the command where the dashboard's packages are not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ABSENT = ("altair", "platformdirs", "plotly", "pydeck", "streamlit")
TEXT = "The bank failed on Sunday."


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a Python that finds every installed package but those."""
    folder = tmp_path_factory.mktemp("site-packages")
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.lower().startswith(ABSENT):
            (folder / package.name).symlink_to(package)
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(folder)))}


def run(bare: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-m", "events.command.main", *arguments]
    return subprocess.run(command, env=bare, input=TEXT, capture_output=True, text=True)


@pytest.mark.parametrize("command", ["extract", "times"])
def test_command_works(bare: dict[str, str], command: str) -> None:
    done = run(bare, command, "-", "--published", "2024-03-13")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["time_expressions"][0]["value"] == "2024-03-10"


def test_formats_that_need_the_chart_are_not_offered(bare: dict[str, str]) -> None:
    done = run(bare, "formats")

    assert done.returncode == 0, done.stderr
    assert "parquet" in done.stdout
    assert "html " not in done.stdout.partition("writ")[2]


@pytest.mark.parametrize(
    "arguments", [("--format", "html"), ("-o", "story.html"), ("-o", "chart.PNG")]
)
def test_a_format_of_the_dashboard_says_what_to_install(
    bare: dict[str, str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    option, value = arguments
    output = str(tmp_path / value) if option == "-o" else value

    done = run(bare, "extract", "-", "--published", "2024-03-13", option, output)

    assert done.returncode == 2
    assert "dateline[dashboard]" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("serve",)])
def test_serve_says_what_to_install(bare: dict[str, str], arguments: tuple[str, ...]) -> None:
    done = run(bare, *arguments)

    assert done.returncode == 2
    assert "dateline[dashboard]" in done.stderr
    assert done.stderr.count("\n") == 1


def test_nothing_of_streamlit_is_imported() -> None:
    code = (
        "import sys, events; events.extract(events.example_stories()[0]); "
        "events.write(events.example_timeline(events.example_stories()[0]), 'csv'); "
        "print({'streamlit', 'plotly'} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
