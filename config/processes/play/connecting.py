"""Connect one provider: start a session, consent at the sandbox, come back through the callback."""

from urllib.parse import parse_qs, urljoin, urlsplit

from django.conf import settings

from config.processes.play.client import Api, Client, StepFailed
from config.processes.play.consent import ConsentForm
from config.processes.play.screen import Screen


def connect(api: Api, account_id: str, provider: str, screen: Screen) -> None:
    """Bring a provider's connection about as a partner's end user would."""
    session = start(api, account_id, provider, screen)
    browser = Client()
    callback = consent(browser, session["connect_url"], screen)
    come_back(browser, callback, screen)
    check(api, account_id, session["session_id"], screen)


def start(api: Api, account_id: str, provider: str, screen: Screen) -> dict:
    """Ask for a connect session whose consent page is the sandbox's."""
    body = {"provider": provider, "redirect_url": f"{settings.PUBLIC_URL}/connected"}
    session = api.call("POST", f"/accounts/{account_id}/connect", body)
    if not session["connect_url"].startswith(settings.SANDBOX_URL):
        raise StepFailed(
            f"POST connect {provider}",
            f"a consent page of the sandbox ({settings.SANDBOX_URL})",
            f"{provider} has credentials of its own in the environment or in .env",
        )
    screen.step("POST /api/v1/accounts/{id}/connect", f"session to connect {provider}")
    return session


def consent(browser: Client, connect_url: str, screen: Screen) -> str:
    """Open the consent page, press Allow, and return where the provider sends the browser."""
    page = browser.ask("GET", connect_url, expected=[200])
    form = ConsentForm.read(page.text)
    screen.step(f"GET  {_path(page.url)}", f"“{form.heading}” asks for consent")
    target = urljoin(page.url, form.action)
    answer = browser.ask("POST", target, expected=[302], data=form.allow())
    screen.step(f"POST {_path(target)}", "allowed")
    return urljoin(target, answer.headers["Location"])


def come_back(browser: Client, callback: str, screen: Screen) -> None:
    """Hand the code to our callback, which exchanges it and sends the browser to the partner."""
    answer = browser.ask("GET", callback, expected=[302])
    landing = answer.headers["Location"]
    if parse_qs(urlsplit(landing).query).get("status") != ["success"]:
        raise StepFailed(f"GET {_path(callback)}", "a redirect with status=success", landing)
    screen.step(f"GET  {_path(callback)}", "back at the partner with status=success")


def check(api: Api, account_id: str, session_id: str, screen: Screen) -> None:
    """See that the session is completed."""
    path = f"/accounts/{account_id}/connect/{session_id}"
    status = api.call("GET", path)["status"]
    if status != "completed":
        raise StepFailed(f"GET {path}", "status completed", status)
    screen.step("GET  /api/v1/accounts/{id}/connect/{session}", status)


def _path(url: str) -> str:
    """Leave out what must not be shown: the query holds state and code."""
    return urlsplit(url).path
