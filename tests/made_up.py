"""Sentences made up by a small grammar, to see that no English that it makes breaks anything.

    python tests/made_up.py --sentences 50000 --seed 1

names each article of which a part fails; the status is 1 then.
"""

from __future__ import annotations

import argparse
import random
import sys
import warnings
from datetime import date

from events import extract_many
from events.types import Document

# A symbol in capitals stands for one of its expansions; the first is the plainest, and is taken
# where a sentence has become deep.
GRAMMAR: dict[str, tuple[str, ...]] = {
    "S": (
        "NP VP .",
        "TIME , NP VP .",
        "NP VP , NP SAID .",
        "“ NP VP , ” NP SAID .",
        "NP SAID CLAUSE .",
        "SUB NP VP , NP VP .",
        "NP VP , DOING .",
        "NP VP CONJ VP .",
        "NP VP , CONJ NP VP .",
        "There was NP REL .",
        "NP , NP , VP .",
        "NP VP : NP , NP CONJ NP .",
        "DONE by NP , NP VP .",
        "Asked SUB NP VP , NP VP .",
        "What NP VT was NP .",
        "It was NP that VP .",
        "Not only did NP BARE , but NP VP .",
        "NP — NP REL — VP .",
        "NP VP ( NP VP ) .",
    ),
    "NP": (
        "NAME",
        "DET N",
        "DET ADJ N",
        "DET N PP",
        "DET N REL",
        "HOLLOW REL",
        "NP CONJ NP",
        "NAME ’s N",
        "PRON",
        "HOLLOW whose N VP",
        "DET N whose N VP",
        "NUM N",
        "DET N of NP",
        "DET N to BARE",
        "MEASURE of NP",
        "NAME , DET N ,",
        "DET N DONE by NP",
        "DOING",
        "DET ADJ - ADJ N",
        "the fact that NP VP",
        "NP and NP and NP or NP",
    ),
    "VP": (
        "VI",
        "VT NP",
        "VT NP PP",
        "VI PP",
        "SAYV CLAUSE",
        "was DONE by NP",
        "tried to BARE",
        "told NP to BARE",
        "was ADJ",
        "VI in order to BARE",
        "had DONE NP",
        "will BARE TIME",
        "may not have DONE NP",
        "VT NP TIME",
        "was caught and DONE",
        "VI without DOING",
        "let NP BARE",
        "was accused of DOING",
        "named NP NP",
        "VI , DOING ,",
        "could n’t BARE",
        "VI SUB NP VP",
        "was said to have been DONE",
        "VT NP , NP and NP",
        "kept NP from DOING",
    ),
    "BARE": (
        "leave", "help NP", "try to BARE", "take NP PP", "be DONE", "say CLAUSE", "go and BARE",
        "make NP BARE",
    ),
    "DOING": ("leaving NP", "trying to BARE", "being DONE", "helping NP PP", "saying CLAUSE"),
    "CLAUSE": ("that NP VP", "NP VP", "whether NP VP", "if NP VP", "that NP SAYV CLAUSE"),
    "REL": (
        "who VP", "that NP VT", "whose N VP", "which VP", "to whom NP VT NP", "in which NP VP",
        "where NP VP", "NP VT", "DONE by NP", "DOING", "with whose N NP VP",
    ),
    "PP": ("in NAME", "of NP", "against NP", "from NP PP", "out of NP", "because of NP", "to NP"),
    "TIME": (
        "on Monday", "last week", "two years ago", "in May 2014", "at noon", "on Eid al Fitr",
        "since New Year’s Eve", "for half a dozen weeks", "on the 3rd of June", "in the 1990s",
        "a day after NP VP", "from 3 to 5 May", "by the end of the year", "every other Tuesday",
    ),
    "SAID": ("said", "said TIME", "told NP", "added", "insisted , DOING"),
    "SAYV": ("said", "believed", "announced", "denied", "wanted to know", "hoped"),
    "VT": ("seized", "left", "bought", "killed", "criticised", "put", "had", "carried out", "lost"),
    "VI": ("fell", "resigned", "went on", "came back", "broke out", "ended", "stayed"),
    "DONE": ("seized", "killed", "left behind", "called off", "built", "put in place"),
    "N": (
        "homes", "army", "minister", "raid", "bank", "siege", "daughter", "plan", "deal", "people",
        "explosion", "protesters", "half", "right", "year", "government", "1,000 jobs",
    ),
    "ADJ": ("new", "angry", "British", "second", "U.S.-backed", "unable", "former", "30-year-old"),
    "DET": ("the", "a", "its", "no", "every", "such a", "those", "whose", "their", "half of the"),
    "NAME": (
        "Ann Lee", "Harar", "the Aldwych Bank", "the United Nations", "Mr. Smith", "Osman", "NATO",
        "the European Court of Human Rights", "Smith & Sons Inc.", "Al-Hasan",
    ),
    "PRON": ("he", "they", "it", "everyone", "this", "nobody", "one", "we", "I", "herself"),
    "HOLLOW": ("people", "those", "anyone", "everybody", "one", "nobody", "somebody"),
    "MEASURE": ("half", "most", "a dozen", "hundreds", "none", "part", "a third", "a series"),
    "NUM": ("two", "1,200", "dozens of", "some 40", "no fewer than three", "$3.5 million in"),
    "CONJ": ("and", "but", "or", "nor", "yet"),
    "SUB": ("because", "after", "if", "although", "while", "unless", "so that", "until", "as"),
}  # fmt: skip
_DEEPEST = 9


def sentence(chance: random.Random) -> str:
    """One sentence, its first letter a capital."""
    words = " ".join(_expanded("S", chance, 0))
    for mark in (",", ".", ":", ")", "”", "’s", "n’t"):
        words = words.replace(f" {mark}", mark)
    words = words.replace("( ", "(").replace("“ ", "“").replace(" - ", "-")
    return words[:1].upper() + words[1:]


def article(chance: random.Random, sentences: int, name: str) -> Document:
    """So many sentences, a few to a paragraph, told in March 2024."""
    paragraphs = [
        " ".join(sentence(chance) for _ in range(min(4, sentences - start)))
        for start in range(0, sentences, 4)
    ]
    return Document(text="\n\n".join(paragraphs), doc_id=name, published=date(2024, 3, 13))


def _expanded(symbol: str, chance: random.Random, depth: int) -> list[str]:
    """The words that a symbol becomes."""
    if symbol not in GRAMMAR:
        return [symbol]
    expansions = GRAMMAR[symbol]
    # The deeper, the plainer, so that a sentence ends.
    grows = any(part in GRAMMAR for expansion in expansions for part in expansion.split())
    plain = grows and (depth > _DEEPEST or chance.random() < depth / _DEEPEST)
    chosen = expansions[0] if plain else chance.choice(expansions)
    return [word for part in chosen.split() for word in _expanded(part, chance, depth + 1)]


def main() -> int:
    """Try so many sentences; returns 1 when any article of them failed in any part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    warnings.simplefilter("always")
    chance = random.Random(asked.seed)
    articles = (
        article(chance, 20, f"{asked.seed}-{number}") for number in range(asked.sentences // 20)
    )
    failed: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        for _ in extract_many(articles, on_error=lambda one, error: failed.append(str(error))):
            pass
    failed += [str(warning.message) for warning in caught]
    sys.stdout.write("".join(f"{line}\n" for line in failed))
    sys.stdout.write(f"{asked.sentences} sentences, {len(failed)} faults\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
