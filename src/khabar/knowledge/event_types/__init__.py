"""The words that name events, by PLOVER's types and Khabar's two: `load().find(text)`."""

from khabar.knowledge.event_types.frames import Frame, Trigger, TriggerForm, Victims
from khabar.knowledge.event_types.triggers import Triggers, load

__all__ = ["Frame", "Trigger", "TriggerForm", "Triggers", "Victims", "load"]
