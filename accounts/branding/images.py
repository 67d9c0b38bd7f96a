"""Which pictures are taken as logos: by what they begin with, never by what they are called."""

import struct

MOST_BYTES = 100_000
MOST_PIXELS = 2_000  # on a side
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
PNG_BEGINS = b"\x89PNG\r\n\x1a\n"


def media_type_of(content: bytes) -> str:
    """Return the type of a PNG, JPEG or WebP picture, "" for anything else."""
    if content[:8] == PNG_BEGINS and content[12:16] == b"IHDR" and has_sane_sides(content):
        return PNG
    if content[:3] == b"\xff\xd8\xff":
        return JPEG
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def has_sane_sides(png: bytes) -> bool:
    """Refuse what is small as a file and huge in a browser: PNGs of one colour shrink to nothing."""
    sides = struct.unpack(">II", png[16:24]) if len(png) >= 24 else (0, 0)
    return all(0 < side <= MOST_PIXELS for side in sides)
