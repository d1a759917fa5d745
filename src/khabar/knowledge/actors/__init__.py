"""Bodies that news speaks of, the same in every article: states, organisations, armed groups, agencies, outlets.

actor    the value: one body
tables   the files that hold them
find     where one is named in a text
"""

from khabar.knowledge.actors.actor import Actor
from khabar.knowledge.actors.find import ActorForm, ActorMatch, Actors, load

__all__ = ["Actor", "ActorForm", "ActorMatch", "Actors", "load"]
