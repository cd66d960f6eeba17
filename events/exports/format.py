"""What a format is: how a timeline is written, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from events.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format to write.

    `description` says in a few words what it is good for, `suffix` ends the names of its files,
    `mime` is its media type. `write` gives text, to be encoded in `encoding`, or bytes when the
    format is `binary`; it raises UnwritableTimelineError for what the format cannot hold, as one
    that is `single` cannot hold more than one document.

    >>> note = Format(
    ...     description="the labels, one a line",
    ...     suffix=".txt",
    ...     mime="text/plain",
    ...     write=lambda timeline: "".join(f"{event.label}\\n" for event in timeline.events),
    ... )
    >>> from events.timeline.timeline import Timeline
    >>> note.to_bytes(Timeline(documents=()))
    b''
    """

    description: str
    suffix: str
    mime: str
    write: Callable[[Timeline], str | bytes]
    binary: bool = False
    single: bool = False
    encoding: str = "utf-8"
    write_parts: Callable[[Timeline], Iterator[str]] | None = None

    def to_bytes(self, timeline: Timeline, *, encoding: str | None = None) -> bytes:
        """The timeline as the bytes of a file, its text in another encoding if one is given."""
        return b"".join(self.to_chunks(timeline, encoding=encoding))

    def to_chunks(self, timeline: Timeline, *, encoding: str | None = None) -> Iterator[bytes]:
        """The same bytes piece by piece."""
        parts: Iterable[str | bytes] = (
            [self.write(timeline)] if self.write_parts is None else self.write_parts(timeline)
        )
        for part in parts:
            if isinstance(part, bytes):
                yield part
            else:
                # Half of a surrogate pair is in no encoding; timelines read from JSON may hold one.
                yield part.encode(encoding or self.encoding, errors="replace")
