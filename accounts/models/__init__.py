"""Who there is: users, partners, their apps and keys, the accounts of end users, and the event log."""

from accounts.models.account import ConnectedAccount
from accounts.models.api_key import ApiKey
from accounts.models.app import App
from accounts.models.device import DeviceSignIn
from accounts.models.erasure import Erasure
from accounts.models.event import Event
from accounts.models.link import ChainLink
from accounts.models.logo import PartnerLogo
from accounts.models.look import Look
from accounts.models.outbox import Outbox
from accounts.models.partner import Partner
from accounts.models.user import User

__all__ = [
    "ApiKey",
    "App",
    "ChainLink",
    "ConnectedAccount",
    "DeviceSignIn",
    "Erasure",
    "Event",
    "Look",
    "Outbox",
    "Partner",
    "PartnerLogo",
    "User",
]
