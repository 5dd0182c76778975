"""Made-up reports on talks that never were, and what an engine would find in them."""

from __future__ import annotations

from hashlib import sha256

from detente.record.model import (
    ActorMention,
    Cue,
    Document,
    Evidence,
    Exchange,
    Extraction,
    Kind,
    Qualifier,
    Quantity,
    Scope,
    Speaker,
    Statement,
    Status,
    Thing,
    When,
    Where,
)

PERU = ActorMention("Peru", "Peru", "PER", "GOV", 0, 4)
CHILE = ActorMention("Chile", "Chile", "CHL", "GOV", 0, 5)

HERALD = """Envoys trade steps

Peru's envoy Ana Quispe held talks in Arica with Chile's minister Luis Rojas on 3–4 March. Peru released 40 detained
fishermen. In return, Chile lifted the ban on anchovy imports. Chile kept its port fees.

More than 200 fishermen are still held in Peru, the seamen's union said. More meetings can be expected in spring.
"""
COURIER = """Peru let 40 fishermen go on 4 March. Chile will lift the ban on anchovy imports,
its minister Luis Rojas said.

The talks were held on 4–5 March. Chile asked Peru for the return of two trawlers. Peru refused to cut fuel subsidies.
"""
NOTHING = "The weather in Arica was fine.\n"


def document(name: str, text: str, published: str | None = "2031-03-05", **about: str) -> Document:
    """A document of this text."""
    return Document(
        name=name,
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        title=about.get("title", name.title()),
        publisher=about.get("publisher"),
        url=about.get("url"),
        published=published,
        language=about.get("language", "en"),
    )


def evidence(doc: Document, words: str) -> Evidence:
    """These words where they first stand in the document."""
    start = doc.text.index(words)
    return Evidence(start, start + len(words), words)


def says(
    doc: Document,
    words: str,
    kind: Kind,
    rule: str | None,
    *,
    actor: tuple[ActorMention, ...] = (),
    recipient: tuple[ActorMention, ...] = (),
    thing: str | None = None,
    category: str | None = None,
    amount: float | None = None,
    qualifier: Qualifier = "exact",
    scope: Scope = "this_time",
    days: tuple[str, str] | None = None,
    status: Status = "done",
    hedge: str | None = None,
    condition: str | None = None,
    speaker: str | None = None,
    place: str | None = None,
) -> Statement:
    """A statement of this document, with these words as evidence."""
    found = evidence(doc, words)
    return Statement(
        id=f"{doc.name}:{found.start}:{rule}:{status}",
        document=doc.name,
        kind=kind,
        event_type=None,
        event_mode=None,
        actor=actor,
        recipient=recipient,
        object=Thing(thing, category) if thing else None,
        quantity=None if amount is None else Quantity(amount, amount, amount, qualifier, None, scope),
        when=None if days is None else When(*days, "day" if days[0] == days[1] else "range", ""),
        where=Where(place, place, None) if place else None,
        status=status,
        condition=condition,
        hedge=hedge,
        speaker=(Speaker(speaker, speaker),) if speaker else None,
        evidence=(found,),
        engine="made by hand",
        confidence=1.0,
        rule=rule,
    )


def exchange(doc: Document, cue: str, give: Statement, get: Statement, status: Status = "done") -> Exchange:
    """Two statements of this document tied by this cue."""
    found = evidence(doc, cue)
    return Exchange(
        f"x:{give.id}", doc.name, (give.id,), (get.id,), Cue(found.start, found.end, cue, doc.name), status, None
    )


def herald() -> tuple[Document, Extraction]:
    """A report that ties a release to the end of a ban."""
    doc = document("herald.txt", HERALD, publisher="The Herald", url="https://herald.example/talks?a=1&b=2")
    quispe = ActorMention("Ana Quispe", "Ana Quispe", "PER", "GOV", 0, 1)
    rojas = ActorMention("Luis Rojas", "Luis Rojas", "CHL", "GOV", 0, 1)
    talks = says(
        doc, "Ana Quispe held talks in Arica with Chile's minister Luis Rojas on 3–4 March", "meeting", "meet",
        actor=(quispe,), recipient=(rojas,), days=("2031-03-03", "2031-03-04"), place="Arica",
    )  # fmt: skip
    release = says(
        doc, "Peru released 40 detained\nfishermen", "concession", "release", actor=(PERU,), recipient=(CHILE,),
        thing="40 detained\nfishermen", category="people", amount=40, days=("2031-03-03", "2031-03-05"),
    )  # fmt: skip
    ban = says(
        doc, "Chile lifted the ban on anchovy imports", "restriction", "ease", actor=(CHILE,), recipient=(PERU,),
        thing="the ban on anchovy imports", category="measure", days=("2031-03-03", "2031-03-05"),
    )  # fmt: skip
    fees = says(
        doc, "Chile kept its port fees", "restriction", "keep", actor=(CHILE,), thing="its port fees",
        category="measure",
    )  # fmt: skip
    held = says(
        doc, "More than 200 fishermen are still held in Peru", "stock", "hold", actor=(PERU,), thing="fishermen",
        category="people", amount=200, qualifier="more_than", scope="remaining", days=("2031-03-05", "2031-03-05"),
        speaker="the seamen's union",
    )  # fmt: skip
    hope = says(
        doc, "More meetings can be expected in spring", "prediction", "prediction", status="expected",
        hedge="can be expected",
    )  # fmt: skip
    tie = exchange(doc, "In return", ban, release)
    return doc, Extraction(doc.name, (talks, release, ban, fees, held, hope), (tie,))


def courier() -> tuple[Document, Extraction]:
    """A second report, which differs on the days and on whether the ban is lifted."""
    doc = document("courier.txt", COURIER, "2031-03-06", publisher="The Courier")
    release = says(
        doc, "Peru let 40 fishermen go on 4 March", "concession", "release", actor=(PERU,), thing="40 fishermen",
        category="people", amount=40, days=("2031-03-04", "2031-03-04"),
    )  # fmt: skip
    ban = says(
        doc, "Chile will lift the ban on anchovy imports", "restriction", "ease", actor=(CHILE,), status="promised",
        thing="the ban on anchovy imports", category="measure", speaker="Luis Rojas",
    )  # fmt: skip
    talks = says(
        doc, "The talks were held on 4–5 March", "meeting", "meet", actor=(PERU,), recipient=(CHILE,),
        days=("2031-03-04", "2031-03-05"),
    )  # fmt: skip
    trawlers = says(
        doc, "Chile asked Peru for the return of two trawlers", "demand", "demand", actor=(CHILE,), recipient=(PERU,),
        thing="the return of two trawlers", status="demanded",
    )  # fmt: skip
    fuel = says(
        doc, "Peru refused to cut fuel subsidies", "concession", "stop", actor=(PERU,), thing="fuel subsidies",
        status="refused",
    )  # fmt: skip
    return doc, Extraction(doc.name, (release, ban, talks, trawlers, fuel), ())
