"""boto3, as programs for the API of 2017-01-17 use it."""

import unittest

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

import bridge
from receptor import Receptor

FIELDS = {"QualificationRequestId", "QualificationTypeId", "WorkerId", "SubmitTime"}


def client(key=bridge.KEY, secret=bridge.SECRET, endpoint=bridge.CURRENT, **options):
    return boto3.client(
        "mturk",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(retries={"max_attempts": 0}),
        **options
    )


def ids(requests):
    return [request["QualificationRequestId"] for request in requests]


class Content(unittest.TestCase):
    def setUp(self):
        self.client = client()

    def pages(self, parameters={}, **paging):
        paginator = self.client.get_paginator("list_qualification_requests")
        return list(paginator.paginate(**parameters, PaginationConfig=paging))

    def items(self, parameters={}, **paging):
        return [r for page in self.pages(parameters, **paging) for r in page["QualificationRequests"]]

    def test_sees_every_field_of_every_record(self):
        bridge.assert_worth_it(self)
        seen = self.items()
        self.assertEqual(sorted(bridge.BY_ID), sorted(ids(seen)))
        for request in seen:
            record = bridge.BY_ID[request["QualificationRequestId"]]
            documents = {name for name in ("Test", "Answer") if name in record}
            self.assertEqual(FIELDS | documents, set(request))
            self.assertEqual(record["QualificationTypeId"], request["QualificationTypeId"])
            self.assertEqual(record["WorkerId"], request["WorkerId"])
            self.assertEqual(bridge.time_of(record), request["SubmitTime"])
            for name in documents:
                bridge.assert_document(self, record, record[name], request[name], name)

    def test_pages_of_every_size_make_the_same_list(self):
        whole = ids(self.items())
        for size in bridge.PAGE_SIZES:
            with self.subTest(size=size):
                pages = self.pages(PageSize=size)
                full, rest = divmod(len(bridge.RECORDS), size)
                self.assertEqual(
                    [size] * full + ([rest] if rest else []), [page["NumResults"] for page in pages]
                )
                self.assertEqual(
                    whole, [i for page in pages for i in ids(page["QualificationRequests"])]
                )
                self.assertNotIn("NextToken", pages[-1])

    def test_walks_by_hand_with_next_token(self):
        first = self.client.list_qualification_requests(MaxResults=100)
        self.assertEqual(100, first["NumResults"])
        self.assertLessEqual(len(first["NextToken"]), 255)
        second = self.client.list_qualification_requests(
            MaxResults=100, NextToken=first["NextToken"]
        )
        self.assertEqual(
            ids(self.items())[:200],
            ids(first["QualificationRequests"]) + ids(second["QualificationRequests"]),
        )
        again = self.client.list_qualification_requests(MaxResults=100)
        self.assertEqual(first["NextToken"], again["NextToken"])

    def test_gives_a_hundred_when_not_told(self):
        self.assertEqual(100, self.client.list_qualification_requests()["NumResults"])

    def test_stops_at_max_items_and_goes_on_from_there(self):
        paginator = self.client.get_paginator("list_qualification_requests")
        first = paginator.paginate(PaginationConfig={"MaxItems": 25, "PageSize": 10}).build_full_result()
        self.assertEqual(25, len(first["QualificationRequests"]))
        rest = self.items(StartingToken=first["NextToken"], PageSize=10)
        self.assertEqual(ids(self.items()), ids(first["QualificationRequests"]) + ids(rest))

    def test_sees_only_the_type_it_asks_for(self):
        for type_id in bridge.TYPES:
            with self.subTest(type=type_id):
                seen = self.items({"QualificationTypeId": type_id}, PageSize=7)
                self.assertEqual(
                    sorted(bridge.ordered(type_id=type_id)), sorted(ids(seen))
                )

    def test_may_bring_a_session_token(self):
        seen = client(aws_session_token="anything").list_qualification_requests(MaxResults=1)
        self.assertEqual(1, seen["NumResults"])


class Errors(unittest.TestCase):
    def refused(self, call, **parameters):
        with self.assertRaises(ClientError) as caught:
            call(**parameters)
        response = caught.exception.response
        self.assertTrue(response["ResponseMetadata"]["RequestId"])
        self.assertEqual(400, response["ResponseMetadata"]["HTTPStatusCode"])
        return response

    def test_unknown_access_key(self):
        error = self.refused(client(key="AKIDUNKNOWN").list_qualification_requests)
        self.assertEqual("UnrecognizedClientException", error["Error"]["Code"])

    def test_wrong_secret(self):
        error = self.refused(client(secret="wrong").list_qualification_requests)
        self.assertEqual("InvalidSignatureException", error["Error"]["Code"])

    def test_unknown_type(self):
        mturk = client()
        with self.assertRaises(mturk.exceptions.RequestError) as caught:
            mturk.list_qualification_requests(QualificationTypeId=bridge.UNKNOWN_TYPE)
        response = caught.exception.response
        self.assertEqual(
            "AWS.MechanicalTurk.QualificationTypeDoesNotExist", response["TurkErrorCode"]
        )
        self.assertIn(bridge.UNKNOWN_TYPE, response["Error"]["Message"])

    def test_page_too_large(self):
        error = self.refused(client().list_qualification_requests, MaxResults=101)
        self.assertEqual("ValidationException", error["Error"]["Code"])
        self.assertIn("axResults", error["Error"]["Message"])

    def test_token_that_was_never_given(self):
        error = self.refused(client().list_qualification_requests, NextToken="p2:made-up")
        self.assertEqual("ParameterValidationError", error["Error"]["Code"])
        self.assertIn("NextToken", error["Error"]["Message"])


class Empty(unittest.TestCase):
    def test_empty_list(self):
        answer = client().list_qualification_requests()
        self.assertEqual([], answer["QualificationRequests"])
        self.assertEqual(0, answer["NumResults"])
        self.assertNotIn("NextToken", answer)


class LegacyPort(unittest.TestCase):
    """At the port of the other API."""

    CALLS = {
        "accept_qualification_request": {"QualificationRequestId": "3X"},
        "list_qualification_requests": {},
        "create_qualification_type": {
            "Name": "n",
            "Description": "d",
            "QualificationTypeStatus": "Active",
        },
        "get_account_balance": {},
    }

    def refused(self, mturk):
        for name, parameters in self.CALLS.items():
            with self.subTest(call=name):
                with self.assertRaises(ClientError) as caught:
                    getattr(mturk, name)(**parameters)
                response = caught.exception.response
                self.assertEqual(400, response["ResponseMetadata"]["HTTPStatusCode"])
                self.assertTrue(response["ResponseMetadata"]["RequestId"])
                self.assertEqual("UnknownOperationException", response["Error"]["Code"])
                self.assertIn(bridge.CURRENT, response["Error"]["Message"])

    def test_signed_calls_are_refused(self):
        self.refused(client(endpoint=bridge.LEGACY))

    def test_calls_of_unknown_keys_are_refused(self):
        self.refused(client(key="AKIDUNKNOWN", secret="x", endpoint=bridge.LEGACY))

    def test_calls_below_other_paths_are_refused(self):
        self.refused(client(endpoint=bridge.LEGACY + "onca/xml"))

    def test_paginators_are_refused(self):
        pages = client(endpoint=bridge.LEGACY).get_paginator("list_qualification_requests")
        with self.assertRaises(ClientError):
            list(pages.paginate())


class Notifications(unittest.TestCase):
    def setUp(self):
        self.client = client()
        self.receptor = self.enterContext(Receptor())
        self.hit_type = self.client.create_hit_type(
            Title="t", Description="d", Reward="0.05", AssignmentDurationInSeconds=60
        )["HITTypeId"]

    def notification(self, **differences):
        return {
            "Destination": self.receptor.url,
            "Transport": "REST",
            "Version": "2014-08-15",
            "EventTypes": ["HITCreated"],
            **differences,
        }

    def hit(self):
        return self.client.create_hit_with_hit_type(
            HITTypeId=self.hit_type, LifetimeInSeconds=60, Question=bridge.EXTERNAL_QUESTION
        )["HIT"]["HITId"]

    def test_settings_are_kept_and_switched(self):
        self.client.update_notification_settings(
            HITTypeId=self.hit_type, Notification=self.notification()
        )
        told = self.hit()
        self.assertEqual(told, self.receptor.next()[1]["Event.1.HITId"])
        self.client.update_notification_settings(HITTypeId=self.hit_type, Active=False)
        self.hit()
        self.client.update_notification_settings(HITTypeId=self.hit_type, Active=True)
        told = self.hit()
        self.assertEqual(told, self.receptor.next()[1]["Event.1.HITId"])

    def test_a_test_event_comes_at_once(self):
        self.client.send_test_event_notification(
            Notification=self.notification(), TestEventType="Ping"
        )
        self.assertEqual("Ping", self.receptor.next()[1]["Event.1.EventType"])

    def test_a_queue_that_is_nowhere_is_refused_with_the_option(self):
        queue = self.notification(Transport="SQS")
        for call in (
            lambda: self.client.update_notification_settings(
                HITTypeId=self.hit_type, Notification=queue
            ),
            lambda: self.client.send_test_event_notification(
                Notification=queue, TestEventType="Ping"
            ),
        ):
            with self.assertRaises(ClientError) as raised:
                call()
            self.assertEqual(
                "AWS.MechanicalTurk.InvalidTransportEndpoint",
                raised.exception.response["TurkErrorCode"],
            )
            self.assertIn("--sqs-endpoint", raised.exception.response["Message"])
