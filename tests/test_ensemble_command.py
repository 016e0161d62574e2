"""``suanli ensemble``: what it reports, writes, refuses, and says when it is stopped."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from commands import Command

from sandbox.study.ensembles import pool

TOO_LITTLE = "memory: there is too little of it for this. Close other programs, or ask for fewer workers or runs."
SHORT = ("ensemble", "rush", "--until", "2023-03-06", "--workers", "1")
RENT = ("--indicator", "rent_8xh100")
PRICES = (*RENT, "--indicator", "h100_card_price")


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


def test_the_report_says_what_moves_a_measure_most(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 160, "--at", "2023-02-06", *PRICES)
    found = told["tornado"]
    assert found["runs"] == 160 and list(found["at"]) == ["2023-02-06"]
    for effects in (found["end"], found["at"]["2023-02-06"]):
        assert list(effects) == ["rent_8xh100", "h100_card_price"] and {len(rows) for rows in effects.values()} == {10}
    alone = suanli.json("sensitivity", "rush", *RENT, "--at", told_end(told), "--runs", 160, "--workers", 1)
    for one, other in zip(alone["rows"], found["end"]["rent_8xh100"], strict=False):
        assert one["parameter"] == other["parameter"]
        assert (one["effect"], one["error"]) == pytest.approx((other["effect"], other["error"]))
    assert suanli.json(*SHORT, "--runs", 12, *RENT)["tornado"] == {}
    _, out, _ = suanli(*SHORT, "--runs", 160, *RENT)
    assert "end, moved most by" in out


def told_end(told: dict[str, Any]) -> str:
    return (dt.date(2023, 1, 2) + dt.timedelta(weeks=told["weeks"] - 1)).isoformat()


def test_without_a_choice_all_measures_are_told(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 2)
    assert {"projects_announced", "stranded_value", "reach_gini"} <= told["quantiles"].keys()


def test_theories_have_bands_of_their_own_and_one_together(suanli: Command) -> None:
    told = suanli.json(*SHORT, "--runs", 12, "--theories", "push,herd", *RENT)
    assert (told["runs"], told["runs_each"]) == (12, 6)
    booms = told["theories"]["boom"]
    assert list(told["theories"]) == ["boom"] and list(booms) == ["push", "herd"]
    assert told["digest"] != booms["push"]["digest"] != booms["herd"]["digest"]
    low, high = ([one["quantiles"]["rent_8xh100"][p] for one in booms.values()] for p in ("p5", "p95"))
    pooled = told["quantiles"]["rent_8xh100"]
    assert min(low) <= pooled["p5"] < pooled["p95"] <= max(high)
    alone = suanli.json(*SHORT, "--runs", 6, "--theories", "boom=herd", *RENT)
    assert alone["digest"] == booms["herd"]["digest"] == alone["theories"]["boom"]["herd"]["digest"]
    assert alone["quantiles"] == booms["herd"]["quantiles"] and alone["spread"] == {}
    by_hand = suanli.json(*SHORT, "--runs", 6, "--set", "theory.boom=herd", "--set", "fit=own", *RENT)
    assert by_hand["quantiles"] == alone["quantiles"] and by_hand["digest"] == alone["digest"]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Any]]:
    """A mix of all theories of boom, rebound and resale: 3 runs of each of eight, written where it is asked."""
    folder = tmp_path_factory.mktemp("mix")
    command = [sys.executable, "-m", "sandbox", *SHORT, "--runs", "20", "--theory-mix", "--at", "2023-02-06", *PRICES]

    @functools.cache
    def made(ending: str = "", *more: str) -> dict[str, Any]:
        out = folder / f"mix{ending}"
        written = ("--out", str(out)) if ending else ()
        done = subprocess.run([*command, *more, *written], capture_output=True, text=True, check=True)
        return {"shown": done.stdout, "file": out}

    return made


def test_a_mix_says_the_bands_of_every_theory_and_whose_the_spread_is(
    suanli: Command, mixed: Callable[..., dict[str, Any]]
) -> None:
    told = json.loads(mixed("", "--json")["shown"])
    assert (told["runs"], told["asked"], told["runs_each"], len(told["members"])) == (24, 24, 3, 8)
    assert {kind: list(of) for kind, of in told["theories"].items()} == {
        "boom": ["push", "herd"],
        "rebound": ["constant", "saturating"],
        "resale": ["posted", "inventory"],
    }
    same = suanli.json(
        *SHORT, "--runs", 24, "--theories", "resale=posted,inventory", "--theories", "push,herd",
        "--theories", "rebound=constant,saturating", *PRICES,
    )  # fmt: skip
    assert same["digest"] == told["digest"] and same["quantiles"] == told["quantiles"]
    posted = suanli.json(
        *SHORT, "--runs", 12, "--theories", "push,herd", "--theories", "rebound=constant,saturating",
        "--theories", "resale=posted", "--at", "2023-02-06", *PRICES,
    )  # fmt: skip
    for name in ("digest", "quantiles", "at", "runs"):
        assert posted[name] == told["theories"]["resale"]["posted"][name], name
    spread = told["spread"]
    assert spread["runs"] == 3 and "total variance" in spread["method"]
    assert told["units"] == {"rent_8xh100": "kCNY/month", "h100_card_price": "kCNY"}
    for shares in (*spread["end"].values(), *spread["at"]["2023-02-06"].values()):
        assert list(shares) == [
            "variance", "theories", "boom", "rebound", "resale", "together",
            "parameters_and_chance", "run", "run_by_theory",
        ]  # fmt: skip
        assert shares["theories"] + shares["parameters_and_chance"] == pytest.approx(1.0)
        assert sum(shares[k] for k in ("boom", "rebound", "resale", "together")) == pytest.approx(shares["theories"])
        assert shares["run"] + shares["run_by_theory"] == pytest.approx(shares["parameters_and_chance"])
    assert spread["end"]["h100_card_price"]["resale"] > spread["end"]["rent_8xh100"]["resale"] == pytest.approx(0.0)


def test_a_mix_as_a_table(mixed: Callable[..., dict[str, Any]]) -> None:
    lines = mixed()["shown"].splitlines()
    assert "about one part in 3 (the runs of a mix)" in " ".join(lines)
    assert "24 runs (3 of each of 8 mixes of theories)" in lines[0]
    for title in ("2023-02-06", "end"):
        (at,) = (i for i, line in enumerate(lines) if line.startswith(f"{title}, by theory"))
        assert lines[at + 1].startswith("rent_8xh100")
        assert [line.split()[:2] for line in lines[at + 2 : at + 8]] == [
            ["boom", "push"], ["boom", "herd"], ["rebound", "constant"], ["rebound", "saturating"],
            ["resale", "posted"], ["resale", "inventory"],
        ]  # fmt: skip
        (at,) = (i for i, line in enumerate(lines) if line.startswith(f"{title}, % of the spread"))
        numbers = [float(x) for x in lines[at + 1].split()[1:]]
        assert numbers[0] + numbers[5] == pytest.approx(100.0, abs=0.11)
    assert len({len(line) for line in lines if line.startswith(("rent_8xh100", "  boom push"))}) == 2


def test_a_mix_as_csv(mixed: Callable[..., dict[str, Any]]) -> None:
    told = mixed(".csv", "--json")
    report = json.loads(told["shown"])
    with told["file"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[2:7] == ["boom", "rebound", "central", "exits", "resale"]
    assert len(rows) == 7 * 10 * 2
    kinds = [tuple(row[kind] for kind in ("boom", "rebound", "central", "exits", "resale")) for row in rows[::20]]
    assert kinds == [
        ("all", "all", "dated", "flow", "all"),
        ("push", "all", "dated", "flow", "all"),
        ("herd", "all", "dated", "flow", "all"),
        ("all", "constant", "dated", "flow", "all"),
        ("all", "saturating", "dated", "flow", "all"),
        ("all", "all", "dated", "flow", "posted"),
        ("all", "all", "dated", "flow", "inventory"),
    ]
    last = {row["boom"]: row for row in rows if row["date"] == "2023-03-06" and row["indicator"] == "rent_8xh100"
            and row["rebound"] == row["resale"] == "all"}  # fmt: skip
    assert float(last["herd"]["p95"]) == report["theories"]["boom"]["herd"]["quantiles"]["rent_8xh100"]["p95"]
    assert last["herd"]["share_boom"] == last["push"]["variance"] == ""
    end = report["spread"]["end"]["rent_8xh100"]
    for name in ("boom", "rebound", "resale", "together", "run", "run_by_theory"):
        assert float(last["all"][f"share_{name}"]) == end[name]
    assert float(last["all"]["variance"]) == end["variance"]


def test_a_mix_as_json(mixed: Callable[..., dict[str, Any]]) -> None:
    told = mixed(".json", "--json")
    whole = json.loads(told["file"].read_text(encoding="utf-8"))
    assert list(whole["units"]) == ["rent_8xh100", "h100_card_price"]
    assert list(whole["weekly"]) == ["all", "boom", "rebound", "resale", "spread"]
    end = whole["spread"]["end"]["h100_card_price"]
    assert whole["weekly"]["spread"]["h100_card_price"]["resale"][-1] == end["resale"]
    assert len(whole["weekly"]["spread"]["h100_card_price"]["resale"]) == len(whole["dates"]) == 10
    inventory = whole["theories"]["resale"]["inventory"]["quantiles"]["h100_card_price"]["p5"]
    assert whole["weekly"]["resale"]["inventory"]["h100_card_price"]["p5"][-1] == inventory


def test_a_mix_as_parquet(mixed: Callable[..., dict[str, Any]]) -> None:
    import pyarrow.parquet as pq

    told = mixed(".parquet", "--json")
    report = json.loads(told["shown"])
    table = pq.read_table(told["file"])
    kinds = ["boom", "rebound", "central", "exits", "resale"]
    assert table.column_names == [*kinds, "run", "week", "date", "rent_8xh100", "h100_card_price"]
    assert table.num_rows == 24 * 10
    rows = table.to_pylist()
    assert len({tuple(row[kind] for kind in kinds) for row in rows}) == 8
    last = [row for row in rows if row["date"].month == 3]
    found = np.quantile([row["rent_8xh100"] for row in last if row["boom"] == "herd"], 0.25)
    assert found == report["theories"]["boom"]["herd"]["quantiles"]["rent_8xh100"]["p25"]
    values = np.array([row["h100_card_price"] for row in last]).reshape(2, 2, 2, 3)
    between = values.mean(axis=-1).var() / values.var()
    assert between == pytest.approx(report["spread"]["end"]["h100_card_price"]["theories"])


def test_files(suanli: Command, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    wanted = (*SHORT, "--runs", 40, *RENT, "--indicator", "resale_discount")
    told = suanli.json(*wanted, "--out", tmp_path / "runs.parquet")
    table = pq.read_table(tmp_path / "runs.parquet")
    assert table.column_names[5:] == ["run", "week", "date", "rent_8xh100", "resale_discount"]
    assert table.schema.field("rent_8xh100").metadata == {b"unit": b"kCNY/month"}
    assert all(table.schema.field(name).metadata[b"unit"] for name in ("rent_8xh100", "resale_discount"))
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
        (("--theories", "push,hird"), "--theories: names 'hird', which is no theory of boom; expected one or more of"),
        (("--theories", "boom=hird"), "Did you mean 'herd'?"),
        (("--theories", "rebond=constant"), "no kind of theory; did you mean 'rebound'?"),
        (("--theories", "posted"), "It is one of resale: --theories resale=posted"),
        (("--theories", "push", "--theories", "boom=herd"), "names boom twice"),
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


def worked(group: int) -> int:
    """Seconds for which a group of processes has been at work: on a busy machine they pass later."""
    found = subprocess.run(["ps", "-eo", "pgid=,time="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in found.splitlines()]
    clocks = [clock.partition(".")[0].split(":")[-2:] for pgid, clock in rows if int(pgid) == group]
    return sum(60 * int(minutes) + int(seconds) for minutes, seconds in clocks)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes")
def test_an_interrupt_tells_what_is_finished_and_leaves_no_process(tmp_path: Path) -> None:
    """As a terminal sends it: to the command and to its workers."""
    out = tmp_path / "runs.parquet"
    command = [sys.executable, "-m", "sandbox", "ensemble", "tiny", "--runs", "100000", "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--json", "--out", str(out), *RENT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 240.0
    while worked(process.pid) < 16 and time.monotonic() < deadline:  # some are made by then, and never all
        time.sleep(0.25)
    os.killpg(process.pid, signal.SIGINT)
    shown, err = process.communicate(timeout=120)
    told = json.loads(shown)
    assert process.returncode == 130
    assert told["partial"] and 0 < told["runs"] < told["asked"] == 100_000
    assert err.startswith(f"stopped: {told['runs']} of 100000 runs are made") and "Traceback" not in err

    import pyarrow.parquet as pq

    table = pq.read_table(out)
    assert table.num_rows == told["runs"] * told["weeks"]
    assert table.schema.metadata[b"partial"] == b"True"
    deadline = time.monotonic() + 30.0  # what keeps count of shared things ends a moment after the command
    while running(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(process.pid) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted by /proc")
def test_workers_end_with_a_command_that_was_killed() -> None:
    command = [sys.executable, "-m", "sandbox", "ensemble", "tiny", "--runs", "1000000", "--workers", "2", *RENT]
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, start_new_session=True)
    deadline = time.monotonic() + 60.0
    while len(running(process.pid)) < 4 and time.monotonic() < deadline:  # itself, what keeps count, and two workers
        time.sleep(0.05)
    assert len(running(process.pid)) >= 4
    time.sleep(1.0)
    process.kill()
    process.wait(60)
    deadline = time.monotonic() + 30.0
    while running(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(process.pid) == []


def test_a_disk_that_is_full_of_runs_is_told_with_its_folder(suanli: Command, tmp_path: Path) -> None:
    """What is kept of the runs lies beside --out, and else where temporary files do."""
    resource = pytest.importorskip("resource", reason="only Unix limits a file's size")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        status, err = suanli.refused(*SHORT, "--runs", 8, "--out", tmp_path / "bands.csv")
        other, elsewhere = suanli.refused(*SHORT, "--runs", 200)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert status == other == 2
    assert err.startswith(f"{tmp_path}: runs could not be kept there: File too large. Make room")
    assert elsewhere.startswith("TMPDIR: runs could not be kept there: File too large.")
    assert not list(tmp_path.iterdir())


def test_too_little_memory_is_told_in_a_line(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError("Unable to allocate 3 GiB")

    monkeypatch.setattr(pool, "here", full)
    assert suanli.refused(*SHORT, "--runs", 4) == (2, f"{TOO_LITTLE}\n")


def test_processes_that_cannot_be_started_are_told_by_their_option(suanli: Command) -> None:
    resource = pytest.importorskip("resource", reason="only Unix limits how many files are open")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/dev/fd")) + 2, before[1]))
    try:
        status, err = suanli.refused(*SHORT[:-1], "8", "--runs", 40)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert (status, err) == (1, "--workers: processes could not be started: Too many open files. Use fewer workers.\n")
