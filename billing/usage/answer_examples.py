"""Examples of what is answered about usage."""

KEY = {
    "id": "7b0c2f5e-0d5a-4b8f-9d55-6b1f5d8c3a21",
    "name": "Backend",
    "masked": "sk_live_…x7Qf",
}
ACCOUNT = {"id": "550e8400-e29b-41d4-a716-446655440000", "external_id": "user-123"}
SUM = {"calls": 12, "failed": 1}
TALLY = {"calls": 12, "ok": 11, "failed": 1, "counted": 12}
USAGE = {
    "plan": "pro",
    "period": {
        "start": "2026-02-01T00:00:00.000Z",
        "end": "2026-03-01T00:00:00.000Z",
        "included": 100_000,
        "extra_calls": 0,
        "used": 12,
        "remaining": 99_988,
        "overage": {
            "calls": 0,
            "cost_usd": "0.00",
            "price_per_1000_usd": "0.50",
            "spend_cap_usd": None,
        },
        "projected": {"calls": 13, "cost_usd": "0.00"},
    },
    "from": "2026-02-25",
    "to": "2026-02-25",
    "totals": TALLY,
    "days": [{"date": "2026-02-25", **TALLY}],
    "by_provider": [{"provider": "google", **SUM}],
    "by_status": [
        {"status": 200, "calls": 11, "failed": 0},
        {"status": 404, "calls": 1, "failed": 1},
    ],
    "by_app": [{"app_id": None, **SUM}],
    "by_key": [{**KEY, **SUM}],
    "by_account": [{**ACCOUNT, "calls": 12}],
}
RECORD = {
    "id": 4711,
    "at": "2026-02-25T12:00:00.000Z",
    "request_id": "req_3f9a1c0d5b7e2a4c6d8e0f1a",
    "key": KEY,
    "account": ACCOUNT,
    "app_id": None,
    "method": "GET",
    "route": "/api/v1/gmail/messages",
    "provider": "google",
    "action": "gmail_list_messages",
    "status": 200,
    "counted": True,
    "units": 1,
    "ms": 184.2,
    "provider_ms": 171.5,
    "stages": {"auth": 1.1, "limit": 2.4, "select": 0.6, "provider": 171.5, "answer": 8.6},
    "provider_status": 200,
    "provider_request_id": None,
    "attempts": 1,
    "error_code": None,
    "error_limit": None,
}
