"""Count in how many stories of the corpora each word stands: events/happenings/word_counts.json.

    python tools/count_stories.py CORPORA

CORPORA holds the annotated corpora. A story is a subtopic of ECB+, an incident of the Gun
Violence Archive, a topic of Timeline17, or a single article of the others, so that a word that
is in all articles of one story counts once. Words of one story only are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from events.happenings.words import words_of

TABLE = Path(__file__).parents[1] / "events" / "happenings" / "word_counts.json"
_LONGEST = 24
_TAG = re.compile(r"<[^<>]*>")


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("corpora", type=Path)
    stories: dict[str, set[str]] = defaultdict(set)
    for story, text in read_stories(options.parse_args().corpora):
        stories[story].update(words_of(text))
    counts = Counter(word for found in stories.values() for word in found)
    rows: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count > 1 and len(word) <= _LONGEST:
            rows[count].append(word)
    words = {str(count): " ".join(sorted(rows[count])) for count in sorted(rows)}
    written = json.dumps({"stories": len(stories), "words": words}, ensure_ascii=False, indent=0)
    TABLE.write_text(written, encoding="utf-8")


def read_stories(corpora: Path) -> Iterator[tuple[str, str]]:
    """Each article's story and text."""
    for split in ("train", "dev"):
        gold = json.loads((corpora / f"storyline/ecb/{split}.gold.json").read_text("utf-8"))
        for article in _lines(corpora / f"storyline/ecb/{split}.jsonl"):
            yield f"ecb {gold[article['id']]['subtopic']}", article["text"]
    incidents = json.loads((corpora / "storyline/gva/dev.gold.json").read_text("utf-8"))
    of = {doc_id: name for name, one in incidents.items() for doc_id in one["documents"]}
    for article in _lines(corpora / "storyline/gva/dev.jsonl"):
        yield f"gva {of[article['id']]}", article["text"]
    for path in sorted((corpora / "storyline/t17").glob("*.jsonl")):
        for article in _lines(path):
            yield path.stem, article["text"]
    for name in ("newsroom/dev.json", "meantime/apple.json", "eventtime/dev.json"):
        for article in json.loads((corpora / name).read_text("utf-8"))["documents"]:
            yield f"{name} {article['id']}", article["text"]
    for path in sorted((corpora / "tempeval3").glob("*/*.tml")):
        yield path.stem, _TAG.sub("", path.read_text("utf-8"))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


if __name__ == "__main__":
    main()
