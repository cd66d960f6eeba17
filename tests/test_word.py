"""Word documents: what a reader of the page sees, once, whatever else is in the file."""

from __future__ import annotations

import io

import pytest
from samples import LEAD, SECOND, TITLE, archive, word

from events.errors import UnreadableInputError
from events.reading import read_source
from events.reading.source import Source
from events.types import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def paragraph(words: str, *, style: str = "", inside: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{words}</w:t>{inside}</w:r></w:p>"


def docx(body: str, *, root: str = "document", spaces: str = W, **parts: str) -> bytes:
    """A document of a body and of other parts, by the names of their files."""
    opening = f'<w:{root} xmlns:w="{spaces}" xmlns:mc="{MC}">'
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{opening}{body}</w:{root}>",
        **{f"word/{name}.xml": f"{opening}{part}</w:{root}>" for name, part in parts.items()},
    }
    return archive({name: part.encode() for name, part in members.items()})


def read(content: bytes) -> list[Document | UnreadableInputError]:
    source = Source(file=io.BytesIO(content), name="a.docx", doc_id="a", suffix=".docx")
    return list(read_source(source))


def text_of(content: bytes) -> str:
    (found,) = read(content)
    assert isinstance(found, Document), found
    return found.text


BOX = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
CELL = "<w:tc>{}</w:tc>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("One.") + paragraph("Two."), "One.\n\nTwo."),
        # a box, and its copy for programs that cannot draw it
        (
            paragraph("One.", inside=f"<mc:AlternateContent><mc:Choice>{BOX}</mc:Choice>"
            f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>") + paragraph("Two."),
            "One.\n\nIn the box.\n\nTwo.",
        ),
        (paragraph("One.", inside=f"<w:pict>{BOX}</w:pict>"), "One.\n\nIn the box."),
        # a box in a box
        (paragraph("One.", inside=f"<w:txbxContent>{paragraph('Two.', inside=BOX)}"
         "</w:txbxContent>"), "One.\n\nTwo.\n\nIn the box."),
        # a table of facts is a line a row, one that holds an article is its paragraphs
        ("<w:tbl><w:tr>" + CELL.format(paragraph("Dead")) + CELL.format(paragraph("4"))
         + "</w:tr></w:tbl>", "Dead\t4"),
        ("<w:tbl><w:tr>" + CELL.format(paragraph("One.") + paragraph("Two."))
         + CELL.format(paragraph("Three.")) + "</w:tr></w:tbl>", "One.\n\nTwo.\n\nThree."),
        ("<w:tbl><w:tr>" + CELL.format("<w:tbl><w:tr>" + CELL.format(paragraph("Dead"))
         + CELL.format(paragraph("4")) + "</w:tr></w:tbl>" + paragraph("")) + "</w:tr></w:tbl>",
         "Dead\t4"),
        # a field to fill in, a deletion, a hidden run, the code of a field, a line break
        (f"<w:sdt><w:sdtContent>{paragraph('One.')}</w:sdtContent></w:sdt>", "One."),
        (paragraph("One.") + f"<w:p><w:del><w:r><w:t>{SECOND}</w:t></w:r></w:del></w:p>", "One."),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not seen.</w:t></w:r>"
         "<w:r><w:t>Seen.</w:t></w:r></w:p>", "Seen."),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>One</w:t><w:br/><w:t>two.</w:t></w:r></w:p>",
         "One\ntwo."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("spaces", [W, STRICT])
def test_words_that_are_seen_are_read_once(body: str, text: str, spaces: str) -> None:
    assert text_of(docx(f"<w:body>{body}</w:body>", spaces=spaces)) == text


@pytest.mark.parametrize("notes", ["footnotes", "endnotes"])
def test_notes_follow_the_text(notes: str) -> None:
    written = (
        f'<w:{notes}><w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
        f"<w:footnote>{paragraph('A note.')}</w:footnote></w:{notes}>"
    )

    found = text_of(docx(f"<w:body>{paragraph('One.')}</w:body>", **{notes: written}))

    assert found == "One.\n\nA note."


@pytest.mark.parametrize(
    "content",
    [
        docx(""),  # no body
        docx(f"<w:body>{paragraph('One.')}", root="document"),  # cut short
        docx(paragraph("One."), root="settings"),
        archive({"[Content_Types].xml": b"<Types/>", "word/settings.xml": b"<x/>"}),
        docx("<w:body>" + "<w:p>" * 400 + "</w:p>" * 400 + "</w:body>"),  # deeper than any
        docx("<w:body/>"),  # nothing in it
    ],
)
def test_document_without_a_text_is_refused(content: bytes) -> None:
    (found,) = read(content)

    assert isinstance(found, UnreadableInputError)
    assert "a.docx: is " in str(found)


@pytest.mark.parametrize("core", [b"", b"no markup", b"<a>", b"<x/>", b"\0\xff" * 99])
def test_wrong_facts_cost_no_article(core: bytes) -> None:
    opening = f'<w:document xmlns:w="{W}"><w:body>{paragraph("One.")}</w:body></w:document>'
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": opening.encode()}

    assert text_of(archive({**members, "docProps/core.xml": core})) == "One."


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Word Document", TITLE),
        ("Document1", TITLE),
        ("[Type the document title]", TITLE),
        ("Press release template", TITLE),
        ("", TITLE),
        ("Microsoft Word - harar.docx", TITLE),
        ("The fall of a town", TITLE),  # the page itself is headed otherwise
        (LEAD[:29], LEAD[:29]),
    ],
)
def test_title_of_a_template_is_no_title(written: str, title: str) -> None:
    (found,) = read(word(title=written))

    assert isinstance(found, Document)
    assert found.title == title


def test_markup_without_words_takes_no_memory() -> None:
    import tracemalloc

    empty = "".join(f'<w:p w:rsidR="{number * 7919:08}"/>' for number in range(50_000))
    row = "<w:tbl><w:tr>" + "<w:tc/>" * 50_000 + "</w:tr></w:tbl>"
    content = docx(f"<w:body>{paragraph('One.')}{empty}{row}</w:body>")
    tracemalloc.start()

    text = text_of(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert text == "One."
    assert peak < 20_000_000
