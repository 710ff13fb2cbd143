#!/bin/sh
# Runs a benchmark over the jar that was built: run.sh NAME [ARGUMENT...]
top=$(CDPATH='' cd "$(dirname "$0")/../../../.." && pwd -P) || exit 3
classes=$top/target/turkbridge.jar
for module in app service core; do
  classes=$classes:$top/src/$module/target/test-classes
done
benchmark=${1:?the name of a benchmark, such as LegacyCallBenchmark}
shift
exec java -cp "$classes" "org.turkbridge.bench.$benchmark" "$@"
