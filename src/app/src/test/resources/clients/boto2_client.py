"""boto 2, as programs for the API of 2014-08-15 use it: REST."""

import os
import unittest
import urllib.request
from unittest import mock
from urllib.parse import urlsplit
from xml.etree import ElementTree

import boto
from boto.mturk.connection import MTurkConnection, MTurkRequestError, QualificationRequest
from boto.mturk.notification import NotificationMessage
from boto.mturk.qualification import (
    NumberHitsApprovedRequirement,
    PercentAssignmentsApprovedRequirement,
    Qualifications,
)
from boto.mturk.question import ExternalQuestion

import bridge
from receptor import Receptor


def connection(key=bridge.KEY, secret=bridge.SECRET, **options):
    endpoint = {"host": bridge.HOST, "port": bridge.PORT, "is_secure": False}
    return MTurkConnection(key, secret, **{**endpoint, **options})


def of_every_type(connection, **parameters):
    """boto itself insists on a type; programs without one use its generic call."""
    return connection._process_request(
        "GetQualificationRequests", parameters, [("QualificationRequest", QualificationRequest)]
    )


def ids(page):
    return [request.QualificationRequestId for request in page]


class Content(unittest.TestCase):
    def setUp(self):
        self.boto = connection()

    def walk(self, size, **parameters):
        pages, number = [], 1
        while True:
            page = of_every_type(self.boto, PageSize=size, PageNumber=number, **parameters)
            self.assertIs(True, page.status)
            self.assertEqual(str(number), page.PageNumber)
            self.assertEqual(str(len(page)), page.NumResults)
            pages.append(page)
            if not page:
                return pages
            number += 1

    def test_sees_every_field_of_every_record(self):
        bridge.assert_worth_it(self)
        seen = [request for page in self.walk(100) for request in page]
        self.assertEqual(sorted(bridge.BY_ID), sorted(ids(seen)))
        for request in seen:
            record = bridge.BY_ID[request.QualificationRequestId]
            fields = {
                name
                for name in vars(request)
                if name not in ("connection", "QualificationRequest", "Request", "answers")
            }
            test = bridge.old_text(record, "Test")
            self.assertEqual(
                {"QualificationRequestId", "QualificationTypeId", "SubjectId", "SubmitTime"}
                | ({"Test"} if test else set()),
                fields,
            )
            self.assertEqual(record["QualificationTypeId"], request.QualificationTypeId)
            self.assertEqual(record["WorkerId"], request.SubjectId)
            time = bridge.old_time(record).strftime("%Y-%m-%dT%H:%M:%SZ")
            self.assertEqual(time, request.SubmitTime)
            bridge.assert_document(self, record, test, getattr(request, "Test", None), "Test")
            answer = bridge.old_text(record, "Answer")
            wanted = [] if answer is None else [bridge.answers(answer)]
            self.assertEqual(
                wanted, [[([a.qid], a.fields) for a in answered] for answered in request.answers]
            )

    def test_parses_answers_into_fields(self):
        page = self.boto.get_qualification_requests(
            "3P009KBVLI2YWSOCQHZRMA6EXAMPLE", page_size=100
        )
        found = [r for r in page if r.QualificationRequestId == "3TL06M6OHRUOH4DJC7W7V9WEXAMPLE"]
        self.assertEqual(
            [
                ("best.photo", ["ramen-02.jpg"]),
                ("caption", ["Crêpe façon grand-mère 👵🏽"]),
                ("mood", ["warm", "ζεστό"]),
                ("price", ["9"]),
            ],
            [(answer.qid, answer.fields) for answer in found[0].answers[0]],
        )

    def test_walks_pages_of_every_size_to_an_empty_one(self):
        for size in bridge.PAGE_SIZES:
            with self.subTest(size=size):
                pages = self.walk(size)
                full, rest = divmod(len(bridge.RECORDS), size)
                self.assertEqual(
                    [size] * full + ([rest] if rest else []) + [0], [len(page) for page in pages]
                )
                self.assertEqual(
                    {str(len(bridge.RECORDS))}, {page.TotalNumResults for page in pages}
                )
                self.assertEqual(bridge.ordered(), [i for page in pages for i in ids(page)])

    def test_far_past_the_end_is_an_empty_page_with_the_total(self):
        page = of_every_type(self.boto, PageNumber=1000000)
        self.assertEqual([], list(page))
        self.assertEqual("0", page.NumResults)
        self.assertEqual(str(len(bridge.RECORDS)), page.TotalNumResults)

    def test_sorts_by_both_properties_in_both_directions(self):
        for name in ("SubmitTime", "QualificationTypeId"):
            for direction in ("Ascending", "Descending"):
                with self.subTest(property=name, direction=direction):
                    pages = self.walk(100, SortProperty=name, SortDirection=direction)
                    self.assertEqual(
                        bridge.ordered(name, direction == "Descending"),
                        [i for page in pages for i in ids(page)],
                    )

    def test_default_call_sorts_by_time(self):
        for type_id in bridge.TYPES:
            page = self.boto.get_qualification_requests(type_id)
            self.assertEqual(bridge.ordered(type_id=type_id)[:10], ids(page))

    def test_sees_only_the_type_it_asks_for(self):
        for type_id in bridge.TYPES:
            with self.subTest(type=type_id):
                wanted = bridge.ordered("SubmitTime", True, type_id)
                page = self.boto.get_qualification_requests(
                    type_id, sort_by="SubmitTime", sort_direction="Descending", page_size=100
                )
                self.assertEqual(wanted[:100], ids(page))
                self.assertEqual(str(len(wanted)), page.TotalNumResults)


class Errors(unittest.TestCase):
    def refused(self, call, *arguments, **options):
        with self.assertRaises(MTurkRequestError) as caught:
            call(*arguments, **options)
        self.assertEqual(200, caught.exception.status)
        self.assertIn("<OperationRequest><RequestId>", caught.exception.body)
        self.assertEqual(1, len(caught.exception.errors))
        return caught.exception

    def test_wrong_secret(self):
        error = self.refused(of_every_type, connection(secret="wrong"))
        self.assertEqual("AWS.BadClaimsSupplied", error.error_code)
        self.assertIn("secret access key", error.error_message)
        self.assertNotIn(bridge.SECRET, error.body)
        signed = "AWSAccessKeyId%sOperationGetQualificationRequestsSignatureVersion1Timestamp" % bridge.KEY
        self.assertIn(signed, error.error_message)
        self.assertIn("<Key>StringToSign</Key><Value>" + signed, error.body)

    def test_unknown_access_key(self):
        error = self.refused(of_every_type, connection(key="AKIDUNKNOWN"))
        self.assertEqual("AWS.NotAuthorized", error.error_code)

    def test_wrong_clock(self):
        with mock.patch.object(boto.utils, "get_ts", lambda: "2014-08-15T00:00:00Z"):
            error = self.refused(of_every_type, connection())
        self.assertEqual("AWS.BadClaimsSupplied", error.error_code)
        self.assertIn("2014-08-15T00:00:00Z", error.error_message)

    def test_unknown_type(self):
        error = self.refused(connection().get_qualification_requests, bridge.UNKNOWN_TYPE)
        self.assertEqual("AWS.MechanicalTurk.QualificationTypeDoesNotExist", error.error_code)
        self.assertIn(bridge.UNKNOWN_TYPE, error.error_message)

    def test_page_too_large(self):
        error = self.refused(of_every_type, connection(), PageSize=101)
        self.assertEqual("AWS.ParameterOutOfRange", error.error_code)
        self.assertIn("PageSize", error.error_message)

    def test_unknown_sort_property(self):
        error = self.refused(of_every_type, connection(), SortProperty="Café <&> + ~*")
        self.assertEqual("AWS.MechanicalTurk.InvalidParameterValue", error.error_code)
        self.assertIn("SortProperty", error.error_message)


class Empty(unittest.TestCase):
    def test_empty_list_is_a_success(self):
        for number in (1, 2):
            page = of_every_type(connection(), PageNumber=number)
            self.assertEqual([], list(page))
            self.assertIs(True, page.status)
            self.assertEqual(
                ("0", "0", str(number)),
                (page.NumResults, page.TotalNumResults, page.PageNumber),
            )


class Hits(unittest.TestCase):
    """boto puts what is in the parts of a HIT beside what is in the HIT; the last of a name stays."""

    def test_a_hit_is_flat_and_knows_whether_it_has_expired(self):
        requirements = Qualifications()
        requirements.add(NumberHitsApprovedRequirement("GreaterThan", 50))
        requirements.add(PercentAssignmentsApprovedRequirement("GreaterThan", 95))
        [made] = connection().create_hit(
            question=ExternalQuestion("https://sheep.example.org/", 400),
            title="t",
            description="d",
            keywords="sheep",
            reward=0.05,
            qualifications=requirements,
        )
        [hit] = connection().get_hit(made.HITId)

        self.assertEqual(("0.05", "USD", "$0.05"), (hit.Amount, hit.CurrencyCode, hit.FormattedPrice))
        self.assertEqual("95", hit.IntegerValue)
        self.assertIs(False, hit.expired)
        connection().expire_hit(made.HITId)
        [hit] = connection().get_hit(made.HITId)
        self.assertIs(True, hit.expired)


class Study(unittest.TestCase):
    """An archived study; boto sees what stands in the answers that were saved of it."""

    def setUp(self):
        self.boto = connection()
        self.assignments = self.saved("assignments-1", "Assignment")
        self.assertEqual(3, len(self.assignments))

    def saved(self, name, element):
        file = os.path.join(os.environ["STUDY"], name + ".xml")
        return ElementTree.parse(file).getroot().findall(".//" + element)

    def assert_says(self, element, seen):
        """Each part by itself, whatever it is in; there are no others."""
        parts = [part for part in element.iter() if len(part) == 0]
        fields = {
            name
            for name in vars(seen)
            if name not in ("connection", "answers", "Reward", "Request", element.tag)
        }
        self.assertEqual({part.tag for part in parts} - {"Answer"}, fields)
        for part in parts:
            if part.tag != "Answer":
                self.assertEqual(part.text, getattr(seen, part.tag))

    def test_lists_its_hits(self):
        hits = self.boto.search_hits(page_size=100)
        saved = self.saved("hits", "HIT")
        self.assertEqual("2", hits.TotalNumResults)
        for element, seen in zip(saved, hits, strict=True):
            self.assert_says(element, seen)

    def test_reads_a_hit_with_its_question(self):
        [element] = self.saved("hit-1", "HIT")
        [seen] = self.boto.get_hit(element.findtext("HITId"))
        self.assert_says(element, seen)
        self.assertIs(True, seen.expired)

    def test_reads_assignments_and_their_answers(self):
        page = self.boto.get_assignments("2HIT1EXAMPLE", page_size=100)
        self.assertEqual("3", page.TotalNumResults)
        for element, seen in zip(self.assignments, page, strict=True):
            self.assert_says(element, seen)
            answer = element.findtext("Answer")
            self.assertEqual(
                [] if answer is None else [bridge.answers(answer)],
                [[([a.qid], a.fields) for a in answered] for answered in seen.answers],
            )
        self.assertEqual([], list(self.boto.get_assignments("2HIT2EXAMPLE")))

    def test_reads_assignments_by_their_status(self):
        for element in self.assignments:
            status = element.findtext("AssignmentStatus")
            [seen] = self.boto.get_assignments("2HIT1EXAMPLE", status=status)
            self.assert_says(element, seen)


class Signed(str):
    """boto appends the time to a text, and signs that as bytes: so this makes bytes of both."""

    def __radd__(self, other):
        return (other + str(self)).encode()


class Notifications(unittest.TestCase):
    TITLE = "A HIT that boto is told of"

    def setUp(self):
        self.boto = connection()
        self.receptor = self.enterContext(Receptor())

    def hit(self):
        [made] = self.boto.create_hit(
            question=ExternalQuestion("https://sheep.example.org/", 400),
            title=self.TITLE,
            description="d",
            keywords="sheep",
            reward=0.05,
        )
        return made

    def told(self):
        method, parameters, _ = self.receptor.next()
        self.assertEqual("GET", method)
        message = NotificationMessage(parameters)
        self.assertEqual(NotificationMessage.NOTIFICATION_VERSION, message.version)
        signature, message.timestamp = message.signature, Signed(message.timestamp)
        message.signature = signature.encode()
        self.assertIs(True, message.verify(bridge.SECRET.encode()))
        self.assertIs(False, message.verify(b"another secret"))
        [event] = message.events
        return event

    def test_is_told_what_it_asked_for_and_believes_the_signature(self):
        hit_type = self.hit().HITTypeId
        result = self.boto.set_rest_notification(
            hit_type, self.receptor.url, ["HITCreated", "HITExpired"]
        )
        self.assertIs(True, result.status)
        made = self.hit()

        event = self.told()
        self.assertEqual(
            ("HITCreated", hit_type, made.HITId), (event.event_type, event.hit_type, event.hit_id)
        )
        self.assertRegex(event.event_time_str, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.boto.expire_hit(made.HITId)
        self.assertEqual("HITExpired", self.told().event_type)

    def test_a_test_event_comes_at_once(self):
        hit_type = self.hit().HITTypeId
        result = self.boto.send_test_event_notification(
            hit_type, self.receptor.url, ["HITCreated"], "AssignmentSubmitted"
        )
        self.assertIs(True, result.status)
        event = self.told()
        self.assertEqual("AssignmentSubmitted", event.event_type)
        self.assertTrue(event.assignment_id)

    def test_e_mail_and_strangers_are_refused(self):
        hit_type = self.hit().HITTypeId
        for code, call in (
            ("InvalidParameterValue", lambda: self.boto.set_email_notification(hit_type, "a@example.com")),
            (
                "InvalidTransportEndpoint",
                lambda: self.boto.set_rest_notification(hit_type, "http://example.com/"),
            ),
            (
                "InvalidTransportEndpoint",
                lambda: self.boto.set_sqs_notification(hit_type, "http://127.0.0.1/1/q"),
            ),
        ):
            with self.subTest(code=code), self.assertRaises(MTurkRequestError) as raised:
                call()
            self.assertEqual("AWS.MechanicalTurk." + code, raised.exception.error_code)


class Tls(unittest.TestCase):
    def test_https_with_the_certificate_checked_by_boto(self):
        # boto looks for the host among DNS names alone.
        https = connection(host="localhost", is_secure=True)
        https.ca_certificates_file = os.environ["CA_FILE"]
        self.assertEqual(bridge.ordered(), ids(of_every_type(https, PageSize=100)))

    def test_https_with_the_certificate_checked_by_python(self):
        https = connection(is_secure=True)
        https.https_validate_certificates = False
        with mock.patch.dict(os.environ, SSL_CERT_FILE=os.environ["CA_FILE"]):
            page = of_every_type(https, PageSize=100)
        self.assertEqual(bridge.ordered(), ids(page))


class CurrentPort(unittest.TestCase):
    """At the port of the other API."""

    def test_hears_where_its_own_is(self):
        mturk = connection(port=urlsplit(bridge.CURRENT).port)
        for call in (
            lambda: of_every_type(mturk),
            lambda: mturk.grant_qualification("3X"),
            lambda: mturk.search_qualification_types("x"),
        ):
            with self.assertRaises(MTurkRequestError) as caught:
                call()
            self.assertEqual(200, caught.exception.status)
            self.assertEqual("AWS.InvalidRequest", caught.exception.error_code)
            self.assertIn(bridge.LEGACY, caught.exception.error_message)


class Proxied(unittest.TestCase):
    """As it is, but for http_proxy."""

    def test_sees_every_record_at_the_host_of_amazon(self):
        proxy = {"http_proxy": "http://%s:%d" % (bridge.HOST, bridge.PORT)}
        with mock.patch.dict(os.environ, proxy):
            mturk = MTurkConnection(bridge.KEY, bridge.SECRET, is_secure=False)
            self.assertEqual("mechanicalturk.amazonaws.com", mturk.host)
            page = of_every_type(mturk, PageSize=100, PageNumber=1)
        self.assertEqual(bridge.ordered()[:100], ids(page))

    def test_hears_that_https_cannot_go_that_way(self):
        proxy = {"https_proxy": "http://%s:%d" % (bridge.HOST, bridge.PORT)}
        with mock.patch.dict(os.environ, proxy):
            with self.assertRaisesRegex(OSError, "405 Method Not Allowed"):
                urllib.request.urlopen("https://mechanicalturk.amazonaws.com/")
