package org.turkbridge.http;

/** The answers of {@link ReplayScene}, and where in them the results are. */
enum Answered {
  REST_PAGE("GetQualificationRequests", rest("GetQualificationRequests")),
  SOAP_PAGE("GetQualificationRequests", "/Envelope[1]/Body[1]" + rest("GetQualificationRequests")),
  SCORE("GetQualificationScore", "/GetQualificationScoreResponse[1]/Qualification[1]"),
  HOLDERS("GetQualificationsForQualificationType", rest("GetQualificationsForQualificationType")),
  TYPE("GetQualificationType", "/GetQualificationTypeResponse[1]/QualificationType[1]"),
  LIST("ListQualificationRequests", ""),
  CURRENT_SCORE("GetQualificationScore", "/Qualification"),
  WORKERS("ListWorkersWithQualificationType", ""),
  CURRENT_TYPE("GetQualificationType", "");

  private final String operation;
  private final String result;

  Answered(String operation, String result) {
    this.operation = operation;
    this.result = result;
  }

  private static String rest(String operation) {
    return "/%1$sResponse[1]/%1$sResult[1]".formatted(operation);
  }

  String operation() {
    return operation;
  }

  /** The path of what is at that path in the result. */
  String path(String inResult) {
    return result + inResult;
  }
}
