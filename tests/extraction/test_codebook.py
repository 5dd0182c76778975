"""What the codebook makes of plain sentences: to learn from before adding a verb, and to see that nothing broke after.

Each row is a sentence, the frame that must fire, the status, and a country that acts (None where the sentence names
none). A new verb deserves a row of its own here, in the form in which it was met.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import get_args

import pytest

from detente.extraction.engine import Engine
from detente.extraction.lexicon import Effect, load_lexicon
from detente.language.lemmas import inflections
from detente.record.model import Document, Kind, Segment, Statement

Row = tuple[str, str, str, str | None]


@cache
def engine() -> Engine:
    return Engine.load()


def statements(sentence: str) -> tuple[Statement, ...]:
    """What the engine finds in a document of one sentence."""
    digest = hashlib.sha256(sentence.encode()).hexdigest()
    document = Document(
        "sentence",
        sentence,
        digest,
        published="2024-05-01",
        language="en",
        segments=(Segment(0, len(sentence), "body"),),
    )
    return engine().extract(document).statements


def countries(found: Statement) -> set[str | None]:
    return {actor.country for actor in found.actor}


ACTIVE: list[Row] = [
    ("Caracas freed ten Americans and received one of its diplomats in return.", "release", "done", "VEN"),
    ("Iran let two French citizens go.", "release", "done", "IRN"),
    ("Nicaragua put 222 opponents on a plane to Washington.", "release", "done", "NIC"),
    ("Rwanda commuted the sentences of 25 prisoners.", "clemency", "done", "RWA"),
    ("North Korea returned the remains of 55 American soldiers.", "surrender", "done", "PRK"),
    ("The Netherlands gave back 478 artefacts to Indonesia.", "surrender", "done", "NLD"),
    ("Jordan accepted 40 refugees from Gaza.", "shelter", "done", "JOR"),
    ("Russia got back 115 conscripts from Ukraine.", "receive", "done", "UKR"),
    ("Spain extradited the former general to Chile.", "extradite", "done", "ESP"),
    ("China cut tariffs on Australian barley.", "ease", "done", "CHN"),
    ("Washington removed Sudan from the list of sponsors of terrorism.", "exempt", "done", "USA"),
    ("The EU imposed tariffs on Chinese electric cars.", "impose", "done", "EUE"),
    ("Washington hit Indian goods with a tariff of 50 percent.", "sanction", "done", "USA"),
    ("The EU kept the arms embargo on China in place.", "keep", "done", "EUE"),
    ("Britain froze the assets of ten Russian banks.", "freeze", "done", "GBR"),
    ("China restored the licences of American exporters.", "licence", "done", "CHN"),
    ("Delhi suspended visas for Pakistanis.", "unlicensed", "done", "IND"),
    ("Pakistan reopened the Torkham crossing.", "open", "done", "PAK"),
    ("Algeria closed its airspace to Moroccan aircraft.", "close", "done", "DZA"),
    ("Ethiopia withdrew its troops from the disputed triangle.", "withdraw", "done", "ETH"),
    ("Iran halted enrichment to 60 percent.", "stop", "done", "IRN"),
    ("Seoul switched off its loudspeakers at the border.", "stop", "done", "KOR"),
    ("South Korea sent 50,000 tonnes of rice to the North.", "aid", "done", "KOR"),
    ("Budapest lifted its veto on the loan.", "support", "done", "HUN"),
    ("Guatemala dropped the charges against the judge.", "repeal", "done", "GTM"),
    ("Washington withdrew from the nuclear deal.", "break", "done", "USA"),
    ("London threw out 23 Russian diplomats.", "expel", "done", "GBR"),
    ("China sentenced a Canadian businessman to eleven years.", "arrest", "done", "CHN"),
    ("Israel struck the port of Hodeidah.", "strike", "done", "ISR"),
    ("Belgrade accused Pristina of provocations.", "accuse", "done", "SRB"),
    ("Modi and Xi held talks in Kazan.", "meet", "done", "IND"),
    ("Belgrade and Pristina signed an agreement on energy.", "sign", "done", "SRB"),
]
PASSIVE: list[Row] = [
    ("Ten Americans were freed by Venezuela on Friday.", "release", "done", "VEN"),
    ("Sanctions on Syrian airlines were lifted by the EU.", "ease", "done", "EUE"),
    ("Bolivian tin was exempted from the tariff.", "exempt", "done", None),
    ("The Torkham crossing was reopened by Pakistan on Saturday.", "open", "done", "PAK"),
]
INTRANSITIVE: list[Row] = [
    ("A ceasefire between India and Pakistan took effect on Saturday.", "truce", "done", None),
    ("Tariffs of 25 percent on Canadian steel took effect on Tuesday.", "impose", "done", None),
    ("The rebels laid down their arms.", "withdraw", "done", None),
]
NOMINAL: list[Row] = [
    ("Venezuela's release of ten Americans surprised everyone.", "release", "done", "VEN"),
    ("The lifting of sanctions on Syria by the EU took months.", "ease", "done", "EUE"),
    ("The closure of the border by Niger lasted a year.", "close", "done", "NER"),
    ("Qatar's disbursement of aid surprised nobody.", "aid", "done", "QAT"),
    ("The imposition of tariffs by Washington shook the markets.", "impose", "done", "USA"),
]
LIGHT_VERB: list[Row] = [
    ("The United States granted sanctions relief to Iran.", "ease", "done", "USA"),
    ("Colombia granted amnesty to 110 rebels.", "clemency", "done", "COL"),
    ("Lima announced the reopening of the border.", "open", "announced", "PER"),
]
INFINITIVE: list[Row] = [
    ("Armenia and Turkey agreed to open their border to third-country citizens.", "open", "announced", "ARM"),
    ("Paris promised to lift the arms embargo.", "ease", "promised", "FRA"),
    ("Rabat stands ready to free 15 sailors.", "release", "offered", "MAR"),
    ("Israel refused to release the doctors.", "release", "refused", "ISR"),
    ("Washington threatened to impose tariffs on Mexico.", "impose", "threatened", "USA"),
    ("Kyiv was forced to release the crew.", "release", "done", "UKR"),
    ("By lifting the ban, Lima won praise.", "ease", "done", "PER"),
    ("Madrid urged Rabat to free the sailors.", "demand:release", "demanded", "ESP"),
]
RELATIVE: list[Row] = [
    ("Venezuela, which pardoned 31 activists last week, wants the embargo ended.", "release", "done", "VEN"),
    ("The soldiers, whom Lima freed last week, flew home.", "release", "done", "PER"),
]
COORDINATED: list[Row] = [
    ("Lima freed two soldiers and lifted the ban on fish.", "ease", "done", "PER"),
    ("Lima freed and deported 15 Ecuadorians.", "release", "done", "PER"),
    ("Saudi Arabia and Iran reopened their embassies.", "open", "done", "IRN"),
]
NOT_DONE: list[Row] = [
    ("Norway pledged 100 million dollars for Gaza.", "pledge", "promised", "NOR"),
    ("Kyiv proposed a truce of 30 days.", "offer", "offered", "UKR"),
    ("Moscow rejected the truce.", "decline", "refused", "RUS"),
    ("Myanmar has not released the American journalist.", "release", "denied", "MMR"),
    ("North Korea may release three Americans.", "release", "expected", "PRK"),
    ("Lima plans to lift the ban in June.", "ease", "announced", "PER"),
    ("Tehran postponed the release of two tourists.", "release", "denied", "IRN"),
    ("Madrid called for the release of the sailors.", "demand:release", "demanded", "ESP"),
]


@pytest.mark.parametrize(
    ("sentence", "frame", "status", "country"),
    ACTIVE + PASSIVE + INTRANSITIVE + NOMINAL + LIGHT_VERB + INFINITIVE + RELATIVE + COORDINATED + NOT_DONE,
)
def test_a_sentence_is_coded(sentence: str, frame: str, status: str, country: str | None) -> None:
    known = load_lexicon().frames
    frame = known[frame].family if frame in known else frame
    told = [(found.rule, found.status, countries(found)) for found in statements(sentence)]
    assert any(
        rule == frame and said == status and (country is None or country in acting) for rule, said, acting in told
    ), told


@pytest.mark.parametrize(
    "sentence",
    [
        "Negotiators discussed a release of the sailors.",
        "The possible release of the sailors was discussed.",
        "Without lifting the embargo, no deal is possible.",
        "Did Lima release the soldiers?",
        "The president received a delegation of officials from Quito.",
        "The ministry released a statement on the talks.",
        "The talks held officials up for hours.",
        "The court ordered the release of the documents.",
        "Farmers sold their grain at a loss.",
        "The election was held on 9 August.",
    ],
)
def test_nothing_is_given_or_restricted(sentence: str) -> None:
    given = {"concession", "restriction", "stock"}
    assert not [s for s in statements(sentence) if s.kind in given and s.status in {"done", "ongoing"}]


def test_every_frame_is_well_formed() -> None:
    lexicon = load_lexicon()
    categories = {category for known in lexicon.things.values() for category in known}
    for frame in lexicon.frames.values():
        assert frame.kind in get_args(Kind)
        assert frame.theme <= categories, frame.id
        assert frame.strict <= set(frame.verbs), frame.id
        assert frame.strict_nouns <= frame.nouns, frame.id
        assert frame.effect in {None, "imposed", "kept", "eased", "lifted"}, frame.id
        assert len(frame.verbs) == len(set(frame.verbs)), frame.id


def test_every_operator_has_a_known_effect() -> None:
    lexicon = load_lexicon()
    effects = {operator.effect for known in lexicon.operators.values() for operator in known.values()}
    assert effects <= set(get_args(Effect))


@pytest.mark.parametrize("base", ["sanction", "weapon", "relation", "talk", "tariff", "prisoner", "troop", "border"])
def test_no_entry_hides_a_base_form(base: str) -> None:
    """A plural in any entry ("sanctions package") would stand for itself, and the singular no longer be known in it."""
    lexicon = load_lexicon()
    assert {lexicon.forms[form] for form in inflections(base) if form.endswith("s") and form in lexicon.forms} == {base}
