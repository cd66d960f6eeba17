"""Words, counts, copies, names: what joins articles, each by itself and without the model."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from events import Document
from events.happenings.actor_forms import describe, singular
from events.happenings.copies import find_copies
from events.happenings.counted import counts_in
from events.happenings.merging import merge
from events.happenings.words import rarity, weighed, words_of
from events.lexicons import groups, mapping, words
from events.lexicons.meanings import kinds, root, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shooting", "shoot"),
        ("resignation", "resign"),
        ("arrests", "arrested"),
        ("killing", "killed"),
        ("announcement", "announces"),
        ("acquisition", "acquire"),
        ("death", "dead"),
        ("collision", "collide"),
    ],
)
def test_derived_words_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"), [("arrest", "arrive"), ("marry", "market"), ("rise", "raid"), ("ban", "bank")]
)
def test_other_words_have_other_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


@pytest.mark.parametrize("kind", sorted(groups("meanings", "happenings")))
def test_each_word_of_a_kind_is_of_it(kind: str) -> None:
    members = groups("meanings", "happenings")[kind]

    assert [word for word in sorted(members) if kind not in kinds(word)] == []
    assert len(members) > 1


@pytest.mark.parametrize("word", ["bake", "paint", "sing", "orchard"])
def test_words_of_no_kind_have_none(word: str) -> None:
    assert kinds(word) == frozenset()


@pytest.mark.parametrize("table", ["people", "verbs", "outcomes"])
def test_words_of_one_meaning_stand_sorted(table: str) -> None:
    found = list(mapping("meanings", table))

    assert found == sorted(found, key=str.lower)
    assert all(word == word.lower() for pair in mapping("meanings", table).items() for word in pair)


def test_deeds_and_aftermath_are_kinds_and_not_both() -> None:
    deeds, aftermath = words("meanings", "deeds"), words("meanings", "aftermath")

    assert deeds | aftermath <= groups("meanings", "happenings").keys()
    assert not deeds & aftermath


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The landslide killed nine people.", [("killed", 9)]),
        ("Three miners are missing and five were hurt.", [("missing", 3), ("injured", 5)]),
        ("The storm left at least 40 people dead.", [("killed", 40)]),
        ("The death toll rose to 1,204.", [("killed", 1204)]),
        ("Police arrested twelve men after the match.", [("arrested", 12)]),
        ("2 dead, 4 wounded in ferry fire", [("killed", 2), ("injured", 4)]),
        ("A driver was killed in the crash.", [("killed", 1)]),
        ("Three men and a woman were wounded.", [("injured", 4)]),
        ("Police: 4 adults, 1 child shot in Dorn", [("shot", 5)]),
        ("The blast killed 5 soldiers, two children and a woman.", [("killed", 8)]),
        ("He killed two men and a woman was hurt.", [("killed", 2), ("injured", 1)]),
        ("Two officers and a girl suffered minor injuries.", [("injured", 3)]),
        ("Five people were shot at the corner.", [("shot", 5)]),
        ("5 shot in Dorn", [("shot", 5)]),
        ("Five men between the ages of 21 and 58 were shot.", [("shot", 5)]),
        ("The man who killed five people was hurt.", [("killed", 5)]),
        ("He killed four people and wounded a boy.", [("killed", 4), ("injured", 1)]),
        ("A family of five was found dead.", [("killed", 5)]),
        ("At least 12 people, including a child, were killed.", [("killed", 12)]),
        ("One driver is in the hospital.", [("injured", 1)]),
    ],
)
def test_people_are_counted(sentence: str, told: list[tuple[str, int]]) -> None:
    assert [(one.what, one.number) for one in counts_in(sentence)] == told


@pytest.mark.parametrize(
    "sentence",
    [
        "A 9-year-old was killed.",
        "The plant, which opened in 1961, killed the river.",
        "She spent 12 hours in the hospital.",
        "The firm cut 300 jobs.",
        "Dozens died.",
    ],
)
def test_other_numbers_count_nobody(sentence: str) -> None:
    assert [one for one in counts_in(sentence) if one.number != 1] == []


@pytest.mark.parametrize(
    ("phrase", "description"),
    [
        ("Some 200 troops", ("soldier",)),
        ("the interior minister of Peru", ("interior", "minister")),
        ("two women", ("woman",)),
        ("the ferry's captain, 43,", ("captain",)),
        ("at least 50 people", ("person",)),
        ("a relief group", ("relief", "group")),
    ],
)
def test_noun_that_a_phrase_is_about(phrase: str, description: tuple[str, ...]) -> None:
    assert describe(phrase) == description


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("men", "man"),
        ("firemen", "fireman"),
        ("cities", "city"),
        ("witnesses", "witness"),
        ("police", "police"),
        ("buses", "buse"),
        ("crisis", "crisis"),
    ],
)
def test_nouns_in_the_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_likest_things_merge_first_and_unlike_ones_not_at_all() -> None:
    one, other = np.array([0, 1, 2, 0]), np.array([1, 2, 3, 2])

    assert merge(5, one, other, np.array([0.9, 0.5, 0.8, 0.1]), 0.3) == [0, 0, 2, 2, 4]


def test_what_is_kept_apart_stays_apart() -> None:
    one, other = np.array([0, 1, 0]), np.array([1, 2, 2])

    assert merge(3, one, other, np.array([0.9, 0.9, -10.0]), 0.3) == [0, 0, 2]


@pytest.mark.parametrize("seed", range(20))
def test_merging_is_that_of_all_pairs(seed: int) -> None:
    chance = np.random.default_rng(seed)
    number, least = 30, 0.2
    one, other = np.triu_indices(number, 1)
    told = chance.random(len(one)) < chance.choice([0.05, 0.2, 0.9])
    likeness = np.where(chance.random(len(one)) < 0.1, -10.0, chance.random(len(one)) ** 2)
    table = np.zeros((number, number))
    table[one[told], other[told]] = likeness[told]
    table += table.T
    groups = [[place] for place in range(number)]
    while len(groups) > 1:
        means = {
            (a, b): table[np.ix_(groups[a], groups[b])].mean()
            for a in range(len(groups))
            for b in range(a)
        }
        a, b = max(means, key=lambda pair: means[pair])
        if means[a, b] <= least:
            break
        groups[b] += groups.pop(a)
    expected = {place: min(group) for group in groups for place in group}

    found = merge(number, one[told], other[told], likeness[told], least)

    assert found == [expected[place] for place in range(number)]


def report(doc_id: str, text: str, day: int) -> Document:
    return Document(text=text, doc_id=doc_id, published=date(2023, 4, day))


AGENCY = (
    "The Orva dam burst on Monday night after a week of rain. The water swept through the lower "
    "town of Tarnov and carried off two bridges, a mill and the old customs house, officials said."
)


def test_copies_are_found_the_first_published_in_front() -> None:
    documents = [
        report("late", f"{AGENCY} Local schools stay closed.", 20),
        report(
            "other",
            "A ferry sank off Port Sable with nine people aboard, the coast guard said.",
            18,
        ),
        report("first", AGENCY, 18),
    ]

    assert find_copies(documents) == ((2, 0),)


def test_articles_of_one_event_in_other_words_are_no_copies() -> None:
    own = "Rain broke the dam above Tarnov. A mill, two bridges and the customs house were lost."

    assert find_copies([report("a", AGENCY, 18), report("b", own, 18)]) == ()


def test_rare_words_weigh_more() -> None:
    texts = [words_of("The governor of Tarnov spoke of the dam."), words_of("The governor spoke.")]
    rare = rarity(texts)

    assert rare[stem("tarnov")] > rare[stem("governor")]
    assert sum(weight**2 for weight in weighed(texts[0], rare).values()) == pytest.approx(1)
