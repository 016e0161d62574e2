"""A card for every rival theory: made of the model's own equations and numbers, and of what the studies' pages say."""

from __future__ import annotations

import re

import pytest

from sandbox.model.step import THEORIES, sequence
from sandbox.report import book, theory_cards
from sandbox.report.theory_cards import QUESTIONS, equations_of, numbers_of

EVERY = [(kind, name) for kind, names in THEORIES.items() for name in names]


def cards() -> dict[tuple[str, str], str]:
    """What stands below the heading of each theory."""
    text = "\n".join(theory_cards.text())
    parts = re.split(r"^#### (\w+) `(\w+)`(?: \(ships\))?$", text, flags=re.MULTILINE)[1:]
    return {(kind, name): part.partition("\n###")[0] for kind, name, part in zip(*[iter(parts)] * 3, strict=True)}


def test_every_theory_of_the_model_has_a_card_and_no_other() -> None:
    assert {kind: tuple(question.claims) for kind, question in QUESTIONS.items()} == {
        kind: tuple(names) for kind, names in THEORIES.items()
    }
    assert list(cards()) == EVERY


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_a_card_names_equations_and_numbers_and_their_letters(kind: str, name: str) -> None:
    card = cards()[kind, name]
    assert THEORIES[kind][name] in equations_of(kind, name)
    for eq in equations_of(kind, name):
        assert f"`{eq.name}`" in card
    for number in numbers_of(kind, name):
        assert re.search(rf"`{number}` [^,]+ \({book.letters_of_numbers()[number]}\)", card)
    if not numbers_of(kind, name):
        assert "**Numbers of its own.** None." in card


def test_what_serves_a_theory_alone_is_its_own() -> None:
    assert [eq.name for eq in equations_of("boom", "herd")] == ["belief_use", "belief_rent", "planner_herd"]
    assert [eq.name for eq in equations_of("exits", "flow")] == ["cash_flow_year", "flow_shortfall"]
    assert [eq.name for eq in equations_of("resale", "posted")] == ["posted_resale"]
    for kind, name in EVERY:
        week = sequence({**book.DEFAULT, kind: name})
        elsewhere = {need for eq in week if eq not in equations_of(kind, name) for need in eq.needs}
        assert not elsewhere & set(numbers_of(kind, name))
    assert "push_floor" not in numbers_of("boom", "push")  # private builders have it under both
    assert "push_peak" in numbers_of("boom", "push")


def test_a_number_that_both_need_is_no_ones_own() -> None:
    saturating = cards()["rebound", "saturating"]
    own, shared = saturating.partition("**Numbers of its own.** ")[2].split("Shared with its rival: ")
    assert "rebound_saturation" in own and "price_elasticity" not in own
    assert shared.startswith("`price_elasticity`")


def test_the_evidence_is_that_of_the_pages() -> None:
    page = (book.path().parent / "backcast.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) (\w+)(?: \(ships\))? \| (push|herd) \| (.+) \|$", page, flags=re.MULTILINE)
    assert {(kind, name) for kind, name, *_ in rows} == set(EVERY)
    found = cards()
    for kind, name, boom, rest in rows:
        tuned, checked, later, speaks, against, both = rest.split(" | ")
        count = 0 if both == "none" else len(both.split(", "))
        assert (
            f"under the fit of `{boom}`.** It hits {tuned} tuned, {checked} checked and {later} later rows. *For it* "
            f"(hit, and missed by its rival): {speaks}. *Against it* (missed, and hit by its rival): {against}. "
            f"*Missed by both*: {count}."
        ) in found[kind, name]
    counts = (book.path().parent / "reliability.md").read_text(encoding="utf-8")
    inside = re.findall(
        r"^\| `(\w+)=(\w+)`, later, held out \| .+ \| (\d+ of \d+) \(.+ \| .+ \|$", counts, re.MULTILINE
    )
    assert {kind for kind, *_ in inside} == {"boom", "rebound", "resale"} and len(inside) == 6
    for kind, name, count in inside:
        assert f"and {count} later rows." in found[kind, name].partition("**Its bands.**")[2]


def test_without_the_pages_the_cards_say_where_the_evidence_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theory_cards, "_page", lambda name: "")
    assert list(cards()) == EVERY
    text = "\n".join(theory_cards.text())
    assert text.endswith("The evidence stands in `docs/backcast.md` of the sources.\n")
    assert "under the fit of" not in text and "Its bands" not in text
