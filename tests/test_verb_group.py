"""The verb group, on Docs built by hand: no parser, so that only the grammar is tested."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Token

from events.grammar.auxiliaries import auxiliaries, full_form, is_auxiliary_form
from events.grammar.verb_direction import Direction, direction_of, is_to_come, verbs_above
from events.grammar.verb_group import is_semi_auxiliary, read_auxiliaries, read_verb_group

VOCAB = English().vocab
_POS = {"VB": "VERB", "MD": "AUX", "NN": "NOUN", "JJ": "ADJ", "IN": "ADP", "TO": "PART"}
_LEMMAS = {
    "going": "go",
    "has": "have",
    "had": "have",
    "’ve": "have",
    "needs": "need",
    "got": "get",
    "used": "use",
    "said": "say",
    "wants": "want",
    "expected": "expect",
    "closed": "close",
    "opens": "open",
    "seen": "see",
    "shows": "show",
}


def built(*rows: str) -> Doc:
    """A Doc of rows "word tag dep head", the head as the index of a row."""
    words, tags, deps, heads = zip(*(row.split() for row in rows), strict=True)
    return Doc(
        VOCAB,
        words=list(words),
        tags=list(tags),
        deps=list(deps),
        heads=[int(head) for head in heads],
        pos=[_pos(tag, dep) for tag, dep in zip(tags, deps, strict=True)],
        lemmas=[_lemma(word) for word in words],
    )


def _pos(tag: str, dep: str) -> str:
    if dep in ("aux", "auxpass") and tag != "TO":
        return "AUX"
    return _POS.get(tag, _POS.get(tag[:2], "X"))


def _lemma(word: str) -> str:
    forms = ("is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "am")
    return _LEMMAS.get(word, "be" if word in forms else word)


def clause(*before: str, verb: str = "resign VB") -> Token:
    """The verb of "Ann … resign on Friday": `before` are its auxiliaries as "word tag dep"."""
    last = len(before) + 1
    doc = built(
        f"Ann NNP nsubj {last}",
        *(f"{row} {last}" for row in before),
        f"{verb} ROOT {last}",
        f"on IN prep {last}",
        f"Friday NNP pobj {last + 1}",
    )
    return doc[last]


def infinitive(*lender: str, dep: str = "xcomp") -> Token:
    """ "resign" of "Ann is going to resign": `lender` are words as "word tag dep head", from 1."""
    place = len(lender)
    doc = built(
        f"Ann NNP nsubj {place}",
        *lender,
        f"to TO aux {place + 2}",
        f"resign VB {dep} {place}",
        f"on IN prep {place + 2}",
        f"Friday NNP pobj {place + 3}",
    )
    return doc[place + 2]


@pytest.mark.parametrize(
    ("verb", "tense", "aspect", "modal", "direction"),
    [
        (clause(verb="resigned VBD"), "PAST", "NONE", None, "past"),
        (clause(verb="rises VBZ"), "PRESENT", "NONE", None, "future"),
        (clause("has VBZ aux", verb="resigned VBN"), "PRESENT", "PERFECTIVE", None, "past"),
        (clause("had VBD aux", verb="resigned VBN"), "PAST", "PERFECTIVE", None, "past"),
        (clause("was VBD aux", verb="resigning VBG"), "PAST", "PROGRESSIVE", None, "past"),
        (clause("is VBZ aux", verb="resigning VBG"), "PRESENT", "PROGRESSIVE", None, "future"),
        (clause("’s VBZ aux", verb="resigning VBG"), "PRESENT", "PROGRESSIVE", None, "future"),
        (clause("'s POS aux", verb="resigning VBG"), "PRESENT", "PROGRESSIVE", None, "future"),
        (clause("’re VBP aux", verb="resigning VBG"), "PRESENT", "PROGRESSIVE", None, "future"),
        (clause("’s VBZ aux", verb="resigned VBN"), "PRESENT", "PERFECTIVE", None, "past"),
        (clause("’ve VBP aux", verb="resigned VBN"), "PRESENT", "PERFECTIVE", None, "past"),
        (clause("’d MD aux", verb="resigned VBN"), "PAST", "PERFECTIVE", None, "past"),
        (clause("did VBD aux"), "PAST", "NONE", None, "past"),
        (clause("does VBZ aux"), "PRESENT", "NONE", None, "future"),
        (clause("will MD aux"), "FUTURE", "NONE", "will", "future"),
        (clause("’ll MD aux"), "FUTURE", "NONE", "will", "future"),
        (clause("wo MD aux", "n’t RB neg"), "FUTURE", "NONE", "will", "future"),
        (clause("shall MD aux"), "FUTURE", "NONE", "shall", "future"),
        (clause("must MD aux"), "NONE", "NONE", "must", "future"),
        (clause("should MD aux"), "NONE", "NONE", "should", "future"),
        (clause("can MD aux"), "NONE", "NONE", "can", "future"),
        (clause("ca MD aux", "n’t RB neg"), "NONE", "NONE", "can", "future"),
        (clause("could MD aux"), "NONE", "NONE", "could", "future"),
        (clause("could MD aux", "not RB neg"), "NONE", "NONE", "could", "past"),
        (clause("may MD aux"), "NONE", "NONE", "may", "future"),
        (clause("might MD aux"), "NONE", "NONE", "might", "future"),
        (clause("need MD aux", "not RB neg"), "NONE", "NONE", "need", "future"),
        (clause("would MD aux"), "NONE", "NONE", "would", "future"),
        (clause("’d MD aux"), "NONE", "NONE", "would", "future"),
        (clause("had VBD aux", "better RBR advmod"), "NONE", "NONE", "had better", "future"),
    ],
)
def test_reads_the_auxiliaries(
    verb: Token, tense: str, aspect: str, modal: str | None, direction: str
) -> None:
    group = read_auxiliaries(verb)

    found = (group.tense, group.aspect, group.modal, direction_of(verb, verb.doc[-1]))
    assert found == (tense, aspect, modal, direction)


@pytest.mark.parametrize("modal", ["may", "might", "must", "could", "should", "would", "ought"])
def test_a_modal_with_have_looks_back(modal: str) -> None:
    verb = clause(f"{modal} MD aux", "have VB aux", verb="resigned VBN")

    assert direction_of(verb, verb.doc[-1]) is Direction.PAST


@pytest.mark.parametrize("modal", ["will", "’ll", "shall"])
def test_a_future_perfect_looks_ahead(modal: str) -> None:
    verb = clause(f"{modal} MD aux", "have VB aux", verb="resigned VBN")

    assert direction_of(verb, verb.doc[-1]) is Direction.FUTURE


@pytest.mark.parametrize(
    ("verb", "tense", "modal", "direction"),
    [
        (infinitive("’s VBZ aux 2", "going VBG ROOT 2"), "FUTURE", "going to", "future"),
        (infinitive("'s POS aux 2", "going VBG ROOT 2"), "FUTURE", "going to", "future"),
        (infinitive("are VBP aux 2", "going VBG ROOT 2"), "FUTURE", "going to", "future"),
        (infinitive("was VBD aux 2", "going VBG ROOT 2"), "PAST", None, "past"),
        (infinitive("is VBZ ROOT 1", "about JJ acomp 1"), "FUTURE", "about to", "future"),
        (infinitive("was VBD ROOT 1", "about JJ acomp 1"), "PAST", None, "past"),
        (infinitive("has VBZ ROOT 1"), "PRESENT", "have to", "future"),
        (infinitive("had VBD ROOT 1"), "PAST", "have to", "past"),
        (infinitive("’ve VBP aux 2", "got VBN ROOT 2"), "PRESENT", "have to", "future"),
        (infinitive("used VBD ROOT 1"), "PAST", None, "past"),
        (infinitive("ought MD ROOT 1"), "NONE", "ought", "future"),
        (infinitive("is VBZ ROOT 1"), "INFINITIVE", "be to", "future"),
        (infinitive("are VBP ROOT 1"), "INFINITIVE", "be to", "future"),
        (infinitive("was VBD ROOT 1"), "INFINITIVE", "be to", "future"),
        (infinitive("is VBZ ROOT 1", "due JJ acomp 1"), "INFINITIVE", None, "future"),
        (infinitive("was VBD ROOT 1", "due JJ acomp 1"), "INFINITIVE", None, "future"),
        (infinitive("is VBZ ROOT 1", "ready JJ acomp 1"), "INFINITIVE", None, "future"),
        (infinitive("is VBZ auxpass 2", "set VBN ROOT 2"), "INFINITIVE", None, "future"),
        (infinitive("is VBZ auxpass 2", "expected VBN ROOT 2"), "INFINITIVE", None, "future"),
        (infinitive("needs VBZ ROOT 1"), "INFINITIVE", None, "future"),
        (infinitive("wants VBZ ROOT 1"), "INFINITIVE", None, "future"),
    ],
)
def test_reads_what_stands_for_an_auxiliary(
    verb: Token, tense: str, modal: str | None, direction: str
) -> None:
    group = read_auxiliaries(verb)

    assert (group.tense, group.modal) == (tense, modal)
    assert direction_of(verb, verb.doc[-1]) == direction


def test_what_somebody_was_going_to_do_looks_ahead_from_what_was_said() -> None:
    doc = built(
        "He PRP nsubj 1",
        "said VBD ROOT 1",
        "she PRP nsubj 4",
        "was VBD aux 4",
        "going VBG ccomp 1",
        "to TO aux 6",
        "resign VB xcomp 4",
        "on IN prep 6",
        "Friday NNP pobj 7",
    )

    assert direction_of(doc[6], doc[8]) is Direction.FUTURE


def test_the_second_of_two_verbs_has_the_auxiliaries_of_the_first() -> None:
    doc = built(
        "It PRP nsubj 2", "may MD aux 2", "sell VB ROOT 2", "and CC cc 2", "close VB conj 2"
    )

    assert read_auxiliaries(doc[4]).modal == "may"


def test_a_past_tense_after_a_passive_has_its_own_subject_matter() -> None:
    doc = built(
        "He PRP nsubjpass 3",
        "must MD aux 3",
        "be VB auxpass 3",
        "fined VBN ROOT 3",
        "and CC cc 3",
        "set VBD conj 3",
        "Friday NNP dobj 5",
    )

    assert auxiliaries(doc[5]) == []


def test_what_the_parser_takes_for_a_possessive_is_an_auxiliary() -> None:
    doc = built("mayor NN nsubj 2", "’s POS case 0", "resigned VBN ROOT 2")

    group = read_verb_group(doc[2])

    assert (group.tense, group.aspect) == ("PRESENT", "PERFECTIVE")


def test_what_the_tokenizer_leaves_in_one_piece_has_its_auxiliary() -> None:
    doc = built("mayor’ll NN nsubj 1", "resign VB ROOT 1")

    assert read_verb_group(doc[1]).tense == "FUTURE"


@pytest.mark.parametrize("quote", ["'", "’"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("{}ll MD aux 1", "resign VB ROOT 1"), "will"),
        (("{}m VBP aux 1", "resigning VBG ROOT 1"), "am"),
        (("{}re VBP aux 1", "resigning VBG ROOT 1"), "are"),
        (("{}ve VBP aux 1", "resigned VBN ROOT 1"), "have"),
        (("{}s VBZ aux 1", "resigning VBG ROOT 1"), "is"),
        (("{}s VBZ aux 1", "resigned VBN ROOT 1"), "has"),
        (("{}s VBZ auxpass 1", "sacked VBN ROOT 1"), "is"),
        (("{}s VBZ auxpass 2", "been VBN auxpass 2", "sacked VBN ROOT 2"), "has"),
        (("{}s VBZ aux 2", "to TO aux 2", "resign VB ROOT 2"), "is"),
        (("{}d MD aux 1", "resign VB ROOT 1"), "would"),
        (("{}d MD aux 1", "resigned VBN ROOT 1"), "had"),
        (("{}d MD aux 2", "have VB aux 2", "resigned VBN ROOT 2"), "would"),
        (("{}d VBD aux 2", "been VBN aux 2", "resigning VBG ROOT 2"), "had"),
    ],
)
def test_writes_a_contraction_in_full(rows: tuple[str, ...], expected: str, quote: str) -> None:
    doc = built(*(row.format(quote) for row in rows))

    assert full_form(doc[0]) == expected
    assert is_auxiliary_form(doc[0])


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (infinitive("’re VBP aux 2", "going VBG ROOT 2").head, True),
        (infinitive("’ve VBP aux 2", "got VBN ROOT 2").head, True),
        (infinitive("has VBZ ROOT 1").head, True),
        (infinitive("wants VBZ ROOT 1").head, False),
        (clause("is VBZ aux", verb="going VBG"), False),
        (clause(verb="had VBD"), False),
    ],
)
def test_tells_going_to_leave_from_going(verb: Token, expected: bool) -> None:
    assert is_semi_auxiliary(verb) is expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (clause("will MD aux"), True),
        (clause("must MD aux"), True),
        (infinitive("has VBZ ROOT 1"), True),
        (infinitive("’s VBZ aux 2", "going VBG ROOT 2"), True),
        (clause("might MD aux"), False),
        (clause("must MD aux", "have VB aux", verb="resigned VBN"), False),
        (infinitive("had VBD ROOT 1"), False),
        (clause(verb="resigned VBD"), False),
    ],
)
def test_knows_what_is_to_come(verb: Token, expected: bool) -> None:
    assert is_to_come(verb) is expected


@pytest.mark.parametrize(
    ("rows", "place", "expected"),
    [
        # "is investigating a blast on Friday"
        (
            "He PRP nsubj 2|is VBZ aux 2|probing VBG ROOT 2|a DT det 4|blast NN dobj 2"
            "|on IN prep 2|Friday NNP pobj 5",
            2,
            "unknown",
        ),
        # "opens since Friday"
        ("It PRP nsubj 1|opens VBZ ROOT 1|since IN prep 1|Friday NNP pobj 2", 1, "unknown"),
        # "shows a fire on Friday"
        ("It PRP nsubj 1|shows VBZ ROOT 1|on IN prep 1|Friday NNP pobj 2", 1, "unknown"),
        # "Losses hurt the index on Friday": a past tense as well
        ("Losses NNS nsubj 1|hurt VBP ROOT 1|on IN prep 1|Friday NNP pobj 2", 1, "unknown"),
        # "could be seen on Friday"
        (
            "It PRP nsubjpass 3|could MD aux 3|be VB auxpass 3|seen VBN ROOT 3"
            "|on IN prep 3|Friday NNP pobj 4",
            3,
            "past",
        ),
        # "would not say on Friday"
        (
            "He PRP nsubj 3|would MD aux 3|not RB neg 3|say VB ROOT 3|on IN prep 3"
            "|Friday NNP pobj 4",
            3,
            "past",
        ),
        # "Vote on Friday"
        ("Vote VB ROOT 0|on IN prep 0|Friday NNP pobj 1", 0, "future"),
    ],
)
def test_direction_of_what_only_looks_like_the_future(rows: str, place: int, expected: str) -> None:
    doc = built(*rows.split("|"))

    assert direction_of(doc[place], doc[-1]) == expected


def test_verbs_above_a_time_come_nearest_first() -> None:
    verb = infinitive("wants VBZ ROOT 1")

    assert [above.text for above in verbs_above(verb.doc[-1])] == ["resign", "wants"]
