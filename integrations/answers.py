"""What is answered about integrations, as JSON Schemas."""

from typing import Any

from config.api.openapi.success import a_list, an_object
from config.api.openapi.types import FLAG, TEXT, TEXTS, TIME, UUID, one_of, or_null, said
from integrations.models import Integration

STATUS = one_of(
    Integration.Status.values,
    "`pending`: never connected yet. `active`: calls can be made. `expired`: the provider takes its token no longer. "
    "`revoked`: the person withdrew it.",
)
HEAD: dict[str, Any] = {
    "id": UUID,
    "provider": TEXT,
    "status": STATUS,
    "connected_at": said(or_null(TIME), "Null while it is pending."),
}
INTEGRATION = an_object(HEAD, title="Integration")
OWN_INTEGRATION = an_object(
    {
        "provider": TEXT,
        "status": STATUS,
        "connected_at": HEAD["connected_at"],
        "services": said(TEXTS, "Services with a permission that is granted and switched on."),
    },
    title="OwnIntegration",
)
PERSON = or_null(an_object({"id": TEXT, "name": TEXT, "email": TEXT}))
SWITCH = an_object(
    {
        "service_name": said(TEXT, "The id of a permission, such as `gmail.read`."),
        "is_enabled": FLAG,
    },
    title="EnabledService",
)
LEDGER = an_object({"requested": TEXTS, "granted": TEXTS, "missing": TEXTS})
NEED = an_object({"permission": TEXT, "needed_scopes": TEXTS, "missing_scopes": TEXTS})
INTEGRATION_DETAIL = an_object(
    {
        **HEAD,
        "enabled_services": said(a_list(SWITCH), "Every granted permission, on or off."),
        "missing_scopes": said(TEXTS, "Asked for and not granted."),
        "connected_as": said(PERSON, "Who is connected, as far as the provider told."),
        "account_mismatch": said(FLAG, "Somebody else is connected than before."),
        "formerly_connected_as": PERSON,
        "scopes": LEDGER,
        "permissions": said(a_list(NEED), "What each permission of the provider needs and lacks."),
    },
    title="IntegrationDetail",
)

EXAMPLE = {
    "id": "6f1e0d8a-4a52-4f0e-9d6b-2f6b6c1f9a11",
    "provider": "google",
    "status": "active",
    "connected_at": "2026-02-25T12:05:00.000Z",
}
READ_MAIL = "https://www.googleapis.com/auth/gmail.readonly"
EXAMPLE_DETAIL = {
    **EXAMPLE,
    "enabled_services": [{"service_name": "gmail.read", "is_enabled": True}],
    "missing_scopes": [],
    "connected_as": {"id": "1084", "name": "Mara Lind", "email": "mara@northwind.example"},
    "account_mismatch": False,
    "formerly_connected_as": None,
    "scopes": {"requested": [READ_MAIL], "granted": [READ_MAIL], "missing": []},
    "permissions": [
        {"permission": "gmail.read", "needed_scopes": [READ_MAIL], "missing_scopes": []}
    ],
}
