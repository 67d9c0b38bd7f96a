"""GET /health answers for the process alone: no database, no key and no cache is in its way."""

import json

from accounts import keys
from tests.security import other_process

AWAY = """
import json
from django.test import Client
answers = []
for headers in HEADERS:
    answer = Client().get("/api/v1/health", headers=headers)
    answers.append([answer.status_code, answer.json()["status"], answer["X-Request-Id"][:4]])
print(json.dumps(answers))
"""


# promise 131
def test_it_answers_without_a_database_whatever_key_is_sent():
    real = {"Authorization": f"Bearer {keys.new_key().text}"}
    headers = [{}, real, {"Authorization": "Bearer nonsense"}]

    ended = other_process.run(
        f"HEADERS = {headers!r}\n{AWAY}",
        DATABASE_URL="sqlite:////nowhere/at/all.sqlite3",
        REDIS_URL="redis://127.0.0.1:1/0",
        LOG_LEVEL="CRITICAL",
    )

    assert json.loads(ended.stdout) == [[200, "ok", "req_"]] * 3, ended.stderr
