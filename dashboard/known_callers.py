"""Answers only who asks for this machine by a name that it knows, and only from its own pages.

Any web page can have its name lead to this machine (DNS rebinding), or open a websocket to it; the
browser tells in `Host` and `Origin` by which name it asks and for which page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")
_REFUSED = (
    "Dateline answers only under the address that it told when it started. To have it answer to "
    "another name, start it with: dateline serve --host NAME\n"
)
# RFC 6455: the server's policy forbids it.
_POLICY_VIOLATION = 1008


class KnownCallers:
    """Refuses requests and websockets for other names, and those that other pages make.

    `names` are answered to beside this machine's own; one without a port, on every port.
    """

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self.app = app
        self.names = tuple(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, without its origin, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self._is_known(scope):
            await _refuse(scope, receive, send)
        else:
            # Streamlit would look up this machine's outside address for an origin it does not know.
            kept = [one for one in scope["headers"] if one[0] != b"origin"]
            await self.app({**scope, "headers": kept}, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        port = scope["server"][1]
        hosts, origins = (header(scope, name) for name in (b"host", b"origin"))
        return (
            len(hosts) == 1
            and self._answers_to(hosts[0], port)
            and len(origins) <= 1
            and all(self._is_own(origin, port) for origin in origins)
        )

    def _is_own(self, origin: str, port: int) -> bool:
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and self._answers_to(host, port)

    def _answers_to(self, host: str, port: int) -> bool:
        name, colon, number = host.rpartition(":")
        if not (colon and number.isdecimal()):
            name, number = host, ""
        if host in self.names or name in self.names:
            return True
        return name in _OWN_NAMES and (number == str(port) or (not number and port == 80))


def header(scope: Scope, name: bytes) -> list[str]:
    """What the request says under a name, in lower case, each time that it does."""
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key == name]


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await PlainTextResponse(_REFUSED, status_code=403)(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
