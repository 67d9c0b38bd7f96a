"""What staff look at each morning: what providers delivered and nobody has got yet."""

from django.utils.timesince import timesince

from config.counting import counts, in_words
from config.figures import Reading, figure
from inbox.feeds.parked import parked
from inbox.feeds.working import overdue


@figure("Incoming events waiting", "inbox.Arrival", "status__exact=waiting")
def waiting() -> Reading:
    since = overdue().values_list("due_at", flat=True).first()
    if since is None:
        return Reading("0")
    (number,) = counts([overdue()])
    return Reading(in_words(number), "bad", f"oldest {timesince(since, depth=1)}")


@figure("Incoming events about nobody", "inbox.Arrival", "status__exact=parked")
def about_nobody() -> Reading:
    (number,) = counts([parked()])
    return Reading(in_words(number))
