"""Numbers in running English text: how many, how sure, of what, and whether they are all or only a part."""

from detente.language.quantities.find import QuantityMention, find_quantities
from detente.language.quantities.ordinals import OrdinalMention, find_ordinals
from detente.language.quantities.scope import scope_of

__all__ = ["OrdinalMention", "QuantityMention", "find_ordinals", "find_quantities", "scope_of"]
