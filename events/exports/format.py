"""What a format is: how a timeline is written, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def to_bytes(self, timeline: Timeline, *, encoding: str | None = None) -> bytes:
        """The timeline as the bytes of a file, its text in another encoding if one is given."""
        written = self.write(timeline)
        if isinstance(written, bytes):
            return written
        # Half of a surrogate pair is in no encoding; a timeline read from JSON may hold one.
        return written.encode(encoding or self.encoding, errors="replace")
