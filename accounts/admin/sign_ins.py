"""Support's view of connected sign-ins: whose, and what the provider calls them. No token is kept."""

from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin

from config.support import SupportAdmin

# The last two stay empty: the provider is in the settings, and its tokens are kept nowhere.
admin.site.unregister((SocialAccount, SocialApp, SocialToken))


@admin.register(SocialAccount)
class SignInAdmin(SupportAdmin):
    list_display = ("user", "provider", "uid", "date_joined", "last_login")
    search_fields = ("uid", "user__id", "user__email")
    list_select_related = ("user",)
    ordering = ("-id",)
