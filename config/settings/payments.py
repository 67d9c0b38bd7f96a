"""Payments by Stripe."""

from config.locations import readable
from config.secrets import given
from config.settings.reading import env

STRIPE_SECRET_KEY = given("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = given("STRIPE_WEBHOOK_SECRET")
STRIPE_API_BASE = readable(
    "STRIPE_API_BASE", env("STRIPE_API_BASE", default="https://api.stripe.com").rstrip("/")
)
STRIPE_METER_EVENT = env("STRIPE_METER_EVENT", default="patchbay_overage")
STRIPE_METER_ID = env("STRIPE_METER_ID", default="")
# Ids of prices by what they pay for, such as PARTNER_PRO and PARTNER_PRO_OVERAGE.
STRIPE_PRICES = {
    name.removeprefix("STRIPE_PRICE_"): env.list(name)
    for name in env.ENVIRON
    if name.startswith("STRIPE_PRICE_")
}
