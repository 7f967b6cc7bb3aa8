"""Django's own checks of a deployment, with the settings of a real server."""

import os
import subprocess
import sys

SERVER = {
    "CHIBO_HTTPS": "true",
    "CHIBO_SECRET_KEY": "a-long-key-for-this-check-only-" * 3,
    "CHIBO_HOSTS": "chibo.example",
    "CHIBO_TRUSTED_PROXIES": "1",
}

sys.exit(
    subprocess.run(
        [sys.executable, "-m", "chibo", "check", "--deploy", "--fail-level", "WARNING"],
        env={**os.environ, **SERVER},
        check=False,
    ).returncode
)
