"""Facts about the clause around a time, looked up when a rule asks: direction, perfect, count."""

from __future__ import annotations

from dataclasses import dataclass

from events.grammar.verb_direction import Direction, is_over_by_then, is_pluperfect, lasting
from events.times import counted_records, direction_cues
from events.times.token_index import Page


@dataclass(frozen=True, slots=True)
class Clause:
    """The surroundings of a time that begins at an offset of a page."""

    page: Page
    start: int

    @property
    def direction(self) -> Direction:
        """Where the verb that governs the time points."""
        return direction_cues.direction(self.page.token_at(self.start), self._before)

    @property
    def lasting(self) -> bool:
        """Whether that verb is a present perfect."""
        return lasting(self.page.token_at(self.start))

    @property
    def remembered(self) -> bool:
        """Whether that verb looks back from the past: 'had ended on', but not 'by 3 May it had'."""
        if self._before.lower().endswith(("by ", "until ")):
            return False
        return is_pluperfect(self.page.token_at(self.start))

    @property
    def surely_past(self) -> bool:
        """Whether the time is plainly that of what has happened: 'sank on 20 April'."""
        return is_over_by_then(self.page.token_at(self.start))

    @property
    def over(self) -> bool:
        """Whether something ended then."""
        return direction_cues.is_over(self._before)

    @property
    def counting(self) -> bool:
        """Whether the time is that of a count or a record."""
        return counted_records.may_count(self._before) and counted_records.is_counting(
            self.page.token_at(self.start)
        )

    @property
    def _before(self) -> str:
        return self.page.before(self.start, 30)
