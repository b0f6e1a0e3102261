"""From files to drafts: what is read, what it says, and what is wrong with it."""

from argmap.loading.document import Document
from argmap.loading.draft import Draft
from argmap.loading.opening import check, drafts, load
from argmap.loading.reading import draft

__all__ = ["Document", "Draft", "check", "draft", "drafts", "load"]
