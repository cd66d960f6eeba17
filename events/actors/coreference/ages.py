"""How old the text says somebody is: the 58-year-old is no boy of 14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent
from events.actors.mentions import Phrase
from events.parsing.spacy_pipeline import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The characters after a name within which its age stands, and before it: "14-year-old".
_AFTER, _BEFORE = 60, 16
_YEARS = r"(?P<age>\d\d?|10\d)"
_AS_ADJECTIVE = re.compile(rf"\b{_YEARS}\s?-\s?years?\s?-\s?olds?\b")
_BEHIND = re.compile(
    rf"(?:(?:, |\s?\()(?:who (?:is|was) |now )?(?:an? |aged |age )?| (?:of|aged) ){_YEARS}"
    r"(?=\s?[,.)]| (?:had|has|is|was|who)\b|\s?-?\s?years?\b)"
)
_BEHIND_ANOTHER = re.compile(rf", (?:an? )?\w+ {_YEARS}\s?-?\s?years?\s?-?\s?olds?\b")
# Somebody has a birthday between two reports of one matter.
_BIRTHDAY = 1


def age_told(phrase: Phrase, doc: Doc) -> int | None:
    """The age in years that the words of a phrase tell, or those right beside it; else None.

    "A 14-year-old boy", "a boy of 14", "Smith, 58,", "Smith (58)", "58-year-old Smith",
    "Smith, a retired 58-year-old".
    """
    text = text_of(doc)
    within = text[max(0, phrase.start - _BEFORE) : phrase.stop]
    found = _AS_ADJECTIVE.search(within)
    if found is not None and "," not in within[found.end() :]:
        return int(found["age"])
    after = text[phrase.stop : phrase.stop + _AFTER]
    behind = _BEHIND.match(after) or _BEHIND_ANOTHER.match(after)
    return int(behind["age"]) if behind is not None else None


def differ_in_age(phrase: Phrase, referent: Referent, doc: Doc) -> bool:
    """Whether a phrase tells another age than those that tell how old a referent is."""
    age = age_told(phrase, doc)
    if age is None:
        return False
    told = [known for one in referent.phrases if (known := age_told(one, doc)) is not None]
    return bool(told) and all(abs(age - known) > _BIRTHDAY for known in told)
