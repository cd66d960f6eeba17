"""A label is the clause as the text has it: what matters stays, what can go whole goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysed import label

from events import analyze

if TYPE_CHECKING:
    from analysed import Parse


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Spain, Italy, Malta and Greece are all now tied on five points.",
            "tied",
            "Spain, Italy, Malta and Greece are tied on five points",
        ),
        ("Ann, Bob, Carl and Dora were all arrested.", "arrested", "Ann, Bob, Carl and Dora"),
        (
            "Looters at the Oslo Museum broke two cases.",
            "broke",
            "Looters at the Oslo Museum broke",
        ),
        (
            "Mr Berg described the girls as being in reasonably good health.",
            "described",
            "Mr Berg described the girls as being in reasonably good health",
        ),
        (
            "The coach said that the club had received permission to talk to the scout Ann Holm.",
            "said",
            "permission to talk to the scout Ann Holm",
        ),
        ("They almost reached the top and nearly died.", "died", "They nearly died"),
        ("The law will be free for life and be ready by June.", "ready", "The law will be ready"),
        ("The strike lasted three weeks.", "lasted", "The strike lasted three weeks"),
        (
            "Two firms have bought the brand from its owners, and now plan to sell tea.",
            "plan",
            "Two firms plan to sell tea",
        ),
        ("It can't go on.", "go", "It cannot go on"),
    ],
)
def test_what_the_clause_says_is_kept(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert expected in label(parse, text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "He threw for 46,247 yards, 12th-most in club history, in a career with two clubs.",
            "threw",
            "He threw for 46,247 yards in a career with two clubs",
        ),
        (
            "Lawyers lined up on Friday to dismiss it, with Ann Holm, an expert, calling it odd.",
            "lined",
            "Lawyers lined up to dismiss it",
        ),
        (
            "The agency warned the number could rise sharply, with aid yet to reach some areas.",
            "warned",
            "The agency warned the number could rise sharply",
        ),
        (
            "The state has insisted the report changes nothing, and that it can not help her.",
            "insisted",
            "The state has insisted the report changes nothing",
        ),
        (
            "They have taken turns saying both that the plan is a joke and that it is serious.",
            "taken",
            "They have taken turns saying that the plan is a joke",
        ),
        ("The raid on Monday killed ten people.", "killed", "The raid killed ten people"),
        ("The firm also sold a ship, its largest, in May.", "sold", "The firm sold a ship"),
        (
            "The clerk (born in Ghent) did not sign the letter (again).",
            "sign",
            "The clerk did not sign the letter",
        ),
        (
            "The militants fought there until 2009, when an amnesty ended it.",
            "fought",
            "The militants fought there",
        ),
    ],
)
def test_what_stands_beside_it_goes_whole(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "If the launch succeeds, the firm will become the first to land there.",
            "become",
            "The firm will become the first to land there if the launch succeeds",
        ),
        ("Police seized and searched the ship.", "seized", "Police seized the ship"),
        ("The bank that he accuses of theft closed.", "accuses", "He accuses the bank of theft"),
        (
            "Holm denounced what he called massive theft.",
            "denounced",
            "Holm denounced massive theft",
        ),
    ],
)
def test_what_does_not_stand_in_one_piece_is_put_together(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert label(parse, text, trigger) == expected


def test_his_own_part_is_given_to_nobody_else(parse: Parse) -> None:
    text = "Sean Ford left the team in May. Bobby Jule stood down from his role as coach on Friday."
    assert label(parse, text, "stood") == "Bobby Jule stood down from his role as coach"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "If your subscription has lapsed, games on the system will be shown with a lock icon "
            "on top of the logo of the service.",
            "shown",
            "if your subscription has lapsed",
        ),
        ("The director leaves the sport with his head held high.", "leaves", "held high"),
        (
            "Ann Holm has given money to the Red Cross and actor Leo Berg pledged a ship.",
            "pledged",
            "Actor Leo Berg pledged a ship",
        ),
        ("“She says the findings made us angry,” said Dave Ford.", "says", "Dave Ford: “She says"),
        ("So he’s put his own car on the flight.", "put", "He has put his own car on the flight"),
        ("They lost in May and last won the cup in 1948.", "won", "They won the cup"),
        ("Asked about it, Ms Kelly said no.", "Asked", "Ms Kelly was asked"),
        (
            "The party made discipline one of the five aims of the year.",
            "made",
            "discipline one of",
        ),
        (
            "The prince has paid tax - currently 40% - since 1993.",
            "paid",
            "The prince has paid tax",
        ),
        ("The firms’ plan pleased the panel’ s head.", "pleased", "The firms’ plan pleased"),
    ],
)
def test_whose_deed_and_words_it_is_stays(
    parse: Parse, text: str, trigger: str, expected: str
) -> None:
    assert expected in label(parse, text, trigger)


def test_a_label_without_a_word_is_made(parse: Parse) -> None:
    document, doc = parse("“He said: ’ won, ’ said Ann Holm.” ’ left it there.")
    assert all(one.label for one in analyze(document, doc).events)


def test_a_title_keeps_its_capitals(parse: Parse) -> None:
    assert "LOVE" in label(parse, "They are fans WHO LOVE THEM.", "LOVE")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A couple and their three sons were among 12 people killed", "killed"),
        ("Ann Holm was one of three people arrested by the guards", "arrested"),
        ("A nurse was among those who died in the fire", "died"),
    ],
)
def test_who_was_one_of_many(parse: Parse, text: str, trigger: str) -> None:
    assert label(parse, f"{text}.", trigger) == text


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # A hyphen is no dash.
        (
            "Sales rose 3.8% on a year-on-year basis.",
            "rose",
            "Sales rose 3.8% on a year-on-year basis",
        ),
        (
            "The song gave his mother-in-law a headache.",
            "gave",
            "The song gave his mother-in-law a headache",
        ),
        (
            "Hua was asked about a ship-to-ship transfer.",
            "asked",
            "Hua was asked about a ship-to-ship transfer",
        ),
        # Whom the parse hangs beside another noun.
        (
            "The mayor, Ann Berg, and her deputy resigned.",
            "resigned",
            "The mayor, Ann Berg, and her deputy resigned",
        ),
        (
            "The captain, Tom Reed, and two sailors drowned.",
            "drowned",
            "The captain, Tom Reed, and two sailors drowned",
        ),
        (
            "Sanger is feted on national television and his book, a memoir, is certain to sell.",
            "feted",
            "Sanger is feted on national television",
        ),
        # Of two nouns the one that agrees with the verb.
        (
            "The team will be named after the trials at Holm Park, which take place on 5 March.",
            "take",
            "The trials take place",
        ),
        (
            "The owner of the ships, which were seized in May, sued.",
            "seized",
            "The ships were seized",
        ),
        (
            "A fall in prices that was reported on Monday hurt farmers.",
            "reported",
            "A fall in prices was reported",
        ),
        # What is past goes with the relative clause in the past.
        (
            "Ness denies that he helped the gunman, who shot two men, blinded an officer, in July.",
            "blinded",
            "The gunman blinded an officer",
        ),
        # "There" and what there was.
        (
            "There was an explosion in the port on Monday.",
            "explosion",
            "There was an explosion in the port",
        ),
        ("He said there could be fraud.", "fraud", "There could be fraud"),
        # Who said it goes on to call, and not who is asked to act.
        (
            "The council said it was vital that the North take steps and called on all to help.",
            "called",
            "The council called on all to help",
        ),
        (
            "The latest such con appears on a page.",
            "appears",
            "The latest such con appears on a page",
        ),
        ("The arrests came after the mayor left.", "came", "The arrests came after the mayor left"),
        ("After winning the cup, Lewis feels good.", "winning", "Lewis won the cup"),
        # How it was done.
        (
            "The firm, which fared badly in the crisis, closed.",
            "fared",
            "The firm fared badly in the crisis",
        ),
        (
            "This is why Google decided to go it alone with Pixel.",
            "decided",
            "Google decided to go it alone with Pixel",
        ),
        ("Ann Berg, the writer, has been laid to rest.", "laid", "Ann Berg has been laid to rest"),
        # A title.
        (
            "He gave money from his new song “The Land, the Sea & the Sky” to a charity.",
            "gave",
            "He gave money from his new song The Land, the Sea & the Sky to a charity",
        ),
        (
            "She sang in a film that asks people to “Call For Clean Energy Now.”",
            "sang",
            "She sang in a film that asks people to Call For Clean Energy Now",
        ),
        # What is yet to be shown.
        (
            "Officials would have to verify that the plague had become common.",
            "become",
            "Officials would have to verify the plague had become common",
        ),
        (
            "Prosecutors need to prove that Cole killed the clerk.",
            "killed",
            "Prosecutors need to prove Cole killed the clerk",
        ),
        (
            "Lawyers tried to show that the firm had paid the judge.",
            "paid",
            "Lawyers tried to show the firm had paid the judge",
        ),
        ("Tests confirmed that the dam had cracked.", "cracked", "The dam had cracked"),
        ("The firm refused to make an offer.", "make", "The firm refused to make an offer"),
        (
            "There is no sign that the oil is going to ride the current.",
            "ride",
            "There is no sign that the oil is going to ride the current",
        ),
        (
            "There is little evidence that the tax has to rise.",
            "rise",
            "There is little evidence that the tax has to rise",
        ),
        # Whose it is of two alike.
        (
            "Samsung fell. Apple waits to show its new phones.",
            "waits",
            "Apple waits to show its new phones",
        ),
        # A noun named for somebody.
        (
            "She took part in a Michael Jackson tribute concert.",
            "took",
            "She took part in a Michael Jackson tribute concert",
        ),
        # Names in single quotation marks.
        (
            "'Shelter Boxes' and 'Aqua Boxes' were supplied by the charity.",
            "supplied",
            "Shelter Boxes and Aqua Boxes were supplied by the charity",
        ),
        ("'Brainwave' cap controls computer", "controls", "Brainwave cap controls computer"),
        ("He read 'The Long Road' twice.", "read", "He read The Long Road twice"),
        # A noun that the tagger takes for something else.
        (
            "Work on a permanent plug is moving steadily.",
            "moving",
            "Work on a permanent plug is moving steadily",
        ),
        (
            "The firm said it had capped its leaking Deep well, which spewed oil for months.",
            "spewed",
            "The firm’s leaking Deep well spewed oil for months",
        ),
        # What was caused, and of whom and what "which" tells.
        (
            "The firm started to have problems on Saturday, caused by a fault on a cable.",
            "caused",
            "Problems were caused by a fault on a cable",
        ),
        (
            "The firm reported delays on Monday, blamed on a strike.",
            "blamed",
            "Delays were blamed on a strike",
        ),
        ("Fires spread on Friday, sparked by heat.", "sparked", "Fires were sparked by heat"),
        ("The fire killed nine, caused by a candle.", "caused", "The fire was caused by a candle"),
        (
            "Acme sued Boeing over the crash, caused by a fault.",
            "caused",
            "The crash was caused by a fault",
        ),
        (
            "Lawyers managed to prove that Acme had polluted the lake.",
            "polluted",
            "Acme had polluted the lake",
        ),
        (
            "For the victims of the tsunami which struck in 2004, the club sent food.",
            "struck",
            "The tsunami struck",
        ),
        # Part of a day that is told beside the label.
        ("A bridge collapsed late on Wednesday.", "collapsed", "A bridge collapsed"),
        ("Fire broke out early Sunday at a mill.", "broke", "Fire broke out at a mill"),
        ("The train came late to Rome.", "came", "The train came late to Rome"),
        # How long it took.
        (
            "It took the firm more than nine months to stop the leak.",
            "took",
            "It took the firm more than nine months to stop the leak",
        ),
        # A verb that the tokenizer parts.
        ("The board fast-tracked the plan.", "tracked", "The board fast-tracked the plan"),
        ("A man was pistol-whipped.", "whipped", "A man was pistol-whipped"),
        ("The plane made a u-turn.", "made", "The plane made a u-turn"),
        # What was over by then, though it hangs from an aim.
        (
            "He came to tend his farm after serving four years for his part in the plot.",
            "serving",
            "He served four years for his part in the plot",
        ),
        # Who, of a body and one of its people.
        (
            "A member of the U.S. Air Force, who was once assigned to Utah, was hurt.",
            "assigned",
            "A member of the U.S. Air Force was once assigned to Utah",
        ),
        (
            "Lessons were learned from an incident on one of the rigs that almost led to a crash.",
            "led",
            "An incident almost led to a crash",
        ),
        # Whose act is spoken of acts after it.
        ("One of his first acts after taking office was to leave.", "taking", "He took office"),
    ],
)
def test_what_belongs_together(parse: Parse, text: str, trigger: str, expected: str) -> None:
    assert label(parse, text, trigger) == expected


def test_a_name_that_is_written_twice_is_once_a_pronoun_and_whole(parse: Parse) -> None:
    text = (
        "Gray Davis signed a bill. The move was seen as an attempt by him to win votes in his poll "
        "battle."
    )

    expected = "The move was seen as an attempt by Gray Davis to win votes in his poll battle"
    assert label(parse, text, "seen") == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("It is unlikely that he left.", "unlikely"),
        ("It is possible he left.", "possible"),
        ("It was doubtful that he left.", "doubtful"),
        ("It is not true that he left.", "not true"),
        ("It is impossible that he left.", "impossible"),
    ],
)
def test_what_is_doubted_is_told_with_the_doubt(parse: Parse, text: str, modality: str) -> None:
    found = next(e for e in analyze(*parse(text)).events if e.trigger.text == "left")

    assert found.label == text.rstrip(".")
    assert found.modality == modality


@pytest.mark.parametrize(
    "text",
    ["It is clear that he left.", "It is true that he left.", "It is not clear why he left."],
)
def test_what_is_sure_is_told_without_a_doubt(parse: Parse, text: str) -> None:
    found = next(e for e in analyze(*parse(text)).events if e.trigger.text == "left")

    assert found.label == "He left"
    assert found.modality is None
