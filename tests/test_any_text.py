"""Whatever the text, its times lie in it, in order, apart from each other, and say why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from events.times import Domain, find_times
from events.types import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Parse = Callable[[str], tuple[Document, Doc]]

# What times are made of, in any order: from these come ranges within ranges, and dates that are
# in no calendar.
PIECES = (
    "the a an last next this that same early late mid- end of first third 21st 30 31 5/6 3-7 12:30 "
    "1945 '98 1936–39 490 BC AD c. 2015-02-31 2015-05-20 February May May, Monday Wednesday Sun. "
    "Christmas Easter summer winter morning night noon dawn midnight p.m. GMT day days week weeks "
    "month year years decade century quarter half ago later earlier before after from to until "
    "between and in on at by since for every each daily now today yesterday tomorrow past two "
    "twenty hundred million several few some about more than or so the following previous ended . "
    ", ; ( ) [ ] – — \n\n $ %"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map("".join),
)
PUBLISHED = st.one_of(st.none(), st.dates())


@settings(max_examples=150)
@given(TEXTS, PUBLISHED, st.sampled_from([None, *Domain]))
def test_times_of_any_text_lie_in_it_in_order_and_apart(
    parse: Parse, text: str, published: date | None, domain: Domain | None
) -> None:
    _, doc = parse(text)
    document = Document(text=text, doc_id="any", published=published)

    found = find_times(doc, document, domain=domain)

    ends = [0, *(time.span.end for time in found)]
    for time, end in zip(found, ends, strict=False):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.span.text.strip() == time.span.text
        assert time.value
        assert time.explanation
        assert published is not None or time.anchor != "dct" or time.interval is None
