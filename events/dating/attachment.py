"""Which event a time dates: the one its words hang from, or another where the parse misleads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.dated_article import DatedArticle
from events.dating.elsewhere import attached_elsewhere, of_occasion
from events.dating.unit_beside import inner_and_outer
from events.grammar.antecedents import takes_place
from events.grammar.clauses import (
    SUBJECTS,
    children,
    governing_verb,
    own_subjects,
    prepositional,
    tells_since_when,
)
from events.grammar.subjects import subjects
from events.lexicons import words
from events.parsing.spacy_pipeline import tokens_of
from events.types import Aspect, Document, Named, Tense, TimeExpression, TimexType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

# "set for Friday", "postponed to Friday": what is set or put off is on Friday, not the setting.
_AIMS = frozenset({"for", "to", "until"})
# "from 75 million a year earlier", "more than a year ago": a comparison.
_COMPARING = frozenset({"from", "than", "with"})
_COUNTED_BACK = ("ago", "before", "earlier", "previously")
_DATELINE_DASH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[—–]|--?\s)")
_LONGEST_DATELINE = 60
_SENTENCE_END = re.compile(r"[.!?”\"\n]\s*\Z")
_STAMP_DASH = re.compile(r"\s*(?:[—–|]|-+\s)")
# "Up from $15 million in 2003", "against $3m in March": what a figure is compared with.
_NUMBER = r"[$€£¥]?\d[\d.,]*(?:%|bn?|k|m|tn?)?(?: (?!to\b)[a-z]+){0,2}"
_COMPARED = re.compile(
    rf"\b(?:(?:up|down) (?:from|on)|compared (?:with|to)|versus|vs\.?) (?:[a-z]+ )?{_NUMBER}"
    r"[,(]? (?:(?:in|for|at|during|of) (?:the )?)?$",
    re.IGNORECASE,
)
_FROM_FIGURE = re.compile(
    rf"\b(?:from|against) (?:[a-z]+ )?{_NUMBER},? (?:(?:in|for|at|during) (?:the )?)?$",
    re.IGNORECASE,
)
_LONGEST = 70
_MONTHS = re.compile(r"P(?P<number>\d{1,2})(?P<unit>[MY])")
_UNITS = {"M": Grain.MONTH, "Y": Grain.YEAR}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A time and the preposition that ties it to an event."""

    time: TimeExpression
    interval: TimeInterval
    preposition: str


def attached(article: DatedArticle, times: Iterable[TimeExpression]) -> dict[int, list[Attachment]]:
    """The times of each event, by the token of its trigger."""
    found: dict[int, list[Attachment]] = {}
    times = tuple(times)
    lengths = _counted_months(article, times)
    wholes = set(_parts_of_a_whole(article, times))
    for time in times:
        # "their first title in 20 years" took one day of them.
        if time.interval is None or time.type is TimexType.SET or time.names(Named.RECORD):
            continue
        span = tokens_of(time.span, article.doc)
        if span is None or _opens_the_article(time, document=article.document):
            continue
        if span.start in wholes:
            continue
        if _is_stamp(time, article.document.text):
            continue
        if _is_of_another_figure(article, time, span.root) or _is_of_a_kind(
            article, time, span.root
        ):
            continue
        of_object = time.interval.grain.rank >= Grain.QUARTER.rank and _tells_of_an_object(
            article, span.root
        )
        if of_object and of_occasion(article, span.root) is None:
            continue
        for clause in _clauses_of(article, span):
            found.setdefault(clause, []).append(Attachment(time, time.interval, ""))
        to = article.doc[span.start - 1].lower_ == "to" if span.start else False
        stretch = _months_to(lengths.get(span.start - 2), time) if to else None
        root = _root_of(span)
        ends = inner_and_outer(span)
        governor, preposition = (
            (ends[1].i if ends[1].i in article.at else None, "")
            if ends is not None
            else attached_elsewhere(article, time, span) or _governor(article, root)
        )
        preposition = "in" if stretch is not None else preposition
        if governor is not None and preposition in _AIMS:
            governor = _planned(article, governor)
        if governor is not None:
            governor = _dated_by(article, governor, preposition, time)
        inner = _event_of_duration(article, span.root) if time.type is TimexType.DURATION else None
        if inner is not None:
            found.setdefault(inner, []).append(Attachment(time, time.interval, ""))
        elif governor is not None:
            interval = stretch or time.interval
            for index in (governor, *_what_took_place(article, governor)):
                found.setdefault(index, []).append(Attachment(time, interval, preposition))
    return found


def _what_took_place(article: DatedArticle, verb: int) -> list[int]:
    """ "The fire that occurred on Sunday killed two": the fire was on Sunday."""
    clause = article.doc[verb]
    if clause.dep_ != "relcl" or not takes_place(clause):
        return []
    return [noun.i for noun in subjects(clause) if noun.i in article.at]


def _parts_of_a_whole(article: DatedArticle, times: tuple[TimeExpression, ...]) -> Iterator[int]:
    """The first token of "the year" in "the first three months of the year", which date alone."""
    for time in times:
        span = tokens_of(time.span, article.doc) if time.type is TimexType.DURATION else None
        if span is not None and time.interval is not None:
            of = article.doc[span.end : span.end + 1].text.lower() == "of"
            if of:
                yield span.end + 1


def _root_of(span: Span) -> Token:
    """The root of a time; of "since November last year", parted by the parse, "November"."""
    phrases = (token for token in span if token.dep_ == "pobj" and token.head.i < span.start)
    return next(phrases, span.root)


def _counted_months(
    article: DatedArticle, times: tuple[TimeExpression, ...]
) -> dict[int, tuple[Grain, int]]:
    """The lengths in months and years, by the token of their last word."""
    found = {}
    for time in times:
        value = _MONTHS.fullmatch(time.value) if time.type is TimexType.DURATION else None
        span = tokens_of(time.span, article.doc) if value is not None else None
        if value is not None and span is not None:
            found[span.end - 1] = (_UNITS[value["unit"]], int(value["number"]))
    return found


def _months_to(length: tuple[Grain, int] | None, time: TimeExpression) -> TimeInterval | None:
    """ "The three months to March", "the year to 31 May": the whole stretch, to the end of that."""
    interval = time.interval
    if length is None or interval is None or interval.end is None:
        return None
    if interval.grain not in (Grain.DAY, Grain.MONTH) or time.type is not TimexType.DATE:
        return None
    unit, count = length
    return TimeInterval(interval.end.plus(unit, -count), interval.end, Grain.DAY)


def _opens_the_article(time: TimeExpression, *, document: Document) -> bool:
    """ "BEIRUT, May 21, 2015 —": the date of the article and of nothing in it."""
    line = document.text.rfind("\n", 0, time.span.start) + 1
    after = document.text[time.span.end : time.span.end + 12]
    return _DATELINE_DASH.match(after) is not None and time.span.start - line < _LONGEST_DATELINE


def _is_stamp(time: TimeExpression, text: str) -> bool:
    """ "2.05pm - The bank is back": when a page told it, by no day spoken of before."""
    start, end = time.span.start, time.span.end
    opens = _SENTENCE_END.search(text, max(0, start - 3), start) or not text[:start].strip()
    return bool(opens and time.names(Named.CLOCK) and _STAMP_DASH.match(text, end))


def _tells_of_an_object(article: DatedArticle, root: Token) -> bool:
    """ "reported third-quarter profit", "raised its 2015 forecast": not when it was done."""
    noun = root.head
    return (
        root.i < noun.i
        and noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "pobj")
        and noun.i not in article.at
    )


def _clauses_of(article: DatedArticle, span: Span) -> list[int]:
    """ "on May 13, when the militants overran the town": the overrunning.

    The parse may hang what follows a time from the verb before it.
    """
    return [
        verb.i
        for clause in {*_relative(span), *_adjoining(span)}
        for verb in (clause, *children(clause, "conj"))
        if verb.i in article.at and (verb == clause or not own_subjects(verb))
    ]


def _relative(span: Span) -> Iterator[Token]:
    for token in span:
        for clause in children(token, "relcl"):
            if any(child.lower_ == "when" for child in clause.lefts):
                yield clause


def _adjoining(span: Span) -> Iterator[Token]:
    """The clause whose "when" stands right after a time: "in mid-2019 when the bank failed"."""
    doc, at = span.doc, span.end
    if span.start and doc[span.start - 1].lower_ == "and":
        return  # "on June 5 and June 23, when he sold arms": on either
    if at < len(doc) and doc[at].text == ",":
        at += 1
    if at < span.sent.end and doc[at].lower_ == "when" and doc[at].dep_ == "advmod":
        clause = doc[at].head
        if clause.i > at and clause.dep_ in ("advcl", "relcl"):
            yield clause


def _done_meanwhile(article: DatedArticle, verb: Token) -> int | None:
    """ "Until 1997 he was in Oslo, working for a bank": the working, where nothing else is."""
    beside = [one for one in children(verb, "advcl") if one.tag_ == "VBG" and one.i in article.at]
    bare = [one for one in beside if not children(one, "aux", "mark") and one.i > verb.i]
    return bare[0].i if len(bare) == 1 else None


def _governor(article: DatedArticle, root: Token) -> tuple[int | None, str]:
    """The event that a time's words hang from, and the first preposition on the way."""
    fronted = _fronted_event(article, root)
    if fronted is not None:
        return fronted, ""
    preposition = ""
    for ancestor in root.ancestors:
        if preposition == "since" and _is_superlative(ancestor):
            return None, preposition  # "the lowest since 2012": what is compared, not what happened
        if ancestor.i in article.at:
            return ancestor.i, preposition
        within = _event_within(article, ancestor, root)
        if within is not None:
            return within, preposition
        if tells_since_when(ancestor):
            preposition = "since"  # "was a clerk there beginning in 2006"
            continue
        if ancestor.pos_ == "NOUN" and preposition == "for":
            return None, preposition  # "its forecast for 2015"
        if ancestor.pos_ in ("VERB", "AUX"):
            told = _told_by(article, ancestor, preposition)
            if told is None:
                told = _done_meanwhile(article, ancestor)
            if told is not None:
                return told, preposition
            return None, preposition  # a clause without an event: "was in its hands by nightfall"
        if preposition == "in" and _is_ordinal(ancestor):
            return None, preposition  # "the third time in a decade": the years are counted
        if not preposition and ancestor.pos_ in ("ADP", "SCONJ"):
            preposition = ancestor.lower_
    return None, preposition


def _event_within(article: DatedArticle, subject: Token, root: Token) -> int | None:
    """ "The toll from the collapse of a bridge on Wednesday rose": it was the collapse then."""
    if subject.dep_ not in SUBJECTS or subject.pos_ != "NOUN" or subject.i > root.i:
        return None
    inner = (one.i for one in subject.subtree if subject.i < one.i < root.left_edge.i)
    return max((i for i in inner if i in article.at), default=None)


def _told_by(article: DatedArticle, verb: Token, preposition: str) -> int | None:
    """The event that a verb tells which is none itself.

    "Used a drone in March to inspect the dam": the inspection; "will be ready by May": that it is.
    """
    deps = {"use": ("advcl", "xcomp"), "be": ("acomp",)}.get(verb.lemma_, ())
    told = next((one.i for one in children(verb, *deps) if one.i in article.at), None)
    if told is not None or verb.lemma_ != "be" or preposition not in ("", "in", "on"):
        return told
    # "In 2008 he was the head of the campaign": the campaign, where no other event is told.
    nouns = [
        one.i for attr in children(verb, "attr") for one in attr.subtree if one.i in article.at
    ]
    if not preposition:  # "it was the third attack this month", "the flood was the worst this year"
        nouns = [one for one in nouns if article.doc[one].dep_ == "attr"]
        nouns = nouns or [one.i for one in own_subjects(verb) if one.i in article.at]
    return nouns[0] if len(nouns) == 1 and article.doc[nouns[0]].pos_ == "NOUN" else None


def _dated_by(
    article: DatedArticle, governor: int, preposition: str, time: TimeExpression
) -> int | None:
    """The event that a time dates which hangs from another; None where it dates nothing."""
    verb, tense = article.doc[governor], article.at[governor].tense
    if preposition in _COMPARING and time.span.text.lower().endswith(_COUNTED_BACK):
        return None  # "up from a year earlier"
    if preposition == "since":
        ranked = [*children(verb, "dobj", "attr"), *(noun for _, noun in prepositional(verb))]
        if any(map(_is_superlative, ranked)):
            return None  # "won his first title since 1998", "rose to its highest level since May"
    if time.type is TimexType.DURATION:
        return next(iter(_counted(article, verb)), governor) if preposition == "in" else governor
    past = _is_past(time, article.published)
    told = tense is Tense.PAST or article.at[governor].aspect is Aspect.PERFECTIVE
    if preposition == "for" and told and article.published and not past:
        return None  # "raised its forecast for the year"
    if past and tense is Tense.INFINITIVE:
        finite = governing_verb(verb)  # "began a campaign to save it in 1972"
        moved = finite is not None and finite.i in article.at and not _has_own_doer(verb, finite)
        return finite.i if finite is not None and moved else governor
    return governor


def _has_own_doer(infinitive: Token, finite: Token) -> bool:
    """ "prompted them to sue in 1989": they sued, and that is what has the date."""
    return infinitive.dep_ not in ("acl", "xcomp") or (
        infinitive.dep_ == "xcomp" and bool(children(finite, "dobj"))
    )


def _counted(article: DatedArticle, verb: Token) -> list[int]:
    """ "won its second race in a week": the races are what the week holds."""
    return [
        noun.i
        for noun in children(verb, "dobj", "attr")
        if noun.i in article.at and _is_ordinal(noun)
    ]


def _is_ordinal(noun: Token) -> bool:
    return any(child.ent_type_ == "ORDINAL" for child in noun.lefts)


def _is_superlative(word: Token) -> bool:
    return any(one.tag_ in ("JJS", "RBS") for one in (word, *word.lefts)) or _is_ordinal(word)


def _is_past(time: TimeExpression, published: TimeInterval | None) -> bool:
    if published is None or published.end is None:
        return False
    ends = None if time.interval is None else time.interval.end
    return ends is not None and ends <= published.end


def _planned(article: DatedArticle, governor: int) -> int | None:
    """ "The judge set sentencing for Sept. 14": the day of the sentencing, if it is an event."""
    verb = article.doc[governor]
    if verb.lemma_ not in words("scheduling_verbs", "verbs"):
        return governor
    planned = children(verb, "dobj", "nsubjpass", "xcomp")
    return next((noun.i for noun in planned if noun.i in article.at), None)


def _fronted_event(article: DatedArticle, root: Token) -> int | None:
    """ "Since its advances in Iraq last summer, it has …": the advances, not "has"."""
    if root.dep_ != "npadvmod" or root.head.i < root.i:
        return None
    for token in reversed(root.doc[root.sent.start : root.left_edge.i]):
        if token.is_punct or token.pos_ == "VERB" or token.dep_ == "mark":
            return None  # "began a campaign while earlier this year it was thrown out"
        if token.i in article.at:
            return token.i
    return None


def _event_of_duration(article: DatedArticle, root: Token) -> int | None:
    """ "10 months of airstrikes": the airstrikes."""
    for preposition, noun in prepositional(root):
        if preposition.lower_ == "of" and noun.i in article.at:
            return noun.i
    return None


def _is_of_a_kind(article: DatedArticle, time: TimeExpression, root: Token) -> bool:
    """ "A midnight regulation", "the noon train": of what kind it is, and no hour of the deed."""
    kind = time.names(Named.CLOCK) and root.dep_ in ("amod", "compound", "nmod")
    return kind and root.head.pos_ == "NOUN" and root.head.i not in article.at and root.is_alpha


def _is_of_another_figure(article: DatedArticle, time: TimeExpression, root: Token) -> bool:
    """Whether a time is that of a figure with which another is compared."""
    text, start = article.document.text, time.span.start
    before = text[max(0, start - _LONGEST, root.sent.start_char) : start]
    if _COMPARED.search(before):
        return True
    changes = any(
        verb.lemma_ in words("event_classes", "quantity_change_verbs") for verb in root.ancestors
    )
    return changes and _FROM_FIGURE.search(before) is not None
