"""Which phrases speak of the same: names by their bearer, nominals and pronouns by rules.

The article is read once from left to right, as by Lappin and Leass (1994): a referent is more
present in the reader's mind the later and the more prominently it was last spoken of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.actors.coreference.discourse import Referent, Referents
from events.actors.coreference.first_person import SPEAKING, quoted_by, speaker
from events.actors.coreference.named_later import introduced
from events.actors.coreference.nominals import nominal_referent
from events.actors.coreference.pronouns import gender_of, one_of_a_pair, pronoun_referent
from events.actors.mentions import ONE_OF_A_PAIR, Phrase
from events.types import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_referents(doc: Doc, phrases: list[Phrase]) -> list[Referent]:
    """Every referent with the phrases that speak of it."""
    referents = Referents(doc, {phrase.head: phrase.bearer for phrase in phrases if phrase.bearer})
    for phrase in phrases:
        referent = _referent(phrase, referents)
        if referent is None:
            continue
        referents.mention(referent, phrase)
        referent.gender = referent.gender or gender_of(phrase)
        if phrase.type is MentionType.NOM:
            referents.call(referent, phrase.noun)
            _learn(referent, phrase, referents)
    for phrase in phrases:
        # "I" may come before its speaker: "I am glad," said Smith.
        if phrase.noun in SPEAKING and (quoted := speaker(phrase, referents)) is not None:
            quoted.phrases.append(phrase)
    return referents.all()


def _learn(referent: Referent, phrase: Phrase, referents: Referents) -> None:
    """Note on a referent with a name what a phrase adds: its modifiers, and whose he or it is."""
    if referent.bearer is None:
        return
    referent.modifiers |= phrase.modifiers
    if referent.kind == "person" and referent.owner is None and phrase.owner is not None:
        referent.owner = referents.bearing(phrase.owner)


def _referent(phrase: Phrase, referents: Referents) -> Referent | None:
    if phrase.bearer is not None:
        nameless = introduced(phrase, referents)
        if nameless is not None:
            return referents.christen(nameless, phrase.bearer)
        return referents.bearing(phrase.bearer)
    if phrase.type is MentionType.NOM:
        return nominal_referent(phrase, referents)
    if phrase.noun in SPEAKING:
        return None
    if phrase.noun in ONE_OF_A_PAIR:
        return one_of_a_pair(phrase, referents)
    return pronoun_referent(phrase, referents, quoted_by(phrase, referents))
