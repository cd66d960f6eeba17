"""Writes events/lexicons/irregular_verbs.toml: the past of every verb that no rule gives.

Run once, with lemminflect installed (a tool for this script, no dependency of the library):

    pip install lemminflect==0.2.3
    python tools/make_irregular_verbs.py
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

from events.grammar.inflection import doubled, regular_past

TARGET = Path(__file__).parent.parent / "events" / "lexicons" / "irregular_verbs.toml"

# Where lemminflect errs, or gives a form first that American news does not use.
CORRECTIONS = {
    "bestride": "bestrode",
    "bid": "bid",
    "bide": "bided",
    "broadcast": "broadcast",
    "bus": "bused",
    "enrol": "enrolled",
    "fit": "fit",
    "gyp": "gypped",
    "focus": "focused",
    "forecast": "forecast",
    "forgo": "forwent",
    "forego": "forwent",
    "hiccup": "hiccuped",
    "impanel": "impaneled",
    "input": "input",
    "jell": "jelled",
    "joyride": "joyrode",
    "leap": "leaped",
    "mimic": "mimicked",
    "output": "output",
    "pal": "palled",
    "program": "programmed",
    "rabbit": "rabbited",
    "rebroadcast": "rebroadcast",
    "reprogram": "reprogrammed",
    "simulcast": "simulcast",
    "sublet": "sublet",
    "tar": "tarred",
    "telecast": "telecast",
    "thrive": "thrived",
    "typecast": "typecast",
    "typeset": "typeset",
    "unbend": "unbent",
    "webcast": "webcast",
    "wed": "wed",
}
# "Compelled", but "counseled" and "quarreled", as American news has it.
_STRESSED_L = frozenset(
    "annul compel control corral dispel distil enrol excel expel extol fulfil impel instil patrol "
    "propel rebel repel".split()
)
_SYLLABLE = re.compile(r"[aeiouy]+[^aeiouy]+")
_MODALS = frozenset("can may must ought shall will dare need".split())
# A verb has at least so many inflected forms in the word list; the rest are misreadings.
_FEWEST_FORMS = 3
_HEADER = """\
# The past tense of the verbs of English that no rule gives, written by
# tools/make_irregular_verbs.py from lemminflect 0.2.3, with the corrections listed there.
"""


def main() -> None:
    """Write the two tables: verbs that double their last letter, and the irregular ones."""
    doubling, past = tables()
    lines = [_HEADER, "# Verbs of more than one syllable that double their last consonant."]
    lines += ["doubling = [", *(f'  "{verb}",' for verb in doubling), "]", "", "[past]"]
    lines += [f'{verb} = "{form}"' for verb, form in past.items()]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tables() -> tuple[list[str], dict[str, str]]:
    """The verbs that double their last letter, and the past of the irregular ones; both sorted."""
    doubling, past = [], {}
    for verb in sorted(_lemmas() | CORRECTIONS.keys()):
        form = _past(verb)
        if form == regular_past(verb):
            continue
        if form == doubled(verb):
            doubling.append(verb)
        else:
            past[verb] = form
    return doubling, past


def _past(verb: str) -> str:
    from lemminflect import getInflection

    if verb in CORRECTIONS:
        return CORRECTIONS[verb]
    forms = [form for form in getInflection(verb, tag="VBD") if form.isalpha()]
    if verb.endswith("l") and len(_SYLLABLE.findall(verb)) > 1 and verb not in _STRESSED_L:
        forms = [form for form in forms if form != doubled(verb)]
    return forms[0] if forms else regular_past(verb)


def _lemmas() -> set[str]:
    """The verbs of lemminflect's word list, each with at least three inflected forms."""
    found: Counter[str] = Counter()
    inflected = set()
    table = files("lemminflect").joinpath("resources", "lemma_lu.csv.gz")
    with table.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as rows:
        for form, kind, lemmas in csv.reader(rows):
            for lemma in lemmas.split("/"):
                if kind == "verb" and lemma.isalpha() and lemma.islower():
                    found[lemma] += 1
                    if form != lemma:
                        inflected.add(form)
    return {
        lemma
        for lemma, forms in found.items()
        if forms >= _FEWEST_FORMS and lemma not in _MODALS and len(lemma) > 1
    } | {"be", "do", "have"}


if __name__ == "__main__":
    main()
