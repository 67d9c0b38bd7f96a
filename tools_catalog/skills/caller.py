"""Who reads the document, as far as the examples in it depend on that."""

from dataclasses import dataclass

from tools_catalog.reference.examples import ACCOUNT, KEY


@dataclass(frozen=True)
class Caller:
    """The server's own address, and whether calls name an account."""

    server: str
    names_account: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """Return curl's arguments for the headers that every call carries."""
        return (KEY, ACCOUNT) if self.names_account else (KEY,)
