"""Which dialog is open, and what was wrong with its last answer.

A button of a dialog acts by a callback, which runs once, before anything is drawn, however the page
comes to be drawn next. The value of the button would be lost where its answer and a new drawing of
the whole page cross.
"""

from __future__ import annotations

import streamlit as st

from dashboard.stories import page_state


def ask(what: str, about: str = "") -> None:
    """Open a dialog at the end of this run; it stays open until `answered`."""
    st.session_state["asked"] = (what, about)
    page_state.forget_trouble()
    refuse()
    done()


def asked() -> tuple[str, str] | None:
    """The dialog that is open, and what it is about."""
    found: tuple[str, str] | None = st.session_state.get("asked")
    return found


def answered() -> None:
    """Close the dialog when the page is drawn next."""
    st.session_state.pop("asked", None)


def end_if_answered() -> None:
    """Draw the page without this dialog once it is answered; the first line of every dialog."""
    if asked() is None:
        st.rerun()


def end_unless(what: str) -> None:
    """Draw the page without this dialog once it is answered, or another one is asked for."""
    if asked() != (what, ""):
        st.rerun()


def refuse(*troubles: str) -> None:
    """Leave the dialog open, and keep what is wrong with each field, empty where nothing is."""
    st.session_state["troubles"] = troubles


def troubles(fields: int) -> tuple[str, ...]:
    """What is wrong with each of so many fields, in their order; empty where nothing is."""
    kept: tuple[str, ...] = st.session_state.get("troubles", ())
    return (*kept, *[""] * fields)[:fields]


def press() -> None:
    """Let the dialog do, when it is drawn next, what takes time and is shown while it is done."""
    refuse()
    st.session_state["pressed"] = True


def pressed() -> bool:
    """Whether it is to be done now: until `done`, as a newer run may break off the one at work."""
    return bool(st.session_state.get("pressed", False))


def done() -> None:
    """Tell that what takes time has been done, or cannot be."""
    st.session_state.pop("pressed", None)
