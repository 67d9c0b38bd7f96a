"""Which pictures are taken as logos: by what they begin with, never by what they are called."""

from accounts.branding import picture_sides
from accounts.branding.picture_sides import Sides

MOST_BYTES = 100_000
MOST_PIXELS = 2_000  # on a side
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"


def media_type_of(content: bytes) -> str:
    """Return the type of a PNG, JPEG or WebP picture of a sane size, "" for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        return PNG if are_sane(picture_sides.of_png(content)) else ""
    if content[:3] == b"\xff\xd8\xff":
        return JPEG if are_sane(picture_sides.of_jpeg(content)) else ""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP if are_sane(picture_sides.of_webp(content)) else ""
    return ""


def are_sane(sides: Sides) -> bool:
    """Refuse what is small as a file and huge in a browser: pictures of one colour shrink to nothing."""
    return all(0 < side <= MOST_PIXELS for side in sides)
