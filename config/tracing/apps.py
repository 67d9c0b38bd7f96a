from django.apps import AppConfig
from django.conf import settings


class TracingConfig(AppConfig):
    name = "config.tracing"

    def ready(self) -> None:
        from config.tracing.recording import begin

        begin(settings.TRACES)
