"""A stage of the Dockerfile without a container engine: an overlay over this machine's `/`."""

import os
import shutil
import subprocess
from pathlib import Path

from deploy.instructions import context

PYTHON = "/usr/bin/python3"  # stands for the python of the base image
ROOT = Path(__file__).resolve().parent.parent


class Stage:
    """A file system, and the environment, folder and user that the instructions so far have set."""

    def __init__(self, folder: Path) -> None:
        parts = [folder / name for name in ("root", "upper", "work")]
        for part in parts:
            part.mkdir(parents=True)
        self.root, upper, work = parts
        self.env = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin", "HOME": "/"}
        self.workdir, self.user, self.said = "/", "0:0", {}
        mount(
            "-t",
            "overlay",
            "-o",
            f"lowerdir=/,upperdir={upper},workdir={work}",
            "overlay",
            self.root,
        )
        mount("--rbind", "/dev", self.root / "dev")
        mount("-t", "proc", "proc", self.root / "proc")
        mount("-t", "tmpfs", "tmpfs", self.root / "tmp")
        self.inside("/usr/local/bin/python").unlink(missing_ok=True)
        self.inside("/usr/local/bin/python").symlink_to(PYTHON)

    def inside(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def command(self, words: list[str]) -> list[str]:
        """Return what runs these words in here, as the user that holds now."""
        user, group = self.user.split(":")
        drop = [
            "setpriv",
            f"--reuid={user}",
            f"--regid={group}",
            "--clear-groups",
            "--no-new-privs",
        ]
        return ["chroot", str(self.root), *drop, "env", f"--chdir={self.workdir}", *words]

    def start(self, words: list[str], **more: str) -> subprocess.Popen:
        return subprocess.Popen(self.command(words), env=self.env | more)

    def follow(self, name: str, rest: str, stages: dict[str, "Stage"]) -> None:
        """Carry out an instruction; what only speaks to an engine is kept in `said`."""
        steps = {"ENV": self.set, "RUN": self.run, "WORKDIR": self.go, "USER": self.become}
        if name == "COPY":
            self.copy(rest.split(), stages)
        elif name in steps:
            steps[name](rest)
        else:
            self.said[name] = rest

    def set(self, rest: str) -> None:
        pairs = (word.partition("=") for word in rest.split())
        self.env |= {name: value.replace("$PATH", self.env["PATH"]) for name, _, value in pairs}

    def run(self, rest: str) -> None:
        if self.start(["sh", "-ec", rest], PIP_NO_CACHE_DIR="1", **machine()).wait():
            raise SystemExit(f"This failed: RUN {rest}")

    def go(self, folder: str) -> None:
        self.inside(folder).mkdir(parents=True, exist_ok=True)
        self.workdir = folder

    def become(self, user: str) -> None:
        self.user = user

    def copy(self, words: list[str], stages: dict[str, "Stage"]) -> None:
        """Copy a folder of another stage, one file of the context, or all of it."""
        *origin, source, target = words
        if origin:
            other = stages[origin[0].removeprefix("--from=")]
            shutil.copytree(other.inside(source), self.inside(target), symlinks=True)
            return
        for path in context(ROOT) if source == "." else [source]:
            copied = self.inside(target) / path if source == "." else self.inside(target)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, copied)


def machine() -> dict[str, str]:
    """Return how this machine reaches its package index."""
    return {name: value for name, value in os.environ.items() if name.startswith("PIP_")}


def mount(*words: object) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)
