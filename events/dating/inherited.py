"""Dates that a clause or a noun takes from the one that governs it, or from one below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain
from events.dating.dated_article import DatedArticle, Dating, bounded_by, joined
from events.dating.shared_time import (
    charge_of,
    dated_by_now,
    is_mistaken_noun,
    is_of_now,
    is_under_one_opening,
    time_of_subject,
)
from events.grammar.clauses import children, is_gapped_passive, own_subjects, prepositional
from events.grammar.verb_phrase import is_infinitive
from events.lexicons import mapping, words
from events.types import Aspect, Basis, Event, EventClass, Relation, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.calendar.interval import TimeInterval

_SUBORDINATE = frozenset({"advcl", "xcomp", "conj", "dobj", "nsubj", "nsubjpass", "pcomp", "acl"})
_SAME_TIME_MARKS = frozenset({"as", "while", "when"})
_SAME_TIME_PREPOSITIONS = frozenset({"at", "in", "during", "on"})
# "announced it at a meeting": the two share their time. "In a war" and "on a trip" last longer.
_OCCASION_PREPOSITIONS = frozenset({"at", "during"})
# "Was hurt in the crash": at once; he may be arrested in it weeks later.
_SUFFERED = frozenset("burn damage destroy die drown hurt injure kill perish ruin wound".split())
_WITHIN = frozenset({Relation.IS_INCLUDED, Relation.SIMULTANEOUS})
_SEQUENCE = {"after": Relation.AFTER, "before": Relation.BEFORE, "following": Relation.AFTER}
_NOT_SHARED = frozenset({Relation.BEFORE, Relation.AFTER})


def inherited_date(article: DatedArticle, index: int) -> Dating | None:
    """The date of the verb that governs the event at a token, else of a clause or phrase below."""
    token, event = article.doc[index], article.at[index]
    if event.tense is Tense.FUTURE:
        return None
    source = time_of_subject(article, index)
    if source is not None:
        return _taken_over(article.dated[source], article.at[source])
    if is_of_now(token):
        return dated_by_now(article, token)
    return _by_syntax(article, token, event)


def _by_syntax(article: DatedArticle, token: Token, event: Event) -> Dating | None:
    sequel = (
        _in_sequence(article, token)
        or _before_the_verdict(article, token)
        or _before_the_charge(article, token)
        or _after_the_opening(article, token)
        or _before_the_document(article, token)
    )
    if sequel is not None:
        return sequel
    above = article.at.get(token.head.i)
    source = article.dated.get(token.head.i)
    if token.dep_ == "pcomp" and token.head.lower_ in ("by", "in"):
        above, source = article.at.get(token.head.head.i), article.dated.get(token.head.head.i)
    if above is None or source is None or token.dep_ not in _SUBORDINATE:
        return _from_below(article, token) or _from_around(article, token)
    opening = is_under_one_opening(article, token)
    if _is_beside(source) or not (opening or _shares_time(token, event, above)):
        return _from_below(article, token) or _from_around(article, token)
    return _taken_over(source, above)


def _in_sequence(article: DatedArticle, token: Token) -> Dating | None:
    """ "It fell on Sunday after the army had fled": the flight came before Sunday's end."""
    first = token
    while first.dep_ == "conj" and not own_subjects(first) and first.head.dep_ != "ROOT":
        first = first.head  # "after the rig exploded and sank"
    above, mark = _ordering(first)
    if above.i not in article.dated or mark is None:
        return None
    reported = article.dated[above.i].basis is Basis.REPORTED
    if mark == "before" and reported and article.at[token.i].tense is Tense.PAST:
        return None  # "is easier since a rule issued before he left office": not after today
    return _beside(article, above.i, Relation.AFTER if mark == "before" else Relation.BEFORE)


def _before_the_verdict(article: DatedArticle, token: Token) -> Dating | None:
    """ "Jailed a man on Monday who killed his wife": he had killed her by then."""
    if token.dep_ != "relcl" or article.at[token.i].tense is not Tense.PAST:
        return None
    verdict = token.head.head
    known = verdict.lemma_ in mapping("clause_verbs", "with_object")
    if not known or token.head.dep_ not in ("dobj", "nsubjpass") or verdict.i not in article.dated:
        return None
    return _beside(article, verdict.i, Relation.BEFORE)


def _before_the_charge(article: DatedArticle, token: Token) -> Dating | None:
    verb = charge_of(token)
    if verb is None or verb.i not in article.at or verb.i not in article.dated:
        return None
    return _beside(article, verb.i, Relation.BEFORE)


def _after_the_opening(article: DatedArticle, token: Token) -> Dating | None:
    """ "Launched in 2011, it served as a station": after that. A rally held on Monday is one."""
    if article.at[token.i].tense is not Tense.PAST:
        return None
    for clause in children(token, "advcl", "acl"):
        source = article.dated.get(clause.i)
        opens = clause.tag_ == "VBN" and clause.i < token.i and not children(clause, "aux", "mark")
        first = None if source is None else source.limits.begin[0]
        if not opens or source is None or first is None or article.today is None:
            continue
        if any(noun.i in article.at for noun in own_subjects(token)) and _brings_about(clause):
            continue
        if source.basis is not Basis.STATED or source.relation not in _WITHIN:
            continue
        if first >= article.today or article.doc[clause.left_edge.i : token.i].text.count(",") > 2:
            continue
        last = article.today
        why = f"It came after “{clause.text}”. {source.explanation}"
        return bounded_by(Bounds((first, last), (first, last)), Relation.AFTER, why)
    return None


def _before_the_document(article: DatedArticle, token: Token) -> Dating | None:
    """ "Sales have doubled, according to figures published in March": by then."""
    event = article.at[token.i]
    past = event.tense is Tense.PAST or event.aspect is Aspect.PERFECTIVE
    if not past or event.modality or event.event_class is EventClass.REPORTING:
        return None
    for source_of in children(token, "prep"):
        if source_of.lower_ != "according":
            continue
        for _, noun in prepositional(token):
            if noun.lemma_ not in words("documents", "documents") or not _is_in(noun, source_of):
                continue
            for clause in children(noun, "acl", "relcl"):
                dating = article.dated.get(clause.i)
                if dating is not None and dating.basis is Basis.STATED:
                    return _beside(article, clause.i, Relation.BEFORE)
    return None


def _is_in(word: Token, phrase: Token) -> bool:
    return word.i in range(phrase.left_edge.i, phrase.right_edge.i + 1)


def _beside(article: DatedArticle, index: int, relation: Relation) -> Dating | None:
    """The date of what came before or after the dated event at a token: open on one side."""
    source = article.dated[index]
    before = relation is Relation.BEFORE
    start, end = (None, source.interval.end) if before else (source.interval.start, None)
    if _is_beside(source) or (start is None and end is None):
        return None
    interval = replace(source.interval, start=start, end=end)
    words = article.at[index].trigger.text
    explanation = f"It came {relation.value.lower()} “{words}”. {source.explanation}"
    return Dating(source.time, relation, source.basis_passed_on, interval, explanation)


def _is_beside(source: Dating) -> bool:
    """Whether a date is only a bound: what lies before or after it does not happen within it."""
    bounded = source.interval.start is not None and source.interval.end is not None
    return source.relation in _NOT_SHARED and not bounded


def _ordering(token: Token) -> tuple[Token, str | None]:
    """The verb above, and the "after" or "before" that ties the event to it."""
    if token.dep_ in ("pcomp", "pobj") and token.head.lower_ in ("after", "before", "following"):
        above = token.head.head
        if above.dep_ in ("advcl", "xcomp") and is_infinitive(above):
            above = above.head  # "returned to tend it after serving in the war"
        return above, token.head.lower_
    if token.dep_ == "advcl":
        marks = {mark.lower_ for mark in token.lefts if mark.dep_ == "mark"}
        return token.head, next(iter(marks & {"after", "before"}), None)
    return token.head, None


def _shares_time(token: Token, event: Event, above: Event) -> bool:
    """Whether a clause or noun happens at the time of the verb that governs it."""
    if event.modality and event.modality != above.modality:
        return False
    match token.dep_:
        case "advcl":
            purpose = token.tag_ == "VB" and above.tense is not Tense.PAST
            return _marks(token) <= _SAME_TIME_MARKS and not purpose
        case "acl":
            return _brings_about(token)
        case "xcomp":
            return above.event_class in (EventClass.ASPECTUAL, EventClass.I_ACTION)
        case "conj":
            alike = event.tense is above.tense or is_mistaken_noun(token.head)
            return alike and not own_subjects(token) and not _follows_a_birth(token)
        case "dobj":
            light = token.head.lemma_ in words("noun_arguments", "light_verbs")
            return above.event_class is EventClass.ASPECTUAL or light
        case "nsubj" | "nsubjpass":
            # "The fall of the town shows …" is comment: the showing is now, the fall was not.
            happens = above.event_class is EventClass.OCCURRENCE and above.tense is Tense.PAST
            return above.event_class is EventClass.ASPECTUAL or happens
        case _:
            return True


def _follows_a_birth(verb: Token) -> bool:
    """ "Born in Lyon and moved in 2014": a birth is years before what it is told with."""
    return verb.dep_ == "conj" and verb.head.lemma_ == "bear"


def _from_below(article: DatedArticle, token: Token) -> Dating | None:
    """A verb takes the time of "when …" or "in a speech …", and the beginning of "since …"."""
    for preposition, noun in prepositional(token):
        if preposition.lower_ == "on" and noun.lower_ in ("day", "morning", "night"):
            # "Told him on the day he died": on the day of the death, if that is known.
            for clause in children(noun, "relcl"):
                source = article.dated.get(clause.i)
                if source is not None and not _is_beside(source):
                    return _taken_over(source, article.at[clause.i])
        source = article.dated.get(noun.i)
        if source is None or _is_beside(source):
            continue
        if preposition.lower_ in _SEQUENCE:
            if source.relation is Relation.DURING or source.basis is Basis.BOUNDED:
                continue  # "fled after a week-long siege": hardly after its first day
            return _beside(article, noun.i, _SEQUENCE[preposition.lower_])
        taken = _taken_over(source, article.at[noun.i])
        if preposition.lower_ in _SAME_TIME_PREPOSITIONS:
            if _is_of_a_case(token):
                continue
            return taken
        whole = article.published and joined(source.interval, article.published)
        if preposition.lower_ == "since" and whole:
            return replace(
                taken,
                interval=whole,
                relation=Relation.BEGINS,
                bounds=_since(source, article.at[token.i], article.published),
                explanation=f"It is told as going on since “{noun.text}”. {source.explanation}",
            )
    for since in children(token, "prep"):
        for deed in children(since, "pcomp") if since.lower_ == "since" else ():
            dating = _up_to_now(article, token, deed) if deed.i in article.dated else None
            if dating is not None:
                return dating
    for clause in children(token, "advcl"):
        if clause.i not in article.dated:
            continue
        marks = _marks(clause)
        if "since" in marks and (dating := _up_to_now(article, token, clause)) is not None:
            return dating
        if _tells_of_a_time(clause, article.dated[clause.i]):
            continue
        if marks & {"till", "until"} and (ended := _until(article, token, clause)) is not None:
            return ended
        if marks & _SAME_TIME_MARKS:
            if _is_set_against(article, token, clause):
                continue
            return _taken_over(article.dated[clause.i], article.at[clause.i])
        if not marks and clause.tag_ == "VBG" and _goes_with(article, token, clause):
            return _taken_over(article.dated[clause.i], article.at[clause.i])
        if article.dated[clause.i].basis is Basis.BOUNDED:
            continue
        if "before" in marks:
            return _beside(article, clause.i, Relation.BEFORE)
        if "after" in marks:
            return _beside(article, clause.i, Relation.AFTER)
    for state in children(token, "acomp", "oprd"):  # "was found dead on Tuesday"
        source = article.dated.get(state.i)
        if source is not None and source.basis is Basis.STATED and source.relation in _WITHIN:
            return _taken_over(source, article.at[state.i])
    return (
        _from_next_verb(article, token)
        or _from_document(article, token)
        or _from_what_was_managed(article, token)
        or _from_its_end(article, token)
    )


def _from_what_was_managed(article: DatedArticle, token: Token) -> Dating | None:
    """ "Managed to cap it on Monday": it was capped, and so managed, then."""
    if token.lemma_ not in words("clause_verbs", "bringing_off"):
        return None
    for verb in children(token, "xcomp"):
        source = article.dated.get(verb.i)
        if source is not None and source.basis is Basis.STATED and source.relation in _WITHIN:
            return _taken_over(source, article.at[verb.i])
    return None


def _from_its_end(article: DatedArticle, token: Token) -> Dating | None:
    """ "Ended with a July 1997 conviction": it did when that was."""
    if token.lemma_ not in ("conclude", "culminate", "end"):
        return None
    for preposition, noun in prepositional(token):
        source = article.dated.get(noun.i)
        if preposition.lower_ in ("in", "with") and source and source.basis is Basis.STATED:
            return _taken_over(source, article.at[noun.i])
    return None


def _is_set_against(article: DatedArticle, verb: Token, clause: Token) -> bool:
    """ "They had begun a campaign, while last year it was thrown out": each at its time."""
    source, subjects = article.dated[clause.i], own_subjects(clause)
    if "while" not in _marks(clause) or source.time is None:
        return False
    before = article.at[verb.i].aspect is Aspect.PERFECTIVE
    opens = bool(subjects) and clause.left_edge.idx < source.time.span.start < subjects[0].idx
    return before or opens


def _up_to_now(article: DatedArticle, verb: Token, clause: Token) -> Dating | None:
    """ "200 have died since it began in May", "since taking office in May": from then to now."""
    event, source, today = article.at[verb.i], article.dated[clause.i], article.today
    perfect = event.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)
    first = source.limits.begin[0]
    if today is None or first is None or first > today:
        return None
    if not perfect or event.tense is not Tense.PRESENT or event.modality:
        return None
    why = f"It was at some time since “{article.at[clause.i].trigger.text}”. {source.explanation}"
    return bounded_by(Bounds((first, today), (first, today)), Relation.AFTER, why)


def _until(article: DatedArticle, verb: Token, clause: Token) -> Dating | None:
    """ "Spewed oil until it was capped on Monday": it ended then, and had begun before."""
    event, source = article.at[verb.i], article.dated[clause.i]
    last = source.limits.begin[1]
    known = source.basis in (Basis.STATED, Basis.INHERITED) and source.relation in _WITHIN
    past = event.tense in (Tense.PAST, Tense.PASTPART) and not event.modality
    if not known or last is None or not past:
        return None
    why = f"It lasted until “{article.at[clause.i].trigger.text}”. {source.explanation}"
    return bounded_by(Bounds((None, last), (source.limits.begin[0], last)), Relation.ENDS, why)


def _is_of_a_case(verb: Token) -> bool:
    """ "Convicted in the 2015 killing of a trader": the killing is the case, years before."""
    made = verb.lemma_ == "make" and children(verb, "dobj", "nsubjpass")
    arrests = verb.lemma_ == "arrest" or any(noun.lemma_ == "arrest" for noun in made or ())
    return arrests or verb.lemma_ in mapping("clause_verbs", "with_object")


def _tells_of_a_time(clause: Token, source: Dating) -> bool:
    """ "Goes back to a decision in 2019 when it ended ties": the clause belongs to the year."""
    if source.time is None or clause.i < clause.head.i:
        return False
    return 0 <= clause.left_edge.idx - source.time.span.end <= len(", ")


def _goes_with(article: DatedArticle, verb: Token, participle: Token) -> bool:
    """ "The ship turned, thwarting an attack on Monday", "speaking on Monday, he vowed": both.

    Not "was welcomed with a lunch, repaying a visit to Corva in 2009".
    """
    source = article.dated[participle.i]
    if source.basis is not Basis.STATED or source.relation is not Relation.IS_INCLUDED:
        return False
    of_a_day = source.interval.grain.rank <= Grain.DAY.rank
    return of_a_day and article.at[verb.i].tense is Tense.PAST


def _since(source: Dating, event: Event, published: TimeInterval | None) -> Bounds:
    """What began at a dated event, and goes on where it is told in the present."""
    first, last = source.limits.begin[0], source.limits.end[1]
    today = published.start if published and event.tense is Tense.PRESENT else None
    if last is not None and today is not None and last > today:
        today = None
    return Bounds((first, last), (today or first, None))


def _from_document(article: DatedArticle, token: Token) -> Dating | None:
    """ "A report published in January found …": what it finds is known since then."""
    event = article.at[token.i]
    if event.tense is Tense.PRESENT and event.event_class is not EventClass.REPORTING:
        return None  # "a law passed in 2019 bans it": it does so now
    for noun in children(token, "nsubj"):
        if noun.lemma_ not in words("documents", "documents"):
            continue
        for clause in children(noun, "acl"):
            source = article.dated.get(clause.i)
            if source is not None and source.basis is Basis.STATED and clause.tag_ == "VBN":
                return _taken_over(source, article.at[clause.i])
    return None


def _from_next_verb(article: DatedArticle, token: Token) -> Dating | None:
    """ "It condemned the attack and expelled the Soviet Union on 14 December": both then.

    Also "Two were killed and ten were hurt on Friday", where no time stands before.
    """
    for verb in children(token, "conj"):
        source, event = article.dated.get(verb.i), article.at.get(verb.i)
        if source is None or event is None or source.basis not in (Basis.STATED, Basis.INHERITED):
            continue
        if _follows_a_birth(verb):
            return _beside(article, verb.i, Relation.BEFORE)
        last = source.time is not None and source.time.span.start > event.trigger.start
        told = article.at[token.i]
        alike = event.tense is Tense.PAST is told.tense and event.aspect is told.aspect
        if last and alike and source.relation in _WITHIN and _is_told_with(token, verb):
            return _taken_over(source, event)
    return None


def _is_told_with(token: Token, verb: Token) -> bool:
    """Whether a verb that is joined to another is told with it: it has its subject, or no comma
    parts them.
    """
    if not own_subjects(verb) or is_gapped_passive(verb):
        return True
    ands = [one for one in children(token, "cc") if token.i < one.i < verb.i]
    joined = len(ands) == 1 and ands[0].lower_ == "and" and ands[0].nbor(-1).text != ","
    return joined and token.dep_ == "ROOT"


def _from_around(article: DatedArticle, token: Token) -> Dating | None:
    """ "spoke on Monday at a rally", "a rally held on Monday": the day of the rally."""
    if token.pos_ != "NOUN":
        return None
    if _is_occasion(token):
        above = token.head.head.i
        source = article.dated.get(above)
        if source is not None and source.relation in _WITHIN and not _is_beside(source):
            return _taken_over(source, article.at[above])
    for clause in children(token, "acl"):
        source = article.dated.get(clause.i)
        if source is not None and _brings_about(clause):
            return _taken_over(source, article.at[clause.i])
    return None


def _is_occasion(noun: Token) -> bool:
    """ "Spoke at a rally", "was hurt in the crash": both are of one day."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in (*_OCCASION_PREPOSITIONS, "in"):
        return False
    harmed = noun.head.head.lemma_ in _SUFFERED
    suffered = harmed and noun.lemma_ in words("looking_ahead", "unforeseen")
    return suffered or noun.head.lower_ != "in"


def _brings_about(participle: Token) -> bool:
    """ "a rally held on Monday", "an attack carried out by rebels": to hold it is the rally."""
    verbs = words("clause_verbs", "bringing_about")
    return participle.tag_ == "VBN" and participle.lemma_ in verbs


def _marks(clause: Token) -> set[str]:
    """The words that may open a subordinate clause: "when", "after", and adverbs beside them."""
    return {mark.lower_ for mark in clause.lefts if mark.dep_ in ("mark", "advmod")}


def _taken_over(source: Dating, event: Event) -> Dating:
    return replace(source.shared_by_part_of(event), relation=Relation.SIMULTANEOUS)
