from bilik.text.kin import Kin
from bilik.text.language import language


def test_aspect_partners_and_nouns_are_kin() -> None:
    assert {"назначать", "назначить", "назначение"} <= language("ru").kin("назначить")
    assert {"dissolve", "dissolution"} <= language("en").kin("dissolution")


def test_a_word_without_kin_has_none() -> None:
    assert language("en").kin("constitution") == frozenset()


def test_which_words_are_verbs_only() -> None:
    kin = Kin.of(["form found | formation", "veto", "adopt adoption"])
    assert kin.verbs == {"form", "found", "adopt"}


def test_verbs_that_may_take_the_place_of_another() -> None:
    kin = Kin.of([], ["create: set up, found"])
    assert kin.alike == {"create": ("set up", "found")}
