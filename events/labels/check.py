"""Whether a label reads as one clause: no doubled or dangling word, no cut-off end, a subject."""

from __future__ import annotations

import re

# No clause ends with these: "in the embassy to", "left the". "In" and "by" may be particles.
NEVER_LAST = frozenset(
    "a although an and as at because but during from if into its my of or our than the their "
    "though to toward towards unless upon what when where whether which while who whose with "
    "your".split()
)
# Nor does one end with a noun whose other half is lost: "in an effort [to stop the flood]".
_LOOSE_ENDS = (
    *(" in case", " in order", " so as", " as well as", " such as", " as part", " on behalf"),
    *(" in an effort", " in an attempt", " in a bid", " in response", " in connection"),
    *(" in addition", " in exchange", " in return", " in favour", " in favor", " in light"),
    *(" in terms", " in the wake", " in the face", " in the midst", " in the course"),
    *(" on suspicion", " on condition", " on the grounds", " on the verge", " on the eve"),
    *(" with the aim", " with a view", " at the request", " for the sake", " at the expense"),
    *(" in the hope", " in hopes", " in the process", " due", " prior", " rather"),
)
# Nor does one begin with these, unless it asks: "which was caused by a fault".
_NEVER_FIRST = frozenset("are been had has have is was were which who whom whose".split())
_DOUBLED = re.compile(r"(?<![\w-])(?P<word>[a-z][a-z-]*) (?P=word)(?![\w-])", re.IGNORECASE)
_DOUBLED_PHRASE = re.compile(r"\b(?P<two>[a-z]+ [a-z]+) (?P=two)\b", re.IGNORECASE)
# "He said that that was over", "had had enough": words that may stand twice.
_MAY_DOUBLE = frozenset({"had", "that"})
_WORD, _PHRASE_WORDS = re.compile(r"\w+"), 3
_REPEATED = re.compile(r"\b(?P<words>\w+ \w+ \w+)\b.*\b(?P=words)\b", re.IGNORECASE)
_AGAIN_AT_END = re.compile(r"\b(?P<two>[a-z]+ [a-z]+)\b.*\b(?P=two)$", re.IGNORECASE)
# "Returned home to was described as", "with have": a verb right after a preposition.
_LOST_SUBJECT = re.compile(
    r"\b(?:at|by|for|from|in|into|of|on|to|with) (?:are|had|has|is|was|were)\b"
)
# "Appeared with refusing to comment": the one who refuses is lost.
_LOST_DOER = re.compile(r"\bwith (?!being\b|regard)[a-z]+ing (?:to|of|the|a|an|that)\b")


def trimmed(label: str) -> str:
    """A label without the words that dangle at its end."""
    words = label.split()
    while len(words) > 1 and words[-1].rstrip("…").lower() in NEVER_LAST:
        words.pop()
    return " ".join(words)


def is_sound(label: str) -> bool:
    """Whether a label shows none of the marks of a clause put together wrongly."""
    words = label.rstrip("…").lower().split()
    if not words or words[-1] in NEVER_LAST or label.lower().endswith(_LOOSE_ENDS):
        return False
    if words[0] in _NEVER_FIRST and not label.endswith("?"):
        return False
    if _is_doubled(label) or label.count("(") != label.count(")"):
        return False
    return not (_LOST_SUBJECT.search(label) or _LOST_DOER.search(label))


def _is_doubled(label: str) -> bool:
    """Whether a word stands twice on end, or a phrase twice."""
    words = _WORD.findall(label.casefold())
    if len(words) == len(set(words)):  # what is asked next takes longer
        return False
    doubled = {match["word"].lower() for match in _DOUBLED.finditer(label)}
    if doubled - _MAY_DOUBLE:
        return True
    if not _are_together_again(words, 2):
        return False
    return bool(
        (_are_together_again(words, _PHRASE_WORDS) and _REPEATED.search(label))
        or _AGAIN_AT_END.search(label.rstrip("…"))
        or _DOUBLED_PHRASE.search(label)
    )


def _are_together_again(words: list[str], number: int) -> bool:
    """Whether so many of the words that stand side by side do so a second time."""
    phrases = set(zip(*(words[place:] for place in range(number)), strict=False))
    return len(phrases) < len(words) - number + 1
