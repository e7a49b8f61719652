"""The settings of a test run: the house's, on the lane's services, in a folder of its own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

folder = Path(tempfile.mkdtemp(prefix="provisoire-tests-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)

for name in (
    "PROVISOIRE_PRODUCTION",
    "DEBUG",
    "SECRET_KEY",
    "PUBLIC_URL",
    "EMAIL_URL",
    "TIME_ZONE",
    "MACHINE_PROVIDER",
):
    os.environ.pop(name, None)
os.environ["PROVISOIRE_DATA"] = str(folder)
# The lane's services (tests/run_lanes.py), and nothing that a developer's shell happens to name.
for name in ("DATABASE_URL", "REDIS_URL"):
    os.environ[name] = os.environ.get(f"TEST_{name}", "")
    if not os.environ[name]:
        del os.environ[name]

from cms.settings import *  # noqa: E402
from cms.settings import DATABASES, STORAGES  # noqa: E402

# A name of its own for each run, so that two may go on at once; a file and not memory on SQLite, so
# that threads meet the locks that they will meet in life.
DATABASES["default"]["TEST"] = {
    "NAME": str(folder / "test.sqlite3")
    if DATABASES["default"]["ENGINE"].endswith("sqlite3")
    else f"test_provisoire_{os.getpid()}"
}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # hashing is not what is tested
