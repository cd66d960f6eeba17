"""The past and the present tense of English verbs."""

from __future__ import annotations

import re

from events.lexicons import mapping, words

_DOUBLING = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]")


def past(lemma: str) -> str:
    """The past tense: `seize` gives `seized`, `withdraw` `withdrew`, `carry` `carried`."""
    irregular = mapping("irregular_verbs", "past").get(lemma)
    if irregular is not None:
        return irregular
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if _DOUBLING.fullmatch(lemma) or lemma in words("irregular_verbs", "doubling"):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def present(lemma: str, *, plural: bool) -> str:
    """The third person of the present: `seize` gives `seizes`, in the plural `seize`."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"
