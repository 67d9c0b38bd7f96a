"""What Discord delivers to the webhook events address of an app.

Facts: https://docs.discord.com/developers/events/webhook-events and the types of discord-api-types 0.38.57. The
secret is the app's public key, as its General Information page shows it. Messages do not come this way: they need a
connection to Discord's gateway.
"""

from providers.definitions.discord import deliveries
from providers.spec import Feed, Reply
from providers.verifying.ed25519 import Ed25519

WEBHOOK = Feed(
    slug="webhook",
    name="Authorizations and entitlements",
    service="discord",
    permission="discord.guilds.read",
    # A delivery that failed comes again for ten minutes; whether with a new moment is not documented.
    check=Ed25519("X-Signature-Ed25519", "X-Signature-Timestamp", window=900),
    greet=deliveries.pong,
    read=deliveries.read,
    reply=Reply(204),
)
