"""A client of the fake Discord, which calls as a person or as the bot."""

from tests.sandbox.clients import OAuthClient

AGENT = {"User-Agent": "DiscordBot (https://patchbay.example, 1.0)"}


class DiscordClient(OAuthClient):
    slug = "discord"
    authorize_path = "oauth2/authorize"
    token_path = "api/oauth2/token"
    asked = {"response_type": "code", "scope": "identify guilds bot"}

    def call(self, method, path, token=None, headers=None, **options):
        return super().call(method, path, token, AGENT | (headers or {}), **options)

    def bot(self, method, path, **options):
        """Call with the bot's own token."""
        shown = {"Authorization": f"Bot {self.sandbox.client_secret}"}
        return self.call(method, f"api/v10/{path}", headers=shown, **options)

    def revoke(self, token, **changes):
        fields = self.credentials() | {"token": token} | changes
        address = f"{self.base}/api/oauth2/token/revoke"
        return self.session.post(address, data=fields, headers=AGENT, timeout=10)
