"""The parse is the same without the command line and the strings that are left out in loading."""

from __future__ import annotations

import importlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from events import example_stories
from events.parsing.load_spacy import load_package
from events.parsing.prefixes import keep_prefixes
from events.parsing.spacy_pipeline import MODELS, load_model

if TYPE_CHECKING:
    from spacy.tokens import Token

PACKAGE = MODELS["md"]
ODD = (
    "“Zxqv’s”, she’d said: e.g. 3:45p.m., U.S.-led C++ 😀 don't/won’t gonna :-) https://a.bc/d?e=1"
)

PREFIXED = (
    "The ex-mayor, re-elected in pre-war Paris-based co-ops, un-did e-mails: Ex-Facebook re-."
)


@pytest.mark.parametrize("text", [example_stories()[0].text, ODD], ids=["story", "odd"])
def test_the_parse_is_that_of_the_whole_package(text: str) -> None:
    whole, light = load_package(PACKAGE, whole=True), load_package(PACKAGE, whole=False)

    assert [read(token) for token in light(text)] == [read(token) for token in whole(text)]


def test_its_tokenizer_is_that_of_the_package() -> None:
    whole, light = (load_package(PACKAGE, whole=whole).tokenizer for whole in (True, False))

    assert light.rules == whole.rules
    for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(light, name).__self__.pattern == getattr(whole, name).__self__.pattern
    assert (light.token_match is None) == (whole.token_match is None)


@pytest.mark.parametrize(
    "text", [example_stories()[0].text, ODD, PREFIXED], ids=["story", "odd", "prefixed"]
)
def test_words_are_parted_as_by_the_package_changed_afterwards(text: str) -> None:
    whole = load_package(PACKAGE, whole=True)
    keep_prefixes(whole)

    assert [read(token) for token in load_model().make_doc(text)] == [
        read(token) for token in whole.make_doc(text)
    ]


def test_its_rules_are_those_of_the_package_and_our_own() -> None:
    theirs = load_package(PACKAGE, whole=True).tokenizer.rules

    ours = load_model().tokenizer.rules

    assert {short: ours[short] for short in theirs} == theirs
    assert {"'m", "'ve", "Lt.", "Sgt."} <= ours.keys() - theirs.keys()
    assert all(ours[short] == [{"ORTH": short}] for short in ours.keys() - theirs.keys())


def test_every_label_has_its_string() -> None:
    nlp = load_model()

    labels = [label for labels in nlp.pipe_labels.values() for label in labels]

    assert labels
    assert [nlp.vocab.strings[nlp.vocab.strings[label]] for label in labels] == labels
    assert all(label in nlp.vocab.strings for label in labels)


def test_the_command_line_of_spacy_can_be_had_afterwards() -> None:
    code = (
        "from events.parsing.load_spacy import import_spacy; import_spacy(); import sys; "
        "assert 'spacy.cli' not in sys.modules; import spacy; "
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__; "
        "import spacy.cli; assert spacy.cli.download"
    )

    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_yaml_can_be_had_afterwards() -> None:
    code = (
        "from events.parsing.load_spacy import import_spacy; import_spacy(); import sys; "
        "assert 'srsly.ruamel_yaml' not in sys.modules; import srsly; "
        "assert srsly.yaml_loads(srsly.yaml_dumps({'a': [1, None]})) == {'a': [1, None]}; "
        "assert srsly.is_yaml_serializable({}); import srsly._yaml_api as whole; "
        "assert whole.CustomYaml and not hasattr(whole.yaml_dumps, 'func')"
    )

    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_the_functions_of_yaml_are_all_that_there_are() -> None:
    code = (
        "import srsly, srsly._yaml_api; from events.parsing.load_spacy import _OF_YAML; "
        "theirs = {n for n in vars(srsly) if getattr(vars(srsly)[n], '__module__', '') "
        "== 'srsly._yaml_api'}; assert theirs == set(_OF_YAML), theirs"
    )

    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_spacy_that_is_there_already_is_left_alone() -> None:
    spacy = importlib.import_module("spacy")

    load_model()

    assert sys.modules["spacy"] is spacy


def read(token: Token) -> tuple[object, ...]:
    """All that Dateline reads of a token."""
    morph, head = str(token.morph), token.head.i
    names = (token.tag_, token.pos_, token.dep_, token.lemma_, token.ent_type_, token.ent_iob_)
    return (token.text, token.shape_, token.norm_, token.lower_, morph, head, *names)
