"""The whole life of HITs, by programs of both generations, alone and crossed."""

import datetime
import decimal
import os
import unittest
import unittest.mock
import uuid

from boto.mturk.connection import BaseAutoResultElement
from boto.mturk.price import Price
from boto.mturk.question import ExternalQuestion

import bridge
import workflow_client
from workflow_client import ANSWER, TEST, Commands, only

QUESTIONS = {
    "QuestionForm": TEST,
    "ExternalQuestion": ExternalQuestion("https://a.example/q?a=1&b=2", 400).get_as_xml(),
    "HTMLQuestion": """<HTMLQuestion xmlns="http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/HTMLQuestion.xsd">
  <HTMLContent><![CDATA[<!DOCTYPE html><html><body>Which colour — <b>&amp;</b>?</body></html>]]></HTMLContent>
  <FrameHeight>0</FrameHeight>
</HTMLQuestion>""",
}
WORKERS = ("AHITWORKERONE", "AHITWORKERTWO", "AHITWORKERTHREE")
UNKNOWN = "3NOSUCHHITOFTHEEXAMPLE"
GROUPS = ["Minimal", "HITDetail", "HITQuestion", "HITAssignmentSummary"]
HOUR = 3600
PAST = "2001-01-01T00:00:00Z"
REWARD = "0.05"
BONUS = "0.25"
# Of two assignments, with the least fee.
PAID = decimal.Decimal("0.12")
# Of one assignment and a bonus.
PAID_WITH_BONUS = decimal.Decimal("0.36")
TYPE = {
    "Description": "by the workflow <&>",
    "Keywords": "colours, hits",
    "AssignmentDurationInSeconds": HOUR,
    "AutoApprovalDelayInSeconds": 24 * HOUR,
}

# As in workflow_client; None where a generation has no such operation, or calls it in its own way.
workflow_client.OPERATIONS.update(
    {
        "register hit type": (
            ("RegisterHITType", "RegisterHITTypeResult"),
            ("create_hit_type", None),
            TYPE,
        ),
        "create hit": (
            ("CreateHIT", "HIT"),
            ("create_hit_with_hit_type", "HIT"),
            {"LifetimeInSeconds": HOUR},
        ),
        "hit": (("GetHIT", "HIT"), ("get_hit", "HIT"), {}),
        "hits of all": (("SearchHITs", "HIT"), ("list_hits", "HITs"), {}),
        "reviewable": (("GetReviewableHITs", "HIT"), ("list_reviewable_hits", "HITs"), {}),
        "reviewing": (("SetHITAsReviewing", None), ("update_hit_review_status", None), {}),
        "assignments": (
            ("GetAssignmentsForHIT", "Assignment"),
            ("list_assignments_for_hit", "Assignments"),
            {},
        ),
        "approve": (("ApproveAssignment", None), ("approve_assignment", None), {}),
        "reject assignment": (("RejectAssignment", None), ("reject_assignment", None), {}),
        "approve rejected": (("ApproveRejectedAssignment", None), ("approve_assignment", None), {}),
        "extend": (("ExtendHIT", None), ("create_additional_assignments_for_hit", None), {}),
        "expire": (("ForceExpireHIT", None), ("update_expiration_for_hit", None), {}),
        "dispose hit": (("DisposeHIT", None), ("delete_hit", None), {}),
        "reviews": (
            ("GetReviewResultsForHIT", None),
            ("list_review_policy_results_for_hit", None),
            {},
        ),
        "balance": (
            ("GetAccountBalance", "AvailableBalance"),
            ("get_account_balance", "AvailableBalance"),
            {},
        ),
        "bonus": (("GrantBonus", None), ("send_bonus", None), {}),
        "bonuses": (
            ("GetBonusPayments", "BonusPayment"),
            ("list_bonus_payments", "BonusPayments"),
            {},
        ),
        "notify": (
            ("NotifyWorkers", "NotifyWorkersFailureStatus"),
            ("notify_workers", "NotifyWorkersFailureStatuses"),
            {},
        ),
        "block": (("BlockWorker", None), ("create_worker_block", None), {}),
        "unblock": (("UnblockWorker", None), ("delete_worker_block", None), {}),
        "blocks": (
            ("GetBlockedWorkers", "WorkerBlock"),
            ("list_worker_blocks", "WorkerBlocks"),
            {},
        ),
        "statistic": (
            ("GetRequesterStatistic", "DataPoint"),
            None,
            {"Statistic": "TotalBonusPayout", "TimePeriod": "LifeToDate"},
        ),
        "statistic of worker": (
            ("GetRequesterWorkerStatistic", "DataPoint"),
            None,
            {"Statistic": "NumberAssignmentsApproved", "TimePeriod": "OneDay"},
        ),
        "help": (("Help", "OperationInformation"), None, {}),
    }
)
workflow_client.SINGLE += ("register hit type", "create hit", "hit")


class Program:
    """What is called alike; a subclass says the rest, and is a program of workflow_client, too."""

    groups = {}

    def hit(self, hit_id):
        found = self.ask("hit", HITId=hit_id, **self.groups)
        return {
            "Status": found["HITStatus"],
            "Title": found["Title"],
            "Question": found["Question"],
            "Reward": self.reward(found),
            "Assignments": tuple(
                int(found[name])
                for name in (
                    "MaxAssignments",
                    "NumberOfAssignmentsPending",
                    "NumberOfAssignmentsAvailable",
                    "NumberOfAssignmentsCompleted",
                )
            ),
        }

    def has(self, hit_id):
        return hit_id in [each["HITId"] for each in self.ask("hits of all", **self.page)]

    def can_review(self, hit_id, status="Reviewable"):
        found = self.ask("reviewable", Status=status, **self.page)
        return hit_id in [each["HITId"] for each in found or []]

    def assignments(self, hit_id):
        return {
            each["AssignmentId"]: (
                each["WorkerId"],
                each["AssignmentStatus"],
                bridge.answers(each["Answer"])[0][1][0],
            )
            for each in self.ask("assignments", HITId=hit_id, **self.page)
        }

    def reviewing(self, hit_id, revert):
        self.ask("reviewing", HITId=hit_id, Revert=revert)

    def approve(self, assignment_id):
        self.ask("approve", AssignmentId=assignment_id, RequesterFeedback="good <&>")

    def reject_assignment(self, assignment_id):
        self.ask("reject assignment", AssignmentId=assignment_id, RequesterFeedback="not ζ")

    def dispose_hit(self, hit_id):
        self.ask("dispose hit", HITId=hit_id)

    def bonus(self, assignment_id, worker, reason):
        self.ask(
            "bonus",
            AssignmentId=assignment_id,
            WorkerId=worker,
            BonusAmount=self.price(BONUS),
            Reason=reason,
        )

    def bonuses(self, **of):
        return [
            (each["WorkerId"], each["AssignmentId"], self.bonus_of(each), each["Reason"])
            for each in self.ask("bonuses", **of, **self.page) or []
        ]

    def block(self, worker, reason):
        self.ask("block", WorkerId=worker, Reason=reason)

    def unblock(self, worker):
        self.ask("unblock", WorkerId=worker, Reason="forgiven")

    def blocks(self):
        found = self.ask("blocks", **self.page) or []
        return {each["WorkerId"]: each["Reason"] for each in found}

    def reviews(self, hit_id):
        """The results of each level, and the actions on assignments."""
        results, actions, target = self.lists
        found = self.ask("reviews", HITId=hit_id)
        return (
            *(
                {
                    (each["SubjectId"], optional(each, "QuestionId"), each["Key"], each["Value"])
                    for each in found[report][results]
                }
                for report in ("AssignmentReviewReport", "HITReviewReport")
            ),
            [
                (each[target], each["ActionName"], each["Status"].upper())
                for each in found["AssignmentReviewReport"][actions]
            ],
        )


def optional(element, name):
    """None where it is absent, as zeep has it."""
    return element.get(name) if isinstance(element, dict) else element[name]


class Legacy(Program):
    page = {"PageSize": 100}

    @staticmethod
    def price(dollars):
        return {"Amount": dollars, "CurrencyCode": "USD"}

    def statistics(self, worker):
        """The bonuses that were ever paid, and how many of a Worker's assignments were approved today."""
        [ever] = self.ask("statistic")
        [today] = self.ask("statistic of worker", WorkerId=worker)
        return float(ever["DoubleValue"]), int(today["LongValue"])

    def helps(self):
        [told] = self.ask("help", About=["GrantBonus"])
        return told["Name"]

    def approve_rejected(self, assignment_id):
        self.ask("approve rejected", AssignmentId=assignment_id)

    def extend(self, hit_id, assignments):
        self.ask("extend", HITId=hit_id, MaxAssignmentsIncrement=assignments)

    def expire(self, hit_id):
        self.ask("expire", HITId=hit_id)


class Verbatim(ExternalQuestion):
    """Any question, of which boto 2 asks for the text alone."""

    def __init__(self, text):
        self.text = text

    def get_as_xml(self):
        return self.text


class Old(Legacy, workflow_client.Old):
    """boto 2, by its own methods."""

    def register(self, title):
        made = self.refusing(
            self.boto.register_hit_type,
            title,
            TYPE["Description"],
            Price(float(REWARD)),
            TYPE["AssignmentDurationInSeconds"],
            TYPE["Keywords"],
            TYPE["AutoApprovalDelayInSeconds"],
        )
        return made[0].HITTypeId

    def create_hit(self, type_id, question, assignments):
        made = self.refusing(
            lambda: self.boto.create_hit(
                hit_type=type_id,
                question=Verbatim(question),
                max_assignments=assignments,
                lifetime=datetime.timedelta(seconds=HOUR),
            )
        )[0]
        assert made.HITTypeId == type_id
        return made.HITId

    def ask(self, step, **parameters):
        if step == "hit":
            return vars(self.refusing(self.boto.get_hit, parameters["HITId"], GROUPS)[0])
        if step == "hits of all":
            return [vars(each) for each in self.boto.search_hits(page_size=100)]
        if step == "reviewable":
            status = parameters["Status"]
            return [
                vars(each)
                for each in self.boto.get_reviewable_hits(status=status, page_size=100)
            ]
        return super().ask(step, **parameters)

    @staticmethod
    def reward(found):
        return found["Amount"]

    def assignments(self, hit_id):
        return {
            each.AssignmentId: (each.WorkerId, each.AssignmentStatus, each.answers[0][0].fields[0])
            for each in self.refusing(self.boto.get_assignments, hit_id)
        }

    def reviewing(self, hit_id, revert):
        self.refusing(self.boto.set_reviewing, hit_id, revert)

    def approve(self, assignment_id):
        self.refusing(self.boto.approve_assignment, assignment_id, "good <&>")

    def reject_assignment(self, assignment_id):
        self.refusing(self.boto.reject_assignment, assignment_id, "not ζ")

    def approve_rejected(self, assignment_id):
        self.refusing(self.boto.approve_rejected_assignment, assignment_id)

    def extend(self, hit_id, assignments):
        self.refusing(self.boto.extend_hit, hit_id, assignments)

    def expire(self, hit_id):
        self.refusing(self.boto.expire_hit, hit_id)

    def dispose_hit(self, hit_id):
        self.refusing(self.boto.dispose_hit, hit_id)

    def bonus(self, assignment_id, worker, reason):
        self.refusing(
            self.boto.grant_bonus, worker, assignment_id, Price(float(BONUS)), reason
        )

    def bonuses(self, **of):
        return [
            (each.WorkerId, each.AssignmentId, each.Amount, each.Reason)
            for each in self.items("bonuses", **of, PageSize=100)
        ]

    def notify(self, workers, subject, text):
        self.refusing(self.boto.notify_workers, workers, subject, text)

    def block(self, worker, reason):
        self.refusing(self.boto.block_worker, worker, reason)

    def unblock(self, worker):
        self.refusing(self.boto.unblock_worker, worker, "forgiven")

    def blocks(self):
        return {each.WorkerId: each.Reason for each in self.items("blocks", PageSize=100)}

    def balance(self):
        return decimal.Decimal(str(self.refusing(self.boto.get_account_balance)[0].amount))

    def statistics(self, worker):
        [ever] = self.items("statistic")
        [today] = self.items("statistic of worker", WorkerId=worker)
        return float(ever.DoubleValue), int(today.LongValue)

    def helps(self):
        [told] = self.items("help", About="GrantBonus")
        return told.Name

    def items(self, step, **parameters):
        """What boto 2 has no method for, by that of all its methods."""
        (operation, element), _, besides = workflow_client.OPERATIONS[step]
        return self.refusing(
            self.boto._process_request,
            operation,
            {**besides, **parameters},
            [(element, BaseAutoResultElement)],
        )


class Soap(Legacy, workflow_client.Soap):
    groups = {"ResponseGroup": GROUPS}
    lists = ("ReviewResult", "ReviewAction", "ObjectId")

    def register(self, title):
        price = {"Amount": REWARD, "CurrencyCode": "USD"}
        return self.ask("register hit type", Title=title, Reward=price)["HITTypeId"]

    def create_hit(self, type_id, question, assignments):
        return self.ask(
            "create hit", HITTypeId=type_id, Question=question, MaxAssignments=assignments
        )["HITId"]

    @staticmethod
    def reward(found):
        return str(found["Reward"]["Amount"])

    @staticmethod
    def bonus_of(payment):
        return str(payment["BonusAmount"]["Amount"])

    def notify(self, workers, subject, text):
        return self.failures(
            self.ask("notify", Subject=subject, MessageText=text, WorkerId=workers)
        )

    @staticmethod
    def failures(found):
        return {each["WorkerId"]: each["NotifyWorkersFailureCode"] for each in found or []}

    def balance(self):
        return decimal.Decimal(self.ask("balance")["Amount"])


class SoapOf2007(Soap):
    """The version of most programs, which had no way to take a rejection back, nor review policies."""

    version = "2007-06-21"

    def approve_rejected(self, assignment_id):
        assert not self.can("approve rejected")
        only(New).approve_rejected(assignment_id)

    def reviews(self, hit_id):
        assert not self.can("reviews")
        return only(Soap).reviews(hit_id)

    def notify(self, workers, subject, text):
        # Its answers told no failures.
        (operation, _), current, besides = workflow_client.OPERATIONS["notify"]
        with unittest.mock.patch.dict(
            workflow_client.OPERATIONS, notify=((operation, None), current, besides)
        ):
            self.ask("notify", Subject=subject, MessageText=text, WorkerId=workers)

    def blocks(self):
        assert not self.can("blocks")
        return only(Soap).blocks()

    def statistics(self, worker):
        assert not self.can("statistic of worker")
        [ever] = self.ask("statistic")
        return ever["DoubleValue"], only(Soap).statistics(worker)[1]


class Current(Program):
    page = {}
    lists = ("ReviewResults", "ReviewActions", "TargetId")

    def register(self, title):
        return self.ask("register hit type", Title=title, Reward=REWARD)["HITTypeId"]

    def create_hit(self, type_id, question, assignments, **besides):
        return self.ask(
            "create hit",
            HITTypeId=type_id,
            Question=question,
            MaxAssignments=assignments,
            **besides,
        )["HITId"]

    @staticmethod
    def reward(found):
        return found["Reward"]

    def approve_rejected(self, assignment_id):
        self.ask("approve rejected", AssignmentId=assignment_id, OverrideRejection=True)

    def extend(self, hit_id, assignments):
        self.ask("extend", HITId=hit_id, NumberOfAdditionalAssignments=assignments)

    def expire(self, hit_id):
        self.ask("expire", HITId=hit_id, ExpireAt=PAST)

    @staticmethod
    def price(dollars):
        return dollars

    @staticmethod
    def bonus_of(payment):
        return payment["BonusAmount"]

    def notify(self, workers, subject, text):
        found = self.ask("notify", Subject=subject, MessageText=text, WorkerIds=workers)
        return {each["WorkerId"]: each["NotifyWorkersFailureCode"] for each in found}

    def balance(self):
        return decimal.Decimal(self.ask("balance"))


class New(Current, workflow_client.New):
    pass


class Cli(Current, workflow_client.Cli):
    says = (
        ("currently in the state", "InvalidHITState"),
        ("Hit %s does not exist" % UNKNOWN, "HITDoesNotExist"),
        ("Assignment %s does not exist" % UNKNOWN, "AssignmentDoesNotExist"),
        ("called with a status of: ", "InvalidAssignmentState"),
    )


def work(command, *options):
    """What a Worker does, by the command, while the server has the store open."""
    return only(Commands).run("worker", command, "--store", os.environ["STORE"], *options)


def accept(hit_id, worker):
    code, out, err = work("accept", "--hit-id", hit_id, "--worker-id", worker)
    if code:
        raise AssertionError(err)
    return out.split()[0]


def submit(assignment_id, answer):
    with open(os.path.join(os.environ["HOME"], "answer.xml"), "w", encoding="utf-8") as file:
        file.write(ANSWER % answer)
    code, _, err = work("submit", "--assignment-id", assignment_id, "--answer", file.name)
    if code:
        raise AssertionError(err)


class Workflow(workflow_client.Workflow):
    """One workflow: one client makes the HIT, one acts on it, and both generations look on."""

    # Those of Qualifications are in workflow_client.
    test_from_type_to_disposal = None
    test_unknown_types_are_named_so = None

    def setUp(self):
        self.made, self.acted = only(self.maker), only(self.actor)
        # The acting client is one of both generations, or a third.
        self.sides = list(dict.fromkeys((only(Old), only(New), self.acted)))

    def look(self, hit_id, status, *assignments):
        """Both generations, and the acting client, see the HIT so, in itself and in lists."""
        for side in self.sides:
            self.assertEqual(
                {**self.expected, "Status": status, "Assignments": assignments},
                side.hit(hit_id),
                type(side).__name__,
            )
            self.assertEqual(status != "Disposed", side.has(hit_id), type(side).__name__)
            for each in ("Reviewable", "Reviewing"):
                self.assertEqual(
                    status == each, side.can_review(hit_id, each), type(side).__name__
                )

    def assert_assignments(self, hit_id, expected):
        for side in self.sides:
            self.assertEqual(expected, side.assignments(hit_id), type(side).__name__)

    def test_from_creation_to_disposal(self):
        for kind, question in QUESTIONS.items():
            with self.subTest(kind):
                self.live(kind, question)

    def live(self, kind, question):
        title = "%s %s" % (kind, uuid.uuid4())
        self.expected = {"Title": title, "Question": question, "Reward": REWARD}
        type_id = self.made.register(title)
        self.both(lambda side: side.register(title), type_id)
        hit_id = self.made.create_hit(type_id, question, 2)
        self.look(hit_id, "Assignable", 2, 0, 2, 0)
        self.assert_assignments(hit_id, {})
        self.refused("InvalidHITState", self.acted.dispose_hit, hit_id)

        one = accept(hit_id, WORKERS[0])
        self.look(hit_id, "Assignable", 2, 1, 1, 0)
        code, _, err = work("accept", "--hit-id", hit_id, "--worker-id", WORKERS[0])
        self.assertNotEqual(0, code)
        self.assertIn(one, err)
        two = accept(hit_id, WORKERS[1])
        self.look(hit_id, "Unassignable", 2, 2, 0, 0)
        self.refused("InvalidAssignmentState", self.acted.approve, one)
        submit(one, "red")
        self.look(hit_id, "Unassignable", 2, 1, 0, 0)
        work_of_one = (WORKERS[0], "red & ζ")
        self.assert_assignments(hit_id, {one: state(work_of_one, "Submitted")})
        submit(two, "blue")
        work_of_two = (WORKERS[1], "blue & ζ")
        self.look(hit_id, "Reviewable", 2, 0, 0, 0)

        self.acted.reviewing(hit_id, False)
        self.look(hit_id, "Reviewing", 2, 0, 0, 0)
        self.refused("InvalidHITState", self.acted.reviewing, hit_id, False)
        self.acted.reviewing(hit_id, True)
        self.refused("InvalidHITState", self.acted.dispose_hit, hit_id)

        balance = only(New).balance()
        self.acted.approve(one)
        self.refused("InvalidAssignmentState", self.acted.approve, one)
        self.refused("InvalidAssignmentState", self.acted.reject_assignment, one)
        self.acted.reject_assignment(two)
        self.refused("InvalidAssignmentState", self.acted.reject_assignment, two)
        self.refused("InvalidAssignmentState", self.acted.approve, two)
        self.assert_assignments(
            hit_id, {one: state(work_of_one, "Approved"), two: state(work_of_two, "Rejected")}
        )
        self.assertEqual(PAID / 2, balance - only(New).balance())
        self.acted.approve_rejected(two)
        self.assert_assignments(
            hit_id, {one: state(work_of_one, "Approved"), two: state(work_of_two, "Approved")}
        )
        self.assertEqual(PAID, balance - only(New).balance())
        self.look(hit_id, "Reviewable", 2, 0, 0, 2)

        self.acted.extend(hit_id, 1)
        self.look(hit_id, "Assignable", 3, 0, 1, 2)
        self.acted.expire(hit_id)
        self.look(hit_id, "Reviewable", 3, 0, 1, 2)
        code, _, err = work("accept", "--hit-id", hit_id, "--worker-id", WORKERS[2])
        self.assertNotEqual(0, code)
        self.assertIn("it expired", err)

        self.acted.dispose_hit(hit_id)
        self.look(hit_id, "Disposed", 3, 0, 1, 2)
        self.refused("InvalidHITState", self.acted.dispose_hit, hit_id)

    def test_the_sample_flow(self):
        """Create, poll, approve, bonus, notify, block, dispose."""
        balance = only(New).balance()
        paid, _ = only(Old).statistics("ANOBODY")
        worker = "AFLOW" + uuid.uuid4().hex.upper()
        type_id = self.made.register("Flow %s" % uuid.uuid4())
        hit_id = self.made.create_hit(type_id, QUESTIONS["ExternalQuestion"], 1)
        submit(accept(hit_id, worker), "red")

        [assignment_id] = self.acted.assignments(hit_id)
        self.acted.approve(assignment_id)
        self.acted.bonus(assignment_id, worker, "every <sheep> & ζ")
        failures = self.acted.notify([worker, "ANOBODY"], "More sheep", "Come & count")
        self.acted.block(worker, "enough")

        bonus = (worker, assignment_id, BONUS, "every <sheep> & ζ")
        for side in self.sides:
            name = type(side).__name__
            self.assertEqual([bonus], side.bonuses(HITId=hit_id), name)
            self.assertEqual([bonus], side.bonuses(AssignmentId=assignment_id), name)
            self.assertEqual("enough", side.blocks()[worker], name)
            self.assertEqual(PAID_WITH_BONUS, balance - side.balance(), name)
            if isinstance(side, Legacy):
                ever, today = side.statistics(worker)
                self.assertAlmostEqual(float(BONUS), ever - paid, 6, name)
                self.assertEqual(1, today, name)
                self.assertEqual("GrantBonus", side.helps(), name)
        # boto 2 reads no failures, and old versions told none.
        self.assertIn(failures, (None, {"ANOBODY": "HardFailure"}))
        code, out, err = work("inbox", "--worker-id", worker)
        self.assertEqual((0, ["More sheep", "Come & count"]), (code, out.strip().split("\t")[2:]))
        other = self.made.create_hit(type_id, QUESTIONS["ExternalQuestion"], 1)
        with self.assertRaisesRegex(AssertionError, "blocked the Worker"):
            accept(other, worker)
        self.acted.unblock(worker)
        for side in self.sides:
            self.assertNotIn(worker, side.blocks(), type(side).__name__)
        self.acted.dispose_hit(hit_id)
        self.assertFalse(self.acted.has(hit_id))

    def test_reviews_are_told_alike(self):
        hit_id = only(New).create_hit(
            self.made.register("Reviewed %s" % uuid.uuid4()),
            QUESTIONS["QuestionForm"],
            2,
            AssignmentReviewPolicy=policy(
                "ScoreMyKnownAnswers/2011-09-01",
                {
                    "Key": "AnswerKey",
                    "MapEntries": [{"Key": "colour", "Values": [" red & ζ "]}],
                },
                parameter("ApproveIfKnownAnswerScoreIsAtLeast", "100"),
            ),
            HITReviewPolicy=policy(
                "SimplePlurality/2011-09-01",
                parameter("QuestionIds", "colour"),
                parameter("QuestionAgreementThreshold", "50"),
                parameter("DisregardAssignmentIfRejected", "F"),
            ),
        )
        one, two = (accept(hit_id, worker) for worker in WORKERS[:2])
        submit(one, "red")
        submit(two, "blue")
        self.assert_assignments(
            hit_id,
            {
                one: (WORKERS[0], "Approved", "red & ζ"),
                two: (WORKERS[1], "Submitted", "blue & ζ"),
            },
        )
        of_assignments = {
            (one, "colour", "KnownAnswerCorrect", "1"),
            (one, None, "KnownAnswerScore", "100"),
            (two, "colour", "KnownAnswerCorrect", "0"),
            (two, None, "KnownAnswerScore", "0"),
        }
        of_hit = {
            (hit_id, "colour", "AgreedAnswerFound", "false"),
            (hit_id, None, "HitAgreementScore", "0"),
            *(
                (each, None, key, "0")
                for each in (one, two)
                for key in ("PluralityAnswersCorrect", "PluralityAnswersIncorrect")
            ),
        }
        for side in (only(Soap), only(New), self.acted):
            if not isinstance(side, Old):
                self.assertEqual(
                    (of_assignments, of_hit, [(one, "Approve", "SUCCEEDED")]),
                    side.reviews(hit_id),
                    type(side).__name__,
                )

    def test_unknown_ids_are_named_so(self):
        for call in (
            self.acted.hit,
            self.acted.assignments,
            self.acted.dispose_hit,
            self.acted.expire,
            lambda hit_id: self.acted.extend(hit_id, 1),
            lambda hit_id: self.acted.reviewing(hit_id, False),
        ):
            self.refused("HITDoesNotExist", call, UNKNOWN)
        for call in (self.acted.approve, self.acted.reject_assignment):
            self.refused("AssignmentDoesNotExist", call, UNKNOWN)


def policy(name, *parameters):
    return {"PolicyName": name, "Parameters": list(parameters)}


def parameter(key, *values):
    return {"Key": key, "Values": list(values)}


def state(work, status):
    worker, answer = work
    return worker, status, answer


globals().update(workflow_client.pairs(Workflow, (Old, New, Cli, Soap)))

# Who makes the HIT makes no difference to the flow.
for crossed in [each for name, each in globals().items() if "Then" in name]:
    crossed.test_the_sample_flow = None


class SoapOf2007Alone(Workflow, unittest.TestCase):
    maker = actor = SoapOf2007
