"""A small file of every kind that is read, built here and now, about one invented event."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

import docx

TITLE = "Rebels take Harar"
LEAD = "Rebels took the town of Harar on Sunday, officials said, after a siege of three weeks."
SECOND = "The governor, Abdi Tesfaye, fled to Dire Dawa with his family, a spokeswoman said."
THIRD = "Residents said that shops had opened again by the evening, and that the streets were calm."
ARTICLE = "\n\n".join((LEAD, SECOND, THIRD))

# A run of text on a page: points from the lower left corner, size of the type, words.
Run = tuple[float, float, float, str]


def page(*, body: str | None = None, head: str = "", charset: str = "utf-8") -> bytes:
    """A web page with all that surrounds an article."""
    paragraphs = "".join(f"<p>{part}</p>" for part in (LEAD, SECOND, THIRD))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>{TITLE} | The Example</title>
<meta property="og:site_name" content="The Example"><meta name="author" content="Ann Lee">
{head}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>{TITLE}</h1>{body or paragraphs}</article>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten cakes to bake</a></li></ul></aside>
<footer>© The Example. <a href="/cookies">Cookies</a></footer></body></html>""".encode(
        charset, "replace"
    )


DATED_PAGE = page(
    head='<meta property="article:published_time" content="2024-03-13T09:30:00+03:00">'
    '<link rel="canonical" href="https://example.org/2024/harar">'
)


def saved_page() -> bytes:
    """A page that a browser saved as one file."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://example.org/2024/harar"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 2 Apr 2024 10:00:00 -0000"
    message.set_content(DATED_PAGE.decode(), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def mail(*, html: bool = False) -> bytes:
    """A message with the article in it."""
    message = EmailMessage()
    message["From"] = "Ann Lee <ann@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = f"{TITLE} – a report"
    message["Date"] = "Wed, 13 Mar 2024 23:30:00 -0500"
    message["Message-ID"] = "<1@example.org>"
    if html:
        message.set_content("See the other part.")
        message.add_alternative(DATED_PAGE.decode(), subtype="html")
    else:
        message.set_content(ARTICLE)
    return message.as_bytes()


def mailbox() -> bytes:
    """A mailbox of a message and of one that forwards and quotes others."""
    forwarding = EmailMessage()
    forwarding["From"], forwarding["Subject"] = "Bo Ek <bo@example.org>", "Fwd: Harar"
    forwarding["Date"], forwarding["Message-ID"] = "Thu, 14 Mar 2024 09:00:00 +0100", "<2@x.org>"
    forwarding.set_content(
        f"{THIRD}\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@example.org>\n"
        f"Date: Wed, Mar 13, 2024 at 10:05 PM\nSubject: Harar\nTo: Desk\n\n{LEAD}\n\n"
        f"On 12 March 2024, Abdi wrote:\n> {SECOND}\n"
    )
    forwarding.add_attachment(EmailMessage())
    begin = b"From ann@example.org Wed Mar 13 23:30:00 2024\n"
    return b"\n".join(begin + one for one in (mail(), forwarding.as_bytes()))


def rss() -> bytes:
    """A feed with an entry of whole text, one of a summary, and one of nothing."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Example</title><link>https://example.org/</link>
<item><title>{TITLE}</title><link>https://example.org/harar</link>
<pubDate>Wed, 13 Mar 2024 23:30:00 -0500</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Second</title><link>javascript:alert(1)</link>
<description>&lt;p&gt;{THIRD}&lt;/p&gt;</description></item>
<item><link>https://example.org/none</link></item>
</channel></rss>""".encode()


def atom() -> bytes:
    """An Atom feed of one entry."""
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>X</title>
<entry><title>{TITLE}</title><link href="https://example.org/harar"/><author><name>Ann Lee</name>
</author><updated>2024-03-14T00:00:00Z</updated><content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;
</content></entry></feed>""".encode()


def word(*, title: str = TITLE) -> bytes:
    """A Word document with a title, paragraphs and a table."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "Ann Lee"
    document.core_properties.created = datetime(2024, 4, 2, tzinfo=UTC).replace(tzinfo=None)
    document.add_heading(TITLE, 0)
    for paragraph in (LEAD, SECOND):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Day", "Dead", "Sunday", "Four"), strict=True):
        cell.text = words
    document.add_paragraph(THIRD)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP archive of the members in the order given."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def columns(left: float, top: float, lines: list[str], *, size: float = 10) -> list[Run]:
    """Lines under each other."""
    return [(left, top - 12 * number, size, line) for number, line in enumerate(lines)]


def pdf(
    pages: list[list[Run]], *, info: dict[str, str] | None = None, locked: bool = False
) -> bytes:
    """A PDF with runs of text at their places; `locked` with a password that nobody knows."""
    contents = [_page_content(runs) for runs in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    facts = "".join(f"/{key} ({value})" for key, value in (info or {}).items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects.append(f"<<{facts}>>".encode("latin-1"))
    trailer = f"/Info {len(objects)} 0 R"
    if locked:
        objects.append(_lock())
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<{'00' * 16}><{'00' * 16}>]"
    return _written(objects, trailer)


def _page_content(runs: list[Run]) -> bytes:
    shown = []
    for left, bottom, size, words in runs:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"BT /F {size} Tf 1 0 0 1 {left} {bottom} Tm ({escaped}) Tj ET")
    return "\n".join(shown).encode("cp1252", "replace")


def _lock() -> bytes:
    """An encryption dictionary whose user password is no empty one (PDF 1.7, 7.6)."""
    nobody_knows = hashlib.sha256(b"nobody knows").digest().hex()
    return f"<</Filter/Standard/V 1/R 2/O<{nobody_knows}>/U<{nobody_knows}>/P -4>>".encode()


def _written(objects: list[bytes], trailer: str) -> bytes:
    sink = io.BytesIO(b"%PDF-1.4\n")
    sink.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(sink.tell())
        sink.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = sink.tell()
    sink.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    sink.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    sink.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode())
    sink.write(b"startxref\n%d\n%%%%EOF" % start)
    return sink.getvalue()


ARTICLE_PDF = pdf(
    [
        [
            (72, 720, 20, TITLE),
            *columns(72, 680, [LEAD[:40], LEAD[40:]]),
            *columns(72, 650, [SECOND]),
        ],
        [*columns(72, 720, [THIRD])],
    ],
    info={"Title": TITLE, "CreationDate": "D:20240402100000Z"},
)
MARKDOWN = f"""---
title: "{TITLE}"
author: Ann Lee
date: 2024-03-13
---

# {TITLE}

Rebels took the **town** of [Harar](https://example.org) on *Sunday*.
""".encode()
JSON_LINES = (
    json.dumps({"id": "a", "text": LEAD, "published": "2024-03-13"})
    + "\n"
    + json.dumps({"id": "b", "text": SECOND})
    + "\n"
).encode()
TABLE = f'Headline;Date;Body\n"{TITLE}";13 March 2024;"{LEAD}"\nSecond;;"{SECOND}"\n'.encode()

# By the names that their files would have.
SAMPLES: dict[str, bytes] = {
    "story.txt": ARTICLE.encode(),
    "story.md": MARKDOWN,
    "story.html": DATED_PAGE,
    "story.mhtml": saved_page(),
    "story.pdf": ARTICLE_PDF,
    "story.docx": word(),
    "story.eml": mail(),
    "newsletter.eml": mail(html=True),
    "box.mbox": mailbox(),
    "feed.rss": rss(),
    "feed.atom": atom(),
    "many.jsonl": JSON_LINES,
    "many.csv": TABLE,
    "many.zip": archive({"b.txt": SECOND.encode(), "a.html": DATED_PAGE, "c.docx": word()}),
}
