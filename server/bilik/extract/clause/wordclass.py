"""The classes of words that clause structure hangs on: what a grammar tells of a language."""

from dataclasses import dataclass

from bilik.extract.clause.judging import Judging


@dataclass(frozen=True, kw_only=True)
class Grammar(Judging):
    """Closed word classes of one language, in lower case."""

    code: str
    skipped: frozenset[str]
    """These may stand between the words of a phrase."""

    joining: frozenset[str]
    """These coordinate."""

    pointing: frozenset[str]
    """These refer back when they stand before a kind ('this law')."""

    fresh: frozenset[str]  # lemmas: 'the new body'
    novel: frozenset[str]
    """These bring up a new thing of a kind."""

    definite: frozenset[str]
    """Articles that do not need to say which one of a kind is meant."""

    animate: frozenset[str]
    """Pronouns for persons and offices."""

    inanimate: frozenset[str]  # pronouns for acts

    repeating: frozenset[str]
    """Behind a negation these tell how often or how: 'not once', 'not only'."""

    negating: frozenset[str]  # close to a verb

    none: frozenset[str]
    """These negate a verb anywhere before it."""

    denying: frozenset[str]
    """These deny the noun before them."""

    copulas: frozenset[str]
    prepositions: frozenset[str]
    verb_final: bool = False
    """Objects precede their verb."""

    under: frozenset[str] = frozenset()
    """Before the name of an office these make it that of somebody below."""

    together: frozenset[str] = frozenset()
    """Behind a noun these say that somebody does something beside another."""

    prior: tuple[str, ...] = ()
    """At the head of a sentence these say that it goes back in time."""

    following: frozenset[str] = frozenset()
    """Beside a joining word these say that somebody came after another."""

    indefinite: frozenset[str] = frozenset()
    """Articles that bring up one of a kind."""

    nominative: frozenset[str] = frozenset()
    """Pronouns for persons that are nothing but subjects."""

    subjects: frozenset[str] = frozenset()
    """Pronouns in the form of a subject."""

    possessive: frozenset[str] = frozenset()
    """Pronouns that say whose something is; in English, of a body."""

    temporal: frozenset[str] = frozenset()
    """These begin a clause, or a noun phrase, that says when."""

    middle: tuple[str, ...] = ()
    """Endings of verbs that act on nothing."""

    members: frozenset[str] = frozenset()
    """Lemmas of nouns for those who make up a body."""

    acts: frozenset[str] = frozenset()
    """Lemmas of nouns for acts."""

    reforms: frozenset[str] = frozenset()
    """Lemmas of nouns for what acts bring."""

    competences: frozenset[str] = frozenset()
    """Lemmas of nouns for what somebody may do."""

    light: frozenset[str] = frozenset()
    """These belong to the verb behind them."""

    empty: frozenset[str] = frozenset()
    """Lemmas of verbs that make one verb with the bare noun before them."""

    deciding: frozenset[str] = frozenset()
    """Lemmas of verbs whose subject does what the verbal noun that is their object says."""

    times: frozenset[str] = frozenset()
    """Lemmas of nouns for the time at which something is done."""

    parts: frozenset[str] = frozenset()
    """Lemmas of nouns for a part of what is named before them."""

    being: frozenset[str] = frozenset()
    """Lemmas of verbs that say that something is, or is not."""

    modals: frozenset[str] = frozenset()
    """Lemmas that add to a verb how it is meant."""

    supposing: frozenset[str] = frozenset()
    """Words before a verb that say what may or ought to be."""

    relative: frozenset[str] = frozenset()
    """Pronouns that begin a clause under another."""

    opening: frozenset[str] = frozenset()
    """Words that begin a clause under another."""

    contrasting: frozenset[str] = frozenset()
    """Words that begin a clause beside another."""

    idioms: frozenset[str] = frozenset()
    """Phrases that add nothing to a verb ('на должность')."""

    adjectival: tuple[str, ...] = ()
    """Words that end so are adjectives."""

    resuming: frozenset[str] = frozenset()
    """Pronouns that take up the object of the verb before ('appoints ... and dismisses him')."""

    announcing: frozenset[str] = frozenset()  # 'called a referendum'
    happening: frozenset[str] = frozenset()  # 'took place'
    charging: frozenset[str] = frozenset()  # 'Commissioner for Human Rights'
    decreeing: frozenset[str] = frozenset()  # 'by decree of the President'
    issuing: frozenset[str] = frozenset()  # 'a decree came out'
    preceding: frozenset[str] = frozenset()  # 'before the beginning of'
    actional: tuple[str, ...] = ()  # so nouns end that tell what is done: 'the appointment of'
    aspects: frozenset[str] = frozenset()  # 'the day of the referendum'
    quantifying: frozenset[str] = frozenset()  # 'any of them'
    latter: frozenset[str] = frozenset()
    """These stand for what was named last."""

    conditional: frozenset[str] = frozenset()
    """A clause that begins so tells when something holds, not what does."""

    calling: frozenset[str] = frozenset()
    """Lemmas of verbs whose object is said to be something: 'made him the head'."""

    proposing: frozenset[str] = frozenset()
    """Lemmas of words for what is only asked for, or brought about by others."""

    requiring: frozenset[str] = frozenset()
    """Lemmas of words that tell what is needed."""

    places: frozenset[str] = frozenset()  # 'кеңестің орнын басты'
    entitling: frozenset[str] = frozenset()
    """What the subject of a verbal noun is said to be: 'енгізуге құқылы'."""

    holding: frozenset[str] = frozenset()
    """Lemmas of verbs that say that somebody has a right or is given it."""

    percent: tuple[str, ...] = ()
    """How the words for that begin."""

    ceasing: frozenset[str] = frozenset()
    """Lemmas of verbs that end what the verbal noun before them says."""

    calendar: frozenset[str] = frozenset()
    """Lemmas of nouns that end a date."""

    until: frozenset[str] = frozenset()
    """Behind these a negation says that something happened."""

    empowering: frozenset[str] = frozenset()
    """Who is the object of such a verb may do what it is given."""

    emphatic: frozenset[str] = frozenset()
    """Behind a name these say that it is he who acts."""

    about: frozenset[str] = frozenset()
    """Behind these stands what is only spoken of."""

    auxiliary: frozenset[str] = frozenset()
    """Lemmas of verbs that only add to a converb before them how it goes on."""

    deputies: frozenset[str] = frozenset()
    """Lemmas of nouns that in the plural stand for their body."""

    particles: frozenset[str] = frozenset()
    """These belong to the verb before them ('set up')."""

    intransitive: frozenset[str] = frozenset()
    """Lemmas of verbs that act on nothing."""

    inverting: frozenset[str] = frozenset()
    """These make a condition of a clause that they begin."""

    remaining: frozenset[str] = frozenset()
    """Lemmas of modifiers that speak of the rest of something named before."""

    whenever: frozenset[str] = frozenset()
    """These begin what happened on the day before them."""

    obtaining: frozenset[str] = frozenset()
    """Lemmas of verbs that act on a right."""

    dissolving: frozenset[str] = frozenset()
    """Lemmas of verbs that end a body only where a convoking word tells of a convocation."""

    convoking: frozenset[str] = frozenset()
    """Lemmas that tell of a convocation."""

    occasions: frozenset[str] = frozenset()
    """Prepositions that say when something holds."""

    reflexive: frozenset[str] = frozenset()
    """Before such a pronoun a verb means something else."""

    permitting: frozenset[str] = frozenset()
    """Lemmas of words that tell what somebody may do, not what was done."""

    earlier: frozenset[str] = frozenset()
    """A sentence with one of these goes back in time."""

    concerning: frozenset[str] = frozenset()
    """Between an act and what it is about ('a law on elections')."""

    dating: tuple[str, str] = ("", "")
    """Prepositions before a day, and before a month or a year."""

    granting: frozenset[str] = frozenset()  # verbs of giving a power 'to' somebody

    ranging: tuple[frozenset[str], str] | None = None  # 'from' 77 'to' 107

    scheduling: frozenset[str] = frozenset()
    """Right before a day these say that something is planned for it: 'called for 7 March'."""

    naming: frozenset[str] = frozenset()
    """Right before a day these say that it is part of a name: 'the election of 7 March 1994'."""

    general: frozenset[str] = frozenset()  # nouns for what any state may have

    comparing: tuple[str, ...] = ()
    """Phrases beside what something is compared with: behind it, where verbs come last."""

    placing: frozenset[str] = frozenset()  # between an office and its state

    living: frozenset[str] = frozenset()  # words for birth and death
    ending: frozenset[str] = frozenset()  # before the last day of a range
    heading: frozenset[str] = frozenset()  # 'headed the office of the Prime Minister'
    seeming: frozenset[str] = frozenset()  # nouns that look like verbs: 'form of government'
    bidding: frozenset[str] = frozenset()  # 'run for', 'work as': by that nobody heads anything
    asserting: frozenset[str] = frozenset()  # verbs of saying

    proprietive: tuple[str, ...] = ()
    """Words that end so say what something has ('палаталы')."""
    expecting: frozenset[str] = frozenset()  # 'expected to nominate'
    among: frozenset[str] = frozenset()  # 'nine of them'
    becoming: frozenset[str] = frozenset()  # the subject becomes what stands before them
