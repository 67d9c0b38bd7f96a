"""What the person in front of the demo reads."""

import sys
from typing import TextIO

from config.logs import scrub

WIDE = 50


class Screen:
    """Write progress lines: a mark, the call that was made, and what came of it."""

    def __init__(self, stream: TextIO = sys.stdout) -> None:
        self.stream = stream
        is_utf8 = (stream.encoding or "").lower().replace("-", "") == "utf8"
        self.done, self.failed = ("✓", "✗") if is_utf8 else ("ok", "failed:")
        if hasattr(stream, "reconfigure"):
            # A subject in Japanese must not end the demo on a terminal that cannot show it.
            stream.reconfigure(errors="replace")

    def say(self, text: str = "") -> None:
        """Write one line."""
        print(text, file=self.stream, flush=True)

    def title(self, text: str) -> None:
        """Begin a part of the story."""
        self.say(f"\n{text}")

    def step(self, call: str, result: str) -> None:
        """Report a call that did what it should."""
        self.say(f"  {self.done} {call:<{WIDE}} {result}".rstrip())

    def detail(self, text: str) -> None:
        """Show a piece of an answer."""
        self.say(f"      {text}")

    def failure(self, call: str, expected: str, got: str) -> None:
        """Report a call that went wrong, without the secrets an error may repeat."""
        self.say(f"  {self.failed} {call}")
        self.detail(f"expected  {expected}")
        self.detail(f"got       {scrub(got)}")
