"""The static files, found once for a whole run instead of by every client that makes a request."""

from whitenoise.middleware import WhiteNoiseMiddleware

walk = WhiteNoiseMiddleware.add_files_from_finders


def find_once() -> None:
    """Let the first middleware walk through the folders of files, and the others take what it found."""
    found = {}

    def take(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            walk(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = take
