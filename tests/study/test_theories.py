"""Theories that are mixed: what may be asked, every mix once, the same chance, and members that are as alone."""

from __future__ import annotations

import pytest

import sandbox
from sandbox.model.step import THEORIES
from sandbox.study.ensembles import draws
from sandbox.study.ensembles.ensemble import make, members, of_theory, run_all, together
from sandbox.study.ensembles.pool import here
from sandbox.study.theories import MIXED, crossed, mix, read, runs_of_each

SHOWN = ("rent_8xh100", "h100_card_price")


def test_a_mix_is_every_combination_once() -> None:
    found = crossed(mix())
    assert len(found) == len({tuple(each.items()) for each in found}) == 8
    assert all(tuple(each) == MIXED for each in found)
    assert found[0] == {"boom": "push", "rebound": "constant", "resale": "posted"}
    assert found[1]["resale"] == "inventory" and found[4]["boom"] == "herd"
    assert crossed({}) == ()


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (["push,herd"], {"boom": ("push", "herd")}),
        (["herd"], {"boom": ("herd",)}),
        (["boom=herd,herd"], {"boom": ("herd",)}),
        (["resale=posted, inventory", "boom=push"], {"boom": ("push",), "resale": ("posted", "inventory")}),
        (["exits=flow,cash"], {"exits": ("flow", "cash")}),
        ([], {}),
    ],
)
def test_kinds_are_read_in_the_order_of_the_model(texts: list[str], chosen: dict[str, tuple[str, ...]]) -> None:
    found = read(texts)
    assert list(found.items()) == list(chosen.items())


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["bom=push"], "no kind of theory; did you mean 'boom'?"),
        (["rebound=saturate"], "expected one or more of constant, saturating. Did you mean 'saturating'?"),
        (["posted,inventory"], "It is one of resale: --theories resale=posted"),
        (["resale="], "names ''"),
        (["boom=push", "herd"], "names boom twice"),
        (["boom=push,,herd"], "names ''"),
    ],
)
def test_what_is_no_theory_is_told(texts: list[str], words: str) -> None:
    with pytest.raises(sandbox.SandboxError) as caught:
        read(texts)
    assert words in str(caught.value) and str(caught.value).count("\n") == 0


def test_runs_are_shared_out_evenly_and_never_fewer_than_asked() -> None:
    assert [runs_of_each(*each) for each in ((256, 8), (256, 1), (250, 8), (1, 8), (0, 8))] == [32, 256, 32, 1, 0]


def test_every_theory_of_the_model_can_be_a_member() -> None:
    rush = sandbox.load_scenario("rush")
    for kind, names in THEORIES.items():
        several = members(rush, [], crossed({kind: tuple(names)}), weeks=2, keep=[1], indicators=SHOWN)
        assert [getattr(one.scenario.theory, kind) for one in several] == list(names)
        fits = {one.scenario.fit for one in several}
        assert fits == ({"own"} if kind == "boom" else {rush.fit})


def test_members_meet_the_same_draws_and_chance() -> None:
    """Draws differ from run to run, and between members only by where a boom's own fit puts their middle."""
    several = members(sandbox.load_scenario("rush"), [], crossed(mix()), weeks=2, keep=[1], indicators=SHOWN)
    found = [draws.drawn(one.scenario, range(6)) for one in several]
    for one, drawn in zip(several, found, strict=True):
        first = found[0 if one.theories["boom"] == "push" else 4]
        assert all(drawn[name].tobytes() == first[name].tobytes() for name in drawn)
    name = "own_use_initial"  # no draw of it reaches a bound of its range under either fit
    away = [found[k][name] - several[k].scenario.parameters[name] for k in (0, 4)]
    assert abs(away[0] - away[1]).max() < 1e-12 < abs(away[0]).min()
    assert several[0].scenario.parameters[name] != several[4].scenario.parameters[name]
    assert len({one.scenario.seed for one in several}) == 1


def test_a_theory_in_a_mix_has_the_bits_that_it_has_alone() -> None:
    rush = sandbox.load_scenario("rush")
    settings = {"weeks": 6, "keep": [5], "indicators": SHOWN}
    mixed = members(rush, [], crossed({"boom": ("push", "herd"), "resale": ("posted", "inventory")}), **settings)
    ran, stopped = run_all(mixed, 4, 3, here)
    assert not stopped
    for one in ran:
        (alone,) = members(rush, [], [one.member.theories], **settings)
        assert b"".join(make(alone, range(4)).digests) == b"".join(one.digests[run] for run in range(4))
    posted = of_theory(ran, "resale", "posted")
    pooled, _ = run_all(
        members(rush, [], crossed({"boom": ("push", "herd"), "resale": ("posted",)}), **settings), 4, 4, here
    )
    assert together(posted) == together(pooled) != together(of_theory(ran, "resale", "inventory"))
    assert [one.member.theories for one in posted] == [one.member.theories for one in pooled]
