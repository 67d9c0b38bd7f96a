"""What is called where, by dotted name: the one place that joins the apps without importing them."""

WORKER_JOBS = {
    "expire_sessions": ("connect.ending.expire_overdue", 60),
    "expire_devices": ("accounts.device.expiry.remove_expired", 60),
    "expire_idempotent_calls": ("config.idempotency.expiry.remove_expired", 60),
    "seal_events": ("accounts.audit.chain.seal_new", 60),
    "erase_deleted": ("accounts.erasing.erase_due", 3600),
    "end_looks": ("accounts.looking.looks.end_overdue", 60),
    "revoke_grants": ("integrations.revocation.run_due", 15),
    "recover_journal": ("integrations.adopting.adopt_left_over", 30),
    "refresh_idle": ("integrations.upkeep.refresh_idle", 300),
    "name_connections": ("integrations.feed_addresses.complete", 600),
    "take_up_calls": ("billing.in_flight.adopting.take_up", 15),
    "fold_usage": ("billing.usage.folding.fold_all", 60),
    "prune_usage": ("billing.usage.retention.prune_all", 86_400),
    "prune_connect_sessions": ("connect.retention.prune", 86_400),
    "remove_sessions": ("accounts.logged_in.expiry.remove_expired", 86_400),
    "prune_inbox": ("inbox.retention.prune", 86_400),
    "forget_handed_secrets": ("inbox.feeds.handing.forget", 3600),
    "prune_webhooks": ("inbox.webhooks.retention.prune", 86_400),
    "mail_webhook_notices": ("inbox.webhooks.notices.send_due", 30),
    "reconcile_subscriptions": ("inbox.subscriptions.reconciling.reconcile", 15),
    "prune_arrivals": ("inbox.retention.prune_arrivals", 86_400),
    "watch_usage": ("billing.alerts.watching.watch", 60),
    "mail_alerts": ("billing.alerts.mailing.send_due", 30),
    "settle_overage": ("billing.payments.settling.settle_all", 300),
    "send_meter_reports": ("billing.payments.reporting.send_reports", 60),
    "gather_statistics": ("config.statistics.gather", 3600),
    "reconcile_payments": ("billing.payments.reconciling.reconcile", 3600),
}
# Everything that is held about an account, in the order of its export.
HELD = {
    "account": "accounts.held.account_itself",
    "integrations": "integrations.held.integrations",
    "permissions": "integrations.held.permissions",
    "tokens": "integrations.held.tokens",
    "connect_sessions": "connect.held.sessions",
    "usage_records": "billing.usage.held.records",
    "usage_days": "billing.usage.held.days",
    "inbox_events": "inbox.held.inbox_events",
    "webhook_messages": "inbox.held.messages",
    "webhook_deliveries": "inbox.held.deliveries",
    "audit_entries": "accounts.held.audit_entries",
}
# What is called with the id of an account whose tokens are gone, to delete in steps what is much of it.
CLEARINGS = ("inbox.clearing.clear",)
# What is forgotten of a deleted account, in this order; each takes the account's id and says how many rows.
ERASERS = {
    "webhook_messages": "inbox.webhooks.erasing.erase",
    "history": "accounts.leaving.history.erase_account",
    "audit_entries": "accounts.audit.erasing.erase",
}
# What is told of a person who logs in, piece by piece; each takes the user.
HELD_OF_PEOPLE = {
    "person": "accounts.leaving.held.person",
    "email_addresses": "accounts.leaving.held.email_addresses",
    "sign_ins": "accounts.leaving.held.sign_ins",
    "sessions": "accounts.leaving.held.sessions",
    "second_factors": "accounts.leaving.held.second_factors",
    "api_keys": "accounts.leaving.held.api_keys",
    "partner": "accounts.leaving.held.partner",
    "apps": "accounts.leaving.held.apps",
    "webhook_endpoints": "inbox.leaving.endpoints",
    "subscriptions": "billing.leaving.subscriptions",
    "looks": "accounts.leaving.held.looks",
    "own_account": "accounts.leaving.held.own_account",
    "audit_entries": "accounts.leaving.held.audit_entries",
}
# What says why a person cannot be forgotten now, or "".
PEOPLE_KEPT = ("billing.leaving.still_paid",)
# What is forgotten of a person, in this order; each takes the user and who does it, and says how many rows.
PEOPLE_ERASERS = {
    "accounts": "integrations.leaving.erase_accounts",
    "apps": "integrations.leaving.erase_apps",
    "webhooks": "inbox.leaving.erase",
    "keys": "accounts.leaving.log_in.erase_keys",
    "log_ins": "accounts.leaving.log_in.erase",
    "history": "accounts.leaving.history.erase",
    "audit_entries": "accounts.audit.erasing.erase_person",
    "profile": "accounts.leaving.profile.erase",
}
# What carries out the tools of our own (providers/own), by name.
OWN_TOOLS = {
    "inbox_list": "inbox.tools.list_events",
    "inbox_get": "inbox.tools.get",
    "inbox_archive": "inbox.tools.archive",
    "inbox_batch": "inbox.tools.batch",
    "inbox_archive_all": "inbox.tools.archive_many",
}
# Queues that every worker takes from all the time: a function works off some rows that it has claimed, and returns
# how many there were. With nothing to do it is asked again after a second.
WORKER_QUEUES = {
    "arrivals": "inbox.feeds.working.work_off",
    "fetches": "inbox.feeds.fetching.work_off",
    "outbox": "inbox.webhooks.publishing.hand_on",
    "webhooks": "inbox.webhooks.sending.work_off",
    "subscriptions": "inbox.subscriptions.working.work_off",
}
# What is called with connections that are about to end, while their tokens live. Each bounds its own time.
FAREWELLS = ("inbox.subscriptions.ending.end_all",)
# Further lines of /metrics by name; each function returns a number.
METRIC_GAUGES = {
    "patchbay_worker_silent_seconds": "config.worker.heartbeat.silence",
    "patchbay_jobs_late_seconds": "config.worker.jobs.lateness",
    "patchbay_revocations_waiting": "integrations.revocation.waiting",
    "patchbay_webhooks_late_seconds": "inbox.webhooks.backlog.oldest_due",
    "patchbay_outbox_waiting": "inbox.webhooks.backlog.outbox",
    "patchbay_meter_reports_unsent": "billing.payments.given_up.unsent",
    "patchbay_usage_late_seconds": "billing.usage.folding.lateness",
    "patchbay_arrivals_late_seconds": "inbox.feeds.working.lateness",
    "patchbay_arrivals_parked": "inbox.feeds.parked.number",
}
# Figures of the staff admin's start page, in this order; and its tables, each with the model it is about.
STAFF_FIGURES = (
    "accounts.admin.figures.new_people",
    "accounts.admin.figures.suspended_partners",
    "billing.admin.figures.past_due",
    "integrations.admin.figures.failing_refreshes",
    "integrations.admin.figures.revocations",
    "inbox.admin.figures.waiting",
    "inbox.admin.figures.about_nobody",
    "billing.admin.figures.reports",
    "billing.admin.figures.alerts",
    "inbox.admin.webhook_figures.webhooks_behind",
    "inbox.admin.webhook_figures.endpoints_off",
    "config.worker.figures.worker",
    "config.worker.figures.jobs",
)
STAFF_TABLES = {
    "billing.admin.figures.calls": "billing.UsageDay",
    "integrations.admin.figures.connections": "integrations.Integration",
}
# Further checks of /readyz by name; each returns "ok" or what is wrong.
READY_CHECKS = {
    "keys": "integrations.key_checks.ready",
    "worker": "config.worker.heartbeat.ready",
}
# What `./run doctor` looks at, by subject; each function yields findings (config.findings). The second list is
# asked of the database, once it answers and has its tables.
DOCTOR_CHECKS = {
    "settings": "config.doctor.system_checks.check",
    "address": "config.doctor.address.check",
    "secrets": "config.doctor.secret_files.check",
    "disk": "config.doctor.disk.check",
    "redis": "config.doctor.redis_server.check",
    "mail": "config.doctor.mail.check",
    "providers": "providers.examining.credentials",
    "way out": "providers.examining.reached",
    "redirects": "connect.examining.check",
    "retention": "config.doctor.retention.check",
}
DOCTOR_DATABASE_CHECKS = {
    "server": "config.doctor.database.server",
    "keys": "integrations.examining.check",
    "API keys": "accounts.examining.check",
    "worker": "config.worker.examining.check",
    "payments": "billing.payments.examining.check",
}
