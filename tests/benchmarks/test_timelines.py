"""Events, participants, dates and timelines on annotated articles: of Apple, and of all kinds.

Runs the scorers that lie beside the corpora, over the command line, as anyone would.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.benchmark

MEANTIME = {
    "meantime.apple.triggers_f1": r"event triggers .* F1\s+(?P<score>[\d.]+)",
    "meantime.apple.mentions_f1": r"actors \(PER,ORG\): mentions .* F1\s+(?P<score>[\d.]+)",
    "meantime.apple.coreference_conll": r"CoNLL\s+(?P<score>[\d.]+)",
    "meantime.apple.participants_f1": r"participants \(PER,ORG\), head .*? F1\s+(?P<score>[\d.]+)",
    "meantime.apple.dates_exact": r"from TLINKs.*exact of all gold\s+(?P<score>[\d.]+)",
    "meantime.apple.side_of_publication": r"side of the publication date:\s+(?P<score>[\d.]+)",
}
TIMELINE15 = {
    "timeline15.apple.official_f1": r"official, order \+ dates.* F1\s+(?P<score>[\d.]+)",
    "timeline15.apple.exact_date_f1": r"mentions with the exact date .* F1\s+(?P<score>[\d.]+)",
}
# The first line of each kind is that of the key events.
NEWSROOM = {
    "newsroom.key_shown": r"key events .*shown (?P<score>[\d.]+)",
    "newsroom.key_date_right": r"date  right (?P<score>[\d.]+)",
    "newsroom.key_who_right": r"who   right (?P<score>[\d.]+)",
    "newsroom.key_whom_right": r"whom  right (?P<score>[\d.]+)",
    "newsroom.key_source_right": r"source right (?P<score>[\d.]+)",
    "newsroom.key_label_close": r"label overlap .*close (?P<score>[\d.]+)",
    "newsroom.shown_in_gold": r"in the gold (?P<score>[\d.]+)",
    "newsroom.key_wholly_right": r"WHOLLY RIGHT (?P<score>[\d.]+)",
}
EVENTTIME = {
    "eventtime.exact": r"EXACT of all (?P<score>[\d.]+)",
    "eventtime.one_day_f1": r"one-day .*F1 (?P<score>[\d.]+)",
}


@pytest.mark.parametrize(
    ("task", "scores"),
    [
        ("meantime", MEANTIME),
        ("timeline15", TIMELINE15),
        ("newsroom", NEWSROOM),
        ("eventtime", EVENTTIME),
    ],
)
def test_timelines_of_annotated_articles(
    task: str,
    scores: dict[str, str],
    corpus: Callable[[str], Path],
    hold: Callable[[str, float], None],
) -> None:
    scorer = corpus(task).parents[1] / "bench" / "evaluate.py"

    command = f"{sys.executable} -m events.command.main"
    printed = subprocess.run(
        [
            sys.executable,
            str(scorer),
            task,
            "--dateline",
            command,
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    for name, pattern in scores.items():
        found = re.search(pattern, printed)
        assert found is not None, f"the scorer printed no {name}"
        hold(name, float(found["score"]))
