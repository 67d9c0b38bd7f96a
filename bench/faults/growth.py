"""What may not grow under steady load: memory, open files, DATA_DIR, queues."""

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

import psycopg

from bench.faults.findings import Findings
from bench.faults.stage import Stage
from bench.hot_path.cpu import family, resident

EVERY = 10.0  # seconds
MEGABYTE = 1 << 20
QUEUES = """
SELECT (SELECT count(*) FROM accounts_outbox)
     + (SELECT count(*) FROM inbox_webhookdelivery WHERE status = 'waiting' AND due_at <= now())
"""
# Of what was there before, with room for what has no trend: a web worker that is renewed, a burst of messages.
MOST = {"memory": 1.10, "files": 1.25, "DATA_DIR": 1.25, "queued": 1.25}
SLACK = {"memory": 5.0, "files": 20.0, "DATA_DIR": 4.0, "queued": 20.0}

Sample = dict[str, float]


def watch(stage: Stage, seconds: float) -> list[Sample]:
    """Look at everything every ten seconds, for so long."""
    until, samples = time.monotonic() + seconds, []
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(EVERY, left))
        samples.append(dict(look(stage)))
    return samples


def look(stage: Stage) -> Iterator[tuple[str, float]]:
    """Yield what each process and the whole have now (MB, files, rows)."""
    for name in ("web", "worker"):
        pid = stage.services[name].pid
        yield f"{name}: memory", resident(pid) / MEGABYTE
        yield f"{name}: files", float(sum(map(open_files, family(pid))))
    yield "DATA_DIR", stage.disk.used() / MEGABYTE
    with psycopg.connect(stage.database_url, connect_timeout=5) as database:
        yield "queued", float(database.execute(QUEUES).fetchone()[0])


def open_files(pid: int) -> int:
    with suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/fd"))
    return 0


def judge(findings: Findings, samples: Sequence[Sample]) -> None:
    """Compare the last quarter with the second: the first warms up."""
    quarter = max(1, len(samples) // 4)
    for name in samples[0]:
        kind = name.rpartition(": ")[2]
        before, after = (
            statistics.median(each[name] for each in part)
            for part in (samples[quarter : 2 * quarter] or samples, samples[-quarter:])
        )
        most = max(before * MOST[kind], before + SLACK[kind])
        findings.check_most(f"{name}, from {before:.1f}", most, after, "")
