"""How much slower this machine is at the moment than one at rest.

A machine that others share can be several times as slow from one minute to the next. Ceilings and
floors of time stand for a core at rest, and are held in its seconds: beside each measurement the
same small piece of work is timed, and what is measured is reckoned by it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

# In seconds, on a core of 2.6 GHz at rest.
_WORK_AT_REST = 0.045
_WORK = 1_000_000


def slowness() -> float:
    """How many times as long as at rest a fixed piece of work takes now; never less than 1."""
    start = time.perf_counter()
    total = 0
    for number in range(_WORK):
        total += number
    return max(1.0, (time.perf_counter() - start) / _WORK_AT_REST)


def seconds_at_rest(work: Callable[[], float]) -> float:
    """The seconds that `work` says it took, as they would be at rest."""
    before = slowness()
    seconds = work()
    return seconds / ((before + slowness()) / 2)
