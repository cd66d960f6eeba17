"""Whether a verb points to the past or ahead, by its group and by the words that govern it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from events.grammar.auxiliaries import first_conjunct, is_short_form
from events.grammar.clauses import MAX_DEPTH, SUBJECTS, children, is_passive, is_until
from events.grammar.inflection import past
from events.grammar.verb_group import VerbGroup, read_auxiliaries
from events.grammar.verb_phrase import is_headline
from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.lexicons.saying_verbs import saying_verbs
from events.types import Aspect, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token


class Direction(StrEnum):
    """Where the verb that governs a time points: 'closed on Friday', 'will close on Friday'."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# What must or is arranged to be lies ahead; what is only possible ("may", "could") may be told of
# the past: "It could be cold in 1900".
_MODALS_OF_NECESSITY = frozenset(
    {"be to", "had better", "have to", "must", "need", "ought", "shall", "should"}
)
_CLAUSES_OF_TIME = frozenset({"after", "before", "once", "till", "until", "when", "whenever"})
_STEPS = 8
_NOT_YET_KNOWN = frozenset("a an another any expected no planned possible threatened".split())
# What is done with an attack or a blast that is yet to come, and how such a thing comes about.
_ARRANGING = frozenset(
    "approve begin carry fear forecast happen launch lead occur order prepare stage start take "
    "threaten".split()
)
# "since Friday" or "than on Friday" does not say when the verb's own event is.
_PLACING = frozenset("at by during in on over through till until".split())
# What lies between a verb and its own time: "on the evening of Friday".
_OF_THE_TIME = frozenset(
    {"advmod", "case", "compound", "nmod", "npadvmod", "nummod", "pcomp", "pobj", "prep"}
)


def lasting(token: Token) -> bool:
    """Whether the verb above a time is a present perfect: 'has fought for three years'."""
    group = _nearest_group(token)
    return group is not None and group.perfect and group.tense is Tense.PRESENT


def is_pluperfect(token: Token) -> bool:
    """Whether the verb above a time looks back from the past: 'had been planned for 5 June'."""
    group = _nearest_group(token)
    return group is not None and group.perfect and group.tense is Tense.PAST


def is_over_by_then(token: Token) -> bool:
    """Whether a time is, by the plainest of parses, that of what has happened: "sank on 20 April".

    Not "agreed on 3 May as the date", nor what was planned, promised or said of a day to come, nor
    what was done to something that may be so: "set the vote on 20 April".
    """
    if has_befallen(token):
        return True
    while token.dep_ in ("compound", "nummod") and token.head.i > token.i:
        token = token.head  # the "20" of "20 April"
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in ("in", "on") or preposition.i > token.i:
        return False
    verb = preposition.head
    if verb.pos_ != "VERB" or verb.i > preposition.i or not _is_close(verb, preposition):
        return False
    past = verb.tag_ == "VBD" or any(one.lower_ in ("was", "were") for one in verb.lefts)
    apart = _expecting() | saying_verbs() | words("reporting", "speech")
    apart |= words("looking_ahead", "committing") | words("scheduling_verbs", "verbs")
    group = read_auxiliaries(verb)
    return past and not (group.ahead or group.modal) and verb.lemma_ not in apart


def _is_close(verb: Token, preposition: Token) -> bool:
    """Whether nothing stands between that the time could be of: "seized the town in May"."""
    for one in verb.rights:
        if one.i >= preposition.i:
            return one == preposition
        noun = next(iter(children(one, "pobj")), one)
        named = noun.pos_ in ("ADP", "NOUN", "PROPN")
        if not named or one.dep_ not in ("agent", "dobj", "prep", "prt"):
            return False
        foretold = nouns_of_events() - words("looking_ahead", "unforeseen")
        if not foretold.isdisjoint(inner.lemma_.lower() for inner in one.subtree):
            return False
    return False


def has_befallen(token: Token) -> bool:
    """ "The April 20 explosion", "the attack of 3 May": what nobody arranges has happened."""
    while token.dep_ in ("compound", "nmod", "nummod") and token.head.pos_ in ("NUM", "PROPN"):
        token = token.head  # the "20" of "20 April"
    noun, beside = token.head, token.dep_ in ("compound", "nmod", "npadvmod", "nummod")
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "of", "on"):
        noun, beside = token.head.head, token.head.dep_ == "prep"
        beside = beside and noun.dep_ in ("dobj", "pobj", *SUBJECTS)
    if not beside or noun.pos_ != "NOUN" or noun.lemma_ not in words("looking_ahead", "unforeseen"):
        return False
    return not (any(one.lower_ in _NOT_YET_KNOWN for one in noun.lefts) or _is_arranged(noun))


def _is_arranged(noun: Token) -> bool:
    """ "The June 6 attack will be led by him", "is planned", "will launch its June 6 attack"."""
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    group = read_auxiliaries(verb) if verb.pos_ in ("AUX", "VERB") else None
    if group is None or group.behind or verb.lemma_ not in _expecting() | _ARRANGING:
        return False
    return noun.dep_ != "pobj" or noun.head.lower_ == "for"


def _nearest_group(token: Token) -> VerbGroup | None:
    verbs = verbs_above(token)
    return read_auxiliaries(verbs[0]) if verbs else None


def verbs_above(token: Token) -> list[Token]:
    """The verbs that govern a token, nearest first, within a few steps."""
    verbs = []
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in words("looking_ahead", "expecting"):
            verbs.append(token)
        if token.head == token:
            break
        token = token.head
    return verbs


def is_to_come(verb: Token) -> bool:
    """Whether the text tells an event as still to come: "will resign", "must resign".

    "Said that she must resign" tells of what was to come when she said so.
    """
    return _is_said_to_come(verb) or is_waited_for(verb)


def _is_said_to_come(verb: Token) -> bool:
    group = read_auxiliaries(verb)
    if group.tense is Tense.FUTURE:
        return True
    if not group.ahead or group.modal not in _MODALS_OF_NECESSITY:
        return False
    return not any(read_auxiliaries(above).behind for above in verbs_above(verb))


def is_waited_for(verb: Token) -> bool:
    """ "Will speak when the talks resume": the present of a clause of time below what is to come.

    Also in one below that: "when they resume after the vote is held", and after "until" whatever
    lasts until then: "goes on until they resume". Quirk et al. (1985), section 14.22.
    """
    if is_until(verb) and read_auxiliaries(verb).tense is Tense.PRESENT:
        return True
    for _ in range(MAX_DEPTH):
        above = _waiting_for(verb)
        if above is None:
            return False
        group = read_auxiliaries(above)
        if above.lemma_ in ("await", "expect", "face") and group.tense is Tense.PRESENT:
            return True
        possible = group.modal in ("can", "could", "may", "might") and is_passive(verb)
        if possible or _lies_ahead_by_itself(above):
            return True
        verb = above
    return False


def is_until_then(verb: Token) -> bool:
    """Whether a clause tells until when something lasts, and nobody says that it has come.

    "Stays shut until they agree", "could not go until a court had ruled", as against "did not leave
    until they had agreed".
    """
    if not is_until(verb):
        return False
    if read_auxiliaries(verb).tense is Tense.PRESENT:
        return True
    dated = any(one.ent_type_ in ("DATE", "TIME") for one in verb.subtree)  # "had come on 3 May"
    return not dated and any(one.tag_ == "MD" for one in children(verb.head, "aux"))


def _waiting_for(verb: Token) -> Token | None:
    """The verb above the present of a clause of time: "when", "as soon as the talks resume"."""
    if verb.dep_ != "advcl" or read_auxiliaries(verb).tense is not Tense.PRESENT:
        return None
    if verb.head.lower_ == "soon" and verb.head.dep_ == "advmod":
        return verb.head.head
    openings = children(verb, "advmod", "mark")
    timed = any(one.lower_ in _CLAUSES_OF_TIME and one.i < verb.i for one in openings)
    return verb.head if timed else None


def lies_ahead(verb: Token) -> bool:
    """Whether an event is still to come, also as what is planned now: "plans to resign"."""
    return _lies_ahead_by_itself(verb) or is_waited_for(verb)


def _lies_ahead_by_itself(verb: Token) -> bool:
    if _is_said_to_come(verb):
        return True
    group = read_auxiliaries(verb)
    if group.tense is not Tense.INFINITIVE or direction_of(verb, verb) is not Direction.FUTURE:
        return False
    return not any(read_auxiliaries(above).behind for above in verbs_above(verb))


def direction_of(verb: Token, token: Token) -> Direction:
    """Where one verb above the token of a time points."""
    group = read_auxiliaries(verb)
    if group.ahead:
        told = _is_perceived(verb, group) or _is_refused(verb, group)
        return Direction.PAST if told else Direction.FUTURE
    if _is_imperative(verb) or _is_short_is_ready(verb):
        return Direction.FUTURE
    if is_on_the_calendar(verb) and _dates(token, verb) and not _tells_of_a_blow(verb, token):
        return Direction.FUTURE
    if group.tense is Tense.INFINITIVE and not group.perfect:
        if is_headline(verb):
            return Direction.FUTURE
        found = _direction_of_infinitive(verb, token)
        if found is not Direction.UNKNOWN:
            return found
    # 'On Friday they planned a march' is past, 'they planned a march on Friday' is not.
    forward = verb.lemma_ in _expecting() and verb.lemma_ not in words(
        "looking_ahead", "rescheduling"
    )
    if forward and (verb.tag_ != "VBD" or verb.i < token.i):
        return Direction.FUTURE
    # 'the plan, announced Wednesday' is past, whatever the parse hangs the participle from.
    if group.behind or group.tense is Tense.PASTPART:
        return Direction.PAST
    return Direction.UNKNOWN


def _expecting() -> frozenset[str]:
    return words("looking_ahead", "expecting")


def _is_perceived(verb: Token, group: VerbGroup) -> bool:
    """ "Shots could be heard on Friday": somebody heard them."""
    seen = group.modal == "could" and verb.lemma_ in words("event_classes", "perception_verbs")
    return seen and is_passive(verb)


def _is_refused(verb: Token, group: VerbGroup) -> bool:
    """ "would not say on Friday": she was asked; but "said that she would not say so on Friday"."""
    refused = group.modal == "would" and group.polarity is Polarity.NEG and verb.dep_ != "ccomp"
    return refused and verb.lemma_ in saying_verbs() | words("reporting", "speech")


def _is_imperative(verb: Token) -> bool:
    """ "Let's meet on Friday", "Vote on Friday"."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT":
        return False
    return not any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.children)


def _is_short_is_ready(verb: Token) -> bool:
    """ "The mayor’s set to resign", where the parser takes "’s" for a possessive."""
    to = next((child for child in verb.lefts if child.lower_ == "to"), verb)
    if to.i < 2 or to == verb or not is_short_form(to.nbor(-2)):
        return False
    return to.nbor(-1).lower_ in words("hedges", "adjectives_with_infinitive")


def is_on_the_calendar(verb: Token) -> bool:
    """ "opens on Friday", "is meeting on Friday": the present of what is arranged."""
    group = read_auxiliaries(verb)
    if group.tense is not Tense.PRESENT:
        return False
    if group.aspect is Aspect.PROGRESSIVE:
        return True
    told = words("reporting", "verbs") | words("looking_ahead", "not_on_the_calendar")
    # The tagger takes "Losses hurt the index on Friday" for a present.
    ambiguous = verb.tag_ == "VBP" and past(verb.lemma_) == verb.lower_
    return group.aspect is Aspect.NONE and verb.lemma_ not in told and not ambiguous


def _tells_of_a_blow(verb: Token, token: Token) -> bool:
    """ "is investigating a blast on Friday": what nobody arranges was on Friday."""
    unplanned = words("event_nouns", "conflict") | words("event_nouns", "disaster_and_accident")
    return any(between.lemma_ in unplanned for between in verb.doc[verb.i + 1 : token.i])


def _dates(token: Token, verb: Token) -> bool:
    """Whether a time hangs from a verb and not from another word: not "expects Friday's vote"."""
    nouns = 0
    while token != verb and token.head != token:
        if token.dep_ not in _OF_THE_TIME or (
            token.dep_ == "prep" and token.lower_ not in _PLACING
        ):
            return False
        of_another = token.dep_ == "pobj" and token.head.lower_ == "of"
        nouns += token.dep_ in ("pobj", "npadvmod") and not of_another
        token = token.head
    return token == verb and nouns <= 1


def _direction_of_infinitive(verb: Token, token: Token) -> Direction:
    """ "expected to close", "wants to close": what the governing word makes of an infinitive."""
    first = first_conjunct(verb)
    governor = first.head
    if first.dep_ not in ("acl", "xcomp", "advcl", "ccomp", "relcl"):
        return Direction.UNKNOWN
    group = read_auxiliaries(_finite(governor))
    if governor.lemma_ in _expecting():
        # 'had been due to expire on Friday' looks back on what was to come.
        back = group.perfect and group.tense is Tense.PAST
        return Direction.PAST if back else Direction.FUTURE
    wanted = any(child.lower_ == "for" for child in children(first, "mark"))
    if governor.lemma_ == "be" and wanted and group.tense is Tense.PRESENT:
        return Direction.FUTURE  # "the plan is for it to sail on Friday"
    if first.dep_ != "xcomp" and not _is_bare_predicate(governor):
        return Direction.UNKNOWN
    if is_no_more_ahead(first):
        return Direction.UNKNOWN
    if group.tense is Tense.PRESENT and not group.perfect:
        return Direction.FUTURE
    if verb.i < token.i and governor.lemma_ in words("looking_ahead", "committing"):
        return Direction.FUTURE
    return Direction.UNKNOWN


def is_no_more_ahead(infinitive: Token) -> bool:
    """ "Continues to fight", "goes on to praise him": no more to come than the verb above it."""
    governor = infinitive.head
    if infinitive.dep_ != "xcomp" or governor.lemma_ not in words("looking_ahead", "not_ahead"):
        on = any(child.lower_ == "on" and child.dep_ != "prep" for child in governor.rights)
        return infinitive.dep_ in ("advcl", "xcomp") and governor.lemma_ == "go" and on
    return True


def _finite(governor: Token) -> Token:
    """The verb that gives "ready" of "is ready to leave" and "track" of "is on track" a tense."""
    if _is_bare_predicate(governor):
        return governor.head.head
    predicate = governor.dep_ in ("acomp", "attr", "oprd") and governor.head.pos_ in ("VERB", "AUX")
    return governor.head if predicate else governor


def _is_bare_predicate(noun: Token) -> bool:
    """ "Is on track to leave", "is under pressure to leave": a bare noun that says how it is."""
    after_be = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.lemma_ == "be"
    return after_be and not children(noun, "det", "poss")
