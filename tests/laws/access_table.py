"""Every page × every role: what a request gets. One line a page and method; a page with an object has a line for each
kind of object that makes a difference, foreign ones among them.

302 asks to log in, 401 is the same for a form, 404 is what one may not know of, 403 what one may see but not do; a form
that is let in but empty answers 422, or 303 where its fields are filled already, and what cannot be done now 409.
"""

from typing import NamedTuple

from tests.laws.world import administration, cases, editions, figures, meetings
from tests.laws.world.people import ROLES, Make, fixed, nothing


class Row(NamedTuple):
    """`statuses` has one for each of ROLES, in that order."""

    endpoint: str
    method: str
    make: Make
    statuses: str

    @property
    def expected(self) -> dict[str, int]:
        return dict(zip(ROLES, map(int, self.statuses.split()), strict=True))

    def __str__(self) -> str:
        return f"{self.endpoint}-{self.method}-{getattr(self.make, '__name__', '')}"


# fmt: off
TABLE: list[Row] = [
    #                                                                                ano nob mem cas app sec adm
    Row("accounts.login", "GET", nothing,                                           "200 200 200 200 200 200 200"),
    Row("accounts.login", "POST", nothing,                                          "422 422 422 422 422 422 422"),
    Row("accounts.demo_login", "POST", administration.demo_person,                  "303 303 303 303 303 303 303"),
    Row("accounts.demo_login", "POST", administration.somebody,                     "404 404 404 404 404 404 404"),
    Row("accounts.logout", "POST", nothing,                                         "303 303 303 303 303 303 303"),
    Row("accounts.forgotten", "GET", nothing,                                       "200 200 200 200 200 200 200"),
    Row("accounts.forgotten", "POST", nothing,                                      "422 422 422 422 422 422 422"),
    Row("accounts.link", "GET", administration.invitation,                          "200 200 200 200 200 200 200"),
    Row("accounts.link", "POST", administration.invitation,                         "422 422 422 422 422 422 422"),
    Row("accounts.link", "GET", fixed(token="findes-ikke"),                         "404 404 404 404 404 404 404"),
    Row("accounts.profile", "GET", nothing,                                         "302 200 200 200 200 200 200"),
    Row("accounts.end_session", "POST", administration.foreign_session,             "401 404 404 404 404 404 404"),

    Row("overview.index", "GET", nothing,                                           "302 200 200 200 200 200 200"),
    Row("help.index", "GET", nothing,                                               "200 200 200 200 200 200 200"),
    Row("help.page", "GET", fixed(slug="sagsbehandler"),                            "200 200 200 200 200 200 200"),
    Row("help.page", "GET", fixed(slug="findes-ikke"),                              "404 404 404 404 404 404 404"),

    Row("goals.index", "GET", nothing,                                              "302 403 403 200 200 200 200"),

    Row("goals.show", "GET", figures.counted_goal,                                  "302 403 403 200 200 200 200"),
    Row("goals.show", "GET", figures.goal_without_figures,                          "302 403 403 200 200 200 200"),
    Row("goals.show", "GET", fixed(slug="findes-ikke"),                             "302 403 403 404 404 404 404"),
    Row("goals.change_state", "GET", figures.counted_goal,                          "302 403 403 403 403 403 200"),
    Row("goals.change_state", "POST", figures.counted_goal,                         "401 403 403 403 403 403 422"),
    Row("goals.own_target", "GET", figures.counted_goal,                            "302 403 403 200 403 403 200"),
    Row("goals.own_target", "GET", figures.goal_without_figures,                    "302 403 403 409 403 403 409"),
    Row("goals.own_target", "POST", figures.counted_goal,                           "401 403 403 422 403 403 422"),
    Row("goals.variant", "GET", figures.counted_goal,                               "302 403 403 200 403 403 200"),
    Row("goals.variant", "GET", figures.goal_without_figures,                       "302 403 403 409 403 403 409"),
    Row("goals.variant", "POST", figures.counted_goal,                              "401 403 403 422 403 403 422"),
    Row("goals.definition", "GET", figures.own_definition,                          "302 403 403 200 403 403 200"),
    Row("goals.definition", "GET", figures.national_definition,                     "302 403 403 409 403 403 409"),
    Row("goals.definition", "GET", figures.definition_of_another_goal,              "302 403 403 404 403 403 404"),
    Row("goals.definition", "POST", figures.own_definition,                         "401 403 403 303 403 403 303"),
    Row("goals.withdraw", "GET", figures.own_goal,                                  "302 403 403 200 403 403 200"),
    Row("goals.withdraw", "GET", figures.counted_goal,                              "302 403 403 409 403 403 409"),
    Row("goals.withdraw", "POST", figures.own_goal,                                 "401 403 403 422 403 403 422"),
    Row("goals.area_owner", "GET", figures.counted_goal,                            "302 403 403 403 403 403 200"),
    Row("goals.area_owner", "POST", figures.counted_goal,                           "401 403 403 403 403 403 303"),
    Row("goals.figures", "GET", figures.counted_goal,                               "302 403 403 200 403 403 200"),
    Row("goals.figures", "GET", figures.goal_without_figures,                       "302 403 403 409 403 403 409"),
    Row("goals.figures", "GET", fixed(slug="findes-ikke"),                          "302 403 403 404 403 403 404"),
    Row("goals.figures", "POST", figures.counted_goal,                              "401 403 403 303 403 403 303"),
    Row("goals.import_", "GET", nothing,                                            "302 403 403 200 403 403 200"),
    Row("goals.import_", "POST", figures.indicators,                                "401 403 403 422 403 403 422"),

    Row("cases.index", "GET", nothing,                                              "302 403 403 200 200 200 200"),
    Row("cases.new", "GET", nothing,                                                "302 403 403 200 403 403 403"),
    Row("cases.new", "POST", nothing,                                               "401 403 403 422 403 403 403"),
    Row("cases.show", "GET", cases.draft,                                           "302 404 404 200 200 200 200"),
    Row("cases.show", "GET", cases.foreign_draft,                                   "302 404 404 200 200 200 200"),
    Row("cases.show", "GET", cases.decided_case,                                    "302 404 404 200 200 200 200"),
    Row("cases.edit", "GET", cases.draft,                                           "302 404 404 200 403 403 403"),
    Row("cases.edit", "GET", cases.foreign_draft,                                   "302 404 404 403 403 403 403"),
    Row("cases.edit", "GET", cases.submitted_case,                                  "302 404 404 303 403 403 403"),
    Row("cases.edit", "POST", cases.draft,                                          "401 404 404 422 403 403 403"),
    Row("cases.edit", "POST", cases.foreign_draft,                                  "401 404 404 403 403 403 403"),
    Row("cases.submit", "POST", cases.draft,                                        "401 404 404 303 403 403 403"),
    Row("cases.submit", "POST", cases.foreign_draft,                                "401 404 404 403 403 403 403"),
    Row("cases.submit", "POST", cases.decided_case,                                 "401 404 404 409 403 403 403"),
    Row("cases.approve", "POST", cases.submitted_case,                              "401 404 404 403 303 403 403"),
    Row("cases.approve", "POST", cases.draft,                                       "401 404 404 403 409 403 403"),
    Row("cases.return_", "GET", cases.submitted_case,                               "302 404 404 403 200 200 403"),
    Row("cases.return_", "GET", cases.approved_case,                                "302 404 404 403 200 200 403"),
    Row("cases.return_", "GET", cases.draft,                                        "302 404 404 403 409 409 403"),
    Row("cases.return_", "POST", cases.submitted_case,                              "401 404 404 403 422 422 403"),
    Row("cases.renewable", "GET", nothing,                                          "302 403 403 200 403 403 403"),
    Row("cases.renew", "POST", cases.status_case,                                   "401 404 404 303 403 403 403"),
    Row("cases.renew", "POST", cases.foreign_draft,                                 "401 404 404 409 403 403 403"),
    Row("cases.owed", "GET", nothing,                                               "302 403 403 200 200 200 200"),
    Row("cases.follow_up", "GET", nothing,                                          "302 403 403 200 200 200 200"),
    Row("cases.promise", "GET", cases.given_promise,                                "302 404 404 200 403 403 403"),
    Row("cases.promise", "GET", cases.foreign_promise,                              "302 404 404 403 403 403 403"),
    Row("cases.promise", "GET", cases.promise_of_another_case,                      "302 404 404 404 404 404 404"),
    Row("cases.promise", "POST", cases.given_promise,                               "401 404 404 303 403 403 403"),
    Row("cases.attachment", "GET", cases.attached_file,                             "302 404 404 200 200 200 200"),
    Row("cases.attachment", "GET", cases.file_of_another_case,                      "302 404 404 404 404 404 404"),
    Row("word.case", "GET", cases.draft,                                            "302 404 404 200 200 200 200"),

    Row("meetings.index", "GET", nothing,                                           "302 403 200 200 200 200 200"),
    Row("meetings.new", "GET", nothing,                                             "302 403 403 403 403 200 403"),
    Row("meetings.new", "POST", nothing,                                            "401 403 403 403 403 422 403"),
    Row("meetings.edit", "GET", meetings.planned_meeting,                           "302 404 404 403 403 200 403"),
    Row("meetings.edit", "GET", meetings.released_meeting,                          "302 404 403 403 403 200 403"),
    Row("meetings.edit", "GET", meetings.foreign_released_meeting,                  "302 404 404 403 403 200 403"),
    Row("meetings.edit", "POST", meetings.planned_meeting,                          "401 404 404 403 403 303 403"),

    Row("agendas.edit", "GET", meetings.planned_meeting,                            "302 404 404 200 200 200 200"),
    Row("agendas.edit", "GET", meetings.released_meeting,                           "302 404 200 200 200 200 200"),
    Row("agendas.edit", "GET", meetings.foreign_released_meeting,                   "302 404 404 200 200 200 200"),
    Row("agendas.place", "POST", meetings.waiting_case_and_meeting,                 "401 404 404 404 404 303 404"),
    Row("agendas.take_off", "POST", meetings.planned_item,                          "401 404 404 403 403 303 403"),
    Row("agendas.take_off", "POST", meetings.released_item,                         "401 404 403 403 403 409 403"),
    Row("agendas.move", "POST", meetings.planned_item,                              "401 404 404 403 403 303 403"),
    Row("agendas.close", "GET", meetings.planned_item,                              "302 404 404 403 403 200 403"),
    Row("agendas.close", "POST", meetings.planned_item,                             "401 404 404 403 403 303 403"),
    Row("agendas.release", "POST", meetings.planned_meeting,                        "401 404 404 403 403 409 403"),
    Row("agendas.release", "POST", meetings.full_agenda,                            "401 404 404 403 403 303 403"),
    Row("agendas.release", "POST", meetings.released_meeting,                       "401 404 403 403 403 409 403"),
    Row("agendas.item", "GET", meetings.planned_item,                               "302 404 404 200 200 200 200"),
    Row("agendas.item", "GET", meetings.released_item,                              "302 404 200 200 200 200 200"),
    Row("agendas.item", "GET", meetings.released_closed_item,                       "302 404 200 200 200 200 200"),
    Row("agendas.item", "GET", meetings.foreign_released_item,                      "302 404 404 200 200 200 200"),
    Row("agendas.attachment", "GET", meetings.file_of_item,                         "302 404 200 200 200 200 200"),
    Row("agendas.attachment", "GET", meetings.file_of_foreign_item,                 "302 404 404 200 200 200 200"),
    Row("agendas.attachment", "GET", meetings.file_of_another_item,                 "302 404 404 404 404 404 404"),
    Row("word.item", "GET", meetings.planned_item,                                  "302 404 404 200 200 200 200"),
    Row("word.item", "GET", meetings.released_closed_item,                          "302 404 200 200 200 200 200"),
    Row("word.item", "GET", meetings.foreign_released_item,                         "302 404 404 200 200 200 200"),

    Row("decisions.meeting", "GET", meetings.released_meeting,                      "302 404 403 403 403 200 403"),
    Row("decisions.meeting", "GET", meetings.foreign_released_meeting,              "302 404 404 403 403 200 403"),
    Row("decisions.item", "GET", meetings.released_item,                            "302 404 403 403 403 200 403"),
    Row("decisions.item", "GET", meetings.foreign_released_item,                    "302 404 404 403 403 200 403"),
    Row("decisions.item", "POST", meetings.released_item,                           "401 404 403 403 403 422 403"),
    Row("decisions.close", "POST", meetings.decided_meeting,                        "401 404 403 403 403 303 403"),
    Row("decisions.close", "POST", meetings.released_meeting,                       "401 404 403 403 403 409 403"),

    Row("publication.front", "GET", nothing,                                        "200 200 200 200 200 200 200"),
    Row("publication.bodies", "GET", nothing,                                       "200 200 200 200 200 200 200"),
    Row("publication.body", "GET", editions.published_body,                         "200 200 200 200 200 200 200"),
    Row("publication.meeting", "GET", editions.published_meeting,                   "200 200 200 200 200 200 200"),
    Row("publication.item", "GET", editions.published_item,                         "200 200 200 200 200 200 200"),
    Row("publication.item", "GET", editions.published_closed_item,                  "404 404 404 404 404 404 404"),
    Row("publication.item_word", "GET", editions.published_item,                    "200 200 200 200 200 200 200"),
    Row("publication.item_word", "GET", editions.published_closed_item,             "404 404 404 404 404 404 404"),
    Row("publication.file", "GET", editions.published_file,                         "200 200 200 200 200 200 200"),
    Row("publication.goals", "GET", nothing,                                        "200 200 200 200 200 200 200"),
    Row("publication.goal", "GET", editions.published_goal,                         "200 200 200 200 200 200 200"),
    Row("publication.goal", "GET", fixed(slug="findes-ikke"),                       "404 404 404 404 404 404 404"),
    Row("publication.goal_csv", "GET", editions.published_goal,                     "200 200 200 200 200 200 200"),
    Row("publication.goal_csv", "GET", fixed(slug="findes-ikke"),                   "404 404 404 404 404 404 404"),
    Row("publication.area", "GET", editions.published_area,                         "200 200 200 200 200 200 200"),
    Row("publication.area", "GET", fixed(slug="findes-ikke"),                       "404 404 404 404 404 404 404"),
    Row("publication.publish_agenda", "GET", meetings.planned_meeting,              "302 404 404 403 403 200 403"),
    Row("publication.publish_agenda", "GET", meetings.foreign_released_meeting,     "302 404 404 403 403 200 403"),
    Row("publication.publish_agenda", "POST", meetings.released_meeting,            "401 404 403 403 403 303 403"),
    Row("publication.publish_agenda", "POST", meetings.planned_meeting,             "401 404 404 403 403 422 403"),
    Row("publication.publish_minutes", "GET", meetings.released_meeting,            "302 404 403 403 403 200 403"),
    Row("publication.publish_minutes", "POST", meetings.released_meeting,           "401 404 403 403 403 422 403"),
    Row("publication.publish_minutes", "POST", editions.closed_meeting,             "401 404 403 403 403 303 403"),
    Row("publication.publish_goals", "GET", nothing,                                "302 403 403 403 403 200 200"),
    Row("publication.publish_goals", "POST", nothing,                               "401 403 403 403 403 422 422"),
    Row("publication.publish_goals", "POST", editions.goal_catalogue,               "401 403 403 403 403 303 422"),

    Row("administration.index", "GET", nothing,                                     "302 403 403 403 403 403 200"),
    Row("administration.municipality", "GET", nothing,                              "302 403 403 403 403 403 200"),
    Row("administration.municipality", "POST", nothing,                             "401 403 403 403 403 403 422"),
    Row("administration.remove_logo", "POST", administration.a_logo,                "401 403 403 403 403 403 303"),
    Row("administration.logo", "GET", administration.a_logo,                        "200 200 200 200 200 200 200"),
    Row("administration.logo", "GET", nothing,                                      "404 404 404 404 404 404 404"),
    Row("administration.people", "GET", nothing,                                    "302 403 403 403 403 403 200"),
    Row("administration.new_person", "GET", nothing,                                "302 403 403 403 403 403 200"),
    Row("administration.new_person", "POST", nothing,                               "401 403 403 403 403 403 422"),
    Row("administration.person", "GET", administration.somebody,                    "302 404 404 404 404 404 200"),
    Row("administration.person", "POST", administration.somebody,                   "401 404 404 404 404 404 303"),
    Row("administration.disable", "POST", administration.somebody,                  "401 404 404 404 404 404 303"),
    Row("administration.enable", "POST", administration.disabled_person,            "401 404 404 404 404 404 303"),
    Row("administration.invite", "POST", administration.somebody,                   "401 404 404 404 404 404 200"),
    Row("administration.bodies", "GET", nothing,                                    "302 403 403 403 403 403 200"),
    Row("administration.new_body", "GET", nothing,                                  "302 403 403 403 403 403 200"),
    Row("administration.new_body", "POST", nothing,                                 "401 403 403 403 403 403 422"),
    Row("administration.body", "GET", administration.some_body,                     "302 404 404 404 404 404 200"),
    Row("administration.body", "POST", administration.some_body,                    "401 404 404 404 404 404 422"),
    Row("administration.move_body", "POST", administration.some_body,               "401 404 404 404 404 404 303"),
    Row("administration.departments", "GET", nothing,                               "302 403 403 403 403 403 200"),
    Row("administration.new_department", "GET", nothing,                            "302 403 403 403 403 403 200"),
    Row("administration.new_department", "POST", nothing,                           "401 403 403 403 403 403 422"),
    Row("administration.department", "GET", administration.some_department,         "302 404 404 404 404 404 200"),
    Row("administration.department", "POST", administration.some_department,        "401 404 404 404 404 404 303"),
    Row("administration.new_seat", "GET", administration.some_body,                 "302 404 404 404 404 404 200"),
    Row("administration.new_seat", "POST", administration.some_body,                "401 404 404 404 404 404 422"),
    Row("administration.seat", "GET", administration.some_seat,                     "302 404 404 404 404 404 200"),
    Row("administration.seat", "POST", administration.some_seat,                    "401 404 404 404 404 404 303"),
    Row("administration.end_seat", "POST", administration.some_seat,                "401 404 404 404 404 404 303"),
    Row("administration.take_back_seat", "POST", administration.ended_seat,         "401 404 404 404 404 404 303"),
]
# fmt: on
