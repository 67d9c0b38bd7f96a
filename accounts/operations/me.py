"""The route that tells who calls, described."""

from config.api.openapi.operation import Operation
from config.api.openapi.success import a_list, an_object, enveloped
from config.api.openapi.types import COUNT, TEXT, URL, said
from integrations.answers import HEAD

LIMIT = {"type": "integer", "minimum": -1, "description": "-1 is unlimited."}

SHOW_ME = Operation(
    id="show_me",
    tag="Keys",
    summary="Tell whose key this is",
    description="Takes every valid key whatever its standing, and does not count. `usage` is this month's for partner "
    "plans, today's for personal ones.",
    takes_account=True,
    answers=(
        enveloped(
            an_object(
                {
                    "email": TEXT,
                    "tier": said(TEXT, "The plan."),
                    "usage": an_object({"current": COUNT, "limit": LIMIT}),
                    "integrations": a_list(
                        an_object({"provider": TEXT, "status": HEAD["status"]}),
                        description="Of the account in X-Account-Id, or of a personal key's own user.",
                    ),
                    "dashboardUrl": URL,
                },
                title="Me",
            ),
            {
                "email": "mara@northwind.example",
                "tier": "pro",
                "usage": {"current": 12, "limit": 100_000},
                "integrations": [{"provider": "google", "status": "active"}],
                "dashboardUrl": "https://patchbay.example/settings",
            },
            description="The key's owner.",
        ),
    ),
)
