"""Widgets of the page whose keys change when the page changes what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
    from streamlit.testing.v1.element_tree import Selectbox, TextInput


def story_list(app: AppTest) -> Selectbox:
    """The list of the open stories."""
    [found] = (one for one in app.selectbox if one.label == "Story")
    return found


def published_field(app: AppTest) -> TextInput:
    """The field with the day of publication."""
    [found] = (one for one in app.text_input if one.label == "Published")
    return found
