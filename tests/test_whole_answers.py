"""What a reader asks for is done to its end, whatever the reader does in the meantime."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from dashboard.whole_answers import finish_callbacks


def page() -> None:
    """A button whose callback is at work while the reader does something more."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    def more() -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        if not st.session_state.get("asked"):
            st.session_state["asked"] = True
            context.script_requests.request_rerun(RerunData())

    def act() -> None:
        more()
        st.session_state["first"] = "done"
        st.query_params["event"] = "e1"
        st.session_state["second"] = "done"

    st.button("Act", on_click=act)
    st.text(f"{st.session_state.get('first')} {st.session_state.get('second')}")


def test_callback_is_done_to_its_end_when_a_newer_run_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for owner, name in (
        (SafeSessionState, "on_script_will_rerun"),
        (ScriptRunner, "_maybe_handle_execution_control_request"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    finish_callbacks()
    app = AppTest.from_function(page).run()

    app.button[0].click().run()

    assert app.session_state["asked"]
    assert app.text[0].value == "done done"
