"""The paragraphs of an article and their kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.parsing.sections import find_sections


def sections_of(text: str) -> list[tuple[str, str]]:
    return [
        (section.kind.value, text[section.start : section.end]) for section in find_sections(text)
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "HARAR, March 13, 2024 (AP) —",
        "HARAR, Ethiopia, 13 March 2024 —",
        "HARAR, Ethiopia (AP)_",
        "HARAR, Sept. 3 —",
        "DAR ES SALAAM, Tanzania (AP) --",
        "HARAR —",
        "HARAR _",
        "(Reuters) -",
        "HARAR (Reuters) - Wed March 13, 2024 -",
        "(Reuters) - Wed March 13, 2024",
    ],
)
def test_dateline_that_opens_a_paragraph_stands_by_itself(opening: str) -> None:
    body = "Rebels took the town, officials said."

    assert sections_of(f"{opening} {body}") == [("DATELINE", opening), ("BODY", body)]


@pytest.mark.parametrize(
    "line", ["March 13, 2024", "HAVANA (AP) --", "HARAR, March 12 (Xinhua) --"]
)
def test_line_that_is_a_dateline_is_no_title(line: str) -> None:
    body = "Rebels took the town, officials said."

    assert sections_of(f"{line}\n\n{body}") == [("DATELINE", line), ("BODY", body)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — said no.",
        "NATO-Led troops left it.",
        "COVID-19 — The virus spread.",
        "UN (the body) - said so.",
        "U.S. officials - all of them - said so.",
    ],
)
def test_name_before_a_dash_is_no_dateline(text: str) -> None:
    assert sections_of(text) == [("BODY", text)]


def test_archive_photo_is_no_dateline() -> None:
    text = "FILE - This May 18, 2015 file photo shows it. (AP Photo/X)"

    assert sections_of(text) == [("CAPTION", text)]


def test_title_body_and_linked_headline_are_told_apart() -> None:
    text = "Harar falls\n\nRebels took the town, officials said.\n\nWhy Harar matters"

    assert [kind for kind, _ in sections_of(text)] == ["TITLE", "BODY", "HEADLINE"]


@given(st.text(alphabet="AB a.\n-—()19,", max_size=200))
def test_sections_hold_every_word_once_and_in_order(text: str) -> None:
    sections = find_sections(text)

    words = [word for section in sections for word in text[section.start : section.end].split()]
    assert "".join(words) == "".join(text.split())
    assert all(section.start < section.end for section in sections)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Crews try again to plug the well Engineers on the ship hope to end it.\n\n"
            "The engineers came on Monday.",
            "Engineers on",
        ),
        (
            "Jury chosen for the trial of a singer's doctor People who sat there were asked.\n\n"
            "Some people left.",
            "People who",
        ),
        (
            "A bird that was found on the beach Oil from the wreck has killed many.\n\n"
            "The oil is thick.",
            "Oil from",
        ),
    ],
)
def test_a_heading_that_ran_in_is_parted_from_what_follows(text: str, begins: str) -> None:
    assert text.index(begins) in {one.start for one in find_sections(text)}


@pytest.mark.parametrize(
    "text",
    [
        "He was met there by the former Cabinet minister.\n\nThe cabinet had gone.",
        "They saw the Gulf of Mare on Monday.\n\nThe gulf is deep, the Gulf of Mare wide.",
        "At noon he was shown to the useless intern Will by his aide.\n\nHe will go.",
        "In the north and in the south Orava has won.\n\nHe left.",
    ],
)
def test_a_name_within_a_sentence_opens_none(text: str) -> None:
    assert len(find_sections(text)) == 2


def test_agencies_before_the_place_are_of_the_dateline() -> None:
    text = "(CBS/AP) ALBANY, N.Y. - Friends will gather on Friday."
    assert sections_of(text)[0] == ("DATELINE", "(CBS/AP) ALBANY, N.Y. -")
