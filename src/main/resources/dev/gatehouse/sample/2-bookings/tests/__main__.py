"""python -m tests [e2e]: the unit tests, or the one that starts the server. Says how many ran, and what failed."""

import io
import sys
import unittest

pattern = "e2e_*.py" if sys.argv[1:] == ["e2e"] else "test_*.py"
report = io.StringIO()
result = unittest.TextTestRunner(stream=report).run(
    unittest.defaultTestLoader.discover("tests", pattern, ".")
)
if not result.wasSuccessful():
    print(report.getvalue())
print("      tests run:", result.testsRun)
sys.exit(not (result.wasSuccessful() and result.testsRun))
