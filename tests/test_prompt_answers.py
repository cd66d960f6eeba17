"""No answer of the server waits for the browser to acknowledge the one before."""

from __future__ import annotations

import socket

import pytest
from streamlit.web.server.starlette import starlette_server

from dashboard.streamlit_changes import send_at_once


def test_what_connects_to_the_server_is_answered_without_delay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(starlette_server, "_bind_socket", starlette_server._bind_socket)
    send_at_once()

    with (
        starlette_server._bind_socket("127.0.0.1", 0, 1) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        server.setblocking(True)
        answering, _ = server.accept()

        with answering:
            assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert client
