"""The command run in this process, and a plan for it."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox import cli

PLAN = [
    {"kind": "survey", "tick": 0, "province": "Gansu"},
    {
        "kind": "place",
        "tick": 4,
        "hall": 1,
        "province": "Gansu",
        "hall_type": "inference",
        "chip": "a800",
        "cards": 64,
        "operator": "telco",
        "name": "河西一号",
    },
    {"kind": "voucher", "tick": 4, "province": "Gansu", "budget": 10},
]


def with_member(game: Path, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A capsule with a changed member under good seals."""
    with zipfile.ZipFile(game) as bundle:
        parts = {member: bundle.read(member) for member in bundle.namelist()}
    parts[name] = change(parts[name])
    manifest = json.loads(parts["manifest.json"])
    seals = {member: hashlib.sha256(part).hexdigest() for member, part in parts.items() if member != "manifest.json"}
    parts["manifest.json"] = json.dumps({**manifest, "sha256": seals}).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for member, part in parts.items():
            bundle.writestr(member, part)
    return buffer.getvalue()


class Command:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        """Run the command in this process: exit status, standard output, messages."""
        self.monkeypatch.setattr(sys, "argv", ["suanli", *map(str, arguments)])
        status = cli.run()
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err
        return status, shown.out, shown.err

    def json(self, *arguments: object) -> dict:
        status, out, err = self(*arguments, "--json")
        assert (status, err) == (0, "")

        def never(name: str) -> None:
            raise AssertionError(f"{name} is no JSON")

        return json.loads(out, parse_constant=never)

    def refused(self, *arguments: object) -> tuple[int, str]:
        status, out, err = self(*arguments)
        assert status in (1, 2)
        assert out == ""
        assert len(err.splitlines()) == 1
        return status, err
