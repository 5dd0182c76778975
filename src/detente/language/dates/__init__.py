"""Dates in running English text: where they stand, and which days they allow.

``find_dates`` reads the words; ``resolve`` puts them on the calendar with the day of publication and the tense.
"""

from detente.language.dates.find import find_dates
from detente.language.dates.mention import DateMention
from detente.language.dates.resolve import Tense, resolve

__all__ = ["DateMention", "Tense", "find_dates", "resolve"]
