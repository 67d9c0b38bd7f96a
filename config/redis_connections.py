"""Connections to Redis beside the client's pool, which keeps figures of each that nobody asks for."""

import os
from collections import deque
from typing import Any

from redis import Redis
from redis.exceptions import ConnectionError as Lost


class RedisConnections:
    """As many connections as are used at once, made as a client's pool makes them."""

    def __init__(self, client: Redis) -> None:
        self.make, self.idle = client.connection_pool.make_connection, deque[Any]()

    def take(self) -> Any:
        """Return a connection that nobody uses, connected or not. A fork leaves its parent's alone."""
        try:
            connection = self.idle.pop()
        except IndexError:
            return self.make()
        return connection if connection.pid == os.getpid() else self.take()

    def look_at(self, connection: Any) -> None:
        """Connect anew where Redis has closed the connection meanwhile, or an answer is left in it."""
        try:
            is_good = not connection.can_read()
        except (Lost, OSError):
            is_good = False
        if not is_good:
            connection.disconnect()
            connection.connect()

    def give_back(self, connection: Any) -> None:
        """Keep a connection, a broken one too: it is disconnected by now, and connects when it is used."""
        self.idle.append(connection)
