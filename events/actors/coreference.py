"""Which phrases speak of the same: names by their bearer, nominals and pronouns by rules.

The article is read once from left to right, as by Lappin and Leass (1994): a referent is more
present in the reader's mind the later and the more prominently it was last spoken of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.bearers import Bearer
from events.actors.bodies import (
    bodies_of_noun,
    gender_of_noun,
    is_fighter_noun,
    is_person_noun,
    is_relative_noun,
    noun_of,
)
from events.actors.phrases import Phrase
from events.actors.referents import Referent, Referents
from events.lexicon import words
from events.quotations import find_quotations
from events.types import ActorType, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KIND_OF_NAME = {
    ActorType.PERSON: "person",
    ActorType.ORG: "body",
    ActorType.GPE: "place",
    ActorType.NORP: "people",
}
_WEIGHTS = {"nsubj": 1.0, "nsubjpass": 1.0, "agent": 0.6, "dobj": 0.6, "dative": 0.5, "poss": 0.5}
_OTHER_WEIGHT = 0.35
# A thing is a rival of an actor for "it"; a clause or a deed is the less likely antecedent.
_REACH_OF_PRONOUN = 3
_REACH_OF_NOUN = 12
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m"} | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_TEMPORAL = frozenset("former late current then outgoing new longtime veteran".split())
_SINGULAR_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset("they them their theirs themselves".split())
_SPEAKER = frozenset("i me my mine myself".split())
_SPEAKERS = frozenset("we us our ours ourselves".split())


def find_referents(doc: Doc, phrases: list[Phrase]) -> list[Referent]:
    """Every referent with the phrases that speak of it."""
    reading = _Reading(doc, phrases)
    for phrase in phrases:
        reading.read(phrase)
    return reading.referents.all()


class _Reading:
    """One reading of an article: what has been spoken of so far."""

    def __init__(self, doc: Doc, phrases: list[Phrase]) -> None:
        self.doc = doc
        self.referents = Referents()
        self.bearers = {phrase.head: phrase.bearer for phrase in phrases if phrase.bearer}
        self.sentence = _sentence_numbers(doc)
        self.quotations = find_quotations(doc)

    def read(self, phrase: Phrase) -> None:
        if phrase.type is MentionType.NAM:
            assert phrase.bearer is not None
            referent: Referent | None = self._bearing(phrase.bearer)
        elif phrase.type is MentionType.NOM:
            referent = self._called(phrase)
        else:
            referent = self._meant(phrase)
        if referent is None:
            return
        token = self.doc[phrase.head]
        weight = _WEIGHTS.get(token.dep_, _OTHER_WEIGHT)
        self.referents.mention(referent, phrase, self.sentence[token.i], weight)
        if phrase.type is MentionType.NOM:
            self.referents.call(referent, phrase.noun)
            if referent.bearer is not None:
                referent.modifiers |= phrase.modifiers

    def _bearing(self, bearer: Bearer) -> Referent:
        """The referent that bears a name."""
        known = self.referents.of_bearer(bearer)
        if known is not None:
            return known
        kind = "place" if bearer.kind is None else _KIND_OF_NAME.get(bearer.kind, "thing")
        referent = Referent(
            kind,
            plural=bearer.kind is ActorType.NORP,
            gender=bearer.gender,
            bodies=bearer.bodies,
            bearer=bearer,
        )
        self.referents.introduce(referent, bearer)
        return referent

    # -------------------------------------------------------------- nominals

    def _called(self, phrase: Phrase) -> Referent:
        """The referent that a nominal calls: one spoken of before, or a new one."""
        if phrase.same is not None:
            if phrase.same in self.bearers:
                return self._bearing(self.bearers[phrase.same])
            if phrase.same in self.referents.by_head:
                return self.referents.by_head[phrase.same]
        owner = self._owner(phrase)
        if owner is not None and phrase.possessor is None and _names_itself(phrase, owner):
            return owner
        if owner is not None and _is_force(phrase.noun) and _is_armed(owner):
            return owner
        kind = _kind_of_noun(phrase)
        if kind in ("thing", "place"):
            return self._thing(phrase)
        found = self._called_before(phrase, kind, owner)
        if found is not None:
            return found
        return Referent(
            kind,
            plural=phrase.plural,
            gender=gender_of_noun(phrase.noun),
            bodies=bodies_of_noun(phrase.noun),
            modifiers=phrase.modifiers,
            owner=owner,
        )

    def _owner(self, phrase: Phrase) -> Referent | None:
        """Whose a nominal is: Hamas for "Hamas militants", "its fighters"."""
        if phrase.possessor is not None:
            return self.referents.by_head.get(phrase.possessor)
        if phrase.owner is not None:
            return self._bearing(phrase.owner)
        return None

    def _thing(self, phrase: Phrase) -> Referent:
        """Things are followed as well, because "it" may mean one of them."""
        for referent in reversed(self.referents.called(phrase.noun)):
            if referent.kind == "thing" and referent.plural == phrase.plural:
                return referent
        return Referent("thing", plural=phrase.plural)

    def _called_before(self, phrase: Phrase, kind: str, owner: Referent | None) -> Referent | None:
        """Whom a nominal repeats."""
        known = [it for it in reversed(self.referents.called(phrase.noun)) if it.kind != "thing"]
        for referent in sorted(known, key=lambda it: it.owner is not owner):
            if _repeats(phrase, owner, referent):
                return referent
        if kind == "people":
            return self._same_stance(phrase) or self._fighters(phrase)
        if kind == "body" and phrase.definite and not phrase.plural and owner is None:
            return self._body(phrase)
        return None

    def _same_stance(self, phrase: Phrase) -> Referent | None:
        """ "Pro-government forces" and "pro-government defense units" are one group."""
        stance = _stance(phrase)
        if not stance:
            return None
        for referent in self.referents.lately(self.sentence[phrase.head], 10_000):
            forces = _is_force(phrase.noun) and any(map(_is_force, referent.nouns))
            if forces and referent.kind == "people" and stance & referent.modifiers:
                return referent
        return None

    def _fighters(self, phrase: Phrase) -> Referent | None:
        """ "The militants" after an armed organization was named."""
        if not (phrase.definite and is_fighter_noun(phrase.noun) and not phrase.modifiers):
            return None
        for referent in self.referents.lately(self.sentence[phrase.head], _REACH_OF_NOUN):
            if referent.bearer is not None and "armed" in referent.bodies:
                return referent
        return None

    def _body(self, phrase: Phrase) -> Referent | None:
        """ "The company": the most present organization that may be called so."""
        here = self.sentence[phrase.head]
        if phrase.noun in words("group_nouns", "relational") or "other" in phrase.modifiers:
            return None
        candidates = [
            referent
            for referent in self.referents.lately(here, _REACH_OF_NOUN)
            if referent.kind == "body" and not referent.plural and _may_be_called(referent, phrase)
        ]
        return max(candidates, key=lambda referent: referent.presence_in(here), default=None)

    # -------------------------------------------------------------- pronouns

    def _meant(self, phrase: Phrase) -> Referent | None:
        """Whom a pronoun means; None when nobody, or when it cannot be told."""
        token = self.doc[phrase.head]
        if phrase.noun in _SPEAKER or phrase.noun in _SPEAKERS:
            return None
        if phrase.noun == "it" and _is_expletive(token):
            return None
        ahead = self._subject_ahead(token, phrase)
        if ahead is not None:
            return ahead
        here = self.sentence[token.i]
        barred = self._barred(token)
        best, most = None, 0.0
        for referent in self.referents.lately(here, _REACH_OF_PRONOUN):
            fit = _fit(phrase, referent, token)
            if fit and referent is not barred:
                presence = fit * referent.presence_in(here)
                if presence > most:
                    best, most = referent, presence
        return best

    def _subject_ahead(self, token: Token, phrase: Phrase) -> Referent | None:
        """ "Since its advances last summer, the Islamic State has …": the subject to come."""
        if token.dep_ != "poss":
            return None
        main = token.sent.root
        subject = next(
            (child for child in main.lefts if child.dep_ in ("nsubj", "nsubjpass")), None
        )
        if subject is None or subject.left_edge.i <= token.i or subject.i not in self.bearers:
            return None
        referent = self._bearing(self.bearers[subject.i])
        return referent if _fit(phrase, referent, token) else None

    def _barred(self, token: Token) -> Referent | None:
        """The subject of a verb is not its plain object: "Smith told him"."""
        verb = token.head
        if token.dep_ == "pobj":
            verb = token.head.head
        if token.dep_ not in ("dobj", "dative", "pobj") or token.lower_.endswith(
            ("self", "selves")
        ):
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        return self.referents.by_head.get(subject.i) if subject is not None else None


def _sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start)
        numbers.append(number)
    return numbers


def _kind_of_noun(phrase: Phrase) -> str:
    if is_person_noun(phrase.noun):
        return "people" if phrase.plural else "person"
    bodies = bodies_of_noun(phrase.noun)
    if "armed" in bodies and phrase.plural:
        return "people"
    return "body" if bodies else "thing"


def _is_armed(referent: Referent) -> bool:
    """Whether fighters may go by the name of this body; those of a state have their own."""
    return referent.kind == "body" and (not referent.bodies or "armed" in referent.bodies)


def _names_itself(phrase: Phrase, owner: Referent) -> bool:
    """ "The Maariv newspaper" is Maariv; "an Apple unit" is not Apple."""
    naming = words("group_nouns", "naming")
    bodies = bodies_of_noun(phrase.noun)
    fits = not owner.bodies or bool(owner.bodies & bodies) or "group" in bodies
    return phrase.definite is True and phrase.noun in naming and fits


def _is_force(noun: str) -> bool:
    return is_fighter_noun(noun) or "armed" in bodies_of_noun(noun)


def _stance(phrase: Phrase) -> set[str]:
    prefixes, suffixes = ("pro-", "anti-"), ("-backed", "-led", "-allied")
    return {
        word for word in phrase.modifiers if word.startswith(prefixes) or word.endswith(suffixes)
    }


def _repeats(phrase: Phrase, owner: Referent | None, referent: Referent) -> bool:
    """Whether a nominal speaks of a referent that was called by the same noun before."""
    fighters = referent.bearer is not None and referent.kind == "body" and phrase.plural
    if referent.plural != phrase.plural and not fighters:
        return False
    if referent.owner is not owner and (owner is not None or not phrase.definite):
        return False
    if is_relative_noun(phrase.noun) and owner is None:
        return bool(phrase.definite)
    if phrase.definite or owner is not None:
        return phrase.modifiers - _TEMPORAL <= referent.modifiers
    if phrase.definite is False or not phrase.plural:
        return False
    if not phrase.modifiers and fighters:
        return True
    return phrase.modifiers == referent.modifiers and referent.bearer is None


def _may_be_called(referent: Referent, phrase: Phrase) -> bool:
    """Whether a named organization may be called by a noun: "the company", "the news agency"."""
    bodies = bodies_of_noun(phrase.noun)
    if referent.bearer is None:
        return False
    if any(form.lower().endswith(phrase.noun) for form in referent.bearer.forms):
        return True
    if "group" in bodies:
        return "government" not in referent.bodies
    if "company" in bodies:
        return not referent.bodies or "company" in referent.bodies
    return bool(bodies & referent.bodies & {"media", "party", "team"})


def _fit(phrase: Phrase, referent: Referent, token: Token) -> float:
    """How well a pronoun fits a referent, from 0 to 1."""
    pronoun = phrase.noun
    if pronoun in _GENDERS:
        fits = referent.kind == "person" and not referent.plural
        return float(fits and referent.gender in (None, _GENDERS[pronoun]))
    if pronoun in _SINGULAR_IT:
        if referent.plural or referent.kind not in ("body", "place", "thing"):
            return 0.0
        if token.dep_ == "poss" and token.head.lemma_ in words("name_words", "parts"):
            return 1.0 if referent.kind == "place" else 0.1
        return float(referent.kind != "thing" or not _needs_actor(token))
    if pronoun in _THEY:
        if referent.plural:
            return float(referent.kind != "thing" or not _needs_actor(token))
        if referent.kind != "body":
            return 0.0
        return 0.1 if pronoun in ("them", "themselves") else 0.5
    return 0.0


def _needs_actor(token: Token) -> bool:
    """Whether only an actor can stand here: the subject of "said", the owner of "fighters"."""
    if token.dep_ == "poss":
        return is_person_noun(noun_of(token.head))
    return token.dep_ == "nsubj" and token.head.lemma_ in words("deeds", "verbs")


def _is_expletive(token: Token) -> bool:
    """ "It" that means nothing: "it is likely that", "it seems", "it took two days to"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass", "expl", "dobj"):
        return False
    if token.dep_ == "expl":
        return True
    clauses = {child.dep_ for child in verb.children}
    if verb.lemma_ == "be" and clauses & {"acomp", "attr", "advmod"}:
        inner = {
            g.dep_
            for child in verb.children
            if child.dep_ in ("acomp", "attr")
            for g in child.children
        }
        return bool((clauses | inner) & {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"})
    if token.dep_ == "nsubjpass":
        return bool(clauses & {"ccomp", "xcomp"})
    impersonal = verb.lemma_ in ("seem", "appear", "happen", "take", "turn", "rain", "snow")
    return impersonal and bool(clauses & {"ccomp", "xcomp", "advcl"})
