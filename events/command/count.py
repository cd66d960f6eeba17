"""A count on the terminal of what a long command has done."""

from __future__ import annotations

import sys
from threading import RLock
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

One = TypeVar("One")


def counted(things: Iterable[One], unit: str, *, delay: float = 0) -> Iterable[One]:
    """The things as they come, with a count of them on a terminal, after so many seconds."""
    if sys.stderr is None or not sys.stderr.isatty():
        return things
    from tqdm import tqdm  # only where there is somebody to see it

    # By default it would start a process that looks after a lock between processes: one counts.
    tqdm.set_lock(RLock())
    return cast(
        "Iterable[One]", tqdm(things, unit=f" {unit}", delay=delay, leave=False, file=sys.stderr)
    )
