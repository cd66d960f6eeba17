"""Starts the dashboard: `python -m dashboard PATH… --published DATE --port N --no-browser`."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dashboard.stories.analysis import begin
from dashboard.stories.saved_story import recalled
from dashboard.stories.start import Start, add_options
from dashboard.stories.start_stories import read_start
from events import DatelineError

_FIRST_PORT = 8501
_PORTS_TRIED = 20
_OPTIONS = {
    "server.address": "localhost",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "20",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "logger.hideWelcomeMessage": "true",
    # One run after the other: see streamlit_changes.py.
    "runner.fastReruns": "false",
    # It would look through all that is in memory before the end of an answer has left.
    "runner.postScriptGC": "false",
    "theme.light.primaryColor": "#332288",
    "theme.light.backgroundColor": "#FFFFFF",
    "theme.light.secondaryBackgroundColor": "#F6F4EF",
    "theme.light.textColor": "#1F1D1A",
    "theme.light.borderColor": "#DDD8CE",
    "theme.dark.primaryColor": "#33BBEE",
    "theme.dark.backgroundColor": "#171614",
    "theme.dark.secondaryBackgroundColor": "#22201D",
    "theme.dark.textColor": "#EDEAE3",
    "theme.dark.borderColor": "#3A3732",
    "theme.baseRadius": "small",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the given articles on localhost until interrupted; exits with 1 on a port in use."""
    asked = _parser().parse_args(arguments)
    port = asked.port if asked.port is not None else _free_port()
    if port is None or not _is_free(port):
        where = f"port {port}" if port else f"every port from {_FIRST_PORT}"
        sys.exit(f"dateline: {where} is in use: choose another one with --port")
    sys.stdout.write(f"Dateline is at http://localhost:{port} (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    start = Start(tuple(asked.paths), asked.published, tuple(asked.hosts), tuple(asked.folders))
    _begin(start)
    _run(port, asked.browser, start)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dateline serve", description=__doc__)
    add_options(parser)
    parser.add_argument("--port", type=int, metavar="N", help=f"default: {_FIRST_PORT}")
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    return parser


def _free_port() -> int | None:
    ports = range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    return next((port for port in ports if _is_free(port)), None)


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(("localhost", port)) != 0


def _begin(start: Start) -> None:
    """Start on the first article before the server starts; an exported timeline needs no start."""
    # What cannot be read is said in the page.
    with suppress(DatelineError):
        found, _ = read_start(start)
        story = recalled(found[0]) if found else None
        if story is None:
            return
        if story.parts:
            story = story.parts[0]
        if story.imported is None or story.published is not None:
            begin(story.document, story.published)


def _run(port: int, browser: bool, start: Start) -> None:
    # Streamlit takes half a second to import: the checks above answer at once.
    import click
    from streamlit.web import cli

    from dashboard.streamlit_changes import send_at_once

    send_at_once()
    options = {**_OPTIONS, "server.port": port, "server.headless": "false" if browser else "true"}
    flags = [f"--{name}={value}" for name, value in options.items()]
    server = str(Path(__file__).with_name("server.py"))
    sys.argv = ["streamlit", "run", server, *flags, "--", *start.arguments]
    try:
        cli.main(standalone_mode=False)
    except click.Abort:  # Ctrl+C is how a person stops it
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
