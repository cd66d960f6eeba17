"""What lessens the salience of an event: a noun alone, an aside, a caption, a whole kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from events.grammar.clauses import VERBS, children, is_conditional
from events.grammar.questions import is_asked
from events.grammar.subjects import subjects
from events.grammar.verb_direction import is_until_then
from events.labels.check import is_sound
from events.labels.sentence import is_sentence
from events.lexicons import words
from events.parsing.on_demand import once
from events.timeline.pointing import points_outside
from events.types import Basis, Event, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A reader wants a sentence: of two events as likely, the one that a verb tells. With 0.6 one in ten
# of the nouns among the key events of 46 articles is left, and as many of those that people chose.
_NO_SENTENCE = 0.6
# Nor does anybody want "introduced a bill": of 46 articles no such verb would be missed.
_NO_SUBJECT = 0.3
_STANDING_FOR_ONE = ("expl", "csubj", "csubjpass")
_ASIDE = 0.5
_QUESTION = 0.3
_ARRANGED = 0.5  # "is set to close" is told by the closing
_CREDIT = 0.1  # "according to the mayor" tells who says it, and nothing more
# Of 27 such labels among the key events of 25 articles a strict reader found 22 bad and 2 good.
_POINTING = 0.7
# Of 16 such labels among the key events of 80 articles a strict reader found 1 good and 7 bad.
_LITTLE, _FEW_WORDS = 0.4, 4
# A label that was cut, and "announced on Twitter" without what.
_UNSOUND = 0.5
_SUPPOSING = frozenset({"assume", "imagine", "presume", "pretend", "suppose"})
_CAPTION_WORDS = frozenset(
    "advertisement close file image photo photos pictured play related scroll".split()
)
_WHOEVER = frozenset({"anybody", "anyone", "residents", "those", "witnesses"})
_URGING = frozenset({"ask", "encourage", "request", "urge"})
_CALLING = frozenset({"call", "contact", "email", "text"})
_ASKED_FOR_COMMENT = frozenset({"comment", "comments"})
_ANSWERING = frozenset("answer comment reply respond return".split())
_PARENTHESES = frozenset("()")
_DETERMINERS = frozenset({"det", "nummod", "poss"})


def share_left(event: Event, trigger: Token) -> float:
    """The share of its salience that an event keeps, above 0 to 1.

    Little is left of a verb without a subject ("introduced a bill"), half of what stands in
    parentheses or after "FILE - ", of a comment asked for or refused, and of what is told of a
    whole kind: "satellites fall all the time"; less of what is only asked, supposed or compared
    with: "Will the party join the talks?", "faster than anyone expected"; and less of what is named
    by a label that points to something outside it, or says little: "The man left it", "It began".
    """
    share = 1.0 if is_sentence(trigger) else _NO_SENTENCE
    if (
        trigger.pos_ in VERBS
        and not subjects(trigger)
        and not children(trigger, *_STANDING_FOR_ONE)
    ):
        share *= _NO_SUBJECT
    aside = _is_in_parentheses(trigger) or trigger.sent[0].lower_ in _CAPTION_WORDS
    if aside or _is_about_comment(event, trigger) or _is_of_kinds(trigger):
        share *= _ASIDE
    if is_asked(trigger) or _is_supposed(trigger) or _is_compared(trigger):
        share *= _QUESTION
    if _is_urged(trigger) or _is_condition(trigger) or _is_appeal(trigger):
        share *= _QUESTION
    if _only_arranges(trigger):
        share *= _ARRANGED
    if event.lemma in ("accord", "according"):
        share *= _CREDIT
    if not is_sound(event.label) or _says_nothing(event, trigger):
        share *= _UNSOUND
    if points_outside(event.label):
        share *= _POINTING
    if event.basis is not Basis.STATED and _says_little(event.label):
        share *= _LITTLE
    return share


def _says_little(label: str) -> bool:
    """ "The disaster began", "The device was shut": of what, one would have to know already."""
    first, *others = label.split()
    named = any(word[0].isupper() for word in others)
    return first == "The" and len(others) < _FEW_WORDS and not named


def _says_nothing(event: Event, trigger: Token) -> bool:
    """ "The firm announced on Monday", where what it announced found no room in the label."""
    clauses = [one for one in children(trigger, "ccomp") if one.i > trigger.i]
    return bool(clauses) and not any(one.text in event.label for one in clauses)


def _only_arranges(trigger: Token) -> bool:
    """ "Was scheduled to return on Friday", "is due to close": what is told is the return."""
    ahead = trigger.lower_ == "due" or (
        trigger.lemma_ in words("scheduling_verbs", "verbs") and bool(children(trigger, "auxpass"))
    )
    return ahead and any(verb.tag_ == "VB" for verb in children(trigger, "xcomp"))


def _is_condition(verb: Token) -> bool:
    """ "If the figures are confirmed, …": nobody says that they are."""
    return verb.dep_ == "advcl" and is_conditional(verb)


def _is_urged(trigger: Token) -> bool:
    """ "Get the news delivered to your inbox": what a page tells its readers to do."""
    first = trigger.sent.root
    if first.tag_ != "VB" or first.i != trigger.sent.start or first.lemma_ in ("be", "let"):
        return False
    return not children(first, "nsubj", "nsubjpass", "aux", "auxpass")


def _is_appeal(trigger: Token) -> bool:
    """ "Whoever saw it is asked to phone the police": news has it, and no news is it."""
    root = trigger.sent.root
    asked = [one for one in subjects(root) if one.lower_ in _WHOEVER]
    said = {one.lemma_ for one in trigger.sent} if asked or root.lemma_ in _URGING else set()
    whoever = bool(asked) or any(one.lower_ in _WHOEVER for one in children(root, "dobj"))
    return whoever and bool(said & _CALLING)


def _is_compared(verb: Token) -> bool:
    """ "Faster than anyone expected": what something else is measured by."""
    return any(mark.lower_ == "than" for mark in children(verb, "mark"))


def _is_supposed(verb: Token) -> bool:
    """ "Dangerous to assume that rates had peaked", "will strike until the firm makes an offer"."""
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_ in _SUPPOSING:
        return above.tag_ == "VB"
    return is_until_then(verb)


def _is_in_parentheses(trigger: Token) -> bool:
    marks = once(trigger.doc, "parentheses", lambda: _indices(trigger.doc, _PARENTHESES))
    first, last = bisect_left(marks, trigger.sent.start), bisect_left(marks, trigger.i)
    before = [trigger.doc[place].text for place in marks[first:last]]
    return before.count("(") > before.count(")")


def _indices(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens that are one of some words, in order."""
    return [token.i for token in doc if token.lower_ in words]


def _is_about_comment(event: Event, trigger: Token) -> bool:
    """ "Reached out to the firm for comment", "did not respond", "has not commented"."""
    if event.lemma in _ANSWERING:
        return event.polarity is Polarity.NEG
    if trigger.pos_ != "VERB":
        return False
    asked = once(trigger.doc, "comments", lambda: _indices(trigger.doc, _ASKED_FOR_COMMENT))
    first, last = bisect_left(asked, trigger.left_edge.i), bisect_right(asked, trigger.right_edge.i)
    found = (trigger.doc[place] for place in asked[first:last])
    return any(token == trigger or trigger in token.ancestors for token in found)


def _is_of_kinds(verb: Token) -> bool:
    """ "Satellites fall", "people who …": in the present a bare plural stands for its kind."""
    if verb.tag_ not in ("VBP", "VBZ"):
        return False
    doers = subjects(verb)[:1]
    return any(
        noun.lower_ in ("one", "people", "you")
        or (noun.tag_ == "NNS" and not any(child.dep_ in _DETERMINERS for child in noun.lefts))
        for noun in doers
    )
