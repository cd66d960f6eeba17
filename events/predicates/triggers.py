"""The words that name events, with their class, tense, aspect, polarity and modality.

What counts as an event follows TimeML (annotation guidelines 1.2.1): verbs that are more than
auxiliaries, nouns that name happenings, and adjectives for passing states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.auxiliaries import AUXILIARIES, is_auxiliary_form
from events.grammar.clauses import (
    children,
    coordinated,
    own_subjects,
    tells_since_when,
    what_is_called,
)
from events.grammar.verb_group import is_semi_auxiliary, read_noun_group, read_verb_group
from events.lexicons import words
from events.predicates.event_class import class_of
from events.predicates.event_nouns import is_event_noun
from events.predicates.quote import quote_of
from events.types import Document, Event, Span, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

# "including", "compared with": prepositions that look like verbs. "According" reports.
_NOT_PREPOSITIONS = frozenset({"according"})
# They have the tags of verbs and no event of their own: "got arrested".
_HELPING_LEMMAS = frozenset({"be", "do", "get", "getting", "have", "having", "to"})
# What shots there are in sport and in films.
_SHOTS = frozenset("action bank fairway free head jump long mug opening penalty slap title".split())
# Where a noun stands, whatever the tagger takes it for.
_OF_NOUNS = frozenset({"appos", "compound", "nmod", "pobj"})
_COPULAR_COMPLEMENTS = frozenset({"acomp", "oprd"})


def find_triggers(
    doc: Doc, document: Document, times: tuple[TimeExpression, ...]
) -> tuple[Event, ...]:
    """The events of a parsed article, in text order, without arguments, dates or sources.

    `trigger` is one word, `sentence` the whole sentence without the spaces around it, or its clause
    where that is longer than a quote may be. No word of a time expression is a trigger.
    """
    timed = {offset for time in times for offset in range(time.span.start, time.span.end)}
    return tuple(
        _event(token, document, sentence)
        for span in doc.sents
        for sentence in (_trimmed(span, document),)
        for token in _triggers(span)
        if token.idx not in timed and not _closes_a_period(token, timed)
    )


def _closes_a_period(token: Token, timed: set[int]) -> bool:
    """ "the quarter ended Sept. 30": the words say which quarter, and tell of no event."""
    ends = token.dep_ == "acl" and token.lemma_ == "end"
    return ends and token.head.idx in timed


def _trimmed(sentence: Sentence, document: Document) -> Span:
    text = document.text[sentence.start_char : sentence.end_char]
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Span(document, start, start + len(text.strip()))


def _triggers(sentence: Sentence) -> Iterator[Token]:
    for token in sentence:
        match token.pos_:
            case "VERB" if _is_event_verb(token):
                yield token
            case "AUX" if _is_misread_verb(token):
                yield token
            case "NOUN" if is_event_noun(token):
                yield token
            case "ADJ" if _is_event_adjective(token):
                yield token
            case _:
                pass


def _event(token: Token, document: Document, sentence: Span) -> Event:
    is_verb = token.pos_ in ("VERB", "AUX")
    group = read_verb_group(token) if is_verb else read_noun_group(token)
    return Event(
        trigger=Span(document, token.idx, token.idx + len(token)),
        sentence=quote_of(token, sentence, document),
        lemma=token.lemma_.lower(),
        event_class=class_of(token),
        tense=group.tense,
        aspect=group.aspect,
        polarity=group.polarity,
        modality=group.hedge,
    )


def _is_event_verb(verb: Token) -> bool:
    if verb.dep_ in AUXILIARIES or verb.lemma_ == "be" or not verb.text[0].isalpha():
        return False
    if verb.dep_ == "amod" or _is_prefix(verb) or _names_a_kind(verb) or _is_in_a_name(verb):
        return False
    if verb.tag_ == "VBZ" and (_is_a_plural(verb) or _calls_several(verb)):
        return False
    if verb.dep_ == "prep":
        return verb.lower_ in _NOT_PREPOSITIONS
    if verb.lemma_ in words("event_classes", "relational_verbs"):
        return False
    if is_semi_auxiliary(verb) or _stands_for_another(verb) or what_is_called(verb):
        return False
    if verb.tag_ == "VBG" and verb.head.lower_ == "worth":  # "is not worth seeing"
        return False
    if _is_a_shot(verb) or _is_preposition(verb):
        return False
    return not (_is_description(verb) or _is_custom(verb) or _names_a_thing(verb))


def _is_a_plural(verb: Token) -> bool:
    """ "Met with committee heads Ann Berg and Jon Holm", "three magazine covers".

    Not in a headline, where the parse finds no other verb: "Firm releases program".
    """
    if verb.sent.root.pos_ not in ("AUX", "VERB"):
        return False
    bare = not children(verb, "nsubj", "dobj", "prep", "ccomp", "xcomp")
    return verb.dep_ in _OF_NOUNS and bare


def _calls_several(verb: Token) -> bool:
    """ "Task force heads Ann Berg and Jon Holm resigned": what two are called, who do the rest.

    The verb that follows has no subject and no "and" before it.
    """
    named = [name for name in children(verb, "dobj") if name.ent_type_ == "PERSON"]
    if not named or len(coordinated(named[0])) < 2 or named[0].left_edge.i != verb.i + 1:
        return False
    after = [one for one in children(verb, "conj") if not children(verb, "cc")]
    after += [verb.head] if verb.dep_ == "ccomp" and verb.i < verb.head.i else []
    return any(one.tag_ in ("VBD", "VBP", "VBZ") and not own_subjects(one) for one in after)


def _is_preposition(verb: Token) -> bool:
    """ "As opposed to the old plan", "will meet the king following their victory"."""
    before = verb.nbor(-1).lower_ if verb.i else ""
    after = verb.doc[verb.i + 1 : verb.i + 2].text
    if before == "as" and verb.lower_ in ("compared", "opposed"):
        return after in ("to", "with")
    if before == "as" and verb.lower_ in ("expected", "planned", "scheduled") and not verb.n_rights:
        return verb.dep_ == "advcl"  # "retired, as scheduled, on June 30"
    if tells_since_when(verb):
        return True
    objects = children(verb, "dobj", "pobj")
    sequel = verb.lower_ == "following" and verb.dep_ == "advcl" and bool(objects)
    return sequel and all(one.pos_ == "NOUN" and is_event_noun(one) for one in objects)


def _is_a_shot(participle: Token) -> bool:
    """ "Fell into the title shot", "took a penalty shot": a chance or a kick; nobody is shot."""
    before = participle.nbor(-1).lower_ if participle.i else ""
    sport = participle.lower_ == "shot" and before in _SHOTS
    return sport and participle.tag_ == "VBN" and not children(participle, "auxpass")


def _names_a_thing(participle: Token) -> bool:
    """ "The fund, called an escrow fund,": how it is called, and no call."""
    aside = participle.i > 0 and participle.nbor(-1).text == "," and participle.dep_ == "conj"
    if not (aside or participle.dep_ in ("acl", "advcl")) or participle.tag_ not in ("VBD", "VBN"):
        return False
    calls = participle.lemma_ in words("clause_verbs", "calling")
    name = children(participle, "attr", "dobj", "oprd")
    told = children(participle, "agent", "aux", "auxpass", "nsubj", "nsubjpass")
    return calls and bool(name) and not told


def _stands_for_another(verb: Token) -> bool:
    """ "as did the others", "than fathers do": the event is that of the verb which it repeats.

    So it is in "as the leak has done", "as he is accused of doing" and "as its rivals had".
    """
    objects = ("dobj", "nsubjpass", "ccomp", "xcomp")
    if verb.lemma_ not in ("do", "have") or any(child.dep_ in objects for child in verb.children):
        return False  # as against "the work it has done"
    clause = verb.head.head if verb.dep_ == "pcomp" else verb
    compared = any(one.lower_ in ("as", "than") for one in clause.lefts)
    return compared or (verb.lemma_ == "do" and verb.tag_ in ("VBD", "VBP", "VBZ"))


def _is_custom(verb: Token) -> bool:
    """ "It owns and operates hotels": what a firm or a device does all along, told of no day."""
    if verb.tag_ not in ("VBZ", "VBP") or verb.dep_ in ("ccomp", "advcl"):
        return False
    return verb.lemma_ in words("event_classes", "customary_verbs")


def _names_a_kind(verb: Token) -> bool:
    """ "operating profit", "a restructuring charge": a participle before a noun."""
    return verb.dep_ == "compound" and verb.tag_ in ("VBG", "VBN")


def _is_misread_verb(token: Token) -> bool:
    """A full verb that the tagger takes for an auxiliary: "dies" of "Actor dies aged 56"."""
    helps = token.lemma_ in _HELPING_LEMMAS or is_auxiliary_form(token)
    return token.tag_.startswith("VB") and not helps


def _is_in_a_name(verb: Token) -> bool:
    """ "A spot by Pursuing Greatness", "sang Let It Go": no verb is capitalised within a sentence.

    A headline that capitalises its words is none, nor is what begins after a quotation mark, a
    colon or a dash.
    """
    sentence = verb.sent
    if not verb.text[0].isupper() or verb.i == sentence.start or verb.text.isupper():
        return False
    if not verb.nbor(-1).text[-1].isalpha() and verb.nbor(-1).text != ",":
        return False
    return any(
        token.is_lower and token.is_alpha and not token.is_stop and token.pos_ != "ADP"
        for token in sentence
    )


def _is_prefix(token: Token) -> bool:
    """ "out" of "out-voted", which the tokenizer takes apart."""
    following = token.doc[token.i + 1 : token.i + 2].text
    return following == "-" and not token.whitespace_


def _is_description(verb: Token) -> bool:
    """ "a firm which owns hotels", "the hills surrounding it": a lasting state told in passing."""
    return (
        verb.dep_ in ("acl", "relcl")
        and verb.tag_ in ("VBZ", "VBP", "VBG", "VBN")
        and not any(child.dep_ == "aux" for child in verb.children)
        and verb.lemma_ in words("event_classes", "lasting_state_verbs")
    )


def _is_event_adjective(adjective: Token) -> bool:
    if adjective.dep_ not in _COPULAR_COMPLEMENTS:
        return False
    word = adjective.lower_
    return word in words("event_classes", "i_state_adjectives") or word in words(
        "event_classes", "state_adjectives"
    )
