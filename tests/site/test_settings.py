"""Settings: strict readers, conveniences for one machine, and a production that refuses to start half-configured."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"ENVIRONMENT": "production", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "assessor.example.org"}
SHOW = """
import json
from assessor import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def start(*names: str, **environment: str) -> subprocess.CompletedProcess:
    """Read the settings in a process of their own, with nothing else in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-c", SHOW.format(names=names)]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True)


def read(*names: str, **environment: str) -> dict:
    done = start(*names, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refusal(**environment: str) -> str:
    """The last line of what a start that fails says."""
    done = start(**environment)
    assert done.returncode != 0
    return done.stderr.strip().splitlines()[-1]


def test_a_fresh_clone_starts_on_one_machine_with_nothing_set():
    found = read("DEBUG", "PRODUCTION", "ALLOWED_HOSTS", "DATABASES", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    assert found["DEBUG"] is True
    assert found["PRODUCTION"] is False
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert found["DATABASES"]["default"]["NAME"] == str(ROOT / "db.sqlite3")
    assert found["SESSION_COOKIE_SECURE"] is found["SECURE_SSL_REDIRECT"] is False


def test_production_starts_when_it_is_told_what_it_needs():
    found = read("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", **PRODUCTION)
    assert found == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"SECRET_KEY": "for development on one machine only"}, "SECRET_KEY"),
        ({"SECRET_KEY": "k" * 49}, "SECRET_KEY"),
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"DEBUG": "true"}, "DEBUG must be off in production"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
    ],
)
def test_production_refuses_to_start_and_names_what_is_wrong(change, reason):
    assert reason in refusal(**PRODUCTION | change)


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(missing):
    assert missing in refusal(**{name: value for name, value in PRODUCTION.items() if name != missing})


@pytest.mark.parametrize(("name", "value"), [("DEBUG", "ture"), ("BEHIND_PROXY", "maybe"), ("SMTP_PORT", "many")])
def test_a_typo_names_the_variable(name, value):
    assert name in refusal(**{"SMTP_HOST": "mail.example.org", name: value})


def test_a_typo_in_the_environments_name_is_no_development():
    assert "ENVIRONMENT" in refusal(ENVIRONMENT="prodcution")


def test_a_database_url_names_postgresql():
    database = read("DATABASES", DATABASE_URL="postgresql://me:pw@db.example.org:5433/skills")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", 5433, "skills")


def test_sqlite_writers_queue_and_a_commit_is_on_disk():
    options = read("DATABASES")["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_forwarded_addresses_are_believed_only_behind_a_proxy():
    assert read("SECURE_HSTS_SECONDS", **PRODUCTION) == {"SECURE_HSTS_SECONDS": 31_536_000}
    assert "SECURE_PROXY_SSL_HEADER" in start("SECURE_PROXY_SSL_HEADER", **PRODUCTION).stderr
    found = read("SECURE_PROXY_SSL_HEADER", BEHIND_PROXY="true", **PRODUCTION)
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_the_policy_for_content_allows_nothing_unsafe():
    assert "unsafe" not in str(read("SECURE_CSP")["SECURE_CSP"])
