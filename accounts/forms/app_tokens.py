"""What is asked about the tokens of an app's end users."""

from typing import Any

from django.utils.crypto import salted_hmac

from accounts.app_setup.token_rules import TokenRules, new_secret
from accounts.forms.app_token_fields import TokenRulesFields
from accounts.models import App

HS256 = App.Algorithm.HS256
KEEP, MAKE, OWN = "keep", "make", "own"
SECRETS = {
    KEEP: "Keep the secret there is",
    MAKE: "Make a new one and show it once",
    OWN: "Use the one I enter",
}
CHANGED = "The secret was changed since this page was loaded. Nothing was saved: look again."


def mark_of(app: App) -> str:
    """Return what tells whether the secret is still the one there was, without a word of it."""
    return salted_hmac("app token secret", app.jwt_secret_sealed).hexdigest()[:16]


class TokenRulesForm(TokenRulesFields):
    """Asks how end users prove who they are. A secret that was entered is not shown again."""

    def __init__(self, app: App, *args: Any) -> None:
        has_secret = bool(app.jwt_secret_sealed)
        super().__init__(*args, initial=initial_of(app, has_secret=has_secret))
        offered = SECRETS.items() if has_secret else list(SECRETS.items())[1:]
        self.fields["secret_from"].choices = list(offered)
        self.app = app

    def clean_public_key(self) -> str:
        """Take a private key out of what the form shows again; the rules refuse it."""
        key = self.cleaned_data["public_key"]
        if "PRIVATE KEY" in key:
            self.data = self.data.copy()
            self.data["public_key"] = ""
        return key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        source = cleaned.get("secret_from") if cleaned.get("algorithm") == HS256 else ""
        self.is_made = source == MAKE
        if self.is_made and cleaned["mark"] != mark_of(self.app):
            self.add_error("secret_from", CHANGED)
        if source == OWN and not cleaned.get("secret"):
            self.add_error("secret", "Enter the secret.")
        return cleaned

    def rules(self) -> TokenRules:
        """Return what is asked for; what belongs to another algorithm than the chosen one is left out."""
        asked = self.cleaned_data
        common = {name: asked[name].strip() for name in ("algorithm", "audience", "issuer")}
        if not asked["algorithm"]:
            return TokenRules(**common)
        if asked["algorithm"] == HS256:
            return TokenRules(**common, secret=self.secret_wanted())
        key, url = asked["public_key"], asked["jwks_url"]
        return TokenRules(**common, public_key=key, jwks_url=url)

    def secret_wanted(self) -> str:
        """Return the secret to be set; an empty text keeps the one there is."""
        if self.is_made:
            return new_secret()
        return self.cleaned_data["secret"] if self.cleaned_data["secret_from"] == OWN else ""


def initial_of(app: App, *, has_secret: bool) -> dict[str, str]:
    return {
        "mark": mark_of(app),
        "algorithm": app.jwt_algorithm,
        "secret_from": KEEP if has_secret else MAKE,
        "public_key": app.jwt_public_key,
        "jwks_url": app.jwks_url,
        "audience": app.jwt_audience,
        "issuer": app.jwt_issuer,
    }
