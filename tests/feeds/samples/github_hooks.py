"""The same, to an address of somebody's own, with a secret that they pasted into the repository's settings."""

import json

from tests.feeds.samples import Sample
from tests.feeds.samples.github_app import OPENED, signed

SAMPLE = Sample(
    provider="github",
    feed="hooks",
    types=("issue.opened",),
    body=lambda sending: json.dumps(OPENED).encode(),
    headers=signed,
    subscribed=True,
    own_address=True,
    own_secret=True,
)
