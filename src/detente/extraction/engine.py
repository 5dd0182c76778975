"""The rule engine: a document in, its statements and exchanges out."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from detente.extraction.acts import Found, assess_all, draft, one_each
from detente.extraction.annotated import Annotated
from detente.extraction.asking import demands
from detente.extraction.cast import Cast
from detente.extraction.context import supply_givers
from detente.extraction.counting import counts
from detente.extraction.drafts import Draft
from detente.extraction.exchanges import ties
from detente.extraction.foreseeing import predictions
from detente.extraction.grounding import ground
from detente.extraction.lexicon import Lexicon, load_lexicon
from detente.extraction.parts import parts
from detente.extraction.settling import settle
from detente.extraction.triggers import find_triggers
from detente.extraction.undertaking import undertakings
from detente.language.actors import ActorFinder
from detente.language.dates import find_dates
from detente.language.grammar import load_model
from detente.language.passage import RunningText, running_text
from detente.language.quantities import find_ordinals, find_quantities
from detente.language.speech import SpeechWords
from detente.record.model import Document, Extraction

VERSION = "0.1.0"


class Engine:
    """Reads documents by the codebook's rules. Load it once; it keeps nothing of what it reads."""

    name = f"rules-{VERSION}"

    def __init__(self, nlp: Language, lexicon: Lexicon, actors: ActorFinder) -> None:
        self._nlp = nlp
        self._lexicon = lexicon
        self._actors = actors
        self._speech = SpeechWords(lexicon.speech_verbs, lexicon.speech_nouns, lexicon.forms, lexicon.verb_forms)

    @classmethod
    def load(cls) -> Engine:
        """Load the language model, the codebook and the gazetteers. Raises NoModelError where no model is installed."""
        engine = cls(load_model(), load_lexicon(), ActorFinder.load())
        gc.freeze()  # what was loaded stays: the collector need not walk it again at every look
        return engine

    def annotate(self, document: Document) -> Annotated:
        """The language stage: parses, actors, dates and quantities of a document's running text."""
        running = running_text(document)
        return self._annotated(running, list(self._nlp.pipe(passage.text for passage in running.passages)))

    def _annotated(self, running: RunningText, docs: Sequence[Doc]) -> Annotated:
        mentions = self._actors.find(running.text)
        # a passage without a word of time costs next to nothing, so dates are sought passage by passage
        dates = [
            replace(date, start=date.start + passage.start, end=date.end + passage.start)
            for passage in running.passages
            for date in find_dates(passage.text)
        ]
        spans = [(date.start, date.end) for date in dates if date.kind != "duration"]
        return Annotated(
            running=running,
            docs=docs,
            mentions=mentions,
            dates=dates,
            quantities=find_quantities(running.text, spans),
            ordinals=find_ordinals(running.text),
            cast=Cast(running, docs, mentions, self._actors),
            lexicon=self._lexicon,
            speech=self._speech,
        )

    def extract(self, document: Document) -> Extraction:
        """Everything that the document says, grounded."""
        return self._extracted(self.annotate(document))

    def _extracted(self, annotated: Annotated) -> Extraction:
        drafts = self.draft(annotated)
        tied, added = ties(drafts, annotated)
        return ground([*drafts, *added], tied, annotated, self.name)

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One extraction a document, in order; the parser reads all passages in one go, which saves it a tenth."""
        texts = [running_text(document) for document in documents]
        parsed = self._nlp.pipe(passage.text for running in texts for passage in running.passages)
        for running in texts:
            yield self._extracted(self._annotated(running, list(islice(parsed, len(running.passages)))))

    def draft(self, annotated: Annotated) -> list[Draft]:
        """All drafts of an annotated document, in order of the text."""
        cast = annotated.cast
        triggers = [trigger for doc in annotated.docs for trigger in find_triggers(doc, self._lexicon, cast.is_person)]
        found: list[Found] = assess_all(triggers, annotated)
        drafts = [
            each for item in found if (made := draft(item, triggers, annotated)) is not None for each in one_each(made)
        ]
        objects = {(id(d.trigger.doc), theme.i) for d in drafts if not d.nominal for theme in d.themes}
        drafts = [d for d in drafts if not (d.nominal and (id(d.trigger.doc), d.trigger.i) in objects)]
        drafts += parts(drafts, annotated)
        drafts += counts({cast.start_of(d.trigger) for d in drafts}, annotated)
        asked = demands(found, annotated)
        asking = {cast.start_of(d.trigger) for d in asked}
        drafts = [d for d in drafts if cast.start_of(d.trigger) not in asking] + asked
        drafts += undertakings({cast.start_of(t.token) for t in triggers}, annotated)
        drafts += predictions({cast.start_of(d.trigger) for d in drafts}, annotated)
        supply_givers(drafts, annotated)
        return settle(drafts, annotated)
