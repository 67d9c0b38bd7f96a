"""The words a provider definition is written in. Frozen data; a definition holds literals and references only."""

from providers.spec.delivery import Delivery, Notice, Reply, Unreadable
from providers.spec.failure import Failure
from providers.spec.feed import Check, Feed, Forged, LookedUp, Made, Order, Subscribing
from providers.spec.grant import MAIN, Grant, Identity
from providers.spec.guide import Guide
from providers.spec.oauth import OAuth, Revocation
from providers.spec.provider import Provider
from providers.spec.service import Permission, Service
from providers.spec.setting import AppToken, Setting
from providers.spec.shape import UUID, Shape
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
    "UUID",
    "AppToken",
    "BuildRequest",
    "Call",
    "Check",
    "Delivery",
    "Failure",
    "Feed",
    "Forged",
    "Grant",
    "Guide",
    "Identity",
    "LookedUp",
    "Made",
    "Notice",
    "OAuth",
    "Order",
    "Page",
    "Permission",
    "Provider",
    "Reply",
    "Revocation",
    "Service",
    "Setting",
    "Shape",
    "ShapeResponse",
    "Subscribing",
    "Tool",
    "Unreadable",
    "UpstreamAnswer",
    "UpstreamRequest",
]
