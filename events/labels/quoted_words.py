"""What somebody said in so many words, for the label of a saying that tells nothing else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from events.grammar.clauses import VERBS, children, is_passive
from events.grammar.verb_phrase import is_infinitive
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.quotations import is_quoted, quotations_in
from events.parsing.spacy_pipeline import sections, text_of, token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A quotation of fewer words is a name or an expression: he said "no".
_FEWEST_WORDS = 2
# So many characters may lie between a quotation and the sentence that tells who said it.
_NEAR = 4


def quoted_by(verb: Token) -> str | None:
    """ "We will win" of "We will win," he said: the words whose saying a verb tells, else None.

    None also where the clause itself says what: "He denied it", "said that it was “a farce”".
    """
    speaks = verb.lemma_ in saying_verbs() or verb.lemma_ in words("reporting", "remarking")
    if not speaks or is_passive(verb) or _says_itself(verb):
        return None
    if is_infinitive(verb) or children(verb, "neg"):
        return None  # "was not allowed to speak"
    start, end = verb.sent.start_char - _NEAR, verb.sent.end_char + _NEAR
    for first, last in quotations_in(verb.doc, start - 1, end + 1):
        said = " ".join(text_of(verb.doc)[first:last].split()).rstrip(" ,.")
        beside = not first <= verb.idx < last and not _is_of_another_paragraph(verb, first)
        if beside and len(said.split()) >= _FEWEST_WORDS and _is_speech(verb.doc, first):
            return said
    return None


def _says_itself(verb: Token) -> bool:
    """Whether an object or a clause outside quotation marks says what was said."""
    above = verb.head
    if verb.dep_ in ("ccomp", "parataxis") and above.pos_ in VERBS and above.i > verb.i:
        return not is_quoted(verb.doc, above.idx)  # "the game, he argued, will survive"
    to_somebody = verb.lemma_ in words("reporting", "telling_somebody")
    for child in verb.lefts:  # "the bank was robbed, police say"
        if child.dep_ == "ccomp" and not is_quoted(verb.doc, child.idx):
            return True
    for child in verb.rights:
        inside = is_quoted(verb.doc, child.idx)
        if child.dep_ == "dobj" and not to_somebody:
            return True
        if not inside and child.dep_ in ("ccomp", "xcomp", "oprd", "acomp"):
            return True
    return False


def _is_of_another_paragraph(verb: Token, start: int) -> bool:
    """ "He spoke in Lyon.", and a quotation in the next line; but "He said:" and one there."""
    spoken = token_at(verb.doc, start)
    paragraphs = sections(verb.doc)
    own, other = (
        bisect_right(paragraphs, one.i, key=lambda span: span.start) for one in (verb, spoken)
    )
    between = text_of(verb.doc)[verb.idx : start].rstrip(' “"')
    return own != other and not between.endswith(":")


def _is_speech(doc: Doc, start: int) -> bool:
    """Whether a quotation begins a sentence of its own, with a capital."""
    return text_of(doc)[start : start + 1].isupper()
