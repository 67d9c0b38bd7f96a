"""Whether a worker lives, and which of its jobs went wrong, for `./run doctor`."""

from collections.abc import Iterator

from config.findings import Finding, advice, fact, problem
from config.worker.heartbeat import ready
from config.worker.jobs import lateness
from config.worker.models import Job

LATE = 900  # seconds: longer than a dead worker's lease, and than jobs usually take


def check() -> Iterator[Finding]:
    """Read the heartbeat and the job table."""
    alive = ready()
    if alive != "ok":
        yield problem(
            f"No worker is at work ({alive}).", "Start one: ./run worker, or its unit or container."
        )
        return
    yield fact("A worker is at work.")
    if (late := lateness()) > LATE:
        yield advice(f"A job is {late:.0f} s late.", "Start another worker, or look at its log.")
    for job in Job.objects.exclude(last_problem="").order_by("name"):
        yield advice(
            f"The job {job.name} went wrong ({job.last_problem}).", "Look at the worker's log."
        )
