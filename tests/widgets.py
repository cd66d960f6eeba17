"""The page without a browser, and the widgets whose keys change with what stands in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from dashboard import __main__ as start

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import Selectbox, TextInput


APP = Path(start.__file__).with_name("app.py")
PATIENCE = 120.0


def new_app() -> AppTest:
    """A page that has not run yet; what it is started on stands in `sys.argv`."""
    return AppTest.from_file(str(APP), default_timeout=PATIENCE)


def story_list(app: AppTest) -> Selectbox:
    """The list of the open stories."""
    [found] = (one for one in app.selectbox if one.label == "Story")
    return found


def published_field(app: AppTest) -> TextInput:
    """The field with the day of publication."""
    [found] = (one for one in app.text_input if one.label == "Published")
    return found
