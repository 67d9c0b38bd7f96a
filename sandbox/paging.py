"""Cut lists into pages with an opaque token for the next one."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from sandbox.refusals import Refusal


def page_of(items: list, size: int, token: str) -> tuple[list, str]:
    """Return one page and the token of the next, empty at the end."""
    start = _start(token)
    end = start + size
    return items[start:end], _token(end) if end < len(items) else ""


def _token(start: int) -> str:
    return urlsafe_b64encode(b"page:%d" % start).decode()


def _start(token: str) -> int:
    if not token:
        return 0
    try:
        label, number = urlsafe_b64decode(token).split(b":")
        return int(number) if label == b"page" else _refuse()
    except (NotBase64, ValueError):
        return _refuse()


def _refuse() -> int:
    raise Refusal("invalid_page", "Invalid page token")


def size_of(asked: str | None, default: int, most: int) -> int:
    """Read a page size: missing is the default, too much is the most, nonsense is refused."""
    if asked in (None, ""):
        return default
    if not asked.isdecimal() or int(asked) < 1:
        raise Refusal("invalid", f"Invalid page size '{asked}'", field="limit")
    return min(int(asked), most)
