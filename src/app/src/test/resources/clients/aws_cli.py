"""The AWS CLI as often as wanted, but loaded once: each command is run by a fork of this process.

A fork has the modules and nothing else: no session, configuration or cache of another command. As a program this
reads lines of JSON, [arguments, environment], and prints for each a line of JSON: [exit code, output, error output].
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import awscli.clidriver

AWS = "/usr/bin/aws"
# What the interpreter or the CLI reads when it starts: only a process of its own has another value.
READ_AT_START = ("LANG", "LC_", "PYTHON", "AWS_DATA_PATH")
LOCALE = "C.UTF-8"
# Not for what else this process runs.
DATA_PATH = os.environ.pop("AWS_DATA_PATH")


def run(arguments, environment):
    """As subprocess.run, with nothing on standard input and all output as it is."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if is_read_at_start(environment):
            code = subprocess.run(
                [AWS, *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            ).returncode
        else:
            code = forked(arguments, environment, out, err)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(
            arguments, code, out.read().decode("utf-8"), err.read().decode("utf-8")
        )


def is_read_at_start(environment):
    return environment.get("LANG") != LOCALE or any(
        name != "LANG" and name.startswith(READ_AT_START) for name in environment
    )


def forked(arguments, environment, out, err):
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code = 255
        try:
            with open(os.devnull, "rb") as nothing:
                os.dup2(nothing.fileno(), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.environ.clear()
            os.environ.update(environment, AWS_DATA_PATH=DATA_PATH)
            time.tzset()
            sys.argv = [AWS, *arguments]
            code = awscli.clidriver.main() or 0
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main():
    lines, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w")
    for line in lines:
        ran = run(*json.loads(line))
        print(json.dumps([ran.returncode, ran.stdout, ran.stderr]), file=answers, flush=True)


if __name__ == "__main__":
    main()
