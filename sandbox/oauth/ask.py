"""An authorization request, and the two ways in which one is refused."""

from dataclasses import dataclass
from urllib.parse import urlencode

from sandbox.fake import Fake


class ShownRefusal(Exception):
    """A request that ends on an error page, because nobody may be redirected."""

    def __init__(self, error: str, description: str):
        super().__init__(error)
        self.error = error
        self.description = description


class SentRefusal(Exception):
    """A request that ends in a redirect to the client with an error."""

    def __init__(self, location: str):
        super().__init__("redirected")
        self.location = location


@dataclass(frozen=True)
class Ask:
    """What a client asks of a person, as far as it is well-formed."""

    fake: Fake
    client_id: str
    query: str
    redirect_uri: str
    challenge: str
    scopes: dict[str, list[str]]
    offline: bool

    @property
    def all_scopes(self) -> list[str]:
        """Return every scope asked for, whosever token it is for."""
        return [scope for scopes in self.scopes.values() for scope in scopes]

    def location(self, send_iss: bool, **answer: str) -> str:
        """Return the callback address with an answer on it."""
        answer |= {"iss": self.fake.oauth.issuer} if send_iss else {}
        return callback(self.redirect_uri, self.query, answer)


def callback(redirect_uri: str, query: str, answer: dict[str, str]) -> str:
    """Append an answer and the state, which goes back byte for byte as it came."""
    pieces = [urlencode(answer), *(part for part in query.split("&") if part.startswith("state="))]
    return redirect_uri + ("&" if "?" in redirect_uri else "?") + "&".join(pieces[:2])
