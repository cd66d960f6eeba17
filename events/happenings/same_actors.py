"""Actors of several articles that are one: by their names, and by what is said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from events.happenings.actor_forms import Forms, forms_of
from events.types import Actor

# Words of a name that many bodies share say less than this many letters do.
_SHORTEST_NAME = 3


@dataclass(slots=True)
class _Group:
    """Actors that are one so far."""

    members: list[int] = field(default_factory=list)
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    descriptions: Counter[tuple[str, ...]] = field(default_factory=Counter)
    suffixes: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)
    is_person: bool = False
    is_many: bool = False

    def add(self, place: int, forms: Forms, story: int) -> None:
        """Count an actor in."""
        self.members.append(place)
        self.names.update(forms.names)
        self.descriptions.update(forms.descriptions)
        self.suffixes |= {forms.suffix} if forms.suffix else set()
        self.numbers |= {forms.number} if forms.number is not None else set()
        self.stories.add(story)
        self.is_person |= forms.is_person
        self.is_many |= forms.is_many


def group_actors(actors: Sequence[Actor], stories: Sequence[int]) -> list[list[int]]:
    """Groups of indices into `actors`, each one actor; `stories` has each one's story.

    The fullest names come first, so that a last name finds whom it can mean.
    """
    forms = [forms_of(actor) for actor in actors]
    groups = _Groups()
    named = [place for place, found in enumerate(forms) if found.names]
    named.sort(key=lambda place: (-len(forms[place].full), place))
    for place in named:
        groups.put(
            groups.by_name(forms[place], stories[place]), place, forms[place], stories[place]
        )
    for place, found in enumerate(forms):
        if not found.names:
            group = groups.by_description(found, stories[place])
            groups.put(group, place, found, stories[place])
    return [group.members for group in groups.all]


class _Groups:
    """The groups made so far, found by name, last name and description."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._named: dict[tuple[str, ...], list[_Group]] = defaultdict(list)
        self._parts: dict[tuple[int, str], list[_Group]] = defaultdict(list)
        self._said: dict[tuple[int, str], list[_Group]] = defaultdict(list)

    def put(self, group: _Group | None, place: int, forms: Forms, story: int) -> None:
        """Count an actor into its group, or into a new one."""
        if group is None:
            group = _Group()
            self.all.append(group)
        group.add(place, forms, story)
        for name in forms.names:
            _once(self._named[name], group)
            if len(name) > 1 and (initials := _initials(name)):
                _once(self._named[(initials,)], group)
            for word in name if len(name) > 1 else ():
                _once(self._parts[story, word], group)
            if len(name) > 2 and forms.is_person:  # "Anna B. Carr" is "Anna Carr"
                _once(self._named[name[0], name[-1]], group)
        for description in forms.descriptions:
            _once(self._said[story, description[-1]], group)

    def by_name(self, forms: Forms, story: int) -> _Group | None:
        """The group of a named actor."""
        for name in sorted(forms.names, key=len, reverse=True):
            same = [one for one in self._named[name] if _may_be(one, forms)]
            if forms.is_person and len(name) > 2 and not same:
                same = [one for one in self._named[name[0], name[-1]] if _may_be(one, forms)]
            if len(name) == 1 and (forms.is_person or any(one.is_person for one in same)):
                same = [one for one in same if story in one.stories]
                same += self._bearers(name[0], forms, story)
            if same:
                return max(same, key=lambda one: (_fit(one, forms), story in one.stories))
        return self._near(forms, story)

    def _near(self, forms: Forms, story: int) -> _Group | None:
        """The one group of the story whose name differs by a letter, or has some words more."""
        name = forms.full
        found = [
            one
            for word in dict.fromkeys((name[0], name[-1]) if len(name) > 1 else ())
            for one in self._parts[story, word]
            if one.is_person == forms.is_person
            and any(_nearly(name, other, person=forms.is_person) for other in one.names)
        ]
        return found[0] if len({id(one) for one in found}) == 1 else None

    def _bearers(self, word: str, forms: Forms, story: int) -> list[_Group]:
        """Persons of the story in whose name a single name stands."""
        return [
            one
            for one in self._parts[story, word]
            if (one.is_person or not forms.is_person)
            and _may_be(one, forms)
            and any(name[-1] == word or name[0] == word for name in one.names)
        ]

    def by_description(self, forms: Forms, story: int) -> _Group | None:
        """The group of an actor without a name: of the same noun and number."""
        for description in forms.descriptions:
            same = [
                one
                for one in self._said[story, description[-1]]
                if one.is_many == forms.is_many and _agree(one, description, forms)
            ]
            if same:
                return max(same, key=lambda one: (one.descriptions[description], len(one.members)))
        return None


def _once(groups: list[_Group], group: _Group) -> None:
    if not any(one is group for one in groups):
        groups.append(group)


def _nearly(one: tuple[str, ...], other: tuple[str, ...], *, person: bool) -> bool:
    """Whether two names are spellings of one: "Duncan Rait", "Duncan Raite"; "US Navy", "Navy"."""
    if len(one) == len(other):
        return all(a == b or _misspelt(a, b) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    return not person and len(short) > 1 and long[-len(short) :] == short


def _misspelt(one: str, other: str) -> bool:
    """Whether two words of some length differ by one letter that is not their first."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if at < 0:
        return True
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
    )


def _initials(name: tuple[str, ...]) -> str:
    """ "fbi" of the Federal Bureau of Investigation; empty where too short."""
    made = "".join(word[0] for word in name if word not in ("of", "the", "and", "for", "&"))
    return made if len(made) >= _SHORTEST_NAME else ""


def _may_be(group: _Group, forms: Forms) -> bool:
    """Whether nothing speaks against it: "Jr." against "Sr.", another first name."""
    if forms.suffix and group.suffixes and forms.suffix not in group.suffixes:
        return False
    if forms.is_person and group.is_person and len(forms.full) > 1:
        firsts = {name[0] for name in group.names if len(name) > 1}
        first = forms.full[0]
        return not firsts or any(_same_first(first, other) for other in firsts)
    return True


def _same_first(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) <= 2 and long.startswith(short[0])) or long.startswith(short)


def _fit(group: _Group, forms: Forms) -> float:
    """How well an actor fits a group: 10 a shared word of description, and its names' counts."""
    said = {word for description in forms.descriptions for word in description}
    known = {word for description in group.descriptions for word in description}
    return 10 * len(said & known) + sum(group.names[name] for name in forms.names)


def _agree(group: _Group, description: tuple[str, ...], forms: Forms) -> bool:
    """Whether number and narrowing words of a description go with those of a group."""
    if forms.number is not None and group.numbers and forms.number not in group.numbers:
        return False
    narrowed = set(description[:-1])
    others = [set(one[:-1]) for one in group.descriptions if one[-1] == description[-1]]
    return not narrowed or any(not other or narrowed & other for other in others)


def named_best(actors: Iterable[Actor]) -> Actor:
    """Of actors that are one the one with the best name: a full one, told most."""
    actors = list(actors)
    counts = Counter(actor.name for actor in actors)
    named = [actor for actor in actors if forms_of(actor).names] or actors
    return max(
        named,
        key=lambda one: (counts[one.name] * min(3, len(forms_of(one).full)), len(one.mentions)),
    )
