"""Tracebacks for the log: frames and kinds stay, what the text of an exception quotes of a request goes.

A KeyError quotes its key, int() what it could not read, PostgreSQL the row, urllib3 the address with its query. A value
may have several lines, so of a text only its first one is told, and what PostgreSQL begins with a word of its own.
"""

import re

# What these quote are names in our code.
OF_CODE = re.compile(r"(?:Attribute|Name|Type|Import|ModuleNotFound|UnboundLocal)Error: ")
BEGINNING = re.compile(r"Traceback \(|The above exception |During handling |$")
FRAME, OF_FRAME = '  File "', ("    ", "  [Previous line repeated ")
OF_POSTGRESQL = re.compile(r"(?:DETAIL|HINT|CONTEXT|LINE \d+): ")
VALUES = re.compile(
    # an address: its host is kept, unless a name and a password stand before it
    r"""(?P<url>\burl: |://(?=[^\s/?]*@)|://[^\s/?]*/?|\?)[^\s'")]+"""
    r"""|(?P<row>=\(|contains \().*"""
    r"""|(?P<quote>(?<!\w)['"])(?:.*['"]|.*)"""  # one that ends in another line as well
)
GONE = "…"


def without_values(text: str) -> str:
    """Return a formatted traceback with the values in the texts of its exceptions blanked."""
    told: list[str] = []
    is_frame, is_first = False, True
    for line in text.split("\n"):
        is_frame = line.startswith(FRAME) or (is_frame and line.startswith(OF_FRAME))
        if is_frame or BEGINNING.match(line):
            told.append(line)
            is_first = is_first or bool(line)
        elif is_first or OF_POSTGRESQL.match(line):
            told.append(spoken(line))
            is_first = False
        elif told[-1] != GONE:
            told.append(GONE)
    return "\n".join(told)


def spoken(line: str) -> str:
    """Blank the values in a line, unless it is about our code."""
    if OF_CODE.match(line):
        return line
    return VALUES.sub(lambda found: f"{found[found.lastgroup]}{GONE}", line)
