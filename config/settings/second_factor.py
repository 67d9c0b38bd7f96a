"""What is asked of people beyond a password, and when they are asked again."""

from config.settings.place import PUBLIC_IS_LOOPBACK
from config.settings.reading import env

# Whoever logged in, or was asked again, within these seconds may change what matters.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "accounts.second_factor.vaulted.VaultedAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
# Where mail is sent nobody logs in unverified; where it is not, nobody ever verifies.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC_IS_LOOPBACK
MFA_FORMS = {
    "authenticate": "accounts.forms.codes.SecondStepForm",
    "reauthenticate": "accounts.forms.codes.AskedAgainForm",
    "activate_totp": "accounts.forms.codes.AppForm",
    "authenticate_webauthn": "accounts.forms.passkeys.SecondStepForm",
    "reauthenticate_webauthn": "accounts.forms.passkeys.AskedAgainForm",
    "login_webauthn": "accounts.forms.passkeys.LogInForm",
    "add_webauthn": "accounts.forms.passkeys.AddForm",
    "edit_webauthn": "accounts.forms.passkeys.RenameForm",
}
# Staff come into /admin only with a second factor.
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", default=not PUBLIC_IS_LOOPBACK)
