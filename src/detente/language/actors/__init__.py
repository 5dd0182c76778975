"""Who is named in an English text: states, their organs, organisations, groups and persons.

``ActorFinder.load().find(text)`` reads one document's running text and gives its mentions in order. The words come
from ``codebook/actors/*.toml``; a researcher adds a body or a person there.
"""

from detente.language.actors.finder import ActorFinder
from detente.language.actors.gazetteer import country_name
from detente.language.actors.mention import Form, Mention

__all__ = ["ActorFinder", "Form", "Mention", "country_name"]
