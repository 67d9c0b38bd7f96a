"""A script in Redis, run with as little around it as can be: the client's machinery costs more than the way there."""

from collections.abc import Sequence
from hashlib import sha1
from typing import Any

from hiredis import pack_command
from redis.exceptions import NoScriptError

from config.redis_connections import RedisConnections

Part = str | int


class RedisScript:
    """Asks on connections of its own, under a client's timeouts. Nothing is tried twice; RedisError when away."""

    def __init__(self, connections: RedisConnections, text: str) -> None:
        self.connections, self.text = connections, text
        self.name = sha1(text.encode()).hexdigest()  # noqa: S324 (it is how Redis names scripts)

    def __call__(self, keys: Sequence[Part], args: Sequence[Part]) -> Any:
        connection = self.connections.take()
        try:
            connection.connect()
            self.connections.look_at(connection)
            return self._answer(connection, (len(keys), *keys, *args))
        finally:
            self.connections.give_back(connection)

    def _answer(self, connection: Any, parts: Sequence[Part]) -> Any:
        try:
            return asked(connection, ("EVALSHA", self.name, *parts))
        except NoScriptError:  # a Redis that has just started; it keeps the script from now on
            return asked(connection, ("EVAL", self.text, *parts))


def asked(connection: Any, command: tuple[Part, ...]) -> Any:
    connection.send_packed_command([pack_command(command)], check_health=False)
    return connection.read_response()
