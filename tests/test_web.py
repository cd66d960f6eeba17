"""Pages fetched from a server of our own; and the machines that no page may lead to."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

import pytest
from samples import DATED_PAGE, TITLE

from events.errors import UnreadableInputError
from events.reading import read_documents, read_source, web
from events.reading.web import fetch, is_public
from events.types import Document

# What the server answers: status, headers, body.
Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}
ANSWERS: dict[str, Answer] = {
    "/harar": (200, HTML, DATED_PAGE),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(DATED_PAGE)),
    "/moved": (301, {"Location": "/harar"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/inward": (302, {"Location": "http://127.0.0.2:9/"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/missing": (404, HTML, b"no"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/huge": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 40_000_000)),
    "/text": (
        200,
        {"Content-Type": "text/plain; charset=koi8-r"},
        "Rain fell on Орлава.".encode("koi8-r"),
    ),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def drip(listener: socket.socket, head: bytes) -> None:
    """Answer the first who asks, a byte at a time and without end."""
    caller, _ = listener.accept()
    with caller, suppress(OSError):  # the caller hangs up
        caller.sendall(head)
        while True:
            caller.sendall(b"x")
            sleep(0.02)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def is_our_server(machine: str) -> bool:
    return machine == "127.0.0.1"


@pytest.mark.parametrize("path", ["/harar", "/packed", "/moved"])
def test_page_is_fetched_and_read(server: str, path: str) -> None:
    (document,) = read_source(fetch(server + path, allowed=is_our_server))

    assert isinstance(document, Document)
    assert (document.title, document.url) == (TITLE, "https://example.org/2024/harar")


def test_plain_text_keeps_where_it_is_from(server: str) -> None:
    (document,) = read_source(fetch(f"{server}/text", allowed=is_our_server))

    assert document == Document(text="Rain fell on Орлава.", doc_id="text", url=f"{server}/text")


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"]
)
def test_server_that_drips_without_end_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(web, "_LONGEST", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        Thread(target=drip, args=(listener, head), daemon=True).start()

        with pytest.raises(UnreadableInputError, match="it took longer than"):
            fetch(f"http://127.0.0.1:{listener.getsockname()[1]}/", allowed=is_our_server)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/circle", "leads from page to page without end"),
        ("/inward", "127.0.0.2 is not on the public internet"),
        ("/to-file", "leads to no address on the web"),
        ("/missing", "the server answers “404"),
        ("/picture", "is image/png, which is no article"),
        ("/huge", "is larger than 20 MB"),
    ],
)
def test_page_that_cannot_be_read_says_why(server: str, path: str, reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=reason) as caught:
        fetch(server + path, allowed=is_our_server)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://127.0.0.1:8501/",
        "http://[::1]/",
        "http://10.0.0.5/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
    ],
)
def test_machine_that_is_not_public_is_not_asked(address: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"not on the public internet|no machine named"):
        read_documents(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://", "leads to no address"),
        ("http://user:secret@example.org/", "has a user name in it"),
        ("http://example.org:99999/", "is no address on the web"),
        ("http://exam ple.org/", "is no address on the web"),
        ("http://[::1/", "is no address on the web"),
    ],
)
def test_what_is_no_address_is_refused(address: str, reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=reason):
        read_documents(address)


def test_name_that_leads_to_a_private_machine_too_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*stream, ("93.184.216.34", 80)), (*stream, ("10.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", both)

    with pytest.raises(UnreadableInputError, match="not on the public internet"):
        read_documents("http://example.org/")


@pytest.mark.parametrize(
    ("machine", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("100.64.0.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
    ],
)
def test_public_machines_are_told_from_private_ones(machine: str, public: bool) -> None:
    assert is_public(machine) is public
