"""Who bears a name: the evidence decides what bears it, and the forms of one name are joined."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from events.actors.bodies import (
    bodies_of_name_word,
    company_endings,
    known_body,
    known_name,
)
from events.actors.names import Evidence, Occurrence
from events.lexicon import mapping, words
from events.types import ActorType

_THINGS = frozenset("FAC LOC PRODUCT WORK_OF_ART EVENT LAW LANGUAGE".split())
_SMALL_WORDS = frozenset("of and & for the in on de".split())
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")
# "iPhone 3G", "Mac OS 9.1", "World War II": names of things made or numbered.
_VERSION = re.compile(r"\s(?:[A-Za-z]?\d[\w.]*|[IVX]{2,})$")

_COMPLEMENT = re.compile(r" (?:of|for|on|to|in) ")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody or something with a name; `kind` is None for what is no actor.

    `forms` are its forms in the article in the order of their first mention; `bodies` as in
    group_nouns.toml; `gender` is `m` or `f` where a title or a first name tells; `known` is the
    customary name of a well known one; `titles` are nouns like "president".
    """

    forms: tuple[str, ...]
    kind: ActorType | None
    bodies: frozenset[str] = frozenset()
    gender: str | None = None
    known: str | None = None
    titles: frozenset[str] = frozenset()


def find_bearers(occurrences: list[Occurrence], evidence: dict[str, Evidence]) -> list[Bearer]:
    """The bearer of each occurrence, in their order.

    A last name that several persons share is the one of them last named in full.
    """
    order = list(dict.fromkeys(occurrence.form for occurrence in occurrences))
    kinds = {form: _kind(form, evidence[form]) for form in order}
    _correct_kinds(kinds, evidence)
    fuller = _fuller_forms(order, kinds, evidence)
    families: dict[str, list[str]] = defaultdict(list)
    for form in order:
        families[_root(form, fuller)].append(form)
    bearers = {
        root: _bearer(root, forms, kinds[root], evidence) for root, forms in families.items()
    }
    found: list[Bearer] = []
    latest: dict[str, int] = {}
    for i, occurrence in enumerate(occurrences):
        candidates = [
            name
            for name in fuller.get(occurrence.form, ())
            if not _contradicts(occurrence.title, bearers[_root(name, fuller)].gender)
        ]
        form = max(candidates, key=lambda name: latest.get(name, -1), default=occurrence.form)
        latest[form] = i
        found.append(bearers[_root(form, fuller)])
    return found


def _contradicts(title: str, gender: str | None) -> bool:
    """Whether "Mrs." cannot be said of this bearer."""
    women, men = words("titles", "female"), words("titles", "male")
    return (title in women and gender == "m") or (title in men and gender == "f")


def _root(form: str, fuller: dict[str, list[str]]) -> str:
    """The fullest form that this one surely stands for."""
    seen = {form}
    while len(fuller.get(form, ())) == 1 and fuller[form][0] not in seen:
        form = fuller[form][0]
        seen.add(form)
    return form


def _bearer(
    root: str, forms: list[str], kind: ActorType | None, evidence: dict[str, Evidence]
) -> Bearer:
    known = next((name for form in forms if (name := known_name(form))), None)
    bodies = set(known_body(known)) if known else set()
    for form in forms:
        bodies |= evidence[form].bodies
        last = form.rsplit(" ", 1)[-1]
        if kind is ActorType.ORG and last in company_endings():
            bodies.add("company")
        if kind is ActorType.ORG and " " in form:
            bodies |= bodies_of_name_word(_head_word(form))
    gender = _gender(root, forms, evidence) if kind is ActorType.PERSON else None
    titles = {title for form in forms for title in evidence[form].titles}
    titles |= {form.split()[0] for form in forms} & words("titles", "royal")
    nouns = frozenset(title.lower() for title in titles)
    return Bearer(tuple(forms), kind, frozenset(bodies), gender, known, nouns)


def _gender(root: str, forms: list[str], evidence: dict[str, Evidence]) -> str | None:
    titles = {title for form in forms for title in evidence[form].titles}
    first = root.split()[0]
    if titles & words("titles", "female") or first in words("first_names", "female"):
        return "f"
    return (
        "m" if titles & words("titles", "male") or first in words("first_names", "male") else None
    )


# ------------------------------------------------------------------ what bears the name


def _kind(form: str, evidence: Evidence) -> ActorType | None:
    """What kind of actor bears a form: by its own words, then its neighbours, then the tagger."""
    last, signs = form.rsplit(" ", 1)[-1], evidence.signs
    known = known_name(form) or known_name(_core(form))
    if known is not None:
        return ActorType.ORG if known_body(known) else ActorType.GPE
    if last in company_endings():
        return ActorType.ORG
    if form in words("name_words", "persuasions") or _VERSION.search(form):
        return None
    if _demonym(form):
        return ActorType.NORP
    if last != form and last in words("name_words", "businesses") and not evidence.titles:
        return ActorType.ORG
    if signs["person"] and signs["person"] >= signs["body"] and not signs["place"]:
        return ActorType.PERSON
    if signs["place"]:
        return None
    head = _head_word(form)
    if head != form and head in words("name_words", "clubs"):
        return ActorType.ORG
    if signs["body"] or (head != form and bodies_of_name_word(head)):
        return ActorType.ORG
    if head in words("name_words", "events") or form.split()[0] in words("name_words", "openings"):
        return None
    if head in words("name_words", "facilities") and not signs["deed"]:
        return None
    return _voted(form, evidence)


def _voted(form: str, evidence: Evidence) -> ActorType | None:
    """The tagger's most frequent label, unless the article speaks against it."""
    labels, signs = evidence.labels, evidence.signs
    if not labels:
        return None
    label = labels.most_common(1)[0][0]
    if label == "PERSON" and 2 * signs["locative"] >= labels.total() and not signs["deed"]:
        return None
    if form.isupper() and " " in form and not signs.total():
        return None  # a headline or a dateline in capitals
    if (
        label == "PERSON"
        and " " in form
        and form.rsplit(" ", 1)[-1] in words("name_words", "businesses")
    ):
        return ActorType.ORG
    if label in _THINGS:
        return ActorType.ORG if signs["deed"] and labels["ORG"] else None
    if label == "ORG" and signs["thing"] and not signs["deed"]:
        return None
    return ActorType(label)


def _correct_kinds(kinds: dict[str, ActorType | None], evidence: dict[str, Evidence]) -> None:
    """What fuller names tell of shorter ones: "Acme" of Acme Corp. is no person, nor is "Tadmor"
    of Tadmor Prison.
    """
    companies: set[str] = set()
    facilities: set[str] = set()
    heads: set[str] = set()
    for form, kind in kinds.items():
        last = form.rsplit(" ", 1)[-1]
        if kind is ActorType.ORG and last in company_endings():
            core = _core(form)
            companies.update(core[:n] for n in _ends_of_words(core))
            if last in words("titles", "legal_forms"):
                companies.add(core.split()[0])
        elif kind is None and last in words("name_words", "facilities"):
            facilities.add(form.rsplit(" ", 1)[0])
        if kind is ActorType.ORG and " " in form:
            heads.add(_head_word(form))
    families = {
        form.split()[-1] for form, kind in kinds.items() if kind is ActorType.PERSON and " " in form
    }
    for form, kind in kinds.items():
        if evidence[form].signs["person"] or known_name(form) or form in families:
            continue
        article = evidence[form].signs["article"]
        if form in companies or (form in heads and (article or not evidence[form].labels)):
            kinds[form] = ActorType.ORG
        elif kind is not None and form in facilities and not evidence[form].signs["deed"]:
            kinds[form] = None


def _ends_of_words(core: str) -> list[int]:
    """Where the first words of a name end that only business words follow."""
    parts, ends = core.split(), [len(core)]
    while len(parts) > 1 and parts[-1] in words("name_words", "businesses"):
        parts.pop()
        ends.append(len(" ".join(parts)))
    return ends


def _head_word(form: str) -> str:
    """The noun in a name: "University" in "University of Oxford", "Agency" in "News Agency"."""
    return _COMPLEMENT.split(form)[0].rsplit(" ", 1)[-1]


def _demonym(form: str) -> bool:
    demonyms = mapping("countries", "demonyms")
    return form in demonyms or form.removesuffix("s") in demonyms


# ------------------------------------------------------------------ one name in several forms


def _fuller_forms(
    order: list[str], kinds: dict[str, ActorType | None], evidence: dict[str, Evidence]
) -> dict[str, list[str]]:
    """For each short form, the fuller forms of the article that it may stand for."""
    fuller = _known_forms(order)
    organizations = [form for form in order if kinds[form] is ActorType.ORG]
    fuller |= _short_organizations(organizations, fuller)
    short_names = [
        form
        for form in order
        if form not in fuller
        and not known_name(form)
        and (kinds[form] is ActorType.PERSON or not evidence[form].bodies)
    ]
    fuller |= _short_persons(short_names, kinds)
    return fuller


def _known_forms(order: list[str]) -> dict[str, list[str]]:
    """Forms of one well known name: the first that the article gives stands for all."""
    first: dict[str, str] = {}
    fuller = {}
    for form in order:
        known = known_name(form) or known_name(_core(form))
        if known is not None and first.setdefault(known, form) != form:
            fuller[form] = [first[known]]
    return fuller


def _short_organizations(
    organizations: list[str], fuller: dict[str, list[str]]
) -> dict[str, list[str]]:
    """ "Apple Inc." and "Apple", "NPD" and "NPD Group", "ECB" and the bank."""
    cores: dict[str, str] = {}
    found = {}
    for form in organizations:
        if form not in fuller and cores.setdefault(_core(form).casefold(), form) != form:
            found[form] = [cores[_core(form).casefold()]]
    longer: dict[str, list[str]] = defaultdict(list)
    headed: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = {}
    for form in organizations:
        before[form] = list(headed[form])
        if form not in found and form not in fuller:
            headed[_head_word(form)].append(form)
            for short in _shortened(_core(form)):
                longer[short].append(form)
    for form in organizations:
        candidates = [name for name in longer[_core(form).casefold()] if name != form]
        if form in found or form in fuller:
            continue
        if before[form]:
            found[form] = before[form]  # "the Commission" after the European Commission
            continue
        legal = form.rsplit(" ", 1)[-1] in words("titles", "legal_forms")
        if legal:  # "Acme Corp." is not "Acme Oil Inc."
            candidates = [name for name in candidates if name == _core(name)]
        plain = [name for name in candidates if _is_description(name, form)]
        settled = known_name(_core(form)) or _core(form) != form
        chosen = plain or ([] if settled else candidates)
        if len(chosen) == 1:
            found[form] = chosen
    return found


def _shortened(core: str) -> list[str]:
    """What a name of several words may be shortened to: its first words, its initials."""
    parts = core.split()
    if len(parts) < 2:
        return []
    starts = [" ".join(parts[:n]).casefold() for n in range(1, len(parts))]
    initials = "".join(part[0] for part in parts if part.lower() not in _SMALL_WORDS)
    every = "".join(part[0] for part in parts)
    return [*starts, *{text.casefold() for text in (initials, every) if len(text) > 1}]


def _is_description(name: str, short: str) -> bool:
    """Whether what a longer name adds only says what kind of body it is: "Apple Computer"."""
    added = _core(name)[len(_core(short)) :].split()
    return all(
        word in words("name_words", "businesses") or word.lower() in words("group_nouns", "naming")
        for word in added
    )


def _core(form: str) -> str:
    """A name without company ending, without the periods of an abbreviation."""
    parts = form.replace(",", "").split()
    while len(parts) > 1 and (parts[-1] in company_endings() or parts[-1] == "&"):
        parts.pop()
    if len(parts) > 1 and parts[0] in words("titles", "legal_forms"):
        parts.pop(0)
    core = " ".join(parts)
    return core.replace(".", "") if _ACRONYM.fullmatch(core) else core


def _short_persons(forms: list[str], kinds: dict[str, ActorType | None]) -> dict[str, list[str]]:
    """Last names, first names, and full names with another middle name: "Hu" for "Hu Jintao"."""
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    found: dict[str, list[str]] = {}
    for form in forms:
        if kinds[form] is ActorType.PERSON and " " in form:
            first, last = form.split()[0], _last_name(form)
            same = [name for name in by_last[last] if _same_first(name.split()[0], first)]
            if same:
                found[form] = same[:1]
            else:
                by_last[last].append(form)
                by_first[first].append(form)
    for form in forms:
        if " " not in form:
            candidates = by_last.get(_last_name(form)) or by_first.get(form)
            if candidates:
                found[form] = candidates
    return found


def _last_name(form: str) -> str:
    parts = [part for part in form.split() if part not in ("Jr.", "Sr.", "Jr", "II", "III")]
    return re.sub(r"^(?:al|el|Al|El)-", "", parts[-1] if parts else form)


def _same_first(one: str, other: str) -> bool:
    """Steve and Steven, J. and John; never two different names."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short) and (len(short) > 2 or len(short) == 1)
