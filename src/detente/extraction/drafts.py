"""Drafts: statements in the making, still tied to the tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from detente.extraction.modality import Claim
from detente.record.model import ActorMention, Kind, Quantity, Speaker, Status, When, Where


@dataclass(slots=True)
class Draft:
    """A statement in the making.

    ``span`` is its evidence in characters of the running text; ``themes`` head the object's phrase.
    Later steps fill in what is still missing.
    """

    trigger: Token
    kind: Kind
    rule: str
    status: Status
    claim: Claim
    span: tuple[int, int]
    event_type: str | None = None
    event_mode: str | None = None
    givers: tuple[ActorMention, ...] = ()
    receivers: tuple[ActorMention, ...] = ()
    themes: tuple[Token, ...] = ()
    category: str | None = None
    object_span: tuple[int, int] | None = None
    quantity: Quantity | None = None
    when: When | None = None
    where: Where | None = None
    condition: str | None = None
    hedge: str | None = None
    speaker: tuple[Speaker, ...] | None = None
    speaker_country: str | None = None
    nominal: bool = False
    part: bool = False
    ghost: bool = False
    """"those released": says who is meant, and states no release of its own."""
    confidence: float = 0.8

    @property
    def position(self) -> int:
        return self.span[0]
