"""The stories of the command line, read once as long as their files are as they were."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dashboard.stories.start import Start
from dashboard.stories.story import Story, first_stories
from events.reading.source import is_address

_Stamp = tuple[str, int, int]
_Read = tuple[tuple[Story, ...], tuple[str, ...]]
_REMEMBERED = 4


def read_start(start: Start) -> _Read:
    """The stories that a start asks for, and why some could not be read. Raises DatelineError.

    However many pages are opened, files are read once until one of them changes; what lies on the
    web is read each time. An archive is no story: it is asked by its own page.
    """
    if start.archive is not None:
        return (), ()
    if any(map(is_address, start.paths)):
        return _read(start.paths, start.published)
    return _remembered(start.paths, start.published, tuple(_stamps(start.paths)))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(paths: tuple[str, ...], published: str | None, _: tuple[_Stamp, ...]) -> _Read:
    return _read(paths, published)


def _read(paths: tuple[str, ...], published: str | None) -> _Read:
    failures: list[str] = []
    found = first_stories(paths, published, on_error=lambda error: failures.append(str(error)))
    return tuple(found), tuple(failures)


def _stamps(paths: tuple[str, ...]) -> Iterator[_Stamp]:
    """Each file with its size and when it was changed; none of what is not there."""
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.exists():
                state = file.stat()
                yield str(file), state.st_mtime_ns, state.st_size
