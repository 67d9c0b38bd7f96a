"""A logo is as large as it says it is: a small file may be a huge picture."""

import struct

import pytest

from accounts.branding.images import JPEG, PNG, WEBP, media_type_of


def png(width, height):
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08" * 5


def jpeg(width, height, marker=0xC0):
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"\xff\xc0ok"  # must be passed over, not read
    table = b"\xff\xc4" + struct.pack(">H", 9) + b"\xff" * 7
    frame = struct.pack(">BBHBHHB", 0xFF, marker, 17, 8, height, width, 3)
    return b"\xff\xd8" + comment + table + frame + b"\0" * 9


def webp(kind, data):
    chunk = kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def lossy(width, height):
    return webp(b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", width | 1 << 14, height))


def lossless(width, height):
    bits = (width - 1) | (height - 1) << 14
    return webp(b"VP8L", b"\x2f" + struct.pack("<I", bits) + b"\0" * 5)


def canvas(width, height):
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", b"\x10\0\0\0" + sides)


def progressive(width, height):
    return jpeg(width, height, marker=0xC2)


KINDS = [
    (png, PNG),
    (jpeg, JPEG),
    (progressive, JPEG),
    (lossy, WEBP),
    (lossless, WEBP),
    (canvas, WEBP),
]


@pytest.mark.parametrize(("made", "kind"), KINDS)
def test_up_to_two_thousand_pixels_on_a_side_are_taken(made, kind):
    assert media_type_of(made(2000, 1)) == kind
    assert media_type_of(made(1, 2000)) == kind


@pytest.mark.parametrize(("made", "kind"), KINDS)
def test_more_is_refused(made, kind):
    assert media_type_of(made(2001, 1)) == ""
    assert media_type_of(made(1, 2001)) == ""
    assert media_type_of(made(16_000, 16_000)) == ""


@pytest.mark.parametrize(("made", "kind"), KINDS)
def test_what_breaks_off_before_its_size_is_refused(made, kind):
    whole = made(10, 10)

    said = {media_type_of(whole[:length]) for length in range(22)}

    assert said == {""}


def test_an_unknown_chunk_is_refused():
    assert media_type_of(webp(b"ALPH", b"\0" * 10)) == ""
