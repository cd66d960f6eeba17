"""The one name under which a reader is shown an actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent
from events.actors.mentions import Phrase
from events.actors.names.clusters import Bearer
from events.lexicons import words
from events.parsing.quotations import QUOTATION_MARK
from events.types import ActorType, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNSHOWN = frozenset({"det", "predet", "poss", "punct", "advmod", "cc", "preconj"})
# "Most civilians" who fled are civilians.
_VAGUE = frozenset("estimated many more most other others several such".split())
_ASIDE = re.compile(r"\([^()]*\)\s*")
# "7/8" before the caption of a picture.
_SLIDE = re.compile(r"\d{1,2}/\d{1,2}")
_JOINING = frozenset("both but either neither yet".split())
# "Owners of the new phone" reads well, "owners of the phone that was shown on Monday" does not.
_LONGEST_COMPLEMENT = 5


def display_name(doc: Doc, referent: Referent) -> str:
    """The fullest name the article gives, without title; for the nameless their first phrase."""
    if referent.bearer is not None:
        return _said_once(_full_name(referent.bearer))
    first = _first_nominal(referent)
    text = _phrase(doc, first)
    owner = referent.owner
    if first.possessor is not None and owner is not None and owner.kind != "thing":
        name = _short_name(doc, owner)
        text = f"{name}{'’' if name.endswith('s') else '’s'} {text}"
    # "iPhone owners" keep their letters.
    return text if text[1:2].isupper() else text[0].upper() + text[1:]


def _short_name(doc: Doc, owner: Referent) -> str:
    """An owner's name without that one's own owner: no "Smith’s father’s son’s lawyer"."""
    if owner.bearer is not None:
        return _said_once(_full_name(owner.bearer))
    return _phrase(doc, _first_nominal(owner))


def _first_nominal(referent: Referent) -> Phrase:
    """The first phrase in words: "I" of a quotation may come before "the spokesman"."""
    in_words = [it for it in referent.phrases if it.type is not MentionType.PRO]
    return min(in_words or referent.phrases, key=lambda phrase: phrase.start)


def _said_once(name: str) -> str:
    """ "Anna Lee" of "Anna Lee Anna Lee", as a heading runs into the line below it."""
    parts = name.split()
    half = len(parts) // 2
    return " ".join(parts[:half]) if half and parts[:half] == parts[half:] else name


def _full_name(bearer: Bearer) -> str:
    if bearer.kind is ActorType.GPE:
        return bearer.known or bearer.forms[0]
    if bearer.known in bearer.forms:
        return bearer.known
    longest = max(bearer.forms, key=lambda form: (len(form.split()), len(form)))
    first, _, rest = longest.partition(" ")
    if rest and first in words("titles", "legal_forms"):
        return rest  # "N.V. Acme"
    plain = longest.rsplit(" ", 1)[0].rstrip(" ,&")
    legal = longest.rsplit(" ", 1)[-1] in words("titles", "legal_forms")
    return plain if legal and (plain in bearer.forms or " " in plain) else longest


def _phrase(doc: Doc, phrase: Phrase) -> str:
    """The words of a nominal: "pro-government forces", "members of the board"."""
    head = doc[phrase.head]
    shown = [child for child in head.lefts if child.dep_ not in _UNSHOWN]
    while shown and shown[0].lower_ in _VAGUE:
        shown.pop(0)
    first = _first_word(shown[0]) if shown else head
    while first.i < head.i and (first.lower_ in (*_JOINING, "the") or _SLIDE.fullmatch(first.text)):
        first = first.nbor()
    text = doc[first.i : _end(doc, phrase)].text
    complement = next((child for child in head.rights if child.lower_ == "of"), None)
    if complement is not None and _is_short(complement):
        text = doc[first.i : complement.right_edge.i + 1].text
    plain = QUOTATION_MARK.sub("", _ASIDE.sub("", text)).rsplit("(", 1)[-1]
    return plain.strip(" '`_-") or text


def _first_word(shown: Token) -> Token:
    """ "200,000 reservists" for "up to 200,000 reservists"."""
    if shown.dep_ != "nummod":
        return shown.left_edge
    return next((child for child in shown.lefts if child.dep_ == "compound"), shown)


def _end(doc: Doc, phrase: Phrase) -> int:
    end = phrase.head + 1
    while end < len(doc) and doc[end].idx < phrase.stop:
        end += 1
    return end


def _is_short(complement: Token) -> bool:
    words = list(complement.subtree)
    whole = words[-1].i - words[0].i + 1 == len(words)
    return whole and len(words) <= _LONGEST_COMPLEMENT and all(t.pos_ != "PRON" for t in words)
