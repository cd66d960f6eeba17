"""The signs by which it is weighed how much an event matters: its place, clause, parts, source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import log
from typing import TYPE_CHECKING

from events.grammar.clauses import is_passive, objects
from events.grammar.subjects import subjects
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of
from events.timeline.article_words import Article, Sentence
from events.types import Aspect, Basis, Event, EventClass, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_THIRD_PERSON = frozenset({"he", "she", "they", "him", "her", "them"})
_QUANTITIES = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SECTIONS = {
    SectionKind.TITLE: "in the title",
    SectionKind.CAPTION: "in a caption",
    SectionKind.DATELINE: "in the dateline",
}
# A sentence further down is as far down as any.
_PLACES = (
    (1, "first sentence"),
    (2, "second sentence"),
    (4, "third or fourth sentence"),
    (8, "fifth to eighth sentence"),
    (16, "ninth to sixteenth sentence"),
)
_CLAUSES = {
    "ROOT": "main clause",
    "ccomp": "complement clause",
    "xcomp": "infinitive or participle of a verb",
    "advcl": "adverbial clause",
    "relcl": "relative clause",
    "acl": "clause of a noun",
    "pcomp": "clause after a preposition",
    "parataxis": "parenthesis",
    "nsubj": "subject of a verb",
    "nsubjpass": "subject of a verb",
    "dobj": "object of a verb",
    "pobj": "object of a preposition",
    "appos": "apposition",
}
_OUTRIGHT = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_CONJUNCTIONS_OF_TIME = frozenset("after as before since until when while".split())
_CONDITIONS = frozenset({"if", "unless", "whether"})
_PARTS_OF_NOUN = frozenset({"of", "by", "against", "on", "in"})
_DETERMINERS = frozenset({"det", "poss", "nummod"})
_MODALS = frozenset("would could may might can should must".split())
# A chain of clauses longer than this is a parsing error.
_MAX_DEPTH = 8
_SHORT_SENTENCE = 8
_LAST_SENTENCES = 3
_SHORT_ARTICLE = 8
_DOMAINS = (
    "conflict",
    "crime_and_law",
    "politics_and_diplomacy",
    "business_and_markets",
    "movement",
    "change",
    "disaster_and_accident",
    "meeting_and_ceremony",
    "sport_and_competition",
    "science_and_health",
    "acts_of_speech",
    "deeds",
)


def signs_of(event: Event, trigger: Token, article: Article) -> dict[str, float]:
    """Each sign that an event shows, by its name in words: 1, or how strong it is."""
    sentence = article.sentences[trigger.i]
    clause = article.own_words(trigger)
    doers = subjects(trigger) if trigger.pos_ in ("VERB", "AUX") else []
    found = dict.fromkeys(_signs_of_clause(trigger, article), 1.0)
    found.update(dict.fromkeys(_signs_of_group(event, trigger), 1.0))
    found.update(dict.fromkeys(_signs_of_place(trigger, sentence, article), 1.0))
    found.update(dict.fromkeys(_signs_of_source(event, trigger, sentence, article), 1.0))
    if trigger.pos_ in ("VERB", "AUX"):
        found.update(dict.fromkeys(_signs_of_parts(event, trigger, doers, article), 1.0))
        if any(article.doc[place].ent_type_ in _QUANTITIES for place in clause):
            found["a number in the clause"] = 1.0
    elif trigger.pos_ == "NOUN":
        found.update(dict.fromkeys(_signs_of_noun(trigger, article), 1.0))
    found.update(_strengths(event, clause, sentence, doers, article))
    return found


def _signs_of_place(trigger: Token, sentence: Sentence | None, article: Article) -> Iterator[str]:
    section = section_of(trigger)
    if section in _SECTIONS:
        yield _SECTIONS[section]
    if sentence is None or sentence.number is None:
        return
    number = sentence.number
    yield next((name for most, name in _PLACES if number < most), "later sentence")
    if trigger.i == sentence.first_event:
        yield "first event of its sentence"
    if sentence.words < _SHORT_SENTENCE:
        yield "short sentence"
    if sentence.question:
        yield "question"
    if article.length > _SHORT_ARTICLE and number >= article.length - _LAST_SENTENCES:
        yield "last sentences"


def _signs_of_clause(trigger: Token, article: Article) -> Iterator[str]:
    first = _first_conjunct(trigger)
    if first.i != trigger.i:
        yield "second of two joined by and"
    kind = {"NOUN": "noun", "VERB": "verb", "AUX": "verb"}.get(trigger.pos_, "adjective")
    clause = _CLAUSES.get(first.dep_, "other clause")
    if clause == "complement clause" and _is_said(first):
        clause = "what is said"
    yield f"{kind}: {clause}"
    if first.head.i != first.i and first.head.i in article.places:
        yield f"{kind} of another event: {clause}"
    above = _chain(first, article)
    if kind == "verb" and all(article.dep[place] in _OUTRIGHT for place in above):
        yield "told outright"
    marks = {article.lower[child] for place in above for child in article.children[place]}
    if not _CONDITIONS.isdisjoint(marks):
        yield "after if or whether"
    if any(article.lower[child] in _CONJUNCTIONS_OF_TIME for child in article.children[first.i]):
        yield "after a conjunction of time"
    if first.dep_ == "advcl" and first.tag_ == "VBG":
        yield "adverbial participle"


def _signs_of_noun(noun: Token, article: Article) -> Iterator[str]:
    beside = article.children[noun.i]
    if not any(article.dep[child] in _DETERMINERS for child in beside):
        yield "bare noun"
    if any(article.lower[child] in ("a", "an") for child in beside):
        yield "noun with a"
    if any(article.lower[child] in _PARTS_OF_NOUN for child in beside):
        yield "noun with its parts"
    if noun.tag_ == "NNS":
        yield "noun in the plural"
    for domain in _domains().get(noun.lemma_.lower(), ()):
        yield f"noun of {domain}"


def _signs_of_group(event: Event, trigger: Token) -> Iterator[str]:
    yield f"class {event.event_class}"
    if trigger.pos_ in ("VERB", "AUX"):
        yield f"tense {event.tense}"
        if event.aspect is not Aspect.NONE:
            yield f"aspect {event.aspect} {event.tense}"
        if trigger.tag_ == "VB" and trigger.dep_ == "ROOT" and not trigger.n_lefts:
            yield "imperative"
    if event.polarity is Polarity.NEG:
        yield "denied"
    if event.modality:
        yield "hedged"
        for word in _MODALS.intersection(event.modality.split()):
            yield f"hedged by {word}"
    speech = event.lemma in words("reporting", "speech")
    if speech and event.event_class is not EventClass.REPORTING:
        yield "word of speech"
    if event.lemma in words("noun_arguments", "light_verbs"):
        yield "light verb"
    if event.basis is Basis.STATED:
        yield "time stated"


def _signs_of_parts(
    event: Event, verb: Token, doers: list[Token], article: Article
) -> Iterator[str]:
    yield _who("subject", doers)
    yield _who("object", objects(verb))
    if is_passive(verb):
        yield "passive"
    beside = [article.dep[child] for child in article.children[verb.i]]
    if "ccomp" in beside or "xcomp" in beside:
        yield f"with a clause: {event.event_class}"
    if "prep" in beside:
        yield "with a phrase"


def _who(part: str, nouns: list[Token]) -> str:
    if not nouns:
        return f"no {part}"
    noun, word = nouns[0], nouns[0].lower_
    if word in _FIRST_PERSON:
        return f"{part} I or we"
    if word == "you":
        return f"{part} you"
    if word in _THIRD_PERSON:
        return f"{part} he, she or they"
    if noun.pos_ == "PRON":
        return f"{part} another pronoun"
    return (
        f"{part} named" if noun.ent_type_ in _NAMED or noun.pos_ == "PROPN" else f"{part} in words"
    )


def _signs_of_source(
    event: Event, trigger: Token, sentence: Sentence | None, article: Article
) -> Iterator[str]:
    if event.attribution is not None:
        yield f"said, {event.attribution.kind}"
    if article.is_quoted(trigger):
        yield "in quotation marks"
    if sentence is not None and sentence.first_person:
        yield "sentence of I or we"
    if sentence is not None and sentence.addressed:
        yield "sentence of you"


def _strengths(
    event: Event,
    clause: list[int],
    sentence: Sentence | None,
    doers: list[Token],
    article: Article,
) -> dict[str, float]:
    """The signs that are more or less: 0 to about 1 for each."""
    content = {article.content[place] for place in clause} - {""}
    number = (sentence and sentence.number) or 0
    often = max((log(max(1, article.counts[one.lemma_.lower()])) for one in doers), default=0.0)
    said = sum(log(article.counts[word]) for word in content) / max(1, len(content))
    return {
        "far down": number / article.length,
        "length of the article": log(article.length / 20) / 2,
        "words of the clause": min(20, len(clause)) / 20,
        "words of the title": min(4, len(content & article.title)) / 4,
        "words of the first sentence": min(4, len(content & article.opening)) / 4,
        "words said often": said / 2,
        "subject said often": often / 3,
        "told often": log(article.told[event.lemma]) / 2,
    }


def _first_conjunct(trigger: Token) -> Token:
    while trigger.dep_ == "conj" and trigger.head.pos_ == trigger.pos_:
        trigger = trigger.head
    return trigger


def _is_said(verb: Token) -> bool:
    return verb.head.lemma_ in saying_verbs()


def _chain(token: Token, article: Article) -> list[int]:
    """The token and what it hangs from, up to the main clause."""
    found = [token.i]
    while token.head.i != token.i and len(found) < _MAX_DEPTH:
        token = token.head
        found.append(token.i)
    return found


@cache
def _domains() -> dict[str, tuple[str, ...]]:
    """The domains of each event noun: "attack" is one of conflict."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _DOMAINS:
        for word in words("event_nouns", name):
            found[word] = (*found.get(word, ()), name.replace("_", " "))
    return found
