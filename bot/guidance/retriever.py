"""The index as LangChain knows retrievers, for chains that look guidance up."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from bot.guidance.domain import Found
from bot.guidance.index import PassageIndex


class GuidanceRetriever(BaseRetriever):
    """Finds passages by meaning and by word, best first."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: PassageIndex
    limit: int = 6  # passages for one question
    department_id: str | None = None  # whose guidance weighs more

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        found = self.index.search(query, self.limit, self.department_id)
        return [_document(one) for one in found]


def _document(found: Found) -> Document:
    passage = found.passage
    metadata = {
        "document": passage.document,
        "title": passage.title,
        "heading": passage.heading,
        "start": passage.start,
        "end": passage.end,
        "relevance": found.relevance,
    }
    return Document(page_content=passage.text, metadata=metadata)
