"""Support's view of what happened."""

from django.contrib import admin

from accounts.models import ChainLink, Erasure, Event
from config.support import SupportAdmin


@admin.register(Event)
class EventAdmin(SupportAdmin):
    list_display = ("created_at", "type", "actor", "actor_id", "object_type", "object_id")
    list_filter = ("actor",)
    search_fields = ("type", "public_id", "partner_id", "user_id", "account_id", "object_id")
    ordering = ("-id",)


@admin.register(ChainLink)
class ChainLinkAdmin(SupportAdmin):
    list_display = ("position", "event_id", "hash")
    search_fields = ("event_id", "hash")
    secrets = ("salt",)
    ordering = ("-position",)


@admin.register(Erasure)
class ErasureAdmin(SupportAdmin):
    list_display = ("account_id", "asked_at", "done_at", "erased")
    list_filter = (("done_at", admin.EmptyFieldListFilter),)
    search_fields = ("account_id",)
    ordering = ("-asked_at",)
