"""Support's view of the names under which providers' deliveries speak of connections."""

from django.contrib import admin

from config.support import SupportAdmin
from integrations.models import FeedAddress
from providers.staff_filter import ProviderFilter


@admin.register(FeedAddress)
class FeedAddressAdmin(SupportAdmin):
    list_display = ("id", "provider", "address", "integration")
    list_filter = (ProviderFilter,)
    search_fields = ("address", "integration__id")
    list_select_related = ("integration",)
    ordering = ("-id",)
