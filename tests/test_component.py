"""The spaCy component, in a blank pipeline and in a parsed one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from events import UnknownDateError, load_model

TEXT = "Militants seized Ramadi on Sunday,\nafter some 2,000 years, and every May since 44 B.C."


@pytest.fixture
def nlp() -> Language:
    """A blank English pipeline with the component, for texts of 20 May 2015."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dateline", config={"published": "2015-05-20"})
    return pipeline


def values(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span._.timex_value) for span in doc.spans["times"]]


def test_blank_pipeline_finds_times_with_their_values(nlp: Language) -> None:
    assert values(nlp(TEXT)) == [
        ("Sunday", "DATE", "2015-05-17"),
        ("some 2,000 years", "DURATION", "P2000Y"),
        ("every May", "SET", "XXXX-05"),
        ("44 B.C.", "DATE", "BC0044"),
    ]


def test_span_bears_interval_and_explanation(nlp: Language) -> None:
    doc = nlp(TEXT)

    sunday, years, _, caesar = doc.spans["times"]

    assert sunday._.interval.plain == "Sun 17 May 2015"
    assert (sunday._.timex_type, sunday._.timex_edtf) == ("DATE", "2015-05-17")
    assert "Sunday" in sunday._.timex_explanation
    assert (years._.timex_mod, years._.interval) == ("APPROX", None)
    assert caesar._.interval.start.year == -43


def test_words_broken_over_lines_are_one_time(nlp: Language) -> None:
    assert values(nlp("It failed two\nweeks ago.")) == [("two\nweeks ago", "DATE", "2015-W19")]


@pytest.mark.parametrize("own", ["2024-03-13", "13 March 2024", date(2024, 3, 13)])
def test_date_of_a_doc_goes_before_that_of_the_pipeline(nlp: Language, own: str | date) -> None:
    doc = nlp.make_doc("It fell on Sunday.")
    doc._.published = own

    assert values(nlp(doc)) == [("Sunday", "DATE", "2024-03-10")]


def test_without_a_date_nothing_is_resolved() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("dateline")

    doc = pipeline("It fell on Sunday.")

    (span,) = doc.spans["times"]

    assert span._.interval is None


def test_date_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownDateError):
        spacy.blank("en").add_pipe("dateline", config={"published": "yesterday"})


def test_parse_tells_what_is_to_come() -> None:
    pipeline = spacy.blank("en")
    component = pipeline.create_pipe("dateline", config={"published": "2015-05-20"})

    doc = component(load_model()("The bank will close on Friday."))

    (span,) = doc.spans["times"]

    assert span._.timex_value == "2015-05-22"


def test_pipeline_comes_back_from_disk_with_its_date(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)

    assert values(spacy.load(tmp_path)(TEXT)) == values(nlp(TEXT))


def test_docs_come_back_from_disk_with_their_times(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()

    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)

    assert values(again) == values(doc)
    assert [span._.interval for span in again.spans["times"]] == [
        span._.interval for span in doc.spans["times"]
    ]


def test_pipe_streams(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "", "No time."]))

    assert [len(doc.spans["times"]) for doc in docs] == [4, 0, 0]
