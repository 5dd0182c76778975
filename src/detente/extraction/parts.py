"""Parts of a whole: who was among those released, and how many of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from detente.extraction.amounts import quantity
from detente.extraction.annotated import Annotated
from detente.extraction.clauses import object_span
from detente.extraction.drafts import Draft
from detente.extraction.modality import assess
from detente.extraction.things import ANY, PEOPLE, categories, said_of_people
from detente.language.grammar import children, conjuncts, dependants, is_verb, prepositions, subject
from detente.language.words import words

MIXED_GROUPS = words("mixed_groups")
FREED_PEOPLE = words("freed_people")
INCLUDING = words("including")
GROUPS = words("groups_of_people")


def parts(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """Drafts for parts of a release: "including X and Y", "among those freed were …", "the group included …"."""
    releases = [d for d in drafts if d.rule == "release" and d.kind in {"concession", "stock"}]
    found: list[Draft] = []
    for made in releases:
        found += _including(made, annotated)
        found += _among(made, annotated)
    if releases:
        held = [annotated.cast.start_of(d.trigger) for d in drafts if d.rule in {"hold", "arrest"}]
        found += _lists(releases, held, annotated)
    return found


def _part(whole: Draft, heads: Sequence[Token], span: tuple[int, int], annotated: Annotated) -> Draft:
    themes = tuple(heads)
    number = quantity(themes, heads[0], annotated)
    if number is not None:
        number = replace(number, scope="part")
    return Draft(
        trigger=heads[0],
        kind="concession",
        rule="release",
        status=whole.status,
        claim=whole.claim,
        span=span,
        event_type=whole.event_type,
        event_mode=whole.event_mode,
        givers=whole.givers,
        receivers=whole.receivers,
        themes=themes,
        category="people",
        object_span=object_span(themes, annotated),
        quantity=number,
        when=whole.when,
        speaker=whole.speaker,
        speaker_country=whole.speaker_country,
        part=True,
        confidence=0.7,
    )


def _split(heads: Sequence[Token], annotated: Annotated) -> list[list[Token]]:
    """Conjuncts that carry a number of their own are parts of their own; names stay together."""
    numbered = [h for h in heads if _has_number(h)]
    if len(numbered) < 2:
        return [list(heads)]
    groups: list[list[Token]] = []
    for head in heads:
        if _has_number(head) or not groups or annotated.lexicon.lemma(head) in {"other", "others"}:
            groups.append([head])
        else:
            groups[-1].append(head)
    return groups


def _has_number(head: Token) -> bool:
    return head.tag_ == "CD" or any(child.dep_ == "nummod" for child in dependants(head))


def _including(made: Draft, annotated: Annotated) -> list[Draft]:
    """ "…, including A, B and C": on the object or on the verb."""
    found: list[Draft] = []
    hosts = [*made.themes, made.trigger]
    for theme in made.themes:
        hosts += [t for t in theme.subtree if t.dep_ in {"pobj", "conj"}]
    seen: set[int] = set()
    for host in hosts:
        for child in children(host, "prep", "advcl"):
            if (
                child.lower_ not in {"including", "among"}
                or child.i in seen
                or (child.i < made.trigger.i and host == made.trigger)
            ):
                continue
            seen.add(child.i)
            heads = _listed(child, annotated)
            if not heads or child.lower_ == "among":
                continue
            for group in _split(heads, annotated):
                first = child if group[0] == heads[0] else group[0].left_edge
                found.append(
                    _part(
                        made,
                        group,
                        annotated.span_of(first if len(found) == 0 else group[0].left_edge, _last(group)),
                        annotated,
                    )
                )
    return found


def _listed(opening: Token, annotated: Annotated) -> list[Token]:
    """Who is listed behind "including": all persons named up to the next clause, else the people counted."""
    names: list[Token] = []
    for token in opening.doc[opening.i + 1 : opening.sent.end]:
        if token.text in {";", "."} or (
            token.tag_ in {"VBD", "VBZ", "VBP"} and any(c.dep_ in {"nsubj", "nsubjpass"} for c in dependants(token))
        ):
            break
        mention = annotated.cast.mention_at(token)
        if (
            mention is not None
            and mention.form == "person"
            and annotated.cast.start_of(token) + len(token) == mention.end
        ) and not any(t.text == "'s" for t in dependants(token)):
            names.append(token)
    heads = [each for item in children(opening, "pobj", "dobj") for each in conjuncts(item)]
    if len(names) > len([h for h in heads if annotated.cast.is_person(h)]):
        return names
    people = [
        h
        for h in heads
        if PEOPLE & categories(h, annotated.lexicon, annotated.cast.is_person)
        or ANY in categories(h, annotated.lexicon, annotated.cast.is_person)
    ]
    return heads if people else []


def _last(group: Sequence[Token]) -> Token:
    last = max((head.right_edge for head in group), key=lambda t: t.i)
    own = {t.i for head in group for t in head.subtree}
    doc = last.doc
    i = last.i
    while i > group[-1].i and (doc[i].is_punct or i not in own):
        i -= 1
    return doc[i]


def _among(made: Draft, annotated: Annotated) -> list[Draft]:
    """ "14 jailed people, journalists and 10 foreigners among them": the numbered ones are a part."""
    found: list[Draft] = []
    for theme in made.themes:
        for token in theme.subtree:
            if token.lower_ == "them" and token.dep_ == "pobj" and token.head.lower_ == "among":
                host = token.head.head
                heads = [h for h in [host, *([host.head] if host.dep_ == "conj" else [])] if h != theme]
                numbered = [h for h in heads if _has_number(h)]
                named = [h for h in heads if annotated.cast.is_person(h)]
                for group in (numbered, named):
                    if group:
                        first = group[0].left_edge
                        found.append(_part(made, group, annotated.span_of(first, token), annotated))
    return found


def _lists(releases: Sequence[Draft], held: Sequence[int], annotated: Annotated) -> list[Draft]:
    """ "Among those freed were A and B", "X is among them", "the group included two Poles and three Latvians"."""
    found: list[Draft] = []
    coded = {annotated.cast.start_of(d.trigger) for d in releases}
    for doc in annotated.docs:
        for token in doc:
            if not is_verb(token) or annotated.cast.start_of(token) in coded:
                continue
            base = annotated.lexicon.lemma(token)
            whole = _nearest(releases, token, annotated)
            at = annotated.cast.start_of(token)
            if whole is None or (any(whole.position < place < at for place in held) and not _says_freed(token)):
                continue
            heads = _be_among(token) if base in {"be", "come", "count"} else _includes(token, base, annotated)
            if not heads:
                continue
            claim = assess(token, annotated.lexicon)
            if claim.question or claim.status not in {"done", "ongoing"}:
                continue
            for group in _split(heads, annotated):
                first = group[0].left_edge
                if group[0] == heads[0] and base in INCLUDING:
                    first = token
                elif group[0] == heads[0]:
                    first = min(
                        [first, *(t.left_edge for t in dependants(token) if t.dep_ in {"nsubj", "prep", "nsubjpass"})],
                        key=lambda t: t.i,
                    )
                last = _last(group)
                if last.i < token.i:
                    last = token.right_edge if token.right_edge.i - token.i < 12 else token
                    while last.is_punct:
                        last = last.nbor(-1)
                made = _part(whole, group, annotated.span_of(first, last), annotated)
                speaker, mention = annotated.speakers(token)
                made.speaker, made.speaker_country = speaker, mention.country if mention else None
                made.trigger = group[0]
                found.append(made)
    return found


def _says_freed(verb: Token) -> bool:
    return any(t.lower_ in {"released", "freed", "pardoned"} for t in verb.subtree)


def _nearest(releases: Sequence[Draft], token: Token, annotated: Annotated) -> Draft | None:
    """The release that a list is about: the last one before it that has not failed, else the first after."""
    at = annotated.cast.start_of(token)
    done = [d for d in releases if d.status in {"done", "ongoing", "announced"} and not d.part]
    before = [d for d in done if d.position <= at + 60]
    return before[-1] if before else (done[0] if done else None)


def _refers_to_freed(noun: Token) -> bool:
    return said_of_people(noun) or noun.lower_ in FREED_PEOPLE


def _be_among(verb: Token) -> list[Token]:
    """Who is among those freed, by "be among"; the subject may stand behind the verb."""
    governed = [noun for name, noun in prepositions(verb) if name == "among"]
    if not any(_refers_to_freed(noun) or said_of_people(noun) for noun in governed):
        return []
    who = subject(verb)
    rows = [who] if who is not None and who not in governed else children(verb, "attr")
    return [each for row in rows for each in conjuncts(row)]


def _includes(verb: Token, base: str, annotated: Annotated) -> list[Token]:
    if base not in INCLUDING:
        return []
    who = subject(verb)
    if who is None or (who.lower_ not in GROUPS and not said_of_people(who)):
        return []
    if who.lower_ in MIXED_GROUPS and not _people_objects(verb, annotated):
        return []
    heads = [each for item in children(verb, "dobj") for each in conjuncts(item)]
    heads += [
        each
        for head in heads
        for apposed in children(head, "appos")
        if apposed.tag_ == "CD"
        for each in conjuncts(apposed)
    ]
    return sorted(heads, key=lambda t: t.i)


def _people_objects(verb: Token, annotated: Annotated) -> bool:
    for item in children(verb, "dobj"):
        for each in conjuncts(item):
            if (
                annotated.cast.is_person(each)
                or PEOPLE & annotated.lexicon.things.get(annotated.lexicon.lemma(each), frozenset())
                or each.tag_ == "CD"
            ):
                return True
    return False
