"""What a device sends."""

from rest_framework import serializers

from config.api.serializers import StrictSerializer


class CodeSerializer(StrictSerializer):
    """What a device may say of itself."""

    client_name = serializers.CharField(
        max_length=100,
        required=False,
        allow_blank=True,
        default="",
        help_text="What the person is shown, such as the name of the program.",
    )


class TokenSerializer(StrictSerializer):
    """What a device polls with."""

    device_code = serializers.CharField(max_length=200, help_text="As it came with the user code.")
