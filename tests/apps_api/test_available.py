"""GET /v1/<app>/integrations/available."""

CURATED = [
    "gmail",
    "google-calendar",
    "slack",
    "google-sheets",
    "notion",
    "github",
    "hubspot",
    "outlook",
    "google-drive",
    "discord",
]


def test_lists_the_ten_curated_toolkits_in_order(app_api):
    response = app_api.read("available")

    listed = response.json()["integrations"]
    assert [each["toolkit"] for each in listed] == CURATED
    assert listed[1] == {
        "toolkit": "google-calendar",
        "displayName": "Google Calendar",
        "curated": True,
        "auth_schemes": ["OAUTH2"],
        "requires_byo_credentials": False,
    }


def test_finds_what_is_not_curated(app_api):
    response = app_api.read("available", {"search": "SalesF"})

    assert response.json() == {
        "integrations": [
            {
                "toolkit": "salesforce",
                "displayName": "Salesforce",
                "curated": False,
                "auth_schemes": ["OAUTH2"],
                "requires_byo_credentials": False,
            }
        ]
    }


def test_an_end_user_has_no_business_there(as_user):
    response = as_user("u-1").read("available")

    assert response.status_code == 401
    error = response.json()["error"]
    assert error["code"] == "AUTH_REQUIRED"
    assert error["message"] == "This route is for the app itself: call it with an app key"
    assert error["remediation"].startswith("Send an app key (bb_sk_…) in the Authorization header")


def test_a_call_is_metered_to_the_partner_and_names_the_app(app_api, app):
    from billing.models import UsageRecord

    response = app_api.read("available")

    record = UsageRecord.objects.get()
    assert (record.partner_id, record.app_id, record.counted) == (app.partner_id, app.pk, True)
    assert response["X-RateLimit-Limit"] == "100000"
