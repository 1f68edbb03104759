"""What a role is given and does not keep: the title of another person, the end of another thing."""

from collections.abc import Sequence

from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.dated import CONSTITUTION
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.bare import may_be_title
from bilik.extract.role.filling import Filling
from bilik.extract.statement import Period
from bilik.extract.things import ENACTMENT, LAW, OFFICE
from bilik.vocabulary import ONTOLOGY

_REFERENDUM = ONTOLOGY + "Referendum"


def leave_titles(filling: Filling) -> None:
    """'Президент Миттеран ... Жак Ширак басқарды': a title is that of the person behind it."""
    sentence, evocation = filling.sentence, filling.evocation
    apposed = [role for role in filling.chosen if role.apposed]
    for role in apposed if evocation.means == "trigger" else ():
        title = filling.chosen[role]
        if title.first < 0 or not may_be_title(sentence, title):
            continue
        behind = [m for m in filling.mentions if m.first == title.last + 1 and m.origin == "person"]
        others = [filling.chosen[o].value for o in apposed if o is not role and o in filling.chosen]
        if sentence.grammar.code == "ru":  # 'на посту Премьера Кажегельдина': of two cases
            case = title.features.get("Case")
            behind = [m for m in behind if m.features.get("Case") == case]
        passed = evocation.passed and sentence.grammar.verb_final  # both held it
        if others and any(m.value not in others for m in behind) and not passed:
            del filling.chosen[role]
        elif behind and others:
            _take_complement(evocation, filling.chosen, role, behind[0], filling.mentions)


def leave_other_ends(chosen: dict[Role, Mention]) -> None:
    """'On 29 April a referendum prolonged the term until 2000': what has a day does not last."""
    dated = {r: m.value for r, m in chosen.items() if isinstance(m.value, Period)}
    day = any(role.loose and value.precision in {"day", "month"} for role, value in dated.items())
    if day and not any(value.relation == "since" for value in dated.values()):
        for role, value in dated.items():
            if value.relation == "until" and not role.loose:
                del chosen[role]


def _take_complement(
    evocation: Evocation,
    chosen: dict[Role, Mention],
    role: Role,
    bearer: Mention,
    mentions: Sequence[Mention],
) -> None:
    """'Сенат Төрағасы Тоқаев Президент болды': he became what stands between him and the verb."""
    between = [
        mention
        for mention in mentions
        if bearer.last < mention.first and mention.last < evocation.anchor.last
    ]
    named = [mention for mention in between if mention.origin == "name" and fits(role, mention)]
    if len(named) == 1 and named[0].last == evocation.anchor.last - 1:
        chosen[role] = named[0]


def leave_own_act(filling: Filling) -> None:
    """'The referendum ... and a new Constitution': no vote is held by the act that it adopts."""
    if filling.evocation.frame.iri != _REFERENDUM:
        return
    for role, mention in tuple(filling.chosen.items()):
        if CONSTITUTION in mention.types:
            del filling.chosen[role]


def leave_signer(filling: Filling) -> None:
    """'The President signed the law': a law is adopted by whoever passed it, not by an office."""
    chosen = filling.chosen
    if filling.evocation.frame.iri != ENACTMENT or not any(LAW in m.types for m in chosen.values()):
        return
    for role, mention in tuple(chosen.items()):
        if OFFICE in mention.types and LAW not in mention.types:
            del chosen[role]
