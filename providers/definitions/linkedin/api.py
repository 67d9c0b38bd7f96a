"""LinkedIn's address, its version, and the headers that all but the profile want."""

from providers.spec import Setting

API = "https://api.linkedin.com"

# LinkedIn keeps a version for about a year and has no default.
SETTINGS = (
    Setting(
        "api_version",
        "202607",
        r"20\d{2}(0[1-9]|1[0-2])",
        "LinkedIn's API version as YYYYMM, not older than a year",
    ),
)

VERSIONED = {"LinkedIn-Version": "{api_version}", "X-Restli-Protocol-Version": "2.0.0"}
FINDER = {**VERSIONED, "X-RestLi-Method": "FINDER"}
PARTIAL_UPDATE = {**VERSIONED, "X-RestLi-Method": "PARTIAL_UPDATE"}
DELETE = {**VERSIONED, "X-RestLi-Method": "DELETE"}
