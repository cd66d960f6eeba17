"""The phrases that may speak of an actor: names, nominals and pronouns, with what each tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.actors.names.clusters import Bearer, find_bearers
from events.actors.names.entity_type import head_word
from events.actors.names.missed_by_tagger import find_untagged_names
from events.actors.names.spans import Occurrence, find_occurrences, is_version
from events.actors.names.type_evidence import gather_evidence
from events.actors.noun_classes import (
    bodies_of_noun,
    is_person_noun,
    noun_of,
)
from events.actors.same_by_grammar import Names, calls_next, fits, is_inanimate, same_by_grammar
from events.grammar.noun_role import before_dash, captured
from events.grammar.subjects import is_called_out
from events.lexicons import words
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import indices_of, sections
from events.types import ActorType, MentionType, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves "
    "i me my mine myself we us our ours ourselves".split()
)
_QUANTITIES = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL".split())
_DEFINITE = frozenset("the this that these those both".split())
_MODIFIERS = frozenset("amod compound nmod nummod advmod npadvmod punct quantmod".split())
_BEFORE = (_MODIFIERS | {"det", "predet", "poss"}) - {"punct", "advmod", "npadvmod"}
ONE_OF_A_PAIR = frozenset({"former", "latter"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
_PLURAL = frozenset({"NNS", "NNPS"})
_PERIODICALS = frozenset({"Daily", "Monthly", "Quarterly", "Weekly"})
_MULTITUDES = frozenset({"dozens", "hundreds", "millions", "scores", "thousands"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or pronoun: its head token, and its characters `start` to `stop`.

    `noun` is the lemma of the head, the pronoun, or the form of the name; `compound` is whether
    another noun stands before the head; `definite` is None without a determiner; `possessor` is
    the head of "Assad" in "Assad's forces", `owner` the bearer of a name that stands before the
    head ("Hamas militants"); `same` is the head of a phrase that speaks of the same by the grammar:
    an apposition, a predicate nominal, the name after a title.
    """

    head: int
    start: int
    stop: int
    type: MentionType
    noun: str
    plural: bool = False
    bearer: Bearer | None = None
    modifiers: frozenset[str] = frozenset()
    compound: bool = False
    definite: bool | None = None
    possessor: int | None = None
    owner: Bearer | None = None
    same: int | None = None


def find_phrases(doc: Doc, times: Iterable[TimeExpression]) -> list[Phrase]:
    """Every phrase, in the order of the heads; what stands in a time expression is left out."""
    left_out = indices_of((time.span for time in times), doc) - _parts_of_papers(doc)
    left_out |= _credits(doc)
    untagged = find_untagged_names(doc)
    found = find_occurrences(doc, untagged)
    occurrences = [it for it in found if it.head not in left_out]
    bearers = find_bearers(occurrences, gather_evidence(doc, occurrences, untagged))
    pairs = list(zip(occurrences, bearers, strict=True))
    names = Names({o.first: (o, b) for o, b in pairs}, {o.head: (o, b) for o, b in pairs})
    within = {i for occurrence in occurrences for i in range(occurrence.first, occurrence.end)}
    phrases = [_named(doc, o, b) for o, b in pairs if not _is_adjective(doc[o.head], b)]
    phrases += _christened(doc, pairs, names, within)
    for chunk in doc.noun_chunks:
        phrases += _nominals(chunk, names, within)
    for token in doc:
        dependent = token.pos_ == "NOUN" and _is_dependent_nominal(token)
        if token.i not in within and (dependent or _is_of_an_age(token) or _is_a_cry(token)):
            phrases.append(_nominal(token, token.left_edge.i, token.i + 1, names, same=None))
        elif is_multitude(token):
            phrases.append(_multitude(token))
    phrases += [
        _pronoun(token)
        for token in doc
        if (token.lower_ in _PRONOUNS and token.pos_ == "PRON") or _is_one_of_a_pair(token)
    ]
    return sorted(
        (phrase for phrase in phrases if phrase.head not in left_out),
        key=lambda phrase: phrase.head,
    )


def _parts_of_papers(doc: Doc) -> set[int]:
    """ "Daily" in "the People’s Daily", which is no time."""
    within = [one for one in doc if one.ent_iob_ == "I" and one.text in _PERIODICALS]
    return {one.i for one in within if one.dep_ not in _BEFORE and not _goes_on(one)}


def _goes_on(word: Token) -> bool:
    """ "Acme Online Daily average users": the word belongs to what comes after."""
    after = word.doc[word.i + 1 : word.i + 2]
    return any(one.pos_ in ("ADJ", "NOUN") for one in after)


def _named(doc: Doc, occurrence: Occurrence, bearer: Bearer) -> Phrase:
    # "The Observatory" is said with its article, "the Islamic State" without.
    short = any(head_word(form) == occurrence.form for form in bearer.forms if " " in form)
    alone = bearer.kind is ActorType.ORG and doc[occurrence.head].dep_ != "compound"
    before = doc[max(occurrence.first - 1, 0)]
    the = short and alone and before.lower_ == "the"
    return Phrase(
        occurrence.head,
        before.idx if the else occurrence.start,
        occurrence.stop,
        MentionType.NAM,
        occurrence.form,
        plural=bearer.kind is ActorType.NORP,
        bearer=bearer,
    )


def _is_adjective(head: Token, bearer: Bearer) -> bool:
    """ "Syrian" in "Syrian officials", as against "the Syrians"."""
    if bearer.kind is not ActorType.NORP:
        return False
    if head.tag_ == "JJ" or head.dep_ in ("amod", "compound", "nmod") or "-" in head.text:
        return True
    the_people = any(child.lower_ == "the" for child in head.lefts)
    return not (the_people or head.lower_.endswith("s") or head.tag_ in _PLURAL)


def _pronoun(token: Token) -> Phrase:
    plural = token.lower_[0] in "tuwo"
    stop = token.idx + len(token)
    return Phrase(token.i, token.idx, stop, MentionType.PRO, token.lower_, plural=plural)


def _is_one_of_a_pair(token: Token) -> bool:
    """ "Holt met Berg; the latter left", as against "the latter part"."""
    if token.lower_ not in ONE_OF_A_PAIR or token.dep_ not in _ARGUMENTS:
        return False
    doc, at = token.doc, token.i
    goes_on = at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "PROPN", "ADJ")
    return at > 0 and doc[at - 1].lower_ == "the" and not goes_on


def _credits(doc: Doc) -> set[int]:
    """The tokens of datelines, and of photo credits: "(AP Photo)" at the end of a caption."""
    found: set[int] = set()
    for section in sections(doc):
        if section.label_ == SectionKind.DATELINE:
            found.update(range(section.start, section.end))
        if section.label_ == SectionKind.CAPTION:
            openings = [token.i for token in section if token.text in ("(", "[")]
            found.update(range(openings[-1], section.end) if openings else ())
    return found


# ------------------------------------------------------------------ nominals


def _nominals(chunk: Span, names: Names, within: set[int]) -> list[Phrase]:
    """The nominal of a noun chunk; in "Apple CEO Steve Jobs" the part before the name."""
    head = chunk.root
    if head.lower_ == "teens" and any(child.dep_ == "poss" for child in head.lefts):
        return []  # "in his late teens"
    if head.pos_ == "PRON" or head.ent_type_ in _QUANTITIES or _is_one_of_a_pair(head):
        return []
    doc, first, end = chunk.doc, chunk.start, chunk.end
    if captured(head) != head:
        head, end = captured(head), head.i  # "took 14 workers hostage"
    elif before_dash(head) != head:
        head, end = before_dash(head), before_dash(head).i + 1
    found = []
    for i in range(first + 1, end):
        if i in names.starting and i - 1 not in within:
            occurrence, bearer = names.starting[i]
            if calls_next(doc[i - 1]) and fits(noun_of(doc[i - 1]), bearer):
                found.append(_nominal(doc[i - 1], first, i, names, same=occurrence.head))
    if head.i not in within and head.pos_ in ("NOUN", "PROPN") and not _is_nobody(head):
        end = _end_with_hyphens(head, end)
        if head.pos_ == "PROPN" and end == head.i + 1 and is_version(doc, end):
            end += 1
        found.append(_nominal(head, first, end, names, same=same_by_grammar(head, end, names)))
    return found


def _christened(
    doc: Doc, pairs: list[tuple[Occurrence, Bearer]], names: Names, within: set[int]
) -> list[Phrase]:
    """ "The ferry" of "the ferry Lady Ann", "storm" of "tropical storm Alex"."""
    found = []
    for occurrence, bearer in pairs:
        i = occurrence.first - 1
        free = i >= 0 and i not in within and is_inanimate(bearer)
        if free and noun_of(doc[i]) in words("name_words", "christened"):
            start = doc[i].left_edge.i
            found.append(_nominal(doc[i], start, i + 1, names, same=occurrence.head))
    return found


def is_multitude(token: Token) -> bool:
    """ "Dozens were hurt": people without a noun; not "dozens of shops", nor what is counted on."""
    if token.lower_ not in _MULTITUDES or any(child.dep_ == "prep" for child in token.rights):
        return False
    does = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")
    return does or (token.dep_ == "dobj" and token.head.lemma_ in words("deeds", "to_people"))


def _multitude(token: Token) -> Phrase:
    """A phrase of its own: "dozens" never speaks of those of whom another sentence spoke."""
    parts = [child for child in token.lefts if child.dep_ in ("advmod", "amod", "quantmod")]
    first = parts[0].left_edge if parts else token
    stop = token.idx + len(token)
    own = frozenset({token.lower_})
    return Phrase(token.i, first.idx, stop, MentionType.NOM, "people", plural=True, modifiers=own)


def _is_of_an_age(token: Token) -> bool:
    """ "Old" in "The 53-year-old is recovering", as against "the 53-year-old driver"."""
    if token.lower_ != "old" or noun_of(token) != "year-old":
        return False
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_a_cry(token: Token) -> bool:
    """ "Boy, 10, said", which the tagger takes for a cry."""
    return is_called_out(token) and is_person_noun(token.lower_)


def _is_dependent_nominal(token: Token) -> bool:
    """ "The group" in "the group's ability", "company" in "the company website"."""
    if token.tag_ in _PLURAL and any(child.lower_ in ("a", "an") for child in token.lefts):
        return False  # "a children's hospital"
    return token.dep_ == "poss" or (token.dep_ == "compound" and token.lower_ == "company")


def _is_nobody(head: Token) -> bool:
    """ "No successor", and a role without its holder: "stepped down as chairman"."""
    if any(child.lower_ in ("no", "neither") or child.tag_ == "WP$" for child in head.lefts):
        return True
    if head.i > 1 and head.nbor(-1).text == "-" and head.nbor(-2).pos_ == "ADP":
        return True  # "on-board"
    if _belongs_to_body(head) or _is_measure(head) or _is_of_chief(head):
        return True
    if noun_of(head) == "head" and not _leads(head):
        return True
    bare = head.tag_ in ("NN", "NNP") and not any(
        child.dep_ in ("det", "poss", "nummod") for child in head.lefts
    )
    if not bare or not is_person_noun(noun_of(head)) or _is_told_who(head):
        return False
    if head.lower_ == "justice":
        return True
    return head.dep_ in ("pobj", "oprd", "conj", "npadvmod", "dep") and head.head.lower_ != "by"


def _is_told_who(head: Token) -> bool:
    """ "Held over death of teen who sang": somebody, though a headline spares the article."""
    clauses = [child for child in head.rights if child.dep_ == "relcl"]
    return any(one.lower_ == "who" for clause in clauses for one in clause.lefts)


def _is_of_chief(head: Token) -> bool:
    """ "Staff" in "the chief of staff", which is the name of an office."""
    return head.lower_ == "staff" and head.head.lower_ == "of" and head.head.head.lemma_ == "chief"


def _is_measure(head: Token) -> bool:
    """ "A population of 70,000" that a town has, "with a staff of 12"."""
    if not (head.head.lemma_ == "have" or head.head.lower_ in ("with", "of", "by")):
        return False
    amounts = [token for prep in head.rights if prep.lower_ == "of" for token in prep.children]
    return any(token.pos_ == "NUM" or token.ent_type_ == "CARDINAL" for token in amounts)


def _leads(head: Token) -> bool:
    """Whether a "head" is that of a body and not of a person or a column."""
    of = any(child.lower_ == "of" for child in head.rights)
    return of and head.dep_ in ("nsubj", "nsubjpass", "appos", "attr", "agent", "conj", "dep")


def _belongs_to_body(head: Token) -> bool:
    """ "Specialists" in "a team of specialists", who are the team."""
    if head.dep_ != "pobj" or head.tag_ not in _PLURAL or head.head.lower_ != "of":
        return False
    body = bodies_of_noun(noun_of(head.head.head))
    return bool(body & {"crowd", "group", "agency", "armed", "team"}) and not any(
        child.dep_ in ("det", "poss") for child in head.lefts
    )


def _nominal(head: Token, first: int, end: int, names: Names, *, same: int | None) -> Phrase:
    doc = head.doc
    possessor = next((child for child in head.children if child.dep_ == "poss"), None)
    determiners = [child.lower_ for child in head.lefts if child.dep_ in ("det", "predet")]
    definite = any(word in _DEFINITE for word in determiners) if determiners else None
    parts = [child for child in head.lefts if child.i >= first and child.dep_ in _BEFORE]
    first = parts[0].left_edge.i if parts else min(first, head.i)
    return Phrase(
        head.i,
        doc[first].idx,
        doc[end - 1].idx + len(doc[end - 1]),
        MentionType.NOM,
        noun_of(head),
        plural=head.tag_ in _PLURAL or head.lower_ == "police" or head.lower_.endswith("men"),
        modifiers=_modifiers(head),
        compound=any(child.dep_ == "compound" for child in head.lefts),
        definite=definite,
        possessor=possessor.i if possessor is not None else None,
        owner=_owner(head, names),
        same=same,
    )


def _owner(head: Token, names: Names) -> Bearer | None:
    """The organization named right before a noun or its compound: "the Interfax news agency"."""
    first = head.i - 1
    while first >= 0 and first not in names.headed and head.doc[first].dep_ == "compound":
        first -= 1
    bearer = names.headed[first][1] if first in names.headed else None
    return bearer if bearer is not None and bearer.kind is ActorType.ORG else None


def _modifiers(head: Token) -> frozenset[str]:
    """What tells one group from another: "pro-government"; "of city" in "residents of the city"."""
    found, hyphenated = [], ""
    for child in head.lefts:
        if child.dep_ not in _MODIFIERS or (child.dep_ == "punct" and child.text != "-"):
            continue
        hyphenated += child.lower_
        following = head.doc[child.i + 1]
        if child.text == "-" or following.text == "-":
            continue
        found += [hyphenated, *(other.lower_ for other in child.conjuncts if other.i < head.i)]
        hyphenated = ""
    if head.pos_ == "PROPN" and is_version(head.doc, head.i + 1):
        found.append(head.nbor().lower_)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            found += [f"of {complement.lemma_.lower()}" for complement in child.children]
    return frozenset(found)


def _end_with_hyphens(head: Token, end: int) -> int:
    """Where a compound of hyphens ends: the parser stops "director-general" at "director"."""
    doc = head.doc
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        end += 2
    return end
