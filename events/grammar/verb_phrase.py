"""The words of a verb group in a label, with a tense where the text gives it none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.grammar.auxiliaries import auxiliaries, full_form, is_finite, no_longer
from events.grammar.clauses import (
    VERBS,
    children,
    governing_verb,
    is_gapped_passive,
    is_passive,
    particles,
)
from events.grammar.inflection import past, present
from events.grammar.verb_group import is_not_yet, read_auxiliaries
from events.lexicons import words
from events.parsing.laid_out import once_a_token

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The first man to walk on the moon" has walked.
_RANKING = frozenset({"first", "last", "latest", "next", "only"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GROUP = ("aux", "auxpass", "neg")
_PLURALS = frozenset("both few many others several some these they those we".split())
_SINGULAR = {"am": "is", "are": "is", "do": "does", "have": "has", "were": "was"}
_PLURAL = {"is": "are", "has": "have", "was": "were"}
# "let him go", "saw it fall": the verbs that take an infinitive without "to".
_BARE_INFINITIVE = frozenset({"have", "hear", "help", "let", "make", "see", "watch"})
# "wanted to begin to try to …": a longer chain of verbs is a parsing error, or made to do harm.
_LONGEST_CHAIN = 8


def verb_words(verb: Token, found: list[Token], *, links: int = _LONGEST_CHAIN) -> str:
    """The verb with its auxiliaries: "had not fallen", "attempted to enter", "left".

    `found` are the subjects. A participle takes the tense of the clause above it; an infinitive
    claims nothing, and stays one: "Rebels attacked to free prisoners", "Developers to set prices".
    So many `links` of a chain of verbs may precede it.
    """
    before = words_before_verb(verb)
    if not links:
        return _in_order(verb, before)
    if is_infinitive(verb):
        return _infinitive(verb, before, found, links)
    seen = verb.tag_ == "VBG" and verb.dep_ == "ccomp" and not before  # "saw smoke rising"
    if found and is_gapped_passive(verb):
        return f"{_shared_auxiliary(verb.head, plural=_is_plural(found[0]))} {verb.text}"
    if _is_finite(verb, before) or seen or not found:
        return _in_order(verb, before)
    if verb.dep_ == "xcomp" and verb.head.pos_ in VERBS:
        chain = verb_words(verb.head, found, links=links - 1)
        return f"{chain} {_in_order(verb, before)}"
    return _tensed(verb, before, plural=len(found) > 1 or _is_plural(found[0]))


def _is_plural(subject: Token) -> bool:
    """Whether a subject takes "were": "trees", "many", "a man and a boy", "five million"."""
    number = subject.tag_ == "CD" and subject.ent_type_ != "MONEY"
    counted = number and subject.lower_ not in ("one", "1")
    many = subject.tag_ in ("NNS", "NNPS") or subject.lower_ in _PLURALS or counted
    return subject.ent_type_ != "PERSON" and (many or bool(children(subject, "conj")))


def _shared_auxiliary(verb: Token, *, plural: bool) -> str:
    """What two passives share, for a subject of its own: "were", "has been", "will be"."""
    forms = [written_out(word) for word in words_before_verb(verb) if word.dep_ != "neg"]
    agreeing = _PLURAL if plural else _SINGULAR
    return " ".join(agreeing.get(form, form) for form in forms)


def _infinitive(verb: Token, before: list[Token], found: list[Token], links: int) -> str:
    first = first_of_infinitives(verb)
    if found and _leads_to(first):
        parts = [particle.text for particle in particles(first.head)]
        parts += ["yet"] if is_not_yet(first.head) else []
        chain = verb_words(first.head, found, links=links - 1)
        return " ".join([chain, *parts, _in_order(verb, before)])
    bare = verb.dep_ == "ccomp" and bool(children(verb, "nsubj", "nsubjpass"))
    # "He asked that the boy be moved", "they enforce the law and reduce crime".
    finite = verb.dep_ == "conj" and verb.head.tag_ in _FINITE
    bare = bare or finite or (verb.dep_ == "ccomp" and verb.head.lemma_ in _BARE_INFINITIVE)
    marked = any(token.tag_ == "TO" for token in before)
    return (
        _in_order(verb, before) if bare or marked or not found else f"to {_in_order(verb, before)}"
    )


def first_of_infinitives(verb: Token) -> Token:
    """ "Beat" for "reach" in "came to beat them and reach the final"; else the verb itself."""
    first = verb
    while first.dep_ == "conj" and first.head.tag_ == verb.tag_:
        if any(word.tag_ != "TO" for word in children(first, *_GROUP)):
            break
        first = first.head
    return first


def _in_order(verb: Token, before: list[Token]) -> str:
    """The words in text order, contractions written out: "’ll not" gives "will not"."""
    tokens = sorted([*before, verb], key=lambda token: token.i)
    written = {token.i: written_out(token) for token in tokens}
    written[verb.i] = f"{before_hyphen(verb)}{written[verb.i]}"
    return " ".join(written.values()).replace("can not", "cannot")


def written_out(token: Token) -> str:
    """A word of a verb group in a sentence: "will" of "’ll", "asked" of "Asked whether he …"."""
    if token.dep_ not in _GROUP and token.pos_ != "AUX":
        return _within_sentence(token)
    return full_form(token)


def _within_sentence(verb: Token) -> str:
    """ "asked" of "Asked whether he knew, he left"."""
    return verb.lower_ if verb.is_sent_start and verb.text.istitle() else verb.text


def before_hyphen(verb: Token) -> str:
    """ "fast-" of "fast-tracked", which the tokenizer parts; empty for other verbs."""
    start = verb.i
    for _ in range(_LONGEST_CHAIN):
        if start < verb.sent.start + 2 or verb.doc[start - 1].text != "-":
            break
        parted = verb.doc[start - 1].whitespace_ or verb.doc[start - 2].whitespace_
        if parted or verb.doc[start - 2].dep_ == "cc":  # "up-and-coming"
            break
        start -= 2
    return verb.doc[start : verb.i].text


def singular(verb: Token, group: str) -> str:
    """A group for a singular subject: "have left" gives "has left", "think" "thinks"."""
    if verb.tag_ in ("VB", "VBP") and not words_before_verb(verb):
        return present(verb.lemma_.lower(), plural=False)
    first, _, rest = group.partition(" ")
    return f"{_SINGULAR.get(first, first)} {rest}".strip()


def _leads_to(infinitive: Token) -> bool:
    """ "attempted to enter", "stayed to help", as against "opened the gates to help"."""
    above = infinitive.head
    if above.pos_ not in VERBS or infinitive.dep_ not in ("xcomp", "advcl"):
        return False
    return infinitive.dep_ == "xcomp" or not children(above, "dobj", "prep")


def is_purpose(verb: Token) -> bool:
    """ "Opened the gates to help [and heal]": an infinitive that says what a deed was for."""
    verb = first_of_infinitives(verb)
    if verb.dep_ != "advcl" or not is_infinitive(verb) or children(verb, "nsubj", "mark"):
        return False
    return verb.head.pos_ in VERBS and not _leads_to(verb)


@once_a_token
def words_before_verb(verb: Token) -> list[Token]:
    """The auxiliaries as a label has them, with "not", the "to" of "ought to", and "better".

    "had not been", "had better"; "were" of "hit" in "were caught and hit".
    """
    # What the parser ties to the subject, "The mayor’s resigned", is printed with it.
    helpers = [token for token in auxiliaries(verb) if token.dep_ in _GROUP]
    owner = helpers[0].head if helpers else verb
    found = helpers + children(owner, "neg") + (children(verb, "neg") if owner != verb else [])
    found += [to for token in helpers for to in children(token, "aux") if to.tag_ == "TO"]
    found += no_longer(owner) or no_longer(verb)
    better = [child for child in children(owner, "advmod") if child.lower_ == "better"]
    # The whole group is read only where the word is there at all.
    if better and read_auxiliaries(verb).modal == "had better":
        found += better
    return found


@once_a_token
def is_infinitive(verb: Token) -> bool:
    """Whether a verb is without tense and modal: "to enter", "let them enter"."""
    before = words_before_verb(verb)
    if any(token.tag_ == "TO" for token in before):
        return True
    # "Asked that it be moved"; "may be cut and be moved" shares its "may".
    be = verb.dep_ != "conj" and any(token.tag_ == "VB" for token in before)
    return (verb.tag_ == "VB" or be) and not _is_finite(verb, before)


def _is_finite(verb: Token, before: list[Token]) -> bool:
    if any(token.tag_ in _FINITE for token in (verb, *before)) or is_finite(verb):
        return True
    # The tagger takes a plural present for an infinitive: "The trains stop here."
    return verb.tag_ == "VB" and verb.dep_ == "ROOT" and not before


def _tensed(verb: Token, before: list[Token], *, plural: bool) -> str:
    """A participle, with the tense of the clause above it."""
    negation = "".join(f" {token.text}" for token in before if token.dep_ == "neg")
    lemma, passive = verb.lemma_.lower(), is_passive(verb)
    above = governing_verb(verb)
    # "The cars built in May" are no more unreal, nor "tend his farm after serving in the war".
    over = verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "since")
    real = verb.dep_ in ("acl", "relcl") or (over and above is not None and is_infinitive(above))
    modal = "" if real else _modal(above)
    if modal:
        return (
            f"{modal}{negation} be {_within_sentence(verb)}"
            if passive
            else f"{modal}{negation} {lemma}"
        )
    now = above is not None and (
        (above.tag_ in ("VBZ", "VBP") and not words_before_verb(above)) or bool(_modal(above))
    )
    if passive:
        written = f"{before_hyphen(verb)}{_within_sentence(verb)}"
        return f"{'were' if plural else 'was'}{negation} {written}"
    prefix = before_hyphen(verb)
    if prefix and verb.tag_ == "VBN":
        return f"{prefix}{verb.text}"  # "green-lighted" is not "green-lit"
    form = present(lemma, plural=plural) if now and not over else past(lemma)
    return f"{prefix}{form}"


def _modal(verb: Token | None) -> str:
    """What makes the clause above unreal: "will", "would", "to"; empty where nothing does."""
    if verb is None:
        return ""
    modals = [token for token in words_before_verb(verb) if token.tag_ == "MD"]
    if modals:
        return written_out(modals[0])
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.tag_ == "VB":
        return _modal(verb.head)  # "will begin moving, stopping work"
    bare = verb.dep_ == "ccomp" and verb.tag_ == "VB" and bool(children(verb, "nsubj"))
    return "to" if is_infinitive(verb) and not bare else ""  # "let it grow before moving it"


def is_headline(infinitive: Token) -> bool:
    """ "Workers to strike on Friday", "PM to visit Oslo": an infinitive for a verb with a tense.

    As against "the first man to walk on the moon".
    """
    noun = infinitive.head if infinitive.dep_ != "ROOT" else infinitive
    to = any(child.tag_ == "TO" for child in children(infinitive, "aux"))
    if noun.dep_ != "ROOT" or not to:
        return False
    if noun == infinitive:
        return bool(children(infinitive, "nsubj", "nsubjpass"))
    verb = noun.tag_ == "NNS" and any(one.lower_ in ("a", "an") for one in noun.lefts)
    if verb:
        return False  # "A video purports to show smoke": the parse has no verb there
    close = infinitive.dep_ in ("acl", "advcl", "relcl") and noun.pos_ in ("NOUN", "PROPN")
    return (
        close
        and not is_ranked(noun)
        and noun.i < infinitive.i
        and noun.lemma_ not in words("looking_ahead", "expecting")
    )


def is_ranked(noun: Token) -> bool:
    """ "The first patients", "the last to leave": whom an order or a superlative picks out."""
    ranks = (noun, *noun.lefts)
    return any(one.ent_type_ == "ORDINAL" or one.lower_ in _RANKING for one in ranks)
