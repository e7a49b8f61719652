"""Settings: embedded defaults, and production from the environment (README, Configuration).

``PROVISOIRE_PRODUCTION=1`` turns every default that is only safe on one's own machine into a
refusal to start that names the missing variable.
"""

from __future__ import annotations

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from cms.environment import reachable, required_in_production, secret_key
from releases.languages import CHOICES

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
PRODUCTION = env.bool("PROVISOIRE_PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
DATA_DIR = Path(env.str("PROVISOIRE_DATA", default=str(BASE_DIR / "var"))).resolve()

if PRODUCTION:
    required_in_production(env)
SECRET_KEY = secret_key(env, DATA_DIR)
PUBLIC_URL = env.str("PUBLIC_URL", default="").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[".localhost", "127.0.0.1", "[::1]"])
# Where `up` listens: the address in links, without a PUBLIC_URL.
LOCAL_HOST = reachable(env.str("HOST", default=""))
LOCAL_PORT = int(env.str("PORT", default="") or 8000)
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, as its documentation asks
    "cms",
    "translations",
    "releases",
    "cms.apps.StaffConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "reversion",
    "csp",
]

MIDDLEWARE = [
    "cms.request_ids.RequestIdMiddleware",
    "cms.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.locale.PathLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE = env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/provisoire.sqlite3")
DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASE["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction begins, so that two writers wait for each
    # other instead of failing half way (DESIGN.md, section 7).
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")  # the broker (cms/queue.py) and the cache
CACHES = {"default": env.cache_url("REDIS_URL", default="locmemcache://")}
if REDIS_URL:
    CACHES["default"]["OPTIONS"] = {"socket_connect_timeout": 1, "socket_timeout": 2}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "translations.permissions.PermissionsBackend",
    "translations.administrators.AdministratorBackend",  # rights by role, not by permission
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en"
LANGUAGES = CHOICES
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Paris")  # the ministry's, for what staff read
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "fr", "ja")  # vocabularies only; never live columns

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = not PRODUCTION  # on one's own machine there is nothing to collect
WHITENOISE_AUTOREFRESH = DEBUG
if PRODUCTION:
    STATIC_ROOT = env.str("STATIC_ROOT", default=str(DATA_DIR / "static"))
    STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
MEDIA_ROOT = DATA_DIR / "media"

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="provisoire@localhost")
vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{DATA_DIR}/mail"))
EMAIL_TIMEOUT = 10  # seconds; a mail server that says nothing holds up nobody else's mail

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
# Without a script the desk posts a whole text as one form: six fields a passage, so with Django's own
# 1,000 a text of 170 could not be saved. This is room for 600, and no longer to read than the
# megabytes that a request may have anyway.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# For people on one's own machine, for machines in production (cms/json_lines.py).
LOG_FORMAT = env.str("LOG_FORMAT", default="json" if PRODUCTION else "line")
if LOG_FORMAT not in ("json", "line"):
    raise ImproperlyConfigured("LOG_FORMAT is “json” or “line”.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "cms.json_lines.JsonFormatter"},
    },
    "filters": {
        "redacting": {"()": "cms.redacting.RedactingFilter"},
        "request_id": {"()": "cms.request_ids.RequestIdFilter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["redacting", "request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # A sweep every two seconds is not news.
    "loggers": {
        name: {"level": "WARNING"} for name in ("celery.worker.strategy", "celery.app.trace")
    },
}

METRICS_TOKEN = env.str("METRICS_TOKEN", default="").strip()  # who may read /metrics
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=2.0)
SWEEP_STATEMENT_SECONDS = env.float("SWEEP_STATEMENT_SECONDS", default=15.0)  # on PostgreSQL

# Machine drafts are off unless a service is named: libretranslate, deepl, or a class by its path.
MACHINE_PROVIDER = env.str("MACHINE_PROVIDER", default="")
MACHINE_URL = env.str("MACHINE_URL", default="")
MACHINE_KEY = env.str("MACHINE_KEY", default="").strip()
MACHINE_TIMEOUT = env.float("MACHINE_TIMEOUT", default=30.0)

# What a lower room asks of a higher one goes through dotted paths (releases/append_only.py).
APPEND_ONLY = [
    "releases.Publication",
    "translations.Acceptance",
    "translations.Approval",
    "translations.SegmentChange",
    "translations.Transition",
    "translations.RevisionRecord",
    "translations.RoleChange",
    "reversion.Revision",
    "reversion.Version",
]
TRIGGERS = ["translations.constraints.triggers"]
