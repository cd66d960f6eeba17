"""The web server: Streamlit's own, Plotly's script, and a policy that keeps the page to itself."""

from __future__ import annotations

import logging
import re
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.routing import Route
from streamlit import App

from dashboard.known_callers import KnownCallers, header
from dashboard.panes.chart_json import PLOTLY_ADDRESS
from dashboard.stories.start import Start
from dashboard.streamlit_changes import finish_callbacks

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_logger = logging.getLogger(__name__)
_HOST = re.compile(r"[\w.:\[\]-]+", re.ASCII)
_SCRIPT = Path(__file__).parent / "app.py"
# Plotly's script is all that is needed of it: its Python side takes a tenth of a second to import.
_PLOTLY = str(distribution("plotly").locate_file("plotly/package_data/plotly.min.js"))
# Nothing may come from, or go, elsewhere. Streamlit loads components as blobs and styles inline;
# Plotly's bundle compiles functions.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' {host}",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
    )
)


class _Policy:
    """Adds the policy to every answer, and tells the browser early to fetch Plotly's script."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(b"content-security-policy", _policy(scope))]
                if scope["path"] == "/":
                    headers.append(
                        (b"link", f"<{PLOTLY_ADDRESS}>; rel=preload; as=script".encode())
                    )
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await self.app(scope, receive, send_with_policy)


def _policy(scope: Scope) -> bytes:
    """The policy; some browsers do not take 'self' for this server's websocket."""
    host = "".join(header(scope, b"host")[:1])
    own = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return _POLICY.replace("{host}", own).encode()


async def _plotly_script(_: Request) -> FileResponse:
    # To pack it would take longer than to send it within this machine, as Streamlit's own scripts.
    headers = {"Cache-Control": "max-age=86400", "Content-Encoding": "identity"}
    return FileResponse(_PLOTLY, headers=headers)


def _say(error: Exception) -> bool:
    """What nobody foresaw goes to the terminal; the reader can go on with another story."""
    _logger.error("the page could not be drawn", exc_info=error)
    st.error(
        "This story could not be shown: there is an error in Dateline, and it stands in the "
        "terminal. The other stories still open."
    )
    return True


finish_callbacks()
app = App(
    _SCRIPT,
    on_script_error=_say,
    routes=[Route(PLOTLY_ADDRESS, _plotly_script)],
    middleware=[
        Middleware(_Policy),
        Middleware(KnownCallers, names=Start.told(sys.argv[1:]).hosts),
    ],
)
