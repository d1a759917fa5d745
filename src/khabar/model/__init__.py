"""The values that pass between steps. All are frozen; none holds a reference back."""

from khabar.model.article import Article, ArticleKind, Claim, ClaimOrigin, Dateline, Furniture, Image, Related
from khabar.model.attributions import (
    Act,
    Attribution,
    Firmness,
    Link,
    Naming,
    Quotation,
    SourceKind,
    Voice,
    VoiceOrigin,
)
from khabar.model.changes import (
    AttributionChange,
    AttributionPart,
    Change,
    ChangeKind,
    NumberChange,
    ParagraphChange,
    WordingChange,
)
from khabar.model.copies import Copy, Overlap, Passage, Sketch
from khabar.model.entries import ActorKind, Entry, EntryKind, Mention, MentionForm, Office
from khabar.model.events import Count, Event, EventStatus, EventType
from khabar.model.names import Name, NameKind
from khabar.model.page import Failure, Page, PageFormat
from khabar.model.places import Place, PlaceLevel
from khabar.model.quantities import Quantity, QuantityBound, QuantityRole
from khabar.model.reading import Document, Reading
from khabar.model.span import Span
from khabar.model.stories import (
    Dispute,
    DisputeKind,
    Happening,
    Origin,
    Profile,
    Report,
    Story,
    Testimony,
    Value,
    ValueField,
)
from khabar.model.times import DateParts, PublicationHint, Time, TimeType

__all__ = [
    "Act",
    "ActorKind",
    "Article",
    "ArticleKind",
    "Attribution",
    "AttributionChange",
    "AttributionPart",
    "Change",
    "ChangeKind",
    "Claim",
    "ClaimOrigin",
    "Copy",
    "Count",
    "DateParts",
    "Dateline",
    "Dispute",
    "DisputeKind",
    "Document",
    "Entry",
    "EntryKind",
    "Event",
    "EventStatus",
    "EventType",
    "Failure",
    "Firmness",
    "Furniture",
    "Happening",
    "Image",
    "Link",
    "Mention",
    "MentionForm",
    "Name",
    "NameKind",
    "Naming",
    "NumberChange",
    "Office",
    "Origin",
    "Overlap",
    "Page",
    "PageFormat",
    "ParagraphChange",
    "Passage",
    "Place",
    "PlaceLevel",
    "Profile",
    "PublicationHint",
    "Quantity",
    "QuantityBound",
    "QuantityRole",
    "Quotation",
    "Reading",
    "Related",
    "Report",
    "Sketch",
    "SourceKind",
    "Span",
    "Story",
    "Testimony",
    "Time",
    "TimeType",
    "Value",
    "ValueField",
    "Voice",
    "VoiceOrigin",
    "WordingChange",
]
