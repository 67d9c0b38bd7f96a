"""Follow the Dockerfile where no container engine runs: its own steps, in its order, as root on Linux.

    unshare --mount .venv/bin/python -m deploy.rehearse PUBLIC_URL=https://connect.example …

The mounts are this process's own, so nothing stays behind. The last stage is made read-only but for its volume
and /tmp; `migrate`, CMD and HEALTHCHECK run as USER with ENV and the command line's variables; SIGTERM ends it.
"""

import json
import sys
import time
from pathlib import Path

from deploy.instructions import instructions
from deploy.stage import ROOT, Stage, mount

PATIENCE = 60  # seconds until HEALTHCHECK has to pass


def build(folder: Path) -> Stage:
    """Return the last stage."""
    stages: dict[str, Stage] = {}
    stage = None
    for number, (name, rest) in enumerate(instructions(ROOT / "Dockerfile")):
        print(f"{name} {' '.join(rest.split())}", flush=True)
        if name == "FROM":
            stage = Stage(folder / str(number))
            stages[rest.rpartition(" AS ")[2]] = stage
        elif stage:
            stage.follow(name, rest, stages)
    return stage


def seal(stage: Stage) -> None:
    """Make everything read-only but the volume."""
    volume = stage.inside(stage.said["VOLUME"])
    mount("--bind", volume, volume)
    mount("-o", "remount,bind,ro", stage.root)


def words(said: str) -> list[str]:
    return json.loads(said[said.index("[") :])


def rehearse(stage: Stage, given: dict[str, str]) -> int:
    """Migrate, start, wait for health, stop; return the server's exit code."""
    if stage.start(["python", "manage.py", "migrate", "--verbosity", "0"], **given).wait():
        return 1
    began, server = time.monotonic(), stage.start(words(stage.said["CMD"]), **given)
    while server.poll() is None and time.monotonic() - began < PATIENCE:
        if not stage.start(words(stage.said["HEALTHCHECK"]), **given).wait():
            break
        time.sleep(0.5)
    user = Path(f"/proc/{server.pid}/status").read_text().partition("Uid:")[2].split()[0]
    print(f"healthy after {time.monotonic() - began:.1f} s, as user {user}; stopping", flush=True)
    server.terminate()
    return server.wait()


if __name__ == "__main__":
    folder = Path("/mnt")
    mount("-t", "tmpfs", "-o", "mode=0755", "tmpfs", folder)
    image = build(folder)
    seal(image)
    ended = rehearse(image, dict(word.split("=", 1) for word in sys.argv[1:]))
    sys.exit(f"the server ended with {ended}" if ended else 0)
