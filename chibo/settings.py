"""Django's settings. What differs between installations comes from ``chibo.environment``."""

from datetime import timedelta
from pathlib import Path

import dj_database_url

from chibo.environment import KEY_FILE, read_environment

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parent
HOME = ENVIRONMENT.home


def _secret_key() -> str:
    kept = HOME / KEY_FILE
    if ENVIRONMENT.secret_key:
        return ENVIRONMENT.secret_key
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else "not-yet-set-up"


SECRET_KEY = _secret_key()
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts.split(",")

INSTALLED_APPS = [
    "chibo.console",
    "chibo.web",
    "chibo.reporting",
    "chibo.sync",
    "chibo.records",
    "chibo.quality",
    "chibo.resolutions",
    "chibo.meetings",
    "chibo.planning",
    "chibo.papers",
    "chibo.membership",
    "chibo.rulebook",
    "chibo.organization",
    "chibo.accounts",
    "chibo.audit",
    "chibo.kernel",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chibo.web.middleware.vary_on_htmx",
    "chibo.web.middleware.what_one_may_not_see",
    "chibo.web.devices.known_devices",
    "chibo.web.middleware.own_pin_first",
    "chibo.web.second_factor.second_factor_by_post",
]

ROOT_URLCONF = "chibo.urls"
WSGI_APPLICATION = "chibo.wsgi.application"

# Pages with a form for every row spent a third of their time in the templates of fields.
FORM_RENDERER = "django.forms.renderers.Jinja2"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chibo.web.context.appearance",
                "chibo.web.context.navigation",
            ],
        },
    }
]

# SQLite: a transaction takes the write lock at its beginning, waits for its turn,
# and is on disk when it ends.
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "chibo.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    },
}


# PostgreSQL: from its sixth time on a connection, a statement of `kernel.statements` is planned
# already (Django's own never are). A pooler in between must know prepared statements.
def _postgresql(url: str) -> dict[str, object]:
    found = dj_database_url.parse(url, conn_max_age=600)
    return {**found, "OPTIONS": {"prepare_threshold": 5, **found.get("OPTIONS", {})}}


DATABASES = {
    "default": _postgresql(ENVIRONMENT.database_url) if ENVIRONMENT.database_url else _SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "chibo.accounts.pins.PinValidator"}]

# Sign-in by member code and PIN; sign-up, e-mail and reset pages are off
# (chibo/web/accounts/sign_in_urls.py).
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_ADAPTER = "chibo.web.accounts.adapter.MemberCodeAdapter"
ACCOUNT_FORMS = {
    "login": "chibo.web.accounts.forms.SignInForm",
    "change_password": "chibo.web.accounts.forms.ChangePinForm",
    "reauthenticate": "chibo.web.accounts.forms.PinAgainForm",
}
# The library closes the door to a whole address; ours slows (chibo/web/accounts/slowing.py).
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": ""}
SECOND_FACTOR_BY_POST = ENVIRONMENT.second_factor
MFA_ADAPTER = "chibo.web.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ by half a minute
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "chibo.web.accounts.second_factor_forms.SecondFactorForm",
    "reauthenticate": "chibo.web.accounts.second_factor_forms.SecondFactorAgainForm",
    "activate_totp": "chibo.web.accounts.second_factor_forms.SetUpForm",
    "authenticate_webauthn": "chibo.web.accounts.passkey_forms.ShowPasskeyForm",
    "reauthenticate_webauthn": "chibo.web.accounts.passkey_forms.ShowPasskeyAgainForm",
    "add_webauthn": "chibo.web.accounts.passkey_forms.AddPasskeyForm",
    "edit_webauthn": "chibo.web.accounts.passkey_forms.NamePasskeyForm",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"

SESSION_ENGINE = "chibo.accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(days=ENVIRONMENT.own_device_days).total_seconds())
SHARED_DEVICE_SECONDS = int(timedelta(hours=ENVIRONMENT.shared_device_hours).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENVIRONMENT.https
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "chibo.web.errors.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if ENVIRONMENT.https else 0
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
)
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other names under the same domain are not ours to bind
    "security.W021",  # nor to put on the browsers' own list
]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE.parent / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["chibo.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "chibo.web.static_files.NamedByContent"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"chibo": {"level": "INFO"}},
}
