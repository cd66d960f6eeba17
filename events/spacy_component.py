"""A spaCy component that finds time expressions: `nlp.add_pipe("dateline")`.

spaCy itself imports this module, by its entry point, so that here alone spaCy is imported at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from events.calendar.interval import Grain, Instant, TimeInterval
from events.published.typed_day import read_date
from events.times import find_times
from events.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.types import TimeExpression

SPANS_KEY = "times"
# What `span._` says of a time; all of it text or numbers, so that a Doc can be written to disk.
_TEXTS = ("timex_type", "timex_value", "timex_mod", "timex_edtf", "timex_explanation")
_STORED = "timex_interval"


@Language.factory("dateline", default_config={"published": None})
def make_dateline(nlp: Language, name: str, published: str | None) -> Callable[[Doc], Doc]:
    """A component that puts the times of an English text into `doc.spans["times"]`.

    Each span bears, under `span._`, `timex_type`, `timex_value`, `timex_mod`, `timex_edtf`,
    `timex_explanation`, and `interval`, a `TimeInterval` or None. `published` is the day from which
    "Wednesday" counts; `doc._.published`, set before the pipeline runs, goes before it.

    It works in any English pipeline, a blank one too. A parser and a tagger before it let it tell
    "will close on Friday" from "closed on Friday"; without them, such days lie in the past, and
    more words that are no times ("may" the verb) are taken for some. Raises UnknownDateError.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("dateline", config={"published": "2015-05-20"})
    >>> doc = nlp("Militants seized Ramadi on Sunday.")
    >>> [(span.text, span._.timex_value, span._.interval.plain) for span in doc.spans["times"]]
    [('Sunday', '2015-05-17', 'Sun 17 May 2015')]
    """
    _extend()
    given = None if published is None else read_date(published)

    def dateline(doc: Doc) -> Doc:
        own = doc._.published
        day = read_date(own) if isinstance(own, str) else own or given
        times = find_times(doc, Document(text=doc.text, doc_id="doc", published=day))
        spans = [span for time in times if (span := _span(doc, time)) is not None]
        doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=spans)
        return doc

    return dateline


def _extend() -> None:
    """Tell spaCy what its Docs and Spans bear; more than once does no harm."""
    Doc.set_extension("published", default=None, force=True)
    for name in (*_TEXTS, _STORED):
        Span.set_extension(name, default=None, force=True)
    Span.set_extension("interval", getter=_interval, force=True)


def _span(doc: Doc, time: TimeExpression) -> Span | None:
    """The time as a span of whole tokens."""
    span = doc.char_span(time.span.start, time.span.end, time.type.value, alignment_mode="expand")
    if span is None:
        return None
    interval = time.interval
    said = (
        time.type.value,
        time.value,
        time.mod,
        interval.edtf if interval else None,
        time.explanation,
    )
    for name, words in zip(_TEXTS, said, strict=True):
        span._.set(name, words)
    span._.set(_STORED, _stored(interval) if interval else None)
    return span


def _stored(interval: TimeInterval) -> list[Any]:
    ends = [list(end) if end is not None else None for end in (interval.start, interval.end)]
    return [*ends, interval.grain.value, interval.approximate, interval.uncertain]


def _interval(span: Span) -> TimeInterval | None:
    """What was stored, as an interval again."""
    stored = span._.get(_STORED)
    if stored is None:
        return None
    start, end, grain, approximate, uncertain = stored
    return TimeInterval(
        Instant(*start) if start is not None else None,
        Instant(*end) if end is not None else None,
        Grain(grain),
        approximate,
        uncertain,
    )
