"""How much each event of an article matters, and which are its key events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from events.lexicons import weights
from events.parsing.spacy_pipeline import token_at
from events.timeline.article_words import read_article
from events.timeline.doubts import share_left
from events.timeline.salience_signs import signs_of
from events.types import Basis, Event, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# The first view of an article holds at most so many events, and below the last of the fewest only
# those that are as likely as this to be what a reader wants.
MOST_KEY_EVENTS = 15
_FEWEST, _LEAST_SALIENCE = 8, 0.27
# "Rebels seized the town" told a second time, "attack" beside "began": the first telling is enough.
_RETOLD = 0.5
# A noun or an infinitive in one of these places is told by the verb or the noun above it.
_TOLD_BY_ITS_HEAD = frozenset({"acl", "attr", "dobj", "nsubj", "nsubjpass", "oprd", "xcomp"})


def weigh_events(events: Iterable[Event], doc: Doc) -> tuple[Event, ...]:
    """The events of one article with their salience, 0 to 1, and its key events marked.

    The salience is how likely people are to choose an event that shows such signs; the weights of
    the signs are learned from articles in which they chose. Of several tellings of one event the
    likeliest counts, and the others half; what `share_left` doubts counts less.
    """
    events = tuple(events)
    article = read_article(events, doc)
    triggers = [token_at(doc, event.trigger.start) for event in events]
    chances = [
        chance_of(signs_of(event, trigger, article)) * share_left(event, trigger)
        for event, trigger in zip(events, triggers, strict=True)
    ]
    return mark_key_events(events, chances, told_together(events, triggers))


def mark_key_events(
    events: Sequence[Event], chances: Sequence[float], together: Sequence[frozenset[int]]
) -> tuple[Event, ...]:
    """The events of one article with these chances, which lessen where an event is told before."""
    retold = _retold(events, chances, together)
    weighed = [
        replace(event, salience=round(chance * (_RETOLD if place in retold else 1), 3), key=False)
        for place, (event, chance) in enumerate(zip(events, chances, strict=True))
    ]
    told = [event for place, event in enumerate(weighed) if place not in retold]
    key = {id(event) for event in _key_events(told)}
    return tuple(replace(event, key=True) if id(event) in key else event for event in weighed)


def chance_of(signs: dict[str, float]) -> float:
    """How likely an event with these signs is to be chosen, 0 to 1 (logistic regression)."""
    known = weights("salience", "weights")
    score = known["always"] + sum(known.get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + exp(-score))


def choose_key_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with the key ones of each article marked, by their salience alone."""
    articles: dict[str, list[Event]] = {}
    for event in events:
        articles.setdefault(event.trigger.document.doc_id, []).append(event)
    key = {id(event) for found in articles.values() for event in _key_events(found)}
    return tuple(replace(event, key=id(event) in key) for event in events)


def _key_events(events: Sequence[Event]) -> list[Event]:
    ranked = sorted(events, key=lambda event: (-event.salience, event.trigger.start))
    return [
        event
        for place, event in enumerate(ranked[:MOST_KEY_EVENTS])
        if place < _FEWEST or event.salience >= _LEAST_SALIENCE
    ]


def told_together(events: Sequence[Event], triggers: Sequence[Token]) -> list[frozenset[int]]:
    """For each event the places of those with which it tells one event: "made" and "landfall".

    So does an event with the one over it whose label has its word already, unless it has a time of
    its own: of "Holm said the mine had closed" and "The mine had closed" one is enough.
    """
    at = {trigger.i: place for place, trigger in enumerate(triggers)}
    beside: list[set[int]] = [set() for _ in triggers]
    for place, (event, trigger) in enumerate(zip(events, triggers, strict=True)):
        head = at.get(trigger.head.i)
        if head is None or trigger.dep_ not in _TOLD_BY_ITS_HEAD:
            head = _label_over(event, trigger, events, at)
        if head is not None:
            beside[place].add(head)
            beside[head].add(place)
    return [frozenset(places) for places in beside]


def _label_over(
    event: Event, trigger: Token, events: Sequence[Event], at: dict[int, int]
) -> int | None:
    """The place of the nearest event over this one, if its label holds the word of this one.

    None for the event of a relative clause, which tells of something else: "the ship that sank".
    """
    over = next((at[above.i] for above in trigger.ancestors if above.i in at), None)
    if over is None or event.basis is Basis.STATED or trigger.dep_ == "relcl":
        return None
    return over if trigger.text in events[over].label.split() else None


def _retold(
    events: Sequence[Event], chances: Sequence[float], together: Sequence[frozenset[int]]
) -> set[int]:
    """The places of the events of which a better telling is in the article."""
    told: set[tuple[str, str]] = set()
    found: set[int] = set()
    better: set[int] = set()
    for place in sorted(range(len(events)), key=lambda place: (-chances[place], place)):
        tellings = _tellings(events[place])
        if tellings & told or together[place] & better:
            found.add(place)
        else:
            better.add(place)
        told |= tellings
    return found


def _tellings(event: Event) -> set[tuple[str, str]]:
    """What a second telling of the event shares with the first: its label, or word and patient.

    Without a patient its word and its doer, so that "they withdrew" is told once.
    """
    told = {("", event.label.lower())}
    part = {a.role: a.actor.name if a.actor else a.span.text.lower() for a in event.arguments}
    whom = part.get(Role.PATIENT) or part.get(Role.AGENT)
    return told | {(event.lemma, whom)} if whom else told
