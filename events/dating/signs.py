"""The signs by which a reader knows when an undated event happened, each as a short name.

They are weighed by `weighed`: `tense=PAST`, `paragraph=1`, `governor=REPORTING`, `adverb=now`.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from events.dating.placements import DayBounds, Side, days_of, side_of
from events.grammar.clauses import governing_verb
from events.grammar.verb_direction import direction_of
from events.parsing.quotations import is_quoted
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of, sections, token_at
from events.types import Event, Polarity, Role, Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from events.dating.dated_article import DatedArticle, Dating
    from events.dating.landmarks import Landmarks
    from events.types import TimeExpression

_CLAUSES = frozenset(
    {"ROOT", "advcl", "ccomp", "relcl", "acl", "xcomp", "conj", "parataxis", "pcomp"}
)
_ADVERBS = frozenset(
    "ago again almost already always before earlier ever far finally first formerly frequently "
    "just last lately later long never nearly no normally now often once previously rarely "
    "recently regularly since so soon sometimes still then today traditionally typically usually "
    "yet yesterday".split()
)
_FIRST_PERSON = frozenset({"i", "we"})
_INDEFINITE = frozenset({"a", "an"})
_DETERMINERS = frozenset(
    {"the", "this", "that", "these", "those", "any", "no", "some", "each", "another"}
)


class Signs:
    """What the signs of one article share, read once: its sentences and paragraphs."""

    def __init__(
        self, article: DatedArticle, landmarks: Landmarks, ruled: dict[int, Dating]
    ) -> None:
        self.article = article
        self.landmarks = landmarks
        self.ruled = ruled
        self.sides = {
            index: _when(days_of(dating.limits), landmarks.today)
            for index, dating in article.dated.items()
        }
        self.paragraph: list[int] = [0] * len(article.doc)
        self.first: list[bool] = [False] * len(article.doc)
        for number, section in enumerate(_bodies(article.doc)):
            for index in range(section.start, section.end):
                self.paragraph[index] = number
        self.sentence = _sentence_numbers(article.doc)
        self.lead = _lead_of(article)
        self._ages: dict[int, str] = {}  # of the times, by where they stand
        self.timed = {self.sentence[index] for index in article.dated}

    def note(self, index: int, days: DayBounds) -> None:
        """Take in the limits that an event has got since."""
        self.sides[index] = _when(days, self.landmarks.today)

    def of(self, index: int) -> list[str]:
        """The signs of the event whose trigger is a token."""
        token, event = self.article.doc[index], self.article.at[index]
        clause = _clause_of(token)
        signs = [*_verb_signs(event, token), *self._position_signs(token, event, clause)]
        signs += _clause_signs(token, clause)
        if event.tense is Tense.NONE and token.pos_ in ("NOUN", "PROPN"):
            signs += _noun_signs(token)
        signs += self._combined_signs(token, event, clause)
        form = f"{event.tense}.{event.aspect}"
        signs += self._landmark_event_signs(index, event, form)
        signs += self._agent_signs(index, event, form)
        return [*signs, *self._landmark_time_signs(index, event, form)]

    def _position_signs(self, token: Token, event: Event, clause: Token) -> list[str]:
        number, sentence = self.paragraph[token.i], self.sentence[token.i]
        signs = [
            f"section={section_of(token)}",
            f"paragraph={few(number, 1, 2, 4, 8, 16)}",
            f"sentence={few(sentence, 0, 1, 2, 4, 8, 16, 32)}",
        ]
        if is_quoted(self.article.doc, event.trigger.start):
            signs.append("quoted")
        if sentence in self.timed:
            signs.append("sentence_has_date")
        if sentence - 1 in self.timed:
            signs.append("sentence_before_has_date")
        return signs

    def _combined_signs(self, token: Token, event: Event, clause: Token) -> list[str]:
        form = f"{event.tense}.{event.aspect}"
        hedged = "modal" if event.modality else "plain"
        early = few(self.sentence[token.i], 0, 2, 8)
        quoted = is_quoted(self.article.doc, event.trigger.start)
        return [
            f"form={form},{hedged}",
            f"form={form},{_link(clause)}",
            f"form={form},{event.event_class}",
            f"form={form},{token.pos_},early={early}",
            f"class={event.event_class},quoted={quoted}",
            f"form={form},quoted={quoted}",
        ]

    def _landmark_event_signs(self, index: int, event: Event, form: str) -> list[str]:
        """What the events say that it could be placed by."""
        ruled = self.ruled.get(index)
        signs = [
            "any",
            f"ruled={ruled.basis},{ruled.relation}" if ruled else "ruled=no",
        ]
        if ruled:
            side = _when(days_of(ruled.limits), self.landmarks.today)
            signs += [f"ruled={side},form={form}", f"ruled={ruled.basis},form={form}"]
        governor = self.landmarks.governor(index)
        if governor is None:
            signs.append("governor=no")
        else:
            above, side = self.article.at[governor], self.sides.get(governor, "unknown")
            kind = above.event_class.value
            role = self.article.doc[index].dep_
            signs += [
                f"governor={kind}",
                f"governor.tense={above.tense}",
                f"governor.side={side}",
                f"governor.side={side},form={form}",
                f"governor.side={side},{kind}",
                f"governor.side={side},role={role}",
                f"governor={kind},form={form}",
                f"governor={kind},class={event.event_class}",
                f"governor.lemma={above.lemma}",
                f"governor.tense={above.tense},form={form}",
                f"governor.modal={bool(above.modality)},form={form}",
            ]
        previous = self.landmarks.previous(index)
        if previous is not None:
            before, side = self.article.at[previous], self.sides.get(previous, "unknown")
            signs += [
                f"previous.side={side}",
                f"previous.side={side},form={form}",
                f"previous.form={before.tense}.{before.aspect},form={form}",
            ]
        retold = self.landmarks.retold(index)
        if retold is not None:
            other, side = self.article.dated.get(retold), self.sides.get(retold, "unknown")
            basis = other.basis.value if other else "none"
            same = self.article.at[retold].lemma == event.lemma
            signs += [
                f"retold={basis},same_word={same}",
                f"retold.side={side},tense={event.tense}",
                f"retold.basis={basis},form={form}",
                f"retold.part_of_speech={self.article.doc[index].pos_}.{self.article.doc[retold].pos_}",
            ]
        return signs

    def _agent_signs(self, index: int, event: Event, form: str) -> list[str]:
        """Who acts, and how the story began."""
        mine, signs = _agents(event), []
        previous = self.landmarks.previous(index)
        if self.lead is not None and index != self.lead:
            opening = self.article.at[self.lead]
            side = self.sides.get(self.lead, "unknown")
            opened = f"{opening.tense}.{opening.aspect}"
            signs += [
                f"lead.side={side}",
                f"lead.side={side},form={form}",
                f"lead.form={opened},form={form}",
            ]
            if mine:
                alike = bool(mine & _agents(opening))
                signs += [f"lead.same_agent={alike},form={form}"]
                signs += [f"lead.same_agent={alike},side={side}"]
        if previous is not None and mine:
            alike = bool(mine & _agents(self.article.at[previous]))
            signs.append(f"previous.same_agent={alike},form={form}")
        return signs

    def _landmark_time_signs(self, index: int, event: Event, form: str) -> list[str]:
        """What the times say that it could be placed by."""
        landmarks, signs = self.landmarks, []
        last, following, near = (
            landmarks.last_time(index),
            landmarks.next_time(index),
            landmarks.near_time(index),
        )
        for name, time in (("last", last), ("next", following)):
            old = self._age(time)
            signs += [f"{name}={old}", f"{name}={old},form={form}"]
            if time is not None and event.sentence.covers(time.span):
                signs += [f"{name}.in_sentence", f"{name}.in_sentence,{old}"]
            elif time is not None:
                away = abs(self._paragraph_at(time) - self.paragraph[index])
                signs += [
                    f"{name}.paragraphs={few(away, 0, 1, 3)}",
                    f"{name}={old},paragraphs={few(away, 0, 1, 3)}",
                ]
        news, episode = self._age(landmarks.news), self._age(landmarks.episode)
        signs += [f"news={news}", f"news={news},form={form}"]
        signs += [
            f"episode={episode}",
            f"episode={episode},times={few(landmarks.episode_count, 1, 2, 4)}",
        ]
        if news == "no":
            signs.append(f"episode={episode},form={form},no_news")
        if near is not None:
            side = "after" if near.span.start > event.trigger.start else "before"
            old = self._age(near)
            signs += [f"near={side},{old}", f"near={old},form={form}", f"near={side},form={form}"]
        return signs

    def _age(self, time: TimeExpression | None) -> str:
        if time is None:
            return "no"
        start = time.span.start
        if start not in self._ages:
            self._ages[start] = self._age_of(time)
        return self._ages[start]

    def _age_of(self, time: TimeExpression) -> str:
        if time.interval is None or time.interval.start is None:
            return "no"
        age = self.landmarks.age(time)
        if age is not None:
            return few(age, -1, 0, 1, 3, 7, 31, 366)
        ahead = self.landmarks.days[time.span.start][0] > self.landmarks.today
        return f"{time.interval.grain}{'_ahead' if ahead else ''}"

    def _paragraph_at(self, time: TimeExpression) -> int:
        return self.paragraph[token_at(self.article.doc, time.span.start).i]


def _agents(event: Event) -> set[int]:
    return {id(part.actor) for part in event.arguments if part.role is Role.AGENT and part.actor}


def _lead_of(article: DatedArticle) -> int | None:
    """The first event of a main clause of the text itself: what the news is."""
    for index in sorted(article.at):
        token = article.doc[index]
        if token.dep_ == "ROOT" and section_of(token) is SectionKind.BODY:
            return index
    return None


def _when(days: DayBounds, today: int) -> str:
    """Where limits lie to the day of publication: `today`, `days`, `years`, `past`, `to_come`."""
    side = side_of(days, today)
    if side is not Side.PAST or days[0] == -inf:
        return side.value
    age = today - days[0]
    return "days" if age <= 7 else "months" if age < 366 else "years"


def _bodies(doc: Doc) -> list[Span]:
    return [s for s in sections(doc) if s.label_ == SectionKind.BODY]


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers: list[int] = []
    for number, sentence in enumerate(doc.sents):
        numbers += [number] * len(sentence)
    return numbers


def few(number: int, *steps: int) -> str:
    """The first of the steps that holds a number, so that large numbers share a sign."""
    for step in steps:
        if number <= step:
            return str(step)
    return "more"


def _verb_signs(event: Event, token: Token) -> list[str]:
    signs = [
        f"tense={event.tense}",
        f"aspect={event.aspect}",
        f"class={event.event_class}",
        f"part_of_speech={token.pos_}",
        f"lemma={event.lemma}",
        f"lemma={event.lemma},tense={event.tense}",
    ]
    if event.polarity is Polarity.NEG:
        signs.append("denied")
    if token.pos_ in ("VERB", "AUX"):
        direction = direction_of(token, token).value
        signs += [f"direction={direction}", f"direction={direction},tense={event.tense}"]
    if event.modality:
        signs += ["modal", f"modality={event.modality}"]
    return signs


def _clause_of(token: Token) -> Token:
    """The verb of the clause in which an event stands."""
    if token.pos_ in ("VERB", "AUX"):
        return token
    return governing_verb(token) or token


def _clause_signs(token: Token, clause: Token) -> list[str]:
    signs = [f"link={_link(clause)}"]
    if clause is not token:
        signs.append(f"role={_role(token)}")
    for child in clause.children:
        word = child.lower_
        if child.dep_ in ("advmod", "npadvmod", "neg") and word in _ADVERBS:
            signs.append(f"adverb={word}")
        elif child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            signs.append(f"mark={word}")
        elif child.dep_ in ("nsubj", "nsubjpass"):
            signs.append(f"subject={_subject(child)}")
            if child.dep_ == "nsubjpass":
                signs.append("passive")
    return signs


def _subject(noun: Token) -> str:
    if noun.lower_ in _FIRST_PERSON:
        return "first_person"
    return noun.ent_type_ or noun.pos_


def _link(clause: Token) -> str:
    """How a clause hangs in its sentence: `ROOT`, `ccomp`, `advcl.after`, `pcomp.by`."""
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ not in _CLAUSES:
        return "other"
    if clause.dep_ == "pcomp":
        return f"pcomp.{clause.head.lower_}"
    if clause.dep_ == "advcl":
        mark = next(
            (child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")), ""
        )
        return f"advcl.{mark}" if mark in _MARKS else f"advcl.{clause.tag_}"
    if clause.dep_ in ("acl", "xcomp", "conj"):
        return f"{clause.dep_}.{clause.tag_}"
    if clause.dep_ == "ccomp":
        return "ccomp.that" if any(c.dep_ == "mark" for c in clause.lefts) else "ccomp"
    return clause.dep_


_MARKS = frozenset(
    "after as although because before but if since so than that though until when while".split()
)


def _role(noun: Token) -> str:
    if noun.dep_ == "pobj":
        return f"pobj.{noun.head.lower_}"
    return noun.dep_


def _noun_signs(noun: Token) -> list[str]:
    found = "bare"
    for child in noun.lefts:
        if child.dep_ == "poss":
            found = "possessive"
        elif child.dep_ == "det":
            found = "indefinite" if child.lower_ in _INDEFINITE else child.lower_
            if child.lower_ not in _INDEFINITE and child.lower_ not in _DETERMINERS:
                found = "other"
    plural = "plural" if noun.tag_ in ("NNS", "NNPS") else "singular"
    return [f"determiner={found}", f"number={plural}", f"noun={_role(noun)},{found}"]
