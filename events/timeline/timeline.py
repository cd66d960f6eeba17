"""A timeline: what was found in some documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.timeline.data_frame import to_frame
from events.timeline.notebook_table import html_table
from events.types import Actor, Day, Document, Event, Happening, Story, TimeExpression

if TYPE_CHECKING:
    import pandas

    from events.timeline.edits import Edit

# So many titles still name a timeline.
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Timeline:
    """What was found in some documents; events earliest first, undated ones last.

    `edits` are the changes by hand that it holds, in the order in which they were made. Each event
    is in one of `happenings`, which tell it with its other tellings. A storyline has `stories`,
    its `days` with the weightiest first, and `facts`: the numbers of its main happening. A notebook
    shows it as a table.

    >>> from events import example_stories, example_timeline
    >>> timeline = example_timeline(example_stories()[0])
    >>> timeline.to_frame()[["start", "label"]].iloc[1].to_list()
    ['0001-01-01', 'Palmyra grew rich on the caravan trade']
    """

    documents: tuple[Document, ...]
    time_expressions: tuple[TimeExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    edits: tuple[Edit, ...] = ()
    happenings: tuple[Happening, ...] = ()
    stories: tuple[Story, ...] = ()
    days: tuple[Day, ...] = ()
    facts: tuple[tuple[str, int], ...] = ()

    @property
    def title(self) -> str:
        """The titles of its documents, or what they are called; of many, how many more there are.

        A storyline is called by what most of its articles tell.

        >>> story = Document(text="A bank failed.", doc_id="bank")
        >>> Timeline(documents=(story,) * 9).title
        'bank; bank; and 7 more'
        """
        if self.stories and len(self.documents) > 1 and self.stories[0].label:
            return self.stories[0].label
        names = [document.title or document.doc_id for document in self.documents]
        if len(names) > _MOST_TITLES:
            names[_MOST_TITLES - 1 :] = [f"and {len(names) - _MOST_TITLES + 1} more"]
        return "; ".join(names) or "Timeline"

    def to_frame(self) -> pandas.DataFrame:
        """One row an event. `start` and `end` are ISO 8601 strings, which hold years BCE too;
        `start_time` and `end_time` are timestamps, NaT where pandas can hold none.
        """
        return to_frame(self.events)

    def __repr__(self) -> str:
        one = len(self.documents) == 1
        what = self.documents[0].doc_id if one else f"{len(self.documents)} documents"
        dated = sum(event.interval is not None for event in self.events)
        return f"<Timeline of {what}: {len(self.events)} events, {dated} dated>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return html_table(self.events, title=self.title)
