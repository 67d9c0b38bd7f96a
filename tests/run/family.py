"""A parent with children, to be killed from outside: prints their process ids, then supervises."""

import sys
from pathlib import Path

from django.conf import settings

from config.processes.children import Child
from config.processes.output import LogFiles
from config.processes.supervisor import Supervisor


def main(folder: Path) -> None:
    with Supervisor(LogFiles(folder), print) as supervisor:
        obedient, deaf = Child("obedient", ["sleep", "1000"]), Child("deaf", DEAF, patience=0.5)
        supervisor.start(obedient, deaf)
        print(obedient.pid, deaf.pid, flush=True)
        supervisor.watch()


# It ignores SIGTERM and has a child of its own: only its whole group can be killed.
DEAF = ["sh", "-c", "trap '' TERM; echo deaf; sleep 1000; sleep 1000"]

if __name__ == "__main__":
    settings.configure(BASE_DIR=Path(__file__).resolve().parents[2])
    try:
        main(Path(sys.argv[1]))
    except KeyboardInterrupt:
        print("stopped", flush=True)
