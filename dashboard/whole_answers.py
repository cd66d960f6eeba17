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
_ANSWER = "on_script_will_rerun"
_END_IF_ASKED = "_maybe_handle_execution_control_request"
_answer = getattr(SafeSessionState, _ANSWER, None)
_end_if_asked = getattr(ScriptRunner, _END_IF_ASKED, None)
_here = local()


def finish_callbacks() -> None:
    """Let no run end before its callbacks have; needs `runner.fastReruns` to be false.

    With `fastReruns` the next run would begin beside the one that is to end, and each would take
    away what the other has to answer.
    """
    if _answer and _end_if_asked:  # a later Streamlit may do without
        setattr(SafeSessionState, _ANSWER, _answer_whole)
        setattr(ScriptRunner, _END_IF_ASKED, _end_between_answers)


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
