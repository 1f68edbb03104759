"""What the text is talking about: the act, office and direction in focus, and what points back.

References resolve to the nearest earlier mention of a fitting type, or stay open; nothing is
guessed from outside the document.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bilik.extract.clause.clausal import is_finite
from bilik.extract.clause.sentence import Sentence
from bilik.extract.context import spoken
from bilik.extract.context.anaphora import Focus
from bilik.extract.context.barenoun import (
    chamber,
    in_force,
    new_body,
    new_constitution,
    pointed_at,
)
from bilik.extract.context.entry import Entries
from bilik.extract.context.force import act_pronoun
from bilik.extract.context.heard import Heard
from bilik.extract.context.memory import REACH, THINGS, Memory
from bilik.extract.context.salience import HIDDEN, salience
from bilik.extract.naming.dated import DatedThings
from bilik.extract.naming.kinds import is_post, nearest
from bilik.extract.naming.mention import KindMention, Mention
from bilik.extract.naming.pronoun import (
    acted_on,
    is_determiner,
    is_short_name,
    latters,
    led_to,
    not_acting,
    read_pronoun,
    stands_alone,
)
from bilik.extract.relation.bare import stands_bare
from bilik.extract.relation.preposition import prepositions_before
from bilik.extract.statement import Entity, Period
from bilik.extract.things import ACT, DOCUMENT, INSTITUTION, OFFICE, REFORM
from bilik.text.language import Language

_BORDERS = frozenset({",", ";", ":", "–", "—", "и", "а", "но"})
_LATTER = frozenset({INSTITUTION, ACT})
_TOPICS = frozenset({DOCUMENT, REFORM})
Mentions = Sequence[Mention]
People = Sequence[Mention] | None


class Discourse:
    """The entities met so far, the latest last, and the last year named."""

    def __init__(
        self,
        animate: frozenset[str],
        home: frozenset[str],
        things: DatedThings,
        language: Language,
    ) -> None:
        """`animate` are the classes that 'he' may stand for, `home` the states spoken of."""
        self._animate = animate
        self.things = things
        self.home = home
        self.memory = Memory(animate)
        self.entries = Entries(language, self.memory)
        self._focus = Focus()
        self.open: KindMention | None = None
        self.heads = frozenset({INSTITUTION})
        self.head: Entity | None = None
        self._actor: tuple[int, Entity] | None = None
        self._heads_of: dict[str, tuple[int, Entity]] = {}
        self.heard = Heard()

    def offices_held(self, mentions: Iterable[Mention]) -> set[str]:
        """Return the offices that the persons among some mentions are known to have held."""
        people = [m.value for m in mentions if isinstance(m.value, Entity)]
        return {office for person in people for office in self.things.offices(person.iri)}

    def remember(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Add the mentions of a sentence that was read."""
        if any(self._settles(mention) for mention in mentions):
            self.open = None
        self._read_list(sentence, mentions)
        self._read_subjects(sentence, mentions)
        if sentence.grammar.definite:
            self._focus.remember(sentence, mentions)
        self.memory.add(sentence, mentions)

    def _read_subjects(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        """Keep what may be a subject; the first office or body of a sentence is who acts in it."""
        if not sentence.grammar.verb_final:
            return
        for mention in sorted(mentions, key=lambda item: item.first):
            if isinstance(mention.value, Entity) and stands_bare(sentence, mention):
                self.memory.stood_bare(sentence, mention.value)
            self._read_head(sentence, mention)
        for mention in sorted(mentions, key=lambda item: item.first):
            if isinstance(mention.value, Entity) and stands_bare(sentence, mention):
                acts = INSTITUTION in mention.value.types
                if acts and (self._actor is None or self._actor[0] < sentence.index):
                    self._actor = (sentence.index, mention.value)

    def _read_head(self, sentence: Sentence, mention: Mention) -> None:
        """'Конституциялық Сот' may be called 'Сот' in what follows."""
        value = mention.value
        long = mention.origin == "name" and mention.first < mention.last
        if long and isinstance(value, Entity) and INSTITUTION in value.types:
            for lemma in sentence.lemmas[mention.last]:
                self._heads_of[lemma] = (sentence.index, value)

    def short(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Resolve the capitalised head of a longer name, on its own: 'Сот', 'Кеңестің'."""
        for index in range(len(sentence) if sentence.grammar.verb_final else 0):
            known = self._heads_of.keys() & sentence.lemmas[index]
            short = bool(known) and is_short_name(sentence, index)
            if not short or any(m.overlaps(index, index) for m in mentions):
                continue
            for said, entity in (self._heads_of[lemma] for lemma in sorted(known)):
                if sentence.index - said <= REACH:
                    yield Mention(entity, index, index, sentence.features(index), "pronoun")
                    break

    def actor(self, sentence: Sentence) -> Entity | None:
        """Return who acted in the sentence right before and may act on without being named."""
        if self._actor is None or sentence.index - self._actor[0] != 1:
            return None
        return self._actor[1]

    def act_on(self, sentence: Sentence, actor: Entity) -> None:
        """Keep in mind that somebody acts in a sentence that does not name him."""
        self._actor = (sentence.index, actor)

    def _read_list(self, sentence: Sentence, mentions: Iterable[Mention]) -> None:
        """'The President: 1) ...; 2) ...': who stands before the colon does what is listed."""
        if sentence.is_item:
            return
        self.head = None
        if ":" in sentence.words:
            colon = sentence.words.index(":")
            heads = [m for m in mentions if m.last < colon and m.origin != "date"]
            heads = [m for m in heads if self.heads & m.types]
            heads = [m for m in heads if _may_act(sentence, m)] or heads
            self.head = heads[0].value if heads and isinstance(heads[0].value, Entity) else None

    def _settles(self, mention: Mention) -> bool:
        """Tell whether a mention is the thing that was brought up and left open."""
        if self.open is None or not isinstance(mention.value, Entity):
            return False
        return self.open.kind.iri in mention.value.types

    def resolve_open(self, period: Period) -> Entity | None:
        """Return the known thing of the kind left open that has this date."""
        return self.things.known(self.open.kind, period) if self.open else None

    def pronouns(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Resolve 'he', 'ол', 'она' to the person or office last spoken of.

        Within a sentence that is who stands first; else who stood first in the last one. Where
        pronouns show a gender they may stand for acts and bodies of that gender as well.
        """
        yield from self._latter(sentence, mentions)
        if sentence.grammar.definite:
            yield from self._english(sentence, mentions)
            return
        for index, word in enumerate(sentence.words):
            pointing = word in spoken.POINTING
            if pointing and (meant := spoken.act_meant(sentence, index, self.memory)):
                yield Mention(meant, index, index, sentence.features(index), "pronoun")
            elif pointing and spoken.points_at_act(sentence, index):
                continue  # it is no person
            elif word in sentence.grammar.animate and not is_determiner(sentence, index):
                act = act_pronoun(sentence, index, mentions, self.memory)
                yield from (act,) if act else self._resolved(sentence, index, mentions)
            if word in sentence.grammar.inanimate and stands_alone(sentence, index, mentions):
                for topic in self._pointed_at(sentence, index):
                    yield Mention(topic, index, index, {"Case": "Nom"}, "pronoun")

    def _english(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """In a list 'he' is who stands at its head; 'this' alone is the act last named."""
        for pronoun in self._focus.pronouns(sentence, mentions):
            nominative = pronoun.features.get("Case") == "Nom"
            heads = self._heads(sentence) and nominative and sentence.words[pronoun.first] != "it"
            yield replace(pronoun, value=self.head) if heads and self.head else pronoun
        for index, word in enumerate(sentence.words[:1]):
            if word == "this" and stands_alone(sentence, index, mentions):
                for topic in self._pointed_at(sentence, index):
                    yield Mention(topic, index, index, {"Case": "Nom"}, "pronoun")

    def _latter(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """'The latter', 'последний': who or what was named last; nothing before a noun of its own.

        A role that asks for an office or a person takes the last one that fits.
        """
        for index in latters(sentence):
            before = [m.value for m in mentions if m.last < index]
            named = self.memory.named() + [e for e in before if isinstance(e, Entity)]
            fitting = [e for e in named if e.types & (_LATTER | self._animate)]
            if fitting:
                yield Mention(fitting[-1], index, index, {"Case": "Nom"}, "pronoun")

    def _resolved(
        self, sentence: Sentence, index: int, mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        features, genders = read_pronoun(sentence, index)
        self.memory.learn_genders(mentions)
        heads = self._heads(sentence) and features.get("Case") == "Nom"
        before = [] if heads else [m for m in mentions if m.last < index]
        if sentence.grammar.verb_final:
            before = led_to(sentence, before, index) or spoken.bare_before(sentence, index, before)
        elif features.get("Case") == "Nom":
            before = [m for m in before if not _is_acted_on(sentence, m, index)]
            before = [m for m in before if m.features.get("Number") != "Plur"]
        if sentence.grammar.code == "ru":
            before = self._in_front(sentence, not_acting(sentence, before, index), genders)
        kinds = [frozenset({kind}) for kind in sorted(self._animate)]
        if features.get("Case") == "Acc" and "Masc" in genders:
            kinds = [kind for kind in kinds if OFFICE not in kind]  # 'его возглавляет ...'
        him = [] if before else spoken.him(sentence, index, kinds, self.memory)
        found = him or [self._antecedent(before, kind, genders) for kind in kinds]
        if heads and self.head:
            found = [self.head]
        if genders and not heads:
            found = self._by_gender(before, genders, found)
        found = found if before else [*spoken.without_old_bodies(sentence, found, self.memory)]
        if sentence.grammar.code == "ru":
            here = {m.value.iri for m in before if isinstance(m.value, Entity)}
            found = self.memory.newest(found, here)
        for antecedent in found:
            if antecedent:
                yield Mention(antecedent, index, index, features, "pronoun")

    def _in_front(
        self, sentence: Sentence, before: Sequence[Mention], genders: frozenset[str]
    ) -> list[Mention]:
        """'Работу Президента обеспечивает Администрация, которую он ...': none else is there."""
        found = [m for m in before if salience(sentence, m) < HIDDEN]
        if any(isinstance(m.value, Entity) and self._is_meant(m.value, genders) for m in found):
            return found
        kinds = self._animate | (frozenset() if "Masc" in genders else {INSTITUTION})
        return found + [m for m in before if m.types & kinds and m not in found]

    def _is_meant(self, entity: Entity, genders: frozenset[str]) -> bool:
        kinds = self._animate | THINGS
        return bool(entity.types & kinds) and self.memory.agrees(entity, genders)

    def _by_gender(
        self, before: Sequence[Mention], genders: frozenset[str], animate: list[Entity | None]
    ) -> list[Entity | None]:
        """Prefer persons and offices, unless what was spoken of last is an act or a body."""
        first = self._antecedent(before, THINGS | self._animate, genders)
        if first is None or first.types & self._animate:
            return animate
        if any(entity and self.memory.stands_out(entity, first) for entity in animate):
            return animate
        kinds = ({INSTITUTION}, _TOPICS)
        return [self._antecedent(before, frozenset(kind), genders) for kind in kinds]

    def _heads(self, sentence: Sentence) -> bool:
        """In a list it is who stands at its head that is meant by 'he'."""
        return sentence.is_item and self.head is not None and bool(self.head.types & self._animate)

    def _antecedent(
        self, before: Sequence[Mention], kinds: frozenset[str], genders: frozenset[str]
    ) -> Entity | None:
        """Return what of some kinds stands first in the sentence, else first in the last one."""
        for mention in sorted(before, key=lambda mention: (_is_oblique(mention), mention.first)):
            value = mention.value
            if (
                isinstance(value, Entity)
                and value.types & kinds
                and self.memory.agrees(value, genders)
            ):
                return value
        return self.memory.topic(kinds, genders)

    def _pointed_at(self, sentence: Sentence, index: int) -> Iterator[Entity]:
        """'This' is the act last named; where verbs come last it may be an office as well.

        'It' may be a body that the last sentence named first; 'он' is no constitution.
        """
        body = self.memory.topic(THINGS) if sentence.words[index] == "it" else None
        act = body or self.memory.latest(_TOPICS, sentence)
        genders = read_pronoun(sentence, index)[1]
        if act and genders and self.memory.gender(act.iri) not in {"", *genders}:
            act = None
        office = self.memory.topic({INSTITUTION}) if sentence.grammar.verb_final else None
        yield from (topic for topic in (act, office) if topic)

    def demonstratives(
        self, sentence: Sentence, kinds: Sequence[KindMention], mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Resolve 'this law', 'бұл лауазым' to the last entity of that kind."""
        for kind in kinds:
            pointing = (
                kind.first > 0 and sentence.words[kind.first - 1] in sentence.grammar.pointing
            )
            named = nearest(kind, acted_on(sentence, mentions)) if pointing else None
            antecedent = named or (
                pointed_at(sentence, kind, self._focus, self.memory) if pointing else None
            )
            if antecedent:
                yield Mention(antecedent, kind.first - 1, kind.last, kind.features, "pronoun")

    def bare(
        self, sentence: Sentence, kinds: Sequence[KindMention], mentions: Mentions, people: People
    ) -> Iterator[Mention]:
        """Resolve a kind noun on its own to what was named just before, or is held by `people`.

        A noun that brings up a new thing ('a new Constitution') is kept open instead, until a date
        says which one it is.
        """
        for kind in kinds:
            before = sentence.words[kind.first - 1] if kind.first else ""
            if not kind.kind.path:
                yield from new_body(sentence, kind, self.memory)
                told = spoken.said_here(sentence, kind, mentions)
                alone = bool(sentence.grammar.definite)
                post = self.memory.tenures.spoken_of(people, alone=alone) if is_post(kind) else None
                told = told or post
                yield from self._definite(sentence, kind, before, told)
                continue
            if before in sentence.grammar.novel:
                new = new_constitution(sentence, kind, mentions, self.memory, self.things)
                self.open = None if new else kind
                yield from new
                continue
            named = nearest(kind, mentions)
            antecedent = named or self.memory.latest({kind.kind.iri}, sentence)
            if not sentence.grammar.verb_final:
                antecedent = antecedent or self.memory.only(kind.kind.iri)
            if sentence.grammar.verb_final or _is_alone(sentence, kind, kinds, mentions):
                antecedent = antecedent or in_force(self.things, sentence, kind, mentions)
            if antecedent and not (self.open and self.open.kind is kind.kind and not named):
                yield Mention(antecedent, kind.first, kind.last, kind.features, "pronoun")

    def _definite(
        self, sentence: Sentence, kind: KindMention, before: str, told: Entity | None
    ) -> Iterator[Mention]:
        """'the office', 'должность', without saying of what: the one that the text is about."""
        after = sentence.words[kind.last + 1 : kind.last + 2]
        definite = before in sentence.grammar.definite and "of" not in after
        if sentence.grammar.code == "ru":
            owned = kind.last + 1 < len(sentence) and sentence.shows(kind.last + 1, "Case", "Gen")
            definite = not owned and before not in sentence.grammar.novel and is_post(kind)
        if not sentence.grammar.definite:
            yield from chamber(sentence, kind, self.memory, self.things)
        if definite:
            antecedent = told or self.memory.topic({kind.kind.iri})
            if antecedent:
                yield Mention(antecedent, kind.first, kind.last, kind.features, "pronoun")


def _is_oblique(mention: Mention) -> bool:
    return mention.features.get("Case", "Nom") != "Nom"


def _is_acted_on(sentence: Sentence, mention: Mention, index: int) -> bool:
    """'Распустить Верховный Совет он не мог', 'министров он назначает': not who does it.

    `index` is the token of the pronoun that does.
    """
    before = mention.first - 1
    if before >= 0 and sentence.features(before).get("VerbForm") == "Inf":
        return True
    if sentence.grammar.code != "ru":
        return False
    if _is_oblique(mention):  # 'Председателя Суда и Председателя Совета он назначает'
        between = range(mention.last + 1, index)
        ended = any(sentence.words[i] in {":", ";"} for i in between)
        return not ended and not any(is_finite(sentence, i) for i in between)
    return _BORDERS.isdisjoint(sentence.words[mention.last + 1 : index])


def _may_act(sentence: Sentence, mention: Mention) -> bool:
    """'In relations with Parliament, the President shall:': who stands under no preposition."""
    if sentence.grammar.verb_final:
        return True
    if sentence.grammar.definite:
        return not prepositions_before(sentence, mention.first, 0)
    return mention.features.get("Case", "Nom") == "Nom"


def _is_alone(
    sentence: Sentence, kind: KindMention, kinds: Iterable[KindMention], mentions: Mentions
) -> bool:
    """'The law amending the Constitution', 'a referendum on the Constitution': beside another."""
    others = any(other.kind.path and other.kind is not kind.kind for other in kinds)
    dates = [m.last for m in mentions if isinstance(m.value, Period) and m.last < kind.first]
    between = sentence.words[max(dates, default=-1) + 1 : kind.first]
    theme = not sentence.grammar.concerning.isdisjoint(between)
    return not (others or theme or any(mention.origin == "dated" for mention in mentions))
