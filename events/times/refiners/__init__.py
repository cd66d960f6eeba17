"""What a pattern cannot say: all refiners together, in the order in which they run."""

from __future__ import annotations

from events.times.refiners.merge_day_and_hour import (
    drop_loose_parts,
    join_day_and_hour,
    join_same_days,
)
from events.times.refiners.modifiers import fit_article, take_modifiers
from events.times.refiners.place_by_neighbour import (
    place_days_beside,
    place_other_names,
    place_what_ends,
    take_year_ahead,
)
from events.times.refiners.refiner import Refiner

REFINERS: tuple[Refiner, ...] = (
    join_day_and_hour,
    join_same_days,
    place_other_names,
    take_year_ahead,
    place_days_beside,
    drop_loose_parts,
    take_modifiers,
    fit_article,
    place_what_ends,
)
