package org.turkbridge.junit;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.turkbridge.ArchitectureRules;

/** The rules of all modules. */
@AnalyzeClasses(
    packages = "org.turkbridge",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureRules.WithoutTestJars.class})
class ArchitectureTest {
  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
