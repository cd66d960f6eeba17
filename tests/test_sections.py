"""Which paragraphs are read as what: body, title, furniture of the page."""

from __future__ import annotations

import pytest

from events.parsing.sections import SectionKind, find_sections

BODY = "Rebels took the town on Sunday after a long fight, the army said, and many people fled."


def kinds(text: str) -> list[tuple[str, SectionKind]]:
    return [(text[one.start : one.end], one.kind) for one in find_sections(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Read more: Ten killed as bus leaves road",
        "READ MORE: Two lions escape from zoo",
        "Related: Five things to know about the new law",
        "Related stories",
        "Advertisement",
        "Advertisement Continue reading the main story",
        "Scroll down for video",
        "Story continues below advertisement",
        "Click here to see the pictures.",
        "Sign up for our morning newsletter, sent every weekday.",
        "Subscribe to our podcast and never miss a story.",
        "Follow us on Twitter and Facebook.",
        "Follow Ana Lopez on Twitter: @analopez",
        "Like Harar Times on Facebook and stay updated",
        "Share this story with your friends.",
        "Comments are closed.",
        "We welcome comments on our articles for a limited period.",
        "Views expressed in the comments do not represent ours.",
        "This article was amended on 31 May to correct a name.",
        "• This story was corrected on 2 June to give the right year.",
        "* This post is now closed.",
        "This report also appeared in the Corva Mail.",
        "This discussion is now closed.",
        "Do you have a story for our news team?",
        "Report abuse",
        "1:56 Ten march against the new law",
        "Copyright 2011 Harar Times.",
        "© Harar Times",
        "Enlarge this image toggle caption Ana Lopez",
        "Photograph: Ana Lopez for the Harar Times",
        "Additional reporting by Ana Lopez; editing by Dana Whitlock",
        "Ana Lopez contributed to this report.",
        "Dana Whitlock contributed from Harar.",
        "HTV's Dana Whitlock reports.",
    ],
)
def test_the_furniture_of_a_page_is_no_body(words: str) -> None:
    found = kinds(f"{BODY}\n\n{words}\n\n{BODY}")

    assert found[1] == (words, SectionKind.FURNITURE)


@pytest.mark.parametrize(
    "words",
    [
        "Related companies took over the mill in May, and closed it.",
        "Copyright law changed on Monday.",
        "Comments by the minister angered the union on Monday.",
        "Shares fell by ten percent on Monday.",
        "The paper contributed to the fall of the government.",
        "Advertisement spending rose in May.",
        "Iran’s supreme leader reports to nobody.",
        "Follow-up talks began on Monday.",
        "Reading fell to its lowest in May.",
        f"Read more: {BODY} {BODY} {BODY}",
    ],
)
def test_a_sentence_that_begins_alike_is_body(words: str) -> None:
    assert kinds(f"{BODY}\n\n{words}\n\n{BODY}")[1] == (words, SectionKind.BODY)


@pytest.mark.parametrize(
    ("opening", "is_dateline"),
    [
        ("Mannheim, Germany (Sports Network) - ", True),
        ("Corva (AP) — ", True),
        ("LONDON (Reuters) - ", True),
        ("The Dock Workers (DWU) - ", False),
        ("The lender (IMF) - which ", False),
    ],
)
def test_a_place_and_its_agency_open_a_story(opening: str, is_dateline: bool) -> None:
    kind = kinds(f"{opening}Anna Lee retained three belts on Saturday.\n\n{BODY}")[0][1]

    assert (kind is SectionKind.DATELINE) is is_dateline


@pytest.mark.parametrize(
    ("notice", "after"),
    [
        ("Copyright © 2019 Corva Radio. All rights reserved.", SectionKind.FURNITURE),
        ("All rights reserved.", SectionKind.FURNITURE),
        ("© Corva Pictures", SectionKind.BODY),
        ("The copyright was sold in May, the heirs said.", SectionKind.BODY),
    ],
)
def test_the_terms_after_a_notice_of_rights_are_furniture(notice: str, after: SectionKind) -> None:
    terms = "Transcripts are made on a rush deadline by a contractor and may be updated."

    assert kinds(f"{BODY}\n\n{BODY}\n\n{notice}\n\n{terms}")[-1] == (terms, after)


def test_a_notice_of_rights_far_from_the_end_ends_nothing() -> None:
    notice = "Copyright 2019 Corva Radio. All rights reserved."

    assert kinds("\n\n".join([notice, *[BODY] * 5]))[-1] == (BODY, SectionKind.BODY)


@pytest.mark.parametrize(
    "heading",
    ["Sandy Bay: ten hurt", "A long night", "Who is to blame", "The mayor's last stand", "1996"],
)
def test_a_heading_is_parted_from_the_text_below_it(heading: str) -> None:
    below = f"{BODY} {BODY}"

    found = [words for words, _ in kinds(f"{BODY}\n\n{heading}\n{below}\n\n{BODY}")]

    assert found == [BODY, heading, below, BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took the town\nof Harar on Sunday after\na fight, the army said,\nand left.",
        "Rebels took the town of\nHarar on Sunday after a long\nand bloody fight, said the\nArmy.",
        "Dear Sir\n\nYours faithfully\nAna Lopez",
        "He left on Sunday.\nAfter that the town fell, and many of those who lived there fled too.",
        f"the first words of a line that goes\non and on {BODY}",
    ],
)
def test_lines_that_a_margin_broke_stay_together(text: str) -> None:
    assert [words for words, _ in kinds(text)] == text.split("\n\n")


def test_a_stamp_before_the_text_is_no_part_of_it() -> None:
    stamp = "updated: Sat Mar 19 2011 04:01:00"

    found = kinds(f"{BODY}\n\n{stamp} {BODY}")

    assert found[1:] == [(stamp, SectionKind.DATELINE), (BODY, SectionKind.BODY)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # Whose picture it is, and the words under it.
        (
            f"Photograph: Ana Lopez/Reuters {BODY}",
            [("Photograph: Ana Lopez/Reuters", "FURNITURE"), (BODY, "BODY")],
        ),
        (
            f"Enlarge Jan Holm/for Corva Daily News {BODY}",
            [("Enlarge Jan Holm/for Corva Daily News", "FURNITURE"), (BODY, "BODY")],
        ),
        (
            f"{BODY} Photo: Corva County Jail Image 1 of 6 {BODY}",
            [(BODY, "BODY"), ("Photo: Corva County Jail", "FURNITURE"), ("Image 1 of 6",)],
        ),
        (f"{BODY} 1 / 6 Back to Gallery", [(BODY, "BODY"), ("1 / 6 Back to Gallery", "FURNITURE")]),
        # What a player or a slideshow says where it cannot start.
        (
            f"{BODY} You must enable javascript to play content {BODY}",
            [(BODY, "BODY"), ("You must enable javascript to play content",), (BODY, "BODY")],
        ),
        (
            f"{BODY} To play it JavaScript must be used.",
            [(f"{BODY} To play it JavaScript must be used.", "BODY")],
        ),
        (
            f"{BODY}\n\nTo play this content JavaScript must be on and the new Flash player used.",
            [
                (BODY, "BODY"),
                (
                    "To play this content JavaScript must be on and the new Flash player used.",
                    "FURNITURE",
                ),
            ],
        ),
        # Who sent it.
        (
            f"{BODY} pic.twitter.com/Ab12Cd — Ana Lopez (@analopez) April 22, 2016",
            [
                (BODY, "BODY"),
                ("pic.twitter.com/Ab12Cd",),
                ("— Ana Lopez (@analopez) April 22, 2016",),
            ],
        ),
        # When the page was made, between its head and the story.
        (
            f"8 November 2011 Last updated at 06:28 GMT Help {BODY}",
            [("8 November 2011 Last updated at 06:28 GMT Help", "DATELINE"), (BODY, "BODY")],
        ),
        (
            f"Rebels take town Monday 20 September 2010 20.07 BST {BODY}",
            [
                ("Rebels take town", "TITLE"),
                ("Monday 20 September 2010 20.07 BST", "DATELINE"),
                (BODY, "BODY"),
            ],
        ),
        # A heading that lost its end.
        (
            f"The rebels won a town The army says it lost it. {BODY}",
            [("The rebels won a town", "TITLE"), (f"The army says it lost it. {BODY}", "BODY")],
        ),
        (
            f"His time in prison could be short Prosecutors for the state ask for more. {BODY}",
            [("His time in prison could be short", "TITLE")],
        ),
        (
            f"They are getting on with their lives On Friday they left. {BODY}",
            [
                ("They are getting on with their lives", "TITLE"),
                (f"On Friday they left. {BODY}", "BODY"),
            ],
        ),
        (
            f"News on the radio and in social media Rescuers described it. {BODY}",
            [("News on the radio and in social media", "TITLE")],
        ),
        (
            f"Ana Lopez found guilty Ana Lopez was found guilty on Sunday of theft. {BODY}",
            [("Ana Lopez found guilty", "TITLE")],
        ),
        (
            f"{BODY} This article was published on guardian.co.uk at 18.52 on 10 June 2010.",
            [
                (BODY, "BODY"),
                ("This article was published on guardian.co.uk at 18.52 on 10 June 2010.",),
            ],
        ),
        (
            f"{BODY} Letters for publication should be sent to: letters@corva.example",
            [(BODY, "BODY"), ("Letters for publication should be sent to: letters@corva.example",)],
        ),
    ],
)
def test_what_a_page_left_within_a_paragraph_is_parted_from_it(
    text: str, parts: list[tuple[str, ...]]
) -> None:
    found = [(words, kind.value) for words, kind in kinds(text)]

    assert [one[: len(part)] for one, part in zip(found, parts, strict=False)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "She saw the film The lost city in May, and the band The xx.",
        "He said The army had gone and called In the morning again.",
        "They met on Monday, 20 September 2010, at 20.07 in Rome.",
        "They are the Concerned Prosecutors and the Social Democrats have agreed.",
        "He put either/or and Corva/Harar on a list of towns.",
        "Jan Holm said Jan Holm was ill on Sunday and left the town.",
        "The image: two men with a flag of the town.",
    ],
)
def test_a_sentence_is_left_whole(text: str) -> None:
    assert kinds(f"{BODY} {text} {BODY}") == [(f"{BODY} {text} {BODY}", SectionKind.BODY)]
