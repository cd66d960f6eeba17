"""Callbacks that run to their end, one run of the page after another.

As soon as a reader does something more, Streamlit ends the run that is under way: at its next call
into Streamlit, even where that stands in a callback, or before its callbacks have begun. What the
reader had asked for would then be done by half, or not at all.
"""

from __future__ import annotations

from threading import local
from typing import Any

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.state import SafeSessionState

# The names are Streamlit's own and can change with its version; a test holds what they do here.
_answer = SafeSessionState.on_script_will_rerun
_end_if_asked = ScriptRunner._maybe_handle_execution_control_request
_here = local()


def finish_callbacks() -> None:
    """Let no run end before its callbacks have; needs `runner.fastReruns` to be false.

    With `fastReruns` the next run would begin beside the one that is to end, and each would take
    away what the other has to answer.
    """
    SafeSessionState.on_script_will_rerun = _answer_whole  # type: ignore[assignment]
    ScriptRunner._maybe_handle_execution_control_request = _end_between_answers  # type: ignore[assignment]


def _answer_whole(state: SafeSessionState, *widgets: Any, **more: Any) -> None:
    _here.answering = True
    try:
        _answer(state, *widgets, **more)
    finally:
        _here.answering = False


def _end_between_answers(runner: ScriptRunner) -> None:
    if not getattr(_here, "answering", False):
        _end_if_asked(runner)
