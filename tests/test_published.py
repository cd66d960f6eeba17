"""The publication date where text or page tells it plainly, in UTC, in numbers, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import events
from events import Basis, Document, PublishedBasis, extract, find_published, read_documents

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

BODY = "The minister left the palace on Tuesday. Nobody followed her."
CREDITED = f"{BODY}\n\nTraders sold.\n\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            f"Minister 'should go'\npublished at 16:08 British Summer Time 10 July 2018\n\n{BODY}",
            date(2018, 7, 10),
        ),
        (f"Minister goes\n\nPosted at 4.08 p.m. EDT, July 10, 2018\n\n{BODY}", date(2018, 7, 10)),
        (
            f"Minister goes\n\nPublished 10/07/2018, 16:08\n\n{BODY} It was 23/06/2018.",
            date(2018, 7, 10),
        ),
        (f"{CREDITED}(China Daily 10/03/2017)", date(2017, 10, 3)),
        (f"{CREDITED}(China Daily USA 07/15/2016 page1)", date(2016, 7, 15)),
        (f"{CREDITED}(Harbour Post, May 20, 2015)", date(2015, 5, 20)),
        (f"{CREDITED}(Harbour Post 5/5/2015, p. 3)", date(2015, 5, 5)),
        (
            f"HARAR, Ethiopia | Mon Jun 28, 2010 4:11 pm EDT HARAR (Reuters) - {BODY}",
            date(2010, 6, 28),
        ),
        (
            f"{BODY}\n\npublished at 16:40 10 July 2018\n\nShe left.\n\n"
            "published at 16:08 10 July 2018\n\nShe came.",
            date(2018, 7, 10),
        ),
    ],
)
def test_text_that_says_when_it_came_out_is_taken_at_its_word(
    parse: Parse, text: str, day: date
) -> None:
    found = find_published(*parse(text))

    assert (found.published, found.published_basis) == (day, PublishedBasis.DATELINE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The mayor was shot on Tuesday, police said. It happened on Tuesday, Nov. 14, 2017, at "
            "her home.",
            date(2017, 11, 14),
        ),
        (
            "She resigned on Friday.\n\nHer letter of Friday 9 March 2018 was short.",
            date(2018, 3, 9),
        ),
        (
            "The firm lost data.\n\nAnn Lee speaks on November 8, 2017. (Reuters/Ann Lee)\n\n"
            "Update, Nov. 15, 4pm: The firm sent a statement.",
            date(2017, 11, 15),
        ),
        (
            "The firm lost data on 8 November 2017.\n\nUpdated 15 November: It sent a statement.",
            None,
        ),
        (
            "The mayor was shot on Tuesday.\n\nThe law is of Tuesday, Nov. 14, 2017. It was "
            "changed in 2019.",
            None,
        ),
        ("He was buried on Friday.\n\nHe had been shot on Tuesday, Nov. 14, 2017.", None),
        ("Harar burned on Tuesday, Nov. 14, 2017. It was rebuilt.", None),
    ],
)
def test_words_that_agree_tell_the_day(parse: Parse, text: str, day: date | None) -> None:
    found = find_published(*parse(text))

    assert found.published == day
    assert found.published_basis is (PublishedBasis.TEXT if day else PublishedBasis.NONE)


@pytest.mark.parametrize(
    "text",
    [
        f"06/05/2024\n\n{BODY}",
        f"Minister goes\n\nPublished: 06/05/2024\n\n{BODY}",
        f"{CREDITED}(Harbour Post 06/05/2024)",
    ],
)
def test_a_date_that_can_be_two_days_is_none_and_said_to_be(parse: Parse, text: str) -> None:
    document, doc = parse(text)

    found = find_published(find_published(document, doc), doc)

    assert found.published is None
    said = "“06/05/2024” can be Mon 6 May 2024 or Wed 5 Jun 2024"
    assert found.published_evidence.count(said) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{CREDITED}(AP Photo/Ann Lee, May 20, 2015)",
        f"{CREDITED}The vote (of May 20, 2015) was lost.",
        f"{BODY}\n\nThis article was amended on 28 June 2012 to add a name.",
    ],
)
def test_other_days_are_not_taken_for_that_of_publication(parse: Parse, text: str) -> None:
    assert find_published(*parse(text)).published is None


UTC = '<meta property="article:published_time" content="2018-07-11T03:30:00Z">'


def read_page(folder: Path, head: str, body: str) -> Document:
    text = f"<p>{BODY * 3}</p><p>{BODY * 3}</p>"
    file = folder / "page.html"
    file.write_text(
        f"<html><head><title>Minister goes</title>{head}</head><body><article>"
        f"<h1>Minister goes</h1>{body}{text}</article></body></html>",
        encoding="utf-8",
    )
    (document,) = read_documents(str(file))
    return find_published(document, events.parse(document))


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (UTC, "", 11),
        (UTC, '<p class="byline-date">July 10, 2018 11:30 p.m. ET</p>', 10),
        (UTC, '<time datetime="2018-07-11T03:30:00Z">10 July 2018</time>', 10),
        (UTC, "<p>Published July 10, 2018</p>", 10),
        (UTC, '<p class="date">July 11, 2018</p>', 11),
        (UTC, '<p class="date">July 1, 2018</p>', 11),
        (UTC, '<p class="date">Updated July 12, 2018</p>', 11),
        (f'{UTC}<meta name="pubdate" content="2018-07-10T23:30:00-04:00">', "", 10),
        (UTC.replace("Z", "+08:00"), '<p class="date">July 10, 2018</p>', 11),
    ],
)
def test_metadata_in_utc_move_no_day(tmp_path: Path, head: str, body: str, day: int) -> None:
    found = read_page(tmp_path, head, body)

    assert found.published == date(2018, 7, day)
    assert ("in UTC" in found.published_evidence) == (day == 10)


def test_metadata_that_can_be_two_days_are_said_to_be(tmp_path: Path) -> None:
    found = read_page(tmp_path, '<meta name="pubdate" content="06/05/2024">', "")

    assert found.published is None
    assert "“06/05/2024”, which can be either of two days" in found.published_evidence


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The mayor resigned yesterday.", "resigned"),
        ("The port closed three days ago.", "closed"),
        ("Rebels left the port on Sunday.", "left"),
        ("A court freed him last week.", "freed"),
        ("Last night the roof fell and the guests fled.", "fled"),
    ],
)
def test_without_a_publication_date_a_relative_time_is_not_overridden(
    sentence: str, trigger: str
) -> None:
    text = f"The deal was signed on 6 May 2024. {sentence}"

    timeline = extract(Document(text=text, doc_id="deal"))

    event = next(one for one in timeline.events if one.trigger.text == trigger)
    assert (event.interval, event.basis) == (None, Basis.NONE)


def test_what_has_no_time_of_its_own_keeps_the_day_of_the_story() -> None:
    text = "The bank failed on 6 May 2024. Savers stormed the branches."

    timeline = extract(Document(text=text, doc_id="bank"))

    assert [event.interval and event.interval.edtf for event in timeline.events[:2]] == [
        "2024-05-06"
    ] * 2


def test_a_day_that_a_person_gave_is_not_moved_by_a_dateline(parse: Parse) -> None:
    document, doc = parse(f"HARAR, July 10, 2018 (AP) — {BODY}")
    given = replace(
        document,
        published=date(2018, 7, 11),
        published_basis=PublishedBasis.GIVEN,
        published_evidence="Given as “2018-07-11T03:30:00Z”.",
    )

    assert find_published(given, doc).published == date(2018, 7, 11)
