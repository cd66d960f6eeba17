"""The verbs of `reporting.toml` that say that something was said, as most rules ask for them."""

from __future__ import annotations

from functools import cache

from events.lexicons import words


@cache
def saying_verbs() -> frozenset[str]:
    """Lemmas that report always, and those that report where a clause follows: "say", "admit"."""
    return words("reporting", "verbs") | words("reporting", "verbs_with_content")
