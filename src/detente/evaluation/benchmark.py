"""Speed of a whole run against spaCy's stock pipeline on the same texts in the same process, and the memory it takes.

The machine may be busy with other things, so the two take turns and only their ratio is judged. Loading a model is left
out on both sides. See docs/speed.md.
"""

from __future__ import annotations

import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from detente.errors import DetenteError

if TYPE_CHECKING:
    from spacy.language import Language

    from detente.extraction.engine import Engine

MUST_RATIO = 1.5
MUST_MEGABYTES = 700


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured; seconds of each repeat, in the order in which they were run."""

    documents: int
    words: int
    tokens: int
    stock_model: str
    run_seconds: tuple[float, ...]
    stock_seconds: tuple[float, ...]
    peak_megabytes: float

    @property
    def ratio(self) -> float:
        """How many times as fast as the stock pipeline, by the medians."""
        return median(self.stock_seconds) / median(self.run_seconds)

    @property
    def shortfalls(self) -> list[str]:
        """A line for each must that was missed."""
        missed = []
        if self.ratio < MUST_RATIO:
            missed.append(f"too slow: {self.ratio:.2f} times the stock pipeline, must be {MUST_RATIO}")
        if self.peak_megabytes >= MUST_MEGABYTES:
            missed.append(f"too much memory: {self.peak_megabytes:.0f} MB, must be under {MUST_MEGABYTES}")
        return missed

    def rows(self) -> Iterator[tuple[str, str]]:
        """What was measured, and its value, for a table."""
        yield "corpus", f"{self.documents} documents, {self.words:,} words, {self.tokens:,} tokens"
        yield "whole run", self._speed(self.run_seconds)
        yield f"stock {self.stock_model}", self._speed(self.stock_seconds)
        yield "ratio", f"{self.ratio:.2f} (must be {MUST_RATIO} or more)"
        yield "peak memory", f"{self.peak_megabytes:.0f} MB (must be under {MUST_MEGABYTES})"

    def _speed(self, seconds: Sequence[float]) -> str:
        spread = f"{min(seconds):.1f}–{max(seconds):.1f}"
        return f"{self.tokens / median(seconds):,.0f} tokens/s (median of {len(seconds)}; {spread} s)"


def measure(
    paths: Sequence[str], *, words: int, repeat: int, on_step: Callable[[str], None] = lambda step: None
) -> Benchmark:
    """Run both pipelines ``repeat`` times in turns over the files of ``paths``, copied until they have ``words`` words.

    Every copy has a name of its own, so that none is passed over as known. Raises ``DetenteError`` where the paths
    hold nothing that can be read.
    """
    from detente.extraction.engine import Engine

    with TemporaryDirectory(prefix="detente-benchmark-") as name:
        folder = Path(name)
        texts = _corpus(paths, folder, words)
        engine = Engine.load()
        _whole_run(folder, engine)  # warms up, and shows the peak before the other pipeline is loaded
        peak = _peak_megabytes()
        on_step("warm-up")
        stock = _stock_pipeline()
        tokens = 0
        ours, theirs = [], []
        for turn in range(1, repeat + 1):
            ours.append(_whole_run(folder, engine))
            on_step(f"whole run {turn}")
            start = perf_counter()
            tokens = sum(len(doc) for doc in stock.pipe(texts))
            theirs.append(perf_counter() - start)
            on_step(f"stock pipeline {turn}")
    return Benchmark(
        documents=len(texts),
        words=sum(len(text.split()) for text in texts),
        tokens=tokens,
        stock_model=f"{stock.meta['lang']}_{stock.meta['name']}",
        run_seconds=tuple(ours),
        stock_seconds=tuple(theirs),
        peak_megabytes=peak,
    )


def _corpus(paths: Sequence[str], folder: Path, words: int) -> list[str]:
    """Fill the folder with as many copies of the files as it takes, and give the texts that are read from it."""
    files = sorted(chain.from_iterable(_files(Path(path)) for path in paths))
    _copy(files, folder / "copy-001")
    texts = _texts(folder)
    if not texts:
        raise DetenteError("nothing here can be read; name files or folders with reports in them")
    copies = -(-words // max(1, sum(len(text.split()) for text in texts)))
    for number in range(2, copies + 1):
        _copy(files, folder / f"copy-{number:03}")
    return texts if copies == 1 else _texts(folder)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise DetenteError(f"{path}: is not there; the benchmark takes files and folders")
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]


def _copy(files: Sequence[Path], folder: Path) -> None:
    folder.mkdir()
    for number, file in enumerate(files):
        shutil.copyfile(file, folder / f"{number:03}-{file.name}")


def _texts(folder: Path) -> list[str]:
    """What a run takes in; a report in a foreign language would cost the stock pipeline alone."""
    from detente.reading import read, unsupported_language
    from detente.record.model import Document

    documents = (item for item in read([str(folder)]) if isinstance(item, Document))
    return [document.text for document in documents if unsupported_language(document) is None]


def _whole_run(folder: Path, engine: Engine) -> float:
    """Seconds to read, extract, store in a new record and write the brief."""
    from detente.briefing.brief import write_brief
    from detente.pipeline import keep
    from detente.reading import read
    from detente.record.store import Store

    with TemporaryDirectory(prefix="detente-benchmark-") as elsewhere:
        start = perf_counter()
        with Store.open(Path(elsewhere) / "record.db") as store:
            keep(read([str(folder)]), engine, store)
            write_brief(store.documents(), store.extractions(), form="md")
        return perf_counter() - start


def _stock_pipeline() -> Language:
    """The same model as the engine's, with all its components."""
    import spacy

    from detente.language.grammar import MODELS

    return spacy.load(next(model for model in MODELS if spacy.util.is_package(model)))


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)  # macOS counts bytes, Linux kilobytes
