package org.turkbridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.xml.bind.JAXB;
import jakarta.xml.bind.Unmarshaller;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.XMLReader;

/**
 * The packages of all modules and the one direction between them. A module that none is above has a
 * test of them, which sees its classes and those below.
 */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  /** Other modules hand on what their tests share. */
  public static final class WithoutTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("message")
          .definedBy("org.turkbridge.message..")
          .layer("xml")
          .definedBy("org.turkbridge.xml..")
          .layer("python")
          .definedBy("org.turkbridge.python..")
          .layer("requester")
          .definedBy("org.turkbridge.requester..")
          .layer("memory")
          .definedBy("org.turkbridge.memory..")
          .layer("translate")
          .definedBy("org.turkbridge.translate..")
          .layer("json")
          .definedBy("org.turkbridge.json..")
          .layer("mapping")
          .definedBy("org.turkbridge.mapping..")
          .layer("legacy")
          .definedBy("org.turkbridge.legacy..")
          .layer("archive")
          .definedBy("org.turkbridge.archive..")
          .layer("local")
          .definedBy("org.turkbridge.local..")
          .layer("notification")
          .definedBy("org.turkbridge.notification..")
          .layer("shim")
          .definedBy("org.turkbridge.shim..")
          .layer("convert")
          .definedBy("org.turkbridge.convert..")
          .layer("awscli")
          .definedBy("org.turkbridge.awscli..")
          .layer("schema")
          .definedBy("org.turkbridge.schema..")
          .layer("verify")
          .definedBy("org.turkbridge.verify..")
          .layer("console")
          .definedBy("org.turkbridge.console..")
          .layer("http")
          .definedBy("org.turkbridge.http..")
          .layer("cli")
          .definedBy("org.turkbridge.cli..")
          .layer("junit")
          .definedBy("org.turkbridge.junit..")
          .whereLayer("message")
          .mayNotAccessAnyLayer()
          .whereLayer("memory")
          .mayNotAccessAnyLayer()
          .whereLayer("xml")
          .mayNotAccessAnyLayer()
          .whereLayer("memory")
          .mayOnlyBeAccessedByLayers("legacy", "local", "shim", "console", "http")
          .whereLayer("python")
          .mayNotAccessAnyLayer()
          .whereLayer("python")
          .mayOnlyBeAccessedByLayers("requester", "awscli", "cli")
          .whereLayer("requester")
          .mayOnlyAccessLayers("python")
          .whereLayer("translate")
          .mayOnlyAccessLayers("message", "xml")
          .whereLayer("json")
          .mayOnlyAccessLayers("translate")
          .whereLayer("mapping")
          .mayOnlyAccessLayers("message", "translate", "json")
          .whereLayer("legacy")
          .mayOnlyAccessLayers("memory", "message", "requester", "translate", "mapping", "xml")
          .whereLayer("archive")
          .mayOnlyAccessLayers("message", "schema", "translate", "json", "xml")
          .whereLayer("local")
          .mayOnlyAccessLayers(
              "memory", "message", "requester", "schema", "translate", "json", "archive", "xml")
          .whereLayer("notification")
          .mayOnlyAccessLayers("requester", "legacy", "local")
          .whereLayer("notification")
          .mayOnlyBeAccessedByLayers("http", "cli", "junit")
          .whereLayer("shim")
          .mayOnlyAccessLayers(
              "memory", "message", "requester", "translate", "json", "mapping", "legacy")
          .whereLayer("convert")
          .mayOnlyAccessLayers("message", "translate", "json", "archive")
          .whereLayer("convert")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("awscli")
          .mayOnlyAccessLayers(
              "message", "python", "requester", "schema", "translate", "json", "legacy", "archive")
          .whereLayer("awscli")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("schema")
          .mayOnlyAccessLayers("xml")
          .whereLayer("verify")
          .mayOnlyAccessLayers(
              "message",
              "requester",
              "schema",
              "translate",
              "json",
              "legacy",
              "archive",
              "http",
              "xml")
          .whereLayer("verify")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("console")
          .mayOnlyAccessLayers(
              "memory",
              "message",
              "requester",
              "translate",
              "json",
              "mapping",
              "legacy",
              "local",
              "shim",
              "xml")
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("http", "cli")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("verify", "cli", "junit")
          .whereLayer("junit")
          .mayOnlyAccessLayers("requester", "legacy", "archive", "local", "http", "xml")
          .whereLayer("junit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.turkbridge.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TRANSLATION_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("org.turkbridge.translate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "org.slf4j..")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule SCORING_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("org.turkbridge.local.scoring..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.turkbridge.local",
              "org.turkbridge.archive..",
              "org.turkbridge.requester..",
              "java.nio.file..",
              "java.net..",
              "java.sql..",
              "java.time..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule ONLY_THE_HTTP_ROOM_KNOWS_THE_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty.server..");

  @ArchTest
  static final ArchRule BESIDES_IT_RECEPTORS_ALONE_ARE_CALLED_BY_JETTY =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.http..")
          .and()
          .haveNameNotMatching("org\\.turkbridge\\.notification\\.Receptors(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule THE_PROGRAM_RUNS_WITHOUT_JUNIT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..");

  /** Each of these fetches what a document names unless it is told not to. */
  private static final Set<Class<?>> FACTORIES_OF_XML_PARSERS =
      Set.of(
          XMLInputFactory.class,
          SAXParserFactory.class,
          DocumentBuilderFactory.class,
          SchemaFactory.class,
          TransformerFactory.class,
          XPathFactory.class);

  @ArchTest
  static final ArchRule ONLY_ONE_PLACE_MAKES_FACTORIES_OF_XML_PARSERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.xml..")
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "it makes a factory of XML parsers; take one of XmlFactories",
                  call ->
                      FACTORIES_OF_XML_PARSERS.stream()
                              .anyMatch(call.getTargetOwner()::isAssignableTo)
                          && call.getName().matches("<init>|new.*(Instance|Factory)")));

  /** A parser that is given no factory, or a text to read, makes a factory of its own. */
  @ArchTest
  static final ArchRule EVERY_XML_PARSER_COMES_FROM_A_FACTORY =
      noClasses()
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe(
                  "it makes an XML parser without XmlFactories",
                  call ->
                      (call.getTargetOwner().isAssignableTo(XMLReader.class)
                              && call.getName().equals("<init>")
                              && call.getTarget().getRawParameterTypes().isEmpty())
                          || call.getTargetOwner()
                              .getName()
                              .equals("org.xml.sax.helpers.XMLReaderFactory")
                          || call.getTargetOwner().isEquivalentTo(JAXB.class)
                          || (call.getTargetOwner().isAssignableTo(Unmarshaller.class)
                              && call.getName().equals("unmarshal")
                              && !call.getTarget()
                                  .getRawParameterTypes()
                                  .get(0)
                                  .isEquivalentTo(XMLStreamReader.class))));

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.local.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "com.zaxxer..", "org.sqlite..");

  @ArchTest
  static final ArchRule THE_STORE_DOES_NOT_KNOW_THE_OPERATIONS =
      noClasses()
          .that()
          .resideInAPackage("org.turkbridge.local.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.turkbridge.local", "org.turkbridge.local.scoring..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_READS_THE_ENVIRONMENT =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.turkbridge.cli..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule THE_ROOT_HOLDS_NOTHING =
      classes().should().resideOutsideOfPackage("org.turkbridge");
}
