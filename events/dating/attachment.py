"""Which event a time dates where the parse misleads, and which times date none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.names import DAY_NAMES
from events.grammar.clauses import children
from events.lexicons import mapping, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from events.dating.dated_events import Story
    from events.types import TimeExpression

# "Up from $15 million in 2003", "against $3m in March": what a figure is compared with.
_NUMBER = r"[$€£¥]?\d[\d.,]*(?:%|bn?|k|m|tn?)?(?: (?!to\b)[a-z]+){0,2}"
_COMPARED = re.compile(
    rf"\b(?:(?:up|down) from|compared (?:with|to)|versus|vs\.?) (?:[a-z]+ )?{_NUMBER}"
    r"[,(]? (?:in|for|at|during|of)(?: the)? $",
    re.IGNORECASE,
)
_FROM_FIGURE = re.compile(
    rf"\b(?:from|against) (?:[a-z]+ )?{_NUMBER},? (?:in|for|at|during)(?: the)? $", re.IGNORECASE
)
_LONGEST = 70
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def is_of_another_figure(story: Story, time: TimeExpression, root: Token) -> bool:
    """Whether a time is that of a figure with which another is compared."""
    text, start = story.document.text, time.span.start
    before = text[max(0, start - _LONGEST, root.sent.start_char) : start]
    if _COMPARED.search(before):
        return True
    changes = any(
        verb.lemma_ in words("event_classes", "quantity_change_verbs") for verb in root.ancestors
    )
    return changes and _FROM_FIGURE.search(before) is not None


def attached_elsewhere(story: Story, span: Span) -> tuple[int, str] | None:
    """The event that a time dates although its words hang from another, and the preposition."""
    return _opening(story, span) or _of_figure(story, span.root) or _beyond_relative(story, span)


def _opening(story: Story, span: Span) -> tuple[int, str] | None:
    """ "On Friday protests in Lyon turned violent": no "Friday protests", they turned on Friday."""
    root = span.root
    if span.start == 0 or root.dep_ not in ("compound", "nmod") or root.head.i < span.end:
        return None
    on = root.doc[span.start - 1]
    alone = on.lower_ in ("in", "on") and on.dep_ == "prep" and not children(on, "pobj")
    return (on.head.i, "") if alone and on.head.i in story.at else None


def _of_figure(story: Story, root: Token) -> tuple[int, str] | None:
    """ "Revenues for the year rose": the rise is of that year."""
    noun = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ not in ("for", "in"):
        return None
    verb = noun.head
    changes = verb.lemma_ in words("event_classes", "quantity_change_verbs")
    figure = noun.lemma_.lower() in words("looking_ahead", "figures") | words(
        "measures", "of_periods"
    )
    subject = noun.dep_ in ("nsubj", "nsubjpass") and verb.i in story.at
    return (verb.i, "") if changes and figure and subject else None


def _beyond_relative(story: Story, span: Span) -> tuple[int, str] | None:
    """ "Jailed a man who killed his wife for life Thursday": jailed for life, and on Thursday.

    What belongs to the verb before a relative clause ends the clause, and so does a second time.
    """
    clause = next((one for one in span.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if clause is None or clause.dep_ != "relcl" or clause.head.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = clause.head.head
    between = span.doc[clause.i + 1 : span.start]
    if verb.i not in story.at or not between:
        return None
    word = mapping("clause_verbs", "with_object").get(verb.lemma_)
    closed = word is not None and any(_is_link(one, word) for one in between)
    second = span.root.text in DAY_NAMES and _YEAR.search(between.text)
    return (verb.i, "") if closed or second else None


def _is_link(token: Token, word: str) -> bool:
    if word == "$":
        return token.ent_type_ == "MONEY"
    return token.lower_ == word and token.dep_ in ("prep", "dative")
