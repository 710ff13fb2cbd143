"""Who asks for a Qualification? Grants it to the first two. The API of 2017-01-17, with boto3.

usage: pending_new.py URL QUALIFICATION-TYPE-ID
"""
import sys
import xml.etree.ElementTree as ElementTree
from datetime import timezone

import boto3


def answers(text):
    """(identifier, values) of each answer in a QuestionFormAnswers document."""
    for answer in ElementTree.fromstring(text) if text else []:
        parts = [(part.tag.rpartition("}")[2], part.text or "") for part in answer]
        yield parts[0][1], [value for name, value in parts[1:]]


def main(url, type_id):
    mturk = boto3.client("mturk", endpoint_url=url, region_name="us-east-1")
    # The current API does not sort: the old one sorted for its callers.
    requests = sorted(
        (
            request
            for page in mturk.get_paginator("list_qualification_requests").paginate(
                QualificationTypeId=type_id
            )
            for request in page["QualificationRequests"]
        ),
        key=lambda request: (request["SubmitTime"], request["QualificationRequestId"]),
    )
    for request in requests:
        # The old API told whole seconds, in UTC.
        print(request["SubmitTime"].astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), request["WorkerId"])
        for identifier, values in answers(request.get("Answer")):
            print("  %s: %s" % (identifier, " ".join(values)))
    for request in requests[:2]:
        mturk.accept_qualification_request(
            QualificationRequestId=request["QualificationRequestId"], IntegerValue=80
        )
    holders = [
        holder
        for page in mturk.get_paginator("list_workers_with_qualification_type").paginate(
            QualificationTypeId=type_id, Status="Granted"
        )
        for holder in page["Qualifications"]
    ]
    for holder in sorted(holders, key=lambda holder: holder["WorkerId"]):
        print("granted", holder["WorkerId"], holder["IntegerValue"])


main(*sys.argv[1:])
