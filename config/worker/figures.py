"""What staff look at each morning: whether the worker lives, and which jobs went wrong."""

from math import inf

from config.counting import counts, in_words
from config.figures import Reading, figure
from config.worker.heartbeat import STALE, silence
from config.worker.models import Job


@figure("Worker last seen", "worker.Heartbeat")
def worker() -> Reading:
    seconds = silence()
    if seconds == inf:
        return Reading("never", "bad")
    return Reading(f"{seconds:.0f} s ago", "bad" if seconds >= STALE.total_seconds() else "")


@figure("Jobs that went wrong", "worker.Job", "last_problem__isempty=0")
def jobs() -> Reading:
    (number,) = counts([Job.objects.exclude(last_problem="")])
    return Reading(in_words(number), "bad" if number else "")
