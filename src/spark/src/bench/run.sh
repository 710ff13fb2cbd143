#!/bin/sh
# Runs the benchmark over the jars that were built, with the Spark at SPARK_HOME: run.sh RECORDS [ROUNDS].
# 430000 records are 2 GB.
set -e
top=$(CDPATH='' cd "$(dirname "$0")/../../../.." && pwd -P)
cd "$top"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
opens=$(sed -n 's|.*<spark.opens>\(.*\)</spark.opens>.*|\1|p' src/spark/pom.xml)
src/app/src/bench/run.sh ArchiveGenerator "$work/archive.xml" "${1:?how many records}"
java "-Dspark.opens=$opens" "-Dspark.classpath=${SPARK_HOME:?where Spark is}/jars/*" \
  -cp src/spark/target/test-classes:src/spark/target/classes:target/turkbridge-spark.jar \
  org.turkbridge.spark.SparkBenchmark "$work/archive.xml" "${2:-3}"
