"""The AWS CLI, version 2."""

import datetime
import json
import os
import subprocess
import unittest

import aws_cli
import bridge
from receptor import Receptor

FIELDS = {"QualificationRequestId", "QualificationTypeId", "WorkerId", "SubmitTime"}


def aws(
    *arguments,
    operation="list-qualification-requests",
    key=bridge.KEY,
    secret=bridge.SECRET,
    endpoint=bridge.CURRENT,
):
    home = os.environ["HOME"]
    return aws_cli.run(
        ["--endpoint-url", endpoint, "mturk", operation, *arguments],
        {
            "PATH": "/usr/bin:/bin",
            "HOME": home,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "AWS_ACCESS_KEY_ID": key,
            "AWS_SECRET_ACCESS_KEY": secret,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_DEFAULT_OUTPUT": "json",
            "AWS_PAGER": "",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_EC2_METADATA_DISABLED": "true",
        },
    )


def ids(requests):
    return [request["QualificationRequestId"] for request in requests]


class Content(unittest.TestCase):
    def listed(self, *arguments):
        run = aws(*arguments)
        self.assertEqual(("", 0), (run.stderr, run.returncode))
        return json.loads(run.stdout)

    def test_is_version_2(self):
        said = subprocess.run([aws_cli.AWS, "--version"], capture_output=True, encoding="utf-8").stdout
        self.assertTrue(said.startswith("aws-cli/2."), said)

    def test_sees_every_field_of_every_record(self):
        bridge.assert_worth_it(self)
        seen = self.listed()["QualificationRequests"]
        self.assertEqual(sorted(bridge.BY_ID), sorted(ids(seen)))
        for request in seen:
            record = bridge.BY_ID[request["QualificationRequestId"]]
            documents = {name for name in ("Test", "Answer") if name in record}
            self.assertEqual(FIELDS | documents, set(request))
            self.assertEqual(record["QualificationTypeId"], request["QualificationTypeId"])
            self.assertEqual(record["WorkerId"], request["WorkerId"])
            self.assertEqual(
                bridge.time_of(record), datetime.datetime.fromisoformat(request["SubmitTime"])
            )
            for name in documents:
                bridge.assert_document(self, record, record[name], request[name], name)

    def test_pages_make_the_same_list(self):
        whole = ids(self.listed()["QualificationRequests"])
        self.assertEqual(whole, ids(self.listed("--page-size", "7")["QualificationRequests"]))

    def test_stops_at_max_items_and_goes_on_from_a_starting_token(self):
        whole = ids(self.listed()["QualificationRequests"])
        first = self.listed("--max-items", "25", "--page-size", "10")
        rest = self.listed("--starting-token", first["NextToken"], "--page-size", "10")
        self.assertEqual(25, len(first["QualificationRequests"]))
        self.assertEqual(
            whole, ids(first["QualificationRequests"]) + ids(rest["QualificationRequests"])
        )

    def test_walks_by_hand_with_next_token(self):
        whole = ids(self.listed()["QualificationRequests"])
        first = self.listed("--no-paginate")
        self.assertEqual(100, first["NumResults"])
        second = self.listed("--no-paginate", "--max-results", "7", "--next-token", first["NextToken"])
        self.assertEqual(whole[100:107], ids(second["QualificationRequests"]))

    def test_sees_only_the_type_it_asks_for(self):
        type_id = bridge.TYPES[0]
        seen = self.listed("--qualification-type-id", type_id)["QualificationRequests"]
        self.assertEqual(sorted(bridge.ordered(type_id=type_id)), sorted(ids(seen)))

    def test_queries(self):
        worker = bridge.RECORDS[0]["WorkerId"]
        query = "sort(QualificationRequests[?WorkerId=='%s'].QualificationRequestId)" % worker
        wanted = [r["QualificationRequestId"] for r in bridge.RECORDS if r["WorkerId"] == worker]
        self.assertEqual(sorted(wanted), self.listed("--query", query))
        length = self.listed("--query", "length(QualificationRequests)")
        self.assertEqual(len(bridge.RECORDS), length)


class Errors(unittest.TestCase):
    def refused(self, *arguments, **options):
        run = aws(*arguments, **options)
        self.assertEqual("", run.stdout)
        self.assertEqual(254, run.returncode)
        return run.stderr

    def test_unknown_access_key(self):
        self.assertIn("(UnrecognizedClientException)", self.refused(key="AKIDUNKNOWN"))

    def test_wrong_secret(self):
        self.assertIn("(InvalidSignatureException)", self.refused(secret="wrong"))

    def test_unknown_type(self):
        said = self.refused("--qualification-type-id", bridge.UNKNOWN_TYPE)
        self.assertIn("(RequestError)", said)
        self.assertIn(bridge.UNKNOWN_TYPE, said)


class Empty(unittest.TestCase):
    def test_empty_list(self):
        run = aws()
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertEqual([], json.loads(run.stdout)["QualificationRequests"])


class LegacyPort(unittest.TestCase):
    """At the port of the other API."""

    def refused(self, operation, *arguments, **options):
        run = aws(*arguments, operation=operation, endpoint=bridge.LEGACY, **options)
        self.assertEqual(("", 254), (run.stdout, run.returncode))
        self.assertIn("An error occurred (UnknownOperationException) when calling the ", run.stderr)
        self.assertIn(bridge.CURRENT, run.stderr)

    def test_a_list_is_refused(self):
        self.refused("list-qualification-requests")

    def test_a_grant_is_refused(self):
        self.refused("accept-qualification-request", "--qualification-request-id", "3X")

    def test_a_call_that_is_not_signed_is_refused(self):
        self.refused("list-qualification-requests", "--no-sign-request")


class Notifications(unittest.TestCase):
    def test_settings_and_a_test_event(self):
        with Receptor() as receptor:
            told = {
                "Destination": receptor.url,
                "Transport": "REST",
                "Version": "2014-08-15",
                "EventTypes": ["HITCreated"],
            }
            run = aws(
                *("--title", "cli", "--description", "d", "--reward", "0.05"),
                *("--assignment-duration-in-seconds", "60"),
                operation="create-hit-type",
            )
            hit_type = json.loads(run.stdout)["HITTypeId"]
            run = aws(
                *("--hit-type-id", hit_type, "--active", "--notification", json.dumps(told)),
                operation="update-notification-settings",
            )
            self.assertEqual(("", 0), (run.stderr, run.returncode))
            run = aws(
                *("--hit-type-id", hit_type, "--lifetime-in-seconds", "60"),
                *("--question", bridge.EXTERNAL_QUESTION),
                operation="create-hit-with-hit-type",
            )
            hit = json.loads(run.stdout)["HIT"]["HITId"]
            self.assertEqual(hit, receptor.next()[1]["Event.1.HITId"])

            run = aws(
                *("--test-event-type", "Ping", "--notification", json.dumps(told)),
                operation="send-test-event-notification",
            )
            self.assertEqual(("", 0), (run.stderr, run.returncode))
            self.assertEqual("Ping", receptor.next()[1]["Event.1.EventType"])
