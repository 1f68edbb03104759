"""The case of a Russian noun that its own form leaves open and its adjective shows."""

from collections.abc import Mapping

from bilik.extract.clause.sentence import Sentence


def agreeing(sentence: Sentence, first: int, last: int) -> Mapping[str, str]:
    """Return the features of a phrase by its last token: 'законодательную власть' is an object."""
    said = sentence.features(last)
    if sentence.grammar.code != "ru" or said.get("Case") != "Nom" or first >= last:
        return said
    shown = {r.features.get("Case") for r in sentence.readings[last - 1] if r.pos == "ADJ"}
    own = {reading.features.get("Case") for reading in sentence.readings[last]}
    return {**said, "Case": "Acc"} if "Acc" in shown & own and "Nom" not in shown else said
