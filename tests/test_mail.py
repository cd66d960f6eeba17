"""Mail: what is attached, forwarded or quoted is an article of its own, with its own date."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import pytest
from samples import LEAD, SECOND, THIRD, mail

from events.errors import UnreadableInputError
from events.reading import read_source
from events.reading.source import Source
from events.types import Document

DAY, SENT = date(2024, 3, 1), "Fri, 1 Mar 2024 09:00:00 +0100"


def message(text: str, *, sent: str = SENT, sender: str = "Bo Ek <bo@example.org>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, "A note", sent
    made["Message-ID"] = "<2@example.org>"
    made.set_content(text)
    return made


def read(name: str, content: bytes) -> list[Document | UnreadableInputError]:
    suffix = name[name.rindex(".") :]
    source = Source(file=io.BytesIO(content), name=name, doc_id="a", suffix=suffix)
    return list(read_source(source))


def told(found: list[Document | UnreadableInputError]) -> list[tuple[str, str, date | None]]:
    assert all(isinstance(one, Document) for one in found), found
    return [(d.doc_id, d.text.strip(), d.published) for d in found if isinstance(d, Document)]


def test_attached_message_is_an_article_of_its_own() -> None:
    outer = message(SECOND)
    outer.add_attachment(message(LEAD, sent="Wed, 13 Mar 2024 23:30:00 -0500"))

    found = told(read("a.eml", outer.as_bytes()))

    assert found == [("a", SECOND, DAY), ("a-2", LEAD, date(2024, 3, 13))]


@pytest.mark.parametrize(
    "opening",
    [
        "---------- Forwarded message ---------\nFrom: Ann Lee <ann@example.org>\n"
        "Date: Wed, Mar 13, 2024 at 10:05 PM\nSubject: Harar\nTo: <desk@example.org>\n\n",
        "-----Original Message-----\nFrom: Ann Lee\nSent: Wednesday, 13 March 2024 10:05\n"
        "To: Desk\nSubject: Harar\n\n",
        "From: Ann Lee <ann@example.org>\nSent: 13 March 2024 10:05\nTo: Desk\nSubject: Harar\n\n",
        "Begin forwarded message:\n\nFrom: Ann Lee <ann@example.org>\nSubject: Harar\n"
        "Date: March 13, 2024 at 10:05:00 AM GMT+1\nTo: Desk\n\n",
        "________________________________\nFrom: Ann Lee\nSent: Wed, March 13, 2024 10:05 AM\n"
        "To: Desk\nSubject: Harar\n\n",
    ],
)  # fmt: skip
def test_forwarded_letter_has_its_own_date_and_sender(opening: str) -> None:
    found = read("a.eml", message(f"{SECOND}\n\n{opening}{LEAD}\n").as_bytes())

    assert told(found) == [("a", SECOND, DAY), ("a-2", LEAD, date(2024, 3, 13))]
    assert isinstance(found[1], Document)
    assert (found[1].author, found[1].title) == ("Ann Lee", "Harar")


@pytest.mark.parametrize(
    "opening",
    [
        "On Wed, 13 Mar 2024 at 10:05, Ann Lee <ann@example.org> wrote:",
        "On Wed, Mar 13, 2024 at 10:05 AM Ann Lee <ann@example.org> wrote:",
        "On 13 March 2024, Ann Lee wrote:",
        "On Mar 13, 2024, at 10:05, Ann Lee\n<ann@example.org> wrote:",
    ],
)
def test_quoted_letter_has_its_own_date(opening: str) -> None:
    quoted = "\n".join(f"> {line}" for line in (LEAD, "", THIRD))

    found = told(read("a.eml", message(f"{SECOND}\n\n{opening}\n\n{quoted}\n").as_bytes()))

    assert found == [("a", SECOND, DAY), ("a-2", f"{LEAD}\n\n{THIRD}", date(2024, 3, 13))]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the minister wrote:\nRain fell.",
        "From: the mayor\nThe town thanks you.",
        "---- A line ----\nRain fell.",
        "> Rain fell.",
    ],
)
def test_what_only_looks_like_a_quotation_stays(text: str) -> None:
    assert len(told(read("a.eml", message(text).as_bytes()))) == 1


def test_mailbox_gives_an_article_a_message() -> None:
    lines = b"From ann@example.org Wed Mar 13 23:30:00 2024\n"
    escaped = message(f"{SECOND}\n\n>From then on it was calm.\n").as_bytes()
    box = b"\n".join(lines + one for one in (mail(), escaped, mail(html=True)))

    found = told(read("a.mbox", box))

    assert [doc_id for doc_id, *_ in found] == ["a-1", "a-2", "a-3"]
    assert found[1][1:] == (f"{SECOND}\n\nFrom then on it was calm.", DAY)
    assert [one[1] for one in read_again(box)] == [one[1] for one in found]


def read_again(box: bytes) -> list[tuple[str, str, date | None]]:
    """The same by its content alone."""
    return told(list(read_source(Source(file=io.BytesIO(box), name="box", doc_id="a"))))


def test_message_that_cannot_be_read_does_not_cost_the_mailbox() -> None:
    lines = b"From ann@example.org Wed Mar 13 23:30:00 2024\n"
    box = b"\n".join(lines + one for one in (message("").as_bytes(), mail()))

    found = read("a.mbox", box)

    assert isinstance(found[0], UnreadableInputError)
    assert "a.mbox, message 1" in str(found[0])
    assert isinstance(found[1], Document)


@pytest.mark.parametrize("name", ["a.msg", "a.doc", "a"])
def test_message_of_outlook_is_refused_by_its_name(name: str) -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    content = container + b"\0" * 600 + "__substg1.0_0037001F".encode("utf-16-le") + b"\0" * 600
    source = Source(file=io.BytesIO(content), name=name, doc_id="a", suffix=".msg"[: len(name)])

    (found,) = read_source(source)

    assert "Outlook" in str(found)
