from __future__ import annotations

from pipeline.memory import Remembered, match_needs
from pipeline.model import Contact, Encounter, Field, Note


def person(uid: str, note: Note, **contact: object) -> Remembered:
    return Remembered(uid, 1, Contact(**contact), (Encounter(note=note),))  # type: ignore[arg-type]


SEEKER = person(
    "seeker",
    Note("プレス機の修理業者を探している", needs="プレス機の修理業者を探している"),
    company=Field("株式会社甲"),
)
HELPER = person("helper", Note("プレス機械の修理を四十年。声が大きい"), company=Field("乙修理工業"))
OTHER = person("other", Note("猫を飼っている"), company=Field("丙食品"))


def test_need_finds_who_does_it() -> None:
    found = match_needs((SEEKER, HELPER, OTHER))
    assert [(match.seeker, match.helper) for match in found] == [("seeker", "helper")]
    assert "修理" in found[0].shared


def test_an_english_need_finds_a_title() -> None:
    seeker = person("a", Note("met", needs="looking for packaging design"))
    helper = person("b", Note("tall"), titles=(Field("Packaging Designer"),))
    idle = person("c", Note("looking good, for sure"))
    assert [match.helper for match in match_needs((seeker, helper, idle))] == ["b"]


def test_who_seeks_the_same_is_no_helper() -> None:
    twin = person("twin", Note("修理業者を探している", needs="修理業者を探している"))
    assert match_needs((SEEKER, twin)) == ()


def test_one_seeker_alone() -> None:
    assert match_needs((SEEKER, HELPER), seeker="helper") == ()
    assert match_needs((SEEKER, HELPER), seeker="seeker", limit=0) == ()
