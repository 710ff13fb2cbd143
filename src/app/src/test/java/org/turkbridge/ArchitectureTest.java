package org.turkbridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of all modules, and those of the program. */
@AnalyzeClasses(
    packages = "org.turkbridge",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureRules.WithoutTestJars.class})
class ArchitectureTest {
  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

  @ArchTest
  static final ArchRule NO_CYCLES_AMONG_THE_COMMANDS_OF_THE_AWS_CLI =
      slices().matching("org.turkbridge.awscli.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_PROMPT_KNOWS_THE_LINE_EDITOR =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.cli.prompt..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jline..");
}
