"""Names in somebody's file: what a terminal would obey is written out, and markup stays as it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command

from sandbox.commands.messages import written_out

NAME = "\u001b[31m\u202ehidden\u0085"


def test_control_and_direction_characters_are_written_out() -> None:
    assert written_out(NAME) == "\\u001b[31m\\u202ehidden\\u0085"
    assert written_out("算力 A\tB\n±½–") == "算力 A\tB\n±½–"
    assert json.loads(written_out(json.dumps(NAME, ensure_ascii=False))) == NAME


@pytest.mark.parametrize("verb", ["check", "run"])
def test_no_command_sends_them_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    file = tmp_path / "odd.json"
    file.write_text(json.dumps({"name": NAME, "version": 2, "chips": {NAME: {}}, "player": NAME}), encoding="utf-8")
    status, out, err = Command(monkeypatch, capsys)(verb, file)
    assert status in (1, 2)
    assert "hidden" in out + err
    assert not any(character in out + err for character in "\u001b\u202e\u0085")
