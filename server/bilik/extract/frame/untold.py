"""Frames whose words are there and that are not told all the same."""

from collections.abc import Mapping
from datetime import date

from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.announced import is_announced
from bilik.extract.frame.evoked import Evocation
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import tells_when
from bilik.extract.relation.bare import stands_bare
from bilik.extract.statement import Entity, Period
from bilik.extract.things import DOCUMENT, INSTITUTION, OFFICE, PERSON, PROVISION
from bilik.vocabulary import ONTOLOGY

_DISSOLVING = frozenset({OFFICE, PERSON})
_ABOLITION = ONTOLOGY + "OfficeAbolition"
_CHANGES = frozenset({_ABOLITION, ONTOLOGY + "OfficeCreation"})
_CHOICES = frozenset({ONTOLOGY + "Appointment", ONTOLOGY + "Election"})
_AGENT = ONTOLOGY + "eventAgent"
_REFLEXIVE = frozenset({"itself", "themselves"})
_AUXILIARIES = 3  # tokens before a verb in which its auxiliaries stand
_RETENTION = ONTOLOGY + "OfficeRetention"
_CHAIRMANSHIP = ONTOLOGY + "Chairmanship"
_TENURE = ONTOLOGY + "Tenure"
_NAME = 4  # tokens behind 'into' in which a name begins
_EXACT = frozenset({"day", "month"})
_SIGNED = 366  # days from the adoption of an act to its signing, or to its coming into force
_APART = 1  # years from the adoption of an act to its signing
_BESIDE = 2  # tokens from an office to 'болды', with a particle between


def is_untold(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """Tell whether a frame with these roles says something else, or too little."""
    return (
        _is_kept_by_holder(sentence, evocation, chosen)
        or _is_chaired_by_holder(evocation, chosen)
        or _is_dissolved(sentence, evocation, chosen)
        or _only_describes(sentence, evocation, chosen)
        or _only_points(sentence, evocation, chosen)
        or _is_rule(sentence, evocation, chosen)
        or _is_of_other_time(chosen)
        or _turns_into_no_body(sentence, evocation, chosen)
        or _is_titled_being(sentence, evocation, chosen)
        or _only_changes(sentence, evocation)
        or is_announced(sentence, evocation, chosen)
        or _tells_when(sentence, evocation)
        or _is_of_case(sentence, evocation, chosen)
        or _is_lasting(sentence, evocation, chosen)
        or (sentence.grammar.verb_final and _is_other_tenure(sentence, evocation, chosen))
    )


def _only_changes(sentence: Sentence, evocation: Evocation) -> bool:
    """'Сменились премьер и спикер': a verb in -ся has no object, so none of them ends."""
    middle = sentence.grammar.middle
    if not middle or not sentence.words[evocation.anchor.first].endswith(middle):
        return False
    needed = [role for role in evocation.frame.roles if role.need]
    places = [{(m.kind, m.value) for m in role.markers} for role in needed]
    return evocation.frame.iri == _ABOLITION and places == [{("object", "")}]


def _tells_when(sentence: Sentence, evocation: Evocation) -> bool:
    """'Президент қол қойғанға дейін Кеңес тексереді': before and after what, a power is used."""
    at, frame, preceding = evocation.anchor, evocation.frame.iri, sentence.grammar.preceding
    if not sentence.grammar.verb_final:  # 'до начала работы нового парламента'
        before = sentence.words[at.first - 1] if at.first else ""
        return frame in _CHANGES and at.nominal and before in preceding
    when = sentence.shows(at.last, "VerbForm", "Part") and tells_when(sentence, at.last)
    until = when and sentence.words[at.last + 1] in preceding
    return (when and frame == PROVISION) or (until and frame in _CHANGES)


def _is_of_case(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'If the President goes, the Vice-President takes his place': no body begins or ends by it."""
    if evocation.frame.iri not in _CHANGES:
        return False
    if any(isinstance(m.value, Period) or DOCUMENT in m.types for m in chosen.values()):
        return False
    at, grammar = evocation.anchor, sentence.grammar
    if sentence.shows(at.first, "Tense", "Past") and not grammar.definite:
        return False
    if grammar.verb_final:
        return any(sentence.shows(i, "Mood", "Cnd") for i in range(at.first))
    return any(word in grammar.conditional for word in sentence.words[: at.first])


def _is_lasting(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'Since 2013 akims have been elected by the maslikhats': a rule, and no choice of one day."""
    at = evocation.anchor
    if not sentence.grammar.definite or evocation.frame.iri not in _CHOICES or not at.passive:
        return False
    since = any(
        isinstance(m.value, Period) and m.value.relation == "since" for m in chosen.values()
    )
    before = sentence.words[max(0, at.first - _AUXILIARIES) : at.first]
    perfect = before[-1:] == ("been",) and not {"has", "have"}.isdisjoint(before)
    return since and perfect and not any(PERSON in m.types for m in chosen.values())


def _turns_into_no_body(
    sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]
) -> bool:
    """'The Council was turned into a constitutional organ': it neither ends nor begins.

    Nor is a body that 'is established by elections' created once.
    """
    if not sentence.grammar.definite or evocation.frame.iri not in _CHANGES:
        return False
    at, last = evocation.anchor, max(evocation.words, default=0)
    into = bool(evocation.holder) and sentence.words[last] == "into"
    offices = [m for role, m in chosen.items() if role.need]
    if into and not any(m.first > last for m in offices):
        return not any(
            sentence.tokens[i].text[0].isupper()
            for i in range(last + 1, min(len(sentence), last + _NAME))
        )
    dated = any(isinstance(m.value, Period) for m in chosen.values())
    acts = any(DOCUMENT in m.types for m in chosen.values())
    present = sentence.words[max(0, at.first - 1)] in {"is", "are"}
    return at.passive and present and not dated and not acts


def _is_titled_being(
    sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]
) -> bool:
    """'President Tokayev was not in the hall': what he is, would stand behind an English 'be'."""
    at = evocation.anchor
    if not sentence.grammar.definite or evocation.frame.iri != _TENURE or at.nominal:
        return False
    being = "be" in sentence.lemmas[at.first] and at.first == at.last
    held = [m for role, m in chosen.items() if role.need and m.types & _DISSOLVING]
    dated = any(isinstance(m.value, Period) for m in chosen.values())  # 'was in office since'
    people = [m.first for m in held if PERSON in m.types]
    titles = [m.last for m in held if PERSON not in m.types]
    beside = bool(people and titles) and 0 <= titles[0] < people[0] < at.first
    return being and not dated and beside


def _is_of_other_time(chosen: Mapping[Role, Mention]) -> bool:
    """'In 2018 the law on elections was adopted': not the one that is known by its year, 1995."""
    acts = (m.value for role, m in chosen.items() if role.dated)
    known = next((v.date for v in acts if isinstance(v, Entity) and v.date), None)
    days = (m.value for role, m in chosen.items() if role.loose)
    told = next((value for value in days if isinstance(value, Period)), None)
    if not known or not told:
        return False
    if len(known) == len(told.start) and told.precision in _EXACT:
        apart = date.fromisoformat(known) - date.fromisoformat(told.start)
        return abs(apart.days) > _SIGNED
    return abs(int(known[:4]) - int(told.start[:4])) > _APART


def _is_other_tenure(
    sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]
) -> bool:
    """Tell whether what is told is no person's tenure, or not that of the person taken over."""
    people = [m for m in chosen.values() if PERSON in m.types]
    offices = [m for m in chosen.values() if OFFICE in m.types]
    if evocation.frame.iri != _TENURE or evocation.means != "trigger" or not people or not offices:
        return False
    at = evocation.anchor
    being = not sentence.grammar.being.isdisjoint(sentence.lemmas[at.last])
    if being and at.first == at.last:  # 'Премьер-Министрді таңдау жолы бірқалыпты болған жоқ'
        near = [m for m in (*people, *offices) if 0 <= m.last < at.first]
        return not any(at.first - m.last <= _BESIDE for m in near)
    return people[0].first < 0 and not being and stands_bare(sentence, offices[0])


def _is_kept_by_holder(
    sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]
) -> bool:
    """'He kept this post until 2022': a person keeps an office by holding it, not by a decision."""
    people = (mention.value for mention in chosen.values())
    person = any(isinstance(value, Entity) and PERSON in value.types for value in people)
    own = sentence.grammar.animate | {"it", "them"}  # 'he kept this post', 'he retained it'
    he = bool(sentence.grammar.definite) and any(
        sentence.words[m.first] in own for m in chosen.values() if m.first >= 0
    )
    return evocation.frame.iri == _RETENTION and (person or he)


def _is_chaired_by_holder(evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'He presided over it': a person is the chair of a body, a state holds its chairmanship."""
    people = (m.value for m in chosen.values() if isinstance(m.value, Entity))
    person = any(PERSON in value.types for value in people)
    return evocation.frame.iri == _CHAIRMANSHIP and person


def _is_dissolved(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'Президент Жоғарғы Кеңесті таратты': the deputies go, the body stays.

    A convocation ('жетінші шақырылған Мәжіліс', 'the 7th Mazhilis') is its deputies; of several
    the day tells which.
    """
    at = evocation.anchor
    if evocation.frame.iri != _ABOLITION:
        return False
    if sentence.grammar.dissolving.isdisjoint(sentence.lemmas[at.last]):
        return False
    agents = [m for m in chosen.values() if m.types & _DISSOLVING]
    convoked = any(
        not sentence.grammar.convoking.isdisjoint(sentence.lemmas[index])
        or any(reading.pos == "NUM" for reading in sentence.readings[index][:1])
        for mention in chosen.values()
        for index in range(max(mention.first, 0), mention.last + 1)
        if INSTITUTION in mention.types
    )
    denied = sentence.features(at.last).get("Polarity") == "Neg"
    itself = any(sentence.words[index] in _REFLEXIVE for index in evocation.words)
    by_others = bool(agents) or (not sentence.grammar.verb_final and not itself)
    when = any(isinstance(m.value, Period) for m in chosen.values())
    return (by_others and not convoked and not when) or denied


def _only_describes(
    sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]
) -> bool:
    """'Действующий Президент', 'принятый закон': a participle with its noun alone tells nothing."""
    things = [m for m in chosen.values() if isinstance(m.value, Entity)]
    described = evocation.means == "trigger" and evocation.anchor.attributive
    return sentence.grammar.code == "ru" and described and len(things) == len(chosen) == 1


def _only_points(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'Нәтижесінде жаңа Конституция қабылданды' tells neither when nor by whom."""
    if not sentence.grammar.verb_final or evocation.means != "trigger":
        return False
    return [role.dated and m.origin == "pronoun" for role, m in chosen.items()] == [True]


def _is_rule(sentence: Sentence, evocation: Evocation, chosen: Mapping[Role, Mention]) -> bool:
    """'The Administration is formed by the President': an office that does it has a power."""
    at = evocation.anchor
    if sentence.grammar.verb_final or evocation.frame.iri not in _CHANGES or at.nominal:
        return False
    agents = (m.value for r, m in chosen.items() if r.iri == _AGENT)
    acting = any(isinstance(value, Entity) and OFFICE in value.types for value in agents)
    if sentence.grammar.code == "ru":
        lasting = sentence.features(at.first).get("Aspect") == "Imp"
        return acting and lasting and not any(isinstance(m.value, Period) for m in chosen.values())
    verbs = range(max(0, at.first - _AUXILIARIES), at.last + 1)
    said = [r.features for i in verbs for r in sentence.readings[i][:1]]
    present = any(one.get("Tense") == "Pres" or one.get("VerbForm") == "Inf" for one in said)
    past = any(
        sentence.words[i] == "had" or (one.get("Tense") == "Past" and one.get("VerbForm") == "Fin")
        for i, one in zip(verbs, said, strict=False)
    )
    return acting and present and not past
