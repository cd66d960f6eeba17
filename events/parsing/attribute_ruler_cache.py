"""The part of speech of each word by spaCy's attribute ruler, asked once for each kind of word.

The ruler tries its 180 patterns on every token, which is a seventh of all parsing. Its patterns
look at the tag, the lower-case form, the dependency and whether there is a word at all, so
that two tokens alike in these get the same; what it says of the first is remembered for the others.
The few patterns of two words ("gonna", "there is") are tried on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

RULER, REMEMBERED = "attribute_ruler", "dateline_word_rules"
_SEEN: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_SET: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]

# As spaCy hands out its rules: `patterns`, `attrs` and `index`.
_Rule = dict[str, Any]


def remember_word_rules(nlp: Language) -> None:
    """Put the remembering rules in the place of a pipeline's ruler, if it has one."""
    from spacy.language import Language

    if RULER not in nlp.pipe_names:
        return
    if not Language.has_factory(REMEMBERED):
        Language.factory(REMEMBERED, func=_rules_of)
    nlp.add_pipe(REMEMBERED, after=RULER)
    nlp.disable_pipe(RULER)


class WordRules:
    """A pipeline component that sets what the ruler would set."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.pipeline import AttributeRuler

        self._ruler = ruler
        self._pairs = AttributeRuler(ruler.vocab, validate=False)
        words: set[str] = set()
        rules: list[_Rule] = list(ruler.patterns)
        for rule in rules:
            words |= _words_of(rule)
            if any(len(pattern) > 1 for pattern in rule["patterns"]):
                self._pairs.add(rule["patterns"], rule["attrs"], rule["index"])
        self._words = frozenset(ruler.vocab.strings.add(word) for word in words)
        self._found: dict[tuple[int, int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, its words' attributes set."""
        import numpy as np

        rows = []
        for index, (tag, lower, dep, space) in enumerate(doc.to_array(_SEEN).tolist()):
            key = (tag, lower if lower in self._words else 0, dep, space)
            if key not in self._found:
                self._found[key] = self._ask(doc, index)
            rows.append(self._found[key])
        if rows:
            found: Any = np.array(rows, dtype="uint64")
            doc.from_array(_SET, found)
            self._pairs(doc)
        return doc

    def _ask(self, doc: Doc, index: int) -> tuple[int, ...]:
        """What the ruler sets on a word that stands alone."""
        from spacy.tokens import Doc

        token = doc[index]
        alone = Doc(doc.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        return tuple(self._ruler(alone).to_array(_SET)[0].tolist())


def _rules_of(nlp: Language, name: str) -> WordRules:
    ruler: Any = nlp.get_pipe(RULER)
    return WordRules(ruler)


def _words_of(rule: _Rule) -> set[str]:
    """The lower-case forms that the patterns of a rule name."""
    named: set[str] = set()
    for pattern in rule["patterns"]:
        for token in pattern:
            lower = token.get("LOWER", {})
            named |= {lower} if isinstance(lower, str) else set(lower.get("IN", ()))
    return named
