"""Whom a nominal calls: one spoken of before by name or noun, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.coreference.ages import differ_in_age
from events.actors.coreference.discourse import Referent, Referents
from events.actors.mentions import Phrase
from events.actors.names.entity_type import head_word
from events.actors.noun_classes import (
    bodies_of_noun,
    gender_of_noun,
    is_fighter_noun,
    is_person_noun,
    is_relative_noun,
)
from events.grammar.clauses import children
from events.grammar.noun_role import before_dash, captured, is_compared_with
from events.grammar.subjects import subjects
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back "the company" reaches, in sentences.
_REACH = 12
# How far back "the 53-year-old" reaches, in sentences.
_AGE_REACH = 2
# How far back "the country" reaches, in sentences.
_COUNTRY_REACH = 2
_COUNTRIES = frozenset({"country", "kingdom", "nation", "republic"})
# How far back a group reaches that is told by its stance.
_STANCE_REACH = 100
# What a mention in the same sentence adds to the presence of a body.
_HERE = 0.5
# "Economic forces" are nobody.
_ABSTRACT = frozenset("centrifugal cultural economic historical market natural social".split())
# Servants of a state that nobody calls an agency.
_NO_AGENCY = frozenset("Committee Council Court Police Yard".split())
_OF_THE_PRESS = frozenset({"daily", "magazine", "newspaper", "paper", "tabloid", "weekly"})
# No armed band is called so: "the international alliance" that drove it out.
_OF_STATES = frozenset({"alliance", "bloc"})
_UNDER_ARMS = frozenset("armed mercenary paramilitary terror".split())
_TELLING_APART = frozenset("first fourth next other second third".split())
# Words by which anybody of that sex or age is called.
_ANYBODY = frozenset("boy girl man person teen teenager woman youth".split())
# No boy is "the man".
_YOUNG = frozenset("baby boy child girl infant teen teenager toddler".split())
_GROWN = frozenset({"man", "woman"})
_TEMPORAL = frozenset("former late current then outgoing new longtime veteran".split())


def nominal_referent(phrase: Phrase, referents: Referents) -> Referent | None:
    """The referent that a nominal calls: one spoken of before, or a new one."""
    owner = _owner(phrase, referents)
    if phrase.same is not None:
        if phrase.same in referents.named:
            return _bearing(phrase, owner, referents)
        if phrase.same in referents.by_head:
            return referents.by_head[phrase.same]
    if owner is not None and phrase.possessor is None and _names_itself(phrase, owner):
        return owner
    if owner is not None and _is_force(phrase.noun) and _is_armed(owner):
        return owner
    if owner is not None and phrase.noun == "member" and phrase.plural and _has_fighters(owner):
        return owner
    head = referents.doc[phrase.head]
    part = head.dep_ == "compound" and head not in (captured(head.head), before_dash(head.head))
    if part and phrase.same is None:
        return _body(phrase, referents)
    kind = _kind_of_noun(phrase)
    if kind == "thing":
        country = _country(phrase, referents) if phrase.noun in _COUNTRIES else None
        named = _headed(phrase, referents) if owner is None else None
        return country or named or _thing(phrase, owner, referents)
    return _called_before(phrase, kind, owner, referents) or _new(phrase, kind, owner)


def _bearing(phrase: Phrase, owner: Referent | None, referents: Referents) -> Referent:
    """Who bears the name beside a nominal: the gunman of before in "the gunman, Ann Smith"."""
    assert phrase.same is not None
    bearer = referents.named[phrase.same]
    if not phrase.plural and not referents.has_met(bearer):
        for referent in referents.by_noun(phrase.noun):
            nameless = referent.bearer is None and referent.kind in ("person", "body", "thing")
            if nameless and not referent.plural and _repeats(phrase, owner, referent, referents):
                return referents.christen(referent, bearer)
    return referents.bearing(bearer)


def _new(phrase: Phrase, kind: str, owner: Referent | None) -> Referent:
    return Referent(
        kind,
        plural=phrase.plural,
        gender=gender_of_noun(phrase.noun),
        bodies=bodies_of_noun(phrase.noun),
        modifiers=phrase.modifiers,
        owner=owner,
    )


def _owner(phrase: Phrase, referents: Referents) -> Referent | None:
    """Whose a nominal is: Hamas for "Hamas militants", "its fighters"."""
    if phrase.possessor is not None:
        return referents.by_head.get(phrase.possessor)
    if phrase.owner is not None:
        return referents.bearing(phrase.owner)
    return None


def _thing(phrase: Phrase, owner: Referent | None, referents: Referents) -> Referent:
    """The thing that a nominal repeats, or a new one."""
    known = [it for it in referents.by_noun(phrase.noun) if it.kind == "thing"]
    for referent in sorted(known, key=lambda it: _is_a_measure(it, referents)):
        if _repeats(phrase, owner, referent, referents):
            return referent
    return _new(phrase, "thing", owner)


def _is_a_measure(referent: Referent, referents: Referents) -> bool:
    """Whether something was spoken of last to compare another with: "milder than common flu"."""
    return is_compared_with(referents.doc[referent.phrases[-1].head])


def _headed(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The centre": the organization whose name has that head, "the Centre for Peace"."""
    if phrase.definite is not True or phrase.plural or phrase.modifiers:
        return None
    here = referents.sentence_of(phrase.head)
    for referent in referents.lately(here, _REACH):
        forms = referent.bearer.forms if referent.bearer is not None else ()
        longer = (form for form in forms if " " in form)
        if referent.kind == "body" and any(head_word(f).lower() == phrase.noun for f in longer):
            return referent
    return None


def _country(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The country": the one that its sentence names before it, else the one of the last two."""
    if phrase.definite is not True or phrase.plural or phrase.modifiers or phrase.same is not None:
        return None
    here = referents.sentence_of(phrase.head)
    named = [it for it in referents.lately(here, _COUNTRY_REACH) if _is_country(it)]
    beside = [it for it in named if it.seen == here]
    return (beside or named)[0] if len(beside or named) == 1 else None


def _is_country(referent: Referent) -> bool:
    known = referent.bearer.known if referent.bearer is not None else None
    return known is not None and known in words("countries", "names")


def _called_before(
    phrase: Phrase, kind: str, owner: Referent | None, referents: Referents
) -> Referent | None:
    """Whom a nominal repeats."""
    met = _just_met(phrase, referents) if owner is None and phrase.noun in _ANYBODY else None
    if met is not None:
        return met
    known = [it for it in referents.by_noun(phrase.noun) if it.kind != "thing"]
    order = sorted(known, key=lambda it: _is_a_measure(it, referents))
    for referent in sorted(order, key=lambda it: it.owner is not owner):
        if _repeats(phrase, owner, referent, referents):
            return referent
    if phrase.noun == "year-old" and kind == "person" and phrase.definite:
        return _of_that_age(phrase, referents)
    placed = owner is None or owner.kind == "place"
    if kind == "person" and placed and phrase.noun in words("person_nouns", "callings"):
        return _by_calling(phrase, referents)
    if kind == "people":
        return _same_stance(phrase, referents) or _fighters(phrase, referents)
    if kind == "body" and _is_definite(phrase) and owner is None:
        return _body(phrase, referents)
    return None


def _just_met(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The man" after "a neighbor came out": whom the sentence before brought in as its subject.

    Where it speaks of nobody else who may be called so; or else the only one that it speaks of.
    """
    if phrase.definite is not True or phrase.plural or phrase.modifiers:
        return None
    if _is_told_which(referents.doc[phrase.head]):
        return None
    here, gender = referents.sentence_of(phrase.head), gender_of_noun(phrase.noun)
    excluded = _doers(referents.doc[phrase.head], referents)
    near = [
        it
        for it in referents.lately(here, 1)
        if it.kind == "person" and not it.plural and it not in excluded
    ]
    others = _GROWN if phrase.noun in _YOUNG else _YOUNG if phrase.noun in _GROWN else frozenset()
    near = [it for it in near if not it.nouns & others]
    if any(phrase.noun in it.nouns for it in near):
        return None
    fits = [it for it in near if gender is None or it.gender in (None, gender)]
    known = any(it.kind == "person" for it in referents.by_noun(phrase.noun))
    new = [it for it in fits if _is_brought_in(it, referents)]
    if len(new) == 1:
        return new[0]
    return fits[0] if len(fits) == 1 and not known and fits[0].bearer is None else None


def _is_told_which(noun: Token) -> bool:
    """ "The person who called police": who it is, is told with it, and need not be told before."""
    clauses = children(noun, "relcl")
    return any(noun.doc[one.left_edge.i - 1] == noun for one in clauses)


def _is_brought_in(referent: Referent, referents: Referents) -> bool:
    """Whether it is "a neighbor", spoken of as the subject of one sentence, and never before."""
    first = referent.phrases[0]
    begun = referents.sentence_of(first.head) == referent.seen
    return begun and first.definite is False and referents.doc[first.head].dep_ == "nsubj"


def _of_that_age(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The 53-year-old": the one person that the last sentences speak of."""
    here = referents.sentence_of(phrase.head)
    persons = [
        it
        for it in referents.lately(here, _AGE_REACH)
        if it.kind == "person" and not it.plural and not differ_in_age(phrase, it, referents.doc)
    ]
    return persons[0] if len(persons) == 1 else None


def _by_calling(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The Florida senator": the one person by name that the last sentences speak of."""
    here, gender = referents.sentence_of(phrase.head), gender_of_noun(phrase.noun)
    excluded = _doers(referents.doc[phrase.head], referents)
    named = [
        it
        for it in referents.lately(here, _AGE_REACH)
        if it.kind == "person" and it.bearer is not None and it not in excluded
    ]
    fits = [
        it
        for it in named
        if (gender is None or it.gender in (None, gender)) and not _is_called_otherwise(it)
    ]
    return fits[0] if len(named) == len(fits) == 1 and phrase.definite is True else None


def _is_called_otherwise(referent: Referent) -> bool:
    """Whether somebody has a title or calling of his own: "the singer" is not Dr. Smith."""
    return any(noun not in _ANYBODY and is_person_noun(noun.lower()) for noun in referent.nouns)


def _is_definite(phrase: Phrase) -> bool:
    """ "The company", or "company" in a headline that spares the article."""
    if phrase.plural or phrase.definite is False:
        return False
    return phrase.definite is True or not phrase.modifiers


def _same_stance(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "Pro-government forces" and "pro-government defense units" are one group."""
    stance = _stance(phrase)
    if not stance:
        return None
    for referent in referents.lately(referents.sentence_of(phrase.head), _STANCE_REACH):
        forces = _is_force(phrase.noun) and any(map(_is_force, referent.nouns))
        if forces and referent.kind == "people" and stance & referent.modifiers:
            return referent
    return None


def _fighters(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The militants" after an armed organization was named."""
    if not (phrase.definite and is_fighter_noun(phrase.noun) and not phrase.modifiers):
        return None
    for referent in referents.lately(referents.sentence_of(phrase.head), _REACH):
        if referent.bearer is not None and "armed" in referent.bodies:
            return referent
    return None


def _body(phrase: Phrase, referents: Referents) -> Referent | None:
    """ "The company": the most present organization that may be called so."""
    here = referents.sentence_of(phrase.head)
    if phrase.noun in words("group_nouns", "relational") or _is_told_apart(phrase):
        return None
    excluded = _doers(referents.doc[phrase.head], referents)
    candidates = [
        referent
        for referent in referents.lately(here, _REACH)
        if referent.kind == "body"
        and not referent.plural
        and _may_be_called(referent, phrase)
        and (phrase.noun not in _OF_THE_PRESS or _reports(referent, referents))
        and referent not in excluded
    ]
    return max(
        candidates, key=lambda it: it.presence_in(here) + _HERE * (it.seen == here), default=None
    )


def _reports(referent: Referent, referents: Referents) -> bool:
    """Whether an organization is one of the press by its name or by what it has done."""
    if "media" in referent.bodies:
        return True
    heads = (referents.doc[phrase.head] for phrase in referent.phrases)
    return any(head.dep_ == "nsubj" and head.head.lemma_ in saying_verbs() for head in heads)


def _is_told_apart(phrase: Phrase) -> bool:
    """ "The other company", "the first group", "the group of evacuees": none spoken of before."""
    members = any(it.startswith("of ") and is_person_noun(it[3:]) for it in phrase.modifiers)
    return members or bool(phrase.modifiers & _TELLING_APART)


def _doers(token: Token, referents: Referents) -> list[Referent]:
    """Who sues in "Acme sued the bank", and is not the bank."""
    if token.dep_ != "dobj":
        return []
    heads = [subject.i for subject in subjects(token.head)]
    return [referents.by_head[head] for head in heads if head in referents.by_head]


def _kind_of_noun(phrase: Phrase) -> str:
    if is_person_noun(phrase.noun):
        return "people" if phrase.plural else "person"
    bodies = bodies_of_noun(phrase.noun)
    if phrase.noun == "force" and phrase.modifiers & _ABSTRACT:
        return "thing"
    if phrase.plural and ("armed" in bodies or phrase.noun == "authority"):
        return "people"
    if not bodies or (phrase.noun in ("authority", "force", "unit") and not phrase.compound):
        return "thing"
    return "body"


def _is_armed(referent: Referent) -> bool:
    """Whether fighters may go by the name of this body; those of a state have their own."""
    return referent.kind == "body" and (not referent.bodies or _has_fighters(referent))


def _has_fighters(referent: Referent) -> bool:
    """Whether a body is an armed one: by its kind, or called "an armed group"."""
    if "armed" in referent.bodies or any(map(is_fighter_noun, referent.nouns)):
        return True
    return any(word in _UNDER_ARMS or is_fighter_noun(word) for word in referent.modifiers)


def _names_itself(phrase: Phrase, owner: Referent) -> bool:
    """ "The Maariv newspaper" is Maariv; "an Apple unit" is not Apple."""
    naming = words("group_nouns", "naming")
    bodies = bodies_of_noun(phrase.noun)
    fits = not owner.bodies or bool(owner.bodies & bodies) or "group" in bodies
    kin = phrase.modifiers & words("group_nouns", "relational")
    single = phrase.definite is True and not phrase.plural
    return single and not kin and phrase.noun in naming and fits


def _is_force(noun: str) -> bool:
    return is_fighter_noun(noun) or "armed" in bodies_of_noun(noun)


def _stance(phrase: Phrase) -> set[str]:
    prefixes, suffixes = ("pro-", "anti-"), ("-backed", "-led", "-allied")
    return {
        word for word in phrase.modifiers if word.startswith(prefixes) or word.endswith(suffixes)
    }


def _repeats(
    phrase: Phrase, owner: Referent | None, referent: Referent, referents: Referents
) -> bool:
    """Whether a nominal speaks of a referent that was called by the same noun before."""
    if referent.kind == "person" and differ_in_age(phrase, referent, referents.doc):
        return False
    named = referent.bearer is not None and referent.kind == "body"
    fighters = named and phrase.plural and _is_force(phrase.noun)
    if referent.plural != phrase.plural and not fighters:
        return False
    if referent.owner is not owner and (owner is not None or not phrase.definite):
        return False
    if is_relative_noun(phrase.noun) and owner is None:
        return bool(phrase.definite)
    if phrase.definite or owner is not None:
        told = {word for word in phrase.modifiers - _TEMPORAL if not word.endswith("year-old")}
        return told <= referent.modifiers
    if not phrase.plural and _is_in_headline(referent, referents):
        return referent.modifiers <= phrase.modifiers
    if phrase.definite is False or not phrase.plural:
        return False
    if not phrase.modifiers and fighters:
        return True
    return phrase.modifiers == referent.modifiers and referent.bearer is None


def _is_in_headline(referent: Referent, referents: Referents) -> bool:
    """Whether only a headline, which spares articles, has spoken of it: "Ex-mayor convicted"."""
    (first, *more) = referent.phrases
    bare = first.definite is None and referent.bearer is None
    return bare and not more and section_of(referents.doc[first.head]) is SectionKind.TITLE


def _in_another_trade(referent: Referent, noun: str) -> bool:
    """Whether a carmaker is called a bank."""
    generic = words("group_nouns", "generic")
    trades = {it for it in referent.nouns if "company" in bodies_of_noun(it)} - generic
    return noun not in generic and bool(trades) and noun not in trades


def _may_be_called(referent: Referent, phrase: Phrase) -> bool:
    """Whether a named organization may be called by a noun: "the company", "the news agency"."""
    bodies = bodies_of_noun(phrase.noun)
    if referent.bearer is None:
        return False
    if any(form.lower().endswith(phrase.noun) for form in referent.bearer.forms):
        return True
    if phrase.noun in _OF_STATES and "armed" in referent.bodies:
        return False
    if "group" in bodies:
        court = any(head_word(form) in _NO_AGENCY for form in referent.bearer.forms)
        return "government" not in referent.bodies and not court
    if phrase.noun == "bank" and "central" in phrase.modifiers:
        return "agency" in referent.bodies
    if "company" in bodies:
        fits = not referent.bodies or "company" in referent.bodies
        return fits and not _in_another_trade(referent, phrase.noun)
    if phrase.noun in words("group_nouns", "told") and not phrase.modifiers | referent.bodies:
        return not any("company" in bodies_of_noun(noun) for noun in referent.nouns)
    if phrase.noun == "agency" and "agency" in referent.bodies:
        return not any(head_word(form) in _NO_AGENCY for form in referent.bearer.forms)
    return bool(bodies & referent.bodies & {"media", "party", "team"})
