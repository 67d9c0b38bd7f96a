"""What staff look at each morning: connections, refreshes that fail, grants to be taken back."""

from itertools import product

from django.db.models import Count, Min
from django.utils.timesince import timesince

from config.counting import COUNTED_TO, counts, in_words
from config.figures import Cell, Reading, Table, figure, list_of
from integrations.models import Integration, RevocationJob, Token
from providers.registry import providers

COUNTED_IN_TABLE = 1_000
STATUSES = tuple(Integration.Status)


@figure("Refreshes that fail", "integrations.Token", "refresh=failing")
def failing_refreshes() -> Reading:
    failing = Token.objects.filter(failing_since__isnull=False)
    found = failing.order_by("-obtained_at", "-id")[:COUNTED_TO]
    return backlog(**found.aggregate(number=Count("pk"), since=Min("failing_since")))


@figure("Grants to be taken back", "integrations.RevocationJob")
def revocations() -> Reading:
    found = RevocationJob.objects.order_by("due_at")[:COUNTED_TO]
    return backlog(**found.aggregate(number=Count("pk"), since=Min("created_at")))


def backlog(number: int, since: object) -> Reading:
    """Return how many wait, and for how long the oldest of them has."""
    if not number:
        return Reading("0")
    return Reading(in_words(number), "bad", f"oldest {timesince(since, depth=1)}")


def connections() -> Table:
    """Count the integrations of each provider by status, each number with its list."""
    cells = list(product(sorted(providers()), STATUSES))
    lists = (Integration.objects.filter(provider=slug, status=status) for slug, status in cells)
    numbers = dict(zip(cells, counts(lists, COUNTED_IN_TABLE), strict=True))
    in_use = [slug for slug in sorted(providers()) if any(numbers[slug, s] for s in STATUSES)]
    rows = [row(slug, {s: numbers[slug, s] for s in STATUSES}) for slug in in_use]
    columns = ("Provider", *(status.label for status in STATUSES))
    return Table("Integrations", "integrations.Integration", columns, rows)


def row(slug: str, numbers: dict[str, int]) -> tuple[Cell, ...]:
    heading = Cell(slug, list_of(Integration, f"provider={slug}"))
    return (heading, *(number_of(slug, status, n) for status, n in numbers.items()))


def number_of(slug: str, status: str, number: int) -> Cell:
    where = list_of(Integration, f"provider={slug}&status__exact={status}")
    return Cell(in_words(number, COUNTED_IN_TABLE), where if number else "")
