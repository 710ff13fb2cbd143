"""What botocore, the library below boto3 and the AWS CLI, has against parameters of Mechanical Turk.

A line of the file that is named is a JSON list: the name of an operation, and parameters as JSON. A
line of the output is a JSON list of what botocore says against them.
"""

import json
import sys

import botocore.session
import botocore.validate

MODEL = botocore.session.Session().get_service_model("mturk")


def answer(operation, parameters):
    shape = MODEL.operation_model(operation).input_shape
    report = botocore.validate.ParamValidator().validate(json.loads(parameters), shape)
    return report.generate_report().split("\n") if report.has_errors() else []


for line in open(sys.argv[1]):
    print(json.dumps(answer(*json.loads(line))))
