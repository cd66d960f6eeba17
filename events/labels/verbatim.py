"""A clause in the words of the text: what a label is where there is room for it.

What is put together anew can lose a word that matters ("with aid *yet* to come"). So the clause
stands as it was written, from its subject to its end, and only what can go whole goes: other
clauses, asides between commas, when it was, "also".
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from events.grammar.clauses import (
    CONDITIONS,
    SUBJECTS,
    VERBS,
    begins_clause,
    children,
    coordinated,
    is_effect,
    is_gapped_passive,
    objects,
    own_subjects,
    what_is_called,
)
from events.grammar.phrase_range import noun_phrase
from events.grammar.questions import is_indirect_question
from events.grammar.subjects import subjects
from events.grammar.verb_direction import is_until_then
from events.grammar.verb_phrase import (
    before_hyphen,
    is_infinitive,
    is_purpose,
    verb_words,
    written_out,
)
from events.labels.clause_kinds import (
    TYING,
    goes_along,
    is_aim,
    is_condition,
    is_denied_cleft,
    is_hearsay,
    is_misplaced,
    is_reported,
    is_stranded,
    may_end_before,
)
from events.labels.clause_parts import hedged, is_now_one, subject_piece
from events.labels.noun_phrases import Phrasing, is_hollow, tidied
from events.labels.ranks import limits_a_rank
from events.labels.told_clause import is_asked_for, is_unclaimed
from events.lexicons import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from events.types import Actor

# What came or happened says nothing without the clause that tells when.
_EMPTY_VERBS = frozenset({"arise", "come", "happen", "occur"})
_CUT = 120  # what is not told whole need not be as long as it may
_ASIDES = frozenset({"acl", "advcl", "advmod", "appos", "npadvmod", "parataxis", "prep", "relcl"})
_NOMINAL = frozenset({"attr", "dobj", "oprd"})
_MARKS = frozenset({",", "(", ")", "-", "–", "—", "--"})
_ENDS = frozenset({":", ";", "-", "–", "—", "--", "(", "...", "…", "?"})
_QUOTES = frozenset({'"', "``", "''", "“", "”", "‘"})
_GROUP = frozenset({"advmod", "aux", "auxpass", "neg"})
_TENSED = ("VBD", "VBP", "VBZ")
_NAMED = frozenset({"PRP", "PRP$", "WP$"})
_SMALL = frozenset({"ADP", "CCONJ", "DET", "PUNCT", "SCONJ"})


def in_words_of_text(phrasing: Phrasing, verb: Token, room: int) -> str:
    """The clause of a finite verb with its subject; empty for any other clause.

    Where it is longer than `room` characters it ends before one of its last phrases or clauses,
    within 120 where it can; where that does not help it is empty.
    """
    found = subjects(verb)
    there = children(verb, "expl")
    if not (found or there) or not _stands_whole(verb, found) or is_now_one(phrasing, found):
        return ""
    if there:
        subject, named, whose = None, "there", []
    else:
        subject = phrasing.actor_at.get(found[0].i)
        named = subject_piece(phrasing, found, None, verb).words
        whose = _more_of_subject(phrasing, verb, found, named)
    group = _group(phrasing, verb, found)
    needed, kept = _kept(phrasing, verb)
    shorter = []
    ends = [len(kept)] if (most := _most_that_fit(verb, kept, room)) == len(kept) else []
    for end in [*ends, *_ends(verb, kept[: most + 1], needed)]:
        told = _told(phrasing, kept[:end], subject)
        text = tidied(" ".join([named, *whose, group, *told]))
        if len(text) <= (room if end == len(kept) else min(room, _CUT)):
            return text
        if len(text) <= room:
            shorter.append(text)
    return shorter[0] if shorter else ""


def _most_that_fit(verb: Token, kept: list[int], room: int) -> int:
    """How many of some tokens can have room at most: what is written keeps all their letters.

    But for pronouns, for which shorter names may stand.
    """
    letters = 0
    for number, i in enumerate(kept):
        token = verb.doc[i]
        letters += len(token.text) if token.text.isalnum() and token.tag_ not in _NAMED else 0
        if letters > room:
            return number
    return len(kept)


def _ends(verb: Token, kept: list[int], needed: int) -> Iterator[int]:
    """Where a clause may end before its end, the last place first.

    Before a phrase of its verb or of an object, or a clause of any noun; not within what hangs
    deeper: "turned the firm [into a power]", "in the run-up [to the vote]".
    """
    for at in range(len(kept) - 1, needed, -1):
        if not may_end_before(verb, kept[at]):
            continue
        opening = _opening_at(verb, kept[at])
        noun = opening.head
        chained = noun == verb or noun.dep_ in ("ccomp", "xcomp")
        if opening.dep_ in ("acl", "relcl") or chained or _stands_alone(noun):
            yield at


def _opening_at(verb: Token, i: int) -> Token:
    """The preposition or the clause that begins at a token."""
    token = verb.doc[i]
    begun = takewhile(lambda one: one.left_edge.i == i, token.ancestors)
    return next((one for one in reversed(list(begun)) if one.i > verb.i), token)


def _stands_alone(noun: Token) -> bool:
    """ "Gave its approval [for the plan]": an object that has its own words."""
    return noun.dep_ in ("attr", "dobj") and noun.n_lefts > 0 and noun.head.dep_ != "pcomp"


def _more_of_subject(phrasing: Phrasing, verb: Token, found: list[Token], named: str) -> list[str]:
    """ "Looters [at the museum] broke it": which of them, where no name stands for them."""
    noun = found[0]
    start, end = noun_phrase(noun)
    general = noun.pos_ == "NOUN" or is_hollow(noun)
    plain = general and noun.dep_ in SUBJECTS and len(found) == 1
    if not plain or not named.endswith(phrasing.words(start, end)):
        return []
    last = noun.right_edge.i
    gone = _asides(phrasing, verb.doc[end : last + 1], noun, last)
    if noun in verb.ancestors:  # "a fall in prices that was reported"
        gone |= {token.i for token in verb.subtree}
    told = _told(phrasing, [i for i in range(end, last + 1) if i not in gone], None)
    ends_in_comma = "," in verb.doc[last : last + 2].text
    closing = ends_in_comma and any("," in one for one in told)
    return [*told, ","] if closing else told


def _stands_whole(verb: Token, found: list[Token]) -> bool:
    """Whether the clause can be told by itself as it stands: in a tense, with all that it needs.

    Not "the bank that he accuses", nor "seized and searched the ship".
    """
    if verb.pos_ not in VERBS or is_infinitive(verb) or is_unclaimed(verb):
        return False
    if verb.dep_ in ("acl", "amod", "csubj", "pcomp", "xcomp") or verb.head in found:
        return False
    if is_denied_cleft(verb) or is_hearsay(verb) or is_purpose(verb) or is_effect(verb):
        return False
    away = any(noun.i not in _own_objects(verb) for noun in objects(verb))
    return not (away or is_stranded(verb) or _reaches_out(verb)) and _is_in_order(verb)


def _reaches_out(verb: Token) -> bool:
    """ "[The fire] in which ten died", "[the drone] that they used to bomb it": told as "that"."""
    beside = [one for of in children(verb, "prep") for one in children(of, "pobj")]
    beside += [one for aim in children(verb, "xcomp") for one in children(aim, "dobj")]
    return verb.dep_ == "relcl" and any(one.tag_ in ("WDT", "WP") for one in beside)


def _is_in_order(verb: Token) -> bool:
    """Whether nothing that belongs to a clause stands before its subject or needs other words."""
    if any(noun.i > verb.i for noun in own_subjects(verb)):
        return False
    beside = children(verb, "advcl")
    conditions = [one for one in beside if one.left_edge.lower_ in CONDITIONS or is_until_then(one)]
    if not all(map(is_condition, conditions)):  # "if it fails, we go"
        return False
    told = children(verb, "ccomp", "xcomp")
    if any(is_misplaced(clause) or what_is_called(clause) for clause in told):
        return False
    return not any(is_reported(clause) for clause in told if clause.i < verb.i)


def _own_objects(verb: Token) -> set[int]:
    return {noun.i for own in children(verb, "dobj") for noun in coordinated(own)}


def _kept(phrasing: Phrasing, verb: Token) -> tuple[int, list[int]]:
    """The tokens after the verb that are told, and how many of them no label goes without."""
    kept, needed = [], 0
    for part in _parts(phrasing, verb):
        kept += _without_asides(phrasing, verb, part)
        if part.dep_ == "oprd" or (part.dep_ == "advcl" and is_condition(part)):
            needed = len(kept)
    return needed, kept


def _told(phrasing: Phrasing, kept: list[int], subject: Actor | None) -> list[str]:
    """The words of some tokens, those that stand together as they stand."""
    runs = groupby(enumerate(kept), lambda pair: pair[1] - pair[0])
    ranges = [[i for _, i in run] for _, run in runs]
    return [phrasing.words(run[0], run[-1] + 1, subject) for run in ranges]


def _group(phrasing: Phrasing, verb: Token, found: list[Token]) -> str:
    """The verb with its auxiliaries and the adverbs among them: "has clearly been told"."""
    bare = children(verb, "nsubjpass") and not children(verb, "aux", "auxpass")
    if is_gapped_passive(verb) or bare:  # "four hurt as bus overturns"
        return verb_words(verb, found)
    if verb.tag_ not in _TENSED and not children(verb, "aux", "auxpass"):
        return hedged(verb, verb_words(verb, found))
    after = max((noun.right_edge.i for noun in own_subjects(verb) if noun.i < verb.i), default=-1)
    before = [child for child in verb.lefts if child.i > after and child.dep_ in _GROUP]
    prefix = before_hyphen(verb)
    end = verb.i - (2 * prefix.count("-"))
    before = [one for one in before if one.i < end and not _is_left_out(phrasing, one)]
    told = [_in_group(phrasing, one) for one in before]
    group = " ".join([*told, f"{prefix}{written_out(verb)}"]).replace("can not", "cannot")
    ahead = any(adverb.i < after for adverb in children(verb, "advmod"))
    return hedged(verb, group) if ahead else group  # "Perhaps the pilot lost control"


def _in_group(phrasing: Phrasing, word: Token) -> str:
    """An auxiliary written out, or an adverb: "has", "more than"."""
    if word.dep_ != "advmod":
        return written_out(word)
    return phrasing.words(word.left_edge.i, word.right_edge.i + 1)


def _parts(phrasing: Phrasing, verb: Token) -> Iterator[Token]:
    """What follows the verb and belongs to its clause, up to the next clause."""
    aside = False
    for child in verb.rights:
        if child.dep_ in ("cc", "conj") or child.text in _ENDS:
            return
        if child.dep_ == "punct":
            aside = False
            continue
        aside = aside or _is_beside(child) or _goes_on_aside(phrasing, child)
        if child.dep_ == "oprd" and verb.lemma_ == "leave":
            aside = False  # "left one officer, 34-year-old Joe Lim, dead"
        belongs = child.dep_ != "advcl" or _belongs(child)
        if belongs and not aside and not _is_left_out(phrasing, child):
            yield child


def _is_beside(child: Token) -> bool:
    """Whether a part comes after a comma, as an afterthought: ", its biggest rise in years"."""
    if not _is_mark(child.doc[child.left_edge.i - 1]):
        return False
    if child.dep_ == "prep":  # ", with help from a museum", but not ", with aid yet to come"
        inner = child.doc[child.i : child.right_edge.i + 1]
        beside = [one for one in child.head.rights if one.dep_ == "advcl" and one.i > child.i]
        told = child.lower_ == "with" and any(one.tag_ in ("VBG", "VBN") for one in beside)
        return told or any(token.pos_ in VERBS for token in inner)
    return child.dep_ in _ASIDES or (
        child.dep_ in _NOMINAL and child.left_edge.i - 1 > child.head.i + 1
    )


def _goes_on_aside(phrasing: Phrasing, child: Token) -> bool:
    """ "Threw for 46 yards, most [in the club's history], …": the parse hangs it from the verb."""
    last = child.doc[child.left_edge.i - 1]
    inner = takewhile(lambda one: one.i > child.head.i, (last, *last.ancestors))
    return any(_is_aside(phrasing, one) and one.right_edge == last for one in inner)


def _belongs(clause: Token) -> bool:
    """Whether a clause beside the verb is part of what is told."""
    verb = clause.head
    if verb.lemma_ in _EMPTY_VERBS and not children(verb, "acomp", "attr", "dobj", "prep"):
        return True  # "the arrests came after the mayor resigned"
    if clause.tag_ == "NN" and clause.left_edge.i == clause.head.i + 1:
        return True  # "laid to rest", which is no clause
    if is_indirect_question(clause):
        return True  # "did not say when they had met"
    if clause.lower_ == "aged" and clause.i == clause.head.i + 1:
        return True  # "died aged 88"
    if any(mark.lower_ == "whether" for mark in children(clause, "mark")):
        return True  # "tried to work out whether it had mutated"
    if clause.left_edge.lower_ == "as" and _is_as_much(clause.head):
        return True  # "pours as much in a day as the leak has done in months"
    if is_asked_for(clause) or goes_along(clause) or is_aim(clause) or is_condition(clause):
        return True
    before = clause.doc[clause.left_edge.i - 1]  # "with his head held high"
    phrases = [one for one in before.ancestors if one.dep_ == "prep" and one.lower_ == "with"]
    return any(with_.right_edge == before for with_ in phrases)


def _is_as_much(verb: Token) -> bool:
    """Whether a clause measures something by another: "as much", "as far"."""
    within = [*children(verb, "advmod", "acomp"), *children(verb, "dobj")]
    within += [one for noun in within for one in children(noun, "amod", "advmod")]
    return any(one.lower_ == "as" for word in within for one in (word, *word.lefts))


def _is_left_out(phrasing: Phrasing, child: Token) -> bool:
    """When it was, and what ties the sentence to others."""
    if child.dep_ == "advmod" and child.lower_ in TYING and not child.n_lefts:
        return not _is_in_title(child)
    if child.lower_ in ("early", "late") and child.dep_ == "advmod" and not child.n_lefts:
        return _is_before_time(phrasing, child)
    if child.dep_ == "dobj" and phrasing.is_timed(child):
        return child.doc[child.i + 1 : child.i + 2].text in ("after", "before")
    if child.dep_ not in ("advmod", "npadvmod", "prep") or limits_a_rank(child):
        return False
    if child.dep_ == "npadvmod" and _is_measured(child.head):
        return False
    if child.dep_ == "prep" and _is_how_far(child):
        return False
    if child.lower_ == "with" and any(map(own_subjects, children(child, "pcomp"))):
        return True  # "sank with bitcoin selling for less"
    inner = list(child.doc[child.left_edge.i : child.right_edge.i + 1])
    beside = next((i for i, one in enumerate(inner) if one.text == ","), len(inner))
    timed = [phrasing.is_timed(one) for one in inner[:beside] if one.pos_ not in _SMALL]
    return bool(timed) and all(timed)


def _is_before_time(phrasing: Phrasing, adverb: Token) -> bool:
    """ "Collapsed late on Wednesday": goes with its day."""
    following = list(adverb.doc[adverb.i + 1 : adverb.i + 3])
    if following and following[0].pos_ == "ADP":
        del following[0]
    return bool(following) and phrasing.is_timed(following[0])


def _is_measured(verb: Token) -> bool:
    """Whether a length says what a verb tells: "lasted three weeks", "it took her a year to go"."""
    took = verb.lemma_ == "take" and any(one.lower_ == "it" for one in own_subjects(verb))
    measured = verb.lemma_ in words("lengths", "measured_verbs")
    return measured and (took or not children(verb, "dobj"))


def _is_how_far(preposition: Token) -> bool:
    """Whether a time says how far: "will extend into June", "none has come in ten years"."""
    verb = preposition.head
    further = verb.lemma_ in words("lengths", "reaching_verbs") and not children(verb, "dobj")
    record = preposition.lower_ == "in" and children(verb, "neg")
    plural = any(noun.tag_ == "NNS" for noun in children(preposition, "pobj"))
    return further or bool(record and plural)


def _without_asides(phrasing: Phrasing, verb: Token, part: Token) -> list[int]:
    """The tokens of a part but for what stands between commas, and the next clause in it."""
    first, last = part.left_edge.i, part.right_edge.i
    gone = _asides(phrasing, verb.doc[first : last + 1], part, last)
    return [i for i in range(first, last + 1) if i not in gone]


def _asides(phrasing: Phrasing, span: Iterable[Token], part: Token, last: int) -> set[int]:
    gone: set[int] = set()
    depth = 0
    for token in span:
        depth += token.text == "("
        inside = depth > 0
        if inside or _is_quotation_mark(token):
            gone.add(token.i)
        depth -= inside and token.text == ")"
        # "400 tons (12 million ounces) of gold": what hangs from the brackets stays.
        if token != part and not inside and _leaves(phrasing, token):
            gone.update(_reach(token, last))
    return gone


def _leaves(phrasing: Phrasing, token: Token) -> bool:
    """Whether a word goes, with all that hangs from it, wherever a clause has it; found once."""
    known = phrasing.leaving.get(token.i)
    if known is None:
        beside = _is_aside(phrasing, token) or _is_time_of_noun(phrasing, token)
        known = beside and not _is_in_title(token)
        phrasing.leaving[token.i] = known
    return known


def _is_in_title(token: Token) -> bool:
    """ "The song “The Land, the Sea”": what stands within a title is no aside of the sentence."""
    return token.ent_type_ == "WORK_OF_ART" and token.ent_iob_ == "I"


def _is_quotation_mark(token: Token) -> bool:
    """Whether a mark opens or closes a quotation; "the firms’", "the firm’ s" have apostrophes."""
    if token.text in ("'", "’"):
        following = token.doc[token.i + 1 : token.i + 2].text
        return token.tag_ != "POS" and following != "s"
    return token.text in _QUOTES


def _is_time_of_noun(phrasing: Phrasing, token: Token) -> bool:
    """ "Her visit [last week]", but not "the end [of June]"."""
    head = token.head
    while head.dep_ == "pobj" and head.head.dep_ == "prep":
        head = head.head.head
    # Not of a participle: "a letter released Tuesday".
    beside = head.dep_ in ("attr", "dobj", *SUBJECTS) or is_infinitive(head)
    return beside and token.lower_ != "of" and _is_left_out(phrasing, token)


def _is_aside(phrasing: Phrasing, token: Token) -> bool:
    before = token.doc[token.left_edge.i - 1]
    marked = _is_mark(before) and before.text != ")"  # "58km (36 miles) south of the town"
    bare = token.dep_ == "ccomp" and not own_subjects(token) and not children(token, "expl")
    if bare and token.left_edge.lower_ == "that":
        return True  # "had a gun with him that went off", which parses take for what he had
    if token.lower_ == "both" and token.tag_ == "CC":  # "both that it is and that it is not"
        clauses = children(token.head, "conj") if token.head.pos_ in VERBS else []
        return any(_is_aside(phrasing, one) for one in clauses)
    if token.dep_ == "advcl" and any(mark.lower_ == "than" for mark in children(token, "mark")):
        return False  # "faster than anyone expected"
    if begins_clause(token):
        return True
    if token.dep_ == "conj" and token.pos_ in VERBS:
        return bool(own_subjects(token)) or marked
    if token.dep_ == "advcl" and own_subjects(token) and not _belongs(token):
        return True  # "for safekeeping as the militants closed in"
    if token.dep_ == "cc":
        return any(
            joined.i > token.i and _is_aside(phrasing, joined)
            for joined in children(token.head, "conj")
        )
    if not marked or token.dep_ not in _ASIDES:
        return False
    named = token.dep_ == "appos" and phrasing.apposed_name(token.head)
    return not named


def _is_mark(token: Token) -> bool:
    """Whether a mark parts what stands on its sides; the hyphen of "year-on-year" does not."""
    return token.text in _MARKS and not (token.tag_ == "HYPH" and not token.whitespace_)


def _reach(aside: Token, last: int) -> range:
    """An aside with the marks between which it stands; without a second one, up to the end."""
    before, after = aside.left_edge.i - 1, aside.right_edge.i + 1
    if not _is_mark(aside.doc[before]):
        return range(before + 1, after)
    if after < len(aside.doc) and _is_mark(aside.doc[after]):
        return range(before, after + 1)
    return range(before, max(after, last + 1))
