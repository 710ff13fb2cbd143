"""Where the server is, what it must hold, and how to compare that with what a client saw."""

import datetime
import json
import os
from urllib.parse import urlsplit
from xml.etree import ElementTree

LEGACY = os.environ["LEGACY"]
CURRENT = os.environ["CURRENT"]
HOST = urlsplit(LEGACY).hostname
PORT = urlsplit(LEGACY).port
KEY = os.environ["ACCESS_KEY_ID"]
SECRET = os.environ["SECRET_ACCESS_KEY"]

UNKNOWN_TYPE = "3NOSUCHTYPEOFTHEEXAMPLE"
PAGE_SIZES = (1, 7, 10, 100)

with open(os.environ["EXPECTED"], encoding="utf-8") as expected:
    RECORDS = json.load(expected)

with open(os.path.join(os.path.dirname(__file__), "external_question.xml"), encoding="utf-8") as text:
    EXTERNAL_QUESTION = text.read()

BY_ID = {record["QualificationRequestId"]: record for record in RECORDS}
TYPES = sorted({record["QualificationTypeId"] for record in RECORDS})


def ordered(sort_property="SubmitTime", descending=False, type_id=None):
    """The ids in the documented order: the property, then the time, then the id."""

    def key(record):
        time = (record["Seconds"], record["Nanos"], record["QualificationRequestId"])
        by_type = sort_property == "QualificationTypeId"
        return (record["QualificationTypeId"],) + time if by_type else time

    found = [r for r in RECORDS if type_id in (None, r["QualificationTypeId"])]
    return [r["QualificationRequestId"] for r in sorted(found, key=key, reverse=descending)]


def time_of(record):
    """In UTC, with its fraction."""
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return epoch + datetime.timedelta(
        seconds=record["Seconds"], microseconds=record["Nanos"] // 1000
    )


def old_text(record, name):
    """What a legacy answer holds: nothing instead of a blank document."""
    text = record.get(name)
    return text if text is not None and text.strip() else None


def old_time(record):
    """What a legacy answer holds: whole seconds."""
    return time_of(record).replace(microsecond=0)


def assert_document(test, record, wanted, seen, name):
    message = "%s of %s" % (name, record["QualificationRequestId"])
    if record["SameText"] or wanted is None or seen is None:
        test.assertEqual(wanted, seen, message)
    else:
        test.assertEqual(canonical(wanted), canonical(seen), message)


def canonical(xml):
    return ElementTree.canonicalize(xml, rewrite_prefixes=True)


def answers(document):
    """Question and values, for each Answer of a QuestionFormAnswers."""
    local = lambda element: element.tag.rpartition("}")[2]
    values = ("FreeText", "SelectionIdentifier", "OtherSelectionText")
    # Bytes, as the text may name an encoding.
    root = ElementTree.fromstring(document.encode("utf-8"))
    return [
        (
            [e.text for e in answer if local(e) == "QuestionIdentifier"],
            [e.text or "" for e in answer if local(e) in values],
        )
        for answer in root
    ]


def assert_worth_it(test):
    """The comparison would prove little without these."""
    everything = json.dumps(RECORDS, ensure_ascii=False)
    for characters in ("\N{COOKING}", "\N{GREEK SMALL LETTER ZETA}", "<![CDATA[", "&amp;", "\\r\\n"):
        test.assertIn(characters, everything)
    test.assertTrue(any(record["Nanos"] for record in RECORDS))
    test.assertTrue(any("Test" not in record for record in RECORDS))
    test.assertTrue(any(record.get("Answer") == "" for record in RECORDS))
    test.assertTrue(any(not record["SameText"] for record in RECORDS))
    test.assertGreater(len(RECORDS), 200)
    test.assertEqual(4, len(TYPES))
