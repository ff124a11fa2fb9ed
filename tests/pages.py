"""What two answers are compared by."""

import re

from werkzeug.test import TestResponse

# A csrf token carries the second it was made in.
_TOKEN = re.compile(r'(name="csrf[_-]token"\s+(?:value|content)=")[^"]*')


def page_of(answer: TestResponse) -> tuple[int, str]:
    """The answer's status and page, but for the token, which differs from one second to the next."""
    return answer.status_code, _TOKEN.sub(r"\1", answer.get_data(as_text=True))
