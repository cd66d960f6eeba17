"""Answers that leave the server as soon as they are written.

Streamlit makes the server's socket without naming TCP, and so asyncio does not turn off Nagle's
algorithm on what connects to it: the second part of each answer would wait 40 milliseconds for the
browser to acknowledge the first, for each script of the page and each change in it.
"""

from __future__ import annotations

import socket
from typing import Any

from streamlit.web.server.starlette import starlette_server

# The name is Streamlit's own and can change with its version; a test holds what it does here.
_BIND = "_bind_socket"
_bind = getattr(starlette_server, _BIND, None)


def send_at_once() -> None:
    """Let no answer wait for the next; to be called before the server is started."""
    if _bind:  # a later Streamlit may do without
        setattr(starlette_server, _BIND, _bind_for_prompt_answers)


def _bind_for_prompt_answers(*place: Any) -> socket.socket:
    assert _bind is not None
    bound: socket.socket = _bind(*place)
    # What connects to it inherits this.
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound
