"""A refresh in a child, which is left alone or killed somewhere."""

import os
import signal
import sys
import time
from typing import Any

from bench.faults.inside.steps import Marks, dying_at
from integrations import tokens
from integrations.models import Token


def timed(token: str, provider: Any, marks: Marks) -> float:
    """Return the seconds that a refresh takes which nobody disturbs."""
    began = begun(token, provider, marks, "")
    os.waitpid(began[0], 0)
    return time.perf_counter() - began[1]


def killed(token: str, provider: Any, marks: Marks, step: str, moment: float) -> str:
    """Kill a refresh at a step, or so many seconds after its beginning; say what ended it."""
    pid, at = begun(token, provider, marks, step)
    if not step:
        while (left := at + moment - time.perf_counter()) > 0:
            time.sleep(left if left > 0.001 else 0)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return "killed" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"


def begun(token: str, provider: Any, marks: Marks, step: str) -> tuple[int, float]:
    """Fork a child and return its process id and the moment at which it begins to refresh."""
    marks.forget()
    hear, say = os.pipe()
    pid = os.fork()
    if not pid:
        refresh(token, provider, marks, step, say)
    os.close(say)
    os.read(hear, 1)
    os.close(hear)
    return pid, time.perf_counter()


def refresh(token: str, provider: Any, marks: Marks, step: str, say: int) -> None:
    """Refresh as a call does whose access token is spent, and end without a word."""
    row = Token.objects.select_related("integration", "client").get(pk=token)
    dying_at(step, marks)
    os.write(say, b"!")
    try:
        tokens.refresh_once(provider, row)
    except BaseException as exc:
        print(type(exc).__name__, file=sys.stderr)
        os._exit(2)
    os._exit(0)
