"""Rows of tables in plain text: the header of a Markdown table, which tells of nothing."""

from __future__ import annotations

import re

# The row of dashes under a header: "|---|:--:|", with or without the bars at its ends.
_DASHES = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?[ \t]*")


def find_table_headers(text: str) -> list[tuple[int, int]]:
    """The header rows of Markdown tables, each with the row of dashes under it; half-open."""
    if "|" not in text or "-" not in text:
        return []
    found, start, above = [], 0, ""
    for line in text.split("\n"):
        bars = "|" in line and "-" in line
        if bars and "|" in above and _DASHES.fullmatch(line):
            first = start - len(above) - 1
            found.append((first + len(above) - len(above.lstrip()), start + len(line.rstrip())))
        start += len(line) + 1
        above = line
    return found
