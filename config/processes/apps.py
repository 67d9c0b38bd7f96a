from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "config.processes"
    label = "processes"

    def ready(self) -> None:
        from config.processes import connection_checks  # noqa: F401 (registers the system check)
