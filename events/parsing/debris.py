"""What a page leaves inside a paragraph: credits of pictures, controls, stamps, lost full stops.

"… on Friday Photograph: Jon Berg/AP The mayor said …", "Image 3 of 6", "Last updated at 06:28".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from events.calendar.names import MONTH, WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[A-Z][\w.'’-]*"
# Who sells or lends pictures; the names of papers end in one of a few words.
_AGENCY = (
    r"(?:(?:AP|AFP|EPA|PA|UPI|Reuters|REUTERS|Corbis|Alamy|Xinhua|Nasa|NASA|WireImage|FilmMagic|"
    r"Shutterstock|iStock|Flickr|Handout|Bloomberg(?: News)?|Getty(?: Images)?|Rex(?: Features)?|"
    r"Associated Press|Press Association|Action Images|Barcroft Media)\b"
    rf"|(?:The )?(?:{_NAME} ){{0,3}}(?:Chronicle|Gazette|Globe|Herald|Images|Journal|Media|News|"
    r"Photos?|Post|Press|Record|Star|Sun|Times|Tribune)\b)"
)
_AGENCIES = rf"{_AGENCY}(?:\s?/\s?{_AGENCY}){{0,3}}"
_PICTURE = r"(?:Photo(?:graph)?|Image|Picture|Illustration)s?(?: by| credit)?:\s?"
# A word that opens a sentence, in capitals, after one that ends none: "be quite short The court".
_OPENERS = (
    r"(?:After|As|At|But|By|For|From|He|Her|His|However|In|It|Its|More|On|Several|She|The|Their|"
    r"There|These|They|This|Those|Three|Two|We|When|While|With)"
)
# What comes behind a name that is no part of it.
_GALLERY = rf"(?=\s+(?:Image \d|Caption\b|Back to|\d+ ?/ ?\d|{_OPENERS} [a-z])|\s*(?:\n|$))"
_CREDIT = (
    rf"\b{_PICTURE}(?:(?:{_NAME} ){{1,3}}{_NAME}\s?/\s?(?:for )?{_AGENCIES}|{_AGENCIES}"
    rf"|(?:{_NAME} ){{0,3}}{_NAME}{_GALLERY})"
    rf"|\b(?:{_NAME} ){{1,2}}{_NAME}\s?/\s?(?:for )?{_AGENCIES}\)?"
)
_CONTROL = (
    r"\bImage \d+ of(?: /)? \d+|\bCaption Close\b|\b\d+ / \d+ Back to Gallery\b|\bPrevious Next\b"
    r"|\bBack to Gallery\b|\bView Full Caption\b|\bEnlarge(?= [A-Z])|\bPause \d\d?:\d\d\b"
    r"|(?<=\w )Pause(?=\n|$)"
    r"|\b(?:Hide|Show|toggle) caption\b|\bVideo Player is loading\b"
    r"|\bThis slideshow requires JavaScript\.?"
    r"|\bPlease enable Java[Ss]cript to (?:view|watch|see|play) [\w ]{4,50}\.?"
    r"|\b(?:To play|In order to see) this content,? (?:you need to have both )?Java[Ss]cript "
    r"[\w ]{2,30}Flash [\w ]{4,20}\.?"
    r"|\bYou must (?:enable [Jj]ava[Ss]cript to play content"
    r"|have Flash Player[\w ]{0,20} installed(?: to [\w ]{4,30}\.)?)"
)
# A link to a picture, and who sent it when.
_TWEET = (
    r"\bpic\.twitter\.com/\w+|\bhttps?://t\.co/\w+"
    rf"|[—–] [^()\n—–]{{1,50}} \(@\w{{1,15}}\)(?: {MONTH} \d{{1,2}}, \d{{4}})?"
)
# What asks a reader to write, to pay or to read on takes the rest of its paragraph.
_FOOTER = (
    r"\b(?:Letters for publication should be sent|If you need help using the site|"
    r"A version (?:of this (?:article|story) )?appeared (?:in|on)|"
    r"This article was (?:first )?published on \w+\.(?=co\b|com\b|org\b|\s)|"
    r"Our selection of best buys|"
    r"Follow the latest (?:business )?news|Text [“\"']\w+[”\"'] to \d{4,})\b[^\n]*"
)
_HOUR = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: (?:[A-Z]{2,4}|UK)\b)?"
_DAY = rf"(?:{WEEKDAY}\b,? )?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}}),? \d{{4}}"
_STAMP = (
    rf"\b(?:{_DAY} )?(?:Page )?[Ll]ast updated at {_HOUR}(?:,? {_DAY}(?: {_HOUR})?)?(?: Help\b)?"
    rf"|(?:\b(?:Posted|Updated|Published): )?\b{_DAY}[;,]? {_HOUR}(?= (?![AP]M\b)[A-Z“\"'‘])"
)
_DEBRIS = re.compile("|".join((_CREDIT, _CONTROL, _TWEET, _FOOTER)))
_STAMPS = re.compile(_STAMP)
# Words without which a text has none of these: most have none, and are read once and fast.
_SIGNS = (
    "/",
    "(@",
    "hoto",
    "mage",
    "icture",
    "llustration",
    "aption",
    "Previous Next",
    "Gallery",
    "Enlarge",
    "Pause",
    "for publication",
    "need help using",
    "A version",
    "This article was",
    "best buys",
    "Follow the latest",
    "Player is loading",
    "avascript",
    "avaScript",
    "Flash Player",
    "Text ",
)
_SIGN_OF_STAMP = re.compile(r"pdated at |\d{4}[;,]? \d{1,2}[:.]\d\d")
_LOST_STOP = re.compile(rf"(?<=[a-z]{{2}}) (?={_OPENERS} (?:[a-z]|{WEEKDAY}\b|{MONTH}\b))")
# And those of whom news tells, in capitals before what they do: "quite short Prosecutors for …".
_PEOPLE = re.compile(
    r"(?<=[a-z]{2}) (?=(?:Authorities|Deputies|Detectives|Doctors|Firefighters|Investigators|"
    r"Officers|Officials|Police|Prosecutors|Protesters|Rescuers|Researchers|Residents|Troops) "
    r"(?:are|at|for|from|had|have|in|on|said|say|were|who|with|[a-z]+ed)\b)"
)
# A heading that opens a paragraph, and the sentence that opens with the same two words.
_SAID_AGAIN = re.compile(
    rf"(?:^|\n|{_HOUR} )(?P<words>[A-Z][\w’'-]+ [\w’'-]+)[^.!?;:\n“\"]{{8,120}}?[a-z]{{2}} "
    r"(?=(?P<again>(?P=words) [a-z]+ [a-z]))"
)
# A heading that opens a paragraph, and a sentence with any word that is no name: "of the oil spill
# Scientists at the coast say …".
_LINE = re.compile(r"[^\n]+")
_RAN_IN = re.compile(r"(?<=[a-z]{2}) (?=(?P<word>[A-Z][a-z]{2,}) [a-z]{2})")
_SMALL = re.compile(r"\b[a-z]+\b")
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_STOPS = re.compile('[.!?;“”"()—–]')
# Words that are names as well, by which people go: "the intern Will had his wages".
_NAMES_TOO = frozenset(
    "Art Bill Bob Dean Drew Faith Frank Grace Grant Guy Hope Jack Joy Mark May Pat Pierce Rich Rob "
    "Rose Sue Will".split()
)
_FEWEST_WORDS, _MOST_WORDS = 4, 20
_LAST_WORD = re.compile(r"(\w+)$")
_ENDS_NOTHING = frozenset(
    "a acting album an and as at band big book but by called chief current deputy federal film "
    "first for former from great group his in into is its last late local magazine main movie "
    "named national new newspaper next novel of old on or other own paper play said says senior "
    "series show site small song state than that the their titled to top was website when with "
    "young".split()
)


def find_debris(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are no prose but what a page puts beside it, in order."""
    if any(sign in text for sign in _SIGNS):
        yield from (found.span() for found in _DEBRIS.finditer(text))


def is_credit(words: str) -> bool:
    """Whether debris says whose picture it is: "Photograph: Jon Berg/AP"."""
    return re.match(_CREDIT, words) is not None


def find_stamps(text: str) -> Iterator[tuple[int, int]]:
    """The stretches within paragraphs that say when a page was made or last changed."""
    if _SIGN_OF_STAMP.search(text):
        yield from (found.span() for found in _STAMPS.finditer(text))


def find_lost_stops(text: str) -> Iterator[int]:
    """The places within paragraphs where a sentence begins and none has ended: a heading ran in."""
    for found in _LOST_STOP.finditer(text):
        if _may_end(text, found.start()):
            yield found.end()
    for found in _PEOPLE.finditer(text):
        if _may_end(text, found.start()):
            yield found.end()
    for found in _SAID_AGAIN.finditer(text):
        if _may_end(text, found.start("again") - 1):
            yield found.start("again")
    yield from _after_run_in_headings(text)


def _after_run_in_headings(text: str) -> Iterator[int]:
    """Where a sentence begins after the words that open a line, with a word that is no name.

    The text has it in small letters, too, and with a capital in this one place alone behind a word
    in small letters.
    """
    found = [one for line in _LINE.finditer(text) for one in _running_in(text, line.span())]
    if not found:
        return
    small = set(_SMALL.findall(text))
    capital = Counter(_WITHIN_SENTENCE.findall(text))
    for one in found:
        word = one["word"]
        if word.lower() in small and capital[word] == 1 and word not in _NAMES_TOO:
            yield one.end()


def _running_in(text: str, line: tuple[int, int]) -> Iterator[re.Match[str]]:
    """The words with a capital in the first sentence of a line with which another may begin."""
    start, end = line
    stop = _STOPS.search(text, start, end)
    for found in _RAN_IN.finditer(text, start, stop.end() if stop else end):
        words = len(text[start : found.start()].split())
        if words > _MOST_WORDS:
            return
        last = _LAST_WORD.search(text, start, found.start())
        if words >= _FEWEST_WORDS and last and last[1].islower() and _may_end(text, found.start()):
            yield found


def _may_end(text: str, place: int) -> bool:
    """Whether a sentence may end with the word before a place."""
    last = _LAST_WORD.search(text, max(0, place - 30), place)
    return last is not None and last[1] not in _ENDS_NOTHING
