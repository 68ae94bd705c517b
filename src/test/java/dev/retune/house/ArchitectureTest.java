package dev.retune.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The arrows between the rooms of the house, each with its reason. */
@AnalyzeClasses(packages = "dev.retune", importOptions = MainClassesOnly.class)
class ArchitectureTest {
  private static final String BASE = "dev.retune.";

  /** From the roof to the ground: a room may know only those after it. */
  private static final List<String> ROOMS =
      List.of(
          "app",
          "cli",
          "ui",
          "collect",
          "backup",
          "settings",
          "export",
          "loop",
          "sample",
          "report",
          "retrain",
          "index",
          "review",
          "reasons",
          "stats",
          "find",
          "feedback",
          "embed",
          "audit",
          "db",
          "work",
          "text",
          "fault");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching(BASE + "(*)..")
          .should()
          .beFreeOfCycles()
          .because("a room is understood with those below it");

  @ArchTest
  static void arrowsGoDown(com.tngtech.archunit.core.domain.JavaClasses all) {
    for (int i = 1; i < ROOMS.size(); i++) {
      String[] above =
          ROOMS.subList(0, i).stream().map(r -> BASE + r + "..").toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(BASE + ROOMS.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above)
          .allowEmptyShould(true)
          .because("arrows between packages go down the list of rooms only")
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule everyRoomIsOnTheList =
      classes()
          .that()
          .resideOutsideOfPackage("dev.retune")
          .should()
          .resideInAnyPackage(ROOMS.stream().map(r -> BASE + r + "..").toArray(String[]::new))
          .because("a new room needs its place among the arrows");

  @ArchTest
  static final ArchRule onlyUiKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("all but the window works without a display");

  @ArchTest
  static final ArchRule viewModelsSeeNoNodes =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of JavaFX, except beans and collections",
                  (JavaClass c) ->
                      c.getPackageName().startsWith("javafx.")
                          && !c.getPackageName().startsWith("javafx.beans")
                          && !c.getPackageName().startsWith("javafx.collections")))
          .because("ViewModels are tested without the toolkit");

  @ArchTest
  static final ArchRule screensDoNotKnowEachOther =
      slices()
          .matching(BASE + "ui.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              resideInAnyPackage(BASE + "ui.kit..", BASE + "ui.shell.."))
          .ignoreDependency(
              resideInAnyPackage(BASE + "ui.shell.."), DescribedPredicate.alwaysTrue())
          .because("a screen can be changed or removed alone");

  @ArchTest
  static final ArchRule runLaterOnlyInTheKit =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "ui.kit..")
          .should()
          .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
          .because("one task runner takes results to the FX thread");

  @ArchTest
  static final ArchRule onlyTheTerminalPrints =
      noClasses()
          .that(
              are(
                  DescribedPredicate.not(
                      resideInAnyPackage(BASE + "cli..")
                          .or(
                              DescribedPredicate.describe(
                                  "the launcher",
                                  (JavaClass c) -> c.getName().startsWith(BASE + "Launcher"))))))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("standard output belongs to the commands");

  @ArchTest
  static final ArchRule noStaticMutableState =
      fields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beFinal()
          .allowEmptyShould(true)
          .because("state has an owner that was constructed");

  @ArchTest
  static final ArchRule oneClassHashes =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(BASE + "work.Sha256")
          .should()
          .callMethod(java.security.MessageDigest.class, "getInstance", String.class)
          .because("hashes are made in one place");

  @ArchTest
  static final ArchRule oneClassReplacesFiles =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(BASE + "work.AtomicFiles")
          // moves whole folders, and stops between two of them in tests
          .and()
          .doNotHaveFullyQualifiedName(BASE + "backup.Swap")
          .should()
          .accessField(java.nio.file.StandardCopyOption.class, "ATOMIC_MOVE")
          .because("a file is synced before it replaces another");

  @ArchTest
  static final ArchRule noSingletonsByReflection =
      noClasses()
          .should()
          .callMethod(Class.class, "newInstance")
          .orShould()
          .callMethod(java.lang.reflect.Constructor.class, "newInstance", Object[].class)
          .because("everything is built in one place, by hand");

  @ArchTest
  static final ArchRule viewModelsLiveInTheWindow =
      classes()
          .that(simpleNameEndingWith("ViewModel"))
          .should()
          .resideInAPackage(BASE + "ui..")
          .allowEmptyShould(true);
}
