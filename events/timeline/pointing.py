"""Whether a label is understood alone, or points to what only the text around it names."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w[\w.-]*")
_QUOTED = re.compile("“[^”]*”")
_SPEAKER = re.compile("^[^“”:]{2,60}: ")
_SPEAKERS = frozenset("i me my our us we you your".split())
# As the first word of a label these stand for somebody or something told before it.
_FOR_ANOTHER = frozenset("he her his it its she such that their these they this those".split())
# As its last word, after a verb or a preposition.
_LAST = frozenset("it that them there these this those".split())
_POINTING = frozenset("these this those".split())
# "This week" is that of publication; "those who stayed" are named by what follows.
_NAMED_AFTER = frozenset(
    "afternoon autumn century day decade evening fall month morning quarter season spring summer "
    "time week weekend winter year in of that who with".split()
)


def points_outside(label: str) -> bool:
    """Whether a label needs its article: "They left", "Holm wrote a book about it", "I saw it".

    What is in quotation marks or told by a named speaker ("Holm: we sold the mine") does not count,
    nor does what the label names itself: "The firm said they had left".
    """
    spoken_by = _SPEAKER.match(label)
    written = _WORD.findall(_QUOTED.sub("", label[spoken_by.end() :] if spoken_by else label))
    words = [word.lower() for word in written]
    if not words:
        return False
    if (words[0] in _FOR_ANOTHER and not _is_named(words, 0)) or words[-1] in _LAST:
        return True
    speaks = not spoken_by and not _SPEAKERS.isdisjoint(words)
    if speaks and any(map(_is_speaker, written, range(len(written)))):
        return True
    return not _POINTING.isdisjoint(words) and any(
        word in _POINTING and not _is_named(words, place) for place, word in enumerate(words)
    )


def _is_named(words: list[str], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1] in _NAMED_AFTER


def _is_speaker(word: str, place: int) -> bool:
    """Whether a word is "we", and neither the US nor in a title: the song We Are The World."""
    written_so = word == "I" or word.islower() or (place == 0 and word != "US")
    return written_so and word.lower() in _SPEAKERS
