"""The first timeline, extracted in a process of its own while the server starts.

Loading the language model and starting the server each keep one processor busy for a second; in
one process they would wait for each other.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

from events import Document, Timeline, from_json

_PATIENCE = 60.0


class Ahead:
    """The extractions that were begun, each kept until its timeline is asked for."""

    def __init__(self) -> None:
        self._begun: dict[tuple[str, date | None], subprocess.Popen[str]] = {}

    def begin(self, document: Document, published: date | None) -> None:
        """Start to extract an article's timeline with the `dateline` command."""
        record = {
            "id": document.doc_id,
            "text": document.text,
            "title": document.title,
            "author": document.author,
            "publisher": document.publisher,
            "url": document.url,
            "published": document.published.isoformat() if document.published else None,
        }
        given = ["--published", published.isoformat()] if published is not None else []
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "events.command.main", "extract", "-", *given],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert process.stdin is not None
        process.stdin.write(json.dumps(record) + "\n")
        process.stdin.close()
        process.stdin = None  # `communicate` would close it again
        self._begun[document.text, published] = process

    def take(self, document: Document, published: date | None) -> Timeline | None:
        """The timeline that was begun for an article; None when there is none, or it failed."""
        process = self._begun.pop((document.text, published), None)
        if process is None:
            return None
        written, _ = process.communicate(timeout=_PATIENCE)
        return from_json(json.loads(written)) if process.returncode == 0 else None
