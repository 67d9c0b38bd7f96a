"""Style sheets, scripts and pictures; WhiteNoise serves them."""

from config.settings.place import DATA_DIR, DEBUG
from config.settings.reading import BASE_DIR

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a folder that is missing
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
# Served straight from the folders, so that a fresh checkout needs no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
