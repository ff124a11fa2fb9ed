"""flask bench: how fast it is here, each figure beside a bare floor measured in the same run.

Everything happens on a throw-away database in a folder of its own. Later issues add rows.
"""

from portal.devtools.bench.running import measure, measure_apart

__all__ = ["measure", "measure_apart"]
