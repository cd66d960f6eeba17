"""Times that date another event than the one from which the parse hangs their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.interval import Grain
from events.calendar.names import DAY_NAMES
from events.grammar.clauses import VERBS, children, governing_verb, prepositional
from events.lexicons import mapping, words
from events.types import Aspect, EventClass, Tense

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from events.dating.dated_article import DatedArticle
    from events.types import TimeExpression

# What happens in an occasion that bears its year is of that year.
_OCCASIONS_IN = frozenset({"at", "during", "in"})
_PERIODS = frozenset({"campaign", "holiday", "holidays", "season", "summer", "weekend", "winter"})
_TIMES = frozenset({"DATE", "TIME"})
_COUNTED_BACK = re.compile(r"(?:earlier|last|late last|early last|yesterday)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def attached_elsewhere(
    article: DatedArticle, time: TimeExpression, span: Span
) -> tuple[int, str] | None:
    """The event that a time dates although its words hang from another, and the preposition."""
    return (
        _opening(article, span)
        or _of_the_saying(article, time, span)
        or _of_what_it_is_about(article, time, span)
        or _of_figure(article, span.root)
        or _beyond_relative(article, span)
        or of_occasion(article, span.root)
        or _of_summit(article, span.root)
        or _of_what_was_made(article, time, span.root)
    )


def _of_the_saying(
    article: DatedArticle, time: TimeExpression, span: Span
) -> tuple[int, str] | None:
    """ "Said on Saturday a herd was infected", "announced it would close last week": the saying.

    A time right after a verb of saying is the saying's; and what would be had yet to come then.
    """
    if span.root.dep_ == "poss":
        return None  # "said Thursday's storm was the worst"
    counted = _COUNTED_BACK.match(time.span.text) or time.span.text.endswith("ago")
    for clause in span.root.ancestors:
        if clause.dep_ != "ccomp" or clause.pos_ not in VERBS:
            continue
        verb = clause.head
        said = article.at.get(verb.i)
        if said is None or said.tense is not Tense.PAST or verb.i > span.start:
            return None
        between = span.doc[verb.i + 1 : min(span.start, clause.i)]
        if said.event_class is EventClass.REPORTING and span.start < clause.i:
            led = all(one.pos_ in ("ADP", "ADV") for one in between)
            return (verb.i, "") if led else None
        would = any(child.lower_ in ("would", "’d", "'d") for child in clause.lefts)
        if would and counted and not any(one.ent_type_ in _TIMES for one in between):
            return verb.i, ""
        return None
    return None


def _of_what_it_is_about(
    article: DatedArticle, time: TimeExpression, span: Span
) -> tuple[int, str] | None:
    """ "Has been accused of a part in the blast at the plant on 20 April": the blast.

    The perfect has no day of the past beside it.
    """
    on = span.root.head
    beside = span.root.dep_ == "npadvmod"  # "the death last week of his son"
    if not beside and (on.lower_ not in ("in", "on") or on.i > span.start):
        return None
    if not _is_over(article, time) and not _COUNTED_BACK.match(time.span.text):
        return None
    verb = next((one for one in span.root.ancestors if one.pos_ in VERBS), None)
    finite = verb
    while finite is not None and finite.dep_ in ("pcomp", "xcomp"):
        finite = governing_verb(finite)
    told = None if finite is None else article.at.get(finite.i)
    if verb is None or told is None or told.tense is not Tense.PRESENT:
        return None
    if told.aspect is not Aspect.PERFECTIVE or not verb.i < span.start:
        return None
    for token in reversed(span.doc[verb.i + 1 : span.start if beside else on.i]):
        if token.pos_ in VERBS or token.is_punct or token.pos_ == "CCONJ":
            return None
        if beside and token.i + 1 < span.start:
            return None
        of_one = children(token, "det", "poss") or (beside and token.dep_ == "pobj")
        if token.pos_ == "NOUN" and token.i in article.at and of_one:
            return token.i, ""
    return None


def _is_over(article: DatedArticle, time: TimeExpression) -> bool:
    """Whether a time had ended when the article was published, as "this month" had not."""
    today, interval = article.today, time.interval
    return bool(interval and interval.end and today and interval.end <= today)


def _opening(article: DatedArticle, span: Span) -> tuple[int, str] | None:
    """ "On Friday protests in Lyon turned violent": no "Friday protests", they turned on Friday."""
    root = span.root
    if span.start == 0 or root.dep_ not in ("compound", "nmod") or root.head.i < span.end:
        return None
    on = root.doc[span.start - 1]
    alone = on.lower_ in ("in", "on") and on.dep_ == "prep" and not children(on, "pobj")
    return (on.head.i, "") if alone and on.head.i in article.at else None


def _of_figure(article: DatedArticle, root: Token) -> tuple[int, str] | None:
    """ "Revenues for the year rose": the rise is of that year."""
    noun = root.head.head
    if root.dep_ != "pobj" or root.head.lower_ not in ("for", "in"):
        return None
    verb = noun.head
    changes = verb.lemma_ in words("event_classes", "quantity_change_verbs")
    figure = noun.lemma_.lower() in words("looking_ahead", "figures") | words(
        "measures", "of_periods"
    )
    subject = noun.dep_ in ("nsubj", "nsubjpass") and verb.i in article.at
    return (verb.i, "") if changes and figure and subject else None


def _beyond_relative(article: DatedArticle, span: Span) -> tuple[int, str] | None:
    """ "Jailed a man who killed his wife for life Thursday": jailed for life, and on Thursday.

    What belongs to the verb before a relative clause ends the clause, and so does a second time.
    """
    clause = next((one for one in span.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if clause is None or clause.dep_ != "relcl" or clause.head.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = clause.head.head
    between = span.doc[clause.i + 1 : span.start]
    if verb.i not in article.at or not between:
        return None
    word = mapping("clause_verbs", "with_object").get(verb.lemma_)
    closed = word is not None and any(_is_link(one, word) for one in between)
    second = span.root.text in DAY_NAMES and _YEAR.search(between.text)
    return (verb.i, "") if closed or second else None


def _is_link(token: Token, word: str) -> bool:
    if word == "$":
        return token.ent_type_ == "MONEY"
    return token.lower_ == word and token.dep_ in ("prep", "dative")


def of_occasion(article: DatedArticle, root: Token) -> tuple[int, str] | None:
    """ "Drafted in the first round of the 2012 draft", "ran in the 2018 midterms": in that year."""
    noun = root.head
    if root.dep_ not in ("compound", "nmod", "nummod", "amod") or noun.i < root.i:
        return None
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        if noun.i in article.at:
            return None
        noun = noun.head.head
    verb = noun.head.head
    if noun.dep_ != "pobj" or not _is_held(root.head):
        return None
    within = noun.head.lower_ in _OCCASIONS_IN or (
        noun.head.lower_ in ("over", "throughout") and root.head.lemma_ in _PERIODS
    )
    if not within or noun.i in article.at or verb.i not in article.at:
        return None
    told = article.at[verb.i]
    return (verb.i, "") if verb.pos_ == "VERB" and told.tense is Tense.PAST else None


def _is_held(noun: Token) -> bool:
    """Whether a noun is no thing that bears the year in which it was made: not "a 2012 Honda"."""
    return noun.pos_ == "NOUN" and noun.lemma_ not in words("documents", "documents")


def _of_summit(article: DatedArticle, root: Token) -> tuple[int, str] | None:
    """ "Had not met since the summit in Geneva in 2021": the summit was in 2021."""
    if root.dep_ != "pobj" or root.head.lower_ != "in":
        return None
    verb = root.head.head
    for since, noun in prepositional(verb):
        between = root.doc[noun.right_edge.i + 1 : root.head.i]
        if since.lower_ == "since" and noun.i in article.at and noun.i < root.i and not between:
            return noun.i, ""
    return None


def _of_what_was_made(
    article: DatedArticle, time: TimeExpression, root: Token
) -> tuple[int, str] | None:
    """ "Tied the marks set by Hamp Pool in 1952": they were set then, and tied of late."""
    interval, published = time.interval, article.published
    if root.dep_ != "pobj" or root.head.lower_ != "in" or interval is None or published is None:
        return None
    ends, today = interval.end, published.start
    old = ends is not None and today is not None and ends < today
    if interval.grain is not Grain.YEAR or not old:
        return None
    before = root.head.i - 1
    for noun in children(root.head.head, "dobj"):
        for made in children(noun, "acl"):
            if made.tag_ == "VBN" and made.i in article.at and made.right_edge.i == before:
                return made.i, "in"
    return None
