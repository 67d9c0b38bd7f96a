"""Support's view of the worker."""

from django.contrib import admin

from config.support import SupportAdmin
from config.worker.models import Heartbeat, Job


@admin.register(Job)
class JobAdmin(SupportAdmin):
    list_display = ("name", "due_at", "started_at", "finished_at", "lease_until", "last_problem")
    list_filter = (("last_problem", admin.EmptyFieldListFilter),)
    ordering = ("name",)


@admin.register(Heartbeat)
class HeartbeatAdmin(SupportAdmin):
    list_display = ("worker", "beat_at")
    ordering = ("-beat_at",)
