"""Opening articles: pasted, from files of any kind that is read, a folder, or an address."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.stories import page_state
from dashboard.stories.analysis import is_read_at_once
from dashboard.stories.start import Start
from dashboard.stories.story import (
    EXAMPLE_REPORTS,
    Story,
    as_one,
    iter_stories,
    named_by_headline,
    timeline_for,
)
from dashboard.views import already_here, dialogs
from dashboard.views.edit import show_trouble
from dashboard.views.header import story_names
from events import DatelineError, example_stories, read_date
from events.reading.source import is_address

_DIALOG = "stories"
_PASTED = "pasted.txt"
_MOST_MEGABYTES = 20
# So many reasons are told in full; of more than that the number is told.
_MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the reader wants opened, and the day of publication that was typed with it."""

    pasted: str
    files: Sequence[UploadedFile]
    path: str
    published: str
    joined: bool
    others: Sequence[str]


def add_button() -> None:
    """The button that asks for a story, and its dialog, which needs no story to be open."""
    st.button(
        "Add",
        icon=":material/add:",
        help="Open files, or paste an article",
        on_click=dialogs.ask,
        args=(_DIALOG,),
    )
    if dialogs.asked() == (_DIALOG, ""):
        _ask()


def first_use_line() -> None:
    """What to do, said once: until there is a story of the reader's own."""
    examples = {*(story.doc_id for story in example_stories()), EXAMPLE_REPORTS}
    if set(page_state.stories()) != examples:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="first-use"):
        if page_state.shown_story() == EXAMPLE_REPORTS:
            st.caption(
                "This is an example: six invented reports of one flood, joined. Click a mark to "
                "see who tells it, in which words, and what they do not agree on."
            )
            return
        st.caption(
            "This is an example. Point at an event to see its words in the text, click it to see "
            "why it has its date, and press **Add** to open an article of your own.",
            width="content",
        )
        st.button(
            "Six reports as one story",
            icon=":material/join:",
            type="tertiary",
            help="Open the other example: what six reports of a flood tell, joined on one chart",
            on_click=_turn_to_reports,
        )


def _turn_to_reports() -> None:
    st.session_state["turn to"] = EXAMPLE_REPORTS


@st.dialog("Add stories", width="medium", on_dismiss=dialogs.answered)
def _ask() -> None:
    """Ask for stories; what cannot be read is said, and what is open stays."""
    dialogs.end_if_answered()
    with st.form("add", border=False):
        asked = _fields()
        st.form_submit_button("Read it", type="primary", on_click=dialogs.press)
    if dialogs.pressed():
        try:
            _open(asked)
        except DatelineError as error:
            dialogs.refuse(str(error))
        else:
            dialogs.answered()
            already_here.ask_if_waiting()
        dialogs.done()
    [trouble] = dialogs.troubles(1)
    show_trouble(trouble)
    dialogs.end_unless(_DIALOG)


def _fields() -> _Asked:
    return _Asked(
        pasted=st.text_area("Paste an article", height=160, key="pasted"),
        files=st.file_uploader(
            "or open files: text, web pages, PDF, Word, e-mail, feeds, tables, archives, timelines",
            accept_multiple_files=True,
            max_upload_size=_MOST_MEGABYTES,
        ),
        path=st.text_input(
            "or a folder or file on this machine, or an address on the web",
            placeholder="/home/ann/stories or https://example.org/article",
            help="A page on the web is fetched only when you ask for it here. A path is opened "
            "where it lies in the folder that you started Dateline on, or in one given with "
            "`--allow`.",
            key="path",
        ).strip(),
        published=st.text_input(
            "Publication date",
            placeholder="such as 20 May 2015; leave it empty to find it in the article",
            key="pasted date",
        ).strip(),
        joined=st.toggle(
            "As one story",
            key="as one",
            help="Several articles are joined: one chart of what happened, with all who tell it. "
            "Without it each is opened by itself.",
        ),
        others=_ask_for_others(),
    )


def _ask_for_others() -> list[str]:
    """Which of the open stories are to be joined with what is opened, by key."""
    opened = page_state.stories()
    names = story_names(opened)
    return st.multiselect(
        "Together with open stories",
        list(opened),
        format_func=lambda key: names.get(key, key),
        placeholder="none",
        key="others",
    )


def _open(asked: _Asked) -> None:
    """Open what was asked for and turn to the first of it; what failed is told on the page.

    Raises DatelineError where nothing could be read.
    """
    others = [page_state.stories()[key] for key in asked.others]
    if len(others) > 1 and not _is_new(asked):
        st.session_state["turn to"] = page_state.add_story(as_one(others))
        return
    if not _is_new(asked):
        raise DatelineError(
            "There is no article yet: paste one, open a file, or give a path or an address."
        )
    given = read_date(asked.published) if asked.published else None
    failures: list[str] = []
    found: list[Story] = []
    with _paths(asked) as (paths, folder), st.status("Reading …") as status:
        for path in paths:
            for story in iter_stories(path, given, on_error=lambda e: failures.append(str(e))):
                is_pasted = path == str(Path(folder, _PASTED))
                found.append(named_by_headline(story) if is_pasted else story)
                status.update(label=f"Reading: {len(found)} so far …")
        told = [re.sub(rf"{re.escape(folder)}/(?:\d+/)?", "", reason) for reason in failures]
        if not found:
            raise DatelineError(_told(told))
        if asked.joined or others:
            found = [as_one([*others, *found])]
        if not found[0].parts and is_read_at_once(found[0].document):
            status.update(label="Finding the events …")
            timeline_for(found[0])
    number = len(found[0].parts) - len(others) if found[0].parts else len(found)
    keys = [page_state.add_story(story) for story in already_here.set_aside(found)]
    if keys:
        st.session_state["turn to"] = keys[0]
    if told:
        page_state.say_trouble(f"Opened {number}; the others could not be read. {_told(told)}")


def _is_new(asked: _Asked) -> bool:
    """Whether there is anything to read."""
    return bool(asked.pasted.strip() or asked.files or asked.path)


@contextmanager
def _paths(asked: _Asked) -> Iterator[tuple[list[str], str]]:
    """Where to read from: what was pasted or uploaded lies in a folder until the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, file in enumerate(asked.files):
            # Two files may bear the same name, and a name may have a path in it.
            place = Path(folder, str(number), Path(file.name.replace("\\", "/")).name or "file")
            place.parent.mkdir()
            place.write_bytes(file.getvalue())
            paths.append(str(place))
        if asked.pasted.strip():
            pasted = Path(folder, _PASTED)
            pasted.write_text(asked.pasted, encoding="utf-8", newline="")
            paths.append(str(pasted))
        yield [*paths, *_typed(asked.path)], folder


def _typed(path: str) -> list[str]:
    """The address or the path that was typed, if any. Raises UnreadableInputError."""
    if not path or is_address(path):
        return [path] if path else []
    return [Start.told(sys.argv[1:]).openable(path)]


def _told(reasons: Sequence[str]) -> str:
    """The first reasons, each a sentence, and how many more there are."""
    told = ". ".join(reasons[:_MOST_REASONS])
    more = len(reasons) - _MOST_REASONS
    return f"{told}. And {more} more." if more > 0 else told
