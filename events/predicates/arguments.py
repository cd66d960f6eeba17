"""Who did what to whom: the arguments of each event, from the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from events.actors import heads
from events.actors.noun_classes import bodies_of_noun, noun_of
from events.actors.things import is_empty_noun
from events.grammar.clauses import (
    VERBS,
    children,
    coordinated,
    governing_verb,
    is_passive,
    objects,
    prepositional,
)
from events.grammar.membership import named_members, names_among, tells_membership
from events.grammar.noun_role import before_dash, captured, counted
from events.grammar.phrase_range import noun_phrase
from events.grammar.subjects import subjects
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.parsing.spacy_pipeline import token_at
from events.predicates.concerned import concerned_by, led_to, shared_by, undergoing
from events.predicates.faults import spared
from events.predicates.speakers import is_somebody
from events.types import Actor, ActorType, Argument, Event, Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AMOUNTS = frozenset({"DATE", "MONEY", "PERCENT", "QUANTITY", "TIME"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPOSITIONS = frozenset(
    "in at near into from to inside outside around across over toward towards through on".split()
)
# "Filed a suit against the bank", "leaned on the minister", "crashed into the leader".
_AIMED_PREPOSITIONS = frozenset({"against", "at", "into", "on"})
# "Sought leave from the judge", "spoke about the mayor", "stood behind the coach".
_INVOLVING_PREPOSITIONS = frozenset(
    "about alongside before behind beside from over without".split()
)
_RECIPIENT_PREPOSITIONS = frozenset({"to", "for", "with"})
# "According to the mayor", "due to the storm": nothing is done to them.
_HARMING = frozenset({"damage", "destroy", "injure", "kill"})
_COMPOUNDED = frozenset("according compared contrary due owing prior subject thanks".split())
# On which people speak, and to which nobody does anything by it.
_PLATFORMS = frozenset(
    "facebook flickr instagram linkedin myspace reddit snapchat tiktok tumblr twitter whatsapp "
    "youtube".split()
)
_PUBLISHING = frozenset({"post", "return", "take", "turn", "upload"})
_PLACE_NOUNS = frozenset(
    "city town village province region country capital district state area border".split()
)
_ORIGIN_SUFFIXES = ("-led", "-backed", "-sponsored", "-allied", "-run", "-ordered")

_INANIMATE = (ActorType.PLACE, ActorType.THING)
_ORDER = {role: place for place, role in enumerate(Role)}
_Found = Iterator[tuple[Role, "Token"]]


def link_arguments(events: Iterable[Event], actors: Iterable[Actor], doc: Doc) -> tuple[Event, ...]:
    """The events with their arguments, agents first; an argument that is no actor has actor None.

    The span of an argument is its noun phrase without clauses and appositions.
    """
    actor_at = heads(actors, doc)
    return tuple(
        replace(event, arguments=spared("arguments", event, partial(_of, event, actor_at, doc), ()))
        for event in events
    )


def _of(event: Event, actor_at: dict[int, Actor], doc: Doc) -> tuple[Argument, ...]:
    """The arguments of one event."""
    trigger = token_at(doc, event.trigger.start)
    found: dict[int, Argument] = {}
    told = ((role, before_dash(it)) for role, it in _roles(trigger))
    roles = ((role, one) for role, it in told for one in named_members(it) or [it])

    def add(role: Role, token: Token, actor: Actor | None) -> None:
        start, end = noun_phrase(token)
        chars = doc[start:end]
        span = Span(event.trigger.document, chars.start_char, chars.end_char)
        known = actor is not None and any(
            one.actor is actor and one.role is role for one in found.values()
        )
        if token.i not in found and token.i != trigger.i and not known:
            found[token.i] = Argument(role, actor, span)

    concerned: list[Token] = []
    for role, token in roles:
        actor = _actor_of(token, actor_at, role)
        if actor is None and trigger.pos_ == "VERB" and role is Role.PATIENT:
            doers = [it.actor for it in found.values() if it.role is Role.AGENT]
            about = list(concerned_by(token))
            actor = next((one for _, one in _concerned(about, actor_at, doers)), None)
            concerned += about
        elif trigger.pos_ == "VERB" and _is_thing_done_to(role, token, actor):
            concerned += shared_by(token)
        elif actor is None and trigger.pos_ == "VERB" and role is not Role.PLACE:
            concerned += undergoing(token)
        add(role, token, actor)
        if role is not Role.PLACE and _are_parties(token):
            for name in names_among(token):
                one = actor_at.get(name.i)
                if one is not None and one.label not in _INANIMATE:
                    add(role, name, one)
    if trigger.pos_ == "VERB":
        concerned += (inner for noun in led_to(trigger) for inner in concerned_by(noun))
    doers = [it.actor for it in found.values() if it.role is Role.AGENT]
    for token, actor in _concerned(concerned, actor_at, doers):
        add(Role.PATIENT, token, actor)
    if not any(doers):
        for role, token in _roles_in_attack(trigger):
            actor = _actor_of(token, actor_at, role)
            if actor is not None:
                add(role, token, actor)
    return tuple(sorted(found.values(), key=lambda a: (_ORDER[a.role], a.span.start)))


def _roles(trigger: Token) -> _Found:
    if trigger.lower_ == "according":  # "according to the mayor": the mayor says it
        return ((Role.AGENT, noun) for _, noun in prepositional(trigger))
    if trigger.pos_ in VERBS and trigger.dep_ != "amod":
        return _roles_of_verb(trigger)
    if trigger.dep_ == "amod":
        return _roles_of_participle(trigger)
    if trigger.pos_ == "ADJ":
        return _roles_of_adjective(trigger)
    return _roles_of_noun(trigger)


def _roles_of_verb(verb: Token) -> _Found:
    passive = is_passive(verb)
    telling = tells_membership(verb)
    for subject in [*(subjects(telling) if telling is not None else ()), *subjects(verb)]:
        yield (Role.PATIENT if passive else Role.AGENT), subject
    for recipient in children(verb, "dative", "iobj"):
        if recipient.pos_ != "ADP":
            yield Role.RECIPIENT, recipient
    for noun in objects(verb):
        if not _is_an_aside(noun, verb):
            yield Role.PATIENT, noun
    yield from _patients_of_complements(verb)
    for preposition, noun in prepositional(verb):
        if preposition.dep_ == "agent" or (passive and preposition.lower_ == "by"):
            if not _is_amount(noun):  # "delayed by two hours"
                yield Role.AGENT, noun
        else:
            yield from _role_of_phrase(preposition, noun)


def _is_an_aside(noun: Token, verb: Token) -> bool:
    """ "They lost the seat, a blow to the mayor": what is said of the deed, no second object."""
    before = any(one.i < noun.i for one in children(verb, "dobj"))
    first = noun.left_edge
    return before and noun.dep_ == "dobj" and first.i > 0 and first.nbor(-1).text == ","


def _roles_in_attack(verb: Token) -> _Found:
    """ "Were killed in a Nato air strike", "a rebel attack left ten dead": whose attack it was."""
    if verb.pos_ != "VERB":
        return
    if verb.lemma_ not in words("meanings", "harming") and not kinds(verb.lemma_) & _HARMING:
        return
    passive = is_passive(verb)
    beside = [noun for of, noun in prepositional(verb) if of.lower_ in ("by", "during", "in")]
    for noun in beside if passive else subjects(verb):
        if noun_of(noun) in words("event_nouns", "conflict"):
            yield from ((role, doer) for role, doer in _roles_of_noun(noun) if role is Role.AGENT)


def _patients_of_complements(verb: Token) -> _Found:
    """ "Let the samples grow", "allowed oil to flow", "resumed shelling it", "vowed to sue"."""
    bare = not children(verb, "dobj", "dative")
    for clause in children(verb, "ccomp", "xcomp"):
        if clause.dep_ == "ccomp" and clause.tag_ == "VB" and not children(clause, "mark"):
            yield from ((Role.PATIENT, noun) for noun in children(clause, "nsubj", "nsubjpass"))
        elif clause.dep_ == "xcomp" and bare and clause.pos_ in VERBS:
            yield from ((Role.PATIENT, noun) for noun in objects(clause))
            for preposition, noun in prepositional(clause):
                if preposition.lower_ in _RECIPIENT_PREPOSITIONS and _is_somebody(noun):
                    yield Role.RECIPIENT, noun


def _roles_of_participle(participle: Token) -> _Found:
    yield (Role.AGENT if participle.tag_ == "VBG" else Role.PATIENT), participle.head


def _roles_of_adjective(adjective: Token) -> _Found:
    verb = governing_verb(adjective)
    for subject in subjects(verb) if verb is not None else ():
        yield Role.AGENT, subject


def _roles_of_noun(noun: Token) -> _Found:
    lemma = noun.lemma_.lower()
    for subject in children(noun, "nsubj") if noun.dep_ in ("advcl", "ccomp", "conj") else ():
        yield Role.AGENT, subject  # "as stock markets crash": a verb that was taken for a noun
    doers = [pobj for preposition, pobj in prepositional(noun) if preposition.lower_ == "by"]
    for doer in doers:
        yield Role.AGENT, doer
    suffers = lemma in words("noun_arguments", "possessive_patient") or bool(doers)
    for owner in children(noun, "poss"):
        for one in coordinated(owner):
            yield (Role.PATIENT if suffers or one.ent_type_ == "FAC" else Role.AGENT), one
    yield from _roles_of_premodifiers(noun)
    for preposition, pobj in prepositional(noun):
        word = preposition.lower_
        if pobj.ent_type_ in _TIMES:
            continue
        if word == "of":
            intransitive = lemma in words("noun_arguments", "of_agent") and not doers
            yield (Role.AGENT if intransitive else Role.PATIENT), pobj
        elif word in ("against", "on"):
            yield Role.PATIENT, pobj
        elif word in ("between", "among", "with"):
            yield Role.AGENT, pobj
        elif word == "from" and lemma not in words("noun_arguments", "away_from"):
            if _is_somebody(pobj):
                yield Role.AGENT, pobj  # "backlash from artists"
        elif word != "by":
            yield from _role_of_phrase(preposition, pobj)
    yield from _roles_from_verb(noun)


def _roles_of_premodifiers(noun: Token) -> _Found:
    """ "Islamic State advances", "U.S.-led airstrikes", "the Apple deal"."""
    for child in children(noun, "compound", "amod", "nmod"):
        led = child.lower_.endswith(_ORIGIN_SUFFIXES) or (
            child.lower_ in ("led", "backed", "run", "sponsored") and child.n_lefts > 0
        )
        if led:
            yield Role.AGENT, next(iter(child.lefts), child)
        elif child.ent_type_ in ("ORG", "PERSON", "NORP", "GPE") and child.dep_ != "amod":
            yield Role.AGENT, child
        elif child.dep_ == "compound" and bodies_of_noun(child.lemma_.lower()):
            yield Role.AGENT, child  # "a police raid"
        elif child.ent_type_ == "NORP" and _is_act_of_state(noun):
            yield Role.AGENT, child  # "the Russian invasion"


def _is_act_of_state(noun: Token) -> bool:
    """Whether the adjective of a country before a noun tells who acts: "Israeli air strikes"."""
    lemma = noun.lemma_.lower()
    return lemma in words("event_nouns", "conflict") or lemma in words(
        "noun_arguments", "of_states"
    )


def _roles_from_verb(noun: Token) -> _Found:
    """ "They carried out airstrikes": the subject of a light verb does the noun."""
    verb = noun.head
    if noun.dep_ == "conj":
        return
    if noun.dep_ == "dobj" and verb.pos_ == "VERB":
        if verb.lemma_ in words("noun_arguments", "suffering_verbs"):
            for subject in subjects(verb):
                yield Role.PATIENT, subject
        elif verb.lemma_ in words("noun_arguments", "light_verbs"):
            for subject in subjects(verb):
                yield Role.AGENT, subject


def _role_of_phrase(preposition: Token, noun: Token) -> _Found:
    word = preposition.lower_
    if noun.ent_type_ in _TIMES or preposition.head.lower_ in _COMPOUNDED:
        return
    if noun.lower_ in _PLATFORMS and (word == "on" or _is_put_on(preposition)):
        return
    if word == "with" and preposition.head.lower_ == "along":
        return  # "the firm, along with its staff, gave millions": they gave
    if word in _PLACE_PREPOSITIONS and _is_place(noun):
        yield Role.PLACE, noun
    elif word == "to" and _is_goal_of_motion(preposition, noun):
        return
    elif word == "for" and _is_sought(preposition, noun):
        yield Role.PATIENT, noun
    elif word in _RECIPIENT_PREPOSITIONS and (_is_somebody(noun) or word == "to"):
        yield Role.RECIPIENT, noun
    elif word in _AIMED_PREPOSITIONS and _is_somebody(noun):
        yield Role.PATIENT, noun
    elif word in _INVOLVING_PREPOSITIONS and _is_somebody(noun):
        taken = preposition.head.lemma_ in words("noun_arguments", "taking_verbs")
        if word != "from" or taken:
            yield Role.RECIPIENT, noun


def _is_put_on(preposition: Token) -> bool:
    """ "Took to Twitter", "posted it to Facebook"."""
    return preposition.lower_ == "to" and preposition.head.lemma_ in _PUBLISHING


def _is_sought(preposition: Token, noun: Token) -> bool:
    """ "Searched for survivors", "the hunt for the killer", but not "looked ill, for instance"."""
    seeks = preposition.head.lemma_.lower() in words("noun_arguments", "seeking")
    return seeks and not is_empty_noun(noun_of(noun))


def _is_goal_of_motion(preposition: Token, noun: Token) -> bool:
    """ "The pit" of "walked to the pit", as against "ran to the police", "gave it to the plant"."""
    moves = preposition.head.lemma_ in words("noun_arguments", "moving_verbs")
    return moves and not _is_somebody(noun) and noun.pos_ == "NOUN"


def _are_parties(noun: Token) -> bool:
    """Whether each one of many is somebody: "players", "firms", "countries"; not "films"."""
    return _is_somebody(noun) or noun.lemma_.lower() in ("country", "nation", "state")


def _is_amount(noun: Token) -> bool:
    counted_unit = noun_of(noun) in words("abstract_nouns", "units")
    counted_unit = counted_unit and bool(children(noun, "nummod"))
    return counted_unit or noun.ent_type_ in _AMOUNTS


def _is_somebody(noun: Token) -> bool:
    return is_somebody(noun) or noun.ent_type_ in ("PERSON", "ORG", "NORP")


def _is_place(noun: Token) -> bool:
    return noun.ent_type_ in _PLACE_LABELS or noun.lemma_.lower() in _PLACE_NOUNS


def _actor_of(token: Token, actor_at: dict[int, Actor], role: Role) -> Actor | None:
    """The actor of an argument, that of its owner for what acts in his name."""
    actor = next((actor_at[it.i] for it in _namers(token) if it.i in actor_at), None)
    bare = actor is None or actor.label is ActorType.THING
    if bare and role is Role.AGENT and _is_instrument(token):
        for owner in children(token, "poss", "compound", "nmod"):
            if owner.i in actor_at:
                return actor_at[owner.i]
    if actor is None and role is Role.AGENT:
        for owner in _whose(token):
            if owner.i in actor_at:
                return actor_at[owner.i]
    return actor


def _whose(token: Token) -> list[Token]:
    """Whose deed acts: "[the minister]’s decision angered them", "an attempt by [the crew]"."""
    by = [pobj for of, pobj in prepositional(token) if of.lower_ == "by" and pobj.i > token.i]
    return [*children(token, "poss"), *by]


def _is_thing_done_to(role: Role, token: Token, actor: Actor | None) -> bool:
    """Whether it is "an article" of "wrote an article for the Guardian"."""
    thing = actor is not None and actor.label is ActorType.THING
    return thing and role is Role.PATIENT and token.dep_ == "dobj"


def _concerned(
    tokens: Iterable[Token], actor_at: dict[int, Actor], doers: list[Actor | None]
) -> Iterator[tuple[Token, Actor]]:
    """Those of some tokens that are actors, with their actors, apart from who does it."""
    for token in tokens:
        actor = next((actor_at[it.i] for it in _namers(token) if it.i in actor_at), None)
        if actor is not None and not any(actor is doer for doer in doers):
            yield token, actor


def _namers(token: Token) -> Iterator[Token]:
    """The heads that may name an argument: its own, what it counts, its apposition, its name."""
    yield token
    yield captured(token)
    yield counted(token)
    yield from children(token, "appos")
    if token.pos_ == "PROPN":
        # "William Haughey OBE"
        yield from (child for child in children(token, "compound") if child.ent_type_ == "PERSON")


def _is_instrument(token: Token) -> bool:
    return token.lemma_.lower() in words("noun_arguments", "instruments")
