"""Which mentions are no office that comes, goes or is held: titles, electors, who acts."""

from collections.abc import Sequence

from bilik.extract.clause.gap import is_noun, is_possessive
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.naming.pronoun import read_pronoun
from bilik.extract.role.fitness import takes_person
from bilik.extract.things import OFFICE, PERSON
from bilik.vocabulary import ONTOLOGY

_ELECTORATE = ONTOLOGY + "Electorate"
_CREATED = ONTOLOGY + "officeConcerned"
_HELD = ONTOLOGY + "officeHeld"
POSTS = frozenset({_CREATED, _HELD})


def is_other_gender(sentence: Sentence, evocation: Evocation, role: Role, mention: Mention) -> bool:
    """'It' is a post that is created, never who acts; 'he' is nobody's post.

    'Он пришёл на смену Ассамблее': nor is he one that comes or goes.
    """
    posts = role.iri in POSTS
    if mention.origin != "pronoun" or not (sentence.grammar.definite or posts):
        return False
    if sentence.grammar.code == "ru":
        he = "Masc" in read_pronoun(sentence, mention.first)[1]
        return he and OFFICE in mention.types and not takes_person(evocation)
    if not sentence.grammar.definite:
        return False
    if sentence.words[mention.first] == "it":
        held = takes_person(evocation) and mention.first == evocation.anchor.last + 1
        return OFFICE in mention.types and role.iri != _CREATED and not held
    animate = sentence.words[mention.first] in sentence.grammar.animate
    return animate and posts and not takes_person(evocation)


def is_no_post(sentence: Sentence, evocation: Evocation, role: Role, mention: Mention) -> bool:
    """'Сайлаушылардың 70 пайыз даусын алды': nobody is elected to be the people.

    'Указом Президента уволен аким', 'уволен Президентом': who dismisses does not leave his post.
    """
    if role.iri not in POSTS:
        return False
    if takes_person(evocation) and _is_of_noun(sentence, evocation, mention):
        return True
    if _is_owner(sentence, evocation, mention) or _is_headed(sentence, evocation, mention):
        return True
    owned = mention.first > 0 and not sentence.grammar.verb_final
    before = sentence.lemmas[mention.first - 1] if owned else frozenset[str]()
    if _ELECTORATE in mention.types or not sentence.grammar.decreeing.isdisjoint(before):
        return True
    dismissed = evocation.holder == "Obj" and evocation.anchor.passive
    agent = sentence.grammar.code == "ru" and mention.features.get("Case") == "Ins"
    return dismissed and agent and not evocation.passed


def _is_owner(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'The President's daughter was elected': whose she is, not to what; 'his election' is that."""
    apart = mention.last != evocation.anchor.first - 1
    return apart and bool(sentence.grammar.definite) and is_possessive(sentence.words[mention.last])


def _is_headed(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'Headed the office of the Prime Minister': those who work for him, not his post."""
    heading = not sentence.grammar.heading.isdisjoint(sentence.lemmas[evocation.anchor.first])
    return heading and sentence.words[mention.first : mention.first + 2] == ("office", "of")


def is_title(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> bool:
    """'President Tokayev named him': the title of a person is no office that is created."""
    if role.iri not in POSTS:
        return False
    concerned = role.iri == _CREATED and takes_person(evocation)
    if concerned and any(PERSON in m.types and m.first == mention.first for m in mentions):
        return True  # 'Chair Tokayev, who won the election': who, and not the chair
    if role.iri == _HELD and _is_beside_led(mention, mentions):
        return True
    if concerned and _is_russian_title(sentence, evocation, mention, mentions):
        return True
    won = evocation.holder == "Subj" and role.iri == _CREATED  # 'Chair Tokayev won the election'
    if not won and (not sentence.grammar.definite or takes_person(evocation)):
        return False
    return any(m.origin == "person" and m.first == mention.last + 1 for m in mentions)


def _is_beside_led(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """'The President accepted the resignation of Mamin's cabinet': that is the office he held."""
    people = [m for m in mentions if m.origin == "person"]
    led = (m for m in mentions if OFFICE in m.types and m.origin == "name")
    own = [m for m in led if any(m.overlaps(p.first, p.last) for p in people)]
    return bool(own) and all(m.value != mention.value for m in own)


def _is_russian_title(
    sentence: Sentence, evocation: Evocation, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """'Исполняющим обязанности назначен первый заместитель Смаилов': who, and not to what."""
    direct = sentence.grammar.code == "ru" and mention.features.get("Case") == "Nom"
    named = any(m.origin == "person" and m.first == mention.last + 1 for m in mentions)
    return direct and named and sentence.shows(evocation.anchor.first, "Voice", "Pass")


def _is_of_noun(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'Was named adviser to the President', 'is a daughter of the first president': of somebody."""
    if not sentence.grammar.definite or evocation.anchor.nominal or mention.first < 0:
        return False
    index = mention.first - 1
    while index > 0 and (
        sentence.words[index] in sentence.grammar.definite
        or any(r.pos in {"ADJ", "NUM"} for r in sentence.readings[index][:1])
    ):
        index -= 1
    noun = index - 1
    if noun <= evocation.anchor.last or sentence.words[index] not in {"of", "to"}:
        return False
    duties = not sentence.grammar.competences.isdisjoint(sentence.lemmas[noun])
    return noun not in evocation.words and is_noun(sentence, noun) and not duties
