<?php
// Calls operations that are not answered, in the versions that are named after the address of the bridge.
// Prints of each answer a line: version, operation, code and message of its error.

$address = $argv[1];

function call(SoapClient $client, string $operation, array $request): stdClass
{
    $now = gmdate("Y-m-d\TH:i:s\Z");
    $text = "AWSMechanicalTurkRequester" . $operation . $now;
    return $client->$operation([
        "AWSAccessKeyId" => getenv("ACCESS_KEY_ID"),
        "Timestamp" => $now,
        "Signature" => base64_encode(hash_hmac("sha1", $text, getenv("SECRET_ACCESS_KEY"), true)),
        "Request" => [$request],
    ]);
}

$requests = [
    "CreateHIT" => [
        "LifetimeInSeconds" => 60,
        "Title" => "<&>",
        "Question" => "<QuestionForm/>",
        "Reward" => ["Amount" => "0.05", "CurrencyCode" => "USD"],
        "QualificationRequirement" => [
            [
                "QualificationTypeId" => "00000000000000000071",
                "Comparator" => "EqualTo",
                "LocaleValue" => ["Country" => "US"],
            ],
        ],
    ],
    "GetAccountBalance" => [],
    "SearchHITs" => ["SortProperty" => "Enumeration", "PageSize" => 5],
];

foreach (array_slice($argv, 2) as $version) {
    $client = new SoapClient(
        "{$address}AWSMechanicalTurk/$version/AWSMechanicalTurkRequester.wsdl",
        ["cache_wsdl" => WSDL_CACHE_NONE, "features" => SOAP_SINGLE_ELEMENT_ARRAYS]
    );
    foreach ($requests as $operation => $request) {
        $error = call($client, $operation, $request)->OperationRequest->Errors->Error[0];
        echo "$version $operation $error->Code $error->Message\n";
    }
}
