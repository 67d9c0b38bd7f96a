"""Questions that are answered inside the installation: a module of ours, in a process of its own."""

import json
import subprocess
import sys
from typing import Any

from bench.faults.stage import Stage
from bench.hot_path.processes import clean


def ask(stage: Stage, module: str, order: object, *, of_sandbox: bool = False) -> Any:
    """Run a module of ours in a process of the product (or the sandbox): JSON in, JSON out."""
    env = stage.services["sandbox"].env if of_sandbox else clean(stage.env)
    command = [sys.executable, "-m", f"bench.faults.inside.{module}"]
    ended = subprocess.run(
        command, env=env, input=json.dumps(order), capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise SystemExit(f"{module} failed:\n{ended.stderr}")
    return json.loads(ended.stdout.splitlines()[-1])
