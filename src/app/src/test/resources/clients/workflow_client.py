"""The whole life of a Qualification, by programs of both generations, alone and crossed."""

import base64
import datetime
import functools
import hashlib
import hmac
import json
import os
import socket
import struct
import subprocess
import sys
import unittest
import uuid

import boto3
import botocore.config
import botocore.exceptions
import zeep
from boto.mturk.connection import MTurkConnection, MTurkRequestError, Qualification
from boto.mturk.connection import QualificationType

import bridge

TEST = """<QuestionForm xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionForm.xsd">
  <Question>
    <QuestionIdentifier>colour</QuestionIdentifier>
    <QuestionContent><Text>Which colour — <![CDATA[<b>red</b>]]>?</Text></QuestionContent>
    <AnswerSpecification><FreeTextAnswer/></AnswerSpecification>
  </Question>
</QuestionForm>"""
ANSWER = """<QuestionFormAnswers xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd">
  <Answer><QuestionIdentifier>colour</QuestionIdentifier><FreeText>%s &amp; ζ</FreeText></Answer>
</QuestionFormAnswers>"""
WORKERS = ("AWORKERONE", "AWORKERTWO", "AWORKERTHREE")


# The CLI of Debian 12 prints the message of an error, not its TurkErrorCode.
CLI_SAYS = (
    ("You have already created a QualificationType", "QualificationTypeAlreadyExists"),
    ("QualificationType %s does not exist" % bridge.UNKNOWN_TYPE, "QualificationTypeDoesNotExist"),
    ("QualificationRequest 3NOSUCHREQUEST does not exist", "QualificationRequestDoesNotExist"),
    ("a Qualification that does not exist", "QualificationDoesNotExist"),
    ("called with a status of: Submitted", "InvalidQualificationRequestState"),
    ("called with a status of: Granted", "InvalidQualificationState"),
    ("called with a status of: Active,Inactive", "InvalidQualificationTypeState"),
)


# What a workflow does: the operation in the API of 2014-08-15 and in that of 2017-01-17, where in an answer of each
# the one result or the results are, and what each call says besides.
OPERATIONS = {
    "create": (
        ("CreateQualificationType", "QualificationType"),
        ("create_qualification_type", "QualificationType"),
        {
            "Description": "of the workflow <&>",
            "Keywords": "colours, tests",
            "QualificationTypeStatus": "Active",
            "Test": TEST,
            "TestDurationInSeconds": 60,
            "RetryDelayInSeconds": 0,
        },
    ),
    "type": (
        ("GetQualificationType", "QualificationType"),
        ("get_qualification_type", "QualificationType"),
        {},
    ),
    "search": (
        ("SearchQualificationTypes", "QualificationType"),
        ("list_qualification_types", "QualificationTypes"),
        {"MustBeOwnedByCaller": True, "MustBeRequestable": True},
    ),
    "poll": (
        ("GetQualificationRequests", "QualificationRequest"),
        ("list_qualification_requests", "QualificationRequests"),
        {},
    ),
    "grant": (("GrantQualification", None), ("accept_qualification_request", None), {}),
    "reject": (("RejectQualificationRequest", None), ("reject_qualification_request", None), {}),
    "score": (
        ("GetQualificationScore", "Qualification"),
        ("get_qualification_score", "Qualification"),
        {},
    ),
    "update": (
        ("UpdateQualificationScore", None),
        ("associate_qualification_with_worker", None),
        {},
    ),
    "assign": (
        ("AssignQualification", None),
        ("associate_qualification_with_worker", None),
        {},
    ),
    "holders": (
        ("GetQualificationsForQualificationType", "Qualification"),
        ("list_workers_with_qualification_type", "Qualifications"),
        {},
    ),
    "revoke": (
        ("RevokeQualification", None),
        ("disassociate_qualification_from_worker", None),
        {},
    ),
    "dispose": (("DisposeQualificationType", None), ("delete_qualification_type", None), {}),
    "hits": (
        ("GetHITsForQualificationType", "HIT"),
        ("list_hits_for_qualification_type", "HITs"),
        {},
    ),
}
# What in the old API is not called as the operation.
RESULTS = {
    "GetRequesterStatistic": "GetStatisticResult",
    "GetRequesterWorkerStatistic": "GetStatisticResult",
    "Help": "Information",
}
# The results that come one at a time.
SINGLE = ("create", "type", "score")


class Refused(Exception):
    """With the code of the error, which both generations share."""


class Program:
    """One client; a subclass says by ask(step, **parameters) how an operation is called."""

    def create(self, name):
        return self.ask("create", Name=name)["QualificationTypeId"]

    def type(self, type_id):
        found = self.ask("type", QualificationTypeId=type_id)
        return {
            "Name": found["Name"],
            "Description": found["Description"],
            "Keywords": found["Keywords"],
            "Status": found["QualificationTypeStatus"],
            "Test": found["Test"],
            "Duration": int(found["TestDurationInSeconds"]),
            "RetryDelay": int(found["RetryDelayInSeconds"]),
        }

    def search(self, query):
        return [each["QualificationTypeId"] for each in self.ask("search", Query=query)]

    def poll(self, type_id):
        return {
            request[self.worker]: (
                request["QualificationRequestId"],
                bridge.answers(request["Answer"])[0][1][0],
            )
            for request in self.ask("poll", QualificationTypeId=type_id)
        }

    def grant(self, request_id, value):
        self.ask("grant", QualificationRequestId=request_id, IntegerValue=value)

    def reject(self, request_id, reason):
        self.ask("reject", QualificationRequestId=request_id, Reason=reason)

    def score(self, type_id, worker):
        held = self.ask("score", QualificationTypeId=type_id, **{self.worker: worker})
        return held["IntegerValue"], held["Status"]

    def update(self, type_id, worker, value):
        self.ask(
            "update", QualificationTypeId=type_id, IntegerValue=value, **{self.worker: worker}
        )

    def assign(self, type_id, worker, value):
        self.ask("assign", QualificationTypeId=type_id, WorkerId=worker, IntegerValue=value)

    def holders(self, type_id, status="Granted"):
        found = self.ask("holders", QualificationTypeId=type_id, Status=status)
        return {each[self.worker]: int(each["IntegerValue"]) for each in found}

    def revoke(self, type_id, worker, reason):
        self.ask("revoke", QualificationTypeId=type_id, Reason=reason, **{self.worker: worker})

    def dispose(self, type_id):
        self.ask("dispose", QualificationTypeId=type_id)

    def hits(self, type_id):
        return list(self.ask("hits", QualificationTypeId=type_id))


class Old(Program):
    """boto 2, by its own methods where it has them."""

    worker = "SubjectId"

    def __init__(self):
        self.boto = MTurkConnection(
            bridge.KEY, bridge.SECRET, host=bridge.HOST, port=bridge.PORT, is_secure=False
        )

    def ask(self, step, **parameters):
        (operation, element), _, besides = OPERATIONS[step]
        kinds = {"QualificationType": QualificationType, "Qualification": Qualification}
        marker = [(element, kinds[element])] if element in kinds else []
        found = [
            vars(each)
            for each in self.refusing(
                self.boto._process_request, operation, {**besides, **parameters}, marker
            )
        ]
        return found[0] if step in SINGLE else found

    def poll(self, type_id):
        return {
            request.SubjectId: (request.QualificationRequestId, request.answers[0][0].fields[0])
            for request in self.refusing(self.boto.get_qualification_requests, type_id)
        }

    def grant(self, request_id, value):
        self.refusing(self.boto.grant_qualification, request_id, value)

    def score(self, type_id, worker):
        held = self.refusing(self.boto.get_qualification_score, type_id, worker)[0]
        return int(held.IntegerValue), held.Status

    def update(self, type_id, worker, value):
        self.refusing(self.boto.update_qualification_score, type_id, worker, value)

    def assign(self, type_id, worker, value):
        self.refusing(self.boto.assign_qualification, type_id, worker, value)

    def holders(self, type_id, status="Granted"):
        found = self.ask("holders", QualificationTypeId=type_id, Status=status, PageSize=100)
        return {each["SubjectId"]: int(each["IntegerValue"]) for each in found}

    def revoke(self, type_id, worker, reason):
        self.refusing(self.boto.revoke_qualification, worker, type_id, reason)

    def dispose(self, type_id):
        self.refusing(self.boto.dispose_qualification_type, type_id)

    @staticmethod
    def refusing(call, *arguments):
        try:
            return call(*arguments)
        except MTurkRequestError as e:
            raise Refused(e.error_code) from e


class New(Program):
    """boto3; a subclass says how one operation is called."""

    worker = "WorkerId"

    def __init__(self):
        self.client = boto3.client(
            "mturk",
            endpoint_url=bridge.CURRENT,
            region_name="us-east-1",
            aws_access_key_id=bridge.KEY,
            aws_secret_access_key=bridge.SECRET,
            config=botocore.config.Config(retries={"total_max_attempts": 1}),
        )

    def ask(self, step, **parameters):
        _, (operation, element), besides = OPERATIONS[step]
        answer = self.call(operation, {**besides, **parameters})
        return answer[element] if element else answer

    def call(self, operation, parameters):
        try:
            return getattr(self.client, operation)(**parameters)
        except botocore.exceptions.ClientError as e:
            raise Refused(e.response["TurkErrorCode"]) from e


class Cli(New):
    """The AWS CLI, version 2; in a process of its own, as it brings another botocore."""

    says = CLI_SAYS

    def __init__(self):
        super().__init__()
        program = os.path.join(os.path.dirname(__file__), "aws_cli.py")
        self.process = subprocess.Popen(
            [sys.executable, program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *command):
        print(json.dumps(command), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def call(self, operation, parameters):
        code, out, err = self.run(
            [
                "--endpoint-url",
                bridge.CURRENT,
                "mturk",
                operation.replace("_", "-"),
                "--cli-input-json",
                json.dumps(parameters),
            ],
            {
                "PATH": "/usr/bin:/bin",
                "HOME": os.environ["HOME"],
                "LANG": "C.UTF-8",
                "AWS_ACCESS_KEY_ID": bridge.KEY,
                "AWS_SECRET_ACCESS_KEY": bridge.SECRET,
                "AWS_DEFAULT_REGION": "us-east-1",
                "AWS_DEFAULT_OUTPUT": "json",
                "AWS_PAGER": "",
                "AWS_MAX_ATTEMPTS": "1",
            },
        )
        if code == 254:
            said = next((said for text, said in self.says if text in err), err)
            raise Refused("AWS.MechanicalTurk." + said)
        if code:
            raise AssertionError(err)
        return json.loads(out or "{}")


class Soap(Program):
    """zeep, from the WSDL that the server serves of a version."""

    worker = "SubjectId"
    version = "2014-08-15"

    def __init__(self):
        self.zeep = zeep.Client("%s?wsdl&Version=%s" % (bridge.LEGACY, self.version))

    def can(self, step):
        """Whether the version has its operation."""
        (operation, _), _, _ = OPERATIONS[step]
        return hasattr(self.zeep.service, operation)

    def ask(self, step, **parameters):
        (operation, element), _, besides = OPERATIONS[step]
        timestamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        text = "AWSMechanicalTurkRequester" + operation + timestamp
        digest = hmac.new(bridge.SECRET.encode(), text.encode(), hashlib.sha1).digest()
        answer = getattr(self.zeep.service, operation)(
            AWSAccessKeyId=bridge.KEY,
            Timestamp=timestamp,
            Signature=base64.b64encode(digest).decode(),
            Request=[{**besides, **parameters}],
        )
        assert answer.OperationRequest.Errors is None, answer.OperationRequest.Errors
        found = answer[element if step in SINGLE else RESULTS.get(operation, operation + "Result")][0]
        if found.Request.IsValid != "True":
            raise Refused(found.Request.Errors.Error[0].Code)
        return found if step in SINGLE or not element else found[element]


class Commands:
    """Commands of Turkbridge, by one CommandLoop."""

    def __init__(self):
        outputs = [os.path.join(os.environ["HOME"], name) for name in ("out", "err")]
        loop = json.loads(os.environ["COMMAND_LOOP"])
        with socket.create_server(("127.0.0.1", 0)) as server, open(
            outputs[0], "ab"
        ) as out, open(outputs[1], "ab") as err:
            subprocess.Popen(
                [*loop, str(server.getsockname()[1]), *outputs],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )
            # Only a process that does not start takes as long.
            server.settimeout(120)
            self.connection, _ = server.accept()
        self.answers = self.connection.makefile("rb")

    def run(self, *words):
        """The exit code, and what was printed to standard output and error."""
        self.connection.sendall(struct.pack(">B", len(words)))
        for word in words:
            text = word.encode()
            self.connection.sendall(struct.pack(">H", len(text)) + text)
        return self.number(), self.text(), self.text()

    def number(self):
        return struct.unpack(">i", self.answers.read(4))[0]

    def text(self):
        return self.answers.read(self.number()).decode()


@functools.cache
def only(kind):
    """One of a kind serves all workflows: they hold nothing, but take long to make."""
    return kind()


def request_by(worker, type_id, answer):
    """A Worker's request, by the command, while the server has the store open."""
    with open(os.path.join(os.environ["HOME"], "answer.xml"), "w", encoding="utf-8") as file:
        file.write(ANSWER % answer)
    code, out, err = only(Commands).run(
        "worker",
        "request",
        "--store",
        os.environ["STORE"],
        "--qualification-type-id",
        type_id,
        "--worker-id",
        worker,
        "--answer",
        file.name,
    )
    if code:
        raise AssertionError(err)
    return out.split()[0]


class Workflow:
    """One workflow: one client makes the type, one acts on it, and both generations look on."""

    maker = None
    actor = None

    def setUp(self):
        self.made, self.acted = only(self.maker), only(self.actor)
        self.sides = (only(Old), only(New))

    def refused(self, code, call, *arguments):
        with self.assertRaises(Refused) as refused:
            call(*arguments)
        self.assertEqual("AWS.MechanicalTurk." + code, str(refused.exception))

    def both(self, look, expected):
        for side in self.sides:
            self.assertEqual(expected, look(side), type(side).__name__)

    def test_from_type_to_disposal(self):
        name = "Colours %s" % uuid.uuid4()
        type_id = self.made.create(name)
        self.both(
            lambda side: side.type(type_id),
            {
                "Name": name,
                "Description": "of the workflow <&>",
                "Keywords": "colours, tests",
                "Status": "Active",
                "Test": TEST,
                "Duration": 60,
                "RetryDelay": 0,
            },
        )
        self.both(lambda side: side.search(name), [type_id])
        self.assertEqual([], self.acted.hits(type_id))
        self.refused("QualificationTypeAlreadyExists", self.made.create, name)

        one, two, three = WORKERS
        ids = {worker: request_by(worker, type_id, worker + " red") for worker in WORKERS}
        pending = {worker: (ids[worker], worker + " red & ζ") for worker in WORKERS}
        self.both(lambda side: side.poll(type_id), pending)
        self.assertEqual(pending, self.acted.poll(type_id))

        self.acted.grant(ids[one], 70)
        self.both(lambda side: side.poll(type_id), {w: pending[w] for w in (two, three)})
        self.refused("InvalidQualificationRequestState", self.acted.grant, ids[one], 71)
        self.acted.reject(ids[two], "not <this> time & not ζ")
        self.both(lambda side: side.poll(type_id), {three: pending[three]})
        self.refused("InvalidQualificationRequestState", self.acted.reject, ids[two], "again")
        self.refused("InvalidQualificationRequestState", self.acted.grant, ids[two], 1)
        self.refused("QualificationRequestDoesNotExist", self.acted.grant, "3NOSUCHREQUEST", 1)

        self.both(lambda side: side.score(type_id, one), (70, "Granted"))
        self.refused("QualificationDoesNotExist", self.acted.score, type_id, two)
        self.acted.update(type_id, one, 80)
        self.both(lambda side: side.score(type_id, one), (80, "Granted"))
        self.acted.assign(type_id, two, 5)
        self.both(lambda side: side.holders(type_id), {one: 80, two: 5})

        self.acted.revoke(type_id, one, "too long ago")
        self.refused("InvalidQualificationState", self.acted.score, type_id, one)
        self.refused("InvalidQualificationState", self.acted.revoke, type_id, one, "again")
        self.refused("QualificationDoesNotExist", self.acted.revoke, type_id, three, "never")
        self.both(lambda side: side.holders(type_id), {two: 5})
        self.both(lambda side: side.holders(type_id, "Revoked"), {one: 80})

        self.acted.dispose(type_id)
        self.both(lambda side: side.search(name), [])
        self.refused("InvalidQualificationTypeState", self.acted.dispose, type_id)
        self.refused("InvalidQualificationRequestState", self.acted.grant, ids[three], 1)
        self.both(lambda side: side.score(type_id, two), (5, "Granted"))

    def test_unknown_types_are_named_so(self):
        for call in (
            self.acted.type,
            self.acted.poll,
            self.acted.holders,
            self.acted.dispose,
            self.acted.hits,
            lambda type_id: self.acted.score(type_id, WORKERS[0]),
            lambda type_id: self.acted.assign(type_id, WORKERS[0], 1),
            lambda type_id: self.acted.revoke(type_id, WORKERS[0], "why"),
        ):
            self.refused("QualificationTypeDoesNotExist", call, bridge.UNKNOWN_TYPE)


class AloneOld(Workflow):
    """What boto 2 sees of the two current calls that assigning and updating share."""

    def test_assigning_to_a_holder_and_updating_for_nobody_fail_as_they_did(self):
        type_id = self.made.create("Held %s" % uuid.uuid4())
        self.acted.assign(type_id, WORKERS[0], 1)
        self.refused("QualificationAlreadyExists", self.acted.assign, type_id, WORKERS[0], 2)
        self.both(lambda side: side.holders(type_id), {WORKERS[0]: 1})
        self.refused("QualificationDoesNotExist", self.acted.update, type_id, WORKERS[1], 2)
        self.acted.revoke(type_id, WORKERS[0], "why")
        self.refused("InvalidQualificationState", self.acted.update, type_id, WORKERS[0], 2)
        self.acted.assign(type_id, WORKERS[0], 3)
        self.both(lambda side: side.holders(type_id), {WORKERS[0]: 3})


def pairs(workflow, kinds, **besides):
    """A test case for each pair of a maker and an actor: those of all workflows are called alike."""
    old, new, cli, soap = kinds
    return {
        name: type(name, (besides.get(name, workflow), unittest.TestCase), dict(zip(("maker", "actor"), pair)))
        for name, pair in {
            "OldAlone": (old, old),
            "NewAlone": (new, new),
            "CliAlone": (cli, cli),
            "SoapAlone": (soap, soap),
            "OldThenNew": (old, new),
            "NewThenOld": (new, old),
            "CliThenSoap": (cli, soap),
        }.items()
    }


globals().update(pairs(Workflow, (Old, New, Cli, Soap), OldAlone=AloneOld))
