"""What a court hears: it was before the day of the hearing, of which the news tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dating.dated_article import DatedArticle, Dating, told_as_past
from events.grammar.clauses import VERBS, children, own_subjects, prepositional
from events.lexicons import words
from events.parsing.laid_out import once_a_token
from events.types import EventClass, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFTEN = 2  # so many times a court is told something in the report of a hearing
_WITHIN = frozenset({"advcl", "ccomp", "conj", "parataxis", "relcl", "xcomp"})


def dated_by_testimony(article: DatedArticle) -> dict[int, Dating]:
    """Datings of the undated past that somebody tells a court, by the token of the trigger.

    "Reed told the jury that he hid the knife": before the day of publication; the telling is not.
    Where an article is of a hearing, all that is said in it is testimony.
    """
    found = {}
    verbs = (article.doc[index] for index in article.at if article.doc[index].pos_ in VERBS)
    hearing = sum(map(_is_told_to_court, verbs)) >= _OFTEN
    for index in article.undated():
        event = article.at[index]
        if event.tense is Tense.PAST and event.event_class is not EventClass.REPORTING:
            dating = _before_hearing(article, index, hearing=hearing)
            if dating is not None:
                found[index] = dating
    return found


def _before_hearing(article: DatedArticle, index: int, *, hearing: bool) -> Dating | None:
    token = article.doc[index]
    if token.pos_ not in VERBS:
        return None
    telling = children(token, "parataxis")
    while token.dep_ in _WITHIN:
        clause, token = token, token.head
        if clause.dep_ in ("ccomp", "parataxis"):
            telling.append(token)
    heard = any(_is_told_to_court(verb) or (hearing and _says(article, verb)) for verb in telling)
    told = "No date is stated. A court was told of it: before {day}."
    return told_as_past(article, told) if heard else None


def _says(article: DatedArticle, verb: Token) -> bool:
    said = article.at.get(verb.i)
    return said is not None and said.event_class is EventClass.REPORTING


@once_a_token
def _is_told_to_court(verb: Token) -> bool:
    """ "Told the jury", "said in court", "the inquest heard"."""
    heard = own_subjects(verb) if verb.lemma_ == "hear" else []
    told = [*children(verb, "dative", "dobj"), *(noun for _, noun in prepositional(verb))]
    courts = words("reporting", "courts")
    return any(noun.lemma_.lower() in courts for noun in (*heard, *told))
