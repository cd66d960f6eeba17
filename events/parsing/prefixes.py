"""Prefixes with a hyphen, which are part of their word: "re-elected", "co-pilot", "ex-mayor".

The treebanks that English parsers learn from leave such words whole, and part all others at the
hyphen: "Paris - based". spaCy's tokenizer parts both, and its parser then takes the "re" for a verb
with an "elected" beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

    from spacy.language import Language

    _Finder = Callable[[str], Iterator[re.Match[str]]]

# Those of LDC's guidelines for English treebanks, as in Stanford's PTBTokenizer; without the single
# letters but "e", and without "mid", which stands before months and hours.
PREFIXES = frozenset(
    """
    agro ante anti arch bi bio co counter cross cyber de e eco ex extra inter intra macro mega micro
    mini mis mono multi neo non over pan para peri post pre pro pseudo quasi re semi sub super tri
    ultra un under uni vice
    """.split()
)
# Parted, they are read as a verb beside a preposition: "a drive-by shooting" is by nobody.
WHOLE = frozenset(
    """
    break-in break-up build-up call-up cover-up crack-down drive-by fly-by follow-up hit-and-run
    hold-up lay-off lock-down line-up mix-up pile-up roll-out round-up run-in run-off sell-off
    set-up shake-up show-down shut-down sit-in stand-by stand-off start-up stop-over take-off
    take-over tie-up trade-off try-out walk-out warm-up write-down write-off
    """.split()
)


def english_words(nlp: Language, *, rules: Mapping[str, list[dict[str, str]]]) -> Any:
    """spaCy's tokenizer for English, which leaves a prefix and the word behind it one token.

    `rules` are special cases besides its own. A tokenizer that is changed when it is made reads all
    of its 2,000 special cases again, which takes as long as the making.
    """
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    words = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules={**(words.tokenizer_exceptions or {}), **rules},
        prefix_search=compile_prefix_regex(words.prefixes or ()).search,
        suffix_search=compile_suffix_regex(words.suffixes or ()).search,
        infix_finditer=_keeping_prefixes(compile_infix_regex(words.infixes or ()).finditer),
        token_match=words.token_match,
        url_match=words.url_match,
    )


def keep_prefixes(nlp: Language) -> None:
    """Let the tokenizer of any pipeline leave a prefix and the word behind it one token."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = _keeping_prefixes(tokenizer.infix_finditer)


def _is_whole(text: str) -> bool:
    """ "Drive-by" and "break-ins": a verb and its particle that make a noun or an adjective."""
    return text.lower().rstrip("s") in WHOLE


def without_prefix(word: str) -> str:
    """The word behind a prefix and its hyphen, or the word itself: "mayor" for "ex-mayor"."""
    prefix, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and prefix.lower() in PREFIXES else word


def _keeping_prefixes(part: _Finder) -> _Finder:
    """A finder of where words are parted that passes over the hyphen of a prefix."""

    def parted(text: str) -> Iterator[re.Match[str]]:
        for match in part(text):
            if not (match.group() == "-" and (_is_prefix(text, match) or _is_whole(text))):
                yield match

    return parted


def _is_prefix(text: str, hyphen: re.Match[str]) -> bool:
    """ "Re-elected" and not "re-", "ex-Facebook", "post-2008"."""
    return text[: hyphen.start()].lower() in PREFIXES and text[hyphen.end() :][:1].islower()
