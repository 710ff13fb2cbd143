"""What botocore, the library below boto3, makes of files of AWS tools.

A line of the file that is named is a JSON list of the config file and the credentials file, each in
Latin-1 for its bytes, or null if it is not there. A line of the output is what it makes of them:
an error, or profiles with their settings, and the keys that it finds for each of them.
"""

import json
import os
import sys
import tempfile

import botocore.exceptions
import botocore.session
from botocore.credentials import ConfigProvider, SharedCredentialProvider


def answer(files, folder):
    paths = {}
    for name, content in zip(("config", "credentials"), files):
        paths[name] = os.path.join(folder, name)
        if os.path.exists(paths[name]):
            os.remove(paths[name])
        if content is not None:
            with open(paths[name], "wb") as file:
                file.write(content.encode("latin-1"))
    os.environ["AWS_CONFIG_FILE"] = paths["config"]
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = paths["credentials"]
    try:
        profiles = botocore.session.Session(include_builtin_handlers=False).full_config["profiles"]
    except botocore.exceptions.ConfigParseError as e:
        return {"error": os.path.basename(e.kwargs["path"])}
    return {
        "profiles": profiles,
        "keys": {name: key(name, paths) for name in profiles},
    }


def key(profile, paths):
    for provider in (
        SharedCredentialProvider(paths["credentials"], profile),
        ConfigProvider(paths["config"], profile),
    ):
        try:
            found = provider.load()
        except botocore.exceptions.PartialCredentialsError as e:
            return "missing " + e.kwargs["cred_var"]
        if found is not None:
            return [found.access_key, found.secret_key, found.token]
    return None


with tempfile.TemporaryDirectory() as temporary:
    for line in open(sys.argv[1]):
        print(json.dumps(answer(json.loads(line), temporary)))
