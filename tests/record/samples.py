"""A made-up report on grain talks and what an engine might find in it."""

from __future__ import annotations

import hashlib

from detente.record.model import (
    ActorMention,
    Cue,
    Document,
    Evidence,
    Exchange,
    Extraction,
    Quantity,
    Segment,
    Speaker,
    Statement,
    Thing,
    When,
    Where,
)

ENGINE = "rules-0.1.0"
TEXT = (
    "Turkey said on 3 May that Ruritania freed 40 sailors in Odesa.\n"
    "In return, Graustark reopened its port to grain. Déjà vu, one diplomat said."
)


def document(name: str = "grain.txt", text: str = TEXT, published: str | None = "2023-05-04") -> Document:
    return Document(
        name=name,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        title="Grain talks",
        published=published,
        language="en",
        segments=(Segment(0, len(text), "body"),),
    )


def evidence(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(start, start + len(quote), quote)


def actor(name: str, country: str) -> ActorMention:
    found = evidence(name)
    return ActorMention(found.text, name, country, "GOV", found.start, found.end)


def release(name: str = "grain.txt", **changes: object) -> Statement:
    fields: dict[str, object] = {
        "id": f"{name}-release",
        "document": name,
        "kind": "concession",
        "event_type": "RETREAT",
        "event_mode": None,
        "actor": (actor("Ruritania", "RUR"),),
        "recipient": (),
        "object": Thing("40 sailors", "people"),
        "quantity": Quantity(40.0, 40.0, 40.0, "exact", "people"),
        "when": When("2023-05-03", "2023-05-03", "day", "on 3 May"),
        "where": Where("Odesa", "Odesa", "UKR"),
        "status": "done",
        "condition": None,
        "hedge": None,
        "speaker": (Speaker("Turkey", "Turkey"),),
        "evidence": (evidence("Ruritania freed 40 sailors in Odesa"),),
        "engine": ENGINE,
        "confidence": 0.9,
        "rule": "release",
    }
    return Statement(**(fields | changes))  # type: ignore[arg-type]  # the tests vary any field by name


def reopening(name: str = "grain.txt") -> Statement:
    return release(
        name,
        id=f"{name}-reopening",
        actor=(actor("Graustark", "GRK"),),
        object=Thing("its port", "route"),
        quantity=None,
        when=None,
        where=None,
        speaker=None,
        evidence=(evidence("Graustark reopened its port to grain"),),
        rule=None,
    )


def extraction(name: str = "grain.txt") -> Extraction:
    cue = evidence("In return")
    exchange = Exchange(
        id=f"{name}-exchange",
        document=name,
        give=(f"{name}-release",),
        get=(f"{name}-reopening",),
        cue=Cue(cue.start, cue.end, cue.text, name),
        status="done",
        speaker=None,
    )
    return Extraction(name, (release(name), reopening(name)), (exchange,), (("no such quote", 2),))
