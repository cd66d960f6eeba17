"""What a reader asks for is done to its end, whatever the reader does in the meantime."""

from __future__ import annotations

import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from dashboard.streamlit_changes import finish_callbacks


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


@pytest.fixture(autouse=True)
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit as the server changes it, for one test."""
    for owner, name in (
        (SafeSessionState, "on_script_will_rerun"),
        (ScriptRunner, "_maybe_handle_execution_control_request"),
        (script_requests, "_coalesce_widget_states"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    finish_callbacks()


def test_callback_is_done_to_its_end_when_a_newer_run_is_asked_for() -> None:
    app = AppTest.from_function(page).run()

    app.button[0].click().run()

    assert app.session_state["asked"]
    assert app.text[0].value == "done done"


def asking(**components: list[object]) -> RerunData:
    """A run in which components ask for something, and which has the words of a field."""
    states = [
        WidgetState(id=name, json_trigger_value=json.dumps(asked) if asked else "")
        for name, asked in components.items()
    ]
    field = WidgetState(id="field", string_value=str(components))
    return RerunData(widget_states=WidgetStates(widgets=[*states, field]))


@pytest.mark.parametrize(
    ("runs", "asked"),
    [
        ([{"chart": ["reject"]}, {"chart": ["chosen"]}], {"chart": ["reject", "chosen"]}),
        ([{"chart": ["reject"]}, {"chart": []}], {"chart": ["reject"]}),
        ([{"chart": ["edit"]}, {}], {"chart": ["edit"]}),
        ([{"chart": []}, {"chart": ["edit"]}], {"chart": ["edit"]}),
        ([{"chart": ["a", "b"]}, {}, {"chart": ["a"]}], {"chart": ["a", "b", "a"]}),
        ([{"chart": ["a"]}, {"text": ["b"]}], {"chart": ["a"], "text": ["b"]}),
    ],
)
def test_nothing_that_is_asked_while_the_page_is_drawn_is_lost(
    runs: list[dict[str, list[object]]], asked: dict[str, list[object]]
) -> None:
    requests = ScriptRequests()
    for run in runs:
        requests.request_rerun(asking(**run))

    waiting = requests.on_scriptrunner_ready().rerun_data.widget_states

    assert waiting is not None
    found = {state.id: state.json_trigger_value for state in waiting.widgets}
    assert {name: json.loads(words) for name, words in found.items() if words} == asked
    field = next(state for state in waiting.widgets if state.id == "field")
    assert field.string_value == str(runs[-1])
