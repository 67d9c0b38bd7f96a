"""The sign-in as a command-line client does it, against a listening server."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
import requests

from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PASSWORD = "correct horse battery"


@pytest.fixture
def person(live_server, settings):
    """Return a person's browser; it logs in with a password when asked to."""
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    user = make_user(email="ada@example.com", password=PASSWORD)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return requests.Session()


def submit(session, page, **fields):
    """Send the page's main form back with its hidden fields, as a browser does."""
    form = next(f for f in re.findall(r"<form.*?</form>", page.text, re.S) if "logout" not in f)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    action = re.search(r'action="([^"]*)"', form)[1]
    path = urlsplit(page.url)
    sent = {name: unescape(value) for name, value in hidden} | fields
    url = f"{path.scheme}://{path.netloc}{action}"
    return session.post(url, sent, headers={"Referer": page.url}, timeout=20)


def wait_for_key(base, started, meanwhile):
    """Poll until there is an answer other than 428; something happens between two polls."""
    answers = []
    for happens in meanwhile:
        happens()
        code = {"device_code": started["device_code"]}
        answers.append(requests.post(f"{base}/auth/device/token", json=code, timeout=20))
        if answers[-1].status_code != 428:
            return answers
    return answers


def approve(person, page):
    """Follow the link that the client prints: log in, confirm the code, approve."""
    log_in = person.get(page, timeout=20)
    entry = submit(person, log_in, login="ada@example.com", password=PASSWORD)
    code = re.search(r'name="user_code" value="([^"]+)"', entry.text)[1]
    asked = submit(person, entry, user_code=code)
    assert "test-client" in asked.text
    done = submit(person, asked, key_name="Laptop", decision="approve")
    assert "Device approved" in done.text


def test_the_client_waits_the_person_approves_the_key_works(live_server, person):
    base = f"{live_server.url}/api/v1"
    started = requests.post(
        f"{base}/auth/device/code", headers={"User-Agent": "test-client"}, timeout=20
    ).json()
    page = started["verification_uri_complete"].replace("http://testserver", live_server.url)

    def nothing():
        return None

    answers = wait_for_key(base, started, [nothing, nothing, lambda: approve(person, page)])
    again = wait_for_key(base, started, [nothing])

    assert [answer.status_code for answer in answers] == [428, 428, 200]
    assert answers[0].json()["error"] == "authorization_pending"
    key = {"Authorization": f"Bearer {answers[-1].json()['api_key']}"}
    me = requests.get(f"{base}/me", headers=key, timeout=20).json()
    assert me["data"]["email"] == "ada@example.com"
    assert again[0].status_code == 410
