"""Runs the tests of one class, such as boto2.Content, or of several.

For each test one line, "passed NAME" or "failed NAME", the latter followed by the reason; of several classes the
name begins with that of the class. The last line, "ran N", shows that nothing ended it before.
"""

import importlib
import sys
import unittest


class Lines(unittest.TestResult):
    def line(self, outcome, test):
        name = test.id().rpartition(".")[2].removeprefix("test_").replace("_", " ")
        print(outcome, *([type(test).__name__ + ":"] if len(sys.argv) > 2 else []), name)

    def failed(self, test, error):
        self.line("failed", test)
        print(self._exc_info_to_string(error, test))

    def addSuccess(self, test):
        self.line("passed", test)

    def addFailure(self, test, error):
        self.failed(test, error)

    def addError(self, test, error):
        self.failed(test, error)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.failed(test, error)
            print(subtest)


lines = Lines()
for tests in sys.argv[1:]:
    module, _, name = tests.partition(".")
    unittest.defaultTestLoader.loadTestsFromTestCase(
        getattr(importlib.import_module(module + "_client"), name)
    ).run(lines)
print("ran", lines.testsRun)
