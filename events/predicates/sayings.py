"""Words of saying: who says what, by a verb, a noun, a colon, a dash or "according to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.actors.noun_classes import noun_of
from events.grammar.clauses import children, coordinated, governing_verb, is_passive, prepositional
from events.grammar.subjects import is_quoted_as, subjects
from events.lexicons import words
from events.lexicons.event_domains import nouns_of_events
from events.lexicons.saying_verbs import saying_verbs
from events.parsing.spacy_pipeline import text_of, token_at
from events.predicates.speakers import NAMED, authors, can_say, is_somebody
from events.types import Event, EventClass

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOBODY = frozenset({"that", "there", "this", "what", "which", "who"})
_CONTENT_DEPS = ("ccomp", "xcomp", "acl", "parataxis", "dobj")
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
# "accused police of keeping her", "credit NATO with helping them".
_BLAME = {
    "accuse": ("of",),
    "blame": ("for",),
    "condemn": ("for",),
    "credit": ("with", "for"),
    "criticize": ("for",),
    "suspect": ("of",),
}
# Things show as people do: "the parameters revealed that it rose" is no saying.
_SHOWING = frozenset("confirm highlight imply indicate mean reveal show signal suggest".split())
_CLAUSES = ("ccomp", "xcomp")
_CLAIMS = frozenset("acknowledge admit allege claim confess deny report".split())
_NO_SOURCES = frozenset({"agenda", "bill", "contract", "law", "schedule"})
# After these "that" is left out: "experts expect it will rise".
_OPINIONS = frozenset("believe expect fear find predict project show suspect think".split())
_HEARSAY = frozenset("hear learn suggest understand".split())
_DASHES = frozenset({"-", "--", "–", "—"})
_COLON = ":"
_SIGNS = re.compile(r"\b(?:according|citing)\b|:", re.IGNORECASE)
# A speaker's name before a colon, as in "Opposition leader: we won", has no more words than this.
_LONGEST_SPEAKER = 5
# "…,” the deputy minister thundered": so many words lie between the mark and the verb at most.
_LONGEST_ASIDE = 6
# A quotation after a dash is a sentence and no single word.
_FEWEST_QUOTED = 4

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """A word of saying with its sources and the token ranges of what is said."""

    cue: _Range
    sources: tuple[Token, ...]
    contents: tuple[_Range, ...]

    def content_with(self, index: int) -> _Range | None:
        """The range that holds a token, or None."""
        return next(((s, e) for s, e in self.contents if s <= index < e), None)


def find_sayings(
    events: tuple[Event, ...], quotations: tuple[_Range, ...], doc: Doc
) -> list[Saying]:
    """The sayings of an article that have a content, in no order.

    `quotations` are half-open in code points, the ranges of a Saying in tokens.
    """
    found: list[Saying | None] = []
    cues = {token_at(doc, event.trigger.start).i for event in events}
    for event in events:
        cue = token_at(doc, event.trigger.start)
        if event.event_class is EventClass.REPORTING or is_quoted_as(cue):
            found.append(_of_verb(cue) if cue.pos_ == "VERB" else _of_noun(cue))
        elif cue.pos_ == "VERB":
            found += [_of_clause(cue), _of_blame(cue)]
        if cue.dep_ == "ccomp" and cue.head.pos_ == "VERB" and cue.head.i not in cues:
            found.append(_of_clause(cue.head))  # "…, figures show", which is no event
    for sign in _SIGNS.finditer(text_of(doc)):
        token = token_at(doc, sign.start())
        if token.i + 1 == len(doc):
            continue
        if token.lower_ == "according":
            found.append(_according_to(token))
        elif token.lower_ == "citing":
            found.append(_citing(token))
        elif token.text == _COLON:
            found.append(_named_before_colon(token))
    found += [saying for quotation in quotations for saying in _beside(quotation, doc)]
    return [saying for saying in found if saying is not None and saying.contents]


def _of_verb(cue: Token) -> Saying | None:
    sources = tuple(_above_document(cue, _tellers(cue)) or _speaker_after(cue))
    if cue.lemma_ in _SHOWING and not any(can_say(source) for source in sources):
        return None
    if sources and all(map(_is_deed, sources)):  # "accused of his rampage told the court"
        return None
    contents = [
        _own_part(child)
        for child in cue.children
        if child.dep_ in _CONTENT_DEPS and child not in sources
    ]
    if is_passive(cue) and any(can_say(source) for source in sources):
        contents += [_own_part(told) for told in children(cue, "nsubjpass")]
    told = cue.dep_ == "ccomp" and cue.i < cue.head.i and cue.head.lemma_ in saying_verbs()
    beside = cue.dep_ in ("parataxis", "advcl", "ccomp", "intj") and not told
    if beside and not contents and sources:  # not "He confessed within hours, the officer said"
        contents = [_clause_around(cue)]
    return Saying((cue.i, cue.i + 1), sources, tuple(contents))


def _is_deed(noun: Token) -> bool:
    """Whether a noun calls what happened, which says nothing whatever the parse makes of it."""
    return noun.pos_ == "NOUN" and noun_of(noun) in nouns_of_events() and not can_say(noun)


def _above_document(cue: Token, sources: list[Token]) -> list[Token]:
    """ "Bassem called the ruling a farce, saying that …": he said it, and not the ruling."""
    verb = (
        governing_verb(cue) if cue.tag_ == "VBG" and cue.dep_ in ("acl", "advcl", "xcomp") else None
    )
    if verb is None or any(_is_speaker(one) or one.i == cue.i - 1 for one in sources):
        return sources
    above = [one for one in subjects(verb) if _is_speaker(one)]
    return above or sources


def _is_speaker(noun: Token) -> bool:
    return noun.pos_ == "PRON" or noun.ent_type_ in _SPEAKERS or is_somebody(noun)


def _own_part(content: Token) -> _Range:
    """What is said; after "said" without the writer's own ", while shop owners welcomed it"."""
    end = content.right_edge.i + 1
    if content.dep_ in ("ccomp", "parataxis") and content.head.i < content.i:
        for child in content.rights:
            if child.dep_ == "advcl" and _is_writers_own(child):
                end = min(end, child.left_edge.i)
    return content.left_edge.i, end


def _is_writers_own(clause: Token) -> bool:
    first = clause.left_edge
    opens = first.lower_ in ("while", "whereas", "though", "although")
    return opens and first.i > 0 and first.nbor(-1).text == ","


def _tellers(cue: Token) -> list[Token]:
    """Who says it: the subject, or the "by" of the passive; nobody in "it is hard to say that"."""
    if (
        cue.dep_ == "pcomp"
        and cue.head.lower_ == "as"
        and cue.head.head.lemma_ in ("quote", "cite")
    ):
        return subjects(cue.head.head)  # "was quoted by a paper as saying"
    if not is_passive(cue):
        return [
            source
            for source in subjects(cue)
            if (source.lower_ not in _NOBODY or source.ent_type_ == "ORG")  # the WHO
            and (source.lower_ != "it" or source.head == cue)
        ]
    return [noun for preposition, noun in prepositional(cue) if preposition.lower_ == "by"]


def _of_clause(verb: Token) -> Saying | None:
    """Any verb by which somebody puts a clause: "experts expect that …", "…, figures show"."""
    if is_passive(verb):
        return None
    tellers = _tellers(verb) or _speaker_after(verb)
    sources = tuple(one for one in tellers if can_say(one) and one.lower_ != "it")
    contents = tuple(
        _own_part(child) for child in children(verb, *_CLAUSES) if _is_put(verb, child)
    )
    inserted = verb.dep_ == "parataxis" and not children(verb, "dobj", "xcomp", "ccomp")
    if inserted and verb.lemma_ in words("reporting", "verbs_with_content"):
        contents = (_clause_around(verb),)  # "The bank, he added, has closed"
    return Saying((verb.i, verb.i + 1), sources, contents) if sources else None


def _speaker_after(verb: Token) -> list[Token]:
    """ "“…,” thundered the minister", who looks like an object."""
    if verb.i == 0 or not (verb.nbor(-1).is_quote or verb.nbor(-1).text == ","):
        return []
    return [noun for noun in children(verb, "dobj") if noun.ent_type_ in NAMED or is_somebody(noun)]


def _is_put(verb: Token, content: Token) -> bool:
    """Whether a verb puts its clause as a statement: not "saw that …", nor a parser's mistake."""
    lemma = verb.lemma_
    if content.dep_ == "xcomp":  # "claiming to have been attacked", "admitted killing"
        perfect = any(child.lemma_ == "have" for child in children(content, "aux"))
        return lemma in _CLAIMS and (perfect or content.tag_ == "VBG")
    if not _is_finite(content):
        return False
    if content.i < verb.i:
        return _is_put_before(verb, content)
    if lemma in words("reporting", "no_statement"):
        return False
    addressed = lemma in words("reporting", "telling_somebody")
    if any(noun.i < content.i for noun in children(verb, "dobj")) and not addressed:
        return False  # "claimed victory but the battle raged"
    marks = {mark.lower_ for mark in content.lefts}
    marked = "that" in marks or ("how" in marks and lemma in _SHOWING)
    warned = addressed and lemma not in _SHOWING  # "the bank warned prices would rise"
    return marked or warned or lemma in _OPINIONS | _HEARSAY or lemma in saying_verbs()


def _is_put_before(verb: Token, content: Token) -> bool:
    """ "Profits rose, figures show", "the Post has learned"; after a quotation any verb will do."""
    between = verb.doc[content.i : verb.i]
    alone = not children(verb, "xcomp", "prt") and (
        not children(verb, "dobj") or bool(_speaker_after(verb))
    )
    if alone and any(one.is_quote for one in between[-_LONGEST_ASIDE:]):
        return True
    if alone and verb.i + 1 < len(verb.doc) and verb.nbor().is_punct:
        return any(one.text == "," for one in between)
    lemma = verb.lemma_
    known = lemma in _OPINIONS or lemma in _HEARSAY or lemma in words("reporting", "speech")
    return known and any(one.text == "," for one in between)


def _is_finite(clause: Token) -> bool:
    """Whether a clause has a subject and a tense: "that he left", as against "him leave"."""
    if not children(clause, "nsubj", "nsubjpass", "expl"):
        return False
    tensed = clause.tag_ in ("VBD", "VBP", "VBZ")
    return tensed or any(
        child.tag_ in ("MD", "VBD", "VBP", "VBZ") for child in children(clause, "aux", "auxpass")
    )


def _of_blame(verb: Token) -> Saying | None:
    """ "Officials accused the rebels of burning the mill"."""
    prepositions = _BLAME.get(verb.lemma_, ())
    contents = tuple(
        (child.i + 1, child.right_edge.i + 1)
        for child in children(verb, "prep")
        if child.lower_ in prepositions and children(child, "pcomp")
    )
    sources = tuple(source for source in _tellers(verb) if can_say(source))
    return Saying((verb.i, verb.i + 1), sources, contents) if sources and contents else None


def _of_noun(cue: Token) -> Saying | None:
    """ "assertions by American officials that it remains on the defensive"."""
    contents = tuple(
        (child.left_edge.i, child.right_edge.i + 1)
        for child in children(cue, "acl", "ccomp", "relcl")
        if any(mark.tag_ == "IN" and mark.lower_ in ("that", "whether") for mark in child.lefts)
    )
    sources = authors(cue) or children(cue, "poss") or [cue]
    return Saying((cue.i, cue.i + 1), tuple(sources), contents)


def _according_to(token: Token) -> Saying | None:
    to = token.nbor()
    sources = [noun for pobj in children(to, "pobj") for noun in coordinated(pobj)]
    verb = governing_verb(token)
    if to.lower_ != "to" or verb is None or not any(can_say(source) for source in sources):
        return None
    start, end = _clause_around(token)
    after = token.right_edge.i + 1
    # ", according to the police, bringing the toll to ten": what follows is the writer's own.
    if after < end and token.i > start and _goes_on_by_itself(token, after):
        end = after
    return Saying((token.i, to.i + 1), tuple(sources), ((start, end),))


def _goes_on_by_itself(token: Token, after: int) -> bool:
    following = token.doc[after + 1 : after + 2]
    return token.doc[after].text == "," and any(one.tag_ == "VBG" for one in following)


def _citing(token: Token) -> Saying | None:
    """ "Rail traffic was stopped, citing the operator"; not where another says it."""
    cited = children(token, "dobj")
    sources = [noun for noun in cited if can_say(noun) and noun_of(noun) not in _NO_SOURCES]
    verb = governing_verb(token)
    if not sources or verb is None or verb.lemma_ in words("reporting", "verbs"):
        return None
    return Saying((token.i, token.i + 1), tuple(sources), (_clause_around(token),))


def _named_before_colon(colon: Token) -> Saying | None:
    """ "Opposition leader: the vote was rigged", as headlines and transcripts have it."""
    start = colon.sent.start
    before = colon.doc[start : colon.i]
    if (
        not 0 < len(before) <= _LONGEST_SPEAKER
        or before[0].pos_ == "DET"
        or any(one.pos_ in ("VERB", "AUX") for one in before)
    ):
        return None
    name = before.root
    if name.ent_type_ not in _SPEAKERS and not (name.pos_ == "NOUN" and is_somebody(name)):
        return None
    following = colon.doc[colon.i + 1 : colon.i + 2]
    if any(token.like_num for token in following):
        return None  # "Sandy Bay: 26 killed"
    end = following[0].sent.end if len(following) else colon.i
    return Saying((colon.i, colon.i + 1), (name,), ((colon.i + 1, end),))


def _beside(quotation: _Range, doc: Doc) -> Iterator[Saying]:
    """Who is named before a quotation and a colon, or after it and a dash."""
    span = doc.char_span(*quotation, alignment_mode="contract")
    if span is None or not len(span):
        return
    content = (span.start, span.end)
    before = _skipped(doc, span.start - 1, -1)
    if before is not None and _introduces(before, span.end - span.start, doc[span.start]):
        cue = _verb_before(before)
        if cue is not None:
            yield Saying((cue.i, cue.i + 1), tuple(_tellers(cue)), (content,))
        elif before.i and (owners := _owners(before.nbor(-1))):
            yield Saying((before.i - 1, before.i), tuple(owners), (content,))
    after = _skipped(doc, span.end, 1)
    if after is not None and after.text in _DASHES and after.i + 1 < len(doc):
        name = doc[after.i + 1]
        if name.ent_type_ == "PERSON" and name.ent_iob_ == "B":
            last = next(ent for ent in doc.ents if ent.start <= name.i < ent.end)
            yield Saying((after.i, after.i + 1), (last.root,), (content,))


def _skipped(doc: Doc, place: int, step: int) -> Token | None:
    """The next token that is neither a space nor a quotation mark."""
    while 0 <= place < len(doc):
        if not (doc[place].is_space or doc[place].is_quote):
            return doc[place]
        place += step
    return None


def _introduces(sign: Token, length: int, first: Token) -> bool:
    dashed = sign.text in _DASHES and first.text[0].isupper() and length >= _FEWEST_QUOTED
    return sign.text == _COLON or dashed


def _verb_before(sign: Token) -> Token | None:
    """The last verb before a colon whose subject can speak: "he went on:"."""
    for place in range(sign.i - 1, sign.sent.start - 1, -1):
        token = sign.doc[place]
        if token.pos_ == "VERB" and token.dep_ != "relcl":
            tellers = _tellers(token)
            if tellers and can_say(tellers[0]):
                return token
    return None


def _owners(noun: Token) -> list[Token]:
    """Whose words a noun before a colon stands for: "her answer:", "the mayor's reply:"."""
    return [owner for owner in children(noun, "poss") if can_say(owner)]


def _clause_around(token: Token) -> _Range:
    """The token range of the clause in which a parenthesis stands, to the ends of the sentence.

    After a comma it covers the whole: "They left after a man paid, according to the police."
    """
    verb = governing_verb(token)
    if verb is not None and verb.dep_ in ("aux", "auxpass"):
        verb = verb.head  # "The bank, he added, had until then refused"
    behind = token.i > token.sent.start and token.nbor(-1).text == ","
    ends = token.doc[token.right_edge.i + 1 : token.sent.end].text.strip(" .”\"'") == ""
    # "Officers came and found two dead, according to the police": they say both.
    above = ("advcl", "conj") if ends else ("advcl",)
    while verb is not None and behind and verb.dep_ in above:
        verb = governing_verb(verb)
    if verb is None:
        return token.sent.start, token.sent.end
    return verb.left_edge.i, verb.right_edge.i + 1
