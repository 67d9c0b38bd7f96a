"""Server processes: `python -m tests.refresh.caller KEY EXTERNAL_ID PATH PROCESSES THREADS`.

Says "ready", then makes THREADS calls at once in each of PROCESSES processes for every line it reads, and
prints their statuses. Loaded once and forked before anything is opened, as gunicorn does with `--preload`.
"""

import json
import multiprocessing
import os
import sys


def main(key: str, external_id: str, path: str, processes: str, threads: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    from integrations import tokens
    from tests.conftest import Api
    from tests.openapi.document import document
    from tests.refresh.together import at_once

    tokens.WAIT_SECONDS = 60.0  # on a busy machine as well
    document()  # or else each process makes it, and each of its threads

    def call() -> int:
        return Api(key, external_id).get(path).status_code

    def serve(orders: multiprocessing.Queue, answers: multiprocessing.Queue) -> None:
        while orders.get():
            answers.put(at_once(int(threads), call))

    fork, count = multiprocessing.get_context("fork"), int(processes)
    answers, queues = fork.Queue(), [fork.Queue() for _ in range(count)]
    for orders in queues:
        fork.Process(target=serve, args=(orders, answers)).start()
    print("ready", flush=True)
    for line in sys.stdin:
        for orders in queues:
            orders.put(line)
        statuses = [status for _ in queues for status in answers.get()]
        print(json.dumps(statuses), flush=True)
    for orders in queues:
        orders.put("")


if __name__ == "__main__":
    main(*sys.argv[1:])
