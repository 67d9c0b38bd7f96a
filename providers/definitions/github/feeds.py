"""What GitHub delivers. Facts: https://docs.github.com/en/webhooks and the schemas of @octokit/webhooks-schemas 7.6.1.

The webhook of a GitHub App (or of an organisation) comes to the shared address. People paste an own address into the
webhooks of a repository or organisation, and the secret with it: what comes there is theirs, whoever did it.
"""

from providers.definitions.github import deliveries
from providers.spec import Feed
from providers.verifying.hmacs import Hmac

SIGNED = Hmac("X-Hub-Signature-256", prefix="sha256=")

APP = Feed(
    slug="app",
    name="Events of the GitHub App",
    service="github",
    permission="github.read",
    check=SIGNED,
    greet=deliveries.pong,
    read=deliveries.of_app,
)
HOOKS = Feed(
    slug="hooks",
    name="Webhooks of repositories",
    service="github",
    permission="github.read",
    check=SIGNED,
    secrets=Feed.NONE,
    greet=deliveries.pong,
    read=deliveries.of_hook,
    pasted=True,
)
FEEDS = (APP, HOOKS)
