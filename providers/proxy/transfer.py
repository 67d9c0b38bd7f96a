"""A download on its way to the caller, who never takes a broken one for whole."""

import errno
import logging
import socket
from contextlib import ExitStack
from functools import cached_property

from config.deadline import watchdog
from config.http import Unreachable
from integrations.download import Download
from providers.proxy.passage import Passage, reset

log = logging.getLogger("patchbay.downloads")


class Transfer:
    """What the web server iterates and closes. `caller` is the caller's socket, if the server shows it."""

    def __init__(self, download: Download, caller: socket.socket | None) -> None:
        self.download, self.caller, self.is_whole = download, caller, False
        self.pieces = iter(download)
        self.held = ExitStack()

    @cached_property
    def passage(self) -> Passage:
        """Both sides, watched from the first piece until we are closed."""
        passage = Passage(self.caller, self.download.response)
        self.held.callback(passage.close)
        self.held.enter_context(watchdog.watched(passage))
        return passage

    def __iter__(self) -> "Transfer":
        return self

    def __next__(self) -> bytes:
        """Return each piece when it comes; BrokenPipeError, which servers take calmly, if the rest never will."""
        self.passage.taken()
        try:
            piece = next(self.pieces)
        except StopIteration:
            self.is_whole = not self.passage.is_late
            raise
        except Unreachable as exc:
            if not self.passage.is_late:
                log.warning("a provider broke a download off: %s", exc)
            raise BrokenPipeError(errno.EPIPE, "the download broke off") from exc
        self.passage.offer()
        return piece

    def close(self) -> None:
        """Let go of the provider, and reset the connection of a caller who did not get everything."""
        self.held.close()
        self.download.close()
        if not self.is_whole and self.caller is not None:
            reset(self.caller)
