"""The two pools of threads that send deliveries: endpoints in trouble cannot take the threads of the others."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from uuid import UUID

from inbox.models import WebhookDelivery
from inbox.webhooks.picking import pick


class Pool:
    """Threads of this process, and how many deliveries of one endpoint they may have at once."""

    def __init__(self, name: str, *, threads: int, most: int, troubled: bool) -> None:
        self.name, self.threads, self.most, self.troubled = name, threads, most, troubled
        self.in_flight: dict[Future[None], UUID] = {}

    @cached_property
    def executor(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self.threads, thread_name_prefix=f"webhooks-{self.name}")

    def fill(self, send: Callable[[WebhookDelivery], None]) -> int:
        """Begin as many deliveries as there are threads for; return how many."""
        self.in_flight = {it: pk for it, pk in self.in_flight.items() if not it.done()}
        room = self.threads - len(self.in_flight)
        if not room:
            return 0
        found = pick(room, self.most, troubled=self.troubled, without=self.full())
        for delivery in found:
            self.in_flight[self.executor.submit(send, delivery)] = delivery.endpoint_id
        return len(found)

    def full(self) -> list[UUID]:
        """Return the endpoints that have as many in flight as they may."""
        numbers = Counter(self.in_flight.values())
        return [pk for pk, number in numbers.items() if number >= self.most]


POOLS = (
    Pool("well", threads=24, most=4, troubled=False),
    Pool("troubled", threads=8, most=1, troubled=True),
)
