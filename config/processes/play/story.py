"""The whole main job from the first key to the usage, step by step."""

from config.processes.play import calls
from config.processes.play.client import Api
from config.processes.play.connecting import connect
from config.processes.play.farewell import say_farewell
from config.processes.play.partner import EXTERNAL_ID, find_or_create_account, make_partner
from config.processes.play.screen import Screen


def play(screen: Screen) -> None:
    """Play it; a step that does not do what it should raises StepFailed."""
    screen.title("A partner with an API key, and an account for one of their users")
    made = make_partner(screen)
    api = Api(made["api_key"])
    account_id = find_or_create_account(api, screen)

    screen.title("The user connects Google, and the partner reads and sends mail")
    connect(api, account_id, "google", screen)
    api.act_for(EXTERNAL_ID)
    calls.read_mail(api, screen)
    calls.send_mail(api, screen)

    screen.title("The user connects Slack")
    connect(api, account_id, "slack", screen)
    calls.list_channels(api, screen)

    screen.title("What it counted")
    calls.show_usage(api, screen)
    say_farewell(made, screen)
