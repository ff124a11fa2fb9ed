"""Who may take a Word file: whoever may read what is in it."""

from portal.agendas import policies as agendas
from portal.cases import policies as cases

may_take_item = agendas.may_read_item
may_take_case = cases.may_see
