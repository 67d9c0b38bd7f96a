"""People: how they sign up and log in."""

from config.secrets import given
from config.settings.reading import env, one_of
from config.sign_on import sign_on

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/settings"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Patchbay: "
SIGNUP = one_of("SIGNUP", "open", "invite", "closed")

# Single sign-on; None: off. Its tokens are looked at once and kept nowhere.
SSO = sign_on(
    {
        "SSO_ISSUER": env("SSO_ISSUER", default=""),
        "SSO_CLIENT_ID": env("SSO_CLIENT_ID", default=""),
        "SSO_CLIENT_SECRET": given("SSO_CLIENT_SECRET"),
        "SSO_NAME": env("SSO_NAME", default=""),
        "SSO_ONLY": env("SSO_ONLY", default=""),
    },
    only=one_of("SSO_ONLY", "off", "on") == "on",
)
SOCIALACCOUNT_ADAPTER = "accounts.sso.adapter.SignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
