"""Let an error name a parameter as the caller spelled it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from config.api.errors import Invalid
from providers.schemas import Signature, signature_of
from providers.spec import Tool


@contextmanager
def named_as_sent(tool: Tool, sources: Iterable[Mapping[str, Any]]) -> Iterator[None]:
    """Rename what an error in the block says of our arguments; a provider's words stay as they are."""
    try:
        yield
    except Invalid as exc:
        name_as_sent(exc, tool, sources)
        raise


def name_as_sent(error: Invalid, tool: Tool, sources: Iterable[Mapping[str, Any]]) -> None:
    """Rename what an error of ours says."""
    if error.details.get("source") != "provider":
        rename(error, spellings_in(signature_of(tool), sources))


def spellings_in(signature: Signature, sources: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return canonical names with the spelling that won: the later source's, the canonical one first."""
    sent: dict[str, str] = {}
    for source in sources:
        known = signature.spellings
        sent |= {known[name]: name for name in source if name in known}
        sent |= {name: name for name in signature.params if name in source}
    return sent


def rename(error: Invalid, sent: dict[str, str]) -> None:
    """Put the caller's spelling where the sentence and the fields begin with a canonical name."""
    error.args = (respelled(str(error), sent),)
    if fields := error.details.get("fields"):
        error.details["fields"] = {respelled(path, sent): said for path, said in fields.items()}


def respelled(text: str, sent: dict[str, str]) -> str:
    return re.sub(r"^\w+", lambda name: sent.get(name[0], name[0]), text)
