"""What a shown number rests on: letters come from published numbers that are hit, from parts, or there is none."""

from __future__ import annotations

import csv
import statistics
from pathlib import Path

import pytest

import sandbox
from sandbox import assets
from sandbox.report import evidence
from sandbox.report.reckoning import MEASURES


def rows() -> list[dict[str, str]]:
    with assets.path("data", "scorecard.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("fit", evidence.JUDGED_BY)
@pytest.mark.parametrize("boom", ["push", "herd"])
def test_a_published_measure_is_as_good_as_the_rows_that_it_hits(fit: str, boom: str) -> None:
    found = evidence.of_card(fit, boom)
    missed = {line.split(",")[2] for line in evidence.text().splitlines() if line.startswith(f"{fit},{boom},")}
    for name in {word for row in rows() for word in row["series"].split() if f"nation.{word}" in MEASURES}:
        about = [row for row in rows() if name in row["series"].split()]
        hit = [row["confidence"] for row in about if row["id"] not in missed]
        own = found[f"nation.{name}"]
        assert (own.rows, own.hits) == (len(about), len(hit))
        if len(hit) > len(about) / 2:
            assert own.kind == "judged"
            assert own.letter == chr(statistics.median_high([ord(letter) for letter in hit]))
        else:
            assert (own.kind, own.letter) == ("contradicted", "D")


def test_the_table_of_misses_is_what_the_back_cast_gives() -> None:
    card = sandbox.backcast("full", ["boom=push"])
    missed = [line.row.id for line in card.lines if not line.hit]
    told = [line.split(",")[2] for line in evidence.text().splitlines() if line.startswith("full,push,")]
    assert sorted(told) == sorted(missed)
    assert missed
    assert evidence.path().read_text(encoding="utf-8") == evidence.text()


def test_what_is_invented_has_the_letter_d_and_what_is_the_players_has_none() -> None:
    found = sandbox.evidence()
    invented = (
        "gauge_service", "gauge_money", "gauge_stranded", "gauge_carbon", "gauge_equity", "promotion",
        "own_utilisation", "stranded_value", "rack_occupancy", "unmet_demand", "inference_demand", "operator_cash",
    )  # fmt: skip
    assert {found[f"nation.{name}"] for name in invented} == {evidence.ASSUMED}
    assert {key for key, own in found.items() if not own.letter} == evidence.OWN
    assert {key for key in found if found[key].kind == "parts"} == {"province.power_price", "province.latency"}
    assert found["nation.rent_8xh100"].letter == "A"
    assert found["chip.card_price@h100"] == found["nation.h100_card_price"]
    assert found["chip.card_price"].letter == "D"
    assert found.keys() >= MEASURES.keys()


def test_a_game_of_other_numbers_or_theories_is_judged_by_nobody() -> None:
    rush = sandbox.load_scenario("rush")
    plain = sandbox.evidence(rush.model_copy(update={"player": "Gansu", "seed": 3, "noise": False, "weeks": 100}))
    assert plain == sandbox.evidence(sandbox.complete(rush))
    assert plain["nation.rent_8xh100"].kind == "judged"
    for text in ("theory.resale=posted", "parameters.price_sensitivity=1.7", "constants.hall_tax_rate=0.07"):
        changed = sandbox.evidence(sandbox.override(rush, text, "--set"))
        assert not [key for key, own in changed.items() if own.rows], text
        assert changed["nation.rent_8xh100"] == evidence.ASSUMED
    assert sandbox.evidence(sandbox.load_scenario("tiny"))["nation.rent_8xh100"] == evidence.ASSUMED
    herd = sandbox.evidence(sandbox.override(rush, "theory.boom=herd", "--set"))
    assert herd["nation.merchant_utilisation"].kind == "contradicted"
    assert herd["nation.rent_8xh100"].kind == "judged"


def test_a_stale_table_of_misses_is_told(tmp_path: Path) -> None:
    with pytest.raises(sandbox.SandboxError) as caught:
        evidence.check(evidence.text() + "full,push,rent_peak\n")
    assert caught.value.issues[0].code == "book.stale"
