"""Settings fit for production: clean where they are whole, and a refusal in one sentence where not."""

import json
import os
import subprocess
import sys

import pytest
from django.core import signing

from config.generated import encryption_key, text
from tests.security.other_process import ROOT

WHOLE = {
    "HOST": "0.0.0.0",
    "PUBLIC_URL": "https://connect.example",
    "SECRET_KEY": text(),
    "API_KEY_PEPPER": text(),
    "TOKEN_ENCRYPTION_KEYS": encryption_key(),
}


@pytest.fixture
def manage(tmp_path):
    """Run a management command with these settings alone, in a data folder of its own."""

    def run(*command, **settings):
        return subprocess.run(
            [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *command],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)} | settings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def without(name, **instead):
    return {key: value for key, value in WHOLE.items() if key != name} | instead


def refusal(ended):
    """Return the one sentence with which a start was refused."""
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    [sentence] = ended.stderr.strip().splitlines()
    return sentence.removeprefix("Patchbay cannot start: ")


# promise 136
def test_production_settings_are_clean(manage):
    ended = manage("check", "--deploy", "--fail-level", "WARNING", **WHOLE)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("System check identified no issues")


# promise 136
def test_what_a_fresh_checkout_makes_for_itself_is_clean_too(manage):
    ended = manage("check", "--fail-level", "WARNING")

    assert (ended.returncode, ended.stderr) == (0, "")


def test_production_needs_no_database_of_sqlite(manage):
    settings = WHOLE | {
        "DATABASE_URL": "postgres://u:p@db.example/patchbay",
        "REDIS_URL": "redis://cache.example/0",
        "WORKERS": "4",
    }

    assert manage("check", "--deploy", "--fail-level", "WARNING", **settings).returncode == 0


# promise 58
@pytest.mark.parametrize("name", ["SECRET_KEY", "API_KEY_PEPPER", "TOKEN_ENCRYPTION_KEYS"])
def test_a_missing_secret_is_named(manage, name):
    sentence = refusal(manage("check", **without(name)))

    assert sentence == f"{name} is not set. Set it (or {name}_FILE), or listen on 127.0.0.1."


# promise 58
def test_all_missing_secrets_are_named_at_once(manage):
    sentence = refusal(manage("check", HOST="0.0.0.0", PUBLIC_URL="https://connect.example"))

    assert sentence == (
        "SECRET_KEY, API_KEY_PEPPER and TOKEN_ENCRYPTION_KEYS are not set. "
        "Set them (or the same names with _FILE), or listen on 127.0.0.1."
    )


# promise 58
@pytest.mark.parametrize(
    "value",
    ["short", "a" * 64, "change-me-" + "x1y2z3" * 8, "django-insecure-" + text()],
    ids=["short", "monotonous", "an example", "made for development"],
)
@pytest.mark.parametrize("name", ["SECRET_KEY", "API_KEY_PEPPER"])
def test_a_weak_secret_is_named_and_not_repeated(manage, name, value):
    sentence = refusal(manage("check", **WHOLE | {name: value}))

    assert sentence == f"{name} must be at least 32 random characters of your own."


# promise 58
def test_every_pepper_must_be_strong(manage):
    assert "API_KEY_PEPPER" in refusal(
        manage("check", **WHOLE | {"API_KEY_PEPPER": f"{text()},old"})
    )


# promise 58
@pytest.mark.parametrize(
    "value", ["k1:short", "AAAA", "k1:" + "A" * 43, f"{encryption_key()},{encryption_key()}"]
)
def test_what_is_no_encryption_key_is_refused(manage, value):
    sentence = refusal(manage("check", **WHOLE | {"TOKEN_ENCRYPTION_KEYS": value}))

    assert "TOKEN_ENCRYPTION_KEYS" in sentence
    assert value not in sentence


def test_a_secret_may_come_from_a_file(manage, tmp_path):
    (tmp_path / "mounted").write_text(WHOLE["SECRET_KEY"] + "\n")

    ended = manage("check", **without("SECRET_KEY", SECRET_KEY_FILE=str(tmp_path / "mounted")))

    assert ended.returncode == 0


def test_the_addresses_with_passwords_in_them_may_come_from_files_too(manage, tmp_path):
    (tmp_path / "url").write_text("postgres://u:$p@db.example/patchbay\n")

    ended = manage("shell", "-v", "0", "-c", PASSWORD, DATABASE_URL_FILE=str(tmp_path / "url"))

    assert ended.stdout == "$p\n"


def test_what_is_set_to_nothing_is_not_set(manage):
    nothing = dict.fromkeys(["HOST", "PORT", "WORKERS", "SIGNUP", "EMAIL_URL", "ALLOWED_HOSTS"], "")

    ended = manage("shell", "-v", "0", "-c", HOSTS, **nothing)

    assert ended.stdout == "127.0.0.1 ['127.0.0.1', '127.0.0.1', 'localhost', '[::1]']\n"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("SIGNUP", "close", "open, invite or closed, not 'close'"),
        ("PROVIDER_SANDBOX", "yes", "auto, on or off, not 'yes'"),
        ("LOG_FORMAT", "yaml", "json or text, not 'yaml'"),
        ("LOG_LEVEL", "loud", "INFO, DEBUG, WARNING, ERROR or CRITICAL, not 'loud'"),
        ("REDIS_URL", "127.0.0.1:6379", "redis://, rediss:// or unix://"),
    ],
)
def test_a_word_that_means_nothing_is_named(manage, name, value, wanted):
    assert refusal(manage("check", **WHOLE | {name: value})) == f"{name} must be {wanted}"


@pytest.mark.parametrize(
    "name",
    [
        "REDIS_URL",
        "EMAIL_URL",
        "OUTBOUND_PROXY",
        "STRIPE_API_BASE",
        "SECRET_SCANNING_KEYS_URL",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ],
)
def test_an_address_that_cannot_be_read_is_named_and_not_repeated(manage, name):
    sentence = refusal(manage("check", **{name: "redis://user:hidden@[::1"}))

    assert sentence == f"{name} cannot be read; percent-encode what is odd in its password"


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("TRUSTED_PROXIES", "10.0.0.1, proxy", "10.0.0.0/24, not 'proxy'"),
        ("EMAIL_URL", "hidden@mail.example", "EMAIL_URL must be such as smtp+tls://user:"),
        ("OUTBOUND_CA_BUNDLE", "/nowhere.pem", "names /nowhere.pem, and nothing is there"),
    ],
)
def test_what_would_fail_much_later_is_named(manage, name, value, wanted):
    sentence = refusal(manage("check", **{name: value}))

    assert sentence.startswith(name)
    assert wanted in sentence
    assert "hidden" not in sentence


def test_a_secret_file_that_is_no_text_is_named(manage, tmp_path):
    (tmp_path / "mounted").write_bytes(b"\xff\xfe" * 40)

    sentence = refusal(manage("check", SECRET_KEY_FILE=str(tmp_path / "mounted")))

    assert sentence == f"SECRET_KEY_FILE cannot be read: {tmp_path}/mounted: it is no text"


def test_blanks_in_lists_do_not_matter(manage):
    lists = {"ALLOWED_HOSTS": "a.example, b.example", "TRUSTED_PROXIES": "10.0.0.1, ::1"}

    ended = manage("shell", "-v", "0", "-c", LISTS, **lists)

    assert ended.stdout == "['a.example', 'b.example'] ['10.0.0.1', '::1']\n"


# promise 136
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "connect.example"])
def test_debug_is_for_this_machine_only(manage, host):
    sentence = refusal(manage("check", **WHOLE | {"HOST": host, "DEBUG": "1"}))

    assert sentence == f"DEBUG is for 127.0.0.1 only; HOST is {host}"


@pytest.mark.parametrize(
    "url",
    [
        "connect.example",
        "ftp://connect.example",
        "https://connect.example/api",
        "https://[::1",
        "https://connect.example:99999",
    ],
)
def test_a_public_url_that_is_no_origin_is_named(manage, url):
    assert refusal(manage("check", **WHOLE | {"PUBLIC_URL": url})) == (
        f"PUBLIC_URL must be an origin such as https://host, not {url!r}"
    )


@pytest.mark.parametrize("value", ["0", "-1"])
@pytest.mark.parametrize("name", ["WORKERS", "THREADS", "DATABASE_POOL"])
def test_a_number_of_nothing_is_named(manage, name, value):
    assert refusal(manage("check", **{name: value})) == f"{name} must be at least 1, not {value}"


@pytest.mark.parametrize("value", ["0", "-1", "65536"])
@pytest.mark.parametrize("name", ["PORT", "SANDBOX_PORT"])
def test_a_port_that_is_none_is_named(manage, name, value):
    sentence = refusal(manage("check", **{name: value}))

    assert sentence == f"{name} must be between 1 and 65535, not {value}"


@pytest.mark.parametrize("url", ["mysql://u:hidden@db.example/patchbay", "hidden"])
def test_a_database_of_another_kind_is_refused(manage, url):
    sentence = refusal(manage("check", DATABASE_URL=url))

    assert sentence == "DATABASE_URL must be sqlite:// or postgres://"


def test_a_database_address_that_cannot_be_read_is_not_repeated(manage):
    sentence = refusal(manage("check", DATABASE_URL="postgres://db.example:hidden/patchbay"))

    assert sentence == "DATABASE_URL cannot be read; percent-encode what is odd in its password"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_listening_everywhere_needs_a_public_url(manage, host):
    assert refusal(manage("check", **without("PUBLIC_URL", HOST=host))) == (
        f"PUBLIC_URL must be set, such as https://host: with HOST={host} nobody can guess it"
    )


def test_listening_on_ipv6_loopback_needs_nothing_else(manage):
    ended = manage("shell", "-v", "0", "-c", PUBLIC_URL, HOST="::1", PORT="8123")

    assert ended.stdout == "http://[::1]:8123\n"


def test_what_the_database_address_asks_for_is_kept(manage):
    url = "postgres://u:p@db.example/patchbay?sslmode=require"

    ended = manage("shell", "-v", "0", "-c", OPTIONS, DATABASE_URL=url, DATABASE_POOL="7")

    assert ended.stdout == "require 7\n"


# promise 135
@pytest.mark.parametrize(("asked", "seconds"), [("", 5), ("?connect_timeout=9", 9)])
def test_a_database_host_that_says_nothing_is_waited_for_in_bounds(manage, asked, seconds):
    url = f"postgres://u:p@db.example/patchbay{asked}"

    ended = manage("shell", "-v", "0", "-c", WAITS, DATABASE_URL=url)

    assert ended.stdout == f"{seconds} 30000 5\n"


def test_several_processes_need_redis(manage):
    ended = manage("check", **WHOLE | {"WORKERS": "4"})

    assert ended.returncode == 1
    assert "WORKERS=4 needs REDIS_URL" in ended.stderr


# promise 58: the database remembers which keys it was sealed with
def test_a_start_with_another_key_is_refused(manage):
    manage("migrate", "--verbosity", "0", **WHOLE)
    first = manage("check", "--database", "default", **WHOLE)

    other = manage(
        "check", "--database", "default", **WHOLE | {"TOKEN_ENCRYPTION_KEYS": encryption_key()}
    )

    assert first.returncode == 0
    assert other.returncode == 1
    assert "TOKEN_ENCRYPTION_KEYS lacks or changed" in other.stderr


PASSWORD = "from django.conf import settings; print(settings.DATABASES['default']['PASSWORD'])"
HOSTS = "from django.conf import settings; print(settings.HOST, settings.ALLOWED_HOSTS)"
LISTS = "from django.conf import settings as s; print(s.ALLOWED_HOSTS, s.TRUSTED_PROXIES)"
PUBLIC_URL = "from django.conf import settings; print(settings.PUBLIC_URL)"
OPTIONS = """
from django.conf import settings
options = settings.DATABASES["default"]["OPTIONS"]
print(options["sslmode"], options["pool"]["max_size"])
"""
WAITS = """
from django.conf import settings
options = settings.DATABASES["default"]["OPTIONS"]
print(options["connect_timeout"], options["tcp_user_timeout"], options["pool"]["reconnect_timeout"])
"""
COOKIES = """
from django.conf import settings as s
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.DEBUG, s.ALLOWED_HOSTS)
"""


def test_https_makes_cookies_secure_and_names_the_one_host(manage):
    ended = manage("shell", "-v", "0", "-c", COOKIES, **WHOLE)

    assert ended.stdout.split(maxsplit=5)[:5] == ["True", "True", "True", "True", "False"]
    assert "['connect.example']" in ended.stdout


def test_generated_secrets_are_for_their_owner_only(manage, tmp_path):
    manage("check")

    made = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir() if path.is_file()}
    assert made == dict.fromkeys(["secret_key", "api_key_pepper", "token_encryption_keys"], 0o600)


SECRETS = {
    "SECRET_KEY": WHOLE["SECRET_KEY"],
    "API_KEY_PEPPER": WHOLE["API_KEY_PEPPER"],
    "TOKEN_ENCRYPTION_KEYS": WHOLE["TOKEN_ENCRYPTION_KEYS"],
    "DATABASE_URL": "postgres://u:in-a-file@db.example/patchbay",
    "REDIS_URL": "redis://:in-a-file@cache.example/0",
    "EMAIL_URL": "smtp+tls://u:in-a-file@mail.example:587",
    "OUTBOUND_PROXY": "http://u:in-a-file@proxy.example:3128",
    "METRICS_TOKEN": "in-a-file",
    "STRIPE_SECRET_KEY": "sk_test_in-a-file",
    "STRIPE_WEBHOOK_SECRET": "whsec_in-a-file",
    "SSO_CLIENT_SECRET": "in-a-file",
    "PROVIDER_GITHUB_CLIENT_SECRET": "in-a-file",
    "WEBHOOK_SECRET_GITHUB": "in-a-file",
}
TELL = """
import json
from django.conf import settings
from config.secrets import given
from providers.oauth_apps import client_of
from providers.registry import find
told = {name: getattr(settings, name, None) for name in NAMES}
told |= {"API_KEY_PEPPER": settings.API_KEY_PEPPERS[0], "METRICS_TOKEN": settings.METRICS_TOKENS[0]}
told |= {"SSO_CLIENT_SECRET": settings.SSO.client_secret, "WEBHOOK_SECRET_GITHUB": given("WEBHOOK_SECRET_GITHUB")}
print(json.dumps(told | {"PROVIDER_GITHUB_CLIENT_SECRET": client_of(find("github")).client_secret}))
"""


# promise 60: keys from files, as containers mount them
def test_every_secret_may_lie_in_a_file(manage, tmp_path):
    files = {}
    for name, secret in SECRETS.items():
        (tmp_path / name).write_text(f"{secret}\n")
        files[f"{name}_FILE"] = str(tmp_path / name)
    beside = {"SSO_ISSUER": "https://id.example", "SSO_CLIENT_ID": "us"}
    beside |= {"PROVIDER_GITHUB_CLIENT_ID": "us", "HOST": "0.0.0.0"}

    code = f"NAMES = {list(SECRETS)}\n{TELL}"
    ended = manage(
        "shell", "--no-imports", "-c", code, PUBLIC_URL="https://x.example", **beside, **files
    )

    assert ended.stderr == ""
    assert json.loads(ended.stdout) == SECRETS


# promise 60: a key management service, asked by its own command
def test_our_own_secrets_may_come_from_a_command(manage):
    keys = WHOLE["TOKEN_ENCRYPTION_KEYS"]
    asked = without("TOKEN_ENCRYPTION_KEYS", TOKEN_ENCRYPTION_KEYS_COMMAND=f"echo '{keys}'")
    code = "from django.conf import settings; print(settings.TOKEN_ENCRYPTION_KEYS)"

    assert manage("shell", "--no-imports", "-c", code, **asked).stdout == f"{keys}\n"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            {"SECRET_KEY_FILE": "/nowhere"},
            "SECRET_KEY_FILE cannot be read: /nowhere: No such file or directory",
        ),
        (
            {"SECRET_KEY_COMMAND": "false hidden"},
            "SECRET_KEY_COMMAND told nothing: CalledProcessError",
        ),
    ],
)
def test_a_source_that_tells_nothing_refuses_the_start(manage, source, sentence):
    assert refusal(manage("check", **without("SECRET_KEY", **source))) == sentence


def test_a_former_secret_key_still_opens_what_it_signed(settings):
    signed = signing.dumps("a cursor")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = text(), [settings.SECRET_KEY]

    assert signing.loads(signed) == "a cursor"
    assert signing.dumps("a cursor") != signed
