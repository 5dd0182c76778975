"""The brief: from documents and what was found in them to one text that a colleague would hand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from detente.briefing.citations import Citations
from detente.briefing.lines import Cite, Passage, Section
from detente.briefing.page import html
from detente.briefing.plain import markdown
from detente.briefing.sections.asked import asked
from detente.briefing.sections.counts import counts
from detente.briefing.sections.exchanges import exchanges
from detente.briefing.sections.expected import expected
from detente.briefing.sections.happened import happened
from detente.briefing.sections.headline import headline
from detente.briefing.sections.measures import measures
from detente.briefing.sections.spellings import spellings
from detente.briefing.story import tell
from detente.briefing.title import subtitle, title
from detente.record.model import Document, Extraction

_SECTIONS = (headline, happened, exchanges, counts, measures, asked, expected, spellings)


def write_brief(
    documents: Sequence[Document], extractions: Sequence[Extraction], *, form: Literal["md", "html"] = "md"
) -> str:
    """Write the brief of these documents as Markdown or as one self-contained HTML page.

    Statements of documents that are not given are left out. The order of the input does not matter, and the same
    input gives the same text.

    Raises:
        ValueError: when ``form`` is neither ``md`` nor ``html``.
    """
    if form not in ("md", "html"):
        raise ValueError(f"a brief is written as md or html, not as {form!r}")
    story = tell(documents, extractions)
    sections = [section for make in _SECTIONS if (section := make(story))]
    citations = Citations(story.documents, _cited(sections))
    render = markdown if form == "md" else html
    return render(title(story), subtitle(story, bool(sections)), sections, story.documents, citations)


def _cited(sections: Sequence[Section]) -> list[Passage]:
    return [
        p for s in sections for line in s.lines() for piece in line if isinstance(piece, Cite) for p in piece.passages
    ]
