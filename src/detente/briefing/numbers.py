"""Amounts as a reader writes them, with the bound that the source gives."""

from __future__ import annotations

from detente.record.model import Quantity

_BEFORE = {
    "exact": "", "about": "about ", "at_least": "at least ", "more_than": "more than ",
    "at_most": "at most ", "less_than": "fewer than ", "several": "",
}  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def figure(value: float) -> str:
    """``1,197``, ``2.4``."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def small(value: int) -> str:
    """Small numbers in letters, others in figures."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else figure(value)


def amount(quantity: Quantity | None) -> str | None:
    """``more than 1,000``, ``10–12``; None where there is no figure."""
    if quantity is None:
        return None
    low, high = quantity.low, quantity.high
    if quantity.qualifier in ("exact", "about") and low is not None and high is not None and low < high:
        number = f"{figure(low)}–{figure(high)}" if quantity.value is None else figure(quantity.value)
    else:
        value = quantity.value if quantity.value is not None else low if low is not None else high
        if value is None or quantity.qualifier == "several":
            return None
        number = figure(value)
    percent = "%" if quantity.unit in ("percent", "%", "per cent") else ""
    return _BEFORE[quantity.qualifier] + number + percent


def is_exact(quantity: Quantity | None) -> bool:
    """Whether the source gives one number without a bound."""
    return quantity is not None and quantity.qualifier == "exact" and quantity.value is not None
