"""Connections that begin, end and change."""

from config.api.openapi.types import FLAG, TEXT, TEXTS, said
from inbox.webhooks.event_types.spec import (
    INTEGRATION_EXAMPLE,
    OF_INTEGRATION,
    EventType,
    told,
)

REASON = said(TEXT, "What the provider said, where it said something.")

TYPES = (
    EventType(
        "integration.connected",
        "Somebody connected a provider, or connected it again.",
        told(
            {
                **OF_INTEGRATION,
                "reconnected": said(FLAG, "It was connected before."),
                "missing_scopes": said(TEXTS, "What was asked for and not granted."),
                "account_mismatch": said(FLAG, "Another person at the provider than before."),
            },
            "account_mismatch",
        ),
        {**INTEGRATION_EXAMPLE, "reconnected": False, "missing_scopes": []},
    ),
    EventType(
        "integration.disconnected",
        "A connection was ended by you or by its person, or went with its account.",
        told(OF_INTEGRATION),
        INTEGRATION_EXAMPLE,
    ),
    EventType(
        "integration.expired",
        "The provider no longer accepts the connection. Its person has to connect again.",
        told({**OF_INTEGRATION, "reason": REASON}, "reason"),
        {**INTEGRATION_EXAMPLE, "reason": "invalid_grant"},
    ),
    EventType(
        "integration.revoked",
        "The person took back at the provider what they had granted.",
        told({**OF_INTEGRATION, "reason": REASON}, "reason"),
        {**INTEGRATION_EXAMPLE, "reason": "token_revoked"},
    ),
    EventType(
        "integration.scopes_changed",
        "The provider grants a connection more or less than before.",
        told({**OF_INTEGRATION, "added": TEXTS, "removed": TEXTS}),
        {
            **INTEGRATION_EXAMPLE,
            "added": [],
            "removed": ["https://www.googleapis.com/auth/gmail.send"],
        },
    ),
    EventType(
        "integration.recovered",
        "A connection that had ended works again.",
        told(OF_INTEGRATION),
        INTEGRATION_EXAMPLE,
    ),
)
