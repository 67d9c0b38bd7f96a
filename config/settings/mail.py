"""How mail is sent; without a server it is shown on the console."""

from django.core.exceptions import ImproperlyConfigured

from config.locations import readable
from config.secrets import given
from config.settings.place import PUBLIC_HOST
from config.settings.reading import env, number

EMAIL_URL = readable("EMAIL_URL", given("EMAIL_URL") or "consolemail://")
if EMAIL_URL.partition("://")[0] not in env.EMAIL_SCHEMES:
    # Without its text: a password may be in it.
    raise ImproperlyConfigured("EMAIL_URL must be such as smtp+tls://user:password@host:587")
vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = number("EMAIL_TIMEOUT", 10)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"Patchbay <patchbay@{PUBLIC_HOST}>")
MAIL_IS_SENT = EMAIL_URL != "consolemail://"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_IS_SENT else "none"
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL_IS_SENT
