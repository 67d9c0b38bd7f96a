"""A call in every language there is a writer for, as the OpenAPI document holds samples."""

from tools_catalog.samples.call import SampleCall
from tools_catalog.samples.curl import curl
from tools_catalog.samples.javascript import javascript
from tools_catalog.samples.python import python

LANGUAGES = (("sh", "curl", curl), ("python", "Python", python), ("js", "JavaScript", javascript))


def samples_of(call: SampleCall) -> list[dict[str, str]]:
    """Return `x-codeSamples`: `[{"lang", "label", "source"}]`."""
    return [
        {"lang": lang, "label": label, "source": write(call)} for lang, label, write in LANGUAGES
    ]
