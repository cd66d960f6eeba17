"""The past and the present tense of English verbs."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from events.grammar.inflection import doubled, past, present, regular_past
from events.lexicons import mapping, words

TOOL = Path(__file__).parent.parent / "tools" / "make_irregular_verbs.py"

PASTS = """
abhor abhorred, acquit acquitted, agree agreed, allot allotted, arc arced, argue argued, awake
awoke, be was, bear bore, beat beat, beget begot, benefit benefited, beset beset, bet bet, bid
bid, bivouac bivouacked, break broke, broadcast broadcast, budget budgeted, bus bused, buy
bought, cancel canceled, carry carried, catch caught, commit committed, control controlled,
cost cost, counsel counseled, cut cut, defer deferred, deter deterred, develop developed, die
died, dig dug, do did, draw drew, drop dropped, dye dyed, eat ate, edit edited, enter entered,
equal equaled, exit exited, fall fell, fight fought, fit fit, fix fixed, flee fled, focus
focused, forbid forbade, forecast forecast, forego forwent, gas gassed, get got, go went, grow
grew, hang hung, happen happened, have had, hear heard, hit hit, hop hopped, hope hoped, input
input, kidnap kidnapped, lay laid, lead led, leave left, lend lent, lie lay, limit limited,
lose lost, market marketed, marshal marshaled, mimic mimicked, obey obeyed, occur occurred,
offer offered, offset offset, omit omitted, open opened, outbid outbid, outrun outran, outwit
outwitted, overhear overheard, overlap overlapped, panic panicked, patrol patrolled, pay paid,
permit permitted, picnic picnicked, pilot piloted, plan planned, play played, prefer preferred,
profit profited, program programmed, put put, quarrel quarreled, quit quit, quiz quizzed, read
read, rebut rebutted, refer referred, regret regretted, rerun reran, retake retook, rid rid,
ring rang, rob robbed, say said, seize seized, sell sold, set set, shed shed, shoot shot, show
showed, sink sank, slay slew, speed sped, split split, spread spread, stop stopped, strike
struck, submit submitted, sue sued, take took, target targeted, taxi taxied, tax taxed, tear
tore, tie tied, traffic trafficked, travel traveled, try tried, typeset typeset, undercut
undercut, underwrite underwrote, veto vetoed, visit visited, wed wed, win won, withdraw
withdrew, worship worshipped, write wrote
"""


@pytest.mark.parametrize(
    ("lemma", "expected"), [tuple(pair.split()) for pair in PASTS.replace("\n", " ").split(",")]
)
def test_past(lemma: str, expected: str) -> None:
    assert past(lemma) == expected


@pytest.mark.parametrize(("lemma", "form"), mapping("irregular_verbs", "past").items())
def test_each_irregular_verb_is_one(lemma: str, form: str) -> None:
    assert form not in (regular_past(lemma), doubled(lemma))
    assert form.isalpha()
    assert form.islower()


@pytest.mark.parametrize("lemma", sorted(words("irregular_verbs", "doubling")))
def test_each_doubling_verb_needs_to_be_told(lemma: str) -> None:
    assert regular_past(lemma) != doubled(lemma)
    assert lemma[-1] not in "aeiouwxy"
    assert lemma not in mapping("irregular_verbs", "past")


@pytest.mark.skipif(not importlib.util.find_spec("lemminflect"), reason="a tool, no dependency")
def test_the_table_is_what_the_tool_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_irregular_verbs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    doubling, irregular = tool.tables()

    assert frozenset(doubling) == words("irregular_verbs", "doubling")
    assert irregular == mapping("irregular_verbs", "past")


@pytest.mark.parametrize(
    ("lemma", "plural", "expected"),
    [
        ("seize", False, "seizes"),
        ("seize", True, "seize"),
        ("carry", False, "carries"),
        ("stay", False, "stays"),
        ("push", False, "pushes"),
        ("quiz", False, "quizzes"),
        ("go", False, "goes"),
        ("have", False, "has"),
        ("be", False, "is"),
        ("be", True, "are"),
    ],
)
def test_present(lemma: str, plural: bool, expected: str) -> None:
    assert present(lemma, plural=plural) == expected
