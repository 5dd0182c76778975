"""Which language a document is in, and whether the engine knows it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from detente.record.model import Document

from .refusals import Refusal

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]  # ships no types

SUPPORTED_LANGUAGES = ("en",)

_SAMPLE = 5_000
_FEW_LETTERS = 20
_SHORT = 200
# On a sentence or two the full model of 97 languages mistakes English for its small neighbours;
# these are the languages in which reports on talks between states mostly come.
_USUAL = (
    "ar", "be", "bg", "cs", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hu", "hy", "it", "ja", "ka",
    "ko", "lt", "lv", "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


@cache
def _identifier(restricted: bool) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if restricted:
        identifier.set_languages(_USUAL)
    return identifier


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of a text; None where it is too short to tell."""
    letters = sum(c.isalpha() for c in text[:_SAMPLE])
    if letters < _FEW_LETTERS:
        return None
    code, _ = _identifier(letters < _SHORT).classify(text[:_SAMPLE])
    return str(code)


def language_code(name: str | None) -> str | None:
    """ISO 639-1 code from what a header or a page says: ``en-GB``, ``EN``, ``English``."""
    from babel import Locale

    value = (name or "").strip().lower()
    if len(value.partition("-")[0].partition("_")[0]) == 2:
        return value[:2]
    names = Locale("en").languages
    return next((code for code, known in names.items() if len(code) == 2 and known.lower() == value), None)


def unsupported_language(document: Document) -> Refusal | None:
    """A refusal of a document whose language the engine does not know; None where it does, or cannot tell."""
    if document.language is None or document.language in SUPPORTED_LANGUAGES:
        return None
    from babel import Locale

    names = Locale("en").languages
    known = " and ".join(names[code] for code in SUPPORTED_LANGUAGES)
    is_in = names.get(document.language, f"the language {document.language!r}")
    advice = f"translate it first, or put 'language: {SUPPORTED_LANGUAGES[0]}' at its top if that is wrong"
    return Refusal(document.name, f"is in {is_in}, and only {known} is understood so far", advice)
