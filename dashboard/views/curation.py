"""What a reader changes by hand: undo and redo, the menu of changes, and their dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

import streamlit as st

from dashboard.chart.day_text import plain_day
from dashboard.chart.figures import event_id
from dashboard.chart.joined import tellings_of
from dashboard.stories import editing, page_state
from dashboard.stories.colleague import copy_beside
from dashboard.stories.saved_story import Curated, is_own, store
from dashboard.stories.story import Story
from dashboard.views import dialogs
from dashboard.views.actors import edit_actors
from dashboard.views.already_here import merge_in
from dashboard.views.edit import add_event, edit_event
from dashboard.views.filters_bar import plain
from dashboard.views.folder import choose_folder
from dashboard.views.regroup import join_happenings, split_happening
from events import Edit, Event, Place, Restore, Timeline

Actions = dict[str, tuple[str, Callable[[], None]]]


def curation_bar(story: Story, curated: Curated) -> None:
    """Undo, redo, and the menu of what can be changed."""
    with st.container(horizontal=True, gap="xsmall", width="content", key="curation"):
        _step_button("Undo", "undo", curated.done[-1:], curated, editing.undo)
        _step_button("Redo", "redo", curated.undone[:1], curated, editing.redo)
        _menu(story, curated)


def card_actions(page: Timeline) -> Actions:
    """The buttons on the card of the selected event, and what each does."""

    def edit() -> None:
        _ask_about("edit")

    def reject() -> None:
        event = editing.find_event(page, str(st.session_state["chart"].reject))
        if event is not None:
            editing.reject(tellings_of(page, event))

    def star() -> None:
        event = editing.find_event(page, str(st.session_state["chart"].star))
        if event is not None:
            editing.set_star(tellings_of(page, event), starred=not event.starred)

    def join() -> None:
        _ask_about("join")

    def split() -> None:
        _ask_about("split")

    actions = {"edit": ("Edit", edit), "reject": ("Reject", reject), "star": ("★ Star", star)}
    if not page.stories:
        return actions
    return {**actions, "join": ("Join with …", join), "split": ("Split …", split)}


def _ask_about(what: str) -> None:
    """Open a dialog about the event on the card of which the button of that name was pressed."""
    if name := getattr(st.session_state["chart"], what):
        dialogs.ask(what, str(name))


def open_dialog(story: Story, curated: Curated, page: Timeline) -> None:
    """Show the dialog that was asked for, if any; `page` is what the chart shows."""
    match dialogs.asked():
        case ("edit" | "join" | "split" as what, name):
            if event := editing.find_event(page, name):
                _open_about(what, event, curated, page)
        case ("add", _):
            add_event(curated)
        case ("actors", _):
            edit_actors(curated)
        case ("rejected", _):
            _show_rejected(curated)
        case ("remove", _):
            _confirm_removal(story, curated)
        case ("folder", _):
            choose_folder(story)
        case ("merge", _):
            _merge_copy(story)


def _merge_copy(story: Story) -> None:
    """Add what was set by hand in the other copy, and draw the page with it."""
    dialogs.answered()
    if (other := copy_beside(story, page_state.stories())) is not None:
        merge_in(story, other)
    st.rerun()


def _open_about(what: str, event: Event, curated: Curated, page: Timeline) -> None:
    if what == "edit":
        edit_event(curated, event, tellings_of(page, event))
    elif what == "join":
        join_happenings(page, event)
    else:
        split_happening(page, event)


def saving_trouble() -> None:
    """Say in one line why changes are not saved, if they are not, and which stories are damaged."""
    if trouble := store().trouble:
        st.warning(plain(trouble))
    for story in page_state.unreadable_stories():
        _offer_removal(
            f"“{story.name}” was kept and cannot be read: {story.reason}.",
            f"unreadable {story.id}",
            partial(page_state.remove_unreadable_story, story),
        )


def edits_trouble(curated: Curated) -> None:
    """Say which changes of the open story find no place, and how many are damaged."""
    if curated.missed:
        words = editing.told(curated.missed, curated.found)
        st.caption(plain(f"Kept, though the text as read now has no place for it: {words}"))
    if count := len(curated.unreadable):
        what = "1 change" if count == 1 else f"{count} changes"
        _offer_removal(
            f"{what} made by hand in this story cannot be read; the others are made.",
            "unreadable edits",
            partial(editing.forget_unreadable, curated.unreadable),
        )


def _offer_removal(words: str, key: str, remove: Callable[[], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row {key}"):
        st.warning(plain(words))
        st.button("Remove it", key=key, on_click=remove)


def _step_button(
    name: str,
    way: Literal["undo", "redo"],
    step: Sequence[Sequence[Edit]],
    curated: Curated,
    act: Callable[[], None],
) -> None:
    if change := editing.next_date(way):
        words = f"published {plain_day(change.after) or 'as the article tells'}"
    else:
        words = editing.told(step[0], curated.found) if step else ""
    st.button(
        name,
        icon=f":material/{way}:",
        key=way,
        help=plain(f"{name}: {words}") if words else f"Nothing to {way}",
        disabled=not (words or step),
        on_click=act,
        type="tertiary",
    )


def _menu(story: Story, curated: Curated) -> None:
    """The menu of changes. The browser alone opens and closes it: one that the server closes could
    stay open over the dialog that it asked for.
    """
    items = {
        "add": ":material/add_circle: Add an event",
        "actors": ":material/group: Rename, merge or split actors",
    }
    if rejected := _rejected(curated):
        items["rejected"] = f":material/restore_from_trash: Rejected events ({len(rejected)})"
    if copy_beside(story, page_state.stories()) is not None:
        items["merge"] = ":material/merge: Merge in the other copy of this story"
    items["folder"] = ":material/folder: Put in a folder"
    if is_own(story):
        items["remove"] = ":material/delete: Remove this story"
    st.menu_button(
        "Change",
        list(items),
        format_func=lambda what: items.get(what, what),
        icon=":material/edit:",
        key="change",
        help="Change the story; to edit or reject an event, select it",
        on_click=_take_item,
    )


def _take_item() -> None:
    dialogs.ask(str(st.session_state["change"]))


def _rejected(curated: Curated) -> list[Event]:
    """The events that the text has and the reader has rejected."""
    if curated.timeline is curated.found:
        return []
    kept = {Place.of(event) for event in curated.timeline.events}
    return [event for event in curated.found.events if Place.of(event) not in kept]


@st.dialog("Rejected events", width="medium", on_dismiss=dialogs.answered)
def _show_rejected(curated: Curated) -> None:
    dialogs.end_if_answered()
    rejected = _rejected(curated)
    if len(rejected) > 1:
        st.button(f"Restore all {len(rejected)}", on_click=_restore, args=(rejected,))
    for event in rejected:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Restore", key=f"restore {event_id(event)}", on_click=_restore, args=([event],)
            )
            st.markdown(plain(event.label or event.trigger.text))
        st.caption(plain(" ".join(event.sentence.text.split())))


def _restore(events: Sequence[Event]) -> None:
    editing.make([Restore(Place.of(event)) for event in events])
    page_state.select(event_id(events[0]))
    dialogs.answered()


@st.dialog("Remove this story?", on_dismiss=dialogs.answered)
def _confirm_removal(story: Story, curated: Curated) -> None:
    dialogs.end_if_answered()
    count = len(curated.done)
    changes = f" and {count} {'change' if count == 1 else 'changes'} made by hand" if count else ""
    st.markdown(
        f"“{plain(story.title)}”{changes} will be deleted from this machine. "
        "Files that you opened stay where they are."
    )
    with st.container(horizontal=True):
        st.button("Remove it", type="primary", on_click=_remove, args=(story,))
        st.button("Keep it", on_click=dialogs.answered)


def _remove(story: Story) -> None:
    editing.remove(story)
    dialogs.answered()
