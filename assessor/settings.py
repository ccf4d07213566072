"""All settings, read from the environment. Defaults suit one machine and one developer; README.md lists the variables.

`ENVIRONMENT=production` turns every convenience off and refuses to start on a default secret or with DEBUG.
"""

from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from environs import Env, validate

BASE_DIR = Path(__file__).resolve().parent.parent

# Strict readers: a value that is not what it should be stops the start with the variable's name.
env = Env()

ENVIRONMENT = env.str("ENVIRONMENT", "development", validate=validate.OneOf(["development", "production"]))
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", not PRODUCTION)

DEVELOPMENT_SECRET = "for development on one machine only"  # noqa: S105 - refused in production, below
SECRET_KEY = env.str("SECRET_KEY", DEVELOPMENT_SECRET)
if PRODUCTION and (SECRET_KEY == DEVELOPMENT_SECRET or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured("SECRET_KEY must be set to at least 50 random characters in production.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG must be off in production.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's host names in production.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "assessor.pages",
    "assessor.accounts",
    "assessor.assessments",
    "assessor.reports",
    "assessor.learning",
    "assessor.mentoring",
    "roles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "simple_history",
    "roles.admin_site.CatalogueAdminConfig",  # Django's admin, with pages of the catalogue
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    # In production files are served from STATIC_ROOT; in development `runserver` finds them where they are.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if PRODUCTION else []),
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "assessor.accounts.middleware.private_pages",
    "assessor.accounts.second_factor.second_factor_for_editors",
]

ROOT_URLCONF = "assessor.urls"
WSGI_APPLICATION = "assessor.wsgi.application"
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
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data ---------------------------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at the start, so that writers queue instead of failing half-way;
    # synchronous=FULL keeps a committed answer through a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Lock-out counts live in the cache: several workers must share it (`manage.py createcachetable`).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    if PRODUCTION
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Accounts -----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
    for name in ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "assessor.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "assessor.accounts.forms.SignUpForm",
    "confirm_email_verification_code": "assessor.accounts.forms.AddressCodeForm",
}
# A code is typed into the window in which somebody signs up, where also their trial is; a link may open elsewhere.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "assessor.accounts.models.display_name"

# Off, whoever signs up is believed to own the address: a machine of one's own sends no mail.
VERIFY_ADDRESSES = env.bool("VERIFY_ADDRESSES", PRODUCTION)
if PRODUCTION and not VERIFY_ADDRESSES:
    raise ImproperlyConfigured("VERIFY_ADDRESSES must be on in production: mentors are bound to their addresses.")

# Older values of SECRET_KEY: what was encrypted with them, such as second factors, can still be read.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
MFA_ADAPTER = "assessor.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "assessor.accounts.forms.SetUpForm",
    "authenticate": "assessor.accounts.forms.CodeForm",
    "reauthenticate": "assessor.accounts.forms.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Skill-gap assessor"
EDITORS_NEED_SECOND_FACTOR = env.bool("EDITORS_NEED_SECOND_FACTOR", PRODUCTION)

# --- Catalogue and ratings ----------------------------------------------------------------------------------

# A draft is published by an editor who did not write it.
PUBLISHER_IS_NOT_AUTHOR = env.bool("PUBLISHER_IS_NOT_AUTHOR", False)
# What tells editors how a draft would change where people stand: the catalogue itself knows no person.
CATALOGUE_IMPACT = "assessor.impact.impact_of"
# Older ratings are offered for confirmation before anything else is asked.
RATINGS_STALE_AFTER_DAYS = env.int("RATINGS_STALE_AFTER_DAYS", 365, validate=validate.Range(min=1))
# New trials without an account from one address in an hour; more than a classroom behind one address needs.
TRIALS_AN_HOUR = env.int("TRIALS_AN_HOUR", 60, validate=validate.Range(min=0))

# --- Mail ---------------------------------------------------------------------------------------------------

SMTP_HOST = env.str("SMTP_HOST", "")
# Where links in mails lead; requests are not asked, as a mail may be sent outside of one.
SITE_ADDRESS = env.str(
    "SITE_ADDRESS", f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else "http://127.0.0.1:8000"
).rstrip("/")
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "skill-gap-assessor@localhost")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": SMTP_HOST or "localhost",
            "port": env.int("SMTP_PORT", 587),
            "username": env.str("SMTP_USER", ""),
            "password": env.str("SMTP_PASSWORD", ""),
            "use_tls": env.bool("SMTP_TLS", True),
            "timeout": 10,
        },
    }
    if SMTP_HOST or PRODUCTION
    else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}

# --- Language, files ----------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("vendor/bootstrap", NODE_MODULES / "bootstrap" / "dist" / "css"),
    ("vendor/newsreader", NODE_MODULES / "@fontsource-variable" / "newsreader" / "files"),
    ("vendor/source-sans-3", NODE_MODULES / "@fontsource-variable" / "source-sans-3" / "files"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Security -----------------------------------------------------------------------------------------------

# `data:` is for the small drawings inside Bootstrap's stylesheet (the select's arrow, the tick of a checkbox).
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000) if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Whoever is counted for trials and failed sign-ins is the visitor, not the proxy.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
# The self-assessment page has six choices for each of some sixty skills; nothing posts more fields than that.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
