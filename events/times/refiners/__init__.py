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

# Each gets the times as the one before it left them.
REFINERS: tuple[Refiner, ...] = (
    join_day_and_hour,  # first: 'Sunday night' must be one time before others look at neighbours
    join_same_days,  # 'Sunday, March 17' is one day before a day is counted from
    place_other_names,  # needs the places that the rules gave, none changed by what comes below
    take_year_ahead,  # gives undated days their year, from which the next ones count
    place_days_beside,  # 'the day before Easter': both must have their final place
    drop_loose_parts,  # after all joins: what is still alone is only the word 'night'
    take_modifiers,  # after the joins, as 'early' bears on 'Sunday morning' as a whole
    fit_article,  # after the modifiers, which may have taken 'the' into the time
    place_what_ends,  # last: 'the three months ended Sept. 30' leaves the words as they are
)
