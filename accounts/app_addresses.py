"""Where an app's API is, for those who build with it."""

from django.conf import settings

from accounts.models import App


def base_url(app_id: str) -> str:
    return f"{settings.PUBLIC_URL}/v1/{app_id}/integrations"


def callback_url(app: App) -> str:
    """Return what an app registers at a provider together with OAuth credentials of its own."""
    return f"{base_url(app.pk)}/callback"
