"""Files, folders and standard input read as articles, or refused in one clear line."""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.errors import UnreadableInputError
from events.reading import iter_documents, read_documents
from events.reading.encoding import decode
from events.reading.jsonl import read_lines
from events.reading.source import MAX_CHARACTERS
from events.types import Document, PublishedBasis

ARTICLES = st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text)
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[[str, bytes], str]:
    """A file of a name and content in a folder of its own, as its path."""

    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def give_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@given(ARTICLES.filter(lambda text: not text.startswith("\ufeff")))
def test_text_is_kept_character_for_character(text: str) -> None:
    assert decode(text.encode(), "x") == text


@given(ARTICLES)
def test_utf_16_with_its_mark_is_kept_too(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "x") == text


@given(st.binary())
@IN_ONE_FOLDER
def test_any_bytes_are_read_or_refused(
    write_file: Callable[[str, bytes], str], content: bytes
) -> None:
    refused: list[UnreadableInputError] = []

    found = list(iter_documents(write_file("any.txt", content), on_error=refused.append))

    assert len(found) + len(refused) == 1
    assert all("\n" not in str(error) for error in refused)


@given(st.lists(st.binary()))
def test_any_lines_are_read_or_refused(lines: list[bytes]) -> None:
    for found in read_lines(lines, "any"):
        assert isinstance(found, Document | UnreadableInputError)


@given(ARTICLES.filter(lambda text: len(text) < 1000), st.text())
def test_article_survives_json_lines(text: str, doc_id: str) -> None:
    line = json.dumps({"id": doc_id, "text": text}).encode()

    assert list(read_lines([line], "x")) == [Document(text=text, doc_id=doc_id)]


def test_file_is_named_by_its_stem(write_file: Callable[[str, bytes], str]) -> None:
    content = b"\xef\xbb\xbfOne line.\r\nAnother \xe2\x80\x9cline\xe2\x80\x9d.\r"

    (document,) = read_documents(write_file("story.v2.txt", content))

    assert document == Document(text="One line.\r\nAnother “line”.\r", doc_id="story.v2")


def test_folder_is_read_in_order_of_names(write_file: Callable[[str, bytes], str]) -> None:
    write_file("b.txt", b"second")
    write_file("a.md", b"first")
    write_file(".hidden.txt", b"hidden")
    write_file("picture.png", b"\x89PNG")
    path = write_file("c.jsonl", b'{"id": "c1", "text": "third"}\n')

    found = read_documents(str(Path(path).parent))

    assert [(one.doc_id, one.text) for one in found] == [
        ("a", "first"),
        ("b", "second"),
        ("c1", "third"),
    ]


def test_article_that_fails_does_not_cost_the_others(
    write_file: Callable[[str, bytes], str],
) -> None:
    write_file("a.txt", b"first")
    write_file("b.txt", b"")
    path = write_file("c.pdf", b"%PDF-1.7")
    refused: list[UnreadableInputError] = []

    found = list(iter_documents(str(Path(path).parent), on_error=refused.append))

    assert [one.doc_id for one in found] == ["a"]
    assert ["b.txt" in str(refused[0]), "c.pdf" in str(refused[1])] == [True, True]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2015-05-20", date(2015, 5, 20)),
        ("2015-05-20T09:30:00Z", date(2015, 5, 20)),
        ("May 20, 2015", date(2015, 5, 20)),
        (None, None),
    ],
)
def test_json_lines_bring_what_is_known_of_an_article(
    write_file: Callable[[str, bytes], str], published: str | None, day: date | None
) -> None:
    record = {"id": "a", "text": "x", "published": published, "title": "T", "publisher": "P"}

    (document,) = read_documents(write_file("a.jsonl", json.dumps(record).encode()))

    basis = PublishedBasis.GIVEN if day else PublishedBasis.NONE
    assert (document.published, document.published_basis) == (day, basis)
    assert (document.title, document.publisher, document.url) == ("T", "P", None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "line 2: is no JSON object"),
        (b"[1]", "line 2: is no JSON object"),
        (b"[" * 100_000, "line 2: is no JSON object"),
        (b'{"id": "b"}', 'line 2: "text" is missing'),
        (b'{"text": "b"}', 'line 2: "id" is missing'),
        (b'{"id": "b", "text": 5}', 'line 2: "text" must be a string'),
        (b'{"id": 5, "text": "b"}', 'line 2: "id" must be a string'),
        (b'{"id": "b", "text": " "}', "line 2: text: is empty"),
        (b'{"id": "b", "text": "\\ud800"}', "lone surrogate"),
        (b'{"id": "b", "text": "b", "published": "soon"}', "'soon' is not a full date"),
        (b'{"id": "b", "text": "b", "published": "0044-03-15"}', '"published": the date'),
        (b'{"id": "b", "text": "b", "published": "0044-03-15T08:00"}', "is of the year 44: write"),
        (b'{"id": "b", "text": "b", "published": "2015-02-30"}', "is no day of the calendar"),
        (b'{"id": "b", "text": "b", "title": 5}', '"title" must be a string'),
        (b'{"id": "b", "text": "\xff"}', "line 2: is no JSON object"),
    ],
)
def test_bad_line_is_named_and_the_others_are_read(
    write_file: Callable[[str, bytes], str], line: bytes, reason: str
) -> None:
    content = b'{"id": "a", "text": "x"}\n' + line + b'\n\n{"id": "c", "text": "x"}\n'
    refused: list[UnreadableInputError] = []

    found = list(iter_documents(write_file("a.jsonl", content), on_error=refused.append))

    assert [one.doc_id for one in found] == ["a", "c"]
    assert reason in str(refused[0])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t ", "is empty"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.txt", b"\x7fELF\x02\x00\x00", "is binary"),
        ("a.txt", "café où né ".encode() + b"\xe9", "is not UTF-8 text (byte 14 is 0xE9)"),
        ("a.txt", b"\xff\xfeab\x00", "is not UTF-16 text"),
        ("a.txt", bytes(range(1, 9)) * 40 + b"\xff", "like no other encoding"),
        ("a.txt", b"x" * (MAX_CHARACTERS + 1), "is longer than 1,000,000 characters"),
        ("a.txt", "é".encode() * 2_500_000, "is longer than 1,000,000 characters"),
        ("a.html", b"<p> ", "there is no text in this web page"),
        ("a.txt", b"%PDF-1.4 x", "is a damaged PDF"),
        ("a.docx", b"PK\x03\x04", "is a damaged"),
        ("a.zip", b"PK\x03\x04", "is a damaged"),
        ("a.json", b"{}", "is a JSON file, which is no article"),
        ("a.rtf", b"{\\rtf1 x}", "save it as .docx"),
        ("a.txt", b"\x1f\x8b\x08\x00", "is compressed with gzip"),
        ("a.csv", b"name,age\nAnn,5\n", "one of them “text”"),
        ("a.csv", b"id,text\n", "is empty"),
        ("a.rss", b"<rss></rss>", "no "),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(
    write_file: Callable[[str, bytes], str], name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_documents(write_file(name, content))

    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", "missing/"])
def test_path_of_nothing_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableInputError, match="there is no such file"):
        read_documents(str(tmp_path / name))


def test_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no articles in this folder"):
        read_documents(str(tmp_path))


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    give_input(monkeypatch, b"{Rebels} left.\r\nThen peace.")

    assert read_documents("-") == (Document(text="{Rebels} left.\r\nThen peace.", doc_id="stdin"),)


def test_standard_input_is_json_lines_where_it_looks_like_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give_input(monkeypatch, b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')

    assert [one.doc_id for one in read_documents("-")] == ["a", "b"]


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    give_input(monkeypatch, b"")

    with pytest.raises(UnreadableInputError, match="standard input: is empty"):
        read_documents("-")
