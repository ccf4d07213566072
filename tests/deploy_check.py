"""`manage.py check --deploy` with production settings: any warning is a failure."""

import os
import subprocess
import sys

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "a key for this check alone: 0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "assessor.example.org",
    "SMTP_HOST": "mail.example.org",
}

if __name__ == "__main__":
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=os.environ | PRODUCTION, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    sys.exit(done.returncode)
