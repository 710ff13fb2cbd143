"""The AWS CLI as often as wanted, but loaded once: each command is run by a fork of this process.

A fork has the modules, the data files of services and nothing else: no session, configuration or cache of another
command. It tries again without a pause. As a program this reads lines of JSON and prints a line of JSON for each: for
[arguments, environment] it is [exit code, output, error output], for a text in YAML its documents as a text in JSON, or
[error].
"""

import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time

import awscli.clidriver
# The AWS CLI's own, which the line before puts onto the path.
import botocore.loaders
import distro
from ruamel.yaml import YAML, YAMLError

AWS = "/usr/bin/aws"
# What the interpreter or the CLI reads when it starts: only a process of its own has another value.
READ_AT_START = ("LANG", "LC_", "PYTHON", "AWS_DATA_PATH")
LOCALE = "C.UTF-8"
# Not for what else this process runs.
DATA_PATH = os.environ.pop("AWS_DATA_PATH")
# Has all that most commands load, and asks nobody.
TYPICAL = ["--endpoint-url", "http://127.0.0.1:9", "mturk", "list-qualification-requests"]
TYPICAL_ENVIRONMENT = {
    "HOME": "/nonexistent",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_MAX_ATTEMPTS": "1",
}


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
            code = become(arguments, environment, out, err)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def become(arguments, environment, out, err):
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment, AWS_DATA_PATH=DATA_PATH)
    time.tzset()
    time.sleep = lambda seconds: None
    sys.argv = [AWS, *arguments]
    code = awscli.clidriver.main() or 0
    sys.stdout.flush()
    sys.stderr.flush()
    return code


class Data:
    """Reads the files of services, which each command would, once."""

    load_file = botocore.loaders.JSONFileLoader.load_file
    list_available_services = botocore.loaders.Loader.list_available_services

    def __init__(self):
        self.files = {}
        self.services = {}

    def read(self):
        """Lets loaders read them here from now on, and keeps what they read."""

        def load_file(loader, file_path):
            if file_path not in self.files:
                self.files[file_path] = Data.load_file(loader, file_path)
            return self.files[file_path]

        def list_available_services(loader, type_name):
            if type_name not in self.services:
                self.services[type_name] = Data.list_available_services(loader, type_name)
            return self.services[type_name]

        botocore.loaders.JSONFileLoader.load_file = load_file
        botocore.loaders.Loader.list_available_services = list_available_services


def load():
    """Loads what a fork is seen to load: to run the command here would start threads, which no fork has."""
    data = Data()
    data.read()
    read, write = os.pipe()
    if os.fork() == 0:
        try:
            with open(os.devnull, "wb") as nothing:
                become(TYPICAL, TYPICAL_ENVIRONMENT, nothing, nothing)
            with os.fdopen(write, "w") as answer:
                json.dump([list(sys.modules), list(data.files), list(data.services)], answer)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        modules, files, services = json.load(answer)
    os.wait()
    for module in modules:
        if module not in sys.modules:
            importlib.import_module(module)
    loader = botocore.loaders.create_loader(DATA_PATH)
    for file in files:
        loader.file_loader.load_file(file)
    for service in services:
        loader.list_available_services(type_name=service)
    # Asks other commands, and remembers the answers.
    distro.id()
    distro.major_version()
    # Forks share what is not collected.
    gc.freeze()


load()


def main():
    lines, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w")
    for line in lines:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


def answer(question):
    if isinstance(question, str):
        try:
            return json.dumps(list(YAML(typ="safe", pure=True).load_all(question)), default=str)
        except YAMLError as e:
            return [str(e)]
    ran = run(*question)
    return [ran.returncode, ran.stdout, ran.stderr]


if __name__ == "__main__":
    main()
