"""The words beside a mark: an event's label without the actor in whose lane it stands."""

from __future__ import annotations

from collections.abc import Sequence

from events import Actor, Event, Role, Span, Tense
from events.labels.fit_length import cut

_LABEL_LETTERS = 46
_AUXILIARIES = frozenset(
    "be been being can could did do does had has have is are was were may might must never not "
    "shall should to will would".split()
)
# Beside these and words in "-ly": what stands between a subject and its verb and belongs to this.
_ADVERBS = frozenset(
    "all almost also at but even ever hardly just least longer no nearly now often once only "
    "seldom since soon still then twice yet".split()
)
# With such a word the subject says how many or how surely: the lane's name does not.
_HEDGES = frozenset(
    "about all almost any around at barely both each every few fewer half hardly less many more "
    "most nearly neither no none only over part roughly scarcely several some under up".split()
)
# What begins with one of these after a subject's first words belongs to the subject.
_POSTMODIFIERS = frozenset(
    "about after against among and around as at before behind below beside between beyond by "
    "during for from in inside into like near of off on or outside over since than through "
    "toward towards under until who whose which with within without".split()
)
_DETERMINERS = 2
_PUNCTUATION = ",;:–—"


def short_label(event: Event, actor: Actor | None) -> str:
    """The event's label in the lane of an actor, cut between words where it is long."""
    return cut_label(lane_label(event, actor))


def lane_label(event: Event, actor: Actor | None) -> str:
    """The event's label without the actor in whose lane it stands; whole in that of the others.

    Nothing is left out that changes what is said: "nearly seized Ramadi", "denied that it fled".
    """
    label = event.label or event.trigger.text
    for argument in event.arguments:
        if actor is None or argument.actor is not actor:
            continue
        names = (argument.span.text, actor.name)
        if argument.role is not Role.AGENT:
            label = _without_subject(label, names)
        elif _stands_before(argument.span, event.trigger) and event.tense is not Tense.NONE:
            label = _without_agent(label, names, event.trigger.text)
        else:
            label = _without_name(label, names)
    return label


def cut_label(label: str) -> str:
    """The first words of a label, not ending in a number or a word whose rest is lost."""
    kept = cut(label, _LABEL_LETTERS)
    while kept != label and " " in kept and _leads_on(kept.rstrip("…").rpartition(" ")[2]):
        kept = cut(label, kept.rindex(" ") + 1)
    return kept


def _leads_on(word: str) -> bool:
    """Whether a word tells little without the next: "23 [September]", "almost [the whole city]"."""
    led = word in _AUXILIARIES or word in _HEDGES or word in ("since", "until", "largely", "least")
    return led or word.replace(",", "").isdigit()


def _without_subject(label: str, names: Sequence[str]) -> str:
    """ "Was built in Velmar" of "The ship was built in Velmar", in the lane of the ship."""
    for name in names:
        rest = label.removeprefix(f"{name[:1].upper()}{name[1:]} ")
        if rest != label and rest.partition(" ")[0] in _AUXILIARIES:
            return rest
    return label


def _stands_before(one: Span, other: Span) -> bool:
    """Whether some words stand before others, in the same article."""
    return one.document.doc_id == other.document.doc_id and one.start < other.start


def _without_agent(label: str, names: Sequence[str], verb: str) -> str:
    """ "Had largely taken the city" of "The rebels had largely taken the city".

    Whole where that would leave no sentence, or leave out more than the agent: "The navy denied
    that soldiers had fired", in the lane of the soldiers.
    """
    words = label.split(" ")
    at = next((i for i, word in enumerate(words) if word.rstrip(_PUNCTUATION) == verb), 0)
    if next((word for word in words if word not in ("A", "An", "The")), "").lower() in _HEDGES:
        return label
    if not at:
        return _without_name(label, names)
    end = max(_end_of_agent(words[:at], name) for name in names)
    between = words[end:at]
    if not end:
        return label
    is_own = not between or between[0].lower() not in _POSTMODIFIERS
    if is_own and not any(word[-1:] == "," for word in words[end - 1 : at]):
        return " ".join(words[end:])
    first = at
    while first > end and _belongs_to_verb(words[first - 1]):
        first -= 1
    is_sentence = words[first] != "to" and not words[first].endswith("ing")
    return " ".join(words[first:]) if is_sentence else label


def _without_name(label: str, names: Sequence[str]) -> str:
    for name in names:
        rest = label.removeprefix(name + " ")
        if rest.partition(" ")[0].lower() not in _POSTMODIFIERS:
            label = rest
    return label


def _end_of_agent(words: Sequence[str], name: str) -> int:
    """After how many of the words before a verb an agent ends with which they begin; 0 for none.

    "The Open Hand’s director," ends "its director", and "The flood" begins "the flood of 18 April".
    """
    plain = [word.rstrip(_PUNCTUATION).lower() for word in words]
    named = name.lower().split()
    begun = 0
    while begun < min(len(plain), len(named)) and plain[begun] == named[begun]:
        begun += 1
    own = plain[: len(named) + _DETERMINERS]
    ended = own.index(named[-1]) + 1 if named and named[-1] in own else 0
    # A determiner alone is no agent.
    return max(begun if begun > 1 or named == plain[:begun] else 0, ended)


def _belongs_to_verb(word: str) -> bool:
    return word in _AUXILIARIES or word in _ADVERBS or word.endswith("ly")
