"""What a pattern cannot say: all refiners together, in the order in which they run."""

from __future__ import annotations

from events.times.refiners.merge_day_and_hour import (
    drop_loose_parts,
    join_day_and_hour,
    join_hour_and_weekdays,
    join_same_days,
)
from events.times.refiners.modifiers import fit_article, take_modifiers
from events.times.refiners.place_by_neighbour import (
    place_days_beside,
    place_other_names,
    place_what_ends,
    take_year_ahead,
)
from events.times.refiners.place_hours import place_hours_of_an_episode
from events.times.refiners.place_within import (
    place_days_within,
    place_parts_of_periods,
    unplace_ends_of_others,
)
from events.times.refiners.refiner import Refiner
from events.times.refiners.share_year import (
    join_month_and_year,
    order_ranges,
    order_sequels,
    share_year,
    share_year_before,
)
from events.times.refiners.until_a_day import end_on_the_day, place_night_before

# Each gets the times as the one before it left them.
REFINERS: tuple[Refiner, ...] = (
    join_day_and_hour,  # first: 'Sunday night' must be one time before others look at neighbours
    join_same_days,  # 'Sunday, March 17' is one day before a day is counted from
    place_other_names,  # needs the places that the rules gave, none changed by what comes below
    join_month_and_year,  # 'November day in 2012', before the year is shared or parts are placed
    share_year,  # 'on March 3 and freed on April 9, 2009'
    share_year_before,  # 'on March 3, 2009, and freed on April 9'
    order_ranges,  # after the years: 'from June to September' is within one of them
    order_sequels,  # as the ranges: 'on Friday, after her win at the weekend'
    place_days_within,  # 'Monday of last week' is one day before days are counted from it
    place_parts_of_periods,  # 'the last day of October 2015', when its period has its place
    take_year_ahead,  # gives undated days their year, from which the next ones count
    place_days_beside,  # 'the day before Easter': both must have their final place
    place_night_before,  # 'overnight into Tuesday', once Tuesday has its place
    end_on_the_day,  # 'on Monday after a three-day siege', likewise
    drop_loose_parts,  # after all joins: what is still alone is only the word 'night'
    place_hours_of_an_episode,  # hours that no day beside them has taken by now
    join_hour_and_weekdays,  # 'at 9am on Sundays', after the hours that have a day took it
    unplace_ends_of_others,  # what is left of 'the last day', when no period came after it
    take_modifiers,  # after the joins, as 'early' bears on 'Sunday morning' as a whole
    fit_article,  # after the modifiers, which may have taken 'the' into the time
    place_what_ends,  # last: 'the three months ended Sept. 30' leaves the words as they are
)
