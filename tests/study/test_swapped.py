"""Theories that are swapped into the back-cast one at a time: what speaks for each, worked out by hand and run anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sandbox.model.measures import INDICATORS
from sandbox.model.step import THEORIES
from sandbox.study.published.backcast import Backcast, backcast, judged
from sandbox.study.published.swapped import HEAD, Swapped, swapped, table


def card(hits: str) -> Backcast:
    """A card whose rows, by their place, are hit (+) or missed (-)."""
    lines = judged(np.ones((1, 261, len(INDICATORS))), "own", {"boom": "push"}).lines
    return Backcast("own", {}, tuple(replace(line, hit=sign == "+") for line, sign in zip(lines, hits, strict=False)))


def ids(lines: list) -> list[str]:
    return [line.row.id for line in lines]


def test_a_row_speaks_where_theories_part() -> None:
    one, other = card("++--+"), card("+-+-+")
    names = [line.row.id for line in one.lines]
    found = Swapped("resale", "posted", "push", one, (other,))
    assert ids(found.speak_for) == [names[1]]
    assert ids(found.speak_against) == [names[2]]
    assert ids(found.missed_by_all) == [names[3]]
    turned = Swapped("resale", "inventory", "push", other, (one,))
    assert ids(turned.speak_for) == [names[2]] and ids(turned.speak_against) == [names[1]]


def test_of_three_theories_one_that_parts_is_enough() -> None:
    found = Swapped("resale", "posted", "push", card("++-"), (card("++-"), card("+--")))
    assert len(found.speak_for) == 1 and len(found.missed_by_all) == 1 and found.speak_against == []


@pytest.mark.slow
def test_every_theory_stands_once_under_every_fit_that_it_has() -> None:
    every = list(swapped())
    assert [(each.kind, each.name, each.boom) for each in every] == [
        (kind, name, boom)
        for kind, names in THEORIES.items()
        for name in names
        for boom in ([name] if kind == "boom" else THEORIES["boom"])
    ]
    for each in every:
        parted = ids(each.speak_for) + ids(each.speak_against) + ids(each.missed_by_all)
        assert len(parted) == len(set(parted))
        assert each.card.theories[each.kind] == each.name and each.card.theories["boom"] == each.boom
        missed = {line.row.id for line in each.card.lines if not line.hit}
        assert set(ids(each.speak_against) + ids(each.missed_by_all)) == missed
    for row in table():
        assert len(row) == len(HEAD)
    posted = next(each for each in every if (each.name, each.boom) == ("posted", "herd"))
    assert posted.card == backcast("own", ["boom=herd", "resale=posted"])
