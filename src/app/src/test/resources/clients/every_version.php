<?php
// Calls operations on HITs, money and statistics in the versions that are named after the address of the bridge. Prints
// of each answer a line: version, operation, and the id of the HIT, the balance, a number of HITs, or code and message
// of the error.

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
        "AssignmentDurationInSeconds" => 60,
        "LifetimeInSeconds" => 60,
        "Title" => "<&>",
        "Description" => "d",
        "Question" => $argv[2],
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
    "GetRequesterStatistic" => ["Statistic" => "NumberHITsCreated", "TimePeriod" => "LifeToDate"],
    "SearchHITs" => ["SortProperty" => "Enumeration", "PageSize" => 5],
];

foreach (array_slice($argv, 3) as $version) {
    $client = new SoapClient(
        "{$address}AWSMechanicalTurk/$version/AWSMechanicalTurkRequester.wsdl",
        ["cache_wsdl" => WSDL_CACHE_NONE, "features" => SOAP_SINGLE_ELEMENT_ARRAYS]
    );
    foreach ($requests as $operation => $request) {
        $answer = call($client, $operation, $request);
        $error = $answer->OperationRequest->Errors->Error[0] ?? $answer->HIT[0]->Request->Errors->Error[0] ?? null;
        $said = $error ? "$error->Code $error->Message" : $answer->HIT[0]->HITId
            ?? $answer->GetAccountBalanceResult[0]->AvailableBalance->FormattedPrice
            ?? $answer->GetStatisticResult[0]->DataPoint[0]->LongValue
            ?? $answer->SearchHITsResult[0]->TotalNumResults;
        echo "$version $operation $said\n";
    }
}
