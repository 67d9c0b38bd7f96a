"""Draw the smallest picture of a slide that a reader opens."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, EIGHT_BITS = 0, 8


def png(width: int, height: int, seed: int) -> bytes:
    """Return a picture with grey stripes, other ones for every seed."""
    shades = struct.pack(">I", seed)
    rows = b"".join(b"\0" + bytes([shades[y * 4 // height]]) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, EIGHT_BITS, GREY, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)
