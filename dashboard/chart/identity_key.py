"""Wraps a large value so that caches compare it by identity, not by all that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False, slots=True)
class Same(Generic[_Value]):
    """A key for what was worked out of a large value; as long as it is kept, so is the value.

    >>> letters = ["a", "b"]
    >>> Same(letters) == Same(letters), Same(letters) == Same(["a", "b"])
    (True, False)
    """

    value: _Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
