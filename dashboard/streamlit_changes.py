"""What Streamlit does otherwise than this page needs, changed when the server starts.

Answers leave the server as soon as they are written. Streamlit makes the server's socket without
naming TCP, and so asyncio does not turn off Nagle's algorithm on what connects to it: the second
part of each answer would wait 40 milliseconds for the browser to acknowledge the first, for each
script of the page and each change in it.

Callbacks run to their end, one run of the page after another. As soon as a reader does something
more, Streamlit ends the run that is under way: at its next call into Streamlit, even where that
stands in a callback, or before its callbacks have begun. What the reader had asked for would then
be done by half, or not at all. And of what waits for the next run it keeps of each component only
what was asked last: a rejection, say, that the choice of the next event follows, would be lost.
"""

from __future__ import annotations

import json
import socket
from threading import local
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.state import SafeSessionState
from streamlit.web.server.starlette import starlette_server

# The names are Streamlit's own and can change with its version; tests hold what they do here.
_BIND = "_bind_socket"
_ANSWER = "on_script_will_rerun"
_END_IF_ASKED = "_maybe_handle_execution_control_request"
_FOLD = "_coalesce_widget_states"
_bind = getattr(starlette_server, _BIND, None)
_answer = getattr(SafeSessionState, _ANSWER, None)
_end_if_asked = getattr(ScriptRunner, _END_IF_ASKED, None)
_fold = getattr(script_requests, _FOLD, None)
_here = local()


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


def finish_callbacks() -> None:
    """Let no run end before its callbacks have; needs `runner.fastReruns` to be false.

    With `fastReruns` the next run would begin beside the one that is to end, and each would take
    away what the other has to answer.
    """
    if _answer and _end_if_asked:  # a later Streamlit may do without
        setattr(SafeSessionState, _ANSWER, _answer_whole)
        setattr(ScriptRunner, _END_IF_ASKED, _end_between_answers)
    if _fold:
        setattr(script_requests, _FOLD, _fold_whole)


def _answer_whole(state: SafeSessionState, *widgets: Any, **more: Any) -> None:
    assert _answer is not None
    _here.answering = True
    try:
        _answer(state, *widgets, **more)
    finally:
        _here.answering = False


def _end_between_answers(runner: ScriptRunner) -> None:
    assert _end_if_asked is not None
    if not getattr(_here, "answering", False):
        _end_if_asked(runner)


def _fold_whole(old: WidgetStates | None, new: WidgetStates | None) -> WidgetStates | None:
    """What waits, with what is asked now: of a component everything, in the order of the asking."""
    assert _fold is not None
    folded: WidgetStates | None = _fold(old, new)
    if not old or not new or not folded:
        return folded
    before, now = _asked(old), _asked(new)
    for state in folded.widgets:
        if state.id in before and state.id in now:
            state.json_trigger_value = json.dumps([*before[state.id], *now[state.id]])
    return folded


def _asked(states: WidgetStates) -> dict[str, list[object]]:
    """What was asked of each component, by its id."""
    told = {state.id: state.json_trigger_value for state in states.widgets}
    read = {name: json.loads(words) for name, words in told.items() if words}
    return {name: one if isinstance(one, list) else [one] for name, one in read.items()}
