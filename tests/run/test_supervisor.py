"""Children that die start again, later each time; the end of the vital one ends everything."""

import sys
import time

import pytest

from config.processes.backoff import Backoff
from config.processes.children import Child
from config.processes.output import LogFiles, Terminal
from config.processes.supervisor import Supervisor, VitalChildEnded

SLEEP = ["sleep", "1000"]


def tick_until(supervisor, condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        supervisor.tick()
        time.sleep(0.02)


def test_a_dead_sandbox_starts_again_and_it_is_said(tmp_path):
    said = []
    sandbox = Child("sandbox", SLEEP)
    with Supervisor(LogFiles(tmp_path), said.append) as supervisor:
        supervisor.start(sandbox)
        first = sandbox.pid

        sandbox.process.kill()
        tick_until(supervisor, lambda: said and sandbox.is_running)

        assert sandbox.pid != first
        assert said == ["sandbox ended (-9); it starts again in 1 s."]
    assert not sandbox.is_running


def test_the_end_of_the_vital_child_ends_everything(tmp_path):
    web = Child("web", [sys.executable, "-c", "raise SystemExit(3)"], vital=True)
    other = Child("other", SLEEP)

    with Supervisor(LogFiles(tmp_path), print) as supervisor:
        supervisor.start(web, other)
        with pytest.raises(VitalChildEnded, match=r"^web ended by itself \(exit code 3\)\.$"):
            supervisor.watch()

    assert not other.is_running


def test_pauses_grow_to_half_a_minute_and_are_forgotten_after_a_steady_one():
    backoff = Backoff()

    assert [backoff.begin(lived=1) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert backoff.begin(lived=60) == 1


def test_output_goes_into_a_file_of_its_own(tmp_path):
    with Supervisor(LogFiles(tmp_path / "logs"), print) as supervisor:
        child = Child("worker", ["sh", "-c", "echo out; echo err >&2"])
        supervisor.start(child)
        child.process.wait(5)

    assert (tmp_path / "logs" / "worker.log").read_text() == "out\nerr\n"


class Stream:
    def __init__(self, is_terminal):
        self.lines, self.isatty = [], lambda: is_terminal

    def write(self, text):
        self.lines.append(text)

    def flush(self):
        pass


@pytest.mark.parametrize(("is_terminal", "line"), [(True, "sandbox | ready\n"), (False, "ready\n")])
def test_lines_are_named_for_people_and_bare_for_collectors(is_terminal, line):
    stream = Stream(is_terminal)
    with Supervisor(Terminal(stream), print) as supervisor:
        child = Child("sandbox", ["echo", "ready"])
        supervisor.start(child)
        child.process.wait(5)

    assert stream.lines == [line]
