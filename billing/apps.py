from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"

    def ready(self) -> None:
        from billing import checks  # noqa: F401 (registers the system checks)
        from billing.payments import checks as of_payments  # noqa: F401
