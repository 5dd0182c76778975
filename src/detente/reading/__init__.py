"""Bytes to documents: text, Markdown, HTML, PDF, DOCX, EML, folders, zip archives and pages of the web.

The text of a document never changes once it is read, and every segment and later every quotation counts its
characters. Each format's reader is imported only when a file of it comes by.
"""

from .formats import read_bytes
from .languages import SUPPORTED_LANGUAGES, unsupported_language
from .limits import LIMITS, Limits
from .refusals import Refusal, Unreadable
from .segments import passages
from .sources import read

__all__ = [
    "LIMITS",
    "SUPPORTED_LANGUAGES",
    "Limits",
    "Refusal",
    "Unreadable",
    "passages",
    "read",
    "read_bytes",
    "unsupported_language",
]
