"""Where a fault of ours, which one sentence brings to light, costs no more than it must."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TypeVar

from events.errors import FaultWarning
from events.types import Event

Made = TypeVar("Made")


def spared(what: str, event: Event, make: Callable[[], Made], otherwise: Made) -> Made:
    """What `make` makes of an event; where it fails, `otherwise`, and a FaultWarning that says so.

    The warning is an error in our own tests, so that no fault is hidden there.
    """
    try:
        return make()
    except Exception as error:  # English has more sentences than we have tests; the others count
        warnings.warn(_told(what, event, error), FaultWarning, stacklevel=2)
        return otherwise


def _told(what: str, event: Event, error: Exception) -> str:
    """One line: which event of which article, and the fault."""
    place = f"{event.trigger.document.doc_id}: the {what} of “{event.trigger.text}”"
    at = f"at character {event.trigger.start:,}"
    return f"{place} {at} could not be made, by a fault of Dateline: {type(error).__name__}"
