"""Live connections: an account's integration, its sealed tokens, what is switched on, what must be revoked."""

from integrations.models.feed_address import FeedAddress
from integrations.models.integration import EnabledPermission, Integration
from integrations.models.key_check import KeyCheck
from integrations.models.oauth_client import OAuthClient
from integrations.models.revocation_job import RevocationJob
from integrations.models.token import Token
from integrations.models.toolkit_config import ToolkitConfig

__all__ = [
    "EnabledPermission",
    "FeedAddress",
    "Integration",
    "KeyCheck",
    "OAuthClient",
    "RevocationJob",
    "Token",
    "ToolkitConfig",
]
