"""TimeML: valid, readable again, and the same text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from timelines import FEW, TEXT, harar, span_of, timelines

from events import Relation, TimeInterval, Timeline, write

DTD = etree.DTD(str(Path(__file__).parent / "schemas" / "timeml.dtd"))


def parsed(timeline: Timeline) -> Any:
    return etree.fromstring(write(timeline, "timeml").encode())


def text_of(root: Any) -> str:
    return "".join(root.find("TEXT").itertext())


@FEW
@given(timelines())
def test_any_timeline_is_valid_timeml_of_the_same_text(timeline: Timeline) -> None:
    timeline = replace(timeline, documents=timeline.documents[-1:])

    root = parsed(timeline)

    assert DTD.validate(root), DTD.error_log
    text = timeline.documents[0].text
    assert len(text_of(root)) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(text_of(root), text, strict=True))


def test_times_events_and_links_bear_their_attributes() -> None:
    root = parsed(harar())

    assert text_of(root) == TEXT
    assert dict(root.find("DCT/TIMEX3").attrib) == {
        "tid": "t0",
        "type": "DATE",
        "value": "2024-03-13",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert dict(root.find("TEXT/TIMEX3").attrib) == {
        "tid": "t1",
        "type": "DATE",
        "value": "2024-03-10",
        "temporalFunction": "true",
        "functionInDocument": "NONE",
        "anchorTimeID": "t0",
    }
    assert [event.text for event in root.iter("EVENT")] == ["took", "left"]
    assert dict(root.find("MAKEINSTANCE").attrib) == {
        "eiid": "ei1",
        "eventID": "e1",
        "tense": "PAST",
        "aspect": "NONE",
        "polarity": "POS",
        "pos": "VERB",
    }
    assert [dict(link.attrib) for link in root.iter("TLINK")] == [
        {
            "lid": "l1",
            "eventInstanceID": "ei1",
            "relType": "IS_INCLUDED",
            "relatedToTime": "t1",
        }
    ]


@pytest.mark.parametrize(
    ("relation", "written"),
    [(Relation.BEGINS, "BEGUN_BY"), (Relation.ENDS, "ENDED_BY"), (Relation.BEFORE, "BEFORE")],
)
def test_what_is_so_since_a_time_is_begun_by_it(relation: Relation, written: str) -> None:
    event = replace(harar().events[0], relation=relation)

    root = parsed(replace(harar(), events=(event,)))

    assert root.find("TLINK").get("relType") == written


def test_news_of_the_day_is_linked_to_the_publication() -> None:
    event = replace(harar().events[0], time=None, interval=TimeInterval.day(2024, 3, 13))

    root = parsed(replace(harar(), events=(event,)))

    assert root.find("TLINK").get("relatedToTime") == "t0"


def test_events_with_one_word_are_instances_of_one_event() -> None:
    took = harar().events[0]

    root = parsed(replace(harar(), events=(took, replace(took, label="Another"))))

    assert [event.get("eid") for event in root.iter("EVENT")] == ["e1"]
    assert [one.get("eventID") for one in root.iter("MAKEINSTANCE")] == ["e1", "e1"]


def test_what_overlaps_another_tag_is_left_out_and_counted() -> None:
    timeline = harar()
    inner = replace(timeline.events[0], trigger=span_of(timeline.documents[0], "unday"))

    root = parsed(replace(timeline, events=(inner,)))

    assert [one.text for one in root.iter(etree.Comment)] == [" 1 overlap others and are left out "]
    assert root.find("MAKEINSTANCE") is None


def test_characters_that_xml_has_not_are_replaced_one_for_one() -> None:
    document = replace(harar().documents[0], text="a\x00b\x0bc\ufffed\r\ne")

    root = parsed(Timeline(documents=(document,)))

    assert text_of(root) == "a\ufffdb\ufffdc\ufffdd\r\ne"


def test_unknown_day_of_publication_is_written_as_unknown() -> None:
    document = replace(harar().documents[0], published=None)

    root = parsed(Timeline(documents=(document,)))

    assert root.find("DCT/TIMEX3").get("value") == "XXXX-XX-XX"
