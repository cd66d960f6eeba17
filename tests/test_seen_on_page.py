"""What a reader of a page, a feed or a PDF sees is read, once; what is hidden is not."""

from __future__ import annotations

import io

import pytest
from samples import LEAD, SECOND, THIRD, TITLE, columns, page, pdf

from events.errors import UnreadableInputError
from events.reading import read_source
from events.reading.source import Source
from events.types import Document


def read(name: str, content: bytes) -> list[Document | UnreadableInputError]:
    suffix = name[name.rindex(".") :]
    return list(read_source(Source(file=io.BytesIO(content), name=name, doc_id="a", suffix=suffix)))


def text_of(name: str, content: bytes) -> str:
    (found,) = read(name, content)
    assert isinstance(found, Document), found
    return found.text


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none"><p>{}</p></div>',
        '<div style="color:red; DISPLAY : none !important"><p>{}</p></div>',
        "<div hidden><p>{}</p></div>",
        '<p hidden="hidden">{}</p>',
        '<section style="visibility:hidden"><div><p>{}</p></div></section>',
        '<div hidden><div style="display:none"><p>{}</p></div></div>',
        "<noscript><p>{}</p></noscript>",
        "<template><p>{}</p></template>",
    ],
)
def test_hidden_copy_is_not_read(hidden: str) -> None:
    copy = "A copy for another screen that nobody sees, of some length, said nobody on Sunday."
    body = f"<p>{LEAD}</p>{hidden.format(copy)}<p>{SECOND}</p><p>{THIRD}</p>"

    found = text_of("a.html", page(body=body))

    assert "nobody" not in found
    assert all(part in found for part in (LEAD, SECOND, THIRD))


def test_page_that_waits_for_its_scripts_is_read() -> None:
    body = "".join(f"<p>{part}</p>" for part in (LEAD, SECOND, THIRD))
    markup = f'<html><body><div style="display:none"><article>{body}</article></div></body></html>'

    assert LEAD in text_of("a.html", markup.encode())


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<article>{}</article>"])
@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    ("blocks", "items"),
    [
        (["A mill burned on Sunday.", "Nobody was hurt."], []),
        (["A mill burned on Sunday."], ["It was old.", "It was dry."]),
        (["A mill burned on Sunday.", "It was old, said the miller of the town. " * 4], []),
        (["A mill burned on Sunday.", "It burned twice.", "A mill burned on Sunday."], []),
    ],
)
def test_short_page_keeps_its_paragraphs(
    around: str, between: str, blocks: list[str], items: list[str]
) -> None:
    listed = between.join(f"<li>{item}</li>" for item in items)
    parts = ["<h1>Fire</h1>", *(f"<p>{block}</p>" for block in blocks), f"<ul>{listed}</ul>"]
    body = around.format(between.join(parts))

    found = text_of("a.html", f"<html><body>{body}</body></html>".encode())

    expected = [block.strip() for block in ("Fire", *blocks, *items)]
    # The search for the article takes a headline of its own, or what stands twice, for none of it.
    assert set(found.split("\n\n")) <= set(expected)
    assert all(block in found for block in expected[1:])


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    ("markup", "title"),
    [("Tom &amp; Ann win <b>the cup</b>", "Tom & Ann win the cup"), ("3 &lt; 5", "3 < 5")],
)
def test_title_in_a_feed_is_words(times: int, markup: str, title: str) -> None:
    for _ in range(times):
        markup = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    feed = f"<rss><channel><item><title>{markup}</title><description>{LEAD}</description></item>"

    (found,) = read("a.rss", f"{feed}</channel></rss>".encode())

    assert isinstance(found, Document)
    assert found.title == title


@pytest.mark.parametrize("times", [1, 2])
def test_feed_that_is_escaped_twice_is_words(times: int) -> None:
    markup = f"<p>{LEAD}</p><p>A &amp; B said <b>so</b>.</p>"
    for _ in range(times):
        markup = markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    feed = f"<rss><channel><item><title>{TITLE}</title><description>{markup}</description></item>"

    assert text_of("a.rss", f"{feed}</channel></rss>".encode()) == f"{LEAD}\n\nA & B said so."


@pytest.mark.parametrize("gutter", [10, 12, 20])
def test_columns_with_a_narrow_gutter_are_read_one_after_the_other(gutter: int) -> None:
    left = ["Rebels took the town", "of Harar on Sunday,", "officials said, after", "a long siege."]
    right = ["The governor fled to", "Dire Dawa with all of", "his family, a woman", "said there."]
    width = 97  # of the longest line on the left, in Helvetica of ten points
    runs = columns(72, 700, left) + columns(72 + width + gutter, 700, right)

    found = text_of("a.pdf", pdf([runs]))

    assert found.index("a long siege.") < found.index("The governor")


def test_pdf_whose_letters_have_no_meaning_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from events.reading import pdf as reader

    answer = {"text": "\ufffd" * 200 + " 12", "title": "", "created": ""}
    monkeypatch.setattr(reader._Worker, "read", lambda *_: answer)

    (found,) = read("a.pdf", pdf([columns(72, 700, ["x"])]))

    assert "its letters cannot be told" in str(found)


@pytest.mark.parametrize("around", ["{}", '<div id="content">{}</div>', "<main>{}</main>"])
@pytest.mark.parametrize(
    ("whole", "item"),
    [
        ("<ul>{}</ul>", "<li>{}</li>"),
        ("<ol>{}</ol>", "<li><b>{}</b></li>"),
        ("<dl>{}</dl>", "<dt>May</dt><dd>{}</dd>"),
    ],
)
def test_list_of_a_page_without_an_article_is_read(around: str, whole: str, item: str) -> None:
    items = [
        "Rebels took the town of Harar on Sunday.",
        "Two soldiers were killed near the bridge, officials said.",
        "Shops opened again by the evening.",
    ]
    menu = '<ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul>'
    listed = whole.format("".join(item.format(one) for one in items))
    body = around.format(f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>{listed}<p>{THIRD}</p>")

    found = text_of("a.html", f"<html><body>{menu}{body}</body></html>".encode())

    assert all(one in found for one in items)
    assert "Sport" not in found
