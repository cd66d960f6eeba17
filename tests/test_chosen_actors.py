"""The filter follows the actors that are renamed, whatever the browser still calls them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page of two actors, on which the browser sends the names of those it shows as chosen."""
    import streamlit as st

    from dashboard.stories import editing
    from events import Actor, ActorType, Timeline

    for old, new in st.session_state.pop("rename", ()):
        editing.rename_chosen(old, new)
    names = st.session_state["names"]
    actors = tuple(Actor(name=name, label=ActorType.PERSON, mentions=()) for name in names)
    st.session_state["actor"] = st.session_state["sent"]
    editing.settle_filter(Timeline(documents=(), actors=actors))
    st.text(", ".join(st.session_state["actor"]))


@pytest.mark.parametrize(
    ("renamed", "names", "sent", "kept"),
    [
        ([("Rebels", "The front")], ["The front", "Soldiers"], ["Rebels"], "The front"),
        ([("Rebels", "The front")], ["The front", "Soldiers"], ["The front"], "The front"),
        ([("Rebels", "The front")], ["The front"], ["The front", "Rebels"], "The front"),
        ([("Rebels", "Fighters"), ("Fighters", "Front")], ["Front"], ["Rebels"], "Front"),
        ([("Rebels", "The front")], ["Rebels", "Soldiers"], ["The front"], "Rebels"),
        ([("Rebels", "The front"), ("The front", "Rebels")], ["Rebels"], ["The front"], "Rebels"),
        ([("Rebels", "The front")], ["Soldiers"], ["Rebels", "Soldiers"], "Soldiers"),
        ([], ["Soldiers"], ["Rebels"], ""),
    ],
)  # fmt: skip
def test_filter_follows_an_actor_that_the_browser_still_calls_otherwise(
    renamed: list[tuple[str, str]], names: list[str], sent: list[str], kept: str
) -> None:
    app = AppTest.from_function(page)
    app.session_state["rename"] = renamed
    app.session_state["names"] = names
    app.session_state["sent"] = sent

    # The second time as a browser that has not heard of the first.
    for _ in range(2):
        app.run()

        assert not app.exception
        assert app.text[0].value == kept
