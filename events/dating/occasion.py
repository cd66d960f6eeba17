"""The day of what the news is about, where the text gives it after it has told of it.

"A boy was hurt when a wall fell in Lyon. The accident happened on Saturday.": both on Saturday.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.dated_article import DatedArticle, Dating
from events.dating.running_day import is_recalled
from events.grammar.antecedents import takes_place
from events.grammar.clauses import own_subjects, prepositional
from events.lexicons import words
from events.parsing.sections import one_line
from events.types import Aspect, Basis, EventClass, Relation, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where the day of a happening is not named by then, it is no part of how the news opens.
_SENTENCES = 8
_TOLD = frozenset({"ROOT", "conj", "ccomp", "advcl"})
_AT_ONCE = frozenset({"after", "as", "when", "while"})


def occasion_dates(article: DatedArticle) -> dict[int, Dating]:
    """Datings of what is told before the sentence that says when it happened, by trigger."""
    found = _occasion(article)
    if found is None:
        return {}
    index, day = found
    source, opens = article.dated[index], article.doc[index].sent.start
    said = one_line(article.at[index].trigger.text)
    explanation = f"The text says when this was at “{said}”. {source.explanation}"
    dating = Dating(source.time, Relation.IS_INCLUDED, Basis.NARRATIVE, day, explanation)
    return {
        i: dating
        for i in article.undated()
        if i < opens and not is_recalled(article.at[i], article.doc) and _is_told(article, i)
    }


def _occasion(article: DatedArticle) -> tuple[int, TimeInterval] | None:
    """The first event of the opening that says on what day something happened."""
    for sentence in islice(article.doc.sents, _SENTENCES):
        for index in range(sentence.start, sentence.end):
            dating = article.dated.get(index)
            if dating is None or dating.basis is not Basis.STATED or dating.interval.start is None:
                continue
            if dating.relation is not Relation.IS_INCLUDED or article.at[index].modality:
                continue
            if dating.interval.grain.rank <= Grain.DAY.rank and _says_when(article, index):
                return index, TimeInterval.of(Grain.DAY, dating.interval.start)
    return None


def _says_when(article: DatedArticle, index: int) -> bool:
    """ "The crash happened on Saturday", "during Saturday's incident"."""
    token, event = article.doc[index], article.at[index]
    if token.pos_ == "NOUN":
        return _is_occasion(token)
    if event.tense is not Tense.PAST or event.aspect is not Aspect.NONE:
        return False
    if any(
        preposition.lower_ in ("during", "in") and _is_occasion(noun)
        for preposition, noun in prepositional(token)
    ):
        return True
    if not takes_place(token):
        return False
    subjects = [token.head] if token.dep_ == "relcl" else own_subjects(token)
    return any(_is_definite(noun) for noun in subjects)


def _is_occasion(noun: Token) -> bool:
    return noun.lemma_ in words("occasions", "nouns") and _is_definite(noun)


def _is_definite(noun: Token) -> bool:
    if noun.lower_ in ("it", "this"):
        return True
    return any(
        child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an") for child in noun.lefts
    )


def _is_told(article: DatedArticle, index: int) -> bool:
    """Whether an event is told as what happened then: in the simple past, and not what is said."""
    token, event = article.doc[index], article.at[index]
    if event.tense is not Tense.PAST or event.aspect is not Aspect.NONE or event.modality:
        return False
    if event.event_class in (EventClass.REPORTING, EventClass.STATE, EventClass.I_STATE):
        return False
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in token.lefts if child.dep_ in ("mark", "advmod")}
        return bool(marks & _AT_ONCE)
    return token.dep_ in _TOLD
