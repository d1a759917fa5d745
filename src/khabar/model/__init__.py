"""The values that pass between steps. All are frozen; none holds a reference back."""

from khabar.model.article import Article, ArticleKind, Claim, ClaimOrigin, Dateline, Furniture, Image, Related
from khabar.model.entries import ActorKind, Entry, EntryKind, Mention, MentionForm, Office
from khabar.model.names import Name, NameKind
from khabar.model.page import Failure, Page, PageFormat
from khabar.model.places import Place, PlaceLevel
from khabar.model.quantities import Quantity, QuantityBound, QuantityRole
from khabar.model.reading import Document, Reading
from khabar.model.span import Span
from khabar.model.times import DateParts, PublicationHint, Time, TimeType

__all__ = [
    "ActorKind",
    "Article",
    "ArticleKind",
    "Claim",
    "ClaimOrigin",
    "DateParts",
    "Dateline",
    "Document",
    "Entry",
    "EntryKind",
    "Failure",
    "Furniture",
    "Image",
    "Mention",
    "MentionForm",
    "Name",
    "NameKind",
    "Office",
    "Page",
    "PageFormat",
    "Place",
    "PlaceLevel",
    "PublicationHint",
    "Quantity",
    "QuantityBound",
    "QuantityRole",
    "Reading",
    "Related",
    "Span",
    "Time",
    "TimeType",
]
