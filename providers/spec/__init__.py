"""The words a provider definition is written in. Frozen data; a definition holds literals and references only."""

from providers.spec.failure import Failure
from providers.spec.grant import MAIN, Grant, Identity
from providers.spec.guide import Guide
from providers.spec.oauth import OAuth, Revocation
from providers.spec.provider import Provider
from providers.spec.service import Permission, Service
from providers.spec.setting import AppToken, Setting
from providers.spec.tool import Page, Tool
from providers.spec.upstream import (
    BuildRequest,
    Call,
    ShapeResponse,
    UpstreamAnswer,
    UpstreamRequest,
)

__all__ = [
    "MAIN",
    "AppToken",
    "BuildRequest",
    "Call",
    "Failure",
    "Grant",
    "Guide",
    "Identity",
    "OAuth",
    "Page",
    "Permission",
    "Provider",
    "Revocation",
    "Service",
    "Setting",
    "ShapeResponse",
    "Tool",
    "UpstreamAnswer",
    "UpstreamRequest",
]
