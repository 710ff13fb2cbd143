"""Who asks for a Qualification? Grants it to the first two. The API of 2014-08-15, with boto 2.

usage: pending_old.py URL QUALIFICATION-TYPE-ID
"""
import os
import sys
from urllib.parse import urlparse

from boto.mturk.connection import MTurkConnection


def main(url, type_id):
    at = urlparse(url)
    mturk = MTurkConnection(
        os.environ["AWS_ACCESS_KEY_ID"],
        os.environ["AWS_SECRET_ACCESS_KEY"],
        host=at.hostname,
        port=at.port,
        is_secure=at.scheme == "https",
    )
    requests = []
    page = 1
    while True:
        found = mturk.get_qualification_requests(
            type_id, sort_by="SubmitTime", sort_direction="Ascending", page_size=2, page_number=page
        )
        requests += found
        if len(requests) >= int(found.TotalNumResults) or not found:
            break
        page += 1
    for request in requests:
        print(request.SubmitTime, request.SubjectId)
        for answer in request.answers[0] if request.answers else []:
            print("  %s: %s" % (answer.qid, " ".join(answer.fields)))
    for request in requests[:2]:
        mturk.grant_qualification(request.QualificationRequestId, 80)
    holders = mturk.get_qualifications_for_qualification_type(type_id)
    for holder in sorted(holders, key=lambda holder: holder.SubjectId):
        print("granted", holder.SubjectId, holder.IntegerValue)


main(*sys.argv[1:])
