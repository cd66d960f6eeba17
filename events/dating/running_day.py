"""Dates that the story implies: the day it is telling of, at first the day of the news."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.dated_article import DatedArticle, Dating
from events.grammar.clauses import VERBS, children, is_main, own_subjects, prepositional
from events.grammar.questions import is_indirect_question
from events.lexicons import words
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.quotations import is_quoted
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import sections, token_at
from events.types import Aspect, Basis, Event, EventClass, Polarity, Relation, Role, Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACKGROUND = frozenset({"relcl", "acl", "advcl", "amod"})
# The lead and what explains it: there "has resigned" is the news, further on it may be years ago.
_LEAD_SENTENCES = 4
# "has always said", "has repeatedly raised": no one day of which the news could be.
_MANY_DAYS = frozenset(
    "always already ever formerly frequently long never normally often once previously rarely "
    "regularly repeatedly routinely sometimes twice usually".split()
)
_WITHIN = frozenset({"during", "in", "over", "throughout", "within"})
_UNITS = frozenset({"day", "hour", "month", "week", "year"})
# What goes on from what was told just before, and from how many days on that is old.
THEN = frozenset({"afterwards", "also", "later", "subsequently", "then"})
OLD_DAYS = 366
_LONGEST_SENTENCE = 60
_COUNTED = frozenset({"CARDINAL", "MONEY", "QUANTITY"})
# What is paid, got or counted bit by bit.
_SUMMED = frozenset(
    "attract collect cost donate earn exceed lose pass pay raise reach receive recover spend "
    "surpass top treat".split()
)
_PHASES = frozenset({"day", "hour", "minute", "month", "week", "year"})
_PARTS = frozenset("closing dying early final first last later opening".split())
_BESIDE = frozenset({"after", "before", "following", "since"})
_BEFORE = frozenset({"earlier", "preceding", "previous", "prior"})
_MONTH_GRAINS = frozenset({Grain.WEEK, Grain.MONTH, Grain.SEASON})
_REPORT_GRAINS = _MONTH_GRAINS | {Grain.QUARTER, Grain.HALF}
# Papers tell the next day what was said. By TimeBank and AQUAINT 1,134 events have their right day
# with this limit, and 1,111 without one.
_SPEECH_DAYS = 1
# What had ended so many days before publication takes the story away from the news of the day.
# With 31, 5 of 100 dates on Apple's timelines (Timeline15) are lost, with 70 none.
_LONG_AGO = 70


def narrated_dates(article: DatedArticle) -> dict[int, Dating]:
    """Datings of undated events by the running day of the narration, by the token of the trigger.

    Only what the grammar puts on that day: main clauses in the simple past or the progressive, what
    is said, what the present tense tells, and the perfect of the first sentences. What somebody
    says has happened may be older than his saying so, and stays undated, as does what a caption
    tells.
    """
    found: dict[int, Dating] = {}
    course = _Course(article)
    for section in sections(article.doc):
        if section.label_ == SectionKind.CAPTION:
            continue
        course.begin_paragraph()
        titled = section.label_ == SectionKind.TITLE
        for index in (i for i in range(section.start, section.end) if i in article.at):
            if course.follow(index) or index in article.dated:
                continue
            event, lead = article.at[index], index < course.lead_ends or titled
            day = None if is_recalled(event, article.doc) else course.day_of(event)
            if day is not None and _is_told(article.doc[index], event, lead=lead):
                found[index] = _dating(day, article.published)
    return found


class _Course:
    """The day of which a story is telling, as it moves from event to event.

    A report begins each paragraph on the day of its news, a history where it was. What somebody
    says in quotation marks takes it nowhere: "“I lost on Saturday,” he said. Then he left."
    """

    def __init__(self, article: DatedArticle) -> None:
        self.article = article
        self.lead_ends = end_of_lead(article)
        self.news = self.running = article.published
        self.news_named = False
        self.said: TimeInterval | None = None
        self.acting: set[int] = set()

    def begin_paragraph(self) -> None:
        if not self.article.is_history:
            self.running = self.news

    def follow(self, index: int) -> bool:
        """Move to where an event takes the story, if it does."""
        if is_quoted(self.article.doc, self.article.at[index].trigger.start):
            return False
        named = _named_time(self.article, index)
        if named is None:
            if not _tells_of_the_past(self.article, index):
                return False
            self.running = None
            return True
        self.running = named
        if _is_news(self.article, named):
            if (
                self.article.at[index].event_class is EventClass.REPORTING
                and index < self.lead_ends
            ):
                self.said = named
            if not self.news_named:
                self.news, self.news_named = named, True
            if named == self.news:
                self.acting |= _agents(self.article.at[index])
        return True

    def day_of(self, event: Event) -> TimeInterval | None:
        """The day on which an event is told."""
        if event.tense is Tense.PRESENT:
            return self.article.published
        if event.event_class is not EventClass.REPORTING or self.article.is_history:
            return self.running
        return self.running or self.news if self.acting & _agents(event) else self._day_of_comment()

    def _day_of_comment(self) -> TimeInterval | None:
        """The day on which those speak who did not make the news; it may be older than that."""
        day, today = self.running or self.news, self.article.published
        if self.said is not None or day is None or today is None:
            return self.said or day
        assert day.start is not None
        assert today.start is not None
        age = today.start.day_number - day.start.day_number
        return today if age > _SPEECH_DAYS else day


def _agents(event: Event) -> set[int]:
    return {id(part.actor) for part in event.arguments if part.role is Role.AGENT and part.actor}


def end_of_lead(article: DatedArticle) -> int:
    """The end of the first sentences of the body, as a token index."""
    for section in sections(article.doc):
        if section.label_ == SectionKind.BODY:
            ends = (int(sentence.end) for sentence in article.doc.sents)
            return max(islice((end for end in ends if end > section.start), _LEAD_SENTENCES))
    return 0


def is_recalled(event: Event, doc: Doc) -> bool:
    """ "He stole it. He spent it": the past of which a speaker tells is older than his words.

    And of "it is unclear when he came" the text has no day.
    """
    asked = is_of_unknown_day(token_at(doc, event.trigger.start))
    return event.tense is Tense.PAST and (asked or is_quoted(doc, event.trigger.start))


def is_of_a_phase(verb: Token) -> bool:
    """ "Put in place in the final hours of his term", "jailed in the early days of the war"."""
    return any(
        preposition.lower_ in ("during", "in")
        and noun.lemma_ in _PHASES
        and noun.tag_ == "NNS"
        and any(one.lower_ == "of" for one in children(noun, "prep"))
        and any(one.lower_ in _PARTS for one in children(noun, "amod"))
        for preposition, noun in prepositional(verb)
    )


def is_a_sum(verb: Token, event: Event) -> bool:
    """ "Has paid $207 million", "has reached 12": what has come together by the day it is told."""
    perfect = event.tense is Tense.PRESENT and event.aspect is Aspect.PERFECTIVE
    if not perfect or verb.lemma_ not in _SUMMED:
        return False
    amounts = [*children(verb, "dobj"), *(noun for _, noun in prepositional(verb))]
    words_of = (one for noun in amounts for one in (noun, *noun.lefts))
    return any(one.ent_type_ in _COUNTED for one in words_of)


def is_of_unknown_day(verb: Token) -> bool:
    """ "It is unclear when or how he came", "left on the day of the attack", of whatever day."""
    if any(_is_of_a_happening(noun) for _, noun in prepositional(verb)):
        return True
    when = any(one.lower_ == "when" for one in children(verb, "advmod"))
    return when and is_indirect_question(verb)


def goes_on_from_old(article: DatedArticle, index: int) -> bool:
    """ "In 2005 it burned. It was then sold": no news of the day, where that is years ago."""
    verb = article.doc[index]
    if not any(one.lower_ in THEN for one in children(verb, "advmod")):
        return False
    start = verb.sent.start
    near = range(start - 1, max(-1, start - _LONGEST_SENTENCE), -1)
    before = next((i for i in near if i in article.dated), None)
    last = None if before is None else article.dated[before].limits.end[1]
    today = article.today
    return last is not None and today is not None and today.day_number - last.day_number > OLD_DAYS


def _is_of_a_happening(unit: Token) -> bool:
    """ "The day of the attack", "the year before his death"."""
    if unit.lemma_ not in _UNITS or unit.tag_ != "NN" or unit.nbor(-1).lower_ != "the":
        return False
    beside = [one for one in unit.rights if one.lower_ in ("after", "before", "of")]
    return any(child.pos_ == "NOUN" for one in beside for child in children(one, "pobj"))


def _named_time(article: DatedArticle, index: int) -> TimeInterval | None:
    """The day to which an event of a main clause takes the story; a history, also the month."""
    dating, token, event = article.dated.get(index), article.doc[index], article.at[index]
    if dating is None or dating.basis is not Basis.STATED or dating.interval.start is None:
        return None
    if dating.relation is not Relation.IS_INCLUDED or token.pos_ not in VERBS:
        return None  # "today's verdict" names a day but does not take the story there
    if _is_background(token) or event.tense is Tense.FUTURE:
        return None
    if dating.interval.grain.rank <= Grain.DAY.rank:
        return TimeInterval.of(Grain.DAY, dating.interval.start)
    if event.aspect is Aspect.PERFECTIVE:
        return None
    # Without a day of publication, "in the last quarter of 2004" is what a report tells of.
    grains = _MONTH_GRAINS if article.is_history else _REPORT_GRAINS
    held = article.is_history or article.published is None
    return dating.interval if held and dating.interval.grain in grains else None


def _is_background(token: Token) -> bool:
    """Whether a clause stands beside the story: not "he was driving when it burst on Monday".

    Nor "came from behind to beat them on Saturday": what the deed was for is the deed.
    """
    if token.dep_ == "advcl" and token.tag_ == "VB" and token.head.tag_ == "VBD":
        return token.i < token.head.i
    if token.dep_ != "advcl" or token.i < token.head.i or token.tag_ != "VBD":
        return token.dep_ in _BACKGROUND
    opened = {child.lower_ for child in token.lefts if child.dep_ in ("advmod", "mark")}
    return "when" not in opened or token.head.tag_ not in ("VBG", "VBN", "VBD")


def _tells_of_the_past(article: DatedArticle, index: int) -> bool:
    """ "In 1812 it burned. They rebuilt it": no day is named, and it is not the day of the news."""
    dating, token = article.dated.get(index), article.doc[index]
    if dating is None or dating.basis not in (Basis.STATED, Basis.INHERITED):
        return False
    end, today = dating.interval.end, article.published and article.published.start
    past = bool(end and today and today.day_number - end.day_number >= _LONG_AGO)
    return past and article.at[index].tense is Tense.PAST and token.dep_ not in _BACKGROUND


def _is_news(article: DatedArticle, day: TimeInterval) -> bool:
    if article.today is None or day.start is None:
        return True
    return article.is_of_late(day.start.day_number)


def _is_told(token: Token, event: Event, *, lead: bool) -> bool:
    """Whether the form of the verb puts an event on the running day."""
    if event.modality or event.tense not in (Tense.PAST, Tense.PRESENT):
        return False
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    if not is_of_one_day(token) or _is_of_an_earlier(token) or is_in_the_days_after(token):
        return False
    main = is_main(token) or _is_passed_on(token, event)
    if event.aspect in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE):
        if is_since_then(token):
            return False
        happened = event.tense is Tense.PRESENT and event.polarity is Polarity.POS
        return lead and main and happened
    if event.aspect is Aspect.PROGRESSIVE:
        return main or _is_said(token)
    if event.tense is Tense.PRESENT:
        if event.polarity is Polarity.POS and _is_left_so(token):
            return False
        return (main or token.dep_ == "ccomp") and event.event_class is not EventClass.STATE
    return main


def is_of_one_day(verb: Token) -> bool:
    """Whether what is told may have happened just now: not "has often left", "never left"."""
    adverbs = {child.lower_ for child in verb.children if child.dep_ in ("advmod", "neg")}
    return not adverbs & _MANY_DAYS


def _is_left_so(verb: Token) -> bool:
    """ "People are trapped", "papers are banned from naming him": so they are, since whenever.

    As against what is said, expected or planned on the day: "is claimed to be", "is set to begin".
    """
    told = saying_verbs() | words("looking_ahead", "expecting") | words("scheduling_verbs", "verbs")
    passive = bool(children(verb, "auxpass")) and not children(verb, "agent", "aux")
    return passive and verb.lemma_ not in told


def is_in_the_days_after(verb: Token) -> bool:
    """ "In the weeks after the quake they slept in cars": in those, and on no day of the news."""
    for preposition, noun in prepositional(verb):
        if preposition.lower_ in _WITHIN and noun.lemma_ in _UNITS and noun.tag_ == "NNS":
            after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
            if after in _BESIDE:
                return True
    return False


def is_since_then(verb: Token) -> bool:
    """ "Has held her since arresting her", "have died since it began": on no one day."""
    clauses = (mark for clause in children(verb, "advcl") for mark in children(clause, "mark"))
    return any(one.lower_ == "since" for one in (*children(verb, "prep"), *clauses))


def _is_of_an_earlier(verb: Token) -> bool:
    """ "An earlier probe was lost", "the previous owner died": before the story."""
    return any(
        word.lower_ in _BEFORE for noun in own_subjects(verb) for word in children(noun, "amod")
    )


def _is_passed_on(token: Token, event: Event) -> bool:
    """ "The minister said it was over, state radio reported": both are of one day."""
    after = token.head.i > token.i
    return event.event_class is EventClass.REPORTING and after and _is_said(token)


def _is_said(token: Token) -> bool:
    return token.dep_ == "ccomp" and not children(token, "mark")


def _dating(day: TimeInterval, published: TimeInterval | None) -> Dating:
    kind = "day" if day.grain is Grain.DAY else "time"
    if day == published:
        explanation = (
            "No date is stated. The article tells it as news, so it is placed on the day of "
            f"publication, {day.plain}."
        )
        return Dating(None, Relation.IS_INCLUDED, Basis.REPORTED, day, explanation)
    explanation = (
        f"No date is stated. The story is telling of {day.plain} at this point, the {kind} it "
        "named last."
    )
    return Dating(None, Relation.IS_INCLUDED, Basis.NARRATIVE, day, explanation)
