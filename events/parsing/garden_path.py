"""Where the parser keeps its first reading too long: "Men linked to the attack killed two".

"Linked" reads as a past tense until "killed" comes, which then hangs from it (Bever 1970).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.parsing.bare_passives import share_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TENSED = frozenset({"VBD", "VBP", "VBZ"})
_FINITE = frozenset({"VB", "VBD"})  # "would limit", where its helper is
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
_WHEN = frozenset({"after", "since", "when"})
# What takes a clause without "that": "denied haste was a cause".
_CLAIMING = frozenset(
    "acknowledge admit allege believe claim deny doubt fear feel hope insist say suspect "
    "think".split()
)
_OPENING = frozenset({"after", "as", "before", "since", "until"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = frozenset({"advmod", "aux", "auxpass", "neg"})
_HANGING = frozenset({"advcl", "ccomp", "conj", "dep"})
_JOINING = frozenset({"cc", "expl", "mark", "nsubj", "nsubjpass", "punct"})
_FORESEEN = frozenset("expect forecast hope intend plan predict promise schedule".split())
_TENSED_HELPERS = frozenset({"MD", "VBD", "VBP", "VBZ"})
# What stands before a noun, and how it hangs from it.
_BEFORE_NOUNS = {"ADJ": "amod", "DET": "det", "NUM": "nummod"}
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
# What stands between the two: "linked [to the attackers] killed", "made [by monks] fell".
_PHRASES = frozenset({"advmod", "agent", "npadvmod", "prep"})


def mend_garden_paths(doc: Doc) -> None:
    """Make the main verb of such a sentence its main verb, and the participle the noun's own."""
    for verb in doc:
        if verb.dep_ == "conj" and verb.pos_ in ("AUX", "VERB"):
            _mend_joined(verb, verb.head)
        if verb.lower_ == "missing" and verb.tag_ == "VBG":
            _take_for_state(verb)
        if verb.tag_ in _FINITE and verb.dep_ in _HANGING and _is_main_after(verb, verb.head):
            _swap(verb.head, verb)
        elif verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lower_ in _ALIKE:
            _share_helper(verb)
        elif verb.lower_ in _STATING and verb.tag_ == "VBZ" and verb.i + 1 < len(doc):
            _let_state(verb, verb.nbor())
        elif verb.dep_ == "mark" and verb.lower_ in _OPENING and verb.head.dep_ == "ROOT":
            _give_name(verb, verb.head)
        elif verb.lower_ in _HARMED and verb.dep_ in _AFTER_A_NOUN:
            _leave_harmed(verb)
        elif verb.lower_ in _SHORT_PARTICIPLES and verb.dep_ in _SUBJECTS:
            _return_noun(verb)
        elif verb.dep_ == "advcl" and verb.pos_ in ("AUX", "VERB"):
            _return_to_main(verb, verb.head)
            _return_verb(verb)
            if verb.tag_ in _TENSED:
                _give_subject(verb)
        elif verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
            _return_phrases(verb, verb.head)
        elif verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.head.lemma_ in _CLAIMING:
            _give_said(verb, verb.head)
        elif verb.dep_ == "auxpass" and verb.i > verb.head.i:
            _give_passive(verb, verb.head)
        elif verb.tag_ == "WRB" and verb.dep_ == "advmod" and verb.head.dep_ == "conj":
            _return_where(verb, verb.head.head)
        elif verb.lower_ == "before" and verb.dep_ in ("advmod", "mark"):
            _deny_before(verb)


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


def _return_to_main(clause: Token, main: Token) -> None:
    """ "Closed as planned on 3 March", "on Friday, weeks after it was capped, he said": then.

    What stands behind a bare "as planned" or before "after" and a comma is the main verb's own.
    """
    marks = [one for one in clause.lefts if one.dep_ == "mark"]
    if not marks or main.pos_ not in ("AUX", "VERB"):
        return
    bare = clause.tag_ == "VBN" and marks[0].lower_ == "as" and clause.n_lefts == 1
    if bare and clause.lemma_ in _FORESEEN and clause.i > main.i:
        for one in list(clause.rights):
            one.head = main
    for one in list(clause.lefts):
        apart = one.dep_ == "prep" and one.i < marks[0].i and clause.i < main.i
        if apart and one.right_edge.i + 1 < len(clause.doc) and one.right_edge.nbor().text == ",":
            one.head = main


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
