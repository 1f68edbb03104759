"""How a mention stands to an anchor in English: the order of words and the prepositions tell."""

from collections.abc import Sequence
from dataclasses import replace

from bilik.extract.clause.calling import LINKS, called_start
from bilik.extract.clause.clausal import fronted_participle, is_finite, opens
from bilik.extract.clause.fronted import is_fronted
from bilik.extract.clause.gap import governed, is_modifier, is_noun
from bilik.extract.clause.passive import is_passive
from bilik.extract.clause.ruledout import is_ruled_out
from bilik.extract.clause.sentence import Sentence
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.relational import is_relational
from bilik.extract.relation.aim import acts_behind
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation, is_apart
from bilik.extract.relation.place import is_attributive, is_before_act, place
from bilik.extract.relation.preposition import prepositions_before
from bilik.extract.things import INSTITUTION, PERSON

_HAVE = "have"
_JOINTS = frozenset({",", "and", "but", ";", "yet", "while", "whereas"})
_RELATIVE = frozenset({",", "which", "that", "who"})
_LETTING = frozenset({"let", "make", "help", "see"})
_AS = frozenset({("as",), ("as", "the")})
_BEING = ("to", "be")
_INSTEAD = frozenset({"instead of", "in place of", "in lieu of"})
_COMPLEMENT = 3  # tokens from a passive to the noun that completes it


def with_person(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """'Prime Minister Smailov, who was appointed': a title stands where its bearer does."""
    bearers = [m for m in mentions if m.origin == "person" and m.first == mention.last + 1]
    return replace(mention, last=bearers[0].last) if bearers else mention


def english_relations(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> list[Relation]:
    """Return the ways in which a mention may stand to an anchor; the prepositions are its own."""
    settled = _settled(sentence, mention, at)
    if settled is not None:
        return settled
    prepositions = _own_prepositions(sentence, mention, at, prepositions)
    if not _INSTEAD.isdisjoint(prepositions):
        return []  # 'a Cabinet was created instead of the Council'
    beside = _beside_verb(sentence, mention, at, prepositions)
    if beside is not None:
        return [beside]
    if mention.first > at.last and (
        is_apart(sentence, mention, at) or _opens_adverbially(sentence, mention, at)
    ):
        return []
    if mention.last == at.first - 1 and at.nominal and mention.features.get("Case") == "Gen":
        return [OBJECT]  # 'presidential elections'
    if mention.last == at.first - 1 and sentence.shows(at.first, "VerbForm", "Ger"):
        return [SUBJECT]  # 'by a Parliament consisting of ...'
    member = _member(sentence, mention) if prepositions and prepositions[0] == "of" else None
    if member is not None and not at.first <= member <= at.last:
        own = prepositions_before(sentence, member, at.last + 1) if member > at.last else ()
        if own and own[0] == "to":  # 'entrusted the election to the deputies of the maslikhats'
            return _under_preposition(sentence, mention, at, own)
        return _by_order(sentence, replace(mention, first=member), at)
    if prepositions:
        return _under_preposition(sentence, mention, at, prepositions)
    return _by_order(sentence, mention, at)


def _is_attribute(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Presidential elections are held by the rules established by law': it is of its noun."""
    apart = is_attributive(sentence, mention) or is_before_act(sentence, mention, at.first)
    if mention.origin == "name" and apart:
        return True
    return is_relational(sentence, mention) and mention.last != at.first - 1


def _opens_adverbially(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'On the day of the elections, the President spoke': no part of what the clause is about."""
    if not at.nominal or "," not in sentence.words[at.last + 1 : mention.first]:
        return False
    comma = sentence.words.index(",", at.last)
    return not any(sentence.is_verb(i) for i in range(comma))


def _beside_verb(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> Relation | None:
    """Return how what only a pronoun, a comma or a copula parts from a verb stands to it."""
    between = sentence.words[mention.last + 1 : at.first]
    bare = len(between) > 1 and all(word not in _RELATIVE or word == "," for word in between)
    linked = all(word in _RELATIVE or word in sentence.grammar.copulas for word in between)
    if between and linked and not (bare and prepositions):
        finite = any(word in _RELATIVE and word != "," for word in between)
        finite = finite or _is_enclosed(sentence, mention, between)
        finite = finite or not sentence.grammar.intransitive.isdisjoint(sentence.lemmas[at.first])
        return OBJECT if at.passive or (at.attributive and not finite) else SUBJECT
    return OBJECT if _is_relative_object(sentence, mention, at) else None


def _is_relative_object(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'The Senate, which Tokayev had chaired': between a pronoun and its verb stands who acts."""
    if sentence.words[mention.first] not in sentence.grammar.relative or at.passive:
        return False
    inside = range(mention.last + 1, at.first)
    acting = [i for i in inside if is_noun(sentence, i)]
    return bool(acting) and not any(
        sentence.is_verb(i) and sentence.grammar.modals.isdisjoint(sentence.lemmas[i])
        for i in inside
    )


def _is_enclosed(sentence: Sentence, mention: Mention, between: Sequence[str]) -> bool:
    """'His predecessor, Smailov, stepped down': behind what commas enclose the clause goes on."""
    return between == (",",) and sentence.words[mention.first - 1 : mention.first] == (",",)


def _beside_fronted(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation] | None:
    """'Established by the Constitution of 1995, it took over from ...': None where nothing tells.

    Nor does 'he' do what stands before him: 'keeps the power to ..., and then he may ...'.
    """
    if sentence.words[mention.first] in sentence.grammar.nominative and mention.first > at.last:
        return []
    fronted = fronted_participle(sentence)
    if (
        fronted
        and at.first == fronted[0]
        and mention.first in range(fronted[1] + 1, fronted[1] + 3)
    ):
        return [OBJECT]
    if fronted and fronted[0] < mention.first < fronted[1] < at.first:
        return []
    return None


def _settled(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation] | None:
    """Return what no preposition changes; None where that has to be asked."""
    if is_ruled_out(sentence, mention.first) or _is_attribute(sentence, mention, at):
        return []
    if _is_called_so(sentence, mention, at) or acts_behind(sentence, mention, at):
        return [SUBJECT]
    return _beside_fronted(sentence, mention, at)


def _is_called_so(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Declared the President (to be) head of state': who is said to be what is the subject."""
    between = sentence.words[mention.last + 1 : at.first]
    beside = mention.last < at.first and LINKS.issuperset(between)
    return beside and called_start(sentence, mention.last) is not None


def _own_prepositions(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> Sequence[str]:
    """Leave out what only looks like a preposition: 'before that he had chaired ...'."""
    after = min(mention.last + 1, len(sentence) - 1)
    subject = sentence.words[mention.first] == "it" and is_finite(sentence, after)
    if sentence.words[mention.first] in sentence.grammar.nominative or subject:
        return ()
    if _opens_clause(sentence, mention, at, prepositions):
        return ()
    return prepositions


def _opens_clause(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> bool:
    """'Since Nazarbayev left the presidency': right before its own verb stands a subject."""
    conjunction = bool(prepositions) and prepositions[0] in sentence.grammar.temporal
    after = mention.last + 1
    if not conjunction or after not in range(at.first - 1, at.last + 1):
        return False
    return is_finite(sentence, after) and sentence.words[after + 1 : after + 2] != ("by",)


def _member(sentence: Sentence, mention: Mention) -> int | None:
    """'The deputies of the Supreme Council elected him': return who acts for a body."""
    index = mention.first - 1
    while index > 0 and sentence.words[index] in sentence.grammar.skipped:
        index -= 1
    return None if sentence.grammar.members.isdisjoint(sentence.lemmas[index]) else index


def _by_order(sentence: Sentence, mention: Mention, at: Anchor) -> list[Relation]:
    """Tell subject and object by what stands on which side of the verb."""
    left = mention.last < at.first
    between = sentence.words[mention.last + 1 : at.first]
    if left and (tuple(between) in _AS or _is_said_to_be(sentence, mention, at)):
        return [SUBJECT]  # 'recognised the President as head'
    if left and has_new_subject(sentence, mention.last, at.first):
        return []
    if left and is_fronted(sentence, mention.last + 1, at.first):
        return [OBJECT]
    if not left and _is_of_gerund(sentence, mention, at):
        return []
    if left and at.nominal and _is_spoken_of(sentence, at, mention.last):
        return []
    if left:
        own = not at.nominal and _acts_elsewhere(sentence, mention, at)
        return [] if own else [OBJECT if at.passive else SUBJECT]
    if mention.first > at.last and at.passive:  # 'was appointed Prime Minister'
        near = mention.first - at.last <= _COMPLEMENT
        return [SUBJECT] if near and "," not in sentence.words[at.last : mention.first] else []
    noun = at.nominal and not sentence.is_verb(at.first)
    if noun and mention.first > at.last and _is_complement(sentence, mention, at):
        return [OBJECT] if at.verbal else [OBJECT, SUBJECT]  # 'the head of state is the President'
    if noun and mention.first > at.last:  # 'for the appointment of A, B needs ...'
        acting = place(sentence, mention) == "subject" and not _is_spoken_of(sentence, at, 0)
        return [SUBJECT] if acting else []
    return [OBJECT] if mention.first > at.last and _is_acted_on(sentence, mention, at) else []


def _is_acted_on(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Forms a system and is accountable to the President': behind another verb is no object."""
    between = range(at.last + 1, mention.first)
    copulas = {"is", "are", "was", "were"}
    other = any(is_finite(sentence, i) or sentence.words[i] in copulas for i in between)
    other = other or any(_is_joined(sentence, i, at) for i in between)
    return not other or not sentence.is_verb(at.first)


def _is_joined(sentence: Sentence, index: int, at: Anchor) -> bool:
    """'Will abolish the penalty and restore the Court': another verb, and the first has its own."""
    if sentence.words[index - 1] not in sentence.grammar.joining or not sentence.is_verb(index):
        return False
    return any(is_noun(sentence, i) for i in range(at.last + 1, index - 1))


def _is_said_to_be(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Declared the President to be head of state', 'places him above the branches of power'."""
    start = mention.last + 1
    if start == at.first and not at.nominal:
        return sentence.words[start] in sentence.grammar.prepositions | {"above"}
    rest = range(start + len(_BEING), at.first)
    return sentence.words[start : start + len(_BEING)] == _BEING and not any(
        sentence.is_verb(index) for index in rest
    )


def _is_spoken_of(sentence: Sentence, at: Anchor, start: int) -> bool:
    """'The Court ruled on the election', 'declared it void': who speaks of it takes no part."""
    before = at.first - 1
    while before > start and (
        sentence.words[before] in sentence.grammar.skipped or is_modifier(sentence, before)
    ):
        before -= 1
    if not sentence.grammar.judging.isdisjoint(sentence.lemmas[before]) and before > start:
        return sentence.is_verb(before)
    verb = any(sentence.is_verb(i) for i in range(start + 1, before))
    return verb and sentence.words[before] in sentence.grammar.concerning


def _is_complement(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Its form of government is a presidential republic'."""
    between = sentence.words[at.last + 1 : mention.first]
    own = sentence.grammar.copulas | sentence.grammar.skipped
    if between == (",",):
        return True  # 'his predecessor, Alikhan Smailov,'
    return not sentence.grammar.copulas.isdisjoint(between) and own.issuperset(between)


def has_new_subject(sentence: Sentence, start: int, end: int) -> bool:
    """'A was placed at the head, and B gave way to C': A does not give way.

    Behind a joint that follows a verb a noun stands before the next verb.
    """
    verbs = [i for i in range(start + 1, end) if is_finite(sentence, i)]
    joints = [i for i in range(start + 1, end) if sentence.words[i] in _JOINTS]
    if not verbs or not joints or joints[-1] < verbs[0]:
        return False
    inside = [i for i in range(joints[-1] + 1, end) if not _is_light(sentence, i)]
    verb = (i for i in inside if sentence.is_verb(i) or _HAVE in sentence.lemmas[i])
    first = next(verb, end)
    return any(_is_nominal_head(sentence, i) for i in inside if i < first)


def _is_light(sentence: Sentence, index: int) -> bool:
    modal = not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    if modal and _HAVE in sentence.lemmas[index]:  # 'has appointed', but 'has the right'
        return sentence.is_verb(index + 1) or sentence.shows(index + 1, "VerbForm", "Part")
    return modal or sentence.words[index] in sentence.grammar.skipped


def _is_nominal_head(sentence: Sentence, index: int) -> bool:
    subject = sentence.words[index] in {"he", "she", "it", "they", "we", "i", "you"}
    return subject or (is_noun(sentence, index) and not governed(sentence, index))


def _is_of_gerund(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Appoints ministers without consulting the Mazhilis': the object of another verb."""
    index = mention.first - 1
    while index > at.last and sentence.words[index] in sentence.grammar.skipped:
        index -= 1
    return index > at.last + 1 and sentence.shows(index, "VerbForm", "Ger")


def _under_preposition(
    sentence: Sentence, mention: Mention, at: Anchor, prepositions: Sequence[str]
) -> list[Relation]:
    """'It is for the President to call ...': who acts; 'of' marks what a noun is of.

    What is granted may stand between the verb and 'to': then 'granted to' is what is meant.
    """
    left = mention.last < at.first
    between = sentence.words[mention.last + 1 : at.first]
    if prepositions[0] == "for" and between and between[0] == "to":
        return [SUBJECT]
    if prepositions[0] in sentence.grammar.temporal and left and _is_subordinate(sentence, mention):
        return _by_order(sentence, mention, at)
    found: list[Relation] = [("prep", text) for text in prepositions]
    if prepositions[0] == "to" and any(
        lemmas & sentence.grammar.granting for lemmas in sentence.lemmas
    ):
        found.append(("prep", "granted to"))
    if prepositions[0] == "from" and _is_withdrawn_from(sentence, mention):
        return [SUBJECT]
    if prepositions[0] == "by" and (
        (left and at.nominal) or _is_done_otherwise(sentence, mention, at)
    ):
        return []
    if prepositions[0] == "of" and left and (between or not at.nominal):
        found.remove(("prep", "of"))  # 'the powers of the President came to an end'
    if prepositions[0] == "of" and at.nominal and mention.first > at.last:
        found.append(OBJECT)
    if prepositions[0] == "of" and not at.nominal and not left and PERSON in mention.types:
        found.remove(("prep", "of"))  # 'entered the cabinet of Akhmetov as ...'
    return found


def _is_subordinate(sentence: Sentence, mention: Mention) -> bool:
    """'Since Nazarbayev left the presidency': what stands under 'since' has a verb of its own."""
    after = mention.last + 1
    return (
        sentence.words[mention.first - 1] in sentence.grammar.temporal | sentence.grammar.definite
        and after < len(sentence)
        and is_finite(sentence, after)
    )


def _is_withdrawn_from(sentence: Sentence, mention: Mention) -> bool:
    """'The right to ... was taken (away) from the President': who held it."""
    start = next(i for i in range(mention.first - 1, -1, -1) if sentence.words[i] == "from")
    verb = start - 2 if sentence.words[start - 1] == "away" else start - 1
    taken = verb >= 0 and not sentence.grammar.withdrawing.isdisjoint(sentence.lemmas[verb])
    return taken and sentence.shows(verb, "Voice", "Pass") and is_passive(sentence, verb)


def _is_done_otherwise(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Consents to the appointment by the President': 'by' tells nothing of an active verb.

    Nor does what a participle takes: 'The Council, formed by the President, has the right ...'.
    """
    body = INSTITUTION in mention.types
    by = max(i for i in range(mention.first) if sentence.words[i] == "by")
    decided = at.nominal or sentence.words[at.first - 1] == "to"  # 'the decision to dissolve it'
    if by and decided and not sentence.grammar.performing.isdisjoint(sentence.lemmas[by - 1]):
        return False  # 'the introduction of martial law is decided by the President'
    if by and sentence.is_verb(by - 1) and not at.first <= by - 1 <= at.last:
        joined = at.passive and at.first < by - 1  # 'are appointed and dismissed by'
        return body and not joined
    return body and not at.passive and not at.nominal and sentence.is_verb(at.first)


def _acts_elsewhere(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Consults the Prime Minister and dissolves Parliament': the object of another verb.

    Beyond a semicolon only what the sentence begins with may still be meant. Who is given a power
    to do something does it: 'gives the President the power to issue decrees'.
    """
    between = range(mention.last + 1, at.first)
    adjacent = mention.first > 0 and mention.last == at.first - 1
    before = mention.first - 1
    before -= before > 0 and sentence.words[before] in sentence.grammar.definite
    let = adjacent and not _LETTING.isdisjoint(sentence.lemmas[before])
    infinitive = sentence.words[at.first - 1] == "to" or let
    if infinitive and not any(
        sentence.is_verb(i) and sentence.words[i - 1] != "to" for i in between
    ):
        return False
    index = mention.first - 1
    while index >= 0 and (
        sentence.words[index] in sentence.grammar.skipped or is_modifier(sentence, index)
    ):
        if opens(sentence, index):  # 'they add that Kazakhstan remained ...'
            return False
        index -= 1
    modal = index >= 0 and not sentence.grammar.modals.isdisjoint(sentence.lemmas[index])
    if index >= 0 and sentence.is_verb(index) and not modal:
        return True
    apart = ":" in sentence.words[mention.last + 1 : at.first]
    verb = any(sentence.is_verb(i) for i in range(mention.first))
    return (apart and verb) or is_apart(sentence, mention, at)
