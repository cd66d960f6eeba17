"""Each kind of file read to its article, and what the file says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from samples import (
    ARTICLE,
    ARTICLE_PDF,
    DATED_PAGE,
    LEAD,
    SAMPLES,
    SECOND,
    THIRD,
    TITLE,
    Run,
    archive,
    columns,
    page,
    pdf,
    word,
)

from events.errors import InputWarning, UnreadableInputError
from events.reading import iter_documents, read_documents
from events.types import Document, PublishedBasis

WriteFile = Callable[[str, bytes], str]
DAY = date(2024, 3, 13)


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    def write(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def texts(documents: tuple[Document, ...]) -> list[str]:
    return [document.text for document in documents]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story.txt", ARTICLE),
        ("story.md", f"{TITLE}\n\nRebels took the town of Harar on Sunday."),
        ("story.html", f"{TITLE}\n\n{ARTICLE}"),
        ("story.mhtml", f"{TITLE}\n\n{ARTICLE}"),
        ("story.pdf", f"{TITLE}\n\n{ARTICLE}"),
        ("story.docx", f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\nDay\tDead\n\nSunday\tFour\n\n{THIRD}"),
        ("story.eml", ARTICLE),
    ],
)
def test_file_of_one_article_gives_its_words(write_file: WriteFile, name: str, text: str) -> None:
    (document,) = read_documents(write_file(name, SAMPLES[name]))

    assert document.text == text
    assert document.doc_id == "story"


@pytest.mark.parametrize(
    ("name", "title", "author", "published"),
    [
        ("story.md", TITLE, "Ann Lee", DAY),
        ("story.html", TITLE, "Ann Lee", DAY),
        ("story.mhtml", TITLE, "Ann Lee", DAY),
        ("story.pdf", TITLE, None, None),
        ("story.docx", TITLE, "Ann Lee", None),
        ("story.eml", f"{TITLE} – a report", "Ann Lee", DAY),
    ],
)
def test_file_says_who_wrote_what_and_when(
    write_file: WriteFile, name: str, title: str, author: str | None, published: date | None
) -> None:
    (document,) = read_documents(write_file(name, SAMPLES[name]))

    basis = PublishedBasis.METADATA if published else PublishedBasis.NONE
    assert (document.title, document.author) == (title, author)
    assert (document.published, document.published_basis) == (published, basis)


@pytest.mark.parametrize("name", list(SAMPLES))
def test_kind_is_told_by_the_content_where_the_name_says_nothing(
    write_file: WriteFile, name: str
) -> None:
    if name in ("story.md", "many.csv"):
        pytest.skip("these look like plain text, or like a table, which it may be as well")
    named = read_documents_of(write_file(name, SAMPLES[name]))
    nameless = read_documents_of(write_file("nameless", SAMPLES[name]))

    assert texts(nameless) == texts(named)


def read_documents_of(path: str) -> tuple[Document, ...]:
    return tuple(iter_documents(path, on_error=lambda _: None))


def test_page_keeps_its_publisher_and_address(write_file: WriteFile) -> None:
    (document,) = read_documents(write_file("a.html", DATED_PAGE))

    assert document.publisher == "The Example"
    assert document.url == "https://example.org/2024/harar"
    assert "article:published_time" in document.published_evidence


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="pubdate" content="20240313">', DAY),
        ('<meta name="DC.date.issued" content="13 March 2024">', DAY),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2024-03-13T23:59:00-08:00", "dateModified": "2024-05-01"}</script>',
            DAY,
        ),
        ('<script type="application/ld+json">{"broken</script>', None),
        ('<link rel="canonical" href="https://example.org/2024/03/13/harar">', DAY),
        ('<meta property="article:modified_time" content="2024-03-13">', None),
        ('<meta name="pubdate" content="soon">', None),
        ('<meta name="pubdate" content="0044-03-15">', None),
        ('<meta name="pubdate" content="1381-06-15">', date(1381, 6, 15)),
    ],
)
def test_page_is_dated_by_what_it_says_of_itself(
    write_file: WriteFile, head: str, published: date | None
) -> None:
    (document,) = read_documents(write_file("a.html", page(head=head)))

    assert document.published == published


@pytest.mark.parametrize(
    ("written", "published", "told"),
    [
        ("1381-06-15", date(1381, 6, 15), "The date in the front matter is “1381-06-15”."),
        ("0044-03-15", None, "The front matter gives no day: the date '0044-03-15' is of the year"),
        ("2015-02-30", None, "The front matter gives no day: the date '2015-02-30' is no day of"),
    ],
)
def test_date_in_front_matter_counts_or_it_is_told_why_not(
    write_file: WriteFile, written: str, published: date | None, told: str
) -> None:
    (document,) = read_documents(
        write_file("a.md", f"---\ndate: {written}\n---\n{LEAD}\n".encode())
    )

    assert document.published == published
    assert document.published_evidence.startswith(told)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "koi8-r", "shift_jis"])
def test_page_is_read_in_the_encoding_that_it_declares(write_file: WriteFile, charset: str) -> None:
    word = {"koi8-r": "Харар", "shift_jis": "ハラール"}.get(charset, "café")
    body = f"<p>{LEAD}</p><p>They met in the {word}, he said, for an hour and a half.</p>"

    (document,) = read_documents(write_file("a.html", page(body=body, charset=charset)))

    assert f"the {word}, he said" in document.text


def test_old_encoding_of_plain_text_is_told_by_its_letters(write_file: WriteFile) -> None:
    text = "Der Müller fuhr über die Brücke nach Köln, sagte er, und aß dort für sein Leben gern."

    (document,) = read_documents(write_file("a.txt", text.encode("cp1252")))

    assert document.text == text


def test_columns_of_a_page_are_read_one_after_the_other(write_file: WriteFile) -> None:
    left = ["Rebels took the town of Harar on", "Sunday, officials said. The govern-", "ment fell."]
    right = [
        "Residents said that the shops had",
        "opened again by evening, and that",
        "all is well.",
    ]
    runs = [*columns(72, 700, left), *columns(320, 700, right)]

    (document,) = read_documents(write_file("a.pdf", pdf([runs])))

    assert (
        document.text.split()
        == (
            "Rebels took the town of Harar on Sunday, officials said. The government fell. "
            "Residents said that the shops had opened again by evening, and that all is well."
        ).split()
    )


def test_running_heads_and_page_numbers_are_left_out(write_file: WriteFile) -> None:
    def sheet(number: int, words: str) -> list[Run]:
        head, foot = (72.0, 760.0, 8.0, "THE EXAMPLE"), (300.0, 30.0, 8.0, str(number))
        return [head, *columns(72, 700, [words]), foot]

    runs = [sheet(1, LEAD), sheet(2, SECOND), sheet(3, THIRD)]

    (document,) = read_documents(write_file("a.pdf", pdf(runs)))

    assert document.text == ARTICLE


def test_day_on_which_a_file_was_made_is_a_hint_only(write_file: WriteFile) -> None:
    (document,) = read_documents(write_file("a.pdf", ARTICLE_PDF))

    assert document.published is None
    assert (
        document.published_evidence == "The file was made on 2024-04-02, which may be another day."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([[]]), "there is no text in this PDF"),
        (pdf([columns(72, 700, [LEAD])], locked=True), "is protected with a password"),
        (ARTICLE_PDF[:300], "is a damaged PDF"),
        (pdf([[] for _ in range(501)]), "has more than 500 pages"),
    ],
)
def test_pdf_that_cannot_be_read_says_why(
    write_file: WriteFile, content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableInputError, match=reason):
        read_documents(write_file("a.pdf", content))


def test_feed_gives_an_article_an_entry(write_file: WriteFile) -> None:
    refused: list[UnreadableInputError] = []
    path = write_file("feed.rss", SAMPLES["feed.rss"])

    first, second = iter_documents(path, on_error=refused.append)

    assert (first.title, first.published, first.publisher) == (TITLE, DAY, "The Example")
    assert first.text == f"{LEAD}\n\n{SECOND}"
    assert (second.text, second.url) == (THIRD, None)
    assert "entry 3: is empty" in str(refused[0])


ITEM = (
    "<item><title>{}</title><guid>{}</guid><pubDate>{}</pubDate>"
    "<description>{}</description></item>"
)
MONDAY, TUESDAY = "Mon, 11 Mar 2024 09:00:00 GMT", "Tue, 12 Mar 2024 09:00:00 GMT"


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ([("Fire", "a", MONDAY, LEAD), ("Fire", "a", MONDAY, LEAD)], [1]),
        ([("Fire", "a", MONDAY, LEAD), ("Fire", "a", TUESDAY, f"{LEAD} {THIRD}")], [1]),
        ([("Fire", "a", MONDAY, LEAD), ("Blaze", "b", MONDAY, LEAD)], [1]),
        ([("Fire", "a", MONDAY, LEAD), ("Fire", "b", MONDAY, THIRD)], [1, 2]),
        ([("Fire", "a", MONDAY, LEAD), ("Flood", "a", MONDAY, THIRD)], [1, 2]),
        ([("Fire", "a", MONDAY, LEAD), ("Blaze", "b", TUESDAY, LEAD)], [1, 2]),
    ],
    ids=["all", "id", "text", "title alone", "id of all", "text of another day"],
)
@pytest.mark.filterwarnings("ignore::events.errors.InputWarning")
def test_entry_of_a_feed_that_comes_again_is_read_once(
    write_file: WriteFile, items: list[tuple[str, ...]], kept: list[int]
) -> None:
    entries = "".join(ITEM.format(*item) for item in items)
    path = write_file("a.rss", f"<rss version='2.0'><channel>{entries}</channel></rss>".encode())

    assert [one.doc_id for one in read_documents(path)] == [f"a-{number}" for number in kept]


def test_entries_of_a_feed_that_come_again_are_told(write_file: WriteFile) -> None:
    entries = 3 * ITEM.format("Fire", "a", MONDAY, LEAD)
    path = write_file("a.rss", f"<rss version='2.0'><channel>{entries}</channel></rss>".encode())

    with pytest.warns(InputWarning, match="a.rss: 2 of the 3 entries repeat others"):
        read_documents(path)


@pytest.mark.parametrize(
    "table",
    [
        f'id,text,published\na,"{LEAD}",2024-03-13\n',
        f'ID;Body;Date\na;"{LEAD}";13 March 2024\n',
        f"doc_id\tarticle text\tpub-date\tnote\na\t{LEAD}\tMarch 13, 2024\tx\n",
    ],
)
def test_table_gives_an_article_a_row(write_file: WriteFile, table: str) -> None:
    (document,) = read_documents(write_file("many.csv", table.encode()))

    assert (document.doc_id, document.text, document.published) == ("a", LEAD, DAY)


def test_archive_gives_its_articles_in_the_order_of_their_names(write_file: WriteFile) -> None:
    content = archive(
        {
            "b/second.txt": SECOND.encode(),
            "a/first.html": DATED_PAGE,
            "__MACOSX/a/._first.html": b"x",
            "picture.png": b"x",
            "c.docx": word(),
        }
    )

    found = read_documents(write_file("many.zip", content))

    assert [document.doc_id for document in found] == ["a/first", "b/second", "c"]


def test_folders_in_folders_are_read_and_parts_of_saved_pages_are_not(tmp_path: Path) -> None:
    for folder in ("deep/deeper", "story_files"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(LEAD, encoding="utf-8")
    (tmp_path / "story.html").write_bytes(DATED_PAGE)

    found = read_documents(str(tmp_path))

    assert [document.doc_id for document in found] == ["deep/deeper/a", "story"]
