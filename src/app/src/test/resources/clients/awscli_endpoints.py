"""What the AWS CLI makes of values of --endpoint-url, before it calls anything.

Reads a file that is a list of JSON, and prints for each value a line of JSON: the exit code and the message that the
CLI ends with, or the URL that it would call.
"""

import json
import sys

import awscli.clidriver  # Puts the CLI's own botocore first.
import botocore.session
from awscli.customizations.exceptions import ParamValidationError
from awscli.customizations.globalargs import _resolve_endpoint_url

SESSION = botocore.session.Session()


def answer(url):
    try:
        _resolve_endpoint_url(url)
        client = SESSION.create_client(
            "mturk",
            region_name="us-east-1",
            endpoint_url=url,
            aws_access_key_id="A",
            aws_secret_access_key="s",
        )
    except ParamValidationError as error:
        return [252, str(error)]
    except ValueError as error:
        return [255, str(error)]
    called = []

    def note(request, **kwargs):
        called.append(request.url)
        raise KeyboardInterrupt

    client.meta.events.register("before-send", note)
    try:
        client.list_qualification_requests()
    except KeyboardInterrupt:
        return [0, called[0]]


for each in json.load(open(sys.argv[1])):
    print(json.dumps(answer(each)))
