"""Which mentions may fill which roles of a frame, and how well each fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilik.extract.clause.attribute import is_beyond
from bilik.extract.clause.clausal import fronted_participle
from bilik.extract.clause.sentence import Sentence
from bilik.extract.frame.evoked import Evocation, fits
from bilik.extract.lexicon import Role
from bilik.extract.naming.mention import Mention
from bilik.extract.relation.anchor import OBJECT, SUBJECT, Anchor, Relation
from bilik.extract.relation.conjoined import is_of_conjoined, scopes
from bilik.extract.relation.preposition import object_behind
from bilik.extract.relation.reach import same_clause
from bilik.extract.relation.syntax import relations
from bilik.extract.relation.verbfinal import is_of_other_clause
from bilik.extract.role.bounds import (
    explains,
    is_explained,
    is_of_other_time,
    is_of_other_verb,
    is_of_verb_before,
    says_when,
)
from bilik.extract.role.dating import dates_phrase
from bilik.extract.role.filling import is_agent, marks
from bilik.extract.role.fitness import (
    completes,
    dates_other,
    has_own_object,
    is_aside,
    is_moment,
    is_of_person,
    is_of_sibling,
    is_of_verb,
    is_year_of_other,
    may_date,
    takes_person,
)
from bilik.extract.role.holder import as_held
from bilik.extract.role.inversion import inverted
from bilik.extract.role.owning import of_own_noun
from bilik.extract.role.posts import (
    POSTS,
    is_no_post,
    is_other_gender,
    is_title,
)
from bilik.extract.role.rival import (
    has_rival,
    is_acted_on_by_other,
    of_addressee,
    of_companion,
)
from bilik.extract.statement import Period
from bilik.extract.things import ACT

_MARKED = 3.0  # a mention that stands as the role's markers say
_DIRECT = 0.5  # what subject, object and postposition say beyond a mere case, where verbs are last
_VAGUE = 0.5  # what a pronoun loses against a name
_SHARED = 0.2  # what a date that names a thing loses against one that stands alone
_UNUSUAL = 0.2  # what a date costs on the side of the verb where the language rarely puts it
_STEP = 0.05  # what each token of distance costs
_BREAK = 0.6  # what each comma, dash or semicolon between costs
_CHAIN = 25  # tokens that what a sentence begins with may reach over, where verbs come last
_NEAR = 8  # tokens beyond which a subject is not less likely
_HEAD = 2  # tokens before what a sentence begins with
_FAR = 12  # tokens beyond which a role that is not needed is left open


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention for a role, with how well it fits; `close` ones stand in the same clause."""

    score: float
    role: Role
    mention: Mention
    close: bool


def ranked(sentence: Sentence, evocation: Evocation, mentions: Sequence[Mention]) -> list[Choice]:
    """Return the mentions that may fill the roles of an evoked frame, the best first."""
    given = {role for role, _ in evocation.given}
    choices = []
    roles = [role for role in evocation.frame.roles if role not in given]
    if evocation.means == "apposition":  # 'Президент Токаев подписал указ по Закону ...'
        roles = [role for role in roles if ACT not in role.ranges]
    for mention in mentions:
        fitting = [role for role in roles if fits(role, mention)]
        if not fitting or _is_of_other(sentence, evocation, mention, mentions):
            continue
        stands: frozenset[Relation] | None = None  # the same for all roles
        for role in fitting:
            if _is_barred(sentence, evocation, role, mention, mentions):
                continue
            if stands is None:
                stands = relations(sentence, mention, evocation.anchor, mentions)
                stands |= _governed_by_words(sentence, evocation, mention)
                stands |= of_own_noun(sentence, evocation, mention)
            choice = _choice(sentence, evocation, role, mention, mentions, stands)
            if choice.score > 0:
                choices.append(choice)
    return sorted(choices, key=lambda c: (-c.score, not c.role.need, c.mention.first, c.role.iri))


def _is_of_other(
    sentence: Sentence, evocation: Evocation, mention: Mention, mentions: Sequence[Mention]
) -> bool:
    """Tell whether a mention belongs to another verb, whatever role it might fill."""
    return (
        is_of_other_clause(sentence, mention, evocation.anchor)
        or dates_other(sentence, mention, evocation, mentions)
        or dates_phrase(sentence, mention, evocation.anchor)
        or is_of_conjoined(sentence, mention, evocation.anchor)
        or _is_beyond_attribute(sentence, evocation, mention)
        or is_explained(sentence, mention, evocation.anchor)
    )


def _is_beyond_attribute(sentence: Sentence, evocation: Evocation, mention: Mention) -> bool:
    """'The abolished post was held by Asanbayev until 1996': that says nothing of its end."""
    at = evocation.anchor
    alone = evocation.means == "trigger" and at.first == at.last and len(evocation.words) == 1
    if sentence.grammar.code == "ru" and not isinstance(mention.value, Period):
        return False
    return alone and not at.nominal and is_beyond(sentence, at.first, mention.first)


def _governed_by_words(
    sentence: Sentence, evocation: Evocation, mention: Mention
) -> frozenset[Relation]:
    """'Presided over the Senate': the object of words that end in a preposition."""
    last = max(evocation.words, default=-1)
    if last <= evocation.anchor.last or (evocation.holder and sentence.words[last] == "into"):
        return frozenset()  # 'reorganised into the Committee': what begins is told apart
    behind = mention.first in {last, object_behind(sentence, last)}  # 'at the | head of the Bank'
    return frozenset({OBJECT}) if behind else frozenset()


def _is_barred(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> bool:
    """Tell whether something beside its marks keeps a mention from a role."""
    return (
        (evocation.holder == "Subj" and is_agent(sentence, role))
        or not is_of_person(sentence, evocation, role, mention, mentions)
        or is_other_gender(sentence, evocation, role, mention)
        or is_title(sentence, evocation, role, mention, mentions)
        or is_year_of_other(sentence, role, mention, mentions)
        or is_no_post(sentence, evocation, role, mention)
        or (not role.inherited and has_rival(sentence, evocation, mention))
        or is_acted_on_by_other(sentence, evocation, role, mention)
        or is_of_sibling(sentence, role, mention, mentions)
        or is_of_other_time(sentence, mention, evocation.anchor)
        or is_moment(sentence, evocation, role, mention, mentions)
        or not may_date(sentence, role, mention, evocation, mentions)
    )


def _choice(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
    stands: frozenset[Relation],
) -> Choice:
    """Score a mention for a role by its marks, its distance and the breaks between."""
    at = evocation.anchor
    markers = marks(sentence, role)
    found = _standing(sentence, evocation, role, mention, mentions, stands)
    subject = bool(sentence.grammar.definite) and SUBJECT in markers & found
    breaks = _breaks(sentence, mention, at)
    cost = _distance(mention, at, breaks, subject=subject)
    cost += _of_naming_dates(sentence, evocation, role, mention, mentions)
    close = _is_close(sentence, role, mention, at, found, clear=not breaks)
    close = close or scopes(sentence, mention, at)
    if markers & found:
        vague = _VAGUE if mention.origin == "pronoun" else 0.0
        direct = _DIRECT if sentence.grammar.verb_final and _is_direct(markers & found) else 0.0
        near = close or (role.loose and sentence.grammar.verb_final)  # 'сол кезде, 25 қазанда, ...'
        return Choice(_MARKED + direct - vague - cost / 2, role, mention, near)
    usual = (mention.last < at.first) == sentence.grammar.verb_final
    if not _is_loose_here(sentence, evocation, role, mention, usual=usual):
        return Choice(0.0, role, mention, close)
    cost += 0.0 if usual else _UNUSUAL
    return Choice(_MARKED / 2 - cost / 2, role, mention, True)


def _is_loose_here(
    sentence: Sentence, evocation: Evocation, role: Role, mention: Mention, *, usual: bool
) -> bool:
    """Tell whether a mention fills a role by standing in its clause, without a mark.

    `usual` tells that it stands on the side of the verb where the language puts it.
    """
    at = evocation.anchor
    when = says_when(sentence, evocation, role, mention)
    if not (role.loose or (when and not is_of_verb_before(sentence, mention, at))):
        return False
    if sentence.grammar.code == "ru" and is_of_other_verb(sentence, mention, at):
        return False
    next_clause = not usual and _is_next_clause(sentence, at, mention)
    return same_clause(sentence, mention, at) and not next_clause


def _distance(mention: Mention, at: Anchor, breaks: int, *, subject: bool) -> float:
    """Return what the tokens and the breaks between a mention and the evoking words cost.

    A `subject` may stand far: 'the reform, announced in the Message and approved at ..., ...'.
    """
    gap = _gap(mention, at)
    if subject:
        return _STEP * min(gap, _NEAR) + _BREAK / 4 * breaks
    return _STEP * gap + _BREAK * breaks


def _gap(mention: Mention, at: Anchor) -> int:
    return max(0, at.first - mention.last - 1, mention.first - at.last - 1)


def _breaks(sentence: Sentence, mention: Mention, at: Anchor) -> int:
    """Count the commas, dashes, colons and semicolons between, but for those around an aside."""
    low, high = sorted((min(mention.last, at.last), max(mention.first, at.first)))
    inside = at.first <= mention.first and mention.last <= at.last  # 'қызметте 2014–2016 ж. болды'
    count = 0 if inside else sentence.breaks[high] - sentence.breaks[low]
    aside = count and sentence.grammar.verb_final and _is_aside(sentence, mention, at)
    return 0 if aside else count


def _of_naming_dates(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
) -> float:
    """Return what a date costs that belongs to the name of another thing."""
    if role.literal is None:
        return 0.0
    other = _names_thing(mention, mentions, evocation.extent)
    named = other if sentence.grammar.definite else _names_thing(mention, mentions, None)
    times = named + (_is_year(mention) and other)
    return 2 * _SHARED * times


def _is_close(
    sentence: Sentence,
    role: Role,
    mention: Mention,
    at: Anchor,
    found: frozenset[Relation],
    *,
    clear: bool,
) -> bool:
    """Tell whether a mention stands so near, or at such a place, that it may be meant at all.

    It is `clear` that nothing breaks off between, as it is in lists of what may be done.
    """
    return (
        SUBJECT in found
        or (_gap(mention, at) <= _FAR and (clear or _is_listed(sentence, at)))
        or (sentence.grammar.verb_final and _heads_chain(sentence, mention, at))
        or is_aside(sentence, mention, at)
        or _heads_sentence(sentence, mention, at)
        or (bool(sentence.grammar.definite) and role.loose and mention.last < at.first)
        or explains(sentence, mention, at)
        or (OBJECT in found and _is_behind_fronted(sentence, mention, at))
    )


def _is_listed(sentence: Sentence, at: Anchor) -> bool:
    return not sentence.grammar.verb_final and sentence.shows(at.first, "VerbForm", "Inf")


def _is_aside(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Лауазым, 2026 жылғы Конституциямен, қайта енгізілді': put in between, of the same clause."""
    around = (mention.first - 1, mention.last + 1)
    commas = mention.first > 0 and all(sentence.words[i : i + 1] == (",",) for i in around)
    between = sentence.words[mention.last + 2 : at.first]
    return commas and mention.last < at.first and "," not in between


def _standing(
    sentence: Sentence,
    evocation: Evocation,
    role: Role,
    mention: Mention,
    mentions: Sequence[Mention],
    found: frozenset[Relation],
) -> frozenset[Relation]:
    """Return how a mention stands to the evoking words, as far as that can make it fill a role."""
    at = evocation.anchor
    markers = marks(sentence, role)
    if completes(sentence, evocation, role, mention):
        found |= {OBJECT}
    if (
        SUBJECT in found
        and not evocation.holder
        and not (evocation.frame.is_claim and sentence.grammar.definite)
        and has_own_object(sentence, evocation, mention, markers)
    ):
        found -= {SUBJECT}
    if sentence.grammar.verb_final and SUBJECT in markers:
        found -= of_companion(sentence, mention, at)
        found -= of_addressee(sentence, at) if evocation.means == "concept" else frozenset()
    found = as_held(sentence, evocation, role, mention, found)
    if role.iri in POSTS and sentence.grammar.definite and not takes_person(evocation):
        found -= {("prep", "as")}  # 'as President he ...' tells nothing of the office
    if SUBJECT in found and sentence.grammar.verb_final and _has_agent(evocation, role, mention):
        found -= {SUBJECT}
    found |= inverted(sentence, evocation, role, mention, mentions)
    if SUBJECT in found and is_of_verb(sentence, evocation, role, mention):
        found -= {SUBJECT}
    return found


def _is_behind_fronted(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Elected in 1990, Nazarbayev ...': who the participle at the head is said of."""
    fronted = fronted_participle(sentence) if sentence.grammar.definite else None
    return fronted is not None and at.first == fronted[0] and mention.first > fronted[1]


def _is_year(mention: Mention) -> bool:
    """'30 тамызда өткен референдумда 1995 жылғы Конституция': the day says more than the year."""
    return isinstance(mention.value, Period) and mention.value.precision == "year"


def _names_thing(
    mention: Mention, mentions: Sequence[Mention], but: tuple[int, int] | None
) -> bool:
    """Tell whether a date lies in the name of a thing, other than one at the tokens `but`."""
    return any(
        m.origin == "dated"
        and m.overlaps(mention.first, mention.last)
        and not (but and m.overlaps(*but))
        for m in mentions
    )


def _heads_chain(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Конституция бойынша Сенат таратылып, Құрылтай құрылады': said of every verb of a chain."""
    between = range(mention.last + 1, at.first)
    if mention.first or len(between) > _CHAIN:
        return False
    after = sentence.readings[mention.last + 1 : mention.last + 2]
    if (
        after and after[0] and after[0][0].pos == "ADP"
    ):  # 'Заң бойынша ... таратылды, ... енгізілді'
        return not {";", ":"} & {sentence.words[i] for i in between}
    return not any(
        sentence.words[i] in {";", ":"}
        or (sentence.is_verb(i) and sentence.features(i).get("VerbForm") == "Fin")
        for i in between
    )


def _heads_sentence(sentence: Sentence, mention: Mention, at: Anchor) -> bool:
    """'Согласно Закону ... пост упразднён, создан Совет': what a sentence begins with is of all."""
    begins = mention.first <= _HEAD or (
        sentence.grammar.code == "ru" and sentence.words[mention.first - 1] in {":", ";"}
    )
    if sentence.grammar.verb_final or ACT not in mention.types or not begins:
        return False
    between = sentence.words[mention.last + 1 : at.first]
    return same_clause(sentence, mention, at) and ";" not in between


def _is_next_clause(sentence: Sentence, at: Anchor, mention: Mention) -> bool:
    """'толықтырылып, 1993 жылы ... қабылданды': behind a final verb another clause begins."""
    own = at.nominal or at.attributive
    return (
        sentence.grammar.verb_final and not own and "," in sentence.words[at.last : mention.first]
    )


def _is_direct(marks: Iterable[Relation]) -> bool:
    return any(kind != "case" for kind, _ in marks)


def _has_agent(evocation: Evocation, role: Role, mention: Mention) -> bool:
    """Where someone can act ('the Council founds the office'), the subject is not what is acted on.

    Without such a role it may be: 'the office exists'.
    """
    kinds = {marker.kind for marker in role.markers}
    return {"subject", "object"} <= kinds and any(
        "subject" in others and "object" not in others and fits(other, mention)
        for other in evocation.frame.roles
        if (others := {marker.kind for marker in other.markers})
    )
