"""How the command ends when it is not let finish: a closed pipe, a full disk, Ctrl-C, each with one line at most."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = "import sys; sys.argv[0] = 'suanli'; from sandbox.cli import main; sys.exit(main())"  # as pip writes it
MODULE = "import runpy; runpy.run_module('sandbox', run_name='__main__', alter_sys=True)"
CLOSED, STOPPED = 141, 130

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")]


def environment(first: Path | None = None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [first, ROOT] if first else [ROOT]))}


def ended(arguments: list[str], stdout: int, stderr: int = subprocess.PIPE) -> tuple[int, str]:
    command = [sys.executable, "-m", "sandbox", *arguments]
    done = subprocess.run(command, stdout=stdout, stderr=stderr, env=environment(), timeout=60)
    return done.returncode, (done.stderr or b"").decode()


@pytest.fixture
def pipe() -> int:
    """The end for writing of a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    yield write
    os.close(write)


# what it would end with, and so what it ends with when only its messages are lost
COMMANDS = {
    "schema scenario": 0,
    "paths": 0,
    "run tiny": 0,
    "check tiny": 0,
    "check gone.json": 2,
    "--version": 0,
    "--help": 0,
    "run --help": 0,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_pipe_ends_quietly(command: str, pipe: int) -> None:
    assert ended(command.split(), pipe) == (CLOSED, "")
    assert ended(command.split(), pipe, pipe) == (CLOSED, "")
    assert ended(command.split(), subprocess.DEVNULL, pipe) == (COMMANDS[command], "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told(command: str) -> None:
    with open("/dev/full", "wb") as full:
        status, said = ended(command.split(), full.fileno())
    assert status == 2
    assert len(said.splitlines()) == 1
    assert "No space left on device" in said


@pytest.mark.parametrize("command", [command for command in COMMANDS if "--help" not in command])
def test_an_output_that_is_closed_from_the_beginning_is_told(command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m sandbox {command} >&-"],
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
        timeout=60,
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("standard output: is closed.")


def interrupted(code: str, arguments: list[str], first: Path | None = None) -> tuple[int, str]:
    """Start Python on some code, interrupt it once it says so, and return how it ends."""
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(first), text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    return process.returncode, said


HERE = "import time\nprint('here', flush=True)\ntime.sleep(60)\n"


@pytest.mark.parametrize("start", [SCRIPT, MODULE], ids=["suanli", "python -m sandbox"])
@pytest.mark.parametrize("room", ["typer", "numpy", "pydantic", "rich"])
def test_an_interrupt_while_importing_ends_with_one_line(start: str, room: str, tmp_path: Path) -> None:
    deaf = f"try:\n    {HERE.replace(chr(10), '; ')}\nexcept BaseException:\n    pass\n"  # as some libraries are
    (tmp_path / f"{room}.py").write_text(deaf)
    assert interrupted(start, ["run", "tiny"], tmp_path) == (STOPPED, "stopped\n")


@pytest.mark.parametrize("start", [SCRIPT, MODULE], ids=["suanli", "python -m sandbox"])
def test_an_interrupt_while_playing_ends_with_one_line(start: str) -> None:
    slow = f"from sandbox.play.simulation import Simulation\ndef advance(self):\n    {HERE.replace(chr(10), '; ')}\n"
    assert interrupted(f"{slow}Simulation.advance = advance\n{start}", ["run", "tiny"]) == (STOPPED, "stopped\n")


@pytest.mark.parametrize("start", [SCRIPT, MODULE], ids=["suanli", "python -m sandbox"])
def test_an_interrupt_while_python_ends_is_one_line(start: str) -> None:
    late = f"import atexit\ndef late():\n    {HERE.replace(chr(10), '; ')}\natexit.register(late)\n"
    status, said = interrupted(f"{late}{start}", ["run", "gone.json"])
    assert (status, said.splitlines()[1:]) == (STOPPED, ["stopped"])


def test_whoever_starts_a_command_without_interrupts_gets_none() -> None:
    """As nohup and a script's background jobs do."""
    ignoring = "import signal, sandbox.cli; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    seen = "import atexit; atexit.register(lambda: print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN))\n"
    done = subprocess.run(
        [sys.executable, "-c", ignoring + seen + SCRIPT, "--version"],
        capture_output=True,
        env=environment(),
        text=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "True"


def test_the_front_door_is_not_read_before_it_is_asked() -> None:
    code = "import sys, sandbox.cli; print('numpy' in sys.modules); import sandbox; sandbox.Simulation"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "False\n")
