"""zeep, for SOAP clients made from the WSDL that the server serves."""

import base64
import datetime
import hashlib
import hmac
import os
import unittest
from xml.etree import ElementTree

import zeep

import bridge
from receptor import Receptor

NOTIFICATION = "http://requester.mturk.amazonaws.com/doc/2006-05-05"
OPERATION = "GetQualificationRequests"

# The versions to test; all tests but those of Unanswered are for one.
VERSIONS = os.environ["API_VERSION"].split(",")


def client(version):
    return zeep.Client(
        "%sAWSMechanicalTurk/%s/AWSMechanicalTurkRequester.wsdl" % (bridge.LEGACY, version)
    )


CLIENT = client(VERSIONS[0])


def send(service, operation, requests, key=bridge.KEY, secret=bridge.SECRET):
    timestamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = "AWSMechanicalTurkRequester" + operation + timestamp
    digest = hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()
    return service[operation](
        AWSAccessKeyId=key,
        Timestamp=timestamp,
        Signature=base64.b64encode(digest).decode(),
        Request=list(requests),
    )


def call(*requests, key=bridge.KEY, secret=bridge.SECRET, service=CLIENT.service):
    return send(service, OPERATION, requests, key, secret)


def result_of(**request):
    answer = call(request)
    assert answer.OperationRequest.RequestId
    assert answer.OperationRequest.Errors is None
    return answer.GetQualificationRequestsResult[0]


def ids(results):
    return [r.QualificationRequestId for result in results for r in result.QualificationRequest]


class Content(unittest.TestCase):
    def walk(self, size, **request):
        results = []
        while not results or results[-1].NumResults:
            number = len(results) + 1
            result = result_of(PageSize=size, PageNumber=number, **request)
            self.assertEqual("True", result.Request.IsValid)
            self.assertEqual(number, result.PageNumber)
            self.assertEqual(len(result.QualificationRequest), result.NumResults)
            results.append(result)
        return results

    def test_endpoint_is_the_host_that_was_asked(self):
        address = CLIENT.service._binding_options["address"]
        self.assertEqual(bridge.LEGACY + "?Service=AWSMechanicalTurkRequester", address)

    def test_sees_every_field_of_every_record(self):
        bridge.assert_worth_it(self)
        seen = [r for result in self.walk(100) for r in result.QualificationRequest]
        self.assertEqual(len(bridge.RECORDS), len(seen))
        for request in seen:
            record = bridge.BY_ID[request.QualificationRequestId]
            self.assertEqual(record["QualificationTypeId"], request.QualificationTypeId)
            self.assertEqual(record["WorkerId"], request.SubjectId)
            self.assertEqual(bridge.old_time(record), request.SubmitTime)
            for name in ("Test", "Answer"):
                bridge.assert_document(
                    self, record, bridge.old_text(record, name), request[name], name
                )

    def test_walks_pages_of_every_size_to_an_empty_one(self):
        for size in bridge.PAGE_SIZES:
            with self.subTest(size=size):
                results = self.walk(size)
                full, rest = divmod(len(bridge.RECORDS), size)
                self.assertEqual(
                    [size] * full + ([rest] if rest else []) + [0],
                    [result.NumResults for result in results],
                )
                self.assertEqual(
                    {len(bridge.RECORDS)}, {result.TotalNumResults for result in results}
                )
                self.assertEqual(bridge.ordered(), ids(results))

    def test_sorts_by_both_properties_in_both_directions(self):
        for name in ("SubmitTime", "QualificationTypeId"):
            for direction in ("Ascending", "Descending"):
                results = self.walk(100, SortProperty=name, SortDirection=direction)
                self.assertEqual(
                    bridge.ordered(name, direction == "Descending"), ids(results)
                )

    def test_sees_only_the_type_it_asks_for(self):
        for type_id in bridge.TYPES:
            results = self.walk(100, QualificationTypeId=type_id)
            self.assertEqual(bridge.ordered(type_id=type_id), ids(results))

    def test_two_requests_in_one_call_have_a_result_each(self):
        answer = call(
            {"QualificationTypeId": bridge.TYPES[0], "PageSize": 3},
            {"QualificationTypeId": bridge.TYPES[1], "PageSize": 3},
        )
        self.assertEqual(
            [bridge.ordered(type_id=type_id)[:3] for type_id in bridge.TYPES[:2]],
            [ids([result]) for result in answer.GetQualificationRequestsResult],
        )

    def test_echoes_the_request_if_asked_to(self):
        result = result_of(PageSize=3, SortProperty="SubmitTime", ResponseGroup=["Request"])
        echo = result.Request.GetQualificationRequestsRequest
        self.assertEqual((3, "SubmitTime", None), (echo.PageSize, echo.SortProperty, echo.PageNumber))


class Errors(unittest.TestCase):
    def test_wrong_secret(self):
        answer = call({}, secret="wrong")
        self.assertEqual([], answer.GetQualificationRequestsResult)
        self.assertEqual(["AWS.BadClaimsSupplied"], codes(answer.OperationRequest))
        error = answer.OperationRequest.Errors.Error[0]
        data = {pair.Key: pair.Value for pair in error.Data}
        self.assertEqual({"StringToSign", "SystemTime"}, set(data))
        self.assertRegex(
            data["StringToSign"], "^AWSMechanicalTurkRequester" + OPERATION + r"\d{4}-[-:\dT]+Z$"
        )
        self.assertIn(data["StringToSign"], error.Message)

    def test_unknown_access_key(self):
        answer = call({}, key="AKIDUNKNOWN")
        self.assertEqual(["AWS.NotAuthorized"], codes(answer.OperationRequest))

    def test_unknown_type(self):
        self.refused(
            "AWS.MechanicalTurk.QualificationTypeDoesNotExist",
            bridge.UNKNOWN_TYPE,
            QualificationTypeId=bridge.UNKNOWN_TYPE,
        )

    def test_page_too_large(self):
        self.refused("AWS.ParameterOutOfRange", "PageSize", PageSize=101)

    def test_page_before_the_first(self):
        self.refused("AWS.ParameterOutOfRange", "PageNumber", PageNumber=0)

    def test_one_wrong_request_of_two_leaves_the_other_its_result(self):
        wrong, right = call(
            {"PageSize": 101}, {"PageSize": 2}
        ).GetQualificationRequestsResult
        self.assertEqual(["AWS.ParameterOutOfRange"], codes(wrong.Request))
        self.assertEqual(bridge.ordered()[:2], ids([right]))

    def refused(self, code, text, **request):
        result = result_of(**request)
        self.assertEqual("False", result.Request.IsValid)
        self.assertEqual([code], codes(result.Request))
        self.assertIn(text, result.Request.Errors.Error[0].Message)
        self.assertIsNone(result.NumResults)
        self.assertEqual([], result.QualificationRequest)


def codes(holder):
    return [error.Code for error in holder.Errors.Error]


class Empty(unittest.TestCase):
    def test_empty_list_is_a_success(self):
        for number in (1, 2):
            result = result_of(PageNumber=number)
            self.assertEqual("True", result.Request.IsValid)
            self.assertEqual(
                (0, 0, number, []),
                (
                    result.NumResults,
                    result.TotalNumResults,
                    result.PageNumber,
                    result.QualificationRequest,
                ),
            )


class EveryVersion(unittest.TestCase):
    """The WSDL of each version has the operations that are not answered, too, so their calls are sent."""

    HIT = {
        "AssignmentDurationInSeconds": 60,
        "LifetimeInSeconds": 60,
        "Title": "<&>",
        "Description": "d",
        "Question": bridge.EXTERNAL_QUESTION,
        "Reward": {"Amount": "0.05", "CurrencyCode": "USD"},
        "QualificationRequirement": [
            {
                "QualificationTypeId": "00000000000000000071",
                "Comparator": "EqualTo",
                "LocaleValue": {"Country": "US"},
            }
        ],
    }

    def test_what_is_not_answered_says_why(self):
        for version in VERSIONS:
            with self.subTest(version=version):
                service = client(version).service
                operation = "GetWorkerAcceptLimit"
                if not hasattr(service, operation):
                    continue
                answer = send(service, operation, [{"LimitGroupType": "Default"}])
                self.assertEqual(["AWS.InvalidOperationParameter"], codes(answer.OperationRequest))
                self.assertIn("withdrawn", answer.OperationRequest.Errors.Error[0].Message)

    def test_money_and_statistics_are_told(self):
        for version in VERSIONS:
            with self.subTest(version=version):
                service = client(version).service
                balance = send(service, "GetAccountBalance", [{}]).GetAccountBalanceResult[0]
                self.assertRegex(balance.AvailableBalance.FormattedPrice, r"^\$[0-9,]+\.\d\d$")
                request = {"Statistic": "NumberHITsCreated", "TimePeriod": "LifeToDate"}
                told = send(service, "GetRequesterStatistic", [request]).GetStatisticResult[0]
                self.assertEqual(1, len(told.DataPoint))
                self.assertIsNotNone(told.DataPoint[0].LongValue)

    def test_hits_are_made_found_and_expire(self):
        for version in VERSIONS:
            with self.subTest(version=version):
                service = client(version).service
                hit = send(service, "CreateHIT", [self.HIT]).HIT[0]
                self.assertEqual("True", hit.Request.IsValid)
                request = {"SortDirection": "Descending", "PageSize": 1}
                found = send(service, "SearchHITs", [request]).SearchHITsResult[0]
                self.assertEqual((1, hit.HITId), (found.NumResults, found.HIT[0].HITId))
                self.assertEqual("<&>", found.HIT[0].Title)
                answer = send(service, "ForceExpireHIT", [{"HITId": hit.HITId}])
                self.assertEqual("True", answer.ForceExpireHITResult[0].Request.IsValid)

    def test_a_soap_receptor_is_told(self):
        # The first had no notifications.
        for version in VERSIONS[1:]:
            with self.subTest(version=version), Receptor() as receptor:
                service = client(version).service
                hit_type = send(service, "CreateHIT", [self.HIT]).HIT[0].HITTypeId
                told = {
                    "Destination": receptor.url,
                    "Transport": "SOAP",
                    "Version": "2006-05-05",
                    "EventType": ["HITReviewable", "AssignmentSubmitted"],
                }
                answer = send(
                    service,
                    "SetHITTypeNotification",
                    [{"HITTypeId": hit_type, "Notification": told, "Active": True}],
                )
                self.assertEqual(
                    "True", answer.SetHITTypeNotificationResult[0].Request.IsValid
                )
                hit = send(service, "CreateHIT", [self.HIT]).HIT[0]
                send(service, "ForceExpireHIT", [{"HITId": hit.HITId}])
                self.assertEqual(("HITReviewable", hit.HITId), self.notified(receptor))

                answer = send(
                    service,
                    "SendTestEventNotification",
                    [{"Notification": told, "TestEventType": "HITExpired"}],
                )
                self.assertEqual(
                    "True", answer.SendTestEventNotificationResult[0].Request.IsValid
                )
                self.assertEqual("HITExpired", self.notified(receptor)[0])

    def notified(self, receptor):
        """What a message tells, once its signature is right."""
        method, _, body = receptor.next()
        self.assertEqual("POST", method)
        element = ElementTree.fromstring(body).find(
            "{http://schemas.xmlsoap.org/soap/envelope/}Body/{%s}Notify" % NOTIFICATION
        )
        value = lambda name: element.findtext(name, namespaces={"": NOTIFICATION})
        text = "AWSMechanicalTurkRequesterNotificationNotify" + value("Timestamp")
        digest = hmac.new(bridge.SECRET.encode(), text.encode(), hashlib.sha1).digest()
        self.assertEqual(base64.b64encode(digest).decode(), value("Signature"))
        return value("Event/EventType"), value("Event/HITId")

    def test_nested_structures_of_the_newest_version(self):
        request = dict(
            self.HIT,
            Question=None,
            QualificationRequirement=[
                {
                    "QualificationTypeId": "00000000000000000071",
                    "Comparator": "In",
                    "LocaleValue": [{"Country": "US", "Subdivision": "CA"}, {"Country": "IN"}],
                }
            ],
            HITLayoutId="L",
            HITLayoutParameter=[{"Name": "n", "Value": "v"}],
            AssignmentReviewPolicy={
                "PolicyName": "ScoreMyKnownAnswers/2011-09-01",
                "Parameter": [{"Key": "AnswerKey", "MapEntry": [{"Key": "q", "Value": ["a"]}]}],
            },
        )
        answer = send(client(VERSIONS[-1]).service, "CreateHIT", [request])
        self.assertEqual(
            ["AWS.MechanicalTurk.HITLayoutDoesNotExist"], codes(answer.HIT[0].Request)
        )


class CurrentPort(unittest.TestCase):
    """At the port of the other API."""

    def test_hears_where_its_own_is(self):
        service = CLIENT.create_service(next(iter(CLIENT.wsdl.bindings)), bridge.CURRENT)
        answer = call({}, service=service)
        self.assertEqual([], answer.GetQualificationRequestsResult)
        self.assertEqual(["AWS.InvalidRequest"], codes(answer.OperationRequest))
        self.assertIn(bridge.LEGACY, answer.OperationRequest.Errors.Error[0].Message)

    def test_finds_no_wsdl_there(self):
        with self.assertRaisesRegex(Exception, "404"):
            zeep.Client(bridge.CURRENT + "?wsdl")


class NoRequest(unittest.TestCase):
    def test_means_an_empty_one(self):
        answer = call()
        self.assertIsNone(answer.OperationRequest.Errors)
        result = answer.GetQualificationRequestsResult[0]
        self.assertEqual(("True", 10), (result.Request.IsValid, result.NumResults))
