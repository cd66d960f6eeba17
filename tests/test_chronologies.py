"""Chronologies: a date dates the entry beside it or under it, in text and in files of any kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from events import Document, Event, Timeline, extract, find_sections, read_documents
from events.parsing.chronology import find_entries

PUBLISHED = date(2024, 3, 13)
JUDGE, APPEAL = "A judge rejects the claim", "She appeals to the high court"
PROSE = (
    "The dispute over the harbour has gone on for years. Here is how it came to the court, in the "
    "words of those who were there and of the papers that they filed."
)


def timeline_of(text: str, published: date | None = PUBLISHED) -> Timeline:
    return extract(Document(text=text, doc_id="case", published=published))


def event_of(timeline: Timeline, trigger: str) -> Event:
    return next(event for event in timeline.events if event.trigger.text == trigger)


def days(timeline: Timeline, *triggers: str) -> list[str | None]:
    found = [event_of(timeline, trigger).interval for trigger in triggers]
    return [interval and interval.edtf for interval in found]


@pytest.mark.parametrize(
    "text",
    [
        f"12 June 2021: {JUDGE}.\n14 June 2021: {APPEAL}.",
        f"June 12, 2021 - {JUDGE}\nJune 14, 2021 - {APPEAL}",
        f"Sat 12 June 2021 — {JUDGE}.\n\nMonday 14th June 2021 — {APPEAL}.",
        f"2021-06-12\t{JUDGE}\n2021-06-14\t{APPEAL}",
        f"| Date | What |\n|---|---|\n| 12 June 2021 | {JUDGE} |\n| 14 June 2021 | {APPEAL} |",
        f"- **12 June 2021**: {JUDGE}\n- **14 June:** {APPEAL}",
        f"1. 12 June 2021: {JUDGE}\n2. 14 June 2021: {APPEAL}",
        f"12 June 2021\n{JUDGE}.\n\n14 June 2021\n{APPEAL}.",
        f"June 12, 2021\n\n{JUDGE}\n\nJune 14\n\n{APPEAL}",
        f"## 2021\n\n### June 12\n\n{JUDGE}.\n\n### June 14\n\n{APPEAL}.\n\n## 2022\n\nIt closed.",
    ],
)
def test_a_date_dates_the_entry_beside_it_or_under_it(text: str) -> None:
    timeline = timeline_of(f"{PROSE}\n\n{text}")

    assert days(timeline, "rejects", "appeals") == ["2021-06-12", "2021-06-14"]
    assert "of a chronology" in event_of(timeline, "rejects").explanation


@pytest.mark.parametrize("parting", [": ", "\t", " | "])
def test_one_full_day_before_a_colon_a_tab_or_a_bar_is_an_entry(parting: str) -> None:
    assert days(timeline_of(f"12 June 2021{parting}{JUDGE}."), "rejects") == ["2021-06-12"]


@pytest.mark.parametrize(
    ("first", "second", "dates"),
    [
        ("March 2020", "May 2020", ["2020-03", "2020-05"]),
        ("1984", "1989", ["1984", "1989"]),
        ("28 December 2021", "3 January", ["2021-12-28", "2022-01-03"]),
        ("3 January 2022", "28 December", ["2022-01-03", "2021-12-28"]),
        ("June 12, 2021", "Early July 2021", ["2021-06-12", "2021-07"]),
    ],
)
def test_months_years_and_days_without_a_year_are_dates_of_entries(
    first: str, second: str, dates: list[str]
) -> None:
    text = f"{first}: {JUDGE}.\n\n{second}: {APPEAL}."

    assert days(timeline_of(text), "rejects", "appeals") == dates


@pytest.mark.parametrize(
    "text",
    [
        f"16:08\n\n{JUDGE}.\n\n16:21\n\n{APPEAL}.",
        f"4.08pm BST: {JUDGE}.\n\n4.21pm BST: {APPEAL}.",
        f"16:08 GMT — {JUDGE}.\n16:21 GMT — {APPEAL}.",
        f"published at 16:08\n\n{JUDGE}.\n\npublished at 16:21\n\n{APPEAL}.",
        f"Posted at 16:08\n{JUDGE}.\n\nPosted at 16:21\n{APPEAL}.",
    ],
)
def test_stamps_of_a_live_report_are_of_the_day_of_publication(text: str) -> None:
    timeline = timeline_of(text)

    events = [event_of(timeline, trigger) for trigger in ("rejects", "appeals")]
    assert [one.interval and one.interval.edtf[:10] for one in events] == ["2024-03-13"] * 2
    assert all("16:" in one.explanation or "4." in one.explanation for one in events)
    assert not [event for event in timeline.events if event.trigger.text.lower() == "published"]


def test_stamps_under_a_day_are_of_that_day() -> None:
    blog = "\n\n".join(
        ["Monday 9 July 2018", "16:08", f"{JUDGE}.", "Tuesday 10 July 2018", "09:15", f"{APPEAL}."]
    )

    assert days(timeline_of(blog), "rejects", "appeals") == ["2018-07-09", "2018-07-10"]


def test_what_an_entry_recalls_or_plans_is_not_of_its_day() -> None:
    text = (
        "12 June 2021: A judge rejects the claim, which had been filed by the owners.\n"
        "14 June 2021: The owners say that they will appeal."
    )

    timeline = timeline_of(text)

    assert days(timeline, "rejects") == ["2021-06-12"]
    for trigger in ("filed", "appeal"):
        event = event_of(timeline, trigger)
        assert "of a chronology" not in event.explanation or event.relation != "IS_INCLUDED"


@pytest.mark.parametrize(
    "text",
    [
        "On 12 June 2021, a judge rejected the claim. On 14 June 2021, she appealed.",
        "12 June 2021 was a Saturday.\n\n14 June 2021 was a Monday, on which she appealed.",
        "The visitors won 3 - 2.\n4 - 1 was the score of the year before.",
        "3 - 2\n\n4 - 1\n\nSo the two games ended.",
        "The committee that was founded in\nMay 2014 - which nobody remembers - met again in\n"
        "June 2015 - a month of rain.",
        "1914 – 1918\n1939 – 1945",
        "May: I saw it burn.\nInterviewer: Who else did?\nMay: Nobody came.",
        "BEIRUT, May 20, 2015 — The city fell.",
        "May 20, 2015\n\nThe mayor resigned on Monday.",
        "2015: a bad year for the bank\n\nThe bank failed.",
        "Year\n\n2014\n\n31\n\n2015\n\n42",
    ],
)
def test_dates_in_prose_scores_and_datelines_are_no_entries(text: str) -> None:
    assert find_entries(text) == ()


def test_the_last_date_holds_no_more_than_the_longest_before_it() -> None:
    text = f"12 June 2021\n\n{JUDGE}.\n\n14 June 2021\n\n{APPEAL}.\n\nThe harbour freezes today."

    assert days(timeline_of(text), "appeals", "freezes") == ["2021-06-14", "2024-03-13"]


def test_dates_of_a_chronology_do_not_tell_when_it_was_published() -> None:
    text = f"12 June 2021\n\n{JUDGE}.\n\n14 June 2021\n\n{APPEAL}."

    assert timeline_of(text, None).documents[0].published is None


def test_words_beside_a_date_are_no_headline() -> None:
    text = f"{PROSE}\n\n12 June 2021: {JUDGE}\n14 June 2021: {APPEAL}"

    kinds = [(text[one.start : one.end], one.kind.value) for one in find_sections(text)]

    assert kinds[1:] == [
        ("12 June 2021:", "DATELINE"),
        (JUDGE, "BODY"),
        ("14 June 2021:", "DATELINE"),
        (APPEAL, "BODY"),
    ]


PAGES = {
    "definitions": "<dl><dt>12 June 2021</dt><dd>{0}</dd><dt>14 June 2021</dt><dd>{1}</dd></dl>",
    "table": (
        "<table><tr><th>Date</th><th>What</th></tr><tr><td>12 June 2021</td><td>{0}</td></tr>"
        "<tr><td>14 June 2021</td><td>{1}</td></tr></table>"
    ),
    "list": "<ul><li><b>12 June 2021</b>: {0}</li><li><b>14 June 2021:</b> {1}</li></ul>",
    "numbers": "<ol><li>12 June 2021 – {0}</li><li>14 June 2021 – {1}</li></ol>",
    "headings": "<h3>12 June 2021</h3><p>{0}.</p><h3>14 June 2021</h3><p>{1}.</p>",
    "stamps": (
        "<p><time>12 June 2021</time></p><p>{0}.</p><p><time>14 June 2021</time></p><p>{1}.</p>"
        "<header><time>16 June 2021</time></header><p>The court sits.</p>"
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_keep_a_date_with_its_entry(page: str, tmp_path: Path) -> None:
    body = f"<h1>The case</h1><p>{PROSE}</p>{page.format(JUDGE, APPEAL)}<p>{PROSE}</p>"
    file = tmp_path / "case.html"
    file.write_text(f"<html><title>The case</title><article>{body}</article></html>")

    (document,) = read_documents(str(file))

    assert days(extract(document), "rejects", "appeals") == ["2021-06-12", "2021-06-14"]


@pytest.mark.parametrize("kind", ["table", "list"])
def test_word_documents_keep_a_date_with_its_entry(kind: str, tmp_path: Path) -> None:
    entries = [("12 June 2021", JUDGE), ("14 June 2021", APPEAL)]
    written = docx.Document()
    written.add_paragraph(PROSE)
    table = written.add_table(rows=0, cols=2) if kind == "table" else None
    for day, words in entries:
        if table is None:
            written.add_paragraph(f"{day}: {words}", style="List Bullet")
        else:
            first, second = table.add_row().cells
            first.text, second.text = day, words
    written.save(str(tmp_path / "case.docx"))

    (document,) = read_documents(str(tmp_path / "case.docx"))

    assert days(extract(document), "rejects", "appeals") == ["2021-06-12", "2021-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        f"- 12 June 2021: {JUDGE}\n- 14 June 2021: {APPEAL}\n",
        f"## 12 June 2021\n\n{JUDGE}.\n\n## 14 June 2021\n{APPEAL}.\n",
        f"| Date | What |\n|:---|---|\n| 12 June 2021 | {JUDGE} |\n| 14 June 2021 | {APPEAL} |\n",
        f"**12 June 2021**\n\n{JUDGE}.\n\n**14 June 2021**\n\n{APPEAL}.\n",
        f"1. **12 June 2021:** {JUDGE}\n2. **14 June 2021:** {APPEAL}\n",
    ],
)
def test_markdown_keeps_a_date_with_its_entry(text: str, tmp_path: Path) -> None:
    (tmp_path / "case.md").write_text(f"# The case\n\n{PROSE}\n\n{text}")

    (document,) = read_documents(str(tmp_path / "case.md"))

    assert days(extract(document), "rejects", "appeals") == ["2021-06-12", "2021-06-14"]
