"""The small language in which a rule says what words it reads, compiled to a regex.

    {number} {units} ago        slots of the lexicon; {last:year} is a slot `year` renamed
    [the] {ordinal} quarter     brackets: may be missing, and a space beside them with it
    (this|last) {unit}          parentheses: one of these
    <{number} {units}> later    angles: the words that are the time; the rest is only looked at
    weeks?                      a question mark: the character before it may be missing
    {month} {day},? {year}      a space is any white space
    two-{units}                 a hyphen is a hyphen, a dash or a space
    {day}~{last:day}            a tilde is a hyphen or a dash, with spaces or without
    {units} before$             a dollar: a clause ends here
    {_money}                    a slot with an underscore is looked at, but not handed on

Patterns are matched against lower-cased text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

# What the first words of a pattern may be: words, `0` for any digits, `'` for an apostrophe.
DIGITS = "0"
APOSTROPHE = "'"

_SPELLING = {" ": r"\s+", "'": "['’‘`]", "-": r"(?:[-‐‑–]|\s+)", "~": r"\s?[-‐‑–—]\s?", ".": r"\."}
# 'a week' is no match in 'a week-long', but 'May' is one in 'May-June'.
_ENDS = r"(?!\w|-(?:ago|earlier|end|ends|long|old|olds|round)\b)"
_TOKEN = re.compile(r"\{(?:(?P<name>\w+):)?(?P<slot>\w+)\}|(?P<word>[a-z0-9]+)|(?P<mark>.)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of word that a pattern can name.

    `regex` matches it in lower-cased text, `first` is what it may begin with, `convert` makes its
    value out of the words as printed, or None when they are no such thing ("may" as a month).
    `phrases` are all that a closed set of them holds, in lower case.
    """

    regex: str
    first: frozenset[str]
    convert: Callable[[str], object]
    phrases: frozenset[str] = frozenset()

    @classmethod
    def of_words(cls, meanings: Mapping[str, object]) -> Slot:
        """A slot for a closed set of phrases, each with its value."""
        table = {_plain(words): value for words, value in meanings.items()}
        phrases = frozenset(" ".join(words.lower().split()) for words in meanings)
        longest_first = sorted(phrases, key=lambda words: (-len(words), words))
        regex = "|".join(_escape(words) for words in longest_first)
        first = frozenset(re.findall(r"[^\W\d_]+|\d", words)[0] for words in phrases)
        first = frozenset(DIGITS if word.isdigit() else word for word in first)
        return cls(regex, first, lambda words: table[_plain(words)], phrases)


class Pattern:
    """A compiled pattern; `match` is tried at the beginning of a word.

    Raises KeyError for a slot that the lexicon does not have, ValueError for unbalanced brackets.
    """

    def __init__(self, source: str, slots: Mapping[str, Slot]) -> None:
        self.source = source
        named = [token for token in _TOKEN.finditer(source) if token["slot"]]
        self.names = {
            token["name"] or token["slot"]: token["slot"]
            for token in named
            if not token["slot"].startswith("_")
        }
        self._slots = slots
        self._check([token["slot"] for token in named])

    @property
    def first(self) -> frozenset[str]:
        """The words with which a match can begin."""
        return _first(self.source, self._slots)

    @cached_property
    def needs(self) -> frozenset[frozenset[str]]:
        """The parts that no match lacks, each as the words with which it can begin.

        A text that has none of the words of a part has no match. As in `first`, digits and
        apostrophes stand for themselves.
        """
        return frozenset(_needs(self.source, self._slots))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regex, compiled when it is first needed."""
        return re.compile(_translate(self.source, self._slots) + _ENDS)

    def convert(self, slot: str, words: str) -> object:
        """The value of a slot's words as printed, None when they are no such thing."""
        return self._slots[slot].convert(words)

    def _check(self, named: list[str]) -> None:
        for slot in named:
            if slot not in self._slots:
                raise KeyError(f"the lexicon has no slot {{{slot}}}, which {self.source!r} names")
        for opening, closing in ("[]", "()", "<>"):
            if self.source.count(opening) != self.source.count(closing):
                raise ValueError(f"unbalanced {opening}{closing} in {self.source!r}")


def _translate(source: str, slots: Mapping[str, Slot]) -> str:
    """The regex source of a pattern."""
    # A space beside a bracket goes missing with the words in the bracket.
    source = re.sub(r"\[(?! )([^\[\]]*)\] ", r"[(\1) ]", source)
    source = re.sub(r" \[(?! )([^\[\]]*[^ \]])\]", r"[ (\1)]", source)
    parts = []
    for token in _TOKEN.finditer(source):
        if token["slot"]:
            name = token["name"] or token["slot"]
            group = "?:" if token["slot"].startswith("_") else f"?P<{name}>"
            parts.append(f"({group}{slots[token['slot']].regex})")
        elif token["word"]:
            parts.append(token["word"])
        else:
            parts.append(_MARKS.get(token["mark"]) or _escape(token["mark"]))
    return "".join(parts)


_MARKS = {
    "[": "(?:",
    "]": ")?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "$": r"(?=\s*(?:[.,;:)]|$))",
    "<": "(?P<extent>",
    ">": ")",
}


def _first(source: str, slots: Mapping[str, Slot]) -> frozenset[str]:
    """What a pattern can begin with: its first element, and more while that may be missing."""
    found: set[str] = set()
    depth, optional_depth, open_branch = 0, 0, True
    tokens = list(_TOKEN.finditer(source))
    for position, token in enumerate(tokens):
        mark = token["mark"]
        if mark in ("[", "("):
            depth += 1
            optional_depth += mark == "["
            if depth == 1:
                open_branch = True
        elif mark in ("]", ")"):
            depth -= 1
            optional_depth -= mark == "]"
            if depth == 0 and mark == ")":
                return frozenset(found)
            open_branch = True
        elif mark == "|":
            open_branch = True
        elif open_branch and (token["slot"] or token["word"] or mark == "'"):
            found |= _beginnings(tokens, position, slots)
            open_branch = False
            if depth == 0:
                return frozenset(found)
    return frozenset(found)


# What may be missing and stands by itself, and what stands by itself and may not.
_MISSING = re.compile(r"\[ [^\[\]]*\]|\[[^\[\]]*[ ~-]\]|(?<= )\[[^\[\]]*\]|\[[^\[\]]*\](?= )")
_PART = re.compile(
    r"(?:^|(?<=[ ,./'~-]))(?:\{[\w:]+\}|[a-z0-9]+\??|\([^()|][^()]*[^()|]\))"
    r"(?=$|[ $,./'~-](?!\?)|[,.]\? )"
)


def _needs(source: str, slots: Mapping[str, Slot]) -> Iterator[frozenset[str]]:
    """The beginnings of the words, slots and parentheses that no match lacks.

    A piece of a word is left out, as in 'centur(y|ies)': the text may not have it by itself.
    """
    source = re.sub("[<>]", "", _MISSING.sub(" ", source))
    for part in _PART.finditer(source):
        before = source[: part.start()]
        words = _first(part[0], slots)
        if words and before.count("(") == before.count(")") and "||" not in part[0]:
            yield words


def _beginnings(
    tokens: list[re.Match[str]], position: int, slots: Mapping[str, Slot]
) -> frozenset[str]:
    token = tokens[position]
    if token["slot"]:
        return slots[token["slot"]].first
    if not token["word"]:
        return frozenset({APOSTROPHE})
    word = token["word"]
    if word[0].isdigit():
        return frozenset({DIGITS})
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    missing_last = after is not None and after["mark"] == "?"
    return frozenset({word, word[:-1]}) if missing_last else frozenset({word})


def _escape(words: str) -> str:
    return "".join(_SPELLING.get(letter) or re.escape(letter) for letter in words)


def _plain(words: str) -> str:
    """A phrase as a key, the same for every spelling that `_SPELLING` lets a pattern match."""
    return re.sub("[’‘`]", "'", re.sub(r"[-‐‑–\s]+", " ", words.lower())).strip()
