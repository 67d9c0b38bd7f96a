"""What the sandbox remembers."""

from sandbox.models.clients import Client
from sandbox.models.documents import Blob, Document
from sandbox.models.grants import Code, Grant, Token
from sandbox.models.switches import RedirectUri, Switches

__all__ = ["Blob", "Client", "Code", "Document", "Grant", "RedirectUri", "Switches", "Token"]
