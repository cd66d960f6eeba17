"""Who the dashboard answers: this machine, by its own names; and whom the server ever asks."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from served import dashboard

from dashboard.known_callers import KnownCallers

PORT = 8501
# Notes every name that the server's process looks up, and every address that it connects to.
WATCH = """
import os, sys
from pathlib import Path

EVENTS = {
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
    "socket.connect", "socket.sendto", "socket.sendmsg",
}

def note(event, args):
    if event in EVENTS:
        at = 0 if event.startswith("socket.get") else 1
        with open(os.environ["WATCHED"], "a") as file:
            file.write(f"{event} {args[at]}\\n")

sys.addaudithook(note)
"""


def answer(
    *headers: tuple[str, str], kind: str = "http", names: tuple[str, ...] = (), port: int = PORT
) -> tuple[bool, list[tuple[bytes, bytes]]]:
    """Whether a request was handed on, and with which headers."""
    passed: list[list[tuple[bytes, bytes]]] = []

    async def page(scope: MutableMapping[str, Any], receive: object, send: object) -> None:
        passed.append(scope["headers"])

    async def receive() -> MutableMapping[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": kind,
        "path": "/",
        "server": ("127.0.0.1", port),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    asyncio.run(KnownCallers(page, names)(scope, receive, send))
    if not passed:
        refused = {"http": ("status", 403), "websocket": ("code", 1008)}[kind]
        assert sent[0][refused[0]] == refused[1]
    return bool(passed), passed[0] if passed else []


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("host", "origin", "known"),
    [
        ("localhost:8501", None, True),
        ("127.0.0.1:8501", None, True),
        ("[::1]:8501", None, True),
        ("LocalHost:8501", "http://localhost:8501", True),
        ("localhost:8501", "http://127.0.0.1:8501", True),
        ("[::1]:8501", "http://[::1]:8501", True),
        ("evil.example:8501", None, False),
        ("evil.example:8501", "http://evil.example:8501", False),
        ("localhost.evil.example:8501", None, False),
        ("evil.example", None, False),
        ("localhost", None, False),
        ("localhost:8502", None, False),
        ("127.0.0.2:8501", None, False),
        ("0.0.0.0:8501", None, False),
        ("user@localhost:8501", None, False),
        ("localhost:8501:8501", None, False),
        ("", None, False),
        ("localhost:8501", "http://evil.example", False),
        ("localhost:8501", "http://evil.example:8501", False),
        ("localhost:8501", "http://localhost:3000", False),
        ("localhost:8501", "http://localhost", False),
        ("localhost:8501", "null", False),
        ("localhost:8501", "", False),
        ("localhost:8501", "file://", False),
        ("localhost:8501", "chrome-extension://localhost:8501", False),
        ("localhost:8501", "http://localhost:8501/x", False),
        ("localhost:8501", "http://evil.example@localhost:8501", False),
    ],
)
def test_only_own_names_and_own_pages_are_answered(
    kind: str, host: str, origin: str | None, known: bool
) -> None:
    headers = [("host", host), *([("origin", origin)] if origin is not None else [])]

    passed, kept = answer(*headers, kind=kind)

    assert passed is known
    assert all(name != b"origin" for name, _ in kept)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("desk.example", True),
        ("Desk.Example:80", True),
        ("desk.example:9000", True),
        ("other.example:7000", True),
        ("other.example:7001", False),
        ("other.example", False),
        ("x.desk.example", False),
        ("[fd00::1]:8501", True),
    ],
)
def test_names_that_were_given_are_answered(host: str, known: bool) -> None:
    names = ("desk.example", "other.example:7000", "[fd00::1]")

    assert answer(("host", host), ("origin", f"https://{host}"), names=names)[0] is known


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "localhost:8501"), ("host", "evil.example")],
        [("host", "localhost:8501"), ("origin", "http://localhost:8501"), ("origin", "null")],
    ],
)
def test_what_is_said_twice_or_not_at_all_is_refused(headers: list[tuple[str, str]]) -> None:
    assert not answer(*headers)[0]


def test_on_the_default_port_the_name_is_enough() -> None:
    assert answer(("host", "localhost"), ("origin", "http://localhost"), port=80)[0]


def shake_hands(address: str, **headers: str) -> int:
    """The status with which the server answers the request for a websocket."""
    place = urlsplit(address)
    assert place.port is not None
    asked = {
        "Host": place.netloc,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    with socket.create_connection(("localhost", place.port), timeout=120) as line:
        line.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{lines}\r\n".encode())
        return int(line.recv(100).split()[1])


def test_server_looks_nothing_up_and_connects_to_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = tmp_path / "watched"
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("WATCHED", str(watched))

    with dashboard("--host", "desk.example", home=tmp_path / "home") as address:
        told = [
            shake_hands(address),
            shake_hands(address, Origin=address.rstrip("/")),
            shake_hands(address, Origin=address.rstrip("/").replace("localhost", "[::1]")),
            shake_hands(address, Host="desk.example", Origin="https://desk.example"),
            shake_hands(address, Origin="https://desk.example"),
            shake_hands(address, Origin="http://evil.example"),
            shake_hands(address, Origin="null"),
            shake_hands(address, Host="evil.example", Origin="http://evil.example"),
        ]

    assert told == [101] * 5 + [403] * 3
    lines = watched.read_text(encoding="utf-8").splitlines()
    assert lines
    elsewhere = [line for line in lines if not any(own in line for own in ("localhost", "127.0.0"))]
    assert elsewhere == []
