"""Words that name times, and what they mean: rules, and the refiners of what they find."""

from events.times.domain import domain_of
from events.times.find_times import find_times
from events.times.reference import Domain

__all__ = ["Domain", "domain_of", "find_times"]
