"""Who says so: source, cue, content and kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import events.predicates.attribution as attribution_of_events
from events import analyze
from events.types import AttributionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from events.types import Attribution, Document

    Parse = Callable[[str], tuple[Document, Doc]]


NAMES = ("Berg", "Holm", "Lund", "Reed", "Vash", "Ward", "Webb", "Wood")


def attribution(parse: Parse, text: str, trigger: str) -> Attribution | None:
    events = analyze(*parse(text)).events
    return next(e.attribution for e in events if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "source", "kind"),
    [
        ("Officials said rebels had left.", "left", "officials", AttributionKind.INDIRECT),
        ("Ann Berg claims rebels had left.", "left", "Ann Berg", AttributionKind.INDIRECT),
        ("Ann Berg warned rebels would leave.", "leave", "Ann Berg", AttributionKind.INDIRECT),
        ("Guards warned them a bomb had gone off.", "gone", "guards", AttributionKind.INDIRECT),
        ("Officials assured us rebels had left.", "left", "officials", AttributionKind.INDIRECT),
        ("Ann Berg asserts rebels had left.", "left", "Ann Berg", AttributionKind.INDIRECT),
        ("Ann Berg suggested rebels had left.", "left", "Ann Berg", AttributionKind.INDIRECT),
        ("Rebels had left, officials said.", "left", "officials", AttributionKind.INDIRECT),
        (
            "“The rebels have left the town,” said Amel Triki.",
            "left",
            "Amel Triki",
            AttributionKind.DIRECT,
        ),
        (
            "Amel Triki said the rebels had “left the town” on Monday.",
            "left",
            "Amel Triki",
            AttributionKind.MIXED,
        ),
        (
            "Rebels have left the town, according to the United Nations.",
            "left",
            "United Nations",
            AttributionKind.INDIRECT,
        ),
        (
            "They were freed after the owner paid, according to a person.",
            "freed",
            "an unnamed person",
            AttributionKind.INDIRECT,
        ),
        (
            "A CBS News report said rebels had left.",
            "left",
            "CBS News report",
            AttributionKind.INDIRECT,
        ),
        (
            "“We can say that the rebels have left,” said Amel Triki.",
            "left",
            "Amel Triki",
            AttributionKind.DIRECT,
        ),
        (
            "An activist in Homs said rebels had left.",
            "left",
            "an unnamed activist",
            AttributionKind.INDIRECT,
        ),
        (
            "The Iraqi ambassador to Greece said rebels had left.",
            "left",
            "Iraqi ambassador",
            AttributionKind.INDIRECT,
        ),
        (
            "Amel Triki praised the team. She said it had left Tunis.",
            "left",
            "Amel Triki",
            AttributionKind.INDIRECT,
        ),
        (
            "Aldwych bought a rival. Sales averaged 10 million pounds, it said.",
            "averaged",
            "Aldwych",
            AttributionKind.INDIRECT,
        ),
        (
            "Activists and state media said rebels had left.",
            "left",
            "Activists and state media",
            AttributionKind.INDIRECT,
        ),
        (
            "Despite assertions by American officials that rebels have left, clashes go on.",
            "left",
            "American officials",
            AttributionKind.INDIRECT,
        ),
    ],
)
def test_finds_the_source(
    parse: Parse, text: str, trigger: str, source: str, kind: AttributionKind
) -> None:
    said = attribution(parse, text, trigger)

    assert said is not None
    assert (said.name.lower(), said.kind) == (source.lower(), kind)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels left the town.", "left"),
        ("Officials said so on Monday.", "said"),
        ("Officials said the town, which fell on Sunday, was calm.", "fell"),
        ("They branded it heretical, according to their interpretation of law.", "branded"),
        ("It is interesting to note that rebels have left.", "left"),
        ("It is said that rebels have left.", "left"),
        ("Officials who had fled said so.", "fled"),
    ],
)
def test_what_the_article_asserts_has_no_source(parse: Parse, text: str, trigger: str) -> None:
    assert attribution(parse, text, trigger) is None


@pytest.mark.parametrize(
    ("text", "source", "triggers"),
    [
        (
            "The mayor made the following statement:\n\n“We closed the school. Nobody was hurt.”",
            "mayor",
            ["closed", "hurt"],
        ),
        (
            "Speaking to a local station, Mr. Okafor went on: “The market crashed. Many fled.”",
            "Okafor",
            ["crashed", "fled"],
        ),
        ("“They fired on the crowd. It panicked,” Amel Triki added.", "Amel Triki", ["fired"]),
        (
            "“It was terrible,” said Amel Triki.\n\n“They burned the mill. We fled.”",
            "Amel Triki",
            ["burned", "fled"],
        ),
        ("‘They closed the mill,’ said Amel Triki. ‘It burned.’", "Amel Triki", ["burned"]),
        ("Opposition leader: The army fired on the crowd", "Opposition leader", ["fired"]),
        ("“He stole the money” - Amel Triki, a neighbour", "Amel Triki", ["stole"]),
        ("The mayor was quoted as saying that the bridge had collapsed.", "mayor", ["collapsed"]),
        ("Experts expect that many firms will close.", "experts", ["close"]),
        ("Police believe the gunman fled to Ghana.", "police", ["fled"]),
        ("Researchers found that the drug reduced deaths.", "researchers", ["reduced"]),
        ("The firm will close two plants, the Guardian has learned.", "Guardian", ["close"]),
        ("The party received a million in May, new figures show.", "new figures", ["received"]),
        (
            "Clashes went on, while rebels had seized the port, Amel Triki said.",
            "Amel Triki",
            ["went", "seized"],
        ),
        ("The firm is not out to compete, Amel Triki clarified.", "Amel Triki", ["compete"]),
        ("The bank, the mayor added, had until then refused a loan.", "mayor", ["refused"]),
        ("The mayor’s answer: “We closed the school. We fled.”", "mayor", ["closed", "fled"]),
        ("The lawyer accused police of beating his client.", "lawyer", ["beating"]),
        ("The union blamed the firm for closing the mill.", "union", ["closing"]),
        ("A hundred women claimed to have been attacked.", "hundred women", ["attacked"]),
        (
            "Prices rose in May, according to a report by the Labour Department.",
            "Labour Department",
            ["rose"],
        ),
        (
            "“We lost everything.\n\n“They burned the mill,” Amel Triki said.",
            "Amel Triki",
            ["burned"],
        ),
    ],
)
def test_finds_the_speaker_by_the_structure(
    parse: Parse, text: str, source: str, triggers: list[str]
) -> None:
    events = {event.trigger.text: event for event in analyze(*parse(text)).events}

    found = [events[trigger].attribution for trigger in triggers]

    assert [said.name.lower() if said else None for said in found] == [source.lower()] * len(found)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("When the firm closed, workers wept.", "closed"),
        ("The door opened, and she wept.", "opened"),
        ("She noticed that the door had opened.", "opened"),
        ("It turned out that the door had opened.", "opened"),
        ("The firm made the workers leave.", "leave"),
        ("The crash meant that many lost their homes.", "lost"),
        ("The union said workers had left, while shop owners welcomed the deal.", "welcomed"),
        ("Ten people died, according to the police, bringing the toll to ninety.", "bringing"),
        ("“We left,” Amel Triki said.\n\nFire spread.\n\n“Rebels burned the mill.", "burned"),
        (
            '"You leave," Amel Triki said.\n\n"You yell at the rest.\n\n"Rebels burned the mill.'
            "\n\nFire spread.",
            "burned",
        ),
        ("The hospital declined to comment, citing privacy laws.", "declined"),
        ("Researchers have studied how polar ice has melted.", "melted"),
        ("The Smiths: New York stars fled the town.", "fled"),
    ],
)
def test_a_clause_without_a_saying_has_no_source(parse: Parse, text: str, trigger: str) -> None:
    assert attribution(parse, text, trigger) is None


def test_the_nearest_source_wins(parse: Parse) -> None:
    text = "Amel Triki said the police had said that rebels left."

    said = attribution(parse, text, "left")

    assert said is not None
    assert said.name == "police"


def test_a_quotation_over_several_sentences_keeps_its_speaker(parse: Parse) -> None:
    text = "“They took the money,” Dana Whitlock told the jury. “He stole it. He spent it.”"

    events = {event.trigger.text: event for event in analyze(*parse(text)).events}

    for trigger in ("took", "stole", "spent"):
        said = events[trigger].attribution
        assert said is not None
        assert (said.name, said.kind) == ("Dana Whitlock", AttributionKind.DIRECT)


def test_spans_are_those_of_the_text(parse: Parse) -> None:
    said = attribution(parse, "Rebels had left, the officials said.", "left")

    assert said is not None
    assert (said.source.text, said.cue.text) == ("the officials", "said")
    assert said.content.text.startswith("Rebels had left")


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("The owner agreed that it cannot fly but dismissed the fears.", "dismissed", None),
        ("Police accused him of lying and opened a case.", "opened", None),
        ("Police accused him of lying and opened a case.", "lying", "Police"),
        ("The guard said the men stole a van and fled.", "fled", "The guard"),
    ],
)
def test_a_source_ends_where_its_clause_ends(
    parse: Parse, text: str, trigger: str, source: str | None
) -> None:
    event = next(e for e in analyze(*parse(text)).events if e.trigger.text == trigger)

    assert (event.attribution.source.text if event.attribution else None) == source


@pytest.mark.parametrize(
    ("text", "trigger", "source"),
    [
        ("The sacking was first reported by the Tide, a paper.", "sacking", "the Tide"),
        ("The merger was announced by Ann Berg.", "merger", "Ann Berg"),
        ("The merger was delayed by Ann Berg.", "merger", None),
        ("“We nearly drowned,” added the skipper.", "drowned", "the skipper"),
        (
            "The father called the verdict a farce, saying police lost the tape.",
            "lost",
            "The father",
        ),
        (
            "“Prices may rise,” Ann Berg said.\n\n“It is a worry.\n\n“Mills closed in May.”",
            "closed",
            "Ann Berg",
        ),
        (
            '"He is glad," his agent said in a note. "\n\nThe row hurt him.\n\nHe left. "\n\n'
            "The show opened.",
            "hurt",
            "his agent",
        ),
        (
            '"He is glad," his agent said in a note. "\n\nThe row hurt him.\n\nHe left. "\n\n'
            "The show opened.",
            "opened",
            None,
        ),
        ("“Prices may rise,” Ann Berg said.\n\nMills closed in May.", "closed", None),
    ],
)
def test_a_source_is_found_on_either_side(
    parse: Parse, text: str, trigger: str, source: str | None
) -> None:
    event = next(e for e in analyze(*parse(text)).events if e.trigger.text == trigger)

    assert (event.attribution.source.text if event.attribution else None) == source


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels claimed victory on Monday but the battle raged on.", "raged"),
        ("A man accused of helping his rampage told a court he was taken hostage.", "taken"),
    ],
)
def test_no_deed_says_anything(parse: Parse, text: str, trigger: str) -> None:
    found = attribution(parse, text, trigger)

    assert found is None or "rampage" not in found.name
    assert trigger != "raged" or found is None


@pytest.mark.parametrize("depth", [8, 32])
def test_of_sayings_within_sayings_only_the_closest_is_looked_at(
    parse: Parse, monkeypatch: pytest.MonkeyPatch, depth: int
) -> None:
    people = [f"{first} {last}" for first in ("Ann", "Ben", "Eve", "Tom") for last in NAMES]
    told = "".join(f"{one} said that " for one in people[:depth])
    looked: list[int] = []

    def is_aside(trigger: Token, content: tuple[int, int]) -> bool:
        looked.append(trigger.i)
        return really_aside(trigger, content)

    really_aside = attribution_of_events._is_aside
    monkeypatch.setattr(attribution_of_events, "_is_aside", is_aside)
    said = attribution(parse, f"{told}rebels took Harar.", "took")

    assert said is not None
    assert said.name == people[depth - 1]
    assert len(looked) <= 2 * depth


def test_who_is_named_at_the_end_says_all_that_is_joined(parse: Parse) -> None:
    text = "Deputies came and found a girl, and she was alive, according to the sheriff."
    for trigger in ("came", "found"):
        said = attribution(parse, text, trigger)
        assert said is not None
        assert said.name == "sheriff"


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The WHO held a call but afterwards said no decision had been taken.", "taken", "WHO"),
        ("The WHO said on Monday that the virus had spread.", "spread", "WHO"),
        ("The WHO met on Friday and later warned that costs would rise.", "rise", "WHO"),
        ("Boy, 10, said the man fled.", "fled", "Boy"),
        ("Girl, 8, said the car had stopped.", "stopped", "girl"),
        ("Officials, who said nothing, left.", "left", None),
    ],
)
def test_who_says_it_is_read_in_capitals_too(
    parse: Parse, text: str, trigger: str, who: str | None
) -> None:
    said = attribution(parse, text, trigger)

    assert (said and said.name) == who


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Analysts said a rise was unlikely but didn't rule out a cut.", "rule", "Analysts"),
        ("Experts said the storm was weak but did not exclude rain.", "exclude", "Experts"),
        ("Officials said the talks failed but admitted mistakes.", "admitted", "Officials"),
        ("The boss said prices would fall but refused to name a day.", "refused", "Boss"),
        ("Ann Berg said the deal was dead but insisted on a vote.", "insisted", "Ann Berg"),
        # Who is told of says or does this.
        ("Police said a car hit the house and killed ten men.", "killed", "Car"),
        ("Analysts said the bank had lied but denied wrongdoing.", "denied", "Bank"),
        ("Police said the mayor fell ill but refused to leave.", "refused", "Mayor"),
        ("Officials said the report was old but warned of a flood.", "warned", "Report"),
    ],
)
def test_things_admit_nothing(parse: Parse, text: str, trigger: str, who: str) -> None:
    events = analyze(*parse(text)).events
    told = next(e for e in events if e.trigger.text == trigger)

    assert told.arguments[0].actor is not None
    assert told.arguments[0].actor.name == who
