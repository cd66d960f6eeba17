"""Heads of articles in the manner of forty outlets, and the day on which each came out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from events.published.from_article import find_published
from events.types import Document, PublishedBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

BODY = (
    "\n\nThe river burst its banks near the town of Orlava, and four people have died, officials "
    "said. The mayor, Jana Novak, asked for help from the army.\n\nSoldiers filled sandbags "
    "through the night. The last such flood was on July 14, 1997.\n"
)
# The head and the day; None where nothing tells it.
HEADS: list[tuple[str, str | None]] = [
    # news agencies
    ("ORLAVA, March 13, 2024 (AP) — A flood killed four people on Sunday.", "2024-03-13"),
    ("ORLAVA, March 13 (Reuters) - A flood killed four people on Sunday.", None),
    ("(Reuters) - Wed Mar 13, 2024 - A flood killed four people.", "2024-03-13"),
    ("ORLAVA, Ruritania, 13 March 2024 (AFP) - A flood killed four people.", "2024-03-13"),
    ("Flood kills 4\n\nORLAVA, Mar. 13, 2024 /PRNewswire/ -- A flood killed four.", "2024-03-13"),
    ("ORLAVA, March 13, 2024 (Xinhua) -- A flood killed four people.", "2024-03-13"),
    ("Flood kills four in Orlava\n\nAssociated Press\n\nMarch 13, 2024, 4:31 PM ET", "2024-03-13"),
    ("Flood kills four\n\nBy ANN LEE\nMarch 13, 2024 GMT\n\nORLAVA (AP) — Four.", "2024-03-13"),
    # newspapers
    ("Flood kills four\n\nBy Ann Lee\n\nMarch 13, 2024", "2024-03-13"),
    ("Flood kills four\n\nAnn Lee in Orlava\n\nWed 13 Mar 2024 09.30 GMT", "2024-03-13"),
    ("Flood kills four\n\nFirst published on Wed 13 Mar 2024 09.30 GMT", "2024-03-13"),
    ("Flood kills four\n\nBy Ann Lee, The Post\nMarch 13, 2024 at 6:00 a.m. EDT", "2024-03-13"),
    ("Flood kills four\n\nBy Ann Lee and Bob Ray | The Post | March 13, 2024", "2024-03-13"),
    (
        "Flood kills four\n\nBy Ann Lee\n\nPublished March 13, 2024\nUpdated March 15, 2024",
        "2024-03-13",
    ),
    ("Flood kills four\n\nUpdated: March 15, 2024\n\nPublished: March 13, 2024", "2024-03-13"),
    ("Flood kills four\n\nPublished: 13 March 2024 10:15 BST", "2024-03-13"),
    ("Flood kills four\n\nPUBLISHED : 13 Mar 2024, 05:02 PM", "2024-03-13"),
    ("Flood kills four\n\nMar 13, 2024 10:15 am IST", "2024-03-13"),
    ("Flood kills four\n\nUpdated - March 13, 2024 10:15 am IST - ORLAVA", "2024-03-13"),
    ("Flood kills four\n\n13/03/2024 10:15", "2024-03-13"),
    ("Flood kills four\n\n13.03.2024", "2024-03-13"),
    ("Flood kills four\n\n2024-03-13T09:30:00Z", "2024-03-13"),
    ("Flood kills four\n\n2024/03/13", "2024-03-13"),
    ("Flood kills four\n\nWednesday 13 March 2024", "2024-03-13"),
    ("Flood kills four\n\nWEDNESDAY, MARCH 13, 2024", "2024-03-13"),
    ("The Orlava Post\nMarch 13, 2024 Wednesday\nFinal Edition\nSECTION: A; Pg. 1", "2024-03-13"),
    ("Flood kills four\n\nMarch 13, 2024 | 4:31 pm", "2024-03-13"),
    ("Flood kills four\n\nPosted at 4:31 PM, Mar 13, 2024", "2024-03-13"),
    ("Flood kills four\n\nPosted: Mar 13, 2024 / 04:31 PM CDT", "2024-03-13"),
    ("Flood kills four\n\nThe 13th of March, 2024", "2024-03-13"),
    ("Flood kills four\n\nIssued on: 13/03/2024 - 10:15", "2024-03-13"),
    ("Flood kills four\n\nDate created: 13 March 2024", "2024-03-13"),
    ("Flood kills four\n\nRelease date: March 13, 2024", "2024-03-13"),
    ("Orlava, 13 March 2024 – A flood killed four people.", "2024-03-13"),
    ("FOR IMMEDIATE RELEASE\n\nMarch 13, 2024\n\nFlood aid is sent to Orlava", "2024-03-13"),
    # what could be taken for it and is not
    ("Flood kills four\n\nCopyright 1998-2024 The Orlava Post", None),
    ("On March 13, 2023, a dam broke above Orlava, and now the river has come again.", None),
    ("A year after the flood of March 13, 2023, the river has come again.", None),
    ("EMBARGOED until March 13, 2024\n\nMarch 12, 2024\n\nFlood aid is sent", "2024-03-12"),
    ("Correction, March 15, 2024: we named another town.\n\nMarch 13, 2024", "2024-03-13"),
    ("The vote on the dam will be held on November 3, 2026, the council says.", None),
    ("Flood kills four\n\nPhoto taken on March 13, 2019, shows the old bridge.", None),
    ("My grandmother kept a diary. Its first page says: March 13, 1924, rain.", None),
    ("5/6/2024\n\nFlood kills four", None),
    ("Flood kills four\n\nFirst published in 1998\n\nBy Ann Lee", None),
    ("First published in 1998\n\nFlood kills four\n\nMarch 13, 2024", "2024-03-13"),
    ("Today in history: on March 13, 1954, the dam above Orlava was begun.", None),
    ("Ten years ago today, on March 13, 2014, the old dam was opened.", None),
    ("The dam, begun on March 13, 2019, was finished on May 2, 2021, and has burst.", None),
    ("Clarification (March 15, 2024): the dam is of earth.\n\nMarch 13, 2024", "2024-03-13"),
    ("Flood kills four\n\nNot for release before 6 a.m. on March 14, 2024", None),
    ("Flood kills four\n\nLast modified on March 13, 2024 at 10:15", "2024-03-13"),
    ("Flood kills four\n\nBy Ann Lee\n\nExpires March 13, 2025", None),
    ("Event date: March 20, 2024\n\nA walk for the victims of the flood", None),
    ("Sale ends March 20, 2024\n\nFlood kills four\n\nMarch 13, 2024", "2024-03-13"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "published"), HEADS)
def test_head_of_an_article_tells_when_it_came_out(
    parse: Parse, head: str, published: str | None
) -> None:
    document, doc = parse(head + BODY)

    found = find_published(document, doc)

    assert found.published == (date.fromisoformat(published) if published else None)
    assert found.published_basis is (PublishedBasis.DATELINE if published else PublishedBasis.NONE)
