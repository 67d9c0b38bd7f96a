"""A tool's example call as a page shows it."""

from providers.registry import Offer
from tools_catalog.reference.markdown import code
from tools_catalog.samples.call import call_of
from tools_catalog.samples.curl import curl


def shown(offer: Offer) -> str:
    """Return the call in a block of shell, below what has to be asked for first."""
    return f"{precondition(offer)}```sh\n{curl(call_of(offer))}\n```"


def precondition(offer: Offer) -> str:
    """Say that a connection has to be asked for the permission, where it is not by itself."""
    if offer.permission.default:
        return ""
    return f"The example takes {code(offer.permission.id)}, which is not asked for by default.\n\n"
