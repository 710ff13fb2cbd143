package org.turkbridge.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the module may know. */
@AnalyzeClasses(
    packages = "org.turkbridge.spark",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SparkArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_ARCHIVES_AND_SPARK_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.turkbridge.spark",
              "org.turkbridge.archive..",
              "org.turkbridge.json",
              "org.turkbridge.translate..",
              "software.amazon.awssdk.core..",
              "software.amazon.awssdk.services.mturk.model..",
              "com.fasterxml.jackson.core..",
              "picocli..",
              "org.apache.spark..",
              "org.apache.hadoop..",
              "org.slf4j..",
              "org.jspecify..",
              // What Spark's registry of accumulators and the settings of a session give.
              "scala",
              "scala.collection",
              "scala.collection.immutable");
}
