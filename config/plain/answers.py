"""Heads of answers read in one go; one with anything to it, or not all there yet, is left to `http.client`."""

import re
from collections.abc import Mapping
from http.client import HTTPMessage, HTTPResponse

MOST = 99  # headers, as http.client has it
LINE = r"([\w!#$%&'*+.^`|~-]+):[ \t]*((?:[!-~][ -~\t]*)?)\r\n"
# Of an answer whose body its headers tell the end of.
HEAD = re.compile(
    rf"HTTP/1\.1 (?!204|304)([2-9][0-9]{{2}})( [ -~]*)?\r\n((?:{LINE})*)\r\n", re.ASCII
)
LENGTH = re.compile(r"[0-9]{1,18}")
EACH = re.compile(LINE, re.ASCII)

Pairs = list[tuple[str, str]]


class Message(HTTPMessage):
    """Headers as they came, and nothing behind them."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self._headers = pairs

    def items(self) -> Pairs:
        return self._headers.copy()

    def get_payload(self, i: int | None = None, decode: bool = False) -> None:
        return None


class PlainAnswer(HTTPResponse):
    """An answer whose head is read at once where all of it is there and plain."""

    def begin(self) -> None:
        is_usual = self.headers is None and self._method != "HEAD"
        if found := is_usual and plain_head(self.fp.peek()):
            self._take(*found)
        else:
            super().begin()

    def _take(self, head: re.Match[str], pairs: Pairs, first: Mapping[str, str]) -> None:
        self.fp.read(head.end())
        self.code = self.status = int(head[1])
        self.reason, self.version = (head[2] or "").strip(), 11
        self.headers = self.msg = Message(pairs)
        self._frame(first)

    def _frame(self, first: Mapping[str, str]) -> None:
        """Note where the body ends, from what the first header of each name says."""
        self.chunked = first.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = self.length = None
        if not self.chunked and "content-length" in first:
            self.length = int(first["content-length"])
        is_open = not self.chunked and self.length is None
        self.will_close = is_open or "close" in first.get("connection", "").lower()


def plain_head(beginning: bytes) -> tuple[re.Match[str], Pairs, dict[str, str]] | None:
    """Return a plain head, its headers, and the first of each name; None for one that is not or not all there."""
    head = HEAD.match(beginning.decode("latin-1"))
    if head is None:
        return None
    pairs = EACH.findall(head[3])
    first = {name.lower(): value for name, value in reversed(pairs)}
    is_usual = len(pairs) <= MOST and LENGTH.fullmatch(first.get("content-length", "0"))
    return (head, pairs, first) if is_usual else None
