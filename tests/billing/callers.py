"""Partners' servers: `python -m tests.billing.callers PORT KEY EXTERNAL_ID PROCESSES THREADS CALLS NAME`.

Each of PROCESSES processes gets CALLS good answers through THREADS connections, every tenth from a provider.
Every attempt has an id of its own. One that is refused for a while is sent again; one whose connection broke
is not, for nobody knows what came of it. Prints the ids that were answered well, and those that broke off.
"""

import json
import multiprocessing
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from itertools import count

PATIENCE = 30
LATER = {500, 503}


class Caller:
    """One connection that is kept open while it works."""

    def __init__(self, port, key, external_id):
        self.port, self.headers = port, {"Authorization": f"Bearer {key}"}
        self.external_id = external_id
        self.connection = None

    def call(self, request_id, proxied):
        """Make one attempt and return its status, None when the connection broke."""
        path, headers = "/api/v1/accounts", self.headers | {"X-Request-Id": request_id}
        if proxied:
            path = f"/api/v1/github/repos/octo/{request_id}"
            headers["X-Account-Id"] = self.external_id
        try:
            self.connection = self.connection or HTTPConnection("127.0.0.1", self.port, PATIENCE)
            self.connection.request("GET", path, headers=headers)
            answer = self.connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            self.connection.close()
            self.connection = None
            return None
        return answer.status

    def succeed(self, name, proxied):
        """Try until an answer is good, or the connection breaks; return the id and how it ended."""
        for attempt in count():
            request_id = f"{name}-{attempt}"
            status = self.call(request_id, proxied)
            if status not in LATER:
                return request_id, status
            time.sleep(0.05)
        raise AssertionError("count() ends nowhere")


def work(given):
    port, key, external_id, threads, calls, name = given

    def run(thread):
        caller = Caller(port, key, external_id)
        numbers = range(thread, calls, threads)
        return [caller.succeed(f"{name}-{n}", proxied=n % 10 == 0) for n in numbers]

    with ThreadPoolExecutor(threads) as pool:
        return [ended for thread in pool.map(run, range(threads)) for ended in thread]


def main(port, key, external_id, processes, threads, calls, name):
    given = [
        (int(port), key, external_id, int(threads), int(calls), f"{name}-{number}")
        for number in range(int(processes))
    ]
    with multiprocessing.get_context("fork").Pool(len(given)) as pool:
        print(json.dumps([ended for each in pool.map(work, given) for ended in each]))


if __name__ == "__main__":
    main(*sys.argv[1:])
