"""A partner's own server, which calls the API over HTTP."""

import requests


class Caller:
    """Calls with one key; `account` is what X-Account-Id holds."""

    def __init__(self, origin, key):
        self.origin, self.key = origin, key

    def get(self, path, account=None):
        return self._send("GET", path, account)

    def post(self, path, body):
        return self._send("POST", path, json=body)

    def status(self, path, account=None):
        return self.get(path, account).status_code

    def connect_link(self, account, provider="github"):
        """Start a session and return the link to send the person to; it comes back to our own page."""
        body = {"provider": provider, "redirect_url": f"{self.origin}/connect/done"}
        return self.post(f"accounts/{account.pk}/connect", body).json()["data"]["connect_url"]

    def _send(self, method, path, account=None, **extra):
        headers = {"Authorization": f"Bearer {self.key}"}
        headers |= {"X-Account-Id": account} if account else {}
        url = f"{self.origin}/api/v1/{path}"
        return requests.request(method, url, headers=headers, timeout=20, **extra)
