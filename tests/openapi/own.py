"""Our own operations, under the names that generated clients call them by."""

from tests.openapi.document import operations

OWN = {
    "confirm_connect_session": "POST /api/v1/accounts/{id}/connect/{session_id}/confirm",
    "create_account": "POST /api/v1/accounts",
    "delete_account": "DELETE /api/v1/accounts/{id}",
    "delete_integration": "DELETE /api/v1/accounts/{id}/integrations/{provider}",
    "export_account": "GET /api/v1/accounts/{id}/export",
    "finish_connect_session": "GET /api/v1/connect/callback",
    "finish_device_sign_in": "POST /api/v1/auth/device/token",
    "get_account": "GET /api/v1/accounts/{id}",
    "get_connect_session": "GET /api/v1/accounts/{id}/connect/{session_id}",
    "get_job": "GET /api/v1/jobs/{id}",
    "list_accounts": "GET /api/v1/accounts",
    "list_integrations": "GET /api/v1/accounts/{id}/integrations",
    "list_inbox": "GET /api/v1/inbox",
    "list_inbox_events": "GET /api/v1/inbox/events",
    "get_inbox_event": "GET /api/v1/inbox/events/{id}",
    "update_inbox_event": "PATCH /api/v1/inbox/events/{id}",
    "get_inbox_event_short": "GET /api/v1/inbox/{id}",
    "update_inbox_event_short": "PATCH /api/v1/inbox/{id}",
    "archive_inbox_event": "POST /api/v1/inbox/{id}/archive",
    "archive_inbox": "POST /api/v1/inbox/archive-all",
    "update_inbox_events": "POST /api/v1/inbox/batch",
    "list_jobs": "GET /api/v1/jobs",
    "list_own_integrations": "GET /api/v1/integrations",
    "list_tools": "GET /api/v1/tools",
    "list_tools_of_provider": "GET /api/v1/tools/provider/{provider}",
    "list_tools_of_service": "GET /api/v1/tools/service/{service}",
    "list_usage_records": "GET /api/v1/usage/records",
    "search_tool_names": "GET /api/v1/tools/names/{query}",
    "search_tools": "GET /api/v1/tools/search/{query}",
    "show_health": "GET /api/v1/health",
    "show_me": "GET /api/v1/me",
    "show_skills": "GET /api/v1/skills",
    "show_usage": "GET /api/v1/usage",
    "start_connect_session": "POST /api/v1/accounts/{id}/connect",
    "start_device_sign_in": "POST /api/v1/auth/device/code",
    "update_account": "PATCH /api/v1/accounts/{id}",
    "update_integration": "PATCH /api/v1/accounts/{id}/integrations/{provider}",
    "list_webhook_endpoints": "GET /api/v1/webhook-endpoints",
    "create_webhook_endpoint": "POST /api/v1/webhook-endpoints",
    "get_webhook_endpoint": "GET /api/v1/webhook-endpoints/{id}",
    "update_webhook_endpoint": "PATCH /api/v1/webhook-endpoints/{id}",
    "delete_webhook_endpoint": "DELETE /api/v1/webhook-endpoints/{id}",
    "rotate_webhook_secret": "POST /api/v1/webhook-endpoints/{id}/rotate",
    "test_webhook_endpoint": "POST /api/v1/webhook-endpoints/{id}/test",
    "replay_webhooks": "POST /api/v1/webhook-endpoints/{id}/replay",
    "list_webhook_deliveries": "GET /api/v1/webhook-endpoints/{id}/deliveries",
    "get_webhook_delivery": "GET /api/v1/webhook-deliveries/{id}",
    "replay_webhook_delivery": "POST /api/v1/webhook-deliveries/{id}/replay",
    "list_webhook_event_types": "GET /api/v1/webhook-event-types",
}


def own():
    return [
        (path, method, each) for path, method, each in operations() if each["operationId"] in OWN
    ]
