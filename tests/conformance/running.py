"""Run samples as their readers would: the programs of a language one after the other, in one process."""

import json
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field

PATIENCE = 300
# Each module says what it logs; what it throws ends it alone.
IMPORTING = """
import { readFileSync } from "node:fs";

for (const name of JSON.parse(readFileSync("names.json"))) {
  const outcome = { name, printed: [], error: "" };
  console.log = (...values) => outcome.printed.push(...values);
  try {
    await import(`./${name}.mjs`);
  } catch (error) {
    outcome.error = String(error);
  }
  process.stdout.write(JSON.stringify(outcome) + "\\n");
}
"""
# Each command runs in a shell of its own, which any failure ends. curl tells the statuses it was answered.
ONE_COMMAND = """\
( set -eu -o pipefail
curl() { command curl -sS -w '%%{stderr}%%{http_code}\n' "$@"; }
%s
) >"$FOLDER/%s.out" 2>"$FOLDER/%s.err" || echo "status $?" >>"$FOLDER/%s.err"
"""


@dataclass
class Outcome:
    """The values that a sample printed, and how it failed."""

    printed: list = field(default_factory=list)
    error: str = ""


def run_python(samples, variables, folder):
    """Execute programs by name in this process, and return their outcomes."""
    with surroundings(variables):
        return {name: executed(name, source) for name, source in samples.items()}


def executed(name, source):
    outcome = Outcome()
    try:
        exec(
            compile(source, name, "exec"), {"print": lambda *values: outcome.printed.extend(values)}
        )
    except Exception as exc:
        outcome.error = repr(exc)
    return outcome


@contextmanager
def surroundings(variables):
    """Set the environment of this process for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def run_javascript(samples, variables, folder, before=""):
    """Import modules by name in one process of Node.js, after what is to be done `before`."""
    for name, source in samples.items():
        (folder / f"{name}.mjs").write_text(source)
    (folder / "names.json").write_text(json.dumps(list(samples)))
    (folder / "all.mjs").write_text(before + IMPORTING)
    printed = run(["node", "all.mjs"], variables, folder)
    outcomes = [json.loads(line) for line in printed.split("\n") if line]
    return {each.pop("name"): Outcome(**each) for each in outcomes}


def run_shell(samples, variables, folder, worst=399):
    """Run commands by name in one script, and return their outcomes; a status above `worst` is a failure."""
    script = "".join(ONE_COMMAND % (text, name, name, name) for name, text in samples.items())
    run(["bash", "-c", script], variables | {"FOLDER": str(folder)}, folder)
    return {name: said(folder, name, worst) for name in samples}


def said(folder, name, worst):
    """Return what a command printed: JSON as its value, anything else as text."""
    text = (folder / f"{name}.out").read_text()
    try:
        printed = json.loads(text)
    except ValueError:
        printed = text
    lines = (folder / f"{name}.err").read_text().splitlines()
    wrong = [line for line in lines if not (line.isdigit() and int(line) <= worst)]
    return Outcome([printed], "\n".join(wrong))


def run(command, variables, folder):
    """Run a program of this machine with nothing but these variables, and return what it printed."""
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    ).stdout


RUNNERS = {"sh": run_shell, "python": run_python, "js": run_javascript}
