"""What is stated of a target, held against what its figures say."""

from portal.goals.rules import Judgement

_NO_VERDICTS = {None, Judgement.NOT_MENTIONED}


def needs_reason(stated: Judgement | None, computed: Judgement | None) -> bool:
    """Whether a stated judgement must be explained: it is a verdict, and another one than the figures give.

    Where the figures give none there is nothing to differ from, and "ikke omtalt" is no verdict: the computed one
    stands beside it for everybody to read.
    """
    return stated not in _NO_VERDICTS and computed is not None and stated is not computed


def first_judgement(computed: Judgement | None) -> Judgement:
    """What is stated of a target before anybody has said anything: what the figures say, else that nothing is said."""
    return computed or Judgement.NOT_MENTIONED
