"""Names in somebody's file: what a terminal would obey is written out, and markup stays as it was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command

from sandbox.commands.messages import lines
from sandbox.errors import written_out

NAME = "\u001b[31m\u202ehidden\u0085"


def test_control_and_direction_characters_are_written_out() -> None:
    assert written_out(NAME) == lines(NAME) == "\\u001b[31m\\u202ehidden\\u0085"
    assert lines("算力 A\tB\n±½–\u3000\u00a0") == "算力 A\tB\n±½–\u3000\u00a0"
    assert written_out("one\tline\n") == "one\\tline\\n"
    assert written_out("a\u200bb\ud83d\U000e0041") == "a\\u200bb\\ud83d\\udb40\\udc41"
    assert json.loads(lines(json.dumps([NAME, "\U000e0041"], ensure_ascii=False))) == [NAME, "\U000e0041"]


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
