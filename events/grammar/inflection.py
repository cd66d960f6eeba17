"""The past and the present tense of English verbs."""

from __future__ import annotations

import re

from events.lexicons import mapping, words
from events.parsing.prefixes import without_prefix

_DOUBLING = re.compile(r"[^aeiouy]*(?:qu)?[aeiou][bdgklmnprtz]")


def past(lemma: str) -> str:
    """The past tense: `seize` gives `seized`, `withdraw` `withdrew`, `commit` `committed`."""
    base = without_prefix(lemma)
    if base != lemma:
        return lemma[: -len(base)] + past(base)
    irregular = mapping("irregular_verbs", "past").get(lemma)
    if irregular is not None:
        return irregular
    doubling = lemma in words("irregular_verbs", "doubling")
    return doubled(lemma) if doubling else regular_past(lemma)


def regular_past(lemma: str) -> str:
    """The past tense by the rules of spelling: `carried`, `planned`, `panicked`, `opened`."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma.endswith(("ac", "ic")):
        return lemma + "ked"
    return doubled(lemma) if _DOUBLING.fullmatch(lemma) else lemma + "ed"


def doubled(lemma: str) -> str:
    """The past tense with the last letter twice: `admit` gives `admitted`."""
    return lemma + lemma[-1] + "ed"


def present(lemma: str, *, plural: bool) -> str:
    """The third person of the present: `seize` gives `seizes`, in the plural `seize`."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith("z") and past(lemma) == doubled(lemma):
        return lemma + "zes"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"
