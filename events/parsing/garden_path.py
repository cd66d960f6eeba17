"""Where the parser keeps its first reading too long: "Men linked to the attack killed two".

"Linked" reads as a past tense until "killed" comes, which then hangs from it (Bever 1970).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.calendar.names import DAY_NAMES
from events.parsing.bare_passives import share_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TENSED = frozenset({"VBD", "VBP", "VBZ"})
_FINITE = frozenset({"VB", "VBD"})  # "would limit", where its helper is
# What is tried and not done, as a kind of its own: "a murder and attempted suicide".
_ATTEMPTS = frozenset(
    "arson assassination assault break-in burglary coup escape fraud homicide hijacking kidnapping "
    "manslaughter murder rape robbery suicide theft".split()
)
# Past forms that are those of the infinitive: "could harm it and put others off".
_ALIKE = frozenset(
    "beat bet burst cast cost cut hit hurt let put quit rid set shed shut split".split()
)
# "Court records state that …": no court records a state.
_STATING = frozenset({"documents", "records", "reports"})
# What a blast leaves people, and no deed of theirs: "left him, his wife and two sons injured".
_HARMED = frozenset("dead homeless hospitalized hurt injured killed stranded wounded".split())
_AFTER_A_NOUN = ("acl", "advcl", "amod", "conj", "relcl")
# Past forms that are those of the participle: "two men shot after the game were taken home".
_SHORT_PARTICIPLES = frozenset({"caught", "found", "held", "hurt", "kept", "left", "sent", "shot"})
# What is named by its use, and counted, so that it stands bare behind no verb: "a drilling rig".
_OF_A_KIND = frozenset(
    "camp centre center ground house machine pen pit plant platform pool range rig room ship site "
    "squad station vessel".split()
)
_WHEN = frozenset({"after", "since", "when"})
# What takes a clause without "that": "denied haste was a cause".
_CLAIMING = frozenset(
    "acknowledge admit allege believe claim deny doubt fear feel hope insist say suspect "
    "think".split()
)
_OF_A_NOUN = frozenset({"compound", "nmod", "npadvmod"})
# What is told on a day, as newspapers put it: "announced Sunday new cuts".
_MAKING_KNOWN = frozenset(
    "acknowledge announce approve confirm declare disclose issue launch order pledge propose "
    "release report reveal say sign unveil".split()
)
# What itself has a day: "announced Sunday services", "said Monday night would be cold".
_OF_A_DAY = frozenset(
    "afternoon closings closures curfew edition evening game games hours mass matches morning "
    "night openings prayer prayers service services trading".split()
)
_OPENING = frozenset({"after", "as", "before", "since", "until"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = frozenset({"advmod", "aux", "auxpass", "neg"})
_HANGING = frozenset({"advcl", "ccomp", "conj", "dep"})
_JOINING = frozenset({"cc", "expl", "mark", "nsubj", "nsubjpass", "punct"})
_TENSED_HELPERS = frozenset({"MD", "VBD", "VBP", "VBZ"})
# What stands before a noun, and how it hangs from it.
_BEFORE_NOUNS = {"ADJ": "amod", "DET": "det", "NUM": "nummod"}
_NO_NOUNS = frozenset({"RB", "UH", "VB", "VBP"})
_OF_A_VERB = frozenset({"aux", "auxpass", "ccomp", "dobj", "neg", "nsubj", "xcomp"})
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_A_WELL = frozenset({"a", "its", "that", "the", "their", "this"})
_DASHES = frozenset({"-", "–", "—", "--"})
_NAMING = frozenset({"NOUN", "PROPN"})
# What stands between the two: "linked [to the attackers] killed", "made [by monks] fell".
_PHRASES = frozenset({"advmod", "agent", "npadvmod", "prep"})


def mend_garden_paths(doc: Doc) -> None:
    """Make the main verb of such a sentence its main verb, and the participle the noun's own.

    "After the May 2 shooting death of a student" becomes one noun phrase again.
    """
    for verb in doc:  # or a noun
        if verb.dep_ == "conj" and verb.pos_ in ("AUX", "VERB"):
            _mend_joined(verb, verb.head)
        elif verb.dep_ == "compound" and verb.i + 2 < len(doc) and verb.nbor().text in _DASHES:
            _part_at_dash(verb, verb.head)
        if verb.dep_ == "cc" and verb.lower_ == "or" and verb.i and verb.nbor(-1).text == ",":
            _name_again(verb, verb.head)
        if verb.lower_ == "missing" and verb.tag_ == "VBG":
            _take_for_state(verb)
        if verb.tag_ in _FINITE and verb.dep_ in _HANGING and _is_main_after(verb, verb.head):
            _swap(verb.head, verb)
        elif verb.lower_ == "attempted" and verb.dep_ == "conj":
            _join_attempt(verb)
        elif verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lower_ in _ALIKE:
            _share_helper(verb)
        elif verb.lower_ in _STATING and verb.tag_ == "VBZ" and verb.i + 1 < len(doc):
            _let_state(verb, verb.nbor())
        elif verb.tag_ in ("VB", "VBP") and verb.dep_ == "xcomp" and verb.i:
            _join_compound(verb)
        elif verb.dep_ == "mark" and verb.lower_ in _OPENING and verb.head.dep_ == "ROOT":
            _give_name(verb, verb.head)
        elif verb.tag_ == "VBG" and verb.i + 1 < len(doc) and verb.nbor().lemma_ == "death":
            _join_death(verb, verb.nbor())
        elif verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.i + 1 < len(doc):
            _join_gerund(verb, verb.nbor())
        elif verb.lower_ in _HARMED and verb.dep_ in _AFTER_A_NOUN:
            _leave_harmed(verb)
        elif verb.lower_ in _SHORT_PARTICIPLES and verb.dep_ in _SUBJECTS:
            _return_noun(verb)
        elif verb.dep_ == "advcl" and verb.pos_ in ("AUX", "VERB"):
            _return_verb(verb)
            if verb.tag_ in _TENSED:
                _give_subject(verb)
        elif verb.dep_ == "conj" and verb.pos_ == "PROPN":
            _join_titles(verb)
        elif verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
            _return_phrases(verb, verb.head)
        elif verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.head.lemma_ in _CLAIMING:
            _give_said(verb, verb.head)
        elif verb.tag_ in _NO_NOUNS and _is_mistaken(verb):
            _take_for_noun(verb)
        elif verb.lower_ == "well" and verb.tag_ in ("RB", "UH") and verb.i:
            _give_well(verb, verb.nbor(-1))
        elif verb.ent_type_ == "GPE" and verb.dep_ == "pobj":
            _join_place(verb)
        elif verb.dep_ == "auxpass" and verb.i > verb.head.i:
            _give_passive(verb, verb.head)
        elif verb.tag_ == "WRB" and verb.dep_ == "advmod" and verb.head.dep_ == "conj":
            _return_where(verb, verb.head.head)
        elif verb.lower_ == "before" and verb.dep_ in ("advmod", "mark"):
            _deny_before(verb)
        elif verb.text in DAY_NAMES and verb.dep_ in _OF_A_NOUN and verb.i:
            _return_day(verb, verb.nbor(-1))


def _part_at_dash(noun: Token, aside: Token) -> None:
    """ "Two children - ages 6 and 11 - were taken": the children were, and not their ages."""
    dash = noun.nbor()
    spaced = bool(noun.whitespace_) and bool(dash.whitespace_) and dash.i < aside.i
    closed = noun.doc[aside.right_edge.i : aside.right_edge.i + 2]
    if not spaced or aside.dep_ not in _SUBJECTS or not any(one.text in _DASHES for one in closed):
        return
    noun.head, noun.dep_ = aside.head, aside.dep_
    aside.head, aside.dep_ = noun, "appos"
    for before in [one for one in aside.lefts if one.i < noun.i]:
        before.head = noun


def _name_again(joint: Token, first: Token) -> None:
    """ "SARS, or severe acute respiratory syndrome, killed 800" names one thing twice."""
    second = next((one for one in first.rights if one.dep_ == "conj"), None)
    if second is None or first.dep_ == "conj" or first.pos_ not in _NAMING or second.i < joint.i:
        return
    last = second.right_edge.i
    last += second.doc[last].text != ","
    closed = second.doc[last : last + 1].text == ","
    following = second.doc[last + 1 : last + 2]
    if any(one.pos_ in (*_NAMING, "ADJ") for one in following):
        return  # "a manslaughter, or culpable homicide, conviction"
    if any(one.lower_ in ("a", "an") for one in second.lefts):
        return  # "a van, or a car,": one of the two
    if closed and second.pos_ in _NAMING and not any(one.dep_ == "conj" for one in second.rights):
        second.dep_, joint.dep_, joint.head = "appos", "dep", second


def _mend_joined(verb: Token, first: Token) -> None:
    """Put right what is joined to a verb, and is not."""
    own = any(one.dep_ in _SUBJECTS for one in verb.lefts)
    if own or first.pos_ not in ("AUX", "VERB"):
        return
    if verb.tag_ == "VB" and first.tag_ in ("VBD", "VBN") and not _has_bare_verb(verb, first):
        verb.tag_ = "VBP"  # "were held and deny it"
    helper = next((one for one in verb.lefts if one.dep_ in ("aux", "auxpass")), None)
    if helper is not None and helper.tag_ in _TENSED_HELPERS and helper.i > first.i + 2:
        _give_noun_before(helper, verb, first)
    if _has_perfect(verb) and first.dep_ == "advcl" and first.tag_ == "VBD":
        _raise_perfect(verb, first, first.head)
    elif verb.tag_ == "VBD" and first.tag_ == "VBN":
        share_passive(verb, first)
    elif verb.tag_ in _TENSED and first.lemma_ in _CLAIMING:
        _give_claim(verb, first)


def _give_noun_before(helper: Token, verb: Token, first: Token) -> None:
    """ "Between 23 and 28 May and fewer people had died": nothing was between it and people."""
    noun = helper.nbor(-1)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "conj" or noun.head.pos_ == "VERB":
        return
    start = noun.i
    while start > first.i + 1 and noun.doc[start - 1].pos_ in _BEFORE_NOUNS:
        start -= 1
    joint = noun.doc[start - 1]
    if joint.lower_ not in ("and", "but"):
        return
    for one in noun.doc[start : noun.i]:
        if one.head not in noun.doc[start : helper.i]:
            one.head, one.dep_ = noun, _BEFORE_NOUNS[one.pos_]
    noun.head, noun.dep_ = verb, _as_subject(verb)
    joint.head, joint.dep_ = first, "cc"


def _has_bare_verb(verb: Token, first: Token) -> bool:
    """Whether a helper takes an infinitive: "will be held and deny it", "did not go and ask"."""
    helpers = [*verb.lefts, *first.lefts]
    return any(one.tag_ in ("MD", "TO") or one.lemma_ == "do" for one in helpers)


def _has_perfect(verb: Token) -> bool:
    helpers = (one for one in verb.lefts if one.dep_ == "aux" and one.tag_ in ("VBP", "VBZ"))
    return any(one.lower_ in ("has", "have") for one in helpers)


def _raise_perfect(verb: Token, first: Token, above: Token) -> None:
    """ "Oil has leaked since the rig exploded and has killed birds": the oil has."""
    marked = any(one.dep_ == "mark" and one.lower_ in _WHEN for one in first.lefts)
    if not marked or not _has_perfect(above) or above.i > first.i:
        return
    for one in [one for one in first.rights if one.dep_ == "cc" and one.i < verb.i]:
        one.head = above
    verb.head = above


def _give_claim(verb: Token, claiming: Token) -> None:
    """ "Denied haste was a cause": the haste was none, and was not what was denied.

    Also with an aside between: "felt the tax increase, to 32 cents a barrel, was reasonable".
    """
    nouns = [one for one in claiming.rights if one.dep_ == "dobj"]
    between = [one for one in claiming.rights if one.i < verb.i and one not in nouns]
    if len(nouns) != 1 or any(one.dep_ == "cc" for one in between):
        return
    last = nouns[0].right_edge
    close = last.i == verb.left_edge.i - 1
    start = last.i if last.text == "," else last.i + 1
    aside = [token.text for token in verb.doc[start : verb.left_edge.i]]
    apart = aside[:1] == [","] == aside[-1:] and aside.count(",") == 2
    if (close and not between) or apart:
        nouns[0].head, nouns[0].dep_, verb.dep_ = verb, "nsubj", "ccomp"
        for one in between:
            one.head = nouns[0] if apart else one.head


def _give_said(verb: Token, saying: Token) -> None:
    """ "Said the firm and its partners had lacked a plan": they had, and were not what was said."""
    nouns = [one for one in saying.rights if one.dep_ == "dobj" and one.i < verb.i]
    helpers = [one for one in verb.lefts if one.dep_ in ("aux", "auxpass")]
    helped = any(one.tag_ in _TENSED_HELPERS for one in helpers)
    own = any(one.dep_ in (*_SUBJECTS, "mark", "expl") or one.tag_ in _ASKING for one in verb.lefts)
    if len(nouns) == 1 and helped and not own and nouns[0].i == saying.i + nouns[0].n_lefts + 1:
        nouns[0].head, nouns[0].dep_ = verb, _as_subject(verb)


def _return_phrases(verb: Token, saying: Token) -> None:
    """ "He was found in his room Tuesday, police said": he was found then, and not spoken of."""
    for phrase in list(saying.lefts):
        first, last = phrase.left_edge.i, phrase.right_edge.i
        if phrase.dep_ not in ("npadvmod", "prep") or first != verb.right_edge.i + 1:
            continue
        if verb.doc[last + 1].text == "," and not verb.doc[first - 1].is_punct:
            phrase.head = verb


def _as_subject(verb: Token) -> str:
    return "nsubjpass" if any(one.dep_ == "auxpass" for one in verb.lefts) else "nsubj"


def _take_for_noun(word: Token) -> None:
    """ "Work on the plug goes on", "its leaking Marlo well": what stands as a noun is one."""
    word.tag_, word.pos_ = "NN", "NOUN"


def _is_mistaken(word: Token) -> bool:
    """Whether a word that is no noun by its tag stands where nothing else can."""
    if word.tag_ in ("VB", "VBP"):
        bare = not any(one.dep_ in _OF_A_VERB for one in word.children)
        return word.dep_ in _SUBJECTS and bare and word.i < word.head.i
    determined = any(one.dep_ in ("amod", "det", "poss") for one in word.lefts)
    return word.lower_ == "well" and word.dep_ in ("dobj", "pobj", *_SUBJECTS) and determined


def _give_well(well: Token, name: Token) -> None:
    """ "The Marlo well was sealed": a well, and nothing that was done well."""
    named = name.pos_ == "PROPN" and any(one.lower_ in _BEFORE_A_WELL for one in name.lefts)
    if not named or name.ent_type_ in ("GPE", "PERSON") or name.dep_ in ("compound", "poss"):
        return
    well.head, well.dep_ = name.head, name.dep_
    _take_for_noun(well)
    for one in name.lefts:
        if one.dep_ in ("amod", "det", "nummod", "poss"):
            one.head = well
    name.head, name.dep_ = well, "compound"
    for one in name.rights:
        if one.i > well.i:
            one.head = well


def _join_place(place: Token) -> None:
    """ "At a Fort Cole, Florida airport": at the airport, which is there."""
    noun = next((one for one in place.rights if one.dep_ == "appos"), None)
    named = any(one.lower_ in _ARTICLES for one in place.lefts)
    if noun is None or noun.pos_ != "NOUN" or not named:
        return
    comma = noun.left_edge.i - 1
    if comma != place.i + 1 or place.doc[comma].text != "," or noun.left_edge.ent_type_ != "GPE":
        return
    if any(one.dep_ != "compound" for one in noun.lefts):
        return
    noun.head, noun.dep_ = place.head, place.dep_
    for one in [one for one in place.lefts if one.dep_ in ("amod", "det", "nummod")]:
        one.head = noun
    place.head, place.dep_ = noun, "compound"


def _return_where(where: Token, first: Token) -> None:
    """ "Where a rig exploded and sank": where it exploded, before all."""
    if where.i < first.i < where.head.i and first.pos_ == "VERB":
        where.head = first


def _give_passive(helper: Token, verb: Token) -> None:
    """ "Killed in the blast were three guards": they were killed."""
    killed = [one for one in helper.rights if one.dep_ in ("attr", "nsubj")]
    if verb.tag_ == "VBN" and len(killed) == 1 and verb.dep_ == "ROOT":
        killed[0].head, killed[0].dep_ = verb, "nsubjpass"


def _take_for_state(missing: Token) -> None:
    """ "Two boys missing since Sunday" miss nobody."""
    if missing.dep_ == "pcomp":
        return  # "after missing out on it"
    if not any(one.dep_ in ("aux", "dobj", "prt") for one in missing.children):
        missing.tag_, missing.pos_, missing.lemma_ = "JJ", "ADJ", "missing"


def _deny_before(before: Token) -> None:
    """ "Has never before been tried": it has not been tried, and "before" opens no clause."""
    never = before.nbor(-1) if before.i else before
    if never.lower_ != "never":
        return
    if never.head == before:
        never.head = before.head
    if never.head == before.head and before.head.i > before.i:
        never.dep_ = "neg"
        before.dep_, before.tag_, before.pos_ = "advmod", "RB", "ADV"


def _return_day(day: Token, verb: Token) -> None:
    """ "Announced Sunday new cuts": the cuts are not Sunday's; but "announced Sunday services"."""
    noun = day.head
    said = verb.tag_ == "VBD" and verb.lemma_ in _MAKING_KNOWN
    if said and day.i < noun.i and noun.lower_ not in _OF_A_DAY and not list(day.children):
        day.head, day.dep_ = verb, "npadvmod"


def _let_state(paper: Token, state: Token) -> None:
    """ "Court records state that he fled": the records state it."""
    subjects = [one for one in paper.lefts if one.dep_ in _SUBJECTS]
    bare = state.lower_ == "state" and state.dep_ == "dobj" and not list(state.lefts)
    if not bare or len(subjects) != 1 or subjects[0].right_edge.i != paper.i - 1:
        return
    above, dep = paper.head if paper.head != paper else state, paper.dep_
    for child in [one for one in paper.children if one not in (state, subjects[0])]:
        child.head = state
    for child in [one for one in state.rights if one.dep_ in ("acl", "relcl")]:
        child.dep_ = "ccomp"
    state.head, state.dep_, state.tag_, state.pos_ = above, dep, "VBP", "VERB"
    paper.head, paper.dep_, paper.tag_, paper.pos_ = state, "nsubj", "NNS", "NOUN"
    subjects[0].head, subjects[0].dep_ = paper, "compound"


def _share_helper(verb: Token) -> None:
    """ "Could harm it and put others off": the second may, too, and did not."""
    first = verb.head
    shared = first.tag_ == "VB" and any(one.tag_ == "MD" for one in first.lefts)
    if shared and not any(one.dep_ in _SUBJECTS for one in verb.lefts):
        verb.tag_ = "VB"


def _join_compound(verb: Token) -> None:
    """ "Told a victims advocate that …": after "a" no plural stands, but the head of its phrase."""
    told, noun = verb.head, verb.nbor(-1)
    article = any(one.lower_ in ("a", "an") for one in noun.lefts)
    if (
        noun.tag_ != "NNS"
        or not article
        or noun.head != told
        or noun.dep_ not in ("dobj", "dative")
    ):
        return
    if any(one.dep_ == "aux" for one in verb.lefts):
        return
    for child in [*noun.lefts]:
        child.head = verb
    for child in [one for one in verb.rights if one.dep_ in ("ccomp", "punct")]:
        child.head = told
    noun.head, noun.dep_ = verb, "compound"
    verb.dep_, verb.tag_, verb.pos_ = "dobj", "NN", "NOUN"


def _give_name(opening: Token, verb: Token) -> None:
    """ "After the hearing, Marlow, 37, was ordered held": Marlow was, and not the hearing."""
    noun = next((one for one in verb.lefts if one.dep_ in _SUBJECTS), None)
    if noun is None or opening.i != opening.sent.start or noun.left_edge.i != opening.i + 1:
        return
    names = [one for one in noun.rights if one.dep_ == "appos" and one.ent_type_ == "PERSON"]
    if not names or noun.ent_type_ == "PERSON" or names[0].left_edge.nbor(-1).text != ",":
        return
    name = names[0]
    name.head, name.dep_ = verb, noun.dep_
    noun.head, noun.dep_ = opening, "pobj"
    opening.dep_ = "prep"


def _give_subject(verb: Token) -> None:
    """ "Died after a home he was in was hit": the home, which "after" took for its own, was hit."""
    if any(child.dep_ in ("expl", "mark", "nsubj", "nsubjpass") for child in verb.lefts):
        return
    for preposition in verb.head.rights:
        if preposition.lower_ not in _OPENING or preposition.dep_ != "prep":
            continue
        for noun in preposition.rights:
            if noun.dep_ == "pobj" and noun.right_edge.i == verb.left_edge.i - 1:
                noun.head, noun.dep_ = verb, "nsubj"
                preposition.head, preposition.dep_ = verb, "mark"
                return


def _return_noun(participle: Token) -> None:
    """ "The people hurt in the crash were taken home": the people were, and not the hurt."""
    nouns = [one for one in participle.lefts if one.dep_ == "nsubj"]
    if len(nouns) != 1 or nouns[0].right_edge.i != participle.i - 1:
        return
    noun = nouns[0]
    noun.head, noun.dep_ = participle.head, participle.dep_
    participle.head, participle.dep_ = noun, "acl"
    participle.tag_, participle.pos_ = "VBN", "VERB"


def _return_verb(verb: Token) -> None:
    """ "Two men shot after the game were taken home": the game is one, and were not taken."""
    participle, above = verb.head, verb.head.head
    behind = participle.dep_ == "acl"  # as the parser sees it, too, where it finds no main verb
    nouns = [above] if behind else [one for one in participle.lefts if one.dep_ in _SUBJECTS]
    marks = [one for one in verb.lefts if one.dep_ == "mark"]
    taken = [one for one in verb.lefts if one.dep_ in _SUBJECTS]
    if not len(nouns) == len(marks) == len(taken) == 1 or participle.i > verb.i:
        return
    noun, mark, single = nouns[0], marks[0], taken[0]
    close = noun.i if behind else noun.right_edge.i
    follows = mark.lower_ in _OPENING and close == participle.i - 1
    plural = any(one.lower_ in ("are", "were") for one in verb.lefts) and noun.tag_ in ("CD", "NNS")
    joined = single.tag_ in ("NN", "NNP") and not any(one.dep_ == "conj" for one in single.rights)
    short = participle.lower_ in _SHORT_PARTICIPLES or participle.lower_.endswith("ed")
    helped = any(one.dep_ in ("aux", "auxpass", "neg") for one in participle.lefts)
    if not (follows and plural and joined and short) or helped or mark.i != participle.i + 1:
        return
    if behind and noun.dep_ != "ROOT":
        return
    dep = noun.dep_ if behind else participle.dep_
    verb.head, verb.dep_ = verb if dep == "ROOT" else above, dep
    mark.head, mark.dep_ = participle, "prep"
    noun.head, noun.dep_ = verb, single.dep_
    single.head, single.dep_ = mark, "pobj"
    for child in [one for one in participle.rights if one.i > verb.i]:
        child.head = verb
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"


def _leave_harmed(harmed: Token) -> None:
    """ "It left him, his wife and two sons injured": all of them, and none injured another."""
    left = next((one for one in harmed.ancestors if one.lemma_ == "leave"), None)
    if left is None or any(one.dep_ in ("agent", "dobj", *_HELPERS) for one in harmed.children):
        return
    whom = next((one for one in left.rights if one.dep_ == "dobj"), None)
    if whom is None or not whom.i < harmed.i or harmed.nbor(-1).is_punct:
        return
    if any(one.dep_ == "oprd" for one in left.rights) or (
        harmed.dep_ == "amod" and harmed.i < harmed.head.i
    ):
        return
    for other in [one for one in harmed.lefts if one.dep_ in _SUBJECTS]:
        other.head, other.dep_ = whom, "conj"
        for one in [one for one in left.rights if one.dep_ in ("cc", "punct")]:
            if whom.i < one.i < other.i:
                one.head = whom
    harmed.head, harmed.dep_ = left, "oprd"
    for one in [one for one in harmed.rights if one.dep_ == "punct"]:
        one.head = left
    listed = [one for one in whom.subtree if one.dep_ == "appos" and one.i < harmed.i]
    if any(one.dep_ == "cc" for one in whom.subtree):
        for one in listed:  # "left Ann Smith, her son, and two others injured"
            if one.left_edge.nbor(-1).text == ",":
                one.dep_ = "conj"


def _join_titles(name: Token) -> None:
    """ "The novelist and playwright Irena Vash" is one, who bears both titles."""
    first = name.head
    titles = [one for one in name.lefts if one.dep_ in ("compound", "nmod") and one.pos_ == "NOUN"]
    if not titles or first.pos_ != "NOUN" or first.tag_ != "NN":
        return
    ands = [one for one in first.rights if one.dep_ == "cc"]
    close = len(ands) == 1 and ands[0].lower_ == "and" and ands[0].i == first.i + 1
    plain = all(one.dep_ in ("amod", "compound", "det") for one in first.lefts)
    verb = first.head
    helpers = [verb, *(one for one in verb.children if one.dep_ in ("aux", "auxpass"))]
    plural = any(one.tag_ == "VBP" or one.lower_ == "were" for one in helpers)
    if (
        close
        and plain
        and name.left_edge.i == first.i + 2
        and titles[0].tag_ == "NN"
        and not plural
    ):
        later = [one for one in first.rights if one.i > name.i]
        name.head, name.dep_ = verb, first.dep_
        first.head, first.dep_ = name, "compound"
        for one in later:  # "…, who gave the party a sum"
            one.head = name


def _join_death(gerund: Token, death: Token) -> None:
    """Make "shooting" part of "the shooting death", and that the object of the preposition."""
    if death.head != gerund or gerund.i == 0:
        return
    date = gerund.nbor(-1)
    while date.dep_ != "pobj" and date.head.i != date.i:
        date = date.head
    before = date.dep_ == "pobj" and date.right_edge.i == gerund.i - 1
    if before and any(token.like_num for token in date.subtree):
        preposition = date.head
        for child in date.lefts:
            if child.dep_ in ("amod", "det", "poss"):
                child.head = death
        death.head, death.dep_ = preposition, "pobj"
        date.head, date.dep_ = death, "nmod"
        gerund.head, gerund.dep_, gerund.tag_, gerund.pos_ = death, "compound", "NN", "NOUN"


def _join_gerund(gerund: Token, noun: Token) -> None:
    """ "The blast on the Aurora drilling rig": a rig, which nobody drills."""
    bare = noun.dep_ == "dobj" and noun.head == gerund and noun.tag_ == "NN"
    if not bare or list(noun.lefts) or noun.lemma_ not in _OF_A_KIND:
        return
    name = gerund.nbor(-1)
    if name.pos_ not in ("NOUN", "PROPN") or gerund.head not in (name, *name.ancestors):
        return
    below = [*name.children, *(one for one in gerund.children if one != noun)]
    noun.head, noun.dep_ = name.head if name.head != name else noun, name.dep_
    for one in below:
        one.head = noun
    name.head, name.dep_ = noun, "compound"
    gerund.head, gerund.dep_, gerund.tag_, gerund.pos_ = noun, "compound", "NN", "NOUN"


def _join_attempt(attempted: Token) -> None:
    """ "Respond to a murder and attempted suicide": two deeds, and nobody attempted anything."""
    crime = next((one for one in attempted.rights if one.dep_ == "dobj"), None)
    bare = crime is not None and crime.i == attempted.i + 1 and crime.lemma_ in _ATTEMPTS
    if crime is None or not bare or attempted.i < 2 or attempted.nbor(-1).lower_ != "and":
        return
    deed, joining = attempted.nbor(-2), attempted.nbor(-1)
    if deed.pos_ != "NOUN" or any(one.dep_ in _SUBJECTS for one in attempted.lefts):
        return
    joining.head, crime.head, crime.dep_ = deed, deed, "conj"
    for child in [one for one in attempted.children if one != crime]:
        child.head = crime
    attempted.head, attempted.dep_, attempted.tag_, attempted.pos_ = crime, "amod", "JJ", "ADJ"


def _is_main_after(verb: Token, participle: Token) -> bool:
    """Whether the verb above is a participle behind a noun which does what this verb tells."""
    first = next(iter(verb.lefts), verb)
    # "Shots fired resulted in", "the price agreed could rise".
    at_once = first.i == participle.i + 1 and (verb.tag_ == "VB" or verb.dep_ == "advcl")
    tags = ("VBD", "VBN") if at_once else ("VBD",)
    if participle.i > verb.i or participle.tag_ not in tags or not participle.lower_.endswith("ed"):
        return False
    if any(child.dep_ in _JOINING or child.dep_ == "auxpass" for child in verb.lefts):
        return False
    helpers = [child.tag_ for child in verb.lefts if child.dep_ == "aux"]
    if helpers != ([] if verb.tag_ == "VBD" else ["MD"]):
        return False
    subjects = [child for child in participle.lefts if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or any(
        child.dep_ in _HELPERS and child.i > subjects[0].i for child in participle.lefts
    ):
        return False
    noun = subjects[0]
    between = [child for child in participle.rights if child.i < verb.i]
    close = noun.right_edge.i == participle.i - 1 and noun.pos_ in ("NOUN", "PROPN")
    ends = between[-1].right_edge.i == verb.left_edge.i - 1 if between else at_once
    told = all(_is_phrase(child) and child.lower_ not in _OPENING for child in between)
    return close and ends and told


def _is_phrase(part: Token) -> bool:
    """ "Made [by monks] fell", "passed [to cut costs] could": no clause with a verb of its own."""
    aim = part.dep_ in ("advcl", "xcomp") and part.tag_ == "VB"
    return part.dep_ in _PHRASES or (aim and any(one.tag_ == "TO" for one in part.lefts))


def _swap(participle: Token, verb: Token) -> None:
    noun = next(child for child in participle.lefts if child.dep_ in _SUBJECTS)
    above = participle.head if participle.head != participle else verb
    dep = participle.dep_
    moved = [child for child in participle.lefts if child != noun]
    moved += [child for child in participle.rights if child.i > verb.i]
    verb.head, verb.dep_ = above, dep
    noun.head, noun.dep_ = verb, "nsubj"
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"
    for child in moved:
        child.head = verb
