from chibo.papers.models.decision import DecisionPaper
from chibo.papers.models.file import StoredFile
from chibo.papers.models.number import NumberSeries
from chibo.papers.models.term import Term

__all__ = ["DecisionPaper", "NumberSeries", "StoredFile", "Term"]
