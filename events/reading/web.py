"""A page from the web, and only one that was asked for: the sole part that uses the network."""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from events.errors import UnreadableInputError
from events.reading.source import MAX_BYTES, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from urllib.parse import SplitResult

_MOST_REDIRECTS = 5
# Seconds: for one answer of the network, and for all of a page.
_PATIENCE, _LONGEST = 15, 60
_CHUNK = 65_536
_LONGEST_ADDRESS = 2000
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_HEADERS = {
    "User-Agent": "Dateline (reads one page that its user asked for)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NO_ARTICLES = ("image/", "video/", "audio/", "font/", "application/json", "text/css")


def fetch(url: str, *, allowed: Callable[[str], bool] | None = None) -> Source:
    """What an address holds, as an input to be read.

    Follows at most five redirects. Each address is looked up once and connected to only if all the
    machines of its name are on the public internet, or `allowed` says so of their IP addresses;
    proxies are not used. Raises UnreadableInputError.
    """
    # urllib3 is wanted only once there is a page to fetch.
    import urllib3.exceptions

    deadline = time.monotonic() + _LONGEST
    address = url
    for _ in range(_MOST_REDIRECTS + 1):
        parts = _checked(address, url)
        machine = _machine(parts, url, allowed or is_public)
        try:
            answer = _ask(parts, machine, deadline, url)
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            # Whether a server answers, and answers well, is known only by asking.
            raise UnreadableInputError(f"{url}: cannot be fetched: {_reason(error)}") from error
        if answer.status not in _REDIRECTS or not answer.location:
            return _source(answer, address, url)
        address = urljoin(address, answer.location)
    raise UnreadableInputError(f"{url}: leads from page to page without end: open it in a browser")


def is_public(machine: str) -> bool:
    """Whether an IP address is one of the public internet, by way of any older one inside it.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("93.184.216.34")
    (False, False, True)
    """
    ip = ipaddress.ip_address(machine.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (
        ip.is_multicast or ip.is_private or ip.is_reserved or ip.is_loopback or ip.is_link_local
    )


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    location: str | None
    content: bytes
    media_type: str
    charset: str | None


def _checked(address: str, url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:  # splitting is the only check there is
        raise UnreadableInputError(f"{url}: is no address on the web: check it") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UnreadableInputError(f"{url}: leads to no address on the web (http or https)")
    if parts.username is not None or parts.password is not None:
        raise UnreadableInputError(f"{url}: has a user name in it: such addresses are not opened")
    if not address.isprintable() or " " in address or len(address) > _LONGEST_ADDRESS:
        raise UnreadableInputError(f"{url[:100]}: is no address on the web: check it")
    return parts


def _machine(parts: SplitResult, url: str, allowed: Callable[[str], bool]) -> str:
    """The IP address to connect to: checked here, and never looked up again."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # looking up is the only check there is
        raise UnreadableInputError(
            f"{url}: there is no machine named {host}: check the address and the network"
        ) from error
    machines = [str(entry[4][0]) for entry in found]
    if not machines or not all(map(allowed, machines)):
        raise UnreadableInputError(
            f"{url}: {host} is not on the public internet, so it is not opened: save the page and "
            "give the file"
        )
    return machines[0]


def _ask(parts: SplitResult, machine: str, deadline: float, url: str) -> _Answer:
    with _connection(parts, machine) as connection, _until(deadline, connection) as sockets:
        connection.connect()
        sockets.append(connection.sock)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        headers = {**_HEADERS, "Host": parts.netloc}
        connection.request("GET", _ascii(path), headers=headers, preload_content=False)
        response = connection.getresponse()
        media_type, charset = _media_type(response.headers.get("Content-Type"))
        wanted = response.status == 200 and not media_type.startswith(_NO_ARTICLES)
        content = _content(response, url) if wanted else b""
        location = response.headers.get("Location")
        reason = response.reason or ""
        return _Answer(response.status, reason, location, content, media_type, charset)


@contextmanager
def _connection(parts: SplitResult, machine: str) -> Iterator[Any]:
    """A connection to one machine, that must prove to be the host by its certificate."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    connection: HTTPConnection
    if parts.scheme == "https":
        connection = HTTPSConnection(
            machine,
            _port(parts),
            timeout=_PATIENCE,
            ssl_context=ssl.create_default_context(),
            server_hostname=parts.hostname,
            assert_hostname=parts.hostname,
        )
    else:
        connection = HTTPConnection(machine, _port(parts), timeout=_PATIENCE)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _until(deadline: float, connection: Any) -> Iterator[list[socket.socket]]:
    """Cut the connection at the deadline, however slowly the server drips: a TimeoutError.

    A connection lets go of its socket as soon as the body begins, so the socket is kept beside it.
    """
    sockets: list[socket.socket] = []

    def cut() -> None:
        for held in (*sockets, connection.sock):
            if held is not None:
                with suppress(OSError):  # it is closed, or was never open
                    held.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(0.1, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield sockets
    finally:
        timer.cancel()
        if time.monotonic() >= deadline:
            raise TimeoutError(f"it took longer than {_LONGEST} seconds")


def _content(response: Any, url: str) -> bytes:
    content = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        content += chunk
        if len(content) > MAX_BYTES:
            raise UnreadableInputError(f"{url}: is larger than {MAX_BYTES // 1_000_000} MB")
    return bytes(content)


def _source(answer: _Answer, address: str, url: str) -> Source:
    if answer.status != 200:
        told = f"{answer.status} {_shown(answer.reason)}".strip()
        raise UnreadableInputError(
            f"{url}: the server answers “{told}”: open the page in a browser and save it"
        )
    if answer.media_type.startswith(_NO_ARTICLES):
        raise UnreadableInputError(f"{url}: is {_shown(answer.media_type)}, which is no article")
    path = PurePosixPath(unquote(urlsplit(address).path))
    name = path.stem or urlsplit(address).hostname or "page"
    return Source(
        file=io.BytesIO(answer.content),
        name=url,
        doc_id=_shown(name),
        suffix=_SUFFIXES.get(answer.media_type, path.suffix.lower()),
        url=address.split("#")[0],
        charset=answer.charset,
    )


def _media_type(header: str | None) -> tuple[str, str | None]:
    """`text/html; charset=utf-8` in its two parts."""
    kind, _, rest = (header or "").partition(";")
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    return kind.strip().lower(), charset or None


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _ascii(path: str) -> str:
    """A path with what is beyond ASCII in it escaped, as browsers send it."""
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    return _shown(text.rpartition(": ")[2][:200] or type(error).__name__)


def _shown(text: str) -> str:
    """Words of a stranger's server, without what a terminal obeys."""
    return "".join(letter for letter in text[:200] if letter.isprintable())
