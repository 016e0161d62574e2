"""One rule of exit status: the same file ends every command that reads it in the same way, with one clear message."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import with_member

import sandbox
from sandbox import cli
from sandbox.play.capsule_read import VERSION

# What no message may hold: words of Python and of its libraries.
RAW = re.compile(
    r"Traceback|\b[A-Z]\w+Error\b|object is not|not subscriptable|NoneType|has no attribute|invalid literal|"
    r"[Ii]nput should|[Uu]nable to extract|constrained|pydantic|to unpack|errno|Errno"
)
TINY = sandbox.load_scenario("tiny").model_dump(mode="json", exclude_unset=True)
SURVEY = {"kind": "survey", "tick": 0, "province": "Gansu"}


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    played = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    played.submit([sandbox.Survey(tick=0, province="Gansu")])
    played.advance(3)
    path = tmp_path_factory.mktemp("games") / "good.suanli"
    sandbox.save_capsule(played, path)
    return path


def as_json(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    def changed(raw: bytes) -> bytes:
        data = json.loads(raw)
        change(data)
        return json.dumps(data).encode()

    return changed


def scenario(**changes: object) -> bytes:
    return json.dumps({**TINY, **changes}).encode()


def decision(**changes: object) -> bytes:
    return json.dumps({**SURVEY, **changes}).encode()


DEEP, NAN = b"[" * 1000 + b"]" * 1000, b'{"seed": NaN}'
HUGE = b" " * 100_000_000
# kind of file, what is wrong with it, what every command that reads it ends with
FILES: dict[tuple[str, str], tuple[Callable[[Path], bytes | None], int]] = {
    ("scenario", "missing"): (lambda _: None, 2),
    ("scenario", "empty"): (lambda _: b"", 2),
    ("scenario", "NaN"): (lambda _: NAN, 2),
    ("scenario", "deep"): (lambda _: b'{"a": ' + DEEP + b"}", 2),
    ("scenario", "100 MB"): (lambda _: HUGE, 2),
    ("scenario", "newer"): (lambda _: scenario(schema_version=99), 2),
    ("scenario", "wrong type"): (lambda _: scenario(weeks="many"), 1),
    ("scenario", "unknown key"): (lambda _: scenario(wekks=3), 1),
    ("scenario", "a switch of news"): (lambda _: scenario(shocks={"stargate": {"on": False}}), 1),
    ("plan", "missing"): (lambda _: None, 2),
    ("plan", "empty"): (lambda _: b"", 2),
    ("plan", "NaN"): (lambda _: b'{"kind": "voucher", "tick": 0, "province": "Gansu", "budget": NaN}', 2),
    ("plan", "deep"): (lambda _: DEEP, 2),
    ("plan", "100 MB"): (lambda _: HUGE, 2),
    ("plan", "wrong type"): (lambda _: decision(tick="now"), 1),
    ("plan", "unknown key"): (lambda _: decision(speed=2), 1),
    ("plan", "unknown name"): (lambda _: decision(province="Gansuu"), 1),
    ("game", "missing"): (lambda _: None, 2),
    ("game", "empty"): (lambda _: b"", 2),
    ("game", "100 MB"): (lambda good: good.read_bytes() + bytes(10**8), 2),
    ("game", "NaN"): (lambda good: with_member(good, "history.json", lambda _: NAN), 2),
    ("game", "deep"): (lambda good: with_member(good, "history.json", lambda _: DEEP), 2),
    ("game", "cut off"): (lambda good: good.read_bytes()[:700], 2),
    ("game", "no tree"): (lambda good: with_member(good, "history.json", lambda _: b"{}"), 2),
    ("game", "wrong type"): (
        lambda good: with_member(good, "history.json", as_json(lambda data: data["nodes"][0].update(reach="x"))),
        2,
    ),
    ("game", "unknown key"): (
        lambda good: with_member(good, "scenario.json", as_json(lambda data: data.update(wekks=3))),
        2,
    ),
    ("game", "unknown name"): (
        lambda good: with_member(good, "history.json", lambda raw: raw.replace(b'"Gansu"', b'"Gansuu"')),
        2,
    ),
    ("game", "newer"): (lambda good: newer(good), 2),
    ("game", "plays differently"): (
        lambda good: with_member(good, "digests.bin", lambda raw: raw[:-1] + bytes([raw[-1] ^ 1])),
        1,
    ),
}
ENDING = {"scenario": ".json", "plan": ".jsonl", "game": ".suanli"}
COMMANDS: dict[str, list[list[str]]] = {
    "scenario": [["check", "FILE"], ["run", "FILE"], ["migrate", "FILE"]],
    "plan": [
        ["check", "FILE", "--scenario", "tiny"],
        ["run", "tiny", "--player", "Gansu", "--until", "2023-01-16", "--decisions", "FILE"],
    ],
    "game": [["check", "FILE"], ["run", "FILE"], ["verify", "FILE"]],
}


def newer(good: Path) -> bytes:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(good) as bundle, zipfile.ZipFile(buffer, "w") as other:
        for member in bundle.namelist():
            raw = bundle.read(member)
            if "manifest" in member:
                raw = raw.replace(f'"version": {VERSION}'.encode(), b'"version": 99')
            other.writestr(member, raw)
    return buffer.getvalue()


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["suanli", *arguments])
    status = cli.run()
    shown = capsys.readouterr()
    return status, shown.out + shown.err


@pytest.mark.parametrize(("kind", "what"), FILES)
def test_a_file_ends_all_commands_alike(
    kind: str,
    what: str,
    game: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make, status = FILES[kind, what]
    path, content = tmp_path / f"bad{ENDING[kind]}", make(game)
    if content is not None:
        path.write_bytes(content)
    for command in COMMANDS[kind]:
        found, shown = run([str(path) if part == "FILE" else part for part in command], monkeypatch, capsys)
        assert (command[0], found) == (command[0], status), shown
        told = [line for line in shown.splitlines() if not re.fullmatch(r".*: \d+ issue\(s\)", line)]
        assert len(told) == 1
        assert path.name in told[0]
        assert not RAW.search(told[0])


@pytest.mark.parametrize("command", ["run", "check", "verify", "schema", "play"])
def test_the_rule_stands_in_every_help(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([command, "--help"], ["--help"]):
        status, shown = run(arguments, monkeypatch, capsys)
        assert status == 0
        assert "Exit status: 0 done" in " ".join(shown.split())


def test_a_bad_file_does_not_hide_the_others(
    game: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.suanli").write_bytes(b"")
    status, shown = run(["verify", str(tmp_path / "bad.suanli"), str(game)], monkeypatch, capsys)
    assert status == 2
    assert "same bits over 3 weeks" in shown
    assert "bad.suanli: is not a game" in shown
