"""Who is named in a text: examples from many negotiations, and what must hold for any text."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from detente.language.actors import ActorFinder, Mention, country_name

SECTORS = {"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "IGO", "NGO", "BUS", "MED", "CVL"}


def find(text: str) -> list[Mention]:
    return ActorFinder.load().find(text)


def named(text: str, words: str) -> Mention:
    """The one mention that is written as ``words``."""
    found = [mention for mention in find(text) if mention.text == words]
    assert found, f"{words!r} not among {[mention.text for mention in find(text)]}"
    return found[-1]


def brief(mention: Mention) -> tuple[str, str | None, str | None, str]:
    return mention.name, mention.country, mention.sector, mention.form


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "form"),
    [
        ("Yemen welcomed the truce.", "Yemen", "Yemen", "YEM", "state"),
        ("The DPRK fired a missile.", "DPRK", "North Korea", "PRK", "state"),
        ("Côte d'Ivoire agreed.", "Côte d'Ivoire", "Ivory Coast", "CIV", "state"),
        ("The Türkiye talks", "Türkiye", "Turkey", "TUR", "state"),
        ("South Sudan left, Sudan stayed.", "South Sudan", "South Sudan", "SSD", "state"),
        ("Nigeria and Niger met.", "Niger", "Niger", "NER", "state"),
        ("Congolese soldiers", "Congolese", "Democratic Republic of the Congo", "COD", "adjective"),
        ("The Poles and a Finn left.", "Poles", "Poland", "POL", "people"),
        ("Iranians voted.", "Iranians", "Iran", "IRN", "people"),
        ("Tehran refused.", "Tehran", "Iran", "IRN", "seat"),
        ("Downing Street agreed.", "Downing Street", "United Kingdom", "GBR", "seat"),
        ("The Elysée denied it.", "Elysée", "France", "FRA", "seat"),
        ("Talks in Sana’a went on.", "Sana’a", "Yemen", "YEM", "seat"),
        ("They met in Sharm el-Sheikh.", "Sharm el-Sheikh", "Sharm el-Sheikh", "EGY", "city"),
        ("TEHRAN — No deal.", "TEHRAN", "Iran", "IRN", "seat"),
    ],
)
def test_states_are_known_by_name_adjective_people_and_seat(
    text: str, words: str, name: str, country: str, form: str
) -> None:
    mention = named(text, words)
    assert (mention.name, mention.country, mention.form) == (name, country, form)


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "sector"),
    [
        ("The State Department said so.", "State Department", "State Department", "USA", "GOV"),
        ("The Knesset voted.", "Knesset", "Knesset", "ISR", "LEG"),
        ("The IRGC denied it.", "IRGC", "IRGC", "IRN", "MIL"),
        ("Ansar Allah agreed.", "Ansar Allah", "Houthis", "YEM", "REB"),
        ("The Taleban agreed.", "Taleban", "Taliban", "AFG", "REB"),
        ("The RSF shelled the town.", "RSF", "Rapid Support Forces", "SDN", "REB"),
        ("The Polisario refused.", "Polisario", "Polisario Front", "ESH", "REB"),
        ("The U.N. Security Council met.", "U.N. Security Council", "UN Security Council", None, "IGO"),
        ("The P5+1 met.", "P5+1", "P5+1", None, "IGO"),
        ("IGAD mediated.", "IGAD", "IGAD", None, "IGO"),
        ("The EU waited.", "EU", "European Union", "EUE", "IGO"),
        ("The ICRC visited them.", "ICRC", "International Committee of the Red Cross", None, "NGO"),
        ("KCNA reported it.", "KCNA", "KCNA", "PRK", "MED"),
        ("PDVSA signed.", "PDVSA", "PDVSA", "VEN", "BUS"),
        ("Caspian Shipping Ltd paid.", "Caspian Shipping Ltd", "Caspian Shipping Ltd", None, "BUS"),
    ],
)
def test_bodies_have_a_usual_name_a_country_and_a_sector(
    text: str, words: str, name: str, country: str | None, sector: str
) -> None:
    mention = named(text, words)
    assert (mention.name, mention.country, mention.sector) == (name, country, sector)


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("the US president flew home", "US president", "USA", "GOV"),
        ("the President of Azerbaijan flew home", "President of Azerbaijan", "AZE", "GOV"),
        ("Russia's defence ministry said so", "Russia's defence ministry", "RUS", "GOV"),
        ("the Iranian foreign ministry said so", "Iranian foreign ministry", "IRN", "GOV"),
        ("the Ministry of Foreign Affairs of the Republic of Kazakhstan",
         "Ministry of Foreign Affairs of the Republic of Kazakhstan", "KAZ", "GOV"),
        ("the Biden administration lifted it", "Biden administration", "USA", "GOV"),
        ("Maduro's government refused", "Maduro's government", "VEN", "GOV"),
        ("the Peruvian Congress voted", "Peruvian Congress", "PER", "LEG"),
        ("the Colombian High Commissioner resigned", "Colombian High Commissioner", "COL", "GOV"),
        ("Iran's former chief nuclear negotiator spoke", "Iran's former chief nuclear negotiator", "IRN", "GOV"),
        ("the US embassy in Vilnius", "US embassy", "USA", "GOV"),
        ("the UN envoy spoke", "UN envoy", None, "IGO"),
        ("Hamas officials spoke", "Hamas officials", "PSE", "REB"),
        ("the president spoke", "president", None, "GOV"),
        ("the regime refused", "regime", None, "GOV"),
        ("then Secretary of State flew home", "then Secretary of State", "USA", "GOV"),
    ],
)  # fmt: skip
def test_an_office_takes_its_country_from_the_words_beside_it(
    text: str, words: str, country: str | None, sector: str
) -> None:
    mention = named(text, words)
    assert (mention.country, mention.sector) == (country, sector)


def test_an_office_without_a_country_is_left_to_the_context() -> None:
    assert brief(named("The envoy said so.", "envoy")) == ("envoy", None, "GOV", "office")
    assert brief(named("Then both sides left.", "both sides")) == ("both sides", None, None, "group")


def test_the_noun_after_an_adjective_tells_its_sector() -> None:
    found = find(
        "Sudanese, Ethiopian and Egyptian diplomats met. Syrian rebels and Israeli troops fought over Turkish lorries."
    )
    assert [(m.text, m.sector, m.form) for m in found] == [
        ("Sudanese", "GOV", "adjective"),
        ("Ethiopian", "GOV", "adjective"),
        ("Egyptian", "GOV", "adjective"),
        ("Syrian", "REB", "adjective"),
        ("Israeli", "MIL", "adjective"),
        ("Turkish", None, "adjective"),
    ]


def test_us_is_a_state_an_adjective_or_a_pronoun() -> None:
    assert [(m.text, m.form) for m in find("The US said US officials told us of U.S.-led talks.")] == [
        ("US", "state"),
        ("US", "adjective"),
        ("U.S.", "adjective"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a turkey and a chad", "New England and the South China Sea", "Guinea pigs", "the Geneva Conventions",
        "trade is paid in US dollars", "the Minsk agreements", "Atlanta in May on Monday", "the Jordan Valley",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_state_is_none(text: str) -> None:
    assert not [mention for mention in find(text) if mention.form in ("state", "adjective", "seat")]


def test_a_state_inside_a_persons_name_is_no_state() -> None:
    assert [m.form for m in find("Michael Jordan and Chad Smith spoke.")] == ["person", "person"]
    assert [m.country for m in find("Jordan and Chad spoke.")] == ["JOR", "TCD"]


def test_georgia_in_the_south_of_the_united_states_is_not_the_state() -> None:
    assert [m.name for m in find("He flew from Atlanta, Georgia, to Batumi in Georgia.")] == [
        "Atlanta",
        "Batumi",
        "Georgia",
    ]


def test_congress_is_american_only_beside_something_american() -> None:
    assert named("Washington waited for Congress.", "Congress").country == "USA"
    assert named("Lima waited for Congress to vote.", "Congress").country is None


def test_brussels_is_the_union_unless_belgium_is_spoken_of() -> None:
    assert named("Brussels kept its tariffs.", "Brussels").country == "EUE"
    assert named("Belgian police in Brussels", "Brussels").country == "BEL"


def test_the_north_and_the_south_are_states_in_a_text_on_korea() -> None:
    found = find("North Korea fired. The South answered, and the North's army fell silent.")
    assert [(m.text, m.country) for m in found] == [("North Korea", "PRK"), ("South", "KOR"), ("North's army", "PRK")]
    assert find("The South is rich, the North is poor.") == []


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "sector"),
    [
        (
            "Kenyan Foreign Minister Amos Mbugua spoke.",
            "Kenyan Foreign Minister Amos Mbugua",
            "Amos Mbugua",
            "KEN",
            "GOV",
        ),
        ("Amos Mbugua, Kenya's envoy to Sudan, spoke.", "Amos Mbugua", "Amos Mbugua", "KEN", "GOV"),
        ("Kenya's foreign minister, Amos Mbugua, spoke.", "Amos Mbugua", "Amos Mbugua", "KEN", "GOV"),
        ("Kenya's Amos Mbugua spoke.", "Amos Mbugua", "Amos Mbugua", "KEN", None),
        ("US Special Envoy for Sudan Jane Roe spoke.", "US Special Envoy for Sudan Jane Roe", "Jane Roe", "USA", "GOV"),
        ("Jane Roe, the US President's Special Envoy for Sudan, spoke.", "Jane Roe", "Jane Roe", "USA", "GOV"),
        ("ELN commander Luis Perez spoke.", "ELN commander Luis Perez", "Luis Perez", "COL", "REB"),
        ("Trump's special envoy Jane Roe spoke.", "Trump's special envoy Jane Roe", "Jane Roe", "USA", "GOV"),
        ("the UN's Envoy to Yemen, Jane Roe.", "Jane Roe", "Jane Roe", None, "IGO"),
        (
            "Qatari Prime Minister Sheikh Hamad Al Roe spoke.",
            "Qatari Prime Minister Sheikh Hamad Al Roe",
            "Hamad Al Roe",
            "QAT",
            "GOV",
        ),
    ],
)
def test_a_person_has_the_country_of_the_office_that_introduces_them(
    text: str, words: str, name: str, country: str | None, sector: str | None
) -> None:
    assert brief(named(text, words)) == (name, country, sector, "person")


def test_envoys_named_together_share_their_office() -> None:
    found = find("France's envoys, Anne Roe and Luc Doe, arrived. Doe left.")
    assert [(m.name, m.country) for m in found if m.form == "person"] == [
        ("Anne Roe", "FRA"),
        ("Luc Doe", "FRA"),
        ("Luc Doe", "FRA"),
    ]


def test_an_office_in_apposition_is_the_person() -> None:
    mention = named("Anne Roe, the French special envoy for Libya, left.", "French special envoy for Libya")
    assert brief(mention) == ("Anne Roe", "FRA", "GOV", "office")


def test_the_title_next_to_the_name_tells_the_sector() -> None:
    mention = named("Mali's envoy, Gen. Ali Roe, left.", "Gen. Ali Roe")
    assert brief(mention) == ("Ali Roe", "MLI", "MIL", "person")


def test_buildings_stand_for_the_government_capitals_for_the_state() -> None:
    assert brief(named("The Kremlin denied it.", "Kremlin")) == ("Russia", "RUS", "GOV", "seat")
    assert brief(named("Moscow denied it.", "Moscow")) == ("Russia", "RUS", None, "seat")


def test_a_surname_later_on_is_the_person_introduced_before() -> None:
    text = "Chilean Foreign Minister Ana Roe met A. Pérez. Ms Roe smiled. Roe, they say, likes A. Roe. Al Gore said no."
    assert {m.name for m in find(text) if m.text in ("Ms Roe", "Roe", "A. Roe")} == {"Ana Roe"}
    assert {m.country for m in find(text) if m.text in ("Ms Roe", "Roe", "A. Roe")} == {"CHL"}


def test_family_names_come_first_in_korea_and_given_names_are_used_in_malaysia() -> None:
    assert named("Kim Jong Un spoke. Then Kim left.", "Kim").name == "Kim Jong Un"
    assert named("Malaysian Prime Minister Azlan Rahim hosted. Azlan smiled.", "Azlan").name == "Azlan Rahim"


@pytest.mark.parametrize(
    ("words", "name", "country", "sector"),
    [
        ("Putin", "Vladimir Putin", "RUS", "GOV"),
        ("Zelenskyy", "Volodymyr Zelensky", "UKR", "GOV"),
        ("Lukashenka", "Alexander Lukashenko", "BLR", "GOV"),
        ("Sergei Tsikhanouski", "Siarhei Tsikhanouski", "BLR", "OPP"),
        ("Abbas Araqchi", "Abbas Araghchi", "IRN", "GOV"),
        ("Nicolas Maduro", "Nicolás Maduro", "VEN", "GOV"),
        ("Hemedti", "Mohamed Hamdan Dagalo", "SDN", "REB"),
        ("Guterres", "António Guterres", None, "IGO"),
    ],
)
def test_known_persons_have_one_usual_name(words: str, name: str, country: str | None, sector: str) -> None:
    assert brief(named(f"On Monday {words} refused.", words)) == (name, country, sector, "person")


def test_the_text_beats_the_list() -> None:
    text = "Canadian Agriculture Minister John Putin resigned. Putin blamed no one."
    assert named(text, "Putin").country == "CAN"
    assert named("Jill Biden smiled and Biden left.", "Biden").name == "Joe Biden"


def test_words_in_capitals_are_not_persons_by_themselves() -> None:
    assert find("Trade Implications For Global Markets. Recent Developments Matter.") == []


PIECES = [
    "Iran",
    "'s",
    " ",
    "US",
    "the",
    "president",
    "President",
    "of",
    "for",
    "Putin",
    "J.",
    "Cole",
    ",",
    ".",
    "and",
    "envoy",
]
PIECES += [
    "al-",
    "UN",
    "Georgia",
    "Jordan",
    "Kim Jong Un",
    "The North",
    "officials",
    "Bank",
    "\n",
    "é",
    "İ",
    "ß",
    "Mr",
    "said",
]
PIECES += ["Brussels", "foreign ministry", "chief", "Trump", "government", "Congress"]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_offsets_are_exact_and_mentions_sorted_and_apart_in_any_text(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.name
        assert mention.sector is None or mention.sector in SECTORS
        assert mention.country is None or country_name(mention.country) != mention.country
        end = mention.end


@pytest.mark.parametrize(
    "words", ["Iran Putin ", "president of ", "US's president's ", "Polish, ", "president John Roe, ", "former ", "Aa "]
)
def test_endless_repetition_neither_fails_nor_stalls(words: str) -> None:
    assert len(find(words * 3000)) <= 6000


def test_every_iso_country_has_a_name() -> None:
    alpha3 = {code for code in get_global("territory_aliases") if len(code) == 3 and code.isalpha()}
    private_or_gone = {
        "AAA", "ANT", "ASC", "ATA", "ATF", "BES", "BUR", "BVT", "CPT", "DGA", "FXX", "HMD", "IOT", "NTZ", "SGS", "SJM",
        "TAA", "TMP", "UMI", "YMD", "ZAR", "ZZZ",
    }  # fmt: skip
    expected = {code for code in alpha3 - private_or_gone if code[0] not in "QX" or code == "QAT"}
    assert not {code for code in expected if country_name(code) == code}
    assert [country_name(code) for code in ("BLR", "USA", "EUE", "PRK")] == [
        "Belarus", "United States", "European Union", "North Korea",
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["bodies.toml", "persons.toml"])
def test_the_codebook_knows_only_countries_and_sectors_that_exist(file: str) -> None:
    book = tomllib.loads(files("detente.codebook").joinpath("actors", file).read_text(encoding="utf-8"))
    for country, sectors in book.items():
        assert country == "none" or country_name(country) != country
        assert set(sectors) <= SECTORS
