"""Whom a pronoun means: the most present referent that fits, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent, Referents
from events.actors.coreference.empty_it import is_expletive
from events.actors.coreference.first_person import spoken_of_in_quotation
from events.actors.mentions import Phrase
from events.actors.noun_classes import gender_of_noun, is_person_noun, is_relative_noun, noun_of
from events.grammar.clauses import (
    VERBS,
    children,
    coordinated,
    governing_verb,
    own_subjects,
    prepositional,
)
from events.grammar.noun_role import counted
from events.grammar.subjects import subjects
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back a pronoun reaches, in sentences.
_REACH = 3
# How much less a role like "the judge" in an earlier sentence attracts "she" than a person does.
_UNNAMED = 0.4
# How much more the subject of a verb attracts "its" in the object, and that of "said" the "he" of
# what is said.
_NEAR = (2.0, 4.0)
# How far back the dead are mourned, in sentences.
_MOURNED = 12
# How well "she" fits somebody of whom neither a title nor a first name tells the gender: one in
# four of those in the news is a woman (Global Media Monitoring Project 2020).
_UNKNOWN_GENDER = 0.5
# A thing is meant where nothing else is nearly as present.
_DUMB = frozenset({"thing", "place"})
_DOUBT = 0.45
_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m"} | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_ALLEGING = frozenset("accuse allege assert charge claim complain contend say".split())
# How well "they" fits those who only told what was said in a sentence before.
_OF_A_SOURCE = 0.4
# And how well "their" fits those who say what it stands in, where others are told of there.
_OF_SAYING_SO = 0.3
_CHARGING = frozenset("affidavit complaint indictment prosecution prosecutor".split())
_OF_THE_COURT = frozenset("detective judge justice lawyer magistrate prosecutor".split())
# "A check showed that it was stolen".
_SHOWING = frozenset("confirm find indicate reveal show suggest".split())
_FINDINGS = frozenset(
    "analysis autopsy check examination inquiry inspection investigation probe search test".split()
)
# "Asked" that opens a sentence may be taken for a past.
_TENSELESS = ("VBD", "VBG", "VBN")
_ASKING = frozenset({"ask", "grill", "press", "question", "quiz"})
_IT = frozenset({"it", "its", "itself"})
_SOME = frozenset("few many most others several some those".split())
_THEY = frozenset("they them their theirs themselves".split())


def pronoun_referent(
    phrase: Phrase, referents: Referents, quoted: Referent | None
) -> Referent | None:
    """Whom a pronoun means; None when nobody, or when it cannot be told.

    `quoted` is the one in whose words it stands, who does not call himself "he".
    """
    token = referents.doc[phrase.head]
    if phrase.noun == "it" and is_expletive(token):
        return None
    if phrase.noun.endswith(("self", "selves")) or _goes_its_way(token):
        return _own_subject(token, phrase, referents)
    ahead = _subject_ahead(token, phrase, referents)
    if ahead is not None:
        return ahead
    if phrase.noun in _THEY and _is_of_some_counted(token, referents):
        return None
    if phrase.noun == "their" and _is_of_couple(token, referents):
        return None
    here = referents.sentence_of(token.i)
    if phrase.noun in _GENDERS and _tells_of_the_dead(token):
        dead = _dead_lately(phrase, referents)
        if dead is not None:
            return dead
    accused = _accused(token, referents)
    if accused is not None and _fit(phrase, accused, token):
        return accused
    if phrase.noun == "it" and (_is_found_out(token) or _is_a_bill(token)):
        return None
    excluded = _barred(token, referents) | ({quoted} if quoted is not None else set())
    excluded |= spoken_of_in_quotation(token, referents)
    if phrase.noun in _IT:
        excluded |= {it for it in referents.lately(here, _REACH) if _is_addressed(it, referents)}
    if phrase.noun in _GENDERS and _is_of_the_charge(token):
        lately = referents.lately(here, _REACH)
        excluded |= {it for it in lately if any(one.lower() in _OF_THE_COURT for one in it.nouns)}
    near = _subjects_over(token, referents)
    best, most, second = None, 0.0, 0.0
    for referent in referents.lately(here, _REACH):
        fit = _fit(phrase, referent, token)
        if phrase.noun in _THEY and referent not in near and _only_says(referent, token, referents):
            kin = token.dep_ == "poss" and is_relative_noun(noun_of(token.head))
            fit *= (0 if kin else _OF_A_SOURCE) if referent.seen < here else _OF_SAYING_SO
        if fit and referent not in excluded:
            presence = fit * _attraction(phrase, referent, referents)
            presence *= _NEAR[token.dep_ != "poss"] if referent in near else 1
            if presence > most:
                best, most, second = referent, presence, most
            else:
                second = max(second, presence)
    if best is not None and best.kind in _DUMB and second > _DOUBT * most:
        return None  # people do more than things, and "it" is often a whole clause
    pair = _pair_before(token) if phrase.noun in _THEY and best is not None else None
    if best is None or pair is None:
        return best
    older = best.seen < referents.sentence_of(pair.i) and best not in near
    return None if not best.plural or (older and pair.tag_ in ("NN", "NNP")) else best


def _is_a_bill(token: Token) -> bool:
    """ "The Senate passed the bill. He will sign it": no body is signed, vetoed or enacted."""
    verb = token.head
    if token.dep_ == "pobj":
        return verb.lower_ in ("against", "for") and verb.head.lemma_ == "vote"
    return token.dep_ == "dobj" and verb.lemma_ in ("enact", "ratify", "repeal", "sign", "veto")


def _goes_its_way(token: Token) -> bool:
    """ "Forced their way in", "lost her life", "made up his mind": nobody else's."""
    noun, verb = token.head, token.head.head
    own = (noun.lemma_ == "way" and verb.pos_ in VERBS) or (
        (verb.lemma_, noun.lemma_) in (("lose", "life"), ("make", "mind"), ("change", "mind"))
    )
    return token.dep_ == "poss" and noun.dep_ == "dobj" and own


def _is_addressed(referent: Referent, referents: Referents) -> bool:
    """ "Told Reuters", "told the BBC": who was last spoken of as the one who is told something."""
    last = referents.doc[referent.phrases[-1].head]
    telling = last.head.lemma_ in words("reporting", "telling_somebody")
    return last.dep_ in ("dative", "dobj") and telling


def _is_found_out(token: Token) -> bool:
    """ "A check showed that it was stolen": no check is."""
    clause = token.head
    shows = clause.dep_ == "ccomp" and clause.head.lemma_ in _SHOWING
    finding = (one for one in own_subjects(clause.head) if shows)
    return token in own_subjects(clause) and any(one.lemma_.lower() in _FINDINGS for one in finding)


def _only_says(referent: Referent, token: Token, referents: Referents) -> bool:
    """Whether somebody only said what was told before, or what tells of others.

    "Officials said it. They fled"; "police say he knew the victims before their deaths". Who says
    something and then says more is meant: "the boys told police. They also said …".
    """
    if referent.seen >= referents.sentence_of(token.i):
        return (
            token.dep_ == "poss" and token.head.dep_ == "pobj" and _is_source(referent, referents)
        )
    says_more = token.dep_ == "nsubj" and token.head.lemma_ in saying_verbs()
    return not says_more and _is_source(referent, referents)


def _is_source(referent: Referent, referents: Referents) -> bool:
    """ "Officials said": who was last spoken of as the one who says it, and is not the topic."""
    last = referents.doc[referent.phrases[-1].head]
    verb = last.head
    says = last.dep_ == "nsubj" and verb.lemma_ in saying_verbs()
    return says and bool(children(verb, "ccomp") or verb.dep_ in ("parataxis", "ccomp"))


def _is_of_the_charge(token: Token) -> bool:
    """ "Prosecutors say that he fled": he is who stands trial, and not the judge."""
    above = [one for one in token.ancestors if one.pos_ in VERBS]
    return any(
        subject.lemma_.lower() in _CHARGING for verb in above for subject in own_subjects(verb)
    )


def _accused(token: Token, referents: Referents) -> Referent | None:
    """ "Sued [the firm], alleging that it hid losses", "a suit against it, claiming that it …".

    Whom the deed or the suit is against did what is alleged, and not who alleges it.
    """
    clause = token.head
    alleging = clause.head
    told = clause.dep_ == "ccomp" and token in own_subjects(clause)
    if not told or alleging.lemma_ not in _ALLEGING or alleging.dep_ not in ("advcl", "xcomp"):
        return None
    above = alleging.head
    against = [noun for of, noun in prepositional(above) if of.lower_ == "against"]
    for thing in children(above, "dobj"):
        against += [noun for of, noun in prepositional(thing) if of.lower_ == "against"]
    if above.lemma_ == "sue":
        against += children(above, "dobj")
    return next((referents.by_head[one.i] for one in against if one.i in referents.by_head), None)


def _is_of_some_counted(token: Token, referents: Referents) -> bool:
    """ "Others lost their homes", "20 dug for their families": of those who act, not named.

    Nor are "the two of them" police officers.
    """
    counting = token.head.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and counting.tag_ == "CD":
        return any(one.lower_ == "the" for one in counting.lefts)
    verb = governing_verb(token)
    doers = subjects(verb) if verb is not None and token.dep_ != "nsubj" else []
    return any(
        one.i not in referents.by_head
        and (one.tag_ == "CD" or one.lower_ in _SOME)
        and one not in token.ancestors  # "many of them"
        for one in doers
    )


def _is_of_couple(token: Token, referents: Referents) -> bool:
    """ "Shot his wife in their home": of the one who acts and of whom it is done to."""
    verb = governing_verb(token)
    if verb is None or len(subjects(verb)) != 1:
        return False
    around = [*subjects(verb), *children(verb, "dobj")]
    parts = (referents.by_head.get(one.i) for one in around if one.i < token.i)
    persons = [it for it in parts if it is not None and it.kind == "person" and not it.plural]
    return len(persons) > 1


def one_of_a_pair(phrase: Phrase, referents: Referents) -> Referent | None:
    """Whom "the former" or "the latter" means: of two of a kind that were named last.

    None where the sentence, or the one before it, names more of them or fewer.
    """
    here = referents.sentence_of(phrase.head)
    for sentence in (here, here - 1):
        named: dict[int, Referent] = {}
        for head, referent in referents.by_head.items():
            before = head < phrase.head and referents.sentence_of(head) == sentence
            if before and referent.bearer is not None:
                named.setdefault(id(referent), referent)
        pair = list(named.values())
        if len(pair) == 2 and pair[0].kind == pair[1].kind:
            return pair[phrase.noun == "latter"]
        if pair:
            return None
    return None


def _tells_of_the_dead(token: Token) -> bool:
    """ "His coffin", "he was buried": none of those who act beside him."""
    if token.dep_ == "poss":
        return noun_of(token.head) in words("lives", "left_behind")
    verb = token.head
    rites = _lays_to_rest(verb) or verb.lemma_ in words("lives", "last_rites")
    return token.dep_ == "nsubjpass" and rites


def _lays_to_rest(verb: Token) -> bool:
    return verb.lemma_ == "lay" and any(one.lower_ == "rest" for one in verb.subtree)


def _dead_lately(phrase: Phrase, referents: Referents) -> Referent | None:
    """The last one spoken of that has died: "Ann Berg, who died on Sunday"."""
    token = referents.doc[phrase.head]
    for referent in referents.lately(referents.sentence_of(token.i), _MOURNED):
        heads = (referents.doc[one.head] for one in referent.phrases)
        if _fit(phrase, referent, token) and any(map(_is_told_dead, heads)):
            return referent
    return None


def _is_told_dead(noun: Token) -> bool:
    verb = noun.head
    if noun.dep_ == "poss":
        return noun_of(verb) in words("lives", "left_behind")
    if noun.dep_ == "nsubj":
        return verb.lemma_ in ("die", "drown", "perish")
    ended = _lays_to_rest(verb) or verb.lemma_ in words("lives", "ends")
    return noun.dep_ in ("dobj", "nsubjpass") and ended


def _subjects_over(token: Token, referents: Referents) -> list[Referent]:
    """Who says what the pronoun stands in, and whose verb has "its" or "it" within the object.

    "GM must buy the 90% of the unit that it does not own": the nearest verb above the relative
    clause is that of the one who owns the rest.
    """
    clause = token.head
    while token.dep_ == "poss" and clause.dep_ == "poss":
        clause = clause.head  # "at her sister's wedding"
    if clause.dep_ == "relcl" and token in own_subjects(clause):
        above = governing_verb(clause.head)
        return _doing(above, referents) if above is not None else []
    owning = token.dep_ == "poss" and clause.dep_ == "dobj"
    said = token in own_subjects(clause) and clause.dep_ == "ccomp"
    verb = clause.head
    if token.dep_ == "poss" and clause.dep_ == "nsubj" and verb.dep_ == "ccomp":
        verb, said = verb.head, True  # "the agency said that its officials left"
        if is_relative_noun(noun_of(clause)) and children(verb, "dative", "dobj"):
            return _asked(verb, referents)  # "doctors told parents their children were ill"
    if token.dep_ == "poss" and clause.dep_ in ("attr", "pobj"):
        return _near_subjects(token, referents)
    if said and verb.lemma_ in _ASKING and children(verb, "dobj"):
        return _asked(verb, referents)
    return _doing(verb, referents) if (owning or said) and verb.pos_ in VERBS else []


def _asked(verb: Token, referents: Referents) -> list[Referent]:
    """ "Asked the mayor whether he thought so": the mayor, and not the one who asks."""
    heads = [noun.i for noun in children(verb, "dative", "dobj")]
    return [referents.by_head[head] for head in heads if head in referents.by_head]


def _near_subjects(token: Token, referents: Referents) -> list[Referent]:
    """ "Men did it in their lives", "Ann’s hat became her trademark": who does it, or its owner."""
    verb = governing_verb(token)
    doing = _doing(verb, referents) if verb is not None else []
    return [one for it in doing for one in (it, it.owner) if one is not None]


def _doing(verb: Token, referents: Referents) -> list[Referent]:
    """Those spoken of already that are the subject of a verb, in text order."""
    found = [one for subject in subjects(verb) for one in (subject, counted(subject))]
    heads = dict.fromkeys(one.i for one in found)  # "20 % of men"
    return [referents.by_head[head] for head in heads if head in referents.by_head]


def _is_role(referent: Referent, referents: Referents) -> bool:
    """Whether it is "the judge", of unknown gender and without a name, no one newly brought in."""
    first = referent.phrases[0]
    brought_in = first.definite is False and referents.doc[first.head].dep_ == "nsubj"
    return referent.bearer is None and referent.gender is None and not brought_in


def _attraction(phrase: Phrase, referent: Referent, referents: Referents) -> float:
    """How present a referent is, by what the pronoun is and what happened to both."""
    here = referents.sentence_of(phrase.head)
    presence = referent.presence_in(here)
    if phrase.noun in _GENDERS and referent.seen < here and _is_role(referent, referents):
        presence *= _UNNAMED
    undergoes = referents.doc[phrase.head].dep_ == "nsubjpass" or (
        referents.doc[phrase.head].dep_ == "dobj" and phrase.noun == "it"
    )
    if undergoes and phrase.noun in ("it", "they") and referent.seen >= here - 1:
        presence *= 1 + _was_object(referent, referents)
    return presence


def _was_object(referent: Referent, referents: Referents) -> bool:
    """Whether something was done to it last: "They" in "They were freed" are the abducted."""
    last = referent.phrases[-1].head
    return referents.doc[last].dep_ in ("dobj", "nsubjpass")


def _pair_before(token: Token) -> Token | None:
    """Two subjects joined by "and", which are closer to a "they" than a single body.

    And than those of whom was told before: "Rebels fled. Ann Berg and Jon Holm stayed. They …".
    """
    start = token.sent.start
    sentences = [token.sent, token.doc[start - 1].sent] if start else [token.sent]
    return next(
        (
            word
            for sentence in sentences
            for word in sentence
            if word.i < token.i
            and word.dep_ in ("nsubj", "nsubjpass")
            and len(coordinated(word)) > 1
        ),
        None,
    )


def gender_of(phrase: Phrase) -> str | None:
    """The gender that a pronoun or a noun tells: `f` for "she", `m` for "uncle"."""
    return _GENDERS.get(phrase.noun) or gender_of_noun(phrase.noun)


def _own_subject(token: Token, phrase: Phrase, referents: Referents) -> Referent | None:
    """ "Himself" is the subject of its verb."""
    verb = governing_verb(token)
    doing = _doing(verb, referents) if verb is not None else []
    return next((referent for referent in doing if _fit(phrase, referent, token)), None)


def _subject_ahead(token: Token, phrase: Phrase, referents: Referents) -> Referent | None:
    """ "Since its advances last summer, the Islamic State has …": the subject to come.

    Or "asked what he would do, Smith said": who is asked there is the subject, too.
    """
    if token.dep_ not in ("poss", "nsubj", "nsubjpass"):
        return None
    main = token.sent.root
    outermost = token
    while outermost.head.i not in (main.i, outermost.i):
        outermost = outermost.head
    if outermost.dep_ not in ("prep", "advcl", "agent", "npadvmod"):
        return None
    if token.dep_ != "poss" and (outermost.tag_ not in _TENSELESS or own_subjects(outermost)):
        return None
    subject = next(iter(own_subjects(main)), None)
    if subject is None or subject.left_edge.i <= token.i or subject.i not in referents.named:
        return None
    referent = referents.bearing(referents.named[subject.i])
    return referent if _fit(phrase, referent, token) else None


def _barred(token: Token, referents: Referents) -> set[Referent]:
    """Neither the subject of a verb nor its owner is the plain object: "Smith told him"."""
    verb = token.head
    if token.dep_ == "poss" and verb.dep_ in ("appos", "attr"):
        # "Honda, its largest customer": not Honda's.
        called = referents.by_head.get(verb.head.i)
        return {called} if called is not None else set()
    if token.dep_ == "pobj":
        verb = token.head.head
    if token.dep_ not in ("dobj", "dative", "pobj"):
        return set()
    doing = _doing(verb, referents) if verb.pos_ in VERBS else []
    return {one for it in doing for one in (it, it.owner) if one is not None}


def _fit(phrase: Phrase, referent: Referent, token: Token) -> float:
    """How well a pronoun fits a referent, from 0 to 1."""
    pronoun = phrase.noun
    if pronoun in _GENDERS:
        if referent.kind != "person" or referent.plural:
            return 0.0
        if referent.gender is None:
            return _UNKNOWN_GENDER if _GENDERS[pronoun] == "f" else 1.0
        return float(referent.gender == _GENDERS[pronoun])
    if pronoun in _IT:
        if referent.plural or referent.kind not in ("body", "place", "thing"):
            return 0.0
        if token.dep_ == "poss" and token.head.lemma_ in words("name_words", "parts_of_craft"):
            return float(referent.kind == "thing")
        if token.dep_ == "poss" and token.head.lemma_ in words("name_words", "parts"):
            return 1.0 if referent.kind == "place" else 0.1
        if referent.kind == "body" and token.dep_ == "dobj":
            return float(token.head.lemma_ not in words("clause_verbs", "let_go"))
        return float(referent.kind != "thing" or not _needs_actor(token))
    if pronoun in _THEY:
        if referent.plural:
            return float(referent.kind != "thing" or not _needs_actor(token))
        if _counts_many(token):
            return 0.0
        if referent.kind != "body" or (
            token.dep_ == "poss" and is_relative_noun(noun_of(token.head))
        ):
            return 0.0  # "their sons" are those of people
        return 0.1 if pronoun in ("them", "themselves") else 0.5
    return 0.0


def _counts_many(token: Token) -> bool:
    """ "They’ll all go", "they both won": several, and no body of several."""
    beside = (*token.rights, *token.head.lefts)
    return any(one.lower_ in ("all", "both") for one in beside if one.i > token.i)


def _needs_actor(token: Token) -> bool:
    """Whether only an actor can stand here: the subject of "said", the owner of "fighters"."""
    if token.dep_ == "poss":
        return is_person_noun(noun_of(token.head))
    return token.dep_ == "nsubj" and token.head.lemma_ in words("deeds", "verbs")
