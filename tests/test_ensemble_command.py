"""``suanli ensemble``: what it reports, writes, refuses, and says when it is stopped."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from commands import Command

SHORT = ("ensemble", "rush", "--until", "2023-03-06", "--workers", "1")
RENT = ("--indicator", "rent_8xh100")


def test_the_report_has_bands_at_the_end_and_at_dates(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 12, "--at", "2023-02-06", *RENT, "--indicator", "resale_volume")
    assert (told["runs"], told["weeks"], told["partial"]) == (12, 10, False)
    assert (told["engine"], told["workers"], told["theories"]) == ("this process", 1, {})
    assert told["seconds"] > 0
    for bands in (told["quantiles"], told["at"]["2023-02-06"]):
        assert list(bands) == ["rent_8xh100", "resale_volume"]
        rent = list(bands["rent_8xh100"].values())
        assert list(bands["rent_8xh100"]) == ["p5", "p25", "p50", "p75", "p95"]
        assert rent == sorted(rent) and rent[0] < rent[-1]
    other = suanli.json(*SHORT, "--runs", 12, *RENT)
    assert other["digest"] == told["digest"]
    assert other["quantiles"]["rent_8xh100"] == told["quantiles"]["rent_8xh100"]


def test_without_a_choice_all_measures_are_told(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 2)
    assert {"projects_announced", "stranded_value", "reach_gini"} <= told["quantiles"].keys()


def test_theories_have_bands_of_their_own_and_one_together(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 6, "--theories", "push,herd", *RENT)
    mixed = suanli.json(*SHORT, "--runs", 6, "--theory-mix", *RENT)
    assert told["runs"] == 12
    assert mixed["digest"] == told["digest"] != told["theories"]["push"]["digest"]
    assert list(told["theories"]) == ["push", "herd"]
    low, high = ([one["quantiles"]["rent_8xh100"][p] for one in told["theories"].values()] for p in ("p5", "p95"))
    pooled = told["quantiles"]["rent_8xh100"]
    assert min(low) <= pooled["p5"] < pooled["p95"] <= max(high)
    alone = suanli.json(*SHORT, "--runs", 6, "--theories", "herd", *RENT)
    assert alone["digest"] == told["theories"]["herd"]["digest"]
    by_hand = suanli.json(*SHORT, "--runs", 6, "--set", "theory.boom=herd", "--set", "fit=own", *RENT)
    assert by_hand["quantiles"] == alone["quantiles"]


def test_files(suanli: Command, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    wanted = (*SHORT, "--runs", 40, *RENT, "--indicator", "resale_discount")
    told = suanli.json(*wanted, "--out", tmp_path / "runs.parquet")
    table = pq.read_table(tmp_path / "runs.parquet")
    assert table.column_names == ["theory", "run", "date", "rent_8xh100", "resale_discount"]
    assert table.num_rows == 40 * 10
    assert table.schema.metadata[b"digest"].decode() == told["digest"]
    rows = table.to_pydict()
    assert rows["run"] == [run for run in range(40) for _ in range(10)]
    last = np.array([x for x, date in zip(rows["rent_8xh100"], rows["date"], strict=True) if date.month == 3])
    assert np.quantile(last, 0.25) == told["quantiles"]["rent_8xh100"]["p25"]

    suanli.json(*wanted, "--out", tmp_path / "bands.csv")
    with (tmp_path / "bands.csv").open(encoding="utf-8-sig", newline="") as file:
        weekly = list(csv.DictReader(file))
    assert len(weekly) == 10 * 2
    assert float(weekly[-2]["p25"]) == told["quantiles"]["rent_8xh100"]["p25"]
    assert (weekly[-2]["date"], weekly[-2]["unit"], weekly[-2]["runs"]) == ("2023-03-06", "kCNY/month", "40")

    suanli.json(*wanted, "--out", tmp_path / "bands.json")
    whole = json.loads((tmp_path / "bands.json").read_text(encoding="utf-8"))
    assert whole["weekly"]["all"]["rent_8xh100"]["p25"][-1] == told["quantiles"]["rent_8xh100"]["p25"]
    assert whole["dates"][-1] == "2023-03-06"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bands.csv", "bands.json", "runs.parquet"]


def test_a_plan_is_played_in_every_run(suanli: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    plan.write_text('{"kind": "survey", "tick": 1, "province": "Gansu"}\n')
    told = suanli.json(*SHORT, "--runs", 3, "--player", "Gansu", "--decisions", plan, *RENT)
    assert told["refused"] == 0
    assert told["digest"] != suanli.json(*SHORT, "--runs", 3, "--player", "Gansu", *RENT)["digest"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--runs", 0), "--runs: is 0; expected 1 to"),
        (("--workers", 0), "--workers: is 0; expected 1 to"),
        (("--indicator", "rent_8xh10"), "did you mean 'rent_8xh100'?"),
        (("--theories", "push,hird"), "--theories: names 'hird'; expected one or more of push, herd"),
        (("--theories", ""), "--theories: names ''"),
        (("--theories", "push", "--theory-mix"), "Use one of them."),
        (("--at", "2024-01-01"), "--at: is 2024-01-01; the run goes from 2023-01-02"),
        (("--out", "runs.xlsx"), "expected .csv, .json, .parquet"),
        (("--set", "parameters.nothing=1"), "is not a path of this scenario"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(suanli: Command, arguments: tuple[object, ...], words: str) -> None:
    status, err = suanli.refused(*SHORT, *arguments)
    assert status == 2
    assert words in err


def running(group: int) -> list[str]:
    """What runs in a group of processes."""
    found = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in found.splitlines()]
    return [row[2] for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes")
def test_an_interrupt_tells_what_is_finished_and_leaves_no_process(tmp_path: Path) -> None:
    """As a terminal sends it: to the command and to its workers."""
    out = tmp_path / "runs.parquet"
    command = [sys.executable, "-m", "sandbox", "ensemble", "tiny", "--runs", "40000", "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--json", "--out", str(out), *RENT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(8.0)  # long enough to make some on any machine, too short to make all on any
    os.killpg(process.pid, signal.SIGINT)
    shown, err = process.communicate(timeout=20)
    told = json.loads(shown)
    assert process.returncode == 130
    assert told["partial"] and 0 < told["runs"] < told["asked"] == 40_000
    assert err.startswith(f"stopped: {told['runs']} of 40000 runs are made") and "Traceback" not in err

    import pyarrow.parquet as pq

    table = pq.read_table(out)
    assert table.num_rows == told["runs"] * told["weeks"]
    assert table.schema.metadata[b"partial"] == b"True"
    deadline = time.monotonic() + 3.0  # what keeps count of shared things ends a moment after the command
    while running(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(process.pid) == []
