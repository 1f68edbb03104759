"""The classes of words by which a clause is judged, denied, placed or added to."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Judging:
    """Closed word classes of one language, in lower case; part of its `Grammar`."""

    reporting: frozenset[str] = frozenset()
    """These put a clause under what is said or thought of it."""

    believing: frozenset[str] = frozenset()
    """Lemmas of words that say, not denied, that something is thought to be so."""

    doubting: frozenset[str] = frozenset()
    """Lemmas of words that say by themselves that something is not thought to be so."""

    impersonal: frozenset[str] = frozenset()
    """Negations that deny whatever verb they lead to: 'нельзя прямо сказать'."""

    coordinating: frozenset[str] = frozenset()
    """Lemmas of verbs that say, denied, that somebody decides alone."""

    under_acts: tuple[tuple[str, ...], ...] = ()
    """Before a pronoun these say that it stands for an act."""

    jointly: frozenset[str] = frozenset()
    """Words that say that two things are done at once."""

    resumed: frozenset[str] = frozenset()
    """Pronouns for what somebody does: 'это решает Президент'."""

    such: frozenset[str] = frozenset()
    """Before the noun for a right these point back to one: 'такое право'."""

    elsewhen: frozenset[str] = frozenset()
    """Words that tell of another time than the clause before."""

    giving: frozenset[str] = frozenset()
    """Lemmas of verbs by which somebody consents."""

    agentive: frozenset[str] = frozenset()
    """Pronouns that beside a passive are who acts."""

    belonging: frozenset[str] = frozenset()
    """Lemmas of verbs whose dative is who has their subject."""

    limiting: frozenset[str] = frozenset()
    """Words that narrow what they stand before: 'лишь с согласия', 'only with the consent'."""

    conceding: frozenset[str] = frozenset()
    """Words that add something to a clause that speaks against it."""

    judging: frozenset[str] = frozenset()
    """Lemmas of verbs by which somebody says what becomes of the act of another."""

    several: frozenset[str] = frozenset()
    """Pronouns for more than one who are acted on."""

    situating: frozenset[str] = frozenset()
    """Prepositions before that in which, or under which, something holds."""

    attending: frozenset[str] = frozenset()
    """Prepositions before what happens when something else does."""

    ours: frozenset[str] = frozenset()
    """These turn to the own state."""

    aside: frozenset[str] = frozenset()
    """What a sentence says that begins so is said in passing."""

    succeeding: frozenset[str] = frozenset()
    """Before a name, behind it where verbs come last, these say whom somebody comes after."""

    appointees: frozenset[str] = frozenset()
    """Lemmas of nouns for members of bodies of several kinds: a number of them is of one body."""

    depriving: frozenset[str] = frozenset()
    """Lemmas of verbs that take a right away."""

    withdrawing: frozenset[str] = frozenset()
    """Lemmas of verbs that take away what stands before them ('was taken from him')."""

    urging: frozenset[str] = frozenset()
    """Lemmas of verbs whose infinitive is what somebody is asked to do."""

    asking: frozenset[str] = frozenset()
    """Lemmas of verbs whose object takes part in what is decided."""

    wishing: frozenset[str] = frozenset()
    """Lemmas of verbs that do not tell what is wanted as done."""

    performing: frozenset[str] = frozenset()
    """Lemmas of verbs that say no more than their noun: 'the choice is made by'."""
