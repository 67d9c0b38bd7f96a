"""How wide and high a picture says it is, read from its first bytes; (0, 0) where it does not say."""

import struct

Sides = tuple[int, int]
NONE = (0, 0)
# The markers of a JPEG's frame; among them are those of tables, which are none.
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def of_png(content: bytes) -> Sides:
    """Read the header chunk, which comes first."""
    if content[12:16] != b"IHDR" or len(content) < 24:
        return NONE
    return struct.unpack(">II", content[16:24])


def of_jpeg(content: bytes) -> Sides:
    """Go from segment to segment up to the frame's."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return NONE


def of_webp(content: bytes) -> Sides:
    """Read the first chunk: a picture with or without loss, or the canvas of several."""
    kind, data = content[12:16], content[20:30]
    if len(data) < 10:
        return NONE
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[6:10])
        return width & 0x3FFF, height & 0x3FFF  # the two bits above are a scale
    return NONE
