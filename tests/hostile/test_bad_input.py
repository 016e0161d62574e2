"""Files that nobody meant: each gets one clear message, soon, in little memory, and is left as it was."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import sandbox
from sandbox import cli

TINY = sandbox.load_scenario("tiny").model_dump(mode="json", exclude_unset=True)
PATIENCE_S = 2.0
LONGEST_MB = 300


def scenario(**changes: object) -> bytes:
    return json.dumps({**TINY, **changes}).encode()


def spliced(text: str) -> bytes:
    """The tiny scenario with its seed replaced by any text at all."""
    return json.dumps({**TINY, "seed": "@"}).replace('"@"', text).encode()


SCENARIOS: dict[str, tuple[bytes, str, int]] = {
    # what: (content, words of the message, exit status)
    "empty": (b"", "is empty", 2),
    "blank": (b" \n\t ", "is empty", 2),
    "zeros": (bytes(4096), "is not JSON", 2),
    "a list": (b"[]", "", 0),
    "a number": (b"7", "expected an object", 1),
    "no object": (b'"rush"', "expected an object", 1),
    "cut off": (scenario()[:-40], "is not JSON: line 1", 2),
    "wrong type": (scenario(weeks="many"), "weeks", 1),
    "a truth for a number": (scenario(weeks=True), "weeks", 1),
    "too many weeks": (scenario(weeks=10**6), "weeks", 1),
    "unknown key": (scenario(wekks=5), "wekks", 1),
    "unknown key deep inside": (scenario(policy={"gate": True}), "policy.gate", 1),
    "unknown parameter": (scenario(parameters={"epss": 0.9}), "did you mean 'eps'?", 1),
    "unknown event": (scenario(shocks={"r11": {"on": False}}), "did you mean 'r1'?", 1),
    "unknown province of a decision": (
        scenario(decisions=[{"kind": "survey", "tick": 0, "province": "Atlantis"}]),
        "decisions[0].province",
        1,
    ),
    "unknown chip of a decision": (
        scenario(
            decisions=[
                {
                    "kind": "place",
                    "tick": 0,
                    "hall": 1,
                    "province": "Gansu",
                    "hall_type": "training",
                    "chip": "h1000",
                    "cards": 8,
                    "operator": "city",
                }
            ]
        ),
        "did you mean 'h100'?",
        1,
    ),
    "a hall beyond the slots": (scenario(decisions=[{"kind": "pause", "tick": 0, "hall": 9}]), "4 slots", 1),
    "a decision after the end": (scenario(decisions=[{"kind": "pause", "tick": 26, "hall": 1}]), "last week is 25", 1),
    "far-off parameter": (scenario(parameters={"eps": 1e12}), "parameters.eps", 1),
    "far-off size of an event": (scenario(shocks={"r1": {"value": 1e9}}), "shocks.r1.value", 1),
    "size of something else": (scenario(shocks={"r1": {"value": {"magic": 1.0}}}), "magic", 1),
    "not a Monday": (scenario(start="2023-01-03"), "Monday before is 2023-01-02", 1),
    "the end of time": (scenario(start="9999-12-27"), "between 1990 and 2100", 1),
    "newer": (scenario(schema_version=99), "was made for version 99", 2),
    "older than the oldest": (scenario(schema_version=-1), "schema_version is -1", 1),
    "a version in words": (scenario(schema_version="one"), 'schema_version is "one"', 1),
    "NaN": (spliced("NaN"), "holds NaN", 2),
    "Infinity": (spliced("-Infinity"), "holds -Infinity", 2),
    "too large a float": (spliced("1e999"), "1e999", 2),
    "500 digits": (spliced("9" * 500), "500 digits", 2),
    "5,000 digits": (spliced("9" * 5000), "5000 digits", 2),
    "double key": (spliced('1, "seed": 2'), "the key 'seed' twice", 2),
    "lone surrogate": (spliced('"\\ud83d"'), "lone surrogate", 2),
    "lone surrogate as a key": (spliced('1, "\\udc00": 2'), "lone surrogate", 2),
    "not UTF-8": (scenario().replace(b"Two", b"T\xe4o"), "is not UTF-8: byte", 2),
    "UTF-16": (scenario().decode().encode("utf-16"), "is not", 2),
    "deep": (b"[" * 100_000 + b"]" * 100_000, "nested deeper than 32", 2),
    "deep objects": (b'{"a":' * 100_000, "nested deeper than 32", 2),
    "many empty lists": (b"[" + b"[]," * 2_700_000 + b"0]", "more than 200000 values", 2),
    "many numbers": (b"[" + b"0," * 4_000_000 + b"0]", "more than 200000 values", 2),
    "long text": (spliced('"' + "x" * 7_000_000 + '"'), "text of 7000000 characters", 2),
    "100 MB": (b" " * 100_000_000, "larger than 8 MiB", 2),
    "a program's class": (scenario(__class__="os.system"), "__class__", 1),
    "yaml": (b"!!python/object/apply:os.system ['true']", "is not JSON", 2),
    "a zip file": (b"PK\x03\x04\xff", "a saved game ends in .suanli", 2),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is not", 2),
}
DECISIONS: dict[str, tuple[bytes, str, int]] = {
    "cut off": (b'{"kind": "survey", "ti', "line 1: is not JSON", 2),
    "second line": (b'{"kind": "survey", "tick": 0, "province": "Gansu"}\n{"kind"}\n', "line 2", 2),
    "unknown kind": (b'{"kind": "conquer", "tick": 0}', "kind", 1),
    "unknown field": (b'{"kind": "survey", "tick": 0, "province": "Gansu", "speed": 2}', "speed", 1),
    "no tick": (b'{"kind": "survey", "province": "Gansu"}', "tick", 1),
    "a half card": (
        b'{"kind":"place","tick":0,"hall":1,"province":"Gansu","hall_type":"training","chip":"h100","cards":8.5,'
        b'"operator":"city"}',
        "cards",
        1,
    ),
    "a million lines": (b"1\n" * 1_000_000, "1000000 lines", 2),
    "numbers": (b"1\n2\n", "", 1),
}


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as bundle:
        for name, part in parts.items():
            bundle.writestr(name, part)
    return buffer.getvalue()


def capsule_parts(folder: Path) -> tuple[bytes, dict[str, bytes]]:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.advance(3)
    sandbox.save_capsule(game, folder / "good.suanli")
    raw = (folder / "good.suanli").read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
        return raw, {name: bundle.read(name) for name in bundle.namelist()}


def link_entry(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name)
            if name == "digests.bin":
                info.external_attr = 0o120777 << 16  # a symbolic link
                part = b"/etc/passwd"
            bundle.writestr(info, part)
    return buffer.getvalue()


def headers_that_lie(raw: bytes) -> bytes:
    """Every member says that it expands to almost 4 GiB."""
    out, at = bytearray(raw), 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
        at += 4
    return bytes(out)


CAPSULES: dict[str, tuple[Callable[[bytes, dict[str, bytes]], bytes], str]] = {
    "empty": (lambda raw, parts: b"", "is empty"),
    "a scenario": (lambda raw, parts: scenario(), "no zip file"),
    "cut off": (lambda raw, parts: raw[: len(raw) // 2], "is damaged"),
    "zeros under the header": (lambda raw, parts: raw[:100] + bytes(len(raw) - 100), "is damaged"),
    "names that climb": (lambda raw, parts: zipped({**parts, "../../evil": b"x"}), "is damaged"),
    "absolute names": (lambda raw, parts: zipped({**parts, "/etc/cron.d/evil": b"x"}), "is damaged"),
    "a name that climbs instead": (
        lambda raw, parts: zipped({("../" + n if n == "digests.bin" else n): p for n, p in parts.items()}),
        "is damaged",
    ),
    "a link in the zip": (lambda raw, parts: link_entry(parts), "does not match its seal"),
    "a bomb": (lambda raw, parts: zipped({**parts, "digests.bin": bytes(7 * 10**7)}), "would expand to"),
    "a bomb under good seals": (lambda raw, parts: zipped({**parts, "digests.bin": bytes(6 * 10**7)}), "would expand"),
    "sizes that lie": (lambda raw, parts: headers_that_lie(raw), "would expand"),
    "10,000 files": (lambda raw, parts: zipped({f"{i}": b"" for i in range(10_000)}, 0), "too many files"),
    "100 MB": (lambda raw, parts: raw + bytes(10**8), "larger than 32 MiB"),
    "deep manifest": (lambda raw, parts: zipped({**parts, "manifest.json": b"[" * 10**5}), "manifest.json"),
    "another zip": (lambda raw, parts: zipped({"hello.txt": b"x"}), "no manifest.json"),
}


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command in this process; return its exit status and all that it printed."""
    monkeypatch.setattr(sys, "argv", ["suanli", *arguments])
    status = cli.run()
    shown = capsys.readouterr()
    return status, shown.out + shown.err


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < 2 * PATIENCE_S  # making the file is part of it


def one_message(shown: str, words: str, name: str) -> None:
    lines = [line for line in shown.splitlines() if name in line]
    assert len(lines) == 1, shown[:2000]
    assert words in lines[0]
    assert len(lines[0]) < 600
    assert "Traceback" not in shown
    assert "Error:" not in shown


@pytest.mark.parametrize("what", SCENARIOS)
def test_scenarios(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content, words, status = SCENARIOS[what]
    path = tmp_path / "bad file.json"
    path.write_bytes(content)
    begin = time.process_time()
    found, shown = run(["check", str(path)], monkeypatch, capsys)
    assert time.process_time() - begin < PATIENCE_S
    assert found == status
    listed = [line for line in shown.splitlines() if line.startswith("  ")]
    if status:
        one_message("\n".join(listed), words, "bad file.json")
        found, shown = run(["run", str(path)], monkeypatch, capsys)
        assert found == status
        one_message(shown, words, "bad file.json")
    assert path.stat().st_size == len(content)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["bad file.json"]


@pytest.mark.parametrize("what", DECISIONS)
def test_decisions(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content, words, status = DECISIONS[what]
    path = tmp_path / "plan.jsonl"
    path.write_bytes(content)
    for arguments in (["check", str(path)], ["run", "tiny", "--player", "Gansu", "--decisions", str(path)]):
        found, shown = run(arguments, monkeypatch, capsys)
        assert found == status
        assert words in shown
        assert "plan.jsonl" in shown
        assert "Traceback" not in shown
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "where", "words"),
    [
        (b'[{"kind": "survey", "tick": -1, "province": "Gansu"}]', "plan.json: [0].tick:", "expected at least 0"),
        (b'[\n{"kind": "survey",\n"tick": -1, "province": "Gansu"}]', "[0].tick (line 3):", "is -1"),
        (b'{\n"kind": "survey"}', "plan.json:", "is missing"),  # not a list, so it is read as a scenario
    ],
)
def test_a_bad_list_of_decisions_in_a_json_file(
    content: bytes,
    where: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    status, shown = run(["check", str(path)], monkeypatch, capsys)
    assert status == 1
    assert where in shown
    assert words in shown


def test_a_scenario_for_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(TINY, indent=1), encoding="utf-8")
    status, shown = run(["run", "tiny", "--decisions", str(path)], monkeypatch, capsys)
    assert status == 1
    one_message(shown, "holds an object over several lines; expected one decision a line, or a list", "plan.json")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, bytes]]:
    return capsule_parts(tmp_path_factory.mktemp("good"))


@pytest.mark.parametrize("what", CAPSULES)
def test_capsules(
    what: str,
    good: tuple[bytes, dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make, words = CAPSULES[what]
    path = tmp_path / "game.suanli"
    content = make(*good)
    path.write_bytes(content)
    for command in ("check", "verify", "run"):
        begin = time.process_time()
        status, shown = run([command, str(path)], monkeypatch, capsys)
        assert time.process_time() - begin < PATIENCE_S
        assert status in (1, 2)
        found = [line for line in shown.splitlines() if not line.endswith("issue(s)")]
        one_message("\n".join(found), words, "game.suanli")
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.rglob("*")] == ["game.suanli"]


def test_members_stored_twice(tmp_path: Path, good: tuple[bytes, dict[str, bytes]]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle, pytest.warns(UserWarning, match="Duplicate"):
        for name, part in [*good[1].items(), ("history.json", b"{}")]:
            bundle.writestr(name, part)
    path = tmp_path / "game.suanli"
    path.write_bytes(buffer.getvalue())
    with pytest.raises(sandbox.CapsuleError, match="damaged"):
        sandbox.load_capsule(path)


@pytest.mark.parametrize("name", ["gone.json", "gone.suanli", "gone.jsonl", "folder", "folder.suanli", "x" * 300])
def test_no_file_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    for command in ("check", "run"):
        status, shown = run([command, str(tmp_path / name)], monkeypatch, capsys)
        assert status in (1, 2)
        found = [line for line in shown.splitlines() if not line.endswith("issue(s)")]
        one_message("\n".join(found), name, name)


@pytest.mark.skipif(sys.platform == "win32", reason="links and odd names of POSIX")
def test_odd_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    (tmp_path / "dangling.suanli").symlink_to(tmp_path / "nothing")
    (tmp_path / "fine [bold]link.json").symlink_to(tmp_path / "real.json")
    (tmp_path / "real.json").write_bytes(scenario())
    for name, expected in (("loop.json", 2), ("dangling.suanli", 2), ("fine [bold]link.json", 0)):
        assert (run(["run", str(tmp_path / name), "--until", "2023-01-09"], monkeypatch, capsys))[0] == expected
        status, shown = run(["check", str(tmp_path / name)], monkeypatch, capsys)
        assert (name, status) == (name, expected)
        assert "Traceback" not in shown
        assert name in shown


@pytest.mark.parametrize("load", [sandbox.load_scenario, sandbox.load_capsule, sandbox.load_decisions, sandbox.verify])
def test_the_front_door_refuses_names_that_cannot_be(load: Callable[[str], object], tmp_path: Path) -> None:
    (tmp_path / "loop.suanli").symlink_to(tmp_path / "loop.suanli")
    for name in ("", "a\0b", "x" * 5000, "\ud800", str(tmp_path), str(tmp_path / "loop.suanli"), os.devnull):
        with pytest.raises(sandbox.SandboxError) as refused:
            load(name)
        assert len(refused.value.issues) == 1


def test_the_same_words_about_the_author_s_own_decisions_are_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "many.json"
    path.write_bytes(scenario(decisions=[{"kind": "survey", "tick": 0, "province": "Gansu"}] * 500, player="Beijing"))
    status, shown = run(["run", str(path), "--until", "2023-01-09", "--json"], monkeypatch, capsys)
    assert (status, shown.count("the scenario's own survey")) == (0, 1)


def commands_that_read(path: Path) -> list[list[str]]:
    """Every command line that opens a file, as it is named there."""
    name, game = str(path), path.suffix == ".suanli"
    wanted = [["check", name], ["run", name], ["check", "tiny", "--scenario", name]]
    return [*wanted, ["verify", name], ["verify", f"{name}#x"]] if game else [
        *wanted, ["paths", name], ["run", "tiny", "--player", "Gansu", "--decisions", name]
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("ending", ["json", "jsonl", "suanli"])
@pytest.mark.parametrize("kind", ["pipe", "device", "loop", "folder"])
def test_what_is_no_file_is_not_waited_for(
    kind: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"bad.{ending}"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    for command in commands_that_read(path):
        begin, work = time.monotonic(), time.process_time()
        status, shown = run(command, monkeypatch, capsys)
        assert time.process_time() - work < PATIENCE_S
        assert time.monotonic() - begin < 15 * PATIENCE_S  # it may not wait either, on a machine that others use
        assert status == 2, command
        one_message("\n".join(line for line in shown.splitlines() if not line.endswith("issue(s)")), "", path.name)


@pytest.mark.parametrize(
    "text",
    [
        "seed=" + "9" * 5000,
        "seed=" + "[" * 100_000,
        "parameters.eps=" + "9" * 400,
        "parameters.eps*=" + "9" * 400,
        "provinces.Gansu.gdp=-" + "9" * 400,
        "seed=NaN",
        "weeks=1e400",
        "shocks.r1=nan",
        "shocks.r1=1e300",
        "shocks.r1=0001-01-01x",
        "parameters.eps*=1e308",
        "parameters.eps=nan",
        "parameters.eps=",
        "=",
        "",
        "...=1",
        "provinces.Gansu.gdp=-1",
        "name=\ud800",
        "player=Atlantis",
    ],
    ids=lambda text: text[:24].encode("ascii", "replace").decode() or "nothing",
)
def test_set(text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status, shown = run(["run", "tiny", "--set", text], monkeypatch, capsys)
    assert status in (1, 2)
    assert len(shown.splitlines()) == 1
    assert "--set" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("kind", ["protected", "pipe", "link to a device"])
@pytest.mark.parametrize("ending", ["json", "suanli"])
@pytest.mark.skipif(sys.platform == "win32", reason="pipes and modes of POSIX")
def test_what_must_not_be_replaced_is_left(
    kind: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"mine.{ending}"
    if kind == "pipe":
        os.mkfifo(out)
    elif kind == "protected":
        out.write_text("mine")
        out.chmod(0o444)
    else:
        out.symlink_to("/dev/null")
    before = out.lstat()
    status, shown = run(["run", "tiny", "--player", "Gansu", "--out", str(out)], monkeypatch, capsys)
    assert (status, len(shown.splitlines())) == (2, 1)
    assert "--out" in shown
    after = out.lstat()
    assert (after.st_mode, after.st_ino, after.st_size) == (before.st_mode, before.st_ino, before.st_size)


def test_a_plan_of_many_faults_tells_as_many_as_one_can_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.jsonl"
    line = json.dumps({"kind": "survey", "tick": 3, "province": "Gansu"})
    plan.write_text("\n".join([line] * 9_999))
    status, shown = run(["check", "--scenario", "tiny", "--player", "Gansu", str(plan)], monkeypatch, capsys)
    assert status in (1, 2)
    assert len(shown.splitlines()) < 50
    assert "more faults" in shown


# --- in a process of its own -----------------------------------------------------------------------------------------
# The most that the process itself held, by its own account: what it inherits at its birth does not count.
WATCHED = """
import runpy, sys
try:
    runpy.run_module("sandbox", run_name="__main__", alter_sys=True)
finally:
    held = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(held.split()[1], file=open(sys.argv.pop(), "w"))
"""


def alone(arguments: list[str], folder: Path) -> tuple[subprocess.CompletedProcess[bytes], float, float]:
    """Run ``python -m sandbox`` and return its result, seconds of its work, and peak memory in MB."""
    note = folder / "held.txt"
    begin = os.times()
    command = [sys.executable, "-c", WATCHED.replace("sys.argv.pop()", repr(str(note))), *arguments]
    result = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": os.getcwd()}, timeout=60)
    end = os.times()
    worked = end.children_user + end.children_system - begin.children_user - begin.children_system
    return result, worked, int(note.read_text()) / 1024


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("what", ["many empty lists", "deep", "100 MB", "a bomb", "not UTF-8"])
def test_alone_in_a_process(what: str, tmp_path: Path, good: tuple[bytes, dict[str, bytes]]) -> None:
    capsule = what in CAPSULES and what != "100 MB"
    content = CAPSULES[what][0](*good) if capsule else SCENARIOS[what][0]
    path = tmp_path / ("bad.suanli" if capsule else "bad.json")
    path.write_bytes(content)
    result, seconds, megabytes = alone(["check", str(path)], tmp_path)
    assert result.returncode in (1, 2)
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert seconds < 2 * PATIENCE_S
    assert megabytes < LONGEST_MB


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and /dev/zero")
def test_a_file_without_an_end(tmp_path: Path) -> None:
    (tmp_path / "endless.suanli").symlink_to("/dev/zero")
    for name in ("/dev/zero", str(tmp_path / "endless.suanli")):
        result, seconds, megabytes = alone(["check", name], tmp_path)
        assert result.returncode in (1, 2)
        assert b"Traceback" not in result.stderr
        assert seconds < 2 * PATIENCE_S
        assert megabytes < LONGEST_MB


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="names that are not text")
def test_a_name_that_is_not_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.json"
    with open(name, "wb") as file:
        file.write(scenario())
    result, _, _ = alone(["check", os.fsdecode(name)], tmp_path)
    assert result.returncode == 0
    assert b"fine" in result.stdout
    assert result.stderr == b""
