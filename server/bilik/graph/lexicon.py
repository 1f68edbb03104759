"""The one adapter between the ontology and the extractor: owlready2's objects in, records out.

What may be said about a term for the sake of text stands beside the term: its labels, and the
annotations `bilik:trigger`, `bilik:marker` and `bilik:cue`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from owlready2 import Or, ThingClass, World

from bilik.errors import KnowledgeError
from bilik.extract.lexicon import Cue, Frame, Kind, Lexicon, Marker, Name, Role, Term, Trigger
from bilik.text.transliterate import slug
from bilik.vocabulary import LANGUAGES, ONTOLOGY, RDFS, SKOS, XSD, local

_NAMES = ((RDFS + "label", 0), (SKOS + "altLabel", 1), (SKOS + "hiddenLabel", 1))
_DATES = ("adoptedOn", "occurredOn")
_KIND_ROOTS = {
    "LegalAct": "act/",
    "PresidentialMessage": "act/",
    "Event": "event/",
    "Institution": None,
    "ChangeDirection": None,
    "GovernmentForm": None,
}
_CUE_KINDS = {"ConsentKind": "consent", "PowerType": "circumstance", "Stance": "stance"}
_DATED_SLUG = re.compile(r"([a-z-]+?)-\d{4}\b")
_TRIGGER = re.compile(r"(?P<text>[^\[\]]+?)\s*(?:\[(?P<features>[^\[\]]*)\])?")
_MARKER = re.compile(r"(?P<kind>[a-z]+)(?::(?P<value>.+))?")
_SLOTS = {
    "evokes": "evoking",
    "inherited": "inherited",
    "apposed": "apposed",
    "dated": "dated",
    "loose": "loose",
}
_DATATYPES: Mapping[Any, str] = {datetime: "dateTime", float: "decimal", int: "integer"}
_SLOT = re.compile(
    r"(?P<needed>needed)(?: (?P<count>\d+))?(?: with (?P<group>[\w-]+))?|" + "|".join(_SLOTS)
)


class LexiconReader:
    """Reads a lexicon out of a world that holds the ontology and the curated facts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._concept = world[SKOS + "Concept"]
        self._claim = self._class("Claim")

    def read(self) -> Lexicon:
        """Return the lexicon; raises KnowledgeError for an annotation that cannot be read."""
        frames = tuple(self._frames())
        return Lexicon(
            terms=tuple(self._terms(frames)),
            kinds=tuple(self._kinds()),
            frames=frames,
            cues=tuple(self._cues()),
            home=self._home(),
            heading=tuple(self._triggers(self._class("headOf"))),
        )

    def _class(self, name: str) -> Any:
        found = self._world[ONTOLOGY + name]
        if found is None:
            raise KnowledgeError(
                f"The ontology has no term bilik:{name}, which the program needs. "
                "Restore it in ontology/modules."
            )
        return found

    def _classes(self) -> list[ThingClass]:
        own = (c for c in self._world.classes() if c.iri.startswith(ONTOLOGY))
        return sorted(own, key=lambda c: str(c.iri))

    # Frames and their roles

    def _frames(self) -> Iterator[Frame]:
        properties = sorted(
            (*self._world.object_properties(), *self._world.data_properties()),
            key=lambda p: str(p.iri),
        )
        for cls in self._classes():
            roles = tuple(self._with_needs(cls, self._roles(cls, properties)))
            triggers = tuple(self._triggers(cls))
            if roles and (triggers or any(role.counts and role.triggers for role in roles)):
                yield Frame(cls.iri, triggers, roles, is_claim=self._claim in cls.ancestors())

    def _roles(self, cls: ThingClass, properties: Iterable[Any]) -> Iterator[Role]:
        """Yield the roles of a frame: the properties of its class that text can mark."""
        ancestors = cls.ancestors()
        marked = [p for p in properties if _concerns(p, ancestors) and self._is_said(p)]
        for prop in _most_specific(marked):
            ranges = [r for r in _members(prop.range) if isinstance(r, ThingClass)]
            literal = _literal(prop)
            if ranges or literal:
                yield Role(
                    iri=prop.iri,
                    ranges=frozenset(r.iri for r in ranges),
                    markers=tuple(self._markers(prop)),
                    literal=literal,
                    phrases=frozenset(r.iri for r in ranges if self._concept in r.ancestors()),
                    triggers=tuple(self._triggers(prop)),
                    **self._slot(prop),
                )

    def _is_said(self, prop: Any) -> bool:
        return any(self._markers(prop)) or any(self._triggers(prop))

    def _with_needs(self, cls: ThingClass, roles: Iterable[Role]) -> Iterator[Role]:
        """Apply `bilik:slot "needs a b"` of a class: one of the properties must be filled."""
        groups = [
            str(text).split()[1:]
            for ancestor in cls.ancestors()
            if ancestor.iri.startswith(ONTOLOGY)
            for text in self._world[ONTOLOGY + "slot"][ancestor]
        ]
        for role in roles:
            name = local(role.iri)
            own = next((" ".join(group) for group in groups if name in group), None)
            yield replace(role, need=own) if own else role

    def _slot(self, prop: Any) -> dict[str, Any]:
        """Read `bilik:slot`: evokes, inherited, apposed, dated, loose, needed [N] [with GROUP]."""
        found: dict[str, Any] = {}
        for text in sorted(map(str, self._world[ONTOLOGY + "slot"][prop])):
            match = _SLOT.fullmatch(text)
            if not match:
                raise KnowledgeError(f"{prop.iri}: slot {text!r} is not known; see bilik:slot.")
            if match["needed"]:
                found["need"] = match["group"] or prop.name
                found["at_least"] = int(match["count"] or 1)
            else:
                found[_SLOTS[text]] = True
        return found

    def _triggers(self, entity: Any) -> Iterator[Trigger]:
        for text, language in self._texts(entity, ONTOLOGY + "trigger"):
            match = _TRIGGER.fullmatch(text)
            if not match:
                raise KnowledgeError(
                    f"{entity.iri}: trigger {text!r}: write 'words [Feature=Value]'."
                )
            pairs = (part.split("=") for part in (match["features"] or "").split("|") if part)
            features = dict(_two(entity, text, pair) for pair in pairs)
            holder, place = features.pop("Holder", ""), features.pop("Role", "")
            yield Trigger(match["text"], language, features, holder, place)

    def _markers(self, prop: Any) -> Iterator[Marker]:
        for text, language in self._texts(prop, ONTOLOGY + "marker"):
            match = _MARKER.fullmatch(text)
            if not match:
                raise KnowledgeError(f"{prop.iri}: marker {text!r}: write 'kind:value'.")
            yield Marker(match["kind"], match["value"] or "", language)

    # Terms, kinds and cues

    def _terms(self, frames: Iterable[Frame]) -> Iterator[Term]:
        """Yield the named things and concepts that some role can take."""
        wanted = frozenset().union(*(role.ranges for frame in frames for role in frame.roles))
        offices, lives, holders = self._offices(), self._lives(), self._holders()
        for individual in sorted(self._world.individuals(), key=lambda i: str(i.iri)):
            types = _types(individual)
            names = tuple(_spelled(self._names(individual), types)) if types & wanted else ()
            if names:
                yield Term(
                    iri=individual.iri,
                    types=types,
                    names=names,
                    date=_date(individual),
                    triggers=tuple(self._triggers(individual)),
                    state=_state(individual),
                    offices=offices.get(individual.iri, ()),
                    since=lives.get((individual.iri, "validFrom")),
                    until=lives.get((individual.iri, "validTo")),
                    wholes=tuple(sorted(body.iri for body in getattr(individual, "partOf", ()))),
                    heads=tuple(sorted(body.iri for body in getattr(individual, "headOf", ()))),
                    holders=holders.get(individual.iri, frozenset()),
                )

    def _offices(self) -> dict[str, tuple[str, ...]]:
        """Return the offices that each person is known to have held."""
        held: dict[str, set[str]] = defaultdict(set)
        for tenure in self._class("Tenure").instances():
            for person in tenure.tenureOf:
                posts = (office for post in tenure.tenureIn for office in post.postOfOffice)
                held[person.iri].update(office.iri for office in posts)
        return {person: tuple(sorted(offices)) for person, offices in held.items()}

    def _holders(self) -> dict[str, frozenset[str]]:
        """Return to whom law gives each type of power."""
        held: dict[str, set[str]] = defaultdict(set)
        for provision in self._class("PowerProvision").instances():
            for power in provision.powerType:
                together = (*provision.powerHolder, *provision.coHolder)
                held[power.iri].update(holder.iri for holder in together)
        return {power: frozenset(holders) for power, holders in held.items()}

    def _lives(self) -> dict[tuple[str, str], str]:
        """Return the first day of each institution and the day after its last, where known."""
        found: dict[tuple[str, str], str] = {}
        for existence in self._class("OfficeExistence").instances():
            for body in existence.officeConcerned:
                for bound in ("validFrom", "validTo"):
                    for value in getattr(existence, bound):
                        found[body.iri, bound] = value.date().isoformat()
        return found

    def _home(self) -> frozenset[str]:
        """Return the states whose institutions adopted the acts, or whom those succeeded."""
        adopters = (body for act in self._class("LegalAct").instances() for body in act.adoptedBy)
        home = {state for body in adopters if (state := _state(body))}
        for body in self._class("Institution").instances():
            if _state(body) in home:
                home.update(state for before in body.succeeds if (state := _state(before)))
        return frozenset(home)

    def _kinds(self) -> Iterator[Kind]:
        for root_name, path in _KIND_ROOTS.items():
            root = self._class(root_name)
            for cls in sorted(root.descendants(), key=lambda c: str(c.iri)):
                words = slug(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", cls.name))
                types = frozenset(c.iri for c in cls.ancestors())
                prefix = path and path + (_usual_slug(cls) or words)
                yield Kind(cls.iri, prefix, types, tuple(self._names(cls)))

    def _cues(self) -> Iterator[Cue]:
        for class_name, kind in _CUE_KINDS.items():
            for individual in sorted(self._class(class_name).instances(), key=lambda i: str(i.iri)):
                for text, language in self._texts(individual, ONTOLOGY + "cue"):
                    yield Cue(individual.iri, kind, text, language)

    def _names(self, entity: Any) -> Iterator[Name]:
        for iri, rank in _NAMES:
            for text, language in self._texts(entity, iri):
                yield Name(text, language, rank)

    def _texts(self, entity: Any, annotation: str) -> list[tuple[str, str]]:
        """Return the language-tagged values of an annotation, in a fixed order."""
        prop = self._world[annotation]
        values = prop[entity] if prop is not None else []
        tagged = {(str(v), str(v.lang)) for v in values if getattr(v, "lang", None) in LANGUAGES}
        return sorted(tagged)


def _spelled(names: Iterable[Name], types: frozenset[str]) -> Iterator[Name]:
    """Kazakh texts spell surnames in the Russian way as well: 'Азимова' beside 'Әзімова'."""
    for name in names:
        yield name
        if name.language == "ru" and ONTOLOGY + "Person" in types:
            yield Name(name.text, "kk", 1)


def _most_specific(properties: list[Any]) -> list[Any]:
    """Leave out properties that another one of the list specialises."""
    general = {q for p in properties for q in p.ancestors() if q is not p}
    return [p for p in properties if p not in general]


def _concerns(prop: Any, ancestors: Iterable[Any]) -> bool:
    return any(cls in ancestors for cls in _members(prop.domain))


def _members(classes: Iterable[Any]) -> Iterator[Any]:
    for cls in classes:
        if isinstance(cls, Or):
            yield from cls.Classes
        else:
            yield cls


def _literal(prop: Any) -> str | None:
    """Return the datatype of a day, a share (decimal) or a number (integer) that text may give."""
    return next((XSD + _DATATYPES[kind] for kind in prop.range if kind in _DATATYPES), None)


def _types(individual: Any) -> frozenset[str]:
    return frozenset(
        ancestor.iri
        for cls in individual.is_a
        for ancestor in getattr(cls, "ancestors", tuple)()
        if hasattr(ancestor, "iri")
    )


def _usual_slug(cls: ThingClass) -> str | None:
    """Return what the IRIs of a class's own members begin with: 'decree' of decree-1995-03-17."""
    slugs = (local(str(i.iri)) for i in cls.instances() if cls in i.is_a)
    begun = Counter(match[1] for slug in slugs if (match := _DATED_SLUG.match(slug)))
    return begun.most_common(1)[0][0] if begun else None


def _state(individual: Any) -> str | None:
    return next((state.iri for state in getattr(individual, "ofState", ())), None)


def _date(individual: Any) -> str | None:
    """Return the day, month or year that tells a thing from others of its kind.

    An inexact date (`bilik:edtf`) may also be that of something else, such as the end of an act.
    """
    days = [value for name in _DATES for value in getattr(individual, name, ())]
    day = next((value.date().isoformat() for value in days if isinstance(value, datetime)), None)
    inexact = [str(edtf) for edtf in getattr(individual, "edtf", ())]
    fitting = [edtf for edtf in inexact if day is None or day == edtf + "-01-01"[len(edtf) - 4 :]]
    return fitting[0] if fitting else day


def _two(entity: Any, text: str, pair: list[str]) -> tuple[str, str]:
    if len(pair) != 2:
        raise KnowledgeError(f"{entity.iri}: trigger {text!r}: features are written Feature=Value.")
    return pair[0], pair[1]
