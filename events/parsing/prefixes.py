"""Prefixes with a hyphen, which are part of their word: "re-elected", "co-pilot", "ex-mayor".

The treebanks that English parsers learn from leave such words whole, and part all others at the
hyphen: "Paris - based". spaCy's tokenizer parts both, and its parser then takes the "re" for a verb
with an "elected" beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from spacy.language import Language

# Those of LDC's guidelines for English treebanks, as in Stanford's PTBTokenizer; without the single
# letters but "e", and without "mid", which stands before months and hours.
PREFIXES = frozenset(
    """
    agro ante anti arch bi bio co counter cross cyber de e eco ex extra inter intra macro mega micro
    mini mis mono multi neo non over pan para peri post pre pro pseudo quasi re semi sub super tri
    ultra un under uni vice
    """.split()
)


def keep_prefixes(nlp: Language) -> None:
    """Let the tokenizer leave a prefix and the word behind it one token."""
    tokenizer: Any = nlp.tokenizer
    part = tokenizer.infix_finditer

    def parted(text: str) -> Iterator[re.Match[str]]:
        for match in part(text):
            if not (match.group() == "-" and _is_prefix(text, match)):
                yield match

    tokenizer.infix_finditer = parted


def without_prefix(word: str) -> str:
    """The word behind a prefix and its hyphen, or the word itself: "mayor" for "ex-mayor"."""
    prefix, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and prefix.lower() in PREFIXES else word


def _is_prefix(text: str, hyphen: re.Match[str]) -> bool:
    """ "Re-elected" and not "re-", "ex-Facebook", "post-2008"."""
    return text[: hyphen.start()].lower() in PREFIXES and text[hyphen.end() :][:1].islower()
