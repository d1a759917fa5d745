"""Who says so: each stretch of an article that somebody else answers for, and through whom it came.

markers      the small words around what is said
cues         the words that signal it; frames: the lexicon of reporting verbs, nouns and prepositions
sources      the noun phrase of a speaker, its kind and how it is named
             (noun_phrases: how far it reaches; phrase_starts, phrase_growth, phrase_complements, appositions: its
             parts; source_kinds, source_words, adjectives: by which words)
documents    documents that speak, and who issued them
channels     the medium, and the outlet that was told; channel_words: by which words
subjects     whose verb it is
complements  where what is said begins
spoken       each cue with its speaker and content, by itself
extents      how contents share a sentence: where each ends, and which stands in another
content      where one ends for itself, and how it is quoted
speakers     dropped speakers, found
chains       links from the outlet to the origin
acts         what saying it does
firmness     how firmly it is held
drafts       attributions while they are being made
"""

from __future__ import annotations

from khabar.model import Attribution
from khabar.reading.attributions.acts import act_of
from khabar.reading.attributions.chains import chain_of, outlet_names
from khabar.reading.attributions.content import bounds, quotation
from khabar.reading.attributions.cues import Cue, find_cues
from khabar.reading.attributions.drafts import Draft
from khabar.reading.attributions.extents import settle
from khabar.reading.attributions.firmness import firmness_of
from khabar.reading.attributions.sources import Sources
from khabar.reading.attributions.speakers import name_speakers
from khabar.reading.attributions.spoken import Cues, by_colon, by_noun, by_participle, by_preposition, by_verb
from khabar.reading.scene import Scene

__all__ = ["find_attributions"]

_RULES = {
    "perfect": by_verb,
    "imperfect": by_verb,
    "passive": by_verb,
    "participle": by_participle,
    "noun": by_noun,
    "preposition": by_preposition,
    "colon": by_colon,
}


def find_attributions(scene: Scene, *, outlet: tuple[str, ...] = ()) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their contents; ``()`` when nobody but the outlet speaks.

    `outlet` holds the names of the article's own outlet: what it was told is no link of a chain.
    """
    cues = find_cues(scene.text)
    if not cues:
        return ()
    sources = Sources(scene)
    drafts = _drafts(scene, sources, cues)
    drafts = settle(scene, drafts)
    drafts = name_speakers(scene, sources, drafts)
    return _written(scene, drafts, outlet_names(outlet))


def _drafts(scene: Scene, sources: Sources, cues: tuple[Cue, ...]) -> list[Draft]:
    verbs = [cue for cue in cues if cue.form not in ("preposition", "noun")]
    blocked = frozenset(cue.start for cue in verbs if not cue.frame.weak)
    known = Cues(
        blocked,
        frozenset(cue.start for cue in verbs),
        {cue.start: cue for cue in cues if cue.form == "preposition"},
        set(),
    )
    found = (_RULES[cue.form](scene, sources, cue, known) for cue in cues if not scene.in_name(cue.start))
    return [draft for draft in found if draft is not None]


def _written(scene: Scene, drafts: list[Draft], outlet: frozenset[str]) -> tuple[Attribution, ...]:
    placed = []
    for draft in drafts:
        start, end = bounds(scene, draft.start, draft.end)
        if end - start >= (1 if draft.cue.form != "noun" else 2):
            placed.append((draft, start, end))
    placed.sort(key=lambda item: (item[1], -item[2]))
    ids = {id(draft): f"a{number}" for number, (draft, _, _) in enumerate(placed, 1)}
    out = []
    for draft, start, end in placed:
        letters = draft.complement.letters if start == draft.start else 0
        quoted = quotation(scene, start, end)
        out.append(
            Attribution(
                id=ids[id(draft)],
                content=scene.span(start, end, letters),
                cue=scene.span(draft.cue.start, draft.cue.end, draft.cue.letters),
                act=act_of(scene, draft, start, end),
                quotation=quoted,
                chain=chain_of(scene, draft, outlet),
                medium=None if draft.medium is None else scene.span(*draft.medium),
                said=None if draft.said is None else draft.said.id,
                firmness=firmness_of(scene, draft, start, end),
                within=ids.get(id(draft.outer)) if draft.outer is not None else None,
                rule=draft.rule,
            )
        )
    return tuple(out)
