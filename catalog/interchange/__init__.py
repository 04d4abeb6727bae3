"""The working copy as a guide document, and a guide document as the working copy.

Order is the document's: of things by their position, of what they name by when it was added. So a document that was
taken over comes out as the same bytes. Parts and models share their field names, so that most is translated by name.
"""

from catalog.interchange.reading import from_document
from catalog.interchange.writing import to_document

__all__ = ["from_document", "to_document"]
