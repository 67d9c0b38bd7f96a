"""Who reads the document, as far as the examples in it depend on that."""

from dataclasses import dataclass, replace

from providers.registry import Offer
from tools_catalog.samples.call import call_of
from tools_catalog.samples.curl import curl


@dataclass(frozen=True)
class Caller:
    """The server's own address, and whether calls name an account."""

    server: str
    names_account: bool = False

    def example(self, offer: Offer) -> str:
        """Return a tool's example as a command that this caller can run."""
        return curl(replace(call_of(offer), for_account=self.names_account), self.server)
