"""Many articles: order, several processes, and articles that cannot be analysed."""

from __future__ import annotations

import pytest

from events import Document, ExtractionError, MissingModelError, batch, extract_many
from events.timeline.timeline import Timeline

STORIES = [Document(text=f"Town {n} fell on 3 May 2024.", doc_id=str(n)) for n in range(5)]


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that the article `2` brings to light."""
    real = batch.analyze

    def analyze(document: Document, doc: object, **options: object) -> Timeline:
        if document.doc_id == "2":
            raise ZeroDivisionError("two lines\nof words")
        return real(document, doc, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "analyze", analyze)


@pytest.mark.usefixtures("fault")
def test_article_that_fails_is_left_out_and_told_in_its_turn() -> None:
    told: list[str] = []

    for timeline in extract_many(STORIES, on_error=lambda _, error: told.append(str(error))):
        told.append(timeline.documents[0].doc_id)

    assert told == [
        *("0", "1"),
        "2: could not be analysed, by a fault of Dateline: ZeroDivisionError: two lines\nof words",
        *("3", "4"),
    ]


@pytest.mark.usefixtures("fault")
def test_article_that_fails_ends_it_all_when_no_one_asks() -> None:
    timelines = extract_many(STORIES)

    assert [next(timelines).documents[0].doc_id for _ in range(2)] == ["0", "1"]
    with pytest.raises(ZeroDivisionError):
        next(timelines)


def test_several_processes_tell_of_a_failure_too() -> None:
    told: list[tuple[str, type]] = []
    # What is no text cannot be parsed, here or in another process.
    stories = [*STORIES, Document(text=None, doc_id="none")]  # type: ignore[arg-type]

    found = extract_many(
        stories, jobs=2, on_error=lambda story, error: told.append((story.doc_id, type(error)))
    )

    assert [timeline.documents[0].doc_id for timeline in found] == ["0", "1", "2", "3", "4"]
    assert told == [("none", ExtractionError)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_missing_model_is_no_fault_of_an_article(jobs: int) -> None:
    with pytest.raises(MissingModelError):
        list(extract_many(STORIES, model="huge", jobs=jobs, on_error=lambda *_: None))


def test_nothing_becomes_nothing() -> None:
    assert list(extract_many([])) == []
