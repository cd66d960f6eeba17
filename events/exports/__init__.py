"""A timeline in the formats that other programs read."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from events.errors import UnknownFormatError
from events.exports.format import Format

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from events.timeline.timeline import Timeline

__all__ = ["FORMATS", "Format", "find_format", "format_of_file", "write", "write_bytes"]

# Where an installed package names the `Format` objects that it adds.
_GROUP = "dateline.formats"
# The dashboard's own are declared where it is not installed, too.
_DASHBOARD = "dashboard."
# Where each is, imported when it is asked for: most commands write one.
_OWN = {
    "json": ("json_format", "JSON"),
    "jsonl": ("json_format", "JSONL"),
    "csv": ("csv_format", "CSV"),
    "parquet": ("parquet", "PARQUET"),
    "timeml": ("timeml", "TIMEML"),
    "timelinejs": ("timelinejs", "TIMELINEJS"),
    "vis-timeline": ("vis_timeline", "VIS_TIMELINE"),
    "timesketch": ("timesketch", "TIMESKETCH"),
    "followthemoney": ("followthemoney", "FOLLOWTHEMONEY"),
    "ics": ("ics", "ICS"),
    "md": ("markdown", "MARKDOWN"),
}


class _Formats(Mapping[str, Format]):
    """The library's own formats, and those that installed packages add by an entry point.

    The packages are looked for when one of theirs, or all formats, are asked for.
    """

    def __getitem__(self, name: str) -> Format:
        return _imported(*_OWN[name]) if name in _OWN else self._others[name]

    def __iter__(self) -> Iterator[str]:
        yield from (*_OWN, *self._others)

    def __len__(self) -> int:
        return len(_OWN) + len(self._others)

    @cached_property
    def _others(self) -> dict[str, Format]:
        others = {entry.name: _loaded(entry) for entry in _added() if entry.name not in _OWN}
        return {name: form for name, form in others.items() if form is not None}


FORMATS: Mapping[str, Format] = _Formats()
"""Every format that can be written, by name."""


def write(timeline: Timeline, format: str = "json") -> str:
    """The timeline as text in one of `FORMATS`.

    Raises UnknownFormatError, also for a format that is no text.

    >>> from events import example_timeline, example_stories
    >>> timeline = example_timeline(example_stories()[0])
    >>> write(timeline, "md").splitlines()[0]
    '# Islamic State fighters take Palmyra after an eight-day offensive'
    """
    found = find_format(format)
    written = found.write(timeline)
    if isinstance(written, bytes):
        raise UnknownFormatError(f"the format {format!r} is no text: use write_bytes")
    return written


def write_bytes(timeline: Timeline, format: str) -> bytes:
    """The timeline as the content of a file in one of `FORMATS`. Raises UnknownFormatError.

    >>> from events import example_timeline, example_stories
    >>> timeline = example_timeline(example_stories()[0])
    >>> write_bytes(timeline, "parquet")[:4]
    b'PAR1'
    """
    return find_format(format).to_bytes(timeline)


def find_format(name: str) -> Format:
    """The format of that name.

    Raises UnknownFormatError, which lists the names there are, or says what to install.
    """
    if name not in FORMATS:
        if name in dashboard_formats():
            raise UnknownFormatError(
                f"the format {name!r} is drawn by the dashboard, which is not installed: do so "
                "with pip install 'dateline[dashboard]'"
            )
        raise UnknownFormatError(
            f"the format {name!r} cannot be written; choose one of {', '.join(FORMATS)}"
        )
    return FORMATS[name]


def format_of_file(name: str) -> str | None:
    """The name of the format whose files end as this file name does; None when there is none.

    >>> format_of_file("out/Story.CSV"), format_of_file("a.timelinejs.json"), format_of_file("a")
    ('csv', 'timelinejs', None)
    """
    ending = [key for key, form in FORMATS.items() if name.lower().endswith(form.suffix)]
    return max(ending, key=lambda key: len(FORMATS[key].suffix), default=None)


def dashboard_formats() -> frozenset[str]:
    """The names of the formats that the dashboard adds, whether or not it is installed."""
    return frozenset(entry.name for entry in _added() if entry.value.startswith(_DASHBOARD))


def _imported(module: str, name: str) -> Format:
    """A format of the library's own."""
    form: Format = getattr(importlib.import_module(f"events.exports.{module}"), name)
    return form


def _added() -> list[EntryPoint]:
    """What installed packages declare, by its name."""
    # Reading the metadata of every installed package would slow down the import.
    from importlib.metadata import entry_points

    return sorted(entry_points(group=_GROUP), key=lambda entry: entry.name)


def _loaded(entry: EntryPoint) -> Format | None:
    """The format that a package adds; None where that package is broken or half removed."""
    try:
        form = entry.load()
    except (ImportError, AttributeError):  # what others install is not to stop what works
        return None
    return form if isinstance(form, Format) else None
